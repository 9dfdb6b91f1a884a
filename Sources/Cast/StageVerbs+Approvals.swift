import Guidance
import Practice

/// What managers agree and approve, in the words of whoever tells the story.
extension Stage {
    /// A manager agrees the outcome of an enquiry, or sends it back with reasons.
    func agreeEnquiry(
        _ episode: StreamID, also: [StreamID] = [], _ because: String, agreed: Bool = true, by manager: String,
        at when: When
    ) async throws {
        try await act(
            "enquiry.agree", in: episode, also: also, by: manager, at: when,
            ["agreed": .bool(agreed), "because": .text(because)])
    }

    /// A manager approves a child in need plan, or sends it back with reasons.
    func approvePlan(
        _ episode: StreamID, _ because: String, approved: Bool = true, by manager: String, at when: When
    ) async throws {
        try await act(
            "childInNeedPlan.approve", in: episode, by: manager, at: when,
            ["approved": .bool(approved), "because": .text(because)])
    }
}
