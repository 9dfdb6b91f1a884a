import Guidance

/// An agency's safeguarding training: its staff, the sessions held, who attended, and for whom which topic is current.
package struct TrainingRecord: Process {
    package static let name = ProcessName.training
    package static let isOneAgencys = true
    package static let acts: [any Act<TrainingRecord>.Type] = [
        Import.self, Hold.self, Attend.self, TakeBack.self, Count.self,
    ]

    /// By their reference.
    package internal(set) var staff: [String: StaffMember] = [:]
    /// In the order in which they were recorded.
    package internal(set) var sessions: [TrainingSession] = []

    package init() {}

    package var about: [PersonID] { [] }

    package func next(under guidance: Guidance) -> [ActKind] {
        [Import.kind, Hold.kind] + (sessions.contains { $0.heldBy == nil } ? [Attend.kind, TakeBack.kind] : [])
    }

    /// Those who work there on a day, by name.
    package func working(on day: Day) -> [StaffMember] {
        staff.values.filter { member in (member.left.map { day <= $0 } ?? true) && (member.started ?? day) <= day }
            .sorted { ($0.name, $0.reference) < ($1.name, $1.reference) }
    }

    /// Posts that need what safeguarding leads learn as well.
    package static let leadPosts: Set<String> = ["safeguardingLead", "deputySafeguardingLead"]

    /// The topics of a post: options of `trainingTopics`, and of `leadTrainingTopics` for safeguarding leads.
    package static func topics(of post: String, under guidance: Guidance) -> [Topic] {
        let everyones = guidance.options(.trainingTopics).map { Topic(code: $0.code, isLeads: false) }
        guard leadPosts.contains(post) else { return everyones }
        return everyones + guidance.options(.leadTrainingTopics).map { Topic(code: $0.code, isLeads: true) }
    }

    /// A topic of the framework.
    package struct Topic: Sendable, Hashable {
        package let code: String
        /// It is for safeguarding leads and their deputies.
        package let isLeads: Bool

        package init(code: String, isLeads: Bool) {
            self.code = code
            self.isLeads = isLeads
        }
    }

    /// Whether somebody's training in a topic is current.
    package enum Currency: Sendable, Hashable {
        case never
        /// The last day of being current.
        case until(Day)

        package func isCurrent(on day: Day) -> Bool {
            if case .until(let last) = self { day <= last } else { false }
        }
    }

    /// How long somebody's training in a topic is current, by the interval of the partnership.
    package func currency(of reference: String, _ topic: Topic, under guidance: Guidance) -> Currency {
        let attended = sessions.filter { session in
            session.attended.contains(reference)
                && (topic.isLeads ? session.leadTopics : session.topics).contains(topic.code)
        }
        guard let last = attended.map(\.heldOn).max() else { return .never }
        let lasting = guidance.duty(topic.isLeads ? .leadTraining : .staffTraining)
        guard let until = try? lasting.due(from: Moment(last), in: guidance.workingDays).day else { return .never }
        return .until(until)
    }

    /// What is missing or out of date on a day, person by person; nobody without a gap.
    package func gaps(on day: Day, under guidance: Guidance) -> [Gap] {
        working(on: day).compactMap { member in
            let topics = Self.topics(of: member.post, under: guidance)
            let missing = topics.filter { !currency(of: member.reference, $0, under: guidance).isCurrent(on: day) }
            return missing.isEmpty ? nil : Gap(member: member, topics: missing, of: topics.count)
        }
    }

    /// What one person lacks.
    package struct Gap: Sendable {
        package let member: StaffMember
        package let topics: [Topic]
        /// How many topics their post has.
        package let of: Int
    }

    func mustBeSession(_ entry: Int, _ name: String) throws(Refusal) -> TrainingSession {
        guard let session = sessions.first(where: { $0.number == entry && $0.heldBy == nil }) else {
            throw .wrong(
                name + ".entry", "entry", "Entry \(entry) is no training session of this agency.",
                instead: "Enter the number that stands beside the session.")
        }
        return session
    }
}

/// Someone who works for an agency, whether or not they have an account.
package struct StaffMember: Sendable, Hashable {
    /// What the agency calls them by: a staff number.
    package let reference: String
    package let name: String
    /// An option of `staffPosts`.
    package let post: String
    package let started: Day?
    package let left: Day?
}

/// One training session and who was there.
package struct TrainingSession: Sendable {
    /// The entry that recorded it.
    package let number: Int
    package let title: String
    /// Options of `trainingTopics`.
    package let topics: Set<String>
    /// Options of `leadTrainingTopics`.
    package let leadTopics: Set<String>
    package let heldOn: Day
    package let by: String?
    /// References of staff.
    package internal(set) var attended: Set<String> = []
    /// Other agencies that take part in it.
    package internal(set) var agencies: [AgencyID] = []
    /// Who of them was there, by their own references; none of an agency that has not said.
    package internal(set) var others: [AgencyID: Set<String>] = [:]
    /// Of a session that another agency held and that is counted here: which.
    package internal(set) var heldBy: AgencyID?
    /// And the entry by which it recorded it.
    package internal(set) var original: Int?
    /// What was taken back, and why.
    package internal(set) var takenBack: [Stamped<TrainingRecord.TakeBack>] = []
}
