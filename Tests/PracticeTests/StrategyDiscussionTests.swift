import Guidance
import Testing

@testable import Practice

/// Who is asked to a strategy discussion, who answers, and who is refused.
struct StrategyInvitationTests {
    @Test("The clock starts with a decision that asks for a discussion, sets no number, and stops when one decides")
    func clock() throws {
        var story = try Given.suspected()
        let clock = try #require(story.clock(.strategyDiscussion))
        #expect(clock.startedAt == Given.moment("2024-06-07T15:40") && clock.due == nil && clock.stoppedAt == nil)
        try story.did(Given.preliminary(), by: Given.dutySocialWorker, at: "2024-06-07T22:00")
        #expect(story.clock(.strategyDiscussion)?.stoppedAt == nil)
        try story.did(Given.discussion(), by: Given.dutySocialWorker, at: "2024-06-08T09:00")
        #expect(story.clock(.strategyDiscussion)?.stoppedAt == Given.moment("2024-06-08T09:00"))
    }

    @Test("In an assessment it starts with the first call")
    func fromCall() throws {
        var story = try Given.suspected(.allocated, step: Episode.Step.assessment)
        #expect(story.clock(.strategyDiscussion) == nil)
        #expect(story.next.contains("strategy.call"))
        try story.did(Given.call(at: "2024-06-20T10:00"), by: Given.dutySocialWorker, at: "2024-06-19T10:00")
        #expect(story.clock(.strategyDiscussion)?.startedAt == Given.moment("2024-06-19T10:00"))
    }

    @Test("Right after the decision the discussion comes before everything else")
    func next() throws {
        var story = try Given.suspected()
        #expect(story.next.first == "strategy.call")
        #expect(story.next.contains("episode.allocate"))
        try story.did(Given.call(), by: Given.dutySocialWorker)
        #expect(Array(story.next.prefix(2)) == ["strategy.answer", "strategy.hold"])
    }

    @Test("Each practitioner invited has a part from the invitation, and their answer waits on their own work")
    func waits() throws {
        var story = try Given.suspected()
        try story.did(Given.call(), by: Given.dutySocialWorker, at: "2024-06-07T16:00")
        let parts = story.involvements(.strategy)
        #expect(
            Set(parts.compactMap(\.practitioner))
                == Set([Given.officer, Given.healthVisitor, Given.safeguardingLead].map(\.practitioner)))
        #expect(Set(parts.map(\.agency)) == [Given.force, Given.trust, Given.school])
        #expect(parts.allSatisfy { $0.from == Given.moment("2024-06-07T16:00") && $0.until == nil })
        let waiting = story.waiting.filter { $0.act == "strategy.answer" }
        #expect(waiting.count == 3 && waiting.contains { $0.owner == .practitioner(Given.officer.practitioner) })
        #expect(waiting[0].why == "Called 7 June 2024 at 4pm, for 7 June 2024 at 5pm")
        try story.did(Given.answer(), by: Given.officer)
        #expect(story.waiting.count { $0.act == "strategy.answer" } == 2)
        #expect(story.facts.map(\.what) == ["Strategy discussion called for 7 June 2024 at 5pm"])
    }

    @Test(
        "What an agency writes is of the class of its knowledge",
        arguments: [(0, FieldClass.police), (1, .health), (2, .school)])
    func classes(place: Int, holds: FieldClass) throws {
        let who = [Given.officer, Given.healthVisitor, Given.safeguardingLead][place]
        var story = try Given.suspected()
        try story.did(Given.call(), by: Given.dutySocialWorker)
        try story.did(Given.answer(information: "What we know"), by: who)
        let answer = try #require(story.state.strategy.open?.answers.last?.act)
        let line = try #require(answer.told(story.state))
        #expect(line.holds("Information from the agency") == holds)
        #expect(line.headline == "Invitation to a strategy discussion answered: will come")
    }

    @Test("A colleague sent instead has a part and is asked in turn")
    func instead() throws {
        var story = try Given.suspected()
        try story.did(Given.call(), by: Given.dutySocialWorker)
        try story.did(
            StrategyDiscussion.Respond(coming: "sending", instead: Given.schoolNurse.practitioner),
            by: Given.healthVisitor)
        #expect(story.involvements(.strategy).contains { $0.practitioner == Given.schoolNurse.practitioner })
        #expect(story.waiting.contains { $0.owner == .practitioner(Given.schoolNurse.practitioner) })
        story.allows(Given.answer(), as: Given.schoolNurse)
    }

    @Test("Calling again while it is open asks more people to the same discussion, and moves it")
    func again() throws {
        var story = try Given.suspected()
        try story.did(Given.call([Given.officer]), by: Given.dutySocialWorker)
        try story.did(Given.call([Given.healthVisitor], at: "2024-06-07T18:30"), by: Given.dutySocialWorker)
        #expect(story.state.strategy.discussions.count == 1)
        #expect(story.state.strategy.open?.invited.count == 2)
        #expect(story.state.strategy.open?.meetsAt == Given.moment("2024-06-07T18:30"))
    }

    @Test("strategy.call.council, .open, .order, .invited and .meetsAt")
    func callRefused() throws {
        let name = "strategy.call"
        let story = try Given.suspected()
        story.refuses(Given.call(), by: name + ".council", as: Given.safeguardingLead)
        story.refuses(Given.call(), by: name + ".order", as: Given.dutySocialWorker, at: "2024-06-07T15:00")
        story.refuses(
            Given.call(at: "2024-06-07T15:41"), by: name + ".meetsAt", as: Given.dutySocialWorker,
            at: "2024-06-07T16:00")
        let stranger = Given.doer("strange", of: Given.force, kind: "police", roles: ["policeOfficer"])
        story.refuses(Given.call([stranger]), by: name + ".invited", as: Given.dutySocialWorker)
        try Given.suspected(.closed).refuses(Given.call(), by: name + ".open", as: Given.dutySocialWorker)
    }

    @Test("strategy.answer.open, .invited, .instead and .instead.agency")
    func answerRefused() throws {
        let name = "strategy.answer"
        var story = try Given.suspected()
        story.refuses(Given.answer(), by: name + ".open", as: Given.officer)
        try story.did(Given.call(), by: Given.dutySocialWorker)
        story.refuses(Given.answer(), by: name + ".invited", as: Given.voluntaryWorker)
        let nobody = StrategyDiscussion.Respond(coming: "sending")
        story.refuses(nobody, by: name + ".instead", as: Given.officer)
        let other = StrategyDiscussion.Respond(coming: "sending", instead: Given.schoolNurse.practitioner)
        story.refuses(other, by: name + ".instead.agency", as: Given.officer)
    }
}

/// Who must be there for a discussion to decide, and what it decides.
struct StrategyDecisionTests {
    struct Absence: CustomTestStringConvertible, Sendable {
        let says: String
        let present: [Doer]
        var elsewhere: [String]?
        let rule: String?
        var testDescription: String { says }
    }

    @Test(
        "A discussion decides with a social worker of the council, health and the police",
        arguments: [
            Absence(
                says: "all three are there", present: [Given.dutySocialWorker, Given.officer, Given.healthVisitor],
                rule: nil),
            Absence(
                says: "a police officer without an account counts", present: [Given.socialWorker, Given.schoolNurse],
                elsewhere: ["police"], rule: nil),
            Absence(
                says: "nobody from the council", present: [Given.officer, Given.healthVisitor],
                rule: "strategy.hold.socialWorker"),
            Absence(
                says: "a family support worker is no social worker",
                present: [Given.familySupportWorker, Given.officer, Given.healthVisitor],
                rule: "strategy.hold.socialWorker"),
            Absence(
                says: "another council's social worker is not this council's",
                present: [Given.neighbouringSupervisor, Given.officer, Given.healthVisitor],
                rule: "strategy.hold.socialWorker"),
            Absence(
                says: "nobody from health", present: [Given.dutySocialWorker, Given.officer],
                rule: "strategy.hold.health"),
            Absence(
                says: "nobody from the police", present: [Given.dutySocialWorker, Given.healthVisitor],
                rule: "strategy.hold.police"),
            Absence(
                says: "a school does not stand in for the police",
                present: [Given.dutySocialWorker, Given.healthVisitor, Given.safeguardingLead],
                elsewhere: ["education"],
                rule: "strategy.hold.police"),
        ])
    func presence(_ row: Absence) throws {
        var story = try Given.suspected()
        story.knows(Given.neighbouringSupervisor)
        let hold = Given.discussion(present: row.present, elsewhere: row.elsewhere)
        if let rule = row.rule {
            story.refuses(hold, by: rule, as: Given.dutySocialWorker)
            let refusal = story.refusal(of: hold, by: Given.dutySocialWorker)
            #expect(refusal?.remedy.contains("preliminary discussion") == true)
            #expect(refusal?.authority.hasPrefix("WT2023") == true)
        } else {
            story.allows(hold, as: Given.dutySocialWorker)
        }
    }

    @Test("In urgency a decision to enquire is recorded without health, with why; and it is to be held again")
    func urgent() throws {
        var story = try Given.suspected()
        let hold = Given.discussion(
            present: [Given.dutySocialWorker, Given.officer], absent: "Nobody on call for health until 8am",
            urgent: "She was to be taken home tonight", safeguards: "Police protection was taken")
        try story.did(hold, by: Given.dutySocialWorker, at: "2024-06-07T23:40")
        #expect(story.state.strategy.initiating != nil)
        let again = try #require(story.waiting.first { $0.key.hasPrefix("strategy again") })
        #expect(again.act == "strategy.call")
        try story.did(Given.discussion("goesOn"), by: Given.dutySocialWorker, at: "2024-06-08T09:00")
        #expect(!story.waiting.contains { $0.key.hasPrefix("strategy again") })
        #expect(story.state.strategy.initiating?.stamp.happenedAt == Given.moment("2024-06-07T23:40"))
    }

    @Test("Urgency never excuses a decision that there is no enquiry, nor one without a social worker")
    func notUrgent() throws {
        let story = try Given.suspected()
        story.refuses(
            Given.discussion(
                "nfa", present: [Given.dutySocialWorker, Given.officer], absent: "x", urgent: "x", safeguards: "x"),
            by: "strategy.hold.health", as: Given.dutySocialWorker)
        story.refuses(
            Given.discussion(
                present: [Given.officer, Given.healthVisitor], absent: "x", urgent: "x", safeguards: "x"),
            by: "strategy.hold.socialWorker", as: Given.dutySocialWorker)
    }

    @Test("A preliminary discussion decides nothing, says what keeps the child safe, and leaves the discussion to hold")
    func preliminary() throws {
        var story = try Given.suspected()
        let line = try story.line(of: Given.preliminary(), by: Given.dutySocialWorker)
        #expect(line.headline == "Preliminary discussion held: nothing was decided")
        #expect(line.holds("Shared by the police") == .police)
        #expect(story.state.strategy.open != nil && story.state.strategy.initiating == nil)
        #expect(story.next.contains("strategy.hold"))
        try story.did(Given.discussion(), by: Given.dutySocialWorker)
        #expect(story.state.strategy.discussions.count == 1)
        #expect(story.state.strategy.discussions[0].preliminary.count == 1)
    }

    @Test("The discussion that decides on an enquiry initiates it; a later one does not start it again")
    func initiating() throws {
        var story = try Given.enquiring()
        try story.did(Given.call(at: "2024-06-12T14:00"), by: Given.socialWorker, at: "2024-06-11T10:00")
        story.refuses(
            Given.discussion("s47Joint"), by: "strategy.hold.initiated", as: Given.dutySocialWorker,
            at: "2024-06-12T14:00")
        try story.did(Given.discussion("goesOn"), by: Given.dutySocialWorker, at: "2024-06-12T14:00")
        #expect(story.state.strategy.held.count == 2)
        #expect(story.state.strategy.initiating?.stamp.happenedAt == Given.moment("2024-06-07T17:00"))
    }

    @Test("Where the first decides against an enquiry and the second for one, the second initiates it")
    func second() throws {
        var story = try Given.suspected(.allocated)
        try story.did(Given.discussion("s17"), by: Given.dutySocialWorker, at: "2024-06-07T17:00")
        #expect(story.state.strategy.initiating == nil)
        try story.did(Given.discussion("s47Single"), by: Given.dutySocialWorker, at: "2024-06-10T11:00")
        #expect(story.state.strategy.initiating?.stamp.happenedAt == Given.moment("2024-06-10T11:00"))
    }

    @Test("A decision that is taken back before anybody began initiates nothing")
    func takenBack() throws {
        var story = try Given.decidedOnEnquiry()
        try story.did(Given.call([Given.officer], at: "2024-06-08T09:00"), by: Given.dutySocialWorker)
        try story.did(Given.discussion("s17"), by: Given.dutySocialWorker, at: "2024-06-08T09:00")
        #expect(story.state.strategy.initiating == nil)
        #expect(story.involvements(.strategy).allSatisfy { $0.until == Given.moment("2024-06-08T09:00") })
        #expect(!story.waiting.contains { $0.act == "enquiry.start" })
    }

    @Test("Which discussion initiated it can be put right, once it is known to be wrong")
    func marked() throws {
        let name = "strategy.mark"
        var story = try Given.suspected(.allocated)
        let mark = { (entry: Int) in StrategyDiscussion.Mark(entry: entry, because: "The first was on the phone") }
        story.refuses(mark(1), by: name + ".initiated", as: Given.dutySocialWorker)
        try story.did(Given.discussion("s47Single"), by: Given.dutySocialWorker, at: "2024-06-07T17:00")
        let first = story.number
        story.refuses(mark(1), by: name + ".entry", as: Given.dutySocialWorker)
        story.refuses(mark(first), by: name + ".same", as: Given.dutySocialWorker)
        try story.did(Given.discussion("goesOn"), by: Given.dutySocialWorker, at: "2024-06-10T09:00")
        story.refuses(mark(story.number), by: name + ".council", as: Given.officer)
        try story.did(mark(story.number), by: Given.dutySocialWorker)
        #expect(story.state.strategy.initiating?.stamp.happenedAt == Given.moment("2024-06-10T09:00"))
        #expect(story.clock(.enquiryCompletion)?.startedAt == Given.moment("2024-06-10T09:00"))
    }

    @Test("strategy.hold.goesOn, .underWay, .decided, .called and .dissent")
    func holdRefused() throws {
        let name = "strategy.hold"
        let story = try Given.suspected()
        story.refuses(Given.discussion("goesOn"), by: name + ".goesOn", as: Given.dutySocialWorker)
        story.refuses(
            Given.discussion(dissenting: [Given.school]), by: name + ".dissent", as: Given.dutySocialWorker)
        try Given.suspected(.classified).refuses(
            Given.discussion(), by: name + ".decided", as: Given.dutySocialWorker)
        try Given.enquiring().refuses(Given.discussion("nfa"), by: name + ".underWay", as: Given.dutySocialWorker)
        var called = try Given.suspected()
        try called.did(Given.call(), by: Given.dutySocialWorker, at: "2024-06-07T16:30")
        called.refuses(Given.discussion(), by: name + ".called", as: Given.dutySocialWorker, at: "2024-06-07T16:00")
    }

    @Test("What each shared is told under its own class")
    func told() throws {
        var story = try Given.suspected()
        let line = try story.line(of: Given.discussion("s47Joint"), by: Given.dutySocialWorker)
        #expect(line.headline == "Strategy discussion held: a section 47 enquiry with the police")
        #expect(line.holds("Shared by the police") == .police)
        #expect(line.holds("Shared by health") == .health)
        #expect(line.holds("Shared by school or nursery") == .school)
        #expect(line.holds("Shared by the council") == .narrative)
    }

    @Test("The part of those who came ends with a decision without an enquiry")
    func parts() throws {
        var story = try Given.suspected()
        try story.did(Given.call(), by: Given.dutySocialWorker, at: "2024-06-07T16:00")
        try story.did(Given.discussion("s17"), by: Given.dutySocialWorker, at: "2024-06-07T17:00")
        #expect(story.involvements(.strategy).allSatisfy { $0.until == Given.moment("2024-06-07T17:00") })
    }
}

/// What was agreed, what was done, and who disagrees.
struct StrategyActionTests {
    @Test("An action waits for its owner, who sees the record until it is done")
    func action() throws {
        var story = try Given.suspected(.allocated)
        try story.did(
            Given.discussion(actions: [Given.planned(), Given.planned(for: Given.schoolNurse)]),
            by: Given.dutySocialWorker, at: "2024-06-07T17:00")
        #expect(story.state.strategy.actions.map(\.number) == [1, 2])
        let waiting = try #require(story.waiting.last { $0.act == "strategy.actionDone" })
        #expect(waiting.owner == .practitioner(Given.schoolNurse.practitioner))
        #expect(waiting.why == "Action 2, due 10 June 2024")
        #expect(
            story.involvements(.strategy).contains {
                $0.practitioner == Given.schoolNurse.practitioner && $0.until == nil
            })
        let done = StrategyDiscussion.Fulfil(action: 2, result: "Two callouts in March")
        story.refuses(done, by: "strategy.actionDone.owner", as: Given.officer)
        story.refuses(done, by: "strategy.actionDone.order", as: Given.schoolNurse, at: "2024-06-07T16:00")
        try story.did(done, by: Given.schoolNurse, at: "2024-06-09T10:00")
        #expect(story.waiting.count { $0.act == "strategy.actionDone" } == 1)
        let told = try #require(story.state.strategy.actions[1].done?.act.told(story.state))
        #expect(told.holds("What came of it") == .health)
        #expect(
            story.involvements(.strategy).contains {
                $0.practitioner == Given.schoolNurse.practitioner && $0.until == Given.moment("2024-06-09T10:00")
            })
        story.refuses(done, by: "strategy.actionDone.once", as: Given.schoolNurse)
        story.refuses(
            StrategyDiscussion.Fulfil(action: 9, result: "x"), by: "strategy.actionDone.action", as: Given.schoolNurse)
    }

    @Test("More can be agreed after the minute, numbered on")
    func more() throws {
        var story = try Given.decidedOnEnquiry()
        try story.did(Given.action(), by: Given.dutySocialWorker)
        try story.did(Given.action(for: nil), by: Given.dutySocialWorker)
        #expect(story.state.strategy.actions.map(\.number) == [1, 2])
        #expect(
            story.waiting.last { $0.act == "strategy.actionDone" }?.owner
                == .practitioner(Given.socialWorker.practitioner))
    }

    @Test("strategy.action.held, .council, .who, .owner and .by; the same in the minute itself")
    func actionRefused() throws {
        let name = "strategy.action"
        try Given.suspected().refuses(Given.action(), by: name + ".held", as: Given.dutySocialWorker)
        let story = try Given.decidedOnEnquiry()
        story.refuses(Given.action(), by: name + ".council", as: Given.officer)
        let nobody = PlannedAction(what: "x", by: Given.day("2024-06-10"))
        story.refuses(
            StrategyDiscussion.Agree(actions: [nobody]), by: name + ".who", as: Given.dutySocialWorker)
        let stranger = Given.doer("strange", of: Given.force, kind: "police", roles: ["policeOfficer"])
        story.refuses(Given.action(for: stranger), by: name + ".owner", as: Given.dutySocialWorker)
        story.refuses(Given.action(by: "2024-06-06"), by: name + ".by", as: Given.dutySocialWorker)
        story.allows(Given.action(for: nil), as: Given.dutySocialWorker)
        try Given.suspected().refuses(
            Given.discussion(actions: [nobody]), by: "strategy.hold.who", as: Given.dutySocialWorker)
    }

    @Test("An agency that took part disagrees in its own words; one that did not, or before a decision, cannot")
    func disagree() throws {
        let name = "strategy.disagree"
        let words = StrategyDiscussion.Disagree(because: "The mark is older", wants: "An enquiry")
        var story = try Given.suspected()
        story.refuses(words, by: name + ".held", as: Given.officer)
        try story.did(Given.call(), by: Given.dutySocialWorker, at: "2024-06-07T16:00")
        try story.did(Given.discussion("s17"), by: Given.dutySocialWorker, at: "2024-06-07T17:00")
        story.refuses(words, by: name + ".part", as: Given.voluntaryWorker)
        let line = try story.line(of: words, by: Given.safeguardingLead)
        #expect(line.words("What it asks for") == "An enquiry")
        #expect(story.state.strategy.lastHeld?.dissents.count == 1)
    }
}
