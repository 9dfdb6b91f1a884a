import Foundation
import Guidance

/// The content with an edition that nobody has written, added as `docs/how-to/add-an-edition.md` says: content only.
package enum MadeUpEdition {
    package static let firstDay = Day("2027-09-01")!

    /// Adds the edition to a copy: a shorter time to decide on a referral, and one provision for schools.
    package static func add(to folder: ContentCopy) throws {
        try folder.edit("editions.yaml", "  from: 2026-03-18\n", "  from: 2026-03-18\n  until: 2027-08-31\n")
        try folder.write(
            "editions.yaml",
            try folder.read("editions.yaml") + """
                WT2027:
                  title: "Working Together to Safeguard Children 2027"
                  from: 2027-09-01
                  status: confirmed
                  note: "Made up for a test."

                """)
        try folder.write("sources.yaml", try folder.read("sources.yaml") + "WT2027: { title: \"Made up\" }\n")
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
        where file.hasPrefix("duties/") || file.hasPrefix("rules/") {
            try folder.write(file, carried(try folder.read(file)))
        }
        let decision = "    - from: 2027-09-01\n      edition: WT2027\n      within: "
        try folder.edit("duties/referral.yaml", decision + "1 working day", decision + "8 hours")
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

            """)
    }

    /// What the checklist has one do by hand: each timeline gets a version for the new edition with the value that held
    /// the day before, and versions of later days belong to the new edition.
    private static func carried(_ text: String) -> String {
        var lines: [String] = []
        var versions: [[String]] = []
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

    private static func from(_ version: [String]) -> String {
        version.first?.firstMatch(of: /from: ([0-9-]+)/).map { String($0.1) } ?? ""
    }
}
