/// How much the forms ask of practitioners: questions, minutes, and what each answer is for.
///
/// The minutes are reckoned from the kind of each question, with seconds that are assumed and stand in the page; nobody
/// has measured them.
package struct Burden: Sendable {
    private let guidance: Guidance
    private let library: Library

    /// As the latest edition asks.
    package init(_ library: Library) {
        self.library = library
        guidance = library.guidance(on: library.editions[library.editions.count - 1].from)
    }

    /// `docs/burden.md`, which a test compares with this text.
    package var markdown: String {
        let forms = library.forms.keys.sorted().compactMap { guidance.form($0) }
        var lines = [
            "# What the forms ask", "",
            "Written by `kith guidance burden` from `Sources/Guidance/Content/forms`; change it there.", "",
            """
            Minutes are reckoned, not measured: \(Self.assumed). *Least* counts what must always be answered, *most* \
            every question there is. A question whose answer is carried is offered with its last answer; an act \
            recorded together is written once for brothers and sisters.
            """, "",
            "| act | always | sometimes | not needed | minutes | spares writing |", "|---|---|---|---|---|---|",
        ]
        for form in forms { lines.append(row(form)) }
        let questions = forms.reduce(0) { $0 + $1.questions.count }
        lines += ["", "\(forms.count) forms ask \(questions) questions.", ""]
        for form in forms {
            lines += ["## \(form.title)", "", "`\(form.kind)`, \(form.cite)", ""]
            if form.questions.isEmpty { lines += ["Nothing is asked.", ""] }
            for question in form.questions { lines.append(line(question)) }
            if !form.questions.isEmpty { lines.append("") }
        }
        return lines.joined(separator: "\n").trimmedOfSpace + "\n"
    }

    private func row(_ form: Form) -> String {
        let always = form.questions.filter { !$0.optional && $0.when == nil }
        let sometimes = form.questions.filter { $0.when != nil }
        let open = form.questions.count - always.count - sometimes.count
        let least = minutes(always)
        let most = minutes(form.questions)
        let carried = form.questions.filter(\.carries).count
        let spares =
            [form.together ? "together" : nil, carried > 0 ? "\(carried) carried" : nil].compactMap { $0 }
            .joined(separator: ", ")
        return
            "| `\(form.kind)` | \(always.count) | \(sometimes.count) | \(open) | \(least == most ? least : "\(least) to \(most)") | \(spares) |"
    }

    private func line(_ question: Question) -> String {
        let needed = question.when != nil ? "sometimes" : question.optional ? "not needed" : "always"
        return "- \(question.label) (\(needed)): \(question.purpose.use.rawValue) \(question.purpose.what)"
    }

    private func minutes(_ questions: [Question]) -> String {
        let all = questions.reduce(0) { $0 + seconds($1) }
        return all < 60 ? "under 1" : String((all + 30) / 60)
    }

    private static let assumed = """
        6 seconds for a choice or a yes or no, 12 for several choices, one line, a date or a name, 60 for words, 40 for a \
        mark on the body map, 20 for words under a heading and 5 for a grade
        """

    private func seconds(_ question: Question) -> Int {
        let headings = question.list.map { guidance.options($0).count } ?? 1
        return switch question.type {
        case .choice, .yesNo, .number: 6
        case .choices, .text, .day, .moment, .person, .practitioner, .agency, .people, .practitioners, .agencies,
            .entry, .stream:
            12
        case .words: 60
        case .marks, .actions, .upload: 40
        case .sections: 20 * headings
        case .grades: 5 * headings
        }
    }
}
