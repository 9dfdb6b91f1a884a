import Guidance

/// One process of the guidance as its entries so far describe it.
package protocol Process: Sendable {
    /// Nothing has happened yet.
    init()
    static var name: ProcessName { get }
    /// Everything that can be done in it: the parts' lists, joined.
    static var acts: [any Act<Self>.Type] { get }
    /// The people it concerns.
    var about: [PersonID] { get }
    /// The council that holds it, whose partnership's protocol it runs by; nil for what no council holds.
    var council: AgencyID? { get }
    /// The duties that run or ran in it. Derived, never stored by hand; each under the edition in force when it arose.
    func clocks(under guidance: Guidance) -> [Clock]
    /// What waits for someone without a statutory clock.
    func waiting(under guidance: Guidance) -> [Waiting]
    /// The meetings that are to come in it, each with those who take part.
    var plannedMeetings: [PlannedMeeting] { get }
    /// What everyone who works with the people it concerns must know at a glance, on every page about them.
    func facts(under guidance: Guidance) -> [Fact]
    /// Who is or was involved with whom through it.
    var involvements: [Involvement] { get }
    /// The acts that can sensibly come next, in the order a practitioner would meet them.
    func next(under guidance: Guidance) -> [ActKind]
    /// What of the process an act's questions name by number can be chosen there, by question; empty where none stands.
    func choices(
        for act: ActKind, by practitioner: PractitionerID, under guidance: Guidance
    ) -> [String: [Numbered]]
    /// Whom an act's questions offer, by question; everyone where nothing is said.
    func offered(for act: ActKind, on day: Day, under guidance: Guidance) -> [String: Offered]
    /// Each stream is one child's, and its words are sealed with the key of that child.
    static var isOneChilds: Bool { get }
    /// Each agency has one stream, called by the agency's own id.
    static var isOneAgencys: Bool { get }
}

extension Guidance {
    /// As it stands for a council's work; nil for what no council holds.
    package func of(_ council: AgencyID?) -> Guidance { of(council: council?.id) }
}

extension Process {
    package var council: AgencyID? { nil }
    package func clocks(under guidance: Guidance) -> [Clock] { [] }
    package func waiting(under guidance: Guidance) -> [Waiting] { [] }
    package var plannedMeetings: [PlannedMeeting] { [] }
    package func facts(under guidance: Guidance) -> [Fact] { [] }
    package static var isOneChilds: Bool { false }
    package static var isOneAgencys: Bool { false }
    package var involvements: [Involvement] { [] }
    package func next(under guidance: Guidance) -> [ActKind] { [] }
    package func choices(
        for act: ActKind, by practitioner: PractitionerID, under guidance: Guidance
    ) -> [String: [Numbered]] { [:] }
    package func offered(for act: ActKind, on day: Day, under guidance: Guidance) -> [String: Offered] { [:] }
}

/// Who has to do something: a named practitioner, a team, or whoever holds a role in an agency.
package enum Owner: Hashable, Sendable, Codable {
    case practitioner(PractitionerID)
    case team(AgencyID, String)
    case role(AgencyID, String)
    case agency(AgencyID)
}

/// One duty running, met or missed: when it started, when it is due, when it stopped.
///
/// Due dates follow the edition in force when the duty arose, for ever.
package struct Clock: Sendable, Hashable, Codable {
    package let duty: DutyKey
    /// Tells clocks of the same duty apart within a process: the entry that started one of several, say.
    package let mark: Int
    package let about: PersonID?
    package let startedAt: Moment
    /// Nil where the guidance sets no number, or the calendar does not reach so far.
    package let due: Due?
    package var stoppedAt: Moment?
    package var lateBecause: String?
    package let owner: Owner
    /// The act that stops it, or that brings its end nearer where its owner cannot stop it alone.
    package let stops: ActKind

    package init(
        _ duty: DutyKey, about: PersonID?, from startedAt: Moment, under guidance: Guidance,
        stoppedAt: Moment? = nil, lateBecause: String? = nil, owner: Owner, stops: ActKind, mark: Int = 0,
        until named: Due? = nil
    ) {
        let then = guidance.library.guidance(on: startedAt.day)
        self.duty = duty
        self.mark = mark
        self.about = about
        self.startedAt = startedAt
        // A court may name an earlier end in its own order.
        self.due = named ?? (try? then.duty(duty).due(from: startedAt, in: then.workingDays))
        self.stoppedAt = stoppedAt
        self.lateBecause = lateBecause
        self.owner = owner
        self.stops = stops
    }

    package func isLate(at moment: Moment) -> Bool { due?.isMissed(at: stoppedAt ?? moment) ?? false }
}

/// Something that waits for someone, and why.
package struct Waiting: Sendable, Hashable, Codable {
    package let key: String
    package let about: PersonID?
    package let since: Moment
    package let owner: Owner
    /// In a few words that name no one: "Classify as contact or referral".
    package let what: String
    /// Why it is here: "The school asked for a referral on 4 March".
    package let why: String
    package let act: ActKind
    /// By when somebody undertook to do it, where a day was agreed.
    package let by: Due?
    /// Acts on another record of the same person that end it, where the act belongs to another record.
    package let endedBy: [ActKind]
    /// Circumstances of the same person that end it: one that stands, or has begun since.
    package let endedWhile: Set<Circumstance.Kind>

    package init(
        _ key: String, about: PersonID?, since: Moment, owner: Owner, what: String, why: String, act: ActKind,
        by: Due? = nil, endedBy: [ActKind] = [], endedWhile: Set<Circumstance.Kind> = []
    ) {
        self.key = key
        self.about = about
        self.since = since
        self.owner = owner
        self.what = what
        self.why = why
        self.act = act
        self.by = by
        self.endedBy = endedBy
        self.endedWhile = endedWhile
    }
}

/// Something true of a person now that everyone who works with them must know: on a plan, under police protection.
package struct Fact: Sendable, Hashable, Codable {
    package enum Weight: String, Sendable, Codable {
        /// Where things stand.
        case standing
        /// What to know before the telephone is picked up.
        case alert
    }

    /// Stable within its process, such as `protectionPlan`.
    package let key: String
    package let about: PersonID
    /// In a few words that tell no story: "Child protection plan".
    package let what: String
    package let since: Moment
    /// When it ends by itself: pages count the time down.
    package let until: Due?
    package let weight: Weight

    package init(
        _ key: String, about: PersonID, what: String, since: Moment, until: Due? = nil,
        weight: Weight = .standing
    ) {
        self.key = key
        self.about = about
        self.what = what
        self.since = since
        self.until = until
        self.weight = weight
    }
}

/// A practitioner's or an agency's part in a person's life, with its beginning and end.
///
/// Access decisions rest on these: they are facts of the record, never settings of an account.
package struct Involvement: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Leads the work with the child.
        case lead
        /// The team on duty for the council that holds the episode.
        case duty
        /// Manages the lead, or approves.
        case supervisor
        /// Told the council of a worry.
        case referrer
        /// The school or setting where the child is on roll.
        case school
        /// Recorded a concern.
        case author
        /// Was asked and answered during an assessment.
        case consulted
        /// Takes part in a strategy discussion.
        case strategy
        /// Carries the work with a child in whose family this adult is. Never recorded: it follows from the child's.
        case family
        /// Investigates with the lead: the police officer or other practitioner of a joint enquiry.
        case investigator
        /// Chairs the child protection conference.
        case chair
        /// Is invited to a conference and reads its papers.
        case conference
        /// Belongs to the core group of a child protection plan, or to those who carry a child in need plan.
        case coreGroup
        /// Leads early help with the family.
        case earlyHelpLead
        /// Belongs to the team around the family.
        case earlyHelpTeam
        /// Challenged a decision, or was asked to answer the challenge.
        case difference
        /// Reads or moderates the record for a case audit.
        case auditor
        /// Emergency access, reviewed afterwards.
        case emergency
        /// Was once the child's school.
        case formerSchool
    }

    package let kind: Kind
    package let person: PersonID
    package let practitioner: PractitionerID?
    package let agency: AgencyID
    package let team: String?
    package let from: Moment
    package var until: Moment?
    /// The process it comes from, where it was read from the record.
    package var stream: StreamID?

    package init(
        _ kind: Kind, person: PersonID, practitioner: PractitionerID? = nil, agency: AgencyID,
        team: String? = nil, from: Moment, until: Moment? = nil
    ) {
        self.kind = kind
        self.person = person
        self.practitioner = practitioner
        self.agency = agency
        self.team = team
        self.from = from
        self.until = until
    }
}
