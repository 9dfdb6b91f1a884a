import Guidance

extension Partnership {
    /// A safeguarding partner: which agency, under which name it is published, and how far its area reaches.
    package struct Partner: Sendable, Hashable, Codable {
        package let number: Int
        package let agency: AgencyID
        /// An option of `partnerKinds`.
        package let kind: String
        package let name: String
        /// An option of `partnerReaches`.
        package let reach: String
        package let footprint: String
        package let from: Day
        package var until: Day?
        /// Why it ended, in words.
        package var ended: String?

        package func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
    }

    /// A partnership comes onto the record, with the area its arrangements are for.
    package struct Begin: Act {
        package static let kind: ActKind = "partnership.begin"
        package static let opens = true
        package let title: String
        package let area: String
        package let council: AgencyID
        /// The council's name, as published.
        package let name: String
        package let from: Day
        /// Runs the partnership's business and is reminded of what stands open.
        package let manager: PractitionerID

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.begin"
            if partnership.begun != nil || !setting.standing.partnerships.isEmpty {
                throw .notNow(
                    name + ".already", "This area has a partnership on record.", instead: "Go on from its page.")
            }
            guard setting.standing.agencies[council] == Agency.councilKind else {
                throw .wrong(
                    name + ".council", "council", "That agency is not a council.",
                    instead: "Choose the council whose area the arrangements are for.",
                    authority: setting.guidance.rule(.healthPartner).cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.begun = Stamped(self, stamp)
            partnership.partners.append(
                Partner(
                    number: stamp.number, agency: council, kind: Agency.councilKind, name: name, reach: "same",
                    footprint: area, from: from))
        }
    }

    /// An agency becomes a safeguarding partner: the health commissioner of the day, or a police force.
    ///
    /// Rule `partner.health`: a clinical commissioning group until 30 June 2022, an integrated care board after.
    package struct AddPartner: Act {
        package static let kind: ActKind = "partnership.addPartner"
        package let agency: AgencyID
        /// An option of `partnerKinds`.
        package let partnerKind: String
        package let name: String
        /// An option of `partnerReaches`.
        package let reach: String
        package let footprint: String
        package let from: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.addPartner"
            try partnership.mustHaveBegun()
            let rule = setting.guidance.library.guidance(on: from).rule(.healthPartner)
            guard let kind = setting.standing.agencies[agency] else {
                throw .wrong(
                    name + ".agency", "agency", "That agency is not in the record, or has closed.",
                    instead: "Choose an agency from the list.")
            }
            if partnership.partner(agency, on: from) != nil {
                throw .notNow(name + ".already", "It is a partner already.", instead: "Go on from its page.")
            }
            let fits =
                switch partnerKind {
                case "health": rule.agencies.contains(kind)
                case "police": Agency.policeKinds.contains(kind)
                default: kind == Agency.councilKind
                }
            guard fits else {
                throw .wrong(
                    name + ".kind", "agency", "An agency of that kind is no such partner on \(from.inWords).",
                    instead: rule.says, authority: rule.cite)
            }
            if partnerKind == Agency.councilKind {
                throw .wrong(
                    name + ".footprint", "partnerKind", "The arrangements follow the area of one council.",
                    instead: "A second council has a partnership of its own.", authority: rule.cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.partners.append(
                Partner(
                    number: stamp.number, agency: agency, kind: partnerKind, name: name, reach: reach,
                    footprint: footprint, from: from))
        }
    }

    /// An agency is a partner no longer: another took its place. Whoever spoke for it does so no longer either.
    package struct EndPartner: Act {
        package static let kind: ActKind = "partnership.endPartner"
        package let agency: AgencyID
        package let until: Day
        package let because: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.endPartner"
            try partnership.mustHaveBegun()
            guard let partner = partnership.partner(agency, on: until) else {
                throw .wrong(
                    name + ".partner", "agency", "That agency is no partner on that day.",
                    instead: "Choose one of the partners.")
            }
            if partner.kind == Agency.councilKind {
                throw .wrong(
                    name + ".council", "agency", "The arrangements are for the council's area.",
                    instead: "A new council has a partnership of its own.",
                    authority: setting.guidance.rule(.healthPartner).cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            for place in partnership.partners.indices
            where partnership.partners[place].agency == agency && partnership.partners[place].holds(on: until) {
                partnership.partners[place].until = until
                partnership.partners[place].ended = because
            }
            for place in partnership.appointments.indices
            where partnership.appointments[place].agency == agency && partnership.appointments[place].holds(on: until) {
                partnership.appointments[place].until = until
                partnership.appointments[place].ended = because
            }
        }
    }
}
