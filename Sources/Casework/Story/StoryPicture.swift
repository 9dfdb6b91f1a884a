import Access
import Guidance
import Practice
import Readings
import Store

/// What stands beside a chronology: brothers and sisters, gaps and contradictions, selections from it.
package struct ChronologyBeside: Sendable {
    /// Brothers and sisters whose chronology is open to the asker too.
    package var siblings: [Brief] = []
    /// Whose each line is, by its number, where several children's are shown together.
    package var whose: [Int: [PersonID]] = [:]
    package var findings: [StoryFinding] = []
    package var selections: [SelectionRow] = []
    /// The selection for which entries are being chosen, and those that are in it.
    package var choosing: (row: SelectionRow, entries: Set<Int>)?
    package var mayBeginSelection = false

    package init() {}
}

/// What more a reader wants with a chronology.
package struct ChronologyWish: Sendable {
    /// Brothers' and sisters' entries among the child's own.
    package var withSiblings = false
    /// What the rules about gaps and contradictions find.
    package var withFindings = false
    /// The selection entries are chosen for.
    package var choosing: StreamID?

    package init(withSiblings: Bool = false, withFindings: Bool = false, choosing: StreamID? = nil) {
        self.withSiblings = withSiblings
        self.withFindings = withFindings
        self.choosing = choosing
    }
}

extension Lookout {
    /// A child's chronology with the reader's filters, and what stands beside it. Access to brothers' and sisters' is
    /// asked for each of them, and each look is recorded.
    package func chronology(
        of person: PersonID, _ question: ChronologyQuestion, _ wish: ChronologyWish, as name: String = "chronology",
        by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<ChronologyPicture> {
        try await lookTogether(at: person, .chronology, as: name, by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let rows = try office.readings.chronologyRows(of: person, question, in: session) else {
                throw Rejection.notFound
            }
            let (identity, all) = (rows.identity, rows.lines)
            var lines = all.compactMap { view.sees.filtered($0) }
            let withheld = all.count - lines.count
            let own = question.isWhole && all.count < question.limit ? (lines: lines, withheld: withheld) : nil
            var beside = ChronologyBeside()
            var looked: [(Subject, Decision)] = []
            let siblings = try office.openSiblings(of: person, view, purpose, in: session)
            beside.siblings = siblings.map(\.brief)
            if wish.withSiblings {
                looked = siblings.map { ($0.subject, $0.decision) }
                lines = try office.merged(lines, of: person, with: siblings, question, &beside, in: session)
            }
            let names = try Names(
                lines.map(\.practitioner),
                lines.map(\.agency) + (view.sees.status ? view.subject.involvements.map(\.agency) : [])
                    + [identity.school].compactMap { $0 }, office.readings, session)
            if wish.withFindings {
                beside.findings = try office.findings(about: person, own, names, view, in: session)
            }
            beside.selections = rows.selections.filter {
                view.sees.shows(.narrative, by: $0.practitioner, of: $0.agency, in: .selection)
            }
            let may = Set(office.mayPropose([Selection.Begin.kind, Selection.Choose.kind], view))
            beside.mayBeginSelection = may.contains(Selection.Begin.kind)
            if let stream = wish.choosing, may.contains(Selection.Choose.kind),
                let row = beside.selections.first(where: { $0.stream == stream }), row.finishedAt == nil,
                let state = try office.replay(Selection.self, stream, in: session)?.state
            {
                beside.choosing = (row, Set(state.chosen.map(\.entry)))
            }
            var picture = ChronologyPicture(
                identity: office.shown(identity, view), lines: lines, withheld: withheld, names: names,
                mayOpen: office.mayOpen(view))
            picture.documents = view.sees.filtered(rows.documents)
            picture.beside = beside
            return Together(answer: picture, who: view.who, others: looked)
        }
    }
}

extension Office {
    /// A brother or sister whose chronology the asker may look at as well.
    struct OpenSibling {
        let brief: Brief
        let subject: Subject
        let decision: Decision
        let sees: Sees
    }

    /// Those whose chronology is open without more: where a reason would be asked for, it is asked on their own page.
    func openSiblings(
        of person: PersonID, _ view: Lookout.View, _ purpose: Lookout.Purpose, in session: any Session
    ) throws -> [OpenSibling] {
        guard view.sees.showsFamily else { return [] }
        let found = try siblings(of: person, in: session)
        let subjects = try subjects(found, at: view.now, in: session)
        var open: [(Subject, Decision, Sees)] = []
        for sibling in found {
            guard let subject = subjects[sibling] else { continue }
            let decision = access.decide(
                asked(view.who, .look(.chronology), subject, at: view.now, purpose: purpose.code))
            guard decision.isAllowed, let sees = decision.sees else { continue }
            if decision.obligations.contains(.reason) { continue }
            open.append((subject, decision, sees))
        }
        let briefs = try readings.briefs(open.map(\.0.person), in: session)
        return open.compactMap { subject, decision, sees in
            briefs[subject.person].map { OpenSibling(brief: $0, subject: subject, decision: decision, sees: sees) }
        }.sorted {
            ($0.brief.dateOfBirth ?? $0.brief.expectedDate ?? view.now.day, $0.brief.person)
                < ($1.brief.dateOfBirth ?? $1.brief.expectedDate ?? view.now.day, $1.brief.person)
        }
    }

    /// The lines of several children in one, newest first. What is the same for several of them stands once.
    func merged(
        _ own: [ChronologyLine], of person: PersonID, with siblings: [OpenSibling], _ question: ChronologyQuestion,
        _ beside: inout ChronologyBeside, in session: any Session
    ) throws -> [ChronologyLine] {
        var lines = own
        var places: [SameLine: Int] = [:]
        for (place, line) in lines.enumerated() {
            beside.whose[line.number] = [person]
            places[SameLine(line)] = place
        }
        for sibling in siblings {
            for line in try readings.chronology(of: sibling.brief.person, question, in: session) {
                guard let shown = sibling.sees.filtered(line) else { continue }
                if let place = places[SameLine(shown)] {
                    beside.whose[lines[place].number, default: []].append(sibling.brief.person)
                } else {
                    beside.whose[shown.number, default: []].append(sibling.brief.person)
                    if !lines.contains(where: { $0.number == shown.number }) {
                        places[SameLine(shown)] = lines.count
                        lines.append(shown)
                    }
                }
            }
        }
        lines.sort { ($0.happenedAt, $0.number) > ($1.happenedAt, $1.number) }
        return Array(lines.prefix(question.limit))
    }

    /// What the rules about gaps and contradictions find, resting on nothing the asker may not see. They compare the
    /// child's own chronology, whole: what a filter leaves out is not missing, and a brother's entry is not the child's.
    func findings(
        about person: PersonID, _ own: (lines: [ChronologyLine], withheld: Int)?, _ names: Names,
        _ view: Lookout.View, in session: any Session
    ) throws -> [StoryFinding] {
        guard view.sees.isContent else { return [] }
        let episodes = view.sees.status ? try readings.episodes(of: person, in: session) : []
        try willReplay([person.stream] + episodes.map(\.stream), in: session)
        guard let child = try replay(Person.self, person.stream, in: session)?.state else { return [] }
        var courses: [StoryFacts.Course] = []
        if view.sees.status {
            for row in episodes {
                guard let episode = try replay(Episode.self, row.stream, in: session)?.state else { continue }
                courses.append(
                    StoryFacts.Course(openedAt: row.openedAt, closedAt: row.closedAt, episode: episode))
            }
            let elsewhere = try sightingsElsewhere(of: person, courses, in: session)
            for place in courses.indices { courses[place].seenElsewhere = elsewhere }
        }
        let (lines, withheld) = try own ?? wholeChronology(of: person, view, in: session)
        let named = child.relationships.map(\.act.other) + child.contact.map(\.act.other)
        let people = try family(named, view, in: session).briefs
        return StoryFacts(
            child: child, courses: courses, lines: lines, withheld: withheld, sees: view.sees, names: names,
            people: people, library: library, now: view.now
        ).findings
    }
}

extension Office {
    /// Every line of a child that the asker may see, and how many there are besides.
    private func wholeChronology(
        of person: PersonID, _ view: Lookout.View, in session: any Session
    ) throws -> (lines: [ChronologyLine], withheld: Int) {
        let all = try readings.chronology(of: person, ChronologyQuestion(limit: 10_000), in: session)
        let lines = all.compactMap { view.sees.filtered($0) }
        return (lines, all.count - lines.count)
    }

    /// When a child was seen while living away or after returning home, where the episodes do not say it themselves.
    private func sightingsElsewhere(
        of person: PersonID, _ courses: [StoryFacts.Course], in session: any Session
    ) throws -> [Sighting] {
        if courses.allSatisfy({ $0.episode.sightings.contains(where: \.alone) }) { return [] }
        return try readings.away(of: person, in: session).filter { $0.stream.process == .livingAway }
            .flatMap { try replay(LivingAway.self, $0.stream, in: session)?.state.sightings ?? [] }
    }
}

/// What makes two children's lines the same: one entry about both, or one form recorded for each.
private struct SameLine: Hashable {
    let act: ActKind
    let happenedAt: Int64
    let recordedAt: Int64
    let practitioner: PractitionerID
    let line: Line

    init(_ line: ChronologyLine) {
        act = line.act
        happenedAt = line.happenedAt.milliseconds
        recordedAt = line.recordedAt.milliseconds
        practitioner = line.practitioner
        self.line = line.line
    }
}
