import Guidance
import Testing

@testable import Practice

/// What a test begins with: invented ids, invented practitioners and the guidance of a day.
enum Given {
    static let library: Library = {
        do { return try Library.load() } catch { fatalError("The guidance does not load: \(error)") }
    }()

    static func guidance(_ day: String = "2024-03-28") -> Guidance { library.guidance(on: Given.day(day)) }

    /// An id that a reader can recognise: `maya` gives `MAYA0000000000000000000000`.
    static func opaque(_ name: String) -> String {
        let letters = name.uppercased().map { letter -> Character in
            switch letter {
            case "I", "L": "1"
            case "O": "0"
            case "U": "V"
            default: letter
            }
        }
        return (String(letters) + String(repeating: "0", count: Opaque.length)).prefix(Opaque.length)
            .description
    }

    static func person(_ name: String) -> PersonID { PersonID(unchecked: opaque(name)) }
    static func practitioner(_ name: String) -> PractitionerID { PractitionerID(unchecked: opaque(name)) }
    static func agency(_ name: String) -> AgencyID { AgencyID(unchecked: opaque(name)) }

    static func day(_ iso: String) -> Day {
        guard let day = Day(iso) else { fatalError("not a day: \(iso)") }
        return day
    }

    static func moment(_ iso: String) -> Moment {
        guard let moment = Moment(london: iso) else { fatalError("not a moment: \(iso)") }
        return moment
    }

    static let school = agency("school")
    static let council = agency("council")
    static let hospital = agency("hospital")

    static func doer(
        _ name: String, of agency: AgencyID, kind: String, roles: [String], qualified: Bool = false,
        team: String? = nil, manager: PractitionerID? = nil
    ) -> Doer {
        Doer(
            practitioner: practitioner(name), agency: agency, agencyKind: kind, team: team, roles: roles,
            isSocialWorkQualified: qualified, lineManager: manager)
    }

    static let teacher = doer(
        "teacher", of: school, kind: "school", roles: ["teacher"], manager: practitioner("head"))
    static let safeguardingLead = doer(
        "lead", of: school, kind: "school", roles: ["designatedSafeguardingLead"],
        manager: practitioner("head"))
    static let head = doer("head", of: school, kind: "school", roles: ["headTeacher"])
    static let socialWorker = doer(
        "worker", of: council, kind: "localAuthority", roles: ["socialWorker"], qualified: true,
        team: "Assessment", manager: practitioner("svpervisor"))
    static let supervisor = doer(
        "svpervisor", of: council, kind: "localAuthority", roles: ["supervisor"], qualified: true,
        team: "Assessment", manager: practitioner("manager"))
    static let manager = doer(
        "manager", of: council, kind: "localAuthority", roles: ["socialWorkManager"], qualified: true)
    static let dutySocialWorker = doer(
        "dvty", of: council, kind: "localAuthority", roles: ["dutySocialWorker"], qualified: true,
        team: "Duty",
        manager: practitioner("manager"))
    static let familySupportWorker = doer(
        "svpport", of: council, kind: "localAuthority", roles: ["familySupportWorker"], team: "Assessment",
        manager: practitioner("svpervisor"))
    static let dataProtectionOfficer = doer(
        "dp0", of: council, kind: "localAuthority", roles: ["dataProtectionOfficer"])
    static let clinician = doer(
        "c11n1c1an", of: hospital, kind: "hospitalTrust", roles: ["emergencyClinician"])
    static let administrator = doer(
        "adm1n", of: council, kind: "localAuthority", roles: ["systemAdministrator"])

    static let everyone = [
        teacher, safeguardingLead, head, socialWorker, supervisor, manager, dutySocialWorker,
        familySupportWorker,
        dataProtectionOfficer, clinician, administrator,
    ]

    /// Everyone above, their agencies, and the people named.
    static func standing(people: [String] = [], taken: Set<String> = []) -> Standing {
        Standing(
            practitioners: Dictionary(uniqueKeysWithValues: everyone.map { ($0.practitioner, $0) }),
            agencies: [school: "school", council: "localAuthority", hospital: "hospitalTrust"], taken: taken,
            people: Set(people.map(person)))
    }
}

/// One stream as a test tells it: what happened, one act after another, and what is refused.
struct Story<On: Process> {
    private(set) var state = On()
    private(set) var number = 0
    let stream: StreamID
    var about: [PersonID]
    var standing: Standing
    var by: Doer
    /// When the next act happens and is recorded, unless it says otherwise.
    var now: Moment

    init(
        _ id: String, about: [PersonID] = [], by: Doer = Given.teacher, at now: String = "2024-03-28T10:00",
        standing: Standing = Given.standing()
    ) {
        stream = StreamID(On.name, Given.opaque(id))
        self.about = about
        self.by = by
        self.now = Given.moment(now)
        self.standing = standing
    }

    func setting(by doer: Doer? = nil, at moment: String? = nil, recordedAt: String? = nil) -> Setting {
        let happenedAt = moment.map(Given.moment) ?? now
        var setting = Setting(
            who: doer ?? by, happenedAt: happenedAt,
            recordedAt: recordedAt.map(Given.moment) ?? max(happenedAt, now),
            guidance: Given.library.guidance(on: happenedAt.day), about: about, standing: standing,
            stream: stream)
        setting.hash = { "hash of \($0.count)" }
        return setting
    }

    /// Checks the act and records it. The next act is no earlier.
    mutating func did(
        _ act: some Act<On>, by doer: Doer? = nil, at moment: String? = nil, recordedAt: String? = nil
    ) throws(Refusal) {
        let setting = setting(by: doer, at: moment, recordedAt: recordedAt)
        try act.check(state, in: setting)
        let act = act.settled(on: state, in: setting)
        number += 1
        now = setting.recordedAt
        let stamp = Stamp(
            number: number, by: setting.who.practitioner, role: setting.who.roles.first ?? "",
            agency: setting.who.agency, happenedAt: setting.happenedAt, recordedAt: setting.recordedAt,
            about: about.isEmpty ? state.about : about)
        act.apply(to: &state, stamp)
    }

    /// The refusal of an act, if it is refused. Each says why, by what authority and what to do instead.
    func refusal(
        of act: some Act<On>, by doer: Doer? = nil, at moment: String? = nil, recordedAt: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) -> Refusal? {
        do {
            try act.check(state, in: setting(by: doer, at: moment, recordedAt: recordedAt))
            return nil
        } catch {
            #expect(error.reason.hasSuffix("."), sourceLocation: location)
            #expect(error.remedy.hasSuffix("."), sourceLocation: location)
            #expect(!error.authority.isEmpty, sourceLocation: location)
            return error
        }
    }

    /// Expects that an act is refused by the rule named.
    func refuses(
        _ act: some Act<On>, by rule: String, as doer: Doer? = nil, at moment: String? = nil,
        recordedAt: String? = nil, _ location: SourceLocation = #_sourceLocation
    ) {
        let refusal = refusal(of: act, by: doer, at: moment, recordedAt: recordedAt, location)
        #expect(refusal?.rule == rule, sourceLocation: location)
    }

    /// Expects that an act is not refused.
    func allows(
        _ act: some Act<On>, as doer: Doer? = nil, at moment: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(refusal(of: act, by: doer, at: moment, location) == nil, sourceLocation: location)
    }
}

/// What a test asks of a process as it stands.
extension Story {
    var guidance: Guidance { Given.library.guidance(on: now.day) }
    var clocks: [Clock] { state.clocks(under: guidance) }
    var waiting: [Waiting] { state.waiting(under: guidance) }
    var next: [ActKind] { state.next(under: guidance) }
    var facts: [Fact] { state.facts(under: guidance) }

    /// The clocks of a duty, in the order in which they began.
    func clocks(_ duty: DutyKey) -> [Clock] {
        clocks.filter { $0.duty == duty }.sorted { $0.startedAt < $1.startedAt }
    }

    func involvements(_ kind: Involvement.Kind) -> [Involvement] { state.involvements.filter { $0.kind == kind } }

    /// Records an act and says how the chronology tells it.
    mutating func line(of act: some Act<On>, by doer: Doer? = nil, at moment: String? = nil) throws -> Line {
        try did(act, by: doer, at: moment)
        return try #require(act.told(state))
    }
}
