import Guidance
import Testing

@testable import Practice

/// Clusters of schools that the partnership records, and what forms offer to be chosen by its number.
struct ClusterTests {
    @Test("partnership.formCluster.school, .few, .twice and .before: three schools or more, each in one cluster")
    func formRefused() throws {
        var story = try Given.partnership()
        story.refuses(
            Given.cluster("A", [Given.school, Given.nursery, Given.police]), by: "partnership.formCluster.school")
        story.refuses(Given.cluster("A", [Given.school, Given.nursery]), by: "partnership.formCluster.few")
        story.refuses(
            Given.cluster("A", [Given.school, Given.nursery, Given.nursery]), by: "partnership.formCluster.few")
        try story.did(Given.cluster("A"))
        story.refuses(Given.cluster("B"), by: "partnership.formCluster.twice")
        story.refuses(Given.cluster("A", from: "2024-01-08"), by: "partnership.formCluster.before")
    }

    @Test("A cluster of the same name takes the place of the one before from its day on")
    func replaced() throws {
        var story = try Given.partnership()
        story.standing.agencies[Given.hospital] = "school"
        try story.did(Given.cluster("A", from: "2023-09-01"))
        try story.did(Given.cluster("A", [Given.school, Given.nursery, Given.hospital], from: "2024-03-01"))
        func schools(_ day: String) -> [AgencyID] { story.state.clusters(on: Given.day(day)).flatMap(\.schools) }
        #expect(schools("2023-08-31").isEmpty)
        #expect(schools("2024-02-29").contains(Given.college))
        #expect(!schools("2024-03-01").contains(Given.college))
        #expect(schools("2024-03-01").count == 3)
    }

    @Test("partnership.endCluster.entry and .before: what ends is a cluster, and not before it began")
    func endRefused() throws {
        var story = try Given.partnership()
        try story.did(Given.cluster("A"))
        let number = try #require(story.state.clusters.first).number
        story.refuses(
            Partnership.EndCluster(entry: 1, until: Given.day("2024-03-28")), by: "partnership.endCluster.entry")
        story.refuses(
            Partnership.EndCluster(entry: number, until: Given.day("2024-01-07")), by: "partnership.endCluster.before")
        try story.did(Partnership.EndCluster(entry: number, until: Given.day("2024-03-28")))
        #expect(story.state.clusters(on: Given.day("2024-03-28")).count == 1)
        #expect(story.state.clusters(on: Given.day("2024-03-29")).isEmpty)
        story.refuses(
            Partnership.EndCluster(entry: number, until: Given.day("2024-03-28")), by: "partnership.endCluster.entry")
    }

    @Test("What is offered for a number is what stands open, in words and with its day")
    func offered() throws {
        var story = try Given.partnership()
        func offered(_ act: ActKind, _ question: String = "entry") -> [String]? {
            story.state.choices(for: act, by: Given.chief.practitioner, under: Given.guidance())[question]?.map(\.words)
        }
        #expect(offered(Partnership.SettleDispute.kind) == [])
        #expect(offered(Partnership.Prioritise.kind) == nil)
        try story.did(
            Partnership.RaiseDispute(
                with: [Given.board], matter: "budget", because: "Half of\nwhat it was", asked: "x", safeMeanwhile: "x"),
            by: Given.director)
        let dispute = try #require(story.state.disputes.first).raised.stamp.number
        let title = try #require(Given.library.label(.partnershipMatters, "budget"))
        #expect(offered(Partnership.SettleDispute.kind) == ["\(title): Half of what it was, 28 March 2024"])
        #expect(offered(Partnership.EscalateDispute.kind) == offered(Partnership.SettleDispute.kind))
        try story.did(
            Partnership.SettleDispute(
                entry: dispute, outcome: "x", agreedBy: Given.delegates, learning: nil, direction: nil),
            by: Given.director)
        #expect(offered(Partnership.SettleDispute.kind) == [])
        try story.did(Given.cluster("Quillham"))
        #expect(offered(Partnership.EndCluster.kind) == ["Quillham, 8 January 2024"])
    }

    @Test("A long text is offered in one line that ends where it is cut")
    func cut() {
        let words = Numbered(1, String(repeating: "long ", count: 40)).words
        #expect(words.count == 90 && words.hasSuffix("…"))
        #expect(Numbered(1, "two\n lines", on: Given.day("2024-03-28")).words == "two lines, 28 March 2024")
    }

    @Test("partnership.nameAgency.areas: a trust's areas are asked for only where nobody said that it works elsewhere")
    func areas() throws {
        var story = try Given.partnership()
        let trust = Given.naming(Given.trustOfSchools, group: "schoolTrust")
        story.refuses(trust, by: "partnership.nameAgency.areas")
        story.standing.areas = [Given.trustOfSchools: [Given.council]]
        story.refuses(trust, by: "partnership.nameAgency.areas")
        story.standing.areas = [Given.trustOfSchools: [Given.council, Given.agency("fenmoor")]]
        try story.did(trust)
    }
}
