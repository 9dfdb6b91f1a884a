import Foundation
import Guidance
import Practice
import Store

/// What stands around one person for a decision on access: labels, parts in their life, who holds an episode, who is a
/// party, whose emergency access came with the address.
package struct Around: Sendable {
    package fileprivate(set) var labels: [Label] = []
    package fileprivate(set) var involvements: [Involvement] = []
    /// What those who lead, supervise or are on duty for a child are to this adult of the child's family.
    package fileprivate(set) var withTheirChildren: [Involvement] = []
    /// The council that holds an open episode; of several, the one opened last.
    package fileprivate(set) var council: AgencyID?
    fileprivate var councilSince = Int64.min
    /// Practitioners who have declared an interest, each with their line manager.
    package fileprivate(set) var parties: [(PractitionerID, PractitionerID?)] = []
    package fileprivate(set) var locationGranted: Set<PractitionerID> = []
    package fileprivate(set) var hasOpenPlan = false
}

extension Readings {
    /// What stands around each of these people, asked in one statement; those who do not exist are left out.
    package func around(
        _ people: [PersonID], at moment: Moment, in session: any Session
    ) throws -> [PersonID: Around] {
        var found: [PersonID: Around] = [:]
        try Self.aroundQuestion.ask(people.map(\.id), in: session) { row in
            let person = PersonID(unchecked: row.text(1))
            switch row.int(0) {
            case 1: found[person] = Around(labels: try labels(row.optionalBlob(2), at: moment))
            case 2: if let one = Self.part(row, with: person) { found[person]?.involvements.append(one) }
            case 3:
                found[person]?.withTheirChildren.append(
                    Involvement(
                        .family, person: person, practitioner: row.optionalText(3).map(PractitionerID.init(unchecked:)),
                        agency: AgencyID(unchecked: row.text(4)), team: row.optionalText(5),
                        from: Moment(milliseconds: row.int(6)),
                        until: row.optionalInt(7).map(Moment.init(milliseconds:))))
            case 4 where row.int(6) > found[person]?.councilSince ?? .max:
                found[person]?.council = AgencyID(unchecked: row.text(2))
                found[person]?.councilSince = row.int(6)
            case 5:
                found[person]?.parties.append(
                    (PractitionerID(unchecked: row.text(2)), row.optionalText(3).map(PractitionerID.init(unchecked:))))
            case 6 where row.int(6) <= moment.milliseconds && moment.milliseconds < row.int(7):
                found[person]?.locationGranted.insert(PractitionerID(unchecked: row.text(2)))
            case 7: found[person]?.hasOpenPlan = true
            default: break
            }
        }
        return found
    }

    /// Its marks stand for the people, in every part the same.
    private static let aroundQuestion = AboutMany(
        """
        SELECT 1, id, labels, NULL, NULL, NULL, NULL, NULL FROM person WHERE id IN (?*)
        UNION ALL
        SELECT 2, person, kind, practitioner, agency, team, from_at, until_at FROM involvement WHERE person IN (?*)
        UNION ALL
        SELECT 3, r.other, i.kind, i.practitioner, i.agency, i.team, i.from_at, i.until_at
        FROM relation r CROSS JOIN involvement i ON i.person = r.person
        WHERE r.other IN (?*) AND r.until IS NULL AND r.kind IN (\(quoted(Person.familyAdults)))
            AND i.kind IN ('lead', 'supervisor', 'duty')
        UNION ALL
        SELECT 4, person, council, NULL, NULL, NULL, opened_at, NULL FROM episode
        WHERE person IN (?*) AND closed_at IS NULL
        UNION ALL
        SELECT 5, c.person, c.practitioner, p.manager, NULL, NULL, NULL, NULL
        FROM conflict c LEFT JOIN practitioner p ON p.id = c.practitioner WHERE c.person IN (?*)
        UNION ALL
        SELECT 6, person, practitioner, NULL, NULL, NULL, from_at, until_at FROM emergency
        WHERE person IN (?*) AND location = 1
        UNION ALL
        SELECT 7, person, NULL, NULL, NULL, NULL, NULL, NULL FROM fact
        WHERE person IN (?*) AND item IN ('protectionPlan', 'childInNeedPlan', 'lookedAfter')
        """)

    /// Codes of ours as they stand in a statement.
    private static func quoted(_ codes: Set<String>) -> String {
        codes.sorted().map { "'\($0)'" }.joined(separator: ", ")
    }

    private static func part(_ row: any Row, with person: PersonID) -> Involvement? {
        guard let kind = Involvement.Kind(rawValue: row.text(2)) else { return nil }
        return Involvement(
            kind, person: person, practitioner: row.optionalText(3).map(PractitionerID.init(unchecked:)),
            agency: AgencyID(unchecked: row.text(4)), team: row.optionalText(5),
            from: Moment(milliseconds: row.int(6)), until: row.optionalInt(7).map(Moment.init(milliseconds:)))
    }
}

/// A question about many at once: in its text, `?*` stands for as many marks as there are ids.
///
/// The numbers of marks are few, so that statements are prepared once; what is left over repeats the last id.
struct AboutMany: Sendable {
    private static let sizes = [1, 4, 16, 64]
    private let texts: [String]

    init(_ text: String) {
        texts = Self.sizes.map { size in
            text.replacing("?*", with: (1...size).map { "?\($0)" }.joined(separator: ", "))
        }
    }

    /// Asks it, in several parts where there are more than 64.
    func ask(_ ids: [String], in session: any Session, _ body: (any Row) throws -> Void) throws {
        var rest = ids[...]
        while !rest.isEmpty {
            let some = rest.prefix(64)
            rest = rest.dropFirst(64)
            let place = Self.sizes.firstIndex { some.count <= $0 }!
            var values = some.map { Value.text($0) }
            while values.count < Self.sizes[place] { values.append(values[values.count - 1]) }
            try session.each(texts[place], values, body)
        }
    }
}
