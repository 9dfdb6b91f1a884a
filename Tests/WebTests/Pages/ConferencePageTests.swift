import Guidance
import HTML
import Practice
import Testing

@testable import Access
@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("A conference's page and the plan's")
struct ConferencePageTests {
    static func stamp(_ number: Int, by: PractitionerID = Pictures.ada, of agency: AgencyID = Pictures.council)
        -> Stamp
    {
        let at = Pictures.now.adding(minutes: number)
        return Stamp(
            number: number, by: by, role: "conferenceChair", agency: agency, happenedAt: at, recordedAt: at,
            about: [Pictures.child])
    }

    /// A conference called for this afternoon: the school has reported and disagrees, and one part has been written.
    static func meeting(held: Bool = false) -> Conference.Meeting {
        var call = Conference.Call(
            conferenceKind: "initial", plannedFor: Pictures.now.adding(hours: 2), place: "County Hall",
            chair: Pictures.ada, family: "By letter", childsPart: "comes", because: Pictures.hostile)
        call.chairSeat = Conference.Seat(Pictures.ada, of: Pictures.council)
        var meeting = Conference.Meeting(call: Stamped(call, stamp(1)))
        var invite = Conference.Invite(practitioners: [Pictures.bob], reportWanted: true)
        invite.seats = [Conference.Seat(Pictures.bob, of: Pictures.school)]
        meeting.invitations = [Stamped(invite, stamp(2))]
        let report = Conference.Report(
            knows: "Often late", strengths: "Her aunt", risks: "The nights", childsVoice: "I like it here",
            view: "noPlan",
            viewBecause: "It gets better", mayShare: true)
        meeting.reports = [Stamped(report, stamp(3, by: Pictures.bob, of: Pictures.school))]
        meeting.minute = [
            "risks": [Stamped(Conference.Minute(section: "risks", text: "The stairs."), stamp(4, by: Pictures.bob))]
        ]
        var view = Conference.View(view: "noPlan", because: "It gets better")
        view.agency = Pictures.school
        meeting.views = [Stamped(view, stamp(5, by: Pictures.bob, of: Pictures.school))]
        if held {
            let hold = Conference.Hold(
                present: [Pictures.council, Pictures.school], childsPart: "comes", plan: true, because: "She is afraid",
                dissent: "The school", categories: ["NEG"], leadSocialWorker: Pictures.ada, outline: "A lamp",
                coreGroup: [Pictures.bob], coreGroupOn: Pictures.today, reviewOn: Pictures.today)
            meeting.held = Stamped(hold, stamp(6))
        }
        return meeting
    }

    static func picture(
        _ meetings: [Conference.Meeting], plans: [ProtectionPlan.Course] = [], sees: Sees = .everything,
        mayMinute: Bool = true, mayOpen: Set<What> = [.chronology]
    ) -> ConferencePicture {
        ConferencePicture(
            identity: Pictures.identity(), row: Pictures.row(), meetings: meetings, plans: plans, clocks: [],
            next: ["conference.answer", "conference.hold"], names: Pictures.names, sees: sees, mayOpen: mayOpen,
            mayMinute: mayMinute)
    }

    private static func page(_ picture: ConferencePicture, typed: MinuteTyped = MinuteTyped()) -> PageReading {
        var page = ConferencePage(picture: picture, setting: Pictures.setting(), meeting: picture.latest)
        page.typed = typed
        return PageReading(page.whole)
    }

    private static func typed(_ text: String, replaces: String) -> MinuteTyped {
        MinuteTyped(
            FormFields([
                .init("meeting", "1"), .init("text.risks", text), .init("replaces.risks", replaces),
                .init("text.strengths", ""), .init("replaces.strengths", ""),
            ]), of: 1)
    }

    @Test("shows who is asked and what they brought, and lets each part of the record be saved by itself")
    func whole() {
        let page = Self.page(Self.picture([Self.meeting()]))
        #expect(page.problems == [])
        #expect(page.words.contains("Initial child protection conference"))
        #expect(page.words.contains("Bob O'Hara Beck Lane Primary No answer yet Came 28 March 2024"))
        #expect(page.text.contains("name=\"save\" value=\"risks\""))
        #expect(page.text.contains("name=\"replaces.risks\" value=\"4\""))
        #expect(page.text.contains(">The stairs.</textarea>"))
        #expect(!page.text.contains(Pictures.hostile), "what was typed is escaped")
    }

    @Test("Text that was typed and not saved stands in its box, with a word that it is not in the record yet")
    func notSaved() {
        let page = Self.page(
            Self.picture([Self.meeting()]), typed: Self.typed("The stairs and the dog.", replaces: "4"))
        #expect(page.problems == [])
        #expect(page.words.contains("are not in the record yet"))
        #expect(page.text.contains(">The stairs and the dog.</textarea>"))
    }

    @Test("Where somebody else saved the part meanwhile, both texts stand side by side and nothing is lost")
    func bothTexts() {
        let page = Self.page(Self.picture([Self.meeting()]), typed: Self.typed("The window.", replaces: ""))
        #expect(page.problems == [])
        #expect(page.words.contains("Bob O'Hara saved this part while you were writing. Nothing is lost"))
        #expect(page.words.contains("The stairs.") && page.text.contains(">The window.</textarea>"))
        #expect(page.text.contains("name=\"replaces.risks\" value=\"4\""), "saving now replaces what was shown")
    }

    @Test("A part that was not touched is no change, whatever others saved; nor are words for another conference")
    func untouched() {
        var meeting = Self.meeting()
        meeting.minute["risks"]?.append(
            Stamped(Conference.Minute(section: "risks", text: "The stairs, the dog."), Self.stamp(7)))
        #expect(Self.typed("The stairs. ", replaces: "4").changed(in: meeting).isEmpty)
        #expect(Self.typed("The stairs, the dog.", replaces: "4").changed(in: meeting).isEmpty, "both wrote the same")
        #expect(Self.typed("The stairs, the cat.", replaces: "4").changed(in: meeting).count == 1)
        #expect(MinuteTyped(FormFields([.init("meeting", "9"), .init("text.risks", "x")]), of: 1).parts.isEmpty)
    }

    @Test("A draft of the record comes back as it was typed")
    func draft() {
        let typed = Self.typed("The window.", replaces: "4")
        let fields = MinuteTyped.draft(typed.changed(in: Self.meeting()), of: 1, in: Pictures.episode)
        let again = MinuteTyped(TypedAnswers(draft: fields).fields, of: 1)
        #expect(again.parts == [MinuteTyped.Part(code: "risks", text: "The window.", replaces: 4)])
    }

    @Test("After the conference the record is read, the decision stands, and who disagreed is marked")
    func held() {
        let page = Self.page(Self.picture([Self.meeting(held: true)]))
        #expect(page.problems == [])
        #expect(!page.text.contains("<textarea"))
        #expect(page.words.contains("A child protection plan begins"))
        #expect(page.words.contains("Disagrees with the decision"))
        #expect(page.text.contains("/episodes/\(Pictures.episode.id)/plan"))
    }

    @Test("Who may not read words sees that there was a conference and what became of it, and their own report")
    func ownOnly() {
        let sees = Sees(status: true, everyones: [.identity], agencies: [Pictures.school])
        let page = Self.page(Self.picture([Self.meeting(held: true)], sees: sees, mayMinute: false))
        #expect(page.problems == [])
        #expect(page.words.contains("A child protection plan begins") && page.words.contains("Often late"))
        #expect(!page.words.contains("The stairs.") || page.words.contains("Beck Lane Primary"))
        #expect(!page.words.contains("She is afraid") && !page.words.contains("A lamp"))
    }

    // MARK: The plan

    @Test("The plan is read in plain words, each outcome with its number and how far it has come")
    func plan() throws {
        let meeting = Self.meeting(held: true)
        let held = try #require(meeting.held)
        var course = ProtectionPlan.Course(start: held.stamp, began: held.act)
        course.versions = [
            Stamped(
                ProtectionPlan.Write(
                    worry: "Alone at night", strengths: "She sings", childsViews: "The light on",
                    familysViews: "We try",
                    contingency: "We ask the court", seeing: "Every fortnight"), Self.stamp(8))
        ]
        let outcome = ProtectionPlan.Outcome(
            change: "An adult is home", byWhen: Pictures.today, weWillKnow: "She says so", who: "Her aunt")
        course.outcomes = [ProtectionPlan.Target(wordings: [Stamped(outcome, Self.stamp(9))])]
        course.outcomes[0].progress = [
            Stamped(ProtectionPlan.Progress(outcome: 1, progress: "some", seen: "Four nights"), Self.stamp(10))
        ]
        course.members = [
            ProtectionPlan.Membership(seat: Conference.Seat(Pictures.bob, of: Pictures.school), from: Pictures.now)
        ]
        let picture = Self.picture([meeting], plans: [course])
        let page = PageReading(PlanPage(picture: picture, setting: Pictures.setting()).whole)
        #expect(page.problems == [])
        #expect(page.words.contains("Child protection plan") && page.words.contains("Outcome 1"))
        #expect(page.words.contains("Some change") && page.words.contains("We ask the court"))
        #expect(page.words.contains("Bob O'Hara, Beck Lane Primary"))
    }

    @Test("Without a conference and without a plan the pages say so")
    func nothing() {
        let page = Self.page(Self.picture([]))
        #expect(page.problems == [] && page.words.contains("No conference has been called"))
        let plan = PageReading(PlanPage(picture: Self.picture([]), setting: Pictures.setting()).whole)
        #expect(plan.problems == [] && plan.words.contains("There is no child protection plan"))
    }
}
