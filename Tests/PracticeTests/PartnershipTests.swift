import Guidance
import Testing

@testable import Practice

/// Who may speak for a partner, and what is kept apart.
struct PartnershipTests {
    @Test("partnership.begin.already: an area has one partnership")
    func beginOnce() throws {
        let story = try Given.partnership()
        story.refuses(Given.begin(), by: "partnership.begin.already")
    }

    @Test("partnership.begin.council: the area is a council's")
    func beginCouncil() {
        let story = Story<Partnership>("new", by: Given.manages, standing: Given.partnershipStanding)
        story.refuses(Given.begin(council: Given.police), by: "partnership.begin.council")
    }

    @Test(
        "The health partner is a clinical commissioning group until 30 June 2022 and an integrated care board since",
        arguments: [
            ("2022-06-30", "clinicalCommissioningGroup", true), ("2022-06-30", "integratedCareBoard", false),
            ("2022-07-01", "clinicalCommissioningGroup", false), ("2022-07-01", "integratedCareBoard", true),
            ("2024-03-28", "integratedCareBoard", true), ("2024-03-28", "hospitalTrust", false),
        ])
    func healthPartner(day: String, kind: String, fits: Bool) throws {
        var standing = Given.partnershipStanding
        standing.agencies[Given.board] = kind
        var story = Story<Partnership>("p", by: Given.manages, at: "2019-06-24T10:00", standing: standing)
        try story.did(Given.begin())
        let act = Given.partner(Given.board, "health", from: day)
        if fits {
            try story.did(act, at: "\(day)T09:00")
            #expect(story.state.partner(Given.board, on: Given.day(day)) != nil)
        } else {
            story.refuses(act, by: "partnership.addPartner.kind", at: "\(day)T09:00")
        }
    }

    @Test("partnership.nameLead.edition: the role came with the 2023 edition", arguments: ["2019-07-01", "2021-03-02"])
    func leadBefore2023(day: String) throws {
        var story = Story<Partnership>(
            "p", by: Given.manages, at: "2019-06-24T10:00", standing: Given.partnershipStanding)
        try story.did(Given.begin())
        story.refuses(Given.lead(Given.chief), by: "partnership.nameLead.edition", at: "\(day)T09:00")
    }

    @Test("partnership.nameLead.senior: the lead is the most senior person of the partner")
    func leadSenior() throws {
        let story = try Given.partnership()
        story.refuses(Given.lead(Given.chief, senior: false), by: "partnership.nameLead.senior")
    }

    @Test("partnership.appointDelegate.byLead: each lead appoints their own delegate")
    func delegateByLead() throws {
        let story = try Given.partnership()
        story.refuses(
            Given.delegate(Given.newcomer), by: "partnership.appointDelegate.byLead", as: Given.chief)
        story.refuses(
            Given.delegate(Given.newcomer, level: "below"), by: "partnership.appointDelegate.level", as: Given.constable
        )
        story.refuses(
            Given.delegate(Given.constable), by: "partnership.appointDelegate.self", as: Given.constable)
    }

    @Test("partnership.chooseChair.delegate: the chair is one of the delegates, and not scrutiny")
    func chairIsDelegate() throws {
        var story = try Given.partnership()
        story.refuses(Given.chairs(Given.scrutineer), by: "partnership.chooseChair.delegate")
        story.refuses(Given.chairs(Given.chief), by: "partnership.chooseChair.delegate")
        story.refuses(
            Given.chairs(Given.boardDelegate, by: [Given.chief.practitioner]), by: "partnership.chooseChair.allThree")
        try story.did(Given.chairs(Given.boardDelegate, from: "2024-07-01"))
        #expect(story.state.chair(on: Given.day("2024-06-30"))?.practitioner == Given.director.practitioner)
        #expect(story.state.chair(on: Given.day("2024-07-01"))?.practitioner == Given.boardDelegate.practitioner)
    }

    @Test("scrutiny.plan.independent: whoever chairs, speaks for a partner or works for one does not scrutinise")
    func scrutinyApart() throws {
        var story = try Given.partnership()
        for who in [Given.director, Given.chief, Given.manages, Given.newcomer] {
            story.refuses(Given.plan(who), by: "scrutiny.plan.independent")
        }
        try story.did(Given.plan())
        story.refuses(
            Partnership.FindByScrutiny(area: "x", found: "x", evidence: "x", recommends: nil, by: nil),
            by: "scrutiny.find.named", as: Given.director)
    }

    @Test("partnership.decide.notAppointed: a delegate acts only while appointed")
    func afterLeaving() throws {
        var story = try Given.partnership()
        try story.did(
            Partnership.EndAppointment(
                practitioner: Given.policeDelegate.practitioner, until: Given.day("2024-03-28"), because: "Moved"))
        try story.did(Given.joint("procedures"), by: Given.policeDelegate, at: "2024-03-28T12:00")
        story.refuses(
            Given.joint("procedures"), by: "partnership.decide.notAppointed", as: Given.policeDelegate,
            at: "2024-03-29T09:00")
        story.refuses(
            Given.joint("procedures"), by: "partnership.decide.allThree", as: Given.director,
            at: "2024-03-29T09:00")
        story.refuses(
            Given.joint("procedures"), by: "partnership.decide.neverAppointed", as: Given.newcomer,
            at: "2024-03-29T09:00")
    }

    @Test("When the chair leaves, choosing the next one waits for the office")
    func chairVacant() throws {
        var story = try Given.partnership()
        #expect(!story.state.waiting(under: Given.guidance()).contains { $0.key == "chair" })
        try story.did(
            Partnership.EndAppointment(
                practitioner: Given.director.practitioner, until: Given.day("2024-03-28"), because: "Moved"))
        #expect(story.state.chair(on: Given.day("2024-03-29")) == nil)
        #expect(story.state.waiting(under: Given.guidance()).contains { $0.key == "chair" })
    }

    @Test(
        "partnership.decide.reserved: what the leads do jointly no delegate and no chair decides",
        arguments: ["arrangements", "budget", "scrutinyPlan", "yearlyReport", "thresholdDocument", "vision"])
    func reserved(matter: String) throws {
        var story = try Given.partnership()
        story.refuses(Given.joint(matter), by: "partnership.decide.reserved", as: Given.director)
        story.refuses(Given.joint(matter), by: "partnership.decide.reserved", as: Given.boardDelegate)
        story.refuses(
            Given.joint(matter, by: [Given.chief.practitioner]), by: "partnership.decide.allThree", as: Given.chief)
        try story.did(Given.joint(matter, by: Given.leads), by: Given.chief)
        #expect(story.state.decisions.count == 1)
    }

    @Test("partnership.meet.allThree: a meeting that decides has somebody for each partner")
    func meetingOfAll() throws {
        var story = try Given.partnership()
        story.refuses(
            Given.meeting([Given.director, Given.boardDelegate], chairedBy: Given.director),
            by: "partnership.meet.allThree")
        story.refuses(
            Given.meeting([Given.director, Given.boardDelegate, Given.policeDelegate], chairedBy: Given.scrutineer),
            by: "partnership.meet.chair")
        story.refuses(
            Given.meeting(
                [Given.director, Given.boardDelegate, Given.policeDelegate, Given.scrutineer],
                chairedBy: Given.scrutineer), by: "partnership.meet.chairedBy")
        try story.did(
            Given.meeting([Given.director, Given.boardDelegate, Given.constable], chairedBy: Given.boardDelegate))
        #expect(story.state.meetings.count == 1)
    }

    @Test("partnership.nameAgency.areas: a trust with schools in several areas says which")
    func trustOfSchools() throws {
        var story = try Given.partnership()
        let trust = Given.naming(Given.trustOfSchools, group: "schoolTrust")
        story.refuses(trust, by: "partnership.nameAgency.areas")
        story.refuses(Given.naming(Given.police), by: "partnership.nameAgency.partner")
        try story.did(Given.naming(Given.trustOfSchools, group: "schoolTrust", areas: "Two more"))
        #expect(story.state.relevant(on: Given.day("2024-03-28")).map(\.naming.act.otherAreas) == ["Two more"])
        story.refuses(
            Given.naming(Given.trustOfSchools, group: "schoolTrust", areas: "Two"), by: "partnership.nameAgency.already"
        )
    }
}
