import Foundation
import Testing

/// What each room may know, and what none but the executable may read.
struct RoomTests {
    static let pure = ["Guidance", "Practice", "Access", "Matching", "HTML"]
    /// Executables: the one that is shipped and the one that measures.
    static let executables: Set<String> = ["kith", "Bench"]
    /// What the toolchain brings.
    static let toolchain: Set<String> = ["Foundation", "Glibc", "Synchronization", "Dispatch"]
    /// Modules that come with a library named in the manifest.
    static let comesWith: [String: Set<String>] = [
        "GRDB": ["GRDBSQLite"], "Hummingbird": ["HummingbirdCore", "HTTPTypes", "NIOHTTPTypes"],
    ]

    @Test("A room imports what the manifest's arrows allow and nothing else")
    func imports() throws {
        let targets = try Manifest().targets.filter {
            Repository.exists(Repository.root.appendingPathComponent($0.folder))
        }
        #expect(targets.count > 10)
        for target in targets {
            let more = target.knows.flatMap { Self.comesWith[$0] ?? [] }
            let allowed = target.knows.union(more).union(Self.toolchain)
            for file in Repository.files("swift", under: target.folder) {
                for (number, line) in file.code {
                    guard let module = Self.imported(line) else { continue }
                    #expect(allowed.contains(module), "\(file.path):\(number) imports \(module)")
                }
            }
        }
    }

    @Test("Every folder of Sources is a room of the manifest")
    func folders() throws {
        let rooms = Set(try Manifest().targets.map(\.folder))
        for file in Repository.files("swift", under: "Sources") {
            #expect(rooms.contains("Sources/\(file.room)"), "\(file.path)")
        }
    }

    @Test("Only Guidance, of the pure rooms, knows a library: YAML and files, to load its content")
    func pureImports() {
        for room in Self.pure {
            let modules = Set(
                Repository.files("swift", under: "Sources/\(room)").flatMap {
                    $0.code.compactMap { Self.imported($0.line) }
                })
            let libraries = modules.subtracting(Self.pure)
            #expect(libraries == (room == "Guidance" ? ["Foundation", "Yams"] : []), "\(room)")
        }
    }

    @Test(
        "Pure rooms wait for nothing and know no clock, environment, calendar library or SQL", arguments: pure
    )
    func purity(room: String) {
        let files = Repository.files("swift", under: "Sources/\(room)")
        #expect(!files.isEmpty)
        let foreign =
            #/\b(async|await|Task|ProcessInfo|getenv|Calendar|DateFormatter|SELECT|INSERT|DELETE FROM)\b/#
        for file in files {
            #expect(file.places(of: foreign) == [])
            #expect(file.places(of: Self.clock) == [])
        }
    }

    @Test("Only the executable reads the clock and the environment")
    func clock() {
        for file in Repository.files("swift", under: "Sources") where !Self.executables.contains(file.room) {
            #expect(file.places(of: Self.clock) == [])
            #expect(file.places(of: #/\b(ProcessInfo|getenv|setenv)\b/#) == [])
        }
    }

    @Test("Only the executable brings randomness, the database's own files apart")
    func randomness() {
        for file in Repository.files("swift", under: "Sources") where !Self.executables.contains(file.room) {
            #expect(file.places(of: #/\b(SystemRandomNumberGenerator|UUID\(\))/#) == [])
        }
    }

    /// Numbers that are Kith's own, and what for.
    static let ourOwn: [String: String] = [
        "Sources/Practice/Person/Person.swift": "whoever registers someone may complete the record for a day"
    ]

    @Test("No number of the guidance stands in practice, access or casework: they ask the duty")
    func statutoryNumbers() {
        // One day makes a span include its last day; nothing else is written as a number.
        let span =
            #/\b(workingDays|days|weeks|months|hours)(: |\()(-?[2-9]|-?[1-9][0-9]+)\b|\bworkingDays\([0-9]/#
        for room in ["Practice", "Access", "Readings", "Returns"] {
            for file in Repository.files("swift", under: "Sources/\(room)") where Self.ourOwn[file.path] == nil {
                #expect(file.places(of: span) == [])
            }
        }
    }

    private static var clock: some RegexComponent {
        #/\b(Date\(\)|Date\.now|ContinuousClock|SuspendingClock|DispatchTime|clock_gettime|gettimeofday|time\(nil\))/#
    }

    private static func imported(_ line: String) -> String? {
        guard line.contains("import ") else { return nil }
        let pattern =
            #/^(?:@\w+(?:\([^)]*\))? )*(?:package |public |internal |private )?import (?:(?:struct|func|enum|class) )?(\w+)/#
        return line.firstMatch(of: pattern).map { String($0.1) }
    }
}
