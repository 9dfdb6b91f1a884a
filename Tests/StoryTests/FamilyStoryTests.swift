import Access
import Guidance
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Readings

extension Told {
    /// What somebody is shown; the test fails where it is only a stub.
    func seen<Answer>(_ shown: Lookout.Shown<Answer>) throws -> Answer {
        guard case .shown(let answer, _) = shown else {
            Issue.record("not shown")
            throw CancellationError()
        }
        return answer
    }

    func family(of child: String, by name: String, on day: Day = Told.today.day) async throws -> FamilyPicture {
        try seen(
            await office.lookout.family(
                of: stage.person(child), on: day, by: Caller(practitioner(name)),
                for: Lookout.Purpose(because: "For a test"), at: Told.today))
    }

    func chronology(of child: String, _ wish: ChronologyWish, by name: String) async throws -> ChronologyPicture {
        try seen(
            await office.lookout.chronology(
                of: stage.person(child), ChronologyQuestion(limit: 5_000), wish, by: Caller(practitioner(name)),
                for: Lookout.Purpose(because: "For a test"), at: Told.today))
    }
}

@Suite struct TwoHomesAndAFosterFamilyTests {
    @Test func `The family is followed from record to record, and a day in March shows another home`() async throws {
        try await withOffice(telling: .twoHomesAndAFosterFamily) { told in
            let now = try await told.family(of: "Kayleigh Thornton", by: "Priya Raghunathan")
            let names = Set(now.people.map(\.fullName))
            for name in [
                "Sharon Thornton", "Darren Pike", "Joan Thornton", "Ella Pike", "Ruth Adeyemi", "Baby Marsden",
            ] {
                #expect(names.contains(name), "\(name)")
            }
            #expect(now.people.first?.fullName == "Kayleigh Thornton")
            #expect(now.isWide)
            let josh = try told.stage.person("Josh Thornton")
            let ruth = try told.stage.person("Ruth Adeyemi")
            func lives(_ picture: FamilyPicture, _ one: PersonID, _ other: PersonID) -> Bool {
                picture.ties.contains {
                    $0.kind == nil && $0.lasts(on: picture.day) && Set([$0.person, $0.other]) == [one, other]
                }
            }
            #expect(lives(now, josh, ruth))
            let march = try await told.family(of: "Josh Thornton", by: "Priya Raghunathan", on: Day(2025, 3, 20))
            #expect(!march.people.contains { $0.person == ruth }, "nobody knew Ruth in March")
            #expect(lives(march, josh, try told.stage.person("Sharon Thornton")))
        }
    }

    @Test func `Who sees only a child's own record is shown the family from there alone`() async throws {
        try await withOffice(telling: .twoHomesAndAFosterFamily) { told in
            let school = try await told.family(of: "Kayleigh Thornton", by: "Marcus Venn")
            #expect(!school.isWide)
            let kayleigh = try told.stage.person("Kayleigh Thornton")
            #expect(school.ties.allSatisfy { $0.person == kayleigh })
            #expect(!school.people.contains { $0.fullName == "Kelly Dunmore" })
        }
    }

    @Test func `One form about brother and sister stands once in their chronology and names both`() async throws {
        try await withOffice(telling: .twoHomesAndAFosterFamily) { told in
            let picture = try await told.chronology(
                of: "Kayleigh Thornton", ChronologyWish(withSiblings: true), by: "Priya Raghunathan")
            let kayleigh = try told.stage.person("Kayleigh Thornton")
            let josh = try told.stage.person("Josh Thornton")
            let made = picture.lines.filter { $0.act == "referral.make" }
            #expect(made.count == 1)
            #expect(Set(picture.beside.whose[made[0].number] ?? []) == [kayleigh, josh])
            let seen = picture.lines.filter { $0.act == "child.see" }
            #expect(seen.count == 2)
            #expect(Set(seen.compactMap { picture.beside.whose[$0.number]?.first }) == [kayleigh, josh])
            // The looks at the brother's record are recorded as well.
            let looks = try await told.read { try $0.looks(at: josh, limit: 50, in: $1) }
            #expect(looks.contains { $0.what == "chronology" })
        }
    }

    @Test func `A selection has versions that stay, and shows each reader what is open to them`() async throws {
        try await withOffice(telling: .twoHomesAndAFosterFamily) { told in
            let child = try told.stage.person("Kayleigh Thornton")
            let rows = try await told.read { try $0.selections(of: child, in: $1) }
            #expect(rows.map(\.count) == [2])
            #expect(rows.map(\.number) == [2])
            let stream = try #require(rows.first?.stream)
            func selection(_ version: Int?, by name: String) async throws -> SelectionPicture {
                try told.seen(
                    await told.office.lookout.selection(
                        stream, version: version, by: Caller(told.practitioner(name)),
                        for: Lookout.Purpose(because: "For a test"), at: Told.today))
            }
            let first = try await selection(1, by: "Priya Raghunathan")
            #expect(first.entries.count == 3 && first.finished?.act.familySays == nil)
            let second = try await selection(nil, by: "Priya Raghunathan")
            #expect(second.entries.count == 2 && second.finished?.act.familySays != nil)
            #expect(second.next == ["selection.reopen"])
            let days = second.entries.compactMap { $0.line?.happenedAt }
            #expect(days == days.sorted())
            await #expect(throws: (any Error).self) { try await selection(nil, by: "Miriam Calder") }
            #expect(
                told.stage.refused.map(\.rule) == [
                    "selection.choose.already", "selection.choose.notThere", "selection.choose.finished",
                ])
        }
    }
}

@Suite struct ThreeAccountsOfOneSpringTests {
    @Test func `Each gap and contradiction is found, says why it matters and rests on entries`() async throws {
        try await withOffice(telling: .threeAccountsOfOneSpring) { told in
            let picture = try await told.chronology(
                of: "Oscar Pemberton", ChronologyWish(withFindings: true), by: "Callum Stroud")
            let found = picture.beside.findings
            let rules = Set(found.map(\.rule))
            for rule in [
                StoryRule.silence, .seenAlone, .twoHomes, .afterLeaving, .birthDiffers, .contactAfterAll,
            ] { #expect(rules.contains(rule), "\(rule)") }
            let numbers = Set(picture.lines.map(\.number))
            for finding in found { #expect(finding.entries.allSatisfy(numbers.contains), "\(finding)") }
            let birth = try #require(found.first { $0.rule == .birthDiffers })
            #expect(birth.says.contains("11 June 2016") && birth.says.contains("6 November 2016"))
            #expect(birth.says.contains("Larkshire Community Health") && birth.entries.count == 2)
            let silence = try #require(found.first { $0.rule == .silence })
            #expect(silence.says.contains("from 28 February 2025 until 7 April 2025, 5 weeks"))
            let contact = try #require(found.first { $0.rule == .contactAfterAll })
            #expect(contact.says.contains("Marcus Hale") && contact.entries.count == 2)
        }
    }

    @Test func `Nothing is found for whoever may not see its ground`() async throws {
        try await withOffice(telling: .threeAccountsOfOneSpring) { told in
            let picture = try await told.chronology(
                of: "Oscar Pemberton", ChronologyWish(withFindings: true), by: "Joanna Petrie")
            let rules = Set(picture.beside.findings.map(\.rule))
            #expect(rules.isDisjoint(with: [.silence, .twoHomes, .contactAfterAll, .seenAlone]))
        }
    }
}

@Suite struct FortyPeopleRoundOneBoyTests {
    @Test func `Forty people are found in a dozen questions, and the guardian is among them`() async throws {
        try await withOffice(telling: .fortyPeopleRoundOneBoy) { told in
            let picture = try await told.family(of: "Reuben Ashby", by: "Agnieszka Wrona")
            #expect(picture.people.count == 40)
            #expect(picture.ties.contains { $0.kind == "specialGuardian" })
            let walter = try #require(picture.people.first { $0.fullName == "Walter Ashby" })
            #expect(walter.diedOn == Day(2019, 4, 30))
        }
    }

    @Test func `Somebody hidden from the asker is nowhere in the family, nor anyone known only by way of them`()
        async throws
    {
        try await withOffice(telling: .fortyPeopleRoundOneBoy) { told in
            let hugh = try told.stage.person("Hugh Ashby")
            let manager = "Margaret Oyelaran"
            try await told.stage.act(
                "person.restrict", in: hugh.stream, by: manager, at: .moment(Told.today),
                [
                    "restriction": "sealed", "allow": .list([.text(manager)]),
                    "because": "For this test: her address must not be found.",
                ])
            let picture = try await told.family(of: "Reuben Ashby", by: "Agnieszka Wrona")
            let names = Set(picture.people.map(\.fullName))
            #expect(!names.contains("Hugh Ashby"))
            #expect(!names.contains("Farah Ashby") && !names.contains("Zara Ashby"))
            #expect(names.contains("Nell Ashby"))
            #expect(!picture.ties.contains { $0.person == hugh || $0.other == hugh })
        }
    }
}
