import Guidance
import Testing

@testable import Practice

/// An agency's policies: registered, made stale by an edition, reviewed, and read with receipts.
struct PolicyTests {
    private static func register(
        edition: String = "WT2020", topics: [String] = ["definitions"], provisions: String? = nil
    ) -> PolicyRegister.Register {
        PolicyRegister.Register(
            title: "Safeguarding policy", edition: edition, owner: Given.safeguardingLead.practitioner,
            reviewOn: Given.day("2024-09-01"), topics: topics, provisions: provisions)
    }

    private static func registered() throws -> Story<PolicyRegister> {
        var story = Given.ofSchool(PolicyRegister.self)
        try story.did(register())
        return story
    }

    @Test("An edition makes a policy stale, and says what changed in what it covers")
    func stale() throws {
        let story = try Self.registered()
        let policy = try #require(story.state.open.first)
        let before = policy.staleness(on: Given.day("2023-12-14"), in: Given.library)
        #expect(!before.isStale)
        let after = policy.staleness(on: Given.day("2023-12-15"), in: Given.library)
        #expect(after.inForce?.key == "WT2023")
        #expect(!after.changes.isEmpty)
        #expect(after.changes.allSatisfy { $0.provision.topics.contains("definitions") && $0.kind != .carried })
    }

    @Test("A single provision that changed makes a policy stale by name")
    func byProvision() throws {
        let comparison = try #require(Given.library.compare("WT2020", "WT2023"))
        let changed = try #require(comparison.news().first { !$0.provision.topics.contains("childDeath") })
        var story = Given.ofSchool(PolicyRegister.self)
        try story.did(Self.register(topics: ["childDeath"], provisions: changed.provision.key))
        let stale = try #require(story.state.open.first).staleness(on: Given.day("2024-01-08"), in: Given.library)
        #expect(stale.changes.contains { $0.provision.key == changed.provision.key })
    }

    @Test("A review cites the edition, sets the next review and asks for a new reading where it must be read again")
    func review() throws {
        var story = try Self.registered()
        try story.did(
            PolicyRegister.Require(entry: 1, readers: [Given.teacher.practitioner], by: Given.day("2024-05-01")))
        try story.did(PolicyRegister.Confirm(entry: 1), by: Given.teacher)
        #expect(story.state.open.first?.unread.isEmpty == true)
        try story.did(
            PolicyRegister.Review(
                entry: 1, edition: "WT2023", changed: "Definitions", reviewOn: Given.day("2025-09-01"),
                readAgain: true))
        let policy = try #require(story.state.open.first)
        #expect(policy.edition == "WT2023" && policy.version == 2)
        #expect(policy.unread[Given.teacher.practitioner] != nil)
        #expect(!policy.staleness(on: Given.day("2024-06-01"), in: Given.library).isStale)
        #expect(policy.staleness(on: Given.day("2025-09-02"), in: Given.library).isReviewDue)
    }

    @Test("Whoever must read a policy has it in their work until they confirm, its owner from the day of its review")
    func waiting() throws {
        var story = try Self.registered()
        try story.did(
            PolicyRegister.Require(entry: 1, readers: [Given.teacher.practitioner], by: Given.day("2024-05-01")))
        let waiting = story.state.waiting(under: Given.guidance())
        #expect(waiting.first { $0.act == "policy.confirm" }?.owner == .practitioner(Given.teacher.practitioner))
        #expect(waiting.first { $0.act == "policy.review" }?.since == Moment(Given.day("2024-09-01")))
        try story.did(PolicyRegister.Confirm(entry: 1), by: Given.teacher)
        #expect(!story.state.waiting(under: Given.guidance()).contains { $0.act == "policy.confirm" })
    }

    static let refused: [(any Act<PolicyRegister>, String, Doer)] = [
        (register(), "policy.register.already", Given.safeguardingLead),
        (register(edition: "WT1066"), "policy.register.edition", Given.safeguardingLead),
        (register(provisions: "no.such"), "policy.register.provision", Given.safeguardingLead),
        (register(), "policy.register.others", Given.supervisor),
        (
            PolicyRegister.Register(
                title: "x", edition: "WT2023", reviewOn: Given.day("2024-09-01"), topics: ["training"]),
            "policy.register.owner", Given.safeguardingLead
        ),
        (PolicyRegister.Withdraw(entry: 9, because: "x"), "policy.withdraw.entry", Given.safeguardingLead),
        (
            PolicyRegister.Review(
                entry: 1, edition: "WT2018", changed: "x", reviewOn: Given.day("2025-09-01"), readAgain: false),
            "policy.review.backwards", Given.safeguardingLead
        ),
        (
            PolicyRegister.Review(
                entry: 1, edition: "WT2023", changed: "x", reviewOn: Given.day("2024-03-01"), readAgain: false),
            "policy.review.next", Given.safeguardingLead
        ),
        (
            PolicyRegister.Require(
                entry: 1, readers: [Given.supervisor.practitioner], by: Given.day("2024-05-01")),
            "policy.require.colleague", Given.safeguardingLead
        ),
        (PolicyRegister.Confirm(entry: 1), "policy.confirm.asked", Given.teacher),
        (
            PolicyRegister.Receipt(entry: 1, name: "x", on: Given.day("2024-04-01")), "policy.receipt.ahead",
            Given.safeguardingLead
        ),
    ]

    @Test("What does not fit the register is refused", arguments: refused.indices)
    func refusals(place: Int) throws {
        let story = try Self.registered()
        let (act, rule, doer) = Self.refused[place]
        func refuses(_ act: some Act<PolicyRegister>) { story.refuses(act, by: rule, as: doer) }
        refuses(act)
    }

    @Test("A reading is confirmed once for a version, and recorded once for someone without an account")
    func once() throws {
        var story = try Self.registered()
        try story.did(
            PolicyRegister.Require(entry: 1, readers: [Given.teacher.practitioner], by: Given.day("2024-05-01")))
        try story.did(PolicyRegister.Confirm(entry: 1), by: Given.teacher)
        story.refuses(PolicyRegister.Confirm(entry: 1), by: "policy.confirm.already", as: Given.teacher)
        let receipt = PolicyRegister.Receipt(entry: 1, name: "Site manager", on: Given.day("2024-03-27"))
        try story.did(receipt)
        story.refuses(receipt, by: "policy.receipt.already")
        try story.did(PolicyRegister.Withdraw(entry: 1, because: "Replaced"))
        story.refuses(PolicyRegister.Withdraw(entry: 1, because: "x"), by: "policy.withdraw.withdrawn")
    }

    @Test("What a policy covers is chosen from the topics of the guidance library, each of them and no other")
    func topics() {
        #expect(
            Given.guidance().options(.policyTopics).map(\.code) == Given.library.provisions.topics.map(\.key))
    }
}
