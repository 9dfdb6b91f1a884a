import Guidance
import Testing

@testable import Practice

/// Priorities, agreements and links with boards are looked at again and can end; forms offer those who may.
struct PartnershipReviewTests {
    private static func agreed() throws -> (story: Story<Partnership>, entry: Int) {
        var story = try Given.partnership()
        try story.did(
            Partnership.Prioritise(
                priority: "One answer", because: "x", measure: "Nine of ten", owner: Given.director.practitioner,
                until: Given.day("2024-09-30")))
        return (story, story.number)
    }

    private static func review(
        _ entry: Int, _ outcome: String, until: String? = nil, priority: String? = nil
    ) -> Partnership.ReviewPriority {
        Partnership.ReviewPriority(
            entry: entry, outcome: outcome, evidence: "Nine of ten were judged alike",
            until: until.map { Given.day($0) }, priority: priority, measure: nil)
    }

    @Test("A priority that was met, or given up, has not failed to progress; one that goes on has a new day")
    func priorities() throws {
        var (story, entry) = try Self.agreed()
        let after = Given.day("2024-10-01")
        #expect(story.state.notProgressed(by: after).map(\.priority) == ["One answer"])
        try story.did(Self.review(entry, "changed", until: "2024-12-31", priority: "One answer here"))
        #expect(story.state.notProgressed(by: after).isEmpty)
        #expect(story.state.notProgressed(by: Given.day("2025-01-01")).map(\.priority) == ["One answer here"])
        try story.did(Self.review(entry, "met"))
        #expect(story.state.notProgressed(by: Given.day("2025-01-01")).isEmpty)
        let one = try #require(story.state.priorities.first)
        #expect(story.state.ending(of: one)?.act.outcome == "met" && story.state.reviews(of: one).count == 2)
        #expect(
            story.state.choices(
                for: "partnership.reviewPriority", by: Given.manages.practitioner, under: Given.guidance())["entry"]
                == [])
    }

    @Test(
        "A review that does not fit the priority is refused",
        arguments: [
            ("goesOn", nil, nil, "partnership.reviewPriority.until"),
            ("goesOn", "2024-01-01", nil, "partnership.reviewPriority.until"),
            ("changed", "2024-12-31", nil, "partnership.reviewPriority.changed"),
        ] as [(String, String?, String?, String)])
    func refused(outcome: String, until: String?, priority: String?, rule: String) throws {
        let (story, entry) = try Self.agreed()
        story.refuses(Self.review(entry, outcome, until: until, priority: priority), by: rule)
        story.refuses(Self.review(entry + 90, "met"), by: "partnership.reviewPriority.entry")
    }

    @Test("partnership.reviewPriority.ended: what has ended is not reviewed again")
    func ended() throws {
        var (story, entry) = try Self.agreed()
        try story.did(Self.review(entry, "givenUp"))
        story.refuses(Self.review(entry, "met"), by: "partnership.reviewPriority.ended")
    }

    @Test("What is to be reviewed waits for whoever runs the business, from its day on")
    func waiting() throws {
        var (story, entry) = try Self.agreed()
        func waits() -> Waiting? {
            story.state.waiting(under: Given.guidance()).first { $0.act == "partnership.reviewPriority" }
        }
        #expect(waits()?.since == Moment(Given.day("2024-09-30")))
        #expect(waits()?.owner == .practitioner(Given.manages.practitioner))
        try story.did(Self.review(entry, "met"))
        #expect(waits() == nil)
    }

    @Test("A sharing agreement stands with a new day, changes, or ends")
    func sharing() throws {
        var story = try Given.partnership()
        try story.did(
            Partnership.AgreeSharing(
                title: "Front door", parties: [Given.council, Given.police], purpose: "Was", basis: "publicTask",
                reviewOn: Given.day("2025-03-28")))
        let entry = story.number
        func review(_ outcome: String, _ purpose: String? = nil, on: String? = nil) -> Partnership.ReviewSharing {
            Partnership.ReviewSharing(
                entry: entry, outcome: outcome, because: "x", purpose: purpose, reviewOn: on.map { Given.day($0) })
        }
        story.refuses(review("goesOn"), by: "partnership.reviewSharing.review")
        story.refuses(review("changed", on: "2026-03-28"), by: "partnership.reviewSharing.changed")
        try story.did(review("changed", "Is", on: "2026-03-28"))
        let one = try #require(story.state.sharing.first)
        #expect(story.state.reviewOn(one) == Given.day("2026-03-28") && story.state.purpose(one) == "Is")
        try story.did(review("ended"))
        #expect(story.state.sharing.isEmpty)
        story.refuses(review("ended"), by: "partnership.reviewSharing.entry")
    }

    @Test("A link with a board ends, and the list says since when and why")
    func boards() throws {
        var story = try Given.partnership()
        try story.did(Partnership.JoinBoard(board: "adults", name: "Adults board", how: "x"))
        let entry = story.number
        func leave(_ day: String) -> Partnership.LeaveBoard {
            Partnership.LeaveBoard(entry: entry, until: Given.day(day), because: "Merged")
        }
        story.refuses(leave("2020-01-01"), by: "partnership.leaveBoard.until")
        try story.did(leave("2024-03-28"))
        #expect(story.state.boards.isEmpty && story.state.boardsLeft.first?.left.act.because == "Merged")
        story.refuses(leave("2024-03-28"), by: "partnership.leaveBoard.entry")
    }

    @Test("A threshold document from before a level is stale under the edition that has it, and waits to be renewed")
    func predates() throws {
        var story = try Given.partnership()
        try story.did(Given.threshold())
        let document = try #require(story.state.thresholds.first).act
        #expect(document.silent(under: Given.guidance("2024-03-28")).isEmpty)
        let later = Given.library.guidance(on: Given.library.editions.last!.from)
        #expect(document.silent(under: later).map(\.code) == ["familyHelp"])
        func item(_ guidance: Guidance) -> Partnership.ArrangementsItem? {
            story.state.completeness(on: Given.day("2024-03-28"), with: [:], under: guidance)
                .first { $0.code == "threshold" }
        }
        #expect(item(Given.guidance("2024-03-28"))?.stale == nil)
        #expect(item(later)?.isThere == true && item(later)?.stale?.contains("Family help") == true)
        #expect(story.state.waiting(under: later).contains { $0.act == "threshold.publish" })
        #expect(!story.state.waiting(under: Given.guidance("2024-03-28")).contains { $0.act == "threshold.publish" })
    }

    @Test("Forms offer those who are appointed, and everyone of the partners where the edition knows no appointment")
    func offers() throws {
        let story = try Given.partnership()
        let day = Given.day("2024-03-28")
        func offered(_ act: ActKind, _ question: String, on day: Day = day) -> Offered? {
            story.state.offered(for: act, on: day, under: Given.library.guidance(on: day))[question]
        }
        #expect(offered("partnership.chooseChair", "practitioner")?.practitioners == Set(Given.delegates))
        #expect(offered("partnership.chooseChair", "agreedBy")?.practitioners == Set(Given.leads))
        #expect(offered("threshold.publish", "agreedBy")?.practitioners == Set(Given.leads))
        #expect(offered("partnership.decide", "agreedBy")?.practitioners == Set(Given.leads + Given.delegates))
        #expect(offered("scrutiny.plan", "scrutineers")?.roles == ["independentScrutineer"])
        #expect(offered("partnership.nameLead", "practitioner")?.staffOf == [Given.council, Given.board, Given.police])
        #expect(offered("partnership.begin", "manager") == nil)
        let early = try #require(offered("threshold.publish", "agreedBy", on: Given.day("2023-01-09")))
        #expect(early.practitioners == nil && early.staffOf?.contains(Given.council) == true)
        let teacher = early.takes(Given.head2.practitioner, of: Given.school, with: ["headTeacher"])
        #expect(!teacher && early.takes(Given.director.practitioner, of: Given.council, with: []))
    }
}
