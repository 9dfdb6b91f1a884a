import Guidance
import HTML

/// What somebody typed into an act's form, and the answers it makes.
struct TypedAnswers: Sendable {
    var fields: FormFields

    init(_ fields: FormFields) { self.fields = fields }

    init(draft: [String: [String]]) {
        fields = FormFields(draft.sorted { $0.key < $1.key }.flatMap { name, values in values.map { .init(name, $0) } })
    }

    /// The fields as a draft keeps them.
    var draft: [String: [String]] {
        var kept: [String: [String]] = [:]
        for entry in fields.entries { kept[entry.name, default: []].append(entry.value) }
        return kept
    }

    func text(_ name: String) -> String { fields[name] ?? "" }
    func chosen(_ name: String) -> Set<String> { Set(fields.all(name)) }
    func date(_ name: String) -> TypedDate {
        TypedDate(day: text(name + "-day"), month: text(name + "-month"), year: text(name + "-year"))
    }

    /// The answers to a form, with what cannot be read as a date or a number.
    func answers(to form: Form) -> (answers: [String: Answer], problems: [Problem]) {
        var answers: [String: Answer] = [:]
        var problems: [Problem] = []
        for question in form.questions {
            do throws(Unreadable) {
                if let answer = try answer(to: question) { answers[question.key] = answer }
            } catch {
                problems.append(Problem(question: question.key, message: error.message))
            }
        }
        return (answers, problems)
    }

    /// What was typed for one of several children alone.
    func own(_ form: Form, of child: String) -> [String: Answer] {
        var answers: [String: Answer] = [:]
        for question in form.ofEachChild {
            // Choices, words and yes or no: nothing of these is unreadable.
            answers[question.key] = (try? answer(to: question.asked(of: child, named: ""))).flatMap { $0 }
        }
        return answers
    }

    private func answer(to question: Question) throws(Unreadable) -> Answer? {
        let name = question.key
        switch question.type {
        case .choice, .text, .words, .person, .practitioner, .agency, .entry, .stream, .upload:
            let typed = text(name)
            return typed.isEmpty ? nil : .text(typed)
        case .choices, .people, .practitioners, .agencies:
            let all = fields.all(name).filter { !$0.isEmpty }
            return all.isEmpty ? nil : .list(all.map { .text($0) })
        case .yesNo:
            switch text(name) {
            case "true": return true
            case "false": return false
            default: return nil
            }
        case .number:
            let typed = text(name).trimmed
            if typed.isEmpty { return nil }
            guard let number = Int(typed) else { throw Unreadable("“\(question.label)” must be a whole number") }
            return .int(number)
        case .day:
            return try TypedDay.read(date(name), question.label).map { .text($0.description) }
        case .moment:
            return try TypedDay.read(date(name), time: text(name + "-time"), question.label).map {
                .text($0.description)
            }
        case .sections, .grades:
            var parts: [String: Answer] = [:]
            for entry in fields.entries where entry.name.hasPrefix(name + ".") && !entry.value.trimmed.isEmpty {
                parts[String(entry.name.dropFirst(name.count + 1))] = .text(entry.value)
            }
            return parts.isEmpty ? nil : .object(parts)
        case .marks: return try marks(name)
        case .actions: return try actions(name)
        }
    }

    /// A body map: rows of `name.N.part` and its companions; rows without a part are left out.
    private func marks(_ name: String) throws(Unreadable) -> Answer? {
        var rows: [Answer] = []
        for row in 0..<Self.mostMarks {
            let part = text("\(name).\(row).part")
            var mark: [String: Answer] = [:]
            for key in Self.markTexts {
                let typed = text("\(name).\(row).\(key)").trimmed
                if !typed.isEmpty { mark[key] = .text(typed) }
            }
            if part.isEmpty {
                if mark.isEmpty { continue }
                throw Unreadable("Choose the part of the body for mark \(row + 1)")
            }
            mark["part"] = .text(part)
            rows.append(.object(mark))
        }
        return rows.isEmpty ? nil : .list(rows)
    }

    /// Rows of a body map that the page offers at once; more marks go into another concern.
    static let mostMarks = 6
    static let markTexts = ["kind", "size", "colour", "words"]

    /// When it happened: now, or the moment typed.
    func happenedAt(_ now: Moment) throws(Unreadable) -> Moment? {
        guard text("happened") == "earlier" else { return nil }
        guard let moment = try TypedDay.read(date("happenedAt"), time: text("happenedAt-time"), "When it happened")
        else {
            throw Unreadable("Enter the date and time it happened")
        }
        return moment
    }
}

/// Typed words that cannot be read as what was asked for, with what to do.
struct Unreadable: Error {
    let message: String
    init(_ message: String) { self.message = message }
}

/// Reads dates and times of day as people type them.
enum TypedDay {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    static func read(_ typed: TypedDate, _ label: String) throws(Unreadable) -> Day? {
        let (day, month, year) = (typed.day.trimmed, typed.month.trimmed, typed.year.trimmed)
        if day.isEmpty, month.isEmpty, year.isEmpty { return nil }
        let missing = [(day, "a day"), (month, "a month"), (year, "a year")].filter { $0.0.isEmpty }.map { $0.1 }
        guard missing.isEmpty else {
            throw Unreadable("“\(label)” must include \(missing.joined(separator: " and "))")
        }
        guard let d = Int(day), let y = Int(year), let m = Int(month) ?? named(month) else {
            throw Unreadable("“\(label)” must be a real date, like 28 March 2024")
        }
        guard year.count == 4 else { throw Unreadable("The year of “\(label)” must have four figures, like 2024") }
        guard let read = Day(year: y, month: m, day: d) else {
            throw Unreadable("“\(label)” must be a real date, like 28 March 2024")
        }
        return read
    }

    private static func named(_ month: String) -> Int? {
        let word = month.lowercased()
        guard word.count >= 3 else { return nil }
        return months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
    }

    static func read(_ typed: TypedDate, time: String, _ label: String) throws(Unreadable) -> Moment? {
        guard let day = try read(typed, label) else {
            if time.trimmed.isEmpty { return nil }
            throw Unreadable("“\(label)” must include a date")
        }
        guard let (hour, minute) = clock(time) else {
            throw Unreadable("“\(label)” must include a time, like 2:05pm or 14:05")
        }
        return Moment(day, hour: hour, minute: minute)
    }

    /// Reads 2:05pm, 2pm, 14:05, 14.05, noon and midnight.
    static func clock(_ typed: String) -> (hour: Int, minute: Int)? {
        var text = typed.lowercased().filter { !$0.isWhitespace && $0 != "." || $0 == "." }.replacing(".", with: ":")
        text = text.filter { !$0.isWhitespace }
        if text == "noon" || text == "midday" { return (12, 0) }
        if text == "midnight" { return (0, 0) }
        let isAfternoon = text.hasSuffix("pm")
        let isMorning = text.hasSuffix("am")
        if isAfternoon || isMorning { text.removeLast(2) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = parts.first, var hour = first, parts.count <= 2 else { return nil }
        guard parts.count == 2 || isAfternoon || isMorning else { return nil }
        let minute = parts.count == 2 ? parts[1] : 0
        guard let minute, (0...59).contains(minute), hour >= 0 else { return nil }
        if isAfternoon || isMorning {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        return hour < 24 ? (hour, minute) : nil
    }
}
