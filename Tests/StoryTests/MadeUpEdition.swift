import Foundation
import Testing

@testable import Guidance

/// The guidance with an edition that nobody has written, added as `docs/how-to/add-an-edition.md` says.
enum MadeUpEdition {
    static let firstDay = Day(2027, 9, 1)

    /// Reads the whole of the built-in content with the edition added: a shorter time to decide on a referral, one new
    /// sign of early help, one changed provision, and one possible action for schools.
    static func library() throws -> Library {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("edition-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Library.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        func edit(_ file: String, _ change: (String) throws -> String) throws {
            let place = folder.appendingPathComponent(file)
            try change(String(contentsOf: place, encoding: .utf8)).write(to: place, atomically: true, encoding: .utf8)
        }
        try edit("editions.yaml") { text in
            text.replacing("  from: 2026-03-18\n", with: "  from: 2026-03-18\n  until: 2027-08-31\n") + """
                WT2027:
                  title: "Working Together to Safeguard Children 2027"
                  from: 2027-09-01
                  status: confirmed
                  note: "Made up for a test."

                """
        }
        try edit("sources.yaml") { $0 + "WT2027: { title: \"Made up\" }\n" }
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where file.hasPrefix("duties/") || file.hasPrefix("rules/") {
            try edit(file, carried)
        }
        try edit("duties/referral.yaml") { text in
            let wanted = "    - from: 2027-09-01\n      edition: WT2027\n      within: "
            let place = try #require(text.firstRange(of: wanted + "1 working day"))
            return text.replacingCharacters(in: place, with: wanted + "8 hours")
        }
        try """
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

        """.write(
            to: folder.appendingPathComponent("provisions/made.yaml"), atomically: true, encoding: .utf8)
        try edit("actions.yaml") { text in
            text + """
                schools2027.lonely:
                  edition: WT2027
                  for: school
                  answers: made.lonely
                  cite: "WT2027 para 124"
                  says: "Ask who is lonely, and by name."

                """
        }
        return try Library(folder: folder)
    }

    /// Each timeline gets a version for the new edition with the value that held the day before.
    private static func carried(_ text: String) -> String {
        var lines: [String] = []
        var versions: [[String]] = []
        func from(_ version: [String]) -> String {
            version.first?.firstMatch(of: /from: ([0-9-]+)/).map { String($0.1) } ?? ""
        }
        func close() {
            var early = versions.filter { from($0) < "2027-09-01" }
            if let last = early.last, last.contains(where: { $0.contains("edition: WT2026") }) {
                early.append(
                    last.map {
                        $0.replacing(/from: [0-9-]+/, with: "from: 2027-09-01")
                            .replacing("edition: WT2026", with: "edition: WT2027")
                    })
            }
            let late = versions.filter { from($0) >= "2027-09-01" }
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
}
