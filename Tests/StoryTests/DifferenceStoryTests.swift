import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

@Suite struct DifferenceStoryTests {
    @Test func `The school's challenge changes the decision, and both decisions stay readable`() async throws {
        try await withOffice(telling: .challengedDecision) { told in
            let headlines = try await told.headlines(of: "Oona Thackeray")
            #expect(headlines.contains("Decision made on the referral"))
            #expect(headlines.contains("A decision was challenged"))
            #expect(headlines.contains("Decided again after a challenge, on the referral"))
            let episode = try await told.episode(of: "Oona Thackeray")
            #expect(episode.step == "s17" && episode.status == .assessing)
            let clock = try await told.clock(.referralDecision, of: "Oona Thackeray")
            #expect(!clock.isLate(at: Told.today), "the first decision stopped the clock in time")
            let rows = try await told.read { try $0.differences(on: episode.stream, in: $1) }
            #expect(rows.map(\.outcome) == ["changed"])
            #expect(rows.first?.isUpheld == true)
            #expect(told.stage.refused.map(\.rule).contains("difference.answer.own"))
        }
    }

    @Test func `The challenge stands on the episode's page for those who work with the child`() async throws {
        try await withOffice(telling: .challengedDecision) { told in
            let episode = try await told.episode(of: "Oona Thackeray")
            let lead = Caller(try told.practitioner("Agnieszka Wrona"))
            let shown = try await told.office.lookout.episode(
                episode.stream, by: lead, for: Lookout.Purpose(), at: Told.today)
            guard case .shown(let picture, _) = shown else { return #expect(Bool(false), "the lead sees the episode") }
            let row = try #require(picture.differences.first)
            let page = try await told.office.lookout.difference(
                row.stream, by: lead, for: Lookout.Purpose(), at: Told.today)
            guard case .shown(let difference, _) = page else { return #expect(Bool(false), "and the difference") }
            #expect(difference.withheld == 0 && difference.opensDecision)
        }
    }

    @Test func `Whoever raised it reads the difference and the answers, and nothing more of the record`() async throws {
        try await withOffice(telling: .secondStage) { told in
            let episode = try await told.episode(of: "Tadhg Quigley")
            let rows = try await told.read { try $0.differences(on: episode.stream, in: $1) }
            let stream = try #require(rows.first?.stream)
            let visitor = Caller(try told.practitioner("Teresa Lockhart"))
            let soon = Moment(Day(2026, 3, 2), hour: 10)
            let page = try await told.office.lookout.difference(
                stream, by: visitor, for: Lookout.Purpose(), at: soon)
            guard case .shown(let picture, let sees) = page else { return #expect(Bool(false), "she reads it") }
            #expect(picture.withheld == 0)
            #expect(!sees.shows(.narrative) && sees.shows(.narrative, in: .difference))
            // Four weeks after it was settled she has learnt how, and it is closed to her.
            await #expect(throws: Rejection.self) {
                _ = try await told.office.lookout.difference(
                    stream, by: visitor, for: Lookout.Purpose(), at: Told.today)
            }
        }
    }

    @Test func `A part in one difference opens no other about the same child`() async throws {
        try await withOffice(telling: .secondStage) { told in
            let episode = try await told.episode(of: "Tadhg Quigley")
            let own = try #require(try await told.read { try $0.differences(on: episode.stream, in: $1) }.first).stream
            // The lead challenges another decision about him.
            let decided = try await told.stage.entry(of: "referral.decide", in: episode.stream)
            let other = try await told.stage.act(
                "difference.raise", about: ["Tadhg Quigley"], by: "Jerome Baptiste", at: "2026-02-20 09:30",
                [
                    "challenged": .text(decided.description), "because": "It was decided too soon.",
                    "asked": "Decide it again.", "tried": "We spoke.", "safeMeanwhile": true,
                    "to": "Margaret Oyelaran",
                ]
            ).stream
            let visitor = Caller(try told.practitioner("Teresa Lockhart"))
            let at = Moment(Day(2026, 2, 23), hour: 10)
            guard
                case .shown = try await told.office.lookout.difference(
                    own, by: visitor, for: Lookout.Purpose(), at: at)
            else { return #expect(Bool(false), "her own is open to her") }
            await #expect(throws: Rejection.self) {
                _ = try await told.office.lookout.difference(other, by: visitor, for: Lookout.Purpose(), at: at)
            }
            // The lead reads both.
            for stream in [own, other] {
                let lead = Caller(try told.practitioner("Jerome Baptiste"))
                guard
                    case .shown = try await told.office.lookout.difference(
                        stream, by: lead, for: Lookout.Purpose(), at: at)
                else { return #expect(Bool(false), "the lead reads both") }
            }
        }
    }

    @Test func `A challenge of a conference's decision stands on its page and the plan's, and opens to its sides`()
        async throws
    {
        try await withOffice(telling: .oneAgencyDisagreed) { told in
            let episode = try await told.episode(of: "Kieran Maguire").stream
            let held = try await told.stage.entry(of: "conference.hold", in: episode)
            try await told.stage.act(
                "difference.raise", about: ["Kieran Maguire"], by: "Teresa Lockhart", at: "2024-10-18 09:00",
                [
                    "challenged": .text(held.description), "because": "It does not say who sees him at night.",
                    "asked": "That the conference meets again.", "tried": "We spoke.", "safeMeanwhile": true,
                    "to": "Samuel Quartey",
                ])
            for (name, opens) in [("Jerome Baptiste", true), ("Teresa Lockhart", true), ("Carys Bevan", false)] {
                let shown = try await told.office.lookout.conference(
                    episode, as: "plan", by: Caller(told.practitioner(name)), for: .init(),
                    at: Moment(Day(2024, 10, 18), hour: 12))
                guard case .shown(let picture, _) = shown else { return #expect(Bool(false), "\(name) reads the plan") }
                #expect(picture.differences.map(\.act) == ["conference.hold"], "\(name)")
                #expect(picture.differences.map(\.isOpen) == [opens], "\(name)")
            }
            // One that another agency raises opens to whoever carries the work, and not to the first's side.
            let group = try await told.stage.entry(of: "coreGroup.hold", in: episode)
            try await told.stage.act(
                "difference.raise", about: ["Kieran Maguire"], by: "Carys Bevan", at: "2024-10-18 13:00",
                [
                    "challenged": .text(group.description), "because": "Nobody was given the nights.",
                    "asked": "That the core group meets again.", "tried": "We spoke.", "safeMeanwhile": true,
                    "to": "Samuel Quartey",
                ])
            for (name, opens) in [("Jerome Baptiste", [true, true]), ("Teresa Lockhart", [false, true])] {
                let shown = try await told.office.lookout.conference(
                    episode, as: "plan", by: Caller(told.practitioner(name)), for: .init(),
                    at: Moment(Day(2024, 10, 18), hour: 14))
                guard case .shown(let picture, _) = shown else { return #expect(Bool(false), "\(name) reads the plan") }
                let byRaising = picture.differences.sorted { $0.raisedAt > $1.raisedAt }
                #expect(byRaising.map(\.isOpen) == opens, "\(name)")
            }
        }
    }

    @Test func `A challenge about one child of a family stands on the page of the early help they share`() async throws
    {
        try await withOffice(telling: .aTeamAroundAFamily) { told in
            let child = try told.stage.person("Mabli Sayer")
            let help = try #require(try await told.read { try $0.earlyHelps(with: child, in: $1) }.first).stream
            let plan = try await told.stage.entry(of: "earlyHelp.plan", in: help)
            let challenged = try await told.stage.act(
                "difference.raise", about: ["Mabli Sayer"], by: "Sunita Deol",
                [
                    "challenged": .text(plan.description), "because": "Eleven biscuits is a lot.",
                    "asked": "Somebody else on the stairs.", "tried": "We spoke.", "safeMeanwhile": true,
                    "to": "Jacqueline Toussaint",
                ])
            let shown = try await told.office.lookout.earlyHelp(
                help, by: Caller(told.practitioner("Gareth Lomax")), for: .init(), at: Told.today)
            guard case .shown(let picture, _) = shown else { return #expect(Bool(false), "whoever leads it reads it") }
            #expect(picture.differences.map(\.stream) == [challenged.stream])
        }
    }

    @Test func `The first answer came late with its reason, the second in time, and both sides learnt`() async throws {
        try await withOffice(telling: .secondStage) { told in
            let episode = try await told.episode(of: "Tadhg Quigley")
            let rows = try await told.read { try $0.differences(on: episode.stream, in: $1) }
            let row = try #require(rows.first)
            #expect(row.level == .second && row.outcome == "agreedOtherwise")
            let clocks = try await told.read { try $0.clocks(of: row.stream, in: $1) }
            let first = try #require(clocks.first { $0.duty == .differenceFirst })
            #expect(first.due == .day(Day(2026, 2, 6)) && first.isLate(at: Told.today))
            #expect(first.explained?.contains("in court") == true)
            let second = try #require(clocks.first { $0.duty == .differenceSecond })
            #expect(!second.isLate(at: Told.today))
            #expect(try await told.work(of: "Teresa Lockhart").allSatisfy { $0.stream != row.stream })
        }
    }

    @Test func `A supervisor's page shows which child's work drifts and why`() async throws {
        try await withOffice(telling: .driftFound) { told in
            let supervisor = Caller(try told.practitioner("Samuel Quartey"))
            let team = try await told.office.lookout.team(of: supervisor, at: Told.today)
            #expect(team.sums.map(\.children) == [2])
            #expect(team.sums.map(\.drifting) == [1])
            let names = team.rows.map { $0.brief?.fullName }
            #expect(names == ["Kit Lovelace", "Bay Lovelace"], "the one that drifts comes first")
            #expect(team.rows[0].row.drift(at: Told.today) == [.notSeen, .noProgress])
            #expect(team.rows[1].row.drift(at: Told.today).isEmpty)
            await #expect(throws: (any Error).self) {
                _ = try await told.office.lookout.team(
                    of: Caller(try told.practitioner("Callum Stroud")), at: Told.today)
            }
        }
    }

    @Test func `The duty tray holds what the front door has to do, by time left`() async throws {
        try await withOffice(telling: .thisWeekAtTheFrontDoor) { told in
            let duty = Caller(try told.practitioner("Yasmin Kaleem"))
            let list = try await told.office.lookout.list(.duty, by: duty, at: Told.today)
            #expect(list.total == list.lines.count && list.total > 1)
            let due = list.lines.compactMap { $0.item.due?.lastMoment }
            #expect(due == due.sorted())
            await #expect(throws: (any Error).self) {
                _ = try await told.office.lookout.list(
                    .duty, by: Caller(try told.practitioner("Joanna Petrie")), at: Told.today)
            }
        }
    }

    @Test func `A calendar holds a practitioner's dates without anyone's name`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let diary = try await told.office.lookout.diary(
                of: try told.practitioner("Agnieszka Wrona"), at: Told.today)
            #expect(!diary.items.isEmpty)
            let text = diary.items.map { $0.what + $0.why }.joined()
            for name in told.stage.people.keys { #expect(!text.contains(name.split(separator: " ")[0])) }
        }
    }
}
