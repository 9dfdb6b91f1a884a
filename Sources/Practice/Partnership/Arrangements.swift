import Guidance

extension Partnership {
    /// The arrangements are published: a document assembled from the record, with what the record cannot know.
    ///
    /// What must be in it refuses when it is missing; what should be in it is published as missing, with why.
    package struct PublishArrangements: Act {
        package static let kind: ActKind = "arrangements.publish"
        package static let settles: Set<String> = ["version", "edition", "parts"]
        package let from: Day
        /// Words for options of `arrangementsContents` that the record does not hold.
        package let statements: [String: String]
        package let missingBecause: String?
        package let changes: String?
        package let agreedBy: [PractitionerID]
        /// Filled in from the record as it stands.
        package private(set) var version: Int?
        package private(set) var edition: EditionKey?
        /// For each item of the edition's list, what the document says.
        package private(set) var parts: [String: String]?

        package init(
            from: Day, statements: [String: String], missingBecause: String? = nil, changes: String? = nil,
            agreedBy: [PractitionerID]
        ) {
            self.from = from
            self.statements = statements
            self.missingBecause = missingBecause
            self.changes = changes
            self.agreedBy = agreedBy
        }

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "arrangements.publish"
            try partnership.mustHaveBegun()
            let items = partnership.completeness(on: from, with: statements, under: setting.guidance)
            if let missing = items.first(where: { $0.must && !$0.isThere }) {
                throw .wrong(
                    name + ".must", "statements", "The arrangements must say: “\(missing.label)”.",
                    instead: "Write it under its heading, or record it.", authority: missing.cite)
            }
            if items.contains(where: { !$0.isThere }), (missingBecause ?? "").isEmpty {
                let first = items.first { !$0.isThere }
                throw .wrong(
                    name + ".should", "missingBecause",
                    "Something the guidance asks for is missing: “\(first?.label ?? "")”.",
                    instead: "Add it, or say why it is not there yet and when it will be.",
                    authority: first?.cite ?? Refusal.practice)
            }
            if !partnership.published.isEmpty, (changes ?? "").isEmpty {
                throw .wrong(
                    name + ".changes", "changes", "There is an earlier version.",
                    instead: "Say in a sentence or two what changed and why.", authority: "WT2023 para 105")
            }
            try partnership.mustAllAgree(agreedBy, name, in: setting)
            try partnership.mustNotHaveRefused("arrangements", agreedBy, name, in: setting)
        }

        package func settled(on partnership: Partnership, in setting: Setting) -> PublishArrangements {
            var settled = self
            settled.version = partnership.published.count + 1
            settled.edition = setting.guidance.edition.key
            let items = partnership.completeness(on: from, with: statements, under: setting.guidance)
            settled.parts = Dictionary(
                uniqueKeysWithValues: items.compactMap { item in item.words.map { (item.code, $0) } })
            return settled
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.published.append(Stamped(self, stamp))
            partnership.close("arrangements", stamp)
        }
    }

    /// The published arrangements went to the Department.
    package struct SendArrangements: Act {
        package static let kind: ActKind = "arrangements.send"
        package let version: Int
        package let how: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            try partnership.mustHaveBegun()
            guard partnership.published.contains(where: { $0.act.version == version }) else {
                throw .wrong(
                    "arrangements.send.version", "version", "No such version was published.",
                    instead: "Enter the number of a published version.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.sent.append(Stamped(self, stamp))
        }
    }
}
