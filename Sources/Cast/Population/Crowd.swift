import Casework
import Guidance
import Practice

/// The schools and workers that a made-up population needs beside those of the stories.
struct Crowd: Sendable {
    /// A school or setting with whoever leads on safeguarding there and whoever writes concerns.
    struct School: Sendable {
        let agency: AgencyID
        let lead: PractitionerID
        let teacher: PractitionerID
    }

    /// A supervisor and the social workers they supervise.
    struct Team: Sendable {
        let supervisor: PractitionerID
        let workers: [PractitionerID]
    }

    /// Those of other agencies, and of other parts of the council, who work with some teams.
    struct Crew: Sendable {
        let officer: PractitionerID
        let nurse: PractitionerID
        let chair: PractitionerID
        let helper: PractitionerID
    }

    private(set) var nurseries: [School] = []
    private(set) var primaries: [School] = []
    private(set) var secondaries: [School] = []
    private(set) var teams: [Team] = []
    private(set) var crews: [Crew] = []
    let council: AgencyID
    let police: AgencyID
    let health: AgencyID
    let decider: PractitionerID
    let duty: [PractitionerID]
    let healthVisitor: PractitionerID
    /// A council's manager: approves returns home, answers challenges, draws samples for audits.
    let manager: PractitionerID
    /// Another manager of the council, who moderates audits.
    let moderator: PractitionerID
    /// Those who take children in: at the hospital, and on a ward for young people's mental health.
    let doctor: PractitionerID
    let wardNurse: PractitionerID
    let neighbour: AgencyID
    let housing: AgencyID
    let adultCare: AgencyID
    /// Places of concern, which children are tied to.
    private(set) var places: [StreamID] = []

    private static let childrenToATeam = 400
    private static let childrenToACrew = 1_200

    /// Where a child is on roll.
    func school(of child: Household.Child) -> School? {
        switch child.stage {
        case .atHome: nil
        case .nursery(let number): nurseries[number]
        case .primary(let number): primaries[number]
        case .secondary(let number): secondaries[number]
        }
    }

    /// Registers as many as so many children need; those on record from before are used again.
    static func gather(for children: Int, in office: Office, _ area: Directory, at moment: Moment)
        async throws -> Crowd
    {
        var settling = Settling(office, area, at: moment)
        func known(_ name: String) throws -> PractitionerID {
            guard let id = area.practitioners[name] else { throw missing(name) }
            return id
        }
        func agency(_ name: String) throws -> AgencyID {
            guard let id = area.agencies[name] else { throw missing(name) }
            return id
        }
        var crowd = Crowd(
            council: try agency(Larkshire.council), police: try agency(Larkshire.police),
            health: try agency(Larkshire.communityHealth), decider: try known("Dafydd Pritchard"),
            duty: [try known("Yasmin Kaleem"), try known("Tom Ferriby")],
            healthVisitor: try known("Teresa Lockhart"), manager: try known("Margaret Oyelaran"),
            moderator: try known("Lorna Whitcombe"), doctor: try known("Dr Alice Thornbury"),
            wardNurse: try known("Hannah Weiss"), neighbour: try agency(Larkshire.neighbour),
            housing: try agency(Larkshire.housing), adultCare: try agency(Larkshire.adultCare))
        for number in 0..<places(children, each: 900) {
            crowd.nurseries.append(try await school(number, "Nursery", "earlyYears", 0, &settling))
        }
        for number in 0..<places(children, each: 350) {
            crowd.primaries.append(try await school(number, "Primary School", "school", 1_000, &settling))
        }
        for number in 0..<places(children, each: 900) {
            crowd.secondaries.append(try await school(number, "Community School", "school", 2_000, &settling))
        }
        for number in 0..<places(children, each: childrenToATeam) {
            crowd.teams.append(try await team(number, &settling))
        }
        for number in 0..<places(children, each: childrenToACrew) {
            crowd.crews.append(try await crew(number, &settling))
        }
        for crew in crowd.crews {
            for place in Sayings.places {
                crowd.places.append(try await note(place, by: crew.officer, in: office, at: moment.adding(hours: 48)))
            }
        }
        return crowd
    }

    /// A place of concern that the police know of.
    private static func note(
        _ place: (name: String, kind: String, concern: String), by officer: PractitionerID, in office: Office,
        at moment: Moment
    ) async throws -> StreamID {
        let proposal = Proposal(
            "place.note",
            answers: [
                "name": .text(place.name), "placeKind": .text(place.kind), "concern": .text(place.concern),
                "known": "Young people are met there by adults who are not their family.",
            ])
        do {
            return try await office.desk.record(proposal, by: Caller(officer), at: moment).stream
        } catch let rejection as Rejection {
            throw StoryError(story: "Population", step: "place.note", why: rejection.inWords)
        }
    }

    private static func places(_ children: Int, each: Int) -> Int { max(1, (children + each - 1) / each) }

    private static func missing(_ name: String) -> StoryError {
        StoryError(story: "Population", step: "looking for \(name)", why: "Larkshire is not settled")
    }

    private static func school(
        _ number: Int, _ kind: String, _ agencyKind: String, _ offset: Int, _ settling: inout Settling
    ) async throws -> School {
        let place = firsts[number % firsts.count] + lasts[number / firsts.count % lasts.count]
        let again = number / (firsts.count * lasts.count)
        let name = "\(place) \(kind)" + (again == 0 ? "" : " \(again + 1)")
        try await settling.register(
            Larkshire.Body(name: name, kind: agencyKind, phone: "01632 960\(200 + number % 700)"))
        let lead = try await worker(offset + number * 2, name, ["designatedSafeguardingLead"], nil, &settling)
        let teacher = try await worker(offset + number * 2 + 1, name, ["teacher"], nil, &settling)
        guard let agency = settling.directory.agencies[name] else { throw missing(name) }
        return School(agency: agency, lead: lead, teacher: teacher)
    }

    private static func team(_ number: Int, _ settling: inout Settling) async throws -> Team {
        let base = 4_000 + number * 5
        let name = "Assessment \(number + 1)"
        let supervisor = try await worker(base, Larkshire.council, ["supervisor"], name, &settling)
        var workers: [PractitionerID] = []
        for place in 1...4 {
            workers.append(
                try await worker(base + place, Larkshire.council, ["socialWorker"], name, &settling))
        }
        return Team(supervisor: supervisor, workers: workers)
    }

    private static func crew(_ number: Int, _ settling: inout Settling) async throws -> Crew {
        let base = 6_000 + number * 4
        return Crew(
            officer: try await worker(base, Larkshire.police, ["policeOfficer"], nil, &settling),
            nurse: try await worker(base + 1, Larkshire.communityHealth, ["nurse"], nil, &settling),
            chair: try await worker(base + 2, Larkshire.council, ["conferenceChair"], "Conferences", &settling),
            helper: try await worker(base + 3, Larkshire.earlyHelp, ["earlyHelpPractitioner"], nil, &settling))
    }

    /// A worker whose name follows from their number, and whose address carries it.
    private static func worker(
        _ number: Int, _ agency: String, _ roles: [String], _ team: String?, _ settling: inout Settling
    ) async throws -> PractitionerID {
        var random = SplitMix64(seed: 0x4B69_7468, number: number)
        let background = Background.one(of: &random)
        let given = random.one(of: random.chance(65) ? background.girls : background.boys)
        let email = "worker\(number)@larkshire.example"
        var player = Larkshire.Player(
            "\(given) \(random.one(of: background.families))", agency, roles, team: team,
            socialWorker: team != nil,
            phone: 200 + number % 700)
        player.address = email
        try await settling.register(player, as: email)
        guard let id = settling.directory.practitioners[email] else { throw missing(email) }
        return id
    }

    private static let firsts = [
        "Alder", "Bramble", "Crane", "Dunlin", "Elder", "Fern", "Gorse", "Hazel", "Ibis", "Juniper",
        "Kestrel", "Linnet",
        "Mallow", "Nettle", "Osier", "Plover", "Quince", "Rowan", "Sedge", "Teasel",
    ]
    private static let lasts = ["garth", "shott", "mire", "holme", "wath"]
}
