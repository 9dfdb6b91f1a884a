import Testing

@testable import Matching

struct BlockingKeyTests {
    private func keys(_ names: String..., dob: String?, numbers: [String] = [], at postcode: String? = nil)
        -> [String]
    {
        BlockingKeys.of(
            names: names, dob: dob.flatMap { BirthDate($0) }, identifiers: numbers, postcode: postcode)
    }

    private func finds(_ sought: [String], _ held: [String]) -> Bool { !Set(sought).isDisjoint(with: held) }

    @Test(
        "Someone is found again by what was misheard or mistyped",
        arguments: [
            ("Maya Okafor", "2015-03-12"), ("MAYA OKAFOR", "2015-12-03"), ("Maya Okafor", "2016-03-12"),
            ("Maya Okafor", "2015-03-13"), ("Okafor Maya", "2015-03-12"), ("Maia Okafor", "2015-03-12"),
            ("Maya", "2015-03-12"),
        ])
    func found(name: String, dob: String) {
        let held = keys("Maya Okafor", dob: "2015-03-12")
        let sought = BlockingKeys.sought(names: [name], dob: BirthDate(dob))
        #expect(finds(sought, held))
    }

    @Test("A stranger of the same age is not found")
    func notFound() {
        let held = keys("Maya Okafor", dob: "2015-03-12")
        #expect(!finds(BlockingKeys.sought(names: ["Oscar Bell"], dob: BirthDate("2015-03-12")), held))
    }

    @Test("Someone whose date of birth nobody knows is found by name")
    func unknownBirth() {
        let held = keys("Maya Okafor", dob: nil)
        #expect(finds(BlockingKeys.sought(names: ["Maya Okafor"], dob: BirthDate("2015-03-12")), held))
    }

    @Test("A name without a date or place finds nobody")
    func nameAlone() {
        let held = keys("Maya Okafor", dob: nil)
        #expect(!finds(BlockingKeys.sought(names: ["Maya Okafor"], dob: nil), held))
    }

    @Test("A number finds its holder, however it is spaced")
    func numbers() {
        let held = keys("Maya Okafor", dob: nil, numbers: ["9434765919"])
        #expect(finds(BlockingKeys.sought(names: [], dob: nil, identifiers: ["943 476 5919"]), held))
    }

    @Test(
        "A name and a postcode find each other; so do a birth date and a postcode after a change of name"
    )
    func postcodes() {
        let held = keys("Maya Okafor", dob: "2015-03-12", at: "AB1 2CD")
        #expect(finds(BlockingKeys.sought(names: ["Maya"], dob: nil, postcode: "ab12cd"), held))
        #expect(
            finds(
                BlockingKeys.sought(names: ["Amy Bell"], dob: BirthDate("2015-03-12"), postcode: "AB1 2CD"),
                held))
    }

    @Test("No key is a name alone")
    func joined() {
        for key in keys("Maya Okafor", dob: "2015-03-12", at: "AB1 2CD") { #expect(key.contains("|")) }
    }
}
