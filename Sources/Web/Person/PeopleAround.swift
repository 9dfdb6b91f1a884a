import Casework
import Guidance
import HTML
import Practice
import Readings

/// Who is around a person: those who work with them and how to reach them, their family, household and school.
extension ChildPage {
    var live: [Involved] { picture.involved.filter { $0.until.map { setting.now < $0 } ?? true } }

    var involved: Markup {
        guard picture.sees.status else { return paragraph("Who is involved is not shown to you.") }
        if live.isEmpty && ended.isEmpty {
            return emptyState("Nobody is recorded as working with this person.")
        }
        let now: Markup =
            live.isEmpty ? paragraph("Nobody now.") : involvedTable("People and agencies now", distinct(live))
        let before: Markup =
            ended.isEmpty
            ? ""
            : details(
                "Who was involved before",
                involvedTable("People and agencies before", distinct(ended), withEnd: true))
        return now + before
    }

    private var ended: [Involved] { picture.involved.filter { $0.until.map { setting.now >= $0 } ?? false } }

    /// One line for each practitioner or agency in each part, however often the record names them.
    private func distinct(_ all: [Involved]) -> [Involved] {
        var seen: Set<[String]> = []
        return all.reversed().filter {
            seen.insert([$0.kind.rawValue, $0.practitioner?.id.id ?? "", $0.agency?.id.id ?? ""]).inserted
        }.sorted { order($0.kind) < order($1.kind) }
    }

    private func order(_ kind: Involvement.Kind) -> Int {
        Involvement.Kind.allCases.firstIndex(of: kind) ?? 0
    }

    private func involvedTable(_ caption: String, _ all: [Involved], withEnd: Bool = false) -> Markup {
        let columns =
            [Column("Who"), Column("Part"), Column("Telephone")] + (withEnd ? [Column("Until")] : [])
        let rows = all.map { one -> [Cell] in
            let who: Markup
            if let practitioner = one.practitioner {
                let roles = practitioner.roles.prefix(2).map { setting.label(.practitionerRoles, $0) }
                who =
                    "\(practitioner.name)<br>\(roles.joined(separator: ", ")), \(one.agency?.name ?? "agency not known")"
            } else {
                who = "\(one.agency?.name ?? "Agency not known")"
            }
            let end: [Cell] = withEnd ? [.text(one.until?.day.inWords ?? "")] : []
            return [.markup(who), .text(part(one)), .markup(phone(one))] + end
        }
        return table(caption, hidesCaption: true, columns: columns, rows: rows)
    }

    private func part(_ one: Involved) -> String {
        switch one.kind {
        case .lead: "Leads the work"
        case .duty: "Holds the episode: the council's duty team"
        case .supervisor: "Supervises the lead practitioner"
        case .referrer: "Told the council of a worry"
        case .school: "School or setting, on roll since \(one.from.day.inWords)"
        case .author: "Recorded a concern"
        case .consulted: "Was asked what they know"
        case .emergency: "Has emergency access\(one.until.map { " until \($0.inWords)" } ?? "")"
        case .formerSchool: "Earlier school"
        case .strategy: "Takes part in the strategy discussion"
        case .investigator: "Investigates with the lead"
        case .family: "Works with a child of the family"
        case .chair: "Chairs the conference, or reviews a looked-after child"
        case .conference: "Is invited to the conference"
        case .coreGroup: "Belongs to the core group"
        case .earlyHelpLead: "Leads early help"
        case .earlyHelpTeam: "Belongs to the team around the family"
        case .difference: "Takes part in settling a difference about a decision"
        case .auditor: "Reads the record for a case audit"
        }
    }

    /// A name with the agency, the telephone and the hours.
    func contact(_ one: Involved) -> Markup {
        "\(one.practitioner?.name ?? one.agency?.name ?? "Not known")<br>\(phone(one))"
    }

    private func phone(_ one: Involved) -> Markup {
        guard let number = one.practitioner?.phone ?? one.agency?.phone else { return "No number recorded" }
        let hours: Markup = one.agency?.hours.map { "<br>\($0)" } ?? ""
        let outOfHours: Markup = one.agency?.outOfHoursPhone.map { "<br>Out of hours \(phoneLink($0))" } ?? ""
        return "\(phoneLink(number))\(hours)\(outOfHours)"
    }

    private func phoneLink(_ number: String) -> Markup { link(number, to: .phone(number)) }

    // MARK: Family, household, school

    var family: Markup {
        let now = picture.relatives.filter { $0.relation.until.map { today <= $0 } ?? true }
        let past = picture.relatives.filter { $0.relation.until.map { today > $0 } ?? false }
        let relatives: Markup =
            now.isEmpty && past.isEmpty
            ? paragraph("No relatives are recorded, or none that are open to you.")
            : table(
                "Relatives and others close to them", hidesCaption: true,
                columns: [Column("Who"), Column("What they are to them"), Column("Parental responsibility")],
                rows: (now + past).map(relativeRow))
        return """
            \(heading(3, "Relatives"))\(relatives)\(heading(3, "Lives with"))\(household)\(isAdult ? "" : school)
            """
    }

    private func relativeRow(_ relative: Relative) -> [Cell] {
        let relation = relative.relation
        let who: Markup =
            relative.brief.map { brief in
                "\(name(brief))<br>\(ageWords(brief, on: today))"
            } ?? "Someone whose name is not shown to you"
        let until = relation.until.map { today > $0 ? ", until \($0.inWords)" : "" } ?? ""
        return [
            .markup(who), .text(setting.label(.relationshipKinds, relation.kind) + until),
            .text(setting.label(.parentalResponsibility, relation.parentalResponsibility)),
        ]
    }

    private var household: Markup {
        if picture.household.isEmpty { return paragraph("Nobody is recorded, or nobody who is open to you.") }
        return bullets(picture.household.map { "\(name($0)), \(ageWords($0, on: today))" })
    }

    private func name(_ brief: Brief) -> Markup {
        personName(brief, isOpen: picture.open.contains(brief.person))
    }

    private var school: Markup {
        let words: Markup
        if let id = identity.school, let agency = picture.names.agencies[id] {
            words = "\(agency.name)\(agency.phone.map { ", \(phoneLink($0))" as Markup })"
        } else {
            words = picture.sees.shows(.school) ? "No school is recorded." : "The school is not shown to you."
        }
        return heading(3, "School") + paragraph(words)
    }
}
