import Guidance
import Practice
import Readings
import Record
import Store

/// What rebuilding the readings found.
package struct RebuildReport: Sendable, Hashable, Codable {
    package let entries: Int
    package let looks: Int
    /// Tables whose content was not what the record says; empty when nothing changed.
    package let changed: [String]
}

extension Office {
    /// Drops every reading and rewrites it from the record, in one transaction, and says whether anything changed.
    package func rebuild() async throws -> RebuildReport {
        replays.forget()
        return try await database.write { session in
            let before = try readings.digests(in: session)
            try readings.clear(in: session)
            var states = States()
            var entries = 0
            try book.entries(on: acts, in: session) { entry in
                entries += 1
                try retell(entry, &states, in: session)
                return true
            }
            // Clocks run by the local protocols, so these come first.
            kept.hold(states.overlays, on: nil)
            try states.write(with: readings, in: session)
            var looks = 0
            try book.entries(on: self.looks, in: session) { entry in
                looks += 1
                try readings.write(
                    Look(entry.envelope), at: entry.envelope.about.map(PersonID.init(unchecked:)), in: session)
                return true
            }
            let after = try readings.digests(in: session)
            return RebuildReport(
                entries: entries, looks: looks, changed: before.keys.filter { before[$0] != after[$0] }.sorted())
        }
    }

    /// Applies one entry to its stream's state and writes its line.
    private func retell(_ entry: Entry, _ states: inout States, in session: any Session) throws {
        guard let stream = StreamID(entry.envelope.stream) else {
            throw Fault.unknownAct(entry.envelope.kind, number: entry.envelope.number)
        }
        try retell(entry, stream, Acts.type(of: stream.process), &states, in: session)
    }

    private func retell<P: Process>(
        _ entry: Entry, _ stream: StreamID, _: P.Type, _ states: inout States, in session: any Session
    ) throws {
        guard let type = Acts.table(P.self)[ActKind(rawValue: entry.envelope.kind)] else {
            throw Fault.unknownAct(entry.envelope.kind, number: entry.envelope.number)
        }
        guard let payload = try book.payloads(of: [entry], in: session)[0] else { return }
        var replayed = states.take(stream, as: P.self)
        let act: any Act<P> = try type.read(payload)
        try retell(act, entry, stream, &replayed, in: session)
        states.keep(replayed, of: stream)
    }

    private func retell<P: Process, A: Act<P>>(
        _ act: A, _ entry: Entry, _ stream: StreamID, _ replayed: inout Replayed<P>, in session: any Session
    ) throws {
        let stamp = Stamp(entry.envelope)
        act.apply(to: &replayed.state, stamp)
        replayed.version = entry.envelope.version
        replayed.asOf = stamp.recordedAt
        try readings.tell(
            act.told(replayed.state)?.resting(on: act.rests), of: stream, act: A.kind, stamp,
            follows: entry.envelope.follows, in: session)
    }
}

/// Every stream's state while a rebuild replays the record.
private struct States {
    private struct Kept {
        let state: any Process
        let version: Int
        let asOf: Moment
    }

    private var kept: [ProcessName: [StreamID: Kept]] = [:]

    /// Takes a state out to be changed, so that nothing of it is copied meanwhile.
    mutating func take<P: Process>(_ stream: StreamID, as _: P.Type) -> Replayed<P> {
        guard let found = kept[P.name, default: [:]].removeValue(forKey: stream), let state = found.state as? P else {
            return Replayed(state: P(), version: 0)
        }
        return Replayed(state: state, version: found.version, asOf: found.asOf)
    }

    mutating func keep<P: Process>(_ replayed: Replayed<P>, of stream: StreamID) {
        kept[P.name, default: [:]][stream] = Kept(
            state: replayed.state, version: replayed.version, asOf: replayed.asOf)
    }

    /// The local protocols of the area.
    var overlays: [LocalOverlay] {
        (kept[.partnership] ?? [:]).values.flatMap { ($0.state as? Partnership)?.overlays ?? [] }
    }

    func write(with readings: Readings, in session: any Session) throws {
        for process in Acts.all {
            for (stream, one) in kept[process.name] ?? [:] {
                try readings.replace(one.state, at: one.version, asOf: one.asOf, of: stream, in: session)
            }
        }
    }
}

extension Look {
    /// The look as its envelope keeps it: purpose and outcome lead the lines that acts use for clocks.
    init(_ envelope: Envelope) {
        self.init(
            number: envelope.number, at: Moment(milliseconds: envelope.happenedAt),
            practitioner: PractitionerID(unchecked: envelope.by), role: envelope.role,
            agency: AgencyID(unchecked: envelope.agency), what: String(envelope.kind.dropFirst("look.".count)),
            purpose: envelope.clocks.first ?? "", outcome: envelope.clocks.dropFirst().first ?? "")
    }
}
