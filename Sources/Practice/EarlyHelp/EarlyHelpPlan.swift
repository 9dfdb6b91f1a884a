import Guidance

extension EarlyHelp {
    /// The plan that the family and the practitioners make together: what should be different, who does what by when.
    package struct Plan: Act {
        package static let kind: ActKind = "earlyHelp.plan"
        package let outcomes: String
        package let familysPart: String
        package let network: String?
        /// Options of `earlyHelpServices`.
        package let services: [String]?
        package let actions: [PlannedAction]?
        package let ifNotBetter: String

        package init(
            outcomes: String, familysPart: String, network: String? = nil, services: [String]? = nil,
            actions: [PlannedAction]? = nil, ifNotBetter: String
        ) {
            self.outcomes = outcomes
            self.familysPart = familysPart
            self.network = network
            self.services = services
            self.actions = actions
            self.ifNotBetter = ifNotBetter
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.plan"
            try help.mustLead(setting, name)
            guard help.assessment != nil else {
                throw Refusal(
                    name + ".assessed", .notNow, because: "The family's needs have not been assessed.",
                    authority: EarlyHelp.cite(setting.guidance),
                    instead: "Write the assessment first: the plan answers it.")
            }
            if help.plans.isEmpty, (actions ?? []).isEmpty {
                throw .wrong(
                    name + ".actions", "actions", "A plan in which nobody does anything is not one.",
                    instead: "Write at least one action, with who does it and by when.")
            }
            try help.actions.check(actions, among: help.carriers, in: setting, name)
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.plans.append(Stamped(self, stamp))
            help.actions.agree(actions, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                help.plans.count > 1
                    ? "Early help plan changed with the family" : "Early help plan made with the family",
                [
                    .of("What should be different", outcomes), ActionList.told(actions),
                    .of("The family's part", familysPart),
                    .of("The family's network", network, holds: .thirdParty),
                    .of("If it does not get better", ifNotBetter),
                ], weight: .key)
        }
    }

    /// What came of an action of the plan.
    package struct Done: Act {
        package static let kind: ActKind = "earlyHelp.done"
        package let action: Int
        /// An option of `actionResults`.
        package let result: String
        package let came: String?

        package init(action: Int, result: String, came: String? = nil) {
            self.action = action
            self.result = result
            self.came = came
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.done"
            try help.mustBeOpen(setting, name)
            try help.mustCarry(setting, name + ".team")
            try help.actions.checkEnd(of: action, name)
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.actions.end(action, result, came, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                "Action \(action) of the early help plan: \(CodeWords.of(result))",
                [.of("Action", help.actions[action]?.action.what), .of("What came of it", came)])
        }
    }

    /// The team meets with the family.
    package struct Meet: Act {
        package static let kind: ActKind = "earlyHelp.meet"
        package let came: [PractitionerID]?
        package let family: String
        package let absent: String?
        package let childsVoice: String?
        package let said: String
        package let decided: String
        package let actions: [PlannedAction]?
        package let nextOn: Day?

        package init(
            came: [PractitionerID]? = nil, family: String, absent: String? = nil,
            childsVoice: String? = nil,
            said: String, decided: String, actions: [PlannedAction]? = nil, nextOn: Day? = nil
        ) {
            self.came = came
            self.family = family
            self.absent = absent
            self.childsVoice = childsVoice
            self.said = said
            self.decided = decided
            self.actions = actions
            self.nextOn = nextOn
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.meet"
            try help.mustBeAgreed(setting, name)
            try help.mustCarry(setting, name + ".team")
            try help.actions.check(actions, among: help.carriers, in: setting, name)
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.meetings.append(Stamped(self, stamp))
            help.actions.agree(actions, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                "Team around the family met",
                [
                    .of("The child's voice", childsVoice, holds: .childsWords), .of("Decided", decided),
                    .of("What was said", said), ActionList.told(actions),
                    .of("Family there", family, holds: .thirdParty), .of("Absent", absent),
                    .of("Next meeting", nextOn?.inWords),
                ])
        }
    }
}
