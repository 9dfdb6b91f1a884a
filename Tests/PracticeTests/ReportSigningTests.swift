import Guidance
import Testing

@testable import Practice

/// Each of the three safeguarding partners signs the yearly report as it stands, by whoever may under the edition.
struct ReportSigningTests {
    private static let sign = YearlyReport.Sign(read: true)

    @Test("yearlyReport.publish.signed: it is not published before each of the three has signed it as it stands")
    func allThree() throws {
        var story = try YearlyReportTests.written()
        story.refuses(YearlyReportTests.publish, by: "yearlyReport.publish.signed")
        try story.did(Self.sign, by: Given.chief)
        try story.did(Self.sign, by: Given.constable)
        let refusal = try #require(story.refusal(of: YearlyReportTests.publish))
        #expect(refusal.rule == "yearlyReport.publish.signed")
        #expect(refusal.reason.contains("health") && !refusal.reason.contains("police"))
        #expect(!refusal.authority.isEmpty && refusal.remedy.contains("lead safeguarding partner"))
        try story.did(Self.sign, by: Given.boardChief)
        try story.did(YearlyReportTests.publish)
        let signed = try #require(story.state.versions.first?.published.signatures)
        #expect(signed.map(\.agency) == [Given.council, Given.police, Given.board])
        #expect(signed.allSatisfy { $0.capacity == .lead && $0.post == "Chief" })
    }

    @Test("A part written after the signatures takes them away, and so does a version: it is signed again")
    func writtenAgain() throws {
        var story = try YearlyReportTests.written()
        try YearlyReportTests.sign(&story)
        try story.did(YearlyReport.Write(section: "voice", text: "Said later"))
        #expect(story.state.signatures.isEmpty)
        story.refuses(YearlyReportTests.publish, by: "yearlyReport.publish.signed")
        try YearlyReportTests.sign(&story)
        try story.did(YearlyReportTests.publish)
        story.refuses(
            YearlyReport.Publish(leftOutBecause: "x", changedBecause: "x"), by: "yearlyReport.publish.signed")
    }

    @Test("yearlyReport.sign.reserved: from the 2023 edition no delegate signs for a lead, and no chair")
    func delegates() throws {
        let story = try YearlyReportTests.written()
        for delegate in [Given.director, Given.boardDelegate, Given.policeDelegate] {
            story.refuses(Self.sign, by: "yearlyReport.sign.reserved", as: delegate)
        }
    }

    @Test("yearlyReport.sign.neverAppointed and .notAppointed: whoever signs speaks for a partner on that day")
    func appointed() throws {
        var story = try YearlyReportTests.written()
        story.refuses(Self.sign, by: "yearlyReport.sign.neverAppointed", as: Given.newcomer)
        story.refuses(Self.sign, by: "yearlyReport.sign.neverAppointed", as: Given.manages)
        var partnership = try Given.partnership()
        try partnership.did(
            Partnership.EndAppointment(
                practitioner: Given.constable.practitioner, until: Given.day("2024-03-20"), because: "Retired"))
        story.standing.partnership = partnership.state
        story.refuses(Self.sign, by: "yearlyReport.sign.notAppointed", as: Given.constable)
        story.refuses(YearlyReportTests.publish, by: "yearlyReport.publish.signed")
    }

    @Test("Before the 2023 edition a partner signs through whom it chooses, and nobody else signs")
    func earlierEdition() throws {
        var story = YearlyReportTests.story()
        let at = "2022-10-03T09:00"
        try story.did(YearlyReport.Begin(year: 2022, council: Given.council), at: at)
        try story.did(YearlyReport.Write(section: "done", text: "x"), at: at)
        try story.did(YearlyReport.Write(section: "effectiveness", text: "x"), at: at)
        try story.did(Self.sign, by: Given.policeDelegate, at: at)
        #expect(story.state.signatures.map(\.agency) == [Given.police])
        #expect(story.state.signatures.first?.capacity == nil)
        story.refuses(Self.sign, by: "yearlyReport.sign.partner", as: Given.teacher, at: at)
        story.refuses(Self.sign, by: "yearlyReport.sign.already", as: Given.constable, at: at)
    }

    @Test("yearlyReport.sign.begun, .year, .must, .read and .already: what is signed is finished, read and new")
    func refused() throws {
        YearlyReportTests.story().refuses(Self.sign, by: "yearlyReport.sign.begun", as: Given.chief)
        var story = try YearlyReportTests.begun()
        story.refuses(Self.sign, by: "yearlyReport.sign.must", as: Given.chief)
        story = try YearlyReportTests.written()
        story.refuses(YearlyReport.Sign(read: false), by: "yearlyReport.sign.read", as: Given.chief)
        try story.did(Self.sign, by: Given.chief)
        story.refuses(Self.sign, by: "yearlyReport.sign.already", as: Given.chief)
        var early = YearlyReportTests.story()
        try early.did(YearlyReport.Begin(year: 2024, council: Given.council), at: "2024-03-01T10:00")
        early.refuses(Self.sign, by: "yearlyReport.sign.year", as: Given.chief)
    }

    @Test("yearlyReport.sign.partnership, yearlyReport.publish.partnership and .partners: it is a report of all three")
    func partnership() throws {
        var story = try YearlyReportTests.written()
        story.standing.partnership = nil
        story.refuses(Self.sign, by: "yearlyReport.sign.partnership", as: Given.chief)
        story.refuses(YearlyReportTests.publish, by: "yearlyReport.publish.partnership")
        var two = Story<Partnership>(
            "part", by: Given.manages, at: "2019-06-24T10:00", standing: Given.partnershipStanding)
        try two.did(Given.begin())
        try two.did(Given.partner(Given.police, "police", from: "2019-06-24"))
        story.standing.partnership = two.state
        story.refuses(YearlyReportTests.publish, by: "yearlyReport.publish.partners")
    }
}
