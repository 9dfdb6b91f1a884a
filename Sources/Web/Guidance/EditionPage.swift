import Guidance
import HTML

/// Episodes that an edition's first day falls into, for those who may see counts.
package struct OpenEpisodes: Sendable {
    /// Open today and begun before the edition's first day.
    package let begunBefore: Int
    package let open: Int

    package init(begunBefore: Int, open: Int) {
        self.begunBefore = begunBefore
        self.open = open
    }
}

extension LibraryPages {
    /// What an edition brought: for whom, and which clocks, forms, answers and open episodes it touches from when.
    func edition(_ name: String, open: OpenEpisodes?) -> LibraryPage? {
        guard let edition = library.edition(EditionKey(rawValue: name)) else { return nil }
        guard let touch = EditionTouch(library, edition.key),
            let comparison = library.compare(touch.before.key, edition.key)
        else { return first(edition) }
        let verb = edition.from > today ? "changes" : "changed"
        return LibraryPage(
            "What \(verb) in \(edition.month)",
            """
            \(heading(1, "What \(verb) on \(edition.from.inWords)"))\
            \(paragraph("\(edition.title), beside \(touch.before.title). \(edition.note)"))\
            \(warning(about: edition))\
            \(heading(2, "What \(verb) for whom"))\
            \(audienceTable(comparison))\
            \(heading(2, "What is new, by chapter"))\
            \(paragraph("\(link("All \(comparison.news().count) changes side by side", to: .comparison(touch.before.key, edition.key)))."))\
            \(titles(comparison.news()))\
            \(heading(2, "What it touches in Kith"))\
            \(paragraph("From \(edition.from.inWords). A duty keeps the edition that was in force when it arose: clocks that already run are not touched, those that start from that day are."))\
            \(touched(touch))\
            \(open.map { openEpisodes($0, edition) } ?? "")
            """)
    }

    private func first(_ edition: Edition) -> LibraryPage {
        let own = provisions.standing(under: edition.key).filter { $0.source == .ownWords }
        return LibraryPage(
            edition.title,
            """
            \(heading(1, edition.title))\
            \(paragraph("The first edition in this library, in force from \(edition.from.inWords) to \(edition.until?.inWords ?? "now"). \(edition.note)"))\
            \(paragraph("What earlier guidance held is not in the library, but for what this edition replaced."))\
            \(heading(2, "Brought by this edition"))\
            \(paragraph("As summaries of it tell."))\
            \(titles(own.filter(\.isTold)))\
            \(replaced(by: edition))\
            \(heading(2, "In this edition too"))\
            \(paragraph("No source of this library says whether these were new then."))\
            \(titles(own.filter { !$0.isTold }))
            """)
    }

    /// What the edition replaced, each with what took its place.
    private func replaced(by edition: Edition) -> Markup {
        let gone = provisions.replaced(by: edition.key)
        if gone.isEmpty { return "" }
        let items = gone.map { provision -> Markup in
            let others = provisions.successors(of: provision).map { "\(link($0.title, to: .provision($0)))" as Markup }
            let place: Markup = others.isEmpty ? "" : ". In its place: \(Markup(joining: others, with: ", "))"
            return "\(link(provision.title, to: .provision(provision)))\(place)"
        }
        return "\(heading(2, "Replaced by this edition", id: "replaced"))\(bullets(items))"
    }

    /// For each audience how many musts and shoulds are new to it, with the way to them.
    private func audienceTable(_ comparison: Comparison) -> Markup {
        let rows = provisions.audiences.map { audience -> [Cell] in
            let news = comparison.news(ChangeFilter(audience: audience.key))
            func count(_ force: Force) -> Cell {
                .number(news.count { $0.after?.version.force == force && $0.kind != .removed })
            }
            return [
                .link(
                    audience.title,
                    .comparison(comparison.from.key, comparison.to.key, audience: audience.key)),
                .number(news.count), count(.must), count(.should),
            ]
        }
        return table(
            "Changes by audience", hidesCaption: true,
            columns: [
                Column("For"), Column("Changes", isNumeric: true), Column("New or changed musts", isNumeric: true),
                Column("New or changed shoulds", isNumeric: true),
            ], rows: rows)
    }

    /// The names of changes, by chapter and by what happened.
    func titles(_ changes: [Change], level: Int = 3) -> Markup {
        byChapter(changes, level: level, of: \.provision) { own in
            Change.Kind.allCases.markup { kind -> Markup in
                let these = own.filter { $0.kind == kind }
                if these.isEmpty { return "" }
                let lines = these.map { change -> Markup in
                    let doubt: Markup =
                        change.after?.status == .unconfirmed ? " (unconfirmed)" : ""
                    return "\(link(change.title, to: .provision(change.provision)))\(doubt)"
                }
                return "\(paragraph("<strong>\(kind.inWords)</strong>"))\(bullets(lines))"
            }
        }
    }

    private func titles(_ standings: [ProvisionWording]) -> Markup {
        byChapter(standings, level: 3, of: \.provision) { own in
            bullets(own.map { "\(link($0.version.title, to: .provision($0.provision)))" })
        }
    }

    private func touched(_ touch: EditionTouch) -> Markup {
        let told = Told()
        let clocks = touch.clocks.map { clock -> [Cell] in
            [
                .link(clock.duty.title, .duty(clock.duty.key)), .markup(say(clock.before.limit.inWords, told)),
                .markup(say(clock.after.limit.inWords, told)),
                .markup("\(clock.after.cite) \(statusTag(clock.after.status))"),
            ]
        }
        let rules = touch.rules.map { change -> [Cell] in
            [
                .markup(say(change.after.title, told)), .markup(say(change.before.says, told)),
                .markup(say(change.after.says, told)), .text(change.after.cite),
            ]
        }
        let forms = touch.forms.map { change -> Markup in
            let added = change.added.map { "asks anew: \($0.label)" }
            let removed = change.removed.map { "asks no longer: \($0.label)" }
            return say("\(change.form.title): \((added + removed).joined(separator: "; "))", told)
        }
        let lists = touch.lists.map { change -> Markup in
            let added = change.added.map { "new: \($0.label)" }
            let removed = change.removed.map { "gone: \($0.label)" }
            let reworded = change.reworded.map { "reworded: \($0.after.label)" }
            return say("\(change.list.title): \((added + removed + reworded).joined(separator: "; "))", told)
        }
        let columns = ["What", "Before", "Now", "Source"].map { Column($0) }
        return """
            \(clocks.isEmpty ? paragraph("No clock changes its time.") : table("Clocks", columns: columns, rows: clocks))\
            \(rules.isEmpty ? paragraph("Nobody's permission to lead, decide or approve changes.") : table("Who may", columns: columns, rows: rules))\
            \(heading(3, "Forms"))\(forms.isEmpty ? paragraph("No form asks more or less.") : bullets(forms))\
            \(heading(3, "Answers to choose from"))\(lists.isEmpty ? paragraph("No list changes.") : bullets(lists))
            """
    }

    private func openEpisodes(_ open: OpenEpisodes, _ edition: Edition) -> Markup {
        let words: Markup =
            edition.from > today
            ? """
            \(open.open) episodes are open today. The clocks they already run keep their edition; what begins in them on or \
            after \(edition.from.inWords) is under the new one.
            """
            : """
            \(open.begunBefore) of the \(open.open) episodes open today began before \(edition.from.inWords). Duties that \
            arose before that day keep their edition; later ones are under this one.
            """
        return "\(heading(3, "Open episodes"))\(paragraph(words))"
    }
}
