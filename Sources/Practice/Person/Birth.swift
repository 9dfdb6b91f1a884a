import Guidance

extension Person {
    /// The child who was expected is born, on the same record; or a date of birth becomes known or is put
    /// right.
    ///
    /// An exact date is only replaced when someone says why.
    package struct Birth: Act {
        package static let kind: ActKind = "person.birth"
        package let dateOfBirth: Day
        package let approximate: Bool?
        package let fullName: String?
        package let sex: String?
        package let replacesBecause: String?

        package init(
            dateOfBirth: Day, approximate: Bool? = nil, fullName: String? = nil, sex: String? = nil,
            replacesBecause: String? = nil
        ) {
            self.dateOfBirth = dateOfBirth
            self.approximate = approximate
            self.fullName = fullName
            self.sex = sex
            self.replacesBecause = replacesBecause
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try Person.checkDateOfBirth(dateOfBirth, today: setting.recordedAt.day)
            try person.checkAlive(on: dateOfBirth)
            if let fullName { try Person.checkName(fullName, "fullName") }
            if let held = person.born.dateOfBirth, !person.born.isApproximate, held != dateOfBirth,
                (replacesBecause ?? "").isEmpty
            {
                throw .wrong(
                    "person.birth.replaces", "replacesBecause",
                    "The date of birth on record is \(held.inWords), and it is not marked approximate.",
                    instead:
                        "Say why the new date is right, for example that you have seen the birth certificate."
                )
            }
            if let expected = person.born.expectedDate, expected - dateOfBirth > Person.longestExpected {
                throw .wrong(
                    "person.birth.beforePregnancy", "dateOfBirth",
                    "The child was expected on \(expected.inWords), so cannot have been born then.",
                    instead: "Check the date.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.born = Born(dateOfBirth: dateOfBirth, isApproximate: approximate ?? false)
            person.statedBirths.append(
                StatedBirth(day: dateOfBirth, isApproximate: approximate ?? false, stamp: stamp))
            if let sex { person.sex = sex }
            if let fullName {
                person.names.append(
                    HeldName(fullName: fullName, use: Person.mainUse, from: dateOfBirth, until: nil))
            }
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                replacesBecause == nil ? "Born on \(dateOfBirth.inWords)" : "Date of birth put right",
                [
                    replacesBecause == nil
                        ? nil : Line.Part("Born on", dateOfBirth.inWords, holds: .identity),
                    .of("Because", replacesBecause, holds: .identity),
                ], weight: replacesBecause == nil ? .key : .ordinary, holds: .identity)
        }
    }

    /// The person died. Calm words, and nothing is sent to anyone because of it.
    package struct Die: Act {
        package static let kind: ActKind = "person.die"
        package let diedOn: Day
        /// An option of `deathCircumstances`.
        package let circumstances: String
        package let note: String?

        package init(diedOn: Day, circumstances: String, note: String? = nil) {
            self.diedOn = diedOn
            self.circumstances = circumstances
            self.note = note
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard person.death == nil else {
                throw .notNow(
                    "person.die.already", "The death is on record already.",
                    instead: "If something about it is wrong, its author can correct it.")
            }
            try Person.checkNotAhead(diedOn, "diedOn", "person.die.ahead", in: setting)
            if let born = person.born.dateOfBirth, !person.born.isApproximate, diedOn < born {
                throw .wrong(
                    "person.die.beforeBirth", "diedOn", "That is before the date of birth, \(born.inWords).",
                    instead: "Check the date, or put the date of birth right first.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.death = Stamped(self, stamp)
            person.endEnrolment(on: diedOn, stamp)
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                "Died on \(diedOn.inWords)",
                [
                    Line.Part("Circumstances", CodeWords.capitalised(circumstances)),
                    .of("What is known", note),
                ],
                weight: .key)
        }
    }
}
