import ArgumentParser

/// `kith`: the server and the commands of whoever operates it. The only reader of clock and environment.
@main
struct Kith: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kith",
        abstract: "One shared safeguarding record for the agencies of an area.",
        discussion: """
            Try it out:        kith demo && kith serve --demo
            Set it up:         kith agency add … ; kith practitioner add … ; kith serve
            Ask the guidance:  kith guidance duties ; kith working-days add 2026-12-24 3
            Check the record:  kith record verify

            Every command has --help; those that print have --json.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, DemoCommand.self, AgencyCommand.self, PractitionerCommand.self, TokenCommand.self,
            ActCommand.self, ReadinessCommand.self, TrainingCommand.self, PolicyCommand.self,
            SelfAssessmentCommand.self, YearlyReportCommand.self, RecordCommand.self, BackupCommand.self,
            RestoreCommand.self, GuidanceCommand.self,
            WorkingDaysCommand.self, OutboxCommand.self, PartnershipCommand.self, ReturnsCommand.self,
            DatasetCommand.self, OpenAPICommand.self,
        ])
}
