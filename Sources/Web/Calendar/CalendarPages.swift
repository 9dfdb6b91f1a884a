import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// A practitioner's calendar: the page on which they make or take back its address, and the file behind it.
    func addCalendarPages(to router: Router<KithContext>) {
        router.get("/account/calendar") { [self] in try await showCalendar($0, $1) }
        router.post("/account/calendar") { [self] in try await makeCalendar($0, $1) }
        router.post("/account/calendar/revoke") { [self] in try await revokeCalendar($0, $1) }
        router.get("/calendar/{file}") { [self] in try await calendar($0, $1) }
    }

    private var calendars: CalendarTokens {
        CalendarTokens(database: keeper.database, random: keeper.random)
    }

    private func showCalendar(_ request: Request, _ context: KithContext) async throws -> Response {
        try await calendarPage(try context.requireViewer(), context, fresh: nil)
    }

    private func makeCalendar(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        _ = try await keeper.form(request, context)
        let token = try await calendars.make(for: viewer.practitioner, at: context.now)
        return try await calendarPage(viewer, context, fresh: token)
    }

    private func revokeCalendar(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        _ = try await keeper.form(request, context)
        try await calendars.revoke(of: viewer.practitioner)
        return .redirect(to: "/account/calendar")
    }

    private func calendarPage(
        _ viewer: SignedIn, _ context: KithContext, fresh: String?
    ) async throws -> Response {
        let made = try await calendars.made(for: viewer.practitioner, at: context.now)
        let csrf = viewer.formToken
        let shown: Markup =
            fresh.map { token in
                importantBanner(
                    "Copy this address now", id: "calendar-address",
                    paragraph("It is shown this once. Put it into your calendar as a calendar by address.")
                        + paragraph("<code>/calendar/\(token).ics</code> on the address of this service"))
            } ?? ""
        let stands: Markup
        if let made {
            let used = made.lastUsedAt.map { "last read \($0.inWords)" } ?? "not read yet"
            stands =
                paragraph("Your calendar address was made \(made.madeAt.inWords), \(used).")
                + oneButtonForm("Make a new address", to: "/account/calendar", csrf: csrf)
                + oneButtonForm("Take the address back", to: "/account/calendar/revoke", csrf: csrf)
        } else {
            stands =
                paragraph("You have no calendar address.")
                + oneButtonForm("Make a calendar address", to: "/account/calendar", csrf: csrf)
        }
        let content = twoThirds(
            """
            \(shown)\(heading(1, "Your dates in a calendar"))\
            \(paragraph("A calendar program can show what is due for you and when you meet. It holds what it is, when, and a reference: no name of a child or a family, and nothing of their story."))\
            \(paragraph("Whoever has the address can read these dates without signing in. Keep it to yourself; take it back when a device is lost. It stops working with a new password or second step, and when nobody has read it for \(CalendarTokens.keptDays) days."))\
            \(stands)
            """)
        return .page(
            page(PageHead("Your dates in a calendar", back: "/account"), in: frame(context), content))
    }

    private func calendar(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let file = context.parameters.get("file"), file.hasSuffix(".ics") else { throw TurnedAway.notFound }
        if keeper.rates.take(.calendar, context.place, at: context.now) != nil { throw TurnedAway.notFound }
        guard
            let practitioner = try await calendars.practitioner(of: String(file.dropLast(4)), at: context.now)
        else { throw TurnedAway.notFound }
        let diary: Diary
        do { diary = try await office.lookout.diary(of: practitioner, at: context.now) } catch Rejection.notFound {
            throw TurnedAway.notFound
        }
        let text = ICalendar(items: diary.items, meetings: diary.meetings, now: context.now).text
        return Response(
            status: .ok, headers: [.contentType: "text/calendar; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension Rate {
    /// Readings of calendars from one address.
    static let calendar = Rate("calendar by address", most: 120, minutes: 15)
}
