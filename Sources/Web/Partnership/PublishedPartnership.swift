import Casework
import Guidance
import HTML
import Practice

/// What the partnership publishes, as anyone may read it.
struct PublishedPartnership {
    let picture: PartnershipPicture
    let guidance: Guidance
    let today: Day
    /// The reader speaks for a partner, runs the business or scrutinises, and has a way in.
    let isInside: Bool
    /// What the page has explained so far.
    private let told = Told()

    var partnership: Partnership { picture.partnership }
    private var names: Names { picture.names }
    private var knowsRoles: Bool { !guidance.rule(.leadPartner).roles.isEmpty }

    // MARK: Who

    var front: PublishedPage {
        let edition = guidance.edition
        var parts: [PageSection] = []
        if knowsRoles { parts.append(PageSection("chair", "Who is the partnership chair?", chair)) }
        parts.append(PageSection("partners", "Who are the safeguarding partners?", partners))
        if knowsRoles { parts.append(PageSection("decides", "Who decides what?", decides)) }
        parts.append(PageSection("agencies", "Which agencies work with them?", agencies))
        parts.append(PageSection("education", "How is education included?", education))
        parts.append(PageSection("scrutiny", "Who looks at the partnership from outside?", scrutiny))
        parts.append(PageSection("published", "What is published?", published))
        let inside: Markup =
            isInside ? buttonLink("What the partners do together", to: "/partnership/work", .secondary) : .nothing
        let content: Markup = """
            \(heading(1, picture.row.title))\
            \(paragraph("For \(picture.row.area). \(say("Three safeguarding partners share, equally, the responsibility for how agencies work together here to keep children safe.")) Under \(edition.title)."))\
            \(inside)\(sections(parts))
            """
        return PublishedPage(title: "The safeguarding partnership", content: content, isFront: true)
    }

    private var chair: Markup {
        let rule = guidance.rule(.partnershipChair)
        let now = partnership.chair(on: today)
        let who: Markup =
            now.map { one in
                summaryList(
                    [
                        SummaryRow("Chair", "<strong>\(names.name(one.practitioner))</strong>"),
                        SummaryRow("Post", "\(one.post)"),
                        SummaryRow("Delegate of", "\(partnership.partner(one.agency, on: today)?.name ?? "a partner")"),
                        SummaryRow("Chairs since", "\(one.from.inWords)"),
                    ] + rotation(one))
            } ?? emptyState("Nobody chairs at present: the leads have to choose one of the delegates.")
        let before = partnership.appointments.filter { $0.kind == .chair && !$0.holds(on: today) }.reversed().map {
            one -> Markup in
            let until = one.until.map { " to \($0.inWords)" } ?? ""
            return "\(names.name(one.practitioner)), \(one.post), \(one.from.inWords)\(until)"
        }
        let earlier: Markup = before.isEmpty ? .nothing : details("Who chaired before", bullets(before))
        return who + heading(3, "What the chair may decide and do") + options(.chairMay)
            + heading(3, "What the chair may not") + options(.chairMayNot)
            + paragraph("\(say(rule.says)) <span class=\"govuk-hint\">\(rule.cite)\(doubt(rule.status))</span>")
            + earlier
    }

    /// When the next chair is chosen, where that was agreed.
    private func rotation(_ chair: Partnership.Appointment) -> [SummaryRow] {
        chair.rotatesOn.map {
            [SummaryRow("The chair rotates", "\($0.inWords)\($0 < today ? ": a new one is to be chosen" : "")")]
        } ?? []
    }

    private func options(_ list: ListKey) -> Markup { bullets(guidance.options(list).map { say($0.label) }) }

    /// A text of the guidance or of Kith with its words explained; never what the partnership wrote.
    func say(_ text: String) -> Markup { explained(text, told, in: guidance.library) }

    private func doubt(_ status: Status) -> String { status == .unconfirmed ? ", unconfirmed" : "" }

    private var partners: Markup {
        let rows = partnership.partners(on: today).map { partner -> [Cell] in
            let lead = partnership.lead(of: partner.agency, on: today)
            let delegate = partnership.delegate(of: partner.agency, on: today)
            let reach = guidance.library.label(.partnerReaches, partner.reach) ?? partner.reach
            return [
                .text(partner.name), cell(lead), cell(delegate),
                .markup("\(partner.footprint)<br><span class=\"govuk-hint\">\(reach)</span>"),
            ]
        }
        let columns = ["Partner", "Lead safeguarding partner", "Delegated safeguarding partner", "Area it covers"]
        let former = partnership.partners.filter { !$0.holds(on: today) }.map { one -> Markup in
            "\(one.name), \(one.from.inWords) to \(one.until?.inWords ?? "")\(one.ended.map { ": \($0)" } ?? "")"
        }
        let earlier: Markup = former.isEmpty ? .nothing : details("Who was a partner before", bullets(former))
        return table("The safeguarding partners", hidesCaption: true, columns: columns.map { Column($0) }, rows: rows)
            + earlier
    }

    private func cell(_ one: Partnership.Appointment?) -> Cell {
        guard knowsRoles else { return .text("Not a role of this edition") }
        guard let one else { return .text("Nobody is named") }
        return .markup("\(names.name(one.practitioner))<br><span class=\"govuk-hint\">\(one.post)</span>")
    }

    private var decides: Markup {
        let reserved = Set(guidance.options(.leadMatters).map(\.code))
        let rows = guidance.options(.partnershipMatters).map { matter -> [Cell] in
            [
                .markup(say(matter.label)),
                .text(reserved.contains(matter.code) ? "The three leads, together" : "The three delegates, together"),
            ]
        }
        return table(
            "Who decides what", hidesCaption: true, columns: [Column("Matter"), Column("Decided by")], rows: rows)
            + paragraph(
                "What the delegates cannot settle goes to the leads; what they cannot settle, to the Secretary of State."
            )
    }

    private var agencies: Markup {
        let here = partnership.relevant(on: today)
        if here.isEmpty { return emptyState("No relevant agency has been named yet.") }
        let groups = guidance.options(.relevantAgencyGroups)
        let rows = groups.flatMap { group in
            here.filter { $0.naming.act.group == group.code }.map { one -> [Cell] in
                let known = (picture.otherAreas[one.naming.act.agency] ?? []).map { names.name($0) }.sorted()
                let areas =
                    known.isEmpty
                    ? one.naming.act.otherAreas.map { " Also takes part in \($0)." } ?? ""
                    : " Also works in the area of \(known.joined(separator: ", "))."
                return [
                    .text(names.name(one.naming.act.agency)), .markup(say(group.label)),
                    .text(one.naming.act.because + areas),
                    .text(one.acknowledgedOn.map { "Confirmed \($0.inWords)" } ?? "Not confirmed yet"),
                ]
            }
        }
        return paragraph(
            say("Once named here, a relevant agency has a duty in law to co-operate with these arrangements."))
            + table(
                "Relevant agencies", hidesCaption: true,
                columns: [Column("Agency"), Column("Group"), Column("Why"), Column("Knows its duty")], rows: rows)
    }

    private var education: Markup {
        let seats = partnership.seats(on: today)
        let here = Set(partnership.relevant(on: today).map(\.naming.act.group))
        let missing = guidance.options(.relevantAgencyGroups).filter {
            Partnership.educationGroups.contains($0.code) && !here.contains($0.code)
        }
        let gap: Markup =
            missing.isEmpty
            ? .nothing
            : insetText(
                "Not named yet, though the guidance expects it: \(missing.map(\.label).joined(separator: "; ")).")
        let clusters = partnership.clusters(on: today).sorted { $0.name < $1.name }
        let together: Markup =
            clusters.isEmpty
            ? .nothing
            : heading(3, "Schools and settings that work together")
                + bullets(
                    clusters.map { one in
                        "\(one.name): \(one.schools.map { names.name($0) }.sorted().joined(separator: ", "))"
                    })
        if seats.isEmpty { return emptyState("Nobody has education's seat yet.") + gap + together }
        return bullets(
            seats.map { seat in
                let place = guidance.library.label(.educationSeats, seat.act.seat) ?? seat.act.seat
                let until = partnership.lastDay(of: seat).map { " Until \($0.inWords)." } ?? ""
                return "\(names.name(seat.act.practitioner)): \(place.lowercased()). \(seat.act.chosen)\(until)"
            }) + gap + together
    }

    private var scrutiny: Markup {
        guard let plan = partnership.scrutinyPlans.last else {
            return emptyState("No plan of independent scrutiny is on record.")
        }
        let who = plan.act.scrutineers.map { names.name($0) }.joined(separator: ", ")
        return summaryList([
            SummaryRow("Scrutiny by", "\(who)"), SummaryRow("Of what", words(plan.act.areas)),
            SummaryRow("How recommendations are handled", words(plan.act.handling)),
        ])
    }

    private var published: Markup {
        var items: [Markup] = []
        if let last = partnership.published.last?.act, let version = last.version {
            items.append(
                "\(link("The arrangements, version \(version)", to: "/partnership/arrangements")), in force from \(last.from.inWords)"
            )
        }
        if partnership.threshold(on: today) != nil {
            items.append(
                "\(link("The threshold document: levels of need and their signs", to: "/partnership/threshold"))")
        }
        if !partnership.protocols.isEmpty {
            items.append("\(link("The local protocol for assessment", to: "/partnership/protocol"))")
        }
        let reports = paragraph("\(link("Yearly reports of the safeguarding partners", to: "/yearly-reports"))")
        return (items.isEmpty ? emptyState("Nothing has been published yet.") : bullets(items)) + reports + owed
    }
}
