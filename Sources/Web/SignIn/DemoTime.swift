import Guidance
import HTML
import Hummingbird

/// Moving a demonstration's clock on, so that one sitting can show what comes a week later.
extension DemoPages {
    /// How many days from today are offered.
    private static let daysAhead = 28
    /// When the day begins on which somebody lands.
    private static let morning = 9

    /// The days that can be chosen: those whose morning is still to come.
    static func days(after now: Moment) -> [Day] {
        (0...daysAhead).map { now.day.adding(days: $0) }.filter { Moment($0, hour: morning) > now }
    }

    /// Nothing where the clock is the machine's and nobody else's.
    func clock(at now: Moment, token: String) -> Markup {
        guard keeper.clock.moveOn != nil else { return "" }
        let choices = Self.days(after: now).map { Choice($0.description, $0.inFull) }
        let question = Field(
            "day", "Move on to",
            hint: "Nine o’clock that morning, for everyone here. It cannot be moved back, and all are signed out."
        )
        return """
            <details class="govuk-details"><summary class="govuk-details__summary">\
            <span class="govuk-details__summary-text">The clock here shows \(now.inFull)</span></summary>\
            <div class="govuk-details__text">\(form(
                "/demo/clock", csrf: token, "\(select(question, choices, blank: nil))\(button("Move the clock on", .secondary))"))\
            </div></details>
            """
    }

    func moveOn(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        guard let move = keeper.clock.moveOn, let day = fields.only("day").flatMap({ Day($0) }),
            Self.days(after: context.now).contains(day)
        else { throw TurnedAway.notFound }
        try move(Moment(day, hour: Self.morning))
        return .redirect(to: "/demo")
    }
}
