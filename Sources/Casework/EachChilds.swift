import Guidance
import Practice

extension Desk {
    /// The whole answers of each brother or sister for whom the same is recorded, with what is wrong with them.
    ///
    /// What belongs to each child is taken from what was answered for that child, and from nobody else.
    static func ofEach(
        _ proposal: Proposal, _ answers: [String: Answer], _ form: Form, under guidance: Guidance
    ) -> (answers: [StreamID: [String: Answer]], problems: [Problem]) {
        var read: [StreamID: [String: Answer]] = [:]
        var problems: [Problem] = []
        let others = proposal.also.filter { $0 != proposal.stream }
        for stream in proposal.each.keys.sorted(by: { $0.description < $1.description })
        where !others.contains(stream) {
            problems.append(Problem(question: "each", message: "“\(stream)” is not among those in “also”"))
        }
        for stream in others where form.together {
            let own = form.read(proposal.each[stream] ?? [:], of: stream.id, besides: answers, under: guidance)
            read[stream] = own.answers
            for problem in own.problems where !problems.contains(problem) { problems.append(problem) }
        }
        return (read, problems)
    }
}
