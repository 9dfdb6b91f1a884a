import Guidance
import Practice

@testable import Access

/// Random numbers that a seed repeats.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes up whatever anyone might ask, likely and unlikely, from few enough people that they often meet.
struct Wishes {
    private var random: Seeded

    init(seed: UInt64) { random = Seeded(seed) }

    static let practitioners = (1...4).map { PractitionerID(unchecked: "PR\($0)") }
    static let agencies = (1...3).map { AgencyID(unchecked: "AG\($0)") }
    static let teams = ["north", "south"]
    static let people = [Cast.amira, Cast.brother]
    static let roles = (Roles.practising.union(Roles.supporting)).sorted()
    static let purposes = Purposes.managing.union(["statistics"]).sorted()
    static let now = Cast.officeHours

    mutating func asked() -> Asked {
        let account = Account(
            enabled: chance(95), agencyOpen: chance(95), secondFactor: chance(95) ? .done : .missing)
        let who = doer()
        return Asked(
            who: who, account: account, purpose: chance(60) ? "directWork" : pick(Wishes.purposes),
            action: action(), subject: chance(95) ? subject(tiedTo: who) : nil,
            whose: chance(70) ? worker() : nil,
            at: Wishes.now.adding(hours: chance(80) ? 0 : 12))
    }

    mutating func doer() -> Doer {
        let wanted = chance(50) ? ["socialWorker", "supervisor", "designatedSafeguardingLead"] : Wishes.roles
        return Doer(
            practitioner: pick(Wishes.practitioners), agency: pick(Wishes.agencies),
            agencyKind: pick(["localAuthority", "school", "police"]), team: maybe(Wishes.teams),
            roles: (0..<Int.random(in: 1...3, using: &random)).map { _ in pick(wanted) },
            lineManager: maybe(Wishes.practitioners))
    }

    mutating func action() -> Action {
        switch Int.random(in: 0..<20, using: &random) {
        case 0, 1: .search(identifiers: Int.random(in: 0...3, using: &random))
        case 2...11: .look(what())
        case 12: .administer(pick(Administered.allCases))
        case 13: .correct(author: pick(Wishes.practitioners))
        case 14: .guidance
        default: .act(chance(97) ? pick(ActRule.all).act : "no.suchAct")
        }
    }

    private mutating func what() -> What {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .identity
        case 1: .summary
        case 2: .chronology
        case 3: .episode
        case 4: .looks
        default: .concern(author: pick(Wishes.practitioners), agency: pick(Wishes.agencies))
        }
    }

    mutating func subject(tiedTo who: Doer) -> Subject {
        let others = (0..<Int.random(in: 0...4, using: &random)).map { _ in involvement() }
        let own = (0..<Int.random(in: 0...2, using: &random)).map { _ in involvement(of: who) }
        return Subject(
            person: Cast.amira, involvements: (others + own).shuffled(using: &random),
            labels: chance(60) ? [] : (0..<Int.random(in: 1...2, using: &random)).map { _ in label() },
            council: chance(50) ? pick(Wishes.agencies) : nil, hasOpenPlan: chance(30),
            parties: chance(10) ? [worker()] : [],
            locationGranted: chance(30) ? Set(Wishes.practitioners) : [])
    }

    mutating func involvement() -> Involvement {
        let from = Wishes.now.adding(hours: pick([-48, -24, 0, 24]))
        return Involvement(
            pick(Involvement.Kind.allCases), person: chance(90) ? Cast.amira : Cast.brother,
            practitioner: maybe(Wishes.practitioners), agency: pick(Wishes.agencies),
            team: maybe(Wishes.teams),
            from: from, until: chance(60) ? nil : from.adding(hours: pick([12, 24, 72])))
    }

    private mutating func involvement(of who: Doer) -> Involvement {
        Involvement(
            pick(Involvement.Kind.allCases), person: Cast.amira,
            practitioner: chance(60) ? who.practitioner : nil,
            agency: who.agency, team: chance(60) ? who.team : nil, from: Wishes.now.adding(hours: -24),
            until: chance(80) ? nil : Wishes.now.adding(hours: pick([-1, 1])))
    }

    mutating func label() -> Label {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .restricted(allowing: someone(), offersEmergencyAccess: chance(50))
        case 1: .sealed(allowing: someone())
        case 2: .excluded(pick(Wishes.practitioners))
        case 3: .locationProtected
        default: .embargoed(until: Wishes.now.adding(hours: pick([-1, 0, 1])))
        }
    }

    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &random)]
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func maybe<Item>(_ items: [Item]) -> Item? { chance(70) ? pick(items) : nil }

    private mutating func someone() -> [PractitionerID] {
        var chosen: [PractitionerID] = []
        for practitioner in Wishes.practitioners where chance(50) { chosen.append(practitioner) }
        return chosen
    }

    private mutating func worker() -> Worker {
        Worker(pick(Wishes.practitioners), lineManager: maybe(Wishes.practitioners))
    }
}
