import Guidance
import Testing

@testable import Practice

/// What early help refuses, each by the name of its rule.
struct EarlyHelpRefusalTests {
    @Test("earlyHelp.identify.new: early help begins once")
    func new() throws {
        try Given.earlyHelp(.identified).refuses(Given.signs(), by: "earlyHelp.identify.new")
    }

    @Test("earlyHelp.identify.child: it is about a child on record")
    func child() throws {
        var story = try Given.earlyHelp()
        story.standing.people = [Given.maya]
        story.refuses(Given.signs(), by: "earlyHelp.identify.child")
        story.about = []
        story.refuses(Given.signs(), by: "earlyHelp.identify.child")
    }

    @Test("earlyHelp.identify.already: the family has early help already, as far as one may know")
    func already() throws {
        var story = try Given.earlyHelp()
        story.standing.earlyHelp[Given.noah] = CarriedEarlyHelp(stream: story.stream)
        story.refuses(Given.signs(), by: "earlyHelp.identify.already")
        story.refuses(Given.handover, by: "earlyHelp.handOver.already", as: Given.socialWorker)
    }

    @Test("earlyHelp.handOver.council: statutory work is the council's to step down")
    func handOverCouncil() throws {
        try Given.earlyHelp().refuses(Given.handover, by: "earlyHelp.handOver.council", as: Given.head)
    }

    @Test("earlyHelp.decline.handedOver, .who, .declined, .once and .order")
    func decline() throws {
        let name = "earlyHelp.decline"
        try Given.earlyHelp(.identified).refuses(Given.declined, by: name + ".handedOver")
        var story = try Given.earlyHelp()
        try story.did(Given.handover, by: Given.socialWorker)
        story.refuses(Given.declined, by: name + ".who", as: Given.nurse)
        story.refuses(Given.declined, by: name + ".order", as: Given.helper, at: "2024-03-27T10:00")
        var received = story
        try received.did(Given.received, by: Given.helper)
        received.refuses(Given.declined, by: name + ".once", as: Given.helper)
        try story.did(Given.declined, by: Given.helper)
        story.refuses(Given.declined, by: name + ".declined", as: Given.helper)
        story.refuses(Given.received, by: "earlyHelp.receive.declined", as: Given.helper)
    }

    @Test("earlyHelp.redirect.handedOver, .council, .to and .once; earlyHelp.close.council before it is received")
    func redirect() throws {
        let name = "earlyHelp.redirect"
        try Given.earlyHelp(.identified).refuses(Given.redirected(), by: name + ".handedOver")
        var story = try Given.earlyHelp()
        try story.did(Given.handover, by: Given.socialWorker)
        story.refuses(Given.redirected(), by: name + ".council", as: Given.helper)
        story.refuses(Given.redirected(to: Given.helper), by: name + ".to", as: Given.socialWorker)
        story.refuses(Given.redirected(to: Given.officer), by: name + ".to", as: Given.socialWorker)
        story.refuses(Given.helpEnd("moved"), by: "earlyHelp.close.council", as: Given.helper)
        try story.did(Given.received, by: Given.helper)
        story.refuses(Given.redirected(), by: name + ".once", as: Given.socialWorker)
    }

    @Test("earlyHelp.handOver.to: somebody receives it")
    func handOverTo() throws {
        var story = try Given.earlyHelp()
        story.standing.practitioners[Given.helper.practitioner] = nil
        story.refuses(Given.handover, by: "earlyHelp.handOver.to", as: Given.socialWorker)
    }

    @Test("earlyHelp.receive: what was handed over, once, by whom it was handed to, and not before")
    func receive() throws {
        try Given.earlyHelp(.identified).refuses(
            Given.received, by: "earlyHelp.receive.handedOver", as: Given.helper)
        var story = try Given.earlyHelp()
        try story.did(Given.handover, by: Given.socialWorker)
        story.refuses(Given.received, by: "earlyHelp.receive.who", as: Given.nurse)
        story.refuses(Given.received, by: "earlyHelp.receive.order", as: Given.helper, at: "2024-03-27T10:00")
        try story.did(Given.received, by: Given.helper)
        story.refuses(Given.received, by: "earlyHelp.receive.once", as: Given.helper)
    }

    @Test("earlyHelp.agree.open: there is early help, and it has not ended")
    func open() throws {
        try Given.earlyHelp().refuses(Given.yes, by: "earlyHelp.agree.open")
        try Given.earlyHelp(.closed).refuses(Given.yes, by: "earlyHelp.agree.open", as: Given.helper)
    }

    @Test("earlyHelp.agree.order: not before the need was seen")
    func order() throws {
        try Given.earlyHelp(.identified).refuses(Given.yes, by: "earlyHelp.agree.order", at: "2024-03-27T10:00")
    }

    @Test("earlyHelp.agree.team: whoever carries it asks the family")
    func agreeTeam() throws {
        try Given.earlyHelp(.identified).refuses(Given.yes, by: "earlyHelp.agree.team", as: Given.nurse)
    }

    @Test("earlyHelp.agree.explained: a yes holds when the family knows what is written down")
    func explained() throws {
        let act = EarlyHelp.Agree(answer: "given", who: "Her mother", informationExplained: false)
        try Given.earlyHelp(.identified).refuses(act, by: "earlyHelp.agree.explained")
        let refused = EarlyHelp.Agree(answer: "refused", who: "Her mother", informationExplained: false)
        try Given.earlyHelp(.identified).allows(refused)
    }

    @Test("earlyHelp.lead: agreed, by whoever carries it, to somebody known who does not lead already")
    func lead() throws {
        try Given.earlyHelp(.identified).refuses(Given.chosen(), by: "earlyHelp.lead.agreed")
        var story = try Given.earlyHelp(.agreed)
        story.refuses(Given.chosen(), by: "earlyHelp.lead.team", as: Given.nurse)
        story.refuses(Given.chosen(Given.qualifiedChair), by: "earlyHelp.lead.known")
        try story.did(Given.chosen())
        story.refuses(Given.chosen(), by: "earlyHelp.lead.same", as: Given.helper)
    }

    @Test(
        "The lead assesses, plans, names the team and reviews; others ask the lead",
        arguments: ["assess", "plan", "team", "review"])
    func onlyTheLead(verb: String) throws {
        let story = try Given.earlyHelp(.planned)
        let acts: [String: any Act<EarlyHelp>] = [
            "assess": Given.found(), "plan": Given.helpPlan(), "team": Given.team, "review": Given.helpReview(),
        ]
        let act = try #require(acts[verb])
        story.refuses(act, by: "earlyHelp.\(verb).lead", as: Given.nurse)
        story.allows(act, as: Given.helper)
        try Given.earlyHelp(.agreed).refuses(act, by: "earlyHelp.\(verb).lead")
    }

    @Test("earlyHelp.team.family: the family agrees to who reads its plan")
    func teamFamily() throws {
        let team = EarlyHelp.Team(members: [Given.nurse.practitioner], familyAgrees: false)
        try Given.earlyHelp(.led).refuses(team, by: "earlyHelp.team.family", as: Given.helper)
    }

    @Test("earlyHelp.team.known: everyone named has an account")
    func teamKnown() throws {
        let team = EarlyHelp.Team(members: [Given.practitioner("ghost")], familyAgrees: true)
        try Given.earlyHelp(.led).refuses(team, by: "earlyHelp.team.known", as: Given.helper)
    }

    @Test("earlyHelp.plan.assessed: a plan answers an assessment")
    func assessed() throws {
        try Given.earlyHelp(.teamed).refuses(Given.helpPlan(), by: "earlyHelp.plan.assessed", as: Given.helper)
    }

    @Test("earlyHelp.plan.actions: a first plan in which nobody does anything is none")
    func planActions() throws {
        let story = try Given.earlyHelp(.assessed)
        story.refuses(Given.helpPlan(nil), by: "earlyHelp.plan.actions", as: Given.helper)
        story.refuses(Given.helpPlan([]), by: "earlyHelp.plan.actions", as: Given.helper)
        try Given.earlyHelp(.planned).allows(Given.helpPlan(nil), as: Given.helper)
    }

    @Test("An action has somebody who does it, who has a part in the plan, by a day to come")
    func action() throws {
        let story = try Given.earlyHelp(.assessed)
        let day = Given.day("2024-04-20")
        story.refuses(
            Given.helpPlan([PlannedAction(what: "Dig", by: day)]), by: "earlyHelp.plan.who", as: Given.helper)
        story.refuses(
            Given.helpPlan([PlannedAction(what: "Dig", practitioner: Given.head.practitioner, by: day)]),
            by: "earlyHelp.plan.owner", as: Given.helper)
        story.refuses(
            Given.helpPlan([Given.todo(by: "2024-03-27")]), by: "earlyHelp.plan.by", as: Given.helper)
        story.allows(Given.helpPlan([Given.todo(by: "2024-03-28")]), as: Given.helper)
    }

    @Test("earlyHelp.done: an action there is, once, by somebody of the team")
    func done() throws {
        var story = try Given.earlyHelp(.planned)
        let done = EarlyHelp.Done(action: 1, result: "done")
        story.refuses(EarlyHelp.Done(action: 2, result: "done"), by: "earlyHelp.done.action", as: Given.helper)
        story.refuses(done, by: "earlyHelp.done.team", as: Given.head)
        try story.did(done, by: Given.nurse)
        story.refuses(done, by: "earlyHelp.done.once", as: Given.helper)
    }

    @Test("earlyHelp.meet.team: the team meets with its own")
    func meet() throws {
        let meet = EarlyHelp.Meet(family: "Her mother", said: "x", decided: "y")
        try Given.earlyHelp(.planned).refuses(meet, by: "earlyHelp.meet.team", as: Given.head)
        try Given.earlyHelp(.identified).refuses(meet, by: "earlyHelp.meet.agreed")
    }

    @Test("earlyHelp.review: of a plan, after it was made")
    func review() throws {
        try Given.earlyHelp(.assessed).refuses(Given.helpReview(), by: "earlyHelp.review.plan", as: Given.helper)
        var story = try Given.earlyHelp(.assessed)
        try story.did(Given.helpPlan(), by: Given.helper, at: "2024-04-02T10:00")
        story.refuses(Given.helpReview(), by: "earlyHelp.review.order", as: Given.helper, at: "2024-04-01T10:00")
    }

    @Test("earlyHelp.close.planned: needs were met by a plan")
    func closePlanned() throws {
        let story = try Given.earlyHelp(.assessed)
        story.refuses(Given.helpEnd(), by: "earlyHelp.close.planned", as: Given.helper)
        story.allows(Given.helpEnd("moved"), as: Given.helper)
    }

    @Test("earlyHelp.close.referred: stepping up is a referral first")
    func closeReferred() throws {
        var story = try Given.earlyHelp(.planned)
        story.refuses(Given.helpEnd("steppedUp"), by: "earlyHelp.close.referred", as: Given.helper)
        story.standing.referred = [Given.noah]
        story.allows(Given.helpEnd("steppedUp"), as: Given.helper)
    }

    @Test("earlyHelp.close.unfinished: somebody takes on what is not done")
    func closeUnfinished() throws {
        var story = try Given.earlyHelp(.planned)
        let end = Given.helpEnd(unfinished: nil)
        story.refuses(end, by: "earlyHelp.close.unfinished", as: Given.helper)
        try story.did(EarlyHelp.Done(action: 1, result: "notNeeded"), by: Given.helper)
        story.allows(end, as: Given.helper)
    }

    @Test("earlyHelp.close.team: those who carry it end it")
    func closeTeam() throws {
        try Given.earlyHelp(.planned).refuses(Given.helpEnd(), by: "earlyHelp.close.team", as: Given.head)
    }

    @Test("earlyHelp.correct: an entry of this early help, by its author")
    func correct() throws {
        let story = try Given.earlyHelp(.identified)
        func correction(of entry: Int) -> EarlyHelp.Correct {
            EarlyHelp.Correct(entry: entry, instead: "x", because: "y")
        }
        story.refuses(correction(of: 9), by: "earlyHelp.correct.entry")
        story.refuses(correction(of: 1), by: "earlyHelp.correct.own", as: Given.nurse)
        story.allows(correction(of: 1))
    }

    @Test("referral.make.earlyHelp: there is an assessment that one can send")
    func carries() throws {
        let make = Referral.Make(
            council: Given.council, askedFor: "referral", worry: "x", whereabouts: "x", danger: "soon",
            parentsTold: true, consent: "given", lawfulBasis: "publicTask", carriesEarlyHelp: true)
        var story = try Given.episode()
        story.refuses(make, by: "referral.make.earlyHelp")
        story.standing.earlyHelp[Given.maya] = CarriedEarlyHelp(stream: story.stream)
        story.refuses(make, by: "referral.make.earlyHelp")
    }
}
