import Guidance
import Practice
import Record
import Store

/// A process that has rows of its own in the readings, beside its clocks, facts, involvements and lines.
protocol Pictured: Process {
    /// Makes the rows that picture this stream say what the state says, and no more.
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws
}

/// The pictures of state that questions are asked of, kept in step with the record in the act's own transaction.
///
/// A picture is never a second interpretation of history: it is made from a process's state after its entries were
/// replayed, and the chronology takes the act's own line. So dropping and rewriting all of it changes nothing.
package struct Readings: Sendable {
    package let library: Library
    let keyring: Keyring

    package init(library: Library, keyring: Keyring) {
        self.library = library
        self.keyring = keyring
    }

    /// Replaces everything that pictures one stream; `moment` is when its last entry was recorded.
    package func replace<P: Process>(
        _ state: P, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        let latest = library.guidance(on: library.editions.last!.from)
        try write(
            state.clocks(under: latest), state.waiting(under: latest), heldBy: state.council, of: stream,
            in: session)
        try write(state.plannedMeetings, of: stream, in: session)
        try write(state.involvements, of: stream, in: session)
        try write(state.facts(under: latest), of: stream, in: session)
        if let pictured = state as? any Pictured {
            try pictured.write(with: self, at: version, asOf: moment, of: stream, in: session)
        }
    }

    /// Adds the line an act told to the chronology.
    package func tell(
        _ line: Line?, of stream: StreamID, act: ActKind, _ stamp: Stamp, follows: Int?, in session: any Session
    ) throws {
        guard let line else { return }
        try write(line, of: stream, act: act, stamp, follows: follows, in: session)
    }

    /// Empties every table of readings, those of looks included.
    package func clear(in session: any Session) throws {
        for table in Tables.all { try session.run("DELETE FROM \(table.name)") }
    }

    func seal(_ bytes: [UInt8]) throws -> [UInt8] { try keyring.sealReading(bytes) }
    func open(_ sealed: [UInt8]) throws -> [UInt8] { try keyring.openReading(sealed) }
    func blind(_ text: String) -> [UInt8] { keyring.blindIndex(text) }
}
