import Guidance

extension ProtectionPlan {
    /// The plan ends without a review conference, where the guidance allows that, after the agencies were consulted.
    ///
    /// Rule `protectionPlan.end`: 1. Moved for good, and the other council held its conference and accepted in writing;
    /// turned 18; died; left the country for good. 2. The agencies are consulted first. 3. That the risk is gone is for a
    /// review conference. 4. A plan does not end on the day it began.
    package struct End: Act {
        package static let kind: ActKind = "protectionPlan.end"
        package let reason: String
        package let consulted: [AgencyID]
        package let consultation: String
        package let because: String
        /// The day on which the child left the country.
        package let leftOn: Day?
        /// For which country, and how that is known.
        package let leftFor: String?

        package init(
            reason: String, consulted: [AgencyID], consultation: String, because: String, leftOn: Day? = nil,
            leftFor: String? = nil
        ) {
            self.reason = reason
            self.consulted = consulted
            self.consultation = consultation
            self.because = because
            self.leftOn = leftOn
            self.leftFor = leftFor
        }

        /// Reasons with something to check, options of `planEndReasons`.
        static let moved = "moved"
        static let eighteen = "eighteen"
        package static let died = "died"
        static let leftCountry = "leftCountry"

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "protectionPlan.end"
            let rule = setting.guidance.rule(.endProtectionPlan)
            let course = try episode.mustBeOnPlan(name + ".plan")
            try episode.mustFollowPlan(course, setting, name + ".order")
            guard setting.who.agency == episode.council, setting.who.roles.contains(where: rule.allows),
                !rule.qualified || setting.who.isSocialWorkQualified
            else {
                throw Refusal(
                    name + ".who", .mayNot, because: "Your role does not end a child protection plan.",
                    authority: rule.cite, instead: "Ask the manager answerable for child protection plans.")
            }
            if setting.happenedAt.day <= course.start.happenedAt.day {
                throw .wrong(
                    name + ".sameDay", "happenedAt", "A plan does not end on the day it began.",
                    instead: "If it should not have begun, put the conference's decision right by a correction.",
                    authority: "CIN validation rules")
            }
            try checkReason(episode, setting, name, rule)
            for one in consulted where setting.standing.agencies[one] == nil {
                throw .wrong(
                    name + ".agency", "consulted", "One of those agencies is not in the record, or has closed.",
                    instead: "Choose agencies from the list.")
            }
            if Set(consulted).subtracting([setting.who.agency]).isEmpty {
                throw .wrong(
                    name + ".consulted", "consulted", "No other agency was consulted.",
                    instead: "Consult the agencies of the core group first.", authority: rule.cite)
            }
        }

        private func checkReason(
            _ episode: Episode, _ setting: Setting, _ name: String, _ rule: Rule
        ) throws(Refusal) {
            switch reason {
            case ProtectionPlan.notNeeded:
                throw .wrong(
                    name + ".review", "reason", "Only a review conference ends a plan because the risk is gone.",
                    instead: "Call a review conference: it may meet earlier than planned.", authority: rule.cite)
            case End.moved:
                guard let accepted = episode.transfer.asked(in: episode)?.accepted else {
                    throw .wrong(
                        name + ".accepted", "reason",
                        "The other council has not held its conference and accepted responsibility in writing.",
                        instead: "Keep the plan going until it has.", authority: rule.cite)
                }
                if setting.happenedAt.day < accepted.act.from {
                    throw .wrong(
                        name + ".from", "happenedAt",
                        "The other council accepted responsibility from \(accepted.act.from.inWords): until then it is yours.",
                        instead: "Keep the plan going until that day, and end it then.", authority: rule.cite)
                }
            case End.eighteen: try mustBeOfAge(setting, name)
            case End.died: try mustHaveDied(setting, name, authority: rule.cite)
            case End.leftCountry: try checkLeft(setting, name, rule)
            default: return
            }
        }

        /// Departure: the record keeps no border; it says when the child left, and no address it has is of a later day.
        private func checkLeft(_ setting: Setting, _ name: String, _ rule: Rule) throws(Refusal) {
            guard let leftOn, leftOn <= setting.happenedAt.day else {
                throw .wrong(
                    name + ".leftOn", "leftOn", "The child has not left by then.",
                    instead: "Keep the plan going until the child has left for good.", authority: rule.cite)
            }
            if let since = setting.standing.homeSince, since > leftOn {
                throw .wrong(
                    name + ".home", "leftOn",
                    "The record has an address where the child has lived since \(since.inWords), after that day.",
                    instead: "Put the address or the day right; a child who is here keeps the plan.",
                    authority: rule.cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.protectionPlan.changeOpen { $0.end = Ending(reason: reason, stamp: stamp) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Child protection plan ended without a review conference",
                [
                    .of("Because", because), .of("The agencies said", consultation),
                    .of("Left the country", leftOn?.inWords), .of("For which country, and how that is known", leftFor),
                ], weight: .key)
        }
    }

    /// Everyone who was invited to the conference is told that the plan has ended.
    package struct Tell: Act {
        package static let kind: ActKind = "protectionPlan.tell"
        package let agencies: [AgencyID]
        package let familyTold: Bool
        package let familyNotToldBecause: String?
        package let how: String

        package init(agencies: [AgencyID], familyTold: Bool, familyNotToldBecause: String? = nil, how: String) {
            self.agencies = agencies
            self.familyTold = familyTold
            self.familyNotToldBecause = familyNotToldBecause
            self.how = how
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "protectionPlan.tell"
            guard let course = episode.protectionPlan.courses.last, let end = course.end else {
                throw .notNow(
                    name + ".ended", "The plan has not ended.", instead: "There is nothing to tell yet.")
            }
            if setting.happenedAt < end.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the plan ended.",
                    instead: "Enter when they were told.")
            }
            let began = episode.conference.meetings.first { $0.decision?.number == course.start.number }
            try ProtectionPlan.mustTellAll(
                began?.invitedAgencies ?? [], agencies, name + ".agencies",
                cite: setting.guidance.duty(.protectionPlanTold).cite)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            guard let last = episode.protectionPlan.courses.indices.last else { return }
            episode.protectionPlan.courses[last].told.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                familyTold
                    ? "Family and agencies told that the plan has ended"
                    : "Agencies told that the plan has ended; family not told",
                [.of("Family not told because", familyNotToldBecause)])
        }
    }
}

/// The record says that the child has died.
func mustHaveDied(_ setting: Setting, _ name: String, authority: String) throws(Refusal) {
    if let day = setting.standing.diedOn, day <= setting.happenedAt.day { return }
    throw .wrong(
        name + ".died", "reason", "The record does not say that the child has died.",
        instead: "Record the death on the child's own record first, with its day; or choose another reason.",
        authority: authority)
}

/// The record says that the child is 18.
func mustBeOfAge(_ setting: Setting, _ name: String) throws(Refusal) {
    if setting.standing.isOfAge { return }
    throw .wrong(
        name + ".age", "reason", "The record does not say that the child has turned 18.",
        instead: "Choose another reason, or put the date of birth right.", authority: "CA1989 s.105")
}
