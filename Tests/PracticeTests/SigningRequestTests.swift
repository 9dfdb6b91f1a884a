import Guidance
import Testing

@testable import Practice

/// What the leads sign together is put to each of them, and each is reminded until they have answered.
struct SigningRequestTests {
    private static let ask = Partnership.AskToSign(
        matter: "arrangements", what: "Version 2: a new chair, three more agencies", by: Given.day("2024-04-12"))

    private static func asked() throws -> (story: Story<Partnership>, entry: Int) {
        var story = try Given.partnership()
        try story.did(ask)
        return (story, story.number)
    }

    private static func sign(_ entry: Int, _ agrees: Bool = true, _ words: String? = nil) -> Partnership.SignForPartner
    {
        Partnership.SignForPartner(entry: entry, agrees: agrees, words: words)
    }

    private static func owners(_ story: Story<Partnership>, _ act: ActKind) -> [Owner] {
        story.waiting.filter { $0.act == act }.map(\.owner)
    }

    @Test("It waits in the work of each partner's lead, by the day set, until that partner has answered")
    func waits() throws {
        var (story, entry) = try Self.asked()
        #expect(Set(Self.owners(story, "partnership.sign")) == Set(Given.leads.map { .practitioner($0) }))
        #expect(
            story.waiting.filter { $0.act == "partnership.sign" }.allSatisfy { $0.by == .day(Given.day("2024-04-12")) })
        try story.did(Self.sign(entry), by: Given.chief)
        #expect(!Self.owners(story, "partnership.sign").contains(.practitioner(Given.chief.practitioner)))
        try story.did(Self.sign(entry, false, "Not with this budget"), by: Given.constable)
        try story.did(Self.sign(entry), by: Given.boardChief)
        #expect(Self.owners(story, "partnership.sign").isEmpty)
        let left = try #require(story.waiting.first { $0.key == "signed\(entry)" })
        #expect(left.owner == .practitioner(Given.manages.practitioner) && left.act == "arrangements.publish")
        #expect(left.what == "Settle what a partner did not sign" && left.why.contains("2 of 3"))
    }

    @Test("Whoever leads the partner by now is reminded, not whoever led it when it was asked")
    func newLead() throws {
        var (story, _) = try Self.asked()
        story.standing.practitioners[Given.newcomer.practitioner] = Given.newcomer
        try story.did(
            Partnership.NameLead(
                agency: Given.police, practitioner: Given.newcomer.practitioner, post: "Chief", mostSenior: true,
                from: Given.day("2024-04-02")), at: "2024-04-02T09:00")
        #expect(Self.owners(story, "partnership.sign").contains(.practitioner(Given.newcomer.practitioner)))
        #expect(!Self.owners(story, "partnership.sign").contains(.practitioner(Given.constable.practitioner)))
    }

    @Test(
        "partnership.sign.reserved, .entry, .already, .why and .closed: a lead signs once what waits, or says why not")
    func refused() throws {
        var (story, entry) = try Self.asked()
        story.refuses(Self.sign(entry), by: "partnership.sign.reserved", as: Given.policeDelegate)
        story.refuses(Self.sign(entry), by: "partnership.sign.neverAppointed", as: Given.newcomer)
        story.refuses(Self.sign(entry + 50), by: "partnership.sign.entry", as: Given.chief)
        story.refuses(Self.sign(entry, false), by: "partnership.sign.why", as: Given.chief)
        try story.did(Self.sign(entry), by: Given.chief)
        story.refuses(Self.sign(entry), by: "partnership.sign.already", as: Given.chief)
        try story.did(Self.ask)
        story.refuses(Self.sign(entry), by: "partnership.sign.closed", as: Given.boardChief)
        #expect(
            story.state.choices(for: "partnership.sign", by: Given.chief.practitioner, under: Given.guidance())[
                "entry"]?
                .map(\.number) == [story.number])
    }

    @Test("partnership.askToSign.report, .by and .noLead: what is asked can be signed")
    func askRefused() throws {
        var story = try Given.partnership()
        func ask(_ matter: String, _ by: String = "2024-04-12") -> Partnership.AskToSign {
            Partnership.AskToSign(matter: matter, what: "x", by: Given.day(by))
        }
        story.refuses(ask("yearlyReport"), by: "partnership.askToSign.report")
        story.refuses(ask("budget", "2024-03-27"), by: "partnership.askToSign.by")
        try story.did(
            Partnership.EndAppointment(
                practitioner: Given.constable.practitioner, until: Given.day("2024-03-27"), because: "Retired"))
        story.refuses(ask("budget"), by: "partnership.askToSign.noLead")
    }

    @Test(
        "arrangements.publish.refused: nobody is said to have agreed who answered that they do not; publishing ends it")
    func publishing() throws {
        var (story, entry) = try Self.asked()
        try story.did(Self.sign(entry, false, "No"), by: Given.constable)
        let publish = Given.arrangements(Given.mustSay)
        story.refuses(publish, by: "arrangements.publish.refused")
        try story.did(Self.sign(entry, true, "Settled on Tuesday"), by: Given.constable)
        try story.did(publish)
        #expect(story.state.requests.first?.closed != nil)
        #expect(Self.owners(story, "partnership.sign").isEmpty)
    }

    @Test(
        "partnership.chooseChair.rotates: the chair rotates after it begins, and the day is a reminder for the office")
    func rotation() throws {
        var story = try Given.partnership()
        let item = try #require(story.waiting.first { $0.key == "rotates" })
        #expect(item.since == Moment(Given.day("2024-07-01")) && item.act == "partnership.chooseChair")
        #expect(item.owner == .practitioner(Given.manages.practitioner))
        let back = Partnership.ChooseChair(
            practitioner: Given.director.practitioner, agreedBy: Given.leads, from: Given.day("2024-04-01"),
            rotatesOn: Given.day("2024-04-01"), because: "x")
        story.refuses(back, by: "partnership.chooseChair.rotates")
        try story.did(
            Partnership.ChooseChair(
                practitioner: Given.policeDelegate.practitioner, agreedBy: Given.leads, from: Given.day("2024-04-01"),
                rotatesOn: nil, because: "Their turn"))
        #expect(!story.waiting.contains { $0.key == "rotates" })
        let chair = try #require(story.state.appointments.last)
        #expect(chair.because == "Their turn" && chair.chosenBy == Given.leads)
    }

    @Test("yearlyReport.ask: each lead is reminded until their partner has signed the report as it stands")
    func report() throws {
        var story = try YearlyReportTests.written()
        #expect(story.waiting.isEmpty)
        try story.did(YearlyReport.AskToSign(by: Given.day("2024-04-12")))
        #expect(Set(story.waiting.map(\.owner)) == Set(Given.leads.map { .practitioner($0) }))
        #expect(story.waiting.allSatisfy { $0.act == "yearlyReport.sign" && $0.by == .day(Given.day("2024-04-12")) })
        try story.did(YearlyReport.Sign(read: true), by: Given.chief)
        #expect(story.state.unsigned.map(\.agency) == [Given.police, Given.board])
        try story.did(YearlyReport.Write(section: "voice", text: "Said later"))
        #expect(story.waiting.count == 3, "a part written afterwards is signed again")
        try YearlyReportTests.sign(&story)
        #expect(story.waiting.isEmpty)
        story.refuses(YearlyReport.AskToSign(by: Given.day("2024-04-12")), by: "yearlyReport.ask.signed")
        try story.did(YearlyReportTests.publish)
        #expect(story.state.asked == nil)
    }

    @Test("yearlyReport.ask.must, .by, .noLead and .partnership: only what can be signed is put to the partners")
    func reportRefused() throws {
        let ask = YearlyReport.AskToSign(by: Given.day("2024-04-12"))
        try YearlyReportTests.begun().refuses(ask, by: "yearlyReport.ask.must")
        var story = try YearlyReportTests.written()
        story.refuses(YearlyReport.AskToSign(by: Given.day("2024-03-01")), by: "yearlyReport.ask.by")
        var partnership = try Given.partnership()
        try partnership.did(
            Partnership.EndAppointment(
                practitioner: Given.constable.practitioner, until: Given.day("2024-03-20"), because: "Retired"))
        story.standing.partnership = partnership.state
        story.refuses(ask, by: "yearlyReport.ask.noLead")
        story.standing.partnership = nil
        story.refuses(ask, by: "yearlyReport.ask.partnership")
    }
}
