import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

@Suite struct ReadinessStoryTests {
    private func picture(_ agency: String, as name: String, _ told: Told) async throws -> ReadinessPicture {
        try await told.office.lookout.readiness(
            of: try told.agency(agency), by: Caller(try told.practitioner(name)), at: Told.today)
    }

    @Test func `A trust adopts for its schools in three areas, and for no other school`() async throws {
        try await withOffice(telling: .aTrustAdopts2023) { told in
            #expect(told.stage.refused.map(\.rule).contains("readiness.adopt.others"))
            for (school, council) in [
                (Larkshire.ottermere, Larkshire.council), (Larkshire.marrowbridge, Larkshire.neighbour),
                (Larkshire.eskerfell, Larkshire.eskerdale),
            ] {
                let picture = try await picture(school, as: "Leonie Garraway", told)
                let (trust, area) = (try told.agency(Larkshire.schoolsTrust), try told.agency(council))
                #expect(picture.extent == .keeping && picture.tie?.trust == trust)
                #expect(picture.tie?.council == area)
                #expect(picture.readiness.adoptions.map(\.edition) == ["WT2023", "WT2026"])
            }
            let schools = try await told.office.lookout.readinessComparison(
                by: Caller(try told.practitioner("Leonie Garraway")), at: Told.today)
            #expect(schools.isOfTrust)
            let counts = schools.lines.compactMap(\.count)
            #expect(counts.count == 3)
            #expect(Set(counts.map(\.percent)).count == 3, "one has finished, one is half way, one is far behind")
        }
    }

    @Test func `What was done and reads the same is carried forward, with what showed it`() async throws {
        try await withOffice(telling: .aTrustAdopts2023) { told in
            let ottermere = try await picture(Larkshire.ottermere, as: "Marcus Venn", told)
            let (before, now) = (ottermere.readiness.adoptions[0], try #require(ottermere.readiness.current))
            #expect(before.tally(on: Told.today.day).percent == 100)
            #expect(now.carriedFrom == "WT2023")
            let tally = now.tally(on: Told.today.day)
            #expect(tally.percent == 100 && tally.carried > 0 && tally.open == 0)
            let evidence = Set(before.steps.compactMap(\.words))
            #expect(now.steps.filter(\.isCarried).allSatisfy { evidence.contains($0.words ?? "") })
            let half = try await picture(Larkshire.marrowbridge, as: "Greta Lindqvist", told)
            let owed = try #require(half.readiness.current?.steps.first { $0.who == "Chair of governors" })
            #expect(owed.state == .open && owed.by == Day(2024, 5, 24), "owed in 2024, owed since then")
            #expect(half.readiness.current?.tally(on: Told.today.day).late ?? 0 > 0, "July 2024 has passed")
            let aside = try await picture(Larkshire.marrowbridge, as: "Greta Lindqvist", told)
            #expect(aside.readiness.adoptions[0].tally(on: Told.today.day).aside == 1)
        }
    }

    @Test func `The policy is read with receipts, and the staff came in once every line could be read`() async throws {
        try await withOffice(telling: .aTrustAdopts2023) { told in
            let picture = try await picture(Larkshire.ottermere, as: "Marcus Venn", told)
            let policy = try #require(picture.policies.open.first)
            #expect(policy.reads.count == 2 && policy.unread.count == 1)
            #expect(policy.staleness(on: Told.today.day, in: Told.library).inForce?.key == "WT2026")
            #expect(try await told.work(of: "Marcus Venn").contains { $0.act == "policy.confirm" })
            let refusal = told.stage.refused.compactMap(\.refusal).first { $0.rule == "training.import.lines" }
            #expect(refusal?.reason.contains("Line 3: there is no post “Techer”") == true)
            #expect(refusal?.reason.contains("Line 4: “31/02/2020”") == true)
            #expect(picture.training.staff.count == 5)
            #expect(picture.training.sessions.first?.attended == ["OA01", "OA02", "OA03"])
        }
    }

    @Test func `The partnership sees how many are current, and a teacher sees neither training nor other schools`()
        async throws
    {
        try await withOffice(telling: .aTrustAdopts2023) { told in
            let all = try await told.office.lookout.readinessComparison(
                by: Caller(try told.practitioner("Constance Adomako")), at: Told.today)
            let line = try #require(all.lines.first { $0.agency.name == Larkshire.ottermere })
            #expect(line.count?.edition == "WT2026" && line.policies?.behind == 1)
            #expect(line.trained != nil)
            let teacher = try await picture(Larkshire.ottermere, as: "Leila Haddad", told)
            #expect(teacher.extent == .colleague)
            let stranger = try told.practitioner("Ben Arkwright")
            let eskerfell = try told.agency(Larkshire.eskerfell)
            await #expect(throws: Rejection.self) {
                _ = try await told.office.lookout.readiness(of: eskerfell, by: Caller(stranger), at: Told.today)
            }
            await #expect(throws: Rejection.self) {
                _ = try await told.office.lookout.readinessComparison(by: Caller(stranger), at: Told.today)
            }
        }
    }

    @Test func `An audit carried forward begins with last year's ratings as moderated, and what was still open`()
        async throws
    {
        try await withOffice(telling: .anAuditCarriedForward) { told in
            let picture = try await picture(Larkshire.wrenstow, as: "Kwame Asante", told)
            #expect(picture.assessments.rounds.map(\.year) == [2024, 2025])
            let round = try #require(picture.assessments.current("education"))
            #expect(round.earlier["takesPart"]?.grade == "partly", "as the partnership moderated it")
            #expect(round.openActions.map(\.who) == ["Joanna Petrie"], "the other was finished in time")
            #expect(round.unrated == ["recordsAndTransfer"])
            #expect(
                told.stage.refused.map(\.rule) == [
                    "selfAssessment.signOff.unrated", "selfAssessment.challenge.own",
                ])
            let peer = try await self.picture(Larkshire.wrenstow, as: "Sunita Deol", told)
            #expect(peer.extent == .peer)
            let standards = try await told.read { try $0.assessedStandards("education", in: $1) }
            #expect(standards.count == round.standards.count)
            #expect(standards.allSatisfy { $0.year == 2024 && $0.isSignedOff }, "until 2025 is signed off")
        }
    }

    @Test func `Two agencies assess themselves under section 11 and are set beside each other`() async throws {
        try await withOffice(telling: .twoAnswersToOneQuestion) { told in
            let all = try await told.office.lookout.readinessComparison(
                by: Caller(try told.practitioner("Constance Adomako")), at: Told.today)
            let compared = try #require(all.assessed.first { $0.kind == "section11" })
            #expect(Set(compared.standards.map(\.agency)).count == 2)
            #expect(compared.standards.allSatisfy { $0.isSignedOff })
            let supported = compared.standards.filter { $0.standard == "supportAndTraining" }.map(\.grade)
            #expect(supported == ["partly", "partly"], "one said so, one was moderated")
            #expect(compared.standards.count { $0.grade == "notMet" } == 1)
        }
    }

    @Test func `A week before governors: done, late and to be read`() async throws {
        try await withOffice(telling: .aWeekBeforeGovernors) { told in
            let picture = try await picture(Larkshire.quillham, as: "Sunita Deol", told)
            let tally = try #require(picture.readiness.current).tally(on: Told.today.day)
            #expect(tally.done == 1 && tally.late == 1)
            #expect(try await told.work(of: "Ben Arkwright").map(\.act).contains("policy.confirm"))
            let guidance = Told.library.guidance(on: Told.today.day)
            #expect(picture.training.gaps(on: Told.today.day, under: guidance).count == 4)
        }
    }
}
