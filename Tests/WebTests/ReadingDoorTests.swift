import Foundation
import Guidance
import HTML
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// What can be read by API is what the same person's page shows, and nothing of it to whoever the page is closed to.
@Suite("What is read by API")
struct ReadingDoorTests {
    private static let readers = [
        "Jerome Baptiste", "Agnieszka Wrona", "Niamh Corrigan", "Dafydd Pritchard", "Yasmin Kaleem", "Joanna Petrie",
        "Miriam Calder", "Imran Sadiq", "Teresa Lockhart", "Olu Fashola", "Owen Tredinnick", "Lorna Whitcombe",
        "Margaret Oyelaran", "Gareth Lomax", "Gita Bhandari", "Constance Adomako", "Ngozi Adebayo-Finch",
        "Piotr Lisowski", "Ruth Ellingham",
    ]

    /// The doors of a house for one practitioner: their browser, and a token of theirs.
    private struct Reader {
        let name: String
        let browser: Browser
        let token: String
        let client: any TestClientProtocol

        func page(_ path: String) async throws -> TestResponse { try await browser.get(path) }
        func api(_ path: String) async throws -> TestResponse {
            try await client.execute(
                uri: "/api/v1" + path, method: .get, headers: [.authorization: "Bearer \(token)"])
        }
    }

    private func reader(
        _ name: String, _ house: StoryHouse, _ stage: Stage, at moment: Moment? = nil
    ) async throws -> Reader {
        let id = try #require(stage.area.practitioners[name])
        let now = moment ?? stage.today
        house.clock.go(to: now)
        let browser = Browser(house.client)
        browser.keep(house.keeper.cookies.session, try await house.keeper.sessions.open(Sessions.Start(id), at: now))
        let made = try await house.keeper.tokens.make(
            for: id, name: name, scope: .read, until: now.adding(minutes: 60), at: now)
        return Reader(name: name, browser: browser, token: made.text, client: house.client)
    }

    /// Every sentence an answer holds, without who the person is, which every page about them says in its own way.
    private func sentences(_ answer: Answer) -> [String] {
        switch answer {
        case .text(let text):
            text.split(whereSeparator: \.isNewline).map(String.init).filter { $0.contains(" ") && $0.count > 12 }
        case .list(let list): list.flatMap(sentences)
        case .object(let fields): fields.filter { $0.key != "identity" }.values.flatMap(sentences)
        default: []
        }
    }

    /// Asks for the same by page and by API, and compares what each says.
    ///
    /// - Returns: whether it was shown, and how many sentences were.
    @discardableResult
    private func compare(_ api: String, _ pages: [String], _ reader: Reader) async throws -> (shown: Bool, words: Int) {
        let page = try await reader.page(pages[0])
        let answer = try await reader.api(api)
        let said = try JSONDecoder().decode(Answer.self, from: Data(buffer: answer.body))
        guard case .object(let fields) = said else { throw DoorDiffers(answer.text) }
        let what =
            "\(api) for \(reader.name): page \(page.status.code), API \(answer.status.code) \(answer.text.prefix(300))"
        if page.text.contains("Say why you are looking") {
            #expect(answer.status == .forbidden && answer.text.contains("access.reason"), "\(what)")
            return (false, 0)
        }
        if page.text.contains("You do not work with this person") {
            #expect(answer.status == .ok && fields["stub"] != nil, "\(what)")
            return (false, 0)
        }
        #expect(page.status == answer.status, "\(what)")
        guard answer.status == .ok else {
            if case .object(let refusal)? = fields["refusal"], let reason = refusal["reason"]?.text {
                #expect(page.text.contains(Markup(text: reason).text), "\(what)")
            }
            return (false, 0)
        }
        #expect(fields["stub"] == nil, "\(what)")
        var text = page.text
        for other in pages.dropFirst() { text += try await reader.page(other).text }
        let words = sentences(said)
        for sentence in words where !text.contains(Markup(text: sentence).text) {
            Issue.record("\(api) tells \(reader.name) what their page does not: \(sentence)")
        }
        return (true, words.count)
    }

    private func everyReader(
        _ story: Story, at moment: Moment? = nil,
        _ routes: @escaping @Sendable (Stage, StoryHouse) async throws -> [(String, [String])],
        seen: Int, by insider: String, notBy stranger: String
    ) async throws {
        try await StoryHouse.open { house, stage in
            try await story.tell(on: stage)
            let routes = try await routes(stage, house)
            for name in Self.readers {
                let reader = try await self.reader(name, house, stage, at: moment)
                for (api, pages) in routes {
                    let found = try await self.compare(api, pages, reader)
                    if name == insider { #expect(found.shown, "\(api) is open to \(name)") }
                    if name == stranger { #expect(!found.shown || found.words == 0, "\(api) tells \(name) nothing") }
                }
            }
            let inside = try await self.reader(insider, house, stage, at: moment)
            var words = 0
            for (api, pages) in routes { words += try await self.compare(api, pages, inside).words }
            #expect(words >= seen, "\(words) sentences were compared")
        }
    }

    private func ofChild(_ id: PersonID) -> [(String, [String])] {
        let child = "/people/\(id.id)"
        return [
            ("/children/\(id.id)/family", [child + "/genogram", child]),
            ("/children/\(id.id)/network", [child + "/ecomap", child]),
            ("/children/\(id.id)/involvement", [child + "/involvement", child]),
            ("/children/\(id.id)/letters", [child + "/letters", child]),
        ]
    }

    @Test("of a plan, a family group conference and a family is what their pages show, to each practitioner alike")
    func familysPlan() async throws {
        try await everyReader(
            .theFamilysOwnPlan, at: Moment(Day("2025-06-20")!, hour: 14),
            { stage, house in
                let child = try stage.person("Grace Adeleke")
                let episode = try await house.office.database.read { [office = house.office] in
                    try #require(try office.readings.episodes(of: child, in: $0).first).stream
                }
                let page = "/episodes/\(episode.id)"
                return self.ofChild(child) + [
                    ("/episodes/\(episode.id)/child-in-need-plan", [page]),
                    ("/episodes/\(episode.id)/family-group", [page]),
                ]
            }, seen: 12, by: "Agnieszka Wrona", notBy: "Ruth Ellingham")
    }

    @Test("of letters and early help is what their pages show, to each practitioner alike")
    func letters() async throws {
        try await everyReader(
            .toldInWriting,
            { stage, house in
                let child = try stage.person("Tobi Oduya")
                let letters = try await house.office.database.read { [office = house.office] in
                    try office.readings.letters(about: child, in: $0)
                }
                #expect(letters.count > 2)
                return self.ofChild(child)
                    + letters.filter { $0.to == "family" }.map {
                        ("/letters/\($0.stream.id)", ["/letters/\($0.stream.id)"])
                    }
            }, seen: 3, by: "Jerome Baptiste", notBy: "Ruth Ellingham")
    }

    @Test("of an audit is for those who audit, and the agency's counts hide small numbers as their page does")
    func audits() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.assessmentsUnderWay.tell(on: stage)
            let (planner, auditor, moderator) = ("Margaret Oyelaran", "Owen Tredinnick", "Lorna Whitcombe")
            let named = [auditor, moderator].compactMap { stage.area.practitioners[$0] }
            let caller = Caller(try #require(stage.area.practitioners[planner]))
            let drawn = try await house.office.lookout.draw(
                1, seed: 7, without: named, by: caller, at: stage.today)
            let child = try #require(drawn.children.first)
            let chosen = try #require(stage.people.first { $0.value == child }?.key)
            let audit = try await stage.act(
                "audit.plan", about: [chosen], by: planner, at: .moment(stage.today),
                [
                    "round": "Summer and its standards", "auditor": .text(auditor), "moderator": .text(moderator),
                    "dueOn": "2026-07-15", "seed": 7, "drawnFrom": .int(drawn.from),
                ]
            ).stream
            try await stage.act(
                "audit.judge", in: audit, by: auditor,
                [
                    "grades": ["alert": "met"], "evidence": ["alert": "Seen alone on two days, in his words"],
                    "doneWell": "The visits say what the child said.", "unsafeNow": false,
                ])
            for name in Self.readers {
                let reader = try await self.reader(name, house, stage)
                let one = try await self.compare("/audits/\(audit.id)", ["/audits/\(audit.id)"], reader)
                if name == auditor { #expect(one.shown && one.words >= 3) }
                if name == "Joanna Petrie" || name == "Ruth Ellingham" { #expect(!one.shown) }
                let all = try await self.compare("/audits", ["/audits"], reader)
                if name == auditor { #expect(all.shown) }
                if name == "Joanna Petrie" { #expect(!all.shown) }
            }
            let told = try await self.reader(auditor, house, stage).api("/audits")
            #expect(told.text.contains("fewer than 5") && !told.text.contains("\"1\""), "\(told.text)")
        }
    }

    @Test("of the partnership: documents are public as they are published, its work is for those inside")
    func partnership() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.aDisputeOverFunding.tell(on: stage)
            var words = 0
            for name in Self.readers {
                let reader = try await self.reader(name, house, stage)
                for part in PartnershipPart.allCases {
                    let found = try await self.compare(
                        "/partnership/work/\(part.rawValue)", ["/partnership/work"], reader)
                    if name == "Joanna Petrie" { #expect(!found.shown) }
                    if name == "Constance Adomako" {
                        #expect(found.shown)
                        words += found.words
                    }
                }
            }
            #expect(words > 5)
            try await Story.aProtocolThatTightens.tell(on: stage)
            let reader = try await self.reader("Joanna Petrie", house, stage)
            let found = try await self.compare("/partnership/protocol", ["/partnership/protocol"], reader)
            #expect(found.shown && found.words > 3)
            let versions = try await house.client.execute(uri: "/api/v1/partnership/arrangements", method: .get)
            #expect(versions.status == .ok, "no token is needed for what is published")
            let nobody = try await house.client.execute(uri: "/api/v1/partnership/work/funding", method: .get)
            #expect(nobody.status == .unauthorized)
        }
    }

    @Test("of somebody's tasks across children is what their own page lists, and nobody else's")
    func tasks() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.assessmentsUnderWay.tell(on: stage)
            for name in Self.readers {
                let reader = try await self.reader(name, house, stage)
                let found = try await self.compare("/worklists/mine", ["/"], reader)
                #expect(found.shown)
            }
            let answer = try await self.reader("Jerome Baptiste", house, stage).api("/worklists/mine")
            #expect(answer.text.contains("\"act\":"), "\(answer.text)")
        }
    }

    @Test("of what is not there is answered in the same words as of what is hidden")
    func notThere() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.protectedAddress.tell(on: stage)
            let child = try stage.person("Natan Haile")
            let episode = try await house.office.database.read { [office = house.office] in
                try #require(try office.readings.episodes(of: child, in: $0).first).stream
            }
            let nobody = String(repeating: "0", count: 26)
            // He declared that he knows the father: to him the children are not there.
            let reader = try await self.reader("Dean Ashworth", house, stage)
            func words(_ path: String) async throws -> [String?] {
                let answer = try await reader.api(path)
                #expect(answer.status == .notFound, "\(path): \(answer.status)")
                let said = try JSONDecoder().decode(Answer.self, from: Data(buffer: answer.body))
                guard case .object(let fields) = said, case .object(let error)? = fields["error"] else { return [] }
                return ["code", "message", "remedy"].map { error[$0]?.text }
            }
            let unknown = try await words("/children/\(nobody)/family")
            #expect(unknown.count == 3)
            for path in ["family", "network", "involvement", "letters"] {
                #expect(try await words("/children/\(child.id)/\(path)") == unknown)
            }
            for path in ["child-in-need-plan", "family-group"] {
                #expect(try await words("/episodes/\(episode.id)/\(path)") == unknown)
                #expect(try await words("/episodes/\(nobody)/\(path)") == unknown)
            }
            #expect(try await words("/audits/\(nobody)") == unknown)
            #expect(try await words("/letters/\(nobody)") == unknown)
        }
    }
}
