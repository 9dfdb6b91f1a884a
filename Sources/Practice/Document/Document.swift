import Guidance

/// A document or photograph that someone added to what they recorded: a drawing, a letter, a report.
///
/// Its bytes are kept sealed beside the record; its entry holds what they are and their hash. Who may see it follows
/// from the act it was added to: whose words it is, and the kind of information it holds.
package struct Document: Process {
    package static let name = ProcessName.document
    package static let isOneChilds = true
    package static var acts: [any Act<Document>.Type] { [Add.self, Withdraw.self] }

    package internal(set) var about: [PersonID] = []
    package internal(set) var added: Stamped<Add>?
    package internal(set) var withdrawn: Stamped<Withdraw>?

    package init() {}

    package func next(under guidance: Guidance) -> [ActKind] {
        added == nil ? [Add.kind] : withdrawn == nil ? [Withdraw.kind] : []
    }
}

extension Document {
    /// What kind of file it is, told from its bytes alone.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case jpeg, png, pdf, wordDocument, openDocument, text

        package var inWords: String {
            switch self {
            case .jpeg, .png: "Photograph or picture"
            case .pdf: "PDF"
            case .wordDocument: "Word document"
            case .openDocument: "OpenDocument text"
            case .text: "Plain text"
            }
        }

        package var mediaType: String {
            switch self {
            case .jpeg: "image/jpeg"
            case .png: "image/png"
            case .pdf: "application/pdf"
            case .wordDocument: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            case .openDocument: "application/vnd.oasis.opendocument.text"
            case .text: "text/plain; charset=utf-8"
            }
        }

        package var ending: String {
            switch self {
            case .jpeg: "jpg"
            case .png: "png"
            case .pdf: "pdf"
            case .wordDocument: "docx"
            case .openDocument: "odt"
            case .text: "txt"
            }
        }

        package var isPicture: Bool { self == .jpeg || self == .png }
    }

    /// A file as it is kept: what it is, how large, and the hash by which it is found and proved.
    package struct File: Sendable, Hashable, Codable {
        package let kind: Kind
        /// Bytes.
        package let size: Int
        /// SHA-256 of the bytes as kept, in lower-case hexadecimal.
        package let sha256: String
        /// Whether a virus scanner found it clean; nil where none was asked.
        package let scanned: Bool?

        package init(kind: Kind, size: Int, sha256: String, scanned: Bool? = nil) {
            self.kind = kind
            self.size = size
            self.sha256 = sha256
            self.scanned = scanned
        }
    }

    /// Somebody adds a file to what they record, or to a process that is under way.
    package struct Add: Act {
        package static let kind: ActKind = "document.add"
        package static let opens = true
        package static let settles: Set<String> = ["entry", "file"]
        /// The file as it waits since it was sent.
        package let upload: String
        package let what: String
        /// The class of what it holds, an option of `informationKinds`.
        package let holds: FieldClass
        /// The process it belongs to; nil where it is about the person alone.
        package let regarding: StreamID?
        /// The entry it came with, as the desk recorded both; never what whoever adds it says.
        package let entry: Int?
        package let file: File?

        package init(
            upload: String, what: String, holds: FieldClass = .narrative, regarding: StreamID? = nil,
            entry: Int? = nil, file: File? = nil
        ) {
            self.upload = upload
            self.what = what
            self.holds = holds
            self.regarding = regarding
            self.entry = entry
            self.file = file
        }

        package func check(_ document: Document, in setting: Setting) throws(Refusal) {
            guard document.added == nil else {
                throw .notNow(
                    "document.add.already", "This document has been added already.",
                    instead: "Add another one.")
            }
            guard !setting.about.isEmpty, setting.about.allSatisfy(setting.standing.people.contains) else {
                throw .wrong(
                    "document.add.aboutNobody", "about", "A document is about someone who is on record.",
                    instead: "Start from the person, or from what it belongs to.")
            }
            guard setting.standing.uploads[upload] != nil else {
                throw .wrong(
                    "document.add.upload", "upload", "The file that was sent is not here any more.",
                    instead: "Choose the file again and send it.")
            }
            guard let regarding else { return }
            guard let people = setting.standing.streams[regarding], Set(people) == Set(setting.about) else {
                throw .wrong(
                    "document.add.regarding", "regarding", "That process is not about the same people.",
                    instead: "Start from the page of what the document belongs to.")
            }
        }

        package func settled(in setting: Setting) -> Add {
            Add(
                upload: upload, what: what, holds: holds, regarding: regarding,
                entry: setting.standing.cameWith, file: setting.standing.uploads[upload])
        }

        package func apply(to document: inout Document, _ stamp: Stamp) {
            document.about = stamp.about
            document.added = Stamped(self, stamp)
        }

        /// Told even of what came with an act and is shown beside its line: nothing comes into the record unseen.
        package func told(_ document: Document) -> Line? {
            Line("Document added", [.of("What it is", what, holds: holds)], holds: holds)
        }
    }

    /// Whoever added it takes it back: the wrong file, or another child's. What it was and why stay on record.
    package struct Withdraw: Act {
        package static let kind: ActKind = "document.withdraw"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ document: Document, in setting: Setting) throws(Refusal) {
            guard let added = document.added else {
                throw .notNow(
                    "document.withdraw.nothing", "There is no document here yet.",
                    instead: "Start from the document's page.")
            }
            guard added.stamp.by == setting.who.practitioner else {
                throw Refusal(
                    "document.withdraw.own", .mayNot, because: "Only whoever added a document takes it back.",
                    authority: Refusal.practice, instead: "Tell them what is wrong with it, today.")
            }
            guard document.withdrawn == nil else {
                throw .notNow(
                    "document.withdraw.already", "It has been taken back already.",
                    instead: "Add the right one where it belongs.")
            }
        }

        package func apply(to document: inout Document, _ stamp: Stamp) {
            document.withdrawn = Stamped(self, stamp)
        }

        package func told(_ document: Document) -> Line? {
            let holds = document.added?.act.holds ?? .narrative
            return Line("Document taken back", [.of("Because", because, holds: holds)], holds: holds)
        }
    }
}
