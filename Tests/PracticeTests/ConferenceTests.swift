import Guidance
import Testing

@testable import Practice

@Suite("The child protection conference")
struct ConferenceTests {
    // MARK: The clock

    @Test(
        "The conference is due 15 working days after the discussion that initiated the enquiry, and holding it stops it"
    )
    func clock() throws {
        var story = try Given.conferenceReady()
        let clock = try #require(story.clock(.initialConference))
        #expect(clock.due == .day(Given.day("2024-06-28")))
        #expect(clock.owner == .practitioner(Given.chair.practitioner) && clock.stops == "conference.hold")
        try story.did(Given.conference(), by: Given.chair, at: "2024-06-25T12:00")
        #expect(story.clock(.initialConference)?.stoppedAt == Given.moment("2024-06-25T12:00"))
    }

    @Test("It runs from the discussion, asks first for a call, and is gone when the enquiry needs no conference")
    func clockBefore() throws {
        #expect(try Given.enquiring().clock(.initialConference)?.stops == "conference.call")
        #expect(try Given.enquired().clock(.initialConference) == nil)
        #expect(try Given.conferenceNeeded().clock(.initialConference)?.stoppedAt == nil)
    }

    @Test("A later discussion starts it again only where the partnership counts from the last one")
    func countedFromTheLast() throws {
        var story = try Given.enquiring()
        try story.did(Given.discussion("goesOn"), by: Given.dutySocialWorker, at: "2024-06-12T10:00")
        #expect(story.clock(.initialConference)?.due == .day(Given.day("2024-06-28")), "from Friday 7 June")
        let last = try Given.library(setting: "conferenceClockStart", to: "lastDiscussion")
        let counted = story.state.clocks(under: last.guidance(on: Given.day("2024-06-12")))
            .filter { $0.duty == .initialConference }
        #expect(counted.map(\.due) == [.day(Given.day("2024-07-03"))], "from Wednesday 12 June")
        #expect(counted.first?.mark == story.clock(.initialConference)?.mark, "it is the same clock")
    }

    @Test("A discussion after the conference moves nothing, in either setting")
    func notAfterTheConference() throws {
        var story = try Given.onPlan()
        let last = try Given.library(setting: "conferenceClockStart", to: "lastDiscussion")
        let guidance = last.guidance(on: Given.day("2024-06-26"))
        let before = story.state.clocks(under: guidance).filter { $0.duty == .initialConference }.map(\.due)
        try story.did(Given.discussion("s47Single"), by: Given.dutySocialWorker, at: "2024-07-02T10:00")
        let after = story.state.clocks(under: guidance).filter { $0.duty == .initialConference }.map(\.due)
        #expect(before == [.day(Given.day("2024-06-28"))] && after.first == before.first)
    }

    @Test("A conference called off leaves the clock running")
    func calledOff() throws {
        var story = try Given.conferenceCalled()
        try story.did(calledOff(), by: Given.supervisor, at: "2024-06-20T09:00")
        #expect(story.clock(.initialConference)?.stops == "conference.call")
        #expect(story.clock(.initialConference)?.stoppedAt == nil)
        story.allows(Given.conferenceCall(for: "2024-06-27T10:00"), as: Given.socialWorker)
        story.refuses(calledOff(), by: "conference.callOff.called", as: Given.chair)
    }

    private func calledOff(
        consulted: [AgencyID]? = [Given.school], consultation: String? = "The school agrees",
        interim: String? = "Seen each day at school"
    ) -> Conference.CallOff {
        Conference.CallOff(
            because: "They moved abroad", consulted: consulted, consultation: consultation, interimPlan: interim)
    }

    @Test(
        "conference.callOff.manager, .consulted, .interimPlan and .agency: what an enquiry found needed is not called off by the way"
    )
    func notByTheWay() throws {
        let name = "conference.callOff"
        let story = try Given.conferenceCalled()
        for doer in [Given.chair, Given.socialWorker, Given.neighbouringSupervisor] {
            story.refuses(calledOff(), by: name + ".manager", as: doer)
        }
        story.refuses(calledOff(consulted: nil), by: name + ".consulted", as: Given.supervisor)
        story.refuses(calledOff(consulted: [Given.council]), by: name + ".consulted", as: Given.supervisor)
        story.refuses(calledOff(consultation: nil), by: name + ".consulted", as: Given.supervisor)
        story.refuses(calledOff(interim: nil), by: name + ".interimPlan", as: Given.supervisor)
        story.refuses(calledOff(consulted: [Given.agency("nowhere")]), by: name + ".agency", as: Given.supervisor)
        story.allows(calledOff(), as: Given.supervisor)
    }

    @Test("A review that was called early is called off by whoever called it")
    func reviewCalledOff() throws {
        var story = try Given.onPlan()
        try story.did(
            Given.conferenceCall("review", for: "2024-08-20T10:00"), by: Given.socialWorker, at: "2024-08-01T10:00")
        story.allows(Conference.CallOff(because: "Too early after all"), as: Given.chair, at: "2024-08-05T10:00")
    }

    @Test("episode.close.conferenceOwed: what an enquiry found needed is held, or called off by the manager, first")
    func owed() throws {
        var story = try Given.conferenceNeeded()
        try story.did(Given.agreement(), by: Given.supervisor, at: "2024-06-14T12:00")
        story.refuses(Given.closing("RC5"), by: "episode.close.conferenceOwed", as: Given.supervisor)
        try story.did(Given.conferenceCall(), by: Given.socialWorker, at: "2024-06-14T14:00")
        story.refuses(Given.closing("RC5"), by: "episode.close.conference", as: Given.supervisor)
        try story.did(calledOff(), by: Given.supervisor, at: "2024-06-20T09:00")
        story.allows(Given.closing("RC5"), as: Given.supervisor)
    }

    @Test("Each report asked for is due three working days before; the family reads them two before")
    func reports() throws {
        var story = try Given.conferenceCalled()
        #expect(story.clocks(.conferenceReport).count == 3)
        #expect(story.clocks(.conferenceReport).allSatisfy { $0.due == .day(Given.day("2024-06-20")) })
        #expect(story.clock(.reportsShared)?.due == .day(Given.day("2024-06-21")))
        try story.did(Given.report(), by: Given.officer, at: "2024-06-21T09:00")
        let late = try #require(story.clocks(.conferenceReport).first { $0.stoppedAt != nil })
        #expect(late.isLate(at: late.stoppedAt!) && late.lateBecause != nil, "what happened stands for the reason")
        #expect(!story.waiting.contains { $0.act == "episode.explainLate" })
    }

    // MARK: Calling

    @Test(
        "conference.call: kind and day",
        arguments: [
            ("review", "2024-06-25T10:00", "plan"), ("transferIn", "2024-06-25T10:00", "transfer"),
            ("preBirth", "2024-06-25T10:00", "born"), ("initial", "2024-06-22T10:00", "weekend"),
            ("initial", "2024-06-13T10:00", "past"),
        ])
    func kinds(kind: String, day: String, rule: String) throws {
        let story = try Given.conferenceNeeded()
        story.refuses(
            Given.conferenceCall(kind, for: day), by: "conference.call.\(rule)", as: Given.socialWorker,
            at: "2024-06-14T14:00")
    }

    @Test("conference.call.enquiry: a conference follows an enquiry that needs one; .once: one at a time")
    func enquiry() throws {
        var story = try Given.enquired()
        story.knows(Given.chair, Given.minuteTaker)
        story.refuses(Given.conferenceCall(), by: "conference.call.enquiry", as: Given.socialWorker)
        try Given.conferenceCalled().refuses(Given.conferenceCall(), by: "conference.call.once", as: Given.socialWorker)
    }

    @Test("conference.call.already: a child on a plan is reviewed; .review: not on the day the plan began")
    func already() throws {
        let story = try Given.onPlan()
        story.refuses(
            Given.conferenceCall(for: "2024-07-10T10:00"), by: "conference.call.already", as: Given.socialWorker)
        story.refuses(
            Given.conferenceCall("review", for: "2024-06-25T16:00"), by: "conference.call.review",
            as: Given.socialWorker)
    }

    @Test("A pre-birth conference is for a child still to be born")
    func preBirth() throws {
        var story = try Given.conferenceNeeded()
        story.standing.isUnborn = true
        story.allows(Given.conferenceCall("preBirth"), as: Given.socialWorker)
    }

    @Test(
        "conference.call.chair.independent: not the lead, nor the supervisor, nor anyone above them",
        arguments: [Given.socialWorker, Given.supervisor, Given.manager])
    func chairInLine(doer: Doer) throws {
        let story = try Given.conferenceNeeded()
        story.refuses(
            Given.conferenceCall(chair: doer), by: "conference.call.chair.independent", as: Given.socialWorker)
    }

    @Test("conference.call.chair.independent: nor anyone the supervisor manages; .role and .known")
    func chairOther() throws {
        var story = try Given.conferenceNeeded()
        let managed = Given.doer(
            "cha1r2", of: Given.council, kind: "localAuthority", roles: ["conferenceChair"],
            manager: Given.supervisor.practitioner)
        story.refuses(Given.conferenceCall(chair: managed), by: "conference.call.chair.known", as: Given.socialWorker)
        story.knows(managed)
        let name = "conference.call.chair"
        story.refuses(Given.conferenceCall(chair: managed), by: name + ".independent", as: Given.socialWorker)
        story.refuses(Given.conferenceCall(chair: Given.officer), by: name + ".role", as: Given.socialWorker)
        story.refuses(Given.conferenceCall(), by: "conference.call.council", as: Given.officer)
    }

    @Test("A conference can be moved, and somebody else can chair it: then they record the decision")
    func rearranged() throws {
        var story = try Given.conferenceCalled()
        let other = Given.doer("cha1r3", of: Given.council, kind: "localAuthority", roles: ["conferenceChair"])
        story.knows(other)
        let move = Conference.Rearrange(
            plannedFor: Given.moment("2024-06-27T10:00"), chair: other.practitioner, because: "Ill")
        story.refuses(
            Conference.Rearrange(
                plannedFor: Given.moment("2024-06-29T10:00"), chair: other.practitioner, because: "x"),
            by: "conference.rearrange.weekend", as: Given.chair)
        try story.did(move, by: Given.chair, at: "2024-06-20T09:00")
        #expect(story.state.conference.called?.plannedFor == Given.moment("2024-06-27T10:00"))
        #expect(story.involvements(.chair).map(\.until) == [Given.moment("2024-06-20T09:00"), nil])
        story.refuses(Given.conference(), by: "conference.hold.chair", as: Given.chair, at: "2024-06-27T12:00")
    }

    // MARK: Invitations, answers, reports

    @Test("Who is invited reads the papers until some time after the conference, and is asked for an answer")
    func invited() throws {
        var story = try Given.conferenceReady()
        #expect(story.waiting.filter { $0.act == "conference.answer" }.count == 3)
        try story.did(Conference.Respond(answer: "coming"), by: Given.officer)
        #expect(story.waiting.filter { $0.act == "conference.answer" }.count == 2)
        #expect(story.involvements(.conference).allSatisfy { $0.until == nil })
        try story.did(Given.conference(), by: Given.chair, at: "2024-06-25T12:00")
        #expect(story.involvements(.conference).allSatisfy { $0.until?.day == Given.day("2024-07-23") })
    }

    @Test("conference.invite.nobody, .practitioner, .agency and .twice")
    func inviting() throws {
        let story = try Given.conferenceCalled()
        let name = "conference.invite"
        story.refuses(Conference.Invite(reportWanted: true), by: name + ".nobody", as: Given.chair)
        story.refuses(Given.invitation([Given.officer]), by: name + ".twice", as: Given.chair)
        story.refuses(
            Conference.Invite(practitioners: [Given.practitioner("nobody")], reportWanted: false),
            by: name + ".practitioner", as: Given.chair)
        story.refuses(
            Conference.Invite(agencies: [Given.agency("nowhere")], reportWanted: false), by: name + ".agency",
            as: Given.chair)
    }

    @Test("conference.answer.invited and .forAgency: the chair writes down what others said by telephone")
    func answering() throws {
        var story = try Given.conferenceCalled()
        let name = "conference.answer"
        story.refuses(Conference.Respond(answer: "coming"), by: name + ".invited", as: Given.voluntaryWorker)
        let byTelephone = Conference.Respond(answer: "apologies", because: "In court", forAgency: Given.school)
        story.refuses(byTelephone, by: name + ".forAgency", as: Given.officer)
        try story.did(byTelephone, by: Given.chair)
        let meeting = try #require(story.state.conference.called)
        let seat = try #require(meeting.seats.first { $0.seat.agency == Given.school }?.seat)
        #expect(meeting.answer(of: seat)?.act.answer == "apologies")
    }

    @Test("conference.report.invited; conference.share.reports and .heldBack")
    func sharing() throws {
        var story = try Given.conferenceCalled()
        let share = Conference.Share(withWhom: "Her mother", how: "Read aloud")
        story.refuses(Given.report(), by: "conference.report.invited", as: Given.voluntaryWorker)
        story.refuses(share, by: "conference.share.reports", as: Given.socialWorker)
        #expect(!story.next.contains("conference.share"))
        try story.did(Given.report(mayShare: false), by: Given.officer)
        #expect(story.next.contains("conference.share"))
        story.refuses(share, by: "conference.share.heldBack", as: Given.socialWorker)
        story.allows(
            Conference.Share(withWhom: "Her mother", how: "x", heldBack: "An address"), as: Given.socialWorker)
    }

    @Test(
        "In the chronology a report keeps the class of its agency's knowledge",
        arguments: [
            (Given.officer, FieldClass.police), (Given.schoolNurse, .health), (Given.safeguardingLead, .school),
            (Given.socialWorker, .narrative),
        ])
    func reportsClass(doer: Doer, holds: FieldClass) throws {
        let story = try Given.conferenceCalled()
        let line = try #require(Given.report().settled(in: story.setting(by: doer)).told(story.state))
        for label in ["What we know", "Strengths", "Risks", "Our view"] { #expect(line.holds(label) == holds) }
        #expect(line.holds("The child's voice") == .childsWords)
    }

    @Test("Answers, reports, views, parts of the record and visits stand alone: nobody is turned back by another")
    func standAlone() {
        let alone: [any Act<Episode>.Type] = [
            Conference.Respond.self, Conference.Report.self, Conference.View.self, Conference.Minute.self,
            Conference.Delay.self, ProtectionPlan.Progress.self, ProtectionPlan.Visit.self,
        ]
        #expect(alone.allSatisfy { $0.standsAlone })
        #expect(!Conference.Hold.standsAlone && !Conference.Call.standsAlone)
    }

    // MARK: The record

    @Test("Two people write different parts and neither is refused; on one part the second is shown the first")
    func minute() throws {
        var story = try Given.conferenceCalled()
        try story.did(Given.minute("risks", "The stairs"), by: Given.chair)
        try story.did(Given.minute("strengths", "Her aunt"), by: Given.minuteTaker)
        let first = try #require(story.state.conference.called?.section("risks")?.stamp.number)
        try story.did(Given.minute("risks", "The stairs and the dog", replaces: first), by: Given.minuteTaker)
        story.refuses(
            Given.minute("risks", "The stairs and the window", replaces: first), by: Conference.Minute.changed,
            as: Given.chair)
        story.refuses(Given.minute("risks", "New"), by: Conference.Minute.changed, as: Given.chair)
        #expect(story.state.conference.called?.minute["risks"]?.count == 2)
        story.refuses(Given.minute("next"), by: "conference.minute.writer", as: Given.officer)
    }

    // MARK: Brothers and sisters

    /// How an act stands on the record of a brother or sister, with this episode in front of whoever writes.
    private func beside(
        _ act: some Act<Episode>, _ other: Story<Episode>, with story: Story<Episode>, by doer: Doer
    ) -> Refusal? {
        var setting = other.setting(by: doer)
        setting.beside = story.state
        do throws(Refusal) { try act.check(other.state, in: setting) } catch { return error }
        return nil
    }

    @Test(
        "conference.minute.together: one meeting only; .eachChildsOwn: no child's words for another; .differs: nothing unread"
    )
    func minuteBeside() throws {
        var (hers, his) = (try Given.conferenceCalled(), try Given.conferenceCalled())
        let name = "conference.minute"
        #expect(beside(Given.minute("risks"), his, with: hers, by: Given.chair) == nil)
        #expect(beside(Given.minute("childsViews"), his, with: hers, by: Given.chair)?.rule == name + ".eachChildsOwn")
        #expect(beside(Given.minute("risks"), his, with: hers, by: Given.officer)?.rule == name + ".writer")
        let moved = try Given.conferenceCalled(for: "2024-06-25T14:00")
        #expect(beside(Given.minute("risks"), moved, with: hers, by: Given.chair)?.rule == name + ".together")
        try hers.did(Given.minute("risks", "The stairs"), by: Given.chair)
        let hersAt = try #require(hers.state.conference.called?.section("risks")?.stamp.number)
        let anew = Given.minute("risks", "The stairs and the dog", replaces: hersAt)
        #expect(beside(anew, his, with: hers, by: Given.chair) == nil, "nothing stands there: nothing is lost")
        try his.did(Given.minute("next", "Tuesday"), by: Given.chair)
        try his.did(Given.minute("risks", "The stairs"), by: Given.minuteTaker)
        #expect(beside(anew, his, with: hers, by: Given.chair) == nil, "the same words were in front of them")
        var setting = his.setting(by: Given.chair)
        setting.beside = hers.state
        let hisAt = try #require(his.state.conference.called?.section("risks")?.stamp.number)
        #expect(hisAt != hersAt && anew.settled(on: his.state, in: setting).replaces == hisAt)
        try his.did(Given.minute("risks", "The window", replaces: hisAt), by: Given.minuteTaker)
        #expect(beside(anew, his, with: hers, by: Given.chair)?.rule == Conference.Minute.differs)
    }

    @Test("conference.report.together, .view, .hold: of one meeting only")
    func reportBeside() throws {
        let hers = try Given.conferenceCalled()
        let his = try Given.conferenceCalled()
        let moved = try Given.conferenceCalled(for: "2024-06-25T14:00")
        for act in [Given.report(), Given.view(), Given.conference()] as [any Act<Episode>] {
            let rule = "\(type(of: act).kind.rawValue).together"
            let doer = type(of: act).kind == Conference.Hold.kind ? Given.chair : Given.officer
            #expect(beside(act, moved, with: hers, by: doer)?.rule == rule)
            #expect(beside(act, his, with: hers, by: doer)?.rule != rule)
        }
        #expect(his.state.mayBeRecorded("conference.report", with: hers.state))
        #expect(!moved.state.mayBeRecorded("conference.view", with: hers.state))
        #expect(moved.state.mayBeRecorded("conference.answer", with: hers.state))
    }

    @Test("conference.report.differs: an agency's own report of a brother stays, with what he said")
    func reportOfHisOwn() throws {
        func report(_ knows: String, says voice: String? = nil, mayShare: Bool = true) -> Conference.Report {
            Conference.Report(
                knows: knows, strengths: "Aunt", risks: "The nights", childsVoice: voice, view: "plan",
                viewBecause: "It goes on", mayShare: mayShare)
        }
        var (hers, his) = (try Given.conferenceCalled(), try Given.conferenceCalled())
        func rule(_ act: Conference.Report, by doer: Doer = Given.officer) -> String? {
            beside(act, his, with: hers, by: doer)?.rule
        }
        #expect(rule(report("Both")) == nil, "nothing stands there")
        try his.did(report("His alone"), by: Given.officer)
        #expect(rule(report("Both")) == Conference.Report.differs, "she had none in front of the writer")
        #expect(rule(report("Both"), by: Given.schoolNurse) == nil, "another agency's stands beside it")
        try hers.did(report("Hers alone"), by: Given.officer)
        #expect(rule(report("Both")) == Conference.Report.differs)
        try his.did(report("Hers alone"), by: Given.officer)
        #expect(rule(report("Both anew")) == nil, "the same words were in front of the writer")
        try his.did(report("Hers alone", mayShare: false), by: Given.officer)
        #expect(rule(report("Both anew")) == Conference.Report.differs, "what is not for the family stays so")
        try his.did(report("Hers alone", says: "“I hold the banister.”"), by: Given.officer)
        #expect(rule(report("Both anew")) == Conference.Report.differs, "his words would leave the page")
        #expect(rule(report("Both anew", says: "“It is fine.”")) == Conference.Report.differs)
        #expect(rule(report("Both anew", says: "“I hold the banister.”")) == nil, "they are said again")
    }

    @Test("conference.view.differs: a view of a brother alone is not replaced by one about both")
    func viewOfHisOwn() throws {
        var (hers, his) = (try Given.conferenceCalled(), try Given.conferenceCalled())
        func rule(_ act: Conference.View, by doer: Doer = Given.officer) -> String? {
            beside(act, his, with: hers, by: doer)?.rule
        }
        #expect(rule(Given.view()) == nil, "nothing stands there")
        try his.did(Given.view("noPlan"), by: Given.officer)
        #expect(rule(Given.view()) == Conference.View.differs)
        #expect(rule(Given.view(for: Given.force), by: Given.chair) == Conference.View.differs, "nor by the chair")
        #expect(rule(Given.view(), by: Given.schoolNurse) == nil)
        try hers.did(Given.view("noPlan"), by: Given.officer)
        #expect(rule(Given.view()) == nil, "the same view was in front of the writer")
    }
}
