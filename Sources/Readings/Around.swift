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
    /// The council that holds the record: of those with open work, the one whose work was recorded first.
    package var council: AgencyID? { holder?.council }
    /// Open work of councils: episodes and times away from home.
    fileprivate var works: [Work] = []
    /// Circumstances, which make nobody hold the record.
    fileprivate var circumstances: [Work] = []
    fileprivate struct Work {
        let stream: StreamID
        let council: AgencyID
        let first: Int64
    }
    fileprivate var holder: Work? { works.min { $0.first < $1.first } }
    /// Processes of other councils than the one that holds the record, and than those it has asked in as a whole.
    package var beside: Set<StreamID> {
        let holder = holder?.council
        let held = Set(works.filter { $0.council == holder }.map(\.stream))
        let asked = involvements.filter {
            $0.kind == .conference && $0.practitioner == nil && $0.stream.map(held.contains) == true
        }
        // Or has sent the child's case to by a referral of its own.
        let sent = Set(involvements.filter { $0.kind == .referrer && $0.agency == holder }.compactMap(\.stream))
        let receiving = works.filter { sent.contains($0.stream) }.map(\.council)
        let within = Set(asked.map(\.agency) + receiving + [holder].compactMap { $0 })
        return Set((works + circumstances).filter { !within.contains($0.council) }.map(\.stream))
    }
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
            case 4:
                guard let stream = StreamID(row.text(8)) else { break }
                let work = Around.Work(
                    stream: stream, council: AgencyID(unchecked: row.text(2)), first: row.optionalInt(6) ?? .max)
                if stream.process == .circumstance {
                    found[person]?.circumstances.append(work)
                } else {
                    found[person]?.works.append(work)
                }
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
        SELECT 1, id, labels, NULL, NULL, NULL, NULL, NULL, NULL FROM person WHERE id IN (?*)
        UNION ALL
        SELECT 2, person, kind, practitioner, agency, team, from_at, until_at, stream FROM involvement WHERE person IN (?*)
        UNION ALL
        SELECT 3, r.other, i.kind, i.practitioner, i.agency, i.team, i.from_at, i.until_at, NULL
        FROM relation r CROSS JOIN involvement i ON i.person = r.person
        WHERE r.other IN (?*) AND r.until IS NULL AND r.kind IN (\(quoted(Person.familyAdults)))
            AND i.kind IN ('lead', 'supervisor', 'duty') AND i.stream NOT LIKE 'circumstance/%'
            AND NOT EXISTS (
                SELECT 1 FROM episode e WHERE e.person = r.person AND e.closed_at IS NULL AND e.stream <> i.stream
                AND e.council <> i.agency AND (SELECT min(l.number) FROM line l WHERE l.stream = e.stream)
                < (SELECT min(l.number) FROM line l WHERE l.stream = i.stream))
        UNION ALL
        SELECT 4, person, council, NULL, NULL, NULL, (SELECT min(l.number) FROM line l WHERE l.stream = episode.stream),
            NULL, stream FROM episode WHERE person IN (?*) AND closed_at IS NULL
        UNION ALL
        SELECT 4, person, council, NULL, NULL, NULL, (SELECT min(l.number) FROM line l WHERE l.stream = away.stream),
            NULL, stream FROM away WHERE person IN (?*) AND over_at IS NULL AND council IS NOT NULL
        UNION ALL
        SELECT 5, c.person, c.practitioner, p.manager, NULL, NULL, NULL, NULL, NULL
        FROM conflict c LEFT JOIN practitioner p ON p.id = c.practitioner WHERE c.person IN (?*)
        UNION ALL
        SELECT 6, person, practitioner, NULL, NULL, NULL, from_at, until_at, NULL FROM emergency
        WHERE person IN (?*) AND location = 1
        UNION ALL
        SELECT 7, person, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM fact
        WHERE person IN (?*) AND item IN ('protectionPlan', 'childInNeedPlan', 'lookedAfter')
        """)

    /// Codes of ours as they stand in a statement.
    private static func quoted(_ codes: Set<String>) -> String {
        codes.sorted().map { "'\($0)'" }.joined(separator: ", ")
    }

    private static func part(_ row: any Row, with person: PersonID) -> Involvement? {
        guard let kind = Involvement.Kind(rawValue: row.text(2)) else { return nil }
        var one = Involvement(
            kind, person: person, practitioner: row.optionalText(3).map(PractitionerID.init(unchecked:)),
            agency: AgencyID(unchecked: row.text(4)), team: row.optionalText(5),
            from: Moment(milliseconds: row.int(6)), until: row.optionalInt(7).map(Moment.init(milliseconds:)))
        one.stream = row.optionalText(8).flatMap { StreamID($0) }
        return one
    }
}
