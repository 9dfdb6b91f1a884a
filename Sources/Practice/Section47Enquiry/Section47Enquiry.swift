import Guidance

/// The council's enquiry where there is reasonable cause to suspect significant harm. A part of `Episode`.
///
/// A social worker leads it, always. One is open in an episode at a time; each follows the discussion that initiated it.
package struct Section47Enquiry: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [
        Start.self, Check.self, Reply.self, Examine.self, Conclude.self, Agree.self, Tell.self,
        AskForConference.self, AnswerRequest.self,
    ]

    /// Each enquiry of the episode, in the order of the discussions that initiated them.
    package internal(set) var courses: [EnquiryCourse] = []

    package init() {}

    /// The enquiry that is under way, or was made last.
    package var latest: EnquiryCourse? { courses.last }
    package var isOpen: Bool { latest.map { $0.concluded == nil } ?? false }
    /// The first enquiry whose outcome waits for a manager.
    package var toAgree: EnquiryCourse? { courses.first { $0.concluded != nil && !$0.isAgreed } }
    /// Who leads the enquiry that is under way.
    package var lead: PractitionerID? { isOpen ? latest?.started.act.lead : nil }
    /// When and by whom it was decided that an initial child protection conference is needed; nil while none is.
    package var conferenceDecided: Stamp? { latest?.conferenceDecided }

    // MARK: What runs and waits

    /// Duty `enquiry.completion`: from the discussion that initiated it to its outcome. It sets no number.
    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] {
        episode.strategy.initiations.enumerated().map { place, initiation in
            let course = courses.indices.contains(place) ? courses[place] : nil
            let stopped = course?.concluded?.stamp.happenedAt ?? episode.closure?.stamp.happenedAt
            return Clock(
                .enquiryCompletion, about: child, from: initiation.stamp.happenedAt, under: guidance,
                stoppedAt: stopped,
                lateBecause: episode.lateReason(
                    .enquiryCompletion, from: initiation.stamp.happenedAt, stoppedAt: stopped),
                owner: course.map { .practitioner($0.started.act.lead) } ?? episode.worker,
                stops: course == nil ? Start.kind : Conclude.kind, mark: initiation.stamp.number)
        }
    }

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        let telling = tellingWaits(for: child, in: episode)
        guard episode.isOpen else { return telling }
        var items: [Waiting] = []
        if episode.strategy.initiations.count > courses.count, let decided = episode.strategy.initiating {
            items.append(
                Waiting(
                    "enquiry start", about: child, since: decided.stamp.happenedAt, owner: episode.worker,
                    what: "Start the section 47 enquiry", why: "Decided \(decided.stamp.happenedAt.inWords)",
                    act: Start.kind))
        }
        items += agreementWaits(for: child, in: episode)
        guard let latest else { return items }
        for check in latest.checks where check.reply == nil && latest.concluded == nil {
            items.append(
                Waiting(
                    "enquiry check \(check.number)", about: child, since: check.asked.stamp.happenedAt,
                    owner: check.asked.act.practitioner.map(Owner.practitioner) ?? .agency(check.asked.act.agency),
                    what: "Tell a section 47 enquiry what your agency knows",
                    why: "Asked \(check.asked.stamp.happenedAt.inWords)", act: Reply.kind))
        }
        items += telling
        for request in latest.requests where request.answer == nil {
            items.append(
                Waiting(
                    "enquiry request \(request.number)", about: child, since: request.asked.stamp.happenedAt,
                    owner: episode.supervisor.map(Owner.practitioner)
                        ?? .role(episode.council ?? request.asked.stamp.agency, Referral.frontDoor),
                    what: "Answer an agency that asks for a child protection conference",
                    why: "Asked \(request.asked.stamp.happenedAt.inWords)", act: AnswerRequest.kind))
        }
        return items
    }

    /// A conclusion waits for a manager, and one that was sent back for whoever leads the enquiry.
    private func agreementWaits(for child: PersonID, in episode: Episode) -> [Waiting] {
        courses.compactMap { course in
            let lead = course.started.act.lead
            if let concluded = course.concluded, !course.isAgreed {
                let council = episode.council ?? concluded.stamp.agency
                let manager = episode.supervisor.flatMap { $0 == lead ? nil : Owner.practitioner($0) }
                return Waiting(
                    "enquiry agree \(course.started.stamp.number)", about: child, since: concluded.stamp.happenedAt,
                    owner: manager ?? .role(council, "supervisor"),
                    what: "Agree the outcome of the section 47 enquiry, or send it back",
                    why: "Concluded \(concluded.stamp.happenedAt.inWords)", act: Agree.kind)
            }
            return course.sentBack.map { sent in
                Waiting(
                    "enquiry returned \(course.started.stamp.number)", about: child, since: sent.stamp.happenedAt,
                    owner: .practitioner(lead),
                    what: "Look again at the outcome of the section 47 enquiry: it was sent back",
                    why: "Sent back \(sent.stamp.happenedAt.inWords)", act: Conclude.kind)
            }
        }
    }

    private func tellingWaits(for child: PersonID, in episode: Episode) -> [Waiting] {
        guard !toTell(in: episode).isEmpty, let latest, let concluded = latest.concluded else { return [] }
        return [
            Waiting(
                "enquiry tell", about: child, since: concluded.stamp.happenedAt,
                owner: .practitioner(latest.started.act.lead),
                what: "Tell the family and the agencies the outcome of the enquiry",
                why: "Concluded \(concluded.stamp.happenedAt.inWords)", act: Tell.kind)
        ]
    }

    package func toTell(in episode: Episode) -> [ActKind] {
        latest?.awaitsTelling == true ? [Tell.kind] : []
    }

    package func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact] {
        guard isOpen, let initiation = episode.strategy.initiating else { return [] }
        return [
            Fact("enquiry", about: child, what: "Section 47 enquiry", since: initiation.stamp.happenedAt)
        ]
    }

    // MARK: Who takes part

    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        let closed = episode.closure?.stamp.happenedAt
        return courses.flatMap { course -> [Involvement] in
            let started = course.started
            let from = started.stamp.happenedAt
            var all = [
                Involvement(
                    .lead, person: child, practitioner: started.act.lead,
                    agency: started.act.leadAgency ?? started.stamp.agency, from: from,
                    until: course.concluded?.stamp.happenedAt ?? closed)
            ]
            if let police = started.act.police, let force = started.act.policeAgency {
                all.append(
                    Involvement(
                        .investigator, person: child, practitioner: police, agency: force, from: from,
                        until: course.partEnds ?? closed))
            }
            for check in course.checks {
                all.append(
                    Involvement(
                        .consulted, person: child, practitioner: check.asked.act.practitioner,
                        agency: check.asked.act.agency, from: check.asked.stamp.happenedAt,
                        until: course.partEnds ?? closed))
            }
            return all
        }
    }

    // MARK: What can come next

    package func first(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        if episode.strategy.initiations.count > courses.count { return [Start.kind] }
        guard let latest else { return [] }
        if latest.requests.contains(where: { $0.answer == nil }) { return [AnswerRequest.kind] }
        guard latest.concluded == nil else { return (toAgree == nil ? [] : [Agree.kind]) + toTell(in: episode) }
        let decided = episode.strategy.initiating?.stamp.happenedAt ?? latest.started.stamp.happenedAt
        return episode.sightings.contains { decided <= $0.at } ? [Conclude.kind] : ["child.see"]
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        if episode.strategy.initiations.count > courses.count { return [Start.kind] }
        guard let latest else { return [] }
        if latest.concluded == nil {
            var kinds: [ActKind] = episode.sightings.isEmpty ? [] : [Conclude.kind]
            if latest.checks.contains(where: { $0.reply == nil }) { kinds.append(Reply.kind) }
            kinds += ["child.see", Check.kind, Examine.kind]
            return kinds.contains(Conclude.kind) ? kinds : kinds + [Conclude.kind]
        }
        var kinds = (toAgree == nil ? [] : [Agree.kind]) + toTell(in: episode)
        if latest.requests.contains(where: { $0.answer == nil }) { kinds.insert(AnswerRequest.kind, at: 0) }
        if latest.conferenceDecided == nil { kinds.append(AskForConference.kind) }
        return kinds
    }

    package func keepsOpen(_ episode: Episode) -> Refusal? {
        if isOpen {
            return .notNow(
                "episode.close.enquiry", "A section 47 enquiry is under way.",
                instead: "Record its outcome, or that it ended before it was finished and why.")
        }
        if latest?.requests.contains(where: { $0.answer == nil }) == true {
            return .notNow(
                "episode.close.request", "An agency has asked for a conference and has had no answer.",
                instead: "Answer it with your reasons, then close.")
        }
        if toAgree != nil {
            return .notNow(
                "episode.close.agreement", "No manager has agreed the outcome of the section 47 enquiry.",
                instead: "Agree it or send it back with reasons, then close.")
        }
        return nil
    }
}

/// One section 47 enquiry from its start to what the family and the agencies were told.
package struct EnquiryCourse: Sendable {
    package let started: Stamped<Section47Enquiry.Start>
    package internal(set) var checks: [AgencyCheck] = []
    package internal(set) var examinations: [Stamped<Section47Enquiry.Examine>] = []
    /// Each outcome it was given; more than one where a manager sent one back.
    package internal(set) var conclusions: [Stamped<Section47Enquiry.Conclude>] = []
    /// What managers said to its outcomes.
    package internal(set) var agreements: [Stamped<Section47Enquiry.Agree>] = []
    package internal(set) var told: [Stamped<Section47Enquiry.Tell>] = []
    package internal(set) var requests: [ConferenceRequest] = []

    init(started: Stamped<Section47Enquiry.Start>) { self.started = started }

    /// Its outcome as it stands; nil while it is under way, and again once a manager has sent it back.
    package var concluded: Stamped<Section47Enquiry.Conclude>? { sentBack == nil ? conclusions.last : nil }

    /// The manager's answer to the last outcome.
    package var agreement: Stamped<Section47Enquiry.Agree>? {
        guard let last = conclusions.last else { return nil }
        return agreements.last { $0.stamp.number > last.stamp.number }
    }
    /// The answer with which the last outcome was sent back.
    package var sentBack: Stamped<Section47Enquiry.Agree>? { agreement.flatMap { $0.act.agreed ? nil : $0 } }
    /// A manager has agreed the outcome as it stands.
    package var isAgreed: Bool {
        agreement?.act.agreed == true || conclusions.last?.act.agreedBy != nil
    }
    /// The family and the agencies have not been told the outcome as it stands.
    package var awaitsTelling: Bool {
        guard let concluded else { return false }
        return !told.contains { $0.stamp.number > concluded.stamp.number }
    }

    /// What decided that a conference is needed: the outcome, or the answer to an agency that asked for one.
    package var conferenceDecided: Stamp? {
        if let concluded, concluded.act.needsConference { return concluded.stamp }
        return requests.compactMap(\.answer).first { $0.act.granted }?.stamp
    }

    /// When the part of those who helped ends: some time after the outcome, so that they can ask for a conference.
    var partEnds: Moment? {
        guard let concluded else { return nil }
        guard requests.allSatisfy({ $0.answer != nil }) else { return nil }
        return concluded.act.partEnds ?? concluded.stamp.happenedAt
    }
}

/// Another agency asked what it knows for an enquiry, with its reply.
package struct AgencyCheck: Sendable {
    package let asked: Stamped<Section47Enquiry.Check>
    package internal(set) var reply: Stamped<Section47Enquiry.Reply>?

    /// The entry that asked, by which it is named.
    package var number: Int { asked.stamp.number }
}

/// An agency's request for a conference that the council had not decided on, with the council's answer.
package struct ConferenceRequest: Sendable {
    package let asked: Stamped<Section47Enquiry.AskForConference>
    package internal(set) var answer: Stamped<Section47Enquiry.AnswerRequest>?

    package var number: Int { asked.stamp.number }
}

extension Section47Enquiry {
    /// Changes the enquiry that is under way or was made last.
    mutating func inLatest(_ change: (inout EnquiryCourse) -> Void) {
        guard let last = courses.indices.last else { return }
        change(&courses[last])
    }
}

/// An enquiry is under way.
func mustBeEnquiring(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) -> EnquiryCourse {
    try episode.mustBeOpen(name + ".open")
    guard let latest = episode.enquiry.latest, latest.concluded == nil else {
        throw Refusal(
            name + ".underWay", .notNow, because: "No section 47 enquiry is under way.",
            authority: setting.guidance.duty(.enquiryCompletion).cite,
            instead: "A strategy discussion decides on one; then it is started.")
    }
    return latest
}
