/// How like each other two people's descriptions are, and why: always the findings, never a bare score.
package struct Likeness: Sendable, Hashable {
    /// What a practitioner should make of it.
    package enum Band: Int, Sendable, Hashable, Comparable, CaseIterable {
        case unlikely, possible, likely, almostCertain

        package static func < (a: Band, b: Band) -> Bool { a.rawValue < b.rawValue }

        package var inWords: String {
            switch self {
            case .unlikely: "Probably someone else"
            case .possible: "Could be the same person"
            case .likely: "Likely to be the same person"
            case .almostCertain: "Almost certainly the same person"
            }
        }
    }

    /// The strongest first, whichever way they point.
    package let findings: [Finding]
    package let band: Band

    /// Compares two descriptions.
    package init(of one: PersonDescription, and other: PersonDescription) {
        let name = NameComparison.best(one.names, other.names)
        let numbers = Likeness.numbers(one, other)
        let birth = Likeness.birth(one, other)
        var findings =
            (name?.findings ?? []) + numbers + [birth, Likeness.place(one, other)].compactMap { $0 }
        let sharesNumber = numbers.contains { $0.weight > 0 }
        let mayBeTwin = (name?.givenDiffers ?? false) && birth?.weight == Weight.bornSame && !sharesNumber
        if mayBeTwin {
            findings.append(Finding(.twins, 0, "Born on the same day with another first name: may be a twin"))
        }
        self.findings = findings.sorted { (abs($0.weight), $0.says) > (abs($1.weight), $1.says) }
        let total = findings.reduce(0) { $0 + $1.weight }
        band = mayBeTwin ? min(.possible, Likeness.band(total)) : Likeness.band(total)
    }

    /// For putting the likeliest first; not for showing, and not for deciding.
    package var order: Int { findings.reduce(0) { $0 + $1.weight } }

    private static func band(_ total: Int) -> Band {
        switch total {
        case 18...: .almostCertain
        case 11...: .likely
        case 5...: .possible
        default: .unlikely
        }
    }

    private static func numbers(_ one: PersonDescription, _ other: PersonDescription) -> [Finding] {
        var findings: [Finding] = []
        if let a = one.nhsNumber, let b = other.nhsNumber {
            findings.append(
                a == b
                    ? Finding(.nhsNumber, Weight.sameNHSNumber, "Same NHS number")
                    : Finding(.nhsNumber, Weight.otherNHSNumber, "Different NHS numbers"))
        }
        if let a = one.upn, let b = other.upn {
            findings.append(
                a == b
                    ? Finding(.upn, Weight.sameUPN, "Same unique pupil number")
                    : Finding(.upn, Weight.otherUPN, "Different unique pupil numbers"))
        }
        return findings
    }

    private static func birth(_ one: PersonDescription, _ other: PersonDescription) -> Finding? {
        if let a = one.bornOn, let b = other.bornOn { return birth(a.closeness(to: b)) }
        if let a = one.expectedOn, let b = other.expectedOn {
            return near(a, b, "Expected at about the same time", "Expected at another time")
        }
        if let born = one.bornOn ?? other.bornOn, let expected = one.expectedOn ?? other.expectedOn {
            return near(born, expected, "Born near the expected date", "Born at another time than expected")
        }
        return nil
    }

    private static func birth(_ closeness: BirthDate.Closeness) -> Finding {
        switch closeness {
        case .same: Finding(.bornOn, Weight.bornSame, "Same date of birth")
        case .swapped: Finding(.bornOn, Weight.bornSwapped, "Day and month of birth changed places")
        case .oneDigit: Finding(.bornOn, Weight.bornOneDigit, "Dates of birth differ in one digit")
        case .sameYear: Finding(.bornOn, Weight.bornSameYear, "Born in the same year")
        case .different: Finding(.bornOn, Weight.bornOther, "Different dates of birth")
        }
    }

    /// Whether two dates lie within about two months of each other.
    private static func near(_ a: BirthDate, _ b: BirthDate, _ yes: String, _ no: String) -> Finding {
        let apart = abs((a.year * 372 + a.month * 31 + a.day) - (b.year * 372 + b.month * 31 + b.day))
        return apart <= 62
            ? Finding(.bornOn, Weight.bornNearExpected, yes) : Finding(.bornOn, Weight.bornOther, no)
    }

    private static func place(_ one: PersonDescription, _ other: PersonDescription) -> Finding? {
        if one.postcodes.contains(where: other.postcodes.contains) {
            return Finding(.postcode, Weight.samePostcode, "Same postcode")
        }
        let areas = Set(other.postcodes.map(outward))
        if one.postcodes.contains(where: { areas.contains(outward($0)) }) {
            return Finding(.postcode, Weight.sameOutwardCode, "Same postcode area")
        }
        return nil
    }

    /// The first half of a postcode: all but its last three characters.
    private static func outward(_ postcode: String) -> String {
        postcode.count > 4 ? String(postcode.dropLast(3)) : postcode
    }
}
