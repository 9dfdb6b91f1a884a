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
    /// Most brothers and sisters whose record is written from one page.
    private static let mostAlongside = 8

    /// Brothers and sisters whose conference is the same meeting as this one, each with the decision that opens their
    /// record to whoever writes: it is theirs to read and theirs to write.
    func alongside(
        _ meeting: Conference.Meeting, of child: PersonID, in stream: StreamID, by who: Who,
        for purpose: Lookout.Purpose, at now: Moment, _ session: any Session
    ) throws -> [(Alongside, Decision)] {
        let near = try childrenBeside([child], who, at: now, in: session).prefix(Self.mostAlongside)
        if near.isEmpty { return [] }
        let open = try readings.openEpisodes(with: near.map(\.brief.person), in: session)
        if open.isEmpty { return [] }
        try willReplay(open.values.filter { $0 != stream }, in: session)
        return try near.compactMap { brief, subject in
            guard let other = open[brief.person], other != stream,
                let episode = try replay(Episode.self, other, in: session)?.state,
                let called = episode.conference.called, called.isTheSame(as: meeting),
                called.isWritten(by: who.doer.practitioner, in: episode),
                access.decide(asked(who, .act(Conference.Minute.kind), subject, at: now, in: other)).isAllowed
            else { return nil }
            let look = access.decide(
                asked(who, .look(.episode), subject, at: now, purpose: purpose.code, in: other))
            guard let sees = look.sees, sees.status, sees.shows(.narrative, in: .episode),
                !look.obligations.contains(.reason)
            else { return nil }
            return (Alongside(brief: brief, stream: other, meeting: called), look)
        }
    }
}
