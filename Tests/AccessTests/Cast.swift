import Guidance
import Practice

@testable import Access

/// The people, agencies and moments that the access tests share.
enum Cast {
    static let amira = PersonID(unchecked: "AM1RA")
    static let brother = PersonID(unchecked: "BR0THER")

    static let council = AgencyID(unchecked: "C0VNCJ1")
    static let otherCouncil = AgencyID(unchecked: "C0VNCJ2")
    static let school = AgencyID(unchecked: "SCH00A1")
    static let formerSchool = AgencyID(unchecked: "SCH00A2")
    static let police = AgencyID(unchecked: "P0A1CE")
    static let trust = AgencyID(unchecked: "TRVST")

    static let officeHours = Moment("2024-03-20T14:00:00Z")!
    static let atNight = Moment("2024-03-20T23:30:00Z")!
    static let lastYear = Moment("2023-05-01T09:00:00Z")!
    static let yesterday = Moment("2024-03-19T14:00:00Z")!
    static let tomorrow = Moment("2024-03-21T14:00:00Z")!

    static let lead = worker("LEAD", team: "assessment")
    static let supervisor = worker("SVP", team: "assessment", roles: ["supervisor"])
    static let duty = worker("DVTY", team: "duty", roles: ["dutySocialWorker"])
    static let colleague = worker("CA11", team: "adoption")
    static let stranger = worker("STRANGER", otherCouncil, team: "duty")
    static let dsl = worker("DS1", school, "school", roles: ["designatedSafeguardingLead"])
    static let teacher = worker("TEACHER", school, "school", roles: ["teacher"])
    static let formerDsl = worker("DS2", formerSchool, "school", roles: ["designatedSafeguardingLead"])
    static let clinician = worker("E0", trust, "hospitalTrust", roles: ["emergencyClinician"])
    static let administrator = worker("ADM1N", roles: ["systemAdministrator"])
    static let privacy = worker("DP0", roles: ["dataProtectionOfficer"])
    static let officer = worker("P0", police, "police", roles: ["policeOfficer"])

    static func worker(
        _ id: String, _ agency: AgencyID = council, _ kind: String = "localAuthority", team: String? = nil,
        roles: [String] = ["socialWorker"]
    ) -> Doer {
        Doer(
            practitioner: PractitionerID(unchecked: id), agency: agency, agencyKind: kind, team: team,
            roles: roles)
    }

    static let signedIn = Account(enabled: true, agencyOpen: true, secondFactor: .done)

    /// A child with an open episode at the council, on roll at the school.
    static func child(
        _ more: [Involvement] = [], labels: [Label] = [], hasOpenPlan: Bool = true, parties: [Worker] = []
    ) -> Subject {
        Subject(
            person: amira, involvements: usual + more, labels: labels, council: council,
            hasOpenPlan: hasOpenPlan,
            parties: parties)
    }

    static let usual = [
        involved(.lead, lead),
        involved(.supervisor, supervisor),
        Involvement(.duty, person: amira, agency: council, team: "duty", from: yesterday),
        Involvement(.school, person: amira, agency: school, from: lastYear),
    ]

    static func involved(
        _ kind: Involvement.Kind, _ who: Doer, from: Moment = yesterday, until: Moment? = nil
    ) -> Involvement {
        Involvement(
            kind, person: amira, practitioner: who.practitioner, agency: who.agency, team: who.team,
            from: from,
            until: until)
    }

    /// Was theirs until yesterday.
    static func ended(_ kind: Involvement.Kind, _ who: Doer) -> Involvement {
        involved(kind, who, from: lastYear, until: yesterday)
    }

    static func agency(
        _ kind: Involvement.Kind, _ agency: AgencyID, from: Moment = lastYear, until: Moment? = nil
    ) -> Involvement {
        Involvement(kind, person: amira, agency: agency, from: from, until: until)
    }

    static func asks(
        _ who: Doer, _ action: Action, of subject: Subject? = child(), for purpose: String = "directWork",
        whose: Worker? = nil, account: Account = signedIn, at: Moment = officeHours
    ) -> Asked {
        Asked(
            who: who, account: account, purpose: purpose, action: action, subject: subject, whose: whose,
            at: at)
    }
}
