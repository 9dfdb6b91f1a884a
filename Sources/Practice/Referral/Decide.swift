import Guidance

extension Referral {
    /// The council says openly whether it takes what it received as a contact or as a referral.
    ///
    /// It may be said again until the decision: a referral taken for a message is put right here, in sight of everyone.
    package struct Classify: Act {
        package static let kind: ActKind = "referral.classify"
        package let takenAs: String
        package let because: String

        package init(takenAs: String, because: String) {
            self.takenAs = takenAs
            self.because = because
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "referral.classify"
            let cite = setting.guidance.duty(.referralDecision).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            if episode.referral.decided != nil {
                throw Refusal(
                    name + ".decided", .notNow, because: "The decision has been made already.",
                    authority: cite,
                    instead: "Record a correction, or a new referral.")
            }
            if episode.referral.classification?.act.takenAs == takenAs {
                throw .notNow(
                    name + ".same", "It is taken as a \(takenAs) already.",
                    instead: "There is nothing to change.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.referral.classifications.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            let again = episode.referral.classifications.count > 1
            return Line(
                (again ? "Put right: taken as a " : "Taken as a ") + takenAs, [.of("Because", because)],
                weight: again ? .key : .ordinary)
        }
    }

    /// The referrer is told that the referral arrived. It does not stop the decision clock.
    package struct Acknowledge: Act {
        package static let kind: ActKind = "referral.acknowledge"
        package let how: String
        package let said: String?

        package init(how: String, said: String? = nil) {
            self.how = how
            self.said = said
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "referral.acknowledge"
            let cite = setting.guidance.duty(.referralAcknowledgement).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            if episode.referral.acknowledged != nil {
                throw .notNow(
                    name + ".once", "The referrer has been acknowledged already.",
                    instead: "Give feedback when the decision is made.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.referral.acknowledged = Stamped(self, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Referrer told that it arrived", [.of("What was said", said)])
        }
    }

    /// What response the child needs, decided by whoever the edition names.
    ///
    /// Duty `referral.decision`: 1. The clock starts when the referral is received, whoever it came from; deciding stops
    /// it. 2. Acknowledging the referrer does not stop it. 3. A late decision is recorded, with a reason asked for.
    ///
    /// Rule `referral.decide`: 1. Before the 2023 edition a social worker or a manager decides. 2. From then a
    /// social-work-qualified practice supervisor or manager.
    package struct Decide: Act {
        package static let kind: ActKind = "referral.decide"
        package let threshold: String
        package let step: String
        package let because: String
        package let primaryNeed: String?
        package let helpNamed: String?
        package let lateBecause: String?

        package init(
            threshold: String, step: String, because: String, primaryNeed: String? = nil,
            helpNamed: String? = nil,
            lateBecause: String? = nil
        ) {
            self.threshold = threshold
            self.step = step
            self.because = because
            self.primaryNeed = primaryNeed
            self.helpNamed = helpNamed
            self.lateBecause = lateBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "referral.decide"
            let rule = setting.guidance.rule(.decideReferral)
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: rule.cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            if let decided = episode.referral.decided, !setting.standing.overturned.contains(decided.stamp.number) {
                throw Refusal(
                    name + ".once", .notNow,
                    because: "This was decided on \(decided.stamp.happenedAt.inWords).", authority: rule.cite,
                    instead:
                        "If you think it is wrong, challenge it; if new information changes it, record a new referral.")
            }
            if rule.qualified && !setting.who.isSocialWorkQualified {
                throw Refusal(
                    name + ".qualified", .mayNot,
                    because: "A social-work-qualified practitioner decides what response a referral needs.",
                    authority: rule.cite, instead: "Pass it to a qualified supervisor or manager today.")
            }
            if !setting.who.roles.contains(where: rule.allows) {
                throw Refusal(
                    name + ".role", .mayNot,
                    because: "Your role does not decide what response a referral needs.",
                    authority: rule.cite, instead: "Pass it on today to someone who may: \(rule.says)")
            }
            guard episode.referral.classification != nil else {
                throw .notNow(
                    name + ".classified", "It has not been said whether this is a contact or a referral.",
                    instead: "Say which it is first; the referrer is told.")
            }
            if Episode.Step.assesses.contains(step) && !episode.referral.isReferral {
                throw .wrong(
                    name + ".contact", "step", "This is taken as a contact, and a contact is not assessed.",
                    instead: "Put it right: say that it is a referral, then decide.", authority: rule.cite)
            }
            // A child who moves in on a plan is carried by both councils until the conference.
            if Episode.Step.assesses.contains(step), let open = setting.standing.openEpisode,
                episode.referral.received != nil, episode.transfer.received == nil
            {
                throw .wrong(
                    name + ".open.episode", "step",
                    "The child has an open episode already (\(open.id.prefix(6))), so a second assessment cannot start.",
                    instead:
                        "Pass the information to that episode's lead practitioner and decide no further action here.",
                    authority: rule.cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.referral.decisions.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            let again = episode.referral.decisions.count > 1
            return Line(
                (again ? "Decided again after a challenge, on the " : "Decision made on the ")
                    + (episode.referral.classification?.act.takenAs ?? "contact"),
                [
                    .of("Because", because), .of("Help named", helpNamed),
                    .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }

    /// The referrer is told what was decided and, where the threshold was not met, why and where better help lies.
    package struct Feedback: Act {
        package static let kind: ActKind = "referral.feedback"
        package let how: String
        package let said: String
        package let betterHelp: String?
        package let referrerDisagrees: Bool
        package let disagreement: String?
        package let lateBecause: String?

        package init(
            how: String, said: String, betterHelp: String? = nil, referrerDisagrees: Bool = false,
            disagreement: String? = nil, lateBecause: String? = nil
        ) {
            self.how = how
            self.said = said
            self.betterHelp = betterHelp
            self.referrerDisagrees = referrerDisagrees
            self.disagreement = disagreement
            self.lateBecause = lateBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "referral.feedback"
            let cite = setting.guidance.duty(.feedbackToReferrer).cite
            guard episode.referral.received != nil else {
                throw .notNow(
                    name + ".open", "There is no referral here yet.", instead: "Record the referral first.")
            }
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            guard let decided = episode.referral.decided else {
                throw Refusal(
                    name + ".decided", .notNow, because: "There is no decision to tell the referrer.",
                    authority: cite,
                    instead: "Decide first. To say only that it arrived, acknowledge the referral.")
            }
            if setting.happenedAt < decided.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the decision was made.",
                    instead: "Enter when the referrer was told, after the decision.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.referral.feedback.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Referrer told what was decided",
                [
                    .of("What was said", said), .of("Better help", betterHelp),
                    .of("Disagreement", disagreement),
                    .of("Why it was late", lateBecause),
                ])
        }
    }
}
