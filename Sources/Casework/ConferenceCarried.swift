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
        guard let corrected = try corrected(in: stream, session) else { return [:] }
        let names = try readings.names(of: said.map(\.stamp.by), in: session)
        var found: [String: Carried] = [:]
        for one in said where !corrected.contains(one.stamp.number) {
            found[one.question] = Carried(
                answer: .text(one.words), entry: one.stamp.number, answeredAt: one.stamp.happenedAt,
                by: names[one.stamp.by] ?? "A practitioner", act: one.act, isToRead: one.isToRead)
        }
        return found
    }
}
