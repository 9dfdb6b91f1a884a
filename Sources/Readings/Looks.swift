import Guidance
import Practice
import Store

/// One look at a person's record: who, when, in what capacity, at what, why, and what they were shown.
package struct Look: Sendable {
    package let number: Int
    package let at: Moment
    package let practitioner: PractitionerID
    package let role: String
    package let agency: AgencyID
    package let what: String
    package let purpose: String
    package let outcome: String

    package init(
        number: Int, at: Moment, practitioner: PractitionerID, role: String, agency: AgencyID, what: String,
        purpose: String, outcome: String
    ) {
        self.number = number
        self.at = at
        self.practitioner = practitioner
        self.role = role
        self.agency = agency
        self.what = what
        self.purpose = purpose
        self.outcome = outcome
    }
}

extension Readings {
    /// Adds a look to the list of each person looked at.
    package func write(_ look: Look, at people: [PersonID], in session: any Session) throws {
        for person in people {
            try session.run(
                """
                INSERT INTO looked (number, person, at, practitioner, role, agency, what, purpose, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    Value(look.number), .text(person.id), .int(look.at.milliseconds), .text(look.practitioner.id),
                    .text(look.role), .text(look.agency.id), .text(look.what), .text(look.purpose), .text(look.outcome),
                ])
        }
    }

    /// Who has looked at a person's record, newest first.
    package func looks(at person: PersonID, limit: Int, in session: any Session) throws -> [Look] {
        try session.all(
            """
            SELECT number, at, practitioner, role, agency, what, purpose, outcome FROM looked
            WHERE person = ? ORDER BY at DESC LIMIT ?
            """, [.text(person.id), Value(limit)]
        ) { row in
            Look(
                number: row.number(0), at: Moment(milliseconds: row.int(1)),
                practitioner: PractitionerID(unchecked: row.text(2)), role: row.text(3),
                agency: AgencyID(unchecked: row.text(4)), what: row.text(5), purpose: row.text(6), outcome: row.text(7))
        }
    }
}
