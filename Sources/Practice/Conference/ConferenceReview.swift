import Guidance

extension Conference {
    /// A review conference was held: the plan goes on, changes its category, or ends.
    ///
    /// Duties `conference.firstReview` and `conference.nextReview` stop here, and the next starts. The same checks as at
    /// the first conference; a review that ends a plan is the one way to end it for want of risk.
    package struct Review: Act {
        package static let kind: ActKind = "conference.review"
        package let present: [AgencyID]
        package let familyPresent: String?
        package let childsPart: String
        package let absent: String?
        package let quorumWaivedBecause: String?
        package let outcome: String
        package let because: String
        package let dissent: String?
        package let categories: [String]?
        package let changes: String?
        package let reviewOn: Day?
        package let helpAfter: String?
        package let lateBecause: String?
        /// Until when those invited read the papers; the record knows it.
        package var papersUntil: Moment?

        package init(
            present: [AgencyID], familyPresent: String? = nil, childsPart: String, absent: String? = nil,
            quorumWaivedBecause: String? = nil, outcome: String, because: String, dissent: String? = nil,
            categories: [String]? = nil, changes: String? = nil, reviewOn: Day? = nil, helpAfter: String? = nil,
            lateBecause: String? = nil
        ) {
            self.present = present
            self.familyPresent = familyPresent
            self.childsPart = childsPart
            self.absent = absent
            self.quorumWaivedBecause = quorumWaivedBecause
            self.outcome = outcome
            self.because = because
            self.dissent = dissent
            self.categories = categories
            self.changes = changes
            self.reviewOn = reviewOn
            self.helpAfter = helpAfter
            self.lateBecause = lateBecause
        }

        /// What a review can decide; options of `reviewOutcomes`.
        static let ends = "end"
        static let changesCategory = "changeCategory"

        package static let settles: Set<String> = ["papersUntil"]

        package func settled(in setting: Setting) -> Review {
            var act = self
            act.papersUntil = Conference.papersUntil(in: setting)
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.review"
            let meeting = try episode.mustHaveCalled(name + ".called")
            try meeting.mustBeTheSame(in: setting, name + ".together")
            try meeting.mustChair(setting, name + ".chair")
            guard meeting.kind == Kind.review, let course = episode.protectionPlan.open else {
                throw .notNow(
                    name + ".plan", "There is no plan that this conference reviews.",
                    instead: "Record it as the conference it was called as.")
            }
            let day = setting.happenedAt.day
            try Episode.mustBeWeekday(day, name + ".weekend", "happenedAt")
            if day <= course.start.happenedAt.day {
                throw .wrong(
                    name + ".order", "happenedAt", "A review comes after the day on which the plan began.",
                    instead: "Enter when the review was held.",
                    authority: setting.guidance.duty(.firstReviewConference).cite)
            }
            try meeting.checkQuorum(
                present, council: episode.council, waived: quorumWaivedBecause, setting, name)
            try meeting.checkMinute(setting, name + ".minute")
            try meeting.checkViews(present, setting, name + ".views")
            if outcome == Review.changesCategory && Set(categories ?? []) == Set(course.categories) {
                throw .wrong(
                    name + ".category", "categories", "That is the category the plan has already.",
                    instead: "Choose another category, or record that the plan goes on.")
            }
            if let reviewOn {
                if reviewOn <= day {
                    throw .wrong(
                        name + ".reviewOn", "reviewOn", "The next review comes after this one.",
                        instead: "Enter a later day.", authority: setting.guidance.duty(.nextReviewConference).cite)
                }
                try Conference.checkPlanned(
                    reviewOn, from: day, by: .nextReviewConference, setting, name + ".reviewOn", "reviewOn")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.reviewed = Stamped(self, stamp) }
            episode.protectionPlan.changeOpen { course in
                course.reviews.append(Stamped(self, stamp))
                if outcome == Review.ends {
                    course.end = ProtectionPlan.Ending(reason: ProtectionPlan.notNeeded, stamp: stamp)
                }
            }
        }

        package func told(_ episode: Episode) -> Line? {
            let what =
                switch outcome {
                case Review.ends: "the child protection plan ends"
                case Review.changesCategory: "the plan goes on under another category"
                default: "the plan goes on"
                }
            return Line(
                "Review conference held: \(what)",
                [
                    .of("Because", because), .of("Dissent", dissent), .of("What changes", changes),
                    .of("Help that goes on", helpAfter), .of("Family present", familyPresent, holds: .thirdParty),
                    .of("Absent", absent), .of("Quorum waived because", quorumWaivedBecause),
                    .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }

    /// Why the conference is later than it should be, by the chair or the manager, and what keeps the child safe.
    package struct Delay: Act {
        package static let kind: ActKind = "conference.delay"
        package static let standsAlone = true
        package let because: String
        package let interimPlan: String

        package init(because: String, interimPlan: String) {
            self.because = because
            self.interimPlan = interimPlan
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.delay"
            try episode.mustBeOpen(name + ".called")
            guard let meeting = episode.conference.explained, meeting.calledOff == nil else {
                throw .notNow(
                    name + ".called", "No child protection conference has been called.",
                    instead: "Call the conference first.")
            }
            guard setting.who.practitioner == meeting.chair || episode.isManaged(by: setting) else {
                throw Refusal(
                    name + ".who", .mayNot,
                    because: "The chair and the social work manager say why a conference is late.",
                    authority: setting.guidance.duty(.initialConference).cite,
                    instead: "Tell them what you know; they record it.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeExplained { $0.delays.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Why the conference is late, and what keeps the child safe meanwhile",
                [.of("Because", because), .of("Interim safety plan", interimPlan)], weight: .key)
        }
    }

    /// Everyone who was invited, the parents and the child are told what the conference decided.
    package struct Tell: Act {
        package static let kind: ActKind = "conference.tell"
        package let agencies: [AgencyID]
        package let familyTold: Bool
        package let familyNotToldBecause: String?
        package let childTold: String?
        package let how: String

        package init(
            agencies: [AgencyID], familyTold: Bool, familyNotToldBecause: String? = nil, childTold: String? = nil,
            how: String
        ) {
            self.agencies = agencies
            self.familyTold = familyTold
            self.familyNotToldBecause = familyNotToldBecause
            self.childTold = childTold
            self.how = how
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.tell"
            let cite = setting.guidance.duty(.conferenceTold).cite
            guard let meeting = episode.conference.heldLast, let decision = meeting.decision else {
                throw .notNow(
                    name + ".held", "No conference has been held yet.", instead: "Record the conference first.")
            }
            if setting.happenedAt < decision.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the conference.",
                    instead: "Enter when they were told.")
            }
            try ProtectionPlan.mustTellAll(meeting.invitedAgencies, agencies, name + ".agencies", cite: cite)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            guard let place = episode.conference.meetings.lastIndex(where: { $0.decision != nil }) else { return }
            episode.conference.meetings[place].told.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                familyTold
                    ? "Family and agencies told what the conference decided"
                    : "Agencies told what the conference decided; family not told",
                [
                    .of("The child was told", childTold, holds: .childsWords),
                    .of("Family not told because", familyNotToldBecause),
                ])
        }
    }
}
