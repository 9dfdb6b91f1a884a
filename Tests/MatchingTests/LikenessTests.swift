import Testing

@testable import Matching

struct LikenessTests {
    private func someone(
        _ names: String..., born: String? = nil, expected: String? = nil, nhs: String? = nil,
        upn: String? = nil,
        at postcode: String? = nil
    ) -> PersonDescription {
        PersonDescription(
            names: names, bornOn: born.flatMap { BirthDate($0) },
            expectedOn: expected.flatMap { BirthDate($0) },
            nhsNumber: nhs, upn: upn, postcodes: postcode.map { [$0] } ?? [])
    }

    @Test(
        "Dates of birth are the same, swapped, a digit apart, of the same year, or different",
        arguments: [
            ("2015-03-12", "2015-03-12", BirthDate.Closeness.same),
            ("2015-03-12", "2015-12-03", .swapped),
            ("2015-03-12", "2015-03-13", .oneDigit), ("2015-03-12", "2016-03-12", .oneDigit),
            ("2015-03-12", "2015-07-28", .sameYear),
            ("2015-03-12", "2012-08-01", .different),
        ])
    func dates(one: String, other: String, closeness: BirthDate.Closeness) throws {
        #expect(try #require(BirthDate(one)).closeness(to: #require(BirthDate(other))) == closeness)
    }

    @Test(
        "What is not a date is not read as one",
        arguments: ["12/03/2015", "2015-13-01", "2015-00-10", "15-03-12", ""])
    func notDates(text: String) {
        #expect(BirthDate(text) == nil)
    }

    @Test("The same name and date of birth is almost certainly the same person, and says why")
    func sameNameAndBirth() {
        let likeness = Likeness(
            of: someone("Maya Okafor", born: "2015-03-12"), and: someone("MAYA OKAFOR", born: "2015-03-12"))
        #expect(likeness.band == .almostCertain)
        #expect(likeness.findings.map(\.says) == ["Same name", "Same date of birth"])
    }

    @Test("A misspelt name with day and month swapped is likely")
    func misspelt() {
        let likeness = Likeness(
            of: someone("Stephen Smith", born: "2015-03-12"), and: someone("Steven Smyth", born: "2015-12-03")
        )
        #expect(likeness.band == .likely)
        #expect(likeness.findings.map(\.says).contains("Day and month of birth changed places"))
    }

    @Test("Known-as names are compared too")
    func knownAs() {
        let likeness = Likeness(
            of: someone("Elizabeth Grant", "Betty Grant", born: "2011-06-01"),
            and: someone("Betty Grant", born: "2011-06-01"))
        #expect(likeness.band == .almostCertain)
    }

    @Test("Names in another order are the same names")
    func order() {
        let likeness = Likeness(
            of: someone("Nguyễn Minh", born: "2011-06-01"), and: someone("Minh Nguyen", born: "2011-06-01"))
        #expect(likeness.band >= .likely)
        #expect(likeness.findings.map(\.says).contains("Same names in another order"))
    }

    @Test("A twin is never more than possible, and is called one")
    func twins() {
        let likeness = Likeness(
            of: someone("Amir Khan", born: "2015-03-12", at: "AB1 2CD"),
            and: someone("Zara Khan", born: "2015-03-12", at: "AB1 2CD"))
        #expect(likeness.band == .possible)
        #expect(likeness.findings.contains { $0.feature == .twins })
    }

    @Test("A shared NHS number outweighs a changed name and a wrong date")
    func sharedNumber() {
        let likeness = Likeness(
            of: someone("Maya Okafor", born: "2015-03-12", nhs: "943 476 5919"),
            and: someone("Maya Bell", born: "2014-03-12", nhs: "9434765919"))
        #expect(likeness.band == .almostCertain)
    }

    @Test("Different NHS numbers speak against the same name")
    func otherNumber() {
        let likeness = Likeness(
            of: someone("John Smith", born: "2015-03-12", nhs: "9434765919"),
            and: someone("John Smith", born: "2015-03-12", nhs: "9434765870"))
        #expect(likeness.band < .likely)
    }

    @Test("Strangers are unlikely")
    func strangers() {
        let likeness = Likeness(
            of: someone("Maya Okafor", born: "2015-03-12"), and: someone("Oscar Bell", born: "2009-11-30"))
        #expect(likeness.band == .unlikely)
    }

    @Test("A double-barrelled name shares a part")
    func doubleBarrelled() {
        let likeness = Likeness(
            of: someone("Ella Grant-Bell", born: "2015-03-12"), and: someone("Ella Grant", born: "2015-03-12")
        )
        #expect(likeness.band >= .likely)
        #expect(likeness.findings.map(\.says).contains("Share part of a family name"))
    }

    @Test("A baby born near the expected date is compared with the unborn record")
    func unborn() {
        let likeness = Likeness(
            of: someone("Baby Okafor", expected: "2024-03-20"), and: someone("Ada Okafor", born: "2024-03-12")
        )
        #expect(likeness.findings.map(\.says).contains("Born near the expected date"))
    }

    @Test("The order of the two descriptions does not matter")
    func symmetric() {
        let one = someone("Maya Okafor", born: "2015-03-12", at: "AB1 2CD")
        let other = someone("M Okafor", born: "2015-12-03", at: "AB1 9ZZ")
        #expect(Likeness(of: one, and: other).band == Likeness(of: other, and: one).band)
        #expect(Likeness(of: one, and: other).order == Likeness(of: other, and: one).order)
    }

    @Test("A search needs two identifiers, and says which is missing")
    func twoIdentifiers() {
        #expect(someone("Maya Okafor", born: "2015-03-12").lackingForSearch == nil)
        #expect(someone("Maya Okafor", at: "AB1 2CD").lackingForSearch == nil)
        #expect(someone(nhs: "9434765919").lackingForSearch == nil)
        #expect(someone(upn: "B801200005001").lackingForSearch == nil)
        #expect(someone("Maya Okafor").lackingForSearch == "Add a date of birth or a postcode to the name.")
        #expect(someone(born: "2015-03-12").lackingForSearch == "Add a name.")
        #expect(someone(born: "2015-03-12", at: "AB1 2CD").lackingForSearch == "Add a name.")
        #expect(someone().lackingForSearch?.hasPrefix("Enter a name") == true)
        #expect(someone("M", born: "2015-03-12").lackingForSearch != nil)
    }
}
