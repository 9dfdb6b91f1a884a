import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// The people and agencies around a person, as a figure and in words.
func ecomapPage(_ picture: NetworkPicture, _ setting: PageSetting) -> Markup {
    let person = picture.identity.person
    let title = "Network"
    let map = NetworkFigure(picture: picture, setting: setting).map
    let today = setting.now.day.inWords
    let figure: Markup =
        map.links.isEmpty
        ? emptyState("Nobody around the family is recorded, or nobody who is open to you.")
        : ecomap(map, title: "Network of the person above", on: today)
    let acts: Markup =
        picture.next.isEmpty
        ? ""
        : """
        <nav class="kith-acts" aria-label="What you can record">
        \(heading(2, "What you can record"))\(actList(picture.next, in: person.stream, setting))</nav>
        """
    let content: Markup = """
        \(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
        \(personNavigation(person, .family, mayOpen: picture.mayOpen))\(familyNavigation(person, .ecomap, mayOpen: picture.mayOpen))\
        \(heading(2, "As on \(today)"))\(figure)\(acts)
        """
    return page(
        PageHead(
            title, reference: person.short,
            breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Record", "/people/\(person.id)")], isWide: true),
        in: setting.frame, content)
}

/// The network as it is drawn: what was recorded of it, in whose view, then practitioners and agencies.
struct NetworkFigure {
    let picture: NetworkPicture
    let setting: PageSetting

    private var today: Day { setting.now.day }

    var map: Ecomap {
        let own = picture.identity
        let name = own.knownAs ?? own.fullName
        return Ecomap(
            family: [name] + picture.household.map { $0.knownAs ?? $0.fullName },
            links: picture.network.map(recorded) + picture.others.compactMap(known) + agencies)
    }

    private func recorded(_ link: Stamped<Person.Connect>) -> Ecomap.Link {
        let act = link.act
        let hasEnded = act.until.map { $0 < today } ?? false
        var words = "\(setting.label(.networkKinds, act.connection)). "
        words += "The link is \(setting.label(.networkStrengths, act.strength).lowercased())"
        if act.flow != "none" {
            words += ", help or strain runs \(setting.label(.networkFlows, act.flow).lowercased())"
        }
        words += ". \(setting.label(.networkViews, act.viewOf)) view, recorded \(link.stamp.happenedAt.day.inWords)"
        if let from = act.from { words += ", since \(from.inWords)" }
        if let until = act.until { words += ", until \(until.inWords)" }
        let note: Markup = act.note.map { ". “\($0)”" } ?? ""
        return Ecomap.Link(
            act.name, kind: view(act.viewOf) + setting.label(.networkKinds, act.connection).firstPart,
            strength: strength(act.strength), flow: flow(act.flow), hasEnded: hasEnded, words: "\(words)\(note).")
    }

    /// Only where views differ does the figure have to say whose it is.
    private func view(_ code: String) -> String { code == "child" ? "Child's view: " : "" }

    private func strength(_ code: String) -> Ecomap.Strength {
        switch code {
        case "strong": .strong
        case "weak": .weak
        case "strained": .strained
        case "broken": .broken
        default: .ordinary
        }
    }

    private func flow(_ code: String) -> Ecomap.Flow {
        switch code {
        case "toFamily": .toFamily
        case "fromFamily": .fromFamily
        case "both": .both
        default: .none
        }
    }

    private func known(_ relative: Relative) -> Ecomap.Link? {
        guard let brief = relative.brief else { return nil }
        let kind = setting.label(.relationshipKinds, relative.relation.kind)
        let hasEnded = relative.relation.until.map { $0 < today } ?? false
        let since = relative.relation.from.map { ", since \($0.inWords)" } ?? ""
        return Ecomap.Link(
            brief.fullName, kind: kind, hasEnded: hasEnded,
            words: "\(kind.lowercased())\(since). How strong the link is has not been recorded.")
    }

    /// One circle for each practitioner or agency with a part now.
    private var agencies: [Ecomap.Link] {
        let live = picture.involved.filter { $0.until.map { setting.now < $0 } ?? true }
        var order: [String] = []
        var grouped: [String: [Involved]] = [:]
        for one in live {
            guard let agency = one.agency else { continue }
            if grouped[agency.name] == nil { order.append(agency.name) }
            grouped[agency.name, default: []].append(one)
        }
        return order.map { name in
            let parts = grouped[name]!
            var who: [String] = []
            for part in parts {
                if let practitioner = part.practitioner?.name, !who.contains(practitioner) { who.append(practitioner) }
            }
            let since = parts.map(\.from).min().map { ", since \($0.day.inWords)" } ?? ""
            let people = who.isEmpty ? "" : ": \(who.joined(separator: ", "))"
            let kind = parts[0].agency.map { setting.label(.agencyKinds, $0.kind) } ?? "Agency"
            return Ecomap.Link(
                name, kind: kind,
                words: "\(kind), works with them\(since)\(people). How strong the link is has not been recorded.")
        }
    }
}

extension String {
    /// The words before a comma or the like: there is little room in a circle.
    fileprivate var firstPart: String { String(prefix { $0 != "," && $0 != "(" }) }
}
