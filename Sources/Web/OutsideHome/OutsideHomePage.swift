import Casework
import Guidance
import HTML
import Practice
import Readings

/// Harm outside the home in an episode: the concerns by context, what was decided, and the map of peers and places.
func outsideHomePage(_ picture: OutsideHomePicture, _ setting: PageSetting) -> Markup {
    OutsideHomePage(picture: picture, setting: setting).whole
}

extension EpisodePage {
    /// The way to harm outside the home and the map of peers and places.
    var outsideHome: Markup {
        paragraph(
            link(
                "Concerns by where they happen, peers and places", to: "/episodes/\(picture.row.stream.id)/outside-home"
            ))
    }
}

struct OutsideHomePage {
    let picture: OutsideHomePicture
    let setting: PageSetting

    private var person: PersonID { picture.identity.person }
    private var title: String { "Harm outside the home" }

    var whole: Markup {
        let parts = [
            PageSection("matrix", "Concerns, where, and how great the risk is", matrix),
            PageSection("decided", "What was decided", decided), PageSection("map", "Peers and places", map),
            PageSection("responses", "What is asked of places", responses),
        ]
        let content: Markup = """
            \(setting.doneBanner())\(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
            \(personNavigation(person, .other, mayOpen: picture.mayOpen))\
            \(challenged)\(actButtons(picture.next, in: picture.row.stream, setting))\(sections(parts))\(challenge)
            """
        let way = EpisodePage.way(to: person) + [Breadcrumb("Episode", "/episodes/\(picture.row.stream.id)")]
        return page(
            PageHead(title, reference: picture.row.stream.short, breadcrumbs: way), in: setting.frame, content)
    }

    private var challenged: Markup {
        differenceNotices(picture.differences.about(["outsideHome"]), setting)
    }

    private var challenge: Markup {
        picture.harm?.decisions.isEmpty ?? true ? "" : challengeLink(about: person, setting)
    }

    // MARK: The matrix

    private var matrix: Markup {
        guard let harm = picture.harm else {
            return emptyState(
                "What was assessed is not open to you.",
                paragraph("The lead practitioner can tell you what you need for your part of the work."))
        }
        if harm.assessments.isEmpty { return emptyState("No harm outside the home has been assessed.") }
        let current = harm.current
        let concerns = setting.library.lists[.outsideHomeConcerns]?.options.map(\.code) ?? []
        let contexts = setting.library.lists[.outsideHomeContexts]?.options.map(\.code) ?? []
        let used = concerns.filter { concern in current.keys.contains { $0.concern == concern } }
        let rows = used.map { concern -> [Cell] in
            [.text(setting.label(.outsideHomeConcerns, concern))]
                + contexts.map { context in
                    guard let one = current[HarmOutsideHome.Square(concern: concern, context: context)] else {
                        return .text("–")
                    }
                    return .markup(level(one.act.level) + "<br>since \(one.stamp.happenedAt.day.inWords)")
                }
        }
        let columns = [Column("Harm")] + contexts.map { Column(setting.label(.outsideHomeContexts, $0)) }
        return table("Harm by where it happens", hidesCaption: true, columns: columns, rows: rows)
            + harm.open.markup(words)
    }

    private func level(_ code: String) -> Markup {
        let colour: TagColour =
            switch code {
            case "significant": .red
            case "moderate": .orange
            case "emerging": .yellow
            case "over": .green
            default: .grey
            }
        return tag(setting.label(.outsideHomeLevels, code), colour)
    }

    private func words(_ one: Stamped<HarmOutsideHome.Assess>) -> Markup {
        let act = one.act
        let context = setting.label(.outsideHomeContexts, act.context)
        var rows = [
            SummaryRow("What happens", HTML.words(act.nature)), SummaryRow("Since when", "\(act.duration)"),
            SummaryRow("Places", HTML.words(act.places)), SummaryRow("What needs to change", HTML.words(act.change)),
        ]
        if let people = act.people { rows.insert(SummaryRow("People", HTML.words(people)), at: 3) }
        if let strengths = act.strengths { rows.append(SummaryRow("Strengths", HTML.words(strengths))) }
        let child: Markup = act.childsWords.map { childsWords($0) } ?? ""
        return heading(3, "\(setting.label(.outsideHomeConcerns, act.concern)): \(context)") + child + summaryList(rows)
    }

    private var decided: Markup {
        guard let harm = picture.harm else { return paragraph("What was decided is not open to you.") }
        guard let last = harm.decisions.last else { return paragraph("Nothing has been decided yet.") }
        let stale: Markup = harm.isDecided ? "" : insetText(paragraph("Harm was assessed after this decision."))
        return stale
            + summaryList([
                SummaryRow("What follows", "\(setting.label(.outsideHomeDecisions, last.act.decision))"),
                SummaryRow("When", "\(last.stamp.happenedAt.inWords)"), SummaryRow("Why", HTML.words(last.act.because)),
                SummaryRow("About the source of harm", HTML.words(last.act.sourceOfHarm)),
                SummaryRow("What keeps the child safe", HTML.words(last.act.safetyPlan)),
            ])
    }

    // MARK: The map

    private var map: Markup {
        guard picture.harm != nil else { return paragraph("Peers and places are not open to you.") }
        let note = paragraph(
            "Other children are named only where their own record is open to you. A tie past its day is not used.")
        let drawn: Markup =
            picture.ties.isEmpty
            ? emptyState("No tie to a place or a peer is recorded.")
            : placeMap(
                MapFigure(picture: picture, setting: setting).figure, title: "Peers and places around the child",
                on: setting.now.day.inWords)
        return note + drawn + tying
    }

    private var tying: Markup {
        guard picture.mayTie else { return "" }
        let rows = picture.choosable.map { row -> [Cell] in
            [
                .link(row.name, "/places/\(row.stream.id)"), .text(setting.label(.placeKindsOfConcern, row.kind)),
                .link(
                    "Tie this child", .act("place.link", in: row.stream).asking("about", person.id),
                    about: "to \(row.name)"),
            ]
        }
        let list: Markup =
            rows.isEmpty
            ? paragraph("No place of concern is open in the area.")
            : table(
                "Places of concern in the area", hidesCaption: true,
                columns: [Column("Place"), Column("Kind"), Column("Tie")], rows: rows)
        return details(
            "Tie this child to a place or a peer",
            list + paragraph(link("Note a place, online space or group", to: "/act/place.note")))
    }

    private var responses: Markup {
        guard picture.harm != nil else { return paragraph("What is asked of places is not open to you.") }
        let rows = picture.places.flatMap { place in
            place.responses.map { response -> [Cell] in
                [
                    .link(place.row.name, "/places/\(place.row.stream.id)"),
                    .text(picture.names.name(response.act.agency)), .text(response.act.asked),
                    .markup(responseTag(response.act.standing, setting)),
                ]
            }
        }
        if rows.isEmpty { return paragraph("Nobody has been asked to change a place.") }
        return table(
            "What is asked of places", hidesCaption: true,
            columns: [Column("Place"), Column("Who is asked"), Column("To change"), Column("How far")], rows: rows)
    }
}

/// How far a response to a place is.
func responseTag(_ standing: String, _ setting: PageSetting) -> Markup {
    let colour: TagColour =
        switch standing {
        case "done": .green
        case "declined": .red
        case "agreed": .blue
        default: .yellow
        }
    return tag(setting.label(.placeResponses, standing), colour)
}

/// Who someone on a map is, in words.
func onMapWords(_ one: OnMap, child: String = "This child") -> String {
    switch one {
    case .child: child
    case .known(let brief, _): nameWords(brief)
    case .another(let letter): "Another child (\(letter))"
    }
}

/// How one tie is told in a list: who, how, how it is known, how sure, until when, and what was seen.
func tieWords(_ tie: MapTie, place: String, _ names: Names, _ setting: PageSetting) -> Markup {
    let who: Markup =
        if case .known(let brief, let opens) = tie.from { personName(brief, isOpen: opens) } else {
            "\(onMapWords(tie.from))"
        }
    let to: Markup =
        switch tie.peer {
        case .known(let brief, let opens): personName(brief, isOpen: opens)
        case let other?: "\(onMapWords(other))"
        case nil: "\(place)"
        }
    let through: Markup = tie.peer == nil ? "" : ", through \(place)"
    let because: Markup = tie.because.map { "<br>“\($0)”" } ?? ""
    let ending = tie.isExpired ? "expired on" : "to be used until"
    let how = setting.label(.placeTies, tie.tie.tie).lowercased()
    return """
        <strong>\(who)</strong> – \(how) – <strong>\(to)</strong>\(through). \
        \(setting.label(.tieConfidences, tie.tie.confidence)), on \(tie.tie.seenOn.inWords). \
        \(setting.label(.tieSources, tie.tie.source)). Recorded by \(names.name(tie.agency)) in entry \(tie.number), \
        \(ending) \(tie.tie.expiresOn.inWords).\(because)
        """
}

/// The figure of a map of peers and places.
struct MapFigure {
    let picture: OutsideHomePicture
    let setting: PageSetting

    var figure: PlaceMap {
        var nodes = [PlaceMap.Node(picture.identity.fullName, note: "This child", kind: .child)]
        var places: [StreamID: Int] = [:]
        for place in picture.places {
            places[place.row.stream] = nodes.count
            nodes.append(
                PlaceMap.Node(
                    place.row.name, note: setting.label(.placeKindsOfConcern, place.row.kind), kind: .place))
        }
        var peers: [OnMap: Int] = [.child: 0]
        for one in picture.ties.flatMap({ [$0.from] + ($0.peer.map { [$0] } ?? []) }) where peers[one] == nil {
            peers[one] = nodes.count
            nodes.append(PlaceMap.Node(onMapWords(one), note: "Peer", kind: .peer))
        }
        let ties = picture.ties.compactMap { tie -> PlaceMap.Tie? in
            guard let place = places[tie.place], let from = peers[tie.from] else { return nil }
            return PlaceMap.Tie(
                from: from, to: tie.peer.flatMap { peers[$0] } ?? place, sureness: sureness(tie),
                words: tieWords(tie, place: nodes[place].name, picture.names, setting))
        }
        return PlaceMap(nodes: nodes, ties: ties)
    }

    private func sureness(_ tie: MapTie) -> PlaceMap.Sureness {
        if tie.isExpired { return .expired }
        switch tie.tie.confidence {
        case "confirmed": return .confirmed
        case "likely": return .likely
        default: return .uncertain
        }
    }
}
