import Guidance

/// An invented family: its members, where it lives, who is what to whom.
package struct Family: Sendable {
    package let name: String
    package let home: Address?
    package let members: [Member]

    /// An address with a postcode of the area ZZ, which does not exist.
    package struct Address: Sendable {
        package let lines: String
        package let postcode: String
        package let from: String
        package var kind = "home"

        init(_ lines: String, _ postcode: String, from: String, kind: String = "home") {
            self.lines = lines
            self.postcode = postcode
            self.from = from
            self.kind = kind
        }

        var answers: [String: Answer] {
            [
                "address": .text(lines), "postcode": .text(postcode), "from": .text(from),
                "addressKind": .text(kind),
                "protected": false,
            ]
        }
    }

    /// A child or an adult of the family.
    package struct Member: Sendable {
        package let name: String
        package var knownAs: String?
        /// A date of birth, or for an unborn child when it is expected.
        package let born: String
        package var isExpected = false
        package var sex = "U"
        package var ethnicity = "NOBT"
        package var language = "eng"
        /// Numbers the child for NHS number and UPN; nil for adults and the unborn.
        package var serial: Int?
        package var school: Schooling?
        package var ties: [Tie] = []
    }

    /// Where a child is on roll.
    package struct Schooling: Sendable {
        package let school: String
        package let from: String
        package let year: String
    }

    /// What someone else in the family is to a child.
    package struct Tie: Sendable {
        package let other: String
        package let kind: String
        /// `yes`, `no` or `notKnown`.
        package let responsibility: String
        package let livesWith: Bool
    }

    package var adults: [Member] { members.filter { $0.serial == nil && !$0.isExpected } }
    package var children: [Member] { members.filter { $0.serial != nil || $0.isExpected } }

    init(_ name: String, home: Address?, _ members: [Member]) {
        self.name = name
        self.home = home
        self.members = members
    }
}

extension Family.Member {
    static func adult(
        _ name: String, born: String, sex: String, _ ethnicity: String, language: String = "eng"
    ) -> Self {
        Self(name: name, born: born, sex: sex, ethnicity: ethnicity, language: language)
    }

    static func child(
        _ name: String, knownAs: String? = nil, born: String, sex: String, _ ethnicity: String,
        language: String = "eng", serial: Int, at school: Family.Schooling? = nil, _ ties: [Family.Tie]
    ) -> Self {
        Self(
            name: name, knownAs: knownAs, born: born, sex: sex, ethnicity: ethnicity, language: language,
            serial: serial, school: school, ties: ties)
    }

    static func expected(_ name: String, about day: String, _ ties: [Family.Tie]) -> Self {
        Self(name: name, born: day, isExpected: true, ties: ties)
    }

    var answers: [String: Answer] {
        var answers: [String: Answer] = [
            "fullName": .text(name), isExpected ? "expectedDate" : "dateOfBirth": .text(born),
            "sex": .text(sex),
            "ethnicity": .text(ethnicity), "firstLanguage": .text(language),
        ]
        if let knownAs { answers["knownAs"] = .text(knownAs) }
        if let serial {
            answers["nhsNumber"] = Numbers.nhs(serial).map(Answer.text)
            if let school, let joined = Day(school.from) {
                answers["upn"] = .text(Numbers.upn(serial, joined: joined.year))
            }
        }
        return answers
    }
}

extension Family.Schooling {
    static func at(_ school: String, from: String, year: String) -> Self {
        Self(school: school, from: from, year: year)
    }
}

extension Family.Tie {
    static func mother(_ name: String, livesWith: Bool = true) -> Self {
        Self(other: name, kind: "mother", responsibility: "yes", livesWith: livesWith)
    }

    static func father(_ name: String, responsibility: String = "yes", livesWith: Bool = true) -> Self {
        Self(other: name, kind: "father", responsibility: responsibility, livesWith: livesWith)
    }

    static func other(_ name: String, _ kind: String, responsibility: String = "no", livesWith: Bool = true)
        -> Self
    {
        Self(other: name, kind: kind, responsibility: responsibility, livesWith: livesWith)
    }
}
