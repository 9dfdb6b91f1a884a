import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Harm outside the home in an episode, and the places and groups of concern in the area.
    func addOutsideHomePages(to router: Router<KithContext>) {
        router.get("/episodes/{id}/outside-home") { [self] in try await showOutsideHome($0, $1) }
        router.get("/places") { [self] in try await showPlaces($0, $1) }
        router.get("/places/{id}") { [self] in try await showPlace($0, $1) }
    }

    private func showOutsideHome(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.episode)
        let query = try Query(request)
        let child = try await office.database.read { [office] in
            try office.readings.episode(stream, in: $0)?.child
        }
        guard let child else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.outsideHome(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(outsideHomePage(picture, setting.saying(query["done"])))
        }
    }

    private func showPlaces(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let places = try await office.lookout.places(by: caller(viewer), at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "places")
        return .page(placesPage(places, setting))
    }

    private func showPlace(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.place)
        let viewer = try context.requireViewer()
        let query = try Query(request)
        let picture = try await office.lookout.place(
            stream, by: caller(viewer), for: Lookout.Purpose(), at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "places", done: query["done"])
        return .page(placePage(picture, setting))
    }
}

/// The places, online spaces and groups of concern that are open.
func placesPage(_ places: [PlaceRow], _ setting: PageSetting) -> Markup {
    let rows = places.map { row -> [Cell] in
        [
            .link(row.name, "/places/\(row.stream.id)"), .text(setting.label(.placeKindsOfConcern, row.kind)),
            .text(setting.label(.outsideHomeConcerns, row.concern)), .text(row.notedAt.day.inWords),
        ]
    }
    let list: Markup =
        rows.isEmpty
        ? emptyState("No place of concern is open.")
        : table(
            "Places of concern", hidesCaption: true,
            columns: [Column("Place"), Column("Kind"), Column("Harm"), Column("Noted")], rows: rows)
    let content: Markup = """
        \(heading(1, "Places of concern"))\
        \(paragraph("Places, online spaces and groups around which children are harmed, and which are acted on."))\
        \(list)\(buttonLink("Note a place of concern", to: "/act/place.note", .secondary))
        """
    return page(
        PageHead("Places of concern", breadcrumbs: [Breadcrumb("My work", "/")]), in: setting.frame, content)
}

/// One place of concern: what is known, what is asked of whom, and the children tied to it as far as they may be known.
func placePage(_ picture: PlacePicture, _ setting: PageSetting) -> Markup {
    let noted = picture.place
    let by = picture.names.name(noted.stamp.by)
    var rows = [
        SummaryRow("Kind", "\(setting.label(.placeKindsOfConcern, noted.act.placeKind))"),
        SummaryRow("Harm", "\(setting.label(.outsideHomeConcerns, noted.act.concern))"),
        SummaryRow("What is known", words(noted.act.known)),
        SummaryRow(
            "Noted",
            "\(noted.stamp.happenedAt.day.inWords), by \(by), \(picture.names.name(noted.stamp.agency))"
        ),
    ]
    if let area = noted.act.area { rows.insert(SummaryRow("Where", "\(area)"), at: 1) }
    if let closed = picture.closed {
        rows.append(SummaryRow("Closed", "\(closed.stamp.happenedAt.day.inWords): \(closed.act.because)"))
    }
    let parts = [
        PageSection("known", "What is known", summaryList(rows)),
        PageSection("responses", "What is asked of whom", placeResponses(picture, setting)),
        PageSection("ties", "Children tied to it", placeTies(picture, setting)),
    ]
    let content: Markup = """
        \(setting.doneBanner(next: setting.comesNext(picture.next, in: picture.row.stream)))\
        \(heading(1, picture.row.name, caption: "Place of concern"))\
        <p class="govuk-body">\(picture.closed == nil ? tag("Open", .yellow) : tag("Closed", .grey))</p>
        \(actButtons(picture.next, in: picture.row.stream, setting))\(sections(parts))
        """
    return page(
        PageHead(
            "Place of concern", reference: picture.row.stream.short,
            breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Places of concern", "/places")]),
        in: setting.frame, content)
}

private func placeResponses(_ picture: PlacePicture, _ setting: PageSetting) -> Markup {
    if picture.responses.isEmpty { return paragraph("Nobody has been asked to change it.") }
    let rows = picture.responses.map { response -> [Cell] in
        [
            .text(picture.names.name(response.act.agency)), .text(response.act.asked),
            .markup(responseTag(response.act.standing, setting)),
            .text(response.act.by.map { "By \($0.inWords)" } ?? response.stamp.happenedAt.day.inWords),
            .text(response.act.result ?? "–"),
        ]
    }
    return table(
        "Who is asked to change it, and how far it has come", hidesCaption: true,
        columns: [Column("Who"), Column("To change"), Column("How far"), Column("When"), Column("What came of it")],
        rows: rows)
}

private func placeTies(_ picture: PlacePicture, _ setting: PageSetting) -> Markup {
    let note = paragraph(
        "A tie is recorded from a child's page of harm outside the home. Other children are not named to you.")
    if picture.ties.isEmpty { return note + paragraph("No child is tied to it.") }
    return note
        + bullets(
            picture.ties.map { tie in
                let expired: Markup = tie.isExpired ? " \(tag("Expired: not used", .grey))" : ""
                return tieWords(tie, place: picture.row.name, picture.names, setting) + expired
            })
}
