import Casework
import Foundation
import Guidance
import Practice
import Readings
import Record
import Store
import Testing

@testable import Cast

/// Opens an office on a temporary database with Larkshire settled in it, tells a story, and checks at the end
/// that rebuilding the readings changes nothing and that the record is sound.
func withOffice(
    telling story: Story? = nil, today: Moment = Told.today, _ body: (Told) async throws -> Void
) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "kith-story-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try SQLiteDatabase(path: folder.appendingPathComponent("kith.sqlite").path, readers: 1)
    let keyring = try Keyring(masterKey: [UInt8](repeating: 7, count: 32))
    let office = try await Office.open(
        database, keyring: keyring, library: Told.library, area: "larkshire", makeID: Told.makeID)
    let stage = Stage(office, try await Larkshire.settle(in: office), today: today)
    if let story { try await story.tell(on: stage) }
    try await body(Told(stage: stage))
    try await expectSound(office)
    try await database.close()
}

/// What holds at the end of every story.
func expectSound(_ office: Office) async throws {
    let rebuilt = try await office.rebuild()
    #expect(rebuilt.changed == [], "rebuilding the readings changes nothing")
    let verified = try await office.database.read { [book = office.book, area = office.area] session in
        try book.verify(.acts(area), in: session)
    }
    #expect(verified.isSound, "\(verified.fault.map { "entry \($0.number ?? 0): \($0.what)" } ?? "")")
    #expect(verified.entries == rebuilt.entries)
}

/// A story that has been told, and questions to its record.
struct Told {
    /// A Wednesday in term time.
    static let today = Moment(Day(year: 2026, month: 6, day: 17)!, hour: 11, minute: 30)
    static let library = try! Library.load()
    static let makeID: @Sendable () -> String = {
        var random = SystemRandomNumberGenerator()
        return Opaque.make(using: &random)
    }

    let stage: Stage
    var office: Office { stage.office }

    func read<T: Sendable>(_ body: @escaping @Sendable (Readings, any Session) throws -> T) async throws -> T {
        try await office.database.read { [readings = office.readings] session in try body(readings, session) }
    }

    /// A child's episodes, the first first.
    func episodes(of child: String) async throws -> [EpisodeRow] {
        let person = try stage.person(child)
        return try await read { try $0.episodes(of: person, in: $1) }.reversed()
    }

    func episode(of child: String) async throws -> EpisodeRow {
        try #require(try await episodes(of: child).last)
    }

    /// A clock of a child's latest episode.
    func clock(_ duty: DutyKey, of child: String) async throws -> ClockRow {
        let stream = try await episode(of: child).stream
        let clocks = try await read { try $0.clocks(of: stream, in: $1) }
        return try #require(clocks.first { $0.duty == duty })
    }

    /// The headlines of a child's chronology, the oldest first.
    func headlines(of child: String) async throws -> [String] {
        try await lines(of: child).map(\.line.headline)
    }

    func lines(of child: String) async throws -> [ChronologyLine] {
        let person = try stage.person(child)
        return try await read { try $0.chronology(of: person, in: $1) }.reversed()
    }

    func identity(of name: String) async throws -> Identity {
        let person = try stage.person(name)
        return try #require(try await read { try $0.identity(person, in: $1) })
    }

    func labels(of name: String, at moment: Moment = Told.today) async throws -> [Label] {
        let person = try stage.person(name)
        return try await read { try $0.labels(of: person, at: moment, in: $1) ?? [] }
    }

    func concerns(about name: String) async throws -> [ConcernRow] {
        let person = try stage.person(name)
        return try await read { try $0.concerns(about: person, in: $1) }
    }

    func practitioner(_ name: String) throws -> PractitionerID {
        try #require(stage.area.practitioners[name])
    }
    func agency(_ name: String) throws -> AgencyID { try #require(stage.area.agencies[name]) }

    /// What waits for a practitioner.
    func work(of name: String) async throws -> [WorkItem] {
        let id = try practitioner(name)
        return try await read { readings, session in
            let standing = try #require(try readings.practitioner(id, in: session))
            return try readings.work(for: standing.doer, in: session).items
        }
    }
}

extension Day {
    /// For tests, where a wrong literal should stop everything.
    init(_ year: Int, _ month: Int, _ day: Int) { self = Day(year: year, month: month, day: day)! }
}
