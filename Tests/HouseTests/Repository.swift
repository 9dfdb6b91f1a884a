import Foundation

/// The files of the repository, as the tests of the house read them.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Folders that hold what was fetched or made.
    private static let notOurs: Set<String> = ["node_modules", "site"]

    /// Every file below a folder whose name ends in one of the extensions, hidden folders left out.
    static func files(_ extensions: String..., under folder: String = "") -> [SourceFile] {
        let start = folder.isEmpty ? root : root.appendingPathComponent(folder)
        let walk = FileManager.default.enumerator(
            at: start, includingPropertiesForKeys: [.isDirectoryKey], options: [.skipsHiddenFiles])
        var found: [SourceFile] = []
        while let file = walk?.nextObject() as? URL {
            if notOurs.contains(file.lastPathComponent) {
                walk?.skipDescendants()
            } else if extensions.contains(file.pathExtension) {
                found.append(SourceFile(file))
            }
        }
        return found.sorted { $0.path < $1.path }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func exists(_ path: URL) -> Bool { FileManager.default.fileExists(atPath: path.path) }
}

/// One file with its text.
struct SourceFile: Sendable {
    let url: URL
    /// Its path from the root of the repository.
    let path: String
    let text: String

    init(_ url: URL) {
        self.url = url.standardizedFileURL
        path = String(self.url.path.dropFirst(Repository.root.standardizedFileURL.path.count + 1))
        text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }

    /// The folder under `Sources`.
    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

    /// Lines of code with their numbers, comments left out.
    var code: [(number: Int, line: String)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { place, line in
            let trimmed = line.drop { $0 == " " }
            if trimmed.isEmpty || trimmed.hasPrefix("//") { return nil }
            return (place + 1, String(line.firstRange(of: " // ").map { line[..<$0.lowerBound] } ?? line))
        }
    }

    /// Where a pattern occurs in the code: `Sources/Web/x.swift:12`.
    func places(of pattern: some RegexComponent) -> [String] {
        code.filter { $0.line.contains(pattern) }.map { "\(path):\($0.number) \($0.line)" }
    }
}

/// The targets of `Package.swift` and what each may know.
struct Manifest {
    struct Target {
        let name: String
        let folder: String
        let knows: Set<String>
    }

    let targets: [Target]

    init() throws {
        let text = try Repository.text("Package.swift")
        let chunks = text.split(separator: /\.(target|executableTarget|systemLibrary|testTarget)\(/)
            .dropFirst()
        targets = chunks.compactMap { chunk in
            guard let name = chunk.firstMatch(of: /name: "([^"]+)"/)?.1 else { return nil }
            let path = chunk.firstMatch(of: /path: "([^"]+)"/)?.1
            return Target(
                name: String(name), folder: path.map(String.init) ?? "Sources/\(name)",
                knows: Manifest.dependencies(of: chunk))
        }
    }

    private static func dependencies(of chunk: Substring) -> Set<String> {
        guard let start = chunk.firstRange(of: "dependencies: [") else { return [] }
        var depth = 1
        let list = chunk[start.upperBound...].prefix { character in
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            return depth > 0
        }
        let plain = list.replacing(/, package: "[^"]+"/, with: "")
        return Set(plain.matches(of: /"([^"]+)"/).map { String($0.1) })
    }
}
