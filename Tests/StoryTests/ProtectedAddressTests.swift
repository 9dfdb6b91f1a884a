import Casework
import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct ProtectedAddressTests {
    let child = "Natan Haile"

    @Test func `The address is marked, and an interpreter is asked for`() async throws {
        try await withOffice(telling: .protectedAddress) { told in
            let natan = try await told.identity(of: child)
            #expect(natan.home?.isProtected == true)
            #expect(natan.flags == [.protectedAddress, .needsInterpreter])
            #expect(!natan.household.contains(try told.stage.person("Dawit Haile")))
            #expect(try await told.labels(of: child).contains(.locationProtected))
        }
    }

    @Test(arguments: [("Jerome Baptiste", true), ("Yasmin Kaleem", false), ("Harriet Lund", false)])
    func `The lead sees where they live; the duty team and the new school do not`(
        _ name: String, _ sees: Bool
    ) async throws {
        try await withOffice(telling: .protectedAddress) { told in
            let person = try told.stage.person(child)
            let shown = try await told.office.lookout.child(
                person, by: Caller(try told.practitioner(name)),
                for: Lookout.Purpose("directWork", because: "A test of the record"),
                at: Told.today)
            guard case .shown(let picture, _) = shown else {
                Issue.record("\(name) is shown nothing")
                return
            }
            #expect((picture.identity.home?.address.contains("Hollowmoor") ?? false) == sees)
            #expect(
                picture.latest.flatMap(\.line.parts).contains { $0.words.contains("Hollowmoor House") }
                    == sees)
        }
    }

    @Test func `For the youth worker who knows their father the children do not exist`() async throws {
        try await withOffice(telling: .protectedAddress) { told in
            let friend = Caller(try told.practitioner("Dean Ashworth"))
            let person = try told.stage.person(child)
            await #expect(throws: Rejection.self) {
                _ = try await told.office.lookout.child(
                    person, by: friend, for: Lookout.Purpose("directWork"), at: Told.today)
            }
            var sought = Sought(name: child)
            sought.dateOfBirth = Day(2017, 1, 8)
            #expect(try await told.office.lookout.find(sought, by: friend, at: Told.today).isEmpty)
        }
    }
}
