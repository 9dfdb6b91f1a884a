import Access
import Guidance
import Practice
import Readings
import Store

/// What a concern's page shows: what someone noticed, what was done and decided, and the children the viewer may see.
package struct ConcernPicture: Sendable {
    package let row: ConcernRow
    package let version: Int
    /// The children it is about as far as the viewer may see them; of others nothing is said, not even how many.
    package let children: [Brief]
    /// Of what was recorded, the facts that stand beside the words.
    package let seenAt: Moment
    package let place: String?
    /// An option of `sourceKinds`.
    package let source: String
    package let immediateDanger: Bool
    package let marks: [Concern.Mark]
    /// The decision that holds; nil until there is one.
    package let decision: Stamped<Concern.Decide>?
    package let lines: [ChronologyLine]
    package let withheld: Int
    package let next: [ActKind]
    package let names: Names
    package let sees: Sees
    /// Files that came with what was done, by the entry's number.
    package var documents: [Int: [DocumentRow]] = [:]
    /// Decisions about it that are or were challenged.
    package var differences: [DifferenceRow] = []
    /// What must be known of the children at a glance.
    package var facts: [Fact] = []
}

extension Lookout {
    /// The children a concern is about, so that a door can ask why someone looks. Nothing of it is for showing.
    package func children(of concern: StreamID) async throws -> [PersonID] {
        try await office.database.read { [office] session in
            guard concern.process == .concern else { return [] }
            return try office.about(concern, in: session).people
        }
    }

    /// A concern's page: open to whoever may see the concern on the record of any one of its children.
    package func concern(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<ConcernPicture> {
        try await look(
            atAny: { [office] session in
                guard let row = try office.readings.concern(stream, in: session),
                    let replayed = try office.replay(Concern.self, stream, in: session),
                    let recorded = replayed.state.recorded
                else { throw Rejection.notFound }
                return WorkAboutSeveral(
                    about: replayed.state.about, what: .concern(author: row.author, agency: row.agency)
                ) { views, sees in
                    try office.picture(of: row, replayed, recorded, views, sees, now, session)
                }
            }, as: "concern", by: caller, for: purpose, at: now)
    }
}

extension Office {
    fileprivate func picture(
        of row: ConcernRow, _ replayed: Replayed<Concern>, _ recorded: Stamped<Concern.Record>,
        _ views: [Lookout.View], _ sees: Sees, _ now: Moment, _ session: any Session
    ) throws -> ConcernPicture {
        let people = views.map(\.subject.person)
        let lines = try lines(of: row.stream, about: people, in: session)
        let shown = lines.compactMap { sees.filtered($0) }
        let names = try Names(
            [row.author] + shown.map(\.practitioner), [row.agency] + shown.map(\.agency), readings, session)
        let rows = try readings.formRows(of: nil, about: people, in: session)
        let next = replayed.state.next(under: library.guidance(on: now.day))
        return ConcernPicture(
            row: row, version: replayed.version, children: people.compactMap { rows.briefs[$0] },
            seenAt: recorded.act.seenAt, place: recorded.act.place, source: recorded.act.source,
            immediateDanger: recorded.act.immediateDanger,
            marks: sees.shows(.health, by: row.author, of: row.agency) ? recorded.act.marks ?? [] : [],
            decision: replayed.state.decision.flatMap {
                sees.shows(.narrative, by: $0.stamp.by, of: $0.stamp.agency) ? $0 : nil
            },
            lines: shown, withheld: lines.count - shown.count,
            next: next.filter(Set(views.flatMap { mayPropose(next, $0) }).contains), names: names, sees: sees,
            documents: try documents(of: row.stream, about: people, for: sees, in: session),
            differences: opened(
                try readings.differences(on: row.stream, in: session).filter { people.contains($0.child) }, views),
            facts: views.first.map { open(rows.facts, about: views.map(\.subject), to: $0.who, at: now) } ?? [])
    }
}
