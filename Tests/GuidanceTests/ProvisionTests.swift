import Foundation
import Testing

@testable import Guidance

@Suite("The provisions")
struct ProvisionTests {
    let library: Library
    var provisions: Provisions { library.provisions }

    init() throws {
        library = try Library.load()
    }

    static let rows =
        SourceRows.schools2020 + SourceRows.briefing2020 + SourceRows.partnership2020 + SourceRows.summary2023
        + SourceRows.schools2023 + SourceRows.differences

    @Test("Whatever a source tells has a provision")
    func sources() {
        #expect(Self.rows.count > 230)
        for row in Self.rows {
            #expect(!row.keys.isEmpty, "\(row)")
            for key in row.keys {
                #expect(provisions[key]?.key == key, "\(row.testDescription) has no provision \(key)")
            }
        }
    }

    @Test("A change that a summary of an edition tells is a change between that edition and the one before")
    func changesOfEditions() throws {
        let told: [([SourceRow], EditionKey, EditionKey)] = [
            (SourceRows.schools2020, "WT2018", "WT2020"), (SourceRows.partnership2020, "WT2018", "WT2020"),
        ]
        // What a summary tells that is not a change of the text.
        let context: Set<String> = [
            "arrangements.beganBy2019", "arrangements.relevantAgencies",
        ]
        for (rows, from, to) in told {
            let comparison = try #require(library.compare(from, to))
            let news = Set(comparison.news().map(\.provision.key))
            for key in Set(rows.flatMap(\.keys)).subtracting(context) {
                #expect(news.contains(key), "\(key) did not change from \(from) to \(to)")
            }
        }
    }

    @Test("Each content list of 2023 has a provision that cites its paragraph")
    func contentLists() {
        for row in SourceRows.contentLists {
            let provision = provisions[row.key]
            #expect(
                provision?.versions.contains { $0.cite.contains(row.cite) } == true,
                "\(row.says): \(row.key) does not cite \(row.cite)")
        }
    }

    @Test("Each provision says what it is, why it matters, whom it binds and concerns, and where it stands")
    func whole() {
        #expect(provisions.all.count > 300)
        for provision in provisions.all {
            #expect(!provision.topics.isEmpty && !provision.audiences.isEmpty, "\(provision.key)")
            #expect(provision.why.count > 15 && provision.binds.count > 5, "\(provision.key)")
            for version in provision.versions {
                #expect(version.says.count > 10 && version.says.hasSuffix("."), "\(provision.key)")
                #expect(
                    version.title.count <= 80 && !version.title.hasSuffix("."), "\(provision.key): \(version.title)")
            }
        }
    }

    @Test("Every topic, chapter and audience has provisions, and every edition brings some")
    func nothingEmpty() {
        for topic in provisions.topics {
            #expect(provisions.all.contains { $0.topics.contains(topic.key) }, "\(topic)")
        }
        for chapter in provisions.chapters {
            #expect(provisions.all.contains { $0.chapter == chapter.key }, "\(chapter.key)")
        }
        for audience in provisions.audiences {
            for force in [Force.must, .should] {
                #expect(
                    provisions.standing(under: "WT2023").contains {
                        $0.provision.audiences.contains(audience.key) && $0.version.force == force
                    }, "\(audience.key) \(force)")
            }
        }
        for edition in library.editions {
            #expect(provisions.standing(under: edition.key).contains { $0.source == .ownWords })
        }
    }

    @Test("What carries a provision exists: every act that is named has a form")
    func carriers() {
        for provision in provisions.all {
            for carrier in provision.carriers where carrier.kind == .act {
                #expect(library.forms[carrier.what] != nil, "\(provision.key): \(carrier.what)")
            }
        }
    }

    @Test("Nothing is called confirmed whose source would be the text of 2026, which was not read")
    func unread() {
        for standing in provisions.standing(under: "WT2026") {
            let isOfTheText = standing.version.cite.hasPrefix("WT20") && standing.provision.chapter != "law"
            if isOfTheText { #expect(standing.status == .unconfirmed, "\(standing.provision.key)") }
            if standing.status == .unconfirmed { #expect(standing.doubt != nil) }
        }
        // The law stands whatever edition was read.
        let duty = provisions["protection.section47"].flatMap { provisions.standing($0, under: "WT2026") }
        #expect(duty?.status == .confirmed)
    }

    @Test("What was only believed of an earlier edition says so and is not called new in the later")
    func believed() throws {
        let provision = try #require(provisions["arrangements.publishMust"])
        let before = try #require(provisions.standing(provision, under: "WT2020"))
        #expect(before.source == .believed && before.status == .unconfirmed)
        let change = try #require(library.compare("WT2020", "WT2023")?.changes.first { $0.provision == provision })
        #expect(change.kind == .carried)
    }

    @Test("Every law that may not have begun has a dated flag")
    func commencement() {
        let flagged = provisions.all.filter { $0.commencement != nil }
        #expect(flagged.count >= 10)
        for provision in provisions.all where provision.chapter == "law" {
            #expect(provision.commencement != nil, "\(provision.key)")
        }
        #expect(provisions["law.familyGroupDecision"]?.commencement?.state == .notKnown)
        #expect(provisions["law.childProtectionTeams"]?.commencement?.state == .notYet)
    }

    @Test("Possible actions answer provisions that stand in their edition")
    func actions() throws {
        #expect(provisions.actions.count == 15)
        for action in provisions.actions {
            for key in action.answers {
                let provision = try #require(provisions[key])
                #expect(provisions.standing(provision, under: action.edition) != nil, "\(action.key): \(key)")
            }
        }
    }

    @Test("The citations that forms lean on lead to a provision")
    func formCitations() {
        for cite in ["WT2023 para 124", "WT2023 para 150", "WT2023 pp82-84", "WT2023 p97", "CA1989 s.47", "SHARE2024"] {
            #expect(provisions[cite] != nil, "\(cite)")
        }
    }
}
