import Casework
import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct FamilyAdultsTests {
    /// Whether someone's page shows anything to a practitioner, and where the person lives if it says so.
    private func page(of name: String, to reader: String, _ told: Told) async throws -> ChildPicture? {
        do {
            let shown = try await told.office.lookout.child(
                try told.stage.person(name), by: Caller(try told.practitioner(reader)),
                for: Lookout.Purpose("directWork"), at: Told.today)
            guard case .shown(let picture, _) = shown else { return nil }
            return picture
        } catch is Rejection { return nil }
    }

    @Test func `The lead opens the mother's page and may record where she lives; others find nothing`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let picture = try #require(try await page(of: "Nomsa Dlamini", to: "Agnieszka Wrona", told))
            #expect(picture.next.contains("person.move"))
            for other in ["Jerome Baptiste", "Imran Sadiq", "Ruth Ellingham"] {
                #expect(try await page(of: "Nomsa Dlamini", to: other, told) == nil, "\(other)")
            }
        }
    }

    @Test func `A friend is no adult of the family, and a child's own record stays closed`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let lead = "Agnieszka Wrona"
            let child = try told.stage.person("Thandi Dlamini")
            let known = try await told.stage.act(
                "person.register", by: "Marcus Venn", at: .moment(Told.today),
                ["fullName": "Ines Carmody", "dateOfBirth": "2012-02-02", "sex": "F"])
            told.stage.know("Ines Carmody", as: PersonID(unchecked: known.stream.id))
            for kind in ["friend", "peer", "allegedSourceOfHarm"] {
                try await told.stage.act(
                    "person.relate", in: child.stream, by: lead, at: .next,
                    [
                        "other": "Ines Carmody", "relationship": .text(kind),
                        "parentalResponsibility": "no",
                    ])
            }
            let subject = try await told.read {
                try $0.around([PersonID(unchecked: known.stream.id)], at: Told.today, in: $1)
            }
            #expect(subject.values.first?.withTheirChildren.isEmpty == true)
        }
    }
}
