import Testing

@testable import Guidance

/// When the duties of living away from home and of circumstances are due.
struct LivingAwayDeadlinesTests {
    struct Row: Sendable, CustomStringConvertible {
        let description: String
        let duty: DutyKey
        let from: String
        let due: String

        init(_ description: String, _ duty: DutyKey, _ from: String, _ due: String) {
            self.description = description
            self.duty = duty
            self.from = from
            self.due = due
        }
    }

    static let rows = [
        Row(
            "A first looked-after review is due over Easter on 29 April", .lookedAfterFirstReview, "2024-03-28T14:00",
            "2024-04-29"),
        Row(
            "A second review is due three months on, in a shorter month at its end", .lookedAfterSecondReview,
            "2024-11-30T14:00", "2025-02-28"),
        Row("Later reviews are due every six months", .lookedAfterNextReview, "2024-08-31T14:00", "2025-02-28"),
        Row(
            "An adjourned review is finished within twenty working days", .lookedAfterReviewFinished,
            "2024-12-20T14:00", "2025-01-22"),
        Row(
            "The first year of a placement lasts until its day comes round", .lookedAfterFirstYear, "2024-02-29T14:00",
            "2025-02-28"),
        Row(
            "A weekly visit is due on the same day of the week", .lookedAfterWeeklyVisit, "2024-12-25T14:00",
            "2025-01-01"),
        Row(
            "Private fostering is visited first within seven working days", .privateFosteringFirstVisit,
            "2024-12-23T14:00", "2025-01-06"),
        Row(
            "An arrangement is private fostering from its twenty-eighth day", .privateFosteringLength,
            "2024-03-01T14:00", "2024-03-29"),
        Row("The first year of private fostering", .privateFosteringFirstYear, "2024-03-01T14:00", "2025-03-01"),
        Row("A tie to a place is used for six months", .placeTie, "2024-03-20T14:00", "2024-09-20"),
        Row("The plan for a birth is owed eight weeks before it", .preBirthPlan, "2024-11-11T00:00", "2024-09-16"),
        Row("A return home is visited every four weeks", .returnHomeVisit, "2025-02-24T00:00", "2025-03-24"),
        Row("A return home is reviewed every six weeks", .returnHomeReview, "2025-02-24T00:00", "2025-04-07"),
    ]

    @Test("A duty's due date", arguments: rows)
    func due(row: Row) throws {
        let library = try Shipped.library()
        let start = try #require(Moment(london: row.from))
        let guidance = library.guidance(on: start.day)
        let due = try guidance.duty(row.duty).due(from: start, in: guidance.workingDays)
        #expect(due == .day(try #require(Day(row.due))))
    }

    @Test(
        "What no provision numbers has no due date",
        arguments: [
            DutyKey.carerAssessment, .transitionPlan, .longStayCheck, .motherAndBabyUnitAdvice, .homelessnessReferral,
        ])
    func numberless(duty: DutyKey) throws {
        let library = try Shipped.library()
        for edition in library.editions { #expect(library.guidance(on: edition.from).duty(duty).limit == .none) }
    }

    @Test(
        "Kith's own times are marked as local in every edition",
        arguments: [
            DutyKey.returnHomeVisit, .returnHomeReview, .preBirthPlan, .educationEnquiry, .educationVisit,
            .educationReview, .placeTie,
        ])
    func local(duty: DutyKey) throws {
        let library = try Shipped.library()
        for edition in library.editions {
            let found = library.guidance(on: edition.from).duty(duty)
            #expect(found.basis == .local && found.localMay == .set)
        }
    }

    static let ages: [(RuleKey, ClosedRange<Int>)] = [
        (.fosteringAge, 0...15), (.fosteringAgeDisabled, 0...17), (.homelessAlone, 16...17), (.educationAge, 5...16),
        (.youngCarerAge, 0...17),
    ]

    @Test("Rules about ages carry them", arguments: ages.indices)
    func age(place: Int) throws {
        let library = try Shipped.library()
        for edition in library.editions {
            #expect(library.guidance(on: edition.from).rule(Self.ages[place].0).ages == Self.ages[place].1)
        }
    }
}
