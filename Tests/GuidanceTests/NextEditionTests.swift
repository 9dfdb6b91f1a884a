import Editions
import Foundation
import Testing

@testable import Guidance

/// An edition that nobody has written is added as `docs/how-to/add-an-edition.md` says: content only, no code.
@Suite("Adding an edition")
struct NextEditionTests {
    private func added() throws -> (ContentCopy, Library) {
        let folder = try ContentCopy()
        try MadeUpEdition.add(to: folder)
        try change(folder)
        return (folder, try Library(folder: folder.url))
    }

    /// An answer comes in, and a form asks something more.
    private func change(_ folder: ContentCopy) throws {
        try folder.edit(
            "lists/concerns.yaml", "    - { code: bereaved,",
            "    - { code: lonely, label: \"Lonely\", from: WT2027 }\n    - { code: bereaved,")
        try folder.write(
            "forms/made.yaml",
            """
            made.tell:
              title: "Tell"
              button: "Record"
              cite: "WT2027 para 9"
              questions:
                what:
                  label: "What happened?"
                  type: words
                  for: record
                lonely:
                  label: "Is the child lonely?"
                  type: yesNo
                  from: WT2027
                  for: provision made.lonely

            """.replacingOccurrences(of: "for: record\n", with: "for: record the concern\n"))
        try folder.edit(
            "provisions/made.yaml", "  why: \"It was made up.\"\n",
            "  why: \"It was made up.\"\n  carries: list earlyHelpIndicators\n")
    }

    @Test("is a change of content: what is new, and what each agency must do, follow from it")
    func news() throws {
        let (folder, library) = try added()
        defer { folder.remove() }
        let comparison = try #require(library.compare("WT2026", "WT2027"))
        #expect(comparison.news().map(\.provision.key) == ["made.lonely"])
        #expect(comparison.news(ChangeFilter(audience: "school")).count == 1)
        #expect(comparison.news(ChangeFilter(audience: "police")).isEmpty)
        let musts = library.provisions.standing(under: "WT2027").filter {
            $0.version.force == .must && $0.provision.audiences.contains("school")
        }
        #expect(musts.contains { $0.provision.key == "made.lonely" && $0.status == .confirmed })
        // What 2026 left in doubt, the new edition, which was read, may carry from 2023 without it.
        let chair = try #require(library.provisions["arrangements.chair"])
        #expect(library.provisions.standing(chair, under: "WT2026")?.status == .unconfirmed)
        #expect(library.provisions.standing(chair, under: "WT2027")?.status == .confirmed)
    }

    @Test("tells which clocks, forms and answers are touched, and from when")
    func touched() throws {
        let (folder, library) = try added()
        defer { folder.remove() }
        let touch = try #require(EditionTouch(library, "WT2027"))
        #expect(touch.edition.from == Day("2027-09-01") && touch.before.key == "WT2026")
        #expect(touch.clocks.map(\.duty.key) == [.referralDecision])
        #expect(touch.clocks.first?.before.limit == .workingDays(1) && touch.clocks.first?.after.limit == .hours(8))
        #expect(touch.forms.map(\.form.kind) == ["made.tell"])
        #expect(touch.forms.first?.added.map(\.key) == ["lonely"])
        #expect(touch.lists.map(\.list.key) == [.earlyHelpIndicators])
        #expect(touch.lists.first?.added.map(\.code) == ["lonely"])
        #expect(touch.rules.isEmpty)
    }

    @Test("leaves what began before it under the edition it began under")
    func underWay() throws {
        let (folder, library) = try added()
        defer { folder.remove() }
        let before = library.guidance(on: Day("2027-08-31")!)
        let after = library.guidance(on: Day("2027-09-01")!)
        #expect(before.edition.key == "WT2026" && after.edition.key == "WT2027")
        #expect(before.duty(.referralDecision).limit == .workingDays(1))
        #expect(after.duty(.referralDecision).limit == .hours(8))
        #expect(before.form("made.tell")?.questions.count == 1 && after.form("made.tell")?.questions.count == 2)
        #expect(before.option(.earlyHelpIndicators, "lonely") == nil)
        #expect(after.option(.earlyHelpIndicators, "lonely") != nil)
    }

    @Test("touches in the past what it is known to have touched: December 2023")
    func december2023() throws {
        let touch = try #require(EditionTouch(try Shipped.library(), "WT2023"))
        #expect(touch.rules.contains { $0.after.key == .leadAssessment })
        #expect(
            touch.lists.contains { $0.list.key == .earlyHelpIndicators && $0.added.contains { $0.code == "bereaved" } })
        #expect(touch.clocks.contains { $0.duty.key == .yearlyReportByAutumn })
    }
}
