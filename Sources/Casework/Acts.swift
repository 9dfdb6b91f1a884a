import Foundation
import Guidance
import Practice

/// Foundation has a `Process` as well: here the word is the guidance's.
typealias Process = Practice.Process

/// Every act there is, by kind: the one table through which forms, requests and stored entries find their types.
package enum Acts {
    /// Every process there is, in the order in which a rebuild writes their pictures. A new process is named here.
    static let all: [any Process.Type] = [
        Agency.self, Practitioner.self, Person.self, Concern.self, Episode.self, EmergencyAccess.self, EarlyHelp.self,
        LivingAway.self, Circumstance.self, Place.self, Partnership.self,
        Letter.self, Document.self, Selection.self, Difference.self, Audit.self,
        AgencyReadiness.self, PolicyRegister.self, TrainingRecord.self, SelfAssessment.self, YearlyReport.self,
    ]

    /// The process an act belongs to; nil for a kind that does not exist.
    package static func process(of kind: ActKind) -> ProcessName? { byKind[kind]?.name }
    package static let kinds: [ActKind] = byKind.keys.sorted()
    /// Acts that open a stream of their own.
    package static let opening: Set<ActKind> = Set(all.flatMap { opens($0) })

    /// A manager's yes or no to somebody else's work.
    static let approving: Set<ActKind> = Set(all.flatMap { approves($0) })

    /// What an agency says for itself.
    static let agencysOwn: Set<ActKind> = Set(all.flatMap { areAgencysOwn($0) })

    static func type(of name: ProcessName) -> any Process.Type { byName[name]! }

    /// The act types of one process, made once.
    static func table<P: Process>(_: P.Type) -> ActTable<P> { tables[P.name] as! ActTable<P> }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    private static let byKind: [ActKind: any Process.Type] = {
        func kinds<P: Process>(_: P.Type) -> [ActKind] { P.acts.map { $0.kind } }
        return Dictionary(uniqueKeysWithValues: all.flatMap { process in kinds(process).map { ($0, process) } })
    }()
    private static let tables: [ProcessName: any Sendable] = {
        func table<P: Process>(_: P.Type) -> any Sendable { ActTable<P>() }
        return byName.mapValues { table($0) }
    }()

    private static func opens<P: Process>(_: P.Type) -> [ActKind] { P.acts.filter { $0.opens }.map { $0.kind } }
    private static func approves<P: Process>(_: P.Type) -> [ActKind] {
        P.acts.filter { $0.isApproval }.map { $0.kind }
    }
    private static func areAgencysOwn<P: Process>(_: P.Type) -> [ActKind] {
        P.acts.filter { $0.isAgencysOwn }.map { $0.kind }
    }
}

/// The act types of one process, by kind.
struct ActTable<P: Process>: Sendable {
    private let types: [ActKind: any Act<P>.Type]

    init() { types = Dictionary(uniqueKeysWithValues: P.acts.map { ($0.kind, $0) }) }

    subscript(kind: ActKind) -> (any Act<P>.Type)? { types[kind] }
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
