import ArgumentParser
import Casework
import Guidance
import Practice
import Readings

/// Which agencies a reading command tells of: one, or all that are open.
struct AgencyChoice: ParsableArguments {
    @Option(help: "The id of one agency; all agencies, if left out.") var agency: String?

    /// What the operator may read of each, by name.
    func pictures(_ office: Office, at now: Moment) async throws -> [ReadinessPicture] {
        var ids: [AgencyID] = []
        if let agency {
            guard let id = AgencyID(agency) else { throw ValidationError("That is no id of an agency.") }
            ids = [id]
        } else {
            ids = try await office.database.read { session in
                try office.readings.agencies(in: session).filter(\.isOpen).map(\.id)
            }
        }
        var pictures: [ReadinessPicture] = []
        for id in ids {
            do {
                pictures.append(try await office.lookout.readiness(of: id, by: .theOperator, at: now))
            } catch Rejection.notFound {
                throw ValidationError("No agency has the id \(id.id).")
            }
        }
        return pictures.sorted { ($0.agency.name, $0.agency.id) < ($1.agency.name, $1.agency.id) }
    }
}

/// `kith policy`: agencies' policies, and what makes them stale.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Agencies' policies, and what makes them stale.", subcommands: [List.self])

    /// `kith policy list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print each policy with its edition, its review, who has read it, and whether it is stale.")
        @OptionGroup var files: KithFiles
        @OptionGroup var choice: AgencyChoice
        @Flag(help: "Only those that are stale today.") var stale = false
        @Flag(help: "Print JSON.") var json = false

        /// One policy as it is printed.
        private struct Line: Codable {
            let agency, name, title, edition, reviewOn: String
            let number, read, toRead: Int
            let stale, reviewDue: Bool
            let inForce: String?
            let changed: [String]
        }

        func run() async throws {
            let now = Moment.thisMoment
            let (office, database) = try await files.office(area: nil)
            let pictures = try await choice.pictures(office, at: now)
            try await database.close()
            let lines = pictures.flatMap { picture in
                picture.policies.open.map { policy in
                    let staleness = policy.staleness(on: now.day, in: office.library)
                    return Line(
                        agency: picture.agency.id.id, name: picture.agency.name, title: policy.title,
                        edition: policy.edition.rawValue, reviewOn: policy.reviewOn.description, number: policy.number,
                        read: policy.reads.count { $0.version == policy.version }, toRead: policy.unread.count,
                        stale: staleness.isStale, reviewDue: staleness.isReviewDue,
                        inForce: staleness.inForce?.key.rawValue, changed: staleness.changes.map(\.provision.key))
                }
            }.filter { !stale || $0.stale }
            if json { return try Printed.json(lines) }
            for line in lines {
                let why = [
                    line.reviewDue ? "review was due \(line.reviewOn)" : nil,
                    line.inForce.map { "\($0) is in force" },
                ].compactMap { $0 }.joined(separator: ", ")
                print(
                    "\(Printed.wide(line.stale ? "STALE" : "current", 8))\(line.edition)  \(line.title), \(line.name)"
                        + (why.isEmpty ? "" : ": \(why)") + (line.toRead > 0 ? "; \(line.toRead) to read it" : ""))
            }
            print("\(lines.count { $0.stale }) of \(lines.count) policies are stale.")
        }
    }
}

/// `kith self-assessment`: how agencies rate their own safeguarding.
struct SelfAssessmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "self-assessment", abstract: "How agencies rate their own safeguarding.",
        subcommands: [List.self])

    /// `kith self-assessment list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print each standard of the self-assessments that were signed off, with its grade.")
        @OptionGroup var files: KithFiles
        @OptionGroup var choice: AgencyChoice
        @Option(help: "Only of this year.") var year: Int?
        @Flag(help: "Print JSON.") var json = false

        /// One standard as it is printed.
        private struct Line: Codable {
            let agency, name, kind, standard: String
            let year: Int
            let grade, before: String?
            let moderated: Bool
            let actionsOpen: Int
        }

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            let pictures = try await choice.pictures(office, at: Moment.thisMoment)
            try await database.close()
            let lines = pictures.flatMap { picture in
                picture.assessments.rounds.filter { $0.signedOff != nil && (year == nil || $0.year == year) }
                    .flatMap { round in
                        round.standards.map { standard in
                            Line(
                                agency: picture.agency.id.id, name: picture.agency.name, kind: round.kind,
                                standard: standard, year: round.year, grade: round.grade(standard),
                                before: round.earlier[standard]?.grade, moderated: round.moderations[standard] != nil,
                                actionsOpen: round.openActions.count { $0.standard == standard })
                        }
                    }
            }
            if json { return try Printed.json(lines) }
            for line in lines {
                let before = line.before.map { ", before: \($0)" } ?? ""
                let actions = line.actionsOpen > 0 ? ", \(line.actionsOpen) open" : ""
                print(
                    "\(line.year)  \(line.name)  \(line.kind) \(line.standard): \(line.grade ?? "not rated")\(before)\(actions)"
                )
            }
            if lines.isEmpty { print("No self-assessment has been signed off.") }
        }
    }
}
