import Guidance
import Practice

/// One line of a family: who is what to whom, since when.
struct KinLine: Sendable {
    let person: String
    let other: String
    let kind: String
    var responsibility = "no"
    var from: String?
    var until: String?

    init(
        _ person: String, _ other: String, _ kind: String, responsibility: String = "no", from: String? = nil,
        until: String? = nil
    ) {
        self.person = person
        self.other = other
        self.kind = kind
        self.responsibility = responsibility
        self.from = from
        self.until = until
    }
}

/// Someone of a family who has no child's number and no school: a grandparent, an aunt, a carer.
struct Kinsperson: Sendable {
    let name: String
    let born: String
    let sex: String
    var ethnicity = "WBRI"

    init(_ name: String, _ born: String, _ sex: String, _ ethnicity: String = "WBRI") {
        self.name = name
        self.born = born
        self.sex = sex
        self.ethnicity = ethnicity
    }
}

extension Stage {
    /// Registers people one after another.
    func register(_ people: [Kinsperson], by name: String, at when: When) async throws {
        var when = when
        for person in people {
            let recorded = try await act(
                "person.register", by: name, at: when,
                [
                    "fullName": .text(person.name), "dateOfBirth": .text(person.born), "sex": .text(person.sex),
                    "ethnicity": .text(person.ethnicity), "firstLanguage": "eng",
                ])
            know(person.name, as: PersonID(unchecked: recorded.stream.id))
            when = .after(minutes: 1)
        }
    }

    /// Records who is what to whom.
    func kin(_ lines: [KinLine], by name: String, at when: When = .next) async throws {
        var when = when
        for line in lines {
            try await act(
                "person.relate", in: try person(line.person).stream, by: name, at: when,
                [
                    "other": .text(line.other), "relationship": .text(line.kind),
                    "parentalResponsibility": .text(line.responsibility), "from": line.from.map(Answer.text) ?? .null,
                    "until": line.until.map(Answer.text) ?? .null,
                ])
            when = .after(minutes: 1)
        }
    }

    /// Records who lives with someone.
    func home(of person: String, _ others: [String], from: String? = nil, by name: String, at when: When = .next)
        async throws
    {
        var when = when
        for other in others {
            try await act(
                "person.household", in: try self.person(person).stream, by: name, at: when,
                ["other": .text(other), "from": from.map(Answer.text) ?? .null])
            when = .after(minutes: 1)
        }
    }
}
