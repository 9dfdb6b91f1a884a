import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct CastTests {
    @Test func `About sixty practitioners, at reserved addresses and telephone numbers kept for drama`() {
        let players = Larkshire.practitioners
        #expect((38...75).contains(players.count))
        #expect(Set(players.map(\.email)).count == players.count)
        #expect(Set(players.map(\.phone)).count == players.count)
        #expect(players.allSatisfy { $0.email.hasSuffix(".example") })
        #expect(players.allSatisfy { $0.phone.hasPrefix("07700 900") && $0.phone.count == 12 })
        #expect(Larkshire.agencies.allSatisfy { $0.phone.hasPrefix("01632 960") && $0.phone.count == 12 })
        let agencies = Set((Larkshire.agencies + Larkshire.strategicAgencies).map(\.name) + [Larkshire.careBoard])
        #expect(players.allSatisfy { agencies.contains($0.agency) })
    }

    @Test func `Everyone's line manager is registered before them`() {
        var known: Set<String> = []
        for player in Larkshire.practitioners {
            #expect(player.manager.map(known.contains) ?? true, "\(player.name)")
            known.insert(player.name)
        }
    }

    @Test func `At least twelve families and thirty people, each child's numbers their own`() throws {
        #expect(Family.all.count >= 12)
        let members = Family.all.flatMap(\.members)
        #expect(members.count >= 30)
        #expect(Set(members.map(\.name)).count == members.count)
        let serials = members.compactMap(\.serial)
        #expect(Set(serials).count == serials.count)
        #expect(serials.allSatisfy { $0 < Population.firstSerial })
        for family in Family.all {
            guard let home = family.home else { continue }
            #expect(home.postcode.hasPrefix("ZZ") && Postcode(home.postcode) != nil, "\(family.name)")
        }
    }

    @Test(arguments: [0, 1, 6, 7, 999, 12_345, 99_999])
    func `Made-up NHS numbers and UPNs pass their checks and cannot be anyone's`(_ serial: Int) throws {
        let number = try #require(Numbers.nhs(serial))
        #expect(number.hasPrefix("999"))
        #expect(try NHSNumber(number).digits == number)
        let upn = Numbers.upn(serial, joined: 2024)
        #expect(upn.dropFirst().hasPrefix("999"))
        #expect(try UPN(upn).characters == upn)
    }

    @Test func `No two children have one number`() {
        #expect(Set((0..<20_000).compactMap(Numbers.nhs)).count == 20_000)
        #expect(Set((0..<20_000).map { Numbers.upn($0, joined: 2020) }).count == 20_000)
        #expect(Numbers.nhs(Numbers.most) == nil)
    }

    @Test func `Every persona is on record`() async throws {
        try await withOffice { told in
            let personas = Larkshire.personas(told.stage.area)
            #expect(personas.count == Persona.all.count)
            #expect((9...18).contains(personas.count))
            for persona in personas {
                let email = persona.email
                let found = try await told.read { try $0.practitioner(email: email, in: $1) }
                #expect(found == persona.practitioner)
                #expect(!persona.agency.isEmpty)
            }
        }
    }

    @Test func `The health partner became an integrated care board`() async throws {
        try await withOffice { told in
            let id = try told.agency(Larkshire.careBoard)
            let board = try #require(try await told.read { try $0.agency(id, in: $1) })
            #expect(board.kind == "integratedCareBoard")
            #expect(board.name == Larkshire.careBoard)
        }
    }

    @Test func `Settling twice registers nobody again`() async throws {
        try await withOffice { told in
            let again = try await Larkshire.settle(in: told.office)
            #expect(again.agencies == told.stage.area.agencies)
            #expect(again.practitioners == told.stage.area.practitioners)
        }
    }
}
