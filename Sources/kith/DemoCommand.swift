import ArgumentParser
import Casework
import Cast
import Foundation
import Guidance

/// `kith demo`: an invented area with its agencies, families and stories, told through the same desk as real work.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Tell the invented area's stories into a fresh database.",
        discussion: "Everyone in it is invented. --children adds as many more for load and screenshots.")
    @OptionGroup var files: KithFiles
    @Flag(help: "Do nothing when the database holds something already.") var ifEmpty = false
    @Option(help: "How many more children to invent.") var children = 0
    @Option(help: "The seed they are invented from.") var seed: UInt64 = 1

    func run() async throws {
        let (office, database) = try await files.office(area: "larkshire")
        let size = try await database.read { try office.book.size(of: .acts("larkshire"), in: $0) }
        if size > 0 {
            guard ifEmpty else {
                throw ValidationError(
                    "\(files.folder) holds a record already (\(size) entries). Choose another --data folder.")
            }
            print("\(files.folder) holds a record already (\(size) entries); it stays as it is.")
        } else {
            let started = Date()
            _ = try await Demo.tell(
                on: office, today: .thisMoment, children: children, seed: seed, progress: { Self.progress($0) })
            let entries = try await database.read { try office.book.size(of: .acts("larkshire"), in: $0) }
            FileHandle.standardError.write(Data("\n".utf8))
            let seconds = Date().timeIntervalSince(started)
            print("Told \(entries) entries into \(files.folder) in \(String(format: "%.1f", seconds)) seconds.\n")
        }
        print("Sign in as any of these people (nothing to remember: choose them on the page):\n")
        for persona in Cast.Persona.all {
            print("  \(Self.wide(persona.name, 18)) \(Self.wide(persona.role, 42)) \(persona.email)")
        }
        try await database.close()
    }

    private static func wide(_ text: String, _ width: Int) -> String {
        text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
    }

    private static let progress: @Sendable (Cast.Progress) -> Void = { progress in
        guard progress.of > 0 else { return }
        let filled = progress.acts * 40 / progress.of
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 40 - filled)
        let line = "\r\u{1B}[K[\(bar)] \(progress.acts) of \(progress.of): \(progress.telling)"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
