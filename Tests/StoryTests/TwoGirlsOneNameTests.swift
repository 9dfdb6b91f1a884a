import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct TwoGirlsOneNameTests {
    @Test func `One girl's NHS number is not given to the other`() async throws {
        try await withOffice(telling: .twoGirlsOneName) { told in
            #expect(told.stage.refused.map(\.rule) == ["person.identify.taken"])
            let numbers = try await [
                told.identity(of: "Aisha Rahimi").nhsNumber, told.identity(of: "Ayesha Rahimi").nhsNumber,
            ]
            #expect(numbers == [Numbers.nhs(18), Numbers.nhs(19)])
        }
    }

    @Test func `Both were born on one day and are two`() async throws {
        try await withOffice(telling: .twoGirlsOneName) { told in
            let births = try await [
                told.identity(of: "Aisha Rahimi").dateOfBirth, told.identity(of: "Ayesha Rahimi").dateOfBirth,
            ]
            #expect(births == [Day(2016, 5, 2), Day(2016, 5, 2)])
            #expect(try told.stage.person("Aisha Rahimi") != told.stage.person("Ayesha Rahimi"))
        }
    }
}
