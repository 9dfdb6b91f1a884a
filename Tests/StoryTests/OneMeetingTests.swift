import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

/// A sister's and a brother's one conference, and what the plans that follow are offered of it.
@Suite struct OneMeetingTests {
    private func form(
        _ told: Told, _ act: ActKind, in episode: StreamID, by name: String, at moment: Moment? = nil
    ) async throws -> FormPicture {
        try await told.office.lookout.form(
            for: act, in: episode, about: [], by: Caller(try told.practitioner(name)),
            at: moment ?? told.stage.clock)
    }

    private func conference(
        _ told: Told, in episode: StreamID, by name: String, alongside: Bool = true
    ) async throws -> ConferencePicture {
        let shown = try await told.office.lookout.conference(
            episode, as: "conference", by: Caller(try told.practitioner(name)), for: Lookout.Purpose(),
            at: told.stage.clock, alongside: alongside)
        guard case .shown(let picture, _) = shown else { throw Rejection.notFound }
        return picture
    }

    // MARK: Written once

    @Test func `One text stands on both records, and what a child says on that child's only`() async throws {
        try await withOffice(telling: .oneMeetingForTwo) { told in
            var records: [Conference.Meeting] = []
            for child in [OneMeeting.sister, OneMeeting.brother] {
                let episode = try await told.episode(of: child).stream
                records.append(
                    try #require(
                        try await self.conference(told, in: episode, by: OneMeeting.lead).meetings.first))
            }
            let (hers, his) = (records[0], records[1])
            for part in ["strengths", "familysViews"] {
                #expect(hers.section(part)?.act.text == his.section(part)?.act.text, "\(part)")
                #expect(hers.section(part) != nil)
            }
            #expect(hers.section("childsViews")?.act.text.hasPrefix("Ola wrote") == true)
            #expect(his.section("childsViews")?.act.text.hasPrefix("Filip drew") == true)
            #expect(his.section("risks")?.act.text.contains("Filip goes after him") == true)
            #expect(hers.section("risks")?.act.text.contains("the winter") == true)
            let refused = told.stage.refused.map(\.rule)
            #expect(refused == ["conference.minute.eachChildsOwn", "conference.minute.differs"])
            #expect(told.stage.refused.last?.refusal?.whose == (try told.stage.person(OneMeeting.brother)))
            // A report about both says what the sister said on hers alone; the brother's words are in a report of his own.
            #expect(hers.reports.compactMap(\.act.childsVoice) == ["“I am the alarm.”"])
            #expect(his.reports.compactMap(\.act.childsVoice) == ["“When it smells I hold the banister.”"])
            #expect(hers.reports.count == 3 && his.reports.count == 4)
            #expect(hers.views.count == 4 && his.views.count == 4 && his.held != nil)
            // One form called the conference and told both, and asked of each what is theirs alone.
            #expect(hers.call.act.childsPartHow?.hasPrefix("Ola wants") == true)
            #expect(his.call.act.childsPartHow?.hasPrefix("Filip draws") == true)
            #expect(hers.told.first?.act.childTold?.hasPrefix("Ola read") == true)
            #expect(his.told.first?.act.childTold?.hasPrefix("Filip was told") == true)
            #expect(hers.told.first?.act.how == his.told.first?.act.how)
        }
    }

    @Test func `A core group held for both keeps each child's words on that child's record`() async throws {
        try await withOffice(telling: .oneMeetingForTwo) { told in
            for (child, words, other) in [
                (OneMeeting.sister, "it was not me who got up", "Danuta snores"),
                (OneMeeting.brother, "Danuta snores", "it was not me who got up"),
            ] {
                let lines = try await told.lines(of: child).filter { $0.act == "coreGroup.hold" }
                let said = lines.flatMap(\.line.parts).filter { $0.holds == .childsWords }.map(\.words)
                #expect(said.contains { $0.contains(words) } && !said.contains { $0.contains(other) }, "\(child)")
                #expect(lines.contains { $0.line.parts.contains { $0.words.hasPrefix("Marek changes to days") } })
            }
        }
    }

    @Test func `What one child says is taken for no other: left open it stays open, and what is needed is asked for`()
        async throws
    {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            let answers: [String: Answer] = [
                "knows": "Little.", "strengths": "Halina.", "risks": "The gas.", "childsVoice": "“I am the alarm.”",
                "view": "plan", "viewBecause": "As I saw it.", "mayShare": true,
            ]
            try await told.stage.act(
                "conference.report", in: episodes[0], also: [episodes[1]], by: "Imran Sadiq", at: .after(minutes: 5),
                answers)
            let his = try #require(
                try await self.conference(told, in: episodes[1], by: "Imran Sadiq").latest?.reports.last)
            #expect(his.act.childsVoice == nil && his.act.knows == "Little.")
            // How each child took part has to be said of each.
            let held: [String: Answer] = [
                "present": [.text(Larkshire.council), .text(Larkshire.police), .text(Larkshire.wrenstow)],
                "childsPart": "writes", "plan": false, "because": "x", "otherHelp": "x",
            ]
            try await told.stage.isRefused(
                "conference.hold", for: "problems", in: episodes[0], also: [episodes[1]], by: Stage.chair,
                at: .after(minutes: 5), held)
        }
    }

    @Test func `Report, view and record are offered for a brother while the two have one meeting, and not after`()
        async throws
    {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            func offered(_ act: ActKind, _ name: String) async throws -> [String] {
                try await self.form(told, act, in: episodes[0], by: name).alsoIn.map(\.brief.fullName)
            }
            #expect(try await offered("conference.report", "Imran Sadiq") == [OneMeeting.brother])
            #expect(try await offered("conference.view", "Imran Sadiq") == [OneMeeting.brother])
            #expect(
                try await self.conference(told, in: episodes[0], by: Stage.chair).alongside.map(\.brief.fullName)
                    == [OneMeeting.brother])
            #expect(
                try await self.conference(told, in: episodes[0], by: "Imran Sadiq").alongside.isEmpty,
                "who does not write the record is offered nobody")
            try await told.stage.act(
                "conference.rearrange", in: episodes[1], by: OneMeeting.lead, at: .after(minutes: 20),
                [
                    "plannedFor": "2025-10-23 10:00", "chair": .text(Stage.chair),
                    "because": "Filip has the dentist on the 21st.",
                ])
            #expect(try await offered("conference.report", "Imran Sadiq") == [])
            #expect(try await self.conference(told, in: episodes[0], by: Stage.chair).alongside.isEmpty)
            for (act, answers) in [
                ("conference.view", ["view": "plan", "because": "As I saw it."]),
                (
                    "conference.report",
                    [
                        "knows": "Little.", "strengths": "Halina.", "risks": "The gas.", "view": "plan",
                        "viewBecause": "As I saw it.", "mayShare": true,
                    ]
                ),
            ] as [(ActKind, [String: Answer])] {
                try await told.stage.isRefused(
                    act, for: "\(act).together", in: episodes[0], also: [episodes[1]], by: "Imran Sadiq", answers)
            }
            try await told.stage.isRefused(
                "conference.minute", for: "conference.minute.together", in: episodes[0], also: [episodes[1]],
                by: Stage.chair, ["section": "risks", "text": "The gas."])
            #expect(
                try await self.conference(told, in: episodes[0], by: Stage.chair).latest?.section("risks") == nil,
                "what one record refuses stands on neither")
        }
    }

    @Test func `A look at the page of one is a look at the record of the other, of which it tells`() async throws {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            let brother = try told.stage.person(OneMeeting.brother)
            let chair = try told.practitioner(Stage.chair)
            func looks() async throws -> Int {
                try await told.read { try $0.looks(at: brother, limit: 10, in: $1) }
                    .count { $0.what == "conference" && $0.practitioner == chair }
            }
            let alone = try await self.conference(told, in: episodes[0], by: Stage.chair, alongside: false)
            #expect(alone.alongside.isEmpty && alone.mayMinute)
            #expect(try await looks() == 0, "where nothing of him is shown nobody looked at him")
            _ = try await self.conference(told, in: episodes[0], by: Stage.chair)
            #expect(try await looks() == 1)
        }
    }

    @Test func `A report about both takes the place of none that is the brother's own`() async throws {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            // The school's last report on Filip has what he said; one about both would take it from the page.
            let report: [String: Answer] = [
                "knows": "Both late again.", "strengths": "They wait for each other.", "risks": "The gas.",
                "view": "plan", "viewBecause": "As I saw it.", "mayShare": true,
            ]
            try await told.stage.isRefused(
                "conference.report", for: "conference.report.differs", in: episodes[0], also: [episodes[1]],
                by: "Joanna Petrie", at: .after(minutes: 5), report)
            let his = try await self.conference(told, in: episodes[1], by: Stage.chair).latest
            #expect(his?.reports.last?.act.childsVoice == "“When it smells I hold the banister.”")
            try await told.stage.act("conference.report", in: episodes[0], by: "Joanna Petrie", report)
        }
    }

    // MARK: Carried into the plan

    @Test func `The first plan is offered what the conference wrote, with who wrote it and when`() async throws {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            try await OneMeeting.minuted(told.stage, episodes)
            try await OneMeeting.decided(told.stage, episodes)
            let outcome = try await self.form(told, "plan.outcome", in: episodes[1], by: OneMeeting.lead)
            let outline = try #require(outcome.carried["change"])
            #expect(outline.isToRead && outline.act == "conference.hold")
            let plan = try await self.form(told, "plan.write", in: episodes[1], by: OneMeeting.lead).carried
            #expect(Set(plan.keys) == ["worry", "strengths", "childsViews", "familysViews", "contingency"])
            let worry = try #require(plan["worry"])
            #expect(worry.answer.text?.contains("Filip goes after him") == true, "as it stood last, on his own record")
            #expect(worry.by == OneMeeting.lead && worry.answeredAt.day == Day(2025, 10, 21))
            #expect(plan["childsViews"]?.answer.text?.hasPrefix("Filip drew") == true)
            #expect(plan["contingency"]?.isToRead == true && plan["worry"]?.isToRead == false)
            let hers = try await self.form(told, "plan.write", in: episodes[0], by: OneMeeting.lead).carried
            #expect(hers["childsViews"]?.answer.text?.hasPrefix("Ola wrote") == true)
        }
    }

    @Test func `What its author corrected is not offered, and once the plan is written its own words are`() async throws
    {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            try await OneMeeting.minuted(told.stage, episodes)
            try await OneMeeting.decided(told.stage, episodes)
            let before = try await self.conference(told, in: episodes[0], by: Stage.chair)
            let strengths = try #require(before.latest?.section("strengths"))
            try await told.stage.act(
                "episode.correct", in: episodes[0], by: Stage.chair, at: .after(minutes: 5),
                [
                    "entry": .int(strengths.stamp.number), "instead": "Their father alone came straight from work.",
                    "because": "I had it wrong.",
                ])
            let corrected = try await self.form(told, "plan.write", in: episodes[0], by: OneMeeting.lead).carried
            #expect(corrected["strengths"] == nil && corrected["worry"] != nil)
            try await OneMeeting.planned(told.stage, episodes)
            let written = try await self.form(told, "plan.write", in: episodes[0], by: OneMeeting.lead).carried
            #expect(written["strengths"]?.by == OneMeeting.lead && written["strengths"]?.act == nil)
            #expect(written["contingency"]?.isToRead == false)
            #expect(
                try await self.form(told, "plan.outcome", in: episodes[0], by: OneMeeting.lead).carried.isEmpty,
                "the outline is spent once the plan is written")
        }
    }

    @Test func `A report is offered its agency's own words again, never another agency's`() async throws {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            let police = try await self.form(told, "conference.report", in: episodes[0], by: "Imran Sadiq").carried
            #expect(police["knows"]?.answer == "The slippers in May; nothing else.")
            #expect(police["childsVoice"] == nil, "what a child says is asked anew")
            let council = try await self.form(told, "conference.report", in: episodes[0], by: OneMeeting.lead).carried
            #expect(council.isEmpty)
        }
    }

    @Test func `A report that its author corrected is not offered again, nor an older one in its place`() async throws {
        try await withOffice { told in
            let episodes = try await OneMeeting.called(told.stage)
            func offered() async throws -> [String: Carried] {
                try await self.form(told, "conference.report", in: episodes[1], by: "Joanna Petrie").carried
            }
            #expect(Set(try await offered().keys) == ["knows", "strengths", "risks"])
            let his = try #require(
                try await self.conference(told, in: episodes[1], by: Stage.chair).latest?.reports.last)
            try await told.stage.act(
                "episode.correct", in: episodes[1], by: "Joanna Petrie", at: .after(minutes: 5),
                [
                    "entry": .int(his.stamp.number), "instead": "He was late once in June.",
                    "because": "I had read the wrong register.",
                ])
            #expect(try await offered().isEmpty)
        }
    }
}
