import Guidance

/// What carers and parents tell the council while private fostering lasts, and when it ends.
extension LivingAway {
    /// The council is told that something in the arrangement changes: where they live, who lives there, who cares.
    ///
    /// A change of what was found suitable is looked at by the next visit, which the worker owes from then on.
    package struct ChangeFostering: Act {
        package static let kind: ActKind = "privateFostering.change"
        /// An option of `noticeGivers`.
        package let givenBy: String
        /// Options of `fosteringChanges`.
        package let changes: [String]
        package let changesOn: Day
        package let because: String
        package var livesNow: String?
        package var lateBecause: String?
        package var childsWords: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "privateFostering.change"
            try away.mustBe(.privateFostering, setting, name)
            guard away.fosteringLeft == nil else {
                throw .notNow(
                    name + ".left", "The child has left: there is no arrangement to change.",
                    instead: "Record the end of the arrangement.")
            }
            if changes.contains("address"), (livesNow ?? "").isEmpty {
                throw .wrong(
                    name + ".address", "livesNow", "The address changes, and the new one is not written.",
                    instead: "Enter where the child lives, or will live.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.fosteringChanges.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Notice of a change in private fostering",
                [
                    Line.Part("Told by", CodeWords.capitalised(givenBy)),
                    Line.Part("What changes", changes.map(CodeWords.capitalised).joined(separator: ", ")),
                    Line.Part("From", changesOn.inWords), Line.Part("What is known", because, holds: .thirdParty),
                    .of("Where the child lives", livesNow, holds: .location), .of("Notice late because", lateBecause),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// The council is told that the child has left the carer, where the child is now and who cares for them.
    ///
    /// Duty `privateFostering.leaving`: the time runs from the day the child left; ending the arrangement follows.
    package struct LeaveFostering: Act {
        package static let kind: ActKind = "privateFostering.leave"
        /// An option of `noticeGivers`.
        package let givenBy: String
        package let leftOn: Day
        package let livesNow: String
        package let because: String
        package var lateBecause: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "privateFostering.leave"
            try away.mustBe(.privateFostering, setting, name)
            guard away.fosteringLeft == nil else {
                throw .notNow(
                    name + ".once", "The council has been told that the child left.",
                    instead: "Record the end of the arrangement.")
            }
            guard let from = away.fosteredFrom else {
                throw .notNow(
                    name + ".begun", "The child has not moved in, so cannot have left.",
                    instead: "Record the end of the arrangement: it was not as it was thought to be.")
            }
            guard leftOn >= from, leftOn <= setting.happenedAt.day else {
                throw .wrong(
                    name + ".day", "leftOn", "That is before the child moved in, or has not come yet.",
                    instead: "Enter the day on which the child left, on or after \(from.inWords).")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.fosteringLeft = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Council told that the child has left private foster care",
                [
                    Line.Part("Told by", CodeWords.capitalised(givenBy)), Line.Part("Left on", leftOn.inWords),
                    Line.Part("Lives now", livesNow, holds: .location), Line.Part("Because", because),
                    .of("Notice late because", lateBecause),
                ], weight: .key)
        }
    }

    /// Those who tell of a private fostering arrangement, as a line's source.
    static func told(by giver: String) -> Provenance {
        switch giver {
        case "parent", "carer": Provenance(.family, .reported)
        case "childThemself": Provenance(.child, .reported)
        case "other": Provenance(.someone, .reported)
        default: .agency
        }
    }

    /// The last change that nobody has visited since.
    var changeToSee: Stamped<ChangeFostering>? {
        guard let change = fosteringChanges.last, fosteringLeft == nil else { return nil }
        return fosteringVisits.contains { $0.stamp.happenedAt >= change.stamp.happenedAt } ? nil : change
    }
}
