import Guidance
import Testing

@testable import Practice

/// A section 47 enquiry starts, asks, and is led by a social worker.
struct Section47EnquiryTests {
    @Test("After the discussion the enquiry is what comes next, and waits for the lead practitioner")
    func next() throws {
        let story = try Given.decidedOnEnquiry()
        #expect(story.next.first == "enquiry.start")
        let waiting = try #require(story.waiting.first { $0.act == "enquiry.start" })
        #expect(waiting.owner == .practitioner(Given.socialWorker.practitioner))
    }

    @Test("Its clock runs from the discussion that initiated it, sets no number, and stops with the outcome")
    func clock() throws {
        var story = try Given.enquiring()
        let clock = try #require(story.clock(.enquiryCompletion))
        #expect(clock.startedAt == Given.moment("2024-06-07T17:00") && clock.due == nil)
        #expect(clock.owner == .practitioner(Given.socialWorker.practitioner) && clock.stops == "enquiry.conclude")
        try story.did(Given.visit(), by: Given.socialWorker, at: "2024-06-08T10:00")
        try story.did(Given.conclusion(), by: Given.socialWorker, at: "2024-06-14T11:00")
        #expect(story.clock(.enquiryCompletion)?.stoppedAt == Given.moment("2024-06-14T11:00"))
    }

    @Test("A joint enquiry gives the police officer a part while it lasts, and the lead one of their own")
    func joint() throws {
        let story = try Given.enquiring()
        let officer = try #require(story.involvements(.investigator).first)
        #expect(officer.practitioner == Given.officer.practitioner && officer.agency == Given.force)
        #expect(officer.until == nil)
        #expect(story.involvements(.lead).contains { $0.practitioner == Given.socialWorker.practitioner })
        #expect(story.facts.map(\.what) == ["Section 47 enquiry"])
    }

    @Test(
        "enquiry.start.lead: a social worker leads, in every edition",
        arguments: ["2019-06-07T15:40", "2021-06-07T15:40", "2024-06-07T15:40", "2026-06-08T15:40"])
    func lead(at moment: String) throws {
        var story = try Given.suspected(at: moment)
        try story.did(Given.discussion("s47Single"), by: Given.dutySocialWorker)
        for other in [Given.healthVisitor, Given.familySupportWorker, Given.qualifiedChair] {
            story.knows(other)
            story.refuses(
                Given.enquiry("single", lead: other), by: "enquiry.start.lead", as: Given.dutySocialWorker)
        }
        let refusal = story.refusal(of: Given.enquiry("single", lead: Given.healthVisitor), by: Given.dutySocialWorker)
        #expect(refusal?.authority.hasPrefix(story.guidance.edition.key.rawValue) == true)
        story.allows(Given.enquiry("single"), as: Given.dutySocialWorker)
    }

    @Test("enquiry.start.lead.known and .lead.council: someone known, of this council")
    func leadOther() throws {
        var story = try Given.decidedOnEnquiry()
        story.refuses(
            Given.enquiry(lead: Given.neighbouringSupervisor), by: "enquiry.start.lead.known",
            as: Given.dutySocialWorker)
        story.knows(Given.neighbouringSupervisor)
        story.refuses(
            Given.enquiry(lead: Given.neighbouringSupervisor), by: "enquiry.start.lead.council",
            as: Given.dutySocialWorker)
    }

    @Test("enquiry.start.once: one is open in an episode; another can follow it with a discussion of its own")
    func once() throws {
        let open = try Given.enquiring()
        open.refuses(Given.enquiry(), by: "enquiry.start.once", as: Given.dutySocialWorker)
        var story = try Given.enquired()
        story.refuses(Given.enquiry(), by: "enquiry.start.discussion", as: Given.dutySocialWorker)
        try story.did(Given.discussion("s47Single"), by: Given.dutySocialWorker, at: "2024-07-01T10:00")
        try story.did(Given.enquiry("single"), by: Given.dutySocialWorker, at: "2024-07-01T10:30")
        #expect(story.state.enquiry.courses.count == 2)
        #expect(story.clocks(.enquiryCompletion).map(\.mark).count == 2)
        #expect(story.clocks(.enquiryCompletion).last?.startedAt == Given.moment("2024-07-01T10:00"))
    }

    @Test("enquiry.start.discussion, .council, .decided, .order, .police and .police.kind")
    func startRefused() throws {
        let name = "enquiry.start"
        try Given.suspected().refuses(Given.enquiry(), by: name + ".discussion", as: Given.dutySocialWorker)
        try Given.suspected(.classified).refuses(Given.enquiry(), by: name + ".decided", as: Given.dutySocialWorker)
        let story = try Given.decidedOnEnquiry()
        story.refuses(Given.enquiry(), by: name + ".council", as: Given.officer)
        story.refuses(Given.enquiry(), by: name + ".order", as: Given.dutySocialWorker, at: "2024-06-07T16:59")
        let nobody = Section47Enquiry.Start(
            lead: Given.socialWorker.practitioner, how: "joint", because: "x", parentsTold: true)
        story.refuses(nobody, by: name + ".police", as: Given.dutySocialWorker)
        let nurse = Section47Enquiry.Start(
            lead: Given.socialWorker.practitioner, how: "joint", police: Given.schoolNurse.practitioner, because: "x",
            parentsTold: true)
        story.refuses(nurse, by: name + ".police.kind", as: Given.dutySocialWorker)
    }

    @Test("An agency asked has a part, its answer waits for it, and is of the class of its knowledge")
    func checks() throws {
        var story = try Given.enquiring()
        try story.did(Given.check(), by: Given.socialWorker)
        let entry = story.number
        #expect(story.involvements(.consulted).map(\.practitioner) == [Given.schoolNurse.practitioner])
        #expect(
            story.waiting.first { $0.act == "enquiry.reply" }?.owner == .practitioner(Given.schoolNurse.practitioner))
        let line = try story.line(
            of: Section47Enquiry.Reply(entry: entry, known: "Weighed in May"), by: Given.schoolNurse)
        #expect(line.holds("What it knows") == .health)
        #expect(!story.waiting.contains { $0.act == "enquiry.reply" })
        try story.did(Given.check(of: Given.force, nil), by: Given.socialWorker)
        #expect(story.waiting.first { $0.act == "enquiry.reply" }?.owner == .agency(Given.force))
        let told = try story.line(
            of: Section47Enquiry.Reply(entry: story.number, known: "Two calls"), by: Given.socialWorker)
        #expect(told.holds("What it knows") == .police, "also where the council writes it down")
    }

    @Test("enquiry.check.underWay, .council, .agency and .practitioner; enquiry.reply.entry, .once, .agency and .order")
    func checkRefused() throws {
        try Given.decidedOnEnquiry().refuses(Given.check(), by: "enquiry.check.underWay", as: Given.socialWorker)
        var story = try Given.enquiring()
        story.refuses(Given.check(), by: "enquiry.check.council", as: Given.officer)
        story.refuses(Given.check(of: Given.agency("g0ne"), nil), by: "enquiry.check.agency", as: Given.socialWorker)
        story.refuses(Given.check(of: Given.force), by: "enquiry.check.practitioner", as: Given.socialWorker)
        try story.did(Given.check(), by: Given.socialWorker, at: "2024-06-08T12:00")
        let reply = Section47Enquiry.Reply(entry: story.number, known: "x")
        story.refuses(
            Section47Enquiry.Reply(entry: 1, known: "x"), by: "enquiry.reply.entry", as: Given.schoolNurse)
        story.refuses(reply, by: "enquiry.reply.agency", as: Given.officer)
        story.refuses(reply, by: "enquiry.reply.order", as: Given.schoolNurse, at: "2024-06-08T11:00")
        try story.did(reply, by: Given.schoolNurse)
        story.refuses(reply, by: "enquiry.reply.once", as: Given.schoolNurse)
    }

    @Test("A medical examination: its findings are health's, and nobody is examined against a refusal")
    func medical() throws {
        func examined(_ consent: String) -> Section47Enquiry.Examine {
            Section47Enquiry.Examine(
                consent: consent, examined: true, place: "Ward 4", examiner: "Dr Pym", findings: "A pinch mark")
        }
        var story = try Given.enquiring()
        story.refuses(examined("refused"), by: "enquiry.medical.consent", as: Given.socialWorker)
        story.refuses(examined("parent"), by: "enquiry.medical.who", as: Given.safeguardingLead)
        story.refuses(
            examined("parent"), by: "enquiry.medical.order", as: Given.socialWorker, at: "2024-06-07T17:10")
        let line = try story.line(of: examined("parent"), by: Given.healthVisitor)
        #expect(line.holds("What was found") == .health && line.holds("Where") == .location)
        #expect(story.state.enquiry.latest?.examinations.count == 1)
        try Given.enquired().refuses(examined("parent"), by: "enquiry.medical.underWay", as: Given.socialWorker)
    }
}

/// The outcome of an enquiry, who is told, and an agency's right to ask for a conference.
struct EnquiryOutcomeTests {
    @Test("enquiry.conclude.seen: the child is seen after it was decided on, or why not is said")
    func seen() throws {
        var story = try Given.enquiring()
        story.refuses(Given.conclusion(), by: "enquiry.conclude.seen", as: Given.socialWorker)
        story.allows(Given.conclusion(notSeen: "Abroad with her aunt since Saturday"), as: Given.socialWorker)
        try story.did(Given.visit(alone: false), by: Given.socialWorker, at: "2024-06-08T10:00")
        #expect(story.next.first == "enquiry.conclude")
        story.allows(Given.conclusion(), as: Given.socialWorker)
    }

    @Test("A child seen before the enquiry was decided on has not been seen for it")
    func seenBefore() throws {
        var story = try Given.suspected(.seen)
        try story.did(Given.discussion("s47Single"), by: Given.dutySocialWorker, at: "2024-06-09T17:00")
        try story.did(Given.enquiry("single"), by: Given.dutySocialWorker, at: "2024-06-09T17:20")
        story.refuses(Given.conclusion(), by: "enquiry.conclude.seen", as: Given.socialWorker)
        #expect(story.next.first == "child.see")
    }

    @Test("enquiry.conclude.underWay, .lead and .order")
    func concludeRefused() throws {
        let name = "enquiry.conclude"
        try Given.decidedOnEnquiry().refuses(Given.conclusion(), by: name + ".underWay", as: Given.socialWorker)
        var story = try Given.enquiring()
        try story.did(Given.visit(), by: Given.socialWorker, at: "2024-06-08T10:00")
        story.refuses(Given.conclusion(), by: name + ".lead", as: Given.supervisor)
        story.refuses(Given.conclusion(), by: name + ".order", as: Given.socialWorker, at: "2024-06-07T17:10")
    }

    @Test(
        "Whether a conference is needed follows from the outcome, or is said with it",
        arguments: [
            ("notSubstantiated", nil, false), ("noLongerLikely", false, false), ("noLongerLikely", true, true),
            ("likelyToSuffer", nil, true), ("endedBefore", nil, false),
        ] as [(String, Bool?, Bool)])
    func conference(outcome: String, said: Bool?, needed: Bool) throws {
        let story = try Given.enquired(outcome, conference: said)
        #expect((story.state.enquiry.conferenceDecided != nil) == needed)
        #expect(story.next.contains("enquiry.askForConference") != needed)
        let line = try #require(story.state.enquiry.latest?.concluded?.act.told(story.state))
        #expect(line.headline.hasSuffix(needed ? "a child protection conference is needed" : "no conference"))
    }

    @Test("The family, the child and the agencies are told, and until then it waits for the lead")
    func tell() throws {
        var story = try Given.enquired()
        #expect(
            story.waiting.first { $0.act == "enquiry.tell" }?.owner == .practitioner(Given.socialWorker.practitioner))
        story.refuses(Given.enquiryTelling(), by: "enquiry.tell.council", as: Given.officer)
        story.refuses(
            Given.enquiryTelling(), by: "enquiry.tell.order", as: Given.socialWorker, at: "2024-06-14T10:00")
        let line = try story.line(of: Given.enquiryTelling(family: false), by: Given.socialWorker)
        #expect(line.words("Family not told because") == "Not safe yet")
        #expect(!story.waiting.contains { $0.act == "enquiry.tell" })
        try Given.enquiring().refuses(
            Given.enquiryTelling(), by: "enquiry.tell.concluded", as: Given.socialWorker)
    }

    @Test("An agency that took part may ask for a conference, and the council answers with reasons")
    func request() throws {
        var story = try Given.enquired()
        let request = Section47Enquiry.AskForConference(because: "The fourth callout since March")
        try story.did(request, by: Given.officer, at: "2024-06-17T09:00")
        let entry = story.number
        #expect(
            story.waiting.first { $0.act == "enquiry.answerRequest" }?.owner
                == .practitioner(Given.supervisor.practitioner))
        #expect(story.next.first == "enquiry.answerRequest")
        let answer = Section47Enquiry.AnswerRequest(entry: entry, granted: true, because: "We had not known of two")
        story.refuses(answer, by: "enquiry.answerRequest.council", as: Given.officer)
        story.refuses(
            Section47Enquiry.AnswerRequest(entry: 1, granted: true, because: "x"),
            by: "enquiry.answerRequest.entry", as: Given.supervisor)
        let line = try story.line(of: answer, by: Given.supervisor, at: "2024-06-17T15:00")
        #expect(line.headline == "The council agreed to hold a child protection conference")
        #expect(story.state.enquiry.conferenceDecided?.number == story.number)
        #expect(story.state.strategy.initiating?.stamp.happenedAt == Given.moment("2024-06-07T17:00"))
        story.refuses(answer, by: "enquiry.answerRequest.once", as: Given.supervisor)
        story.refuses(request, by: "enquiry.askForConference.decided", as: Given.officer)
    }

    @Test("A council that declines says why, and no conference is decided")
    func declined() throws {
        var story = try Given.enquired()
        try story.did(Section47Enquiry.AskForConference(because: "x"), by: Given.officer)
        let line = try story.line(
            of: Section47Enquiry.AnswerRequest(entry: story.number, granted: false, because: "He has left"),
            by: Given.supervisor)
        #expect(line.words("Why") == "He has left")
        #expect(story.state.enquiry.conferenceDecided == nil)
    }

    @Test("enquiry.askForConference.concluded, .council, .part, .once and .order")
    func requestRefused() throws {
        let name = "enquiry.askForConference"
        let request = Section47Enquiry.AskForConference(because: "x")
        try Given.enquiring().refuses(request, by: name + ".concluded", as: Given.officer)
        var story = try Given.enquired()
        story.refuses(request, by: name + ".council", as: Given.dutySocialWorker)
        story.refuses(request, by: name + ".part", as: Given.voluntaryWorker)
        story.refuses(request, by: name + ".order", as: Given.officer, at: "2024-06-14T10:00")
        try story.did(request, by: Given.officer)
        story.refuses(request, by: name + ".once", as: Given.officer)
        story.allows(request, as: Given.safeguardingLead)
    }

    @Test("Those who took part still see how it ended for as long as they may ask; then their part is over")
    func partEnds() throws {
        var story = try Given.enquired()
        let until = try #require(story.involvements(.investigator).first?.until)
        #expect(until.day == Given.day("2024-06-28"))
        let guidance = Given.guidance("2024-06-14")
        let asking = guidance.duty(.conferenceRequest)
        #expect(asking.basis == .local && asking.status == .unconfirmed)
        #expect(try asking.due(from: Given.moment("2024-06-14T11:00"), in: guidance.workingDays).lastMoment == until)
        try story.did(Section47Enquiry.AskForConference(because: "x"), by: Given.officer, at: "2024-06-28T10:00")
        #expect(story.involvements(.investigator).first?.until == nil, "not while the request waits")
    }

    @Test("episode.close.enquiry, .decided, .request and .agreement: an episode does not close over them")
    func keepsOpen() throws {
        var story = try Given.suspected(.told)
        try story.did(Given.discussion("s47Joint"), by: Given.dutySocialWorker, at: "2024-06-07T17:00")
        story.refuses(Given.closing(), by: "episode.close.decided", as: Given.supervisor)
        try story.did(Given.enquiry(), by: Given.dutySocialWorker, at: "2024-06-07T17:20")
        story.refuses(Given.closing(), by: "episode.close.enquiry", as: Given.supervisor)
        try story.did(Given.conclusion(notSeen: "x"), by: Given.socialWorker, at: "2024-06-14T11:00")
        try story.did(Section47Enquiry.AskForConference(because: "x"), by: Given.officer)
        story.refuses(Given.closing(), by: "episode.close.request", as: Given.supervisor)
        try story.did(
            Section47Enquiry.AnswerRequest(entry: story.number, granted: false, because: "x"), by: Given.supervisor)
        story.refuses(Given.closing(), by: "episode.close.agreement", as: Given.supervisor)
        try story.did(Given.agreement(), by: Given.supervisor)
        story.allows(Given.closing(), as: Given.supervisor)
    }
}
