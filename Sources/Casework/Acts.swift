import Foundation
import Guidance
import Practice

/// Foundation has a `Process` as well: here the word is the guidance's.
typealias Process = Practice.Process

/// Every act there is, by kind: the one table through which forms, requests and stored entries find their types.
package enum Acts {
    /// The process an act belongs to; nil for a kind that does not exist.
    package static func process(of kind: ActKind) -> ProcessName? { processes[kind] }
    package static let kinds: [ActKind] = processes.keys.sorted()
    /// Acts that open a stream of their own.
    package static let opening: Set<ActKind> = Set(
        opens(Person.self) + opens(Concern.self) + opens(Episode.self) + opens(Agency.self) + opens(Practitioner.self)
            + opens(EmergencyAccess.self))

    private static let processes: [ActKind: ProcessName] = {
        var all: [ActKind: ProcessName] = [:]
        func add<P: Process>(_: P.Type) {
            for act in P.acts { all[act.kind] = P.name }
        }
        add(Person.self)
        add(Concern.self)
        add(Episode.self)
        add(Agency.self)
        add(Practitioner.self)
        add(EmergencyAccess.self)
        return all
    }()

    private static func opens<P: Process>(_: P.Type) -> [ActKind] { P.acts.filter { $0.opens }.map { $0.kind } }
}

/// The act types of one process, by kind.
struct ActTable<P: Process>: Sendable {
    private let types: [ActKind: any Act<P>.Type]

    init() { types = Dictionary(uniqueKeysWithValues: P.acts.map { ($0.kind, $0) }) }

    subscript(kind: ActKind) -> (any Act<P>.Type)? { types[kind] }
}

/// The act tables, one for each process, made once.
enum ActTables {
    static let person = ActTable<Person>()
    static let concern = ActTable<Concern>()
    static let episode = ActTable<Episode>()
    static let agency = ActTable<Agency>()
    static let practitioner = ActTable<Practitioner>()
    static let grant = ActTable<EmergencyAccess>()
}

extension Act {
    /// Decodes an act from the payload of its entry.
    static func read(_ payload: [UInt8]) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(payload))
    }

    /// The payload as it is sealed.
    var payload: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self))
        }
    }

    /// Makes the act of answers that have passed its form.
    static func read(_ answers: [String: Answer]) throws -> Self {
        try JSONDecoder().decode(Self.self, from: JSONEncoder().encode(answers))
    }
}
