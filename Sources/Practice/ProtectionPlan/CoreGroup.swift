import Guidance

extension ProtectionPlan {
    /// The core group meets: what has changed, what was agreed, and who belongs to it now.
    ///
    /// Duty `coreGroup.first` stops at the first meeting, `coreGroup.next` at each one after. Who does what by when waits
    /// for each owner until they say what came of it.
    package struct MeetCoreGroup: Act {
        package static let kind: ActKind = "coreGroup.hold"
        package let present: [PractitionerID]
        package let familyPresent: String?
        package let absent: String?
        package let childsVoice: String?
        package let changed: String
        package let agreed: String
        package let joining: [PractitionerID]?
        package let leaving: [PractitionerID]?
        package let lateBecause: String?
        package let actions: [PlannedAction]?
        package let nextAt: Moment?
        /// Those who join, with the agencies they work for; the record knows them.
        package var joined: [Conference.Seat]?

        package init(
            present: [PractitionerID], familyPresent: String? = nil, absent: String? = nil,
            childsVoice: String? = nil, changed: String, agreed: String, joining: [PractitionerID]? = nil,
            leaving: [PractitionerID]? = nil, lateBecause: String? = nil, actions: [PlannedAction]? = nil,
            nextAt: Moment? = nil
        ) {
            self.present = present
            self.familyPresent = familyPresent
            self.absent = absent
            self.childsVoice = childsVoice
            self.changed = changed
            self.agreed = agreed
            self.joining = joining
            self.leaving = leaving
            self.lateBecause = lateBecause
            self.actions = actions
            self.nextAt = nextAt
        }

        package static let settles: Set<String> = ["joined"]

        package func settled(in setting: Setting) -> MeetCoreGroup {
            var act = self
            act.joined = joining.map { $0.compactMap { Conference.Seat($0, in: setting.standing) } }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "coreGroup.hold"
            let course = try episode.mustBeOnPlan(name + ".plan")
            try episode.mustFollowPlan(course, setting, name + ".order")
            let members = Set(course.coreGroup.compactMap(\.practitioner))
            let rule = setting.guidance.rule(.leadProtectionPlan)
            guard present.contains(where: { $0 == episode.lead }) else {
                throw .wrong(
                    name + ".lead", "present", "The lead social worker was not there, so it was no core group meeting.",
                    instead: "Record it as what it was, or name a new lead social worker first.", authority: rule.cite)
            }
            if !present.allSatisfy({ members.contains($0) || (joining ?? []).contains($0) }) {
                throw .wrong(
                    name + ".members", "present", "Someone who was there is not in the core group.",
                    instead: "Let them join it in this form, or leave them out.", authority: rule.cite)
            }
            for one in joining ?? [] where setting.standing.practitioners[one] == nil {
                throw .wrong(
                    name + ".joining", "joining",
                    "One of those practitioners has no account here, or it has been disabled.",
                    instead: "Choose practitioners from the list.")
            }
            if (leaving ?? []).contains(where: { $0 == episode.lead }) {
                throw .wrong(
                    name + ".leadLeaves", "leaving", "The lead social worker does not leave the core group.",
                    instead: "Name another lead practitioner first.", authority: rule.cite)
            }
            let group = members.union(joining ?? []).subtracting(leaving ?? []).union([episode.lead].compactMap { $0 })
            try course.actions.check(actions, among: group, in: setting, name + ".actions")
            if let nextAt, nextAt <= setting.happenedAt {
                throw .wrong(
                    name + ".nextAt", "nextAt", "The next meeting would be before this one.",
                    instead: "Enter when the core group meets again.",
                    authority: setting.guidance.duty(.nextCoreGroup).cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.protectionPlan.changeOpen { course in
                course.meetings.append(Stamped(self, stamp))
                course.actions.agree(actions, stamp)
                for place in course.members.indices where course.members[place].until == nil {
                    guard let one = course.members[place].seat.practitioner, (leaving ?? []).contains(one) else {
                        continue
                    }
                    course.members[place].until = stamp.happenedAt
                }
                for seat in joined ?? [] where !course.coreGroup.contains(seat) {
                    course.members.append(Membership(seat: seat, from: stamp.happenedAt))
                }
            }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Core group met",
                [
                    .of("What has changed", changed), .of("Agreed", agreed), ActionList.told(actions),
                    .of("The child's voice", childsVoice, holds: .childsWords), .of("Absent", absent),
                    .of("Family present", familyPresent, holds: .thirdParty), .of("Why it was late", lateBecause),
                    .of("Next meeting", nextAt?.inWords),
                ], weight: .key)
        }
    }

    /// What came of something that the core group agreed.
    package struct Done: Act {
        package static let kind: ActKind = "coreGroup.done"
        package let action: Int
        /// An option of `actionResults`.
        package let result: String
        package let came: String?

        package init(action: Int, result: String, came: String? = nil) {
            self.action = action
            self.result = result
            self.came = came
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "coreGroup.done"
            let course = try episode.mustBeOnPlan(name + ".plan")
            try episode.mustFollowPlan(course, setting, name + ".order")
            let isInGroup = course.coreGroup.contains { $0.practitioner == setting.who.practitioner }
            guard isInGroup || setting.who.practitioner == episode.lead || setting.who.agency == episode.council else {
                throw Refusal(
                    name + ".group", .mayNot, because: "The core group records what came of what it agreed.",
                    authority: setting.guidance.duty(.nextCoreGroup).cite,
                    instead: "Tell the lead social worker what you know.")
            }
            try course.actions.checkEnd(of: action, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.protectionPlan.changeOpen { $0.actions.end(action, result, came, stamp) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Action \(action) of the core group: \(CodeWords.of(result))",
                [
                    .of("Action", episode.protectionPlan.open?.actions[action]?.action.what),
                    .of("What came of it", came),
                ])
        }
    }

    /// A visit under the plan: seen or not, alone or not, where, and the child's own words.
    ///
    /// Duty `protectionPlan.visit`, a local interval: a visit counts when someone of the council saw the child.
    package struct Visit: Act {
        package static let kind: ActKind = "protectionPlan.visit"
        package static let standsAlone = true
        package let seen: Bool
        package let notSeenBecause: String?
        package let alone: Bool?
        package let notAloneBecause: String?
        package let whereSeen: String?
        package let childsWords: String?
        package let observed: String
        package let lateBecause: String?

        package init(
            seen: Bool, notSeenBecause: String? = nil, alone: Bool? = nil, notAloneBecause: String? = nil,
            whereSeen: String? = nil, childsWords: String? = nil, observed: String, lateBecause: String? = nil
        ) {
            self.seen = seen
            self.notSeenBecause = notSeenBecause
            self.alone = alone
            self.notAloneBecause = notAloneBecause
            self.whereSeen = whereSeen
            self.childsWords = childsWords
            self.observed = observed
            self.lateBecause = lateBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "protectionPlan.visit"
            let course = try episode.mustBeOnPlan(name + ".plan")
            try episode.mustFollowPlan(course, setting, name + ".order")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.protectionPlan.changeOpen { $0.visits.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            let how = alone == true ? "child seen alone" : "child seen, not alone"
            return Line(
                "Visit under the plan: \(seen ? how : "child not seen")",
                [
                    .of("The child's own words", childsWords, holds: .childsWords), .of("Observed", observed),
                    .of("Where", whereSeen, holds: .location), .of("Not seen because", notSeenBecause),
                    .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }
}
