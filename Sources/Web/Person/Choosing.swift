import Guidance
import HTML
import Hummingbird
import Practice

/// A search for somebody whom a form asks for: the form it leads back to, and the question they answer.
///
/// The address holds the form's own address and the question's key, never who is sought.
struct Choosing: Sendable {
    let form: Link
    let question: String

    static let formField = "form"
    static let questionField = "question"

    /// - Parameters: as the search page's address or its form has them; nil unless they name a form of ours.
    init?(form: String?, question: String?) {
        guard let form, form.hasPrefix("/act/"), let link = Link(path: form), let question,
            question.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return nil }
        self.form = link
        self.question = question
    }

    init?(_ fields: FormFields) {
        self.init(form: fields[Self.formField], question: fields[Self.questionField])
    }

    init?(_ request: Request) {
        let query = request.uri.queryParameters
        self.init(
            form: query[Substring(Self.formField)].map(String.init),
            question: query[Substring(Self.questionField)].map(String.init))
    }

    /// What the search's own form carries on.
    var hidden: [(String, String)] { [(Self.formField, form.address), (Self.questionField, question)] }

    /// Back to the form, with somebody chosen.
    func choosing(_ person: PersonID) -> Link { form.asking(question, person.id) }
}

extension Link {
    /// The search that leads back to this form with somebody chosen for a question.
    func finding(_ question: String) -> Link? {
        ("/people/find" as Link).asking(Choosing.formField, address).asking(Choosing.questionField, question)
    }
}

extension Site {
    /// What the address of a form answers: its questions of these types, by key. Codes, numbers and people, never words.
    func named(_ types: Set<QuestionType>, in request: Request, _ kind: ActKind) -> [FormFields.Entry] {
        let questions = library.forms[kind.rawValue]?.questions ?? []
        return questions.filter { types.contains($0.type) }.compactMap { question in
            request.uri.queryParameters[Substring(question.key)].map { .init(question.key, String($0)) }
        }
    }
}

extension TypedAnswers {
    /// Puts people who were found by a search into the answers; what else was typed stays.
    mutating func choose(_ found: [FormFields.Entry]) {
        let found = found.filter { PersonID($0.value) != nil }
        let questions = Set(found.map(\.name))
        fields = FormFields(fields.entries.filter { !questions.contains($0.name) } + found)
    }
}
