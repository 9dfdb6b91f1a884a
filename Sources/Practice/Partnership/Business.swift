import Guidance

extension Partnership {
    /// Running the partnership's business passes to somebody else.
    ///
    /// Rule `partner.chair`: running the business is kept apart from chairing and from independent scrutiny.
    package struct HandBusiness: Act {
        package static let kind: ActKind = "partnership.handBusiness"
        package let practitioner: PractitionerID
        package let from: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.handBusiness"
            try partnership.mustHaveBegun()
            let rule = setting.guidance.rule(.partnershipChair)
            guard let now = partnership.business.last else { return }
            let leads = partnership.appointments(.lead, on: setting.happenedAt.day).map(\.practitioner)
            guard setting.who.practitioner == now.manager || leads.contains(setting.who.practitioner) else {
                throw Refusal(
                    name + ".who", .mayNot, because: "The business is handed on by whoever runs it, or by a lead.",
                    authority: rule.cite, instead: "Ask them to hand it on.")
            }
            guard let doer = setting.standing.practitioners[practitioner], doer.roles.contains(Partnership.officeRole)
            else {
                throw .wrong(
                    name + ".role", "practitioner", "They are no partnership manager on record.",
                    instead: "Choose a partnership manager, or have the role given to them first.",
                    authority: rule.cite)
            }
            let speaks = partnership.appointments.contains {
                $0.practitioner == practitioner && $0.until.map { $0 >= from } ?? true
            }
            let scrutinises = partnership.scrutinyPlans.last?.act.scrutineers.contains(practitioner) ?? false
            guard !speaks, !scrutinises else {
                throw .wrong(
                    name + ".apart", "practitioner", "Chairing, running the business and scrutiny are kept apart.",
                    instead: "Choose somebody who neither speaks for a partner nor scrutinises.", authority: rule.cite)
            }
            guard from <= setting.happenedAt.day else {
                throw .wrong(
                    name + ".ahead", "from", "That day is still to come.",
                    instead: "Record it on the day: until then all that waits is for whoever runs the business now.")
            }
            guard from > now.since else {
                throw .wrong(
                    name + ".before", "from", "The business is run by somebody since \(now.since.inWords).",
                    instead: "Enter a later day.")
            }
            guard practitioner != now.manager else {
                throw .notNow(
                    name + ".same", "They run the business already.", instead: "Choose who does so from then on.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.handings.append(Stamped(self, stamp))
        }
    }

    /// An option of `practitionerRoles`.
    static let officeRole = "partnershipManager"

    /// Everyone who ran the partnership's business, in order, each with their first day.
    package var business: [(manager: PractitionerID, since: Day)] {
        guard let begun else { return [] }
        return [(begun.act.manager, begun.act.from)] + handings.map { ($0.act.practitioner, $0.act.from) }
    }

    /// Who runs the partnership's business: on a day, or as the record stands.
    package func manager(on day: Day? = nil) -> PractitionerID? {
        guard let day else { return business.last?.manager }
        return business.last { $0.since <= day }?.manager ?? business.first?.manager
    }
}
