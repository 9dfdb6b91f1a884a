import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

/// The part of an act's form that takes documents and photographs.
struct ActDocuments {
    let setting: PageSetting
    /// Files that were sent with this form and wait.
    let waiting: [Upload]
    let typed: TypedAnswers
    let error: String?

    /// Whether the form of an act takes files: acts about people do, letters and the like do not.
    static func areTaken(by act: ActKind) -> Bool {
        guard let process = Acts.process(of: act) else { return false }
        return ![.agency, .practitioner, .grant, .letter, .document].contains(process)
    }

    var markup: Markup {
        let list: Markup = waiting.isEmpty ? "" : waitingList
        let files = Field(
            DocumentFields.files, waiting.isEmpty ? "Choose files" : "Choose more files",
            hint: """
                Photographs (JPEG or PNG), PDF, Word (.docx), OpenDocument (.odt) or plain text, up to 10 MB each. Place \
                and device are taken out of photographs. Never photograph a child's body.
                """,
            error: error, size: .small)
        let what = Field(
            DocumentFields.what, "What are they?", hint: "For example: Drawing Leo made at lunch. No names are needed.",
            isOptional: true)
        let holds = Field(
            DocumentFields.holds, "What kind of information do they hold?", hint: "Who may see them depends on this.")
        let kinds = setting.guidance.options(.informationKinds).map { Choice($0.code, $0.label) }
        let chosen = typed.text(DocumentFields.holds)
        let content: Markup = """
            \(list)\(fileInput(files, accepts: DocumentFields.accepts, several: true))\
            \(textInput(what, value: typed.text(DocumentFields.what)))\(select(holds, kinds, chosen: chosen.isEmpty ? "narrative" : chosen))\
            \(button("Send these files now", .secondary, name: "_then", value: "files"))\
            \(paragraph("Files chosen here are also sent when you go on."))
            """
        return details("Add documents", isOpen: !waiting.isEmpty || error != nil, content)
    }

    private var waitingList: Markup {
        let items = waiting.map { upload -> Markup in
            """
            \(upload.what) (\(upload.file.kind.inWords), \(sizeWords(upload.file.size))) \
            \(hiddenField(DocumentFields.waiting, upload.id))\
            <button type="submit" class="govuk-button govuk-button--secondary kith-button-small" \
            name="\(DocumentFields.remove)" value="\(upload.id)">Remove\
            <span class="govuk-visually-hidden"> \(upload.what)</span></button>
            """
        }
        return "<p class=\"govuk-body\"><strong>These will be recorded with it:</strong></p>\(bullets(items))"
    }

    /// As the page for checking answers says them.
    var row: SummaryRow? {
        if waiting.isEmpty { return nil }
        return SummaryRow("Documents", bullets(waiting.map { "\($0.what) (\(sizeWords($0.file.size)))" }))
    }
}

extension Site {
    /// Lets the files of a form wait, and gives back the form as it then stands: which files wait is one of its fields.
    func keepFiles(
        _ files: [SentFile], _ fields: FormFields, _ place: ActPlace, _ viewer: SignedIn, at now: Moment
    ) async throws -> (typed: TypedAnswers, problems: [Problem]) {
        var entries = fields.entries.filter {
            ![DocumentFields.files, DocumentFields.what, DocumentFields.remove].contains($0.name)
        }
        if let removed = fields[DocumentFields.remove] {
            try await office.uploads.forget(removed, of: viewer.practitioner)
            entries.removeAll { $0.name == DocumentFields.waiting && $0.value == removed }
        }
        let single = library.forms[place.kind.rawValue]?.questions.first { $0.type == .upload }?.key
        var problems: [Problem] = []
        let holds = fields[DocumentFields.holds].flatMap { FieldClass(rawValue: $0) } ?? .narrative
        for file in files where file.field == DocumentFields.files {
            do {
                let upload = try await office.uploads.keep(
                    file.bytes, what: Self.title(of: file, said: fields[DocumentFields.what] ?? ""), holds: holds,
                    by: viewer.practitioner, at: now, scanner: scanner, question: single ?? DocumentFields.files)
                if let single {
                    entries.removeAll { $0.name == single }
                    entries.append(FormFields.Entry(single, upload.id))
                } else {
                    entries.append(FormFields.Entry(DocumentFields.waiting, upload.id))
                }
            } catch Rejection.problems(let found) { problems += found }
        }
        return (TypedAnswers(FormFields(entries)), problems)
    }

    /// What the sender says it is; else the file's own name, which is often the best there is, without its ending.
    private static func title(of file: SentFile, said: String) -> String {
        if !said.trimmed.isEmpty { return said }
        let name = file.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
        let isCamera = stem.allSatisfy { $0.isNumber || $0 == "_" || $0 == "-" || $0.isUppercase }
        return isCamera ? "" : String(stem.filter { !$0.isNewline }.prefix(200))
    }
}

extension ActPage {
    private var takesDocuments: Bool { ActDocuments.areTaken(by: place.kind) && !picture.people.isEmpty }

    var sendsFiles: Bool { takesDocuments || form.questions.contains { $0.type == .upload } }

    var documentsPart: ActDocuments {
        let error = problems.first { ["documents", DocumentFields.files].contains($0.question) }?.message
        return ActDocuments(setting: setting, waiting: waiting, typed: typed, error: error)
    }

    var documents: Markup { takesDocuments ? documentsPart.markup : "" }

    /// Enter in a line of text goes on; without this it would press the first button there is, which sends the files.
    var defaultButton: Markup {
        takesDocuments
            ? "<button type=\"submit\" class=\"kith-default-button\" tabindex=\"-1\" aria-hidden=\"true\"></button>"
            : ""
    }
}

extension TypedAnswers {
    /// The files that were sent with a form and wait.
    func waitingFiles(_ form: Form) -> [String] {
        fields.all(DocumentFields.waiting) + form.questions.filter { $0.type == .upload }.map { text($0.key) }
    }
}
