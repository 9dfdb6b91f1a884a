import Testing

@testable import Guidance

/// A person or post that the guidance names, the provision that says who that is, and a word by which it says so.
struct RoleRow: Sendable, CustomTestStringConvertible {
    let role: String
    let key: String
    let word: String

    init(_ role: String, _ key: String, says word: String? = nil) {
        self.role = role
        self.key = key
        self.word = word ?? role
    }

    var testDescription: String { role }
}

extension SourceRows {
    /// Everyone who acts under the guidance, in the arrangements and with a family.
    static let roles: [RoleRow] = [
        RoleRow("safeguarding partners", "arrangements.partners"),
        RoleRow("lead safeguarding partner", "arrangements.leadPartner"),
        RoleRow("delegated safeguarding partner", "arrangements.delegatedPartner"),
        RoleRow("partnership chair", "arrangements.chair"),
        RoleRow("independent scrutiny", "arrangements.scrutinyFunctions"),
        RoleRow("business management", "arrangements.threeFunctions"),
        RoleRow("relevant agencies", "arrangements.relevantAgencies"),
        RoleRow("schools pivotal role", "arrangements.educationPivotal", says: "pivotal"),
        RoleRow("governors", "arrangements.educationTraining"),
        RoleRow("voluntary faith and private bodies", "organisations.voluntary", says: "voluntary"),
        RoleRow("charity trustees", "organisations.charityTrustees"),
        RoleRow("Child Safeguarding Practice Review Panel", "learning.panel"),
        RoleRow("reviewer", "learning.reviewer"),
        RoleRow("child death review partners", "childDeath.partners"),
        RoleRow("child death overview panel", "childDeath.panelMembers"),
        RoleRow("designated doctor for child deaths", "childDeath.designatedDoctor"),
        RoleRow("key worker", "childDeath.family"),
        RoleRow("joint agency response", "childDeath.jointResponse"),
        RoleRow("coroners and registrars", "childDeath.coroner"),
        RoleRow("National Child Mortality Database", "childDeath.database"),
        RoleRow("inspectorates", "organisations.inspectorates"),
        RoleRow("violence reduction units", "arrangements.violenceReduction"),
        RoleRow("multi-agency public protection arrangements", "organisations.publicProtection"),
        RoleRow("referrer", "support.referrer"),
        RoleRow("lead practitioner for early help", "earlyHelp.leadPractitioner"),
        RoleRow("lead practitioner section 17", "support.leadPractitioner", says: "practitioner"),
        RoleRow("social worker leads section 47", "protection.enquiryLed", says: "social worker"),
        RoleRow("practice supervisor", "support.practiceSupervisor"),
        RoleRow("independent chair of conferences", "protection.conferenceChair"),
        RoleRow("director of children's services", "protection.directorOfServices"),
        RoleRow("independent reviewing officer", "support.reviewingOfficer"),
        RoleRow("core group", "protection.coreGroupMembers"),
        RoleRow("designated officer", "organisations.designatedOfficer"),
        RoleRow("designated safeguarding lead", "organisations.designatedLead"),
        RoleRow("deputies", "organisations.designatedLead"),
        RoleRow("designated social care officer", "support.designatedSocialCareOfficer"),
        RoleRow("designated medical officer", "support.designatedMedicalOfficer", says: "designated medical"),
        RoleRow("designated and named health professionals", "organisations.designatedHealth"),
        RoleRow("board level lead", "organisations.boardLead", says: "board level"),
        RoleRow("designated practitioner", "organisations.designatedPractitioner"),
        RoleRow("police", "organisations.policePart"),
        RoleRow("British Transport Police", "organisations.transportPolice"),
        RoleRow("prison and probation", "organisations.prisonsProbation2023"),
        RoleRow("mother and baby units", "support.motherAndBaby"),
        RoleRow("independent child trafficking guardian", "support.traffickingGuardian"),
        RoleRow("advocates", "support.advocate"),
        RoleRow("interpreters", "support.interpreter"),
        RoleRow("appropriate adults", "support.appropriateAdult"),
        RoleRow("family network", "support.familyAndCarers"),
        RoleRow("kinship carers", "support.familyAndCarers"),
        RoleRow("private foster carers", "support.familyAndCarers"),
        RoleRow("independent co-ordinator", "earlyHelp.familyGroup"),
        RoleRow("family help lead practitioner", "law.familyHelpLead"),
        RoleRow("lead child protection practitioner", "law.leadChildProtection"),
        RoleRow("multi-agency child protection teams", "law.childProtectionTeams"),
    ]
}
