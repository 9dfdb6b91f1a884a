import Guidance
import Practice
import Readings
import Record
import Store

/// Processes of which each agency has one stream, called by the agency's own id.
extension Desk {
    /// The stream an act of such a process goes into: the one named, that of the agency it names, or that of whoever
    /// acts.
    func agencysTarget<P: Process, A: Act<P>>(
        _ proposed: Proposed, _: A.Type, own: AgencyID, in session: any Session
    ) throws -> Target {
        let named = proposed.agencyNamed ?? own
        let stream = proposed.proposal.stream ?? StreamID(P.name, named.id)
        guard stream.process == P.name else { throw Rejection.notFound }
        let isThere = try office.book.version(of: stream.description, on: office.acts, in: session) > 0
        if isThere { return Target(stream: stream, isNew: false, about: []) }
        guard A.opens else {
            throw Rejection.problems([
                Problem(question: "stream", message: "Nothing of this kind has been begun for the agency")
            ])
        }
        guard try office.readings.agency(AgencyID(unchecked: stream.id), in: session) != nil else {
            throw Rejection.problems([Problem(question: "agency", message: "Choose which agency it is for")])
        }
        return Target(stream: stream, isNew: true, about: [])
    }
}

extension Proposed {
    /// The agency for which an act is proposed, where its form asks and it was answered.
    var agencyNamed: AgencyID? {
        guard form.questions.contains(where: { $0.key == "agency" && $0.type == .agency }) else { return nil }
        return answers["agency"]?.text.flatMap { AgencyID($0) }
    }
}

extension Office {
    /// The agencies that keep another's checklists, policies, training and self-assessments beside itself: its trust.
    func keepers(for proposed: Proposed, in session: any Session) throws -> Set<AgencyID> {
        func isOneAgencys<P: Process>(_: P.Type) -> Bool { P.isOneAgencys }
        guard let process = Acts.process(of: proposed.proposal.act), isOneAgencys(Acts.type(of: process)) else {
            return []
        }
        let stream = proposed.proposal.stream.map { AgencyID(unchecked: $0.id) }
        guard let agency = stream ?? proposed.agencyNamed,
            let trust = try readings.readinessTie(of: agency, in: session)?.trust
        else { return [] }
        return [trust]
    }
}
