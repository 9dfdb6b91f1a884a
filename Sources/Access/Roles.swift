/// The roles of `practitionerRoles`, sorted by what they have to do with children's records.
package enum Roles {
    /// Social care's own: they receive, decide, lead and approve.
    package static let socialCare: Set<String> = [
        "socialWorker", "dutySocialWorker", "socialWorkManager", "supervisor",
    ]
    /// Those who manage or supervise social work.
    package static let managers: Set<String> = ["socialWorkManager", "supervisor"]
    /// Those on duty for a council where no team is named.
    package static let onDuty: Set<String> = ["dutySocialWorker", "socialWorkManager"]
    /// A school's or another agency's safeguarding lead.
    package static let safeguardingLeads: Set<String> = ["designatedSafeguardingLead"]
    package static let clinicians: Set<String> = [
        "healthVisitor", "nurse", "generalPractitioner", "emergencyClinician", "hospitalDoctor",
    ]
    /// Those who meet children and families, whatever their agency.
    package static let practising: Set<String> =
        socialCare.union(safeguardingLeads).union(clinicians).union([
            "teacher", "headTeacher", "earlyHelpPractitioner", "familySupportWorker", "conferenceChair",
            "designatedOfficer", "policeOfficer", "youthWorker", "voluntarySectorWorker",
        ])
    /// Those who run, watch over or count, and whose role opens no child's record.
    package static let supporting: Set<String> = [
        "policeAnalyst", "healthAdministrator", "analyst", "partnershipManager", safeguardingPartner,
        independentScrutineer, "safeguardingManager",
        dataProtectionOfficer,
        systemAdministrator,
    ]
    /// Those who may take emergency access, and whom a stub may tell which agency holds a record.
    package static let mayTakeEmergencyAccess: Set<String> =
        socialCare.union(safeguardingLeads).union(clinicians).union([
            "earlyHelpPractitioner", "familySupportWorker", "conferenceChair", "designatedOfficer",
            "policeOfficer",
        ])

    /// Those who may see how many, where a number tells of no one.
    package static let mayCount: Set<String> = managers.union(["analyst", partnershipManager])

    package static let systemAdministrator = "systemAdministrator"
    package static let dataProtectionOfficer = "dataProtectionOfficer"
    package static let partnershipManager = "partnershipManager"
    /// Leads and delegates of the safeguarding partners.
    package static let safeguardingPartner = "safeguardingPartner"
    package static let independentScrutineer = "independentScrutineer"
    package static let emergencyClinician = "emergencyClinician"
}
