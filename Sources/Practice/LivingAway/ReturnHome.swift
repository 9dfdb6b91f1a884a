import Guidance

extension LivingAway {
    /// It is decided that the child goes home, or the child went home without a plan.
    ///
    /// 1. Planned: assessed while still looked after, services written into the plan, and approved by a nominated
    /// manager.
    /// 2. A child in voluntary care who leaves unplanned: partners are asked at once whether there is danger.
    /// 3. Home under a care order: the child stays looked after.
    package struct DecideReturn: Act {
        package static let kind: ActKind = "returnHome.decide"
        static let planned = "planned"
        static let unplanned = "unplanned"
        static let onCareOrder = "onCareOrder"
        /// An option of `returnKinds`.
        package let returnKind: String
        package let homeOn: Day
        package let because: String
        package var assessed: String?
        package var danger: String?
        package var enquiryNeeded: Bool?
        /// An option of `returnMeetings`.
        package let familyMeeting: String
        package let childsWords: String

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "returnHome.decide"
            try away.mustBe(.lookedAfter, setting, name)
            let rule = setting.guidance.rule(.approveReturn)
            try away.mustBeTheCouncil(setting, name, cite: rule.cite)
            guard away.ended == nil, away.openReturn == nil else {
                throw .notNow(
                    name + ".once", "A return home has been decided already.",
                    instead: "Review that return; a new decision follows only once it is closed.")
            }
            switch returnKind {
            case Self.planned:
                guard setting.who.roles.contains(where: rule.allows(role:)), setting.who.practitioner != away.worker
                else {
                    throw Refusal(
                        name + ".approved", .mayNot,
                        because: "A planned return is approved by a nominated manager, not by the child's own worker.",
                        authority: rule.cite, instead: "Ask the nominated manager to record the decision.")
                }
            case Self.onCareOrder:
                guard Self.orders.contains(away.lookedAfter?.act.legalStatus ?? "") else {
                    throw .wrong(
                        name + ".order", "returnKind", "The child is not under a care order.",
                        instead: "Choose a planned or an unplanned return.", authority: rule.cite)
                }
            default:
                guard away.lookedAfter?.act.legalStatus == Self.accommodated else {
                    throw .wrong(
                        name + ".accommodated", "returnKind",
                        "Only a child who is accommodated by agreement leaves care by going home unplanned.",
                        instead: "A child under an order who goes missing from care is missing: act on that first.",
                        authority: rule.cite)
                }
            }
        }

        static let orders: Set<String> = ["careOrder", "interimCareOrder"]
        static let accommodated = "accommodated"

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.returns.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                returnKind == Self.unplanned ? "Went home from care, unplanned" : "Return home from care decided",
                [
                    Line.Part("Home on", homeOn.inWords), Line.Part("Because", because),
                    .of("Assessed", assessed), .of("Danger checked with partners", danger),
                    enquiryNeeded.map { Line.Part("Section 47 needed", $0 ? "Yes" : "No") },
                    Line.Part("Family meeting", CodeWords.capitalised(familyMeeting)),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// What help the child and family have after the return, and what happens if it goes wrong.
    package struct PlanReturn: Act {
        package static let kind: ActKind = "returnHome.plan"
        package let help: String
        package let ifNot: String
        package let explained: String

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            try away.mustReturn(setting, "returnHome.plan")
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.returnPlans.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Plan for the return home",
                [
                    Line.Part("Help", help), Line.Part("If it goes wrong", ifNot),
                    Line.Part("How it was explained to the child and family", explained),
                ])
        }
    }

    /// The child was visited at home after returning.
    package struct VisitAfterReturn: Act {
        package static let kind: ActKind = "returnHome.visit"
        package let alone: Bool
        package var notAloneBecause: String?
        package var childsWords: String?
        package let observed: String
        package var toDo: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            try away.mustReturn(setting, "returnHome.visit")
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.returnVisits.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Visiting.line("Visited at home after care", alone, notAloneBecause, childsWords, observed, toDo)
        }
    }

    /// The return is reviewed: it goes on, is closed, or the child comes back into care.
    package struct ReviewReturn: Act {
        package static let kind: ActKind = "returnHome.review"
        static let goesOn = "goesOn"
        static let closed = "closed"
        /// An option of `returnOutcomes`.
        package let outcome: String
        package let because: String
        package var childsWords: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "returnHome.review"
            try away.mustReturn(setting, name)
            guard outcome != Self.closed || !away.ofOpenReturn(away.returnPlans).isEmpty else {
                throw Refusal(
                    name + ".plan", .notNow, because: "The return has no plan, so it cannot be closed as going well.",
                    authority: setting.guidance.rule(.approveReturn).cite,
                    instead: "Write the plan with the family; or record that the return goes on.")
            }
            guard outcome != Self.closed || !away.ofOpenReturn(away.returnVisits).isEmpty else {
                throw Refusal(
                    name + ".seen", .notNow, because: "No one has recorded seeing the child at home.",
                    authority: setting.guidance.duty(.returnHomeVisit).cite,
                    instead: "Visit the child, and review the return after that.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.returnReviews.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                outcome == Self.closed ? "Return home reviewed and closed" : "Return home reviewed",
                [
                    Line.Part("Outcome", CodeWords.capitalised(outcome)), Line.Part("Because", because),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    func mustReturn(_ setting: Setting, _ name: String) throws(Refusal) {
        try mustBe(.lookedAfter, setting, name)
        try mustBeTheCouncil(setting, name, cite: setting.guidance.rule(.approveReturn).cite)
        guard openReturn != nil else {
            throw .notNow(
                name + ".decided", "No return home is under way.", instead: "Record the decision to return home first.")
        }
    }

    /// What was recorded of one return home: after it was decided, and before the next was.
    func of<A>(_ home: Stamped<DecideReturn>, _ all: [Stamped<A>]) -> [Stamped<A>] {
        let next = returns.first { $0.stamp.number > home.stamp.number }?.stamp.number ?? .max
        return all.filter { (home.stamp.number..<next).contains($0.stamp.number) }
    }

    /// What was recorded of the return that is under way.
    func ofOpenReturn<A>(_ all: [Stamped<A>]) -> [Stamped<A>] {
        openReturn.map { of($0, all) } ?? []
    }

    /// The review that ended a return's own time.
    func end(of home: Stamped<DecideReturn>) -> Stamp? {
        of(home, returnReviews).last { $0.act.outcome != ReviewReturn.goesOn }?.stamp
    }

    var nextReturn: [ActKind] {
        guard openReturn != nil else { return ended == nil ? [DecideReturn.kind] : [] }
        let going: [ActKind] = [VisitAfterReturn.kind, ReviewReturn.kind]
        return ofOpenReturn(returnPlans).isEmpty ? [PlanReturn.kind] + going : going + [PlanReturn.kind]
    }
}
