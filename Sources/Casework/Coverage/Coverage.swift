import Foundation
import Guidance
import Practice

/// What carries each duty and provision: the acts with their forms, the stories that tell them, the tests that prove them.
///
/// It is made from the guidance, the table of acts, the stories and the names of tests, and kept as a file beside the
/// pages; a test of the house makes it again and compares.
package struct Coverage: Codable, Sendable, Equatable {
    /// One duty or provision and what carries it.
    package struct Row: Codable, Sendable, Equatable {
        package let key: String
        package let title: String
        package let acts: [String]
        /// The acts that there is a form for.
        package let forms: [String]
        package let stories: [String]
        package let tests: [String]
        /// None of its acts exists yet.
        package let isWaiting: Bool
    }

    package let duties: [Row]
    package let provisions: [Row]

    /// A file with its name and text.
    package struct Source: Sendable {
        package let name: String
        package let text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// - Parameters:
    ///   - stories: the files that tell stories and those with the verbs they are told in.
    ///   - tests: the files with tests.
    package init(library: Library, stories: [Source], tests: [Source]) {
        let told = Told(stories: stories, tests: tests)
        duties = library.duties.map { duty in
            let kinds = duty.starts + duty.stops
            let acts = Self.existing(duty.stops)
            return Row(
                key: duty.key.rawValue, title: duty.title, acts: acts,
                forms: acts.filter { library.forms[$0] != nil }, stories: told.stories(telling: acts),
                tests: told.tests(proving: [".\(duty.key)", "\"\(duty.key.rawValue)\""]),
                isWaiting: Self.existing(kinds).isEmpty)
        }
        provisions = library.provisions.all.filter { provision in
            provision.carriers.contains { $0.kind == .act || $0.kind == .duty }
        }.map { provision in
            let owed = provision.carriers.filter { $0.kind == .duty }.map(\.what)
            let stops = library.duties.filter { owed.contains($0.key.rawValue) }.flatMap(\.stops)
            let kinds = provision.carriers.filter { $0.kind == .act }.map(\.what) + stops
            let acts = Self.existing(kinds)
            let keys = library.duties.filter { owed.contains($0.key.rawValue) }.map { ".\($0.key)" }
            return Row(
                key: provision.key, title: provision.title, acts: acts,
                forms: acts.filter { library.forms[$0] != nil }, stories: told.stories(telling: acts),
                tests: told.tests(proving: keys + acts.map { "\"\($0)\"" } + acts.compactMap(Self.typeName)),
                isWaiting: acts.isEmpty)
        }
    }

    private static func existing(_ kinds: [String]) -> [String] {
        var found: [String] = []
        for kind in kinds where Acts.kinds.contains(ActKind(rawValue: kind)) && !found.contains(kind) {
            found.append(kind)
        }
        return found
    }

    /// How a test names an act's type: `Referral.Decide`.
    private static func typeName(_ kind: String) -> String? {
        guard let process = Acts.process(of: ActKind(rawValue: kind)) else { return nil }
        func of<P: Process>(_: P.Type) -> String? {
            P.acts.first { $0.kind.rawValue == kind }.map { type in
                String(reflecting: type).split(separator: ".").dropFirst().joined(separator: ".")
            }
        }
        return of(Acts.type(of: process))
    }
}

/// Which acts stories tell, and which words tests hold.
private struct Told {
    private let stories: [(title: String, acts: Set<String>)]
    private let tests: [(name: String, text: String)]
    /// So many are named; the rest can be found by their words.
    private static let most = 6

    init(stories files: [Coverage.Source], tests: [Coverage.Source]) {
        let kinds = /"([a-zA-Z]+\.[a-zA-Z]+)"/
        func acts(in text: some StringProtocol) -> Set<String> {
            Set(String(text).matches(of: kinds).map { String($0.1) })
        }
        var verbs: [String: Set<String>] = [:]
        for file in files where file.text.contains("extension Stage") {
            for part in file.text.split(separator: " func ").dropFirst() {
                let name = String(part.prefix { $0.isLetter })
                verbs[name, default: []].formUnion(acts(in: part))
            }
        }
        var found: [(title: String, acts: Set<String>)] = []
        for file in files {
            let title = file.text.firstMatch(of: /= Story\(\s*"([^"]+)"/)
            guard let title else { continue }
            var told = acts(in: file.text)
            for verb in file.text.matches(of: /stage\.([a-zA-Z]+)\(/) { told.formUnion(verbs[String(verb.1)] ?? []) }
            found.append((String(title.1), told))
        }
        stories = found
        self.tests = tests.flatMap { Self.tests(in: $0.text) }
    }

    /// A test is what stands between one `@Test` and the next; its name is its sentence. A row of a table is one too.
    private static func tests(in text: String) -> [(name: String, text: String)] {
        var found: [(name: String, text: String)] = []
        for part in text.split(separator: "@Test").dropFirst() {
            let name =
                part.firstMatch(of: /^\s*\(\s*"([^"]+)"/)?.1 ?? part.firstMatch(of: /func `([^`]+)`/)?.1
            if let name { found.append((String(name), String(part))) }
        }
        for row in text.matches(of: /Row\(\s*"([^"]+)",\s*(\.[a-zA-Z]+)/) {
            found.append((String(row.1), "\(row.2) "))
        }
        return found
    }

    func stories(telling acts: [String]) -> [String] {
        Array(stories.filter { !$0.acts.isDisjoint(with: acts) }.map(\.title).sorted().prefix(Self.most))
    }

    /// The tests that hold one of these words, whole.
    func tests(proving words: [String]) -> [String] {
        let found = tests.filter { test in words.contains { Self.stands($0, in: test.text) } }
        return Array(Set(found.map(\.name)).sorted().prefix(Self.most))
    }

    /// Whether a word stands in a text with no letter after it: a million times over, so byte by byte.
    private static func stands(_ word: String, in text: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        return text.withCString { text in
            var rest = text
            while let place = strstr(rest, word) {
                if !letters.contains(UInt8(bitPattern: place[word.utf8.count]) | 0x20) { return true }
                rest = UnsafePointer(place) + 1
            }
            return false
        }
    }
}
