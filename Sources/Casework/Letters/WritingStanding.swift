import Access
import Guidance
import Practice
import Readings
import Store

extension Office {
    /// What ties someone to a person now, whatever they want with the record.
    func ties(of who: Who, to subject: Subject, at now: Moment) -> Ties {
        Ties(asked(who, .look(.identity), subject, at: now), hours: access.hours)
    }

    /// The classes of a process that someone may put into a letter about it; none where they may not write one.
    func legible(
        _ stream: StreamID, to who: Who, with sees: Sees, of subject: Subject, at now: Moment
    ) -> Set<FieldClass> {
        guard ties(of: who, to: subject, at: now).mayWrite(about: stream.process) else { return [] }
        return Set(FieldClass.allCases.filter { sees.shows($0, in: stream.process) })
    }

    /// Adds what of the process a letter is about is open to whoever writes it, for everyone it is about.
    func addLegible(
        _ proposed: Proposed, about: [PersonID], _ who: Who, to standing: inout Standing, in session: any Session
    ) throws {
        let regarding: StreamID?
        switch proposed.proposal.act {
        case Letter.Write.kind: regarding = proposed.answers["regarding"]?.text.flatMap { StreamID($0) }
        case Letter.Revise.kind:
            regarding = try proposed.proposal.stream.flatMap {
                try readings.letter($0, in: session).first?.regarding
            }
        default: regarding = nil
        }
        guard let regarding else { return }
        let what = try what(toRead: regarding, in: session)
        var open = Set(FieldClass.allCases)
        for person in about {
            guard let subject = try subject(person, at: proposed.now, in: session),
                let sees = access.decide(asked(who, .look(what), subject, at: proposed.now)).sees?.inside(regarding)
            else { return }
            open.formIntersection(legible(regarding, to: who, with: sees, of: subject, at: proposed.now))
        }
        standing.legible[regarding] = open
    }
}
