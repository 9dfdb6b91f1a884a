import Foundation
import Guidance
import Testing

@testable import Practice

@Suite("A child on a plan moves to another area")
struct TransferTests {
    private let chair = Given.doer(
        "neighcha1r", of: Given.neighbourCouncil, kind: "localAuthority", roles: ["conferenceChair"], qualified: true)
    private let accept = Transfer.Accept(
        heldOn: Given.day("2024-07-24"), decided: "A plan begins", from: Given.day("2024-07-24"))

    /// The council that holds the plan has asked the other one, on Monday 8 July 2024.
    private func requested() throws -> Story<Episode> {
        var story = try Given.onPlan()
        try story.did(Given.transferRequest(), by: Given.socialWorker, at: "2024-07-08T10:00")
        return story
    }

    /// The other council's episode, opened by the notice.
    private func received() throws -> Story<Episode> {
        var story = Story<Episode>(
            "maya2", about: [Given.maya], by: Given.neighbouringSupervisor, at: "2024-07-08T11:00",
            standing: Given.standing(people: ["maya"]))
        story.knows(Given.neighbouringSupervisor, Given.chair)
        story.standing.agencies[Given.neighbourCouncil] = "localAuthority"
        try story.did(Given.transferNotice())
        return story
    }

    @Test("The notice opens an episode taken as a referral, and a conference is due 15 working days after it")
    func notice() throws {
        let story = try received()
        #expect(story.state.council == Given.neighbourCouncil && story.state.referral.isReferral)
        #expect(story.state.status == .toDecide)
        #expect(story.clock(.transferInConference)?.due == .day(Given.day("2024-07-29")))
        #expect(story.clock(.referralDecision)?.due == .day(Given.day("2024-07-09")))
    }

    @Test("Whether the parents know of the notice is what was answered, and unasked it is not said that they do")
    func parentsTold() throws {
        #expect(try received().state.referral.received?.act.parentsTold == false)
        let old = """
            {"fromCouncil":"\(Given.council.id)","movedOn":"2024-07-06","worry":"x","whereabouts":"x","sharedCare":"x"}
            """
        #expect(try JSONDecoder().decode(Transfer.Receive.self, from: Data(old.utf8)).parentsTold == false)
    }

    @Test("The notice joins an episode that the council has open")
    func joins() throws {
        var story = try Given.episode(.allocated, at: "2024-06-03T10:00")
        story.standing.agencies[Given.neighbourCouncil] = "localAuthority"
        let notice = Given.transferNotice(from: Given.neighbourCouncil)
        try story.did(notice, by: Given.supervisor, at: "2024-07-08T10:00")
        #expect(story.state.transfer.received != nil && story.state.council == Given.council)
        story.refuses(notice, by: "transfer.receive.once", as: Given.supervisor)
    }

    @Test("Once the transfer-in conference was held, a later notice is another, with a conference of its own")
    func secondNotice() throws {
        var story = try received()
        let who = Given.neighbouringSupervisor
        let call = Given.conferenceCall("transferIn", for: "2024-07-24T10:00", chair: chair)
        story.knows(chair, Given.minuteTaker)
        try story.did(Given.decision(), by: who)
        try story.did(call, by: who, at: "2024-07-10T10:00")
        try story.did(Given.invitation([who]), by: who)
        try story.prepareDecision(on: "2024-07-24", [(who, "noPlan")], by: chair)
        let held = Given.conference(plan: false, present: [Given.neighbourCouncil], waived: "A holiday")
        try story.did(held, by: chair, at: "2024-07-24T12:00")
        #expect(!story.next.contains("conference.call"))
        try story.did(Given.transferNotice(), by: who, at: "2024-09-02T10:00")
        #expect(story.next.contains("conference.call"))
        let clocks = story.clocks(.transferInConference)
        #expect(clocks.map(\.stoppedAt) == [Given.moment("2024-07-24T12:00"), nil])
        #expect(clocks.last?.due == .day(Given.day("2024-09-23")))
    }

    @Test("transfer.receive.council, .child, .open, .holder, .from and .moved")
    func noticeRefused() throws {
        let name = "transfer.receive"
        var story = Story<Episode>(
            "maya2", about: [Given.maya], by: Given.supervisor, at: "2024-07-08T11:00",
            standing: Given.standing(people: ["maya"]))
        story.standing.agencies[Given.neighbourCouncil] = "localAuthority"
        let notice = Given.transferNotice(from: Given.neighbourCouncil)
        story.refuses(notice, by: name + ".council", as: Given.officer)
        story.refuses(Given.transferNotice(from: Given.council), by: name + ".from")
        story.refuses(Given.transferNotice(from: Given.school), by: name + ".from")
        story.refuses(notice, by: name + ".moved", at: "2024-07-05T11:00")
        story.standing.people = []
        story.refuses(notice, by: name + ".child")
        var open = try Given.episode(.allocated, at: "2024-06-03T10:00")
        open.knows(Given.neighbouringSupervisor)
        open.refuses(notice, by: name + ".holder", as: Given.neighbouringSupervisor, at: "2024-07-08T10:00")
        try Given.episode(.closed, at: "2024-06-03T10:00").refuses(
            notice, by: name + ".open", as: Given.supervisor, at: "2024-07-08T10:00")
    }

    @Test("A child carried by both councils is assessed by the second although the first has an open episode")
    func bothAssess() throws {
        var story = try received()
        story.standing.openEpisode = StreamID(.episode, Given.opaque("maya"))
        story.allows(Given.decision(), as: Given.neighbouringSupervisor)
    }

    @Test("The other council is asked, reads what it needs, and is waited for")
    func request() throws {
        let story = try requested()
        let waiting = try #require(story.waiting.first { $0.act == "transfer.accept" })
        #expect(waiting.owner == .role(Given.neighbourCouncil, "dutySocialWorker"))
        #expect(story.involvements(.conference).contains { $0.agency == Given.neighbourCouncil && $0.until == nil })
        #expect(story.state.protectionPlan.isOpen, "the plan goes on")
    }

    @Test("transfer.request.plan, .holder, .once, .council and .moved")
    func requestRefused() throws {
        let name = "transfer.request"
        try Given.conferenceReady().refuses(Given.transferRequest(), by: name + ".plan", as: Given.socialWorker)
        let story = try Given.onPlan()
        let at = "2024-07-08T10:00"
        story.refuses(Given.transferRequest(), by: name + ".holder", as: Given.neighbouringSupervisor, at: at)
        story.refuses(Given.transferRequest(to: Given.council), by: name + ".council", as: Given.socialWorker, at: at)
        story.refuses(Given.transferRequest(), by: name + ".moved", as: Given.socialWorker, at: "2024-07-05T10:00")
        try requested().refuses(Given.transferRequest(), by: name + ".once", as: Given.socialWorker)
    }

    @Test("A request declined or withdrawn is over: the other council's part ends, and another may be asked")
    func askedAgain() throws {
        let ends: [(any Act<Episode>, Doer)] = [
            (Transfer.Decline(because: "They are here for the summer"), Given.neighbouringSupervisor),
            (Transfer.Decline(because: "Their letter says so"), Given.socialWorker),
            (Transfer.Withdraw(because: "They came back"), Given.socialWorker),
        ]
        for (end, who) in ends {
            var story = try requested()
            #expect(Set(["transfer.accept", "transfer.decline", "transfer.withdraw"]).isSubset(of: story.next))
            #expect(!story.next.contains("transfer.request"))
            try story.did(end, by: who, at: "2024-07-10T10:00")
            #expect(
                story.involvements(.conference).filter { $0.agency == Given.neighbourCouncil }.map(\.until)
                    == [Given.moment("2024-07-10T10:00")])
            let isDeclined = end is Transfer.Decline
            #expect(story.waiting.contains { $0.act == "transfer.request" } == isDeclined)
            #expect(story.next.contains("transfer.request") && !story.next.contains("transfer.accept"))
            story.refuses(accept, by: "transfer.accept.asked", as: Given.manager, at: "2024-07-25T10:00")
            try story.did(Given.transferRequest(), by: Given.socialWorker, at: "2024-07-11T10:00")
            #expect(story.waiting.contains { $0.act == "transfer.accept" })
        }
    }

    @Test("transfer.decline.asked, .who and .once; transfer.withdraw.asked, .holder and .once")
    func answersRefused() throws {
        let (decline, withdraw) = (Transfer.Decline(because: "x"), Transfer.Withdraw(because: "x"))
        try Given.onPlan().refuses(decline, by: "transfer.decline.asked", as: Given.manager)
        try Given.onPlan().refuses(withdraw, by: "transfer.withdraw.asked", as: Given.manager)
        var story = try requested()
        story.refuses(decline, by: "transfer.decline.who", as: Given.officer)
        story.refuses(decline, by: "transfer.decline.order", as: Given.manager, at: "2024-07-08T09:00")
        story.refuses(withdraw, by: "transfer.withdraw.holder", as: Given.neighbouringSupervisor)
        let at = "2024-07-25T10:00"
        let letter = Transfer.Accept(
            heldOn: Given.day("2024-07-24"), decided: "x", from: Given.day("2024-07-24"), letter: "We accept")
        try story.did(letter, by: Given.manager, at: at)
        story.refuses(decline, by: "transfer.decline.once", as: Given.manager, at: at)
        story.refuses(withdraw, by: "transfer.withdraw.once", as: Given.manager, at: at)
    }

    @Test("An acceptance of an earlier plan says nothing of a later one, for which another council may be asked")
    func laterPlan() throws {
        var story = try requested()
        let letter = Transfer.Accept(
            heldOn: Given.day("2024-07-24"), decided: "x", from: Given.day("2024-07-24"), letter: "We accept")
        try story.did(letter, by: Given.manager, at: "2024-07-25T10:00")
        try story.did(Given.planEnd("moved"), by: Given.manager, at: "2024-07-26T10:00")
        #expect(!story.next.contains("transfer.request") && !story.waiting.contains { $0.act == "transfer.accept" })
        try story.did(Given.conferenceCall(for: "2024-09-03T10:00"), by: Given.socialWorker, at: "2024-08-20T10:00")
        try story.did(Given.invitation(), by: Given.chair, at: "2024-08-20T10:10")
        try story.prepareDecision(on: "2024-09-03")
        let conference = Given.conference(groupOn: "2024-09-12", reviewOn: "2024-11-20")
        try story.did(conference, by: Given.chair, at: "2024-09-03T12:00")
        #expect(!story.waiting.contains { $0.act == "protectionPlan.end" || $0.act == "transfer.request" })
        story.refuses(
            Given.planEnd("moved"), by: "protectionPlan.end.accepted", as: Given.manager, at: "2024-09-10T10:00")
        #expect(story.next.contains("transfer.request"))
        try story.did(Given.transferRequest(), by: Given.socialWorker, at: "2024-09-11T10:00")
        let parts = story.involvements(.conference).filter { $0.agency == Given.neighbourCouncil }
        #expect(parts.map(\.until) == [Given.moment("2024-07-26T10:00"), nil])
    }

    @Test("transfer.accept.conference: accepted only after the other council's own conference; then the plan may end")
    func accepting() throws {
        var story = try requested()
        let at = "2024-07-25T10:00"
        let who = Given.neighbouringSupervisor
        story.refuses(accept, by: "transfer.accept.conference", as: who, at: at)
        story.refuses(Given.planEnd("moved"), by: "protectionPlan.end.accepted", as: Given.manager, at: at)
        story.standing.transferConferences = [Given.neighbourCouncil: Given.moment("2024-07-23T10:00")]
        story.refuses(accept, by: "transfer.accept.conference", as: who, at: at)
        story.standing.transferConferences = [Given.neighbourCouncil: Given.moment("2024-07-24T10:00")]
        try story.did(accept, by: who, at: at)
        #expect(story.waiting.contains { $0.act == "protectionPlan.end" })
        try story.did(Given.planEnd("moved"), by: Given.manager, at: "2024-07-26T10:00")
        #expect(story.involvements(.conference).allSatisfy { $0.until != nil })
    }

    @Test("protectionPlan.end.from: the plan does not end before the day from which the other council is responsible")
    func endsFromTheDay() throws {
        var story = try requested()
        let letter = Transfer.Accept(
            heldOn: Given.day("2024-07-24"), decided: "x", from: Given.day("2024-08-01"), letter: "We accept")
        try story.did(letter, by: Given.manager, at: "2024-07-25T10:00")
        story.refuses(
            Given.planEnd("moved"), by: "protectionPlan.end.from", as: Given.manager, at: "2024-07-31T23:00")
        story.allows(Given.planEnd("moved"), as: Given.manager, at: "2024-08-01T08:00")
    }

    @Test("transfer.accept.asked, .once, .heldOn, .from, .letter and .who")
    func acceptRefused() throws {
        let name = "transfer.accept"
        try Given.onPlan().refuses(accept, by: name + ".asked", as: Given.neighbouringSupervisor)
        var story = try requested()
        let at = "2024-07-25T10:00"
        func accepting(heldOn: String = "2024-07-24", from: String = "2024-07-24", letter: String? = nil)
            -> Transfer.Accept
        {
            Transfer.Accept(heldOn: Given.day(heldOn), decided: "x", from: Given.day(from), letter: letter)
        }
        story.refuses(accepting(heldOn: "2024-07-05"), by: name + ".heldOn", as: Given.manager, at: at)
        story.refuses(
            accepting(heldOn: "2024-07-26", from: "2024-07-26"), by: name + ".heldOn", as: Given.manager, at: at)
        story.refuses(accepting(from: "2024-07-23"), by: name + ".from", as: Given.manager, at: at)
        story.refuses(accepting(), by: name + ".letter", as: Given.manager, at: at)
        story.refuses(accepting(), by: name + ".who", as: Given.officer, at: at)
        try story.did(accepting(letter: "We accept from 24 July"), by: Given.manager, at: at)
        story.refuses(accepting(letter: "x"), by: name + ".once", as: Given.manager, at: at)
    }
}
