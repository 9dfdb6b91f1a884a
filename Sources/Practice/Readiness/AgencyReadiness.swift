import Guidance

/// How ready an agency is for the editions of the guidance: the checklist it adopted for each, who does what by when,
/// and what shows that it is done.
///
/// Each stream is one agency's, and is called by the agency's own id.
package struct AgencyReadiness: Process {
    package static let name = ProcessName.readiness
    package static let isOneAgencys = true
    package static let acts: [any Act<AgencyReadiness>.Type] = [
        Adopt.self, Carry.self, Assign.self, Finish.self, SetAside.self, Reopen.self, Belong.self,
    ]

    package internal(set) var agency: AgencyID?
    /// In the order in which they were adopted; the last one is worked on.
    package internal(set) var adoptions: [Adoption] = []
    package internal(set) var belongs: Stamped<Belong>?

    package init() {}

    package var about: [PersonID] { [] }
    package var current: Adoption? { adoptions.last }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard let current else { return [Adopt.kind, Belong.kind] }
        let isBehind = guidance.edition.key != current.edition
        let steps = current.steps.contains { $0.state == .open } ? [Assign.kind, Finish.kind, SetAside.kind] : []
        return (isBehind ? [Carry.kind] : []) + steps + (isBehind ? [] : [Carry.kind])
            + (current.steps.contains { $0.state != .open } ? [Reopen.kind] : []) + [Belong.kind]
    }

    /// One line for each owner of steps, and one for whoever adopted the checklist while steps have no owner.
    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let current else { return [] }
        let open = current.steps.filter { $0.state == .open }
        let owned = Dictionary(grouping: open.filter { $0.owner != nil }, by: { $0.owner! })
        var waiting = owned.sorted { $0.key < $1.key }.map { owner, steps -> Waiting in
            let first = steps.compactMap(\.by).min()
            let due = first.map { ", the first by \($0.inWords)" } ?? ""
            return Waiting(
                "steps \(owner.id)", about: nil, since: current.stamp.happenedAt, owner: .practitioner(owner),
                what: "Do your steps towards \(current.edition)", why: "\(steps.count) of them open\(due)",
                act: Finish.kind)
        }
        let unowned = open.filter { $0.owner == nil && $0.who == nil }
        if !unowned.isEmpty {
            waiting.append(
                Waiting(
                    "unowned", about: nil, since: current.stamp.happenedAt, owner: .practitioner(current.stamp.by),
                    what: "Say who does the steps towards \(current.edition)",
                    why: "\(unowned.count) of them have nobody", act: Assign.kind))
        }
        return waiting
    }

    func mustHaveAdopted(_ name: String) throws(Refusal) -> Adoption {
        guard let current else {
            throw .notNow(
                name + ".adopted", "This agency has adopted no checklist.", instead: "Adopt one for an edition first.")
        }
        return current
    }

    func mustBeStep(_ number: Int, _ name: String) throws(Refusal) -> Step {
        let current = try mustHaveAdopted(name)
        guard let step = current.step(number) else {
            throw .wrong(
                name + ".step", "step", "The checklist has no step \(number).",
                instead: "Enter the number that stands beside the step.")
        }
        return step
    }
}

extension AgencyReadiness {
    /// A checklist as an agency adopted it for an edition.
    package struct Adoption: Sendable {
        package let edition: EditionKey
        /// A key of the audiences.
        package let audience: String
        package let scope: ReadinessScope
        package let stamp: Stamp
        /// The edition whose checklist it goes on from.
        package let carriedFrom: EditionKey?
        package internal(set) var steps: [Step]

        package func step(_ number: Int) -> Step? { steps.indices.contains(number - 1) ? steps[number - 1] : nil }

        /// How far it is on a day.
        package func tally(on day: Day) -> Tally {
            var tally = Tally()
            for step in steps {
                if step.isCarried { tally.carried += 1 }
                switch step.state {
                case .done: tally.done += 1
                case .aside: tally.aside += 1
                case .open:
                    tally.open += 1
                    if step.before != nil { tally.back += 1 }
                    if let by = step.by, by < day { tally.late += 1 }
                }
            }
            return tally
        }

        /// How many steps stand where.
        package struct Tally: Sendable, Hashable {
            package var done = 0
            package var aside = 0
            package var open = 0
            /// Of the open ones, those whose day has passed.
            package var late = 0
            /// Done or set aside under an earlier edition, and still so.
            package var carried = 0
            /// Of the open ones, those that were done or set aside before and are to be looked at again.
            package var back = 0

            package init() {}

            package var all: Int { done + aside + open }
            /// Of those that are not set aside, in whole hundredths.
            package var percent: Int { all == aside ? 0 : done * 100 / (all - aside) }
        }
    }

    /// One step of a checklist: who does it by when, and what became of it.
    package struct Step: Sendable {
        /// Where a step stands.
        package enum State: String, Sendable, Codable, CaseIterable {
            case open, done, aside
        }

        /// From 1, in the order of the checklist.
        package let number: Int
        /// The key of a possible action or a provision.
        package let key: String
        package internal(set) var state = State.open
        package internal(set) var owner: PractitionerID?
        /// Who does it, where they have no account.
        package internal(set) var who: String?
        package internal(set) var by: Day?
        /// What shows that it is done, or why it is not for this agency.
        package internal(set) var words: String?
        package internal(set) var stamp: Stamp?
        /// It was done under an earlier edition and reads the same in this one.
        package internal(set) var isCarried = false
        /// What showed it under an earlier edition whose wording was another: to be looked at again.
        package internal(set) var before: String?
        /// Why it was opened again.
        package internal(set) var reopened: String?

        init(_ number: Int, _ key: String) {
            self.number = number
            self.key = key
        }
    }

}

/// Whose readiness, policies, training and self-assessment a stream holds, and who may keep them.
enum Keeping {
    /// The agency itself, the trust it says it belongs to, and the operator on its behalf.
    static func check(_ name: String, in setting: Setting) throws(Refusal) {
        guard let stream = setting.stream else { return }
        let agency = AgencyID(unchecked: stream.id)
        let isOwn = setting.who.agency == agency || setting.standing.keepers.contains(setting.who.agency)
        guard isOwn || setting.who.agencyKind == "operator" else {
            throw Refusal(
                name + ".others", .mayNot, because: "This is another agency's to keep.", authority: Refusal.practice,
                instead: "Ask the agency's safeguarding lead, or the trust it belongs to.")
        }
    }

    /// Those who look at it from outside: never the agency itself.
    static func checkOutside(_ name: String, in setting: Setting) throws(Refusal) {
        guard let stream = setting.stream, setting.who.agency == AgencyID(unchecked: stream.id) else { return }
        throw Refusal(
            name + ".own", .mayNot, because: "An agency does not judge its own assessment.",
            authority: Refusal.practice, instead: "Leave it to the partnership or to another agency.")
    }

    /// The agency an act names is there.
    static func checkAgency(_ agency: AgencyID?, _ name: String, in setting: Setting) throws(Refusal) {
        guard let agency, setting.standing.agencies[agency] == nil else { return }
        throw .wrong(
            name + ".agency", "agency", "That agency is not in the record, or has closed.",
            instead: "Choose an agency from the list.")
    }

    static func checkDay(_ day: Day, _ question: String, _ rule: String, in setting: Setting) throws(Refusal) {
        guard day >= setting.recordedAt.day else {
            throw .wrong(rule, question, "That day has passed.", instead: "Enter a day to come.")
        }
    }
}
