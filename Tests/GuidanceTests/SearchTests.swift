import Foundation
import Testing

@testable import Guidance

@Suite("Searching the guidance")
struct SearchTests {
    static let library: Library = {
        do { return try Shipped.library() } catch { preconditionFailure("\(error)") }
    }()
    static let search = GuidanceSearch(library)

    static let rows: [(typed: String, finds: String)] = [
        ("bereaved", "earlyHelp.signBereaved"), ("parent in custody", "earlyHelp.signParentInCustody"),
        ("LADO", "organisations.tellDesignatedOfficer"), ("homeless", "earlyHelp.homelessness"),
        ("yearly reports", "arrangements.yearlyReport"), ("partnership chair", "arrangements.chair"),
        ("radicalization", "earlyHelp.signRadicalised"), ("county line", "organisations.transportPolice"),
        ("brereaved", "earlyHelp.signBereaved"), ("section 47 social worker leads", "protection.enquiryLed"),
    ]

    @Test("finds by the words people type", arguments: rows)
    func finds(typed: String, key: String) {
        let found = Self.search.find(typed).found
        let place = found.firstIndex { if case .provision(let one) = $0 { one.key == key } else { false } }
        #expect(place.map { $0 < 10 } == true, "\(typed): \(found.prefix(10).map(\.title))")
    }

    @Test("finds words and abbreviations too, the best first")
    func words() {
        guard case .short(let acronym)? = Self.search.find("dsco").found.first else {
            Issue.record("no abbreviation first")
            return
        }
        #expect(acronym.short == "DSCO")
        let county = Self.search.find("county lines").found.prefix(3)
        #expect(county.contains { if case .word(let word) = $0 { word.term == "County lines" } else { false } })
    }

    @Test("says which word it searched for instead")
    func instead() {
        let answer = Self.search.find("brereaved")
        #expect(answer.instead.map(\.typed) == ["brereaved"] && answer.instead.map(\.meant) == ["bereaved"])
        #expect(Self.search.find("bereaved").instead.isEmpty)
    }

    @Test("finds nothing for nothing, and nothing for words that stand nowhere")
    func nothing() {
        #expect(Self.search.find("").found.isEmpty)
        #expect(Self.search.find("  of the ").found.isEmpty)
        #expect(Self.search.find("xylophone").found.isEmpty)
        #expect(Self.search.find("early xylophone").found.isEmpty)
    }

    @Test("a letter put in, left out, changed or swapped is near; two are not in a short word")
    func near() {
        func near(_ one: String, _ other: String, _ most: Int) -> Bool {
            GuidanceSearch.isNear(Array(one.utf8), Array(other.utf8), within: most)
        }
        #expect(near("carer", "crarer", 1) && near("carer", "caer", 1) && near("carer", "cares", 1))
        #expect(near("carer", "craer", 1) && !near("carer", "caxxr", 1) && !near("carer", "career", 0))
    }
}

@Suite("Words of the glossary in a text")
struct MentionTests {
    let mentions = Mentions(SearchTests.library)

    @Test("are found whole, in the plural and longest first; each is marked once")
    func words() {
        let found = mentions.find(in: "Core groups and core group; a child protection plan.")
        let terms = found.compactMap { if case .word(_, let word) = $0 { word.term } else { nil } }
        #expect(terms == ["Core group", "Child protection plan"])
        #expect(found.map(Self.text).joined() == "Core groups and core group; a child protection plan.")
    }

    @Test("abbreviations are found wherever they stand, and no other capitals")
    func abbreviations() {
        let found = mentions.find(in: "The LADO, two LADOs and the BBC.")
        let shorts = found.compactMap { if case .short(let text, let one) = $0 { text + "=" + one.short } else { nil } }
        #expect(shorts == ["LADO=LADO", "LADOs=LADO"])
    }

    @Test("everyday words and Kith's own are not linked")
    func everyday() throws {
        let first = SearchTests.library.definitions.first { $0.isOurs }
        let own = try #require(first)
        let text = "A child, a referral and \(own.term.lowercased())."
        #expect(mentions.find(in: text) == [.plain(text)])
    }

    private static func text(_ mention: Mention) -> String {
        switch mention {
        case .plain(let text), .word(let text, _), .short(let text, _): text
        }
    }
}
