import Guidance

extension Partnership {
    /// A disagreement between partners, from its raising to its end.
    package struct PartnersDispute: Sendable {
        package let raised: Stamped<RaiseDispute>
        package var escalated: [Stamped<EscalateDispute>] = []
        package var settled: Stamped<SettleDispute>?

        /// An option of `disputeLevels`.
        package var level: String { escalated.last?.act.level ?? Partnership.firstLevel }
    }

    /// Where a dispute begins, an option of `disputeLevels`.
    static let firstLevel = "delegates"
    /// Where it goes when the three cannot settle it.
    static let lastLevel = "secretaryOfState"

    func openDispute(_ entry: Int, _ name: String) throws(Refusal) -> Int {
        guard let place = disputes.firstIndex(where: { $0.raised.stamp.number == entry }) else {
            throw .wrong(
                name + ".entry", "entry", "Entry \(entry) is no dispute of this partnership.",
                instead: "Enter the number that stands beside the dispute.")
        }
        guard disputes[place].settled == nil else {
            throw .notNow(name + ".settled", "That dispute is settled.", instead: "Raise it anew if it comes back.")
        }
        return place
    }

    /// Partners disagree and say so, so that it goes its way instead of round in circles.
    package struct RaiseDispute: Act {
        package static let kind: ActKind = "dispute.raise"
        package let with: [AgencyID]
        /// An option of `partnershipMatters`.
        package let matter: String
        package let because: String
        package let asked: String
        package let safeMeanwhile: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "dispute.raise"
            try partnership.mustSpeak(name, in: setting)
            let day = setting.happenedAt.day
            guard !with.isEmpty, !with.contains(setting.who.agency),
                with.allSatisfy({ one in
                    partnership.partner(one, on: day) != nil
                        || partnership.relevant(on: day).contains { $0.naming.act.agency == one }
                })
            else {
                throw .wrong(
                    name + ".with", "with", "A dispute is with another partner or relevant agency.",
                    instead: "Choose the agencies on the other side.", authority: "WT2023 paras 110-113")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.disputes.append(PartnersDispute(raised: Stamped(self, stamp)))
        }
    }

    /// A dispute goes higher: delegates to leads, somebody independent to help, the Secretary of State at last.
    package struct EscalateDispute: Act {
        package static let kind: ActKind = "dispute.escalate"
        package let entry: Int
        /// An option of `disputeLevels`.
        package let level: String
        package let because: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "dispute.escalate"
            let own = try partnership.mustSpeak(name, in: setting)
            let place = try partnership.openDispute(entry, name)
            let levels = setting.guidance.options(.disputeLevels).map(\.code)
            let now = levels.firstIndex(of: partnership.disputes[place].level) ?? 0
            guard let wanted = levels.firstIndex(of: level), wanted > now else {
                throw .wrong(
                    name + ".up", "level", "It stands there already, or higher.",
                    instead: "Choose the next step, or settle it.", authority: "WT2023 paras 110-113")
            }
            if level == Partnership.lastLevel {
                if let own, own.kind != .lead {
                    throw Refusal(
                        name + ".lead", .mayNot,
                        because: "Only the leads bring a dispute before the Secretary of State.",
                        authority: "WT2023 paras 110-113", instead: "Put it to the leads first.", question: "level")
                }
                guard partnership.disputes[place].level != Partnership.firstLevel else {
                    throw .wrong(
                        name + ".leadsFirst", "level", "The leads have not tried to settle it yet.",
                        instead: "Escalate it to the leads first.", authority: "WT2023 paras 59, 110-113")
                }
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard let place = partnership.disputes.firstIndex(where: { $0.raised.stamp.number == entry }) else {
                return
            }
            partnership.disputes[place].escalated.append(Stamped(self, stamp))
        }
    }

    /// A dispute ends with what was agreed, or decided above them, and what changes.
    package struct SettleDispute: Act {
        package static let kind: ActKind = "dispute.settle"
        package let entry: Int
        package let outcome: String
        /// Nobody need have agreed where the Secretary of State decided.
        package let agreedBy: [PractitionerID]?
        package let learning: String?
        /// The reference of the Secretary of State's direction, where it was decided there.
        package let direction: String?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "dispute.settle"
            let own = try partnership.mustSpeak(name, in: setting)
            let place = try partnership.openDispute(entry, name)
            let dispute = partnership.disputes[place]
            let day = setting.happenedAt.day
            if isDirected { return try checkDirection(of: dispute, by: own) }
            let agreed = agreedBy ?? []
            if setting.guidance.rule(.delegatedPartner).roles.isEmpty && !agreed.isEmpty { return }
            for side in [dispute.raised.stamp.agency] + dispute.raised.act.with
            where partnership.partner(side, on: day) != nil {
                let voices = partnership.appointments.filter {
                    $0.agency == side && $0.kind != .chair && $0.holds(on: day)
                        && (dispute.level == Partnership.firstLevel || $0.kind == .lead)
                }
                guard voices.contains(where: { agreed.contains($0.practitioner) }) else {
                    throw .wrong(
                        name + ".sides", "agreedBy",
                        "Not every side has agreed by somebody who may settle it at this level.",
                        instead:
                            "Before the delegates a delegate agrees; above them the lead of each partner does, unless the Secretary of State has directed it: then give the direction's reference.",
                        authority: "WT2023 paras 59, 110-113")
                }
            }
        }

        /// It was decided above the partners, so that none of them has to agree.
        private var isDirected: Bool { !(direction ?? "").isEmpty }

        /// One lead records what was directed, whether their own partner wanted it or not.
        private func checkDirection(
            of dispute: PartnersDispute, by own: Appointment?
        ) throws(Refusal) {
            let name = "dispute.settle"
            guard dispute.level == Partnership.lastLevel else {
                throw .wrong(
                    name + ".direction", "direction", "The dispute is not before the Secretary of State.",
                    instead: "Escalate it there first, or say who agreed.", authority: "WT2023 paras 110-113")
            }
            if let own, own.kind != .lead {
                throw Refusal(
                    name + ".lead", .mayNot,
                    because: "What the Secretary of State directed is recorded by a lead safeguarding partner.",
                    authority: "WT2023 paras 110-113", instead: "Put it to one of the leads.", question: "direction")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard let place = partnership.disputes.firstIndex(where: { $0.raised.stamp.number == entry }) else {
                return
            }
            partnership.disputes[place].settled = Stamped(self, stamp)
        }
    }
}
