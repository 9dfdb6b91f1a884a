import Guidance

/// The assessment of a child's needs under section 17 of the Children Act 1989. A part of `Episode`.
///
/// Duty `assessment.completion`: the clock starts at the point of referral and stops at approval. It can be written in
/// as many versions as it takes; each submission, return and approval keeps the version it was about.
package struct Assessment: Sendable {
    package static let acts: [any Act<Episode>.Type] = [
        SeeChild.self, Interview.self, Consult.self, Write.self, Submit.self, Return.self, Approve.self,
        Tell.self,
    ]

    package var seen: [Stamped<SeeChild>] = []
    package var interviews: [Stamped<Interview>] = []
    package var consultations: [Stamped<Consult>] = []
    package var versions: [Stamped<Write>] = []
    package var submissions: [Stamped<Submit>] = []
    package var returns: [Stamped<Return>] = []
    package var approved: Stamped<Approve>?
    package var told: [Stamped<Tell>] = []

    package init() {}

    /// A submission waits for the supervisor.
    package var isSubmitted: Bool {
        guard let submitted = submissions.last, approved == nil else { return false }
        return (returns.last?.stamp.number ?? 0) < submitted.stamp.number
    }

    /// The return that the lead practitioner has not answered yet.
    package var waitingReturn: Stamped<Return>? {
        guard let returned = returns.last, approved == nil, !isSubmitted else { return nil }
        return (versions.last?.stamp.number ?? 0) < returned.stamp.number ? returned : nil
    }

    /// The version a supervisor looks at, and the one it replaced.
    package var latest: Stamped<Write>? { versions.last }
    package var previousSubmitted: Stamped<Write>? {
        guard let returned = returns.last else { return nil }
        return versions.last { $0.stamp.number < returned.stamp.number }
    }
}
