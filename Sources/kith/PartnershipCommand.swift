import ArgumentParser
import Casework
import Guidance
import Practice

/// `kith partnership`: who the partners are and who speaks for them, what they publish, and what they do together.
struct PartnershipCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partnership", abstract: "The safeguarding partnership of the area.",
        discussion: """
            Anyone may read what is published: who the partners are, the arrangements, the threshold document, the local
            protocol. What the partners do together is read in the name of somebody who may (--as).
            """,
        subcommands: [
            Show.self, Arrangements.self, Completeness.self, Threshold.self, LocalProtocol.self, Work.self,
        ])

    /// `kith partnership show`
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the partners, their leads and delegates, the chair and the relevant agencies.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let today = Moment.thisMoment.day
            let (office, database) = try await files.office(area: nil)
            let picture = try await office.lookout.partnership(at: Moment.thisMoment)
            try await database.close()
            guard let picture else { throw ValidationError("No partnership is on record.") }
            let answer = PartnershipTold(picture, under: office.library.guidance(on: today), on: today)
            if json { return try Printed.json(answer) }
            print("\(answer.title), for \(answer.area)")
            print("Chair: \(answer.chair ?? "nobody at present")")
            for one in answer.chairMay { print("  may      \(one)") }
            for one in answer.chairMayNot { print("  may not  \(one)") }
            for one in answer.partners {
                print("\(one.name): lead \(one.lead ?? "not named"), delegate \(one.delegate ?? "not appointed")")
            }
            for (who, matters) in [("leads", answer.leadsDecide), ("delegates", answer.delegatesDecide)] {
                print("Decided by the three \(who) together: \(matters.joined(separator: "; "))")
            }
            print("Relevant agencies: \(answer.agencies.joined(separator: ", "))")
        }
    }

    /// `kith partnership completeness`
    struct Completeness: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what the published arrangements must and should say, and whether they do.",
            discussion: "Ends with status 1 when something that must be there is missing, so that a script notices.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let now = Moment.thisMoment
            let (office, database) = try await files.office(area: nil)
            let picture = try await office.lookout.partnership(at: now)
            try await database.close()
            guard let picture else { throw ValidationError("No partnership is on record.") }
            let items = picture.completeness(under: office.library.guidance(on: now.day), on: now.day)
            if json {
                try Printed.json(items)
            } else {
                for item in items {
                    let there = item.stale == nil ? "there" : "stale"
                    let state = item.isThere ? there : item.must ? "MISSING" : "missing"
                    let doubt = item.doubt == nil ? "" : "; unconfirmed"
                    print(
                        "\(Printed.wide(state, 8)) \(item.must ? "must  " : "should") \(item.label) (\(item.cite)\(doubt))"
                    )
                    if let stale = item.stale { print("                \(stale)") }
                }
            }
            if items.contains(where: { $0.must && !$0.isThere }) { throw ExitCode.failure }
        }
    }
}

private struct PartnershipTold: Encodable {
    struct PartnerTold: Encodable {
        let name, footprint: String
        let lead, delegate: String?
    }

    let title, area: String
    let chair: String?
    let partners: [PartnerTold]
    let agencies: [String]
    let chairMay, chairMayNot, leadsDecide, delegatesDecide: [String]

    init(_ picture: PartnershipPicture, under guidance: Guidance, on day: Day) {
        let names = picture.names
        func told(_ one: Partnership.Appointment?) -> String? {
            one.map { "\(names.name($0.practitioner)), \($0.post)" }
        }
        title = picture.row.title
        area = picture.row.area
        chair = told(picture.partnership.chair(on: day))
        partners = picture.partnership.partners(on: day).map {
            PartnerTold(
                name: $0.name, footprint: $0.footprint, lead: told(picture.partnership.lead(of: $0.agency, on: day)),
                delegate: told(picture.partnership.delegate(of: $0.agency, on: day)))
        }
        agencies = picture.partnership.relevant(on: day).map { names.name($0.naming.act.agency) }
        // Before the 2023 edition there are no such roles, and nobody decides in them.
        let knowsRoles = !guidance.rule(.leadPartner).roles.isEmpty
        let reserved = Set(guidance.options(.leadMatters).map(\.code))
        let matters = knowsRoles ? guidance.options(.partnershipMatters) : []
        chairMay = knowsRoles ? guidance.options(.chairMay).map(\.label) : []
        chairMayNot = knowsRoles ? guidance.options(.chairMayNot).map(\.label) : []
        leadsDecide = matters.filter { reserved.contains($0.code) }.map(\.label)
        delegatesDecide = matters.filter { !reserved.contains($0.code) }.map(\.label)
    }
}
