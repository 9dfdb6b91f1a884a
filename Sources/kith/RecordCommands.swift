import ArgumentParser
import Foundation
import Guidance
import Record
import Store

/// `kith record`: what the log says of itself. Shows envelopes only; nothing sealed is opened.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Verify the record, sign and prove it, list and export it.",
        discussion: """
            Every area has two logs: kith/AREA/acts (what was done) and kith/AREA/looks (who looked).

              kith record checkpoint > kept.txt          keep this, best at a partner's
              kith record verify --against kept.txt      nothing altered, removed or rewound since
              kith record prove 17 > proof.json          hand out one entry with its proof
              kith record check-proof proof.json         needs no database
            """,
        subcommands: [
            Verify.self, CheckpointCommand.self, Prove.self, CheckProof.self, List.self, Export.self,
            RebuildCommand.self,
        ])

    /// `kith record verify`
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute every log from its entries and compare it with what was signed.",
            discussion:
                "Ends with status 1, naming the first bad entry, when anything is not as it was recorded.")
        @OptionGroup var files: KithFiles
        @Option(help: ArgumentHelp("A file of checkpoints kept earlier.", valueName: "file"))
        var against: String?
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let (database, book) = try files.open()
            let kept = try against.map { try Checkpoints.read($0, key: book.keyring.publicKey) } ?? []
            let start = ContinuousClock.now
            let reports = try await database.read { session in
                _ = try book.isClaimed(in: session)
                return try book.verifyAll(against: kept, in: session)
            }
            let seconds = start.duration(to: .now) / .seconds(1)
            try await database.close()
            if json {
                try Printed.json(VerifyAnswer(reports, seconds: seconds))
            } else {
                for report in reports { print(Self.told(report)) }
                print("Verified in \(String(format: "%.2f", seconds)) seconds.")
            }
            if reports.contains(where: { !$0.isSound }) { throw ExitCode(1) }
        }

        private static func told(_ report: VerifyReport) -> String {
            guard let fault = report.fault else {
                return "\(report.log)  \(report.entries) entries  root \(report.root)"
            }
            let place = fault.number.map { "first bad entry \($0)" } ?? "the whole log"
            return
                "\(report.log)  NOT AS RECORDED: \(place): \(fault.what) (\(report.entries) entries were sound)"
        }
    }

    /// `kith record checkpoint`
    struct CheckpointCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint",
            abstract: "Print the signed checkpoint of every log, to be kept elsewhere.")
        @OptionGroup var files: KithFiles
        @Option(help: ArgumentHelp("Only this log's, byte for byte.", valueName: "origin"))
        var log: String?
        @Flag(help: "Print the public keys instead.") var key = false

        func run() async throws {
            let (database, book) = try files.open()
            let wanted = try log.map(Checkpoints.log)
            let notes = try await database.read { session in
                try (wanted.map { [$0] } ?? book.logs(in: session)).map {
                    try book.checkpoint(of: $0, in: session)
                }
            }
            try await database.close()
            if key {
                for note in notes {
                    print(Record.CheckpointKey(name: note.origin, publicKey: book.keyring.publicKey))
                }
            } else {
                print(notes.map(\.note).joined(separator: "\n"), terminator: "")
            }
        }
    }

    /// `kith record prove`
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Print a proof that an entry is in the log, or that the log only grew since a checkpoint.")
        @OptionGroup var files: KithFiles
        @Argument(help: "The entry's number.") var number: Int?
        @Option(
            help: ArgumentHelp(
                "The entry's log; may be left out when there is one area.", valueName: "origin"))
        var log: String?
        @Option(help: ArgumentHelp("A checkpoint kept earlier.", valueName: "file")) var since: String?

        func validate() throws {
            guard (number == nil) != (since == nil) else {
                throw ValidationError("Give either an entry's number or --since FILE.")
            }
        }

        func run() async throws {
            let (database, book) = try files.open()
            let kept = try since.map { try Checkpoints.read($0, key: book.keyring.publicKey) } ?? []
            let wanted = try log.map(Checkpoints.log)
            let number = number
            let proof = try await database.read { session in
                if let number {
                    let log = try wanted ?? Checkpoints.onlyActs(book.logs(in: session))
                    return try book.proof(of: number, on: log, in: session)
                }
                let origin = try (wanted ?? Checkpoints.onlyActs(kept.compactMap { LogID(origin: $0.origin) })).origin
                guard let kept = kept.first(where: { $0.origin == origin }) else {
                    throw ValidationError("The file has no checkpoint of \(origin).")
                }
                return try book.proof(since: kept, in: session)
            }
            try await database.close()
            print(String(decoding: try proof.json(), as: UTF8.self))
        }
    }

    /// `kith record check-proof`
    struct CheckProof: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a proof file. Needs no database.",
            discussion: "Without --key the file's own key is used: compare it with the one you were given.")
        @Argument(help: "The proof file.") var file: String
        @Option(help: ArgumentHelp("The log's public key, as `kith record checkpoint --key` prints it."))
        var key: String?

        func run() throws {
            let given = try key.map { text in
                guard let key = Record.CheckpointKey(text) else {
                    throw ValidationError("That is not a checkpoint key (name+id+key).")
                }
                return key
            }
            let proof = try ProofFile(json: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
            switch try proof.check(key: given) {
            case .included(let entry, let checkpoint):
                print(
                    "Entry \(entry.envelope.number) is in \(checkpoint.origin) of \(checkpoint.size) entries."
                )
                print(Checkpoints.told(entry.envelope))
            case .grew(let earlier, let later):
                print("\(later.origin) only grew, from \(earlier.size) to \(later.size) entries.")
            }
            print(given == nil ? "Signed with \(proof.key); compare this key." : "Signed with the key given.")
        }
    }

    /// `kith record list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List envelopes: who did which kind of thing, when, about whom. Never a payload.")
        @OptionGroup var files: KithFiles
        @Option(help: ArgumentHelp("Only entries about this person or in this stream.", valueName: "ref"))
        var about: String?
        @Option(help: ArgumentHelp("Only this log.", valueName: "origin")) var log: String?
        @Option(help: "Start at this number.") var from = 1
        @Option(help: "Print at most this many.") var most = 1_000
        @Flag(help: "Print JSON, one envelope a line.") var json = false

        func run() async throws {
            let (database, book) = try files.open()
            let wanted = try log.map(Checkpoints.log)
            let (about, from, most) = (about, from, most)
            let found = try await database.read { session in
                var found: [(LogID, Envelope)] = []
                for log in try wanted.map({ [$0] }) ?? book.logs(in: session) {
                    try book.entries(on: log, from: from, in: session) { entry in
                        let envelope = entry.envelope
                        if about.map({ envelope.about.contains($0) || envelope.stream == $0 }) ?? true {
                            found.append((log, envelope))
                        }
                        return found.count < most
                    }
                }
                return found
            }
            try await database.close()
            for (log, envelope) in found {
                if json {
                    print(try Printed.text(EnvelopeAnswer(envelope, log), onOneLine: true))
                } else {
                    print(Checkpoints.told(envelope))
                }
            }
            if found.count == most { Printed.complain("Stopped at \(most); use --from and --most for more.") }
        }
    }

    /// `kith record export`
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Write every log with its checkpoint and public key to a new folder, payloads still sealed.")
        @OptionGroup var files: KithFiles
        @Argument(help: "The folder to make.") var directory: String

        func run() async throws {
            let (database, book) = try files.open()
            guard !FileManager.default.fileExists(atPath: directory) else {
                throw ValidationError("There is already something at \(directory); nothing was written.")
            }
            let folder = directory
            let written = try await database.read { session in
                try book.logs(in: session).map { log in
                    let place = "\(folder)/\(log.area)-\(log.kind.rawValue)"
                    return (place, try book.export(log, to: place, in: session))
                }
            }
            try await database.close()
            for (place, checkpoint) in written {
                print("\(place)  \(checkpoint.size) entries  root \(checkpoint.root)")
            }
        }
    }
}

/// What the record's commands share.
private enum Checkpoints {
    static func read(_ path: String, key: [UInt8]) throws -> [Record.Checkpoint] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let checkpoints = try Record.Checkpoint.notes(in: text).map {
            try Record.Checkpoint($0, signedWith: key)
        }
        guard !checkpoints.isEmpty else { throw ValidationError("\(path) holds no checkpoint.") }
        return checkpoints
    }

    @Sendable static func log(_ origin: String) throws -> LogID {
        guard let log = LogID(origin: origin) else {
            throw ValidationError("“\(origin)” is not a log; write it like kith/AREA/acts.")
        }
        return log
    }

    static func onlyActs(_ logs: [LogID]) throws -> LogID {
        let acts = logs.filter { $0.kind == .acts }
        guard let log = acts.first, acts.count == 1 else {
            throw ValidationError("Say which log with --log: \(acts.map(\.origin).joined(separator: ", ")).")
        }
        return log
    }

    static func told(_ envelope: Envelope) -> String {
        let happened = Moment(milliseconds: envelope.happenedAt)
        let recorded = Moment(milliseconds: envelope.recordedAt)
        var line =
            "\(envelope.number)  \(happened)  \(envelope.kind)  \(envelope.stream) v\(envelope.version)"
        line += "  by \(envelope.by) (\(envelope.role), \(envelope.agency))"
        if !envelope.about.isEmpty { line += "  about \(envelope.about.joined(separator: ", "))" }
        if let follows = envelope.follows { line += "  follows \(follows)" }
        return line + "  recorded \(recorded)  \(envelope.edition)"
    }
}

private struct VerifyAnswer: Encodable {
    struct Log: Encodable {
        let log: String
        let entries: Int
        let root: String
        let sound: Bool
        let firstBadEntry: Int?
        let fault: String?
    }

    let logs: [Log]
    let seconds: Double

    init(_ reports: [VerifyReport], seconds: Double) {
        logs = reports.map {
            Log(
                log: $0.log.origin, entries: $0.entries, root: $0.root.description, sound: $0.isSound,
                firstBadEntry: $0.fault?.number, fault: $0.fault?.what)
        }
        self.seconds = seconds
    }
}

private struct EnvelopeAnswer: Encodable {
    let log: String
    let number: Int
    let stream: String
    let version: Int
    let kind, by, role, agency, happenedAt, recordedAt, edition: String
    let about: [String]
    let follows: Int?
    let clocks: [String]

    init(_ envelope: Envelope, _ log: LogID) {
        self.log = log.origin
        number = envelope.number
        stream = envelope.stream
        version = envelope.version
        kind = envelope.kind
        by = envelope.by
        role = envelope.role
        agency = envelope.agency
        happenedAt = Moment(milliseconds: envelope.happenedAt).description
        recordedAt = Moment(milliseconds: envelope.recordedAt).description
        edition = envelope.edition
        about = envelope.about
        follows = envelope.follows
        clocks = envelope.clocks
    }
}
