import ArgumentParser
import Casework
import Guidance

/// `kith outbox`: what became of messages, for whoever operates the server. It shows no words and no address.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "See what became of messages, and have one sent again.",
        discussion: """
            A message says only that there is something in Kith, with a link. It is tried for about a day.

              kith outbox list --state failed
              kith outbox retry 17
            """, subcommands: [List.self, Retry.self])

    /// `kith outbox list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List messages, newest first.")
        @OptionGroup var files: KithFiles
        @Option(help: "Only those that are waiting, sent, failed or dropped.") var state: String?
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let wanted = try state.map { text in
                guard let state = Outbox.State(rawValue: text) else {
                    throw ValidationError("A state is waiting, sent, failed or dropped.")
                }
                return state
            }
            let (office, database) = try await files.office(area: nil)
            let rows = try await office.outbox.list(wanted)
            if json {
                try Printed.json(rows)
            } else {
                for row in rows {
                    let again = row.state == .waiting ? ", next \(row.nextAt)" : ""
                    let trouble = row.trouble.map { ": \($0)" } ?? ""
                    print(
                        "\(row.id)  \(Printed.wide(row.state.rawValue, 8))\(Printed.wide(row.occasion, 7))\(row.at)  "
                            + "for \(row.practitioner)  tried \(row.tries)\(again)\(trouble)")
                }
            }
            try await database.close()
        }
    }

    /// `kith outbox retry`
    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Have a message that failed tried afresh.")
        @OptionGroup var files: KithFiles
        @Argument(help: "Its number, as `kith outbox list` shows it.") var id: Int

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            guard try await office.outbox.tryAgain(id, at: .thisMoment) else {
                throw ValidationError("There is no message \(id) that failed or was dropped.")
            }
            try await database.close()
            print("Message \(id) will be tried again.")
        }
    }
}
