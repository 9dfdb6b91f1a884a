import Guidance
import Practice
import Readings
import Returns
import Testing

@testable import Cast

@Suite struct CensusTests {
    @Test func `An approved assessment stands in the census of its year, with its working days`()
        async throws
    {
        try await withOffice(telling: .returnedTwice) { told in
            let census = try await told.census(2026)
            #expect(census.children.count == 1)
            let child = try #require(census.children.first)
            #expect(child.assessmentStartedOn == child.referredOn)
            #expect(child.authorisedOn != nil)
            #expect((child.workingDays ?? 99) <= 45)
            #expect(!child.isNoFurtherAction)
            #expect(census.queries == [])
            #expect(try await told.census(2025).children.isEmpty)
        }
    }

    @Test func `The file has a line for each child, names none, and starts no cell with a formula`() async throws {
        try await withOffice(telling: .returnedTwice) { told in
            let lines = try await told.census(2026).csv.split(separator: "\r\n")
            #expect(lines.count == 2)
            #expect(lines[0] == Census.columns.joined(separator: ",")[...])
            #expect(!lines[1].contains("Hartnell"))
            #expect(lines[1].split(separator: ",").allSatisfy { !"=+-@".contains($0.first ?? " ") })
        }
    }
}

extension Told {
    /// The census of the council whose front door the stories have.
    fileprivate func census(_ year: Int) async throws -> Census {
        try await read { readings, session in
            let council = try #require(
                try readings.agencies(in: session).first { $0.name == "Larkshire County Council" })
            return try Census(of: council.id, year: CensusYear(year), from: readings, in: session)
        }
    }
}
