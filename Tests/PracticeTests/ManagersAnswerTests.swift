import Foundation
import Guidance
import Testing

@testable import Practice

/// The outcome of a section 47 enquiry waits for a manager's own act.
struct EnquiryAgreementTests {
    private let name = "enquiry.agree"

    @Test("A conclusion waits for the lead's supervisor, among what the council still has to do, until they agree")
    func waits() throws {
        var story = try Given.enquired()
        let waiting = try #require(story.waiting.first { $0.act == "enquiry.agree" })
        #expect(waiting.owner == .practitioner(Given.supervisor.practitioner))
        #expect(waiting.since == Given.moment("2024-06-14T11:00"))
        #expect(story.next.contains("enquiry.agree") && Section47Enquiry.Agree.isApproval)
        #expect(story.state.enquiry.latest?.isAgreed == false)
        let line = try story.line(of: Given.agreement(), by: Given.supervisor)
        #expect(line.headline == "A manager agreed the outcome of the section 47 enquiry")
        #expect(line.words("Why") == "I read it all")
        #expect(story.state.enquiry.latest?.isAgreed == true)
        #expect(!story.waiting.contains { $0.act == "enquiry.agree" } && !story.next.contains("enquiry.agree"))
    }

    @Test("What a conclusion asks for does not wait for the manager: telling, and the conference with its clock")
    func doesNotWait() throws {
        let story = try Given.enquired("likelyToSuffer")
        story.allows(Given.enquiryTelling(), as: Given.socialWorker)
        #expect(story.next.contains("conference.call") && story.state.enquiry.conferenceDecided != nil)
        let clock = try #require(story.clock(.initialConference))
        #expect(clock.startedAt == Given.moment("2024-06-07T17:00") && clock.stoppedAt == nil)
    }

    @Test(
        "Sent back with reasons the enquiry is under way again, and waits for its lead; the conference's clock runs on")
    func sentBack() throws {
        var story = try Given.enquired("likelyToSuffer")
        try story.did(Given.enquiryTelling(), by: Given.socialWorker, at: "2024-06-14T12:00")
        let line = try story.line(of: Given.agreement(false), by: Given.supervisor, at: "2024-06-14T15:00")
        #expect(line.words("Why") == "Nobody asked her aunt")
        #expect(story.state.enquiry.isOpen && story.state.enquiry.latest?.concluded == nil)
        #expect(story.clock(.enquiryCompletion)?.stoppedAt == nil)
        #expect(story.clock(.initialConference)?.stoppedAt == nil)
        let waiting = try #require(story.waiting.first { $0.act == "enquiry.conclude" })
        #expect(waiting.owner == .practitioner(Given.socialWorker.practitioner))
        #expect(waiting.what.contains("sent back") && !story.waiting.contains { $0.act == "enquiry.agree" })
        story.refuses(Given.agreement(), by: name + ".concluded", as: Given.supervisor)
        try story.did(Given.conclusion(), by: Given.socialWorker, at: "2024-06-17T10:00")
        #expect(story.state.enquiry.latest?.conclusions.count == 2)
        #expect(story.clock(.enquiryCompletion)?.stoppedAt == Given.moment("2024-06-17T10:00"))
        #expect(story.waiting.contains { $0.act == "enquiry.agree" }, "the new outcome waits as well")
        #expect(story.waiting.contains { $0.act == "enquiry.tell" }, "who was told the first has not been told this")
        #expect(story.clock(.initialConference) == nil, "it asks for no conference any more")
    }

    @Test("Where the supervisor leads the enquiry, it waits for another who supervises")
    func supervisorLeads() throws {
        var story = try Given.decidedOnEnquiry()
        try story.did(Given.enquiry(lead: Given.supervisor), by: Given.dutySocialWorker, at: "2024-06-07T17:20")
        try story.did(Given.conclusion(notSeen: "Abroad"), by: Given.supervisor, at: "2024-06-14T11:00")
        let waiting = try #require(story.waiting.first { $0.act == "enquiry.agree" })
        #expect(waiting.owner == .role(Given.council, "supervisor"))
        story.refuses(Given.agreement(), by: name + ".own", as: Given.supervisor)
        story.allows(Given.agreement(), as: Given.manager)
    }

    @Test("enquiry.agree.concluded, .role, .qualified, .council, .own and .order")
    func refused() throws {
        try Given.enquiring().refuses(Given.agreement(), by: name + ".concluded", as: Given.supervisor)
        let story = try Given.enquired()
        story.refuses(Given.agreement(), by: name + ".role", as: Given.dutySocialWorker)
        story.refuses(Given.agreement(), by: name + ".role", as: Given.socialWorker)
        story.refuses(Given.agreement(), by: name + ".qualified", as: Given.unqualifiedSupervisor)
        story.refuses(Given.agreement(), by: name + ".council", as: Given.neighbouringSupervisor)
        story.refuses(Given.agreement(), by: name + ".order", as: Given.supervisor, at: "2024-06-14T10:59")
        let refusal = try #require(story.refusal(of: Given.agreement(), by: Given.dutySocialWorker))
        #expect(refusal.authority == story.guidance.rule(.agreeEnquiry).cite)
    }

    @Test("enquiry.agree.later: nothing is sent back once another discussion has gone on from it")
    func later() throws {
        var story = try Given.enquired()
        try story.did(Given.discussion("s47Single"), by: Given.dutySocialWorker, at: "2024-07-01T10:00")
        story.refuses(Given.agreement(false), by: name + ".later", as: Given.supervisor, at: "2024-07-01T11:00")
        story.allows(Given.agreement(), as: Given.supervisor, at: "2024-07-01T11:00")
    }

    @Test("A conclusion from before managers agreed themselves, in which the lead named one, is agreed")
    func before() throws {
        let stored = """
            {"outcome":"notSubstantiated","because":"x","nextStep":"assessment",\
            "agreedBy":"\(Given.supervisor.practitioner.id)"}
            """
        let act = try JSONDecoder().decode(Section47Enquiry.Conclude.self, from: Data(stored.utf8))
        var story = try Given.enquiring()
        try story.did(Given.visit(), by: Given.socialWorker, at: "2024-06-08T10:00")
        try story.did(act, by: Given.socialWorker, at: "2024-06-14T11:00")
        #expect(story.state.enquiry.latest?.isAgreed == true && story.state.enquiry.toAgree == nil)
    }
}

/// A child in need plan waits for a manager's own act.
struct ChildInNeedApprovalTests {
    private let name = "childInNeedPlan.approve"
    private let yes = ChildInNeedPlan.Approve(approved: true, because: "Each step has a name")
    private let no = ChildInNeedPlan.Approve(approved: false, because: "Who comes in the night?")

    @Test("A plan agreed with the family waits for the supervisor, and runs meanwhile")
    func waits() throws {
        var story = try Given.inNeed()
        let waiting = try #require(story.waiting.first { $0.act == "childInNeedPlan.approve" })
        #expect(waiting.owner == .practitioner(Given.supervisor.practitioner))
        #expect(story.next.contains("childInNeedPlan.approve") && ChildInNeedPlan.Approve.isApproval)
        story.allows(Given.inNeedVisit(), as: Given.socialWorker)
        let line = try story.line(of: yes, by: Given.supervisor)
        #expect(line.headline == "Child in need plan approved by a manager")
        #expect(!story.waiting.contains { $0.act == "childInNeedPlan.approve" })
        #expect(story.state.childInNeedPlan.toApprove == nil)
    }

    @Test("Sent back with reasons it waits for a change by the lead, and then for the manager again")
    func sentBack() throws {
        var story = try Given.inNeed()
        try story.did(no, by: Given.supervisor, at: "2024-04-09T10:00")
        let waiting = try #require(story.waiting.first { $0.act == "childInNeedPlan.amend" })
        #expect(waiting.owner == .practitioner(Given.socialWorker.practitioner))
        #expect(story.state.childInNeedPlan.isOpen && !story.next.contains("childInNeedPlan.approve"))
        story.refuses(yes, by: name + ".waiting", as: Given.supervisor)
        try story.did(
            ChildInNeedPlan.Amend(because: "Asked", outcomes: "y"), by: Given.socialWorker, at: "2024-04-09T15:00")
        #expect(!story.waiting.contains { $0.act == "childInNeedPlan.amend" })
        #expect(
            story.waiting.first { $0.act == "childInNeedPlan.approve" }?.since == Given.moment("2024-04-09T15:00"))
        try story.did(yes, by: Given.supervisor, at: "2024-04-10T09:00")
        #expect(!story.waiting.contains { $0.act == "childInNeedPlan.approve" })
        story.refuses(yes, by: name + ".waiting", as: Given.supervisor)
    }

    @Test("A plan that ends waits for nobody any more")
    func ended() throws {
        var story = try Given.inNeed()
        try story.did(Given.inNeedEnd(), by: Given.socialWorker, at: "2024-06-01T10:00")
        #expect(!story.waiting.contains { $0.act == "childInNeedPlan.approve" })
    }

    @Test("childInNeedPlan.approve.role, .qualified, .council, .own and .order")
    func refused() throws {
        let story = try Given.inNeed()
        story.refuses(yes, by: name + ".role", as: Given.socialWorker)
        story.refuses(yes, by: name + ".qualified", as: Given.unqualifiedSupervisor)
        story.refuses(yes, by: name + ".council", as: Given.neighbouringSupervisor)
        story.refuses(yes, by: name + ".order", as: Given.supervisor, at: "2024-04-08T09:59")
        var own = try Given.episode(.told)
        try own.did(Given.inNeedStart(), by: Given.supervisor, at: "2024-04-08T10:00")
        own.refuses(yes, by: name + ".own", as: Given.supervisor)
        own.allows(yes, as: Given.manager)
        #expect(own.waiting.first { $0.act == "childInNeedPlan.approve" }?.owner == .role(Given.council, "supervisor"))
    }
}

/// Who was told of an order, and why partners were not asked before it.
struct OrdersTellTests {
    private func read<A: Act>(_: A.Type, _ stored: String) throws -> A {
        try JSONDecoder().decode(A.self, from: Data(stored.utf8))
    }

    @Test("Each order tells who was told and why partners were not consulted")
    func told() throws {
        var story = try Given.suspected()
        let order = try story.line(of: Given.order(), by: Given.dutySocialWorker)
        #expect(order.words("Who was told") == "Her mother at court")
        let assessed = try story.line(
            of: Given.assessmentOrder(from: "2030-01-01"), by: Given.dutySocialWorker)
        #expect(assessed.words("Who was told") == "Her mother")
        #expect(assessed.words("Partners not consulted because") == "It could not wait")
        let away = try story.line(of: Given.exclusion(), by: Given.dutySocialWorker)
        #expect(away.words("Who was told") == "Her mother, and him")
        #expect(away.words("Partners not consulted because") == "It was night")
    }

    @Test("Orders recorded before it was asked are read, and say of nobody that they were told")
    func before() throws {
        let order = try read(
            ImmediateProtection.ObtainEmergencyOrder.self,
            #"{"applicant":"council","court":"x","because":"x","whereChildIs":"x","partnersConsulted":true}"#)
        let assessment = try read(
            ImmediateProtection.StartAssessmentOrder.self, #"{"court":"x","startsOn":"2024-06-10","assesses":"x"}"#)
        let exclusion = try read(
            ImmediateProtection.RequireExclusion.self,
            #"{"basis":"undertaking","excluded":"x","keptFrom":"x","powerOfArrest":false,"because":"x"}"#)
        #expect([order.whoWasTold, assessment.whoWasTold, exclusion.whoWasTold] == ["", "", ""])
        #expect(!assessment.partnersConsulted && !exclusion.partnersConsulted && order.partnersConsulted)
        #expect(order.told(Episode())?.words("Who was told") == nil)
    }
}
