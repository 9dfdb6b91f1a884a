import Guidance
import Practice
import Testing

@testable import Access

@Suite("The role and act table")
struct ActTableTests {
    /// Every act there is, process by process.
    static let acts: [ActKind] =
        [
            "agency.register", "agency.amend", "agency.close",
            "practitioner.register", "practitioner.amend", "practitioner.disable", "practitioner.enable",
            "practitioner.declareConflict",
            "person.register", "person.name", "person.birth", "person.identify", "person.communicate",
            "person.move",
            "person.relate", "person.household", "person.enrol", "person.leaveSchool", "person.handOverFile",
            "person.die",
            "person.notSame",
            "person.restrict", "person.exclude", "person.lift", "person.correct",
            "concern.record", "concern.alert", "concern.act", "concern.decide", "concern.correct",
            "grant.open", "grant.review",
            "document.add", "document.withdraw", "letter.write", "letter.revise", "letter.send", "letter.delivered",
            "letter.failed",
            "referral.make", "contact.receive", "referral.classify", "referral.acknowledge", "referral.decide",
            "referral.feedback", "episode.allocate", "child.see", "assessment.interview", "assessment.consult",
            "assessment.write", "assessment.submit", "assessment.return", "assessment.approve", "assessment.tell",
            "episode.close", "episode.explainLate", "episode.correct",
            "earlyHelp.identify", "earlyHelp.handOver", "earlyHelp.receive", "earlyHelp.decline", "earlyHelp.redirect",
            "earlyHelp.agree", "earlyHelp.lead",
            "earlyHelp.team", "earlyHelp.assess", "earlyHelp.plan", "earlyHelp.done", "earlyHelp.meet",
            "earlyHelp.review",
            "earlyHelp.offerFamilyGroup", "earlyHelp.answerFamilyGroup", "earlyHelp.holdFamilyGroup",
            "earlyHelp.reviewFamilyGroup", "earlyHelp.close", "earlyHelp.correct", "childInNeedPlan.start",
            "childInNeedPlan.approve", "childInNeedPlan.amend", "childInNeedPlan.done", "childInNeedPlan.visit",
            "childInNeedPlan.review",
            "childInNeedPlan.end", "familyGroup.offer", "familyGroup.offerBeforeCourt", "familyGroup.answer",
            "familyGroup.hold", "familyGroup.review",
            "difference.raise", "difference.answer", "difference.escalate", "difference.settle", "difference.correct",
            "audit.plan", "audit.judge", "audit.moderate", "audit.close", "supervision.record",
            "yearlyReport.begin", "yearlyReport.write", "yearlyReport.ask", "yearlyReport.sign", "yearlyReport.publish",
            "yearlyReport.send",
            "person.connect", "person.contact", "person.met",
            "selection.begin", "selection.choose", "selection.leaveOut", "selection.finish", "selection.reopen",
            "policeProtection.take", "policeProtection.end", "emergencyProtectionOrder.make",
            "emergencyProtectionOrder.extend", "emergencyProtectionOrder.end", "childAssessmentOrder.start",
            "childAssessmentOrder.end", "exclusion.require", "exclusion.lift",
            "strategy.call", "strategy.answer", "strategy.confer", "strategy.hold", "strategy.action",
            "strategy.absence",
            "strategy.actionDone", "strategy.disagree", "strategy.mark",
            "enquiry.start", "enquiry.check", "enquiry.reply", "enquiry.medical", "enquiry.conclude",
            "enquiry.agree", "enquiry.tell",
            "enquiry.askForConference", "enquiry.answerRequest",
            "conference.call", "conference.rearrange", "conference.callOff", "conference.invite", "conference.answer",
            "conference.report", "conference.share", "conference.minute", "conference.view", "conference.delay",
            "conference.hold", "conference.review", "conference.tell",
            "plan.write", "plan.outcome", "plan.progress", "coreGroup.hold", "coreGroup.done", "protectionPlan.visit",
            "protectionPlan.end",
            "protectionPlan.tell", "transfer.request", "transfer.receive", "transfer.accept", "transfer.decline",
            "transfer.withdraw",
        ] + ActTableTests.readiness + ActTableTests.particularChildren + ActTableTests.partnershipActs

    @Test("every act has exactly one row, and no row is for an act there is not")
    func oneRowEach() {
        #expect(ActRule.all.map(\.act).sorted() == Self.acts.sorted())
    }

    @Test("every relationship has exactly one row")
    func relationships() {
        #expect(RelationshipRule.all.map(\.relationship) == Relationship.allCases)
    }

    @Test("the roles, kinds of agency and purposes named are those of the guidance's lists")
    func codes() throws {
        let lists = try Library.load().lists
        func codes(_ key: ListKey) -> Set<String> { Set(lists[key]?.options.map(\.code) ?? []) }
        #expect(Roles.practising.union(Roles.supporting) == codes(.practitionerRoles))
        #expect(Roles.practising.isDisjoint(with: Roles.supporting))
        #expect(Purposes.managing.union(Purposes.watching) == codes(.lookPurposes))
        for rule in ActRule.all {
            #expect(rule.roles?.isSubset(of: codes(.practitionerRoles)) ?? true)
            #expect(rule.agencyKinds?.isSubset(of: codes(.agencyKinds)) ?? true)
        }
        #expect(Roles.mayTakeEmergencyAccess.isSubset(of: Roles.practising))
    }

    /// Who may do it, and who may not.
    static let examples: [(ActKind, may: [Doer], mayNot: [Doer])] = [
        ("agency.register", [Cast.administrator, partnership], [Cast.lead, Cast.privacy, Cast.dsl]),
        ("practitioner.amend", [Cast.administrator, partnership], [Cast.supervisor, Cast.teacher]),
        ("person.register", [Cast.teacher, Cast.stranger, Cast.officer], []),
        ("concern.record", [Cast.teacher, Cast.stranger, Cast.officer, Cast.clinician], []),
        ("concern.decide", [Cast.dsl, Cast.supervisor], [Cast.teacher, Cast.officer]),
        ("referral.make", [Cast.teacher, Cast.dsl, Cast.officer, Cast.administrator], []),
        ("contact.receive", [Cast.duty, Cast.colleague], [Cast.dsl, Cast.officer, Cast.administrator]),
        (
            "referral.decide", [Cast.duty, Cast.lead, Cast.supervisor],
            [Cast.colleague, Cast.stranger, Cast.dsl]
        ),
        ("assessment.write", [Cast.lead], [Cast.supervisor, Cast.duty, Cast.dsl]),
        ("assessment.approve", [Cast.supervisor], [Cast.lead, Cast.duty, Cast.dsl]),
        ("person.restrict", [Cast.privacy, manager], [Cast.lead, Cast.dsl, partnership]),
        ("person.leaveSchool", [Cast.dsl, Cast.lead], [Cast.teacher, Cast.officer]),
        ("person.handOverFile", [], [Cast.dsl, Cast.lead, Cast.teacher]),
        ("person.met", [Cast.dsl, Cast.lead], [Cast.teacher, Cast.stranger]),
        ("selection.begin", [Cast.lead, Cast.supervisor, Cast.duty], [Cast.dsl, Cast.teacher, Cast.stranger]),
        ("document.add", [Cast.lead, Cast.dsl, Cast.duty], [Cast.teacher, Cast.stranger, Cast.colleague]),
        ("letter.write", [Cast.lead, Cast.supervisor, Cast.duty], [Cast.dsl, Cast.officer, Cast.stranger]),
        ("grant.open", [Cast.colleague], [Cast.stranger, Cast.teacher, Cast.privacy]),
        ("policeProtection.take", [Cast.officer, Cast.duty], [Cast.dsl, Cast.clinician, Cast.administrator]),
        ("strategy.call", [Cast.lead, Cast.supervisor, Cast.duty], [Cast.colleague, Cast.dsl, Cast.officer]),
        ("strategy.absence", [Cast.lead, Cast.duty], [Cast.colleague, Cast.dsl, Cast.officer]),
        ("strategy.answer", [], [Cast.lead, Cast.dsl, Cast.officer]),
        ("enquiry.conclude", [Cast.lead], [Cast.dsl, Cast.officer]),
        ("enquiry.agree", [Cast.supervisor], [Cast.lead, Cast.duty, Cast.dsl]),
        ("childInNeedPlan.approve", [Cast.supervisor], [Cast.lead, Cast.duty, Cast.dsl]),
        ("enquiry.askForConference", [Cast.dsl], [Cast.lead, Cast.officer, Cast.stranger]),
        ("partnership.chooseChair", [partnership, speaker], [Cast.lead, Cast.administrator, scrutineer]),
        ("partnership.decide", [speaker], [partnership, Cast.lead, scrutineer]),
        ("scrutiny.find", [scrutineer], [partnership, speaker, Cast.lead]),
        ("yearlyReport.write", [partnership, manager], [Cast.lead, Cast.dsl, Cast.officer]),
        ("yearlyReport.publish", [partnership], [manager, Cast.lead, Cast.administrator]),
        ("yearlyReport.sign", [speaker], [partnership, manager, scrutineer, Cast.lead]),
        ("no.suchAct", [], [Cast.lead, Cast.administrator, Cast.supervisor]),
    ]

    static let partnership = Cast.worker("PM", Cast.trust, "partnership", roles: ["partnershipManager"])
    static let speaker = Cast.worker("SP", Cast.trust, "integratedCareBoard", roles: ["safeguardingPartner"])
    static let scrutineer = Cast.worker("IS", Cast.trust, "partnership", roles: ["independentScrutineer"])
    static let manager = Cast.worker("SWM", team: "adoption", roles: ["socialWorkManager"])

    @Test("the acts are open to whom the table says", arguments: examples.indices)
    func open(_ index: Int) {
        let (act, may, mayNot) = Self.examples[index]
        for who in may {
            #expect(Access().decide(Cast.asks(who, .act(act))).isAllowed, "\(who.roles) \(act)")
        }
        for who in mayNot {
            #expect(!Access().decide(Cast.asks(who, .act(act))).isAllowed, "\(who.roles) \(act)")
        }
    }

    @Test("emergency access reads and never acts")
    func emergencyReadsOnly() {
        let child = Cast.child([Cast.involved(.emergency, Cast.colleague)])
        for rule in ActRule.all where !rule.opensNoRecord && rule.act != "grant.open" {
            let decision = Access().decide(Cast.asks(Cast.colleague, .act(rule.act), of: child))
            #expect(!decision.isAllowed, "\(rule.act)")
        }
    }

    @Test("lifting a restriction waits for a second person")
    func lifting() {
        let decision = Access().decide(Cast.asks(Cast.privacy, .act("person.lift")))
        #expect(decision.obligations == [.log, .reason, .secondPerson])
    }
}
