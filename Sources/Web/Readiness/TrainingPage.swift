import Casework
import Guidance
import HTML
import Practice

/// An agency's safeguarding training: how current it is by topic, who lacks what, the sessions, and the staff.
struct TrainingPage {
    let picture: ReadinessPicture
    let page: Int
    let setting: PageSetting

    static let peopleOnAPage = 50

    private var training: TrainingRecord { picture.training }
    private var today: Day { setting.now.day }
    private var id: String { picture.agency.id.id }

    var whole: Markup {
        let gaps = training.gaps(on: today, under: setting.guidance)
        let content: Markup = """
            \(setting.doneBanner())\(heading(1, "Training", caption: picture.agency.name))\
            \(setting.readinessNavigation(picture, "training"))\(buttons)\(intervals)\
            \(training.staff.isEmpty
                ? emptyState("No list of staff has been taken in yet. Training is counted for the people on it, whether or not they sign in here.")
                : sections([
                    PageSection("topics", "By topic", topics),
                    PageSection("gaps", "Who lacks what", people(gaps)),
                    PageSection("sessions", "Sessions", sessions),
                ]))
            """
        return HTML.page(
            PageHead(
                "Training of an agency", reference: picture.stream(.training).short,
                breadcrumbs: setting.readinessWay(picture)), in: setting.frame, content)
    }

    private var buttons: Markup {
        guard picture.keeps else { return "" }
        let hold: Markup =
            picture.begun.contains(.training)
            ? buttonLink(
                setting.title(TrainingRecord.Hold.kind),
                to: .act(TrainingRecord.Hold.kind, in: picture.stream(.training))) : ""
        let take = buttonLink(
            setting.title(TrainingRecord.Import.kind), to: "/readiness/agencies/\(id)/training/import", .secondary)
        let shared = paragraph(link("Training sessions of several agencies", to: "/training/sessions"))
        return buttonGroup(hold + take) + shared
    }

    /// How long training lasts: the partnership's own setting, and said so.
    private var intervals: Markup {
        let all = setting.guidance.duty(.staffTraining)
        let leads = setting.guidance.duty(.leadTraining)
        return insetText(
            paragraph(
                """
                Training counts as current for \(all.limit.inWords), and a safeguarding lead's own for \(leads.limit.inWords). \
                \(tag("Local setting", .blue)) \(link("Where that comes from", to: .duty(.staffTraining), about: "the time training lasts")).
                """))
    }

    private var topics: Markup {
        let working = training.working(on: today)
        let rows =
            (setting.guidance.options(.trainingTopics).map { ($0, false) }
            + setting.guidance.options(.leadTrainingTopics).map { ($0, true) }).map { option, isLeads -> [Cell] in
                let topic = TrainingRecord.Topic(code: option.code, isLeads: isLeads)
                let those = working.filter { !isLeads || TrainingRecord.leadPosts.contains($0.post) }
                let current = those.count {
                    training.currency(of: $0.reference, topic, under: setting.guidance).isCurrent(on: today)
                }
                return [
                    .text(option.label), .text(isLeads ? "Safeguarding leads" : "Everyone"), .number(current),
                    .number(those.count), .text(option.cite ?? ""),
                ]
            }
        return table(
            "For how many each topic is current", hidesCaption: true,
            columns: [
                Column("Topic"), Column("For"), Column("Current", isNumeric: true), Column("Of", isNumeric: true),
                Column("Source"),
            ], rows: rows)
    }

    private func people(_ gaps: [TrainingRecord.Gap]) -> Markup {
        if gaps.isEmpty { return emptyState("Everyone's training is current.") }
        let first = (page - 1) * Self.peopleOnAPage
        let rows = gaps.dropFirst(first).prefix(Self.peopleOnAPage).map { gap -> [Cell] in
            [
                .text(gap.member.name), .text(setting.label(.staffPosts, gap.member.post)),
                .text(
                    gap.topics.count == gap.of
                        ? "Everything"
                        : gap.topics.map { setting.label($0.isLeads ? .leadTrainingTopics : .trainingTopics, $0.code) }
                            .joined(separator: "; ")),
            ]
        }
        return table(
            "People whose training is not current", hidesCaption: true,
            columns: [Column("Name"), Column("Post"), Column("Not current")], rows: Array(rows))
            + pagination(page: page, of: Self.peopleOnAPage, total: gaps.count, noun: "people") { number in
                "/readiness/agencies/\(id)/training?page=\(number)#gaps"
            }
    }

    private static let sessionsShown = 20

    private var sessions: Markup {
        if training.sessions.isEmpty { return emptyState("No session has been recorded.") }
        let rows = training.sessions.sorted { ($0.heldOn, $0.number) > ($1.heldOn, $1.number) }
            .prefix(Self.sessionsShown).map { session -> [Cell] in
                let shared =
                    session.heldBy.map { Link.session(session.original ?? 0, heldBy: $0) }
                    ?? (session.agencies.isEmpty ? nil : .session(session.number, heldBy: picture.agency.id))
                let topics =
                    session.topics.sorted().map { setting.label(.trainingTopics, $0) }
                    + session.leadTopics.sorted().map { setting.label(.leadTrainingTopics, $0) }
                let own: Link = "/readiness/agencies/\(id)/training/sessions/\(session.number)"
                let who: Cell =
                    if let shared {
                        .link("Session of several agencies", shared, about: session.title)
                    } else if picture.keeps {
                        .link("Record who attended", own, about: session.title)
                    } else {
                        .text("")
                    }
                return [
                    .markup("\(session.title)\(given(session))"), .text(session.heldOn.inWords),
                    .text(topics.joined(separator: "; ")), .markup("\(session.attended.count)\(takenBack(session))"),
                    who,
                ]
            }
        return table(
            "Training sessions", hidesCaption: true,
            columns: [
                Column("Session"), Column("Held"), Column("About"), Column("Attended"), Column("Attendance"),
            ], rows: Array(rows))
    }

    /// Who gave a session, and which agency held it where that is another.
    private func given(_ session: TrainingSession) -> Markup {
        let words = [
            session.by.map { "Given by \($0)" }, session.heldBy.map { "Held by \(picture.names.name($0))" },
        ].compactMap { $0 }
        return words.isEmpty ? .nothing : "<br><span class=\"govuk-hint\">\(words.joined(separator: ". "))</span>"
    }

    /// What of its attendance was taken back, and why.
    private func takenBack(_ session: TrainingSession) -> Markup {
        let own = session.takenBack.filter { $0.act.of == nil }
        if own.isEmpty { return .nothing }
        let words = own.map { "\($0.act.staff.split(whereSeparator: \.isNewline).count) taken back: \($0.act.because)" }
        return "<br><span class=\"govuk-hint\">\(words.joined(separator: "; "))</span>"
    }
}

/// The list of staff to take in: a file or its lines, with every line that cannot be read.
struct StaffImportPage {
    let picture: ReadinessPicture
    let list: String
    let bad: [StaffList.BadLine]
    let errors: [FieldError]
    let once: String
    let setting: PageSetting

    static let linesShown = 50

    var whole: Markup {
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, "Take in a list of staff", caption: picture.agency.name))\
            \(paragraph("The first line names the columns: reference, name, post, and if you like started and left. People who are on the list already are brought up to date by their reference; nobody is taken off. The list is taken in whole or not at all."))\
            \(details("An example", "<pre class=\"govuk-body\">reference,name,post,started\nT014,Rosalind Mbeki,Teacher,2024-09-02\nS003,Colm Delaney,\"Office, kitchen or site staff\",2019-01-07</pre>"))\
            \(paragraph("Posts: \(setting.guidance.options(.staffPosts).map(\.label).joined(separator: "; "))."))\
            \(badLines)\
            \(form("/readiness/agencies/\(picture.agency.id.id)/training/import", csrf: setting.frame.csrf, hidden: [("_once", once)], sendsFiles: true, fields))
            """
        return page(
            PageHead(
                "Take in a list of staff", hasErrors: !errors.isEmpty,
                breadcrumbs: setting.readinessWay(picture)
                    + [Breadcrumb("Training", "/readiness/agencies/\(picture.agency.id.id)/training")]),
            in: setting.frame, twoThirds(content))
    }

    private var badLines: Markup {
        if bad.isEmpty { return "" }
        let more: Markup = bad.count > Self.linesShown ? paragraph("And \(bad.count - Self.linesShown) more.") : ""
        return insetText(
            """
            \(paragraph("Nothing was taken in. Put these lines right and send the list again."))\
            \(bullets(bad.prefix(Self.linesShown).map { "\($0.inWords)" }))\(more)
            """)
    }

    private var fields: Markup {
        let error = errors.message(for: "list")
        return """
            \(fileInput(Field("file", "The list as a file", hint: "Comma-separated values (CSV)"), accepts: ".csv,text/csv"))\
            \(textArea(Field("list", "Or its lines", hint: "Used when no file is sent", error: error), value: list, rows: 8))\
            \(button("Take in the list"))
            """
    }
}

/// Who was at a session: everyone who works there, to be ticked.
struct AttendancePage {
    let picture: ReadinessPicture
    let session: TrainingSession
    let errors: [FieldError]
    let once: String
    let setting: PageSetting

    static let mostShown = 150

    var whole: Markup {
        let address: Link = "/readiness/agencies/\(picture.agency.id.id)/training/sessions/\(session.number)"
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, "Who attended", caption: "\(session.title), \(session.heldOn.inWords)"))\
            \(there)\(form(address, csrf: setting.frame.csrf, hidden: [("_once", once)], fields))
            """
        return page(
            PageHead(
                "Who attended a session", hasErrors: !errors.isEmpty,
                breadcrumbs: setting.readinessWay(picture)
                    + [Breadcrumb("Training", "/readiness/agencies/\(picture.agency.id.id)/training")]),
            in: setting.frame, twoThirds(content))
    }

    private var there: Markup {
        let names = session.attended.compactMap { picture.training.staff[$0]?.name }.sorted()
        return names.isEmpty ? "" : paragraph("Recorded already: \(names.joined(separator: ", ")).")
    }

    private var fields: Markup {
        let others = picture.training.working(on: session.heldOn).filter { !session.attended.contains($0.reference) }
        if others.isEmpty { return paragraph("Everyone who worked there that day is recorded.") }
        let field = Field(
            "staff", "Who else was there?", hint: "Only those who worked there on the day",
            error: errors.message(for: "staff"))
        if others.count > Self.mostShown {
            return textArea(
                Field("staff", "Who else was there?", hint: "Their references, one a line", error: field.error),
                rows: 12)
                + button("Record who attended")
        }
        let choices = others.map {
            Choice($0.reference, $0.name, hint: "\(setting.label(.staffPosts, $0.post)), \($0.reference)")
        }
        return checkboxes(field, choices, isSmall: true) + button("Record who attended")
    }
}
