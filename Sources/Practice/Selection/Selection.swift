import Guidance

/// Lines of a child's chronology that somebody chose for a conference, a court or a review, each with why it matters.
///
/// The chronology itself holds everything; a selection says what a reader with an hour must not miss. It is finished
/// with words of its own, and each time it is opened again the next version begins: those before stay readable.
package struct Selection: Process {
    package static let name = ProcessName.selection
    package static let isOneChilds = true
    package static var acts: [any Act<Selection>.Type] {
        [Begin.self, Choose.self, LeaveOut.self, Finish.self, Reopen.self]
    }

    /// One line that was chosen.
    package struct Chosen: Sendable, Hashable {
        /// The number of the entry.
        package let entry: Int
        package let because: String
        /// What it meant for the child.
        package let meant: String?
        package let stamp: Stamp
    }

    /// The selection as it stood when it was finished.
    package struct Version: Sendable {
        package let number: Int
        package let chosen: [Chosen]
        package let finished: Stamped<Finish>
    }

    package internal(set) var about: [PersonID] = []
    package internal(set) var begun: Stamped<Begin>?
    /// In the order in which they were chosen.
    package internal(set) var chosen: [Chosen] = []
    package internal(set) var versions: [Version] = []
    package internal(set) var isFinished = false

    package init() {}

    /// The version that is being made, or was finished last.
    package var number: Int { versions.count + (isFinished ? 0 : 1) }

    package func next(under guidance: Guidance) -> [ActKind] {
        if begun == nil { return [Begin.kind] }
        if isFinished { return [Reopen.kind] }
        return chosen.isEmpty ? [Choose.kind] : [Finish.kind, Choose.kind, LeaveOut.kind]
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let begun, !isFinished else { return [] }
        let since = versions.last?.finished.stamp.happenedAt ?? begun.stamp.happenedAt
        return [
            Waiting(
                "selection.finish", about: about.first, since: since, owner: .practitioner(begun.stamp.by),
                what: "Finish a selection from a chronology", why: "Begun \(begun.stamp.happenedAt.inWords)",
                act: chosen.isEmpty ? Choose.kind : Finish.kind)
        ]
    }

    func mustBeOpen(_ rule: String) throws(Refusal) {
        guard begun != nil else {
            throw .notNow(
                rule + ".notBegun", "There is no selection here yet.", instead: "Begin one from the chronology.")
        }
        guard !isFinished else {
            throw .notNow(
                rule + ".finished", "Version \(number) is finished, and others may have read it.",
                instead: "Open it again: that begins version \(number + 1), and this one stays as it is.")
        }
    }
}
