import Guidance

extension Conference {
    /// A place at a conference or in a core group: a named practitioner, or whoever comes for an agency.
    package struct Seat: Sendable, Hashable, Codable {
        package let practitioner: PractitionerID?
        package let agency: AgencyID

        package init(_ practitioner: PractitionerID?, of agency: AgencyID) {
            self.practitioner = practitioner
            self.agency = agency
        }

        /// The practitioner's place, for the agency they work for now; nil when the record does not know them.
        init?(_ practitioner: PractitionerID, in standing: Standing) {
            guard let known = standing.practitioners[practitioner] else { return nil }
            self.init(practitioner, of: known.agency)
        }
    }

    /// Practitioners and agencies are asked to the conference, and for a report where wanted.
    package struct Invite: Act {
        package static let kind: ActKind = "conference.invite"
        package let practitioners: [PractitionerID]?
        package let agencies: [AgencyID]?
        package let reportWanted: Bool
        package let note: String?
        /// Whom the invitation reaches, with the agencies they worked for then; the record knows them.
        package var seats: [Seat]?

        package init(
            practitioners: [PractitionerID]? = nil, agencies: [AgencyID]? = nil, reportWanted: Bool,
            note: String? = nil
        ) {
            self.practitioners = practitioners
            self.agencies = agencies
            self.reportWanted = reportWanted
            self.note = note
        }

        package static let settles: Set<String> = ["seats"]

        package func settled(in setting: Setting) -> Invite {
            var act = self
            act.seats =
                (practitioners ?? []).compactMap { Seat($0, in: setting.standing) }
                + (agencies ?? []).map { Seat(nil, of: $0) }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.invite"
            let meeting = try episode.mustHaveCalled(name + ".called")
            if (practitioners ?? []).isEmpty && (agencies ?? []).isEmpty {
                throw .wrong(
                    name + ".nobody", "practitioners", "Nobody is named.",
                    instead: "Choose at least one practitioner or agency.")
            }
            for one in practitioners ?? [] where setting.standing.practitioners[one] == nil {
                throw .wrong(
                    name + ".practitioner", "practitioners",
                    "One of those practitioners has no account here, or it has been disabled.",
                    instead: "Choose practitioners from the list; for others name their agency.")
            }
            for one in agencies ?? [] where setting.standing.agencies[one] == nil {
                throw .wrong(
                    name + ".agency", "agencies", "One of those agencies is not in the record, or has closed.",
                    instead: "Choose agencies from the list.")
            }
            let invited = Set(meeting.seats.map(\.seat))
            if (settled(in: setting).seats ?? []).contains(where: invited.contains) {
                throw .notNow(
                    name + ".twice", "One of them has been invited already.",
                    instead: "Leave out those who have been invited.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.invitations.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Invited to the conference", [.of("Asked to bring", note)])
        }
    }

    /// Someone invited says whether they come.
    package struct Respond: Act {
        package static let kind: ActKind = "conference.answer"
        package static let standsAlone = true
        package let answer: String
        package let instead: String?
        package let because: String?
        package let forAgency: AgencyID?
        /// The agency that answers; the record knows it.
        package var agency: AgencyID?

        package init(answer: String, instead: String? = nil, because: String? = nil, forAgency: AgencyID? = nil) {
            self.answer = answer
            self.instead = instead
            self.because = because
            self.forAgency = forAgency
        }

        package static let settles: Set<String> = ["agency"]
        /// The option of `conferenceAnswers` for whoever comes.
        static let isComing = "coming"

        package func settled(in setting: Setting) -> Respond {
            var act = self
            act.agency = forAgency ?? setting.who.agency
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.answer"
            let meeting = try episode.mustHaveCalled(name + ".called")
            try episode.mayWrite(for: forAgency, in: meeting, setting, name + ".forAgency")
            guard meeting.invitedAgencies.contains(forAgency ?? setting.who.agency) else {
                throw Refusal(
                    name + ".invited", .mayNot, because: "That agency has not been invited to this conference.",
                    authority: setting.guidance.rule(.chairConference).cite,
                    instead: "Ask the chair or the lead social worker to invite it.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.answers.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                answer == "apologies" ? "Conference: cannot come" : "Conference: answered the invitation",
                [.of("In their place", instead), .of("Because", because)])
        }
    }
}
