import Casework
import Guidance
import HTML
import Practice
import Readings

/// An episode's page: where it stands, what is due, how it came, what was decided, what can come next, its own lines.
func episodePage(_ picture: EpisodePicture, _ setting: PageSetting) -> Markup {
    EpisodePage(picture: picture, setting: setting).whole
}

struct EpisodePage {
    let picture: EpisodePicture
    let setting: PageSetting

    private var row: EpisodeRow { picture.row }
    private var person: PersonID { picture.identity.person }
    private var title: String { "Episode with children's social care" }

    var whole: Markup {
        let first = [PageSection("stands", "How it stands", stands), PageSection("due", "What is due", due)]
        let parts =
            first + safetyParts + [
                PageSection("protection", "Conferences and plan", protection),
                PageSection("outside", "Harm outside the home", outsideHome),
                PageSection("before", "What came before", before),
                PageSection("entries", "What was done", entries),
            ]
        let content: Markup = """
            \(setting.doneBanner(next: setting.comesNext(picture.next, in: row.stream)))\
            \(personBar(picture.identity, picture.names, setting, more: people))\
            \(heading(1, title))<p class="govuk-body">\(statusTag(row.status))</p>
            \(personNavigation(person, .other, mayOpen: picture.mayOpen))\
            \(differenceNotices(picture.differences, setting))\(acts)\(sections(parts + planParts))\(challengeLink(about: person, setting))
            """
        return page(
            PageHead(title, reference: row.stream.short, breadcrumbs: EpisodePage.way(to: person)),
            in: setting.frame, content)
    }

    static func way(to person: PersonID) -> [Breadcrumb] {
        [Breadcrumb("My work", "/"), Breadcrumb("Child's record", "/people/\(person.id)")]
    }

    private var people: [(String, Markup)] {
        guard picture.sees.status, let lead = picture.lead else { return [] }
        return [("Lead practitioner", "\(picture.names.name(lead))")]
    }

    // MARK: What comes next

    private var acts: Markup { actButtons(picture.next, in: row.stream, setting) }

    // MARK: How it stands

    private var stands: Markup {
        let names = picture.names
        var rows = [
            SummaryRow("Received", "\(row.openedAt.inWords), by \(names.name(row.council))"),
            SummaryRow("From", "\(from)"),
            SummaryRow(
                "Taken as",
                row.takenAs == nil ? "Not said yet: contact or referral" : "\(takenWords(row, setting))"),
            SummaryRow("Decision", "\(decisionWords(row, setting))"),
        ]
        if let need = row.need {
            rows.append(SummaryRow("Main need", "\(setting.label(.primaryNeeds, need))"))
        }
        if row.assesses { rows += leading }
        if let closedAt = row.closedAt {
            rows.append(
                SummaryRow("Closed", "\(closedAt.day.inWords): \(setting.label(.closureReasons, row.reason))")
            )
        }
        return summaryList(rows)
    }

    private var from: String {
        let source = row.source.map { setting.label(.referralSources, $0) }
        if let referrer = row.referrer { return picture.names.name(referrer) }
        return source ?? "Recorded by the council"
    }

    private var leading: [SummaryRow] {
        let names = picture.names
        return [
            SummaryRow("Lead practitioner", "\(picture.lead.map(names.name) ?? "Not named yet")"),
            SummaryRow("Supervisor", "\(picture.supervisor.map(names.name) ?? "Not named yet")"),
            SummaryRow("Assessment", assessment),
        ]
    }

    private var assessment: Markup {
        guard let assessment = picture.assessment else { return "Its words are not open to you" }
        if let approved = assessment.approved {
            return "\(toAssessment("Approved")) \(approved.stamp.happenedAt.day.inWords)"
        }
        if let submitted = assessment.submissions.last, assessment.isSubmitted {
            return "\(toAssessment("Waiting for approval")) since \(submitted.stamp.happenedAt.inWords)"
        }
        if assessment.waitingReturn != nil { return "\(toAssessment("Returned with comments"))" }
        if assessment.versions.isEmpty { return "Not written yet" }
        return "\(toAssessment("Being written, version \(assessment.versions.count)"))"
    }

    private func toAssessment(_ words: String) -> Markup {
        link(words, to: "/episodes/\(row.stream.id)/assessment", about: "(read the assessment)")
    }

    // MARK: The rest

    private var due: Markup {
        guard picture.sees.status else { return paragraph("What is due is not shown to you.") }
        return clockList(
            picture.clocks, setting, nothing: "No clock runs in this episode.", acts: Set(picture.next))
    }

    private var before: Markup { carriedEarlyHelp + earlierEpisodes }

    private var earlierEpisodes: Markup {
        if picture.earlier.isEmpty { return paragraph("This is the first contact or referral on record.") }
        let count =
            picture.earlier.count == 1
            ? "1 earlier contact or referral." : "\(picture.earlier.count) earlier contacts or referrals."
        let lines = picture.earlier.markup { earlier in
            let ended = earlier.closedAt.map { " Closed \($0.day.inWords)." } ?? ""
            return workLine(
                link(
                    "\(takenWords(earlier, setting)) of \(earlier.openedAt.day.inWords)",
                    to: "/episodes/\(earlier.stream.id)"),
                tag: statusTag(earlier.status),
                "<p class=\"govuk-body-s kith-work__more\">\(decisionWords(earlier, setting))\(ended)</p>")
        }
        return paragraph("\(count)") + workList(lines)
    }

    private var entries: Markup {
        if picture.lines.isEmpty {
            return emptyState("No entry of this episode is open to you.", withheldNote(picture.withheld))
        }
        let lines = LineTimeline(
            names: picture.names, setting: setting, withheld: picture.withheld, linksProcess: false,
            documents: picture.documents)
        let newestFirst = picture.lines.sorted { ($1.happenedAt, $1.number) < ($0.happenedAt, $0.number) }
        return """
            \(withheldNote(picture.withheld))\(timeline(lines.parts(newestFirst), label: "What was done, newest first"))
            """
    }
}
