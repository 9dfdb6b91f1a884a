import Casework
import Foundation
import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct PopulationTests {
    @Test func `A hundred made-up children with their histories, told through the desk`() async throws {
        try await withOffice { told in
            let acts = try await Population(children: 100, seed: 1).tell(
                on: told.office, told.stage.area, today: Told.today)
            #expect(acts > 600)

            try await expectSound(told.office)
            let council = try told.agency(Larkshire.council)
            let audits = try await told.read { try $0.audits(of: council, in: $1) }
            #expect(!audits.isEmpty, "records are read for audits")
            let episodes = try await told.read {
                try $0.episodes(of: council, openedFrom: Day(2023, 1, 1), until: Told.today.day, in: $1)
            }
            #expect(episodes.count > 15)
            #expect(Set(episodes.map(\.status)).count >= 2, "some are open, some closed")
        }
    }

    @Test func `One step leads to the next about as often as in England, and every way is gone`() async throws {
        try await withOffice { told in
            let (population, first) = (Population(children: 6_000, seed: 1), Told.today.day.adding(months: -36))
            let crowd = try await Crowd.gather(
                for: 400, in: told.office, told.stage.area, at: Moment(first.adding(days: -30), hour: 8))
            let lives = try await population.plan(in: told.office, crowd, from: first, today: Told.today)
            let steps = lives.flatMap(\.steps)
            func count(_ fits: (Step.What) -> Bool) -> Double { Double(steps.count { fits($0.what) }) }
            func share(_ part: Double, of whole: Double, _ bounds: ClosedRange<Double>, _ what: String) {
                #expect(bounds.contains(part / whole), "\(what): \(part) of \(whole)")
            }
            let referrals = count { [.refer, .receive].contains($0) }
            let enquiries = count { $0 == .enquire }
            let conferences = count { $0 == .hold }
            #expect(referrals > 2_500)
            share(enquiries, of: referrals, 0.19...0.27, "enquiries, of referrals")
            share(conferences, of: enquiries, 0.32...0.45, "initial conferences, of enquiries")
            share(count { $0 == .writePlan }, of: conferences, 0.75...0.95, "protection plans, of conferences")
            share(count { $0 == .identify }, of: referrals, 0.12...0.24, "early help, of referrals")
            share(count { $0 == .startNeedPlan }, of: referrals, 0.08...0.18, "child in need plans, of referrals")
            share(count { $0 == .lookAfter }, of: referrals, 0.005...0.04, "looked after, of referrals")
            share(count { $0 == .callTalk }, of: count { $0 == .discuss }, 0.78...0.92, "invitations, of discussions")
            share(count { $0 == .askAgency }, of: enquiries, 1.4...1.8, "agencies asked, of enquiries")
            share(count { $0 == .order }, of: enquiries, 0.005...0.05, "emergency orders, of enquiries")
            share(
                count { $0 == .endPlan }, of: count { $0 == .writePlan }, 0.02...0.12, "administrative ends, of plans")
            share(
                count { $0 == .handOver }, of: count { $0 == .startNeedPlan }, 0.1...0.35, "step downs, of need plans")
            let all = Set(steps.map(\.what))
            let missing = Step.What.allCases.filter { !all.contains($0) }
            #expect(missing.isEmpty, "nobody goes the way of \(missing)")
        }
    }

    /// The acts of made-up lives, and at least how often in those of six thousand children.
    private static let pathways: [(act: ActKind, least: Int)] = [
        ("strategy.call", 500), ("strategy.confer", 20), ("strategy.answer", 1_000), ("strategy.disagree", 5),
        ("enquiry.check", 500), ("enquiry.reply", 500), ("enquiry.medical", 50), ("policeProtection.take", 20),
        ("emergencyProtectionOrder.make", 5), ("emergencyProtectionOrder.extend", 1),
        ("emergencyProtectionOrder.end", 5), ("childAssessmentOrder.start", 1), ("childAssessmentOrder.end", 1),
        ("exclusion.require", 5), ("exclusion.lift", 5), ("familyGroup.offer", 20), ("familyGroup.hold", 5),
        ("earlyHelp.offerFamilyGroup", 20), ("earlyHelp.holdFamilyGroup", 5), ("earlyHelp.handOver", 20),
        ("earlyHelp.receive", 20), ("transfer.request", 2), ("transfer.accept", 2), ("transfer.receive", 10),
        ("protectionPlan.end", 3), ("protectionPlan.tell", 3), ("plan.progress", 300), ("supervision.record", 100),
        ("childInNeedPlan.amend", 50), ("childInNeedPlan.done", 50), ("returnHome.decide", 3), ("returnHome.review", 3),
        ("privateFostering.notify", 5), ("privateFostering.visit", 5), ("longStay.begin", 10), ("longStay.notify", 10),
        ("custody.begin", 3), ("motherAndBabyUnit.apply", 3), ("motherAndBabyUnit.decide", 3), ("livingAway.check", 10),
        ("livingAway.end", 10), ("circumstance.note", 200), ("circumstance.review", 50), ("circumstance.end", 50),
        ("carer.offer", 50), ("carer.conclude", 50), ("transition.plan", 3), ("risk.exchange", 20),
        ("education.enquire", 5), ("education.visit", 20), ("education.decide", 20), ("homelessness.learn", 10),
        ("homelessness.expect", 10), ("homelessness.refer", 20), ("difference.raise", 3), ("difference.answer", 3),
        ("difference.settle", 3), ("place.link", 5), ("letter.write", 100), ("letter.send", 100),
        ("letter.delivered", 50), ("preBirth.plan", 10), ("person.birth", 10), ("earlyHelp.team", 50),
        ("earlyHelp.meet", 50), ("earlyHelp.done", 50), ("assessment.interview", 200), ("conference.answer", 100),
        ("conference.share", 50), ("enquiry.askForConference", 3), ("enquiry.answerRequest", 3),
        ("strategy.action", 50), ("strategy.actionDone", 50), ("coreGroup.done", 50), ("difference.escalate", 2),
        ("privateFostering.change", 2), ("privateFostering.leave", 3), ("outsideHome.assess", 5),
        ("outsideHome.decide", 5), ("concern.record", 500), ("lookedAfter.review", 20),
    ]

    @Test func `Every pathway is gone by some of six thousand made-up children`() async throws {
        try await withOffice { told in
            let (population, first) = (Population(children: 6_000, seed: 2), Told.today.day.adding(months: -36))
            let crowd = try await Crowd.gather(
                for: 400, in: told.office, told.stage.area, at: Moment(first.adding(days: -30), hour: 8))
            var often: [ActKind: Int] = [:]
            for life in try await population.plan(in: told.office, crowd, from: first, today: Told.today) {
                for step in life.steps {
                    var script = Script(life: life, step: step, crowd: crowd, random: SplitMix64(seed: 2))
                    often[script.line().act, default: 0] += 1
                }
            }
            for (act, least) in Self.pathways {
                #expect(often[act, default: 0] >= least, "\(act): \(often[act, default: 0]), and at least \(least)")
            }
            #expect(Set(often.keys).isSubset(of: Acts.kinds), "an act that there is not")
        }
    }

    @Test func `The desk lets every pathway be gone, by the fewest households that go them all`() async throws {
        try await withOffice { told in
            let (population, first) = (Population(children: 6_000, seed: 2), Told.today.day.adding(months: -36))
            let crowd = try await Crowd.gather(
                for: 400, in: told.office, told.stage.area, at: Moment(first.adding(days: -30), hour: 8))
            var left = Set(Self.pathways.map(\.act))
            var chosen: [Teller.Life] = []
            for life in try await population.plan(in: told.office, crowd, from: first, today: Told.today) {
                var acts: Set<ActKind> = []
                for step in life.steps {
                    var script = Script(life: life, step: step, crowd: crowd, random: SplitMix64(seed: 2))
                    acts.insert(script.line().act)
                }
                guard !acts.isDisjoint(with: left) else { continue }
                left.subtract(acts)
                chosen.append(life)
            }
            #expect(left.isEmpty, "nobody does \(left)")
            let done = Seen()
            let teller = Teller(told.office.desk, crowd, seed: 2, chosen) {
                done.note(Progress(acts: (done.last?.acts ?? 0) + 1, of: 0, children: 0, telling: ""))
            }
            try await teller.tell(until: Told.today)
            #expect(done.last?.acts == chosen.reduce(0) { $0 + $1.steps.count })
            try await expectSound(told.office)
        }
    }

    @Test func `The same seed gives the same histories, another seed others`() async throws {
        var digests: [[String]] = []
        for seed: UInt64 in [5, 5, 6] {
            try await withOffice { told in
                try await Population(children: 12, seed: seed).tell(
                    on: told.office, told.stage.area, today: Told.today)
                var names: [String] = []
                for serial in Population.firstSerial..<(Population.firstSerial + 12) {
                    let number = try #require(Numbers.nhs(serial))
                    let lines = try await told.read { readings, session -> [String] in
                        let person = try #require(try readings.holders(of: number, in: session).first)
                        let name = try readings.brief(person, in: session).fullName
                        return [name]
                            + (try readings.chronology(of: person, in: session).map {
                                "\($0.happenedAt) \($0.line.headline)"
                            })
                    }
                    names += lines
                }
                digests.append(names)
            }
        }
        #expect(digests[0] == digests[1])
        #expect(digests[0] != digests[2])
    }

    @Test func `A second population comes beside the first`() async throws {
        try await withOffice { told in
            for seed: UInt64 in [1, 1] {
                try await Population(children: 10, seed: seed).tell(
                    on: told.office, told.stage.area, today: Told.today)
            }
            let last = try #require(Numbers.nhs(Population.firstSerial + 19))
            #expect(try await told.read { try $0.holders(of: last, in: $1).count } == 1)
        }
    }

    @Test func `Progress is told and ends at its end`() async throws {
        try await withOffice { told in
            let seen = Seen()
            try await Population(children: 30, seed: 2).tell(
                on: told.office, told.stage.area, today: Told.today
            ) { progress in
                seen.note(progress)
            }
            let last = try #require(seen.last)
            #expect(last.acts == last.of && last.children == 30)
        }
    }

    @Test func `SplitMix64 gives the published numbers`() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(
            [random.next(), random.next(), random.next()] == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }
}

@Suite struct DemoTests {
    @Test func `The demo tells every story and some children, and a second time only more children`()
        async throws
    {
        try await withOffice { told in
            let personas = try await Demo.tell(on: told.office, today: Told.today, children: 5, seed: 3)
            #expect(personas.count == Persona.all.count)
            let size = try await entries(told)
            _ = try await Demo.tell(on: told.office, today: Told.today, children: 0, seed: 3)
            #expect(try await entries(told) == size)
        }
    }

    private func entries(_ told: Told) async throws -> Int {
        try await told.office.database.read { [book = told.office.book, area = told.office.area] session in
            try book.verify(.acts(area), in: session).entries
        }
    }
}

/// Keeps the last progress that was told.
private final class Seen: @unchecked Sendable {
    private let lock = NSLock()
    private var progress: Cast.Progress?

    var last: Cast.Progress? { lock.withLock { progress } }
    func note(_ now: Cast.Progress) { lock.withLock { progress = now } }
}
