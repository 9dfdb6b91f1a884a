import Testing

@testable import Cast
@testable import Web

/// The stories of the foundation once more, through the doors that people and programs use.
@Suite("A story told through the doors")
struct DoorStoryTests {
    static let stories: [Story] = [
        .fridayAfternoon, .contactPutRight, .lateDecision, .returnedTwice, .beforeBirth, .threeSiblings,
        .knownBefore, .protectedAddress,
    ]

    @Test("goes through the pages as it goes through the desk, and rebuilds unchanged", arguments: stories)
    func pages(_ story: Story) async throws {
        try await tell(story) { PageDoor(house: $0) }
    }

    @Test("goes through the API as it goes through the desk, and rebuilds unchanged", arguments: stories)
    func api(_ story: Story) async throws {
        try await tell(story) { APIDoor(house: $0) }
    }

    private func tell(_ story: Story, through door: @escaping @Sendable (StoryHouse) -> any StoryDoor) async throws {
        try await StoryHouse.open { house, stage in
            stage.door = door(house)
            try await story.tell(on: stage)
            let rebuilt = try await house.office.rebuild()
            #expect(rebuilt.changed == [])
            #expect(rebuilt.entries > 10)
            let verified = try await house.office.database.read { [office = house.office] session in
                try office.book.verify(.acts(office.area), in: session)
            }
            #expect(verified.isSound)
        }
    }
}
