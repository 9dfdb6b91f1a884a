import Guidance
import Testing

@testable import Practice

@Suite("What a line of the chronology rests on")
struct ProvenanceTests {
    @Test("Every source, certainty and way of knowing has its words")
    func words() {
        let guidance = Given.guidance()
        func codes(_ list: ListKey) -> Set<String> { Set(guidance.options(list).map(\.code)) }
        #expect(codes(.lineSources) == Set(Provenance.Source.allCases.map(\.rawValue)))
        #expect(codes(.lineCertainties) == Set(Provenance.Certainty.allCases.map(\.rawValue)))
        #expect(codes(.knownFrom).isSubset(of: codes(.lineSources)))
        #expect(codes(.toldBy) == codes(.knownFrom).subtracting(["seen"]))
    }

    @Test("A decision rests on whoever took it; a child who was seen, on whoever saw them; a referral, on its sender")
    func plain() {
        #expect(Given.decision().rests == .own)
        #expect(Given.visit().rests == .seen)
        #expect(Given.referral().rests == .account)
        #expect(Given.version().rests == .drawnTogether)
        #expect(Person.Move(address: "x", addressKind: "home", protected: false).rests == .notSaid)
    }

    static let concerns: [(source: String, toldBy: String?, rests: Provenance)] = [
        ("fact", nil, .seen), ("opinion", nil, .judged), ("reported", nil, Provenance(.someone, .reported)),
        ("reported", "child", Provenance(.child, .reported)), ("reported", "agency", .agency),
        ("reported", "document", Provenance(.document, .confirmed)),
    ]

    @Test("A concern rests on what its author says", arguments: concerns)
    func concern(source: String, toldBy: String?, rests: Provenance) {
        let record = Concern.Record(
            categories: ["neglect"], seenAt: Given.moment("2024-03-28T09:00"), seen: "x", source: source, toldBy: toldBy
        )
        #expect(record.rests == rests)
    }

    @Test(
        "A contact rests on whoever made it, and is not confirmed where nobody can be asked again",
        arguments: [
            ("1C", false, Provenance(.child, .reported)), ("1A", false, Provenance(.family, .reported)),
            ("6", false, .agency), ("1D", true, Provenance(.someone, .unconfirmed)),
            ("9", false, Provenance(.someone, .unconfirmed)),
        ])
    func contact(source: String, anonymous: Bool, rests: Provenance) {
        let contact = Referral.Receive(
            source: source, from: "x", anonymous: anonymous, askedFor: "referral", worry: "x", whereabouts: "x",
            danger: "soon", parentsTold: true, consent: "given", lawfulBasis: "publicTask")
        #expect(contact.rests == rests)
    }

    @Test("What is noted of a child's life rests on how it is known, and is not guessed where nobody asked")
    func noted() {
        #expect(Given.noted("youngCarer").rests == Provenance(.child, .reported))
        #expect(Circumstance.Note(circumstance: "youngCarer", known: "x").rests == .notSaid)
    }

    @Test("A child who has an education, health and care plan is known by it at a glance")
    func educationPlan() throws {
        var story = Story<Circumstance>(
            "circumstance", about: [Given.maya], by: Given.socialWorker, at: "2024-03-28T10:00",
            standing: Given.standing(people: ["maya"]))
        story.standing.practitioners[Given.socialWorker.practitioner] = Given.socialWorker
        var note = Given.noted("disabledChild")
        note.educationPlan = "inForce"
        try story.did(note)
        #expect(
            story.state.facts(under: story.guidance).map(\.what) == [
                "Disabled child", "Education, health and care plan",
            ])
    }
}
