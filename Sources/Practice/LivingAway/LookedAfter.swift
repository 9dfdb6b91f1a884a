import Guidance

extension LivingAway {
    /// A council begins to look after the child. The clock of the first review starts here.
    package struct BeginLookedAfter: Act {
        package static let kind: ActKind = "lookedAfter.begin"
        package static let opens = true
        /// An option of `lookedAfterStatuses`.
        package let legalStatus: String
        package let because: String
        package let childsWords: String
        package var parentsView: String?
        package var singlePlan: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            try away.mustOpen(setting, "lookedAfter.begin")
            let duty = setting.guidance.duty(.lookedAfterFirstReview)
            guard setting.who.agencyKind == Agency.councilKind else {
                throw Refusal(
                    "lookedAfter.begin.council", .mayNot, because: "Only a council looks a child after.",
                    authority: duty.cite, instead: "Refer the child to the council, and say how urgent it is.")
            }
            guard setting.standing.lookedAfter.isDisjoint(with: setting.about) else {
                throw Refusal(
                    "lookedAfter.begin.twice", .notNow, because: "The child is looked after already.",
                    authority: duty.cite,
                    instead: "Record a new placement there; if that time is over, end it first.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.open(.lookedAfter, council: stamp.agency, stamp)
            away.lookedAfter = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Became looked after",
                [
                    Line.Part("Legal status", CodeWords.capitalised(legalStatus)), Line.Part("Because", because),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                    .of("The parents' view", parentsView), .of("One plan with child protection", singlePlan),
                ], weight: .key)
        }
    }

    /// A placement begins. The clock of the first visit starts with it.
    package struct BeginPlacement: Act {
        package static let kind: ActKind = "placement.begin"
        /// An option of `placementKinds`.
        package let placementKind: String
        package let because: String
        package let untilEighteen: Bool
        package var weekly: Bool?
        package var siblings: String?
        package var emergency: Bool?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "placement.begin"
            try away.mustBe(.lookedAfter, setting, name)
            try away.mustBeTheCouncil(setting, name, cite: setting.guidance.duty(.lookedAfterFirstVisit).cite)
            guard away.ended == nil else {
                throw .notNow(
                    name + ".ended", "The child is no longer looked after.",
                    instead: "If the council looks the child after again, record that first.")
            }
            guard weekly == nil || placementKind == Self.withParents else {
                throw .wrong(
                    name + ".weekly", "weekly", "Weekly visits until the first review are for placements with parents.",
                    instead: "Leave it out.", authority: setting.guidance.duty(.lookedAfterWeeklyVisit).cite)
            }
        }

        static let withParents = "parents"

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.placements.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Placement began",
                [
                    Line.Part("Kind", CodeWords.capitalised(placementKind)), Line.Part("Because", because),
                    .of("Brothers and sisters", siblings),
                    untilEighteen ? Line.Part("Meant to last", "Until eighteen") : nil,
                ], weight: .key)
        }
    }

    /// The child was visited in the placement, and alone unless there is a reason.
    package struct VisitLookedAfter: Act {
        package static let kind: ActKind = "lookedAfter.visit"
        package let alone: Bool
        package var notAloneBecause: String?
        package var childsWords: String?
        package let observed: String
        package var toDo: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "lookedAfter.visit"
            try away.mustBe(.lookedAfter, setting, name)
            let duty = setting.guidance.duty(.lookedAfterFirstVisit)
            try away.mustBeTheCouncil(setting, name, cite: duty.cite)
            guard away.ended == nil else {
                throw .notNow(
                    name + ".ended", "The child is no longer looked after.",
                    instead: "After a return home, record the visit there.")
            }
            guard !away.placements.isEmpty else {
                throw Refusal(
                    name + ".placement", .notNow, because: "No placement has been recorded.", authority: duty.cite,
                    instead: "Record where the child lives, then the visit.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.visits.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Visiting.line("Visited in placement", alone, notAloneBecause, childsWords, observed, toDo)
        }
    }

    /// The independent reviewing officer held the review, with the child's views.
    package struct HoldReview: Act {
        package static let kind: ActKind = "lookedAfter.review"
        /// An option of `reviewParts`.
        package let childsPart: String
        package var childsWords: String?
        package let decisions: String
        package let adjourned: Bool
        package var adjournedBecause: String?
        package var permanence: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "lookedAfter.review"
            try away.mustBeReviewed(setting, name)
            guard away.adjournedReview == nil else {
                throw Refusal(
                    name + ".adjourned", .notNow, because: "The review that was adjourned has not been finished.",
                    authority: setting.guidance.duty(.lookedAfterReviewFinished).cite,
                    instead: "Finish it, then hold the next one.")
            }
            guard childsPart == Self.tooYoung || !(childsWords ?? "").isEmpty else {
                throw .wrong(
                    name + ".childsWords", "childsWords", "The child's own views are not written down.",
                    instead: "Write what the child said, or through whom; or that the child is too young to say.",
                    authority: setting.guidance.rule(.lookedAfterChair).cite)
            }
        }

        static let tooYoung = "tooYoung"

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.reviews.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                adjourned ? "Looked-after review begun and adjourned" : "Looked-after review held",
                [
                    Line.Part("The child's part", CodeWords.capitalised(childsPart)),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                    Line.Part("Decided", decisions), .of("Plan for permanence", permanence),
                    .of("Adjourned because", adjournedBecause),
                ], weight: .key)
        }
    }

    /// A review that was adjourned is finished.
    package struct FinishReview: Act {
        package static let kind: ActKind = "lookedAfter.finishReview"
        package let decisions: String
        package var childsWords: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "lookedAfter.finishReview"
            try away.mustBeReviewed(setting, name)
            guard away.adjournedReview != nil else {
                throw .notNow(
                    name + ".none", "No review has been adjourned.", instead: "Record a review that was held.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.finished.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Adjourned looked-after review finished",
                [
                    Line.Part("Decided", decisions),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                ])
        }
    }

    /// The review that was adjourned and waits to be finished.
    var adjournedReview: Stamped<HoldReview>? {
        guard let last = reviews.last, last.act.adjourned,
            !finished.contains(where: { $0.stamp.number > last.stamp.number })
        else { return nil }
        return last
    }

    /// A review is recorded by the independent reviewing officer of a child who is looked after.
    func mustBeReviewed(_ setting: Setting, _ name: String) throws(Refusal) {
        try mustBe(.lookedAfter, setting, name)
        let rule = setting.guidance.rule(.lookedAfterChair)
        guard ended == nil else {
            throw .notNow(
                name + ".ended", "The child is no longer looked after.", instead: "Review the return home instead.")
        }
        guard let reviewingOfficer else {
            throw Refusal(
                name + ".officer", .notNow, because: "No independent reviewing officer has been named.",
                authority: rule.cite, instead: "Name who works with the child, and the reviewing officer.")
        }
        guard setting.who.practitioner == reviewingOfficer else {
            throw Refusal(
                name + ".independent", .mayNot, because: "The independent reviewing officer records the review.",
                authority: rule.cite, instead: "Ask the reviewing officer named on the page.")
        }
    }

    var nextLookedAfter: [ActKind] {
        if ended != nil { return nextReturn + nextFamilyGroup }
        let placing: [ActKind] = placements.isEmpty ? [BeginPlacement.kind] : [VisitLookedAfter.kind]
        let reviewing: [ActKind] =
            reviewingOfficer == nil ? [] : adjournedReview == nil ? [HoldReview.kind] : [FinishReview.kind]
        let moving: [ActKind] = placements.isEmpty ? [] : [BeginPlacement.kind]
        return placing + reviewing + nextReturn + nextFamilyGroup + moving
    }
}

/// How a visit to a child who lives away from home is told.
enum Visiting {
    static func line(
        _ headline: String, _ alone: Bool, _ notAloneBecause: String?, _ words: String?, _ observed: String,
        _ toDo: String?
    ) -> Line {
        Line(
            alone ? "\(headline), seen alone" : "\(headline), not seen alone",
            [
                .of("Not alone because", notAloneBecause.map(CodeWords.capitalised)),
                .of("In the child's own words", words, holds: .childsWords), Line.Part("Observed", observed),
                .of("To be done", toDo),
            ])
    }
}
