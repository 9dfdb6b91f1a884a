import Guidance

/// A case audit: one child's record read against the practice standards by somebody who does not carry the work.
///
/// 1. Which records are read is drawn with a seed, so that anyone can draw the same again. 2. The auditor judges each
/// standard in words, with evidence; there is no score. 3. A second person moderates. 4. It ends with what is learnt.
package struct Audit: Process {
    package static let name = ProcessName.audit
    package static let acts: [any Act<Audit>.Type] = [Plan.self, Judge.self, Moderate.self, Close.self]
    package static let isOneChilds = true

    /// How far an audit has come.
    package enum Stage: String, Sendable, Codable, CaseIterable {
        case planned, judged, moderated, closed

        package var inWords: String {
            switch self {
            case .planned: "To be judged"
            case .judged: "To be moderated"
            case .moderated: "To be closed with its learning"
            case .closed: "Closed"
            }
        }
    }

    package internal(set) var planned: Stamped<Plan>?
    /// Every judgement; the last one holds.
    package internal(set) var judged: [Stamped<Judge>] = []
    package internal(set) var moderated: Stamped<Moderate>?
    package internal(set) var closed: Stamped<Close>?

    package init() {}

    package var about: [PersonID] { planned?.stamp.about ?? [] }

    package var stage: Stage {
        if closed != nil { return .closed }
        if moderated != nil { return .moderated }
        return judged.isEmpty ? .planned : .judged
    }

    /// The grade of each standard as it holds: the moderator's where they changed it.
    package var grades: [String: String] {
        (judged.last?.act.grades ?? [:]).merging(moderated?.act.grades ?? [:]) { $1 }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let planned, let child = about.first else { return [] }
        let plan = planned.act
        func item(_ to: PractitionerID, _ since: Moment, _ what: String, _ act: ActKind) -> [Waiting] {
            [
                Waiting(
                    "audit", about: child, since: since, owner: .practitioner(to), what: what,
                    why: "To be finished by \(plan.dueOn.inWords)", act: act)
            ]
        }
        switch stage {
        case .planned:
            return item(
                plan.auditor, planned.stamp.happenedAt, "Read a record against the practice standards", Judge.kind)
        case .judged:
            return item(
                plan.moderator, judged.last!.stamp.happenedAt, "Moderate what an auditor judged", Moderate.kind)
        case .moderated:
            return item(
                plan.moderator, moderated!.stamp.happenedAt, "Close the audit with what is learnt", Close.kind)
        case .closed: return []
        }
    }

    /// The auditor reads the record from when it was drawn, the moderator from when it was first judged; both until the
    /// audit is closed, or some weeks after it was to be finished.
    package var involvements: [Involvement] {
        guard let planned, let child = about.first else { return [] }
        let last = Moment(planned.act.dueOn.adding(days: Plan.margin))
        let until = min(closed?.stamp.happenedAt ?? last, last)
        let readers =
            [(planned.act.auditor, planned.stamp)] + judged.prefix(1).map { (planned.act.moderator, $0.stamp) }
        return readers.map { reader, since in
            Involvement(
                .auditor, person: child, practitioner: reader, agency: planned.act.agency ?? planned.stamp.agency,
                from: since.happenedAt, until: until)
        }
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        switch stage {
        case .planned: planned == nil ? [Plan.kind] : [Judge.kind]
        case .judged: [Moderate.kind, Judge.kind]
        case .moderated: [Close.kind]
        case .closed: []
        }
    }

    /// The audit was planned, is not closed, and this is the one named for it.
    func mustBeNamed(
        _ named: (Plan) -> PractitionerID, _ setting: Setting, _ rule: String, instead: String
    ) throws(Refusal) -> Plan {
        guard let planned else {
            throw .notNow(rule + ".planned", "No audit has been planned here.", instead: "Draw the sample first.")
        }
        if closed != nil {
            throw .notNow(
                rule + ".closed", "This audit is closed.", instead: "Plan another audit of this record.")
        }
        guard setting.who.practitioner == named(planned.act) else {
            throw Refusal(
                rule + ".named", .mayNot, because: "Somebody else was named for this.",
                authority: setting.guidance.rule(.judgeAudit).cite, instead: instead)
        }
        return planned.act
    }
}

/// A sample that anyone can draw again: the same records and the same seed give the same order.
package enum Sample {
    /// All of them in the order in which the seed draws them.
    ///
    /// The records are put in the order of their references first. Then each place from the last to the second changes
    /// with one drawn from those up to it, by the numbers of SplitMix64.
    package static func order<Item: Comparable>(_ items: [Item], seed: Int) -> [Item] {
        var drawn = items.sorted()
        var state = UInt64(bitPattern: Int64(seed))
        for place in drawn.indices.dropFirst().reversed() {
            drawn.swapAt(place, Int(next(&state) % UInt64(place + 1)))
        }
        return drawn
    }

    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
