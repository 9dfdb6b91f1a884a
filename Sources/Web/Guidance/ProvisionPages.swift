import Guidance
import HTML

extension LibraryPages {
    /// One provision through every edition.
    func provision(_ key: String) -> LibraryPage? {
        guard let provision = provisions[key], provision.key == key else { return nil }
        let told = Told()
        let standing = provisions.standing(provision, under: inForce.key)
        let shown = standing?.version ?? provision.latest
        return LibraryPage(
            shown.title, back: "/guidance/chapters/\(provision.chapter)",
            """
            \(heading(1, shown.title, caption: provisions.chapter(provision.chapter)?.title))\
            \(paragraph("\(forceTag(shown.force)) \(standing.map { statusTag($0.status) } ?? tag("Not in the edition in force", .orange))"))\
            \(commencement(provision))\
            <p class="govuk-body-l">\(say(shown.says, told))</p>
            \(standing?.doubt.map { insetText("<strong>Unconfirmed.</strong> \(say($0, told))") } ?? "")\
            \(paragraph("<strong>Why it matters.</strong> \(say(provision.why, told))"))\
            \(summaryList(facts(provision, told)))\
            \(heading(2, "Through the editions"))\
            \(library.editions.reversed().markup { wording(provision, under: $0, told) })
            """)
    }

    private func commencement(_ provision: Provision) -> Markup {
        guard let commencement = provision.commencement else { return "" }
        let words: Markup = "\(commencement.inWords)."
        return commencement.state == .inForce ? paragraph(words) : warningText(words)
    }

    private func facts(_ provision: Provision, _ told: Told) -> [SummaryRow] {
        func links(_ items: [Markup]) -> Markup { Markup(joining: items, with: ", ") }
        let everyone = provision.audiences.count == provisions.audiences.count
        let audiences = provision.audiences.compactMap { provisions.audience($0) }.map {
            "\(link($0.title, to: "/guidance/for/\($0.key)"))" as Markup
        }
        let topics = provision.topics.compactMap { provisions.topic($0) }.map {
            "\(link($0.title, to: "/guidance/topics/\($0.key)"))" as Markup
        }
        var rows = [
            SummaryRow("What it is", "\(provision.kind.inWords)"),
            SummaryRow("Whom it binds", say(provision.binds.uppercasedFirst, told)),
            SummaryRow("Concerns", everyone ? "Everyone" : links(audiences)),
            SummaryRow("Topics", links(topics)),
        ]
        func other(_ title: String, _ others: [Provision]) {
            if others.isEmpty { return }
            rows.append(SummaryRow(title, links(others.map { "\(link($0.title, to: .provision($0)))" })))
        }
        other("In the place of", provision.replaces.compactMap { provisions[$0] })
        other("Replaced by", provisions.successors(of: provision))
        rows.append(SummaryRow("What in Kith carries it", carriers(of: provision, told)))
        let actions = provisions.actions.filter { $0.answers.contains(provision.key) }
        if !actions.isEmpty {
            rows.append(SummaryRow("Possible actions", bullets(actions.map { say($0.says, told) })))
        }
        rows.append(SummaryRow("Key", "<code>\(provision.key)</code>"))
        return rows
    }

    /// What carries it, or why nothing does.
    private func carriers(of provision: Provision, _ told: Told) -> Markup {
        if !provision.carriers.isEmpty { return bullets(provision.carriers.map { carrier($0, told) }) }
        if let because = provision.uncarried { return "Nothing. \(say(because, told))" }
        return "Nothing needs to: it says what is so, and asks for nothing that could be done."
    }

    private func carrier(_ carrier: ProvisionCarrier, _ told: Told) -> Markup {
        switch carrier.kind {
        case .act: "The act “\(say(library.forms[carrier.what]?.title ?? carrier.what, told))”"
        case .duty:
            DutyKey(rawValue: carrier.what).map { key in
                let duty = library.guidance(on: today).duty(key)
                return "The clock “\(link(duty.title, to: .duty(key)))”"
            } ?? "\(carrier.what)"
        case .list:
            "The answers “\(say(ListKey(rawValue: carrier.what).flatMap { library.lists[$0]?.title } ?? carrier.what, told))”"
        case .rule:
            "The rule “\(say(RuleKey(rawValue: carrier.what).flatMap { library.rules($0).last?.title } ?? carrier.what, told))”"
        case .word:
            library.definitions.first { $0.term == carrier.what }.map {
                "The word “\(link($0.term, to: "/guidance/glossary/\($0.slug)"))”"
            } ?? "\(carrier.what)"
        case .page:
            // A copy on another host has the library's own pages only.
            isCopy && !carrier.what.hasPrefix("/guidance/")
                ? "The page \(carrier.what)"
                : Link(path: carrier.what).map { "The page \(link(carrier.what, to: $0))" } ?? "\(carrier.what)"
        }
    }

    /// How it stands under one edition.
    private func wording(_ provision: Provision, under edition: Edition, _ told: Told) -> Markup {
        guard let standing = provisions.standing(provision, under: edition.key) else {
            if provision.endedBy == edition.key {
                let words = provision.latest
                return """
                    \(heading(3, edition.title))\
                    \(paragraph("Replaced by this edition. \(say(words.says, told)) \(say(words.note ?? "", told)) <span class=\"kith-cite\">\(words.cite)</span>"))
                    """
            }
            return "\(heading(3, edition.title))\(paragraph("Not in this edition, as far as is known."))"
        }
        let version = standing.version
        if standing.source == .carried {
            return """
                \(heading(3, edition.title))\(paragraph("Carried from \(version.from.rawValue). \(standing.status == .unconfirmed ? statusTag(.unconfirmed) : "")"))
                """
        }
        let readIn = version.readIn.compactMap { library.sources[$0]?.title }
        let rows = [
            SummaryRow("Where", "\(version.cite)"),
            SummaryRow("How sure", "\(statusTag(standing.status)) \(say(standing.doubt ?? "", told))"),
        ]
        let more =
            (readIn.isEmpty
                ? [] : [SummaryRow("Read in", bullets(readIn.map { "<span class=\"kith-cite\">\($0)</span>" }))])
            + (version.note.map { [SummaryRow("Note", say($0, told))] } ?? [])
        let name: Markup = version.title == provision.title ? "" : "<strong>\(say(version.title, told)).</strong> "
        return """
            \(heading(3, edition.title))\(paragraph("\(name)\(say(version.says, told))"))\
            \(summaryList(rows + more, hasRules: false))
            """
    }

    // MARK: Lists

    func contents() -> LibraryPage {
        let chapters = provisions.chapters.map { chapter -> Markup in
            let count = provisions.all.count { $0.chapter == chapter.key }
            return "\(link(chapter.title, to: "/guidance/chapters/\(chapter.key)")), \(count) provisions"
        }
        return LibraryPage(
            "Everything by chapter",
            """
            \(heading(1, "Everything by chapter"))\
            \(paragraph("Every duty, expectation, criterion, definition, role, list and change of structure in the library."))\
            \(bullets(chapters))
            """)
    }

    func chapter(_ key: String) -> LibraryPage? {
        guard let chapter = provisions.chapter(key) else { return nil }
        let places = chapter.places.map { "\($0.from.rawValue): \($0.title)" as Markup }
        return list(
            chapter.title, back: "/guidance/provisions", provisions.all.filter { $0.chapter == key },
            details("Where it stands in each edition", bullets(places)))
    }

    func topics() -> LibraryPage {
        let items = provisions.topics.map { topic -> Markup in
            let count = provisions.all.count { $0.topics.contains(topic.key) }
            return "\(link(topic.title, to: "/guidance/topics/\(topic.key)")), \(count)"
        }
        return LibraryPage("By topic", "\(heading(1, "By topic"))\(bullets(items))")
    }

    func topic(_ key: String) -> LibraryPage? {
        guard let topic = provisions.topic(key) else { return nil }
        return list(
            topic.title, back: "/guidance/topics", provisions.all.filter { $0.topics.contains(key) },
            isCopy
                ? ""
                : paragraph(
                    link(
                        "What changed about it",
                        to: ("/guidance/compare" as Link).asking("from", library.editions[0].key.rawValue)
                            .asking("to", inForce.key.rawValue).asking("topic", key))))
    }

    /// Provisions under the edition in force, then those that no longer stand.
    private func list(_ title: String, back: Link, _ all: [Provision], _ above: Markup) -> LibraryPage {
        let told = Told()
        let edition = inForce
        let standing = all.compactMap { provisions.standing($0, under: edition.key) }
        let past = all.filter { provisions.standing($0, under: edition.key) == nil }
        let lines = standing.map { standing -> Markup in "\(forceTag(standing.version.force)) \(line(standing, told))" }
        let gone: Markup =
            past.isEmpty
            ? ""
            : "\(heading(2, "No longer in the guidance"))\(bullets(past.map { "\(link($0.title, to: .provision($0)))" }))"
        return LibraryPage(
            title, back: back,
            """
            \(heading(1, title))\(above)\
            \(paragraph("Under \(edition.title)."))\(warning(about: edition))\
            \(bullets(lines))\(gone)
            """)
    }

    func notInForce() -> LibraryPage {
        let told = Told()
        let rows = provisions.all.filter { $0.commencement != nil }.map { provision -> [Cell] in
            [
                .link(provision.title, .provision(provision)), .text(provision.commencement?.inWords ?? ""),
                .markup(say(provision.says, told)),
                .markup("\(provision.cite) \(provision.status == .unconfirmed ? statusTag(.unconfirmed) : "")"),
            ]
        }
        return LibraryPage(
            "New law, and what is not in force",
            """
            \(heading(1, "New law, and what is not in force"))\
            \(paragraph("Law and programmes after the 2023 edition, with what is known of when each begins. Kith relies on none of it until its beginning is confirmed: the state is a dated line of content, and changing it changes this page."))\
            \(table("Law and programmes", columns: ["What", "In force?", "What it says", "Source"].map { Column($0) }, rows: rows))
            """)
    }
}
