import Guidance

extension Person {
    /// Begins someone's record, born or expected, after a search has not found them.
    ///
    /// 1. A date of birth or an expected date is given, never both; or else why neither is known.
    /// 2. Nobody is born in the future, nor so long ago that nobody lives.
    package struct Register: Act, Claiming {
        package static let kind: ActKind = "person.register"
        package static let opens = true
        package let fullName: String
        package let knownAs: String?
        package let dateOfBirth: Day?
        /// The date of birth is a best guess.
        package let approximate: Bool?
        package let expectedDate: Day?
        package let birthNotKnownBecause: String?
        /// Asked where the date of birth does not tell.
        package let isAdult: Bool?
        package let sex: String?
        package let ethnicity: String?
        package let firstLanguage: String?
        package let nhsNumber: String?
        package let upn: String?

        package init(
            fullName: String, knownAs: String? = nil, dateOfBirth: Day? = nil, approximate: Bool? = nil,
            expectedDate: Day? = nil, birthNotKnownBecause: String? = nil, isAdult: Bool? = nil,
            sex: String? = nil, ethnicity: String? = nil, firstLanguage: String? = nil,
            nhsNumber: String? = nil,
            upn: String? = nil
        ) {
            self.fullName = fullName
            self.knownAs = knownAs
            self.dateOfBirth = dateOfBirth
            self.approximate = approximate
            self.expectedDate = expectedDate
            self.birthNotKnownBecause = birthNotKnownBecause
            self.isAdult = isAdult
            self.sex = sex
            self.ethnicity = ethnicity
            self.firstLanguage = firstLanguage
            self.nhsNumber = nhsNumber
            self.upn = upn
        }

        package var claims: [String] { Person.claims(nhsNumber, upn) }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            guard person.registered == nil else {
                throw .notNow(
                    "person.register.already", "This person is registered already.",
                    instead: "Open their record and add what is new.")
            }
            try Person.checkName(fullName, "fullName")
            if let knownAs { try Person.checkName(knownAs, "knownAs") }
            try checkBirth(today: setting.recordedAt.day)
            try Person.checkNumbers(nhsNumber, upn, taken: setting.standing.taken)
        }

        private func checkBirth(today: Day) throws(Refusal) {
            if dateOfBirth != nil, expectedDate != nil {
                throw .wrong(
                    "person.register.bornAndExpected", "expectedDate",
                    "Nobody has a date of birth and is still expected.",
                    instead: "Keep the date of birth if the child is born, the expected date if not.")
            }
            if let dateOfBirth {
                try Person.checkDateOfBirth(dateOfBirth, today: today)
            } else if let expectedDate {
                try Person.checkExpected(expectedDate, today: today)
            } else if (birthNotKnownBecause ?? "").isEmpty {
                throw .wrong(
                    "person.register.birthUnexplained", "dateOfBirth",
                    "There is neither a date of birth nor an expected date.",
                    instead:
                        "Enter one, if need be a best guess marked approximate, or say why it is not known.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.id = stamp.about.first
            person.registered = Stamped(self, stamp)
            person.names.append(HeldName(fullName: fullName, use: Person.mainUse, from: nil, until: nil))
            if let knownAs {
                person.names.append(
                    HeldName(fullName: knownAs, use: Person.knownAsUse, from: nil, until: nil))
            }
            person.born = Born(
                dateOfBirth: dateOfBirth, isApproximate: approximate ?? false, expectedDate: expectedDate,
                notKnownBecause: dateOfBirth == nil && expectedDate == nil ? birthNotKnownBecause : nil)
            if let dateOfBirth {
                person.statedBirths.append(
                    StatedBirth(day: dateOfBirth, isApproximate: approximate ?? false, stamp: stamp))
            }
            person.sex = sex
            person.ethnicity = ethnicity
            person.firstLanguage = firstLanguage
            person.nhsNumber = nhsNumber.flatMap { try? NHSNumber($0) }
            person.upn = upn.flatMap { try? UPN($0) }
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            guard let expectedDate else { return Line("Record begun", holds: .identity) }
            return Line("Record begun before birth, expected about \(expectedDate.inWords)", holds: .identity)
        }
    }

    /// Records another name, or when one began or ceased to be used.
    package struct Name: Act {
        package static let kind: ActKind = "person.name"
        package let fullName: String
        /// An option of `nameUses`.
        package let use: String
        package let from: Day?
        package let until: Day?

        package init(fullName: String, use: String, from: Day? = nil, until: Day? = nil) {
            self.fullName = fullName
            self.use = use
            self.from = from
            self.until = until
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try Person.checkName(fullName, "fullName")
            try Person.checkOrder(from, until, "person.name.order")
            try Person.checkNotAhead(from, "from", "person.name.ahead", in: setting)
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            let held = HeldName(fullName: fullName, use: use, from: from, until: until)
            person.names.removeAll { $0.fullName == fullName && $0.use == use }
            person.names.append(held)
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                until == nil ? "Name recorded" : "Name no longer used",
                [
                    Line.Part("Name", fullName, holds: .identity),
                    .of("Used as", CodeWords.of(use), holds: .identity),
                ],
                holds: .identity)
        }
    }
}

extension Person {
    /// The codes of `nameUses` that say what to call someone.
    package static let mainUse = "legal"
    package static let knownAsUse = "knownAs"

    /// Nobody on record is older. The oldest person known lived for 122 years.
    static let greatestAge = 120
    /// A pregnancy is counted as 40 weeks; a date further off than this is a slip.
    static let longestExpected = 300
    /// A birth this many days overdue has happened.
    static let longestOverdue = 35

    static func checkName(_ name: String, _ question: String) throws(Refusal) {
        guard name.contains(where: \.isLetter) else {
            throw .wrong(
                "person.name.letters", question, "A name has letters.",
                instead: "Write the name as the family writes it, in any script. "
                    + "For a baby who has no name yet, write “Baby” and the mother's family name.")
        }
    }

    static func checkDateOfBirth(_ day: Day, today: Day) throws(Refusal) {
        guard day <= today else {
            throw .wrong(
                "person.birth.future", "dateOfBirth", "The date of birth has not come yet.",
                instead: "Check the date. For an unborn child, enter the expected date instead.")
        }
        guard day.age(on: today) <= greatestAge else {
            throw .wrong(
                "person.birth.tooLongAgo", "dateOfBirth", "Nobody alive was born on \(day.inWords).",
                instead: "Check the year.")
        }
    }

    static func checkExpected(_ day: Day, today: Day) throws(Refusal) {
        guard day - today <= longestExpected else {
            throw .wrong(
                "person.expected.tooFar", "expectedDate", "A child expected then is not conceived yet.",
                instead: "Check the year.")
        }
        guard today - day <= longestOverdue else {
            throw .wrong(
                "person.expected.past", "expectedDate", "A child expected then is born by now.",
                instead: "Enter the date of birth instead.")
        }
    }
}
