import Guidance
import Practice
import Store

/// The dataset is counted when an act is recorded, in the act's own transaction: a page adds up a few hundred sums.
///
/// `counted` has a row for each thing an episode adds, `tally` the sums of those rows by month and by one more division.
/// A row that changes takes its old value out of the sums and puts its new one in.
extension Readings {
    /// A row of `counted` as it stands.
    private struct Kept {
        let stream: String
        let item: String
        let council: String
        let measure: String
        let at: Int64
        var met: Bool?
        var due: Int64?
        var age: String
        var need: String
        /// The school and whether of secondary age, `p/ID` or `s/ID`; empty where none is on record.
        var setting: String
        let agency: String

        /// The sums it belongs to; none while it is still to do.
        var sums: [(dimension: Dimension, value: String)] {
            guard met != nil else { return [] }
            let whole: [(Dimension, String)] = [(.all, "")]
            return whole
                + (agency.isEmpty ? [(.age, age), (.need, need), (.setting, setting)] : [(.agency, agency)])
        }
    }

    private static let keptColumns =
        "stream, item, council, measure, at, met, due_at, age, need, setting, agency"

    private func kept(_ row: any Row) -> Kept {
        Kept(
            stream: row.text(0), item: row.text(1), council: row.text(2), measure: row.text(3), at: row.int(4),
            met: row.optionalInt(5).map { $0 == 1 }, due: row.optionalInt(6), age: row.text(7), need: row.text(8),
            setting: row.text(9), agency: row.text(10))
    }

    /// Makes the dataset count what an episode says, and no more.
    func count(_ episode: Episode, of stream: StreamID, in session: any Session) throws {
        let id = stream.description
        let wanted = counted(episode)
        var old: [String: Kept] = [:]
        try session.each("SELECT \(Self.keptColumns) FROM counted WHERE stream = ?", [.text(id)]) {
            let row = kept($0)
            old[row.item] = row
        }
        guard let child = episode.child, let council = episode.council else {
            for row in old.values { try drop(row, in: session) }
            return
        }
        let need = episode.referral.decided?.act.primaryNeed ?? ""
        var facts: ChildFacts?
        var again: Set<Measure> = []
        for one in wanted {
            let before = old.removeValue(forKey: one.item)
            let at = one.at.milliseconds
            let due = one.due?.lastMoment.milliseconds
            let met = one.isAgain ? (before?.met ?? false) : one.met
            if let before, before.at == at, before.met == met, before.due == due, before.need == need { continue }
            if facts == nil { facts = try self.facts(of: child, in: session) }
            let row = Kept(
                stream: id, item: one.item, council: council.id, measure: one.measure.rawValue, at: at, met: met,
                due: due, age: facts!.age(at: one.at), need: need, setting: facts!.setting(at: one.at),
                agency: one.agency?.id ?? "")
            try replace(before, by: row, of: child.id, in: session)
            if one.isAgain { again.insert(one.measure) }
        }
        for row in old.values {
            try drop(row, in: session)
            if let measure = Measure(rawValue: row.measure), [.referrals, .plans].contains(measure) {
                again.insert(measure)
            }
        }
        for measure in again { try countAgain(measure, of: child.id, in: session) }
    }

    /// Counts a child again whose birth or school was recorded or put right.
    func recount(_ child: String, in session: any Session) throws {
        let rows = try session.all(
            "SELECT \(Self.keptColumns) FROM counted WHERE person = ?", [.text(child)], kept)
        if rows.isEmpty { return }
        let facts = try facts(of: PersonID(unchecked: child), in: session)
        for row in rows {
            var new = row
            new.age = facts.age(at: Moment(milliseconds: row.at))
            new.setting = facts.setting(at: Moment(milliseconds: row.at))
            if new.age != row.age || new.setting != row.setting {
                try replace(row, by: new, of: child, in: session)
            }
        }
    }

    /// Says of each of a child's referrals or plans whether there was one before it.
    private func countAgain(_ measure: Measure, of child: String, in session: any Session) throws {
        let rows = try session.all(
            "SELECT \(Self.keptColumns) FROM counted WHERE person = ? AND measure = ? ORDER BY at, stream, item",
            [.text(child), .text(measure.rawValue)], kept)
        for (place, row) in rows.enumerated() {
            let before = rows[..<place]
            var new = row
            switch measure {
            case .referrals:
                let last = before.last { $0.council == row.council }
                new.met =
                    last.map {
                        isAgain(Moment(milliseconds: row.at), after: Moment(milliseconds: $0.at))
                    } ?? false
            default: new.met = !before.isEmpty
            }
            if new.met != row.met { try replace(row, by: new, of: child, in: session) }
        }
    }

    // MARK: Rows and sums

    private func replace(_ old: Kept?, by new: Kept, of child: String, in session: any Session) throws {
        if let old { try add(old, -1, in: session) }
        try session.run(
            """
            INSERT INTO counted (stream, item, council, measure, at, met, due_at, age, need, setting, agency, person)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream, item) DO UPDATE SET council = excluded.council, measure = excluded.measure,
                at = excluded.at, met = excluded.met, due_at = excluded.due_at, age = excluded.age,
                need = excluded.need, setting = excluded.setting, agency = excluded.agency, person = excluded.person
            """,
            [
                .text(new.stream), .text(new.item), .text(new.council), .text(new.measure), .int(new.at),
                Value(new.met.map { $0 ? 1 : 0 }), Value(new.due), .text(new.age), .text(new.need),
                .text(new.setting), .text(new.agency), .text(child),
            ])
        try add(new, 1, in: session)
    }

    private func drop(_ row: Kept, in session: any Session) throws {
        try add(row, -1, in: session)
        try session.run(
            "DELETE FROM counted WHERE stream = ? AND item = ?", .text(row.stream), .text(row.item))
    }

    private func add(_ row: Kept, _ one: Int, in session: any Session) throws {
        let month = ReportingYear.month(of: Moment(milliseconds: row.at).day)
        for (dimension, value) in row.sums {
            let place: [Value] = [
                .text(row.council), .text(dimension.rawValue), .text(row.measure), .text(month), .text(value),
            ]
            try session.run(
                """
                INSERT INTO tally (council, dimension, measure, month, value, total, met) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (council, dimension, measure, month, value)
                DO UPDATE SET total = total + excluded.total, met = met + excluded.met
                """, place + [Value(one), Value(row.met == true ? one : 0)])
            if one < 0 {
                try session.run(
                    """
                    DELETE FROM tally WHERE council = ? AND dimension = ? AND measure = ? AND month = ? AND value = ?
                    AND total = 0
                    """, place)
            }
        }
    }

    // MARK: The child

    /// What divides figures, as the readings know it of a child.
    private struct ChildFacts {
        let born: Day?
        let isExpected: Bool
        let schools: [(agency: String, from: Int64, until: Int64?)]

        func age(at moment: Moment) -> String {
            AgeBand(born: born, isExpected: isExpected, on: moment.day).rawValue
        }

        func setting(at moment: Moment) -> String {
            let at = moment.milliseconds
            let found = schools.last { $0.from <= at && ($0.until.map { at < $0 } ?? true) }
            guard let found else { return "" }
            return (SchoolPhase.isSecondaryAge(born: born, on: moment.day) ? "s/" : "p/") + found.agency
        }
    }

    private func facts(of child: PersonID, in session: any Session) throws -> ChildFacts {
        let known = try exists(child, in: session)
        let brief = known ? try brief(child, in: session) : nil
        let schools = try session.all(
            """
            SELECT agency, from_at, until_at FROM involvement WHERE person = ? AND kind = 'school'
            ORDER BY from_at, stream, place
            """, [.text(child.id)]
        ) { ($0.text(0), $0.int(1), $0.optionalInt(2)) }
        return ChildFacts(
            born: brief?.dateOfBirth, isExpected: brief?.expectedDate != nil, schools: schools)
    }
}
