import Guidance
import HTML
import Practice

extension PublishedPartnership {
    // MARK: The arrangements

    var arrangements: PublishedPage {
        partnership.published.last.map { document($0) }
            ?? PublishedPage(
                title: "Published arrangements",
                content: heading(1, "Published arrangements") + emptyState("They have not been published here yet."))
    }

    /// One version of the arrangements; not found where there was none.
    func arrangements(_ version: Int?) throws(TurnedAway) -> PublishedPage {
        guard let one = partnership.published.first(where: { $0.act.version == version }) else { throw .notFound }
        return document(one)
    }

    private func document(_ one: Stamped<Partnership.PublishArrangements>) -> PublishedPage {
        let act = one.act
        let then = guidance.library.guidance(on: one.stamp.happenedAt.day)
        let items = then.options(.arrangementsContents)
        let parts = items.map { item -> PageSection in
            let said: Markup =
                act.parts?[item.code].map { named(item.code, on: act.from) ?? words($0) }
                ?? paragraph("Not in this version.")
            return PageSection(
                item.code, item.label, said + paragraph("<span class=\"govuk-hint\">\(cite(item, under: then))</span>"))
        }
        let missing = items.filter { act.parts?[$0.code] == nil }
        let gap: Markup =
            missing.isEmpty
            ? paragraph("It says all that \(then.edition.title) asks for.")
            : insetText(
                "\(paragraph("Missing in this version: \(say(missing.map(\.label).joined(separator: "; ")))."))\(words(act.missingBecause ?? ""))"
            )
        let sent = partnership.sent.first { $0.act.version == act.version }
        let went: Markup =
            sent.map { paragraph("Sent to the Department \($0.stamp.happenedAt.day.inWords), \($0.act.how).") }
            ?? .nothing
        let content: Markup = """
            \(heading(1, "Published arrangements", caption: "Version \(act.version ?? 1), from \(act.from.inWords)"))\
            \(signed(act.agreedBy))\(gap)\(went)\(changes(of: one))\(versions(besides: act.version))\(sections(parts))
            """
        return PublishedPage(title: "Published arrangements", content: content)
    }

    /// By whom a document was signed.
    private func signed(_ leads: [PractitionerID]) -> Markup {
        leads.isEmpty
            ? .nothing : paragraph("Signed by \(leads.map { picture.names.name($0) }.joined(separator: ", ")).")
    }

    /// Where the edition of that day asks for an item, and whether that was read in its text.
    private func cite(_ item: Option, under then: Guidance) -> String {
        let listed = then.library.lists[.arrangementsContents]?.cite ?? ""
        let doubt = then.doubt(about: item, cite: listed) == nil ? "" : ": unconfirmed"
        return (item.cite ?? listed) + doubt
    }

    /// Those whom a version names, by name: the record keeps their posts, and who held them on its first day.
    private func named(_ code: String, on day: Day) -> Markup? {
        switch code {
        case "leadPartners": people(.lead, on: day)
        case "delegatedPartners": people(.delegate, on: day)
        case "chair": people(.chair, on: day)
        case "relevantAgencies":
            bullets(
                partnership.relevant(on: day).map { one in
                    "<strong>\(picture.names.name(one.naming.act.agency))</strong>: \(one.naming.act.because)"
                })
        default: nil
        }
    }

    private func people(_ kind: Partnership.Appointment.Kind, on day: Day) -> Markup? {
        let held = partnership.appointments(kind, on: day)
        if held.isEmpty { return nil }
        return bullets(
            held.map { one in
                let partner = partnership.partner(one.agency, on: day)?.name ?? "a partner"
                return "<strong>\(picture.names.name(one.practitioner))</strong>, \(one.post), \(partner)"
            })
    }

    private func changes(of one: Stamped<Partnership.PublishArrangements>) -> Markup {
        guard let version = one.act.version,
            let before = partnership.published.last(where: { ($0.act.version ?? 0) < version })
        else { return .nothing }
        let rows = one.act.changes(since: before.act).map { change -> [Cell] in
            [
                .text(guidance.library.label(.arrangementsContents, change.code) ?? change.code),
                .markup(change.was.map { words($0) } ?? "Nothing"),
                .markup(change.isNow.map { words($0) } ?? "Nothing"),
            ]
        }
        let told: Markup = one.act.changes.map { words($0) } ?? .nothing
        let list: Markup =
            rows.isEmpty
            ? paragraph("No part says anything else than before.")
            : table(
                "What changed", hidesCaption: true, columns: [Column("Part"), Column("Before"), Column("Now")],
                rows: rows)
        return heading(2, "What changed since version \(before.act.version ?? 1)") + told
            + details("Part by part, \(rows.count) changed", list)
    }

    private func versions(besides version: Int?) -> Markup {
        let others = partnership.published.filter { $0.act.version != version }.reversed().map { one -> Markup in
            let number = one.act.version ?? 1
            return
                "\(link("Version \(number)", to: "/partnership/arrangements/\(number)")), from \(one.act.from.inWords)"
        }
        return others.isEmpty ? .nothing : details("Other versions", bullets(others))
    }

    // MARK: The threshold document

    var threshold: PublishedPage {
        guard let document = partnership.threshold(on: today)?.act else {
            return PublishedPage(
                title: "Threshold document",
                content: heading(1, "Threshold document") + emptyState("It has not been published here yet."))
        }
        let levels = guidance.options(.thresholdLevels).map { level -> PageSection in
            let help: Markup =
                document.help[level.code].map { heading(3, "What help there is") + words($0) } ?? .nothing
            let signs = document.indicators(of: level.code)
            return PageSection(
                level.code, level.label,
                (signs.isEmpty ? insetText(paragraph(predatesLevel)) : bullets(signs.map { "\($0)" })) + help)
        }
        func list(_ key: ListKey, _ said: [String: String]) -> Markup {
            summaryList(
                guidance.options(key).compactMap { option in
                    said[option.code].map { SummaryRow(option.label, words($0)) }
                })
        }
        let rest = [
            PageSection("earlyHelpProcess", "How early help is assessed", words(document.earlyHelp)),
            PageSection("criteria", "Criteria for referral", list(.thresholdCriteria, document.criteria)),
            PageSection("procedures", "Procedures", list(.thresholdProcedures, document.procedures)),
        ]
        let content: Markup = """
            \(heading(1, "Threshold document", caption: "In force since \(document.from.inWords)"))\
            \(paragraph(say("It says at which level of need early help, an assessment of a child in need or child protection is called for.")))\
            \(paragraph("Levels of need and their signs. They help to think, not to count: a worry that fits no line is still a worry. If a child is in immediate danger, call 999."))\
            \(signed(document.agreedBy))\
            \(sections(levels + rest))
            """
        return PublishedPage(title: "Threshold document", content: content)
    }

    // MARK: The local protocol

    var localProtocol: PublishedPage {
        let title = "Local protocol for assessment"
        let here = partnership.localProtocol(on: today)
        let coming = partnership.protocols.last { $0.act.from > today }
        guard let document = (here ?? coming)?.act else {
            return PublishedPage(
                title: title, content: heading(1, title) + emptyState("It has not been published here yet."))
        }
        func list(_ key: ListKey, _ said: [String: String]) -> Markup {
            summaryList(
                guidance.options(key).compactMap { option in
                    said[option.code].map { SummaryRow(option.label, words($0)) }
                })
        }
        let when =
            document.from > today ? "Holds from \(document.from.inWords)" : "In force since \(document.from.inWords)"
        let intro = paragraph(
            say(
                "How children are assessed here, agreed by the safeguarding partners: who may be lead practitioner, and which children it provides for by name."
            ))
        let parts = [
            PageSection("times", "Times that are shorter here", times(document)),
            PageSection("says", "What it says", list(.protocolContents, document.contents)),
            PageSection("groups", "Children it names", list(.protocolGroups, document.groups)),
        ]
        return PublishedPage(
            title: title,
            content: heading(1, title, caption: when) + intro + signed(document.agreedBy) + sections(parts))
    }

    private func times(_ document: Partnership.PublishProtocol) -> Markup {
        let then = guidance.library.guidance(on: document.from)
        let rows = (document.times ?? [:]).sorted { $0.key < $1.key }.compactMap { code, time -> [Cell]? in
            guard let key = DutyKey(rawValue: code) else { return nil }
            let duty = then.nationalDuty(key)
            return [.link(duty.title, .duty(key)), .text(duty.limit.inWords), .text(time), .text(duty.cite)]
        }
        let leads: Markup =
            document.leads.map { codes in
                let roles = codes.map { guidance.library.label(.practitionerRoles, $0) ?? $0 }
                return paragraph("An assessment is led here by: \(roles.joined(separator: ", ")).")
            } ?? .nothing
        if rows.isEmpty { return paragraph("All times are those of the guidance.") + leads }
        return table(
            "Times by the guidance and here", hidesCaption: true,
            columns: ["What", "By the guidance", "Here", "Where the guidance says so"].map { Column($0) }, rows: rows)
            + leads
            + paragraph("A local protocol may ask for something sooner, never later. Kith's clocks use these times.")
    }
}
