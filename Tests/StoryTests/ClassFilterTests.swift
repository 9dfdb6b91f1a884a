import Access
import Guidance
import Practice
import Readings
import Testing

@testable import Casework
@testable import Cast

/// What the pages beside the child's own keep to: the same classes, the same people.
@Suite struct ClassFilterTests {
    // MARK: Letters

    @Test func `Starting early help opens no letter about the council's work`() async throws {
        try await withOffice(telling: .toldInWriting) { told in
            let (child, name) = ("Tobi Oduya", "Joanna Petrie")
            let episode = try await told.episode(of: child).stream
            let help = try await told.stage.startEarlyHelp(
                with: [child], by: name, at: "2025-06-02 09:00", need: "Help in the mornings",
                signs: ["youngCarer": "He is late on most days."])
            let caller = Caller(try told.practitioner(name))
            let now = Moment(Day(2025, 6, 2), hour: 12)
            await #expect(throws: Rejection.self) {
                _ = try await told.office.lookout.facts(
                    forLetterRegarding: episode, by: caller, for: Lookout.Purpose(), at: now)
            }
            try await told.stage.isRefused(
                "letter.write", for: "letter.write.closed", about: [child], by: name,
                [
                    "regarding": .text(episode.description), "letter": "assessmentOutcome", "to": "family",
                    "name": "Ms Oduya", "text": "Dear Ms Oduya,",
                ])
            // About the early help that she leads she may write, and is offered nothing else.
            let shown = try await told.office.lookout.facts(
                forLetterRegarding: help, by: caller, for: Lookout.Purpose(), at: now)
            guard case .shown(let facts, _) = shown else { return #expect(Bool(false), "open to its lead") }
            #expect(Set(facts.offers.map(\.letter)) == ["earlyHelp", "decision", "other"])
            let letters = try await told.office.lookout.letters(
                about: try told.stage.person(child), by: caller, for: Lookout.Purpose(), at: now)
            guard case .shown(let picture, _) = letters else { return #expect(Bool(false), "open") }
            #expect(picture.writable == [help])
        }
    }

    @Test func `Who leads early help and is invited to a conference writes no letter about the episode`() {
        #expect(RelationshipRule.of(.conference)?.everyones.contains(.narrative) == true)
        let child = PersonID(unchecked: String(repeating: "0", count: Opaque.length))
        let who = Doer(
            practitioner: PractitionerID(unchecked: "0000000000000000000000A11A"),
            agency: AgencyID(unchecked: "0000000000000000000000AGEN"), agencyKind: "school", roles: ["teacher"])
        let now = Moment(Day(2025, 6, 2), hour: 12)
        func ties(_ kinds: [Involvement.Kind]) -> Ties {
            let involvements = kinds.map {
                Involvement($0, person: child, practitioner: who.practitioner, agency: who.agency, from: now)
            }
            return Ties(
                Asked(
                    who: who, account: Account(enabled: true, agencyOpen: true, secondFactor: .notNeeded),
                    purpose: "directWork", action: .look(.identity),
                    subject: Subject(person: child, involvements: involvements), at: now))
        }
        #expect(ties([.earlyHelpLead, .conference]).mayWrite(about: .earlyHelp))
        #expect(!ties([.earlyHelpLead, .conference]).mayWrite(about: .episode))
        #expect(ties([.chair]).mayWrite(about: .episode))
        #expect(!ties([.conference]).mayWrite(about: .earlyHelp))
    }

    @Test func `A letter's address is read by those who may read where the family lives, and by no one else`()
        async throws
    {
        try await withOffice(telling: .toldInWriting) { told in
            let child = try told.stage.person("Tobi Oduya")
            let row = try #require(
                try await told.read { try $0.letters(about: child, in: $1) }.first { $0.to == "family" })
            func address(_ name: String, at now: Moment) async throws -> Bool {
                let shown = try await told.office.lookout.letter(
                    row.stream, by: Caller(try told.practitioner(name)), for: .init(because: "To read it"), at: now)
                guard case .shown(let picture, _) = shown else {
                    throw StoryError(story: "", step: name, why: "closed")
                }
                #expect(picture.letter.written?.act.address?.contains("Brewhouse Lane") == true)
                return picture.showsAddress
            }
            #expect(try await address("Jerome Baptiste", at: Told.today))
            // Emergency access without the address reads the letter and not the address.
            try await told.stage.act(
                "grant.open", by: "Agnieszka Wrona", at: "2025-06-02 09:00",
                [
                    "person": "Tobi Oduya", "reason": "outOfHours", "locationNeeded": false,
                    "because": "His mother rang; Jerome is away and I need to know what was agreed.",
                ])
            #expect(try await !address("Agnieszka Wrona", at: Moment(Day(2025, 6, 2), hour: 9, minute: 30)))
        }
    }

    // MARK: Documents

    @Test func `No file is placed beside another agency's decision, and each one has a line`() async throws {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            let child = "Elsie Marchbanks"
            let decided = try #require(try await told.lines(of: child).first { $0.act == "referral.decide" })
            let name = "Joanna Petrie"
            let sender = try told.practitioner(name)
            let upload = try await told.office.uploads.keep(
                Array("Signed".utf8), what: "Signed decision", by: sender, at: Told.today)
            func add(_ more: [String: Answer]) async throws -> Recorded {
                let answers: [String: Answer] = [
                    "upload": .text(upload.id), "what": "Signed decision", "holds": "narrative",
                    "regarding": .text(decided.stream.description),
                ]
                return try await told.office.desk.record(
                    Proposal(
                        "document.add", about: [try told.stage.person(child)],
                        answers: answers.merging(more) { $1 }),
                    by: Caller(sender), at: Told.today)
            }
            await #expect(throws: Rejection.self) { _ = try await add(["entry": .int(decided.number)]) }
            let added = try await add([:])
            let person = try told.stage.person(child)
            let rows = try await told.read { try $0.documents(about: person, in: $1) }
            #expect(rows.first { $0.stream == added.stream }?.entry == added.number)
            #expect(!rows.contains { $0.entry == decided.number })
            let lines = try await told.lines(of: child).filter { $0.act == "document.add" }
            #expect(Set(lines.map(\.stream)) == Set(rows.map(\.stream)))
        }
    }

    // MARK: Places and peers

    private static let winter = Moment(Day(2025, 1, 15), hour: 10)

    private func place(_ park: StreamID, by name: String, at now: Moment, _ told: Told) async throws -> PlacePicture {
        try await told.office.lookout.place(
            park, by: Caller(try told.practitioner(name)), for: Lookout.Purpose(), at: now)
    }

    private func park(_ told: Told) async throws -> StreamID {
        try #require(try await told.read { try $0.places(in: $1) }.first { $0.name == "Mill Lane park" }).stream
    }

    @Test func `A place's page names only children whose story is open to the reader, and tells no tie of others`()
        async throws
    {
        try await withOffice(telling: .twoBoysAndAPark) { told in
            let park = try await park(told)
            // His own school's safeguarding lead may know who Kieran is, and not what the social worker wrote of him.
            let school = try await place(park, by: "Deborah Stannard", at: Self.winter, told)
            #expect(school.ties.count == 3)
            for tie in school.ties {
                #expect(tie.because == nil)
                for one in [tie.from, tie.peer].compactMap({ $0 }) {
                    if case .another = one { continue }
                    Issue.record("\(one) is named")
                }
            }
            let supervisor = try await place(park, by: "Samuel Quartey", at: Self.winter, told)
            #expect(supervisor.ties.allSatisfy { $0.because != nil })
            // Who was seen with whom is not shown past its day.
            let late = try await place(park, by: "Samuel Quartey", at: Moment(Day(2025, 5, 1), hour: 10), told)
            #expect(late.ties.allSatisfy { $0.peer == nil })
        }
    }

    @Test func `Nothing stands on a map for a child who does not exist for the reader`() async throws {
        try await withOffice(telling: .twoBoysAndAPark) { told in
            let episode = try await told.episode(of: "Kieran Brightwell").stream
            try await told.stage.act(
                "person.exclude", in: try told.stage.person("Malachi Ndlovu").stream, by: "Margaret Oyelaran",
                at: "2024-12-02 09:00",
                ["practitioner": "Callum Stroud", "because": "His sister is engaged to the boy's uncle."])
            let caller = Caller(try told.practitioner("Callum Stroud"))
            let shown = try await told.office.lookout.outsideHome(
                episode, by: caller, for: Lookout.Purpose(), at: Self.winter)
            guard case .shown(let picture, _) = shown else { return #expect(Bool(false), "open to his lead") }
            #expect(Set(picture.ties.flatMap { [$0.from, $0.peer].compactMap { $0 } }) == [.child])
            #expect(picture.ties.count == 2 && picture.places.count == 2)
            let ties = try await place(try await park(told), by: "Callum Stroud", at: Self.winter, told).ties
            #expect(ties.count == 1)
        }
    }

    // MARK: Brothers and sisters

    @Test func `A restricted brother's entries wait on his own page, where the reason is asked`() async throws {
        try await withOffice(telling: .twoHomesAndAFosterFamily) { told in
            let (child, lead) = ("Kayleigh Thornton", "Priya Raghunathan")
            let brother = try told.stage.person("Josh Thornton")
            let before = try await told.chronology(of: child, ChronologyWish(withSiblings: true), by: lead)
            #expect(before.beside.siblings.contains { $0.person == brother })
            try await told.stage.act(
                "person.restrict", in: brother.stream, by: "Margaret Oyelaran", at: "2026-06-10 09:00",
                ["restriction": "restricted", "allow": [.text(lead)], "because": "His father works for the council."])
            let after = try await told.chronology(of: child, ChronologyWish(withSiblings: true), by: lead)
            #expect(!after.lines.isEmpty)
            #expect(!after.beside.siblings.contains { $0.person == brother })
            #expect(!after.beside.whose.values.contains { $0.contains(brother) })
        }
    }

    // MARK: Words not recorded yet

    @Test func `Up to fifty drafts are kept for one practitioner, and the one left longest makes room`() async throws {
        try await withOffice(telling: nil) { told in
            let me = try told.practitioner("Miriam Calder")
            let drafts = told.office.drafts
            for number in 0..<60 {
                try await drafts.save(
                    ["worry": ["\(number)"]], for: "concern.record", at: "place \(number)", by: me,
                    at: Told.today.adding(minutes: number))
            }
            try await drafts.save([:], for: "concern.record", at: "place 59", by: me, at: Told.today)
            let places = try await told.office.database.read {
                try $0.all("SELECT place FROM draft WHERE practitioner = ?", [.text(me.id)]) { $0.text(0) }
            }
            #expect(Set(places) == Set((10..<60).map { "place \($0)" }))
            let other = try told.practitioner("Joanna Petrie")
            try await drafts.save([:], for: "concern.record", at: "x", by: other, at: Told.today)
            #expect(try await drafts.list(of: me).count == 50)
        }
    }

    @Test func `Words are kept only for a form that is open to whoever types them`() async throws {
        try await withOffice(telling: .toldInWriting) { told in
            let episode = try await told.episode(of: "Tobi Oduya").stream
            let lookout = told.office.lookout
            let lead = Caller(try told.practitioner("Jerome Baptiste"))
            try await lookout.mustBeOpen("assessment.write", in: episode, about: [], by: lead, at: Told.today)
            for stranger in ["Imran Sadiq", "Piotr Lisowski", "Joanna Petrie"] {
                let caller = Caller(try told.practitioner(stranger))
                await #expect(throws: Rejection.self) {
                    try await lookout.mustBeOpen("assessment.write", in: episode, about: [], by: caller, at: Told.today)
                }
            }
        }
    }
}
