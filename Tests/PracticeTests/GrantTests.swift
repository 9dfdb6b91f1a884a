import Guidance
import Testing

@testable import Practice

struct GrantTests {
    private let reason = "Unconscious child; need her allergies and carers now"

    private func open(because: String? = nil, person: String = "maya") -> EmergencyAccess.Open {
        EmergencyAccess.Open(person: Given.person(person), reason: "lifeAtRisk", because: because ?? reason)
    }

    private func blank() -> Story<EmergencyAccess> {
        Story(
            "grant", about: [Given.person("maya")], by: Given.clinician, at: "2024-03-28T22:10",
            standing: Given.standing(people: ["maya"]))
    }

    private func opened(by doer: Doer? = nil) throws -> Story<EmergencyAccess> {
        var story = blank()
        try story.did(open(), by: doer)
        return story
    }

    private let review = EmergencyAccess.Review(finding: "needed", because: "Spoke with the ward")

    @Test("Emergency access lasts an hour from when it was opened")
    func lasts() throws {
        let access = try opened().state
        #expect(access.isOpen(at: Given.moment("2024-03-28T22:10")))
        #expect(access.isOpen(at: Given.moment("2024-03-28T23:09")))
        #expect(!access.isOpen(at: Given.moment("2024-03-28T23:10")))
        #expect(!access.isOpen(at: Given.moment("2024-03-28T22:09")))
        #expect(!EmergencyAccess().isOpen(at: Given.moment("2024-03-28T22:10")))
    }

    @Test("It involves whoever opened it, for as long as it lasts")
    func involves() throws {
        let involvement = try #require(try opened().state.involvements.first)
        #expect(involvement.kind == .emergency)
        #expect(involvement.person == Given.person("maya"))
        #expect(involvement.practitioner == Given.clinician.practitioner)
        #expect(involvement.until == Given.moment("2024-03-28T23:10"))
    }

    @Test("It waits for the data protection officer until it is reviewed")
    func waits() throws {
        var story = try opened()
        let waiting = story.state.waiting(under: Given.guidance())
        #expect(waiting.map(\.act) == ["grant.review"])
        #expect(waiting.first?.owner == .role(Given.hospital, "dataProtectionOfficer"))
        try story.did(review, by: Given.dataProtectionOfficer, at: "2024-03-29T09:00")
        #expect(story.state.waiting(under: Given.guidance()).isEmpty)
        #expect(story.state.next(under: Given.guidance()).isEmpty)
    }

    @Test("It is no part of the child's chronology")
    func told() {
        #expect(open().told(EmergencyAccess()) == nil)
        #expect(review.told(EmergencyAccess()) == nil)
    }

    @Test(
        "grant.open.reasonTooShort: a reason says something",
        arguments: ["", "urgent", "e m e r g e n c y       !!!"])
    func reasonTooShort(text: String) {
        blank().refuses(open(because: text), by: "grant.open.reasonTooShort")
    }

    @Test("grant.open.unknownPerson: the person is on record")
    func unknownPerson() {
        blank().refuses(open(person: "stranger"), by: "grant.open.unknownPerson")
    }

    @Test("grant.open.already: a grant is opened once, and never made longer")
    func already() throws {
        try opened().refuses(open(), by: "grant.open.already")
    }

    @Test("grant.notOpened: there is something to review")
    func notOpened() {
        blank().refuses(review, by: "grant.notOpened", as: Given.dataProtectionOfficer)
    }

    @Test("grant.review.already: it is reviewed once")
    func reviewAlready() throws {
        var story = try opened()
        try story.did(review, by: Given.dataProtectionOfficer)
        story.refuses(review, by: "grant.review.already", as: Given.dataProtectionOfficer)
    }

    @Test("grant.review.own: nobody reviews their own emergency access")
    func own() throws {
        let story = try opened()
        story.refuses(review, by: "grant.review.own", as: Given.clinician)
        #expect(story.refusal(of: review, by: Given.clinician)?.kind == .mayNot)
    }

    @Test("grant.review.sameLine: nobody in the same line of management reviews it, above or below")
    func sameLine() throws {
        let byWorker = try opened(by: Given.socialWorker)
        byWorker.refuses(review, by: "grant.review.sameLine", as: Given.supervisor)
        byWorker.refuses(review, by: "grant.review.sameLine", as: Given.manager)
        byWorker.allows(review, as: Given.dataProtectionOfficer)
        byWorker.allows(review, as: Given.dutySocialWorker)
        let byManager = try opened(by: Given.manager)
        byManager.refuses(review, by: "grant.review.sameLine", as: Given.socialWorker)
    }

    @Test("grant.review.lineUnknown: where the line cannot be told, nobody reviews")
    func lineUnknown() throws {
        var story = try opened()
        story.standing.practitioners = [:]
        story.refuses(review, by: "grant.review.lineUnknown", as: Given.dataProtectionOfficer)
    }
}
