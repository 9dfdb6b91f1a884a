import Testing

@testable import Guidance

/// What a source tells, in few words of our own, and the provisions that hold it.
struct SourceRow: Sendable, CustomTestStringConvertible {
    let source: String
    let tells: String
    let keys: [String]

    init(_ source: String, _ tells: String, _ keys: String...) {
        self.source = source
        self.tells = tells
        self.keys = keys
    }

    var testDescription: String { "\(source): \(tells)" }
}

/// Every bullet of change in the five summaries of the editions.
enum SourceRows {
    /// The summary for schools of the December 2020 update.
    static let schools2020: [SourceRow] = [
        row("still branded July 2018, and more than factual changes", "introduction.stillDated2018"),
        row("partnerships in operation since September 2019", "arrangements.beganBy2019"),
        row("review procedures for practice and deaths in operation", "learning.proceduresLive"),
        row("strong leadership and active partners", "arrangements.strongerLeadership"),
        row(
            "clearer working with relevant agencies", "arrangements.strongerLeadership", "arrangements.relevantAgencies"
        ),
        row("schools pivotal, their engagement vital (p79)", "arrangements.educationPivotal"),
        row("the part of the guidance for schools recognised", "introduction.kcsieAligned"),
        row("published arrangements name education, training, reviews, thresholds (p81)", "arrangements.publish2018"),
        row("mental and physical health in the definition (p7)", "introduction.safeguarding"),
        row("mental health problems as a sign (p14)", "earlyHelp.mentalHealthSign"),
        row("staff observe and do not diagnose", "earlyHelp.noDiagnosis"),
        row("long-term effect of mental ill health", "earlyHelp.mentalHealthSign"),
        row("consider a referral on admission (p18)", "support.mentalHealthAdmission"),
        row("domestic abuse and controlling behaviour throughout", "protection.domesticAbuse"),
        row("abuse in teenage relationships", "protection.domesticAbuse", "support.harmOutside"),
        row("the police and domestic abuse (p65)", "organisations.policeRole"),
        row("harm that is indirect or economic", "introduction.formsOfAbuse"),
        row("early help and a parent in custody (p14)", "earlyHelp.signParentInCustody"),
        row("data protection law does not prevent sharing", "shared.dataProtectionNoBarrier"),
        row("early help refused: needs and recording (p18)", "earlyHelp.refusal"),
        row("no consent needed to share (p19)", "shared.noConsentNeeded"),
        row("fourth criterion for people in positions of trust (p60)", "organisations.allegationCriteria"),
        row("homelessness duty (p23)", "earlyHelp.homelessness", "earlyHelp.homelessPrevention"),
        row("contextual safeguarding becomes risk outside the home (p25)", "support.harmOutside"),
        row("criminal exploitation and county lines clearer", "appendices.glossary2020", "support.exploitedChild"),
        row("a child with drugs may be a victim (p65)", "support.exploitedChild"),
        row("British Transport Police", "organisations.transportPolice"),
        row("transition to adult services (p38)", "support.transitions"),
        row("returning home from care rewritten (p56)", "support.returningHome"),
        row("health at strategy discussions (p43)", "protection.healthAtStrategy"),
        row("voluntary section takes in social enterprise and faith (p73)", "organisations.voluntary"),
        row("leads keep up with reviews' findings", "learning.proceduresLive"),
        row("glossary: new words and emphasis", "appendices.glossary2020"),
        row("glossary not in alphabetical order", "appendices.notAlphabetical"),
    ]

    /// The briefing on what 2018 introduced.
    static let briefing2018: [SourceRow] = [
        brief(
            "replaced 2015; must and should for all under eighteen", "introduction.replaced2015",
            "introduction.coversAllUnder18"),
        brief("sign: disabled", "earlyHelp.signDisabled"),
        brief("sign: special educational needs", "earlyHelp.signSpecialNeeds"),
        brief("sign: young carer", "earlyHelp.signYoungCarer"),
        brief("sign: antisocial or criminal behaviour", "earlyHelp.signAntisocial"),
        brief("sign: missing", "earlyHelp.signMissing"),
        brief("sign: slavery, trafficking, exploitation", "earlyHelp.signExploited"),
        brief("sign: radicalised", "earlyHelp.signRadicalised"),
        brief("sign: family circumstances", "earlyHelp.signFamilyCircumstances"),
        brief("sign: own drugs or alcohol", "earlyHelp.signOwnSubstances"),
        brief("sign: home from care", "earlyHelp.signReturnedFromCare"),
        brief("sign: privately fostered", "earlyHelp.signPrivatelyFostered"),
        brief("section on referral", "support.refer"),
        brief("myths about sharing", "shared.mythBusting"),
        brief("disabled children and carers", "support.disabledChildren"),
        brief("young carers", "support.youngCarers"),
        brief("secure youth establishments", "support.secureEstate"),
        brief("contextual safeguarding", "support.harmOutside"),
        brief("people in positions of trust", "organisations.positionsOfTrust"),
        brief("all schools", "organisations.allSchools"),
        brief("early years policy", "organisations.earlyYears"),
        brief("designated health professionals", "organisations.designatedHealth"),
        brief("children's homes", "organisations.childrensHomes"),
        brief("public protection arrangements", "organisations.publicProtection"),
        brief("voluntary and private sectors", "organisations.voluntary"),
        brief("charity trustees", "organisations.charityTrustees"),
        brief("boards replaced by partners", "arrangements.boards", "arrangements.partners"),
        brief("three partners make arrangements", "arrangements.partners"),
        brief("footprint", "arrangements.footprint"),
        brief("co-ordinate, lead, learn", "arrangements.partnersTasks"),
        brief("set out how they work", "arrangements.setOut"),
        brief("equal and joint responsibility", "arrangements.jointDuty"),
        brief("relevant agencies", "arrangements.relevantAgencies", "arrangements.engageTargeted"),
        brief("schools' duties and engagement", "arrangements.educationEngaged", "organisations.schoolDuty"),
        brief("schools named, then bound to co-operate", "arrangements.educationNamed"),
        brief("responsibility for learning moved", "learning.responsibilityMoved"),
        brief("the Panel", "learning.panel"),
        brief("pool of reviewers", "learning.reviewerPool"),
        brief("partners identify and review", "learning.identify"),
        brief("rapid review to the Panel", "learning.rapidReviewCopy"),
        brief("partners commission reviewers", "learning.commission"),
        brief("child death review partners", "childDeath.partners", "childDeath.boardsReview"),
        brief("may model on the panel", "childDeath.model"),
        brief("which deaths", "childDeath.scope"),
        brief("modifiable replaces preventable", "childDeath.modifiable"),
    ]

    /// What the same briefing says 2020 added.
    static let briefing2020: [SourceRow] = [
        brief("2020: information sharing", "shared.dataProtectionNoBarrier"),
        brief("2020: homelessness duty", "earlyHelp.homelessness"),
        brief("2020: domestic abuse", "protection.domesticAbuse", "introduction.formsOfAbuse"),
        brief("2020: child mental health", "earlyHelp.mentalHealthSign"),
        brief("2020 sign: parent in custody", "earlyHelp.signParentInCustody"),
    ]

    /// The partnership's page on the December 2020 update.
    static let partnership2020: [SourceRow] = [
        part("data protection references and guide", "shared.dataProtectionNoBarrier", "appendices.informationGuide"),
        part("homelessness section and guides", "earlyHelp.homelessness", "appendices.homelessGuides"),
        part("domestic abuse among ways of harm", "introduction.formsOfAbuse", "protection.domesticAbuse"),
        part("definition: mental and physical health", "introduction.safeguarding"),
        part("paragraph for schools on mental health", "earlyHelp.mentalHealthSign"),
        part("referral on admission to a mental health facility", "support.mentalHealthAdmission"),
        part("contextual safeguarding renamed", "support.harmOutside"),
        part("additional criterion for allegations", "organisations.allegationCriteria"),
        part("violence reduction units", "arrangements.violenceReduction"),
        part("link to the notification form", "learning.onlineForm"),
        part("how to notify, rapid and local review", "learning.howTo"),
        part("database now operational", "childDeath.database"),
    ]

    private static func row(_ tells: String, _ keys: String...) -> SourceRow {
        SourceRow("summary for schools 2020", tells, keys)
    }
    private static func brief(_ tells: String, _ keys: String...) -> SourceRow {
        SourceRow("briefing 2020", tells, keys)
    }
    private static func part(_ tells: String, _ keys: String...) -> SourceRow {
        SourceRow("partnership 2020", tells, keys)
    }
}

extension SourceRow {
    init(_ source: String, _ tells: String, _ keys: [String]) {
        self.source = source
        self.tells = tells
        self.keys = keys
    }
}
