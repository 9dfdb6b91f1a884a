import Guidance
import HTML
import Practice
import Testing

@testable import Access
@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("The minute of the strategy discussions, and the enquiry on the episode's page")
struct StrategyPageTests {
    private static let officer = PractitionerID(unchecked: "0000000000000000000000P0L1")
    private static let force = AgencyID(unchecked: "00000000000000000000F0RCE0")

    /// An episode with a discussion, an enquiry and police protection, told by acts as the desk would record them.
    static func episode() -> Episode {
        var episode = Episode()
        var number = 0
        func did(_ act: some Act<Episode>, by: PractitionerID, of agency: AgencyID, _ at: String) {
            number += 1
            let moment = Moment(at)!
            act.apply(
                to: &episode,
                Stamp(
                    number: number, by: by, role: "socialWorker", agency: agency, happenedAt: moment,
                    recordedAt: moment, about: [Pictures.child]))
        }
        let (ada, bob) = (Pictures.ada, Pictures.bob)
        did(
            Referral.Make(
                council: Pictures.council, askedFor: "referral", worry: "A bruise", whereabouts: "At school",
                danger: "soon", parentsTold: false, consent: "notSoughtRisk", lawfulBasis: "publicTask"),
            by: bob, of: Pictures.school, "2024-03-25T09:00:00Z")
        did(
            ImmediateProtection.TakePoliceProtection(
                officer: "PC 7", designatedOfficer: "Inspector Hale", because: "Alone", whereChildIs: "Ward 4",
                orderNotPracticableBecause: "Night", councilTold: "Ada", parentsTold: true, partnersConsulted: true),
            by: officer, of: force, "2024-03-27T22:00:00Z")
        var call = StrategyDiscussion.Call(
            purpose: "To decide <today>", invited: [officer, bob], meetsAt: Moment("2024-03-27T15:00:00Z")!,
            how: "video")
        call.agencies = [officer.id: force, bob.id: Pictures.school]
        did(call, by: ada, of: Pictures.council, "2024-03-27T10:00:00Z")
        var answer = StrategyDiscussion.Respond(coming: "coming", information: "Two calls to the house")
        answer.agencyKind = "police"
        did(answer, by: officer, of: force, "2024-03-27T11:00:00Z")
        var hold = StrategyDiscussion.Hold(
            how: "video", present: [ada, officer], elsewhere: ["health"], councilShared: "Known since 2022",
            policeShared: "A caution in 2021", step: "s47Joint", because: "The mark does not fit",
            familyTold: "Her mother", dissenting: [Pictures.school], dissent: "We should wait",
            actions: [
                PlannedAction(what: "Look at the film", practitioner: officer, by: Day("2024-03-27")!),
                PlannedAction(what: "Fit a lock", who: "The landlord", by: Day("2024-04-05")!),
            ])
        hold.agencies = [ada.id: Pictures.council, officer.id: force]
        did(hold, by: ada, of: Pictures.council, "2024-03-27T15:00:00Z")
        var start = Section47Enquiry.Start(
            lead: ada, how: "joint", police: officer, because: "A grip mark", parentsTold: true)
        start.policeAgency = force
        did(start, by: ada, of: Pictures.council, "2024-03-27T16:00:00Z")
        var check = Section47Enquiry.Check(agency: Pictures.school, practitioner: bob, asked: "What do you know?")
        check.agencyKind = "school"
        did(check, by: ada, of: Pictures.council, "2024-03-28T09:00:00Z")
        return episode
    }

    static func picture(for sees: Sees = .everything, next: [ActKind] = []) -> EpisodePicture {
        var names = Pictures.names
        names.practitioners[officer] = Pictures.colleague(officer, "Pat Olsen", force, ["policeOfficer"])
        names.agencies[force] = Pictures.agency(force, "Larkshire Constabulary", "police")
        var picture = EpisodePicture(
            identity: Pictures.identity(), row: Pictures.row(), version: 7, clocks: [], lines: [], withheld: 0,
            earlier: [], next: next, names: names, sees: sees, assessment: nil, lead: Pictures.ada, supervisor: nil,
            mayOpen: [.looks, .chronology])
        picture.minutes = ProtectionMinutes(
            episode(), for: sees, under: Pictures.library.guidance(on: Pictures.today))
        return picture
    }

    @Test("says who was asked, answered and came, what was shared, what was decided and agreed")
    func whole() {
        let next: [ActKind] = ["strategy.call", "strategy.actionDone"]
        let page = PageReading(strategyPage(Self.picture(next: next), Pictures.setting(done: "strategy.hold")))
        #expect(page.problems == [])
        #expect(page.words.contains("Strategy discussion of 27 March 2024 at 3pm"))
        #expect(page.words.contains("Decision: A section 47 enquiry with the police Initiated the enquiry"))
        #expect(page.words.contains("Pat Olsen Larkshire Constabulary I will come Came"))
        #expect(page.words.contains("Bob O'Hara Beck Lane Primary No answer yet Did not come"))
        #expect(page.words.contains("Information from the agency: Two calls to the house"))
        #expect(page.words.contains("Shared by the police: A caution in 2021"))
        #expect(page.words.contains("Disagreed: Beck Lane Primary"))
        #expect(page.words.contains("Health, without an account here"))
        #expect(page.words.contains("1. Pat Olsen Late"))
        #expect(page.words.contains("2. The landlord In time Fit a lock Due Friday 5 April"))
        #expect(page.text.contains("/act/strategy.actionDone?stream=episode%2F\(Pictures.episode.id)&amp;action=1"))
        #expect(page.text.contains("&lt;today&gt;") && !page.text.contains("<today>"))
        #expect(page.title == "Strategy discussions – 000000 – Kith")
    }

    @Test("shows a school that was asked no word of the police, and says that something is withheld")
    func schoolSeesNoPolice() throws {
        let rule = try #require(RelationshipRule.of(.strategy))
        let sees = Sees(status: rule.status, everyones: rule.everyones, agencies: [Pictures.school])
        let page = PageReading(strategyPage(Self.picture(for: sees), Pictures.setting(kind: "school")))
        #expect(page.problems == [])
        #expect(!page.words.contains("A caution in 2021") && !page.words.contains("Two calls to the house"))
        #expect(page.words.contains("Shared by the council: Known since 2022"))
        #expect(page.words.contains("The rest of this entry is not open to you."))
    }

    @Test("shows the police officer of a joint enquiry all but where the child is")
    func investigator() throws {
        let rule = try #require(RelationshipRule.of(.investigator))
        let sees = Sees(status: rule.status, everyones: rule.everyones, agencies: [Self.force])
        let page = PageReading(strategyPage(Self.picture(for: sees), Pictures.setting(kind: "police")))
        #expect(page.words.contains("A caution in 2021") && page.words.contains("Known since 2022"))
    }

    @Test("is closed to whoever may not know how things stand")
    func closed() {
        let page = PageReading(strategyPage(Self.picture(for: .identity), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("The minutes are not open to you."))
        #expect(!page.words.contains("Pat Olsen"))
    }

    @Test("says that nothing was called where nothing was")
    func empty() {
        let page = PageReading(strategyPage(Pictures.episodePicture(), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("No strategy discussion has been called in this episode."))
    }

    @Test("The episode's page says what protects the child, leads to the minute, and shows the enquiry with its checks")
    func section() {
        let page = PageReading(episodePage(Self.picture(next: ["enquiry.reply"]), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Police protection Runs"))
        #expect(
            page.words.contains("Ends 30 March 2024 at 10pm")
                || page.words.contains("Ends Saturday 30 March 2024 at 10pm"))
        #expect(page.text.contains("/episodes/\(Pictures.episode.id)/strategy#discussion-1"))
        #expect(page.words.contains("1 of 2 asked have answered. 2 actions agreed, 2 still to do."))
        #expect(page.words.contains("Section 47 enquiry of 27 March 2024"))
        #expect(page.words.contains("Beck Lane Primary: Bob O'Hara Waits for an answer"))
        #expect(page.text.contains("/act/enquiry.reply?stream=episode%2F\(Pictures.episode.id)&amp;entry=7"))
    }

    @Test("The episode's page has no such part where nothing was done")
    func sectionAbsent() {
        let page = PageReading(episodePage(Pictures.episodePicture(), Pictures.setting()))
        #expect(!page.words.contains("Protection, discussions and enquiry"))
    }

    @Test("Police officers are offered police protection on a child they find; nobody else is")
    func policeLink() {
        let officer = Pictures.setting(roles: ["policeOfficer"], kind: "police")
        #expect(policeProtectionLink(to: Pictures.child, about: "Ami", officer).text.contains("/police-protection"))
        #expect(policeProtectionLink(to: Pictures.child, about: "Ami", Pictures.setting()).text.isEmpty)
        #expect(policeProtectionButton(to: Pictures.child, officer).text.contains("Record police protection"))
    }
}
