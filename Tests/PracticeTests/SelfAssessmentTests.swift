import Guidance
import Testing

@testable import Practice

/// An agency's self-assessment: rated, signed off, moderated, challenged, and carried to the next year.
struct SelfAssessmentTests {
    private static let kind = "education"
    private static let codes = Given.guidance().options(.educationStandards).map(\.code)

    private static func begun() throws -> Story<SelfAssessment> {
        var story = Given.ofSchool(SelfAssessment.self)
        try story.did(SelfAssessment.Begin(assessment: kind, year: 2024))
        return story
    }

    private static func rate(_ standard: String, _ grade: String = "met") -> SelfAssessment.Rate {
        SelfAssessment.Rate(assessment: kind, standard: standard, grade: grade, evidence: "Minutes")
    }

    private static let signOff = SelfAssessment.SignOff(assessment: kind, by: "Chair", statement: "Ours")

    private static func signedOff() throws -> Story<SelfAssessment> {
        var story = try begun()
        for code in codes { try story.did(rate(code, code == "attendance" ? "partly" : "met")) }
        try story.did(
            SelfAssessment.Plan(
                assessment: kind, standard: "attendance", what: "Weekly list", who: "Office",
                by: Given.day("2024-06-01")))
        try story.did(signOff)
        return story
    }

    @Test("It begins with the standards of its kind, each kind its own list")
    func beginning() throws {
        #expect(try Self.begun().state.current(Self.kind)?.standards == Self.codes)
        for option in Given.guidance().options(.selfAssessmentKinds) {
            #expect(SelfAssessment.list(of: option.code) != nil, "\(option.code)")
        }
    }

    @Test("selfAssessment.signOff.unrated: every standard is rated before anyone stands behind it")
    func unrated() throws {
        var story = try Self.begun()
        try story.did(Self.rate("attendance"))
        story.refuses(Self.signOff, by: "selfAssessment.signOff.unrated")
    }

    @Test("The next year begins with last year's ratings, as moderated, and with what was still to be done")
    func carriedForward() throws {
        var story = try Self.signedOff()
        try story.did(
            SelfAssessment.Moderate(assessment: Self.kind, standard: "earlyHelp", grade: "notMet", because: "x"),
            by: Given.partnershipKeeper)
        try story.did(SelfAssessment.Begin(assessment: Self.kind, year: 2025), at: "2025-03-03T09:00")
        let round = try #require(story.state.current(Self.kind))
        #expect(round.earlierYear == 2024 && round.ratings.isEmpty)
        #expect(round.earlier["earlyHelp"]?.grade == "notMet")
        #expect(round.earlier["attendance"]?.grade == "partly")
        #expect(round.openActions.map(\.what) == ["Weekly list"])
        #expect(round.openActions.allSatisfy { $0.isCarried })
        let entry = try #require(round.openActions.first?.number)
        try story.did(SelfAssessment.Finish(assessment: Self.kind, entry: entry, result: "Sent every Friday"))
        #expect(story.state.current(Self.kind)?.openActions.isEmpty == true)
    }

    @Test("Others moderate and challenge what was signed off, and the agency answers")
    func others() throws {
        var story = try Self.signedOff()
        try story.did(
            SelfAssessment.Challenge(assessment: Self.kind, standard: "levelsOfNeed", words: "How do you know?"),
            by: Given.partnershipKeeper)
        let asked = try #require(story.state.current(Self.kind)?.challenges.first)
        #expect(story.state.waiting(under: Given.guidance()).map(\.act) == ["selfAssessment.respond"])
        try story.did(SelfAssessment.Respond(assessment: Self.kind, entry: asked.number, answer: "We compared"))
        #expect(story.state.current(Self.kind)?.challenges.first?.answer?.act.answer == "We compared")
        try story.did(
            SelfAssessment.Moderate(assessment: Self.kind, standard: "attendance", grade: "met", because: "Seen"),
            by: Given.partnershipKeeper)
        #expect(story.state.current(Self.kind)?.grade("attendance") == "met")
        #expect(story.state.current(Self.kind)?.ratings["attendance"]?.grade == "partly")
    }

    static let refusedWhileOpen: [(any Act<SelfAssessment>, String, Doer)] = [
        (SelfAssessment.Begin(assessment: kind, year: 2025), "selfAssessment.begin.open", Given.safeguardingLead),
        (rate("noSuch"), "selfAssessment.rate.standard", Given.safeguardingLead),
        (rate("attendance"), "selfAssessment.rate.others", Given.supervisor),
        (
            SelfAssessment.Rate(assessment: "section11", standard: "sharing", grade: "met", evidence: "x"),
            "selfAssessment.rate.begun", Given.safeguardingLead
        ),
        (
            SelfAssessment.Moderate(assessment: kind, standard: "attendance", grade: "met", because: "x"),
            "selfAssessment.moderate.open", Given.partnershipKeeper
        ),
        (
            SelfAssessment.Challenge(assessment: kind, standard: "attendance", words: "x"),
            "selfAssessment.challenge.own", Given.safeguardingLead
        ),
        (
            SelfAssessment.Finish(assessment: kind, entry: 9, result: "x"), "selfAssessment.finish.entry",
            Given.safeguardingLead
        ),
        (
            SelfAssessment.Respond(assessment: kind, entry: 9, answer: "x"), "selfAssessment.respond.entry",
            Given.safeguardingLead
        ),
    ]

    @Test("What does not fit an open self-assessment is refused", arguments: refusedWhileOpen.indices)
    func refusals(place: Int) throws {
        let story = try Self.begun()
        let (act, rule, doer) = Self.refusedWhileOpen[place]
        func refuses(_ act: some Act<SelfAssessment>) { story.refuses(act, by: rule, as: doer) }
        refuses(act)
    }

    @Test("Once it is signed off nothing is rated, and the next is of a later year")
    func closed() throws {
        let story = try Self.signedOff()
        story.refuses(Self.rate("attendance"), by: "selfAssessment.rate.signedOff")
        story.refuses(SelfAssessment.Begin(assessment: Self.kind, year: 2024), by: "selfAssessment.begin.year")
        story.refuses(SelfAssessment.Begin(assessment: Self.kind, year: 2031), by: "selfAssessment.begin.far")
    }
}
