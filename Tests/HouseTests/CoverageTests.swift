import Casework
import Foundation
import Guidance
import Testing

/// What carries each duty is written down, is current, and leaves out none whose acts exist.
struct CoverageTests {
    static let coverage = Coverage(
        library: ActTests.library, stories: sources("Sources/Cast"), tests: sources("Tests"))

    static func sources(_ folder: String) -> [Coverage.Source] {
        Repository.files("swift", under: folder).map { Coverage.Source(name: $0.path, text: $0.text) }
    }

    @Test("The coverage beside the pages is what acts, stories and tests say now")
    func current() throws {
        let kept = try JSONDecoder().decode(
            Coverage.self, from: Data(try Repository.text("Sources/Web/Resources/coverage.json").utf8))
        #expect(kept == Self.coverage, "write it again: kith guidance coverage > Sources/Web/Resources/coverage.json")
    }

    @Test("A duty whose acts exist has an act, a form, a story and a test", arguments: coverage.duties.indices)
    func carried(place: Int) {
        let duty = Self.coverage.duties[place]
        if duty.isWaiting { return }
        #expect(!duty.acts.isEmpty, "\(duty.key) has no act that stops it")
        #expect(duty.forms == duty.acts, "\(duty.key) has an act without a form")
        #expect(!duty.stories.isEmpty, "\(duty.key) is told in no story")
        #expect(!duty.tests.isEmpty, "\(duty.key) is proved by no test")
    }

    @Test(
        "A provision whose acts exist has a form for each, a story and a test", arguments: coverage.provisions.indices)
    func carriedOut(place: Int) {
        let provision = Self.coverage.provisions[place]
        if provision.isWaiting { return }
        #expect(provision.forms == provision.acts, "\(provision.key) has an act without a form")
        // The partnership's acts are told and proved through helpers, which the coverage does not look into.
        let isPartnerships = provision.acts.allSatisfy { act in
            ["partnership.", "arrangements.", "scrutiny.", "threshold.", "protocol."].contains { act.hasPrefix($0) }
        }
        if isPartnerships { return }
        #expect(!provision.stories.isEmpty, "\(provision.key) is told in no story")
        #expect(!provision.tests.isEmpty, "\(provision.key) is proved by no test")
    }

    @Test("A duty waits only while none of its acts exists")
    func waiting() {
        let kinds = Set(Acts.kinds.map(\.rawValue))
        for duty in ActTests.library.duties {
            let row = Self.coverage.duties.first { $0.key == duty.key.rawValue }
            #expect(row?.isWaiting == kinds.isDisjoint(with: duty.starts + duty.stops), "\(duty.key)")
        }
    }

    @Test("What the forms ask is written down as it is")
    func burden() throws {
        let page = try Repository.text("docs/burden.md")
        #expect(page == Burden(ActTests.library).markdown, "write it again: kith guidance burden > docs/burden.md")
    }
}
