import Guidance

extension Conference {
    /// A child protection conference is called: when it meets, under whom, how child and family take part.
    ///
    /// Duty `conference.initial`: the last day is counted from the strategy discussion that initiated the enquiry.
    /// Rule `conference.chair`: 1. The chair's role chairs conferences. 2. The chair is neither lead nor supervisor, nor
    /// in the line of management above them, nor managed by either.
    package struct Call: Act {
        package static let kind: ActKind = "conference.call"
        package let conferenceKind: String
        package let plannedFor: Moment
        package let place: String
        package let chair: PractitionerID
        package let minuteTaker: PractitionerID?
        package let family: String
        package let childsPart: String
        package let childsPartHow: String?
        package let because: String
        /// The agencies of the chair and the minute-taker when named; the record knows them.
        package var chairSeat: Seat?
        package var minuteSeat: Seat?

        package init(
            conferenceKind: String, plannedFor: Moment, place: String, chair: PractitionerID,
            minuteTaker: PractitionerID? = nil, family: String, childsPart: String, childsPartHow: String? = nil,
            because: String
        ) {
            self.conferenceKind = conferenceKind
            self.plannedFor = plannedFor
            self.place = place
            self.chair = chair
            self.minuteTaker = minuteTaker
            self.family = family
            self.childsPart = childsPart
            self.childsPartHow = childsPartHow
            self.because = because
        }

        package static let settles: Set<String> = ["chairSeat", "minuteSeat"]

        package func settled(in setting: Setting) -> Call {
            var act = self
            act.chairSeat = Seat(chair, in: setting.standing)
            act.minuteSeat = minuteTaker.flatMap { Seat($0, in: setting.standing) }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.call"
            let cite = setting.guidance.duty(.initialConference).cite
            try episode.mustBeAssessing(name + ".open")
            try episode.mustBeTheCouncilOrLead(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            if episode.conference.called != nil {
                throw .notNow(
                    name + ".once", "A conference has been called already and has not been held.",
                    instead: "Move that one, or call it off.")
            }
            try checkKind(episode, setting, name)
            try Conference.checkDay(plannedFor, setting, name)
            try Conference.checkChair(chair, episode, setting, name + ".chair")
            if let minuteTaker, setting.standing.practitioners[minuteTaker] == nil {
                throw .wrong(
                    name + ".minuteTaker", "minuteTaker",
                    "That practitioner has no account here, or it has been disabled.",
                    instead: "Choose a practitioner from the list, or leave it empty.")
            }
        }

        private func checkKind(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
            let plan = episode.protectionPlan
            if conferenceKind == Kind.review {
                guard let course = plan.open else {
                    throw .wrong(
                        name + ".plan", "conferenceKind", "There is no child protection plan to review.",
                        instead: "Call an initial conference, or a transfer-in conference for a child who moved here.",
                        authority: setting.guidance.duty(.firstReviewConference).cite)
                }
                if plannedFor.day <= course.start.happenedAt.day {
                    throw .wrong(
                        name + ".review", "plannedFor", "A review comes after the day on which the plan began.",
                        instead: "Enter a later day.", authority: setting.guidance.duty(.firstReviewConference).cite)
                }
                return
            }
            if plan.isOpen {
                throw .wrong(
                    name + ".already", "conferenceKind", "The child is on a child protection plan already.",
                    instead: "Call a review conference: it may meet earlier than planned.",
                    authority: setting.guidance.duty(.firstReviewConference).cite)
            }
            if conferenceKind == Kind.transferIn && !episode.transfer.awaitsConference(in: episode) {
                throw .wrong(
                    name + ".transfer", "conferenceKind", "No notice of a child who moved in with a plan is recorded.",
                    instead: "Record the notice from the other council first.",
                    authority: setting.guidance.duty(.transferInConference).cite)
            }
            if Kind.followsEnquiry.contains(conferenceKind) && !episode.followsEnquiry {
                throw .wrong(
                    name + ".enquiry", "conferenceKind", "No section 47 enquiry has been started.",
                    instead: "Hold a strategy discussion and start the enquiry; a conference follows from it.",
                    authority: setting.guidance.duty(.initialConference).cite)
            }
            if conferenceKind == Kind.preBirth && !setting.standing.isUnborn {
                throw .wrong(
                    name + ".born", "conferenceKind", "The record does not say that this child is still to be born.",
                    instead: "Call an initial conference.", authority: setting.guidance.duty(.initialConference).cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.meetings.append(Meeting(call: Stamped(self, stamp)))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "\(Conference.name(of: conferenceKind)) called for \(plannedFor.inWords)",
                [
                    .of("To decide", because), .of("The family", family),
                    .of("The child's part", childsPartHow, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// The conference is moved to another day, or somebody else chairs it.
    package struct Rearrange: Act {
        package static let kind: ActKind = "conference.rearrange"
        package let plannedFor: Moment
        package let chair: PractitionerID
        package let because: String
        /// The chair's agency when named; the record knows it.
        package var chairSeat: Seat?

        package init(plannedFor: Moment, chair: PractitionerID, because: String) {
            self.plannedFor = plannedFor
            self.chair = chair
            self.because = because
        }

        package static let settles: Set<String> = ["chairSeat"]

        package func settled(in setting: Setting) -> Rearrange {
            var act = self
            act.chairSeat = Seat(chair, in: setting.standing)
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.rearrange"
            _ = try episode.mustHaveCalled(name + ".called")
            try Conference.checkDay(plannedFor, setting, name)
            try Conference.checkChair(chair, episode, setting, name + ".chair")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.changes.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Conference rearranged for \(plannedFor.inWords)", [.of("Because", because)])
        }
    }

    /// The conference is not needed any more.
    ///
    /// Where an enquiry or a move with a plan asks for one, the social work manager calls it off after asking the agencies,
    /// and says what keeps the child safe; its clock goes on until a conference is held or the episode is closed.
    package struct CallOff: Act {
        package static let kind: ActKind = "conference.callOff"
        package let because: String
        package let consulted: [AgencyID]?
        package let consultation: String?
        package let interimPlan: String?

        package init(
            because: String, consulted: [AgencyID]? = nil, consultation: String? = nil, interimPlan: String? = nil
        ) {
            self.because = because
            self.consulted = consulted
            self.consultation = consultation
            self.interimPlan = interimPlan
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.callOff"
            let meeting = try episode.mustHaveCalled(name + ".called")
            for agency in consulted ?? [] where setting.standing.agencies[agency] == nil {
                throw .wrong(
                    name + ".agency", "consulted", "One of those agencies is not in the record, or has closed.",
                    instead: "Choose agencies from the list.")
            }
            guard let duty = episode.asksFor(meeting) else { return }
            let cite = setting.guidance.duty(duty).cite
            guard episode.isManaged(by: setting) else {
                throw Refusal(
                    name + ".manager", .mayNot,
                    because: "This conference has to be held. Only the social work manager calls it off.",
                    authority: cite,
                    instead:
                        "Move it to another day, or ask the manager, who asks the agencies first and gives reasons.")
            }
            if (consulted ?? []).filter({ $0 != episode.council }).isEmpty || (consultation ?? "").isEmpty {
                throw .wrong(
                    name + ".consulted", "consulted",
                    "This conference has to be held, and it does not say which other agencies were asked and what they said.",
                    instead: "Ask those who took part in the enquiry or carry the plan, and write down what each said.",
                    authority: cite)
            }
            if (interimPlan ?? "").isEmpty {
                throw .wrong(
                    name + ".interimPlan", "interimPlan",
                    "This conference has to be held, and it does not say what keeps the child safe without it.",
                    instead: "Write who sees the child and when, who does what, and whom to ring.", authority: cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.calledOff = Stamped(self, stamp) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Conference called off",
                [
                    .of("Because", because), .of("The agencies said", consultation),
                    .of("What keeps the child safe", interimPlan),
                ], weight: .key)
        }
    }

    /// How the chronology names a kind of conference.
    package static func name(of kind: String) -> String {
        switch kind {
        case Kind.initial: "Initial child protection conference"
        case Kind.preBirth: "Pre-birth child protection conference"
        case Kind.transferIn: "Transfer-in child protection conference"
        default: "Review child protection conference"
        }
    }

    /// It meets on a weekday, and not before it is called.
    static func checkDay(_ plannedFor: Moment, _ setting: Setting, _ name: String) throws(Refusal) {
        try Episode.mustBeWeekday(plannedFor.day, name + ".weekend", "plannedFor")
        if plannedFor < setting.happenedAt {
            throw .wrong(
                name + ".past", "plannedFor", "That is before the conference is called.",
                instead: "Enter when it will meet.")
        }
    }

    /// The chair is independent of the management of the case.
    static func checkChair(
        _ chair: PractitionerID, _ episode: Episode, _ setting: Setting, _ name: String
    ) throws(Refusal) {
        let rule = setting.guidance.rule(.chairConference)
        guard let known = setting.standing.practitioners[chair] else {
            throw .wrong(
                name + ".known", "chair", "That practitioner has no account here, or it has been disabled.",
                instead: "Choose a practitioner from the list.")
        }
        let line = setting.standing.line(of: [episode.lead, episode.supervisor].compactMap { $0 })
        let isInLine =
            line.contains(chair)
            || known.lineManager.map { $0 == episode.lead || $0 == episode.supervisor } ?? false
        if rule.notOwn && isInLine {
            throw .wrong(
                name + ".independent", "chair",
                "The chair leads or manages this case, or is managed by someone who does.",
                instead: "Name a chair from outside the management of the case.", authority: rule.cite)
        }
        if !known.roles.contains(where: rule.allows) {
            throw .wrong(
                name + ".role", "chair", "That practitioner's role does not chair conferences.",
                instead: "Name a chair: \(rule.says)", authority: rule.cite)
        }
    }
}

extension Standing {
    /// The practitioners and everyone above them, as far as the desk knows them.
    func line(of practitioners: [PractitionerID]) -> Set<PractitionerID> {
        var line: Set<PractitionerID> = []
        for one in practitioners {
            var next: PractitionerID? = one
            while let known = next, line.insert(known).inserted { next = self.practitioners[known]?.lineManager }
        }
        return line
    }
}
