import Guidance
import HTML
import Hummingbird

extension Site {
    /// The guidance that governs the work: editions, duties, a duty's history, words. Open to everyone.
    func addGuidancePages(to router: Router<KithContext>) {
        router.get("/guidance") { [self] _, context in
            show("Guidance", context, Self.contents(library, context.now.day))
        }
        router.get("/guidance/duties") { [self] request, context in
            let typed = request.uri.queryParameters["on"].map(String.init) ?? ""
            let day = typed.isEmpty ? context.now.day : Day(typed)
            return show(
                "Duties and their clocks", context, back: "/guidance",
                Self.duties(library, day, typed: typed, today: context.now.day))
        }
        router.get("/guidance/duties/{key}") { [self] _, context in
            guard let key = context.parameters.get("key").flatMap(DutyKey.init(rawValue:)) else {
                throw TurnedAway.notFound
            }
            let duty = library.guidance(on: context.now.day).duty(key)
            return show(duty.title, context, back: "/guidance/duties", Self.duty(duty, library))
        }
        router.get("/guidance/words") { [self] _, context in
            show("Words", context, back: "/guidance", Self.words(library, context.now.day))
        }
    }

    private func show(_ title: String, _ context: KithContext, back: Link? = nil, _ content: Markup) -> Response {
        var frame = frame(context, current: "guidance")
        frame.sensitivity = nil
        return .page(page(PageHead(title, back: back), in: frame, content))
    }

    private static func contents(_ library: Library, _ today: Day) -> Markup {
        let rows = library.editions.map { edition -> [Cell] in
            let span = "\(edition.from.inWords) to \(edition.until?.inWords ?? "now")"
            return [.text(edition.title), .text(span), .markup(statusTag(edition.status)), .text(edition.note)]
        }
        let now = library.guidance(on: today).edition
        return """
            \(heading(1, "Guidance"))\
            \(paragraph("The edition in force today is <strong>\(now.title)</strong>. The edition in force when a duty arose governs it for ever."))\
            \(bullets([
                "\(link("Duties and their clocks", to: "/guidance/duties"))",
                "\(link("Words and what they mean", to: "/guidance/words"))",
            ]))\
            \(table("Editions of Working Together to Safeguard Children", columns: [Column("Edition"), Column("In force"), Column("How sure"), Column("What to know")], rows: rows))
            """
    }

    private static func statusTag(_ status: Status) -> Markup {
        status == .confirmed ? tag("Confirmed", .green) : tag("Unconfirmed", .yellow)
    }

    private static func duties(_ library: Library, _ day: Day?, typed: String, today: Day) -> Markup {
        let error = day == nil ? "Enter a date like 2024-03-28" : nil
        let shown = library.guidance(on: day ?? today)
        let rows = shown.duties.map { duty -> [Cell] in
            [
                .link(duty.title, "/guidance/duties/\(duty.key.rawValue)"), .text(duty.limit.inWords),
                .text(duty.owner), .text(duty.basis.inWords),
                .markup("\(duty.cite) \(duty.status == .unconfirmed ? statusTag(.unconfirmed) : "")"),
            ]
        }
        return """
            \(error.map { errorSummary([FieldError("on", $0)]) } ?? "")\
            \(heading(1, "Duties and their clocks"))\
            <form action="/guidance/duties" method="get" novalidate class="kith-filter">
            \(textInput(Field("on", "As they stood on", hint: "For example, 2019-05-01. Empty for today.", error: error), value: typed, width: .ten))\
            \(button("Show", .secondary))</form>
            \(paragraph("Under \(shown.edition.title)."))\
            \(table("What must be done by when", columns: [Column("Duty"), Column("Time"), Column("Whose"), Column("Basis"), Column("Source")], rows: rows))
            """
    }

    private static func duty(_ duty: Duty, _ library: Library) -> Markup {
        let history = duty.history.map { version -> [Cell] in
            [
                .text("\(version.from.inWords) to \(version.until?.inWords ?? "now")"),
                .text(library.edition(version.edition)?.title ?? version.edition.rawValue),
                .text(version.limit.inWords),
                .text(version.cite), .text(version.basis.inWords), .markup(statusTag(version.status)),
            ]
        }
        func acts(_ kinds: [String]) -> Markup {
            let titles = kinds.map { kind in library.forms[kind]?.title ?? kind }
            return titles.isEmpty ? "Not yet an act in Kith" : bullets(titles.map { "\($0)" })
        }
        return """
            \(heading(1, duty.title))\
            \(duty.status == .unconfirmed ? warningText("This value has not been read in the source. It is carried from what is known and must be checked.") : "")\
            \(summaryList([
                SummaryRow("Time", "\(duty.limit.inWords)"), SummaryRow("Who owes it", "\(duty.owner)"),
                SummaryRow("Starts with", acts(duty.starts)), SummaryRow("Stops with", acts(duty.stops)),
                SummaryRow("A partnership may", "\(localWords(duty.localMay))"), SummaryRow("Source", "\(duty.cite)"),
                SummaryRow("Note", "\(duty.note ?? "None")"),
                SummaryRow("Key", "<code>\(duty.key.rawValue)</code>"),
            ]))\
            \(table("History", columns: ["In force", "Edition", "Time", "Source", "Basis", "How sure"].map { Column($0) }, rows: history))
            """
    }

    private static func localWords(_ change: LocalChange) -> String {
        switch change {
        case .shorten: "make it shorter, never longer"
        case .set: "set its own number"
        case .nothing: "not change it"
        }
    }

    private static func words(_ library: Library, _ today: Day) -> Markup {
        let guidance = library.guidance(on: today)
        let rows = library.definitions.compactMap { definition -> [Cell]? in
            guard let meaning = guidance.meaning(of: definition.term) else { return nil }
            return [
                .text(definition.term),
                .markup("\(meaning.says) \(meaning.status == .unconfirmed ? statusTag(.unconfirmed) : "")"),
                .text(meaning.cite),
            ]
        }
        let acronyms = library.acronyms.map { [Cell.text($0.short), .text($0.stands), .text($0.cite)] }
        return """
            \(heading(1, "Words and what they mean"))\
            \(table("Words of practice", columns: [Column("Word"), Column("Meaning"), Column("Source")], rows: rows))\
            \(table("Abbreviations", columns: [Column("Short"), Column("Stands for"), Column("Source")], rows: acronyms))
            """
    }
}
