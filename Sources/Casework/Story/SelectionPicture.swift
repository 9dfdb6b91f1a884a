import Access
import Guidance
import Practice
import Readings
import Store

/// A selection from a child's chronology, with the entries as the asker may see them.
package struct SelectionPicture: Sendable {
    /// One chosen entry; its line is nil where it is not open to the asker.
    package struct Entry: Sendable {
        package let chosen: Selection.Chosen
        package let line: ChronologyLine?
    }

    package let identity: Identity
    package let stream: StreamID
    package let version: Int
    package let begun: Stamped<Selection.Begin>
    /// The version shown, and every version there is.
    package let number: Int
    package let versions: [Int]
    /// Nil while this version is being made.
    package let finished: Stamped<Selection.Finish>?
    /// By the time at which they happened.
    package let entries: [Entry]
    package let withheld: Int
    package let names: Names
    package let next: [ActKind]
    package let mayOpen: Set<What>
}

extension Lookout {
    /// A selection, or an earlier version of it.
    package func selection(
        _ stream: StreamID, version: Int?, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<SelectionPicture> {
        let child = try await office.database.read { [office] session in
            try office.readings.selection(stream, in: session)?.person
        }
        guard let child else { throw Rejection.notFound }
        return try await look(at: child, .chronology, as: "selection", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let identity = try office.readings.identityAtAGlance(child, in: session),
                let replayed = try office.replay(Selection.self, stream, in: session),
                let begun = replayed.state.begun,
                view.sees.shows(.narrative, by: begun.stamp.by, of: begun.stamp.agency, in: .selection)
            else { throw Rejection.notFound }
            let selection = replayed.state
            let shown = version.flatMap { wanted in selection.versions.first { $0.number == wanted } }
            guard version == nil || shown != nil else { throw Rejection.notFound }
            let finished = shown?.finished ?? (selection.isFinished ? selection.versions.last?.finished : nil)
            let chosen = shown?.chosen ?? selection.chosen
            let lines = try office.readings.chronology(of: child, ChronologyQuestion(limit: 10_000), in: session)
            let byNumber = Dictionary(lines.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
            let entries = chosen.map { one in
                SelectionPicture.Entry(
                    chosen: one, line: byNumber[one.entry].flatMap { view.sees.filtered($0) })
            }
            let open = entries.filter { $0.line != nil }.sorted {
                ($0.line!.happenedAt, $0.chosen.entry) < ($1.line!.happenedAt, $1.chosen.entry)
            }
            let stamps = [begun.stamp] + [finished?.stamp].compactMap { $0 }
            let guidance = office.library.guidance(on: now.day)
            return SelectionPicture(
                identity: office.shown(identity, view), stream: stream, version: replayed.version,
                begun: begun, number: shown?.number ?? selection.number, versions: selection.versions.map(\.number),
                finished: finished, entries: open, withheld: entries.count - open.count,
                names: try Names(
                    open.compactMap { $0.line?.practitioner } + stamps.map(\.by),
                    open.compactMap { $0.line?.agency } + stamps.map(\.agency) + [identity.school].compactMap { $0 },
                    office.readings, session),
                next: shown == nil ? office.mayPropose(selection.next(under: guidance), view) : [],
                mayOpen: office.mayOpen(view))
        }
    }
}
