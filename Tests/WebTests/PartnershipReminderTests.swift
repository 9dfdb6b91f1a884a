import Foundation
import Guidance
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// What the partnership owes waits in the work of whoever owes it: the yearly report before it is begun, signatures,
/// attendance at a session of several agencies.
@Suite("What the partnership owes")
struct PartnershipReminderTests {
    private func reader(_ name: String, _ house: StoryHouse, _ stage: Stage) async throws -> Browser {
        let browser = Browser(house.client)
        let practitioner = try #require(stage.area.practitioners[name])
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(practitioner), at: house.clock.clock.now()))
        return browser
    }

    /// The same through the API, by a token of theirs.
    private func program(_ name: String, _ house: StoryHouse, _ stage: Stage) async throws -> Browser {
        let practitioner = try #require(stage.area.practitioners[name])
        let now = house.clock.clock.now()
        let made = try await house.keeper.tokens.make(
            for: practitioner, name: name, scope: .read, until: now.adding(minutes: 60), at: now)
        return Browser(house.client, headers: [.authorization: "Bearer \(made.text)"])
    }

    @Test("A yearly report that nobody has begun is owed from the first of April, and is overdue after September")
    func owed() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.theChairRotates.tell(on: stage)
            house.clock.go(to: Moment(Day("2025-04-01")!, hour: 9))
            let office = try await reader(Stage.office, house, stage)
            let council = try #require(stage.area.agencies[Larkshire.council])
            let begin = "/act/yearlyReport.begin?year=2025&amp;council=\(council.id)"
            let mine = try await office.get("/").text
            #expect(mine.contains("Begin the yearly report") && mine.contains(begin))
            #expect(mine.contains("April 2024 to March 2025 is over, and no report on it has been begun"))
            let work = try await office.get("/partnership/work").text
            #expect(work.contains("30 September 2025") && work.contains(begin))
            let form = try await office.get("/act/yearlyReport.begin?year=2025&council=\(council.id)").text
            #expect(form.contains("value=\"2025\"") && form.contains("value=\"\(council.id)\" selected"))
            // Nobody else is told to begin it, and the public sees that it is not there.
            #expect(try await !reader("Helen Ashgrove", house, stage).get("/").text.contains("Begin the yearly report"))
            house.clock.go(to: Moment(Day("2025-10-01")!, hour: 9))
            let open = try await Browser(house.client).get("/partnership").text
            #expect(open.contains("The yearly report, April 2024 to March 2025.") && open.contains("Overdue"))
            let api = try await Browser(house.client).get("/api/v1/partnership").text
            #expect(api.contains("\"owedReports\":[{") && api.contains("\"due\":\"2025-09-30\""))
            try await stage.act(
                "yearlyReport.begin", by: Stage.office, at: "2025-10-01 08:00",
                ["year": 2025, "council": .text(Larkshire.council)])
            let after = try await reader(Stage.office, house, stage).get("/").text
            #expect(!after.contains("April 2024 to March 2025 is over"), "its own clocks run now")
            #expect(after.contains("Publish the yearly report by the end of September"))
            let written = try await reader(Stage.office, house, stage).get("/partnership/work").text
            #expect(written.contains("It is being written."))
        }
    }

    @Test(
        "What is put to the leads waits in the work of each until they have signed; the chair's turn waits for the office"
    )
    func signing() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.theChairRotates.tell(on: stage)
            let partnership = try await stage.larkshirePartnership()
            house.clock.go(to: Moment(Day("2025-01-13")!, hour: 9))
            try await stage.act(
                "partnership.askToSign", in: partnership, by: Stage.office, at: "2025-01-06 09:00",
                ["matter": "budget", "what": "The shares for April: the same as last year.", "by": "2025-01-10"])
            let lead = try await reader("Rhona Castellan", house, stage)
            let mine = try await lead.get("/").text
            #expect(
                mine.contains("Sign for your agency, or say why not") && mine.contains("/act/partnership.sign?stream="))
            let work = try await lead.get("/partnership/work").text
            #expect(work.contains("The shares for April") && work.contains("Overdue"))
            let office = try await reader(Stage.office, house, stage)
            #expect(try await office.get("/").text.contains("Choose who chairs the partnership next"))
            #expect(try await Browser(house.client).get("/partnership").text.contains("a new one is to be chosen"))
            let entry = try #require(work.firstMatch(of: /partnership\.sign\?stream=[^"]*entry=(\d+)/)?.1)
            let form = try await lead.get("/act/partnership.sign?stream=\(partnership.description)&entry=\(entry)").text
            #expect(form.contains("The shares for April: the same as last year."), "it is chosen by its words")
            try await stage.act(
                "partnership.sign", in: partnership, by: "Rhona Castellan", at: "2025-01-13 08:30",
                ["entry": .int(Int(entry)!), "agrees": true])
            let after = try await reader("Rhona Castellan", house, stage)
            #expect(try await !after.get("/").text.contains("Sign for your agency, or say why not"))
            let json = try await program(Stage.office, house, stage).get("/api/v1/partnership/work/signing").text
            #expect(json.contains("\"matter\":\"budget\"") && json.contains("\"agrees\":true"))
        }
    }

    @Test("The yearly report that is put to the partners waits in the work of each lead until it is signed")
    func report() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.aYearToldInPublic.tell(on: stage)
            house.clock.go(to: Moment(Day("2025-12-10")!, hour: 9))
            let row = try await house.office.database.read { [readings = house.office.readings] in
                try readings.publishedReports(in: $0).first
            }
            let report = try #require(row).stream
            try await stage.act(
                "yearlyReport.ask", in: report, by: Stage.office, at: "2025-12-01 09:00", ["by": "2025-12-05"])
            let lead = try await reader("Marcus Thornley", house, stage)
            #expect(try await lead.get("/").text.contains("Sign the yearly report for your agency"))
            #expect(try await lead.get("/yearly-reports/\(report.id)").text.contains("to be signed by 5 December 2025"))
            let open = try await Browser(house.client).get("/yearly-reports/\(report.id)/published").text
            #expect(open.contains("By e-mail to both, receipts kept."), "how it was sent is told")
        }
    }

    @Test("A session of several agencies is one page: each agency ticks its own, and it counts in its own training")
    func training() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.oneMorningAboutNeglect.tell(on: stage)
            house.clock.go(to: stage.today)
            let nursery = try await reader("Carys Bevan", house, stage)
            #expect(try await nursery.get("/").text.contains("Say who was at a training session of several agencies"))
            let list = try await nursery.get("/training/sessions").text
            #expect(list.contains("Neglect, seen from four sides") && list.contains("Not said yet"))
            let address = String(try #require(list.firstMatch(of: /href="(\/training\/sessions\/[^"]+)"/)?.1))
            let page = try await nursery.get(address).text
            #expect(page.contains("Pernille Askew") && !page.contains("Maire Donnellan"))
            #expect(page.contains("called back to school at half past nine"))
            let own = try #require(stage.area.agencies[Larkshire.nursery])
            let answer = try await nursery.post(
                address, [("agency", own.id), ("staff", "N2"), ("_once", "a-morning-about-neglect")])
            #expect(answer.status == .seeOther)
            let training = try await nursery.get("/readiness/agencies/\(own.id)/training").text
            #expect(training.contains("Held by") && training.contains("Neglect, seen from four sides"))
            #expect(try await !nursery.get("/").text.contains("Say who was at a training session of several agencies"))
            let office = try await reader(Stage.office, house, stage)
            #expect(try await office.get("/training/sessions").text.contains("All have said"))
            let json = try await program(Stage.office, house, stage).get("/api/v1/training/sessions").text
            #expect(json.contains("\"title\":\"Neglect, seen from four sides\""))
            // Those who do not take part do not find it.
            let other = try await reader("Sunita Deol", house, stage)
            #expect(try await other.get(address).status == .notFound)
            #expect(try await !other.get("/training/sessions").text.contains("Neglect, seen from four sides"))
        }
    }

    @Test("Self-assessments are compared as agencies rate themselves, after moderation and year on year, and as a file")
    func selfAssessments() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.anAuditCarriedForward.tell(on: stage)
            let stream = try stage.stream(.selfAssessment, of: Larkshire.wrenstow)
            try await stage.act(
                "selfAssessment.rate", in: stream, by: "Joanna Petrie", at: "2025-12-01 09:00",
                [
                    "assessment": "education", "standard": "recordsAndTransfer", "grade": "met",
                    "evidence": "A receipt for every file since September.",
                ])
            try await stage.act(
                "selfAssessment.signOff", in: stream, by: "Kwame Asante", at: "2025-12-08 09:00",
                ["assessment": "education", "by": "Ravi Menon, chair of governors", "statement": "We stand behind it."])
            house.clock.go(to: Moment(Day("2026-01-20")!, hour: 9))
            let office = try await reader(Stage.office, house, stage)
            #expect(
                try await office.get("/readiness/compare").text.contains(
                    "/readiness/compare/self-assessment?kind=education"))
            let all = try await office.get("/readiness/compare/self-assessment?kind=education").text
            for words in ["As they rate themselves", "After moderation", "The year before", "standard=childrensVoice"] {
                #expect(all.contains(words), "\(words)")
            }
            let one = try await office.get(
                "/readiness/compare/self-assessment?kind=education&standard=childrensVoice"
            ).text
            for words in [Larkshire.wrenstow, "Partly met in 2024", "Better now"] { #expect(one.contains(words)) }
            let file = try await office.get("/readiness/compare/self-assessment.csv?kind=education")
            #expect(file.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(file.text.hasPrefix("standard,standard_title,agency,agency_name,year,own_rating"))
            #expect(file.text.contains("childrensVoice,"))
            #expect(
                try await program(Stage.office, house, stage)
                    .get("/api/v1/readiness/self-assessments?kind=education").text.contains("\"rated\":"))
            let head = try await reader("Kwame Asante", house, stage)
            #expect(try await head.get("/readiness/compare/self-assessment").status == .forbidden)
        }
    }

    @Test(
        "Evidence for a part of the report shows quarters, who owes what is overdue, learning and voice with what was done"
    )
    func evidence() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.aDisputeOverFunding.tell(on: stage)
            house.clock.go(to: Moment(Day("2026-04-20")!, hour: 9))
            let report = try await stage.act(
                "yearlyReport.begin", by: Stage.office, at: "2026-04-13 09:00",
                ["year": 2026, "council": .text(Larkshire.council)]
            ).stream
            let office = try await reader(Stage.office, house, stage)
            func part(_ code: String, _ browser: Browser? = nil) async throws -> String {
                try await (browser ?? office).get("/yearly-reports/\(report.id)/parts/\(code)").text
            }
            let learning = try await part("learning")
            #expect(learning.contains("Ten made-up referrals each quarter") && learning.contains("Three rounds of ten"))
            let voice = try await part("voice")
            #expect(voice.contains("posting a letter into a hedge") && voice.contains("In person, with cake"))
            #expect(try await part("contributions").contains("Meetings at which each partner") == false)
            #expect(try await part("funding").contains("£120000"))
            // Whoever writes and does not read the partners' own work gets the sums and no words of it.
            let analyst = try await reader("Sven Halloran", house, stage)
            #expect(try await !part("voice", analyst).contains("posting a letter into a hedge"))
            #expect(try await part("voice", analyst).contains("Heard: 1"))
        }
    }
}
