import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// A professional difference's page.
    func addDifferencePages(to router: Router<KithContext>) {
        router.get("/differences/{id}") { [self] in try await showDifference($0, $1) }
    }

    private func showDifference(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.difference)
        let query = try Query(request)
        let child = try await office.database.read { [office] in
            try office.readings.difference(stream, in: $0)?.child
        }
        guard let child else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.difference(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(DifferencePage(picture: picture, setting: setting.saying(query["done"])).whole)
        }
    }
}

/// A difference: what is challenged and why, each stage with its time and its answer, and what can come next.
struct DifferencePage {
    let picture: DifferencePicture
    let setting: PageSetting

    private var row: DifferenceRow { picture.row }
    private var person: PersonID { picture.identity.person }

    var whole: Markup {
        let parts = [
            PageSection("decision", "The decision", decision),
            PageSection("stages", "Stages", stages),
            PageSection(
                "due", "What is due",
                clockList(picture.clocks, setting, nothing: "No clock runs here now.", acts: Set(picture.next))),
            PageSection("entries", "What was written", entries),
        ]
        let content: Markup = """
            \(setting.doneBanner(next: setting.comesNext(picture.next, in: row.stream)))\
            \(personBar(picture.identity, picture.names, setting))\(heading(1, "A decision is challenged"))\
            <p class="govuk-body">\(status)</p>\(acts)\(sections(parts))
            """
        return page(
            PageHead(
                "A decision is challenged", reference: row.stream.short, breadcrumbs: EpisodePage.way(to: person)),
            in: setting.frame, content)
    }

    private var status: Markup {
        guard let outcome = row.outcome else {
            return tag(setting.label(.differenceLevels, row.level.rawValue), .yellow)
        }
        return tag(setting.label(.differenceOutcomes, outcome), .green)
    }

    private var acts: Markup {
        var buttons = picture.next.enumerated().markup { place, act in
            buttonLink(setting.title(act), to: .act(act, in: row.stream), place == 0 ? .primary : .secondary)
        }
        if row.isUpheld, picture.opensDecision, row.act == Referral.Decide.kind {
            buttons += buttonLink(
                "Make the decision again", to: .act(row.act, in: row.challenged.stream), .secondary)
        }
        if picture.next.isEmpty && !row.isUpheld { return paragraph("Nothing here is for you to record now.") }
        return "<nav class=\"kith-acts\" aria-label=\"What comes next\">\n\(buttonGroup(buttons))</nav>\n"
    }

    private var decision: Markup {
        let raised = picture.difference.raised
        let title = setting.title(row.act)
        let what = (picture.opensDecision ? Link.decision(row) : nil).map { link(title, to: $0) } ?? "\(title)"
        let by = row.decidedBy.map { picture.names.name($0) } ?? "an agency"
        return summaryList([
            SummaryRow("Decision", what),
            SummaryRow(
                "Made", "\(raised?.act.decidedAt?.inWords ?? "Not recorded"), by \(by), entry \(row.challenged.number)"),
            SummaryRow(
                "Challenged",
                "\(row.raisedAt.inWords), by \(raised.map { picture.names.name($0.stamp.by) } ?? "a practitioner"), \(picture.names.name(row.raisedBy))"
            ),
            SummaryRow(
                "Safe meanwhile",
                raised?.act.safeMeanwhile == false ? "No: what was done stands below" : "The child was said to be safe"),
        ])
    }

    private var stages: Markup {
        let rows = picture.difference.stages.map { stage -> [Cell] in
            let reply = stage.reply.map {
                "\(setting.label(.differencePositions, $0.act.position)), \($0.stamp.happenedAt.inWords)"
            }
            return [
                .text(setting.label(.differenceLevels, stage.level.rawValue)),
                .text("\(picture.names.name(stage.to)), \(picture.names.name(stage.agency))"),
                .text(stage.stamp.happenedAt.inWords), .text(reply ?? "Not answered yet"),
            ]
        }
        return table(
            "Who was asked and what they answered", hidesCaption: true,
            columns: ["Stage", "Asked", "Since", "Answer"].map { Column($0) }, rows: rows)
    }

    private var entries: Markup {
        if picture.lines.isEmpty {
            return emptyState("No entry of this difference is open to you.", withheldNote(picture.withheld))
        }
        let lines = LineTimeline(
            names: picture.names, setting: setting, withheld: picture.withheld, linksProcess: false)
        let newestFirst = picture.lines.sorted { ($1.happenedAt, $1.number) < ($0.happenedAt, $0.number) }
        return """
            \(withheldNote(picture.withheld))\(timeline(lines.parts(newestFirst), label: "What was written, newest first"))
            """
    }
}
