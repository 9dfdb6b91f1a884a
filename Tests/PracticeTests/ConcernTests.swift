import Guidance
import Testing

@testable import Practice

struct ConcernTests {
    private func blank(about names: [String] = ["maya"]) -> Story<Concern> {
        Story("concern", about: names.map(Given.person), standing: Given.standing(people: ["maya", "ada"]))
    }

    private func recorded() throws -> Story<Concern> {
        var story = blank()
        try story.did(record())
        return story
    }

    private func record(
        at moment: String = "2024-03-28T09:30", said: String? = nil, saidBy: String? = nil,
        danger: Bool = false,
        madeSafe: String? = nil, marks: [Concern.Mark]? = nil
    ) -> Concern.Record {
        Concern.Record(
            categories: ["physical"], seenAt: Given.moment(moment), place: "Playground",
            seen: "A bruise on her arm",
            said: said, saidBy: saidBy, childsWords: "I fell", source: "fact", marks: marks,
            immediateDanger: danger,
            madeSafe: madeSafe)
    }

    @Test("A concern involves its author with every child it is about, and nobody else")
    func author() throws {
        var story = blank(about: ["maya", "ada"])
        try story.did(record())
        #expect(story.state.about == [Given.person("maya"), Given.person("ada")])
        let involvements = story.state.involvements
        #expect(involvements.map(\.kind) == [.author, .author])
        #expect(Set(involvements.map(\.person)) == Set(story.state.about))
        #expect(involvements.allSatisfy { $0.practitioner == Given.teacher.practitioner })
    }

    @Test("A concern waits for the safeguarding lead of its agency until it is decided")
    func waits() throws {
        var story = try recorded()
        let waiting = story.state.waiting(under: Given.guidance())
        #expect(waiting.map(\.act) == ["concern.decide"])
        #expect(waiting.first?.owner == .role(Given.school, "designatedSafeguardingLead"))
        #expect(waiting.first?.why == "Concern: physical abuse on 28 March 2024")
        try story.did(
            Concern.Decide(outcome: "talkToFamily", because: "First sign"), by: Given.safeguardingLead)
        #expect(story.state.waiting(under: Given.guidance()).isEmpty)
    }

    @Test("Keeping watch has a day to look again, which waits for the lead")
    func watching() throws {
        var story = try recorded()
        let day = Given.day("2024-04-19")
        try story.did(
            Concern.Decide(outcome: "keepWatching", because: "Slight", reviewOn: day),
            by: Given.safeguardingLead)
        #expect(story.state.waiting(under: Given.guidance()).map(\.key) == ["concern.review"])
        #expect(story.state.waiting(under: Given.guidance()).first?.since == Moment(day))
        try story.did(Concern.Decide(outcome: "refer", because: "Another bruise"), by: Given.safeguardingLead)
        #expect(story.state.waiting(under: Given.guidance()).isEmpty)
        #expect(story.state.next(under: Given.guidance()).first == "referral.make")
        #expect(story.state.decisions.count == 2)
    }

    @Test("The chronology keeps the child's words, hearsay and marks apart")
    func told() throws {
        let line = record(
            said: "She is clumsy", saidBy: "A parent at the gate",
            marks: [.init(part: "leftUpperArm", view: "back", kind: "bruise", size: "2 cm", colour: "blue")]
        ).told(Concern())
        #expect(line?.headline == "Concern: physical abuse")
        #expect(line?.parts.first { $0.holds == .childsWords }?.words == "I fell")
        #expect(
            line?.parts.filter { $0.holds == .thirdParty }.map(\.words) == [
                "She is clumsy", "A parent at the gate",
            ])
        #expect(
            line?.parts.first { $0.holds == .health }?.words == "Left upper arm (back): bruise, 2 cm, blue")
        #expect(record(danger: true, madeSafe: "Kept in my room").told(Concern())?.weight == .key)
    }

    @Test("concern.record.aboutNobody: a concern is about a child")
    func aboutNobody() {
        blank(about: []).refuses(record(), by: "concern.record.aboutNobody")
    }

    @Test("concern.record.unknownChild: every child it is about is on record")
    func unknownChild() {
        blank(about: ["maya", "stranger"]).refuses(record(), by: "concern.record.unknownChild")
    }

    @Test("concern.record.ahead: what was seen has happened")
    func ahead() {
        blank().refuses(record(at: "2024-03-28T10:01"), by: "concern.record.ahead")
    }

    @Test("concern.record.saidByNobody: words have a speaker")
    func saidByNobody() {
        blank().refuses(record(said: "She is clumsy"), by: "concern.record.saidByNobody")
        blank().allows(record(said: "She is clumsy", saidBy: "Not known"))
    }

    @Test("concern.record.dangerWithoutSafety: in immediate danger, safety comes first")
    func dangerWithoutSafety() {
        blank().refuses(record(danger: true), by: "concern.record.dangerWithoutSafety")
        blank().allows(record(danger: true, madeSafe: "Called 999; she is with me"))
    }

    @Test("concern.record.already: a stream holds one concern")
    func already() throws {
        try recorded().refuses(record(), by: "concern.record.already")
    }

    @Test("concern.notRecorded: everything else comes after recording")
    func notRecorded() {
        blank().refuses(Concern.Action(action: "x"), by: "concern.notRecorded")
        blank().refuses(Concern.Decide(outcome: "refer", because: "x"), by: "concern.notRecorded")
    }

    @Test("concern.otherAgency: another agency's concern is not acted on")
    func otherAgency() throws {
        let story = try recorded()
        story.refuses(Concern.Action(action: "x"), by: "concern.otherAgency", as: Given.socialWorker)
        story.refuses(
            Concern.Decide(outcome: "refer", because: "x"), by: "concern.otherAgency", as: Given.supervisor)
    }

    @Test("concern.decide.role: the safeguarding lead or the head decides")
    func decideRole() throws {
        let story = try recorded()
        let decide = Concern.Decide(outcome: "refer", because: "Bruises twice")
        story.refuses(decide, by: "concern.decide.role")
        #expect(story.refusal(of: decide)?.authority == Given.guidance().rule(.decideConcern).cite)
        story.allows(decide, as: Given.safeguardingLead)
        story.allows(decide, as: Given.head)
    }

    @Test("concern.decide.noReview, concern.decide.reviewPast: keeping watch has a day to look again")
    func review() throws {
        let story = try recorded()
        story.refuses(
            Concern.Decide(outcome: "keepWatching", because: "x"), by: "concern.decide.noReview",
            as: Given.safeguardingLead)
        story.refuses(
            Concern.Decide(outcome: "keepWatching", because: "x", reviewOn: Given.day("2024-03-27")),
            by: "concern.decide.reviewPast", as: Given.safeguardingLead)
    }

    @Test("concern.alert.notSafeguardingLead: the alert goes to who leads on safeguarding there")
    func alert() throws {
        var story = try recorded()
        let at = Given.moment("2024-03-28T09:45")
        func alert(_ doer: Doer) -> Concern.Alert {
            Concern.Alert(practitioner: doer.practitioner, how: "inPerson", at: at)
        }
        story.refuses(alert(Given.teacher), by: "concern.alert.notSafeguardingLead")
        story.refuses(alert(Given.supervisor), by: "concern.alert.notSafeguardingLead")
        try story.did(alert(Given.safeguardingLead))
        #expect(story.state.alerts.count == 1)
    }

    @Test("concern.alert.unknownPractitioner, concern.alert.ahead: someone was told, and was told already")
    func alertWrong() throws {
        let story = try recorded()
        story.refuses(
            Concern.Alert(
                practitioner: Given.practitioner("nobody"), how: "inPerson",
                at: Given.moment("2024-03-28T09:45")),
            by: "concern.alert.unknownPractitioner")
        story.refuses(
            Concern.Alert(
                practitioner: Given.safeguardingLead.practitioner, how: "inPerson",
                at: Given.moment("2024-03-28T10:45")),
            by: "concern.alert.ahead")
    }

    @Test("concern.correct.own, concern.correct.entry: an author corrects their own entries")
    func correct() throws {
        var story = try recorded()
        func correction(of entry: Int) -> Concern.Correct {
            Concern.Correct(entry: entry, instead: "It was the right arm", because: "I stood facing him")
        }
        story.refuses(correction(of: 1), by: "concern.correct.own", as: Given.safeguardingLead)
        story.refuses(correction(of: 2), by: "concern.correct.entry")
        #expect(try story.line(of: correction(of: 1)).words("It should say") == "It was the right arm")
    }
}
