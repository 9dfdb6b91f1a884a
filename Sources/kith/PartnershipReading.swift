import ArgumentParser
import Casework
import Guidance
import Practice
import Web

extension PartnershipCommand {
    /// `kith partnership threshold`
    struct Threshold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the threshold document in force: levels of need, their signs, criteria, procedures.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let read = try await files.partnership()
            guard let document = read.partnership.threshold(on: read.today)?.act else {
                throw ValidationError("No threshold document has been published.")
            }
            if json { return try Printed.json(document.answer) }
            print("Threshold document, in force since \(document.from.inWords)")
            for level in read.guidance.options(.thresholdLevels) {
                let signs = document.indicators(of: level.code)
                print("\n\(level.label.uppercased())")
                if signs.isEmpty { print("  The document says nothing of this level: it predates it.") }
                for sign in signs { print("  - \(sign)") }
                if let help = document.help[level.code] { printed("\(level.label): what help there is", help) }
            }
            printed("How early help is assessed", document.earlyHelp)
            printed(.thresholdCriteria, document.criteria, under: read.guidance)
            printed(.thresholdProcedures, document.procedures, under: read.guidance)
        }
    }

    /// `kith partnership protocol`
    struct LocalProtocol: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "protocol",
            abstract: "Print the local protocol for assessment in force, or the one to come.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let read = try await files.partnership()
            let coming = read.partnership.protocols.last { $0.act.from > read.today }
            guard let document = (read.partnership.localProtocol(on: read.today) ?? coming)?.act else {
                throw ValidationError("No local protocol for assessment has been published.")
            }
            if json { return try Printed.json(document.answer(read.guidance.library, on: read.today)) }
            let holds = document.from > read.today ? "holds from" : "in force since"
            print("Local protocol for assessment, \(holds) \(document.from.inWords)")
            let then = read.guidance.library.guidance(on: document.from)
            let times = (document.times ?? [:]).sorted { $0.key < $1.key }
            print(times.isEmpty ? "\nAll times are those of the guidance." : "\nTIMES THAT ARE SHORTER HERE")
            for (code, time) in times {
                guard let key = DutyKey(rawValue: code) else { continue }
                let duty = then.nationalDuty(key)
                print("  \(duty.title): \(time) instead of \(duty.limit.inWords) (\(duty.cite))")
            }
            if let leads = document.leads {
                let roles = leads.map { read.guidance.library.label(.practitionerRoles, $0) ?? $0 }
                print("\nAn assessment is led here by: \(roles.joined(separator: ", ")).")
            }
            printed(.protocolContents, document.contents, under: then)
            printed(.protocolGroups, document.groups, under: then)
        }
    }

    /// `kith partnership arrangements`
    struct Arrangements: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the published arrangements: the latest version, or one of those before.")
        @OptionGroup var files: KithFiles
        @Argument(help: "The number of a version; the latest, if left out.") var version: Int?
        @Flag(help: "List the versions instead.") var list = false
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let read = try await files.partnership()
            let published = read.partnership.published
            if list {
                if json { return try Printed.json(published.reversed().map { Answer.object($0.row) }) }
                for one in published.reversed() {
                    print("\(one.act.version ?? 1)  from \(one.act.from.inWords)  \(one.act.edition?.rawValue ?? "")")
                }
                if published.isEmpty { print("No version has been published.") }
                return
            }
            guard let one = version.map({ wanted in published.first { $0.act.version == wanted } }) ?? published.last
            else { throw ValidationError("No such version of the arrangements has been published.") }
            let answer = read.picture.answer(one, read.guidance.library)
            if json { return try Printed.json(answer) }
            let items = read.guidance.library.guidance(on: one.stamp.happenedAt.day).options(.arrangementsContents)
            print("Published arrangements, version \(one.act.version ?? 1), from \(one.act.from.inWords)")
            for item in items {
                printed("\(item.label) (\(item.cite ?? "local"))", one.act.parts?[item.code] ?? "Not in this version.")
            }
            if let because = one.act.missingBecause { printed("Why something is missing", because) }
            if let changes = one.act.changes { printed("What changed since the version before", changes) }
        }
    }

    /// `kith partnership work`
    struct Work: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what the partners do together, for somebody who may read it.",
            discussion: """
                  kith partnership work priorities --as manager@example.org
                  kith partnership work --as manager@example.org --json

                For those who speak for a partner, run the business or scrutinise: the same as on the pages.
                """)
        @OptionGroup var files: KithFiles
        @Argument(help: "One part: \(PartnershipPart.allCases.map(\.rawValue).joined(separator: ", ")).")
        var part: String?
        @Option(name: .customLong("as"), help: "The e-mail address of the practitioner who reads.")
        var email: String
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try GuidanceCommand.check(part, among: PartnershipPart.allCases.map(\.rawValue), "part")
            let parts = part.flatMap(PartnershipPart.init(rawValue:)).map { [$0] } ?? PartnershipPart.allCases
            let now = Moment.thisMoment
            let (office, database) = try await files.office(area: nil)
            guard let who = try await database.read({ try office.readings.practitioner(email: email, in: $0) }) else {
                throw ValidationError("Nobody in the record has the e-mail address \(email).")
            }
            let picture = try await office.answeringAtCommandLine {
                try await office.lookout.partnershipWork(by: Caller(who), at: now)
            }
            try await database.close()
            guard let picture else { throw ValidationError("No partnership is on record.") }
            if json {
                let entries = parts.map { ($0.rawValue, Answer.list(picture.partnership.entries(of: $0))) }
                return try Printed.json(Answer.object(Dictionary(uniqueKeysWithValues: entries)))
            }
            print(PartnershipWorkText(picture, office.library.guidance(on: now.day)).plain(parts))
        }
    }
}

/// What the partnership's reading commands are answered from.
private struct PartnershipToday {
    let picture: PartnershipPicture
    let guidance: Guidance
    let today: Day

    var partnership: Partnership { picture.partnership }
}

/// A heading in capitals with the words under it, each line of them set in.
private func printed(_ title: String, _ words: String) {
    print("\n\(title.uppercased())")
    for line in words.split(separator: "\n") { print("  \(line)") }
}

/// The headings of a list with what a document says to each.
private func printed(_ list: ListKey, _ said: [String: String], under guidance: Guidance) {
    for option in guidance.options(list) {
        if let words = said[option.code] { printed(option.label, words) }
    }
}

extension KithFiles {
    /// The area's partnership as anyone may read it.
    fileprivate func partnership() async throws -> PartnershipToday {
        let now = Moment.thisMoment
        let (office, database) = try await office(area: nil)
        let picture = try await office.lookout.partnership(at: now)
        try await database.close()
        guard let picture else { throw ValidationError("No partnership is on record.") }
        return PartnershipToday(picture: picture, guidance: office.library.guidance(on: now.day), today: now.day)
    }
}
