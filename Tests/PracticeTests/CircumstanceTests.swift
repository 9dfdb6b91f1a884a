import Guidance
import Testing

@testable import Practice

@Suite("Circumstances")
struct CircumstanceTests {
    private func blank(
        at moment: String = "2024-03-28T10:00", by doer: Doer = Given.socialWorker, born: String? = "2014-05-01"
    ) -> Story<Circumstance> {
        var story = Story<Circumstance>(
            "circumstance", about: [Given.maya], by: doer, at: moment, standing: Given.standing(people: ["maya"]))
        story.standing.born[Given.maya] = born.map { Given.day($0) }
        return story
    }

    private func noted(_ kind: String, at moment: String = "2024-03-28T10:00") throws -> Story<Circumstance> {
        var story = blank(at: moment)
        if kind == "unborn" {
            story.standing.born = [:]
            story.standing.expected[Given.maya] = Given.day("2024-07-01")
        }
        try story.did(Given.noted(kind))
        return story
    }

    private func clock(_ duty: DutyKey, in story: Story<Circumstance>) -> Clock? {
        story.state.clocks(under: story.guidance).last { $0.duty == duty }
    }

    static let kinds = [
        "disabledChild", "parentCarer", "youngCarer", "transition", "parentInCustody", "posesRisk", "electiveHome",
        "missingEducation", "unborn",
    ]

    @Test("Each circumstance is a fact on the child's pages until it ends", arguments: kinds)
    func facts(kind: String) throws {
        var story = try noted(kind)
        #expect(story.state.facts(under: story.guidance).map(\.key) == [kind])
        try story.did(Circumstance.End(reason: "notAsThought", because: "x"))
        #expect(story.state.facts(under: story.guidance).isEmpty)
        #expect(story.state.clocks(under: story.guidance).allSatisfy { $0.stoppedAt != nil })
        #expect(story.state.waiting(under: story.guidance).allSatisfy { $0.act == "circumstance.explainLate" })
    }

    @Test("Words about an adult who poses a risk are of another person, and the police's are the police's")
    func classes() throws {
        let story = blank()
        let line = try #require(Given.noted("posesRisk").told(story.state))
        #expect(line.holds("What is known") == .thirdParty)
        #expect(line.holds("Who") == .thirdParty)
        #expect(line.holds("Where they are") == .police)
        #expect(line.holds("Managed at") == .police)
        let exchange = Circumstance.ExchangeRisk(event: "transfer", with: "x", received: "x", shared: "x")
        #expect(exchange.told(story.state)?.holds("What we were told") == .thirdParty)
    }

    // MARK: Homelessness

    @Test("Threatened with homelessness: owed fifty-six days before the home is lost, as of the 2020 edition")
    func threatened() throws {
        var story = blank(by: Given.safeguardingLead)
        try story.did(
            Circumstance.ExpectHomeless(
                council: Given.council, alone: false, lostOn: Given.day("2024-06-30"), known: "x"))
        let owed = try #require(clock(.homelessnessThreatened, in: story))
        #expect(owed.due == .day(Given.day("2024-05-05")))
        #expect(owed.owner == .practitioner(Given.safeguardingLead.practitioner))
        try story.did(Given.housing("agreed"))
        #expect(clock(.homelessnessThreatened, in: story)?.stoppedAt != nil)
        blank().refuses(
            Circumstance.ExpectHomeless(council: nil, alone: false, lostOn: Given.day("2024-03-28"), known: "x"),
            by: "homelessness.expect.lost")
    }

    @Test("homelessness.refer: the authority they chose; at sixteen or seventeen social care is told as well")
    func refer() throws {
        var story = blank(by: Given.safeguardingLead, born: "2006-09-14")
        try story.did(
            Circumstance.LearnHomeless(council: Given.council, alone: true, known: "x", tonight: "A friend's sofa"))
        #expect(clock(.homelessnessReferral, in: story)?.due == nil, "no number is set")
        story.refuses(Given.housing("agreed", to: nil, told: true), by: "homelessness.refer.authority")
        story.refuses(Given.housing("agreed"), by: "homelessness.refer.socialCare")
        story.refuses(Given.housing("refused", told: false), by: "homelessness.refer.socialCare")
        story.allows(Given.housing("agreed", told: true))
        story.allows(Given.housing("safeguarding", told: true))
        try story.did(Given.housing("refused", to: nil, told: true))
        #expect(clock(.homelessnessReferral, in: story)?.stoppedAt != nil)
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["Homeless"])
        var family = blank(born: "2014-05-01")
        try family.did(Circumstance.LearnHomeless(council: nil, alone: false, known: "x", tonight: "x"))
        family.allows(Given.housing("agreed"))
    }

    // MARK: Carers and growing up

    @Test("A young carer is offered an assessment, and it is finished before anything else ends")
    func youngCarer() throws {
        var story = try noted("youngCarer")
        #expect(clock(.carerAssessment, in: story)?.stoppedAt == nil)
        story.refuses(Circumstance.End(reason: "needMet", because: "x"), by: "circumstance.end.offer")
        let conclude = Circumstance.ConcludeCarer(outcome: "helpNow", found: "x", wholeFamily: "x", help: "x")
        story.refuses(conclude, by: "carer.conclude.accepted")
        story.refuses(
            Circumstance.OfferCarer(answer: "accepted", offered: "x"), by: "carer.offer.council",
            as: Given.safeguardingLead)
        try story.did(Circumstance.OfferCarer(answer: "accepted", offered: "x"))
        #expect(clock(.carerAssessment, in: story)?.stoppedAt != nil)
        for _ in 1...2 {
            #expect(story.waiting.map(\.key) == ["carer.conclude"] && story.next.first == "carer.conclude")
            try story.did(conclude)
            #expect(story.waiting.isEmpty && story.next.first == "carer.offer")
            try story.did(Circumstance.OfferCarer(answer: "accepted", offered: "again"))
        }
        try story.did(Circumstance.End(reason: "needMet", because: "x"))
    }

    @Test("circumstance.note.age: a young carer is under eighteen, a child of school age from five to sixteen")
    func ages() {
        blank(born: "2005-05-01").refuses(Given.noted("youngCarer"), by: "circumstance.note.age")
        blank(born: "2020-05-01").refuses(Given.noted("electiveHome"), by: "circumstance.note.age")
        blank(born: "2006-05-01").refuses(Given.noted("missingEducation"), by: "circumstance.note.age")
        blank(born: nil).allows(Given.noted("missingEducation"))
    }

    static let transitions: [(needs: Bool, benefit: Bool, consent: String, abuse: Bool?, must: Bool)] = [
        (true, true, "agreed", nil, true), (true, true, "lacksCapacity", nil, true),
        (true, true, "refused", false, false),
        (true, true, "refused", true, true), (false, true, "agreed", nil, false), (true, false, "agreed", nil, false),
    ]

    @Test(
        "Adult social care must assess where needs are likely, it would help, and they agree or are at risk",
        arguments: transitions.indices)
    func transition(place: Int) throws {
        let row = Self.transitions[place]
        func plan(_ agency: AgencyID?) -> Circumstance.PlanTransition {
            Circumstance.PlanTransition(
                needsAfter: row.needs, benefit: row.benefit, consent: row.consent, abuse: row.abuse,
                adultServices: agency, plan: "x", youngPersonsWords: "x")
        }
        #expect(plan(nil).mustAssess == row.must)
        let story = try noted("transition")
        if row.must {
            story.refuses(plan(nil), by: "transition.plan.adultServices")
            story.allows(plan(Given.council))
        } else {
            story.allows(plan(nil))
        }
    }

    // MARK: Unborn

    @Test("The plan for a birth is owed eight weeks before the expected date; the end waits for the birth")
    func unborn() throws {
        var story = try noted("unborn")
        #expect(clock(.preBirthPlan, in: story)?.due == .day(Given.day("2024-05-06")))
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["Plan for the birth to be agreed"])
        try story.did(Given.birthPlan)
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["Plan for the birth"])
        story.refuses(Circumstance.End(reason: "born", because: "x"), by: "circumstance.end.unborn")
        story.standing.expected = [:]
        story.allows(Circumstance.End(reason: "born", because: "x"))
        blank().refuses(Given.noted("unborn"), by: "circumstance.note.born")
    }

    // MARK: Risk

    @Test("risk.exchange.safety: nobody who poses a risk comes out without it being said how the child is safe")
    func risk() throws {
        var story = try noted("posesRisk")
        let keys = story.state.waiting(under: story.guidance).map(\.key)
        #expect(keys == ["risk.exchange", "risk.release"])
        let release = Circumstance.ExchangeRisk(event: "release", with: "x", received: "x", shared: "x")
        story.refuses(release, by: "risk.exchange.safety")
        try story.did(
            Circumstance.ExchangeRisk(
                event: "release", with: "x", received: "x", shared: "x", safety: "An exclusion zone"))
        #expect(story.state.waiting(under: story.guidance).isEmpty)
        let parent = try noted("parentInCustody")
        parent.allows(release)
    }

    // MARK: Education

    @Test("A child missing education: first checks within ten working days, over Easter by 15 April")
    func missing() throws {
        var story = try noted("missingEducation")
        #expect(clock(.educationEnquiry, in: story)?.due == .day(Given.day("2024-04-15")))
        try story.did(Circumstance.EnquireEducation(asked: "x", answers: "x", found: false, next: "x"))
        #expect(clock(.educationEnquiry, in: story)?.stoppedAt != nil)
        #expect(story.state.facts(under: story.guidance).first?.weight == .alert)
    }

    @Test("education.decide: nobody unseen is found suitable without something that shows it, nor over a worry")
    func unseen() throws {
        var story = try noted("electiveHome")
        func decide(_ outcome: String, evidence: String? = nil, worried: Bool = false) -> Circumstance.DecideEducation {
            Circumstance.DecideEducation(outcome: outcome, because: "x", evidence: evidence, worried: worried)
        }
        try story.did(
            Circumstance.VisitEducation(met: false, notMetBecause: "Not agreed", childSeen: false, learned: "x"))
        #expect(clock(.educationVisit, in: story)?.stoppedAt == nil, "a visit that was refused is no visit")
        story.refuses(decide("suitable"), by: "education.decide.evidence")
        story.refuses(decide("suitable", evidence: "x", worried: true), by: "education.decide.worry")
        story.allows(decide("referred", worried: true))
        story.refuses(
            Circumstance.VisitEducation(met: false, notMetBecause: "x", childSeen: true, learned: "x"),
            by: "education.visit.seen")
        try story.did(decide("suitable", evidence: "Her tutor's reports"))
        #expect(clock(.educationVisit, in: story)?.stoppedAt != nil)
        #expect(clock(.educationReview, in: story)?.due == .day(Given.day("2025-03-28")))
    }

    // MARK: What they share

    @Test("A circumstance is about one child, has a council, and is looked at again on a day to come")
    func shared() throws {
        var two = blank()
        two.about.append(Given.person("ada"))
        two.refuses(Given.noted("transition"), by: "circumstance.note.about")
        blank(by: Given.teacher).refuses(Given.noted("transition", council: nil), by: "circumstance.note.council")
        blank().allows(Given.noted("transition", council: nil))
        blank().refuses(
            Given.noted("transition", reviewOn: "2024-03-27"), by: "circumstance.note.reviewPast")
        var story = try noted("disabledChild")
        story.refuses(Given.noted("disabledChild"), by: "circumstance.note.already")
        story.refuses(Given.birthPlan, by: "preBirth.plan.kind")
        story.refuses(Circumstance.Review(changed: "x"), by: "circumstance.review.order", at: "2024-03-20T10:00")
        story.refuses(
            Circumstance.Review(changed: "x", reviewOn: Given.day("2024-03-01")), by: "circumstance.review.reviewPast")
        story.refuses(
            Circumstance.Review(changed: "x", responsible: Given.practitioner("nobody")),
            by: "circumstance.review.responsible")
        try story.did(
            Circumstance.Review(
                changed: "x", responsible: Given.supervisor.practitioner, reviewOn: Given.day("2024-09-02")))
        #expect(story.state.responsible == Given.supervisor.practitioner)
        #expect(story.state.waiting(under: story.guidance).map(\.key) == ["review"])
        #expect(story.state.waiting(under: story.guidance).first?.owner == .practitioner(Given.supervisor.practitioner))
        story.refuses(
            Circumstance.Correct(entry: 1, instead: "x", because: "x"), by: "circumstance.correct.own",
            as: Given.supervisor)
        story.refuses(
            Circumstance.ExplainLate(duty: .preBirthPlan, because: "x"), by: "circumstance.explainLate.duty")
        try story.did(Circumstance.End(reason: "passed", because: "x"))
        story.refuses(Circumstance.Review(changed: "x"), by: "circumstance.review.ended")
    }

    @Test("The designated social care officer of a disabled child is named, known, and responsible")
    func officer() throws {
        let story = try noted("disabledChild")
        #expect(story.state.responsible == Given.socialWorker.practitioner)
        #expect(
            story.state.involvements.contains {
                $0.kind == .consulted && $0.practitioner == Given.socialWorker.practitioner
            })
        var unknown = Given.noted("disabledChild")
        unknown.socialCareOfficer = Given.practitioner("nobody")
        blank().refuses(unknown, by: "circumstance.note.officer")
    }
}
