import Guidance

@testable import Practice

/// A partnership under the 2023 edition, and one of each of its acts.
extension Given {
    static let police = agency("po11ce")
    static let board = agency("board")
    static let trustOfSchools = agency("trvst")
    static let office = agency("0ff1ce")

    static let manages = doer("manages", of: office, kind: "partnership", roles: ["partnershipManager"])
    static let successor = doer("svccessor", of: office, kind: "partnership", roles: ["partnershipManager"])
    static let scrutineer = doer("scrvt", of: office, kind: "partnership", roles: ["independentScrutineer"])
    static let chief = doer("ch1ef", of: council, kind: "localAuthority", roles: ["safeguardingPartner"])
    static let boardChief = doer("bch1ef", of: board, kind: "integratedCareBoard", roles: ["safeguardingPartner"])
    static let constable = doer("constab1e", of: police, kind: "police", roles: ["safeguardingPartner"])
    static let director = doer("d1rector", of: council, kind: "localAuthority", roles: ["safeguardingPartner"])
    static let boardDelegate = doer("bde1eg", of: board, kind: "integratedCareBoard", roles: ["safeguardingPartner"])
    static let policeDelegate = doer("pde1eg", of: police, kind: "police", roles: ["safeguardingPartner"])
    static let newcomer = doer("newcomer", of: police, kind: "police", roles: ["safeguardingPartner"])
    static let head2 = doer("head2", of: school, kind: "school", roles: ["headTeacher"])

    static let leads = [chief, boardChief, constable].map(\.practitioner)
    static let delegates = [director, boardDelegate, policeDelegate].map(\.practitioner)

    static var partnershipStanding: Standing {
        let all = [
            manages, successor, scrutineer, chief, boardChief, constable, director, boardDelegate, policeDelegate,
            newcomer, head2,
        ]
        return Standing(
            practitioners: Dictionary(uniqueKeysWithValues: all.map { ($0.practitioner, $0) }),
            agencies: [
                council: "localAuthority", board: "integratedCareBoard", police: "police", school: "school",
                trustOfSchools: "academyTrust", office: "partnership",
                nursery: "earlyYears", college: "college",
            ])
    }

    static func begin(council agency: AgencyID = council) -> Partnership.Begin {
        Partnership.Begin(
            title: "P", area: "A", council: agency, name: "Council", from: day("2019-06-24"),
            manager: manages.practitioner)
    }

    static func partner(
        _ agency: AgencyID, _ kind: String, from: String = "2022-07-01"
    ) -> Partnership.AddPartner {
        Partnership.AddPartner(
            agency: agency, partnerKind: kind, name: kind, reach: "same", footprint: "A", from: day(from))
    }

    static func lead(_ who: Doer, senior: Bool = true) -> Partnership.NameLead {
        Partnership.NameLead(
            agency: who.agency, practitioner: who.practitioner, post: "Chief", mostSenior: senior,
            from: day("2024-01-02"))
    }

    static func delegate(
        _ who: Doer, level: String = "director", from: String = "2024-01-08"
    ) -> Partnership.AppointDelegate {
        Partnership.AppointDelegate(
            agency: who.agency, practitioner: who.practitioner, post: "Director", level: level, from: day(from))
    }

    static func chairs(_ who: Doer, from: String = "2024-01-10", by agreed: [PractitionerID] = leads)
        -> Partnership.ChooseChair
    {
        Partnership.ChooseChair(
            practitioner: who.practitioner, agreedBy: agreed, from: day(from),
            rotatesOn: max(day("2024-07-01"), day(from).adding(days: 1)),
            because: "x")
    }

    static func naming(_ agency: AgencyID = school, group: String = "school", areas: String? = nil)
        -> Partnership.NameAgency
    {
        Partnership.NameAgency(
            agency: agency, group: group, because: "x", consulted: false, notConsultedBecause: "x",
            acknowledgedOn: day("2024-01-01"), contribution: "x", otherAreas: areas, from: day("2024-01-15"))
    }

    static func joint(_ matter: String, by agreed: [PractitionerID] = delegates) -> Partnership.DecideTogether {
        Partnership.DecideTogether(matter: matter, decided: "x", because: "x", agreedBy: agreed)
    }

    static func all(_ list: ListKey, on day: String = "2024-03-28") -> [String: String] {
        Dictionary(uniqueKeysWithValues: guidance(day).options(list).map { ($0.code, "x") })
    }

    static func threshold(without missing: String? = nil) -> Partnership.PublishThreshold {
        var indicators = all(.thresholdLevels)
        indicators["protection"] = "An unexplained injury\nA child says so"
        if let missing { indicators[missing] = nil }
        return Partnership.PublishThreshold(
            from: day("2024-02-12"), indicators: indicators, help: ["earlyHelp": "x"], earlyHelp: "x",
            criteria: all(.thresholdCriteria), procedures: all(.thresholdProcedures), agreedBy: leads)
    }

    static func localProtocol(
        from: String = "2024-04-08", times: [String: String]? = ["assessment.completion": "35 working days"],
        leads roles: [String]? = nil, without missing: String? = nil
    ) -> Partnership.PublishProtocol {
        var groups = all(.protocolGroups)
        if let missing { groups[missing] = nil }
        return Partnership.PublishProtocol(
            from: day(from), contents: all(.protocolContents), groups: groups, times: times, leads: roles,
            agreedBy: leads)
    }

    static func arrangements(
        _ statements: [String: String], missing: String? = "Later", changes: String? = nil
    ) -> Partnership.PublishArrangements {
        Partnership.PublishArrangements(
            from: day("2024-03-28"), statements: statements, missingBecause: missing, changes: changes,
            agreedBy: leads)
    }

    static let mustSay = ["workTogether": "x", "localReviews": "x", "scrutiny": "x"]

    static func plan(_ who: Doer = scrutineer) -> Partnership.PlanScrutiny {
        Partnership.PlanScrutiny(
            year: 2024, scrutineers: [who.practitioner], areas: "x", methods: "x", reviewed: "x", handling: "x",
            agreedBy: leads)
    }

    static func meeting(_ came: [Doer], chairedBy: Doer) -> Partnership.Meet {
        Partnership.Meet(
            meeting: "delegates", chairedBy: chairedBy.practitioner, came: came.map(\.practitioner), others: "x",
            apologies: "x", decided: "x", openQuestions: "x")
    }

    /// One of each act, with every question answered.
    static let partnershipExamples: [any Act] = [
        begin(), partner(police, "police"),
        Partnership.EndPartner(agency: police, until: day("2024-03-28"), because: "x"), lead(chief), delegate(director),
        Partnership.EndAppointment(practitioner: director.practitioner, until: day("2024-03-28"), because: "x"),
        chairs(director), naming(areas: "x"),
        Partnership.EndAgency(agency: school, until: day("2024-03-28"), because: "x"),
        Partnership.SeatEducation(
            practitioner: head2.practitioner, speaksFor: ["school"], seat: "strategic", chosen: "x",
            from: day("2024-03-28"), until: day("2026-03-27")),
        Partnership.EndSeat(entry: 1, until: day("2024-03-28"), because: "x"),
        Partnership.ConfirmDuty(agency: school, acknowledgedOn: day("2024-03-28")),
        Partnership.HandBusiness(practitioner: successor.practitioner, from: day("2024-03-28")),
        Partnership.Prioritise(
            priority: "x", because: "x", measure: "x", owner: director.practitioner, until: day("2025-03-28")),
        meeting([director], chairedBy: director), joint("procedures"),
        Partnership.Contribute(agency: council, year: 2024, contribution: "money", pounds: 1, what: "x"),
        Partnership.AgreeFunding(year: 2024, agreedBy: leads, equitable: "x"),
        Partnership.AgreeSharing(
            title: "x", parties: [council, police], purpose: "x", basis: "publicTask", reviewOn: day("2025-03-28")),
        Partnership.JoinBoard(board: "violenceReduction", name: "x", how: "x"),
        Partnership.RaiseDispute(with: [police], matter: "budget", because: "x", asked: "x", safeMeanwhile: "x"),
        Partnership.EscalateDispute(entry: 1, level: "leads", because: "x"),
        Partnership.SettleDispute(entry: 1, outcome: "x", agreedBy: leads, learning: "x", direction: "x"), plan(),
        Partnership.FindByScrutiny(area: "x", found: "x", evidence: "x", recommends: "x", by: day("2024-09-30")),
        Partnership.AnswerScrutiny(entry: 1, answer: "accepted", because: "x", action: "x", by: day("2024-09-30")),
        Partnership.FinishScrutiny(entry: 1, result: "x"),
        Partnership.Hear(from: "children", how: "x", said: "x"),
        Partnership.ActOnVoice(entry: 1, done: "x", changed: "x", toldThem: "x"), threshold(),
        localProtocol(leads: ["socialWorker"]), arrangements(mustSay, changes: "x"),
        Partnership.SendArrangements(version: 1, how: "x"), cluster(),
        Partnership.EndCluster(entry: 1, until: day("2024-03-28")),
        Partnership.ReviewPriority(
            entry: 1, outcome: "changed", evidence: "x", until: day("2025-09-30"), priority: "x", measure: "x"),
        Partnership.ReviewSharing(
            entry: 1, outcome: "changed", because: "x", purpose: "x", reviewOn: day("2025-09-30")),
        Partnership.LeaveBoard(entry: 1, until: day("2024-03-28"), because: "x"),
        Partnership.AskToSign(matter: "budget", what: "x", by: day("2024-03-28")),
        Partnership.SignForPartner(entry: 1, agrees: false, words: "x"),
    ]

    static let nursery = agency("nvrsery")
    static let college = agency("co11ege")

    static func cluster(
        _ name: String = "Quillham and its villages", _ schools: [AgencyID] = [school, nursery, college],
        from: String = "2024-01-08"
    ) -> Partnership.FormCluster {
        Partnership.FormCluster(name: name, schools: schools, from: day(from))
    }

    /// A partnership with three partners, their leads, delegates and a chair, in March 2024.
    static func partnership() throws -> Story<Partnership> {
        var story = Story<Partnership>("part", by: manages, at: "2019-06-24T10:00", standing: partnershipStanding)
        try story.did(begin())
        try story.did(partner(police, "police", from: "2019-06-24"))
        try story.did(partner(board, "health"), at: "2022-07-01T09:00")
        for who in [chief, boardChief, constable] { try story.did(lead(who), at: "2024-01-02T09:00") }
        for who in [director, boardDelegate, policeDelegate] { try story.did(delegate(who), at: "2024-01-03T09:00") }
        try story.did(chairs(director), at: "2024-01-10T09:00")
        story.now = moment("2024-03-28T10:00")
        return story
    }
}
