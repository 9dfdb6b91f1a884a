import Guidance
import Testing

@testable import Practice

/// Early help: from the first sign to its end.
struct EarlyHelpTests {
    static let steps: [(HelpReached, EarlyHelp.Status, ActKind)] = [
        (.nothing, .notStarted, "earlyHelp.identify"), (.identified, .toAgree, "earlyHelp.agree"),
        (.agreed, .toLead, "earlyHelp.lead"), (.led, .toAssess, "earlyHelp.assess"),
        (.teamed, .toAssess, "earlyHelp.assess"), (.assessed, .toPlan, "earlyHelp.plan"),
        (.planned, .working, "earlyHelp.meet"), (.closed, .closed, "earlyHelp.correct"),
    ]

    @Test("It stands where its acts have brought it, and the next one comes first", arguments: steps)
    func stands(reached: HelpReached, status: EarlyHelp.Status, next: ActKind) throws {
        let story = try Given.earlyHelp(reached)
        #expect(story.state.status == status)
        #expect(story.next.first == next)
    }

    @Test("Every status has words of its own")
    func words() {
        #expect(Set(EarlyHelp.Status.allCases.map(\.inWords)).count == EarlyHelp.Status.allCases.count)
    }

    @Test("What comes next and what waits are acts of early help, or the referral that steps it up")
    func kinds() throws {
        let kinds = Set(EarlyHelp.acts.map { $0.kind } + ["referral.make"])
        for reached in HelpReached.allCases {
            let story = try Given.earlyHelp(reached)
            #expect(kinds.isSuperset(of: story.next), "\(reached)")
            #expect(kinds.isSuperset(of: story.waiting.map(\.act)), "\(reached)")
        }
    }

    @Test("Several signs fit one family, each with how it is known, and the edition says which there are")
    func signs() throws {
        var story = try Given.earlyHelp()
        let line = try story.line(of: Given.signs())
        #expect(line.words("Signs") == "Bereaved: Her grandfather died\nYoung carer: She cooks")
        #expect(line.holds("The child's own words") == .childsWords)
        let form = try #require(Given.guidance("2019-01-01").form("earlyHelp.identify"))
        let then = form.read(
            ["need": "x", "indicators": ["parentInCustody": "Since May"]], under: Given.guidance("2019-01-01"))
        #expect(then.problems.map(\.question) == ["indicators"])
        let later = form.read(
            ["need": "x", "indicators": ["parentInCustody": "Since May"]], under: Given.guidance("2021-01-01"))
        #expect(later.problems.isEmpty)
    }

    @Test("Whoever saw the need carries it until a lead is chosen; the team ends with early help")
    func involvements() throws {
        var story = try Given.earlyHelp(.planned)
        try story.did(Given.helpEnd(), by: Given.helper, at: "2024-05-02T10:00")
        let maya = story.state.involvements.filter { $0.person == Given.maya }
        #expect(maya.map(\.kind) == [.earlyHelpLead, .earlyHelpLead, .earlyHelpTeam, .earlyHelpTeam])
        #expect(maya[0].practitioner == Given.safeguardingLead.practitioner)
        #expect(maya[0].until == Given.moment("2024-03-28T14:00"))
        #expect(maya[1].practitioner == Given.helper.practitioner)
        #expect(maya.dropFirst().allSatisfy { $0.until == Given.moment("2024-05-02T10:00") })
        #expect(maya[2].agency == Given.hospital)
        #expect(story.state.involvements.count { $0.person == Given.noah } == 4)
    }

    @Test("Everyone who works with the children knows that there is early help, once the family agrees")
    func facts() throws {
        #expect(try Given.earlyHelp(.identified).state.facts(under: Given.guidance()).isEmpty)
        let facts = try Given.earlyHelp(.agreed).state.facts(under: Given.guidance())
        #expect(facts.map(\.about) == [Given.maya, Given.noah])
        #expect(Set(facts.map(\.key)).count == 2)
        #expect(try Given.earlyHelp(.closed).state.facts(under: Given.guidance()).isEmpty)
    }

    @Test("The review clock starts with the first plan, each review starts the next, and the end stops it")
    func clock() throws {
        var story = try Given.earlyHelp(.planned)
        #expect(story.clocks(.earlyHelpReview).map(\.due) == [.day(Given.day("2024-05-09"))])
        try story.did(Given.helpPlan(), by: Given.helper, at: "2024-04-10T10:00")
        #expect(story.clocks(.earlyHelpReview).count == 1, "a changed plan starts no second clock")
        try story.did(Given.helpReview(late: "Snow"), by: Given.helper, at: "2024-05-13T10:00")
        let clocks = story.clocks(.earlyHelpReview)
        #expect(clocks.map(\.stoppedAt) == [Given.moment("2024-05-13T10:00"), nil])
        #expect(clocks[0].isLate(at: story.now))
        #expect(clocks[0].lateBecause == "Snow")
        #expect(Set(clocks.map(\.mark)).count == 2)
        try story.did(Given.helpEnd(), by: Given.helper, at: "2024-06-01T10:00")
        #expect(story.clocks(.earlyHelpReview)[1].stoppedAt == Given.moment("2024-06-01T10:00"))
    }

    @Test("The times are the partnership's own and say so in every edition")
    func local() {
        for duty in [
            DutyKey.earlyHelpReview, .childInNeedReview, .childInNeedVisit, .familyGroupMeeting, .familyGroupReview,
        ] {
            for version in Given.guidance().duty(duty).history {
                #expect(version.basis == .local && version.status == .unconfirmed, "\(duty) \(version.edition)")
            }
        }
    }

    @Test("A refusal asks what else is done from 2020, and why it was refused from 2023")
    func refusalByEdition() throws {
        let asked: [String: Set<String>] = [
            "2019-01-01": [], "2021-01-01": ["otherHelp", "recordingExplained", "needForReferral", "needBecause"],
            "2024-01-01": ["whyRefused", "otherHelp", "recordingExplained", "needForReferral", "needBecause"],
        ]
        for (day, questions) in asked {
            let guidance = Given.guidance(day)
            let form = try #require(guidance.form("earlyHelp.agree"))
            let read = form.read(
                ["answer": "refused", "who": "Her mother", "informationExplained": true], under: guidance)
            #expect(Set(read.problems.map(\.question)) == questions, "\(day)")
        }
    }

    @Test("A refusal is no bar: the family is asked again, and what was not explained still waits")
    func refused() throws {
        var story = try Given.earlyHelp(.identified)
        let line = try story.line(of: Given.no(explained: false))
        #expect(line.headline == "Family did not agree to early help")
        #expect(line.holds("Who answered") == .thirdParty)
        #expect(story.state.status == .refused)
        #expect(story.waiting.map(\.key) == ["earlyHelp", "earlyHelp.explain"])
        #expect(story.next.prefix(2) == ["earlyHelp.agree", "referral.make"])
        story.refuses(Given.chosen(), by: "earlyHelp.lead.agreed", as: Given.safeguardingLead)
        try story.did(Given.yes, at: "2024-06-10T10:00")
        #expect(story.state.status == .toLead)
        #expect(story.waiting.map(\.what) == ["Choose the lead practitioner with the family"])
    }

    @Test("Each action waits for whoever does it; those of the family wait with the lead")
    func actions() throws {
        var story = try Given.earlyHelp(.assessed)
        let actions = [
            PlannedAction(what: "Weigh", practitioner: Given.nurse.practitioner, by: Given.day("2024-04-10")),
            PlannedAction(what: "Walk in", who: "Her father", by: Given.day("2024-04-11")),
        ]
        try story.did(Given.helpPlan(actions), by: Given.helper)
        let waiting = story.waiting
        #expect(
            waiting.map(\.owner) == [
                .practitioner(Given.nurse.practitioner), .practitioner(Given.helper.practitioner),
            ])
        #expect(waiting.allSatisfy { $0.act == "earlyHelp.done" && !$0.what.contains("Weigh") })
        #expect(story.state.actions.late(on: Given.day("2024-04-11")).map(\.number) == [1])
        let line = try {
            try story.line(
                of: EarlyHelp.Done(action: 1, result: "done", came: "Up a kilo"), by: Given.nurse,
                at: "2024-04-09T10:00")
        }()
        #expect(line.words("Action") == "Weigh")
        #expect(story.waiting.map(\.key) == ["action 2"])
    }

    @Test("Actions stand under what each should make different; those of the plan as a whole come last")
    func outcomes() throws {
        var story = try Given.earlyHelp(.assessed)
        func action(_ what: String, for outcome: String?) -> PlannedAction {
            PlannedAction(what: what, who: "Her aunt", by: Given.day("2024-05-01"), outcome: outcome)
        }
        try story.did(
            Given.helpPlan([
                action("Beans", for: "She eats"), action("A lift", for: nil), action("A bed", for: "She sleeps"),
                action("Breakfast club", for: "She eats"),
            ]), by: Given.helper)
        let groups = story.state.actions.byOutcome
        #expect(groups.map(\.outcome) == ["She eats", "She sleeps", nil])
        #expect(groups.map { $0.items.map(\.number) } == [[1, 4], [3], [2]])
        let told = Given.helpPlan([action("Beans", for: "She eats")]).told(story.state)
        #expect(
            told?.parts.first { $0.label == "Actions agreed" }?.words == "She eats: Beans, by Her aunt, by 1 May 2024")
    }

    @Test("A meeting adds actions to those agreed before, with numbers of their own")
    func meeting() throws {
        var story = try Given.earlyHelp(.planned)
        let meet = EarlyHelp.Meet(
            came: [Given.nurse.practitioner], family: "Her mother", absent: "The school", childsVoice: "Go on",
            said: "Nine days of ten", decided: "Go on", actions: [Given.todo("Beans", by: "2024-06-01")],
            nextOn: Given.day("2024-05-01"))
        let line = try story.line(of: meet, by: Given.nurse, at: "2024-04-15T10:00")
        #expect(line.words("Actions agreed") == "Beans, by 1 June 2024")
        #expect(story.state.actions.items.map(\.number) == [1, 2])
    }

    @Test("A step down waits for whoever it was handed to, and goes on once they have it")
    func steppedDown() throws {
        var story = try Given.earlyHelp()
        try story.did(Given.handover, by: Given.socialWorker)
        #expect(story.state.status == .toReceive)
        #expect(story.waiting.map(\.owner) == [.practitioner(Given.helper.practitioner)])
        story.refuses(Given.yes, by: "earlyHelp.agree.received", as: Given.helper)
        let line = try story.line(of: Given.received, by: Given.helper, at: "2024-04-02T10:00")
        #expect(line.words("What was missing") == "A date")
        #expect(story.state.status == .toAgree)
        #expect(
            story.state.involvements.filter { $0.until == nil }.allSatisfy { $0.agency == Given.helper.agency })
        story.allows(Given.yes, as: Given.helper)
    }

    @Test("Whoever is handed a step down may decline; it is the council's again until it is handed to somebody else")
    func declined() throws {
        var story = try Given.earlyHelp()
        try story.did(Given.handover, by: Given.socialWorker)
        #expect(story.next == ["earlyHelp.receive", "earlyHelp.decline", "earlyHelp.redirect", "earlyHelp.correct"])
        let line = try story.line(of: Given.declined, by: Given.helper, at: "2024-04-02T10:00")
        #expect(line.words("Because") == "I leave in May")
        #expect(story.waiting.map(\.act) == ["earlyHelp.redirect"])
        #expect(story.waiting.map(\.owner) == [.practitioner(Given.socialWorker.practitioner)])
        #expect(story.next.first == "earlyHelp.redirect" && !story.next.contains("earlyHelp.receive"))
        #expect(live(story) == [Given.socialWorker.practitioner])
        try story.did(Given.redirected(), by: Given.socialWorker, at: "2024-04-03T10:00")
        #expect(story.waiting.map(\.owner) == [.practitioner(Given.nurse.practitioner)])
        #expect(live(story) == [Given.socialWorker.practitioner, Given.nurse.practitioner])
        try story.did(Given.received, by: Given.nurse, at: "2024-04-04T10:00")
        #expect(live(story) == [Given.nurse.practitioner])
        #expect(story.state.lead == Given.nurse.practitioner && story.state.leadAgency == Given.nurse.agency)
        try story.did(Given.yes, by: Given.nurse)
        #expect(story.waiting.map(\.act) == ["earlyHelp.lead"])
    }

    @Test("A step down that nobody answers is handed to somebody else, or ended by the council")
    func unanswered() throws {
        var story = try Given.earlyHelp()
        try story.did(Given.handover, by: Given.socialWorker)
        var other = story
        try other.did(Given.helpEnd("moved"), by: Given.dutySocialWorker, at: "2024-04-03T10:00")
        #expect(!other.state.isOpen && live(other).isEmpty)
        try story.did(Given.redirected(), by: Given.dutySocialWorker, at: "2024-04-03T10:00")
        #expect(live(story) == [Given.socialWorker.practitioner, Given.nurse.practitioner])
        story.refuses(Given.received, by: "earlyHelp.receive.who", as: Given.helper)
        story.allows(Given.received, as: Given.nurse)
    }

    /// Those who have a part through it now.
    private func live(_ story: Story<EarlyHelp>) -> Set<PractitionerID> {
        Set(story.state.involvements.filter { $0.until == nil }.compactMap(\.practitioner))
    }

    @Test("A referral carries the assessment in the words it had when it was sent")
    func carried() throws {
        let help = try Given.earlyHelp(.planned)
        var story = try Given.episode()
        story.standing.earlyHelp[Given.maya] = CarriedEarlyHelp(help.state, in: help.stream) { $0 }
        let make = Referral.Make(
            council: Given.council, askedFor: "referral", worry: "x", whereabouts: "x", danger: "soon",
            parentsTold: true, consent: "given", lawfulBasis: "publicTask", carriesEarlyHelp: true)
        let settled = make.settled(in: story.setting())
        try story.did(make)
        let carried = try #require(story.state.referral.earlyHelp)
        #expect(carried == settled.earlyHelp)
        #expect(carried.stream == help.stream)
        #expect(carried.words?.contains("mentalHealth: She grieves") == true)
        let line = try #require(settled.told(story.state))
        #expect(line.words("Early help assessment of 28 March 2024")?.contains("I want to sleep") == true)
    }

    @Test("A referral that does not ask for it carries nothing")
    func notCarried() throws {
        var story = try Given.episode()
        story.standing.earlyHelp[Given.maya] = CarriedEarlyHelp(stream: story.stream, words: "x")
        try story.did(Given.referral())
        #expect(story.state.referral.earlyHelp == nil)
    }
}
