import Guidance
import Practice
import Store

extension Readings {
    private static let factRows = OwnedRows(
        "fact", ["stream", "item", "person", "what", "since", "until", "weight"]
    ) { .text($0.text(1)) }

    func write(_ facts: [Fact], of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        let rows: [[Value]] = facts.map { fact in
            [
                id, .text(fact.key), .text(fact.about.id), .text(fact.what), .int(fact.since.milliseconds),
                Value(fact.until.map(Self.text)), .text(fact.weight.rawValue),
            ]
        }
        try Self.factRows.settle(rows, of: id, with: self, in: session)
    }

    /// What must be known of a person at a glance, the gravest first, each with the stream that says so.
    package func facts(about person: PersonID, in session: any Session) throws -> [FactRow] {
        try factsQuestion(about: person).all(in: session)
    }

    func factsQuestion(about person: PersonID) -> RowQuestion<FactRow> {
        RowQuestion(
            "stream, item, what, since, until, weight", "FROM fact WHERE person = ? ORDER BY weight, since",
            [.text(person.id)]
        ) { row in
            guard let stream = StreamID(row.text(0)), let weight = Fact.Weight(rawValue: row.text(5)) else {
                return nil
            }
            return FactRow(
                stream: stream,
                fact: Fact(
                    row.text(1), about: person, what: row.text(2), since: Moment(milliseconds: row.int(3)),
                    until: Self.due(row.optionalText(4)), weight: weight))
        }
    }
}

extension Readings {
    /// The same of several people, the gravest first.
    package func facts(about people: [PersonID], in session: any Session) throws -> [Fact] {
        var found: [Fact] = []
        var rest = people[...]
        while !rest.isEmpty {
            found += try factsQuestion(about: Array(rest.prefix(AboutMany.most))).all(in: session)
            rest = rest.dropFirst(AboutMany.most)
        }
        return found.gravestFirst
    }

    func factsQuestion(about people: [PersonID]) -> RowQuestion<Fact> {
        RowQuestion(
            "stream, item, person, what, since, until, weight", "FROM fact WHERE person IN (?*)",
            aboutAll: people.map(\.id)
        ) { row in
            guard let weight = Fact.Weight(rawValue: row.text(6)) else { return nil }
            return Fact(
                row.text(1), about: PersonID(unchecked: row.text(2)), what: row.text(3),
                since: Moment(milliseconds: row.int(4)), until: Self.due(row.optionalText(5)), weight: weight)
        }
    }
}

extension [Fact] {
    /// In the order in which a page shows them.
    var gravestFirst: [Fact] {
        sorted { ($0.weight.rawValue, $0.since, $0.key) < ($1.weight.rawValue, $1.since, $1.key) }
    }
}

/// A fact about a person with the stream that says so.
package struct FactRow: Sendable, Hashable {
    package let stream: StreamID
    package let fact: Fact
}
