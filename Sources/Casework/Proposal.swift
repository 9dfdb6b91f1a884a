import Guidance
import Practice
import Readings

/// An act as it comes to the desk from any door, before anything has been checked.
package struct Proposal: Sendable {
    package var act: ActKind
    /// The stream it belongs to; nil for an act that opens one.
    package var stream: StreamID?
    /// Streams of brothers and sisters on which the same is recorded, all of them or none.
    package var also: [StreamID]
    /// What is each of those children's own, by their stream: what that child said, how that child took part.
    package var each: [StreamID: [String: Answer]] = [:]
    /// The people an opening act is about: one episode each, or one concern about all of them.
    package var about: [PersonID]
    /// When it happened; now, when the door does not say.
    package var happenedAt: Moment?
    package var answers: [String: Answer]
    /// The version of the stream the practitioner had in front of them; nil when the door cannot know.
    package var expecting: Int?
    /// Made by the door once for each form it shows, so that a double press or a resend records one act.
    package var once: String?
    /// The entry this one corrects or completes.
    package var follows: Int?
    /// Files that come with it, as they wait since they were sent.
    package var documents: [OfferedDocument] = []

    package init(
        _ act: ActKind, in stream: StreamID? = nil, also: [StreamID] = [], about: [PersonID] = [],
        happenedAt: Moment? = nil, answers: [String: Answer], expecting: Int? = nil, once: String? = nil,
        follows: Int? = nil
    ) {
        self.act = act
        self.stream = stream
        self.also = also
        self.about = about
        self.happenedAt = happenedAt
        self.answers = answers
        self.expecting = expecting
        self.once = once
        self.follows = follows
    }
}

/// What the desk recorded.
package struct Recorded: Sendable, Codable, Hashable {
    /// A clock as it stood after the act.
    package struct ClockNow: Sendable, Codable, Hashable {
        package let duty: DutyKey
        package let startedAt: Moment
        package let due: Due?
        package let stoppedAt: Moment?
        package let isLate: Bool
    }

    /// One stream an act was recorded in.
    package struct Place: Sendable, Codable, Hashable {
        package let stream: StreamID
        package let number: Int
    }

    /// One place for each stream: several only when brothers and sisters are referred together.
    package let places: [Place]
    package let clocks: [ClockNow]

    package var stream: StreamID { places[0].stream }
    package var number: Int { places[0].number }
    /// A duty this act stopped after its due date.
    package var late: [DutyKey] { clocks.filter { $0.isLate && $0.stoppedAt != nil }.map(\.duty) }
}

/// Why the desk did not record an act. The practitioner's text is the door's to keep.
package enum Rejection: Error, Sendable {
    /// A rule says no.
    case refused(Refusal)
    /// Answers do not fit their questions.
    case problems([Problem])
    /// It does not exist, or it does for others and not for them.
    case notFound
    /// Somebody else added to the stream first; what they added, as far as this practitioner may see it.
    case changedMeanwhile(Refusal, since: [ChronologyLine])
}

/// Who proposes an act or asks a question, with the state of their account as the door has checked it.
package struct Caller: Sendable, Hashable {
    /// Whether the door saw the second factor an account needs.
    package enum SecondFactor: Sendable, Hashable { case notNeeded, done, missing }

    package let practitioner: PractitionerID
    package let secondFactor: SecondFactor

    package init(_ practitioner: PractitionerID, secondFactor: SecondFactor = .notNeeded) {
        self.practitioner = practitioner
        self.secondFactor = secondFactor
    }

    /// The operator at the command line, who sets up agencies and practitioners and reads no one's story.
    package static let theOperator = Caller(PractitionerID(unchecked: String(repeating: "0", count: Opaque.length)))
    var isOperator: Bool { practitioner == Caller.theOperator.practitioner }
}
