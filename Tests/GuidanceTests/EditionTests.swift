import Testing

@testable import Guidance

@Suite("The edition in force")
struct EditionTests {
    let library: Library

    init() throws {
        library = try Shipped.library()
    }

    func guidance(_ day: String) throws -> Guidance { library.guidance(on: try #require(Day(day))) }

    @Test(
        "changes on its day and not before",
        arguments: [
            ("2018-07-04", "WT2018"), ("2020-12-08", "WT2018"), ("2020-12-09", "WT2020"),
            ("2023-12-14", "WT2020"),
            ("2023-12-15", "WT2023"), ("2026-03-17", "WT2023"), ("2026-03-18", "WT2026"),
            ("2031-01-01", "WT2026"),
        ])
    func edition(day: String, key: String) throws {
        let guidance = try guidance(day)
        #expect(guidance.edition.key.rawValue == key)
        #expect(guidance.duty(.referralDecision).edition.rawValue == key)
        #expect(guidance.rule(.leadAssessment).edition.rawValue == key)
    }

    @Test("before the first edition, the first is what is known")
    func before() throws {
        #expect(try guidance("2015-01-01").edition.key == "WT2018")
    }

    @Test("only a social worker leads an assessment until 2023, and then others may")
    func lead() throws {
        let old = try guidance("2023-12-14").rule(.leadAssessment)
        #expect(old.qualified && old.allows(role: "socialWorker") && !old.allows(role: "familySupportWorker"))
        let new = try guidance("2023-12-15").rule(.leadAssessment)
        #expect(!new.qualified && new.allows(role: "familySupportWorker") && new.roles == ["any"])
        for day in ["2019-01-01", "2021-01-01", "2024-01-01", "2026-06-01"] {
            let enquiry = try guidance(day).rule(.leadEnquiry)
            #expect(enquiry.qualified && !enquiry.allows(role: "familySupportWorker"))
        }
    }

    @Test("from 2023 approval needs a social work qualification, and nobody ever approves their own work")
    func approve() throws {
        #expect(try guidance("2024-01-01").rule(.approveAssessment).qualified)
        for edition in library.editions {
            #expect(library.guidance(on: edition.from).rule(.approveAssessment).notOwn)
        }
    }

    @Test("early help indicators grow with the editions")
    func indicators() throws {
        func codes(_ day: String) throws -> Set<String> {
            Set(try guidance(day).options(.earlyHelpIndicators).map(\.code))
        }
        let first = try codes("2018-07-04")
        let second = try codes("2020-12-09")
        let third = try codes("2023-12-15")
        #expect(second.subtracting(first) == ["parentInCustody"])
        #expect(
            third.subtracting(second) == [
                "bereaved", "childsMentalHealth", "online", "missingEducation", "exclusions",
            ])
        #expect(first.isSubset(of: second) && second.isSubset(of: third))
    }

    @Test("an option reworded by an edition keeps its code")
    func reworded() throws {
        let old = try guidance("2022-01-01").option(.earlyHelpIndicators, "antisocial")?.label
        let new = try guidance("2024-01-01").option(.earlyHelpIndicators, "antisocial")?.label
        #expect(old?.contains("organised crime") == true && new?.contains("county lines") == true)
        #expect(library.label(.earlyHelpIndicators, "antisocial") == new)
        #expect(try guidance("2024-01-01").option(.earlyHelpIndicators, "nothing") == nil)
    }

    @Test("a word means what its edition says")
    func meaning() throws {
        #expect(try guidance("2019-01-01").meaning(of: "Lead practitioner")?.from == "WT2018")
        #expect(try guidance("2024-01-01").meaning(of: "Lead practitioner")?.from == "WT2023")
        #expect(try guidance("2019-01-01").meaning(of: "Family help") == nil)
        #expect(try guidance("2021-01-01").meaning(of: "Extra-familial harm")?.from == "WT2020")
    }
}
