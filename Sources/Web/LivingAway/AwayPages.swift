import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Times away from home and circumstances, one child's together and each alone.
    func addAwayPages(to router: Router<KithContext>) {
        router.get("/people/{id}/living-away") { [self] in try await showAway($0, $1) }
        router.get("/living-away/{id}") { [self] in try await showAwayStream(.livingAway, $0, $1) }
        router.get("/circumstances/{id}") { [self] in try await showAwayStream(.circumstance, $0, $1) }
    }

    private func showAway(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let person = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw TurnedAway.notFound }
        let query = try Query(request)
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.away(of: person, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(awayPage(picture, setting.saying(query["done"])))
        }
    }

    private func showAwayStream(
        _ process: ProcessName, _ request: Request, _ context: KithContext
    ) async throws -> Response {
        let stream = try context.requireStream(process)
        let query = try Query(request)
        guard let child = try await office.lookout.childOf(away: stream) else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.awayStream(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(awayStreamPage(picture, setting.saying(query["done"])))
        }
    }
}

/// What a time away from home or a circumstance is called, in words that no other page words differently.
func awayWords(_ row: AwayRow, _ setting: PageSetting) -> String {
    if row.stream.process == .livingAway, let kind = LivingAway.Kind(rawValue: row.kind) {
        switch kind {
        case .lookedAfter: return "Looked after"
        case .privateFostering: return "Private fostering"
        case .longStay: return "Long stay away from home"
        case .motherAndBabyUnit: return "Mother and baby unit"
        case .custody: return "Custody"
        }
    }
    if row.kind == Circumstance.Kind.homelessness.rawValue { return "Homelessness" }
    return setting.label(.circumstanceKinds, row.kind)
}

extension Link {
    /// The page of a time away from home or a circumstance.
    static func away(_ stream: StreamID) -> Link {
        stream.process == .livingAway ? "/living-away/\(stream.id)" : "/circumstances/\(stream.id)"
    }

    static func away(of person: PersonID) -> Link { "/people/\(person.id)/living-away" }
}

/// "Since 4 March 2024", and when it ended where it has.
private func span(_ row: AwayRow) -> String {
    let since = "Since \(row.beganAt.day.inWords)"
    return row.overAt.map { "\(since), until \($0.day.inWords)" } ?? since
}

/// Times away from home and circumstances as a list of links; those that last first.
func awayList(_ rows: [AwayRow], _ setting: PageSetting) -> Markup {
    workList(
        rows.markup { row in
            let standing = row.overAt == nil ? tag("Now", .blue) : tag("Ended", .grey)
            return workLine(
                link(awayWords(row, setting), to: .away(row.stream)), tag: standing,
                "<p class=\"govuk-body-s kith-work__more\">\(span(row)).</p>")
        })
}

extension ChildPage {
    /// Times away from home and circumstances, with the way to more.
    var away: Markup {
        guard picture.sees.status else {
            return paragraph("Where the child has lived away from home is not shown to you.")
        }
        let now = picture.away.filter { $0.overAt == nil }
        let ended = picture.away.count - now.count
        let list: Markup = now.isEmpty ? paragraph("Nothing is recorded as so now.") : awayList(now, setting)
        let before = ended == 0 ? "Record or see all" : "See all, \(ended) that ended among them"
        return list + paragraph(link(before, to: .away(of: identity.person)))
    }
}

/// A child's times away from home and circumstances: what is so, what is due, what can be recorded, what was written.
func awayPage(_ picture: AwayPicture, _ setting: PageSetting) -> Markup {
    let person = picture.identity.person
    let title = "Living away and circumstances"
    let opens = picture.opening.map { (setting.title($0), Link.act($0, about: [person])) }
    let opening: Markup =
        picture.opening.isEmpty
        ? paragraph("Nothing here is for you to record.")
        : actList(opens)
    let rows: Markup =
        !picture.sees.status
        ? paragraph("What is so is not shown to you.")
        : picture.rows.isEmpty ? emptyState("Nothing has been recorded.") : awayList(picture.rows, setting)
    let clocks: Markup =
        picture.sees.status
        ? clockList(picture.clocks, setting, nothing: "No clock runs here.")
        : paragraph("What is due is not shown to you.")
    let parts = [
        PageSection("now", "What is so, and was", rows), PageSection("due", "What is due", clocks),
        PageSection("record", "What you can record", opening),
        PageSection("entries", "What was written", awayLines(picture.lines, picture.withheld, picture.names, setting)),
    ]
    let content: Markup = """
        \(setting.doneBanner())\(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
        \(personNavigation(person, .other, mayOpen: picture.mayOpen))\
        \(differenceNotices(picture.differences, setting))\
        \(sections(parts))\(awayChallenge(picture.lines, person, setting))
        """
    return page(
        PageHead(title, reference: person.short, breadcrumbs: EpisodePage.way(to: person)), in: setting.frame, content)
}

/// One time away from home or one circumstance.
func awayStreamPage(_ picture: AwayStreamPicture, _ setting: PageSetting) -> Markup {
    let person = picture.identity.person
    let title = awayWords(picture.row, setting)
    let standing = picture.row.overAt == nil ? tag("Now", .blue) : tag("Ended", .grey)
    let rows = picture.standing.map { fact in SummaryRow(fact.what, "\(words(fact.value, picture.names, setting))") }
    let stands: Markup = rows.isEmpty ? paragraph("How it stands is not shown to you.") : summaryList(rows)
    let due: Markup =
        picture.sees.status
        ? clockList(picture.clocks, setting, nothing: "No clock runs here.", acts: Set(picture.next))
        : paragraph("What is due is not shown to you.")
    let parts =
        [PageSection("stands", "How it stands", stands), PageSection("due", "What is due", due)]
        + awayFamilyGroup(picture, setting) + [
            PageSection(
                "entries", "What was written", awayLines(picture.lines, picture.withheld, picture.names, setting))
        ]
    let content: Markup = """
        \(setting.doneBanner(next: setting.comesNext(picture.next, in: picture.row.stream)))\
        \(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
        <p class="govuk-body">\(standing) \(span(picture.row)).</p>
        \(personNavigation(person, .other, mayOpen: picture.mayOpen))\
        \(differenceNotices(picture.differences, setting))\
        \(actButtons(picture.next, in: picture.row.stream, setting))\(sections(parts))\
        \(awayChallenge(picture.lines, person, setting))
        """
    let way = EpisodePage.way(to: person) + [Breadcrumb("Living away and circumstances", .away(of: person))]
    return page(
        PageHead("Living away and circumstances", reference: picture.row.stream.short, breadcrumbs: way),
        in: setting.frame, content)
}

/// A family group conference while a child is looked after or returns home.
private func awayFamilyGroup(_ picture: AwayStreamPicture, _ setting: PageSetting) -> [PageSection] {
    guard let group = picture.familyGroup else { return [] }
    let markup = FamilyGroupMarkup(group: group, setting: setting) { picture.sees.shows($0, in: .livingAway) }
    return [PageSection("family-group", "Family group conference", markup.whole)]
}

/// The way to challenge, where a decision is read.
private func awayChallenge(_ lines: [ChronologyLine], _ person: PersonID, _ setting: PageSetting) -> Markup {
    lines.contains { $0.act.isDecision } ? challengeLink(about: person, setting) : ""
}

private func words(_ value: AwayFact.Value, _ names: Names, _ setting: PageSetting) -> String {
    switch value {
    case .practitioner(let id): names.name(id)
    case .agency(let id): names.name(id)
    case .day(let day): day.inWords
    case .moment(let moment): moment.day.inWords
    case .code(let list, let code): setting.label(list, code)
    }
}

private func awayLines(
    _ lines: [ChronologyLine], _ withheld: Int, _ names: Names, _ setting: PageSetting
) -> Markup {
    if lines.isEmpty {
        return emptyState(
            withheld > 0 ? "None of what is written is open to you." : "Nothing is written yet.", withheldNote(withheld)
        )
    }
    let told = LineTimeline(names: names, setting: setting, withheld: withheld, linksProcess: true)
    return withheldNote(withheld) + timeline(told.parts(lines), label: "What was written, newest first")
}
