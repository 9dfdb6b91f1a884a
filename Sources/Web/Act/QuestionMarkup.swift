import Casework
import Guidance
import HTML
import Practice

/// Draws the questions of an act's form.
struct QuestionMarkup {
    let setting: PageSetting
    let choices: FormChoices
    let typed: TypedAnswers
    let errors: [String: String]
    let about: Set<PersonID>
    /// What was answered the last time, by question.
    var carried: [String: Carried] = [:]
    /// The search that leads back to this form with somebody chosen for a question.
    var finds: (String) -> Link? = { _ in nil }
    /// What the page has explained so far.
    var told = Told()

    /// A list that is too long to show at once as radios.
    private static let mostRadios = 12

    func all(_ form: Form) -> Markup {
        form.questions.filter { !($0.key == "person" && about.count == 1) }.markup { question in
            guard let when = question.when else { return draw(question) + carried(question) }
            let values = when.values.map(Self.word)
            let other = form.question(when.key)
            let answers = when.values.map { value in
                switch value {
                case .bool(let yes): yes ? "yes" : "no"
                default: other?.list.flatMap { list in value.text.map { setting.label(list, $0) } } ?? Self.word(value)
                }
            }
            return shownWhen(
                when.key, isOneOf: values,
                words: "Answer this if “\(other?.label ?? when.key)” is \(answers.joined(separator: " or "))",
                draw(question) + carried(question))
        }
    }

    /// What is asked of one of several children alone.
    func own(_ form: Form, of child: String, named name: String) -> Markup {
        form.ofEachChild.markup { draw($0.asked(of: child, named: name)) }
    }

    private static func word(_ answer: Answer) -> String {
        switch answer {
        case .bool(let yes): yes ? "true" : "false"
        case .int(let number): String(number)
        default: answer.text ?? ""
        }
    }

    private func field(_ question: Question) -> Field {
        explaining(
            Field(
                question.key, question.label, hint: question.hint, error: errors[question.key], size: .small,
                isOptional: question.optional))
    }

    /// The field with the glossary's words of its hint as links.
    private func explaining(_ field: Field) -> Field {
        var field = field
        field.hintShown = field.hint.map { explained($0, told, in: setting.library) }
        return field
    }

    /// The answers with the glossary's words of their hints as links.
    private func explaining(_ choices: [Choice]) -> [Choice] {
        choices.map { choice in
            var choice = choice
            choice.hintShown = choice.hint.map { explained($0, told, in: setting.library) }
            return choice
        }
    }

    private func draw(_ question: Question) -> Markup {
        let field = field(question)
        let name = question.key
        switch question.type {
        case .choice:
            let options = options(question)
            return options.count > Self.mostRadios
                ? select(field, options, chosen: typed.text(name))
                : radios(field, explaining(options), chosen: typed.text(name))
        case .choices: return checkboxes(field, explaining(options(question)), chosen: typed.chosen(name))
        case .text:
            return question.most > 300
                ? textArea(field, value: typed.text(name), rows: 2) : textInput(field, value: typed.text(name))
        case .words: return textArea(field, value: typed.text(name), rows: 5)
        case .yesNo:
            let answer = typed.text(name)
            return yesNo(field, chosen: answer.isEmpty ? nil : answer == "true")
        case .number:
            guard let numbered = choices.numbered[name] else {
                return textInput(field, value: typed.text(name), kind: .number, width: .five)
            }
            // The hint says where the number stands; here the words do.
            let unhinted = Field(name, question.label, error: errors[name], size: .small, isOptional: question.optional)
            let blank = numbered.isEmpty ? "There is none at present" : "Choose one"
            return select(unhinted, numbered, chosen: typed.text(name), blank: blank)
        case .day: return dateInput(field, value: typed.date(name))
        case .moment: return momentInput(field, value: typed.date(name), time: typed.text(name + "-time"))
        case .agency: return select(field, choices.agencies(for: question), chosen: typed.text(name))
        case .agencies: return checkboxes(field, choices.agencies(for: question), chosen: typed.chosen(name))
        case .practitioner: return select(field, choices.practitioners(for: question), chosen: typed.text(name))
        case .practitioners: return checkboxes(field, choices.practitioners(for: question), chosen: typed.chosen(name))
        case .person:
            let find = finds(name).map { link in
                paragraph(HTML.link("Find someone who is not in this list", to: link, about: "for “\(question.label)”"))
            }
            return select(field, choices.people(except: about), chosen: typed.text(name)) + (find ?? "")
        case .people: return checkboxes(field, choices.people(except: about), chosen: typed.chosen(name))
        case .sections: return sections(question)
        case .actions: return actions(question)
        case .grades: return grades(question)
        case .entry: return select(field, choices.entries, chosen: typed.text(name))
        case .stream: return hiddenField(name, typed.text(name))
        case .upload: return upload(field, waiting: typed.text(name))
        case .marks: return marks(question)
        }
    }

    private func source(of last: Carried) -> Markup {
        switch last.act {
        case Conference.Minute.kind?: "As the conference's record says, written"
        case Conference.Hold.kind?: "As the conference decided in its outline plan"
        default: last.from?.process == .concern ? "As recorded with the concern" : "As answered"
        }
    }

    /// The last answer with its age, to be confirmed rather than written again.
    private func carried(_ question: Question) -> Markup {
        guard let last = carried[question.key] else { return "" }
        let days = setting.now.day - last.answeredAt.day
        let age = days == 0 ? "today" : "\(DueWords.counted(days, "day")) ago"
        let words = AnswerWords(setting: setting, choices: choices).say(last.answer, question)
        let name = "carry.\(question.key)"
        let confirm: Markup =
            last.isToRead
            ? paragraph("It says more than is asked here. Write above what belongs to this question.")
            : checkboxes(
                Field(name, "Does this still hold?", hint: "Then leave the question above empty.", size: .small),
                [Choice("\(last.entry)", "Yes, use this answer again")], chosen: typed.chosen(name))
        return insetText(
            """
            \(paragraph("\(source(of: last)) \(age), on \(last.answeredAt.day.inWords), by \(last.by):"))\
            <div class="govuk-body">\(words)</div>\(confirm)
            """)
    }

    private func options(_ question: Question) -> [Choice] {
        guard let list = question.list else { return [] }
        return setting.guidance.options(list).map { option in
            let mark = option.status == .unconfirmed ? " (unconfirmed)" : ""
            return Choice(option.code, option.label + mark, hint: option.hint)
        }
    }

    private func upload(_ field: Field, waiting: String) -> Markup {
        let isThere = !waiting.isEmpty
        let sent: Markup = isThere ? hiddenField(field.name, waiting) + insetText("A file was sent and waits.") : ""
        return sent + fileInput(field.sentAs(DocumentFields.files), accepts: DocumentFields.accepts)
    }

    private func sections(_ question: Question) -> Markup {
        let parts = options(question).markup { option in
            textArea(
                explaining(Field("\(question.key).\(option.value)", option.label, hint: option.hint)),
                value: typed.text("\(question.key).\(option.value)"), rows: 4)
        }
        let error = errors[question.key].map { message in
            "<p class=\"govuk-error-message\" id=\"\(fieldID(question.key))\">\(message)</p>\n" as Markup
        }
        return fieldset(question.label, size: .medium, "\(error)\(parts)")
    }

    /// One set of radios for each heading, graded in words.
    private func grades(_ question: Question) -> Markup {
        let words = (question.grades.map { setting.guidance.options($0) } ?? []).map {
            Choice($0.code, $0.label, hint: $0.hint)
        }
        let parts = options(question).markup { option in
            let name = "\(question.key).\(option.value)"
            return radios(
                explaining(Field(name, option.label, hint: option.hint, size: .small)), explaining(words),
                chosen: typed.text(name))
        }
        let error = errors[question.key].map { message in
            "<p class=\"govuk-error-message\" id=\"\(fieldID(question.key))\">\(message)</p>\n" as Markup
        }
        return fieldset(question.label, size: .medium, "\(error)\(parts)")
    }

    /// A body map as a list: it can be filled in by anyone, with any device, without a picture.
    private func marks(_ question: Question) -> Markup {
        let rows = (0..<TypedAnswers.mostMarks).map { row in
            let name = "\(question.key).\(row)"
            func line(_ key: String, _ label: String) -> Markup {
                textInput(Field("\(name).\(key)", label), value: typed.text("\(name).\(key)"), width: .ten)
            }
            let fields: Markup = """
                \(select(Field("\(name).part", "Part of the body"), options(question), chosen: typed.text("\(name).part"), blank: "No mark"))\
                \(line("kind", "Kind of mark, such as a bruise"))\(line("size", "Size"))\(line("colour", "Colour"))\
                \(line("words", "What it looks like"))
                """
            return fieldset("Mark \(row + 1)", size: .small, fields)
        }
        let isOpen = typed.fields.entries.contains { $0.name.hasPrefix(question.key + ".") && !$0.value.isEmpty }
        let error = errors[question.key].map { message in
            "<p class=\"govuk-error-message\" id=\"\(fieldID(question.key))\">\(message)</p>\n" as Markup
        }
        return "\(error)\(details(question.label, isOpen: isOpen || error != nil, rows.markup { $0 }))"
    }
}
