import ArgumentParser
import Casework
import Cast
import Guidance
import Practice
import Store

/// `kith-bench acts`: acts through the desk beside commits of one small row with the same durability.
struct ActsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acts", abstract: "Acts recorded per second beside raw commits on the same disk.")
    @Option(help: "How many of each in a round.") var count = 2_000
    @Option(help: "Rounds; baseline and acts take turns, so that a busy disk slows both.") var rounds = 3
    @Option(help: "Folder to measure in (default: the system's temporary folder).") var folder: String?

    private static let atOnce = 32

    func run() async throws {
        let figures = try await BenchOffice.using(folder) { bench, path in
            let raw = try SQLiteDatabase(path: path + "/raw.db")
            try await raw.migrate([
                Migration(
                    "bench/1 rows", "CREATE TABLE small (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;"
                )
            ])
            let children = try await Children.settled(min(count, 400), in: bench)
            var figures: [[Figure]] = []
            for _ in 0..<rounds { figures.append(try await round(raw, bench, children)) }
            try await raw.close()
            return figures
        }
        try printJSON(figures)
    }

    private func round(_ raw: SQLiteDatabase, _ bench: BenchOffice, _ children: Children) async throws
        -> [Figure]
    {
        let single = max(count / 4, 1)
        let commit: @Sendable (Int) async throws -> Void = { _ in
            try await raw.write { try $0.run("INSERT INTO small (words) VALUES (?)", .text(Self.words)) }
        }
        let see: @Sendable (Int) async throws -> Void = { index in
            try await bench.act(
                "child.see", in: children.episodes[index % children.episodes.count], by: "Jerome Baptiste",
                Self.seen)
        }
        let refer: @Sendable (Int) async throws -> Void = { index in
            try await children.refer(children.people[index % children.people.count], in: bench)
        }
        return [
            try await measure("commit, one at a time", count: single, commit),
            try await measure("child.see, one at a time", count: single, see),
            try await measure("referral.make, one at a time", count: single, refer),
            try await measure("commit, 32 at once", count: count * 4, atOnce: Self.atOnce, commit),
            try await measure("child.see, 32 at once", count: count, atOnce: Self.atOnce, see),
            try await measure("referral.make, 32 at once", count: count, atOnce: Self.atOnce, refer),
        ]
    }

    private static let words = String(repeating: "a small row ", count: 8)

    static let seen: [String: Answer] = [
        "whereSeen": "The quiet room at school", "alone": true,
        "childsWords": "“If I do my brother's tea then Mummy can rest and then she'll get better.”",
        "observed":
            "Talked easily once the felt pens were out. Yawned often, and drew the kitchen with everything in it.",
    ]
}

/// Children with an open episode each, so that an act meets a record as large as a real one.
struct Children: Sendable {
    private(set) var people: [PersonID] = []
    private(set) var episodes: [StreamID] = []

    /// Registers, enrols, refers, decides and allocates.
    static func settled(_ count: Int, in bench: BenchOffice) async throws -> Children {
        var children = Children()
        let lead = "Joanna Petrie"
        let school = try bench.agency(Larkshire.wrenstow)
        for number in 0..<count {
            let day = Day(number: Day("2015-01-01")!.number + number)
            let person = PersonID(
                unchecked: try await bench.act(
                    "person.register", by: lead,
                    [
                        "fullName": .text("Test Child \(Self.letters(number))"),
                        "dateOfBirth": .text(day.description),
                    ]
                ).stream.id)
            try await bench.act(
                "person.enrol", in: person.stream, by: lead,
                ["school": .text(school), "from": "2023-09-04", "yearGroup": "Year 3"])
            let episode = try await children.refer(person, in: bench)
            try await children.allocate(episode, in: bench)
            children.people.append(person)
            children.episodes.append(episode)
        }
        return children
    }

    @discardableResult
    func refer(_ person: PersonID, in bench: BenchOffice) async throws -> StreamID {
        try await bench.act(
            "referral.make", about: [person], by: "Joanna Petrie",
            Self.referral.merging(["council": .text(bench.agency(Larkshire.council))]) { $1 }
        ).stream
    }

    func allocate(_ episode: StreamID, in bench: BenchOffice) async throws {
        try await bench.act(
            "referral.classify", in: episode, by: "Yasmin Kaleem",
            ["takenAs": "referral", "because": "The school asks for help for the child."])
        try await bench.act(
            "referral.decide", in: episode, by: "Dafydd Pritchard",
            [
                "threshold": "childInNeed", "step": "s17", "primaryNeed": "N3",
                "because": "Somebody needs to find out what would help.",
            ])
        let id = { (name: String) throws in try bench.caller(name).practitioner.id }
        try await bench.act(
            "episode.allocate", in: episode, by: "Dafydd Pritchard",
            [
                "lead": .text(id("Jerome Baptiste")), "because": "Has room for one more family this week.",
                "supervisor": .text(id("Niamh Corrigan")),
            ])
    }

    /// A number as letters, since a name has no digits.
    private static func letters(_ number: Int) -> String {
        let letter = Character(UnicodeScalar(UInt8(97 + number % 26)))
        return number < 26 ? String(letter) : letters(number / 26 - 1) + String(letter)
    }

    private static let referral: [String: Answer] = [
        "askedFor": "referral", "danger": "soon",
        "worry": "Hungry and tired, and doing a brother's meals because their mother is ill.",
        "facts": "Came without breakfast on three days this week and took food home.",
        "reported": "The mother told me today that she has hardly left her bed this week.",
        "childsWords": "“It's for Jire. Mummy's lying down, so I do his tea.”",
        "strengths": "The mother came to every meeting until March and answers the phone.",
        "indicators": ["youngCarer", "familyCircumstances"],
        "whereabouts": "At school until half past four, then at home.", "parentsTold": true,
        "consent": "given",
        "lawfulBasis": "publicTask",
    ]
}
