import Guidance
import Practice
import Store

/// Which trust keeps an agency's readiness with it, and in which council's area it works.
package struct ReadinessTie: Sendable, Hashable {
    package let agency: AgencyID
    package let trust: AgencyID?
    package let council: AgencyID?
}

/// How far an agency's checklist is.
package struct ReadinessCount: Sendable, Hashable {
    package let agency: AgencyID
    package let edition: EditionKey
    package let done: Int
    package let aside: Int
    package let open: Int
    /// Of the open steps, those whose day has passed.
    package let late: Int

    /// Of those not set aside, in whole hundredths.
    package var percent: Int { done + open == 0 ? 0 : done * 100 / (done + open) }
}

/// How an agency's policies stand.
package struct PolicyCount: Sendable, Hashable {
    package let agency: AgencyID
    package let all: Int
    /// They cite an edition that is not in force.
    package let behind: Int
    package let reviewDue: Int
}

/// For how many of an agency's staff a topic of training is current.
package struct TrainingCount: Sendable, Hashable {
    package let agency: AgencyID
    /// An option of `trainingTopics` or `leadTrainingTopics`.
    package let topic: String
    package let staff: Int
    package let current: Int
}

/// How an agency's latest self-assessment rates a standard.
package struct AssessedStandard: Sendable, Hashable {
    package let agency: AgencyID
    package let year: Int
    package let standard: String
    /// As it stands: after moderation where there was one; nil while it is not rated.
    package let grade: String?
    package let isSignedOff: Bool
    /// As the agency rated it itself.
    package var rated: String?
    /// How it stood at the end of the round before, and of which year that was.
    package var before: String?
    package var beforeYear: Int?
}

extension Tables {
    /// Readiness for an edition, policies, training and self-assessment of agencies.
    static let readiness: [Table] = [
        Table(
            "readiness_tie", key: "stream", "stream TEXT PRIMARY KEY, agency TEXT NOT NULL, trust TEXT, council TEXT",
            indexes: ["readiness_tie_agency (agency)", "readiness_tie_trust (trust)"]),
        Table(
            "readiness_area", key: "stream, council",
            "stream TEXT NOT NULL, council TEXT NOT NULL, agency TEXT NOT NULL, trust TEXT, PRIMARY KEY (stream, council)",
            indexes: [
                "readiness_area_agency (agency, council)", "readiness_area_trust (trust, council)",
                "readiness_area_council (council, agency)",
            ]),
        Table(
            "readiness_step", key: "stream, number",
            """
            stream TEXT NOT NULL, number INTEGER NOT NULL, agency TEXT NOT NULL, edition TEXT NOT NULL,
            state TEXT NOT NULL, due_on TEXT, PRIMARY KEY (stream, number)
            """, indexes: ["readiness_step_agency (agency, edition, state, due_on)"]),
        Table(
            "policy_standing", key: "stream, number",
            """
            stream TEXT NOT NULL, number INTEGER NOT NULL, agency TEXT NOT NULL, edition TEXT NOT NULL,
            review_on TEXT NOT NULL, PRIMARY KEY (stream, number)
            """, indexes: ["policy_standing_agency (agency, edition, review_on)"]),
        Table(
            "training_standing", key: "stream, item",
            """
            stream TEXT NOT NULL, item TEXT NOT NULL, agency TEXT NOT NULL, topic TEXT NOT NULL, until_on TEXT,
            staff INTEGER NOT NULL, PRIMARY KEY (stream, item)
            """, indexes: ["training_standing_agency (agency, topic, until_on, staff)"]),
        Readings.sharedTable,
        Table(
            "self_action", key: "stream, item",
            "stream TEXT NOT NULL, item TEXT NOT NULL, agency TEXT NOT NULL, due_on TEXT NOT NULL, PRIMARY KEY (stream, item)",
            indexes: ["self_action_due (due_on, agency)"]),
        Table(
            "self_standing", key: "stream, item",
            """
            stream TEXT NOT NULL, item TEXT NOT NULL, agency TEXT NOT NULL, kind TEXT NOT NULL, year INTEGER NOT NULL,
            standard TEXT NOT NULL, grade TEXT, signed INTEGER NOT NULL, rated TEXT, earlier TEXT, earlier_year INTEGER,
            PRIMARY KEY (stream, item)
            """, indexes: ["self_standing_kind (kind, agency)"]),
    ]
}

extension AgencyReadiness: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, of: stream, in: session)
    }
}

extension PolicyRegister: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        let id = Value.text(stream.description)
        let rows = open.map { policy -> [Value] in
            [
                id, Value(policy.number), .text(stream.id), .text(policy.edition.rawValue),
                .text(policy.reviewOn.description),
            ]
        }
        try Readings.policyRows.settle(rows, of: id, with: readings, in: session)
    }
}

extension TrainingRecord: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        let library = readings.library
        let guidance = library.guidance(on: library.editions.last!.from)
        var counts: [String: (topic: String, until: Day?, staff: Int)] = [:]
        for member in working(on: moment.day) {
            for topic in Self.topics(of: member.post, under: guidance) {
                var until: Day?
                if case .until(let day) = currency(of: member.reference, topic, under: guidance) { until = day }
                let item = "\(topic.code) \(until?.description ?? "never")"
                counts[item, default: (topic.code, until, 0)].staff += 1
            }
        }
        let id = Value.text(stream.description)
        let rows = counts.sorted { $0.key < $1.key }.map { item, count -> [Value] in
            [
                id, .text(item), .text(stream.id), .text(count.topic), Value(count.until?.description),
                Value(count.staff),
            ]
        }
        try Readings.trainingRows.settle(rows, of: id, with: readings, in: session)
        try readings.write(sharedOf: self, of: stream, in: session)
    }
}

extension SelfAssessment: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        let id = Value.text(stream.description)
        // The last that was signed off stands beside others' until the next is.
        let latest = Dictionary(rounds.map { ($0.kind, $0) }) { $1.signedOff == nil && $0.signedOff != nil ? $0 : $1 }
            .values
        let rows = latest.flatMap { round in
            round.standards.map { standard -> [Value] in
                [
                    id, .text("\(round.kind) \(standard)"), .text(stream.id), .text(round.kind), Value(round.year),
                    .text(standard), Value(round.grade(standard)), Value(round.signedOff == nil ? 0 : 1),
                    Value(round.ratings[standard]?.grade), Value(round.earlier[standard]?.grade),
                    Value(round.earlierYear),
                ]
            }
        }
        try Readings.assessedRows.settle(rows, of: id, with: readings, in: session)
        let actions = latest.flatMap { round in
            round.openActions.map { action -> [Value] in
                [id, .text("\(round.kind) \(action.number)"), .text(stream.id), .text(action.by.description)]
            }
        }
        try Readings.actionRows.settle(actions, of: id, with: readings, in: session)
    }
}

extension Readings {
    private static let areaRows = OwnedRows("readiness_area", ["stream", "council", "agency", "trust"]) {
        .text($0.text(1))
    }
    private static let stepRows = OwnedRows(
        "readiness_step", ["stream", "number", "agency", "edition", "state", "due_on"]
    ) { .int($0.int(1)) }
    fileprivate static let policyRows = OwnedRows(
        "policy_standing", ["stream", "number", "agency", "edition", "review_on"]
    ) { .int($0.int(1)) }
    fileprivate static let trainingRows = OwnedRows(
        "training_standing", ["stream", "item", "agency", "topic", "until_on", "staff"]
    ) { .text($0.text(1)) }
    fileprivate static let assessedRows = OwnedRows(
        "self_standing",
        [
            "stream", "item", "agency", "kind", "year", "standard", "grade", "signed", "rated", "earlier",
            "earlier_year",
        ]
    ) { .text($0.text(1)) }

    fileprivate static let actionRows = OwnedRows("self_action", ["stream", "item", "agency", "due_on"]) {
        .text($0.text(1))
    }

    /// How many actions of each agency's self-assessments are past their day, and the first of them.
    package func overdueActions(
        on day: Day, in session: any Session
    ) throws -> [(agency: AgencyID, late: Int, first: Day)] {
        try session.all(
            "SELECT agency, count(*), min(due_on) FROM self_action WHERE due_on < ? GROUP BY agency",
            [.text(day.description)]
        ) { row in
            guard let first = Day(row.text(2)) else { throw Unpacking.Damaged() }
            return (AgencyID(unchecked: row.text(0)), row.number(1), first)
        }
    }

    func write(_ readiness: AgencyReadiness, of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        let belongs = readiness.belongs?.act
        try session.run(
            """
            INSERT INTO readiness_tie (stream, agency, trust, council) VALUES (?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET trust = excluded.trust, council = excluded.council
            """, [id, .text(stream.id), Value(belongs?.trust?.id), Value(belongs?.council?.id)])
        let areas = (belongs?.councils ?? []).map { council -> [Value] in
            [id, .text(council.id), .text(stream.id), Value(belongs?.trust?.id)]
        }
        try Self.areaRows.settle(areas, of: id, with: self, in: session)
        let current = readiness.current
        let rows = (current?.steps ?? []).map { step -> [Value] in
            [
                id, Value(step.number), .text(stream.id), .text(current?.edition.rawValue ?? ""),
                .text(step.state.rawValue), Value(step.by?.description),
            ]
        }
        try Self.stepRows.settle(rows, of: id, with: self, in: session)
    }

    private func tie(_ row: any Row) -> ReadinessTie {
        ReadinessTie(
            agency: AgencyID(unchecked: row.text(0)), trust: row.optionalText(1).map { AgencyID(unchecked: $0) },
            council: row.optionalText(2).map { AgencyID(unchecked: $0) })
    }

    /// Which trust and council an agency belongs to.
    package func readinessTie(of agency: AgencyID, in session: any Session) throws -> ReadinessTie? {
        try session.first(
            "SELECT agency, trust, council FROM readiness_tie WHERE agency = ?", [.text(agency.id)], tie)
    }

    /// The agencies that keep their readiness with a trust.
    package func readinessTies(under trust: AgencyID, in session: any Session) throws -> [ReadinessTie] {
        try session.all(
            "SELECT agency, trust, council FROM readiness_tie WHERE trust = ? ORDER BY agency", [.text(trust.id)], tie)
    }

    /// Every agency that has said where it belongs or adopted a checklist.
    package func everyReadinessTie(in session: any Session) throws -> [ReadinessTie] {
        try session.all("SELECT agency, trust, council FROM readiness_tie ORDER BY agency", [], tie)
    }

    /// In which councils' areas an agency works: where it says so itself, and where those say so that it is the trust of.
    package func areas(of agency: AgencyID, in session: any Session) throws -> Set<AgencyID> {
        Set(
            try session.all(
                """
                SELECT council FROM readiness_area WHERE agency = ?
                UNION SELECT council FROM readiness_area WHERE trust = ?
                """, [.text(agency.id), .text(agency.id)]
            ) { AgencyID(unchecked: $0.text(0)) })
    }

    /// The same for every agency that works in any.
    package func everyArea(in session: any Session) throws -> [AgencyID: Set<AgencyID>] {
        var found: [AgencyID: Set<AgencyID>] = [:]
        try session.each("SELECT agency, trust, council FROM readiness_area", []) { row in
            let council = AgencyID(unchecked: row.text(2))
            for agency in [row.text(0), row.optionalText(1)].compactMap({ $0 }) {
                found[AgencyID(unchecked: agency), default: []].insert(council)
            }
        }
        return found
    }

    /// The agencies that work in a council's area, and their trusts.
    package func agenciesWorking(in council: AgencyID, _ session: any Session) throws -> Set<AgencyID> {
        try session.once("agencies working in \(council)") {
            var found: Set<AgencyID> = []
            try session.each("SELECT agency, trust FROM readiness_area WHERE council = ?", [.text(council.id)]) { row in
                found.insert(AgencyID(unchecked: row.text(0)))
                if let trust = row.optionalText(1) { found.insert(AgencyID(unchecked: trust)) }
            }
            return found
        }
    }

    /// How far every agency's checklist is on a day.
    package func readinessCounts(on day: Day, in session: any Session) throws -> [ReadinessCount] {
        try session.all(
            """
            SELECT agency, edition, sum(state = 'done'), sum(state = 'aside'), sum(state = 'open'),
                sum(state = 'open' AND due_on IS NOT NULL AND due_on < ?)
            FROM readiness_step GROUP BY agency, edition
            """, [.text(day.description)]
        ) {
            ReadinessCount(
                agency: AgencyID(unchecked: $0.text(0)), edition: EditionKey(rawValue: $0.text(1)),
                done: $0.number(2), aside: $0.number(3), open: $0.number(4), late: $0.number(5))
        }
    }

    /// How every agency's policies stand on a day, under the edition in force on it.
    package func policyCounts(
        on day: Day, under edition: EditionKey, in session: any Session
    ) throws -> [PolicyCount] {
        try session.all(
            """
            SELECT agency, count(*), sum(edition <> ?), sum(review_on < ?) FROM policy_standing GROUP BY agency
            """, [.text(edition.rawValue), .text(day.description)]
        ) {
            PolicyCount(
                agency: AgencyID(unchecked: $0.text(0)), all: $0.number(1), behind: $0.number(2),
                reviewDue: $0.number(3))
        }
    }

    /// For how many of each agency's staff each topic is current on a day.
    package func trainingCounts(on day: Day, in session: any Session) throws -> [TrainingCount] {
        try session.all(
            """
            SELECT agency, topic, sum(staff), sum(CASE WHEN until_on >= ? THEN staff ELSE 0 END)
            FROM training_standing GROUP BY agency, topic
            """, [.text(day.description)]
        ) {
            TrainingCount(
                agency: AgencyID(unchecked: $0.text(0)), topic: $0.text(1), staff: $0.number(2),
                current: $0.number(3))
        }
    }

    /// How every agency's latest self-assessment of a kind rates each standard.
    package func assessedStandards(_ kind: String, in session: any Session) throws -> [AssessedStandard] {
        try assessedStandards([kind], in: session)[kind] ?? []
    }

    /// The same of several kinds, by kind.
    package func assessedStandards(
        _ kinds: [String], in session: any Session
    ) throws -> [String: [AssessedStandard]] {
        var found: [String: [AssessedStandard]] = [:]
        try Self.assessedQuestion.ask(kinds, in: session) {
            found[$0.text(5), default: []].append(
                AssessedStandard(
                    agency: AgencyID(unchecked: $0.text(0)), year: $0.number(1), standard: $0.text(2),
                    grade: $0.optionalText(3), isSignedOff: $0.number(4) == 1, rated: $0.optionalText(6),
                    before: $0.optionalText(7), beforeYear: $0.optionalInt(8).map(Int.init)))
        }
        return found
    }

    private static let assessedQuestion = AboutMany(
        """
        SELECT agency, year, standard, grade, signed, kind, rated, earlier, earlier_year FROM self_standing
        WHERE kind IN (?*) ORDER BY agency
        """)
}
