import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Store

/// `kith-bench hello`: the least a server can do, on the same libraries, as the baseline of every page.
struct HelloCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hello",
        abstract: "Serve /hello and /row, the baselines of the pages, until stopped.",
        discussion:
            "/hello answers five bytes. /row reads one row by its key in a snapshot and answers its text.")
    @Option(help: "The port; 0 takes a free one and prints it.") var port = 0
    @Option(help: "Rows in the table.") var rows = 10_000
    @Option(help: "Folder for the table.") var folder: String?

    func run() async throws {
        let (port, rows) = (port, rows)
        try await withFolder(folder) { path in
            let database = try SQLiteDatabase(path: path + "/rows.db")
            try await database.migrate([
                Migration(
                    "bench/1 rows", "CREATE TABLE small (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;"
                )
            ])
            try await database.write { session in
                for _ in 0..<rows {
                    try session.run(
                        "INSERT INTO small (words) VALUES (?)",
                        .text(String(repeating: "a small row ", count: 8)))
                }
            }
            try await serve(database, port: port, rows: rows)
        }
    }

    private func serve(_ database: SQLiteDatabase, port: Int, rows: Int) async throws {
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        router.get("/row") { _, _ -> String in
            let id = Int.random(in: 1...rows)
            return try await database.read { session in
                try session.first("SELECT words FROM small WHERE id = ?", [Value(id)]) { $0.text(0) } ?? ""
            }
        }
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                let line = "listening on \(channel.localAddress?.port ?? port)\n"
                FileHandle.standardOutput.write(Data(line.utf8))
            }, logger: logger)
        try await application.runService()
        try await database.close()
    }
}
