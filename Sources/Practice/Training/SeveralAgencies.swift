import Guidance

extension TrainingRecord {
    /// A session of several agencies, as it is counted for one of those who took part: recorded by whoever held it, and
    /// never typed again.
    ///
    /// 1. It comes with the attendance that was recorded in the session's own record, in the same transaction, and never by
    /// itself. 2. It holds everyone of the agency who was there, as the session has them: who is taken back is not in it.
    package struct Count: Act {
        package static let kind: ActKind = "training.count"
        package static let opens = true
        package static let joins = true
        package static let standsAlone = true
        /// The agency that held it.
        package let held: AgencyID
        /// The entry that recorded the session in that agency's training.
        package let session: Int
        package let title: String
        /// Options of `trainingTopics`.
        package var topics: [String]?
        /// Options of `leadTrainingTopics`.
        package var leadTopics: [String]?
        package let heldOn: Day
        package var by: String?
        /// References of the agency's staff, one a line.
        package var staff: String?

        package init(
            held: AgencyID, session: Int, title: String, topics: [String]? = nil, leadTopics: [String]? = nil,
            heldOn: Day, by: String? = nil, staff: String? = nil
        ) {
            self.held = held
            self.session = session
            self.title = title
            self.topics = topics
            self.leadTopics = leadTopics
            self.heldOn = heldOn
            self.by = by
            self.staff = staff
        }

        /// The session of an agency with those of another who were there.
        package init(_ session: TrainingSession, heldBy agency: AgencyID, of other: AgencyID) {
            self.init(
                held: agency, session: session.number, title: session.title, topics: session.topics.sorted(),
                leadTopics: session.leadTopics.sorted(), heldOn: session.heldOn, by: session.by,
                staff: session.others[other].map { $0.sorted().joined(separator: "\n") })
        }

        package func check(_ training: TrainingRecord, in setting: Setting) throws(Refusal) {
            let name = "training.count"
            guard setting.standing.cameWith != nil else {
                throw Refusal(
                    name + ".alone", .mayNot, because: "It is counted with the attendance at the session.",
                    authority: Refusal.practice, instead: "Record who attended at the session that was held.")
            }
            try training.checkKnown(staff ?? "", name)
        }

        package func apply(to training: inout TrainingRecord, _ stamp: Stamp) {
            let there = Set(TrainingRecord.references(staff ?? ""))
            let place = training.sessions.firstIndex { $0.heldBy == held && $0.original == session }
            if let place {
                training.sessions[place].attended = there
                return
            }
            training.sessions.append(
                TrainingSession(
                    number: stamp.number, title: title, topics: Set(topics ?? []), leadTopics: Set(leadTopics ?? []),
                    heldOn: heldOn, by: by, attended: there, heldBy: held, original: session))
        }
    }

    /// Whose attendance is recorded: the agency's own, or that of another that takes part in a session of this one.
    ///
    /// Whoever holds the session records it for all; each of the others may for its own staff.
    func checkPart(
        of other: AgencyID?, in session: TrainingSession, _ name: String, in setting: Setting
    ) throws(Refusal) {
        guard let other, other.id != setting.stream?.id else { return try Keeping.check(name, in: setting) }
        guard session.agencies.contains(other) else {
            throw .wrong(
                name + ".part", "of", "That agency does not take part in the session.",
                instead: "Choose one of those that it is for, or leave it out for your own.")
        }
        if setting.who.agency != other { try Keeping.check(name, in: setting) }
    }

    /// The sessions of this agency in which others take part.
    package var shared: [TrainingSession] { sessions.filter { $0.heldBy == nil && !$0.agencies.isEmpty } }

    /// Agencies that take part in a session and have not said who of them was there.
    package func waiting(under guidance: Guidance) -> [Waiting] {
        shared.flatMap { session in
            session.agencies.filter { session.others[$0] == nil }.map { agency in
                Waiting(
                    "part \(session.number) \(agency.id)", about: nil, since: Moment(session.heldOn),
                    owner: .agency(agency), what: "Say who was at a training session of several agencies",
                    why: "Held \(session.heldOn.inWords)", act: Attend.kind)
            }
        }
    }
}
