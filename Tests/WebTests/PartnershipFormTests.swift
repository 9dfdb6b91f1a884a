import Guidance
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// The partnership's forms and what its protocol and its report look like to those who read them.
@Suite("The partnership through its pages")
struct PartnershipFormTests {
    private func browser(_ name: String, _ house: StoryHouse, _ stage: Stage) async throws -> Browser {
        let browser = Browser(house.client)
        let practitioner = try #require(stage.area.practitioners[name])
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(practitioner), at: house.clock.clock.now()))
        return browser
    }

    private func options(_ name: String, on page: String) -> [String] {
        guard let start = page.range(of: "<select class=\"govuk-select\" id=\"\(name)\""),
            let end = page[start.lowerBound...].range(of: "</select>")
        else { return [] }
        return page[start.lowerBound..<end.lowerBound].matches(of: /<option value="[^"]*"[^>]*>([^<]*)</)
            .map { String($0.1) }
    }

    @Test("A dispute is chosen by its words; one that is not there is refused, and nobody outside is offered any")
    func chosen() async throws {
        try await StoryHouse.open { house, stage in
            let partnership = try await stage.larkshirePartnership()
            let raised = try await stage.act(
                "dispute.raise", in: partnership, by: "Ottoline Frayne", at: "2025-02-04 09:00",
                [
                    "with": [.text(Larkshire.careBoard)], "matter": "budget", "because": "Half of what it was.",
                    "asked": "The same share.", "safeMeanwhile": "The reserve pays.",
                ])
            house.clock.go(to: Moment(Day("2025-02-05")!, hour: 9))
            let speaker = try await browser("Ottoline Frayne", house, stage)
            let address = "/act/dispute.escalate?stream=\(partnership.description)"
            let form = try await speaker.get(address)
            let offered = options("entry", on: form.text)
            #expect(offered.count == 2 && offered[0] == "Choose one")
            #expect(offered.last?.hasSuffix("Half of what it was., 4 February 2025") == true)
            #expect(!form.text.contains("The number that stands beside it"))
            // A link that names it has it chosen already.
            let named = try await speaker.get("\(address)&entry=\(raised.number)")
            #expect(named.text.contains("<option value=\"\(raised.number)\" selected>"))
            // Nothing to answer: the page says so.
            let none = try await speaker.get("/act/scrutiny.respond?stream=\(partnership.description)")
            #expect(options("entry", on: none.text) == ["There is none at present"])
            // The API takes the number, and refuses one that is not there with what to do.
            await #expect(throws: Rejection.self) {
                try await house.office.desk.record(
                    Proposal(
                        "dispute.escalate", in: partnership,
                        answers: ["entry": 1, "level": "leads", "because": "x"]),
                    by: Caller(try #require(stage.area.practitioners["Ottoline Frayne"])),
                    at: house.clock.clock.now())
            }
            let outsider = try await browser("Miriam Calder", house, stage)
            #expect(try await !outsider.get(address).text.contains("Half of what it was"))
        }
    }

    @Test("An agency's policies are offered to its own people and to no other school's")
    func policies() async throws {
        try await StoryHouse.open { house, stage in
            try await stage.act(
                "policy.register", by: "Joanna Petrie", at: "2025-02-04 09:00",
                [
                    "title": "Searching and screening", "edition": "WT2023", "owner": "Joanna Petrie",
                    "reviewOn": "2025-09-01", "topics": ["attendance"],
                ])
            house.clock.go(to: Moment(Day("2025-02-05")!, hour: 9))
            let school = try #require(stage.area.agencies[Larkshire.wrenstow])
            let address = "/act/policy.withdraw?stream=policy/\(school.id)"
            let own = try await browser("Joanna Petrie", house, stage).get(address)
            #expect(options("entry", on: own.text).last == "Searching and screening (WT2023)")
            let other = try await browser("Harriet Lund", house, stage).get(address)
            #expect(!other.text.contains("Searching and screening"))
        }
    }

    @Test("Work under the local protocol says that its time is the protocol's; work begun before does not")
    func protocolSource() async throws {
        try await StoryHouse.open { house, stage in
            let told = try await Story.underWay(stage)
            house.clock.go(to: Moment(Day("2025-07-24")!, hour: 9))
            let lead = try await browser("Callum Stroud", house, stage)
            let source = "local protocol for assessment of 21 July 2025"
            func lines(_ page: TestResponse) -> [Substring] {
                Array(page.text.split(separator: "<li class=\"kith-work__line\">").dropFirst())
            }
            let idris = try await lead.get("/episodes/\(told.idris.id)")
            #expect(idris.text.contains(source))
            #expect(idris.text.contains("4 September"))
            let rosalie = try await lead.get("/episodes/\(told.rosalie.id)")
            #expect(!rosalie.text.contains(source))
            #expect(rosalie.text.contains("19 September"))
            let work = try await lead.get("/")
            #expect(lines(work).count { $0.contains(source) } == 1)
            #expect(lines(work).contains { $0.contains(source) && $0.contains("Idris Sarpong") })
        }
    }

    @Test("A published yearly report says who signed it for each partner, in which office and when")
    func signatures() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.aYearToldInPublic.tell(on: stage)
            house.clock.go(to: Moment(Day("2025-12-01")!, hour: 9))
            let reports = try await house.office.lookout.yearlyReports(by: nil, at: house.clock.clock.now())
            let stream = try #require(reports.rows.first).stream
            let page = try await Browser(house.client).get("/yearly-reports/\(stream.id)")
            for words in [
                "Signed by", "Rhona Castellan", "Chief constable, lead safeguarding partner", "12 November 2025",
                "mean to be in it less next year",
            ] {
                #expect(page.text.contains(words), "\(words)")
            }
            let answer = try await Browser(house.client).get("/api/v1/yearly-reports/\(stream.id)")
            #expect(answer.text.contains("\"capacity\":\"lead\""))
            // A lead reads a part before it is published, and has no box to write in.
            let lead = try await browser("Helen Ashgrove", house, stage)
            let part = try await lead.get("/yearly-reports/\(stream.id)/parts/done")
            #expect(part.text.contains("One front door for the county") && !part.text.contains("<textarea"))
            let whole = try await lead.get("/yearly-reports/\(stream.id)")
            #expect(whole.text.contains("Not signed") && whole.text.contains("yearlyReport.sign"))
        }
    }
}
