import Guidance
import HTML
import Practice
import Testing

@testable import Access
@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("The page of a family's early help")
struct EarlyHelpPageTests {
    static let stream = StreamID(.earlyHelp, "0000000000000000EAR1YHE1P0")
    static let sibling = PersonID(unchecked: "00000000000000000000S1B000")

    static func stamp(_ number: Int, _ at: String = "2024-03-04T10:00:00Z") -> Stamp {
        Stamp(
            number: number, by: Pictures.bob, role: "designatedSafeguardingLead", agency: Pictures.school,
            happenedAt: Moment(at)!, recordedAt: Moment(at)!, about: [Pictures.child, sibling])
    }

    /// Early help with two children: agreed, led, assessed, planned with two actions, reviewed late, a family met.
    static func help() -> EarlyHelp {
        var help = EarlyHelp()
        var number = 0
        func did(_ act: some Act<EarlyHelp>) {
            number += 1
            act.apply(to: &help, stamp(number))
        }
        did(
            EarlyHelp.Identify(
                indicators: ["bereaved": "Their grandfather \(Pictures.hostile)", "youngCarer": "She cooks"],
                need: "Someone to talk to", childsWords: "I miss him"))
        did(EarlyHelp.Agree(answer: "given", who: "Zofia, the mother", informationExplained: true))
        var lead = EarlyHelp.Lead(lead: Pictures.ada, because: "Has time", familysSay: "We like her")
        lead.leadAgency = Pictures.council
        did(lead)
        var team = EarlyHelp.Team(members: [Pictures.bob], familyAgrees: true)
        team.agencies = [Pictures.school]
        did(team)
        did(
            EarlyHelp.Assess(
                needs: ["mentalHealth": "She grieves"], strengths: "Close", childsVoice: "I want to sleep",
                familysVoice: "We are tired", wholeFamily: true, underlying: "Grief", analysis: "Company"))
        did(
            EarlyHelp.Plan(
                outcomes: "They sleep", familysPart: "At their table", network: "An aunt who drives",
                actions: [
                    PlannedAction(what: "Dig the plot", practitioner: Pictures.ada, by: Day("2024-03-20")!),
                    PlannedAction(what: "Walk them in", who: "Their father", by: Day("2024-04-20")!),
                ], ifNotBetter: "We refer"))
        did(EarlyHelp.Done(action: 2, result: "done", came: "Every morning"))
        did(FamilyGroup<EarlyHelp>.Offer(toWhom: "Both grandmothers", purpose: "Who has them on Fridays"))
        return help
    }

    static func picture(
        _ help: EarlyHelp? = help(), children: [Brief] = [Pictures.brief(), Pictures.brief(sibling, "Jan Nowak")],
        sees: Sees = .everything,
        next: [ActKind] = ["earlyHelp.meet", "earlyHelp.review", "earlyHelp.done", "referral.make"],
        lines: [ChronologyLine] = [Pictures.line(1, "2024-03-04T10:00:00Z", "Early help thought of", stream: stream)]
    ) -> EarlyHelpPicture {
        EarlyHelpPicture(
            stream: stream, version: 8, children: children, status: help?.status ?? .working,
            openedAt: Moment("2024-03-04T10:00:00Z"), closedAt: nil, lead: Pictures.ada, team: [Pictures.bob],
            help: help,
            clocks: [
                ClockRow(
                    stream: stream, duty: .earlyHelpReview, person: Pictures.child,
                    startedAt: Moment("2024-03-04T10:00:00Z")!, due: .day(Day("2024-04-15")!), stoppedAt: nil,
                    stops: "earlyHelp.review", explained: nil)
            ], referrals: [],
            lines: lines, withheld: 0,
            next: next, names: Pictures.names, sees: sees)
    }

    @Test("says for whom, who leads, what was agreed, the plan with its actions and their state, and what is due")
    func whole() {
        let page = PageReading(earlyHelpPage(Self.picture(), Pictures.setting(done: "earlyHelp.plan")))
        #expect(page.problems == [])
        #expect(page.title == "Early help – 000000 – Kith")
        for words in [
            "Recorded: Make the plan with the family", "Jan Nowak", "Plan under way", "Ada Quill, Larkshire Council",
            "They agreed, 4 March 2024 (Zofia, the mother)", "They sleep", "1. Dig the plot", "Past its day",
            "2. Walk them in", "Every morning", "An aunt who drives", "Bereaved", "Young carer", "She grieves",
            "Review the early help plan", "Due Monday 15 April", "to Both grandmothers", "I want to sleep",
        ] { #expect(page.words.contains(words), "\(words)") }
        #expect(page.text.contains("earlyHelp.done?stream=earlyHelp%2F\(Self.stream.id)&amp;action=1"))
        #expect(!page.text.contains("<script>alert"))
    }

    @Test("leads to a referral for all the children, with the assessment to go along")
    func stepUp() {
        let page = PageReading(earlyHelpPage(Self.picture(), Pictures.setting()))
        #expect(page.words.contains("Step up: refer to children's social care"))
        #expect(
            page.text.contains(
                "/act/referral.make?about=\(Pictures.child.id)&amp;about=\(Self.sibling.id)&amp;carriesEarlyHelp=true"))
    }

    @Test("shows one child in a bar, and one who did not agree with why and what is done instead")
    func refused() {
        var help = EarlyHelp()
        Self.help().identified!.act.apply(to: &help, Self.stamp(1))
        EarlyHelp.Agree(
            answer: "refused", who: "Zofia", informationExplained: true, whyRefused: "She was in care",
            otherHelp: "A mentor", recordingExplained: false, needForReferral: "notNow", needBecause: "She is safe"
        ).apply(to: &help, Self.stamp(2))
        let page = PageReading(
            earlyHelpPage(
                Self.picture(help, children: [Pictures.brief()], next: ["earlyHelp.agree"]), Pictures.setting()))
        #expect(page.problems == [])
        for words in ["The family did not agree", "She was in care", "A mentor", "Not yet", "Not now. She is safe"] {
            #expect(page.words.contains(words), "\(words)")
        }
    }

    @Test("leaves out what others said and who they are where that is not the viewer's to see")
    func team() {
        let sees = Sees(
            status: true, everyones: [.identity],
            within: [.earlyHelp: [.identity, .narrative, .school, .health, .childsWords]])
        let page = PageReading(earlyHelpPage(Self.picture(sees: sees), Pictures.setting()))
        #expect(page.problems == [])
        for words in ["Zofia", "We are tired", "An aunt who drives", "Both grandmothers"] {
            #expect(!page.words.contains(words), "\(words)")
        }
        #expect(page.words.contains("I want to sleep"))
    }

    @Test("shows none of the words to whom they are not open, and still says how it stands")
    func closed() {
        let page = PageReading(
            earlyHelpPage(
                Self.picture(nil, sees: Sees(status: true, everyones: [.identity]), next: []), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Plan under way") && !page.words.contains("Dig the plot"))
        #expect(page.words.contains("Nothing here is for you to record now."))
    }

    @Test("every status has words of its own")
    func statuses() {
        #expect(Set(EarlyHelp.Status.allCases.map { earlyHelpTag($0).text }).count == EarlyHelp.Status.allCases.count)
    }

    @Test("a child's page leads to early help, and offers to start it only where none goes on")
    func childPage() {
        let row = EarlyHelpRow(
            stream: Self.stream, openedAt: Moment("2024-03-04T10:00:00Z")!, closedAt: nil, status: .working,
            lead: Pictures.ada, agency: Pictures.council, outcome: nil)
        var picture = Pictures.childPicture()
        let without = PageReading(Web.childPage(picture, Pictures.setting()))
        #expect(without.problems == [])
        #expect(without.text.contains("/act/earlyHelp.identify?about="))
        picture.earlyHelp = [row]
        let with = PageReading(Web.childPage(picture, Pictures.setting()))
        #expect(with.problems == [])
        #expect(with.text.contains("/early-help/\(Self.stream.id)"))
        #expect(!with.text.contains("/act/earlyHelp.identify?about="))
    }
}

@Suite("A child in need plan on the episode's page")
struct ChildInNeedSectionTests {
    static func picture() -> EpisodePicture {
        var episode = Episode()
        func did(_ act: some Act<Episode>, _ number: Int) { act.apply(to: &episode, EarlyHelpPageTests.stamp(number)) }
        did(
            ChildInNeedPlan.Start(
                outcomes: "A bed", childsVoice: "A under",
                actions: [PlannedAction(what: "A bed", who: "Her father", by: Day("2024-03-20")!)],
                ifNotBetter: "We meet", familyAgrees: true, group: [Pictures.bob]), 1)
        did(ChildInNeedPlan.Visit(seen: false, notSeenBecause: "Nobody home", observed: "x"), 2)
        did(ChildInNeedPlan.Visit(seen: true, alone: true, whereSeen: "At school", observed: "x"), 3)
        did(
            ChildInNeedPlan.Review(
                outcome: "change", childsVoice: "x", progress: "y", drift: "The bed", because: "Nobody pushed it"), 4)
        did(FamilyGroup<Episode>.Offer(toWhom: "Her aunts", purpose: "Fridays"), 5)
        var picture = Pictures.episodePicture(next: ["childInNeedPlan.done"])
        picture.childInNeedPlan = episode.childInNeedPlan
        picture.familyGroup = episode.familyGroup
        picture.carriedEarlyHelp = CarriedEarlyHelp(
            stream: EarlyHelpPageTests.stream, entry: 5, assessedOn: Day("2024-02-01"), words: "She grieves")
        return picture
    }

    @Test("shows its outcomes, actions, visits and what the review found had not moved")
    func section() {
        let page = PageReading(episodePage(Self.picture(), Pictures.setting()))
        #expect(page.problems == [])
        for words in [
            "Child in need plan", "2, the child last seen 4 March 2024, alone; 1 visit at which the child was not seen",
            "What has not moved: The bed", "Past its day", "Her father", "Family group conference", "to Her aunts",
        ] { #expect(page.words.contains(words), "\(words)") }
    }

    @Test("says that the law on offers before a court is not confirmed to be in force")
    func law() {
        let page = PageReading(episodePage(Self.picture(), Pictures.setting()))
        #expect(page.words.contains("CWSA2026 s.1"))
        #expect(page.words.contains("It is not applied here until it is confirmed to be in force."))
    }

    @Test("leads to the early help that came with the referral, and keeps its assessment as it was sent")
    func carried() {
        let page = PageReading(episodePage(Self.picture(), Pictures.setting()))
        #expect(page.words.contains("The referral came with an early help assessment of 1 February 2024"))
        #expect(page.text.contains("/early-help/\(EarlyHelpPageTests.stream.id)"))
        #expect(page.words.contains("She grieves"))
    }
}

@Suite("The question who does what by when")
struct ActionQuestionTests {
    static func typed(_ pairs: [(String, String)]) -> TypedAnswers {
        TypedAnswers(FormFields(pairs.map { FormFields.Entry($0.0, $0.1) }))
    }

    @Test("reads rows with a practitioner or someone else, and leaves empty ones out")
    func rows() throws {
        let answer = try Self.typed([
            ("actions.0.what", "Dig"), ("actions.0.practitioner", Pictures.ada.id), ("actions.0.by-day", "20"),
            ("actions.0.by-month", "4"), ("actions.0.by-year", "2024"), ("actions.3.what", "Walk"),
            ("actions.3.who", "Their father"), ("actions.3.by-day", "1"), ("actions.3.by-month", "May"),
            ("actions.3.by-year", "2024"),
        ]).actions("actions")
        #expect(
            answer == [
                ["what": "Dig", "practitioner": .text(Pictures.ada.id), "by": "2024-04-20"],
                ["what": "Walk", "who": "Their father", "by": "2024-05-01"],
            ])
        #expect(try Self.typed([("actions.0.what", " ")]).actions("actions") == nil)
    }

    @Test("says which row lacks what", arguments: [("what", "Enter the day"), ("who", "Enter what is to be done")])
    func lacking(part: String, says: String) {
        let error = #expect(throws: Unreadable.self) {
            try Self.typed([("actions.1.\(part)", "x")]).actions("actions")
        }
        let message = error?.message ?? ""
        #expect(message.contains(says) && message.contains("action 2"))
    }

    @Test("is drawn with a label for everything that can be typed")
    func drawn() throws {
        let form = try #require(Pictures.library.forms["earlyHelp.plan"])
        let questions = QuestionMarkup(
            setting: Pictures.setting(), choices: FormChoices(), typed: Self.typed([("actions.4.what", "Kept")]),
            errors: ["actions": "Enter the day"], about: [])
        let text = questions.all(form).text
        #expect(text.contains("value=\"Kept\"") && text.contains("<details class=\"govuk-details\" open"))
        #expect(text.contains("Someone else, in the family or elsewhere"))
        #expect(text.contains("Enter the day"))
    }
}
