import Foundation
import Testing

@testable import Guidance

@Suite("Comparing editions")
struct ComparisonTests {
    let library: Library

    init() throws {
        library = try Shipped.library()
    }

    struct Row: CustomTestStringConvertible {
        let sentence: String
        let from: EditionKey
        let to: EditionKey
        let key: String
        let kind: Change.Kind?

        init(_ sentence: String, _ from: EditionKey, _ to: EditionKey, _ key: String, _ kind: Change.Kind?) {
            self.sentence = sentence
            self.from = from
            self.to = to
            self.key = key
            self.kind = kind
        }

        var testDescription: String { sentence }
    }

    static let rows = [
        Row(
            "a parent in custody is a sign from December 2020", "WT2018", "WT2020", "earlyHelp.signParentInCustody",
            .added),
        Row("and is carried into 2023", "WT2020", "WT2023", "earlyHelp.signParentInCustody", .carried),
        Row("bereavement comes in 2023", "WT2020", "WT2023", "earlyHelp.signBereaved", .added),
        Row("and stands in neither edition before", "WT2018", "WT2020", "earlyHelp.signBereaved", nil),
        Row("drawn towards crime is worded anew in 2023", "WT2020", "WT2023", "earlyHelp.signAntisocial", .changed),
        Row("over both steps too", "WT2018", "WT2023", "earlyHelp.signAntisocial", .changed),
        Row("contextual safeguarding is renamed in 2020", "WT2018", "WT2020", "support.harmOutside", .renamed),
        Row("and again in 2023", "WT2020", "WT2023", "support.harmOutside", .renamed),
        Row("the definition takes in mental health in 2020", "WT2018", "WT2020", "introduction.safeguarding", .changed),
        Row(
            "consider becomes make on admission in 2023", "WT2020", "WT2023", "support.mentalHealthAdmission", .changed),
        Row(
            "boards were gone before 2020: the edition of 2018 replaced them", "WT2018", "WT2020",
            "arrangements.boards", nil),
        Row("and serious case reviews with them", "WT2018", "WT2020", "learning.seriousCaseReviews", nil),
        Row("and the boards' panels on deaths", "WT2018", "WT2020", "childDeath.boardsReview", nil),
        Row("a training list that is read in 2023 is not of 2020", "WT2018", "WT2020", "earlyHelp.training", nil),
        Row("but of 2023", "WT2020", "WT2023", "earlyHelp.training", .added),
        Row("how experience shows is read in 2023 alone", "WT2018", "WT2020", "earlyHelp.lastingImpact", nil),
        Row(
            "what is only believed to begin in 2020 is no news of it", "WT2018", "WT2020",
            "earlyHelp.homelessnessConsent", nil),
        Row("nor of 2023, which it is read in", "WT2020", "WT2023", "earlyHelp.homelessnessConsent", .carried),
        Row("over both its citation dates it", "WT2018", "WT2023", "earlyHelp.homelessnessConsent", .added),
        Row(
            "the six months of a review are law older than 2020", "WT2018", "WT2020", "learning.localSixMonths",
            .carried),
        Row(
            "the list of 2018 for arrangements is gone in 2023", "WT2020", "WT2023", "arrangements.publish2018",
            .removed),
        Row("the lead partner comes in 2023", "WT2020", "WT2023", "arrangements.leadPartner", .added),
        Row("the chair is carried into 2026", "WT2023", "WT2026", "arrangements.chair", .carried),
        Row("family help comes in 2026", "WT2023", "WT2026", "support.familyHelp", .added),
        Row("the law on enquiries never changed", "WT2018", "WT2026", "protection.section47", .carried),
        Row(
            "the yearly report of 2018 is gone, replaced", "WT2020", "WT2023", "arrangements.yearlyReport2018", .removed
        ),
        Row("editions may be named in either order", "WT2023", "WT2020", "earlyHelp.signBereaved", .added),
    ]

    @Test("tells that", arguments: rows)
    func kind(row: Row) throws {
        let comparison = try #require(library.compare(row.from, row.to))
        #expect(comparison.changes.first { $0.provision.key == row.key }?.kind == row.kind)
    }

    @Test("gives the words before and after, and what took whose place")
    func words() throws {
        let comparison = try #require(library.compare("WT2020", "WT2023"))
        let renamed = try #require(comparison.changes.first { $0.provision.key == "support.harmOutside" })
        #expect(renamed.before?.version.title == "Assessment of risk outside the home")
        #expect(renamed.after?.version.title == "Harm outside the home")
        let added = try #require(comparison.changes.first { $0.provision.key == "arrangements.yearlyReportContents" })
        #expect(added.others.map(\.key) == ["arrangements.yearlyReport2018"])
        let gone = try #require(comparison.changes.first { $0.provision.key == "arrangements.yearlyReport2018" })
        #expect(gone.others.map(\.key) == ["arrangements.yearlyReportContents"])
    }

    @Test("shows only what an audience, a topic or a chapter asks for")
    func filter() throws {
        let comparison = try #require(library.compare("WT2018", "WT2020"))
        let school = comparison.news(ChangeFilter(audience: "school"))
        #expect(!school.isEmpty && school.count < comparison.news().count)
        #expect(school.allSatisfy { $0.provision.audiences.contains("school") })
        #expect(school.contains { $0.provision.key == "earlyHelp.noDiagnosis" })
        #expect(!school.contains { $0.provision.key == "organisations.transportPolice" })
        let topic = comparison.changes(ChangeFilter(topic: "homelessness", kind: .added))
        #expect(topic.contains { $0.provision.key == "earlyHelp.homelessness" })
        #expect(topic.allSatisfy { $0.kind == .added && $0.provision.topics.contains("homelessness") })
    }

    @Test("counts every provision that stands in either edition once", arguments: ["WT2018", "WT2020", "WT2023"])
    func complete(from: String) throws {
        let from = EditionKey(rawValue: from)
        let comparison = try #require(library.compare(from, "WT2026"))
        let either = library.provisions.all.filter {
            library.provisions.standing($0, under: from) != nil
                || library.provisions.standing($0, under: "WT2026").map { $0.source != .believed } == true
        }
        #expect(comparison.changes.map(\.provision) == either)
        #expect(Change.Kind.allCases.reduce(0) { $0 + comparison.count($1) } == either.count)
    }

    @Test("tells nothing as news of an edition but what is read in it, or is law that its own words name")
    func dated() throws {
        for (from, to) in zip(library.editions, library.editions.dropFirst()) {
            let comparison = try #require(library.compare(from.key, to.key))
            for change in comparison.news() {
                guard let after = change.after else { continue }
                #expect(after.source == .ownWords && after.version.from == to.key, "\(to.key): \(change.provision.key)")
                let cited = library.editions.filter { after.version.cite.contains($0.key.rawValue) }
                #expect(
                    cited.isEmpty || cited.contains(to), "\(to.key): \(change.provision.key), \(after.version.cite)")
            }
        }
    }

    @Test("is not disturbed by what an edition replaced that none of the library holds")
    func replaced() {
        let gone = library.provisions.replaced(by: "WT2018")
        #expect(
            Set(gone.map(\.key)) == [
                "arrangements.boards", "childDeath.boardsReview", "learning.seriousCaseReviews",
            ])
        for provision in gone {
            #expect(!library.provisions.successors(of: provision).isEmpty, "\(provision.key)")
            for edition in library.editions {
                #expect(library.provisions.standing(provision, under: edition.key) == nil, "\(provision.key)")
            }
        }
    }

    @Test("knows only editions there are")
    func unknown() {
        #expect(library.compare("WT2018", "WT1999") == nil)
    }
}
