import Access
import Guidance
import Practice

/// One entry as a minute shows it: who recorded it and when, and those of its words that are open to the viewer.
package struct MinuteEntry: Sendable {
    package let stamp: Stamp
    package let parts: [Line.Part]
    /// Something of it is not open to the viewer.
    package let isWithheld: Bool
}

/// A strategy discussion as a viewer may see it: who was asked, answered and came, what was shared and decided.
package struct DiscussionMinute: Sendable {
    /// Someone asked, with their answer, an option of `strategyAnswers`.
    package struct Invited: Sendable {
        package let practitioner: PractitionerID
        package let agency: AgencyID
        package let inPlaceOf: PractitionerID?
        package let coming: String?
        package let answer: MinuteEntry?
        /// Why they were not there, where something says so and it is open.
        package var absentBecause: String?
    }

    /// A talk in it: one that decided, or a preliminary one.
    package struct Talk: Sendable {
        package let entry: MinuteEntry
        package let how: String
        package let present: [PractitionerID]
        /// The agencies they worked for.
        package let agencies: [AgencyID]
        /// Options of `strategyElsewhere`.
        package let elsewhere: [String]
        /// An option of `strategyDecisions`; nil for a preliminary one.
        package let step: String?
        package let missing: [String]
        package let dissenting: [AgencyID]
    }

    /// Something agreed; what and with what result as far as that is open.
    package struct Action: Sendable {
        package let number: Int
        /// Nil where it is not open to the viewer.
        package let what: String?
        package let owner: PractitionerID?
        /// Whoever else does it.
        package let who: String?
        package let by: Day
        package let done: MinuteEntry?
    }

    package let calls: [MinuteEntry]
    package let meetsAt: Moment?
    package let invited: [Invited]
    package let preliminary: [Talk]
    package let held: Talk?
    package let actions: [Action]
    package let dissents: [MinuteEntry]
    /// It initiated the section 47 enquiry, so that the conference's clock runs from it.
    package let initiated: Bool
    package let began: Moment
}

/// A section 47 enquiry as a viewer may see it.
package struct EnquiryMinute: Sendable {
    /// An agency asked what it knows, with its answer.
    package struct Check: Sendable {
        package let asked: MinuteEntry
        package let agency: AgencyID
        package let practitioner: PractitionerID?
        package let reply: MinuteEntry?
    }

    /// An agency's request for a conference, with the council's answer.
    package struct Request: Sendable {
        package let asked: MinuteEntry
        package let granted: Bool?
        package let answer: MinuteEntry?
    }

    /// A manager's answer to an outcome.
    package struct Agreement: Sendable {
        package let entry: MinuteEntry
        package let agreed: Bool
    }

    package let started: MinuteEntry
    package let lead: PractitionerID
    package let isJoint: Bool
    package let police: PractitionerID?
    package let checks: [Check]
    package let examinations: [MinuteEntry]
    /// An option of `enquiryOutcomes`.
    package let outcome: String?
    package let needsConference: Bool
    package let concluded: MinuteEntry?
    /// Each answer a manager gave to an outcome.
    package let agreements: [Agreement]
    /// Whether the outcome as it stands waits for a manager; nil while there is none.
    package let isAgreed: Bool?
    package let told: [MinuteEntry]
    package let requests: [Request]
    package let initiatedAt: Moment?
}

/// What protects a child at once, as a viewer may see it: each power or order from when it began until it ended.
package struct ProtectionMinute: Sendable {
    package let what: String
    package let began: Stamp
    package let endedAt: Moment?
    package let due: Due?
    /// Who was told of it, and why partners were not consulted before it.
    package let told: MinuteEntry
}

/// Immediate protection, strategy discussions and enquiries of an episode, filtered for one viewer.
package struct ProtectionMinutes: Sendable {
    package var protections: [ProtectionMinute] = []
    package var discussions: [DiscussionMinute] = []
    package var enquiries: [EnquiryMinute] = []

    package var isEmpty: Bool { protections.isEmpty && discussions.isEmpty && enquiries.isEmpty }

    package init() {}

    /// - Parameter sees: nothing of this is shown to whoever may not know how things stand.
    init(_ episode: Episode, for sees: Sees, under guidance: Guidance) {
        guard sees.status else { return }
        let minutes = Minutes(episode: episode, sees: sees)
        discussions = episode.strategy.discussions.map(minutes.discussion)
        enquiries = episode.enquiry.courses.enumerated().map { place, course in
            let initiations = episode.strategy.initiations
            return minutes.enquiry(
                course, initiatedAt: initiations.indices.contains(place) ? initiations[place].stamp.happenedAt : nil)
        }
        protections = minutes.protections(under: guidance)
    }

    /// The practitioners a page of it names.
    var practitioners: [PractitionerID] {
        var named = stamps.map(\.by)
        for discussion in discussions {
            named += discussion.invited.map(\.practitioner)
            named += discussion.actions.compactMap(\.owner)
            for talk in discussion.talks { named += talk.present }
        }
        for enquiry in enquiries {
            named.append(enquiry.lead)
            if let police = enquiry.police { named.append(police) }
            named += enquiry.checks.compactMap(\.practitioner)
        }
        return named
    }

    /// The agencies a page of it names.
    var agencies: [AgencyID] {
        var named = stamps.map(\.agency)
        for discussion in discussions {
            named += discussion.invited.map(\.agency)
            for talk in discussion.talks { named += talk.agencies + talk.dissenting }
        }
        for enquiry in enquiries { named += enquiry.checks.map(\.agency) }
        return named
    }

    private var stamps: [Stamp] {
        var entries: [MinuteEntry] = []
        for discussion in discussions {
            entries += discussion.calls + discussion.dissents + discussion.talks.map(\.entry)
            entries += discussion.invited.compactMap(\.answer) + discussion.actions.compactMap(\.done)
        }
        for enquiry in enquiries {
            entries += [enquiry.started] + enquiry.examinations + enquiry.told
            entries += enquiry.checks.map(\.asked) + enquiry.checks.compactMap(\.reply)
            entries += enquiry.requests.map(\.asked) + enquiry.requests.compactMap(\.answer)
            if let concluded = enquiry.concluded { entries.append(concluded) }
            entries += enquiry.agreements.map(\.entry)
        }
        return entries.map(\.stamp) + protections.map(\.began)
    }
}

extension DiscussionMinute {
    /// The preliminary talks, and the one that decided.
    fileprivate var talks: [Talk] { held.map { preliminary + [$0] } ?? preliminary }
}

/// Turns an episode's discussions and enquiries into minutes for one viewer.
private struct Minutes {
    let episode: Episode
    let sees: Sees

    /// - Parameter label: a part that the minute tells elsewhere.
    /// - Parameter only: the parts that are told, where not all are.
    private func entry<A: Act<Episode>>(
        _ recorded: Stamped<A>, without label: String? = nil, only: Set<String>? = nil
    ) -> MinuteEntry {
        let parts = (recorded.act.told(episode)?.parts ?? []).filter {
            $0.label != label && only?.contains($0.label) ?? true
        }
        let stamp = recorded.stamp
        let open = parts.filter { sees.shows($0.holds, by: stamp.by, of: stamp.agency, in: .episode) }
        return MinuteEntry(stamp: stamp, parts: open, isWithheld: open.count < parts.count)
    }

    func discussion(_ one: Discussion) -> DiscussionMinute {
        let held = one.held.map { held in
            DiscussionMinute.Talk(
                entry: entry(held, without: StrategyDiscussion.actionsLabel), how: held.act.how,
                present: held.act.present,
                agencies: Array((held.act.agencies ?? [:]).values),
                elsewhere: held.act.elsewhere ?? [], step: held.act.step, missing: held.act.missing ?? [],
                dissenting: held.act.dissenting ?? [])
        }
        return DiscussionMinute(
            calls: one.calls.map { entry($0) }, meetsAt: one.meetsAt,
            invited: one.invited.map {
                DiscussionMinute.Invited(
                    practitioner: $0.practitioner, agency: $0.agency, inPlaceOf: $0.inPlaceOf,
                    coming: $0.answer?.act.coming, answer: $0.answer.map { entry($0) },
                    absentBecause: one.whyAbsent($0.practitioner).flatMap { why in
                        sees.shows(.narrative, by: why.stamp.by, of: why.stamp.agency, in: .episode)
                            ? why.because : nil
                    })
            },
            preliminary: one.preliminary.map {
                DiscussionMinute.Talk(
                    entry: entry($0), how: $0.act.how, present: $0.act.present,
                    agencies: Array(($0.act.agencies ?? [:]).values), elsewhere: [], step: nil, missing: [],
                    dissenting: [])
            },
            held: held,
            actions: one.actions.map {
                let isOpen = sees.shows(.narrative, by: $0.agreed.by, of: $0.agreed.agency, in: .episode)
                return DiscussionMinute.Action(
                    number: $0.number, what: isOpen ? $0.action.what : nil, owner: $0.action.practitioner,
                    who: isOpen ? $0.action.who : nil, by: $0.action.by, done: $0.done.map { entry($0) })
            },
            dissents: one.dissents.map { entry($0) },
            initiated: one.held.map { held in
                episode.strategy.initiations.contains { $0.stamp.number == held.stamp.number }
            } ?? false,
            began: one.began)
    }

    func enquiry(_ course: EnquiryCourse, initiatedAt: Moment?) -> EnquiryMinute {
        let started = course.started
        return EnquiryMinute(
            started: entry(started), lead: started.act.lead,
            isJoint: started.act.how == Section47Enquiry.Start.joint, police: started.act.police,
            checks: course.checks.map {
                EnquiryMinute.Check(
                    asked: entry($0.asked), agency: $0.asked.act.agency, practitioner: $0.asked.act.practitioner,
                    reply: $0.reply.map { entry($0) })
            },
            examinations: course.examinations.map { entry($0) }, outcome: course.concluded?.act.outcome,
            needsConference: course.conferenceDecided != nil, concluded: course.conclusions.last.map { entry($0) },
            agreements: course.agreements.map {
                EnquiryMinute.Agreement(entry: entry($0), agreed: $0.act.agreed)
            },
            isAgreed: course.concluded == nil ? nil : course.isAgreed,
            told: course.told.map { entry($0) },
            requests: course.requests.map {
                EnquiryMinute.Request(
                    asked: entry($0.asked), granted: $0.answer?.act.granted, answer: $0.answer.map { entry($0) })
            }, initiatedAt: initiatedAt)
    }

    func protections(under guidance: Guidance) -> [ProtectionMinute] {
        guard let child = episode.child else { return [] }
        let protection = episode.immediateProtection
        let clocks = protection.clocks(of: child, in: episode, under: guidance)
        func due(_ stamp: Stamp) -> Due? { clocks.first { $0.mark == stamp.number }?.due }
        let police = protection.policeProtections.map {
            ProtectionMinute(
                what: "Police protection", began: $0.began.stamp, endedAt: $0.ended?.happenedAt,
                due: due($0.began.stamp), told: entry($0.began, only: ImmediateProtection.tellingLabels))
        }
        let orders = protection.emergencyOrders.map {
            ProtectionMinute(
                what: $0.extended == nil ? "Emergency protection order" : "Emergency protection order, extended",
                began: $0.began.stamp, endedAt: $0.period.ended?.happenedAt, due: $0.due(under: guidance),
                told: entry($0.began, only: ImmediateProtection.tellingLabels))
        }
        let assessments = protection.assessmentOrders.map {
            ProtectionMinute(
                what: "Child assessment order", began: $0.began.stamp, endedAt: $0.ended?.happenedAt,
                due: due($0.began.stamp), told: entry($0.began, only: ImmediateProtection.tellingLabels))
        }
        let exclusions = protection.exclusions.map {
            ProtectionMinute(
                what: "Exclusion requirement", began: $0.began.stamp, endedAt: $0.ended?.happenedAt,
                due: $0.began.act.endsAt.map(Due.moment),
                told: entry($0.began, only: ImmediateProtection.tellingLabels))
        }
        return (police + orders + assessments + exclusions).sorted { $0.began.number < $1.began.number }
    }
}
