import Guidance
import Practice
import Store

/// An audit as lists show it.
package struct AuditRow: Sendable, Hashable {
    package let stream: StreamID
    package let child: PersonID
    package let agency: AgencyID
    package let round: String
    package let stage: Audit.Stage
    package let dueOn: Day
    package let auditor: PractitionerID
    package let moderator: PractitionerID
}

/// How often a standard was given a grade.
package struct GradeCount: Sendable, Hashable {
    package let standard: String
    package let grade: String
    package let count: Int
}

extension Audit: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, of: stream, in: session)
    }
}

extension Readings {
    private static let gradeRows = OwnedRows("audit_grade", ["stream", "standard", "agency", "grade"]) {
        .text($0.text(1))
    }

    func write(_ audit: Audit, of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        try session.run("DELETE FROM audit WHERE stream = ?", id)
        guard let planned = audit.planned, let child = audit.about.first else { return }
        let agency = Value.text((planned.act.agency ?? planned.stamp.agency).id)
        try session.run(
            """
            INSERT INTO audit (stream, person, agency, round, stage, due_on, auditor, moderator, planned_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, .text(child.id), agency, .blob(try seal(Array(planned.act.round.utf8))),
                .text(audit.stage.rawValue),
                .text(planned.act.dueOn.description), .text(planned.act.auditor.id), .text(planned.act.moderator.id),
                .int(planned.stamp.recordedAt.milliseconds),
            ])
        let grades = audit.grades.sorted { $0.key < $1.key }.map { [id, .text($0.key), agency, Value.text($0.value)] }
        try Self.gradeRows.settle(grades, of: id, with: self, in: session)
    }

    private static let auditColumns = "stream, person, agency, round, stage, due_on, auditor, moderator"

    private func audit(_ row: any Row) throws -> AuditRow {
        guard let stream = StreamID(row.text(0)), let stage = Audit.Stage(rawValue: row.text(4)),
            let due = Day(row.text(5))
        else { throw Unpacking.Damaged() }
        return AuditRow(
            stream: stream, child: PersonID(unchecked: row.text(1)), agency: AgencyID(unchecked: row.text(2)),
            round: String(decoding: try open(row.blob(3)), as: UTF8.self), stage: stage, dueOn: due,
            auditor: PractitionerID(unchecked: row.text(6)),
            moderator: PractitionerID(unchecked: row.text(7)))
    }

    package func audit(_ stream: StreamID, in session: any Session) throws -> AuditRow? {
        try session.first(
            "SELECT \(Self.auditColumns) FROM audit WHERE stream = ?", [.text(stream.description)], audit)
    }

    /// An agency's audits, the latest first.
    package func audits(of agency: AgencyID, limit: Int = 100, in session: any Session) throws -> [AuditRow] {
        try session.all(
            "SELECT \(Self.auditColumns) FROM audit WHERE agency = ? ORDER BY planned_at DESC LIMIT ?",
            [.text(agency.id), Value(limit)], audit)
    }

    /// How often each standard was given each grade in an agency's audits.
    package func auditGrades(of agency: AgencyID, in session: any Session) throws -> [GradeCount] {
        try session.all(
            """
            SELECT standard, grade, count(*) FROM audit_grade WHERE agency = ? GROUP BY standard, grade
            ORDER BY standard, grade
            """, [.text(agency.id)]
        ) { GradeCount(standard: $0.text(0), grade: $0.text(1), count: $0.number(2)) }
    }
}
