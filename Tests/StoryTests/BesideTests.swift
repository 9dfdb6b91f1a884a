import Access
import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

/// What a council sees of a child whose record another council holds.
@Suite struct BesideTests {
    private let child = "Thandi Dlamini"
    private let stranger = "Ruth Ellingham"

    private func begun(_ told: Told) async throws -> [StreamID] {
        let noted = try await told.stage.act(
            "circumstance.note", about: [child], by: stranger, at: .moment(Told.today),
            ["circumstance": "transition", "known": "She turns fourteen.", "adultNeeds": "Not known."])
        let away = try await told.stage.act(
            "lookedAfter.begin", about: [child], by: stranger, at: .next,
            ["legalStatus": "accommodated", "because": "For this test.", "childsWords": "“No.”"])
        return [noted.stream, away.stream]
    }

    /// That they were registered, were born, are on a school's roll: who a child is, which a search shows as well.
    private func isWhoTheyAre(_ line: ChronologyLine) -> Bool {
        line.stream.process == .person && line.line.holds == .identity
            && line.line.parts.allSatisfy { $0.holds == .identity }
    }

    private func notices(_ told: Told) async throws -> Set<String> {
        let person = try told.stage.person(child)
        return try await told.office.database.read { session in
            Set(try session.all("SELECT owner FROM notice WHERE person = ?", [.text(person.id)]) { $0.text(0) })
        }
    }

    @Test func `A stranger's council may record, and reads its own work and nothing else`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let person = try told.stage.person(child)
            let caller = Caller(try told.practitioner(stranger))
            let purpose = Lookout.Purpose("directWork", because: "To see what this opens")
            await #expect(throws: Rejection.self) {
                _ = try await told.office.lookout.child(person, by: caller, for: purpose, at: Told.today)
            }
            let own = try await begun(told)
            guard
                case .shown(let page, let sees) = try await told.office.lookout.child(
                    person, by: caller, for: purpose, at: Told.today)
            else { return #expect(Bool(false), "the page of a child with whom they work") }
            #expect(!sees.status && sees.streams == Set(own))
            #expect(page.episodes.isEmpty && page.clocks.isEmpty && page.involved.isEmpty && page.relatives.isEmpty)
            #expect(page.identity.home == nil && page.identity.facts.isEmpty)
            #expect(page.latest.contains { own.contains($0.stream) })
            #expect(page.latest.allSatisfy { own.contains($0.stream) || isWhoTheyAre($0) })
            #expect(page.withheld > 0)

            guard
                case .shown(let chronology, _) = try await told.office.lookout.chronology(
                    of: person, ChronologyQuestion(), by: caller, for: purpose, at: Told.today)
            else { return #expect(Bool(false), "the chronology") }
            #expect(chronology.lines.allSatisfy { own.contains($0.stream) || isWhoTheyAre($0) })

            guard
                case .shown(let work, _) = try await told.office.lookout.awayStream(
                    own[1], by: caller, for: purpose, at: Told.today)
            else { return #expect(Bool(false), "their own work") }
            #expect(work.withheld == 0 && !work.lines.isEmpty && work.next.contains("livingAway.allocate"))
        }
    }

    @Test func `It acts in its own work alone, labels nothing, and finds no other council's episode`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let person = try told.stage.person(child)
            _ = try await begun(told)
            let episode = try await told.episode(of: child).stream
            let caller = Caller(try told.practitioner(stranger))
            try await told.stage.isRefused(
                "episode.explainLate", for: "access.role", in: episode, by: stranger, at: .next,
                ["duty": "referral.decision", "because": "x"])
            try await told.stage.isRefused(
                "person.move", for: "access.role", in: person.stream, by: stranger, at: .next,
                ["address": "1 New Street", "from": "2026-06-01", "addressKind": "home", "protected": false])
            guard
                case .shown(let page, _) = try await told.office.lookout.episode(
                    episode, by: caller, for: .init(because: "To see it"), at: Told.today)
            else { return #expect(Bool(false), "a page with nothing on it") }
            #expect(page.lines.isEmpty && page.assessment == nil && page.next.isEmpty)
            let subject = try await told.read { try $0.around([person], at: Told.today, in: $1)[person] }
            #expect(subject?.council == (try told.agency(Larkshire.council)), "whoever held the record still does")
        }
    }

    @Test func `The lead and the privacy officer are told of it`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            _ = try await begun(told)
            let told = try await notices(told)
            #expect(told.contains { $0.hasPrefix("p/") })
            #expect(told.contains { $0.hasSuffix("/dataProtectionOfficer") })
        }
    }

    @Test func `A contact received about a child another council works with shows that contact alone`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let person = try told.stage.person(child)
            let caller = Caller(try told.practitioner(stranger))
            let contact = try await told.stage.act(
                "contact.receive", about: [child], by: stranger, at: .moment(Told.today),
                [
                    "source": "1A", "anonymous": true, "askedFor": "referral", "worry": "Heard shouting.",
                    "whereabouts": "At home", "danger": "soon", "parentsTold": true,
                    "consent": "given", "lawfulBasis": "publicTask",
                ])
            guard
                case .shown(let page, _) = try await told.office.lookout.chronology(
                    of: person, ChronologyQuestion(), by: caller, for: .init(because: "To see it"), at: Told.today)
            else { return #expect(Bool(false), "the chronology") }
            #expect(page.lines.contains { $0.stream == contact.stream })
            #expect(page.lines.allSatisfy { $0.stream == contact.stream || isWhoTheyAre($0) })
        }
    }
}
