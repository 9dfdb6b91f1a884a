import Testing

@testable import Guidance

/// One sentence for each due date that practice knows well.
@Suite("Deadlines")
struct DeadlinesTests {
    let library: Library

    init() throws {
        library = try Shipped.library()
    }

    struct Row: CustomTestStringConvertible {
        let sentence: String
        let duty: DutyKey
        let from: String
        let due: String
        let counting: Counting

        init(
            _ sentence: String, _ duty: DutyKey, _ from: String, _ due: String,
            _ counting: Counting = .dayAfter
        ) {
            self.sentence = sentence
            self.duty = duty
            self.from = from
            self.due = due
            self.counting = counting
        }

        var testDescription: String { sentence }
    }

    static let rows = [
        Row(
            "Reports for a conference on the Tuesday after the August bank holiday are due on the Wednesday before",
            .conferenceReport, "2024-08-27T10:00", "2024-08-21"),
        Row(
            "The family reads them by the Thursday before", .reportsShared, "2024-08-27T10:00", "2024-08-22"),
        Row(
            "The papers of a conference on Tuesday 25 June 2024 stay open until Tuesday 23 July", .conferencePapers,
            "2024-06-25T12:00", "2024-07-23"),
        Row(
            "A core group after a conference on 13 May 2025 waits a day for the spring bank holiday", .firstCoreGroup,
            "2025-05-13T11:45", "2025-05-28"),
        Row(
            "A visit to a child on a plan is owed over the new year as well: three weeks to the day",
            .protectionPlanVisit, "2024-12-20T15:00", "2025-01-10"),
        Row(
            "Thursday 28 March 2024, 2pm: Good Friday and Easter Monday don't count, so due Tuesday 2 April",
            .referralDecision, "2024-03-28T14:00", "2024-04-02"),
        Row(
            "A referral at ten to midnight on Thursday is still Thursday's", .referralDecision,
            "2024-06-06T23:50", "2024-06-07"),
        Row(
            "A referral on Friday afternoon is decided on Monday", .referralDecision, "2024-06-07T16:45",
            "2024-06-10"),
        Row(
            "A referral on Saturday is decided on Monday: day nought is Saturday", .referralDecision,
            "2024-06-08T11:00", "2024-06-10"),
        Row(
            "A referral on the Friday before the August bank holiday is decided on Tuesday",
            .referralDecision,
            "2024-08-23T16:00", "2024-08-27"),
        Row(
            "A referral on Christmas Eve 2024 is decided on 27 December", .referralDecision,
            "2024-12-24T15:00", "2024-12-27"),
        Row(
            "A referral on Christmas Day 2026 waits for Tuesday: Monday is Boxing Day's substitute",
            .referralDecision,
            "2026-12-25T10:00", "2026-12-29"),
        Row(
            "New Year's Eve 2027: the third of January 2028 is the substitute, so due Tuesday 4 January",
            .referralDecision, "2027-12-31T12:00", "2028-01-04"),
        Row(
            "Wednesday 1 June 2022: two days of Jubilee don't count, so due Monday 6 June", .referralDecision,
            "2022-06-01T09:00", "2022-06-06"),
        Row(
            "Friday 16 September 2022: the state funeral on Monday doesn't count", .referralDecision,
            "2022-09-16T09:00", "2022-09-20"),
        Row(
            "Friday 5 May 2023: the coronation holiday on Monday doesn't count", .referralDecision,
            "2023-05-05T09:00", "2023-05-09"),
        Row(
            "Friday 1 May 2020: the May holiday had moved to Friday, so Monday counts", .referralDecision,
            "2020-05-01T09:00", "2020-05-04"),
        Row(
            "Thursday 7 May 2020: the moved holiday on Friday doesn't count", .referralDecision,
            "2020-05-07T09:00", "2020-05-11"),
        Row(
            "Inclusive counting: a referral on a working day is due that day", .referralDecision,
            "2024-03-28T14:00", "2024-03-28", .inclusive),
        Row(
            "Inclusive counting: a referral on Saturday is due on Monday, its first working day",
            .referralDecision,
            "2024-06-08T11:00", "2024-06-10", .inclusive),
        Row(
            "The assessment of a referral of 2 January 2024 is due 45 working days on, 5 March",
            .assessmentCompletion,
            "2024-01-02T09:00", "2024-03-05"),
        Row(
            "Inclusive counting takes a day off 45", .assessmentCompletion, "2024-01-02T09:00", "2024-03-04",
            .inclusive),
        Row(
            "Leap day counts: a referral of 26 February 2024 is assessed by 1 May", .assessmentCompletion,
            "2024-02-26T09:00", "2024-05-01"),
        Row(
            "A strategy discussion on Friday 18 December 2026: conference by 13 January", .initialConference,
            "2026-12-18T10:00", "2027-01-13"),
        Row(
            "The first core group is within ten working days of the conference", .firstCoreGroup,
            "2024-03-20T10:00", "2024-04-05"),
        Row(
            "A conference on 30 November is first reviewed by 28 February: the month is shorter",
            .firstReviewConference, "2024-11-30T10:00", "2025-02-28"),
        Row(
            "A review on 31 August is followed by one by the end of February", .nextReviewConference,
            "2023-08-31T10:00", "2024-02-29"),
        Row(
            "Months do not roll over a weekend: a review may fall due on a Sunday", .firstReviewConference,
            "2024-06-15T10:00", "2024-09-15"),
        Row(
            "Police protection ends 72 hours on, in spring an hour later on the clock", .policeProtection,
            "2024-03-30T22:15", "2024-04-02T22:15:00Z"),
        Row(
            "Police protection ends 72 hours on, in autumn an hour earlier on the clock", .policeProtection,
            "2024-10-26T22:15", "2024-10-29T21:15:00Z"),
        Row(
            "That a privately fostered child has left is told within 48 hours", .privateFosteringLeaving,
            "2024-03-01T14:00", "2024-03-03T14:00:00Z"),
        Row(
            "An emergency protection order counts calendar days, holidays too", .emergencyProtectionOrder,
            "2024-03-28T17:00", "2024-04-04"),
        Row(
            "An order of Friday 22 November runs to the Friday after: its own day is the first of eight",
            .emergencyProtectionOrder, "2024-11-22T16:00", "2024-11-29"),
        Row(
            "An extension whose days begin on Saturday 30 November ends on the Friday: fifteen days in all",
            .emergencyProtectionExtension, "2024-11-30T00:00", "2024-12-06"),
        Row(
            "A child assessment order from Monday 17 June is over with that week's Sunday", .childAssessmentOrder,
            "2024-06-17T00:00", "2024-06-23"),
        Row(
            "A summer referral at a quarter past midnight in London is that day's, though UTC says yesterday",
            .referralDecision, "2024-06-04T00:15", "2024-06-05"),
        Row(
            "A serious incident is notified within five working days", .incidentNotification,
            "2024-12-23T12:00", "2025-01-02"),
        Row(
            "Copies of a review go seven working days before it is published", .localReviewCopies,
            "2024-04-10T09:00", "2024-03-28"),
        Row(
            "A published review stays public for a year", .localReviewKeptPublic, "2024-02-29T09:00",
            "2025-02-28"),
        Row(
            "The year that ends on 31 March 2024 is reported by 30 September", .yearlyReportByAutumn,
            "2024-03-31T12:00", "2024-09-30"),
        Row(
            "A child referred on 3 May 2024 and again by 3 May 2025 was referred again within the year", .reReferral,
            "2024-05-03T15:40", "2025-05-03"),
        Row(
            "Notice of private fostering is due six weeks before it begins", .privateFosteringNotice,
            "2024-09-02T09:00", "2024-07-22"),
    ]

    @Test("each is due when practice says", arguments: rows)
    func due(row: Row) throws {
        let start = try #require(Moment(london: row.from))
        let guidance = library.guidance(on: start.day)
        let due = try guidance.duty(row.duty).due(
            from: start, in: guidance.workingDays, counting: row.counting)
        #expect(due.description == row.due)
    }

    @Test("a duty without a number has no due day, and says so")
    func noNumber() throws {
        let start = try #require(Moment("2024-03-28T14:00:00Z"))
        let guidance = library.guidance(on: start.day)
        #expect(guidance.duty(.strategyDiscussion).limit == .none)
        #expect(throws: OutsideCalendar(day: start.day, years: nil)) {
            try guidance.duty(.strategyDiscussion).due(from: start, in: guidance.workingDays)
        }
    }

    @Test("outside the years whose holidays are known nothing is guessed")
    func outside() throws {
        let start = try #require(Moment("2028-12-20T09:00:00Z"))
        let guidance = library.guidance(on: start.day)
        #expect(throws: OutsideCalendar.self) {
            try guidance.duty(.assessmentCompletion).due(from: start, in: guidance.workingDays)
        }
    }

    @Test("a due day is missed only once it is over in London")
    func missed() throws {
        let due = Due.day(try #require(Day("2024-06-05")))
        #expect(!due.isMissed(at: try #require(Moment("2024-06-05T22:59:59.999Z"))))
        #expect(due.isMissed(at: try #require(Moment("2024-06-05T23:00:00Z"))))
        #expect(due.inWords == "Wednesday 5 June 2024")
        let moment = Due.moment(try #require(Moment("2024-06-05T10:00:00Z")))
        #expect(!moment.isMissed(at: try #require(Moment("2024-06-05T10:00:00Z"))))
        #expect(moment.isMissed(at: try #require(Moment("2024-06-05T10:00:00.001Z"))))
        #expect(moment.inWords == "Wednesday 5 June 2024 at 11am")
        #expect(Due("2024-06-05") == due && Due("2024-06-05T10:00:00Z") == moment && Due("soon") == nil)
    }
}
