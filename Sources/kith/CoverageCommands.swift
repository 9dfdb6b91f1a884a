import ArgumentParser
import Casework
import Foundation
import Guidance

/// `kith guidance burden`: how much the forms ask, and what for.
struct BurdenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "burden", abstract: "Print how much each form asks, in questions and minutes, and what for.")

    func run() throws { print(Burden(try Library.load()).markdown, terminator: "") }
}

/// `kith guidance coverage`: what carries each duty and provision, read from the files of the repository.
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Print the act, form, story and test that carries each duty and provision, as JSON.")
    @Option(help: ArgumentHelp("The folder of the repository.", valueName: "folder")) var repository = "."

    func run() throws {
        let root = URL(fileURLWithPath: repository)
        let coverage = Coverage(
            library: try Library.load(), stories: try sources(root, "Sources/Cast"),
            tests: try sources(root, "Tests"))
        try Printed.json(coverage)
    }

    private func sources(_ root: URL, _ folder: String) throws -> [Coverage.Source] {
        let start = root.appendingPathComponent(folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: start.path).filter { $0.hasSuffix(".swift") }
        return try paths.sorted().map { path in
            Coverage.Source(
                name: path, text: try String(contentsOf: start.appendingPathComponent(path), encoding: .utf8))
        }
    }
}
