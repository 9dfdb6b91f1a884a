import Cast
import Foundation
import Guidance
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Practice
import Record
import Store
import Synchronization

@testable import Casework
@testable import Web

/// The whole of Kith on a temporary database, with its pages and its API on no network, and a clock that a story moves.
struct StoryHouse {
    let office: Office
    let keeper: Doorkeeper
    let client: any TestClientProtocol
    let clock: ToldClock

    /// The clock of the doors, which goes where the story is.
    final class ToldClock: Sendable {
        private let moment = Mutex(Moment(milliseconds: 0))
        func go(to now: Moment) { moment.withLock { $0 = now } }
        var clock: WebClock {
            WebClock(
                now: { self.moment.withLock { $0 } },
                nanoseconds: { UInt64(self.moment.withLock { $0 }.milliseconds) * 1_000_000 })
        }
    }

    /// Opens the house, tells what `body` tells, and closes it.
    ///
    /// - Parameter questions: if given, they keep every statement that a reading runs.
    static func open(
        counting questions: CountingDatabase.Questions? = nil,
        _ body: @escaping @Sendable (StoryHouse, Stage) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kith-told-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try SQLiteDatabase(path: folder.appendingPathComponent("kith.db").path, readers: 1)
        let database: any Database = questions.map { CountingDatabase(inner: file, questions: $0) } ?? file
        let office = try await Office.open(
            database, keyring: try Keyring(masterKey: [UInt8](repeating: 7, count: 32)), library: Pictures.library,
            area: "larkshire",
            makeID: {
                var random = SystemRandomNumberGenerator()
                return Opaque.make(using: &random)
            })
        try await database.migrate(webMigrations)
        let clock = ToldClock()
        var settings = DoorSettings()
        settings.passwordCost = .trifling
        let keeper = try Doorkeeper(
            settings: settings, clock: clock.clock, random: { KnownSecrets(seed: .random(in: 1 ... .max)).bytes($0) },
            database: database, directory: .of(office), secret: [UInt8](repeating: 7, count: 32),
            logger: Logger(label: "told", factory: { _ in SwiftLogNoOpLogHandler() }))
        let router = Site(keeper: keeper, office: office, assets: try Assets(upstream: nil)).router {
            Readiness(isReady: true)
        }
        let today = Moment(Day("2026-06-17")!, hour: 11, minute: 30)
        let area = try await Larkshire.settle(in: office)
        try await Application(router: router).test(.router) { client in
            let house = StoryHouse(office: office, keeper: keeper, client: client, clock: clock)
            try await body(house, Stage(office, area, today: today))
        }
        try await database.close()
    }

    /// How many entries the log of acts has.
    func entries() async throws -> Int {
        try await office.database.read { [office] session in
            var count = 0
            try office.book.entries(on: office.acts, in: session) { _ in
                count += 1
                return true
            }
            return count
        }
    }

    /// What was recorded after so many entries, as the desk would have answered.
    func recorded(_ act: ActKind, after count: Int) async throws -> Recorded {
        let places = try await office.database.read { [office] session in
            var places: [Recorded.Place] = []
            try office.book.entries(on: office.acts, from: count + 1, in: session) { entry in
                if entry.envelope.kind == act.rawValue, let stream = StreamID(entry.envelope.stream) {
                    places.append(Recorded.Place(stream: stream, number: entry.envelope.number))
                }
                return true
            }
            return places
        }
        guard !places.isEmpty else { throw DoorDiffers("\(act): the door says that it was recorded, and it was not") }
        return Recorded(places: places, clocks: [])
    }

    /// What the desk itself says to a proposal that a door turned away.
    func rejection(_ proposal: Proposal, _ caller: Caller, at now: Moment, _ answer: TestResponse) async throws
        -> Rejection
    {
        do { _ = try await office.desk.record(proposal, by: caller, at: now) } catch let rejection as Rejection {
            return rejection
        }
        throw DoorDiffers(
            "\(proposal.act): the desk records it, and the door answers \(answer.status.code): \(answer.told)")
    }
}

/// A door does other than the desk behind it.
struct DoorDiffers: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension TestResponse {
    /// The words of a page, as far as they help to find a fault.
    var told: String {
        let words = text.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
        return String(words.prefix(1_500))
    }
}

/// The API before the desk.
struct APIDoor: StoryDoor {
    let house: StoryHouse

    func record(_ proposal: Proposal, by caller: Caller, at now: Moment) async throws -> Recorded {
        house.clock.go(to: now)
        let made = try await house.keeper.tokens.make(
            for: caller.practitioner, name: "told", scope: .readAndRecord, until: now.adding(minutes: 5), at: now)
        var body: [String: Answer] = ["answers": .object(proposal.answers)]
        if let stream = proposal.stream { body["stream"] = .text(stream.description) }
        if !proposal.also.isEmpty { body["also"] = .list(proposal.also.map { .text($0.description) }) }
        if !proposal.each.isEmpty {
            let own = proposal.each.map { ($0.key.description, Answer.object($0.value)) }
            body["each"] = .object(Dictionary(uniqueKeysWithValues: own))
        }
        if !proposal.about.isEmpty { body["about"] = .list(proposal.about.map { .text($0.id) }) }
        if let happened = proposal.happenedAt { body["happenedAt"] = .text(happened.description) }
        if let follows = proposal.follows { body["follows"] = .int(follows) }
        if !proposal.documents.isEmpty {
            body["documents"] = .list(proposal.documents.map { ["upload": .text($0.upload)] })
        }
        let count = try await house.entries()
        let answer = try await house.client.execute(
            uri: "/api/v1/acts/\(proposal.act.rawValue)", method: .post,
            headers: [.authorization: "Bearer \(made.text)", .contentType: "application/json"],
            body: ByteBuffer(bytes: try JSONEncoder().encode(Answer.object(body))))
        if answer.status == .created {
            let recorded = try await house.recorded(proposal.act, after: count)
            guard answer.text.contains("\"\(recorded.stream)\"") else {
                throw DoorDiffers("\(proposal.act): the answer names another stream: \(answer.text)")
            }
            return recorded
        }
        let rejection = try await house.rejection(proposal, caller, at: now, answer)
        let said = try JSONDecoder().decode(Answer.self, from: Data(buffer: answer.body))
        guard case .object(let fields) = said else { throw DoorDiffers(answer.text) }
        let agrees =
            switch rejection {
            case .refused(let refusal), .changedMeanwhile(let refusal, _):
                fields["refusal"] == Answer(refusal) && answer.status == refusal.status
            case .problems: fields["problems"] != nil && answer.status == .unprocessableContent
            case .notFound: answer.status == .notFound
            }
        guard agrees else {
            throw DoorDiffers("\(proposal.act): the desk says \(rejection), the API \(answer.status) \(answer.text)")
        }
        throw rejection
    }
}

/// The pages before the desk: opens the act's form, fills it in as a browser would, and sends it.
struct PageDoor: StoryDoor {
    let house: StoryHouse

    func record(_ proposal: Proposal, by caller: Caller, at now: Moment) async throws -> Recorded {
        house.clock.go(to: now)
        let browser = Browser(house.client)
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(caller.practitioner), at: now))
        var path = "/act/\(proposal.act.rawValue)?"
        if let stream = proposal.stream { path += "stream=\(stream.description)&" }
        for person in proposal.about { path += "about=\(person.id)&" }
        path.removeLast()
        let shown = try await open(path, proposal, browser)
        guard shown.status == .ok else { throw try await turnedAway(proposal, caller, now, shown) }
        let form = try FilledForm(proposal, on: shown, library: house.office.library)
        let count = try await house.entries()
        var answer = try await browser.post("/act/\(proposal.act.rawValue)", form.fields)
        if answer.status == .ok, answer.text.contains("name=\"_checked\"") {
            answer = try await browser.post("/act/\(proposal.act.rawValue)", form.fields + [("_checked", "yes")])
        }
        guard answer.status == .seeOther else { throw try await turnedAway(proposal, caller, now, answer) }
        return try await house.recorded(proposal.act, after: count)
    }

    /// The form; where it does not offer a person who is to be chosen, as the search for them leads back to it.
    private func open(_ path: String, _ proposal: Proposal, _ browser: Browser) async throws -> TestResponse {
        let shown = try await browser.get(path)
        let questions = house.office.library.forms[proposal.act.rawValue]?.questions ?? []
        let lacking = questions.filter { question in
            guard question.type == .person, let id = proposal.answers[question.key]?.text else { return false }
            return shown.text.contains("name=\"\(question.key)\"") && !shown.text.contains("value=\"\(id)\"")
        }
        guard let question = lacking.first, let id = proposal.answers[question.key]?.text, shown.status == .ok else {
            return shown
        }
        guard shown.text.contains("question=\(question.key)\"") else {
            throw DoorDiffers("\(proposal.act): the page offers no search for \(question.key)")
        }
        return try await browser.get("\(path)\(path.contains("?") ? "&" : "?")\(question.key)=\(id)")
    }

    /// The desk's own rejection, once the page has been seen to say the same.
    private func turnedAway(
        _ proposal: Proposal, _ caller: Caller, _ now: Moment, _ answer: TestResponse
    ) async throws -> any Error {
        let rejection = try await house.rejection(proposal, caller, at: now, answer)
        let page = answer.text
        func says(_ words: String) -> Bool { page.contains(Markup(text: words).text) }
        let agrees =
            switch rejection {
            case .refused(let refusal), .changedMeanwhile(let refusal, _):
                says(refusal.reason) && says(refusal.remedy)
            case .problems(let problems): problems.allSatisfy { says($0.message) }
            case .notFound: answer.status == .notFound
            }
        guard agrees else {
            return DoorDiffers(
                "\(proposal.act): the desk says \(rejection), the page \(answer.status.code) \(answer.told)")
        }
        return rejection
    }
}
