import Access
import Guidance
import Practice
import Readings
import Store

extension Lookout {
    /// The open episode of a child on which someone may record an act to which another record leads: police protection,
    /// which comes before any part in the child's life, or the call to a strategy discussion. Asking is a look, and recorded; nil where there is none.
    package func openEpisode(
        of person: PersonID, for act: ActKind, by caller: Caller, at now: Moment
    ) async throws -> StreamID? {
        let (found, who, decision) = try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            guard let subject = try office.subject(person, at: now, in: session) else { throw Rejection.notFound }
            let decision = office.access.decide(office.asked(who, .act(act), subject, at: now))
            if let refusal = decision.refusal { throw Rejection.refused(refusal) }
            guard decision.isAllowed else { throw Rejection.notFound }
            let open = try office.readings.episodes(of: person, in: session).first { $0.closedAt == nil }
            return (open?.stream, who, decision)
        }
        try await record(look: "form", at: [person], by: who, decision, for: Purpose(), at: now)
        return found
    }
}
