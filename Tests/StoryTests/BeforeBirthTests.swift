import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct BeforeBirthTests {
    let child = "Baby Sokolova"

    @Test func `The child who was expected and the child who is born are one record`() async throws {
        try await withOffice(telling: .beforeBirth) { told in
            let mila = try await told.identity(of: child)
            #expect(mila.fullName == "Mila Sokolova")
            #expect(mila.otherNames == ["Baby Sokolova"])
            #expect(mila.dateOfBirth == Day(2024, 11, 14))
            #expect(mila.expectedDate == nil)
            #expect(!mila.flags.contains(.unborn))
            #expect(mila.nhsNumber == Numbers.nhs(7))
            #expect(mila.parents.map(\.person) == [try told.stage.person("Irina Sokolova")])
            let headlines = try await told.headlines(of: child)
            #expect(headlines.first == "Record begun before birth, expected about 20 November 2024")
            let order = [
                "Referral made to the council", "Assessment approved", "Born on 14 November 2024",
                "Child seen, not alone", "Episode closed",
            ]
            #expect(headlines.filter(order.contains) == order)
        }
    }

    @Test func `It is written why the child was not seen`() async throws {
        try await withOffice(telling: .beforeBirth) { told in
            let submitted = try #require(
                try await told.lines(of: child).first { $0.act == "assessment.submit" })
            #expect(submitted.line.parts.map(\.label).contains("Child not seen because"))
        }
    }
}
