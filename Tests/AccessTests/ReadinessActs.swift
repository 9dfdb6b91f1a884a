import Practice
import Testing

@testable import Access

extension ActTableTests {
    /// Acts of readiness, policies, training and self-assessment.
    static let readiness: [ActKind] = [
        "readiness.adopt", "readiness.carry", "readiness.assign", "readiness.done", "readiness.setAside",
        "readiness.reopen", "readiness.belong",
        "policy.register", "policy.review", "policy.withdraw", "policy.require", "policy.confirm", "policy.receipt",
        "training.import", "training.hold", "training.attend", "training.takeBack", "training.count",
        "selfAssessment.begin", "selfAssessment.rate", "selfAssessment.plan", "selfAssessment.finish",
        "selfAssessment.signOff", "selfAssessment.moderate", "selfAssessment.challenge", "selfAssessment.respond",
    ]
}

/// Who keeps an agency's checklists, policies, training and self-assessments.
@Suite("Keeping readiness")
struct ReadinessActTests {
    static let keeper = Cast.worker("KEEPER", Cast.trust, "academyTrust", roles: ["safeguardingManager"])

    static let examples: [(ActKind, may: [Doer], mayNot: [Doer])] = [
        ("readiness.adopt", [Cast.dsl, keeper, ActTableTests.partnership], [Cast.teacher, Cast.lead, Cast.officer]),
        ("readiness.done", [Cast.dsl, Cast.teacher], []),
        ("policy.confirm", [Cast.teacher, Cast.officer], []),
        ("policy.register", [Cast.dsl, ActTableTests.manager], [Cast.teacher, Cast.clinician]),
        ("training.import", [Cast.dsl, Cast.administrator], [Cast.teacher, Cast.privacy]),
        ("selfAssessment.moderate", [ActTableTests.partnership], [Cast.dsl, keeper, Cast.administrator]),
        ("selfAssessment.challenge", [Cast.dsl, keeper], [Cast.teacher, Cast.administrator]),
    ]

    @Test(
        "It is kept by safeguarding leads, heads and managers, moderated by the partnership",
        arguments: examples.indices)
    func open(_ index: Int) {
        let (act, may, mayNot) = Self.examples[index]
        for who in may { #expect(Access().decide(Cast.asks(who, .act(act))).isAllowed, "\(who.roles) \(act)") }
        for who in mayNot { #expect(!Access().decide(Cast.asks(who, .act(act))).isAllowed, "\(who.roles) \(act)") }
    }

    @Test("Keeping readiness opens nobody's record: every act of it concerns no person")
    func opensNothing() {
        for act in ActTableTests.readiness { #expect(ActRule.of(act)?.needs == .nothing, "\(act)") }
    }
}
