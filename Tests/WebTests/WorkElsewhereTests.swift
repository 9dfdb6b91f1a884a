import Guidance
import HTML
import HTTPTypes
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Readings
@testable import Web

@Suite("Work that is done on another record of the same person")
struct WorkElsewhereTests {
    private func link(_ act: ActKind, in stream: StreamID) -> String {
        let item = WorkItem(
            stream: stream, person: Pictures.child, duty: nil, what: "Refer", why: "x",
            since: Moment("2024-03-27T10:00:00Z")!, due: nil, act: act)
        return workTitle(WorkLine(item: item, brief: nil), about: nil).text
    }

    @Test("leads to where the act begins: the early help's page, a new record about the child, the open episode")
    func links() {
        let child = Pictures.child.id
        let help = StreamID(.earlyHelp, child)
        #expect(link("referral.make", in: help).contains("href=\"/early-help/\(child)\""))
        #expect(link("earlyHelp.agree", in: help).contains("href=\"/act/earlyHelp.agree?stream="))
        let person = StreamID(.person, child)
        #expect(link("circumstance.note", in: person).contains("href=\"/act/circumstance.note?about=\(child)\""))
        let away = StreamID(.livingAway, child)
        #expect(link("strategy.call", in: away).contains("href=\"/people/\(child)/strategy-discussion\""))
    }

    @Test("A return home that needs an enquiry leads to the open episode, and first to a referral where there is none")
    func returning() async throws {
        try await StoryHouse.open { house, stage in
            let (child, lead) = ("Rowan Tyndall", "Jerome Baptiste")
            try await stage.register(.tyndall, by: "Joanna Petrie", at: "2024-09-09 09:00")
            let stream = try await stage.act(
                "lookedAfter.begin", about: [child], by: "Yasmin Kaleem", at: "2024-10-07 18:40",
                ["legalStatus": "accommodated", "because": "x", "childsWords": "x", "parentsView": "x"]
            ).stream
            try await stage.act(
                "livingAway.allocate", in: stream, by: "Dafydd Pritchard", at: "2024-10-07 19:05",
                ["worker": .text(lead), "manager": "Niamh Corrigan", "reviewingOfficer": "Owen Tredinnick"])
            try await stage.act(
                "returnHome.decide", in: stream, by: lead, at: "2024-10-14 10:00",
                [
                    "returnKind": "unplanned", "homeOn": "2024-10-13", "because": "He walked home.",
                    "danger": "The police were there on Saturday.", "enquiryNeeded": true, "familyMeeting": "held",
                    "childsWords": "x",
                ])
            let person = try stage.person(child).id
            let way = "/people/\(person)/strategy-discussion"
            let browser = Browser(house.client)
            func look(_ hour: Int) async throws -> (work: String, answer: TestResponse) {
                house.clock.go(to: Moment(Day(year: 2024, month: 10, day: 14)!, hour: hour))
                browser.keep(
                    house.keeper.cookies.session,
                    try await house.keeper.sessions.open(
                        Sessions.Start(try #require(stage.area.practitioners[lead])), at: house.clock.clock.now()))
                return (try await browser.get("/").text, try await browser.get(way))
            }
            let before = try await look(11)
            #expect(before.work.contains("href=\"\(way)\""))
            #expect(before.answer.status == .conflict)
            #expect(before.answer.text.contains("Make a referral instead"))
            let episode = try await stage.refer(
                [child], by: "Joanna Petrie", at: "2024-10-14 12:00",
                [
                    "askedFor": "referral", "danger": "soon", "worry": "x", "whereabouts": "At home",
                    "parentsTold": true, "consent": "given",
                ])[0]
            let after = try await look(13)
            #expect(!after.work.contains("href=\"\(way)\""))
            #expect(after.answer.headers[.location]?.contains("/act/strategy.call?stream=episode") == true)
            #expect(after.answer.headers[.location]?.contains(episode.id) == true)
        }
    }
}
