import Guidance
import Testing

@testable import Practice

@Suite("Harm outside the home, and places of concern")
struct OutsideHomeTests {
    @Test("Each concern in each context has a level of its own; the last recorded holds")
    func matrix() throws {
        var story = try Given.episode(.allocated)
        try story.did(Given.outside(), by: Given.socialWorker)
        try story.did(Given.outside(level: "emerging", context: "online"), by: Given.socialWorker)
        #expect(story.state.harmOutsideHome.open.count == 2)
        #expect(story.state.facts(under: story.guidance).first { $0.key == "harmOutsideHome" }?.weight == .alert)
        try story.did(Given.outside(level: "moderate"), by: Given.socialWorker)
        #expect(story.state.harmOutsideHome.open.count == 2)
        #expect(story.state.facts(under: story.guidance).first { $0.key == "harmOutsideHome" }?.weight == .standing)
        try story.did(Given.outside(level: "over"), by: Given.socialWorker)
        try story.did(Given.outside(level: "over", context: "online"), by: Given.socialWorker)
        #expect(story.state.facts(under: story.guidance).allSatisfy { $0.key != "harmOutsideHome" })
    }

    @Test("What was assessed waits for a decision, and what is assessed after it waits again")
    func waits() throws {
        var story = try Given.episode(.allocated)
        try story.did(Given.outside(), by: Given.socialWorker)
        #expect(story.waiting.contains { $0.key == "outsideHome.decide" })
        try story.did(Given.outsideDecision, by: Given.socialWorker)
        #expect(!story.waiting.contains { $0.key == "outsideHome.decide" })
        try story.did(Given.outside(context: "school"), by: Given.socialWorker)
        #expect(story.waiting.contains { $0.key == "outsideHome.decide" })
        #expect(story.next.contains("outsideHome.decide"))
    }

    @Test(
        "outsideHome.assess, outsideHome.decide: the council that holds the episode, a social worker, after assessing")
    func refusals() throws {
        var story = try Given.episode(.allocated)
        story.refuses(Given.outsideDecision, by: "outsideHome.decide.assessed", as: Given.socialWorker)
        story.refuses(Given.outside(), by: "outsideHome.assess.council", as: Given.safeguardingLead)
        story.refuses(Given.outside(level: "over"), by: "outsideHome.assess.over", as: Given.socialWorker)
        story.refuses(
            Given.outside(), by: "outsideHome.assess.order", as: Given.socialWorker, at: "2024-03-20T10:00")
        try story.did(Given.outside(), by: Given.socialWorker)
        story.refuses(Given.outsideDecision, by: "outsideHome.decide.socialWorker", as: Given.familySupportWorker)
        story.refuses(Given.outsideDecision, by: "outsideHome.decide.council", as: Given.neighbouringSupervisor)
        try Given.episode(.closed).refuses(Given.outside(), by: "outsideHome.assess.open", as: Given.socialWorker)
    }

    // MARK: Places

    private func place() throws -> Story<Place> {
        var story = Story<Place>("park", by: Given.socialWorker, standing: Given.standing(people: ["maya", "ada"]))
        try story.did(
            Place.Note(
                name: "Mill Lane park", placeKind: "publicPlace", area: "x", concern: "criminalExploitation", known: "x"
            ))
        return story
    }

    @Test("A place is about no one child; a tie is taken back by its number and stays readable")
    func ties() throws {
        var story = try place()
        #expect(story.state.about.isEmpty)
        try story.did(Given.tie())
        try story.did(Given.tie("maya", to: "ada"))
        #expect(story.state.ties.map { $0.stamp.number } == [2, 3])
        try story.did(Place.Unlink(entry: 2, because: "It was someone else"))
        #expect(story.state.ties.map { $0.stamp.number } == [3])
        #expect(story.state.links.count == 2)
        story.refuses(Place.Unlink(entry: 3, because: "x"), by: "place.unlink.whose", as: Given.teacher)
        story.standing.known = [Given.maya]
        story.allows(Place.Unlink(entry: 3, because: "x"), as: Given.teacher)
        story.refuses(Place.Unlink(entry: 2, because: "x"), by: "place.unlink.entry")
    }

    @Test("place.link: on record, of its kind, dated, and used for six months at most")
    func link() throws {
        let story = try place()
        story.refuses(Given.tie("stranger"), by: "place.link.unknown")
        story.refuses(Given.tie("maya", to: "stranger"), by: "place.link.unknown")
        story.refuses(Given.tie("maya", to: "maya"), by: "place.link.self")
        story.refuses(Given.tie("maya", to: "ada", "spendsTime"), by: "place.link.tie")
        story.refuses(Given.tie("maya", to: nil, "friend"), by: "place.link.tie")
        story.refuses(Given.tie(seen: "2024-04-02"), by: "place.link.ahead")
        story.refuses(Given.tie(expires: "2024-03-01"), by: "place.link.expiry")
        story.refuses(Given.tie(expires: "2024-09-21"), by: "place.link.tooLong")
        story.allows(Given.tie(expires: "2024-09-20"))
    }

    @Test("Whoever noted a place asks someone to change it; who was asked says what came of it")
    func respond() throws {
        var story = try place()
        #expect(
            story.state.waiting(under: Given.guidance()).map(\.owner) == [
                .practitioner(Given.socialWorker.practitioner)
            ])
        try story.did(Place.Respond(agency: Given.school, asked: "Lights on the path", standing: "asked"))
        #expect(story.state.waiting(under: Given.guidance()).map(\.owner) == [.agency(Given.school)])
        story.refuses(
            Place.Respond(agency: Given.school, asked: "x", standing: "done"), by: "place.respond.result")
        story.refuses(
            Place.Respond(agency: Given.agency("nowhere"), asked: "x", standing: "asked"), by: "place.respond.agency")
        let done = Place.Respond(agency: Given.school, asked: "x", standing: "done", result: "Lit since Monday")
        story.refuses(done, by: "place.respond.whose", as: Given.officer)
        try story.did(done)
        story.refuses(Place.Close(because: "x"), by: "place.close.whose", as: Given.officer)
        #expect(story.state.waiting(under: Given.guidance()).isEmpty)
        try story.did(Place.Close(because: "Quiet since June"))
        story.refuses(Given.tie(), by: "place.link.closed")
        #expect(story.state.next(under: Given.guidance()).isEmpty)
    }
}
