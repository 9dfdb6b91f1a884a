import Foundation
import Testing

@testable import Guidance

@Suite("The provisions")
struct ProvisionTests {
    let library: Library
    var provisions: Provisions { library.provisions }

    init() throws {
        library = try Shipped.library()
    }

    static let rows =
        SourceRows.schools2020 + SourceRows.briefing2018 + SourceRows.briefing2020 + SourceRows.partnership2020
        + SourceRows.summary2023
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

    @Test(
        "Every role has a provision that names it, with where that stands and how sure it is",
        arguments: SourceRows.roles)
    func roles(row: RoleRow) throws {
        let provision = try #require(provisions[row.key], "\(row.role) has no provision \(row.key)")
        let words = ([provision.title, provision.binds] + provision.versions.map(\.says)).joined(separator: " ")
        #expect(words.lowercased().contains(row.word.lowercased()), "\(row.key) says nothing of the \(row.role)")
        for version in provision.versions {
            let source = version.cite.prefix { $0.isLetter || $0.isNumber }
            #expect(library.sources.contains { $0.key == source }, "\(row.key): \(version.cite)")
            #expect(version.status == .confirmed || version.note != nil, "\(row.key): say why it is unconfirmed")
        }
        // It can be found by whoever types the role's name.
        let found = GuidanceSearch(library).find(row.role).found
        #expect(found.contains(.provision(provision)), "searching for “\(row.role)” does not find \(row.key)")
    }

    /// What a summary tells besides what its edition changed.
    private static let context: [EditionKey: Set<String>] = [
        "WT2018": [
            // A law of 2002, which the briefing repeats.
            "organisations.schoolDuty"
        ],
        "WT2020": [
            // Done before the update, which speaks of it as done.
            "arrangements.beganBy2019", "arrangements.relevantAgencies",
        ],
        "WT2023": [
            // Told already of 2020, and carried.
            "shared.noConsentNeeded",
            // A figure about referrals, and no change of the text.
            "support.schoolsRefer",
            // The guide for schools walks through the whole edition. These are in it and are believed older: what
            // the summaries call new is not among them.
            "shared.welfareParamount", "shared.seeAndSpeak", "support.seeTheChild", "support.interviews",
            "support.tellInWriting", "support.tellReferrer", "earlyHelp.voluntary", "arrangements.multiAgencyTraining",
            // Law since 2017 that the edition restates for relevant agencies and for funding.
            "arrangements.relevantAgenciesDo", "arrangements.funding",
        ],
    ]

    /// What an edition brought, changed, renamed, ended or replaced.
    private func news(of edition: EditionKey) throws -> Set<String> {
        if let before = provisions.edition(before: edition) {
            return Set(try #require(library.compare(before.key, edition)).news().map(\.provision.key))
        }
        let own = provisions.standing(under: edition).filter(\.isTold).map(\.provision)
        return Set((own + provisions.replaced(by: edition)).map(\.key))
    }

    @Test(
        "A change that a summary of an edition tells is a change of that edition",
        arguments: [
            ("WT2018", SourceRows.briefing2018), ("WT2020", SourceRows.briefing2020),
            ("WT2020", SourceRows.schools2020), ("WT2020", SourceRows.partnership2020),
            ("WT2023", SourceRows.summary2023), ("WT2023", SourceRows.schools2023),
        ])
    func changesOfEditions(edition: String, rows: [SourceRow]) throws {
        let edition = EditionKey(rawValue: edition)
        let context = Self.context[edition] ?? []
        let news = try news(of: edition)
        for row in rows {
            for key in row.keys where !context.contains(key) {
                #expect(news.contains(key), "\(row.testDescription): \(key) is no change of \(edition)")
            }
        }
        #expect(!rows.isEmpty)
    }

    @Test("What is excepted from that is told by a source, and is no change")
    func exceptions() throws {
        let told = Set(Self.rows.flatMap(\.keys))
        for (edition, keys) in Self.context {
            let brought = try news(of: edition)
            for key in keys {
                #expect(told.contains(key) && !brought.contains(key), "\(edition): \(key)")
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

    @Test("Each provision is carried, or says why not, or asks for nothing that could be done")
    func carriedOrNot() {
        for provision in provisions.all {
            let says = [!provision.carriers.isEmpty, provision.uncarried != nil, provision.needsNoCarrier]
            #expect(says.contains(true), "\(provision.key): give it “carries”, or “uncarried” with the reason")
            if let because = provision.uncarried {
                #expect(provision.carriers.isEmpty && because.count > 20 && because.hasSuffix("."), "\(provision.key)")
            }
        }
        let carried = provisions.all.count { !$0.carriers.isEmpty }
        #expect(carried > 230, "\(carried)")
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
