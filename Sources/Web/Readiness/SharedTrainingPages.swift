import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Training sessions of several agencies: recorded once, with the attendance of each of them.
    func addSharedTrainingPages(to router: Router<KithContext>) {
        router.get("/training/sessions") { [self] request, context in
            let viewer = try context.requireViewer()
            let query = try Query(request)
            let picture = try await office.lookout.sharedTraining(
                page: query.page, by: caller(viewer), at: context.now)
            let setting = PageSetting(
                site: self, context: context, viewer: viewer, current: "readiness", done: query["done"])
            return Response.page(SharedTrainingPage(picture: picture, page: query.page, setting: setting).whole)
        }
        router.get("/training/sessions/{id}/{number}") { [self] request, context in
            let chosen = try Query(request)["agency"].flatMap { AgencyID($0) }
            return try await sharedSession(context, of: chosen, FormFields(), [], done: try Query(request)["done"])
        }
        router.post("/training/sessions/{id}/{number}") { [self] in try await attendShared($0, $1) }
        router.get("/api/v1/training/sessions") { [self] request, context in
            try await answering {
                let viewer = try context.requireViewer()
                return .json(
                    try await office.lookout.sharedTraining(
                        page: try Query(request).page, by: caller(viewer), at: context.now
                    ).answer)
            }
        }
    }

    private func sharedSession(
        _ context: KithContext, of part: AgencyID?, _ typed: FormFields, _ errors: [FieldError], done: String? = nil
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        guard let number = context.parameters.get("number").flatMap({ Int($0) }) else { throw TurnedAway.notFound }
        let picture = try await office.lookout.sharedSession(
            number, heldBy: try agency(context), of: part, by: caller(viewer), at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "readiness", done: done)
        let page = SharedSessionPage(
            picture: picture, typed: typed, errors: errors, once: keeper.random(16).base64URL, setting: setting)
        return .page(page.whole, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func attendShared(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let viewer = try context.requireViewer()
        let holder = try agency(context)
        guard let number = context.parameters.get("number").flatMap({ Int($0) }),
            let part = fields.only("agency").flatMap({ AgencyID($0) })
        else { throw TurnedAway.notFound }
        var answers: [String: Answer] = ["entry": .int(number)]
        if part != holder { answers["of"] = .text(part.id) }
        let staff = fields.all("staff").joined(separator: "\n")
        if !staff.isEmpty { answers["staff"] = .text(staff) }
        var errors: [FieldError] = []
        do {
            _ = try await office.desk.record(
                Proposal(
                    TrainingRecord.Attend.kind, in: StreamID(.training, holder.id), answers: answers,
                    once: fields.only("_once")), by: caller(viewer), at: context.now)
        } catch Rejection.refused(let refusal) {
            errors = [FieldError("staff", "\(refusal.reason) \(refusal.remedy)")]
        } catch Rejection.problems(let problems) {
            errors = problems.map { FieldError("staff", $0.message) }
        }
        if !errors.isEmpty { return try await sharedSession(context, of: part, fields, errors) }
        let back = Link.session(number, heldBy: holder).asking("agency", part.id)
            .asking("done", TrainingRecord.Attend.kind.rawValue)
        return .redirect(to: back.address)
    }
}

extension SharedTraining {
    var answer: [String: Answer] {
        [
            "sessions": .list(
                rows.map { row in
                    [
                        "stream": .text(row.stream.description), "entry": .int(row.number), "title": .text(row.title),
                        "heldOn": .text(row.heldOn.description), "heldBy": .text(row.heldBy.id),
                        "agencies": .list(
                            row.parts.sorted { $0.key < $1.key }.map { agency, people in
                                [
                                    "agency": .text(agency.id), "name": .text(names.name(agency)),
                                    "people": people.map { .int($0) } ?? .null,
                                ]
                            }),
                    ]
                }), "hasMore": .bool(hasMore),
        ]
    }
}

extension Link {
    /// A training session of several agencies.
    static func session(_ number: Int, heldBy agency: AgencyID) -> Link {
        "/training/sessions/\(agency.id)/\(number)"
    }
}

/// The training sessions of several agencies, the latest first.
struct SharedTrainingPage {
    let picture: SharedTraining
    let page: Int
    let setting: PageSetting

    var whole: Markup {
        let rows = picture.rows.map { row -> [Cell] in
            let own: Markup
            switch row.parts[picture.own] {
            case .some(.some(let people)): own = "\(people)"
            case .some(.none): own = tag("Not said yet", .yellow)
            case .none: own = "–"
            }
            let silent = row.silent == 0 ? "All have said" : "\(row.silent) still to say"
            return [
                .link(row.title, .session(row.number, heldBy: row.heldBy)), .text(row.heldOn.inWords),
                .text(picture.names.name(row.heldBy)), .number(row.parts.count), .number(row.people), .text(silent),
                .markup(own),
            ]
        }
        let list: Markup =
            rows.isEmpty
            ? emptyState(
                page > 1
                    ? "There are no more sessions."
                    : "No session of several agencies is on record. Whoever holds one records it once, with the agencies that took part."
            )
            : table(
                "Training sessions of several agencies", hidesCaption: true,
                columns: [
                    Column("Session"), Column("Held"), Column("By"), Column("Agencies", isNumeric: true),
                    Column("People", isNumeric: true), Column("Attendance"), Column("From your agency"),
                ], rows: rows)
        let hold: Link =
            picture.isBegun
            ? .act(TrainingRecord.Hold.kind, in: StreamID(.training, picture.own.id))
            : "/act/\(TrainingRecord.Hold.kind.rawValue)"
        let button: Markup = picture.mayHold ? buttonLink(setting.title(TrainingRecord.Hold.kind), to: hold) : .nothing
        let way: Markup =
            (page > 1 ? paragraph(link("Later sessions", to: "/training/sessions?page=\(page - 1)")) : .nothing)
            + (picture.hasMore
                ? paragraph(link("Earlier sessions", to: "/training/sessions?page=\(page + 1)")) : .nothing)
        let content: Markup = """
            \(setting.doneBanner())\(heading(1, "Training of several agencies"))\
            \(paragraph("A session is recorded once, by the agency that held it. Each agency that took part says who of its staff was there; it counts in that agency's own training and gaps at once."))\
            \(button)\(list)\(way)
            """
        return HTML.page(
            PageHead(
                "Training of several agencies", breadcrumbs: [Breadcrumb("Readiness", "/readiness")], isWide: true),
            in: setting.frame, content)
    }
}

/// One session: who takes part, how many of each came, and the form for those whose attendance the viewer records.
struct SharedSessionPage {
    let picture: SharedSession
    let typed: FormFields
    let errors: [FieldError]
    let once: String
    let setting: PageSetting

    private var session: TrainingSession { picture.session }
    private var address: Link { .session(session.number, heldBy: picture.heldBy) }

    var whole: Markup {
        let topics =
            session.topics.sorted().map { setting.label(.trainingTopics, $0) }
            + session.leadTopics.sorted().map { setting.label(.leadTrainingTopics, $0) }
        var facts = [
            SummaryRow("Held", "\(session.heldOn.inWords)"),
            SummaryRow("Held by", "\(picture.names.name(picture.heldBy))"),
        ]
        if let by = session.by { facts.append(SummaryRow("Given by", "\(by)")) }
        facts.append(SummaryRow("About", "\(topics.joined(separator: "; "))"))
        let content: Markup = """
            \(errorSummary(errors))\(setting.doneBanner())\(heading(1, session.title, caption: "A session of several agencies"))\
            \(summaryList(facts))\(heading(2, "Who took part", id: "parts"))\(parts)\(takenBack)\(attendance)
            """
        return page(
            PageHead(
                "A session of several agencies", hasErrors: !errors.isEmpty,
                breadcrumbs: [Breadcrumb("Training of several agencies", "/training/sessions")]),
            in: setting.frame, twoThirds(content))
    }

    private var parts: Markup {
        let rows = picture.parts.map { agency -> [Cell] in
            let there = picture.there(agency)
            let isOwn = picture.mine.contains(agency)
            let state: Markup = there == nil ? tag("Not said yet", .yellow) : "\(there!.count)"
            let name = picture.names.name(agency)
            return [
                .text(name), .markup(state),
                isOwn && agency != picture.chosen
                    ? .link("Record who was there", address.asking("agency", agency.id), about: name) : .text("–"),
            ]
        }
        return table(
            "How many of each agency were there", hidesCaption: true,
            columns: [Column("Agency"), Column("Came"), Column("Attendance")], rows: rows)
    }

    private var takenBack: Markup {
        let back = session.takenBack
        if back.isEmpty { return .nothing }
        return details(
            "Taken back",
            bullets(
                back.map { one in
                    let count = one.act.staff.split(whereSeparator: \.isNewline).count
                    let who = picture.names.name(one.act.of ?? picture.heldBy)
                    return
                        "\(count == 1 ? "1 person" : "\(count) people") of \(who), \(one.stamp.happenedAt.day.inWords): \(one.act.because)"
                }))
    }

    private var attendance: Markup {
        guard let chosen = picture.chosen else {
            return paragraph("Attendance is recorded by the agencies that took part.")
        }
        let name = picture.names.name(chosen)
        return heading(2, "Who of \(name) was there", id: "attendance") + already(chosen)
            + form(
                address, csrf: setting.frame.csrf, hidden: [("_once", once), ("agency", chosen.id)], fields(chosen))
    }

    private func already(_ chosen: AgencyID) -> Markup {
        guard let there = picture.there(chosen) else { return .nothing }
        if there.isEmpty { return paragraph("Recorded: nobody came.") }
        let names = (picture.staff ?? []).filter { there.contains($0.reference) }.map(\.name)
        return paragraph(
            names.isEmpty
                ? "Recorded already: \(there.count == 1 ? "1 person" : "\(there.count) people")."
                : "Recorded already: \(names.joined(separator: ", ")).")
    }

    private func fields(_ chosen: AgencyID) -> Markup {
        let error = errors.message(for: "staff")
        let there = picture.there(chosen) ?? []
        let nobody =
            chosen == picture.heldBy ? nil : "Leave it empty if nobody of this agency came."
        guard let staff = picture.staff, staff.count <= AttendancePage.mostShown else {
            let hint = ["Their references in the agency's list of staff, one a line.", nobody].compactMap { $0 }
            return textArea(
                Field("staff", "Who was there?", hint: hint.joined(separator: " "), error: error),
                value: typed["staff"] ?? "", rows: 8) + button("Record who attended")
        }
        let others = staff.filter { !there.contains($0.reference) }
        if staff.isEmpty {
            return paragraph("No list of staff of this agency has been taken in: its people cannot be counted yet.")
                + (picture.there(chosen) == nil && chosen != picture.heldBy ? button("Nobody came") : .nothing)
        }
        if others.isEmpty { return paragraph("Everyone who worked there that day is recorded.") }
        let choices = others.map {
            Choice($0.reference, $0.name, hint: "\(setting.label(.staffPosts, $0.post)), \($0.reference)")
        }
        return checkboxes(
            Field("staff", "Who was there?", hint: nobody, error: error), choices, isSmall: true)
            + button("Record who attended")
    }
}
