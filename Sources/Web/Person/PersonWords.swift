import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// "Amara Nowak (known as Ami)"
func nameWords(_ brief: Brief) -> String { nameWords(brief.fullName, brief.knownAs) }

func nameWords(_ fullName: String, _ knownAs: String?) -> String {
    guard let knownAs, knownAs != fullName else { return fullName }
    return "\(fullName) (known as \(knownAs))"
}

/// A person's name, leading to their page. The address holds an opaque id, never a name.
func personLink(_ brief: Brief) -> Markup { link(nameWords(brief), to: "/people/\(brief.person.id)") }

/// The name alone where the page is not open to the viewer.
func personName(_ brief: Brief, isOpen: Bool) -> Markup { isOpen ? personLink(brief) : "\(nameWords(brief))" }

func ageWords(_ brief: Brief, on day: Day) -> String {
    brief.expectedDate != nil && brief.dateOfBirth == nil
        ? "Not born yet" : ageWords(born: brief.dateOfBirth, on: day)
}

/// "7 years"; in months up to two years, in days up to one month. "Not known" where the date is not.
func ageWords(born: Day?, on day: Day) -> String {
    guard let born, born <= day else { return "Not known" }
    let years = born.age(on: day)
    if years >= 2 { return "\(years) years" }
    let months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day ? 1 : 0)
    if months < 1 { return DueWords.counted(day - born, "day") }
    return DueWords.counted(months, "month")
}

/// Who a page is about: what to know first, then name, age and date of birth. No contact details.
func personBar(
    _ identity: Identity, _ names: Names, _ setting: PageSetting, more: [(String, Markup)] = []
) -> Markup {
    let today = setting.now.day
    var facts: [(String, Markup)] = []
    if let knownAs = identity.knownAs { facts.append(("Known as", "\(knownAs)")) }
    if let expected = identity.expectedDate, identity.dateOfBirth == nil {
        facts.append(("Age", "Not born yet"))
        facts.append(("Expected", "\(expected.inWords)"))
    } else {
        let age = ageWords(born: identity.dateOfBirth, on: identity.diedOn ?? today)
        facts.append((identity.diedOn == nil ? "Age" : "Age at death", "\(age)"))
        let about = identity.flags.contains(.approximateBirth) ? "about " : ""
        facts.append(("Date of birth", "\(identity.dateOfBirth.map { about + $0.inWords } ?? "Not known")"))
    }
    if let sex = identity.sex { facts.append(("Sex", "\(setting.label(.sex, sex))")) }
    if let school = identity.school, let agency = names.agencies[school] {
        facts.append(("School", "\(agency.name)"))
    }
    facts += standing(identity.facts)
    return identityBar(
        name: identity.fullName, facts: facts + more,
        flags: alerts(identity.facts, setting) + flags(of: identity, setting))
}

/// Who a page is about where it holds no more of them than that: the name, what is grave and true now, and some facts.
func briefBar(
    _ brief: Brief, _ facts: [Fact], _ setting: PageSetting, more: [(String, Markup)] = []
) -> Markup {
    let isUnborn = brief.dateOfBirth == nil && brief.expectedDate != nil
    let born = (brief.dateOfBirth ?? brief.expectedDate)?.inWords ?? "Not known"
    let own = facts.filter { $0.about == brief.person }
    return identityBar(
        name: nameWords(brief),
        facts: [
            (brief.diedOn == nil ? "Age" : "Age at death", "\(ageWords(brief, on: brief.diedOn ?? setting.now.day))"),
            (isUnborn ? "Expected" : "Date of birth", "\(born)"),
        ] + standing(own) + more, flags: alerts(own, setting))
}

/// The same for brothers and sisters: what is grave stands with the name of whom it is true of.
func briefBar(_ people: [Brief], _ facts: [Fact], _ setting: PageSetting) -> Markup {
    let flags = people.flatMap { brief in
        alerts(facts.filter { $0.about == brief.person }, setting).map {
            IdentityFlag($0.words, source: "\(brief.fullName), \($0.source)", $0.colour)
        }
    }
    return identityBar(name: people.map(\.fullName).joined(separator: ", "), facts: [], flags: flags)
}

private func standing(_ facts: [Fact]) -> [(String, Markup)] {
    facts.filter { $0.weight == .standing }.map { ($0.what, "\(sinceWords($0))") }
}

/// "since 4 March 2024", and until when where it ends by itself.
private func sinceWords(_ fact: Fact) -> String {
    "since \(fact.since.day.inWords)" + (fact.until.map { ", until \($0.inWords)" } ?? "")
}

/// What is grave and true now, with the time that is left.
private func alerts(_ facts: [Fact], _ setting: PageSetting) -> [IdentityFlag] {
    facts.filter { $0.weight == .alert }.map { fact in
        IdentityFlag(
            fact.what, source: fact.until.map { DueWords.left(until: $0, at: setting.now) } ?? sinceWords(fact))
    }
}

/// What to know before the telephone is picked up, the gravest first.
private func flags(of identity: Identity, _ setting: PageSetting) -> [IdentityFlag] {
    let order: [Identity.Flag] = [
        .died, .protectedAddress, .restricted, .unborn, .needsInterpreter, .approximateBirth,
    ]
    return order.filter(identity.flags.contains).map { flag in
        switch flag {
        case .died:
            IdentityFlag("Died", source: identity.diedOn.map { "on \($0.inWords)" } ?? "", .grey)
        case .protectedAddress:
            IdentityFlag("Address protected", source: "Tell nobody where they live, family included")
        case .restricted:
            IdentityFlag("Restricted record", source: "Each look is recorded and reviewed")
        case .unborn:
            IdentityFlag(
                "Not born yet", source: identity.expectedDate.map { "expected \($0.inWords)" } ?? "", .purple)
        case .needsInterpreter:
            IdentityFlag(
                "Needs an interpreter",
                source: identity.firstLanguage.map { "First language: \(setting.label(.languages, $0))" }
                    ?? "", .yellow)
        case .approximateBirth:
            IdentityFlag("Date of birth is approximate", source: "", .grey)
        }
    }
}

/// The pages of one person's record.
enum PersonPage: Sendable { case summary, chronology, family, letters, looks, other }

func personNavigation(_ person: PersonID, _ current: PersonPage, mayOpen: Set<What>) -> Markup {
    var items = [
        NavigationItem("Summary", "/people/\(person.id)", isCurrent: current == .summary)
    ]
    if mayOpen.contains(.chronology) {
        items.append(
            NavigationItem("Chronology", "/people/\(person.id)/chronology", isCurrent: current == .chronology))
    }
    items += [
        NavigationItem("Family and network", "/people/\(person.id)/genogram", isCurrent: current == .family),
        NavigationItem("Letters", "/people/\(person.id)/letters", isCurrent: current == .letters),
    ]
    if mayOpen.contains(.looks) {
        items.append(
            NavigationItem("Who has looked", "/people/\(person.id)/looks", isCurrent: current == .looks))
    }
    return subNavigation(items)
}

extension OpaqueID {
    /// The beginning of an id, enough to tell two browser tabs apart.
    var short: String { String(id.prefix(6)) }
}

extension StreamID {
    var short: String { String(id.prefix(6)) }
}

/// That something is left out, said plainly; nothing when nothing is.
func withheldNote(_ count: Int, ofFiltered isFiltered: Bool = false) -> Markup {
    if count == 0 { return "" }
    // Under a filter the number would tell how much one agency or process has written.
    let what =
        isFiltered
        ? "Entries that are not open to you are left out."
        : count == 1
            ? "1 entry not open to you is left out." : "\(count) entries not open to you are left out."
    return insetText(
        paragraph(
            """
            \(what) What you see follows from your part in this person's life. If you need more to keep a child safe, \
            ask the lead practitioner.
            """))
}
