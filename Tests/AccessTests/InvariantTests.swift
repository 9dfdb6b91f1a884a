import Guidance
import Practice
import Testing

@testable import Access

/// What must hold whatever is asked. A failure prints its seed; `wishes(seed)` asks the same again.
@Suite("What always holds")
struct InvariantTests {
    static let seeds: [UInt64] = Array(1...24)
    private let access = Access()

    private func wishes(_ seed: UInt64, count: Int = 250) -> [Asked] {
        var wishes = Wishes(seed: seed)
        return (0..<count).map { _ in wishes.asked() }
    }

    /// As `#expect`, at a cost that thousands of wishes can bear.
    private func expect(_ holds: Bool, _ seed: UInt64, _ words: @autoclosure () -> String) {
        if !holds { Issue.record("seed \(seed): \(words())") }
    }

    @Test("the wishes meet every outcome, and content often")
    func wishesAreWide() {
        let decisions = Self.seeds.flatMap { wishes($0) }.map { access.decide($0) }
        func share(_ is: (Decision) -> Bool) -> Int { decisions.filter(`is`).count * 1000 / decisions.count }
        #expect(share { $0.outcome == .full } >= 20)
        #expect(share { if case .redacted(let sees) = $0.outcome { sees.isContent } else { false } } >= 80)
        #expect(share { if case .stub = $0.outcome { true } else { false } } >= 5)
        #expect(share { if case .offer = $0.outcome { true } else { false } } >= 5)
        #expect(share { if case .refuse = $0.outcome { true } else { false } } >= 50)
        #expect(share { $0.isHidden } >= 50)
    }

    @Test(
        "default deny: with nothing live and no role of their own, nobody is shown content", arguments: seeds)
    func nothingLive(_ seed: UInt64) {
        for var asked in wishes(seed) where asked.action != .guidance {
            asked.subject?.involvements.removeAll { $0.isLive(at: asked.at) && $0.person == Cast.amira }
            asked.subject?.hasOpenPlan = false
            if asked.action == .look(.looks) && asked.who.has(Roles.dataProtectionOfficer) { continue }
            let sees = access.decide(asked).sees
            let ownWords = Sees(everyones: [.identity], authors: [asked.who.practitioner])
            let most = asked.correctsOwn ? ownWords : .identity
            expect(sees?.isWithin(most) ?? true, seed, "\(asked)")
        }
    }

    @Test("exclusion beats role, allowing, emergency access and administration", arguments: seeds)
    func excluded(_ seed: UInt64) {
        for var asked in wishes(seed) where !asked.action.isAboutNoOne {
            guard asked.subject != nil else { continue }
            let emergency = Involvement(
                .emergency, person: Cast.amira, practitioner: asked.who.practitioner,
                agency: asked.who.agency,
                from: Wishes.now.adding(hours: -1))
            asked.subject?.involvements.append(emergency)
            let asParty =
                asked.subject?.parties.contains { $0.practitioner == asked.who.practitioner } == true
            if !asParty { asked.subject?.labels.append(.excluded(asked.who.practitioner)) }
            let decision = access.decide(asked)
            expect(decision.isHidden || decision.isRefusedToAll, seed, "\(asked)")
        }
    }

    @Test("a redacted view shows no class that the relationships behind it do not carry", arguments: seeds)
    func classes(_ seed: UInt64) {
        for asked in wishes(seed) {
            guard let sees = access.decide(asked).sees, asked.action != .guidance else { continue }
            let carried = Carried(asked)
            for holds in FieldClass.allCases {
                for author in Wishes.practitioners {
                    for agency in Wishes.agencies where sees.shows(holds, by: author, of: agency) {
                        expect(
                            carried.allows(holds, by: author, of: agency), seed,
                            "\(holds) of \(author) \(agency) in \(asked)")
                    }
                }
            }
        }
    }

    @Test("whatever tells anything about a person is logged", arguments: seeds)
    func logged(_ seed: UInt64) {
        for asked in wishes(seed) where !asked.action.isAboutNoOne && asked.subject != nil {
            let decision = access.decide(asked)
            let tells =
                switch decision.outcome {
                case .full, .redacted, .stub, .offer: true
                case .refuse, .hide: false
                }
            expect(decision.obligations.contains(.log) == tells, seed, "\(asked)")
        }
    }

    @Test("the same question has the same answer", arguments: seeds)
    func pure(_ seed: UInt64) {
        for asked in wishes(seed) {
            let first = access.decide(asked)
            expect(first == Access().decide(asked), seed, "\(asked)")
            expect(!first.rules.isEmpty, seed, "\(asked)")
            var shuffled = asked
            shuffled.subject?.involvements.reverse()
            shuffled.subject?.labels.reverse()
            expect(first.outcome.breadth == access.decide(shuffled).outcome.breadth, seed, "\(asked)")
        }
    }

    @Test("nobody reviews, approves, returns or enables for themselves", arguments: seeds)
    func notForOneself(_ seed: UInt64) {
        let judging = ActRule.all.filter { $0.judged == .others || $0.judged == .independent }
        for var asked in wishes(seed) {
            for rule in judging {
                asked.action = .act(rule.act)
                asked.whose = Worker(asked.who.practitioner)
                expect(!access.decide(asked).isAllowed, seed, "\(rule.act) \(asked)")
            }
            asked.action = .act("grant.review")
            asked.whose = Worker(PractitionerID(unchecked: "E1SE"), lineManager: asked.who.practitioner)
            expect(!access.decide(asked).isAllowed, seed, "managed \(asked)")
            asked.whose = asked.who.lineManager.map { Worker($0) }
            expect(!access.decide(asked).isAllowed, seed, "manager \(asked)")
        }
    }

    @Test("a system administrator is never shown content", arguments: seeds)
    func administrators(_ seed: UInt64) {
        for asked in wishes(seed) where asked.action != .guidance {
            let with = asked.adding(role: Roles.systemAdministrator)
            let sees = access.decide(with).sees
            expect(sees?.isWithin(.identity) ?? true, seed, "\(asked)")
            switch asked.action {
            case .look, .search, .correct: expect(sees == nil, seed, "\(asked)")
            case .act, .administer, .guidance: break
            }
        }
    }

    @Test("adding a label never widens anyone's view", arguments: seeds)
    func labelsNarrow(_ seed: UInt64) {
        var wishes = Wishes(seed: seed)
        for _ in 0..<250 {
            let asked = wishes.asked()
            let before = access.decide(asked).outcome.breadth
            for _ in 0..<4 {
                var labelled = asked
                labelled.subject?.labels.append(wishes.label())
                let after = access.decide(labelled).outcome.breadth
                expect(after.isWithin(before), seed, "\(labelled)")
            }
        }
    }

    @Test("taking a live involvement away never widens anyone's view", arguments: seeds)
    func involvementsWiden(_ seed: UInt64) {
        for asked in wishes(seed) {
            guard let involvements = asked.subject?.involvements else { continue }
            let before = access.decide(asked).outcome.breadth
            for index in involvements.indices where !involvements[index].hasEnded(at: asked.at) {
                var without = asked
                without.subject?.involvements.remove(at: index)
                let after = access.decide(without).outcome.breadth
                expect(after.isWithin(before), seed, "without \(involvements[index]) \(asked)")
            }
        }
    }

    @Test("taking an ended involvement away shows no content", arguments: seeds)
    func endedInvolvements(_ seed: UInt64) {
        // Emergency access is offered to those who have no part, not to those whose part has ended: decision 0020.
        for asked in wishes(seed) where asked.action != .act("grant.open") {
            let before = access.decide(asked)
            var without = asked
            without.subject?.involvements.removeAll { $0.hasEnded(at: asked.at) }
            let after = access.decide(without)
            expect(
                after.outcome.breadth.isWithin(before.outcome.breadth) || !after.isAllowed, seed, "\(asked)")
        }
    }

    @Test("adding a role never removes an exclusion, a seal or an embargo", arguments: seeds)
    func rolesKeepExclusions(_ seed: UInt64) {
        for var asked in wishes(seed) where !asked.action.isAboutNoOne && asked.subject != nil {
            asked.subject?.labels.append(
                seed.isMultiple(of: 2) ? .excluded(asked.who.practitioner) : .sealed(allowing: []))
            for role in Wishes.roles {
                let decision = access.decide(asked.adding(role: role))
                expect(decision.isHidden || decision.isRefusedToAll, seed, "\(role) \(asked)")
            }
        }
    }

    @Test("breadth is a partial order", arguments: seeds)
    func breadth(_ seed: UInt64) {
        let all = wishes(seed, count: 60).map { access.decide($0).outcome.breadth }
        for one in all {
            #expect(one.isWithin(one))
            for two in all where one.isWithin(two) {
                for three in all where two.isWithin(three) { #expect(one.isWithin(three), "seed \(seed)") }
            }
        }
    }
}

/// What the involvements behind a question carry at most, written apart from the rules.
private struct Carried {
    let asked: Asked
    let live: [Involvement]
    let isProtected: Bool

    init(_ asked: Asked) {
        self.asked = asked
        let subject = asked.subject
        live = (subject?.involvements ?? []).filter { involvement in
            involvement.person == Cast.amira && involvement.from <= asked.at
                && (involvement.until.map { asked.at < $0 } ?? true) && involvement.agency == asked.who.agency
                && (involvement.practitioner == nil || involvement.practitioner == asked.who.practitioner
                    || involvement.kind == .author || involvement.kind == .school || involvement.kind == .duty
                    || involvement.kind == .formerSchool)
        }
        isProtected = subject?.labels.contains(.locationProtected) ?? false
    }

    func allows(_ holds: FieldClass, by author: PractitionerID, of agency: AgencyID) -> Bool {
        let kinds = Set(live.map(\.kind))
        if holds == .identity { return true }
        if holds == .location && isProtected { return seesProtectedAddress(kinds) }
        if author == asked.who.practitioner && (asked.correctsOwn || !kinds.isEmpty) { return true }
        if !kinds.isDisjoint(with: [.lead, .supervisor, .duty]) { return true }
        let contributing: Set<Involvement.Kind> = [
            .school, .formerSchool, .author, .consulted, .strategy, .investigator, .chair, .conference, .coreGroup,
            .earlyHelpLead, .earlyHelpTeam, .family,
        ]
        if agency == asked.who.agency && !kinds.isDisjoint(with: contributing) { return true }
        if kinds.contains(.school) && (holds == .location || holds == .school || isHandedOver(agency)) {
            return true
        }
        if !kinds.isDisjoint(with: [.investigator, .chair, .auditor]), holds != .location { return true }
        if !kinds.isDisjoint(with: [.strategy, .conference, .coreGroup]),
            [.narrative, .school, .health, .childsWords].contains(holds)
        {
            return true
        }
        if kinds.contains(.earlyHelpLead), holds == .school { return true }
        if kinds.contains(.family), holds == .location { return true }
        if kinds.contains(.emergency) {
            if holds == .location { return hasLocation }
            return [.narrative, .school, .health, .childsWords].contains(holds)
        }
        return false
    }

    private var hasLocation: Bool {
        asked.subject?.locationGranted.contains(asked.who.practitioner) ?? false
    }

    private func seesProtectedAddress(_ kinds: Set<Involvement.Kind>) -> Bool {
        kinds.contains(.lead) || kinds.contains(.supervisor) || kinds.contains(.emergency) && hasLocation
    }

    private func isHandedOver(_ agency: AgencyID) -> Bool {
        asked.subject?.involvements.contains {
            $0.kind == .formerSchool && $0.agency == agency && $0.hasEnded(at: asked.at)
        } ?? false
    }
}

extension Decision {
    /// Refused whoever the person is and whether or not there is one.
    fileprivate var isRefusedToAll: Bool {
        guard case .refuse(let refusal) = outcome else { return false }
        return refusal.rule.hasPrefix("access.account") || refusal.rule == "access.administrators"
    }
}

extension Asked {
    fileprivate var correctsOwn: Bool {
        switch action {
        case .correct(let author): author == who.practitioner
        case .act(let kind): ActRule.of(kind)?.needs == .authored && whose?.practitioner == who.practitioner
        case .search, .look, .administer, .guidance: false
        }
    }

    fileprivate func adding(role: String) -> Asked {
        var asked = self
        asked.who = Doer(
            practitioner: who.practitioner, agency: who.agency, agencyKind: who.agencyKind, team: who.team,
            roles: who.roles + [role], isSocialWorkQualified: who.isSocialWorkQualified,
            lineManager: who.lineManager)
        return asked
    }
}
