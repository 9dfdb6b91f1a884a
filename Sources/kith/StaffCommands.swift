import ArgumentParser
import Casework
import Foundation
import Guidance
import Practice
import Readings

/// `kith agency`: the organisations whose practitioners work in the record.
struct AgencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agency", abstract: "Add and list agencies.", subcommands: [Add.self, List.self])

    /// `kith agency add`
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Register an agency.")
        @OptionGroup var files: KithFiles
        @Argument(help: "Its name.") var name: String
        @Option(help: "Its kind, such as localAuthority, school, police.") var kind: String
        @Option(help: "Its telephone number.") var phone: String
        @Option(help: "When the telephone is answered.") var hours: String?
        @Flag(help: "It receives referrals and decides on them (a council).") var decidesReferrals = false
        @Option(help: "The partnership's area, for a new record.") var area: String?

        func run() async throws {
            let (office, database) = try await files.office(area: area)
            var answers: [String: Answer] = [
                "name": .text(name), "agencyKind": .text(kind), "phone": .text(phone),
                "decidesReferrals": .bool(decidesReferrals),
            ]
            if let hours { answers["hours"] = .text(hours) }
            let recorded = try await office.recordAtCommandLine(Proposal("agency.register", answers: answers))
            print(recorded.stream.id)
            try await database.close()
        }
    }

    /// `kith agency list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List agencies.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            let agencies = try await database.read { try office.readings.agencies(in: $0) }
            if json { return try Printed.json(agencies) }
            for agency in agencies {
                print("\(agency.id)  \(agency.isOpen ? "open  " : "closed")  \(agency.kind)  \(agency.name)")
            }
        }
    }
}

/// `kith practitioner`: the people who work in the record.
struct PractitionerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practitioner",
        abstract: "Add, list, enable and disable practitioners; passwords and second steps.",
        subcommands: [
            Add.self, List.self, Disable.self, Enable.self, PasswordCommand.self, RemoveSecondStepCommand.self,
        ])

    /// `kith practitioner add`
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Register a practitioner.")
        @OptionGroup var files: KithFiles
        @Argument(help: "Their name.") var name: String
        @Option(help: "Their e-mail address, with which they sign in.") var email: String
        @Option(help: "The id of their agency, as `kith agency list` shows it.") var agency: String
        @Option(help: "A role, such as socialWorker; may be repeated.") var role: [String]
        @Option(help: "Their Social Work England number, if they are a qualified social worker.") var registration:
            String?
        @Option(help: "Their team.") var team: String?

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            var answers: [String: Answer] = [
                "fullName": .text(name), "email": .text(email), "agency": .text(agency),
                "roles": .list(role.map { .text($0) }), "socialWorkQualified": .bool(registration != nil),
            ]
            if let registration { answers["registrationNumber"] = .text(registration) }
            if let team { answers["team"] = .text(team) }
            let recorded = try await office.recordAtCommandLine(Proposal("practitioner.register", answers: answers))
            print(recorded.stream.id)
            try await database.close()
        }
    }

    /// `kith practitioner list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List practitioners.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            let people = try await database.read { try office.readings.colleagues(in: $0) }
            if json { return try Printed.json(people) }
            for person in people {
                print("\(person.id)  \(person.isEnabled ? "enabled " : "disabled")  \(person.email)  \(person.name)")
            }
        }
    }

    /// `kith practitioner disable`
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Disable a practitioner; their sessions end at once.")
        @OptionGroup var files: KithFiles
        @Option(name: .customLong("for"), help: "Whose account.") var email: String
        @Option(help: "Why.") var because: String

        func run() async throws { try await change("practitioner.disable", email, because, files) }
    }

    /// `kith practitioner enable`
    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Enable a practitioner again.")
        @OptionGroup var files: KithFiles
        @Option(name: .customLong("for"), help: "Whose account.") var email: String
        @Option(help: "Why.") var because: String

        func run() async throws { try await change("practitioner.enable", email, because, files) }
    }
}

private func change(_ kind: ActKind, _ email: String, _ because: String, _ files: KithFiles) async throws {
    let (office, database) = try await files.office(area: nil)
    guard let id = try await database.read({ try office.readings.practitioner(email: email, in: $0) }) else {
        throw ValidationError("Nobody in the record has the e-mail address \(email).")
    }
    let recorded = try await office.recordAtCommandLine(
        Proposal(kind, in: id.stream, answers: ["because": .text(because)]))
    print("Recorded as entry \(recorded.number).")
    try await database.close()
}
