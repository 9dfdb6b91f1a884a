import Guidance
import Store
import Testing

@testable import Cast

@Suite struct EveryStoryTests {
    /// The duties whose clocks run in episodes, times away from home and early help that are over.
    private static let running = """
        SELECT clock.duty FROM clock LEFT JOIN episode ON episode.stream = clock.stream
        LEFT JOIN away ON away.stream = clock.stream LEFT JOIN early_help ON early_help.stream = clock.stream
        WHERE clock.stopped_at IS NULL
            AND coalesce(episode.closed_at, away.over_at, early_help.closed_at) IS NOT NULL
        """
    /// Whoever was not told is told after the end as well.
    private static let outlasting: Set<String> = ["referral.feedback", "protectionPlan.told"]

    @Test(arguments: Stories.all)
    func `Every story is told to its end, rebuilds unchanged and leaves a sound record`(_ story: Story)
        async throws
    {
        try await withOffice(telling: story) { told in
            let running = try await told.read { _, session in try session.all(Self.running) { $0.text(0) } }
            #expect(Set(running).isSubset(of: Self.outlasting), "these clocks run on in what is over")
        }
    }
}
