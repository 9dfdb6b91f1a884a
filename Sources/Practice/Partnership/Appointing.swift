import Guidance

extension Partnership {
    /// Somebody speaks for a partner, or chairs, from a day on and until it ends.
    package struct Appointment: Sendable, Hashable, Codable {
        package enum Kind: String, Sendable, Codable, CaseIterable {
            case lead, delegate, chair

            package var inWords: String {
                switch self {
                case .lead: "lead safeguarding partner"
                case .delegate: "delegated safeguarding partner"
                case .chair: "partnership chair"
                }
            }
        }

        package let number: Int
        package let kind: Kind
        package let practitioner: PractitionerID
        package let agency: AgencyID
        package let post: String
        package let from: Day
        package var until: Day?
        /// Why it ended, in words.
        package var ended: String?
        /// When the next chair is chosen, where that was agreed.
        package var rotatesOn: Day?
        /// Why they chair, in the words of the leads who chose them, and who those were.
        package var because: String?
        package var chosenBy: [PractitionerID]?

        package func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
    }

    /// Ends what holds on a day the day before, unless it begins only then.
    private mutating func succeed(_ kind: Appointment.Kind, of agency: AgencyID?, from day: Day) {
        for place in appointments.indices
        where appointments[place].kind == kind && appointments[place].holds(on: day)
            && (agency == nil || appointments[place].agency == agency)
        {
            appointments[place].until = day.adding(days: -1)
            appointments[place].ended = "Succeeded"
        }
    }

    /// The most senior person of a partner is named in public as its lead.
    ///
    /// Rule `partner.lead`: from the 2023 edition. The lead answers for the agency and cannot hand that on.
    package struct NameLead: Act {
        package static let kind: ActKind = "partnership.nameLead"
        package let agency: AgencyID
        package let practitioner: PractitionerID
        package let post: String
        package let mostSenior: Bool
        package let from: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.nameLead"
            try partnership.mustHaveBegun()
            let rule = try Partnership.mustKnow(.leadPartner, name, in: setting)
            guard partnership.partner(agency, on: from) != nil else {
                throw .wrong(
                    name + ".partner", "agency", "That agency is no safeguarding partner on that day.",
                    instead: "Choose one of the partners.", authority: rule.cite)
            }
            guard setting.standing.practitioners[practitioner]?.agency == agency else {
                throw .wrong(
                    name + ".own", "practitioner", "They do not work for that partner.",
                    instead: "Name the most senior person of the partner itself.", authority: rule.cite)
            }
            guard mostSenior else {
                throw .wrong(
                    name + ".senior", "mostSenior", "The lead is the most senior person of the partner.",
                    instead:
                        "Name the chief executive, head of paid service or chief officer; appoint others as delegates.",
                    authority: rule.cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.succeed(.lead, of: agency, from: from)
            partnership.appointments.append(
                Appointment(
                    number: stamp.number, kind: .lead, practitioner: practitioner, agency: agency, post: post,
                    from: from))
        }
    }

    /// A lead appoints a delegate, senior enough to speak and decide on the lead's behalf.
    ///
    /// Rule `partner.delegate`: 1. by the lead of the same partner; 2. in the police not below an area
    /// commander or head
    /// of public protection; 3. acts only while appointed.
    package struct AppointDelegate: Act {
        package static let kind: ActKind = "partnership.appointDelegate"
        package let agency: AgencyID
        package let practitioner: PractitionerID
        package let post: String
        /// An option of `delegateLevels`.
        package let level: String
        package let from: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.appointDelegate"
            try partnership.mustHaveBegun()
            let rule = try Partnership.mustKnow(.delegatedPartner, name, in: setting)
            guard let lead = partnership.lead(of: agency, on: from) else {
                throw .wrong(
                    name + ".lead", "agency", "That partner has no lead safeguarding partner who could appoint.",
                    instead: "Name its lead first.", authority: rule.cite)
            }
            let isManager = setting.who.practitioner == partnership.manager(on: setting.happenedAt.day)
            guard isManager || setting.who.practitioner == lead.practitioner else {
                throw Refusal(
                    name + ".byLead", .mayNot, because: "Each lead appoints the delegate of their own partner.",
                    authority: rule.cite, instead: "Ask the lead of that partner.")
            }
            guard setting.standing.practitioners[practitioner]?.agency == agency else {
                throw .wrong(
                    name + ".own", "practitioner", "They do not work for that partner.",
                    instead: "Appoint somebody of the partner itself.", authority: rule.cite)
            }
            guard practitioner != lead.practitioner else {
                throw .wrong(
                    name + ".self", "practitioner", "A lead is not their own delegate.",
                    instead: "Appoint somebody else, or let the lead act.", authority: rule.cite)
            }
            guard level != "below" else {
                throw .wrong(
                    name + ".level", "level", "They are not senior enough to decide on the lead's behalf.",
                    instead: rule.says, authority: rule.cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.succeed(.delegate, of: agency, from: from)
            partnership.appointments.append(
                Appointment(
                    number: stamp.number, kind: .delegate, practitioner: practitioner, agency: agency, post: post,
                    from: from))
        }
    }

    /// Somebody speaks for a partner no longer. If they chaired, they chair no longer.
    package struct EndAppointment: Act {
        package static let kind: ActKind = "partnership.endAppointment"
        package let practitioner: PractitionerID
        package let until: Day
        package let because: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.endAppointment"
            try partnership.mustHaveBegun()
            guard partnership.appointments.contains(where: { $0.practitioner == practitioner && $0.holds(on: until) })
            else {
                throw .wrong(
                    name + ".none", "practitioner", "They hold no appointment on that day.",
                    instead: "Choose somebody who is appointed.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            for place in partnership.appointments.indices
            where partnership.appointments[place].practitioner == practitioner
                && partnership.appointments[place].holds(on: until)
            {
                partnership.appointments[place].until = until
                partnership.appointments[place].ended = because
            }
        }
    }

    /// The leads choose one delegate as partnership chair; the chair may rotate.
    ///
    /// Rule `partner.chair`: 1. one of the delegates; 2. chosen by the leads; 3. apart from independent
    /// scrutiny and from
    /// running the partnership's business.
    package struct ChooseChair: Act {
        package static let kind: ActKind = "partnership.chooseChair"
        package let practitioner: PractitionerID
        package let agreedBy: [PractitionerID]
        package let from: Day
        package let rotatesOn: Day?
        package let because: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.chooseChair"
            try partnership.mustHaveBegun()
            let rule = try Partnership.mustKnow(.partnershipChair, name, in: setting)
            guard partnership.appointments(.delegate, on: from).contains(where: { $0.practitioner == practitioner })
            else {
                throw .wrong(
                    name + ".delegate", "practitioner", "The chair is one of the delegated safeguarding partners.",
                    instead: "Choose one of the delegates of that day; no further chair is needed.",
                    authority: rule.cite)
            }
            let scrutinises = partnership.scrutinyPlans.last?.act.scrutineers.contains(practitioner) ?? false
            guard !scrutinises, practitioner != partnership.manager(on: from) else {
                throw .wrong(
                    name + ".apart", "practitioner", "Chairing, running the business and scrutiny are kept apart.",
                    instead: "Choose a delegate who does neither of the others.", authority: rule.cite)
            }
            if let rotatesOn, rotatesOn <= from {
                throw .wrong(
                    name + ".rotates", "rotatesOn", "The chair would rotate before they chair.",
                    instead: "Enter a day after the first, or leave it out.")
            }
            try partnership.mustAllAgree(agreedBy, name, in: setting)
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard
                let delegate = partnership.appointments(.delegate, on: from).first(where: {
                    $0.practitioner == practitioner
                })
            else { return }
            partnership.succeed(.chair, of: nil, from: from)
            partnership.appointments.append(
                Appointment(
                    number: stamp.number, kind: .chair, practitioner: practitioner, agency: delegate.agency,
                    post: delegate.post, from: from, rotatesOn: rotatesOn, because: because, chosenBy: agreedBy))
        }
    }
}
