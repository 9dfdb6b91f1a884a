import Guidance
import Testing

@testable import Practice

/// Police protection, orders that protect at once, exclusion.
struct ImmediateProtectionTests {
    struct Hours: CustomTestStringConvertible, Sendable {
        let says: String
        let taken: String
        let ends: String
        var testDescription: String { says }
    }

    @Test(
        "Police protection lasts seventy-two hours as they pass",
        arguments: [
            Hours(says: "in a week without a clock change", taken: "2024-06-07T22:15", ends: "2024-06-10T21:15:00Z"),
            Hours(
                says: "over the Sunday in October that has 25 hours: an hour earlier by the clock",
                taken: "2024-10-26T22:15", ends: "2024-10-29T21:15:00Z"),
            Hours(
                says: "over the Sunday in March that has 23 hours: an hour later by the clock",
                taken: "2024-03-30T22:15", ends: "2024-04-02T22:15:00Z"),
            Hours(says: "over New Year", taken: "2024-12-31T23:50", ends: "2025-01-03T23:50:00Z"),
        ])
    func hours(_ row: Hours) throws {
        var story = try Given.suspected(at: row.taken, step: Episode.Step.immediateProtection)
        try story.did(Given.policeProtection(), by: Given.officer, at: row.taken)
        let clock = try #require(story.clock(.policeProtection))
        #expect(clock.due == .moment(try #require(Moment(row.ends))))
        #expect(clock.owner == .role(Given.force, "policeOfficer"))
        let fact = try #require(story.facts.first { $0.key == "policeProtection" })
        #expect(fact.weight == .alert)
        #expect(fact.until == clock.due)
    }

    @Test("It may have been taken before the council heard of the child, and its hours run from then")
    func before() throws {
        var story = try Given.suspected(.received, at: "2024-06-08T00:40")
        try story.did(Given.policeProtection(), by: Given.officer, at: "2024-06-07T23:05")
        #expect(story.clock(.policeProtection)?.startedAt == Given.moment("2024-06-07T23:05"))
    }

    @Test("The force sees how things stand while it runs, and the end stops it all")
    func ends() throws {
        var story = try Given.suspected()
        let line = try story.line(of: Given.policeProtection(), by: Given.officer, at: "2024-06-07T18:00")
        #expect(line.holds("Because") == .police && line.holds("Where the child is") == .location)
        #expect(line.words("Partners not consulted because") == "There was no time")
        #expect(story.involvements(.consulted).map(\.agency) == [Given.force])
        #expect(story.involvements(.consulted).first?.until == nil)
        #expect(story.next.contains("policeProtection.end") && !story.next.contains("policeProtection.take"))
        try story.did(Given.policeProtectionEnd, by: Given.officer, at: "2024-06-08T09:00")
        #expect(story.involvements(.consulted).first?.until == Given.moment("2024-06-08T09:00"))
        #expect(story.clock(.policeProtection)?.stoppedAt == Given.moment("2024-06-08T09:00"))
        #expect(story.facts.isEmpty)
        #expect(story.next.contains("policeProtection.take"))
    }

    @Test("Ended after its hours, it is recorded, and asks why")
    func late() throws {
        var story = try Given.suspected()
        try story.did(Given.policeProtection(), by: Given.officer, at: "2024-06-07T18:00")
        try story.did(Given.policeProtectionEnd, by: Given.officer, at: "2024-06-10T18:01")
        #expect(story.clock(.policeProtection)?.isLate(at: story.now) == true)
        #expect(story.waiting.contains { $0.act == "episode.explainLate" })
        try story.did(
            Episode.ExplainLate(duty: .policeProtection, because: "Nobody told the ward"), by: Given.dutySocialWorker)
        #expect(story.clock(.policeProtection)?.lateBecause == "Nobody told the ward")
    }

    @Test("policeProtection.take.open: without an open episode the council is rung first")
    func takeOpen() throws {
        let closed = try Given.suspected(.closed)
        closed.refuses(Given.policeProtection(), by: "policeProtection.take.open", as: Given.officer)
        let refusal = closed.refusal(of: Given.policeProtection(), by: Given.officer)
        #expect(refusal?.remedy.contains("records the contact") == true)
    }

    @Test("policeProtection.take.police: neither a school nor another council records it")
    func takePolice() throws {
        let story = try Given.suspected()
        for other in [Given.safeguardingLead, Given.neighbouringSupervisor] {
            story.refuses(Given.policeProtection(force: Given.force), by: "policeProtection.take.police", as: other)
        }
    }

    @Test("policeProtection.take.force: a council says whose officer it was")
    func takeForce() throws {
        var story = try Given.suspected()
        story.refuses(Given.policeProtection(), by: "policeProtection.take.force", as: Given.dutySocialWorker)
        story.refuses(
            Given.policeProtection(force: Given.trust), by: "policeProtection.take.force", as: Given.dutySocialWorker)
        try story.did(Given.policeProtection(force: Given.force), by: Given.dutySocialWorker)
        #expect(story.involvements(.consulted).map(\.agency) == [Given.force])
    }

    @Test("policeProtection.take.running: its hours cannot be begun again")
    func takeRunning() throws {
        var story = try Given.suspected()
        try story.did(Given.policeProtection(), by: Given.officer)
        story.refuses(Given.policeProtection(), by: "policeProtection.take.running", as: Given.officer)
    }

    @Test("policeProtection.end.running: what does not run cannot end")
    func endRunning() throws {
        try Given.suspected().refuses(
            Given.policeProtectionEnd, by: "policeProtection.end.running", as: Given.officer)
    }

    @Test("policeProtection.end.police: a school does not end it; policeProtection.end.order: nor does time run back")
    func endOthers() throws {
        var story = try Given.suspected()
        try story.did(Given.policeProtection(), by: Given.officer, at: "2024-06-07T18:00")
        story.refuses(Given.policeProtectionEnd, by: "policeProtection.end.police", as: Given.safeguardingLead)
        story.refuses(
            Given.policeProtectionEnd, by: "policeProtection.end.order", as: Given.officer, at: "2024-06-07T17:59")
    }

    @Test("episode.close.protection: an episode does not close over what still runs")
    func keepsOpen() throws {
        var story = try Given.suspected(.told)
        try story.did(Given.discussion("nfa"), by: Given.dutySocialWorker)
        try story.did(Given.policeProtection(), by: Given.officer)
        story.refuses(Given.closing(), by: "episode.close.protection", as: Given.supervisor)
        try story.did(Given.policeProtectionEnd, by: Given.officer)
        story.allows(Given.closing(), as: Given.supervisor)
    }

    @Test("episode.close.protection: closing hides no order that is in force")
    func ordersKeepOpen() throws {
        let orders: [(begins: any Act<Episode>, ends: any Act<Episode>)] = [
            (Given.order(), Given.orderEnd),
            (Given.assessmentOrder(from: "2024-06-10"), ImmediateProtection.EndAssessmentOrder(found: "She grows")),
            (Given.exclusion(), ImmediateProtection.LiftExclusion(because: "He has left the county")),
        ]
        for (begins, ends) in orders {
            var story = try Given.suspected(.told)
            try story.did(Given.discussion("nfa"), by: Given.dutySocialWorker)
            try story.did(begins, by: Given.dutySocialWorker)
            #expect(story.facts.contains { $0.weight == .alert })
            story.refuses(Given.closing(), by: "episode.close.protection", as: Given.supervisor)
            try story.did(ends, by: Given.dutySocialWorker)
            story.allows(Given.closing(), as: Given.supervisor)
        }
    }

    @Test("Officers whom the council names reach the record while it runs, and the end is the force's to record")
    func officersNamed() throws {
        let inspector = Given.doer("1nspector", of: Given.force, kind: "police", roles: ["policeOfficer"])
        var story = try Given.suspected()
        story.knows(inspector)
        let named = Given.policeProtection(force: Given.force, officers: [Given.officer, inspector])
        try story.did(named, by: Given.dutySocialWorker, at: "2024-06-07T18:00")
        #expect(
            Set(story.involvements(.consulted).map(\.practitioner))
                == [Given.officer.practitioner, inspector.practitioner])
        #expect(story.involvements(.consulted).allSatisfy { $0.agency == Given.force && $0.until == nil })
        #expect(story.clock(.policeProtection)?.owner == .role(Given.force, "policeOfficer"))
        try story.did(Given.policeProtectionEnd, by: inspector, at: "2024-06-08T09:00")
        #expect(story.involvements(.consulted).allSatisfy { $0.until == Given.moment("2024-06-08T09:00") })
    }

    @Test("policeProtection.take.officers: they are practitioners of the force")
    func otherOfficers() throws {
        let name = "policeProtection.take.officers"
        let story = try Given.suspected()
        story.refuses(
            Given.policeProtection(force: Given.force, officers: [Given.healthVisitor]), by: name,
            as: Given.dutySocialWorker)
        story.refuses(Given.policeProtection(officers: [Given.socialWorker]), by: name, as: Given.officer)
        story.allows(Given.policeProtection(officers: [Given.officer]), as: Given.officer)
    }
}

/// Emergency protection orders, child assessment orders and exclusion requirements.
struct OrderTests {
    @Test("An order runs eight days, and the day it is made is the first of them")
    func eightDays() throws {
        var story = try Given.suspected()
        try story.did(Given.order(), by: Given.dutySocialWorker, at: "2024-06-11T15:00")
        #expect(story.clock(.emergencyProtectionOrder)?.due == .day(Given.day("2024-06-18")))
        #expect(story.facts.map(\.what) == ["Emergency protection order"])
        #expect(story.facts.first?.until == .day(Given.day("2024-06-18")))
    }

    @Test("After police protection its days run from the first day of that")
    func afterPoliceProtection() throws {
        var story = try Given.suspected()
        try story.did(Given.policeProtection(), by: Given.officer, at: "2024-06-08T02:00")
        try story.did(Given.order(), by: Given.dutySocialWorker, at: "2024-06-10T11:00")
        try story.did(
            ImmediateProtection.EndPoliceProtection(
                how: "orderMade", because: "The order took over", whereChildIs: "With foster carers"),
            by: Given.officer, at: "2024-06-10T11:30")
        let clock = try #require(story.clock(.emergencyProtectionOrder))
        #expect(clock.startedAt == Given.moment("2024-06-08T02:00"))
        #expect(clock.due == .day(Given.day("2024-06-15")))
    }

    @Test("Police protection that ended by an order earlier the same day counts; one that ended days before does not")
    func linked() throws {
        for (how, began) in [("orderMade", "2024-06-08T02:00"), ("returned", "2024-06-10T11:00")] {
            var story = try Given.suspected()
            try story.did(Given.policeProtection(), by: Given.officer, at: "2024-06-08T02:00")
            try story.did(
                ImmediateProtection.EndPoliceProtection(how: how, because: "x", whereChildIs: "x"), by: Given.officer,
                at: "2024-06-10T10:55")
            try story.did(Given.order(), by: Given.dutySocialWorker, at: "2024-06-10T11:00")
            #expect(story.clock(.emergencyProtectionOrder)?.startedAt == Given.moment(began), "\(how)")
        }
    }

    @Test("The end that the order itself names prevails")
    func named() throws {
        var story = try Given.suspected()
        try story.did(Given.order(until: "2024-06-14T16:00"), by: Given.dutySocialWorker, at: "2024-06-11T15:00")
        #expect(story.clock(.emergencyProtectionOrder)?.due == .moment(Given.moment("2024-06-14T16:00")))
    }

    @Test(
        "emergencyProtectionOrder.make.endsAt: no order outlasts its days, but for a Sunday or a holiday at their end")
    func endsAt() throws {
        let story = try Given.suspected()
        let make = "emergencyProtectionOrder.make"
        story.refuses(
            Given.order(until: "2024-06-19T10:00"), by: make + ".endsAt", as: Given.dutySocialWorker,
            at: "2024-06-11T15:00")
        story.allows(Given.order(until: "2024-06-18T10:00"), as: Given.dutySocialWorker, at: "2024-06-11T15:00")
        // The eighth day from Sunday 9 June is Sunday 16 June, so a court may name the Monday.
        story.allows(Given.order(until: "2024-06-17T12:00"), as: Given.dutySocialWorker, at: "2024-06-09T10:00")
        story.refuses(
            Given.order(until: "2024-06-18T12:00"), by: make + ".endsAt", as: Given.dutySocialWorker,
            at: "2024-06-09T10:00")
        story.refuses(
            Given.order(until: "2024-06-11T10:00"), by: make + ".endsAt.order", as: Given.dutySocialWorker,
            at: "2024-06-11T15:00")
    }

    @Test("emergencyProtectionOrder.make.running and .council: one at a time, recorded by the council")
    func one() throws {
        var story = try Given.suspected()
        story.refuses(Given.order(), by: "emergencyProtectionOrder.make.council", as: Given.officer)
        try story.did(Given.order(), by: Given.dutySocialWorker)
        story.refuses(Given.order(), by: "emergencyProtectionOrder.make.running", as: Given.dutySocialWorker)
    }

    @Test("Extended once, it runs seven days more, and the first clock is met")
    func extended() throws {
        var story = try Given.suspected()
        try story.did(Given.order(), by: Given.dutySocialWorker, at: "2024-06-11T15:00")
        try story.did(Given.extending(), by: Given.dutySocialWorker, at: "2024-06-18T12:00")
        #expect(story.clock(.emergencyProtectionOrder)?.stoppedAt == Given.moment("2024-06-18T12:00"))
        let second = try #require(story.clock(.emergencyProtectionExtension))
        #expect(second.due == .day(Given.day("2024-06-25")))
        #expect(story.facts.map(\.what) == ["Emergency protection order, extended"])
        try story.did(Given.orderEnd, by: Given.dutySocialWorker, at: "2024-06-25T16:00")
        #expect(story.clock(.emergencyProtectionExtension)?.stoppedAt == Given.moment("2024-06-25T16:00"))
        #expect(story.facts.isEmpty && story.waiting.allSatisfy { $0.act != "episode.explainLate" })
    }

    @Test("emergencyProtectionOrder.extend.once: it is extended once")
    func once() throws {
        var story = try Given.suspected()
        try story.did(Given.order(), by: Given.dutySocialWorker, at: "2024-06-11T15:00")
        try story.did(Given.extending(), by: Given.dutySocialWorker, at: "2024-06-18T12:00")
        story.refuses(
            Given.extending(), by: "emergencyProtectionOrder.extend.once", as: Given.dutySocialWorker,
            at: "2024-06-20T12:00")
    }

    @Test("emergencyProtectionOrder.extend.running, .over and .endsAt: in force, in time, within its days")
    func extensions() throws {
        let name = "emergencyProtectionOrder.extend"
        var story = try Given.suspected()
        story.refuses(Given.extending(), by: name + ".running", as: Given.dutySocialWorker)
        try story.did(Given.order(), by: Given.dutySocialWorker, at: "2024-06-11T15:00")
        story.refuses(Given.extending(), by: name + ".council", as: Given.officer, at: "2024-06-18T12:00")
        story.refuses(Given.extending(), by: name + ".over", as: Given.dutySocialWorker, at: "2024-06-19T00:01")
        story.refuses(Given.extending(), by: name + ".order", as: Given.dutySocialWorker, at: "2024-06-11T14:00")
        story.refuses(
            Given.extending(until: "2024-06-26T12:00"), by: name + ".endsAt", as: Given.dutySocialWorker,
            at: "2024-06-18T12:00")
        story.allows(
            Given.extending(until: "2024-06-25T12:00"), as: Given.dutySocialWorker, at: "2024-06-18T12:00")
    }

    @Test("emergencyProtectionOrder.end.running, .council and .order")
    func orderEnds() throws {
        let name = "emergencyProtectionOrder.end"
        var story = try Given.suspected()
        story.refuses(Given.orderEnd, by: name + ".running", as: Given.dutySocialWorker)
        try story.did(Given.order(), by: Given.dutySocialWorker, at: "2024-06-11T15:00")
        story.refuses(Given.orderEnd, by: name + ".council", as: Given.officer)
        story.refuses(Given.orderEnd, by: name + ".order", as: Given.dutySocialWorker, at: "2024-06-11T14:00")
    }

    @Test("A child assessment order counts its seven days from the day it names, which is the first")
    func assessment() throws {
        let name = "childAssessmentOrder.start"
        var story = try Given.suspected()
        story.refuses(
            Given.assessmentOrder(from: "2024-06-10"), by: name + ".startsOn", as: Given.dutySocialWorker,
            at: "2024-06-11T15:00")
        story.refuses(Given.assessmentOrder(from: "2024-06-17"), by: name + ".council", as: Given.officer)
        try story.did(
            Given.assessmentOrder(from: "2024-06-17"), by: Given.dutySocialWorker, at: "2024-06-11T15:00")
        #expect(story.clock(.childAssessmentOrder)?.startedAt.day == Given.day("2024-06-17"))
        #expect(story.clock(.childAssessmentOrder)?.due == .day(Given.day("2024-06-23")))
        #expect(story.facts.first?.what == "Child assessment order")
        story.refuses(
            Given.assessmentOrder(from: "2024-06-20"), by: name + ".running", as: Given.dutySocialWorker)
        let end = ImmediateProtection.EndAssessmentOrder(found: "She grows")
        story.refuses(end, by: "childAssessmentOrder.end.council", as: Given.officer)
        try story.did(end, by: Given.dutySocialWorker, at: "2024-06-24T16:00")
        story.refuses(end, by: "childAssessmentOrder.end.running", as: Given.dutySocialWorker)
        #expect(story.facts.isEmpty)
    }

    @Test("An exclusion is an alert until it is lifted or its time is over")
    func exclusion() throws {
        let name = "exclusion.require"
        var story = try Given.suspected()
        story.refuses(
            Given.exclusion("emergencyProtectionOrder"), by: name + ".order.made", as: Given.dutySocialWorker)
        story.refuses(Given.exclusion(), by: name + ".council", as: Given.officer)
        story.refuses(
            Given.exclusion(until: "2024-06-07T15:00"), by: name + ".endsAt", as: Given.dutySocialWorker)
        let line = try story.line(
            of: Given.exclusion(until: "2024-07-07T15:00"), by: Given.dutySocialWorker)
        #expect(line.holds("Who") == .thirdParty && line.holds("Power of arrest") == .police)
        #expect(story.facts.first?.what == "Exclusion requirement" && story.facts.first?.weight == .alert)
        story.refuses(Given.exclusion(), by: name + ".running", as: Given.dutySocialWorker)
        let lift = ImmediateProtection.LiftExclusion(because: "He has left the county")
        story.refuses(lift, by: "exclusion.lift.council", as: Given.officer)
        try story.did(lift, by: Given.dutySocialWorker)
        #expect(story.facts.isEmpty)
        story.refuses(lift, by: "exclusion.lift.running", as: Given.dutySocialWorker)
    }
}
