import Guidance

extension FamilyGroup {
    /// The family group conference: who came, what the family decided, and whether the plan was agreed to.
    package struct Hold: Act {
        package static var kind: ActKind { Of.familyGroupKind(.hold) }
        package let coordinator: String
        package let independent: Bool
        package let came: String
        package let childsPart: String?
        /// What the family decided, in its own words.
        package let familysPlan: String
        package let support: String?
        package let agreed: Bool
        package let notAgreedBecause: String?
        package let lateBecause: String?

        package init(
            coordinator: String, independent: Bool, came: String, childsPart: String? = nil,
            familysPlan: String,
            support: String? = nil, agreed: Bool, notAgreedBecause: String? = nil,
            lateBecause: String? = nil
        ) {
            self.coordinator = coordinator
            self.independent = independent
            self.came = came
            self.childsPart = childsPart
            self.familysPlan = familysPlan
            self.support = support
            self.agreed = agreed
            self.notAgreedBecause = notAgreedBecause
            self.lateBecause = lateBecause
        }

        package func check(_ on: Of, in setting: Setting) throws(Refusal) {
            let name = Self.kind.rawValue
            try on.checkFamilyGroup(setting, name)
            guard let answer = on.familyGroup.answer, on.familyGroup.isAccepted else {
                throw Refusal(
                    name + ".accepted", .notNow,
                    because: "The family has not said yes to an offer, and it is theirs to choose.",
                    authority: setting.guidance.duty(.familyGroupMeeting).cite,
                    instead: "Record the offer and the family's answer first.")
            }
            if setting.happenedAt < answer.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the family said yes.",
                    instead: "Enter when the conference was held, after \(answer.stamp.happenedAt.inWords).")
            }
        }

        package func apply(to on: inout Of, _ stamp: Stamp) {
            on.note(stamp)
            on.familyGroup.meetings.append(Stamped(self, stamp))
        }

        package func told(_ on: Of) -> Line? {
            Line(
                agreed ? "Family group conference held, its plan agreed" : "Family group conference held",
                [
                    .of("The child's part", childsPart, holds: .childsWords),
                    .of("The family's plan", familysPlan),
                    .of("Who came", came, holds: .thirdParty), .of("Support for the plan", support),
                    .of("Why the plan was not agreed", notAgreedBecause), .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }

    /// The family's plan is looked at again with the family.
    package struct Review: Act {
        package static var kind: ActKind { Of.familyGroupKind(.review) }
        package static var ended: String { "ended" }
        /// An option of `familyGroupReviews`.
        package let outcome: String
        package let going: String
        package let childsWords: String?
        package let lateBecause: String?

        package init(
            outcome: String, going: String, childsWords: String? = nil, lateBecause: String? = nil
        ) {
            self.outcome = outcome
            self.going = going
            self.childsWords = childsWords
            self.lateBecause = lateBecause
        }

        package func check(_ on: Of, in setting: Setting) throws(Refusal) {
            let name = Self.kind.rawValue
            try on.checkFamilyGroup(setting, name)
            guard let plan = on.familyGroup.plan else {
                throw .notNow(
                    name + ".plan", "The family has no agreed plan to look at.",
                    instead: "Record the conference and the plan first.")
            }
            if setting.happenedAt < plan.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the family made its plan.",
                    instead: "Enter when the plan was looked at, after \(plan.stamp.happenedAt.inWords).")
            }
        }

        package func apply(to on: inout Of, _ stamp: Stamp) {
            on.note(stamp)
            on.familyGroup.reviews.append(Stamped(self, stamp))
        }

        package func told(_ on: Of) -> Line? {
            Line(
                "The family's plan looked at again",
                [
                    .of("How it is going", going),
                    .of("The child's own words", childsWords, holds: .childsWords),
                    .of("Why it was late", lateBecause),
                ])
        }
    }
}
