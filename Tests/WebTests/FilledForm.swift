import Casework
import Guidance
import HTML
import HummingbirdTesting
import Practice

@testable import Web

/// A form as somebody fills it in: what the page hides in it, and a field for each answer that the page offers.
struct FilledForm {
    private(set) var fields: [(String, String)] = []
    private let page: String
    private let act: ActKind

    /// - Throws: `DoorDiffers` where the page has no field for an answer, or does not offer what is to be chosen.
    init(_ proposal: Proposal, on shown: TestResponse, library: Library) throws {
        page = shown.text
        act = proposal.act
        guard let start = page.range(of: "<form action=\"/act/\(act.rawValue)\"") else {
            throw DoorDiffers("\(act): its page has no form: \(shown.told)")
        }
        let form = page[start.lowerBound...]
        let end = form.range(of: "</form>")?.lowerBound ?? form.endIndex
        for hidden in form[..<end].matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/)
        where hidden.1 != "csrf" {
            fields.append((String(hidden.1), String(hidden.2)))
        }
        for stream in proposal.also { try choose("also", stream.description) }
        if !page.contains("name=\"about\" value") {
            for person in proposal.about { fields.append(("about", person.id)) }
        }
        if let happened = proposal.happenedAt {
            try choose("happened", "earlier")
            try type(happened, "happenedAt")
        }
        for document in proposal.documents { fields.append((DocumentFields.waiting, document.upload)) }
        for question in library.forms[act.rawValue]?.questions ?? [] {
            if let answer = proposal.answers[question.key] { try fill(question, answer) }
            for (other, own) in proposal.each {
                guard let answer = own[question.key] else { continue }
                try fill(question.asked(of: other.id, named: ""), answer)
            }
        }
    }

    private mutating func fill(_ question: Question, _ answer: Answer) throws {
        let key = question.key
        switch (question.type, answer) {
        case (.choice, .text(let code)), (.person, .text(let code)), (.practitioner, .text(let code)),
            (.agency, .text(let code)), (.entry, .text(let code)):
            try choose(key, code)
        case (.choices, .list(let codes)), (.people, .list(let codes)), (.practitioners, .list(let codes)),
            (.agencies, .list(let codes)):
            for code in codes { try choose(key, code.text ?? "") }
        case (.yesNo, .bool(let isYes)): try choose(key, isYes ? "true" : "false")
        case (.number, .int(let number)):
            if page.contains("<select class=\"govuk-select\" id=\"\(key)\"") {
                try choose(key, String(number))
            } else {
                try type(String(number), key)
            }
        case (.day, .text(let text)):
            guard let day = Day(text) else { throw DoorDiffers("\(act): \(text) is no day") }
            try type(day, key)
        case (.moment, .text(let text)):
            guard let moment = Moment(text) else { throw DoorDiffers("\(act): \(text) is no moment") }
            try type(moment, key)
        case (.sections, .object(let parts)):
            for (part, words) in parts { try type(words.text ?? "", "\(key).\(part)") }
        case (.grades, .object(let parts)):
            for (part, grade) in parts { try choose("\(key).\(part)", grade.text ?? "") }
        case (.marks, .list(let rows)), (.actions, .list(let rows)):
            for (row, parts) in rows.enumerated() {
                guard case .object(let parts) = parts else { continue }
                for (part, value) in parts where value != .null { try fill("\(key).\(row).\(part)", value, part) }
            }
        case (_, .text(let text)): try type(text, key)
        case (_, .null): break
        default: throw DoorDiffers("\(act): \(key) cannot be typed: \(answer)")
        }
    }

    private mutating func fill(_ name: String, _ value: Answer, _ part: String) throws {
        guard let text = value.text else { throw DoorDiffers("\(act): \(name) cannot be typed: \(value)") }
        if part == "by", let day = Day(text) { return try type(day, name) }
        if part == "practitioner" || part == "part" { return try choose(name, text) }
        try type(text, name)
    }

    private mutating func type(_ moment: Moment, _ name: String) throws {
        try type(moment.day, name)
        try type(moment.clockInWords, name + "-time")
    }

    private mutating func type(_ day: Day, _ name: String) throws {
        try type(String(day.day), name + "-day")
        try type(String(day.month), name + "-month")
        try type(String(day.year), name + "-year")
    }

    private mutating func type(_ words: String, _ name: String) throws {
        guard page.contains("name=\"\(name)\"") else { throw DoorDiffers("\(act): the page has no field \(name)") }
        fields.append((name, words))
    }

    /// Chooses what the page offers: a radio button, a box or an option of a list.
    private mutating func choose(_ name: String, _ code: String) throws {
        guard page.contains("name=\"\(name)\"") else { throw DoorDiffers("\(act): the page does not ask \(name)") }
        guard page.contains("value=\"\(code)\"") else {
            throw DoorDiffers("\(act): the page does not offer \(code) as \(name)")
        }
        fields.append((name, code))
    }
}
