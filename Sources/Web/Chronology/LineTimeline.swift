import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// How lines of the record stand on a page: what, who and in what capacity, when it happened and when it was written.
struct LineTimeline {
    let names: Names
    let setting: PageSetting
    /// On a summary: words are cut short, with the way to all of them on this person's chronology.
    var whole: PersonID?
    /// Whether that chronology opens for the reader; where it does not, no words are cut.
    var opensWhole = true
    /// How many lines are not shown, so that a gap is not taken for silence.
    var withheld = 0
    /// Some lines are left out because the reader asked for others.
    var isFiltered = false
    /// The heading leads to the episode or concern; not on that page itself.
    var linksProcess = true
    /// Files that came with the entries, by number.
    var documents: [Int: [DocumentRow]] = [:]
    /// More to say of an entry, and more tags, by its number.
    var more: [Int: Markup] = [:]
    var marks: [Int: [Markup]] = [:]

    /// So many days without an entry are said; fewer pass in silence. No provision sets this.
    static let gapDays = 30
    static let linesOnAPage = 25
    private static let briefLetters = 180
    private static let briefParts = 2
    /// On a summary, so many lines are shown with words; older ones by their headline alone.
    private static let linesWithWords = 12

    /// The lines in the order given, newest first, with the gaps between them. `newer` is the line that stands before
    /// the first on an earlier page.
    func parts(_ lines: [ChronologyLine], after newer: ChronologyLine? = nil) -> [TimelinePart] {
        let here = Set(lines.map(\.number))
        let corrections = Dictionary(
            lines.compactMap { line in line.follows.map { ($0, line.number) } }, uniquingKeysWith: max)
        var parts: [TimelinePart] = []
        var last = newer
        for (place, line) in lines.enumerated() {
            if let last, let gap = gap(from: line.happenedAt.day, to: last.happenedAt.day) {
                parts.append(.gap(gap))
            }
            parts.append(.item(item(line, at: place, here: here, correctedBy: corrections[line.number])))
            last = line
        }
        return parts
    }

    /// "No entries for 6 weeks"; nil when the time between is short.
    func gap(from earlier: Day, to later: Day) -> String? {
        let days = abs(later - earlier)
        guard days > Self.gapDays else { return nil }
        let none = linksProcess ? "No entries" : "No entries here"
        let which = isFiltered ? "No entries shown" : withheld > 0 ? "\(none) that you can see" : none
        return "\(which) for \(Self.inWords(days: days))"
    }

    /// "6 weeks", "4 months", "2 years"
    static func inWords(days: Int) -> String {
        switch days {
        case ..<92: DueWords.counted(days / 7, "week")
        case ..<730: DueWords.counted(days * 12 / 365, "month")
        default: DueWords.counted(days / 365, "year")
        }
    }

    private func item(
        _ line: ChronologyLine, at place: Int, here: Set<Int>, correctedBy correction: Int?
    ) -> TimelineItem {
        TimelineItem(
            id: "entry-\(line.number)", when: line.happenedAt.inWords,
            machineWhen: line.happenedAt.description,
            title: title(line), by: by(line), tags: tags(line, isCorrected: correction != nil),
            body: """
                \(follows(line, here: here))\
                \(correction.map { "<p class=\"govuk-body-s\">Put right by \(entryLink($0, here: here)).</p>" as Markup })\
                \(words(line, at: place))\(documentList(documents[line.number] ?? []))\(more[line.number])\(own(line))
                """)
    }

    private func title(_ line: ChronologyLine) -> Markup {
        let headline = line.line.headline
        guard linksProcess, line.stream.process != .person, let place = Link.page(of: line.stream) else {
            return "\(headline)"
        }
        return link(headline, to: place)
    }

    private func by(_ line: ChronologyLine) -> String {
        let role = line.role.isEmpty ? "" : ", \(setting.label(.practitionerRoles, line.role))"
        let later = line.recordedAt.milliseconds - line.happenedAt.milliseconds > 3_600_000
        let written = later ? ", written down \(line.recordedAt.inWords)" : ""
        return
            "\(names.name(line.practitioner))\(role), \(names.name(line.agency)). Entry \(line.number)\(written)\(rests(line))"
    }

    /// "Reported: told by the child"; on a summary nothing, nor where that is not for the reader to know.
    private func rests(_ line: ChronologyLine) -> String {
        guard whole == nil, let rests = line.line.rests else { return "" }
        guard rests.certainty != .notSaid else { return ". How it is known is not said" }
        let certainty = setting.label(.lineCertainties, rests.certainty.rawValue)
        guard rests.source != .notSaid else { return ". \(certainty)" }
        let source = setting.label(.lineSources, rests.source.rawValue)
        return ". \(certainty): \(source.prefix(1).lowercased())\(source.dropFirst())"
    }

    private func tags(_ line: ChronologyLine, isCorrected: Bool) -> [Markup] {
        var tags = marks[line.number] ?? []
        if line.line.weight == .key { tags.append(tag("Key event", .blue)) }
        if line.isLateEntry { tags.append(tag("Late entry", .orange)) }
        if isCorrected { tags.append(tag("Corrected", .purple)) }
        return tags
    }

    private func follows(_ line: ChronologyLine, here: Set<Int>) -> Markup {
        guard let number = line.follows else { return "" }
        return "<p class=\"govuk-body-s\">Puts right \(entryLink(number, here: here)).</p>"
    }

    private func entryLink(_ number: Int, here: Set<Int>) -> Markup {
        here.contains(number) ? link("entry \(number)", to: .part("entry-\(number)")) : "entry \(number)"
    }

    /// The author's own way to put an entry right; nobody else has it.
    private func own(_ line: ChronologyLine) -> Markup {
        if whole == nil, line.act == "person.restrict" || line.act == "person.exclude",
            ActRule.of("person.lift")?.allowsRole(of: setting.viewer.doer) == true
        {
            let form = Link.act("person.lift", in: line.stream).asking("restriction", String(line.number))
            return
                "<p class=\"govuk-body-s kith-no-print\">\(link("Lift this restriction", to: form, about: "of entry \(line.number)"))</p>"
        }
        let correct = ActKind(rawValue: line.stream.process.rawValue + ".correct")
        guard whole == nil, line.practitioner == setting.viewer.practitioner, ActRule.of(correct) != nil
        else { return "" }
        let form = Link.act(correct, in: line.stream).asking("entry", String(line.number))
        return
            "<p class=\"govuk-body-s kith-no-print\">\(link("Correct this entry", to: form, about: "\(line.number)"))</p>"
    }

    // MARK: Words

    private func words(_ line: ChronologyLine, at place: Int) -> Markup {
        guard let person = whole, opensWhole else { return line.line.parts.markup { part($0, $0.words) } }
        guard place < Self.linesWithWords else { return "" }
        // The child's voice first: it is what a summary must not lose.
        let parts =
            line.line.parts.filter { $0.holds == .childsWords }
            + line.line.parts.filter { $0.holds != .childsWords }
        let shown = parts.prefix(Self.briefParts)
        let isCut = parts.count > shown.count || shown.contains { $0.words.count > Self.briefLetters }
        let page = place / Self.linesOnAPage + 1
        let all: Link = "/people/\(person.id)/chronology?page=\(page)#entry-\(line.number)"
        let more: Markup =
            isCut ? "<p class=\"govuk-body-s\">\(link("Read all of entry \(line.number)", to: all))</p>" : ""
        return shown.markup { part($0, Self.cut($0.words)) } + more
    }

    private static func cut(_ words: String) -> String {
        words.count > briefLetters ? words.prefix(briefLetters) + "…" : words
    }

    private func part(_ part: Line.Part, _ text: String) -> Markup {
        if part.holds == .childsWords { return childsWords(text, from: part.label) }
        let about: Markup = part.holds == .thirdParty ? " (about someone else)" : ""
        return "<div class=\"kith-words\"><strong>\(part.label)\(about):</strong> \(text)</div>"
    }
}
