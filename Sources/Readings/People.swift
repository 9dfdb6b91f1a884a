import Foundation
import Guidance
import Matching
import Practice
import Store

/// Who someone is in one line: enough to tell two people apart in a list, and no more.
package struct Brief: Sendable, Hashable {
    package let person: PersonID
    package let fullName: String
    package let knownAs: String?
    package let dateOfBirth: Day?
    package let expectedDate: Day?
    /// An option of `sex`.
    package var sex: String? = nil
    package var diedOn: Day? = nil
}

/// Someone who may be the person searched for, with every reason why.
package struct Likely: Sendable {
    package let brief: Brief
    package let likeness: Likeness
    /// The outward part of the postcode, to tell people apart by area.
    package let area: String?
}

/// A label with the time over which it holds, as it stands sealed.
private struct Window: Codable {
    let label: Label
    let from: Int64?
    let until: Int64?
}

extension Readings {
    func write(
        _ person: Person, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        let id = Value.text(stream.id)
        guard let identity = person.identity(at: moment) else { return }
        var brief = Packing()
        brief.add(identity.fullName)
        brief.add(identity.knownAs)
        brief.add(identity.dateOfBirth?.description)
        brief.add(identity.expectedDate?.description)
        brief.add(identity.sex)
        brief.add(identity.diedOn?.description)
        let windows = windows(of: person, asOf: moment)
        try session.run(
            """
            INSERT INTO person (id, version, brief, identity, labels) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, brief = excluded.brief,
                identity = excluded.identity, labels = excluded.labels
            """,
            [
                id, Value(version), .blob(try seal(brief.bytes)), .blob(try seal(Self.encoded(identity))),
                Value(windows.isEmpty ? nil : try seal(Self.encoded(windows))),
            ])
        let keys: [[Value]] = keys(of: person, identity).map { [id, .blob(blind($0))] }
        try Self.keyRows.settle(keys, of: id, with: self, in: session)
        let relations: [[Value]] = person.relationships.map { related in
            let act = related.act
            return [
                id, Value(related.stamp.number), .text(act.other.id), .text(act.relationship),
                .text(act.parentalResponsibility), Value(act.from?.description), Value(act.until?.description),
            ]
        }
        try Self.relationRows.settle(relations, of: id, with: self, in: session)
        try write(household: person.household, of: id, in: session)
    }

    private static let keyRows = OwnedRows("person_key", ["person", "key"]) { .blob($0.blob(1)) }

    private static let relationRows = OwnedRows(
        "relation", ["person", "entry", "other", "kind", "parental", "since", "until"]
    ) { .int($0.int(1)) }

    private static func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return [UInt8](try encoder.encode(value))
    }

    private func windows(of person: Person, asOf moment: Moment) -> [Window] {
        var windows = person.restrictions.map { restriction in
            Window(
                label: restriction.label, from: restriction.from.milliseconds,
                until: [restriction.until, restriction.liftedAt].compactMap { $0 }.min()?.milliseconds)
        }
        if person.labels(at: moment).contains(.locationProtected) {
            windows.append(Window(label: .locationProtected, from: nil, until: nil))
        }
        return windows
    }

    private func keys(of person: Person, _ identity: Identity) -> [String] {
        BlockingKeys.of(
            names: [identity.fullName] + [identity.knownAs].compactMap { $0 } + identity.otherNames,
            dob: (identity.dateOfBirth ?? identity.expectedDate).map { BirthDate($0) },
            identifiers: [identity.nhsNumber, identity.upn].compactMap { $0 },
            postcodes: person.moves.filter { !$0.act.protected }.compactMap { $0.act.postcode })
    }

    package func exists(_ person: PersonID, in session: any Session) throws -> Bool {
        try session.first("SELECT 1 FROM person WHERE id = ?", [.text(person.id)]) { _ in true } ?? false
    }

    package func brief(_ person: PersonID, in session: any Session) throws -> Brief {
        guard
            let sealed = try session.first("SELECT brief FROM person WHERE id = ?", [.text(person.id)], { $0.blob(0) })
        else { throw Unpacking.Damaged() }
        return try brief(person, sealed)
    }

    /// The briefs of several people; those who do not exist are left out.
    package func briefs(_ people: some Sequence<PersonID>, in session: any Session) throws -> [PersonID: Brief] {
        var found: [PersonID: Brief] = [:]
        try Self.briefsQuestion.ask(Set(people).map(\.id).sorted(), in: session) { row in
            let person = PersonID(unchecked: row.text(0))
            found[person] = try brief(person, row.blob(1))
        }
        return found
    }

    func briefsQuestion(_ people: [PersonID]) -> RowQuestion<Brief> {
        RowQuestion("id, brief", "FROM person WHERE id IN (?*)", aboutAll: Set(people).map(\.id).sorted()) { row in
            try brief(PersonID(unchecked: row.text(0)), row.blob(1))
        }
    }

    private static let briefsQuestion = AboutMany("SELECT id, brief FROM person WHERE id IN (?*)")

    private func brief(_ person: PersonID, _ sealed: [UInt8]) throws -> Brief {
        var reading = Unpacking(try open(sealed))
        return Brief(
            person: person, fullName: try reading.text(), knownAs: try reading.optionalText(),
            dateOfBirth: try reading.optionalText().flatMap { Day($0) },
            expectedDate: try reading.optionalText().flatMap { Day($0) }, sex: try reading.optionalText(),
            diedOn: try reading.optionalText().flatMap { Day($0) })
    }

    package func identity(_ person: PersonID, in session: any Session) throws -> Identity? {
        try identityQuestion(person).first(in: session)
    }

    /// Those of these people who are of age on a day.
    package func adults(among people: [PersonID], on day: Day, in session: any Session) throws -> Set<PersonID> {
        var found: Set<PersonID> = []
        try Self.identitiesQuestion.ask(Set(people).map(\.id).sorted(), in: session) { row in
            let identity = try identity(row.blob(0))
            if identity.isAdult(on: day) { found.insert(identity.person) }
        }
        return found
    }

    private static let identitiesQuestion = AboutMany("SELECT identity FROM person WHERE id IN (?*)")

    private func identity(_ sealed: [UInt8]) throws -> Identity {
        try JSONDecoder().decode(Identity.self, from: Data(open(sealed)))
    }

    func identityQuestion(_ person: PersonID) -> RowQuestion<Identity> {
        RowQuestion("identity", "FROM person WHERE id = ?", [.text(person.id)]) { row in
            try identity(row.blob(0))
        }
    }

    /// The labels on a person's record that hold at a moment; nil when there is no such person.
    package func labels(of person: PersonID, at moment: Moment, in session: any Session) throws -> [Label]? {
        let found = try session.first("SELECT labels FROM person WHERE id = ?", [.text(person.id)]) {
            $0.optionalBlob(0)
        }
        guard let found else { return nil }
        return try labels(found, at: moment)
    }

    func labels(_ sealed: [UInt8]?, at moment: Moment) throws -> [Label] {
        guard let sealed else { return [] }
        let windows = try JSONDecoder().decode([Window].self, from: Data(open(sealed)))
        return windows.filter {
            ($0.from ?? .min) <= moment.milliseconds && moment.milliseconds < ($0.until ?? .max)
        }.map(\.label)
    }

    /// Those on record who may be the person described, likeliest first. The keys looked under each join two identifiers.
    package func likely(
        _ described: PersonDescription, keys: [String], limit: Int = 25, in session: any Session
    ) throws -> [Likely] {
        var candidates: Set<String> = []
        for key in keys {
            try session.each("SELECT person FROM person_key WHERE key = ? LIMIT 200", [.blob(blind(key))]) {
                candidates.insert($0.text(0))
            }
        }
        var found: [Likely] = []
        for id in candidates.sorted().prefix(400) {
            let person = PersonID(unchecked: id)
            guard let identity = try identity(person, in: session) else { continue }
            let likeness = Likeness(of: described, and: PersonDescription(identity))
            guard likeness.band > .unlikely else { continue }
            found.append(
                Likely(
                    brief: Brief(
                        person: person, fullName: identity.fullName, knownAs: identity.knownAs,
                        dateOfBirth: identity.dateOfBirth, expectedDate: identity.expectedDate),
                    likeness: likeness,
                    area: identity.home.flatMap {
                        $0.isProtected ? nil : $0.postcode?.split(separator: " ").first.map(String.init)
                    }))
        }
        return Array(
            found.sorted { ($1.likeness.order, $0.brief.person) < ($0.likeness.order, $1.brief.person) }.prefix(limit))
    }

    /// Who has a number such as an NHS number or a UPN, in the form in which it is kept.
    package func holders(of number: String, in session: any Session) throws -> [PersonID] {
        try session.all(
            "SELECT person FROM person_key WHERE key = ?", [.blob(blind("number:\(Folding.identifier(number))"))]
        ) { PersonID(unchecked: $0.text(0)) }
    }

    /// Who is what to a person, as recorded on either of the two.
    package func relations(of person: PersonID, in session: any Session) throws -> [Relation] {
        try relationsQuestion(of: person).all(in: session)
    }

    /// Everyone whom these people's own records say is something to them.
    package func related(to people: [PersonID], in session: any Session) throws -> [PersonID] {
        var found: [PersonID] = []
        try Self.relatedQuestion.ask(people.map(\.id), in: session) {
            found.append(PersonID(unchecked: $0.text(0)))
        }
        return found
    }

    private static let relatedQuestion = AboutMany("SELECT other FROM relation WHERE person IN (?*)")

    func relationsQuestion(of person: PersonID) -> RowQuestion<Relation> {
        RowQuestion("other, kind, parental, since, until", "FROM relation WHERE person = ?", [.text(person.id)]) {
            row in
            Relation(
                other: PersonID(unchecked: row.text(0)), kind: row.text(1), parentalResponsibility: row.text(2),
                from: row.optionalText(3).flatMap { Day($0) }, until: row.optionalText(4).flatMap { Day($0) })
        }
    }
}

/// What someone else is to a person.
package struct Relation: Sendable, Hashable {
    package let other: PersonID
    package let kind: String
    package let parentalResponsibility: String
    package let from: Day?
    package let until: Day?
}

extension BirthDate {
    package init(_ day: Day) { self.init(year: day.year, month: day.month, day: day.day) }
}

extension PersonDescription {
    /// A person as the record knows them, ready to be compared.
    package init(_ identity: Identity) {
        self.init(
            names: [identity.fullName] + [identity.knownAs].compactMap { $0 } + identity.otherNames,
            bornOn: identity.dateOfBirth.map { BirthDate($0) }, expectedOn: identity.expectedDate.map { BirthDate($0) },
            nhsNumber: identity.nhsNumber, upn: identity.upn, postcodes: [identity.home?.postcode].compactMap { $0 })
    }
}
