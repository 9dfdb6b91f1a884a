import Guidance

extension Audit {
    /// A record was drawn for an audit: in which round, with which seed, from how many, and who reads it.
    ///
    /// Rule `audit.judge`: neither the auditor nor the moderator carries the work with the child, and they are two people.
    package struct Plan: Act {
        package static let kind: ActKind = "audit.plan"
        package static let opens = true
        package static let settles: Set<String> = ["agency"]
        package let round: String
        package let auditor: PractitionerID
        package let moderator: PractitionerID
        package let dueOn: Day
        package let seed: Int
        package let drawnFrom: Int
        /// The agency that audits; filled in from the record.
        package private(set) var agency: AgencyID?

        package init(
            round: String, auditor: PractitionerID, moderator: PractitionerID, dueOn: Day, seed: Int, drawnFrom: Int
        ) {
            self.round = round
            self.auditor = auditor
            self.moderator = moderator
            self.dueOn = dueOn
            self.seed = seed
            self.drawnFrom = drawnFrom
        }

        package func check(_ audit: Audit, in setting: Setting) throws(Refusal) {
            let name = "audit.plan"
            let rule = setting.guidance.rule(.judgeAudit)
            guard setting.about.count == 1 else {
                throw .wrong(
                    name + ".child", "round", "An audit reads one child's record.",
                    instead: "Draw the sample: each record gets an audit of its own.")
            }
            if auditor == moderator {
                throw .wrong(
                    name + ".moderator", "moderator", "Auditor and moderator are two people.",
                    instead: "Choose somebody else to moderate.", authority: rule.cite)
            }
            if auditor == setting.who.practitioner {
                throw .wrong(
                    name + ".planner", "auditor", "Whoever draws the sample does not read it as well.",
                    instead: "Choose somebody else to read the records.", authority: rule.cite)
            }
            guard dueOn >= setting.recordedAt.day, dueOn <= setting.recordedAt.day.adding(days: Plan.longest) else {
                throw .wrong(
                    name + ".due", "dueOn", "Records are read for an audit within \(Plan.longest) days.",
                    instead: "Enter a day within that time.", authority: rule.cite)
            }
            guard setting.about.allSatisfy(setting.standing.sample.contains), drawnFrom == setting.standing.sampledFrom
            else {
                throw .wrong(
                    name + ".sample", "seed", "That seed does not draw this record.",
                    instead: "Draw the sample on the page of audits: the records follow from the seed.",
                    authority: rule.cite)
            }
            for (question, named) in [("auditor", auditor), ("moderator", moderator)] {
                guard let known = setting.standing.practitioners[named],
                    known.agency == setting.who.agency, known.roles.contains(where: rule.allows)
                else {
                    throw .wrong(
                        name + ".role", question, "Their role or agency does not read records for this audit.",
                        instead: "Choose somebody named for it: \(rule.says)", authority: rule.cite)
                }
                if rule.notOwn && setting.standing.workers.contains(named) {
                    throw .wrong(
                        name + ".independent", question, "They carry the work with this child.",
                        instead: "Choose somebody who does not lead or supervise it.", authority: rule.cite)
                }
            }
        }

        /// Days ahead by which the records are read, and days after that for which they stay open to be moderated.
        package static let longest = 90
        static let margin = 28

        package func settled(in setting: Setting) -> Plan {
            var plan = self
            plan.agency = setting.who.agency
            return plan
        }

        package func apply(to audit: inout Audit, _ stamp: Stamp) { audit.planned = Stamped(self, stamp) }
    }

    /// The auditor judges the record against each standard, in words and with evidence from it.
    package struct Judge: Act {
        package static let kind: ActKind = "audit.judge"
        /// The option of `auditGrades` that needs no evidence: the record gives no occasion to judge.
        package static let notSeen = "notApplicable"

        /// An option of `auditGrades` for each option of `practiceStandards` that was judged.
        package let grades: [String: String]
        package let evidence: [String: String]
        package let doneWell: String
        package let unsafeNow: Bool
        package let madeSafe: String?

        package init(
            grades: [String: String], evidence: [String: String], doneWell: String, unsafeNow: Bool,
            madeSafe: String? = nil
        ) {
            self.grades = grades
            self.evidence = evidence
            self.doneWell = doneWell
            self.unsafeNow = unsafeNow
            self.madeSafe = madeSafe
        }

        package func check(_ audit: Audit, in setting: Setting) throws(Refusal) {
            let name = "audit.judge"
            _ = try audit.mustBeNamed(
                \.auditor, setting, name, instead: "Leave it to the auditor, or plan an audit of your own.")
            if audit.moderated != nil {
                throw .notNow(
                    name + ".moderated", "This audit has been moderated.", instead: "Close it with its learning.")
            }
            let bare = grades.filter { $0.value != Judge.notSeen && evidence[$0.key] == nil }.keys.sorted()
            if let first = bare.first {
                throw .wrong(
                    name + ".evidence", "evidence", "A standard was judged without evidence (\(first)).",
                    instead: "Say what in the record shows it, or that there was no occasion for it.",
                    authority: setting.guidance.rule(.judgeAudit).cite)
            }
        }

        package func apply(to audit: inout Audit, _ stamp: Stamp) { audit.judged.append(Stamped(self, stamp)) }
    }

    /// A second person reads what the auditor judged, and agrees or says what they would judge instead.
    package struct Moderate: Act {
        package static let kind: ActKind = "audit.moderate"
        package static let isApproval = true
        package let agrees: Bool
        package let grades: [String: String]?
        package let because: String

        package init(agrees: Bool, grades: [String: String]? = nil, because: String) {
            self.agrees = agrees
            self.grades = grades
            self.because = because
        }

        package func check(_ audit: Audit, in setting: Setting) throws(Refusal) {
            let name = "audit.moderate"
            _ = try audit.mustBeNamed(
                \.moderator, setting, name, instead: "Leave it to the moderator who was named.")
            guard !audit.judged.isEmpty else {
                throw .notNow(
                    name + ".judged", "The auditor has not judged this record yet.", instead: "Wait for the auditor.")
            }
            if audit.moderated != nil {
                throw .notNow(
                    name + ".once", "This audit has been moderated.", instead: "Close it with its learning.")
            }
        }

        package func apply(to audit: inout Audit, _ stamp: Stamp) { audit.moderated = Stamped(self, stamp) }
    }

    /// The audit ends with what is learnt, who does what about it, and whether those who did the work were told.
    package struct Close: Act {
        package static let kind: ActKind = "audit.close"
        package let learning: String
        package let actions: String?
        package let workersTold: Bool

        package init(learning: String, actions: String? = nil, workersTold: Bool) {
            self.learning = learning
            self.actions = actions
            self.workersTold = workersTold
        }

        package func check(_ audit: Audit, in setting: Setting) throws(Refusal) {
            let name = "audit.close"
            _ = try audit.mustBeNamed(
                \.moderator, setting, name, instead: "Leave it to the moderator who was named.")
            guard audit.moderated != nil else {
                throw .notNow(
                    name + ".moderated", "This audit has not been moderated.",
                    instead: "Moderate what the auditor judged first.")
            }
        }

        package func apply(to audit: inout Audit, _ stamp: Stamp) { audit.closed = Stamped(self, stamp) }
    }
}
