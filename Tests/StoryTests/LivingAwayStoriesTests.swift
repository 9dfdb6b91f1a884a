import Access
import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

@Suite struct LivingAwayStoriesTests {
    /// The first stream of a child's times away from home and circumstances of one kind.
    private func row(_ kind: String, of child: String, _ told: Told) async throws -> AwayRow {
        let person = try told.stage.person(child)
        let rows = try await told.read { try $0.away(of: person, in: $1) }
        return try #require(rows.last { $0.kind == kind })
    }

    private func clocks(_ kind: String, of child: String, _ told: Told) async throws -> [ClockRow] {
        let stream = try await row(kind, of: child, told).stream
        return try await told.read { try $0.clocks(of: stream, in: $1) }
    }

    private func clock(_ duty: DutyKey, _ kind: String, of child: String, _ told: Told) async throws -> ClockRow {
        try #require(try await clocks(kind, of: child, told).first { $0.duty == duty })
    }

    @Test func `Private fostering found by a school is visited within seven working days`() async throws {
        try await withOffice(telling: .aFriendOfHerFathers) { told in
            let child = "Chidera Ezeudu"
            let first = try await clock(.privateFosteringFirstVisit, "privateFostering", of: child, told)
            #expect(first.due == .day(Day(2024, 9, 26)))
            #expect(first.stoppedAt?.day == Day(2024, 9, 24))
            let notice = try await clock(.privateFosteringNotice, "privateFostering", of: child, told)
            #expect(notice.isLate(at: Told.today))
            #expect(notice.explained?.contains("had to be told") == true)
            let all = try await clocks("privateFostering", of: child, told)
            let visits = all.filter { $0.duty == .privateFosteringNextVisit }
            #expect(visits.count == 6 && visits.allSatisfy { !$0.isLate(at: Told.today) })
            let leaving = try await clock(.privateFosteringLeaving, "privateFostering", of: child, told)
            #expect(leaving.isLate(at: Told.today) && leaving.explained?.contains("came on Saturday") == true)
            #expect(all.allSatisfy { $0.stoppedAt != nil })
            let identity = try told.stage.person(child)
            let facts = try await told.read { try $0.facts(about: identity, in: $1) }
            #expect(!facts.map(\.fact.what).contains("Privately fostered"))
        }
    }

    @Test func `A looked-after child is reviewed within twenty working days, and home again by a plan`() async throws {
        try await withOffice(telling: .homeAgain) { told in
            let child = "Rowan Tyndall"
            let first = try await clock(.lookedAfterFirstReview, "lookedAfter", of: child, told)
            #expect(first.due == .day(try Told.library.workingDays.add(20, to: Day(2024, 10, 7))))
            #expect(first.stoppedAt?.day == Day(2024, 10, 30))
            let all = try await clocks("lookedAfter", of: child, told)
            #expect(all.allSatisfy { $0.stoppedAt != nil && !$0.isLate(at: Told.today) })
            #expect(all.filter { $0.duty == .returnHomeVisit }.count == 4)
            #expect(try await row("lookedAfter", of: child, told).overAt?.day == Day(2025, 5, 9))
            #expect(
                told.stage.refused.map(\.rule) == [
                    "lookedAfter.review.independent", "returnHome.holdFamilyGroup.accepted",
                    "returnHome.decide.approved", "livingAway.end.decided",
                ])
        }
    }

    @Test func `A homeless seventeen-year-old is told to social care as well as to housing`() async throws {
        try await withOffice(telling: .fromSofaToSofa) { told in
            #expect(told.stage.refused.map(\.rule) == ["homelessness.refer.socialCare"])
            let referral = try await clock(.homelessnessReferral, "homelessness", of: "Tobias Fenn", told)
            #expect(referral.due == nil && referral.stoppedAt?.day == Day(2024, 11, 18))
            #expect(try await told.episodes(of: "Tobias Fenn").count == 1)
            #expect(try await row("homelessness", of: "Tobias Fenn", told).overAt != nil)
        }
    }

    @Test func `A child nobody has seen is not found well educated, and is referred`() async throws {
        try await withOffice(telling: .neverSeen) { told in
            #expect(told.stage.refused.map(\.rule) == ["education.decide.worry"])
            #expect(try await told.episodes(of: "Bryony Aldersley").count == 1)
            let visit = try await clock(.educationVisit, "electiveHome", of: "Bryony Aldersley", told)
            #expect(visit.stoppedAt?.day == Day(2024, 7, 10), "declined visits are no visits: the decision stops it")
            #expect(!visit.isLate(at: Told.today))
        }
    }

    @Test func `A young carer's needs are assessed with his family's before it ends`() async throws {
        try await withOffice(telling: .hisBrothersBreakfast) { told in
            #expect(told.stage.refused.map(\.rule) == ["circumstance.end.offer"])
            let headlines = try await told.headlines(of: "Yusuf Karimi")
            let order = [
                "Noted: young carer", "Carer's needs assessment offered: accepted",
                "Carer's needs assessed: care too much", "Ended: young carer",
            ]
            #expect(headlines.filter(order.contains) == order)
        }
    }

    @Test func `Each boy's worker sees the map without the other boy's name, and an expired tie leads nowhere`()
        async throws
    {
        try await withOffice(telling: .twoBoysAndAPark) { told in
            let episode = try await told.episode(of: "Kieran Brightwell").stream
            let now = Moment(Day(2025, 1, 15), hour: 10)
            func map(_ name: String) async throws -> OutsideHomePicture {
                let caller = Caller(try told.practitioner(name))
                let shown = try await told.office.lookout.outsideHome(
                    episode, by: caller, for: Lookout.Purpose(), at: now)
                guard case .shown(let picture, _) = shown else {
                    throw StoryError(story: "", step: name, why: "closed")
                }
                return picture
            }
            let picture = try await map("Callum Stroud")
            let expired = picture.ties.filter(\.isExpired)
            #expect(expired.map(\.tie.tie) == ["spendsTime"])
            #expect(picture.ties.count == 4)
            let others = Set(picture.ties.flatMap { [$0.from, $0.peer].compactMap { $0 } })
            #expect(others == [.child, .another("A")])
            for tie in picture.ties where tie.from == .another("A") { #expect(tie.because == nil) }
            // Their supervisor works with both, and sees both names; the look at the other boy is recorded too.
            let whole = try await map("Samuel Quartey")
            #expect(whole.ties.contains { if case .known = $0.from { true } else { false } })
            let malachi = try told.stage.person("Malachi Ndlovu")
            let looks = try await told.read { try $0.looks(at: malachi, limit: 50, in: $1) }
            #expect(looks.contains { $0.what == "outsideHome" && $0.at == now })
            #expect(picture.harm?.open.count == 2)
        }
    }

    @Test func `A tie past its day is not used to find other children`() async throws {
        try await withOffice(telling: .twoBoysAndAPark) { told in
            let episode = try await told.episode(of: "Kieran Brightwell").stream
            let caller = Caller(try told.practitioner("Callum Stroud"))
            let late = Moment(Day(2025, 5, 1), hour: 10)
            let shown = try await told.office.lookout.outsideHome(
                episode, by: caller, for: Lookout.Purpose(), at: late)
            guard case .shown(let picture, _) = shown else {
                Issue.record("closed")
                return
            }
            #expect(picture.ties.allSatisfy { $0.isExpired })
            // His own ties, the one in which another child named him among them; not that child's tie to the park.
            #expect(picture.ties.count == 3)
        }
    }

    @Test func `A baby expected by a mother in custody keeps her record, her plan and her place`() async throws {
        try await withOffice(telling: .bornInCustody) { told in
            let child = "Baby Hallam"
            let plan = try await clock(.preBirthPlan, "unborn", of: child, told)
            #expect(plan.due == .day(Day(2024, 9, 16)))
            #expect(plan.stoppedAt?.day == Day(2024, 9, 6))
            let identity = try await told.identity(of: child)
            #expect(identity.fullName == "Wren Hallam")
            #expect(identity.dateOfBirth == Day(2024, 11, 8))
            #expect(try await row("motherAndBabyUnit", of: child, told).overAt?.day == Day(2025, 9, 5))
            #expect(told.stage.refused.map(\.rule) == ["motherAndBabyUnit.decide.advice"])
        }
    }

    @Test func `A long stay told late has its reason, and the referral is not forgotten`() async throws {
        try await withOffice(telling: .theLongWard) { told in
            let notice = try await clock(.longStayNotice, "longStay", of: "Isla Rothwell", told)
            #expect(notice.due == .day(Day(2024, 4, 15)))
            #expect(notice.isLate(at: Told.today))
            #expect(notice.explained?.contains("Easter") == true)
            #expect(told.stage.refused.map(\.rule) == ["longStay.begin.referral"])
        }
    }

    @Test func `A release is not recorded without what keeps the child safe`() async throws {
        try await withOffice(telling: .twoThingsToPlan) { told in
            #expect(
                told.stage.refused.map(\.rule) == ["transition.plan.adultServices", "risk.exchange.safety"])
            let person = try told.stage.person("Euan Lomond")
            let facts = try await told.read { try $0.facts(about: person, in: $1) }
            #expect(facts.first { $0.fact.key == "posesRisk" }?.fact.weight == .alert)
            // A teacher's safeguarding lead on the roll sees that there is a risk, and no word about whom.
            let lines = try await told.lines(of: "Euan Lomond").filter { $0.act == "risk.exchange" }
            #expect(
                lines.flatMap(\.line.parts).filter { $0.holds == .narrative }.map(\.label) == [
                    "How the child is kept safe"
                ])
        }
    }
}
