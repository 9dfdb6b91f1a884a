import Foundation
import Guidance
import Testing

/// Words, pages and files as the house keeps them.
struct WordTests {
    /// Types of practice that need no entry of their own in the glossary, and why.
    static let plain: [String: String] = [
        "Kind": "always read with what it is the kind of: a refusal's or an involvement's",
        "Weight": "how prominently a line is shown; it has no meaning in practice",
    ]

    @Test("Every type of practice is a word of the glossary")
    func glossary() throws {
        let words = Set(
            try Repository.text("docs/glossary.md").split(separator: "\n")
                .filter { $0.hasPrefix("In the code:") }
                .flatMap { $0.matches(of: /`(\w+)`/).map { String($0.1) } })
        #expect(words.count > 100)
        var types: Set<String> = []
        for file in Repository.files("swift", under: "Sources/Practice") {
            for (number, line) in file.code {
                guard let type = Self.type(line) else { continue }
                types.insert(type)
                #expect(
                    words.contains(type) || Self.plain[type] != nil,
                    "\(file.path):\(number) \(type) is in no glossary")
            }
        }
        #expect(Set(Self.plain.keys).isSubset(of: types), "an exception that is not needed any more")
        #expect(Set(Self.plain.keys).isDisjoint(with: words))
    }

    @Test("Every word the glossary puts in the code is there")
    func glossaryInCode() throws {
        let rooms = ["Guidance", "Practice"].flatMap { Repository.files("swift", under: "Sources/\($0)") }
        let types = Set(rooms.flatMap { $0.code.compactMap { Self.type($0.line) } })
        for definition in try Library.load().definitions {
            for type in definition.types { #expect(types.contains(type), "\(definition.term): \(type)") }
        }
    }

    @Test("Every package type says in its first line what it is in practice")
    func firstLines() {
        for file in Repository.files("swift", under: "Sources")
        where file.room != "kith" && file.room != "Bench" {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (place, line) in lines.enumerated()
            where line.hasPrefix("package ") && Self.type(String(line)) != nil {
                var above = place - 1
                while above >= 0, lines[above].hasPrefix("@") { above -= 1 }
                #expect(above >= 0 && lines[above].hasPrefix("///"), "\(file.path):\(place + 1) \(line)")
            }
        }
    }

    /// Files longer than the house allows, and why.
    static let long: [String: String] = [
        "tools/verify-record.py": "a partner agency carries it as one file and runs it alone"
    ]

    @Test("No file of code is longer than 400 lines")
    func length() {
        let files = Repository.files("swift", "py", "js", "css", "sh")
        #expect(files.count > 100)
        for file in files where Self.long[file.path] == nil {
            #expect(file.lineCount <= 400, "\(file.path) has \(file.lineCount) lines")
        }
        for path in Self.long.keys {
            #expect(
                files.first { $0.path == path }.map { $0.lineCount > 400 } ?? false,
                "\(path) needs no exception")
        }
    }

    @Test("Every relative link in a page leads somewhere")
    func links() {
        let pages = Repository.files("md")
        #expect(pages.count > 5)
        for page in pages {
            for target in Self.links(in: page.text) {
                let path = target.prefix { $0 != "#" }
                if path.isEmpty { continue }
                let file = page.url.deletingLastPathComponent().appendingPathComponent(String(path))
                #expect(Repository.exists(file), "\(page.path) links to \(target)")
            }
        }
    }

    @Test("The changelog has a section for what is not released yet, and it says something")
    func changelog() throws {
        let text = try Repository.text("CHANGELOG.md")
        let section = text.split(separator: "\n## ").dropFirst().first { $0.hasPrefix("Unreleased") }
        #expect((section?.count { $0 == "\n" } ?? 0) > 2)
    }

    /// Targets of links that stay inside the repository, code left out.
    static func links(in text: String) -> [String] {
        var inCode = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            if line.hasPrefix("```") { inCode.toggle() }
            if inCode { return [] }
            let prose = line.replacing(/`[^`]*`/, with: "")
            return prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }.filter {
                !$0.contains("://") && !$0.hasPrefix("mailto:") && !$0.hasPrefix("#")
            }
        }
    }

    /// The name of a package type that a line of code declares.
    private static func type(_ line: String) -> String? {
        line.firstMatch(of: /^ *package (?:final |indirect )?(?:struct|enum|protocol|class|actor) (\w+)/).map {
            String($0.1)
        }
    }
}
