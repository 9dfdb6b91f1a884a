import ArgumentParser
import Casework
import Cast
import Foundation
import Guidance
import Practice
import Record
import Store

/// `kith-bench replay`: replaying one long stream beside decoding the same payloads alone.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Replay of a long stream, cold, beside decoding its payloads alone.")
    @Option(help: "Entries in the stream.") var entries = 500
    @Option(help: "How often it is replayed.") var rounds = 40
    @Option(help: "Folder to measure in.") var folder: String?

    func run() async throws {
        let (entries, rounds) = (entries, rounds)
        let figures = try await BenchOffice.using(folder) { bench, _ in
            let children = try await Children.settled(1, in: bench)
            let stream = children.episodes[0]
            while try await size(of: stream, in: bench) < entries {
                try await bench.act("child.see", in: stream, by: "Jerome Baptiste", ActsCommand.seen)
            }
            var figures = try await bench.database.read { [office = bench.office] session in
                try Replaying(office: office, stream: stream, session: session).figures(rounds)
            }
            figures.append(try await act("child.see on it, cold", stream, bench, isCold: true))
            figures.append(try await act("child.see on it, replayed before", stream, bench, isCold: false))
            figures.append(
                try await look("episode page's answer, before any act", stream, bench, isCold: true))
            figures.append(
                try await look("episode page's answer, after an act", stream, bench, isCold: false))
            return figures
        }
        try printJSON(figures)
    }

    private func size(of stream: StreamID, in bench: BenchOffice) async throws -> Int {
        try await bench.database.read { [office = bench.office] session in
            try office.book.version(of: stream.description, on: .acts(office.area), in: session)
        }
    }

    /// An act on the stream through an office that knows it already, or through one opened just now.
    private func act(_ name: String, _ stream: StreamID, _ bench: BenchOffice, isCold: Bool) async throws
        -> Figure
    {
        let caller = try bench.caller("Jerome Baptiste")
        let proposal = Proposal("child.see", in: stream, answers: ActsCommand.seen)
        return try await repeated(name, bench, isCold) { office in
            _ = try await office.desk.record(proposal, by: caller, at: .thisMoment)
        }
    }

    private func look(_ name: String, _ stream: StreamID, _ bench: BenchOffice, isCold: Bool) async throws
        -> Figure
    {
        let caller = try bench.caller("Jerome Baptiste")
        return try await repeated(name, bench, isCold) { office in
            _ = try await office.lookout.episode(
                stream, by: caller, for: Lookout.Purpose("directWork"), at: .thisMoment)
        }
    }

    private func repeated(
        _ name: String, _ bench: BenchOffice, _ isCold: Bool, _ work: (Office) async throws -> Void
    ) async throws -> Figure {
        var times: [Double] = []
        for _ in 0..<20 {
            let office = isCold ? try await BenchOffice.open(bench.database) : bench.office
            let watch = Stopwatch()
            try await work(office)
            times.append(watch.seconds)
        }
        return Figure(name, count: times.count, seconds: times.reduce(0, +), cpuSeconds: 0).timed(times)
    }
}

/// The steps of a replay, apart: what the office does, from the public parts of the record.
private struct Replaying {
    let office: Office
    let stream: StreamID
    let session: any Session

    func figures(_ rounds: Int) throws -> [Figure] {
        let types = Dictionary(uniqueKeysWithValues: Episode.acts.map { ($0.kind.rawValue, $0) })
        let entries = try read()
        let payloads = try office.book.payloads(of: entries, in: session).map { $0 ?? [] }
        return [
            try time("read the entries", rounds, entries.count) { _ = try read() },
            try time("open the payloads", rounds, entries.count) {
                _ = try office.book.payloads(of: entries, in: session)
            },
            try time("open the payloads one by one", rounds, entries.count) {
                for entry in entries { _ = try office.book.payload(of: entry, in: session) }
            },
            try time("decode the payloads alone", rounds, entries.count) {
                for (entry, payload) in zip(entries, payloads) {
                    _ = try types[entry.envelope.kind].map { try decode($0, payload) }
                }
            },
            try time("replay", rounds, entries.count) {
                var episode = Episode()
                for entry in try read() {
                    let payload = try office.book.payload(of: entry, in: session)
                    guard let type = types[entry.envelope.kind] else { continue }
                    try decode(type, payload).apply(to: &episode, stamp(entry.envelope))
                }
            },
        ]
    }

    private func read() throws -> [Entry] {
        try office.book.entries(of: stream.description, on: .acts(office.area), in: session)
    }

    private func decode<A: Act<Episode>>(_: A.Type, _ payload: [UInt8]) throws -> any Act<Episode> {
        try JSONDecoder().decode(A.self, from: Data(payload))
    }

    private func time(_ name: String, _ rounds: Int, _ count: Int, _ work: () throws -> Void) rethrows
        -> Figure
    {
        let watch = Stopwatch()
        for _ in 0..<rounds { try work() }
        return watch.figure(name, count: rounds * count)
    }

    private func stamp(_ envelope: Envelope) -> Stamp {
        Stamp(
            number: envelope.number, by: PractitionerID(unchecked: envelope.by), role: envelope.role,
            agency: AgencyID(unchecked: envelope.agency),
            happenedAt: Moment(milliseconds: envelope.happenedAt),
            recordedAt: Moment(milliseconds: envelope.recordedAt),
            about: envelope.about.map(PersonID.init(unchecked:)))
    }
}
