import Access
import Guidance
import Practice
import Readings
import Store

/// A brother, sister or child of the household with an open episode of their own, beside the one that is written.
struct EpisodeBeside {
    let brief: Brief
    let subject: Subject
    let stream: StreamID
    let episode: Episode
}

extension Office {
    /// Most brothers and sisters whose record is written from one form or page.
    private static let mostBeside = 8

    /// Brothers, sisters and children of the household whose own episode is open, as far as the asker may know them.
    func episodesBeside(
        _ people: [PersonID], in stream: StreamID, _ who: Who, at now: Moment, _ session: any Session
    ) throws -> [EpisodeBeside] {
        let near = try childrenBeside(people, who, at: now, in: session).prefix(Self.mostBeside)
        if near.isEmpty { return [] }
        let open = try readings.openEpisodes(with: near.map(\.brief.person), in: session).filter { $0.value != stream }
        try willReplay(open.values.sorted(), in: session)
        return try near.compactMap { brief, subject in
            guard let other = open[brief.person], let episode = try replay(Episode.self, other, in: session)?.state
            else { return nil }
            return EpisodeBeside(brief: brief, subject: subject, stream: other, episode: episode)
        }
    }
}
