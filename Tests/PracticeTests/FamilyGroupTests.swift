import Foundation
import Guidance
import Testing

@testable import Practice

extension Given {
    static let familyOffer = FamilyGroup<Episode>.Offer(
        toWhom: "Her mother and aunts", purpose: "Who has her on which night", answerBy: day("2024-12-01"))

    static func familyAnswer(_ answer: String = "accepted") -> FamilyGroup<Episode>.Answer {
        FamilyGroup<Episode>.Answer(answer: answer, who: "Her mother", said: "They will come if you ask")
    }

    static func familyMeeting(agreed: Bool = true, late: String? = nil) -> FamilyGroup<Episode>.Hold {
        FamilyGroup<Episode>.Hold(
            coordinator: "R. Voss", independent: true, came: "Eleven people", childsPart: "She gave out bears",
            familysPlan: "Aunt first, always", support: "A bed", agreed: agreed,
            notAgreedBecause: agreed ? nil : "It leaves Fridays open", lateBecause: late)
    }

    static func familyReview(_ outcome: String = "continues", late: String? = nil) -> FamilyGroup<Episode>.Review {
        FamilyGroup<Episode>.Review(outcome: outcome, going: "Well", childsWords: "Mum's got a zip", lateBecause: late)
    }

    static func beforeCourt(
        offered: Bool = true, notOffered: String? = nil, letter: String? = "2024-05-01"
    ) -> FamilyGroup<Episode>.OfferBeforeCourt {
        FamilyGroup<Episode>.OfferBeforeCourt(
            offered: offered, notOffered: notOffered, because: notOffered == nil ? nil : "x", toWhom: "Both parents",
            purpose: "Where she lives", letterOn: letter.map(day))
    }
}

extension Story<Episode> {
    /// The family is offered a conference, says yes and meets.
    mutating func offer(agreed: Bool) throws {
        try did(Given.familyOffer, by: Given.socialWorker)
        try did(Given.familyAnswer(), by: Given.socialWorker)
        try did(Given.familyMeeting(agreed: agreed), by: Given.socialWorker)
    }
}

/// Family group conferences in an episode and in early help, and before a court.
struct FamilyGroupTests {
    private func clocks(_ story: Story<Episode>, _ duty: DutyKey) -> [Clock] {
        story.state.clocks(under: story.guidance).filter { $0.duty == duty }
    }

    @Test("The meeting's clock runs from the family's yes, the review's from their plan, by local times")
    func clocks() throws {
        var story = try Given.episode(.told)
        try story.did(Given.familyOffer, by: Given.socialWorker, at: "2024-04-02T10:00")
        #expect(clocks(story, .familyGroupMeeting).isEmpty)
        #expect(story.waiting.contains { $0.key == "familyGroup.answer" })
        try story.did(Given.familyAnswer(), by: Given.socialWorker, at: "2024-04-08T10:00")
        #expect(clocks(story, .familyGroupMeeting).map(\.due) == [.day(Given.day("2024-05-20"))])
        #expect(!story.waiting.contains { $0.key == "familyGroup.answer" })
        try story.did(Given.familyMeeting(late: "The hall flooded"), by: Given.socialWorker, at: "2024-05-25T10:00")
        #expect(clocks(story, .familyGroupMeeting)[0].lateBecause == "The hall flooded")
        #expect(clocks(story, .familyGroupReview).map(\.due) == [.day(Given.day("2024-08-25"))])
        try story.did(Given.familyReview(), by: Given.socialWorker, at: "2024-08-01T10:00")
        try story.did(Given.familyReview("ended"), by: Given.socialWorker, at: "2024-10-01T10:00")
        let reviews = clocks(story, .familyGroupReview)
        #expect(reviews.count == 2 && reviews.allSatisfy { $0.stoppedAt != nil })
    }

    @Test("A second plan of the family ends the first one's clock, and what was missed of the first stays")
    func secondPlan() throws {
        var story = try Given.episode(.told)
        try story.offer(agreed: true)
        let first = try #require(story.clocks(.familyGroupReview).first)
        try story.did(Given.familyOffer, by: Given.socialWorker, at: "2024-11-01T10:00")
        try story.offer(agreed: true)
        let reviews = story.clocks(.familyGroupReview)
        #expect(reviews.map(\.mark).first == first.mark && reviews.count == 2)
        #expect(reviews[0].stoppedAt == Given.moment("2024-11-01T10:00"))
        #expect(reviews[0].isLate(at: Given.moment("2024-11-01T10:00")))
        #expect(reviews[1].stoppedAt == nil)
    }

    @Test("An offer may be declined and made again; a plan that was not agreed starts no review clock")
    func again() throws {
        var story = try Given.episode(.told)
        try story.did(Given.familyOffer, by: Given.socialWorker)
        try story.did(Given.familyAnswer("declined"), by: Given.socialWorker)
        #expect(clocks(story, .familyGroupMeeting).isEmpty)
        #expect(story.next.contains("familyGroup.offer"))
        try story.offer(agreed: false)
        #expect(story.state.familyGroup.plan == nil)
        #expect(clocks(story, .familyGroupReview).isEmpty)
    }

    @Test("Who came is of other people, and what the child said is the child's")
    func told() throws {
        var story = try Given.episode(.told)
        try story.did(Given.familyOffer, by: Given.socialWorker)
        try story.did(Given.familyAnswer(), by: Given.socialWorker)
        let line = try story.line(of: Given.familyMeeting(agreed: false), by: Given.socialWorker)
        #expect(line.holds("Who came") == .thirdParty)
        #expect(line.holds("The child's part") == .childsWords)
        #expect(line.words("Why the plan was not agreed") == "It leaves Fridays open")
    }

    @Test("In early help the same is done under its own names")
    func inEarlyHelp() throws {
        var story = try Given.earlyHelp(.planned)
        #expect(story.next.contains("earlyHelp.offerFamilyGroup"))
        try story.did(FamilyGroup<EarlyHelp>.Offer(toWhom: "x", purpose: "y"), by: Given.nurse)
        try story.did(FamilyGroup<EarlyHelp>.Answer(answer: "accepted", who: "x"), by: Given.helper)
        let clock = try #require(story.clocks(.familyGroupMeeting).first)
        #expect(clock.stops == "earlyHelp.holdFamilyGroup")
        #expect(clock.owner == .practitioner(Given.helper.practitioner))
        story.refuses(
            FamilyGroup<EarlyHelp>.Offer(toWhom: "x", purpose: "y"), by: "earlyHelp.offerFamilyGroup.team",
            as: Given.head)
    }

    // MARK: Refusals

    @Test("familyGroup.offer.council: the council or the lead offers it")
    func council() throws {
        try Given.episode(.told).refuses(Given.familyOffer, by: "familyGroup.offer.council", as: Given.head)
    }

    @Test("familyGroup.offer.open: in an open episode")
    func open() throws {
        try Given.episode(.closed).refuses(Given.familyOffer, by: "familyGroup.offer.open", as: Given.socialWorker)
    }

    @Test("familyGroup.offer.answerBy: a day to come")
    func answerBy() throws {
        let offer = FamilyGroup<Episode>.Offer(toWhom: "x", purpose: "y", answerBy: Given.day("2024-03-27"))
        try Given.episode(.told).refuses(offer, by: "familyGroup.offer.answerBy", as: Given.socialWorker)
    }

    @Test("familyGroup.answer: to an offer, after it, while nothing has been held")
    func answer() throws {
        var story = try Given.episode(.told)
        story.refuses(Given.familyAnswer(), by: "familyGroup.answer.offered", as: Given.socialWorker)
        try story.did(Given.familyOffer, by: Given.socialWorker, at: "2024-04-02T10:00")
        story.refuses(
            Given.familyAnswer(), by: "familyGroup.answer.order", as: Given.socialWorker, at: "2024-04-01T10:00")
        try story.did(Given.familyAnswer(), by: Given.socialWorker)
        try story.did(Given.familyMeeting(), by: Given.socialWorker)
        story.refuses(Given.familyAnswer(), by: "familyGroup.answer.held", as: Given.socialWorker)
    }

    @Test("familyGroup.hold.accepted: the family said yes", arguments: [nil, "declined", "unanswered"])
    func accepted(answer: String?) throws {
        var story = try Given.episode(.told)
        try story.did(Given.familyOffer, by: Given.socialWorker)
        if let answer { try story.did(Given.familyAnswer(answer), by: Given.socialWorker) }
        story.refuses(Given.familyMeeting(), by: "familyGroup.hold.accepted", as: Given.socialWorker)
    }

    @Test("familyGroup.review.plan: there is an agreed plan to look at")
    func review() throws {
        var story = try Given.episode(.told)
        try story.offer(agreed: false)
        story.refuses(Given.familyReview(), by: "familyGroup.review.plan", as: Given.socialWorker)
    }

    // MARK: Before a court

    @Test("Before commencement an offer is expected and not required: any reason is recorded")
    func notInForce() throws {
        let story = try Given.episode(.told)
        story.allows(Given.beforeCourt(offered: false, notOffered: "noTime"), as: Given.socialWorker)
        let law = try #require(Given.library.provisions.familyGroupLaw)
        #expect(law.commencement?.isInForce(on: Given.day("2099-01-01")) == false)
    }

    @Test("familyGroup.offerBeforeCourt.duty: from commencement only the child's best interests stand against an offer")
    func inForce() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("content-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Library.folder, to: folder)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        let file = folder.appendingPathComponent("provisions/new-law.yaml")
        let kept = try String(contentsOf: file, encoding: .utf8)
        let begun = kept.replacing(
            "law.familyGroupDecision:\n", with: "law.familyGroupDecision:\n  live: inForce 2026-06-01\n")
        try begun.write(to: file, atomically: true, encoding: .utf8)
        let library = try Library(folder: folder)
        let story = try Given.episode(.told)
        func refusal(_ act: FamilyGroup<Episode>.OfferBeforeCourt, at moment: String) -> Refusal? {
            var setting = story.setting(by: Given.socialWorker, at: moment)
            setting = Setting(
                who: setting.who, happenedAt: setting.happenedAt, recordedAt: setting.recordedAt,
                guidance: library.guidance(on: setting.happenedAt.day), about: setting.about,
                standing: setting.standing, stream: setting.stream)
            do { try act.check(story.state, in: setting) } catch { return error }
            return nil
        }
        let none = Given.beforeCourt(offered: false, notOffered: "noTime")
        #expect(refusal(none, at: "2026-05-31T12:00") == nil)
        #expect(refusal(none, at: "2026-06-01T12:00")?.rule == "familyGroup.offerBeforeCourt.duty")
        #expect(refusal(none, at: "2026-06-01T12:00")?.authority == "CWSA2026 s.1; CA1989 s.31ZA")
        #expect(refusal(Given.beforeCourt(offered: false, notOffered: "notInInterests"), at: "2026-06-01T12:00") == nil)
        #expect(
            refusal(Given.beforeCourt(letter: nil), at: "2026-06-01T12:00")?.rule
                == "familyGroup.offerBeforeCourt.letter")
        #expect(refusal(Given.beforeCourt(), at: "2026-06-01T12:00") == nil)
    }

    @Test("An offer that was not made is told with its reason and waits for no answer")
    func notOffered() throws {
        var story = try Given.episode(.told)
        let line = try story.line(
            of: Given.beforeCourt(offered: false, notOffered: "notInInterests"), by: Given.socialWorker)
        #expect(line.words("Why not") == "Not in interests")
        #expect(story.state.familyGroup.offer == nil)
        #expect(!story.waiting.contains { $0.key == "familyGroup.answer" })
    }

    @Test("familyGroup.offerBeforeCourt.council: the council makes it")
    func beforeCourtCouncil() throws {
        try Given.episode(.told).refuses(
            Given.beforeCourt(), by: "familyGroup.offerBeforeCourt.council", as: Given.safeguardingLead)
    }
}
