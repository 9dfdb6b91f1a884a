import Guidance

extension ProtectionPlan {
    /// The full plan in words the family can read; what must change stands in its outcomes.
    ///
    /// Duty `plan.written`: a plan is full once it says what must change, by when and how that will be known, so its words
    /// wait for the first outcome.
    package struct Write: Act {
        package static let kind: ActKind = "plan.write"
        package let worry: String
        package let strengths: String
        package let childsViews: String
        package let familysViews: String
        package let contingency: String
        package let seeing: String

        package init(
            worry: String, strengths: String, childsViews: String, familysViews: String, contingency: String,
            seeing: String
        ) {
            self.worry = worry
            self.strengths = strengths
            self.childsViews = childsViews
            self.familysViews = familysViews
            self.contingency = contingency
            self.seeing = seeing
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let course = try episode.mustBeOnPlan("plan.write.plan")
            try episode.mustFollowPlan(course, setting, "plan.write.order")
            guard course.outcomes.isEmpty else { return }
            throw Refusal(
                "plan.write.outcomes", .notNow,
                because: "The plan does not yet say what must change, by when and how we will know.",
                authority: setting.guidance.duty(.planWritten).cite,
                instead: "Put at least one outcome into the plan, then write it.")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.protectionPlan.changeOpen { $0.versions.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Child protection plan written",
                [
                    .of("Worries", worry), .of("Going well", strengths),
                    .of("What the child wants", childsViews, holds: .childsWords),
                    .of("What the family says", familysViews), .of("If things do not change", contingency),
                ], weight: .key)
        }
    }

    /// One thing that must change, by when, how it will be known, and who helps.
    package struct Outcome: Act {
        package static let kind: ActKind = "plan.outcome"
        package let change: String
        package let byWhen: Day
        package let weWillKnow: String
        package let who: String
        /// The number in the plan of the outcome it replaces.
        package let outcome: Int?

        package init(change: String, byWhen: Day, weWillKnow: String, who: String, outcome: Int? = nil) {
            self.change = change
            self.byWhen = byWhen
            self.weWillKnow = weWillKnow
            self.who = who
            self.outcome = outcome
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "plan.outcome"
            let course = try episode.mustBeOnPlan(name + ".plan")
            try episode.mustFollowPlan(course, setting, name + ".order")
            if let outcome { try course.mustHave(outcome, name + ".number") }
            if byWhen < setting.happenedAt.day {
                throw .wrong(
                    name + ".byWhen", "byWhen", "That day has passed.", instead: "Enter a day from today.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.protectionPlan.changeOpen { course in
                if let place = outcome.map({ $0 - 1 }), course.outcomes.indices.contains(place) {
                    course.outcomes[place].wordings.append(Stamped(self, stamp))
                } else {
                    course.outcomes.append(Target(wordings: [Stamped(self, stamp)]))
                }
            }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                outcome == nil ? "Put into the plan: what must change" : "Put anew in the plan: what must change",
                [
                    .of("What must change", change), .of("By", byWhen.inWords), .of("How we will know", weWillKnow),
                    .of("Who helps", who),
                ])
        }
    }

    /// How far an outcome of the plan has come, and how that is known.
    package struct Progress: Act {
        package static let kind: ActKind = "plan.progress"
        package static let standsAlone = true
        package let outcome: Int
        package let progress: String
        package let seen: String

        package init(outcome: Int, progress: String, seen: String) {
            self.outcome = outcome
            self.progress = progress
            self.seen = seen
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "plan.progress"
            let course = try episode.mustBeOnPlan(name + ".plan")
            try course.mustHave(outcome, name + ".number")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.protectionPlan.changeOpen { course in
                guard course.outcomes.indices.contains(outcome - 1) else { return }
                course.outcomes[outcome - 1].progress.append(Stamped(self, stamp))
            }
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Progress on outcome \(outcome) of the plan", [.of("How we know", seen)])
        }
    }
}

extension ProtectionPlan.Course {
    /// The plan has an outcome of that number.
    func mustHave(_ outcome: Int, _ rule: String) throws(Refusal) {
        guard outcomes.indices.contains(outcome - 1) else {
            throw .wrong(
                rule, "outcome", "The plan has no outcome \(outcome).",
                instead: "Use the number that stands beside it in the plan.")
        }
    }
}
