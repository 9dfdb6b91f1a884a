import Foundation
import Guidance
import HTML
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// One conference about a sister and a brother, written once on its page, and what the plan's form offers of it.
@Suite("A conference for brothers and sisters, at the door")
struct ConferenceTogetherTests {
    private func browser(_ name: String, _ house: StoryHouse, _ stage: Stage) async throws -> Browser {
        let id = try #require(stage.area.practitioners[name])
        house.clock.go(to: stage.clock)
        let browser = Browser(house.client)
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(id), at: stage.clock))
        return browser
    }

    private func meeting(_ house: StoryHouse, _ episode: StreamID) async throws -> Conference.Meeting {
        try await house.office.database.read { [office = house.office] session in
            try #require(try office.replay(Episode.self, episode, in: session)?.state.conference.called)
        }
    }

    private func number(_ meeting: Conference.Meeting) -> String { "\(meeting.number)" }

    @Test("A part is saved for both; the child's own views for one; a text of the other's own is told and stays")
    func minute() async throws {
        try await StoryHouse.open { house, stage in
            let episodes = try await OneMeeting.called(stage)
            let (hers, his) = (episodes[0], episodes[1])
            let chair = try await self.browser(Stage.chair, house, stage)
            let path = "/episodes/\(hers.id)/conference"
            let page = try await chair.get(path)
            #expect(page.status == .ok)
            #expect(page.text.contains("Save each part for these children as well"))
            #expect(page.text.contains(OneMeeting.brother) && page.text.contains("saved on this child's record only"))
            let number = self.number(try await self.meeting(house, hers))
            func save(_ press: String, also: Bool, _ fields: [(String, String)]) async throws -> TestResponse {
                let chosen = also ? [("also", his.description)] : []
                return try await chair.post(
                    path + "/minute",
                    [("meeting", number), ("stream", hers.description), ("save", press), ("_once", UUID().uuidString)]
                        + chosen + fields)
            }
            // Written for her first, and then for both: what he lacks is added, what she says is not.
            let first = try await save(
                "all", also: false,
                [("text.strengths", "An aunt with a key."), ("text.childsViews", "“I am the alarm.”")])
            #expect(first.status == .seeOther, "\(first.told)")
            #expect(try await self.meeting(house, his).minute.isEmpty)
            let entry = try #require(try await self.meeting(house, hers).section("strengths")).stamp.number
            let both = try await save(
                "all", also: true,
                [
                    ("text.strengths", "An aunt with a key."), ("replaces.strengths", "\(entry)"),
                    ("text.childsViews", "“I am the alarm, still.”"), ("text.risks", "The gas."),
                ])
            #expect(both.status == .conflict, "her own words had another entry under them")
            #expect(try await self.meeting(house, his).section("strengths")?.act.text == "An aunt with a key.")
            #expect(try await self.meeting(house, his).section("risks")?.act.text == "The gas.")
            #expect(try await self.meeting(house, his).section("childsViews") == nil)

            // The lead writes on his record what is his alone; a text about both then goes onto neither.
            let risks = try #require(try await self.meeting(house, his).section("risks")).stamp.number
            try await stage.act(
                "conference.minute", in: his, by: OneMeeting.lead, at: .after(minutes: 1),
                ["section": "risks", "text": "The gas, and the stairs at four.", "replaces": .int(risks)])
            let shown = try await chair.get(path + "?also=\(his.id)")
            #expect(shown.text.contains("The record of \(OneMeeting.brother) says something else in this part"))
            let base = try #require(try await self.meeting(house, hers).section("risks")).stamp.number
            let told = try await save(
                "risks", also: true, [("text.risks", "The gas, and the winter."), ("replaces.risks", "\(base)")])
            #expect(told.status == .conflict)
            let words = "\(OneMeeting.brother): This child's own record says something else"
            #expect(told.text.contains(Markup(text: words).text))
            #expect(told.text.contains("The gas, and the winter.</textarea>"), "what was typed is still there")
            #expect(try await self.meeting(house, hers).section("risks")?.act.text == "The gas.")
            #expect(try await self.meeting(house, his).section("risks")?.act.text.contains("stairs") == true)
            let alone = try await save(
                "risks", also: false, [("text.risks", "The gas, and the winter."), ("replaces.risks", "\(base)")])
            #expect(alone.status == .seeOther, "\(alone.told)")
            #expect(try await self.meeting(house, hers).section("risks")?.act.text == "The gas, and the winter.")

            // Nobody is chosen whose meeting it is not, whatever is sent.
            let foreign = try await chair.post(
                path + "/minute",
                [
                    ("meeting", number), ("stream", hers.description), ("save", "next"), ("text.next", "Tuesday."),
                    ("also", "episode/" + String(repeating: "0", count: 26)),
                ])
            #expect(foreign.status == .conflict && foreign.text.contains("Nothing was saved"))
            #expect(try await self.meeting(house, hers).section("next") == nil)
        }
    }

    @Test("What somebody wrote meanwhile of one child goes onto no other's record by whoever never read it")
    func unread() async throws {
        try await StoryHouse.open { house, stage in
            let episodes = try await OneMeeting.called(stage)
            let (hers, his) = (episodes[0], episodes[1])
            func minute(_ text: String, replaces: Int? = nil) async throws -> Int {
                var answers: [String: Answer] = ["section": "risks", "text": .text(text)]
                if let replaces { answers["replaces"] = .int(replaces) }
                return try await stage.act(
                    "conference.minute", in: hers, by: OneMeeting.lead, at: .after(minutes: 1), answers
                ).number
            }
            let first = try await minute("The gas.")
            let second = try await minute("The gas; and Ola does not sleep.", replaces: first)
            let chair = try await self.browser(Stage.chair, house, stage)
            let path = "/episodes/\(hers.id)/conference"
            _ = try await chair.get(path)
            let number = self.number(try await self.meeting(house, hers))
            func save(_ text: String, _ replaces: Int) async throws -> TestResponse {
                try await chair.post(
                    path + "/minute",
                    [
                        ("meeting", number), ("stream", hers.description), ("save", "all"),
                        ("_once", UUID().uuidString), ("also", his.description), ("text.risks", text),
                        ("replaces.risks", "\(replaces)"),
                    ])
            }
            // The chair's page was opened before the lead wrote what is true of Ola alone.
            let behind = try await save("The gas.", first)
            #expect(try await self.meeting(house, his).section("risks") == nil, "nobody who saved it had read it")
            #expect(behind.status == .conflict && behind.text.contains("so it was not saved for \(OneMeeting.brother)"))
            #expect(behind.text.contains("The gas; and Ola does not sleep.</textarea>"), "what stands is there to read")
            let read = try await save("The gas; and Ola does not sleep.", second)
            #expect(read.status == .seeOther, "\(read.told)")
            #expect(try await self.meeting(house, his).section("risks")?.act.text == "The gas; and Ola does not sleep.")
        }
    }

    @Test("The first plan's form shows what the conference wrote, with its age, and uses what is confirmed only")
    func plan() async throws {
        try await StoryHouse.open { house, stage in
            let episodes = try await OneMeeting.called(stage)
            try await OneMeeting.minuted(stage, episodes)
            try await OneMeeting.decided(stage, episodes)
            try await OneMeeting.outcome(stage, episodes[1], at: "2025-10-24 10:00")
            let lead = try await self.browser(OneMeeting.lead, house, stage)
            let path = "/act/plan.write?stream=\(episodes[1].description)"
            let form = try await lead.get(path)
            #expect(form.status == .ok)
            for words in [
                "As the conference's record says, written 3 days ago, on 21 October 2025, by \(OneMeeting.lead)",
                "Filip drew three beds", "As the conference decided in its outline plan 3 days ago",
                "Write above what belongs to this question", "name=\"carry.worry\"",
            ] { #expect(form.text.contains(Markup(text: words).text) || form.text.contains(words), "\(words)") }
            #expect(!form.text.contains("name=\"carry.contingency\""), "the whole outline is no contingency")
            let confirmed = Dictionary(
                uniqueKeysWithValues: form.text.matches(of: /name="carry\.(\w+)" type="checkbox" value="([0-9]+)"/)
                    .map { (String($0.1), String($0.2)) })
            #expect(!form.text.contains("Ola wrote"), "nothing of his sister's")
            let sent = [
                ("stream", episodes[1].description), ("carry.worry", try #require(confirmed["worry"])),
                ("carry.childsViews", try #require(confirmed["childsViews"])), ("carry.contingency", "1"),
                ("strengths", "My own words."), ("familysViews", "Their words."),
                ("seeing", "Each fortnight"), ("happened", "now"), ("_once", "0nce"),
            ]
            let lacking = try await lead.post("/act/plan.write", sent)
            #expect(lacking.status == .unprocessableContent, "an outline is read, not confirmed")
            let other = sent.map { $0.0 == "carry.worry" ? ("carry.worry", "1") : $0 }
            let unread = try await lead.post("/act/plan.write", other + [("contingency", "Both sleep at Danuta's.")])
            #expect(
                unread.status == .unprocessableContent && unread.text.contains("has changed since you confirmed it"))
            let done = try await lead.post("/act/plan.write", sent + [("contingency", "Both sleep at Danuta's.")])
            #expect(done.status == .seeOther, "\(done.told)")
            let written = try await house.office.database.read { [office = house.office] session in
                try #require(
                    try office.replay(Episode.self, episodes[1], in: session)?.state.protectionPlan.open?.versions.last)
            }.act
            #expect(written.worry.contains("Filip goes after him") && written.childsViews.hasPrefix("Filip drew"))
            #expect(written.strengths == "My own words." && written.contingency == "Both sleep at Danuta's.")
        }
    }
}
