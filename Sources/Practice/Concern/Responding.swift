import Guidance

extension Concern {
    /// The designated safeguarding lead was told.
    package struct Alert: Act {
        package static let kind: ActKind = "concern.alert"
        package let practitioner: PractitionerID
        /// An option of `toldWays`.
        package let how: String
        package let at: Moment

        package init(practitioner: PractitionerID, how: String, at: Moment) {
            self.practitioner = practitioner
            self.how = how
            self.at = at
        }

        package func check(_ concern: Concern, in setting: Setting) throws(Refusal) {
            try concern.checkOwnAgency(in: setting)
            guard let told = setting.standing.practitioners[practitioner] else {
                throw .wrong(
                    "concern.alert.unknownPractitioner", "practitioner",
                    "This practitioner is not on record.",
                    instead: "Choose them from those found.")
            }
            let rule = setting.guidance.rule(.decideConcern)
            guard told.agency == setting.who.agency, told.roles.contains(where: rule.allows(role:)) else {
                throw .wrong(
                    "concern.alert.notSafeguardingLead", "practitioner",
                    "They do not lead on safeguarding in your agency.",
                    instead: "Tell the designated safeguarding lead, a deputy, or in their absence the head.",
                    authority: rule.cite)
            }
            guard at <= setting.recordedAt else {
                throw .wrong(
                    "concern.alert.ahead", "at", "That moment has not come yet.",
                    instead: "Enter when you told them.")
            }
        }

        package func apply(to concern: inout Concern, _ stamp: Stamp) {
            concern.alerts.append(Stamped(self, stamp))
            concern.note(stamp)
        }

        package func told(_ concern: Concern) -> Line? {
            Line("Safeguarding lead told about a concern", [Line.Part("How", CodeWords.capitalised(how))])
        }
    }

    /// Something was done about it.
    package struct Action: Act {
        package static let kind: ActKind = "concern.act"
        package let action: String
        package let result: String?

        package init(action: String, result: String? = nil) {
            self.action = action
            self.result = result
        }

        package func check(_ concern: Concern, in setting: Setting) throws(Refusal) {
            try concern.checkOwnAgency(in: setting)
        }

        package func apply(to concern: inout Concern, _ stamp: Stamp) {
            concern.actions.append(Stamped(self, stamp))
            concern.note(stamp)
        }

        package func told(_ concern: Concern) -> Line? {
            Line("Action on a concern", [Line.Part("What was done", action), .of("What came of it", result)])
        }
    }

    /// The agency's decision about a concern: keep watching, talk to the family, offer early help, or refer.
    ///
    /// Rule `concern.decide`: whoever leads on safeguarding in the agency, or its head.
    package struct Decide: Act {
        package static let kind: ActKind = "concern.decide"
        static let keepWatching = "keepWatching"
        package static let refer = "refer"
        /// An option of `concernOutcomes`.
        package let outcome: String
        package let because: String
        /// When to look again, where it is decided to keep watching.
        package let reviewOn: Day?

        package init(outcome: String, because: String, reviewOn: Day? = nil) {
            self.outcome = outcome
            self.because = because
            self.reviewOn = reviewOn
        }

        package func check(_ concern: Concern, in setting: Setting) throws(Refusal) {
            try concern.checkOwnAgency(in: setting)
            let rule = setting.guidance.rule(.decideConcern)
            guard setting.who.roles.contains(where: rule.allows(role:)) else {
                throw Refusal(
                    "concern.decide.role", .mayNot,
                    because:
                        "The safeguarding lead of the agency, a deputy or its head decides on a concern.",
                    authority: rule.cite, instead: "Tell your designated safeguarding lead about it now.")
            }
            guard outcome == Decide.keepWatching else { return }
            guard let reviewOn else {
                throw .wrong(
                    "concern.decide.noReview", "reviewOn", "It does not say when to look again.",
                    instead: "Enter a day to look again, so that the concern is not lost.")
            }
            guard reviewOn >= setting.happenedAt.day else {
                throw .wrong(
                    "concern.decide.reviewPast", "reviewOn", "That day has passed.",
                    instead: "Enter today or a later day.")
            }
        }

        package func apply(to concern: inout Concern, _ stamp: Stamp) {
            concern.decisions.append(Stamped(self, stamp))
            concern.note(stamp)
        }

        package func told(_ concern: Concern) -> Line? {
            Line(
                "Decision on a concern: \(CodeWords.of(outcome))",
                [Line.Part("Because", because), .of("Look again on", reviewOn?.inWords)],
                weight: outcome == Decide.refer ? .key : .ordinary)
        }
    }
}

extension Concern {
    /// Something the concern says that the form of a referral asks for.
    package struct ForReferral: Sendable {
        /// The question of the referral's form.
        package let question: String
        package let words: String
        package let holds: FieldClass
        package let stamp: Stamp
    }

    /// What was recorded and decided, by question of the referral: a fact stays a fact, a report a report.
    package var forReferral: [ForReferral] {
        guard let recorded, let decision else { return [] }
        let act = recorded.act
        func said(_ question: String, _ words: String?, _ holds: FieldClass, _ stamp: Stamp) -> ForReferral? {
            guard let words, !words.isEmpty else { return nil }
            return ForReferral(question: question, words: words, holds: holds, stamp: stamp)
        }
        let heard = act.said.map { "\($0)\n(Said by \(act.saidBy ?? "somebody not named"))" }
        let seen = act.source == "fact" ? "facts" : act.source == "reported" && heard == nil ? "reported" : "worry"
        return [
            said(seen, act.seen, .narrative, recorded.stamp),
            seen == "worry" ? nil : said("worry", decision.act.because, .narrative, decision.stamp),
            said("reported", heard, .thirdParty, recorded.stamp),
            said("childsWords", act.childsWords, .childsWords, recorded.stamp),
        ].compactMap { $0 }
    }
}
