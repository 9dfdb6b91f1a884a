import Guidance

extension LivingAway {
    /// The council learns that a child is or will be privately fostered, from whoever tells it.
    ///
    /// 1. Parents and carers owe notice before it begins; anyone else tells as soon as they know.
    /// 2. The council's clock of the first visit runs from the notice, however late that is.
    package struct NotifyFostering: Act {
        package static let kind: ActKind = "privateFostering.notify"
        package static let opens = true
        package let council: AgencyID
        /// An option of `noticeGivers`.
        package let givenBy: String
        package let carer: String
        package let relative: Bool
        package let alreadyThere: Bool
        package let from: Day
        package var until: Day?
        package let disabled: Bool
        package let because: String
        package var lateBecause: String?
        package var parents: String?
        package var childsWords: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "privateFostering.notify"
            try away.mustOpen(setting, name)
            try LivingAway.mustBeCouncil(council, setting, name)
            let guidance = setting.guidance
            if relative {
                throw .wrong(
                    name + ".relative", "relative",
                    "A child who lives with a close relative is not privately fostered.",
                    instead: "If you are worried about the child, record a concern or make a referral.",
                    authority: guidance.rule(.fosteringAge).cite)
            }
            let rule = guidance.rule(disabled ? .fosteringAgeDisabled : .fosteringAge)
            if let age = setting.childsAge, let ages = rule.ages, !ages.contains(age) {
                throw .wrong(
                    name + ".age", "disabled",
                    "Private fostering is of a child aged \(rule.agesInWords): this one is \(age).",
                    instead: "If the young person needs help, make a referral.", authority: rule.cite)
            }
            let least = guidance.duty(.privateFosteringLength)
            if let until, let end = try? least.due(from: Moment(from), in: guidance.workingDays),
                until < end.lastMoment.day
            {
                throw .wrong(
                    name + ".short", "until",
                    "An arrangement of less than \(least.limit.inWords) is not private fostering.",
                    instead: "Record it when it turns out to last, or is meant to last, so long.",
                    authority: least.cite)
            }
            guard alreadyThere == (from <= setting.happenedAt.day) else {
                throw .wrong(
                    name + ".from", "from", "The day and whether the child lives there already do not fit each other.",
                    instead: "Enter the day on which the child moved in, or is to move in.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.open(.privateFostering, council: council, stamp)
            away.notice = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                alreadyThere ? "Private fostering found and notified" : "Notice of private fostering",
                [
                    Line.Part("Told by", CodeWords.capitalised(givenBy)),
                    Line.Part("Carer", carer, holds: .thirdParty), Line.Part("From", from.inWords),
                    .of("Until", until?.inWords), Line.Part("What is known", because),
                    .of("The parents", parents, holds: .thirdParty), .of("Notice late because", lateBecause),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// The child has moved in with the carer.
    package struct BeginFostering: Act {
        package static let kind: ActKind = "privateFostering.begin"
        package let movedIn: Day

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "privateFostering.begin"
            try away.mustBe(.privateFostering, setting, name)
            guard away.fosteredFrom == nil else {
                throw .notNow(
                    name + ".once", "The child lives there already.", instead: "Record a visit or a decision instead.")
            }
            guard movedIn <= setting.recordedAt.day else {
                throw .wrong(
                    name + ".ahead", "movedIn", "That day has not come yet.",
                    instead: "Enter it once the child is there.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.fosteringBegan = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line("Private fostering began on \(movedIn.inWords)", weight: .key)
        }
    }

    /// An officer of the council visited, spoke with the child alone, and wrote a report.
    package struct VisitFostered: Act {
        package static let kind: ActKind = "privateFostering.visit"
        package let alone: Bool
        package var notAloneBecause: String?
        package var childsWords: String?
        package let observed: String
        package let carers: String
        package var toDo: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "privateFostering.visit"
            try away.mustBe(.privateFostering, setting, name)
            try away.mustBeTheCouncil(setting, name, cite: setting.guidance.duty(.privateFosteringFirstVisit).cite)
            guard alone == false || !(childsWords ?? "").isEmpty else {
                throw .wrong(
                    name + ".childsWords", "childsWords", "What the child said alone is not in the report.",
                    instead: "Write it in the child's words, or what the child showed.",
                    authority: setting.guidance.duty(.privateFosteringNextVisit).cite)
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.fosteringVisits.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            let line = Visiting.line(
                "Private fostering visit", alone, notAloneBecause, childsWords, observed, toDo)
            return Line(line.headline, line.parts + [Line.Part("The carers", carers, holds: .thirdParty)])
        }
    }

    /// Whether the arrangement is suitable for this child.
    package struct DecideFostering: Act {
        package static let kind: ActKind = "privateFostering.decide"
        static let prohibited = "prohibited"
        /// An option of `fosteringSuitability`.
        package let suitability: String
        package let because: String
        package var requirements: String?
        package var instead: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "privateFostering.decide"
            try away.mustBe(.privateFostering, setting, name)
            let cite = setting.guidance.duty(.privateFosteringNextVisit).cite
            try away.mustBeTheCouncil(setting, name, cite: cite)
            guard !away.fosteringVisits.isEmpty || suitability == Self.prohibited else {
                throw Refusal(
                    name + ".visited", .notNow, because: "No one has visited the child there.", authority: cite,
                    instead: "Visit first; only a prohibition need not wait for a visit.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.suitability.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Private fostering: \(CodeWords.of(suitability))",
                [
                    Line.Part("Because", because), .of("Required", requirements),
                    .of("Where the child lives instead", instead, holds: .location),
                ], weight: .key)
        }
    }

    /// The day from which the child has lived with the carer; nil until they do.
    package var fosteredFrom: Day? {
        if let notice, notice.act.alreadyThere { return notice.act.from }
        return fosteringBegan?.act.movedIn
    }

    var nextFostering: [ActKind] {
        let beginning: [ActKind] = fosteredFrom == nil ? [BeginFostering.kind] : []
        let deciding: [ActKind] = fosteringVisits.isEmpty ? [] : [DecideFostering.kind]
        let telling = [ChangeFostering.kind] + (fosteringLeft == nil ? [LeaveFostering.kind] : [])
        return beginning + [VisitFostered.kind] + deciding + telling
    }
}
