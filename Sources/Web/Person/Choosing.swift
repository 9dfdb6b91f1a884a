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
    /// Who was chosen on the search page for a form's questions, by question.
    func found(in request: Request, _ kind: ActKind) -> [String: PersonID] {
        var found: [String: PersonID] = [:]
        for question in library.forms[kind.rawValue]?.questions ?? [] where question.type == .person {
            if let id = request.uri.queryParameters[Substring(question.key)].flatMap({ PersonID(String($0)) }) {
                found[question.key] = id
            }
        }
        return found
    }
}

extension TypedAnswers {
    /// Puts people who were found into the answers; what else was typed stays.
    mutating func choose(_ found: [String: PersonID]) {
        guard !found.isEmpty else { return }
        fields = FormFields(
            fields.entries.filter { found[$0.name] == nil }
                + found.sorted { $0.key < $1.key }.map { FormFields.Entry($0.key, $0.value.id) })
    }
}
