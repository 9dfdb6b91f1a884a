import Access
import Guidance
import Practice
import Readings
import Store

/// A brother or sister whose conference is the same meeting, and whose record of it the viewer writes as well.
package struct Alongside: Sendable {
    package let brief: Brief
    package let stream: StreamID
    /// The conference as it stands on that child's own record.
    package let meeting: Conference.Meeting

    package init(brief: Brief, stream: StreamID, meeting: Conference.Meeting) {
        self.brief = brief
        self.stream = stream
        self.meeting = meeting
    }
}

extension Office {
    /// Brothers and sisters whose conference is the same meeting as this one, each with the decision that opens their
    /// record to whoever writes: it is theirs to read and theirs to write.
    func alongside(
        _ meeting: Conference.Meeting, of child: PersonID, in stream: StreamID, by who: Who,
        for purpose: Lookout.Purpose, at now: Moment, _ session: any Session
    ) throws -> [(Alongside, Decision)] {
        try episodesBeside([child], in: stream, who, at: now, session).compactMap { other in
            guard let called = other.episode.conference.called, called.isTheSame(as: meeting),
                called.isWritten(by: who.doer.practitioner, in: other.episode)
            else { return nil }
            let act = access.decide(
                asked(who, .act(Conference.Minute.kind), other.subject, at: now, in: other.stream))
            let look = access.decide(
                asked(who, .look(.episode), other.subject, at: now, purpose: purpose.code, in: other.stream))
            guard act.isAllowed, let sees = look.sees, sees.status, sees.shows(.narrative, in: .episode),
                !look.obligations.contains(.reason)
            else { return nil }
            return (Alongside(brief: other.brief, stream: other.stream, meeting: called), look)
        }
    }
}
