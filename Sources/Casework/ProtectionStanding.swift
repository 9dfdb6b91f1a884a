import Access
import Guidance
import Practice
import Readings
import Store

/// What the checks of conferences, plans and transfers need to know of other streams.
extension Office {
    func addProtection(
        _ proposed: Proposed, about: [PersonID], to standing: inout Standing, in session: any Session
    ) throws {
        guard let child = about.first, let stream = proposed.proposal.stream, stream.process == .episode else { return }
        switch proposed.proposal.act {
        case Conference.Call.kind, Conference.Rearrange.kind:
            // The chair stands outside the line of management of the case: it must be known.
            if let row = try readings.episode(stream, in: session) {
                for one in [row.lead, row.supervisor].compactMap({ $0 }) {
                    try addLine(from: one, evenDisabled: true, to: &standing, in: session)
                }
            }
            let brief = try readings.brief(child, in: session)
            standing.isUnborn = brief.dateOfBirth == nil && brief.expectedDate != nil
        case Conference.Hold.kind:
            for row in try readings.facts(about: child, in: session)
            where row.fact.key == ProtectionPlan.fact && row.stream != stream {
                if let council = try readings.episode(row.stream, in: session)?.council {
                    standing.plansElsewhere.insert(council)
                }
            }
        case Transfer.Accept.kind:
            for row in try readings.episodes(of: child, in: session) where row.stream != stream {
                guard let other = try replay(Episode.self, row.stream, in: session)?.state,
                    let held = other.conference.meetings.last(where: {
                        $0.kind == Conference.Kind.transferIn && $0.held != nil
                    })?.decision
                else { continue }
                standing.transferConferences[row.council] = held.happenedAt
            }
        case ProtectionPlan.End.kind, ChildInNeedPlan.End.kind:
            let brief = try readings.brief(child, in: session)
            standing.isOfAge = brief.dateOfBirth.map { $0.age(on: proposed.happenedAt.day) >= 18 } ?? false
            standing.diedOn = brief.diedOn
            standing.homeSince = try readings.identity(child, in: session)?.home?.from
        default: return
        }
    }
}
