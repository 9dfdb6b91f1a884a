import Casework
import Guidance
import Practice

/// An invented area with its three safeguarding partners and the agencies around them.
package enum Larkshire {
    /// The told day on which its agencies and practitioners joined the record.
    private static let began = Day(year: 2018, month: 9, day: 3)!
    /// The health partner was a clinical commissioning group until an integrated care board took over; the
    /// list of agency kinds has the board from the 2023 edition.
    private static let healthPartnerChanged = Day(year: 2023, month: 12, day: 18)!

    /// Registers the agencies and practitioners as the operator; those on record already are taken as they
    /// are.
    package static func settle(in office: Office) async throws -> Directory {
        var settling = Settling(office, at: Moment(began, hour: 9))
        for body in agencies + strategicAgencies { try await settling.register(body) }
        try await settling.registerHealthPartner(changed: Moment(healthPartnerChanged, hour: 9))
        for player in practitioners { try await settling.register(player) }
        return settling.directory
    }

    /// Which of them someone may sign in as, and what to try.
    package static func personas(_ directory: Directory) -> [Persona] {
        Persona.all.compactMap { persona in
            guard let id = directory.practitioners[persona.name] else { return nil }
            var persona = persona
            persona.practitioner = id
            return persona
        }
    }
}

/// Names of agencies and practitioners, with the ids they were given.
package struct Directory: Sendable {
    package fileprivate(set) var agencies: [String: AgencyID] = [:]
    package fileprivate(set) var practitioners: [String: PractitionerID] = [:]
}

/// Registers agencies and practitioners one after another, as the operator does at the command line.
struct Settling {
    let office: Office
    private(set) var directory = Directory()
    private var clock: Moment

    init(_ office: Office, _ directory: Directory = Directory(), at clock: Moment) {
        self.office = office
        self.directory = directory
        self.clock = clock
    }

    mutating func register(_ body: Larkshire.Body) async throws {
        let name = body.name
        if let id = try await known(agency: name) {
            directory.agencies[name] = id
            return
        }
        let stream = try await record(
            "agency.register", name,
            [
                "name": .text(name), "agencyKind": .text(body.kind), "phone": .text(body.phone),
                "hours": .text(body.hours), "outOfHoursPhone": body.outOfHours.map(Answer.text) ?? .null,
                "decidesReferrals": .bool(body.decides),
            ])
        directory.agencies[name] = AgencyID(unchecked: stream.id)
    }

    /// The clinical commissioning group, and what became of it.
    mutating func registerHealthPartner(changed: Moment) async throws {
        if let id = try await known(agency: Larkshire.careBoard) {
            directory.agencies[Larkshire.careBoard] = id
            return
        }
        let former = "Larkshire Clinical Commissioning Group"
        try await register(
            Larkshire.Body(name: former, kind: "clinicalCommissioningGroup", phone: "01632 960102"))
        guard let id = directory.agencies.removeValue(forKey: former) else { return }
        let now = clock
        clock = changed
        _ = try await record(
            "agency.amend", former, in: id.stream,
            ["name": .text(Larkshire.careBoard), "agencyKind": "integratedCareBoard"])
        clock = now
        directory.agencies[Larkshire.careBoard] = id
    }

    mutating func register(_ player: Larkshire.Player, as key: String? = nil) async throws {
        let key = key ?? player.name
        let email = player.email
        let found = try await office.database.read { [readings = office.readings] session in
            try readings.practitioner(email: email, in: session)
        }
        if let found {
            directory.practitioners[key] = found
            return
        }
        guard let agency = directory.agencies[player.agency] else {
            throw StoryError(
                story: "Larkshire", step: player.name, why: "no agency is called \(player.agency)")
        }
        var answers: [String: Answer] = [
            "fullName": .text(player.name), "email": .text(email), "agency": .text(agency.id),
            "roles": .list(player.roles.map(Answer.text)),
            "socialWorkQualified": .bool(player.isSocialWorker),
            "phone": .text(player.phone),
        ]
        if player.isSocialWorker { answers["registrationNumber"] = .text("SW\(player.phone.suffix(3))000") }
        if let team = player.team { answers["team"] = .text(team) }
        if let manager = player.manager, let id = directory.practitioners[manager] {
            answers["lineManager"] = .text(id.id)
        }
        let stream = try await record("practitioner.register", player.name, answers)
        directory.practitioners[key] = PractitionerID(unchecked: stream.id)
    }

    private func known(agency name: String) async throws -> AgencyID? {
        try await office.database.read { [readings = office.readings] session in
            try readings.agencies(in: session).first { $0.name == name }?.id
        }
    }

    private mutating func record(
        _ kind: ActKind, _ name: String, in stream: StreamID? = nil, _ answers: [String: Answer]
    ) async throws -> StreamID {
        clock = clock.adding(minutes: 1)
        do {
            let proposal = Proposal(kind, in: stream, answers: answers)
            return try await office.desk.record(proposal, by: .theOperator, at: clock).stream
        } catch let rejection as Rejection {
            throw StoryError(story: "Larkshire", step: "\(kind), \(name)", why: rejection.inWords)
        }
    }
}
