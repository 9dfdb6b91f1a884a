import Guidance
import Testing

@testable import Practice

/// What a partnership publishes, what it disputes, and how its protocol tightens the clocks.
struct PartnershipPublishingTests {
    @Test("threshold.publish.complete: a threshold document gives signs for each level of need")
    func threshold() throws {
        var story = try Given.partnership()
        story.refuses(Given.threshold(without: "protection"), by: "threshold.publish.complete")
        try story.did(Given.threshold())
        let act = try #require(story.state.threshold(on: Given.day("2024-03-28"))).act
        #expect(act.indicators(of: "protection") == ["An unexplained injury", "A child says so"])
        #expect(story.state.threshold(on: Given.day("2024-02-11")) == nil)
    }

    @Test(
        "A local protocol tightens and never loosens",
        arguments: [
            ("assessment.completion", "50 working days", "protocol.publish.looser"),
            ("assessment.completion", "5 weeks", "protocol.publish.looser"),
            ("assessment.completion", "soon", "protocol.publish.time"),
            ("assessment.completion", "none", "protocol.publish.time"),
        ])
    func looser(duty: String, time: String, rule: String) throws {
        let story = try Given.partnership()
        story.refuses(Given.localProtocol(times: [duty: time]), by: rule)
    }

    @Test("protocol.publish.fixed: a time the law fixes is not for a partnership to change")
    func fixed() throws {
        let story = try Given.partnership()
        let fixed = try #require(Given.guidance().duties.first { $0.localMay == .nothing })
        story.refuses(Given.localProtocol(times: [fixed.key.rawValue: "1 day"]), by: "protocol.publish.fixed")
    }

    @Test("protocol.publish.ahead: a protocol begins on a day to come and names every group")
    func ahead() throws {
        let story = try Given.partnership()
        story.refuses(Given.localProtocol(from: "2024-03-28"), by: "protocol.publish.ahead")
        story.refuses(Given.localProtocol(without: "unborn"), by: "protocol.publish.complete")
    }

    @Test("Where the protocol asks for 35 working days, an assessment is due then, from its first day on")
    func overlay() throws {
        var story = try Given.partnership()
        try story.did(Given.localProtocol(leads: ["socialWorker"]))
        let overlays = story.state.overlays
        let library = Given.library.under { day in overlays.filter { $0.holds(on: day) } }
        let here = library.of(council: Given.council.id)
        func limit(_ day: String) -> Limit { here.guidance(on: Given.day(day)).duty(.assessmentCompletion).limit }
        let national = Given.guidance().duty(.assessmentCompletion).limit
        #expect(limit("2024-04-07") == national)
        #expect(limit("2024-04-08") == .workingDays(35))
        let guidance = here.guidance(on: Given.day("2024-04-08"))
        #expect(guidance.duty(.assessmentCompletion).basis == .local)
        #expect(guidance.nationalDuty(.assessmentCompletion).limit == national)
        #expect(guidance.rule(.leadAssessment).roles == ["socialWorker"])
        #expect(Given.library.guidance(on: Given.day("2024-04-08")).duty(.assessmentCompletion).limit == national)
        let clock = Clock(
            .assessmentCompletion, about: nil, from: Given.moment("2024-04-08T09:00"),
            under: here.guidance(on: Given.day("2024-09-01")), owner: .agency(Given.council), stops: "x.y")
        #expect(clock.due == .day(try here.workingDays.add(35, to: Given.day("2024-04-08"))))
        let elsewhere = library.of(council: Given.agency("other").id).guidance(on: Given.day("2024-04-08"))
        #expect(elsewhere.duty(.assessmentCompletion).limit == national)
        #expect(elsewhere.rule(.leadAssessment).roles != ["socialWorker"])
        #expect(library.guidance(on: Given.day("2024-04-08")).duty(.assessmentCompletion).limit == national)
    }

    @Test("A protocol holds for the council that is a partner then, and for no other agency")
    func footprint() throws {
        var story = try Given.partnership()
        try story.did(Given.localProtocol())
        #expect(story.state.overlays.map(\.council) == [Given.council.id])
        #expect(story.state.covers(Given.council, on: Given.day("2024-04-08")))
        #expect(!story.state.covers(Given.council, on: Given.day("2019-06-23")))
        #expect(!story.state.covers(Given.police, on: Given.day("2024-04-08")))
    }

    @Test("protocol.publish.leads: before 2023 only social workers lead, and no protocol may say otherwise")
    func leadsOnly() throws {
        var story = Story<Partnership>(
            "p", by: Given.manages, at: "2021-06-24T10:00", standing: Given.partnershipStanding)
        try story.did(Given.begin())
        story.refuses(
            Given.localProtocol(from: "2021-09-01", times: nil, leads: ["teacher"]), by: "protocol.publish.leads")
    }

    @Test("arrangements.publish.must: what the law asks for is there, what is missing is explained")
    func completeness() throws {
        var story = try Given.partnership()
        story.refuses(Given.arrangements(["workTogether": "x"]), by: "arrangements.publish.must")
        story.refuses(Given.arrangements(Given.mustSay, missing: nil), by: "arrangements.publish.should")
        try story.did(Given.arrangements(Given.mustSay))
        let first = try #require(story.state.published.last).act
        #expect(first.version == 1 && first.edition == EditionKey("WT2023"))
        #expect(first.parts?["chair"]?.hasPrefix("Director, localAuthority") == false)
        #expect(first.parts?["leadPartners"] != nil && first.parts?["funding"] == nil)
        story.refuses(Given.arrangements(Given.mustSay), by: "arrangements.publish.changes")
        #expect(story.state.waiting(under: Given.guidance()).contains { $0.key == "send" })
        try story.did(Partnership.SendArrangements(version: 1, how: "x"))
        #expect(!story.state.waiting(under: Given.guidance()).contains { $0.key == "send" })
        var more = Given.mustSay
        more["training"] = "Twelve days"
        try story.did(Given.arrangements(more, changes: "Training"))
        let second = try #require(story.state.published.last).act
        #expect(second.changes(since: first).map(\.code) == ["training"])
    }

    @Test("An edition before 2023 asks for neither leads nor a chair in the arrangements")
    func listByEdition() throws {
        let story = try Given.partnership()
        func codes(_ day: String) -> Set<String> {
            let items = story.state.completeness(on: Given.day(day), with: [:], under: Given.guidance(day))
            return Set(items.map(\.code))
        }
        #expect(
            codes("2020-01-01").isDisjoint(with: ["leadPartners", "delegatedPartners", "chair", "violenceReduction"]))
        #expect(codes("2021-01-01").contains("violenceReduction"))
        #expect(codes("2024-03-28").isSuperset(of: ["leadPartners", "delegatedPartners", "chair", "contributions"]))
    }

    @Test("The list of the edition whose text was not read is known as far as summaries go, and says so item by item")
    func listOf2026() throws {
        let story = try Given.partnership()
        func items(_ day: String) -> [String: Partnership.ArrangementsItem] {
            let guidance = Given.library.guidance(on: Given.day(day))
            let items = story.state.completeness(on: Given.day(day), with: [:], under: guidance)
            return Dictionary(uniqueKeysWithValues: items.map { ($0.code, $0) })
        }
        let (now, before) = (items("2026-03-18"), items("2026-03-17"))
        let new = Set(now.keys).subtracting(before.keys)
        #expect(new == ["lookedAfter", "disproportion", "accountability"])
        #expect(Set(before.keys).isSubset(of: now.keys))
        // Nothing of it was read in the text of 2026, and nothing of it is a must that the law would not be.
        #expect(now.values.allSatisfy { $0.doubt != nil } && new.allSatisfy { now[$0]?.must == false })
        #expect(now["chair"]?.doubt == "Carried from WT2023; the text of WT2026 was not read.")
        #expect(now["lookedAfter"]?.doubt == "Read in summaries only; the text of WT2026 was not read.")
        // 2023 was read in full; of 2018 it is believed.
        #expect(before.values.allSatisfy { $0.doubt == nil })
        #expect(items("2019-01-07")["voice"]?.doubt?.hasPrefix("Read in WT2023; believed") == true)
        // What is missing is asked for when the arrangements are published, and may be missing with why.
        #expect(now["lookedAfter"]?.isThere == false)
    }

    @Test("dispute.escalate: upwards only, and by a lead before the Secretary of State")
    func dispute() throws {
        var story = try Given.partnership()
        try story.did(
            Partnership.RaiseDispute(
                with: [Given.board], matter: "budget", because: "x", asked: "x", safeMeanwhile: "x"), by: Given.director
        )
        let entry = story.number
        func to(_ level: String) -> Partnership.EscalateDispute {
            Partnership.EscalateDispute(entry: entry, level: level, because: "x")
        }
        func settled(_ by: [PractitionerID]) -> Partnership.SettleDispute {
            Partnership.SettleDispute(
                entry: entry, outcome: "x", agreedBy: by, learning: nil, direction: nil)
        }
        story.refuses(to("secretaryOfState"), by: "dispute.escalate.lead", as: Given.director)
        story.refuses(to("secretaryOfState"), by: "dispute.escalate.leadsFirst", as: Given.chief)
        story.refuses(to("delegates"), by: "dispute.escalate.up", as: Given.director)
        try story.did(to("leads"), by: Given.director)
        story.refuses(settled(Given.delegates), by: "dispute.settle.sides", as: Given.director)
        try story.did(settled([Given.chief.practitioner, Given.boardChief.practitioner]), by: Given.chief)
        story.refuses(to("independent"), by: "dispute.escalate.settled", as: Given.director)
        story.refuses(
            Partnership.RaiseDispute(
                with: [Given.council], matter: "budget", because: "x", asked: "x", safeMeanwhile: "x"),
            by: "dispute.raise.with", as: Given.director)
    }

    @Test("voice.answer.chair: the chair is no route for complaints")
    func complaints() throws {
        var story = try Given.partnership()
        try story.did(Partnership.Hear(from: "complaint", how: "x", said: "x"))
        let answer = Partnership.ActOnVoice(entry: story.number, done: "x", changed: nil, toldThem: "x")
        story.refuses(answer, by: "voice.answer.chair", as: Given.director)
        try story.did(answer, by: Given.boardDelegate)
        #expect(story.state.voices.first?.acted != nil)
    }
}
