import Guidance

extension Partnership {
    /// The partners look at a priority again: it was met, goes on, changed, or was given up, and what shows it.
    package struct ReviewPriority: Act {
        package static let kind: ActKind = "partnership.reviewPriority"
        /// The entry that agreed it.
        package let entry: Int
        /// An option of `priorityOutcomes`.
        package let outcome: String
        package let evidence: String
        /// The new day, where it goes on or changed.
        package let until: Day?
        /// The new wording, where it changed.
        package let priority: String?
        package let measure: String?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.reviewPriority"
            try partnership.mustHaveBegun()
            guard let one = partnership.priorities.first(where: { $0.stamp.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no priority here.",
                    instead: "Choose one of the priorities.")
            }
            guard partnership.ending(of: one) == nil else {
                throw .notNow(
                    name + ".ended", "That priority has ended already.",
                    instead: "Agree a new one if it is to be one again.")
            }
            if Self.ends.contains(outcome) { return }
            guard let until, until >= setting.happenedAt.day else {
                throw .wrong(
                    name + ".until", "until", "What goes on needs a day by which it is looked at again.",
                    instead: "Enter a day to come.")
            }
            if outcome == Self.changed && (priority ?? "").isEmpty && (measure ?? "").isEmpty {
                throw .wrong(
                    name + ".changed", "priority", "It does not say what changed.",
                    instead: "Write the priority, or how it will show, as they stand now.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.priorityReviews[entry, default: []].append(Stamped(self, stamp))
        }

        static let met = "met"
        static let changed = "changed"
        /// Options of `priorityOutcomes` after which it is a priority no longer.
        static let ends: Set<String> = [met, "givenUp"]
    }

    /// What a priority is, and by when, after all that was said of it on its reviews.
    package struct PriorityNow: Sendable {
        package let priority: String
        package let measure: String
        package let until: Day
    }

    package func reviews(of one: Stamped<Prioritise>) -> [Stamped<ReviewPriority>] {
        priorityReviews[one.stamp.number] ?? []
    }

    /// The review that ended a priority; nil while it goes on.
    package func ending(of one: Stamped<Prioritise>) -> Stamped<ReviewPriority>? {
        reviews(of: one).last { ReviewPriority.ends.contains($0.act.outcome) }
    }

    package func now(_ one: Stamped<Prioritise>, asOf day: Day? = nil) -> PriorityNow {
        let known = reviews(of: one).filter { review in day.map { review.stamp.happenedAt.day <= $0 } ?? true }
        return PriorityNow(
            priority: known.compactMap(\.act.priority).last { !$0.isEmpty } ?? one.act.priority,
            measure: known.compactMap(\.act.measure).last { !$0.isEmpty } ?? one.act.measure,
            until: known.compactMap(\.act.until).last ?? one.act.until)
    }

    /// Priorities that were neither met nor given up by a day, and whose own day had passed by then.
    package func notProgressed(by day: Day) -> [PriorityNow] {
        priorities.filter { $0.stamp.happenedAt.day <= day }.compactMap { one in
            if let ending = ending(of: one), ending.stamp.happenedAt.day <= day { return nil }
            let now = now(one, asOf: day)
            return now.until < day ? now : nil
        }
    }

    /// An information sharing agreement is looked at again: it stands, changed, or ends.
    package struct ReviewSharing: Act {
        package static let kind: ActKind = "partnership.reviewSharing"
        /// The entry that agreed it.
        package let entry: Int
        /// An option of `sharingOutcomes`.
        package let outcome: String
        package let because: String
        /// What is shared for what now, where it changed.
        package let purpose: String?
        /// When it is looked at next, unless it ends.
        package let reviewOn: Day?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.reviewSharing"
            try partnership.mustHaveBegun()
            guard partnership.sharing.contains(where: { $0.stamp.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no agreement that stands here.",
                    instead: "Choose one of the agreements.")
            }
            if outcome == Self.ended { return }
            guard let reviewOn, reviewOn > setting.happenedAt.day else {
                throw .wrong(
                    name + ".review", "reviewOn", "What stands is looked at again.",
                    instead: "Enter a day after this review.")
            }
            if outcome == Self.changed && (purpose ?? "").isEmpty {
                throw .wrong(
                    name + ".changed", "purpose", "It does not say what changed.",
                    instead: "Write what is shared for what now.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.sharingReviews[entry, default: []].append(Stamped(self, stamp))
            if outcome == Self.ended { partnership.sharing.removeAll { $0.stamp.number == entry } }
        }

        static let changed = "changed"
        static let ended = "ended"
    }

    package func reviews(of one: Stamped<AgreeSharing>) -> [Stamped<ReviewSharing>] {
        sharingReviews[one.stamp.number] ?? []
    }

    /// When an agreement is looked at again.
    package func reviewOn(_ one: Stamped<AgreeSharing>) -> Day {
        reviews(of: one).compactMap(\.act.reviewOn).last ?? one.act.reviewOn
    }

    /// What an agreement is for, as it was last said.
    package func purpose(_ one: Stamped<AgreeSharing>) -> String {
        reviews(of: one).compactMap(\.act.purpose).last { !$0.isEmpty } ?? one.act.purpose
    }

    /// The arrangements have no part in another board or unit any longer.
    package struct LeaveBoard: Act {
        package static let kind: ActKind = "partnership.leaveBoard"
        /// The entry that recorded the link.
        package let entry: Int
        package let until: Day
        package let because: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.leaveBoard"
            try partnership.mustHaveBegun()
            guard let one = partnership.boards.first(where: { $0.stamp.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no link with a board that stands here.",
                    instead: "Choose one of the boards.")
            }
            guard until >= one.stamp.happenedAt.day, until <= setting.happenedAt.day else {
                throw .wrong(
                    name + ".until", "until", "The link was recorded on \(one.stamp.happenedAt.day.inWords).",
                    instead: "Enter a day from then to now.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard let place = partnership.boards.firstIndex(where: { $0.stamp.number == entry }) else { return }
            partnership.boardsLeft.append(
                LeftBoard(link: partnership.boards.remove(at: place), left: Stamped(self, stamp)))
        }
    }

    /// A board or unit the arrangements had a part in, and why no longer.
    package struct LeftBoard: Sendable {
        package let link: Stamped<JoinBoard>
        package let left: Stamped<LeaveBoard>
    }

    /// What is to be looked at again when its day comes.
    func reviewsAhead() -> [(key: String, since: Day, what: String, why: String, act: ActKind)] {
        priorities.filter { ending(of: $0) == nil }.map { one in
            let until = now(one).until
            return (
                "priority\(one.stamp.number)", until, "Review a priority of the partners",
                "Its time is over on \(until.inWords)", ReviewPriority.kind
            )
        }
            + sharing.map { one in
                (
                    "sharing\(one.stamp.number)", reviewOn(one), "Review an information sharing agreement",
                    "Due \(reviewOn(one).inWords)", ReviewSharing.kind
                )
            }
    }
}
