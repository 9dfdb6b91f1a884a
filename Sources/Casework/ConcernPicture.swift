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
        let judged = try await office.database.read { [office] session in
            try office.judge(concern: stream, by: caller, for: purpose, at: now, session)
        }
        guard let picture = judged.picture else {
            return try await look(
                at: judged.closest, judged.what, as: "concern", by: caller, for: purpose, at: now
            ) { _, _ in throw Rejection.notFound }
        }
        for (view, decision) in judged.views {
            try await record(
                look: "concern", at: [view.subject.person], by: view.who, decision, for: purpose, at: now,
                subject: view.subject)
        }
        return .shown(picture, picture.sees)
    }
}

/// How a look at a concern was decided for each of its children.
private struct JudgedConcern: Sendable {
    /// Nil where no child's record opens it.
    let picture: ConcernPicture?
    let views: [(Lookout.View, Decision)]
    /// The child whose record says most about why it is closed.
    let closest: PersonID
    let what: What
}

extension Office {
    fileprivate func judge(
        concern stream: StreamID, by caller: Caller, for purpose: Lookout.Purpose, at now: Moment,
        _ session: any Session
    ) throws -> JudgedConcern {
        guard let row = try readings.concern(stream, in: session),
            let replayed = try replay(Concern.self, stream, in: session),
            let recorded = replayed.state.recorded, let first = replayed.state.about.first
        else { throw Rejection.notFound }
        let who = try who(caller, in: session)
        let what = What.concern(author: row.author, agency: row.agency)
        var views: [(Lookout.View, Decision)] = []
        var closest: PersonID?
        for child in replayed.state.about {
            guard let subject = try subject(child, at: now, in: session) else { continue }
            let decision = access.decide(asked(who, .look(what), subject, at: now, purpose: purpose.code))
            if let sees = decision.sees {
                views.append((Lookout.View(who: who, subject: subject, sees: sees, now: now), decision))
            } else if !decision.isHidden, closest == nil {
                closest = child
            }
        }
        guard !views.isEmpty else {
            return JudgedConcern(picture: nil, views: [], closest: closest ?? first, what: what)
        }
        let asksWhy = views.contains { $0.1.obligations.contains(.reason) }
        if asksWhy, (purpose.because ?? "").count < 5 { throw Rejection.refused(Lookout.reasonNeeded) }
        let picture = try picture(of: row, replayed, recorded, views.map(\.0), now, session)
        return JudgedConcern(picture: picture, views: views, closest: first, what: what)
    }

    private func picture(
        of row: ConcernRow, _ replayed: Replayed<Concern>, _ recorded: Stamped<Concern.Record>,
        _ views: [Lookout.View], _ now: Moment, _ session: any Session
    ) throws -> ConcernPicture {
        let people = views.map(\.subject.person)
        let sees = views.reduce(Sees.nothing) { $0.union($1.sees) }
            .masking(views.reduce(into: []) { $0.formUnion($1.sees.masked) })
        var seen: Set<Int> = []
        let lines = try readings.lines(of: row.stream, in: session).filter {
            people.contains($0.person) && seen.insert($0.number).inserted
        }
        let shown = lines.compactMap { sees.filtered($0) }
        var names = Names()
        try names.add(row.author, row.agency, readings, session)
        for line in shown { try names.add(line.practitioner, line.agency, readings, session) }
        let briefs = try readings.briefs(people, in: session)
        let next = replayed.state.next(under: library.guidance(on: now.day))
        return ConcernPicture(
            row: row, version: replayed.version, children: people.compactMap { briefs[$0] },
            seenAt: recorded.act.seenAt, place: recorded.act.place, source: recorded.act.source,
            immediateDanger: recorded.act.immediateDanger,
            marks: sees.shows(.health, by: row.author, of: row.agency) ? recorded.act.marks ?? [] : [],
            decision: replayed.state.decision.flatMap {
                sees.shows(.narrative, by: $0.stamp.by, of: $0.stamp.agency) ? $0 : nil
            },
            lines: shown, withheld: lines.count - shown.count,
            next: next.filter(Set(views.flatMap { mayPropose(next, $0) }).contains), names: names, sees: sees,
            documents: try documents(of: row.stream, about: people, for: sees, in: session),
            differences: try readings.differences(on: row.stream, in: session))
    }
}
