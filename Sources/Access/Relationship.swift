import Guidance
import Practice

/// How a practitioner stands to a person at a moment. Facts of the record make it, never a setting.
package enum Relationship: String, Sendable, Hashable, CaseIterable {
    case lead, supervisor, duty, emergency
    case school, schoolStaff, formerSchool, safeguardingLead
    case referrer, author, consulted
    case strategy, investigator, chair, conference, coreGroup
    case earlyHelpLead, earlyHelpTeam
    case difference, auditor
    case family, statusCard, dataProtection
}

/// One row of what each relationship may look at and what it is shown.
package struct RelationshipRule: Sendable {
    package let relationship: Relationship
    /// Who has it.
    package let says: String
    package let looksAt: Set<Look>
    package let status: Bool
    package let feedback: Bool
    /// Classes shown whoever contributed them.
    package let everyones: Set<FieldClass>
    package let contributions: Contributions
    /// Classes shown whoever contributed them, in the entries of these processes only.
    package let within: [ProcessName: Set<FieldClass>]
    /// Options of `lookPurposes` that fit it.
    package let purposes: Set<String>

    /// Whose own contributions are shown in all classes.
    package enum Contributions: String, Sendable {
        case none = "nobody's"
        case own = "their own"
        case agency = "their agency's"
        /// Their agency's, and those of the schools before whose file was handed over.
        case schoolFile = "their agency's, with the file handed over by earlier schools"
        case everyones = "everyone's"
    }

    /// The kinds of `What`.
    package enum Look: String, Sendable, CaseIterable {
        case identity, summary, chronology, episode, concern, looks, earlyHelp, difference, audit
    }
}

extension What {
    package var look: RelationshipRule.Look {
        switch self {
        case .identity: .identity
        case .summary: .summary
        case .chronology: .chronology
        case .episode: .episode
        case .concern: .concern
        case .looks: .looks
        case .earlyHelp: .earlyHelp
        case .difference: .difference
        case .audit: .audit
        }
    }
}

/// Options of `lookPurposes`, by what they fit.
package enum Purposes {
    /// Working with the child, or about to.
    package static let work: Set<String> = ["directWork", urgent, "decision", "meeting", "matching"]
    /// Also answering for the work.
    package static let leading = work.union(["supervision", "subjectRequest"])
    package static let managing = leading.union(["quality"])
    /// Watching over who looks.
    package static let watching: Set<String> = ["quality", "subjectRequest"]
    /// Someone has just told them of a worry.
    package static let urgent = "newConcern"
}

extension RelationshipRule {
    /// Every relationship once. Who has several sees what any of those that fit the purpose shows.
    package static let all: [RelationshipRule] = [
        RelationshipRule(
            .lead, "Leads the work with the child.", Set(Look.allCases), status: true, feedback: true,
            everyones: Set(FieldClass.allCases), .everyones, for: Purposes.leading),
        RelationshipRule(
            .supervisor, "Supervises the lead, or approves.", Set(Look.allCases), status: true,
            feedback: true,
            everyones: Set(FieldClass.allCases), .everyones, for: Purposes.managing),
        RelationshipRule(
            .duty,
            "A social worker or manager of the team on duty for the council that holds the episode; where no "
                + "team is named, its duty social workers and managers. Beside the council that holds the record, "
                + "whoever works for another sees that work alone.",
            Set(Look.allCases), status: true, feedback: true, everyones: Set(FieldClass.allCases), .everyones,
            for: Purposes.managing),
        RelationshipRule(
            .emergency, "Has live emergency access to this one child. Reads only.",
            [.identity, .summary, .chronology, .episode, .concern], status: true,
            everyones: [.identity, .narrative, .school, .health, .childsWords], .none, for: Purposes.work),
        RelationshipRule(
            .school, "Designated safeguarding lead of the school where the child is on roll.",
            [.identity, .summary, .chronology, .episode, .concern], status: true,
            everyones: [.identity, .location, .school], .schoolFile, for: Purposes.work),
        RelationshipRule(
            .schoolStaff, "Other practising staff of the school where the child is on roll.", [.identity],
            everyones: [.identity], .none, for: Purposes.work),
        RelationshipRule(
            .formerSchool,
            "Designated safeguarding lead of an earlier school, until its file is handed over.",
            [.identity, .summary, .chronology, .concern], everyones: [.identity], .agency,
            for: Purposes.work),
        RelationshipRule(
            .safeguardingLead,
            "Designated safeguarding lead of an agency whose practitioner recorded a concern.",
            [.identity, .chronology, .concern], everyones: [.identity], .agency, for: Purposes.work),
        RelationshipRule(
            .referrer, "Told the council of a worry.", [.identity, .summary, .chronology, .episode],
            status: true, feedback: true, everyones: [.identity], .own, for: Purposes.work),
        RelationshipRule(
            .author, "Recorded a concern: that concern only.", [.identity, .concern], everyones: [.identity],
            .own, for: Purposes.work),
        RelationshipRule(
            .consulted, "Asked during the work with the child, such as health or police.",
            [.identity, .summary, .chronology, .episode], status: true, everyones: [.identity], .agency,
            for: Purposes.work),
        RelationshipRule(
            .strategy, "Takes part in a strategy discussion, from the invitation until the enquiry ends.",
            [.identity, .summary, .chronology, .episode], status: true,
            everyones: [.identity, .narrative, .school, .health, .childsWords], .agency, for: Purposes.work),
        RelationshipRule(
            .investigator, "Investigates with the lead while a joint enquiry lasts.",
            [.identity, .summary, .chronology, .episode], status: true,
            everyones: Set(FieldClass.allCases).subtracting([.location]), .agency, for: Purposes.work),
        RelationshipRule(
            .chair, "Chairs the child protection conference, or reviews a looked-after child independently.",
            [.identity, .summary, .chronology, .episode, .looks],
            status: true, everyones: Set(FieldClass.allCases).subtracting([.location]), .agency,
            for: Purposes.managing),
        RelationshipRule(
            .conference, "Is invited to a conference, while its papers are open.",
            [.identity, .summary, .chronology, .episode], status: true,
            everyones: [.identity, .narrative, .school, .health, .childsWords], .agency, for: Purposes.work),
        RelationshipRule(
            .coreGroup, "Belongs to the core group, or to those who carry a child in need plan.",
            [.identity, .summary, .chronology, .episode], status: true,
            everyones: [.identity, .narrative, .school, .health, .childsWords], .agency, for: Purposes.work),
        RelationshipRule(
            .earlyHelpLead, "Leads early help with the family.", [.identity, .summary, .chronology, .earlyHelp],
            status: true, everyones: [.identity, .school], .agency,
            in: [.earlyHelp: Set(FieldClass.allCases).subtracting([.police])], for: Purposes.leading),
        RelationshipRule(
            .earlyHelpTeam, "Belongs to the team around the family.", [.identity, .summary, .chronology, .earlyHelp],
            status: true, everyones: [.identity], .agency,
            in: [.earlyHelp: [.identity, .narrative, .school, .health, .childsWords]], for: Purposes.work),
        RelationshipRule(
            .difference, "Challenged a decision, or was asked to answer the challenge: that difference only.",
            [.identity, .difference], everyones: [.identity], .own,
            in: [.difference: Set(FieldClass.allCases).subtracting([.location, .police])], for: Purposes.leading),
        RelationshipRule(
            .auditor, "Reads the record for a case audit until it is closed.",
            [.identity, .summary, .chronology, .episode, .audit], status: true,
            everyones: Set(FieldClass.allCases).subtracting([.location]), .none, for: Purposes.managing),
        RelationshipRule(
            .family,
            "Leads, supervises or is on duty for a child in whose family this adult is: who they are and where "
                + "they live, but for a protected address, and not their other family.",
            [.identity, .summary, .chronology], everyones: [.identity, .location], .own, for: Purposes.managing),
        RelationshipRule(
            .statusCard, "Emergency clinician, for a child with an open plan.", [.identity, .summary],
            status: true, everyones: [.identity], .none, for: Purposes.work),
        RelationshipRule(
            .dataProtection, "Data protection officer of an agency that is or was involved.", [.looks],
            everyones: [], .none, for: Purposes.watching),
    ]

    package static func of(_ relationship: Relationship) -> RelationshipRule? {
        byRelationship[relationship]
    }

    private static let byRelationship = Dictionary(
        uniqueKeysWithValues: all.map { ($0.relationship, $0) })

    private init(
        _ relationship: Relationship, _ says: String, _ looksAt: Set<Look>, status: Bool = false,
        feedback: Bool = false, everyones: Set<FieldClass>, _ contributions: Contributions,
        in within: [ProcessName: Set<FieldClass>] = [:], for purposes: Set<String>
    ) {
        self.relationship = relationship
        self.says = says
        self.looksAt = looksAt
        self.status = status
        self.feedback = feedback
        self.everyones = everyones
        self.contributions = contributions
        self.within = within
        self.purposes = purposes
    }
}
