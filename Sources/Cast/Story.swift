import Casework
import Guidance

/// A story told through the desk: invented people and real practice, so that a page, a test or a newcomer has
/// something true to look at.
package struct Story: Sendable {
    package let title: String
    /// What there is to see in it, in a sentence or two.
    package let shows: String
    private let telling: @Sendable (Stage) async throws -> Void

    init(_ title: String, shows: String, _ telling: @escaping @Sendable (Stage) async throws -> Void) {
        self.title = title
        self.shows = shows
        self.telling = telling
    }

    /// Tells it on a stage where Larkshire's agencies and practitioners are registered.
    package func tell(on stage: Stage) async throws {
        stage.begin(title)
        try await telling(stage)
    }
}

extension Story: CustomStringConvertible {
    package var description: String { title }
}

/// Why a story could not be told to its end.
package struct StoryError: Error, Sendable, CustomStringConvertible {
    package let story: String
    /// The act that failed, who did it and when.
    package let step: String
    package let why: String

    package var description: String { "The story “\(story)” stopped at \(step): \(why)" }
}

/// When something in a story happens.
package enum When: Sendable, ExpressibleByStringLiteral {
    /// London time, as `2024-05-03 15:40`.
    case told(String)
    case moment(Moment)
    /// So long after what was told before.
    case after(minutes: Int)

    package init(stringLiteral text: String) { self = .told(text) }

    /// A little later.
    package static let next = When.after(minutes: 4)
}

extension Rejection {
    /// In a sentence, for whoever mends a story.
    var inWords: String {
        switch self {
        case .refused(let refusal): "\(refusal.rule): \(refusal.reason) \(refusal.remedy)"
        case .problems(let problems): problems.map { "\($0.question): \($0.message)" }.joined(separator: " ")
        case .notFound: "not found, or hidden from whoever asked"
        case .changedMeanwhile(let refusal, _): refusal.reason
        }
    }

    /// The name of the rule that said no.
    var rule: String {
        switch self {
        case .refused(let refusal), .changedMeanwhile(let refusal, _): refusal.rule
        case .problems: "problems"
        case .notFound: "notFound"
        }
    }
}
