import Guidance

extension Partnership {
    /// A relevant agency as it was named, with why, and until when it stays so.
    package struct NamedAgency: Sendable {
        package let naming: Stamped<NameAgency>
        package var until: Day?
        /// Why it is relevant no longer, in words.
        package var ended: String?
        /// Said after it was named.
        package var confirmed: Stamped<ConfirmDuty>?

        /// The day on which it confirmed its duty to co-operate, when it was named or later.
        package var acknowledgedOn: Day? { confirmed?.act.acknowledgedOn ?? naming.act.acknowledgedOn }

        package func holds(on day: Day) -> Bool {
            naming.act.from <= day && (until.map { day <= $0 } ?? true)
        }
    }

    /// An agency is named as a relevant agency, so that it has a duty in law to co-operate with the arrangements.
    package struct NameAgency: Act {
        package static let kind: ActKind = "partnership.nameAgency"
        package let agency: AgencyID
        /// An option of `relevantAgencyGroups`.
        package let group: String
        package let because: String
        package let consulted: Bool
        package let notConsultedBecause: String?
        /// The day on which it was told of its duty to co-operate and said that it knows its part.
        package let acknowledgedOn: Day?
        package let contribution: String?
        /// Other areas it works in, where no agency of it has said in the record where it belongs.
        package let otherAreas: String?
        package let from: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.nameAgency"
            try partnership.mustHaveBegun()
            guard setting.standing.agencies[agency] != nil else {
                throw .wrong(
                    name + ".agency", "agency", "That agency is not in the record, or has closed.",
                    instead: "Register the agency first, or choose another from the list.")
            }
            guard partnership.partner(agency, on: from) == nil else {
                throw .wrong(
                    name + ".partner", "agency", "A safeguarding partner is no relevant agency beside.",
                    instead: "Leave it as the partner it is.", authority: "CA2004 s.16E")
            }
            guard !partnership.relevant(on: from).contains(where: { $0.naming.act.agency == agency }) else {
                throw .notNow(name + ".already", "It is named already.", instead: "Go on from the list of agencies.")
            }
            let own = Set([partnership.begun?.act.council].compactMap { $0 })
            let known = (setting.standing.areas[agency] ?? []).subtracting(own)
            if group == Partnership.trustGroup && (otherAreas ?? "").isEmpty && known.isEmpty {
                throw .wrong(
                    name + ".areas", "otherAreas", "A trust of schools takes part in each area it works in.",
                    instead:
                        "Let the trust and its schools record where they belong, or enter its other areas; name a trust of one area as schools.",
                    authority: "WT2023 para 79")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.named.append(NamedAgency(naming: Stamped(self, stamp)))
        }
    }

    /// The groups of `relevantAgencyGroups` that the guidance expects to be named for education and childcare.
    package static let educationGroups = ["school", "earlyYears", "college", "alternativeProvision"]
    /// The group of a trust with schools in several areas.
    package static let trustGroup = "schoolTrust"

    /// An agency is relevant no longer.
    package struct EndAgency: Act {
        package static let kind: ActKind = "partnership.endAgency"
        package let agency: AgencyID
        package let until: Day
        package let because: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            try partnership.mustHaveBegun()
            guard partnership.relevant(on: until).contains(where: { $0.naming.act.agency == agency }) else {
                throw .wrong(
                    "partnership.endAgency.none", "agency", "That agency is not named on that day.",
                    instead: "Choose one of the relevant agencies.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            for place in partnership.named.indices
            where partnership.named[place].naming.act.agency == agency && partnership.named[place].holds(on: until) {
                partnership.named[place].until = until
                partnership.named[place].ended = because
            }
        }
    }

    /// Somebody speaks for education where strategy is discussed, or where work is planned.
    package struct SeatEducation: Act {
        package static let kind: ActKind = "partnership.seatEducation"
        package let practitioner: PractitionerID
        /// Options of `relevantAgencyGroups`.
        package let speaksFor: [String]
        /// An option of `educationSeats`.
        package let seat: String
        package let chosen: String
        package let from: Day
        /// The last day, where it is known when the seat is given.
        package let until: Day?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.seatEducation"
            try partnership.mustHaveBegun()
            let kinds = Agency.educationKinds.union(["academyTrust", Agency.councilKind])
            guard let doer = setting.standing.practitioners[practitioner], kinds.contains(doer.agencyKind) else {
                throw .wrong(
                    name + ".education", "practitioner", "They do not work in education.",
                    instead: "Choose somebody of a school, trust, college, nursery or the council's education service.",
                    authority: "WT2023 chapter 2")
            }
            let education = Set(Partnership.educationGroups + [Partnership.trustGroup])
            guard education.isSuperset(of: speaksFor), !speaksFor.isEmpty else {
                throw .wrong(
                    name + ".groups", "speaksFor", "That is not education.",
                    instead: "Choose schools, early years, colleges or alternative provision.",
                    authority: "WT2023 chapter 2")
            }
            if let until, until < from {
                throw .wrong(
                    name + ".until", "until", "The seat would end before it begins.",
                    instead: "Enter the first day or a later one, or leave it out.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.seats.append(Stamped(self, stamp))
        }
    }
}
