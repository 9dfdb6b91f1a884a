import Guidance
import Practice
import Testing

@testable import Web

@Suite("Addresses of calendars")
struct CalendarTokenTests {
    private func made(_ doors: Doors) async throws -> (CalendarTokens, String) {
        let tokens = CalendarTokens(
            database: doors.database, random: { [secrets = doors.secrets] in secrets.bytes($0) })
        return (tokens, try await tokens.make(for: Doors.ada, at: doors.clock.now))
    }

    @Test("An address stops working when its owner is signed out everywhere, as with every new password or second step")
    func signedOut() async throws {
        let doors = try await Doors()
        let (tokens, text) = try await made(doors)
        #expect(try await tokens.practitioner(of: text, at: doors.clock.now) == Doors.ada)
        try await doors.keeper.sessions.endAll(of: Doors.bob)
        #expect(try await tokens.practitioner(of: text, at: doors.clock.now) == Doors.ada)
        try await doors.keeper.sessions.endAll(of: Doors.ada)
        #expect(try await tokens.practitioner(of: text, at: doors.clock.now) == nil)
        #expect(try await tokens.made(for: Doors.ada, at: doors.clock.now) == nil)
    }

    @Test("An address that nobody reads for ninety days stops working; each reading begins them anew")
    func unused() async throws {
        let doors = try await Doors()
        let (tokens, text) = try await made(doors)
        for _ in 0..<3 {
            doors.clock.pass(minutes: 89 * 24 * 60)
            #expect(try await tokens.practitioner(of: text, at: doors.clock.now) == Doors.ada)
        }
        doors.clock.pass(minutes: 90 * 24 * 60)
        #expect(try await tokens.made(for: Doors.ada, at: doors.clock.now) == nil)
        #expect(try await tokens.practitioner(of: text, at: doors.clock.now) == nil)
    }
}
