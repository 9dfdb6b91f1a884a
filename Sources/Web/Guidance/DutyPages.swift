import Guidance
import HTML

extension LibraryPages {
    /// Every duty that has a clock, as it stood on a day.
    func duties(on typed: String) -> LibraryPage {
        let day = typed.isEmpty ? today : Day(typed)
        let error = day == nil ? "Enter a date like 2024-03-28" : nil
        let shown = library.guidance(on: day ?? today)
        let told = Told()
        let rows = shown.duties.map { duty -> [Cell] in
            [
                .link(duty.title, .duty(duty.key)), .markup(say(duty.limit.inWords, told)),
                .markup(say(duty.owner, told)), .text(duty.basis.inWords),
                .markup("\(duty.cite) \(duty.status == .unconfirmed ? statusTag(.unconfirmed) : "")"),
            ]
        }
        let asked: Markup =
            isCopy
            ? ""
            : """
            <form action="/guidance/duties" method="get" novalidate class="kith-filter">
            \(textInput(Field("on", "As they stood on", hint: "For example, 2019-05-01. Empty for today.", error: error), value: typed, width: .ten))\
            \(button("Show", .secondary))</form>
            """
        return LibraryPage(
            "Duties and their clocks",
            """
            \(error.map { errorSummary([FieldError("on", $0)]) } ?? "")\
            \(heading(1, "Duties and their clocks"))\(asked)\
            \(paragraph("Under \(shown.edition.title)."))\
            \(table("What must be done by when", columns: [Column("Duty"), Column("Time"), Column("Whose"), Column("Basis"), Column("Source")], rows: rows))
            """)
    }

    /// One duty with its history.
    func duty(_ name: String) -> LibraryPage? {
        guard let key = DutyKey(rawValue: name) else { return nil }
        let duty = library.guidance(on: today).duty(key)
        let told = Told()
        let history = duty.history.map { version -> [Cell] in
            [
                .text("\(version.from.inWords) to \(version.until?.inWords ?? "now")"),
                .text(library.edition(version.edition)?.title ?? version.edition.rawValue),
                .markup(say(version.limit.inWords, told)),
                .text(version.cite), .text(version.basis.inWords), .markup(statusTag(version.status)),
            ]
        }
        func acts(_ kinds: [String]) -> Markup {
            let titles = kinds.map { kind in library.forms[kind]?.title ?? kind }
            return titles.isEmpty ? "Not yet an act in Kith" : bullets(titles.map { say($0, told) })
        }
        let carried = provisions.all.filter { $0.carriers.contains(ProvisionCarrier(kind: .duty, what: name)) }
        var facts = [
            SummaryRow("Time", say(duty.time, told)), SummaryRow("Who owes it", say(duty.owner, told)),
            SummaryRow("Starts with", acts(duty.starts)), SummaryRow("Stops with", acts(duty.stops)),
            SummaryRow("A partnership may", "\(localWords(duty.localMay))"), SummaryRow("Source", "\(duty.cite)"),
            SummaryRow("Note", say(duty.note ?? "None", told)),
        ]
        let local = library.overlays(on: today).map { library.of(council: $0.council).guidance(on: today).duty(key) }
        for (overlay, duty) in zip(library.overlays(on: today), local) where overlay.times[key] == duty.limit {
            facts.insert(
                SummaryRow(
                    "In \(overlay.area)",
                    "\(duty.limit.inWords), by the \(link(overlay.cite, to: "/partnership/protocol"))"), at: 1)
        }
        if !carried.isEmpty {
            facts.append(SummaryRow("Carries out", bullets(carried.map { "\(link($0.title, to: .provision($0)))" })))
        }
        facts.append(SummaryRow("Key", "<code>\(duty.key.rawValue)</code>"))
        return LibraryPage(
            duty.title, back: "/guidance/duties",
            """
            \(heading(1, duty.title))\
            \(duty.status == .unconfirmed ? warningText("This value has not been read in the source. It is carried from what is known and must be checked.") : "")\
            \(summaryList(facts))\
            \(table("History", columns: ["In force", "Edition", "Time", "Source", "Basis", "How sure"].map { Column($0) }, rows: history))
            """)
    }

    private func localWords(_ change: LocalChange) -> String {
        switch change {
        case .shorten: "make it shorter, never longer"
        case .set: "set its own number"
        case .nothing: "not change it"
        }
    }
}
