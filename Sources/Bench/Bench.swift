import ArgumentParser

/// Guidance has an `Option` as well: here the word is the command line's.
typealias Option<Value> = ArgumentParser.Option<Value>

/// `kith-bench`: what Kith costs, measured inside one process and printed as JSON. It is never shipped:
/// `tools/bench.py` runs it beside the real server.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kith-bench", abstract: "Measure what Kith costs, each figure beside its baseline.",
        subcommands: [
            ActsCommand.self, LooksCommand.self, ReplayCommand.self, DueDatesCommand.self, VerifyCommand.self,
            HelloCommand.self,
        ])
}
