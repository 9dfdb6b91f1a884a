import Guidance
import HTML
import Practice

/// Says an answer in the words in which its question offered it.
struct AnswerWords {
    let setting: PageSetting
    let choices: FormChoices

    func say(_ answer: Answer, _ question: Question) -> Markup {
        switch answer {
        case .null: "Not answered"
        case .bool(let yes): yes ? "Yes" : "No"
        case .int(let number):
            "\(choices.numbered[question.key]?.first { $0.value == String(number) }?.label ?? String(number))"
        case .text(let text): say(text, question)
        case .list(let list): bullets(list.map { say($0, question) })
        case .object(let parts): object(parts, question)
        }
    }

    private func say(_ text: String, _ question: Question) -> Markup {
        switch question.type {
        case .choice, .choices: return "\(question.list.map { setting.label($0, text) } ?? text)"
        case .day: return "\(Day(text)?.inWords ?? text)"
        case .moment: return "\(Moment(text)?.inWords ?? text)"
        case .agency, .agencies: return "\(choices.agencies.first { $0.id.id == text }?.name ?? text)"
        case .practitioner, .practitioners: return "\(choices.practitioners.first { $0.id.id == text }?.name ?? text)"
        case .person, .people:
            return "\(choices.people.first { $0.person.id == text }?.fullName ?? "The person this is about")"
        case .words: return words(text)
        case .entry: return "\(choices.entries.first { $0.value == text }?.label ?? text)"
        case .stream: return "What it was started from"
        case .upload: return "The file that was sent"
        case .grades: return "\(question.grades.map { setting.label($0, text) } ?? text)"
        case .text, .yesNo, .number, .marks, .sections, .actions: return "\(text)"
        }
    }

    private func part(_ text: String, _ question: Question) -> Markup {
        question.type == .grades ? "<p class=\"govuk-body\">\(say(text, question))</p>" : words(text)
    }

    private func object(_ parts: [String: Answer], _ question: Question) -> Markup {
        if question.type == .actions { return action(parts) }
        let names =
            question.type == .sections || question.type == .grades
            ? (question.list.map { setting.guidance.options($0).map(\.code) } ?? []) : parts.keys.sorted()
        return names.filter { parts[$0] != nil }.markup { name in
            let label =
                question.list.map { setting.label($0, question.type == .marks ? (parts[name]?.text ?? name) : name) }
                ?? name
            let value: Markup = question.type == .marks && name == "part" ? "" : part(parts[name]?.text ?? "", question)
            return "<p class=\"govuk-body govuk-!-font-weight-bold\">\(label)</p>\(value)"
        }
    }
}
