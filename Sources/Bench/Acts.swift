import ArgumentParser
import Casework
import Cast
import Guidance
import Practice

/// `kith-bench acts`: acts through the desk beside commits of one small row with the same durability.
struct ActsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acts", abstract: "Acts recorded per second beside raw commits on the same disk.")
    @Option(help: "How many of each in a round.") var count = 2_000
    @Option(help: "Rounds; baseline and acts take turns, so that a busy disk slows both.") var rounds = 3
    @Option(help: "Only the figures whose names begin so; for a profiler.") var only = ""
    @Option(help: "Folder to measure in (default: the system's temporary folder).") var folder: String?

    private static let atOnce = 32
    private static let streams = 400

    func run() async throws {
        let figures = try await BenchOffice.using(folder) { bench, path in
            let raw = try await Baseline.open(at: path + "/raw.db", streams: Self.streams)
            let children = try await Children.settled(Self.streams, in: bench)
            var figures: [[Figure]] = []
            for _ in 0..<rounds { figures.append(try await round(raw, bench, children)) }
            try await raw.database.close()
            return figures
        }
        try printJSON(figures)
    }

    private func round(_ raw: Baseline, _ bench: BenchOffice, _ children: Children) async throws
        -> [Figure]
    {
        let single = max(count / 4, 1)
        let refers = "referral.make".hasPrefix(only.prefix(13))
        let fresh = refers ? try await Children.registered(count + single, in: bench) : []
        let commit: @Sendable (Int) async throws -> Void = { _ in try await raw.small() }
        let rows: @Sendable (Int) async throws -> Void = { try await raw.sameRows($0) }
        let see: @Sendable (Int) async throws -> Void = { index in
            try await bench.act(
                "child.see", in: children.episodes[index % children.episodes.count], by: "Jerome Baptiste",
                Self.seen)
        }
        let refer: @Sendable (Int) async throws -> Void = { index in
            try await children.refer(fresh[index], in: bench)
        }
        let tasks: [(String, Int, @Sendable (Int) async throws -> Void)] = [
            ("commit", count * 4, commit), ("the same rows", count * 2, rows), ("child.see", count, see),
            ("referral.make", count, refer),
        ]
        var figures: [Figure] = []
        for (name, _, work) in tasks where "\(name), one at a time".hasPrefix(only) {
            figures.append(try await measure("\(name), one at a time", count: single, work))
        }
        for (name, count, work) in tasks where "\(name), 32 at once".hasPrefix(only) {
            let after = name == "referral.make" ? single : 0
            figures.append(
                try await measure("\(name), 32 at once", count: count, atOnce: Self.atOnce) {
                    try await work(after + $0)
                })
        }
        return figures
    }

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
        children.people = try await registered(count, in: bench)
        for person in children.people {
            let episode = try await children.refer(person, in: bench)
            try await children.allocate(episode, in: bench)
            children.episodes.append(episode)
        }
        return children
    }

    /// Registers children and puts them on a school's roll.
    static func registered(_ count: Int, in bench: BenchOffice) async throws -> [PersonID] {
        let lead = "Joanna Petrie"
        let school = try bench.agency(Larkshire.wrenstow)
        return try await withThrowingTaskGroup(of: [PersonID].self) { group in
            for lane in 0..<16 {
                group.addTask {
                    var people: [PersonID] = []
                    for number in stride(from: lane, to: count, by: 16) {
                        let recorded = try await bench.act("person.register", by: lead, identity(number))
                        let person = PersonID(unchecked: recorded.stream.id)
                        try await bench.act(
                            "person.enrol", in: person.stream, by: lead,
                            ["school": .text(school), "from": "2023-09-04", "yearGroup": "Year 3"])
                        people.append(person)
                    }
                    return people
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func identity(_ number: Int) -> [String: Answer] {
        let born = Day(number: Day("2015-01-01")!.number + number % 2_000)
        return [
            "fullName": .text("Test Child \(letters(number))"), "dateOfBirth": .text(born.description),
            "sex": "U",
            "ethnicity": "NOBT", "firstLanguage": "eng",
        ]
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
