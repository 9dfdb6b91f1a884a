import Guidance

/// A worry about one or more children that someone in an agency writes down, and what the agency does about
/// it.
package struct Concern: Corrected {
    package typealias Correct = Correction<Concern>

    package static let name = ProcessName.concern
    package static var acts: [any Act<Concern>.Type] {
        [Record.self, Alert.self, Action.self, Decide.self, Correct.self]
    }

    /// The children it is about.
    package internal(set) var about: [PersonID] = []
    package internal(set) var recorded: Stamped<Record>?
    package internal(set) var alerts: [Stamped<Alert>] = []
    package internal(set) var actions: [Stamped<Action>] = []
    /// Every decision; the last one holds.
    package internal(set) var decisions: [Stamped<Decide>] = []
    /// Who wrote each entry, by its number.
    package var authors: [Int: PractitionerID] = [:]

    package init() {}

    package var decision: Stamped<Decide>? { decisions.last }

    /// The role that decides on concerns in an agency.
    package static let leadRole = "designatedSafeguardingLead"

    package var involvements: [Involvement] {
        guard let recorded else { return [] }
        return about.map {
            Involvement(
                .author, person: $0, practitioner: recorded.stamp.by, agency: recorded.stamp.agency,
                from: recorded.stamp.recordedAt)
        }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let recorded else { return [] }
        let lead = Owner.role(recorded.stamp.agency, Concern.leadRole)
        guard let decision else {
            return [
                Waiting(
                    "concern.decide", about: about.first, since: recorded.stamp.recordedAt, owner: lead,
                    what: "Decide what to do about a concern",
                    why: "\(recorded.act.headline) on \(recorded.act.seenAt.day.inWords)", act: Decide.kind)
            ]
        }
        guard decision.act.outcome == Decide.keepWatching, let reviewOn = decision.act.reviewOn else {
            return []
        }
        return [
            Waiting(
                "concern.review", about: about.first, since: Moment(reviewOn), owner: lead,
                what: "Look again at a concern",
                why: "It was decided on \(decision.stamp.happenedAt.day.inWords) to keep watching",
                act: Decide.kind)
        ]
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard recorded != nil else { return [Record.kind] }
        var kinds: [ActKind] = []
        if decision?.act.outcome == Decide.refer { kinds.append("referral.make") }
        if decision == nil {
            kinds.append(Decide.kind)
            if alerts.isEmpty { kinds.append(Alert.kind) }
            kinds.append(Action.kind)
        } else {
            kinds += [Action.kind, Decide.kind]
        }
        return kinds + [Correct.kind]
    }

    package func checkCorrectable(in setting: Setting) throws(Refusal) { try checkOwnAgency(in: setting) }

    /// Everything after the first entry is done in the agency that recorded it.
    func checkOwnAgency(in setting: Setting) throws(Refusal) {
        guard let recorded else {
            throw .notNow(
                "concern.notRecorded", "There is no concern here yet.", instead: "Record the concern first.")
        }
        guard recorded.stamp.agency == setting.who.agency else {
            throw Refusal(
                "concern.otherAgency", .mayNot, because: "Another agency recorded this concern.",
                authority: Refusal.practice, instead: "Record a concern of your own, or make a referral.")
        }
    }
}
