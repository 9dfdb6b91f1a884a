import Guidance
import HTML

extension LibraryPages {
    func audiences() -> LibraryPage {
        let told = Told()
        let items = provisions.audiences.map {
            "\(link($0.title, to: "/guidance/for/\($0.key)")): \(say($0.says, told))" as Markup
        }
        return LibraryPage(
            "What it asks of you",
            "\(heading(1, "What the guidance asks of you"))\(paragraph("Choose who you are. Under \(inForce.title)."))\(bullets(items))"
        )
    }

    /// What an audience must, should and may do under the edition in force, what is new for it, and what summaries
    /// suggest to do about it.
    func audience(_ key: String) -> LibraryPage? {
        guard let audience = provisions.audience(key) else { return nil }
        let edition = inForce
        let own = provisions.standing(under: edition.key).filter { $0.provision.audiences.contains(key) }
        // A law that has not begun asks for nothing yet.
        let asked = own.filter { ($0.provision.commencement?.state ?? .inForce) == .inForce }
        let coming = own.filter { ($0.provision.commencement?.state ?? .inForce) != .inForce }
        let told = Told()
        var parts = [PageSection("new", "What is new", news(for: audience, edition))]
        for force in [Force.must, .should, .may] {
            let lines = asked.filter { $0.version.force == force }
            if lines.isEmpty { continue }
            parts.append(
                PageSection(force.rawValue, "You \(force.rawValue)", listed(lines, told, isShort: force == .should)))
        }
        if !coming.isEmpty {
            let lines = coming.map { standing -> Markup in
                "\(link(standing.version.title, to: .provision(standing.provision))). \(standing.provision.commencement?.inWords ?? "")"
            }
            parts.append(PageSection("coming", "Passed, and not known to be in force", bullets(lines)))
        }
        let actions = provisions.actions.filter { $0.audiences.contains(key) }
        if !actions.isEmpty { parts.append(PageSection("actions", "Possible actions", suggested(actions, told))) }
        return LibraryPage(
            "\(audience.title): what the guidance asks", back: "/guidance/for",
            """
            \(heading(1, "\(audience.title): what the guidance asks"))\
            \(paragraph("\(say(audience.says, told)). Under \(edition.title)."))\
            \(warning(about: edition))\
            \(sections(parts))
            """)
    }

    private func news(for audience: Audience, _ edition: Edition) -> Markup {
        let ways = zip(library.editions, library.editions.dropFirst()).reversed().compactMap { from, to -> Markup? in
            guard to.from <= edition.from, let comparison = library.compare(from.key, to.key) else { return nil }
            let count = comparison.news(ChangeFilter(audience: audience.key)).count
            let doubt: Markup = to.status == .confirmed ? "" : ", unconfirmed"
            return """
                \(link("What changed in \(to.month)", to: .comparison(from.key, to.key, audience: audience.key))): \
                \(count) \(count == 1 ? "change" : "changes")\(doubt)
                """
        }
        return bullets(ways)
    }

    /// By chapter, each with its words; where there are very many only their names.
    private func listed(_ standings: [ProvisionWording], _ told: Told, isShort: Bool) -> Markup {
        byChapter(standings, of: \.provision) { own in
            bullets(
                own.map { standing in
                    isShort ? named(standing) : line(standing, told)
                })
        }
    }

    private func named(_ standing: ProvisionWording) -> Markup {
        let doubt = standing.status == .unconfirmed ? ": unconfirmed" : ""
        return """
            \(link(standing.version.title, to: .provision(standing.provision))) \
            <span class="kith-cite">\(standing.version.cite)\(doubt)</span>
            """
    }

    private func suggested(_ actions: [PossibleAction], _ told: Told) -> Markup {
        let intro = paragraph(
            "Suggestions from summaries of an edition, not guidance: what an organisation may do about a change.")
        let editions = library.editions.reversed().markup { edition -> Markup in
            let own = actions.filter { $0.edition == edition.key }
            if own.isEmpty { return "" }
            let items = own.map { action -> Markup in
                let answers = action.answers.compactMap { provisions[$0] }.map {
                    "\(link($0.title, to: .provision($0)))" as Markup
                }
                return
                    "\(say(action.says, told)) <span class=\"kith-cite\">For: \(Markup(joining: answers, with: "; "))</span>"
            }
            return "\(heading(3, "After \(edition.month)"))\(bullets(items))"
        }
        return intro + editions
    }
}
