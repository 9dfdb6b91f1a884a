import Access
import Guidance
import Practice
import Readings
import Record
import Store

extension Office {
    /// What a conference wrote that a form of the child protection plan asks for, by question: offered with its age, and
    /// used only where whoever writes the plan confirms it.
    ///
    /// Only what the writer may read, and nothing that its author has corrected: they say it anew.
    func carriedConference(
        into act: ActKind, in stream: StreamID, _ sees: Sees, _ session: any Session
    ) throws -> [String: Carried] {
        guard ProtectionPlan.asksAfterConference.contains(act),
            let episode = try replay(Episode.self, stream, in: session)?.state
        else {
            return [:]
        }
        let said = ProtectionPlan.fromConference(for: act, in: episode).filter {
            sees.shows($0.holds, by: $0.stamp.by, of: $0.stamp.agency, in: .episode)
        }
        if said.isEmpty { return [:] }
        let corrected = try corrections(in: stream, session)
        let names = try readings.names(of: said.map(\.stamp.by), in: session)
        var found: [String: Carried] = [:]
        for one in said where !corrected.contains(one.stamp.number) {
            found[one.question] = Carried(
                answer: .text(one.words), answeredAt: one.stamp.happenedAt, by: names[one.stamp.by] ?? "A practitioner",
                act: one.act, isToRead: one.isToRead)
        }
        return found
    }

    /// What an agency's own last report for a conference in this episode says: another agency's is never offered, and what
    /// the child said is asked anew.
    func carriedReport(
        in stream: StreamID, by who: Who, _ sees: Sees, _ session: any Session
    ) throws -> [String: Carried] {
        guard let episode = try replay(Episode.self, stream, in: session)?.state,
            let last = episode.conference.meetings.flatMap(\.reports).last(where: {
                $0.stamp.agency == who.doer.agency
            }), sees.shows(.narrative, by: last.stamp.by, of: last.stamp.agency, in: .episode)
        else { return [:] }
        let by = try readings.names(of: [last.stamp.by], in: session)[last.stamp.by] ?? "A practitioner"
        let said = [("knows", last.act.knows), ("strengths", last.act.strengths), ("risks", last.act.risks)]
        return Dictionary(
            uniqueKeysWithValues: said.map { question, words in
                (question, Carried(answer: .text(words), answeredAt: last.stamp.happenedAt, by: by))
            })
    }

    /// The entries of an episode that their authors have corrected.
    private func corrections(in stream: StreamID, _ session: any Session) throws -> Set<Int> {
        let entries = try entries(of: stream, session).filter { $0.envelope.kind == Correction<Episode>.kind.rawValue }
        if entries.isEmpty { return [] }
        return Set(
            try book.payloads(of: entries, in: session).compactMap { payload in
                try payload.map { try Correction<Episode>.read($0).entry }
            })
    }
}
