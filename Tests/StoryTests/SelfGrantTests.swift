import Access
import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

/// Nobody opens a record, or a part of it, by a form of their own.
@Suite struct SelfGrantTests {
    private func isFound(_ body: () async throws -> Void) async throws -> Bool {
        do {
            try await body()
            return true
        } catch let rejection as Rejection {
            if case .notFound = rejection { return false }
            throw rejection
        }
    }

    private func chronology(_ name: String, by reader: String, _ told: Told) async throws -> ChronologyPicture? {
        do {
            let shown = try await told.office.lookout.chronology(
                of: try told.stage.person(name), ChronologyQuestion(), by: Caller(try told.practitioner(reader)),
                for: .init(because: "To see what opens"), at: Told.today)
            guard case .shown(let picture, _) = shown else { return nil }
            return picture
        } catch is Rejection { return nil }
    }

    private func child(_ name: String, by reader: String, _ told: Told) async throws -> ChildPicture? {
        do {
            let shown = try await told.office.lookout.child(
                try told.stage.person(name), by: Caller(try told.practitioner(reader)),
                for: .init(because: "To see what opens"), at: Told.today)
            guard case .shown(let picture, _) = shown else { return nil }
            return picture
        } catch is Rejection { return nil }
    }

    // MARK: Seats without a name

    @Test func `Inviting a whole agency opens the child to whoever answers for it, and to nobody else there`()
        async throws
    {
        try await withOffice(telling: .aConferenceTomorrow) { told in
            let zadie = "Zadie Adeyinka"
            let episode = try await told.episode(of: zadie).stream
            try await told.stage.act(
                "conference.invite", in: episode, by: "Jerome Baptiste", at: .moment(Told.today),
                [
                    "agencies": .list([.text(Larkshire.ottermere), .text(Larkshire.police)]),
                    "reportWanted": false,
                ])
            #expect(try await chronology(zadie, by: "Leila Haddad", told) == nil, "a teacher of the school")
            #expect(try await chronology(zadie, by: "Karen Mellor", told) == nil, "an officer who was not named")
            let requests = try await told.office.lookout.list(
                .requests, by: Caller(try told.practitioner("Leila Haddad")), at: Told.today)
            #expect(requests.lines.isEmpty, "what the school was asked is for whoever answers for it")
            let work = try await told.office.lookout.work(
                of: Caller(try told.practitioner("Leila Haddad")), at: Told.today)
            #expect(!work.lines.contains { $0.item.stream == episode })
            let leads = try await told.office.lookout.list(
                .requests, by: Caller(try told.practitioner("Marcus Venn")), at: Told.today)
            #expect(leads.lines.contains { $0.item.stream == episode })
            try await told.stage.act(
                "conference.answer", in: episode, by: "Karen Mellor", at: .next, ["answer": "coming"])
            #expect(try await chronology(zadie, by: "Karen Mellor", told) != nil, "she answered for the force")
        }
    }

    // MARK: Letters

    @Test func `A letter to a school is opened by its safeguarding lead, not by everyone who teaches there`()
        async throws
    {
        try await withOffice(telling: .toldInWriting) { told in
            let tobi = "Tobi Oduya"
            let episode = try await told.episode(of: tobi).stream
            let letter = try await told.stage.act(
                "letter.write", about: [tobi], by: "Jerome Baptiste", at: .moment(Told.today),
                [
                    "regarding": .text(episode.description), "letter": "other", "to": "agency",
                    "agency": .text(Larkshire.wrenstow), "name": "Wrenstow",
                    "text": "Dear all,\n\nHe has moved.\n\nJerome",
                ]
            ).stream
            try await told.stage.act(
                "letter.send", in: letter, by: "Jerome Baptiste", at: .next, ["channel": "post"])
            func opens(_ name: String) async throws -> Bool {
                do {
                    let shown = try await told.office.lookout.letter(
                        letter, by: Caller(try told.practitioner(name)), for: .init(), at: Told.today)
                    if case .shown = shown { return true }
                    return false
                } catch is Rejection { return false }
            }
            #expect(try await opens("Joanna Petrie"))
            #expect(!(try await opens("Miriam Calder")))
            let list = try? await told.office.lookout.letters(
                about: try told.stage.person(tobi), by: Caller(try told.practitioner("Miriam Calder")), for: .init(),
                at: Told.today)
            if case .shown(let picture, _)? = list { #expect(picture.letters.isEmpty) }
        }
    }

    // MARK: Audits

    @Test
    func `An audit reads what its seed draws from the council's own open episodes, and nobody draws for themselves`()
        async throws
    {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let stage = told.stage
            let (planner, auditor, moderator) = ("Margaret Oyelaran", "Owen Tredinnick", "Lorna Whitcombe")
            let named = [try told.practitioner(auditor), try told.practitioner(moderator)]
            let drawn = try await told.office.lookout.draw(
                1, seed: 7, without: named, by: Caller(try told.practitioner(planner)), at: Told.today)
            let names = ["Thandi Dlamini", "Alfie Fairweather", "Inês Costa", "Tiago Ferreira"].filter {
                (try? stage.person($0)) != nil
            }
            let all = try names.map { ($0, try stage.person($0)) }
            let chosen = try #require(all.first { drawn.children.contains($0.1) })
            let other = try #require(all.first { !drawn.children.contains($0.1) })
            func answers(_ auditor: String, _ moderator: String) -> [String: Answer] {
                [
                    "round": "Summer", "auditor": .text(auditor), "moderator": .text(moderator),
                    "dueOn": "2026-07-15", "seed": 7, "drawnFrom": .int(drawn.from),
                ]
            }
            try await stage.isRefused(
                "audit.plan", for: "audit.plan.sample", about: [other.0], by: planner, at: .moment(Told.today),
                answers(auditor, moderator))
            try await stage.isRefused(
                "audit.plan", for: "audit.plan.planner", about: [chosen.0], by: planner,
                answers(planner, moderator))
            let elsewhere = Proposal(
                "audit.plan", about: [chosen.1],
                answers: answers(
                    try told.practitioner("Ruth Ellingham").id, try told.practitioner("Thandiwe Mokoena").id))
            await #expect(throws: Rejection.self) {
                _ = try await told.office.desk.record(
                    elsewhere, by: Caller(try told.practitioner("Ruth Ellingham")), at: Told.today)
            }
            let audit = try await stage.act(
                "audit.plan", about: [chosen.0], by: planner, answers(auditor, moderator)
            ).stream
            #expect(try await chronology(chosen.0, by: auditor, told) != nil)
            #expect(try await chronology(chosen.0, by: moderator, told) == nil, "nothing to moderate yet")
            let waiting = try await told.work(of: auditor).filter { $0.stream == audit }
            #expect(waiting.count == 1 && waiting.allSatisfy { !$0.why.contains("Summer") })
        }
    }

    // MARK: Forms about no one

    @Test func `A form about no one shows and records no one`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let person = try told.stage.person("Thandi Dlamini")
            let caller = Caller(try told.practitioner("Joanna Petrie"))
            for act: ActKind in ["person.register", "place.note", "agency.register"] {
                let found = try await isFound {
                    _ = try await told.office.lookout.form(
                        for: act, in: nil, about: [person], by: caller, at: Told.today)
                }
                #expect(!found, "\(act)")
            }
            let noted = try await isFound {
                _ = try await told.office.desk.record(
                    Proposal(
                        "place.note", about: [person],
                        answers: ["name": "n", "placeKind": "online", "concern": "onlineHarm", "known": "x"]),
                    by: caller, at: Told.today)
            }
            #expect(!noted)
            _ = try await told.office.lookout.form(for: "place.note", in: nil, about: [], by: caller, at: Told.today)
        }
    }

    // MARK: Family

    @Test func `A tie opens who an adult is and where they live, not their other family, and never a child`()
        async throws
    {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let stage = told.stage
            let lead = "Agnieszka Wrona"
            let thandi = try stage.person("Thandi Dlamini")
            for (name, born) in [
                ("Rufus Kell", "1980-05-05"), ("Small Kell", "2019-02-02"), ("Old Kell", "1950-01-01"),
            ] {
                let known = try await stage.act(
                    "person.register", by: "Marcus Venn", at: .moment(Told.today),
                    ["fullName": .text(name), "dateOfBirth": .text(born), "sex": "M"])
                stage.know(name, as: PersonID(unchecked: known.stream.id))
            }
            let rufus = try stage.person("Rufus Kell")
            for (name, kind) in [("Rufus Kell", "stepParent"), ("Small Kell", "auntUncle")] {
                try await stage.act(
                    "person.relate", in: thandi.stream, by: lead, at: .next,
                    ["other": .text(name), "relationship": .text(kind), "parentalResponsibility": "no"])
            }
            try await stage.act(
                "person.relate", in: rufus.stream, by: lead, at: .next,
                ["other": "Old Kell", "relationship": "father", "parentalResponsibility": "no"])
            let adult = try #require(try await child("Rufus Kell", by: lead, told))
            #expect(adult.relatives.isEmpty && adult.household.isEmpty && adult.episodes.isEmpty)
            #expect(try await child("Small Kell", by: lead, told) == nil, "a child is nobody's uncle")
        }
    }

    @Test func `Somebody sealed cannot be named in a tie: for whoever names them they are not on record`() async throws
    {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let stage = told.stage
            let lead = "Agnieszka Wrona"
            let thandi = try stage.person("Thandi Dlamini")
            let alfie = try stage.person("Alfie Fairweather")
            try await stage.act(
                "person.restrict", in: alfie.stream, by: "Margaret Oyelaran", at: .moment(Told.today),
                ["restriction": "sealed", "allow": .list([.text("Margaret Oyelaran")]), "because": "For this test."])
            for act: ActKind in ["person.relate", "person.household"] {
                var answers: [String: Answer] = ["other": "Alfie Fairweather"]
                if act == "person.relate" {
                    answers["relationship"] = "friend"
                    answers["parentalResponsibility"] = "no"
                }
                try await stage.isRefused(
                    act, for: "\(act.rawValue).unknownPerson", in: thandi.stream, by: lead, at: .next, answers)
            }
        }
    }

    @Test func `Whoever has declared an interest in a relative does not find them on the child's page`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let supervisor = "Niamh Corrigan"
            let nomsa = try told.stage.person("Nomsa Dlamini")
            let before = try #require(try await child("Thandi Dlamini", by: supervisor, told))
            #expect(before.relatives.contains { $0.relation.other == nomsa })
            let id = try told.practitioner(supervisor)
            try await told.stage.act(
                "practitioner.declareConflict", in: StreamID(.practitioner, id.id), by: supervisor,
                at: .moment(Told.today), ["person": "Nomsa Dlamini", "because": "She is my neighbour."])
            let after = try #require(try await child("Thandi Dlamini", by: supervisor, told))
            #expect(!after.relatives.contains { $0.relation.other == nomsa })
            let leads = try #require(try await child("Thandi Dlamini", by: "Agnieszka Wrona", told))
            #expect(leads.relatives.contains { $0.relation.other == nomsa })
        }
    }

    // MARK: Reasons for being late

    @Test func `Why something was late is read by those who read the narrative, and by nobody else`() async throws {
        try await withOffice(telling: .lateDecision) { told in
            let reasons = { (name: String) async throws -> [String?] in
                let page = try #require(try await child("An Bui", by: name, told))
                return page.clocks.filter { $0.explained != nil || $0.isReasonWithheld }.map(\.explained)
            }
            let school = try await reasons("Sunita Deol")
            #expect(!school.isEmpty && school.allSatisfy { $0 == nil })
            let person = try told.stage.person("An Bui")
            let kept = try await told.read { try $0.clocks(about: person, in: $1) }.compactMap(\.explained)
            #expect(kept.count == school.count)
        }
    }
}
