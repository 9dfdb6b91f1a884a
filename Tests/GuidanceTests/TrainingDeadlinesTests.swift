import Testing

@testable import Guidance

/// How long training lasts, and the lists that readiness is made of.
struct TrainingDeadlinesTests {
    static let rows: [(String, DutyKey, String, String)] = [
        ("Training held on the last day of February lasts a year", .staffTraining, "2024-02-29T09:00", "2025-02-28"),
        ("A safeguarding lead's own training lasts two years", .leadTraining, "2023-09-04T09:00", "2025-09-04"),
    ]

    @Test("Training lasts as long as the partnership set", arguments: rows.indices)
    func lasting(place: Int) throws {
        let (says, key, from, due) = Self.rows[place]
        let start = try #require(Moment(london: from))
        let guidance = try Shipped.library().guidance(on: start.day)
        let found = try guidance.duty(key).due(from: start, in: guidance.workingDays)
        #expect(found.day == Day(due), "\(says)")
    }

    @Test(
        "How long training lasts is a local setting in every edition",
        arguments: [DutyKey.staffTraining, .leadTraining])
    func local(duty: DutyKey) throws {
        let library = try Shipped.library()
        for edition in library.editions {
            let found = library.guidance(on: edition.from).duty(duty)
            #expect(found.basis == .local && found.localMay == .set)
        }
    }

    @Test("Every topic of training and every standard of a self-assessment says where it stands")
    func cited() throws {
        let library = try Shipped.library()
        let lists: [ListKey] = [
            .trainingTopics, .leadTrainingTopics, .section11Standards, .educationStandards, .earlyYearsStandards,
        ]
        for list in lists {
            for option in library.lists[list]?.options ?? [] { #expect(option.cite != nil, "\(list) \(option.code)") }
        }
    }

    @Test("The section 11 self-assessment asks after each of the ten arrangements")
    func section11() throws {
        let library = try Shipped.library()
        let cites = Set(library.lists[.section11Standards]?.options.compactMap(\.cite) ?? [])
        for number in 1...10 { #expect(cites.contains("WT2023 para 222, \(number)")) }
    }
}
