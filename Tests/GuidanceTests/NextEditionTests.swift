import Foundation
import Testing

@testable import Guidance

/// An edition that nobody has written is added as `docs/how-to/add-an-edition.md` says: content only, no code.
@Suite("Adding an edition")
struct NextEditionTests {
    private func added() throws -> (ContentCopy, Library) {
        let folder = try ContentCopy()
        var editions = try folder.read("editions.yaml")
        editions = editions.replacingOccurrences(
            of: "  from: 2026-03-18\n", with: "  from: 2026-03-18\n  until: 2027-08-31\n")
        editions += """
            WT2027:
              title: "Working Together to Safeguard Children 2027"
              from: 2027-09-01
              status: confirmed
              note: "Made up for a test."

            """
        try folder.write("editions.yaml", editions)
        try folder.write("sources.yaml", try folder.read("sources.yaml") + "WT2027: { title: \"Made up\" }\n")
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
        where file.hasPrefix("duties/") || file.hasPrefix("rules/") {
            try folder.write(file, carried(try folder.read(file)))
        }
        try change(folder)
        return (folder, try Library(folder: folder.url))
    }

    /// What the checklist has one do by hand: each timeline gets a version for the new edition with the value that held
    /// the day before, and versions of later days belong to the new edition.
    private func carried(_ text: String) -> String {
        var lines: [String] = []
        var versions: [[String]] = []
        func close() {
            var early = versions.filter { Self.from($0) < "2027-09-01" }
            if let last = early.last, last.contains(where: { $0.contains("edition: WT2026") }) {
                early.append(
                    last.map {
                        $0.replacing(/from: [0-9-]+/, with: "from: 2027-09-01")
                            .replacing("edition: WT2026", with: "edition: WT2027")
                    })
            }
            let late = versions.filter { Self.from($0) >= "2027-09-01" }
                .map { $0.map { $0.replacing("edition: WT2026", with: "edition: WT2027") } }
            lines += (early + late).flatMap(\.self)
            versions = []
        }
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("    - ") {
                versions.append([line])
            } else if line.hasPrefix("      "), !versions.isEmpty {
                versions[versions.count - 1].append(line)
            } else {
                close()
                lines.append(line)
            }
        }
        close()
        return lines.joined(separator: "\n")
    }

    private static func from(_ version: [String]) -> String {
        version.first?.firstMatch(of: /from: ([0-9-]+)/).map { String($0.1) } ?? ""
    }

    private func change(_ folder: ContentCopy) throws {
        // A clock is shortened.
        let duties = try folder.read("duties/referral.yaml")
        let start = try #require(
            duties.range(of: "    - from: 2027-09-01\n      edition: WT2027\n      within: 1 working day"))
        try folder.write(
            "duties/referral.yaml",
            duties.replacingCharacters(
                in: start, with: "    - from: 2027-09-01\n      edition: WT2027\n      within: 8 hours"))
        // An answer comes in, and a form asks something more.
        let lists = try folder.read("lists/concerns.yaml")
        try folder.write(
            "lists/concerns.yaml",
            lists.replacingOccurrences(
                of: "    - { code: bereaved,",
                with: "    - { code: lonely, label: \"Lonely\", from: WT2027 }\n    - { code: bereaved,"))
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
        try folder.write(
            "provisions/made.yaml",
            """
            made.lonely:
              title: "Early help sign: loneliness"
              kind: criterion
              chapter: earlyHelp
              for: school, voluntary-sector
              topics: earlyHelp
              binds: "everyone who works with children"
              force: must
              from: WT2027
              cite: "WT2027 para 124"
              status: confirmed
              says: "Think of early help for a lonely child."
              why: "It was made up."
              carries: list earlyHelpIndicators

            """)
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
        let touch = try #require(EditionTouch(try Library.load(), "WT2023"))
        #expect(touch.rules.contains { $0.after.key == .leadAssessment })
        #expect(
            touch.lists.contains { $0.list.key == .earlyHelpIndicators && $0.added.contains { $0.code == "bereaved" } })
        #expect(touch.clocks.contains { $0.duty.key == .yearlyReportByAutumn })
    }
}
