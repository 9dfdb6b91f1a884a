import Guidance
import Practice
import Store

/// The partnership of an area as it is looked up.
package struct PartnershipRow: Sendable, Hashable {
    package let stream: StreamID
    package let title: String
    package let area: String
    package let begunAt: Moment
}

extension Partnership: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        guard let begun else { return }
        try session.run(
            """
            INSERT INTO partnership (stream, version, title, area, begun_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, title = excluded.title,
                area = excluded.area, begun_at = excluded.begun_at
            """,
            [
                .text(stream.description), Value(version), .text(begun.act.title), .text(begun.act.area),
                .int(begun.stamp.happenedAt.milliseconds),
            ])
        try readings.write(clustersOf: self, of: stream, in: session)
    }
}

extension Readings {
    /// The partnerships of the area, of which there is one.
    package func partnerships(in session: any Session) throws -> [PartnershipRow] {
        try session.once("partnerships") {
            try session.all(
                "SELECT stream, title, area, begun_at FROM partnership WHERE begun_at > 0 ORDER BY begun_at", []
            ) { row in
                guard let stream = StreamID(row.text(0)) else { throw Unpacking.Damaged() }
                return PartnershipRow(
                    stream: stream, title: row.text(1), area: row.text(2), begunAt: Moment(milliseconds: row.int(3)))
            }
        }
    }
}
