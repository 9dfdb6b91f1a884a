import Guidance

/// The stable name of an act, such as `referral.decide`: form, address, entry and command all carry it.
package struct ActKind: RawRepresentable, Hashable, Comparable, Sendable, Codable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
    package var description: String { rawValue }
    package static func < (a: ActKind, b: ActKind) -> Bool { a.rawValue < b.rawValue }
}

/// Something a practitioner does in a process.
///
/// The same value is the page's form, the API's body, the command's input and the entry's payload. `check` says
/// whether it may happen now, `apply` what it changes, `told` how the chronology tells it. All three are pure.
package protocol Act<On>: Codable, Sendable {
    associatedtype On: Process
    /// Stable for ever: stored entries carry it.
    static var kind: ActKind { get }
    /// Whether this act may open a stream (the first act of a process) or needs one that exists.
    static var opens: Bool { get }
    /// An act that opens a stream and may also go into one that is there.
    static var joins: Bool { get }
    /// Whether it holds whatever others added to the stream meanwhile: several may answer at once.
    static var standsAlone: Bool { get }
    /// A manager's yes or no to somebody else's work: what waits for it stands among their approvals.
    static var isApproval: Bool { get }
    /// What an agency says for itself: its own last answers are offered again to its practitioners, and no other's.
    static var isAgencysOwn: Bool { get }
    /// Refuses what must not happen, saying why, by what authority and what to do instead.
    func check(_ on: On, in setting: Setting) throws(Refusal)
    /// What it changes. Never fails: what was recorded happened.
    func apply(to on: inout On, _ stamp: Stamp)
    /// Its line in the chronology of the people it is about; nil when it is not part of their story.
    func told(_ on: On) -> Line?
    /// What that line rests on, and how sure it is.
    var rests: Provenance { get }
    /// The act completed with what the record knows at that moment, before it is written: a lead's agency, say.
    func settled(in setting: Setting) -> Self
    /// The same for an act that keeps something of the process as it stands: a letter's words as they are sent.
    func settled(on: On, in setting: Setting) -> Self
    /// The properties that `settled` fills in and no form asks for.
    static var settles: Set<String> { get }
}

extension ActKind {
    /// Verbs of acts that decide something about a child, which somebody may think wrong.
    private static let deciding: Set<String> = [
        "classify", "decide", "allocate", "approve", "close", "conclude", "hold", "end", "review", "begin", "agree",
        "accept", "decline", "change", "transfer", "stepUp", "stepDown", "start", "plan",
    ]

    /// It decides something about a child, so that it may be challenged.
    package var isDecision: Bool {
        let parts = rawValue.split(separator: ".")
        guard parts.count == 2, parts[0] != "audit", parts[0] != "difference" else { return false }
        return Self.deciding.contains(String(parts[1]))
    }
}

extension Act {
    package static var opens: Bool { false }
    package static var joins: Bool { false }
    package static var standsAlone: Bool { false }
    package static var isApproval: Bool { false }
    package static var isAgencysOwn: Bool { false }
    package func check(_ on: On, in setting: Setting) throws(Refusal) {}
    package func told(_ on: On) -> Line? { nil }
    package var rests: Provenance { .own }
    package func settled(in setting: Setting) -> Self { self }
    package func settled(on: On, in setting: Setting) -> Self { settled(in: setting) }
    package static var settles: Set<String> { [] }
}

/// The envelope of an entry as practice sees it: who did it, in what capacity, when, and when it was written.
package struct Stamp: Sendable, Hashable {
    package let number: Int
    package let by: PractitionerID
    package let role: String
    package let agency: AgencyID
    package let happenedAt: Moment
    package let recordedAt: Moment
    package let about: [PersonID]

    package init(
        number: Int, by: PractitionerID, role: String, agency: AgencyID, happenedAt: Moment,
        recordedAt: Moment, about: [PersonID]
    ) {
        self.number = number
        self.by = by
        self.role = role
        self.agency = agency
        self.happenedAt = happenedAt
        self.recordedAt = recordedAt
        self.about = about
    }
}

/// An act with the stamp under which it was recorded: a piece of state with a who and a when.
package struct Stamped<Act: Sendable>: Sendable {
    package let act: Act
    package let stamp: Stamp

    package init(_ act: Act, _ stamp: Stamp) {
        self.act = act
        self.stamp = stamp
    }
}

/// The circumstances in which an act is proposed: who acts, for which agency, when, under which guidance.
package struct Setting: Sendable {
    package let who: Doer
    package let happenedAt: Moment
    package let recordedAt: Moment
    package let guidance: Guidance
    /// The people the act is about: for an act that opens a stream, those named by the door.
    package let about: [PersonID]
    /// How the people it is about stand in other processes, as far as a check needs it.
    package let standing: Standing
    /// The stream the act is proposed for; one that does not exist yet when the act opens it.
    package let stream: StreamID?
    /// SHA-256 of a text in lower-case hexadecimal, by which what was sent can be proved.
    package var hash: @Sendable (String) -> String = { _ in "" }
    /// The episode that was in front of whoever writes, where one form records the same for a brother or sister, as it
    /// stood before; nil for that episode itself.
    package var beside: Episode?

    package init(
        who: Doer, happenedAt: Moment, recordedAt: Moment, guidance: Guidance, about: [PersonID] = [],
        standing: Standing = Standing(), stream: StreamID? = nil
    ) {
        self.who = who
        self.happenedAt = happenedAt
        self.recordedAt = recordedAt
        self.guidance = guidance
        self.about = about
        self.standing = standing
        self.stream = stream
    }
}

/// The practitioner who acts, as checks need to know them.
package struct Doer: Sendable, Hashable {
    package let practitioner: PractitionerID
    package let agency: AgencyID
    /// The kind of agency, an option of `agencyKinds`.
    package let agencyKind: String
    package let team: String?
    /// Options of `practitionerRoles`.
    package let roles: [String]
    package let isSocialWorkQualified: Bool
    package let lineManager: PractitionerID?

    package init(
        practitioner: PractitionerID, agency: AgencyID, agencyKind: String, team: String? = nil,
        roles: [String], isSocialWorkQualified: Bool = false, lineManager: PractitionerID? = nil
    ) {
        self.practitioner = practitioner
        self.agency = agency
        self.agencyKind = agencyKind
        self.team = team
        self.roles = roles
        self.isSocialWorkQualified = isSocialWorkQualified
        self.lineManager = lineManager
    }
}

/// What a check needs to know of other streams, read by the desk in the same snapshot.
package struct Standing: Sendable {
    /// An open episode of the child in the same council's area, if there is one.
    package var openEpisode: StreamID?
    /// Practitioners named in the act, as the record knows them now.
    package var practitioners: [PractitionerID: Doer]
    /// Agencies named in the act that exist and are open, with their kinds.
    package var agencies: [AgencyID: String]
    /// E-mail addresses and identifiers already in use, where the act would claim one.
    package var taken: Set<String>
    /// Entries named in the act that stand in the child's chronology and are open to whoever acts.
    package var openEntries: Set<Int> = []
    /// People named in the act or by the door who exist.
    package var people: Set<PersonID>
    /// Open early help with the people it is about, as far as whoever acts may see it.
    package var earlyHelp: [PersonID: CarriedEarlyHelp] = [:]
    /// Those of the people it is about for whom children's social care has an open episode.
    package var referred: Set<PersonID> = []
    /// When the people it is about were born, where that is known.
    package var born: [PersonID: Day] = [:]
    /// When those not born yet are expected.
    package var expected: [PersonID: Day] = [:]
    /// Those of them who are looked after now.
    package var lookedAfter: Set<PersonID> = []
    /// Councils at which another episode of the child has an open child protection plan.
    package var plansElsewhere: Set<AgencyID> = []
    /// Transfer-in conferences held for the child in other episodes, by council.
    package var transferConferences: [AgencyID: Moment] = [:]
    /// The child has an expected date and no date of birth.
    package var isUnborn = false
    /// The child has turned 18.
    package var isOfAge = false
    /// The day on which the child died, as the record has it.
    package var diedOn: Day?
    /// Since when the child has lived at the address on record.
    package var homeSince: Day?
    /// The processes named in the act that exist, each with the people it is about.
    package var streams: [StreamID: [PersonID]] = [:]
    /// Files of the practitioner's own that were sent and wait.
    package var uploads: [String: Document.File] = [:]
    /// What of the process a letter is about is open to whoever writes it.
    package var legible: [StreamID: Set<FieldClass>] = [:]
    /// What of that process those whom a letter goes to may get; nil where the record knows nobody it goes to.
    package var addressee: Set<FieldClass>?
    /// The words of a letter hold an address that is protected from whoever it goes to.
    package var holdsProtected = false
    /// The entry with which the desk records a document; nil for one that is added by itself.
    package var cameWith: Int?
    /// Entries named in the act that exist.
    package var entries: [EntryReference: EntryStanding] = [:]
    /// Those who lead or supervise open work with the people it is about.
    package var workers: Set<PractitionerID> = []
    /// The children whom the seed of an audit draws from the open episodes of the council that audits.
    package var sample: Set<PersonID> = []
    /// From how many open episodes they are drawn.
    package var sampledFrom = 0
    /// People named by an entry that is to be taken back, with whom whoever acts has to do.
    package var known: Set<PersonID> = []
    /// Agencies that keep the stream of another beside itself: its trust.
    package var keepers: Set<AgencyID> = []
    /// Partnerships on record, for the act that begins one.
    package var partnerships: [StreamID] = []
    /// Entries of this stream whose decision was challenged, and is to be changed.
    package var overturned: Set<Int> = []
    /// When the report on the year before, for the same area, was published first.
    package var previousReport: Day?
    /// The safeguarding partnership of the area that the act is about.
    package var partnership: Partnership?
    /// Councils in whose areas the agencies named in the act say they work, by agency.
    package var areas: [AgencyID: Set<AgencyID>] = [:]
    /// The reported year's figures as they may be told in public.
    package var figures: [FrozenFigure] = []

    package init(
        openEpisode: StreamID? = nil, practitioners: [PractitionerID: Doer] = [:],
        agencies: [AgencyID: String] = [:], taken: Set<String> = [], people: Set<PersonID> = []
    ) {
        self.openEpisode = openEpisode
        self.practitioners = practitioners
        self.agencies = agencies
        self.taken = taken
        self.people = people
    }
}
