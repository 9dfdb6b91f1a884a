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
        switch stream.process {
        case .person: try retell(entry, stream, ActTables.person, &states.person, in: session)
        case .concern: try retell(entry, stream, ActTables.concern, &states.concern, in: session)
        case .episode: try retell(entry, stream, ActTables.episode, &states.episode, in: session)
        case .agency: try retell(entry, stream, ActTables.agency, &states.agency, in: session)
        case .practitioner: try retell(entry, stream, ActTables.practitioner, &states.practitioner, in: session)
        case .grant: try retell(entry, stream, ActTables.grant, &states.grant, in: session)
        }
    }

    private func retell<P: Process>(
        _ entry: Entry, _ stream: StreamID, _ table: ActTable<P>, _ states: inout [StreamID: Replayed<P>],
        in session: any Session
    ) throws {
        guard let type = table[ActKind(rawValue: entry.envelope.kind)] else {
            throw Fault.unknownAct(entry.envelope.kind, number: entry.envelope.number)
        }
        guard let payload = try book.payloads(of: [entry], in: session)[0] else { return }
        var replayed = states[stream] ?? Replayed(state: P(), version: 0)
        let act: any Act<P> = try type.read(payload)
        try retell(act, entry, stream, &replayed, in: session)
        states[stream] = replayed
    }

    private func retell<P: Process, A: Act<P>>(
        _ act: A, _ entry: Entry, _ stream: StreamID, _ replayed: inout Replayed<P>, in session: any Session
    ) throws {
        let stamp = Stamp(entry.envelope)
        act.apply(to: &replayed.state, stamp)
        replayed.version = entry.envelope.version
        replayed.asOf = stamp.recordedAt
        try readings.tell(
            act.told(replayed.state), of: stream, act: A.kind, stamp, follows: entry.envelope.follows, in: session)
    }
}

/// Every stream's state while a rebuild replays the record.
private struct States {
    var person: [StreamID: Replayed<Person>] = [:]
    var concern: [StreamID: Replayed<Concern>] = [:]
    var episode: [StreamID: Replayed<Episode>] = [:]
    var agency: [StreamID: Replayed<Agency>] = [:]
    var practitioner: [StreamID: Replayed<Practitioner>] = [:]
    var grant: [StreamID: Replayed<EmergencyAccess>] = [:]

    func write(with readings: Readings, in session: any Session) throws {
        func write<P: Process>(_ states: [StreamID: Replayed<P>]) throws {
            for (stream, replayed) in states {
                try readings.replace(
                    replayed.state, at: replayed.version, asOf: replayed.asOf, of: stream, in: session)
            }
        }
        try write(agency)
        try write(practitioner)
        try write(person)
        try write(concern)
        try write(episode)
        try write(grant)
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
