import Testing

@testable import Cast

@Suite struct EveryStoryTests {
    @Test(arguments: Stories.all)
    func `Every story is told to its end, rebuilds unchanged and leaves a sound record`(_ story: Story)
        async throws
    {
        try await withOffice(telling: story) { told in
            #expect(!told.stage.people.isEmpty)
        }
    }
}
