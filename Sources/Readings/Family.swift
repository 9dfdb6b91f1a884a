import Guidance
import Practice
import Store

/// What one record says of two people: what the other is to the person, or that they live together.
package struct FamilyTie: Sendable, Hashable {
    package let person: PersonID
    package let other: PersonID
    /// What the other is to the person, an option of `relationshipKinds`; nil where they live together.
    package let kind: String?
    /// `yes`, `no` or `notKnown`; nil where they live together.
    package let parentalResponsibility: String?
    package let from: Day?
    package let until: Day?

    package func lasts(on day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
    }
}

extension Readings {
    static let householdRows = OwnedRows("household", ["person", "entry", "other", "since", "until"]) {
        .int($0.int(1))
    }

    func write(household: [Stamped<Person.Household>], of person: Value, in session: any Session) throws {
        let rows: [[Value]] = household.map { shared in
            [
                person, Value(shared.stamp.number), .text(shared.act.other.id), Value(shared.act.from?.description),
                Value(shared.act.until?.description),
            ]
        }
        try Self.householdRows.settle(rows, of: person, with: self, in: session)
    }

    /// What is recorded between these people and others, on the record of either: relationships and shared homes.
    package func ties(around people: [PersonID], in session: any Session) throws -> [FamilyTie] {
        let people = Set(people).map(\.id).sorted()
        if people.isEmpty { return [] }
        return try session.once("ties around \(people.joined(separator: " "))") {
            try ties(Self.tiesQuestion, people, session)
        }
    }

    private func ties(_ question: AboutMany, _ people: [String], _ session: any Session) throws -> [FamilyTie] {
        var found: [FamilyTie] = []
        var seen: Set<FamilyTie> = []
        try question.ask(people, in: session) { row in
            let tie = FamilyTie(
                person: PersonID(unchecked: row.text(0)), other: PersonID(unchecked: row.text(1)),
                kind: row.optionalText(2), parentalResponsibility: row.optionalText(3),
                from: row.optionalText(4).flatMap { Day($0) }, until: row.optionalText(5).flatMap { Day($0) })
            if seen.insert(tie).inserted { found.append(tie) }
        }
        return found
    }

    /// The same, and what is recorded around their parents: where brothers and sisters are found.
    package func tiesAndParents(around people: [PersonID], in session: any Session) throws -> [FamilyTie] {
        let people = Set(people).map(\.id).sorted()
        return try session.once("ties and parents around \(people.joined(separator: " "))") {
            try ties(Self.parentsQuestion, people, session)
        }
    }

    private static let parentsQuestion = AboutMany(
        """
        WITH near (id) AS (
            SELECT id FROM person WHERE id IN (?*)
            UNION SELECT other FROM relation WHERE person IN (?*)
                AND kind IN ('mother', 'father', 'parent', 'stepParent', 'adoptiveParent')
            UNION SELECT person FROM relation WHERE other IN (?*) AND kind = 'child')
        SELECT person, other, kind, parental, since, until FROM relation WHERE person IN (SELECT id FROM near)
        UNION ALL
        SELECT person, other, kind, parental, since, until FROM relation WHERE other IN (SELECT id FROM near)
        UNION ALL
        SELECT person, other, NULL, NULL, since, until FROM household WHERE person IN (SELECT id FROM near)
        UNION ALL
        SELECT person, other, NULL, NULL, since, until FROM household WHERE other IN (SELECT id FROM near)
        """)

    private static let tiesQuestion = AboutMany(
        """
        SELECT person, other, kind, parental, since, until FROM relation WHERE person IN (?*)
        UNION ALL
        SELECT person, other, kind, parental, since, until FROM relation WHERE other IN (?*)
        UNION ALL
        SELECT person, other, NULL, NULL, since, until FROM household WHERE person IN (?*)
        UNION ALL
        SELECT person, other, NULL, NULL, since, until FROM household WHERE other IN (?*)
        """)
}
