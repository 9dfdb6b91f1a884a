import Access
import Guidance
import Practice
import Readings
import Store

/// What a professional difference's page shows: the decision challenged, the stages with their answers, what comes next.
package struct DifferencePicture: Sendable {
    package let identity: Identity
    package let row: DifferenceRow
    package let difference: Difference
    package let clocks: [ClockRow]
    package let lines: [ChronologyLine]
    package let withheld: Int
    package let next: [ActKind]
    package let names: Names
    package let sees: Sees
    /// The challenged decision's own page is open to the viewer.
    package let opensDecision: Bool
    package let mayOpen: Set<What>
}

/// A decision that the asker may challenge, with the name of the agency that made it.
package struct Challengeable: Sendable {
    package let decision: DecisionRow
    package let agency: String
}

extension Lookout {
    /// A professional difference's page.
    package func difference(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<DifferencePicture> {
        let child = try await office.database.read { [office] session in
            try office.readings.difference(stream, in: session)?.child
        }
        guard let child else { throw Rejection.notFound }
        return try await look(at: child, .difference, as: "difference", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let identity = try office.readings.identityAtAGlance(child, in: session),
                let replayed = try office.replay(Difference.self, stream, in: session),
                let row = try office.readings.difference(stream, in: session)
            else { throw Rejection.notFound }
            let me = view.who.doer.practitioner
            let takesPart =
                replayed.state.raised?.stamp.by == me || replayed.state.stages.contains { $0.to == me }
                || office.ties(of: view.who, to: view.subject, at: now).carriesTheWork
            // A part in one difference opens no other about the same child.
            guard takesPart else { throw Rejection.notFound }
            let lines = try office.readings.lines(of: stream, in: session)
            let shown = lines.compactMap { view.sees.filtered($0) }
            let state = replayed.state
            let sides = [state.raised?.stamp.agency, row.decidedBy].compactMap { $0 }
            let names = try Names(
                shown.map(\.practitioner) + state.stages.map(\.to) + [state.raised?.stamp.by].compactMap { $0 },
                shown.map(\.agency) + state.stages.map(\.agency) + sides, office.readings, session)
            let guidance = office.library.guidance(on: now.day)
            let what = Self.opening[row.challenged.stream.process]
            let opens = what.map {
                office.access.decide(office.asked(view.who, .look($0), view.subject, at: now)).isAllowed
            }
            return DifferencePicture(
                identity: office.shown(identity, view), row: row, difference: replayed.state,
                clocks: view.sees.filtered(try office.readings.clocks(of: stream, in: session)), lines: shown,
                withheld: lines.count - shown.count,
                next: office.mayPropose(state.next(under: guidance), view), names: names,
                sees: view.sees, opensDecision: opens == true,
                mayOpen: office.mayOpen(view))
        }
    }

    /// What must be open for the page of a decision in such a process.
    private static let opening: [ProcessName: What] = [
        .episode: .episode, .livingAway: .episode, .circumstance: .episode, .earlyHelp: .earlyHelp,
    ]

    /// The decisions about a child that the asker may challenge: what kind, when and by which agency; none of their words.
    package func challengeable(
        about person: PersonID, by caller: Caller, at now: Moment
    ) async throws -> [Challengeable] {
        try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            guard let subject = try office.subject(person, at: now, in: session),
                office.access.decide(office.asked(who, .act(Difference.Raise.kind), subject, at: now)).isAllowed,
                office.access.decide(office.asked(who, .look(.summary), subject, at: now)).sees?.status == true
            else { return [] }
            let decisions = try office.readings.decisions(about: person, in: session)
            let agencies = try office.readings.agencies(decisions.map(\.agency), in: session)
            return decisions.map { Challengeable(decision: $0, agency: agencies[$0.agency]?.name ?? "an agency") }
        }
    }
}

extension Office {
    /// The same rows, those whose own page opens to the viewer marked: all about a child with whom they carry the work,
    /// else those in which they take part themselves.
    func opened(_ rows: [DifferenceRow], _ views: [Lookout.View]) -> [DifferenceRow] {
        guard !rows.isEmpty else { return [] }
        let open = Dictionary(
            views.map { view in (view.subject.person, opening(view)) }, uniquingKeysWith: { first, _ in first })
        return rows.map { row in
            var row = row
            row.isOpen = open[row.child]?(row.stream) ?? false
            return row
        }
    }

    /// Which differences about one child open to the viewer.
    private func opening(_ view: Lookout.View) -> (StreamID) -> Bool {
        let question = asked(view.who, .look(.difference), view.subject, at: view.now)
        guard access.decide(question).isAllowed else { return { _ in false } }
        if ties(of: view.who, to: view.subject, at: view.now).carriesTheWork { return { _ in true } }
        let me = view.who.doer.practitioner
        let theirs = Set(
            view.subject.involvements.filter { $0.kind == .difference && $0.practitioner == me }.compactMap(\.stream))
        return theirs.contains
    }
}
