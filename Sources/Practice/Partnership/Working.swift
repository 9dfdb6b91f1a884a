import Guidance

extension Partnership {
    /// Something the partners set out to change together, and how they will know.
    package struct Prioritise: Act {
        package static let kind: ActKind = "partnership.prioritise"
        package let priority: String
        package let because: String
        package let measure: String
        package let owner: PractitionerID
        package let until: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            try partnership.mustHaveBegun()
            guard until >= setting.happenedAt.day else {
                throw .wrong(
                    "partnership.prioritise.past", "until", "That day has passed.", instead: "Enter a day to come.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.priorities.append(Stamped(self, stamp))
        }
    }

    /// The partners met: who came and for whom, and what was decided.
    ///
    /// Rule `partner.delegate`: a partner counts as present by its lead or by a delegate while appointed.
    package struct Meet: Act {
        package static let kind: ActKind = "partnership.meet"
        /// An option of `partnershipMeetings`.
        package let meeting: String
        package let chairedBy: PractitionerID
        package let came: [PractitionerID]
        package let others: String?
        package let apologies: String?
        package let decided: String
        package let openQuestions: String?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.meet"
            try partnership.mustHaveBegun()
            let day = setting.happenedAt.day
            let rule = setting.guidance.rule(.delegatedPartner)
            guard came.contains(chairedBy) else {
                throw .wrong(
                    name + ".chair", "chairedBy", "Whoever chaired was there.",
                    instead: "Add them to those who came, or choose who chaired.")
            }
            if meeting == "subgroup" || rule.roles.isEmpty { return }
            let speaks = partnership.appointments(.lead, on: day) + partnership.appointments(.delegate, on: day)
            guard speaks.contains(where: { $0.practitioner == chairedBy }) else {
                throw .wrong(
                    name + ".chairedBy", "chairedBy", "They were neither a lead nor a delegate on that day.",
                    instead: "The partnership chair chairs the delegates; another delegate may stand in.",
                    authority: setting.guidance.rule(.partnershipChair).cite)
            }
            for partner in partnership.partners(on: day) {
                guard speaks.contains(where: { $0.agency == partner.agency && came.contains($0.practitioner) }) else {
                    throw .wrong(
                        name + ".allThree", "came", "Nobody who may speak for \(partner.name) was there.",
                        instead: "Record it as a meeting of a subgroup, or decide when all partners are there.",
                        authority: rule.cite)
                }
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.meetings.append(Stamped(self, stamp))
        }

        /// Who came and spoke for no partner any more or not yet.
        package func withoutVoice(in partnership: Partnership, on day: Day) -> [PractitionerID] {
            came.filter { one in
                partnership.appointments.contains { $0.practitioner == one }
                    && !partnership.appointments.contains { $0.practitioner == one && $0.holds(on: day) }
            }
        }
    }

    /// A partner decides between meetings, as far as the role reaches.
    ///
    /// Rule `partner.lead`: what the leads do jointly (arrangements, scrutiny plan, budget, yearly report, threshold
    /// document) no delegate and no chair decides for them.
    package struct DecideTogether: Act {
        package static let kind: ActKind = "partnership.decide"
        /// An option of `partnershipMatters`.
        package let matter: String
        package let decided: String
        package let because: String
        package let agreedBy: [PractitionerID]

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.decide"
            let own = try partnership.mustSpeak(name, in: setting)
            if setting.guidance.option(.leadMatters, matter) != nil {
                if let own, own.kind != .lead {
                    let isChair = partnership.chair(on: setting.happenedAt.day)?.practitioner == own.practitioner
                    throw Refusal(
                        name + ".reserved", .mayNot,
                        because:
                            "This is for the lead safeguarding partners together; \(isChair ? "the chair" : "a delegate") cannot decide it for them.",
                        authority: setting.guidance.rule(.leadPartner).cite,
                        instead: "Prepare it and put it to the leads.", question: "matter")
                }
                try partnership.mustAllAgree(agreedBy, name, in: setting)
                try partnership.mustNotHaveRefused(matter, agreedBy, name, in: setting)
                return
            }
            let day = setting.happenedAt.day
            if setting.guidance.rule(.delegatedPartner).roles.isEmpty { return }
            for partner in partnership.partners(on: day) {
                let voices = partnership.appointments.filter {
                    $0.agency == partner.agency && $0.kind != .chair && $0.holds(on: day)
                }
                guard voices.contains(where: { agreedBy.contains($0.practitioner) }) else {
                    throw .wrong(
                        name + ".allThree", "agreedBy", "Nobody who may speak for \(partner.name) has agreed.",
                        instead: "The partners are equally responsible: have each agree, or raise it as a dispute.",
                        authority: setting.guidance.rule(.delegatedPartner).cite)
                }
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.decisions.append(Stamped(self, stamp))
            partnership.close(matter, stamp)
        }
    }

    /// What an agency gives to the partnership for a year: money, staff or services.
    package struct Contribute: Act {
        package static let kind: ActKind = "partnership.contribute"
        package let agency: AgencyID
        /// The year in which the financial year begins, in April.
        package let year: Int
        /// An option of `contributionKinds`.
        package let contribution: String
        package let pounds: Int
        package let what: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.contribute"
            try partnership.mustHaveBegun()
            let isOurs =
                partnership.partners.contains { $0.agency == agency }
                || partnership.named.contains { $0.naming.act.agency == agency }
            guard isOurs else {
                throw .wrong(
                    name + ".agency", "agency", "That agency is neither a partner nor a relevant agency here.",
                    instead: "Name it as a relevant agency first.", authority: "CA2004 s.16I")
            }
            guard abs(year - setting.recordedAt.day.year) <= Partnership.yearsApart else {
                throw .wrong(
                    name + ".year", "year", "That year is too far away.", instead: "Enter the year it begins in.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.contributions.append(Stamped(self, stamp))
        }
    }

    /// How far a financial year may lie from the day it is recorded: typing errors are caught.
    static let yearsApart = 10

    /// The leads agree the partners' contributions for a year as equitable.
    package struct AgreeFunding: Act {
        package static let kind: ActKind = "partnership.agreeFunding"
        package let year: Int
        package let agreedBy: [PractitionerID]
        package let equitable: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.agreeFunding"
            try partnership.mustSpeak(name, in: setting)
            guard partnership.contributions.contains(where: { $0.act.year == year }) else {
                throw .notNow(
                    name + ".nothing", "No contribution is recorded for that year.",
                    instead: "Record what each partner gives first.")
            }
            try partnership.mustAllAgree(agreedBy, name, in: setting)
            try partnership.mustNotHaveRefused("budget", agreedBy, name, in: setting)
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.budgets.append(Stamped(self, stamp))
            partnership.close("budget", stamp)
        }
    }

    /// Agencies agree how they share information: for what, on which basis, and when it is looked at again.
    package struct AgreeSharing: Act {
        package static let kind: ActKind = "partnership.agreeSharing"
        package let title: String
        package let parties: [AgencyID]
        package let purpose: String
        /// An option of `lawfulBases`.
        package let basis: String
        package let reviewOn: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.agreeSharing"
            try partnership.mustHaveBegun()
            guard Set(parties).count > 1, parties.allSatisfy({ setting.standing.agencies[$0] != nil }) else {
                throw .wrong(
                    name + ".parties", "parties", "An agreement is between two agencies of the record or more.",
                    instead: "Choose each agency that shares.")
            }
            guard reviewOn > setting.happenedAt.day else {
                throw .wrong(
                    name + ".review", "reviewOn", "It would be due for review before it is agreed.",
                    instead: "Enter a later day.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.sharing.removeAll { $0.act.title == title }
            partnership.sharing.append(Stamped(self, stamp))
        }
    }

    /// How the arrangements fit with another board or unit, such as a violence reduction unit.
    package struct JoinBoard: Act {
        package static let kind: ActKind = "partnership.joinBoard"
        /// An option of `otherBoards`.
        package let board: String
        package let name: String
        package let how: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            try partnership.mustHaveBegun()
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.boards.removeAll { $0.act.board == board && $0.act.name == name }
            partnership.boards.append(Stamped(self, stamp))
        }
    }
}
