import Access
import Guidance
import Practice
import Readings
import Store

/// Someone's part in a child's life, with how to reach them.
package struct Involved: Sendable {
    package let kind: Involvement.Kind
    package let practitioner: Colleague?
    package let agency: AgencyRow?
    package let from: Moment
    package let until: Moment?
}

/// A person related to the child, as far as the asker may know them.
package struct Relative: Sendable {
    package let relation: Relation
    /// Nil where nothing may be said of them.
    package let brief: Brief?
}

/// What a child's page shows: who they are, who is involved, where things stand, what comes next, the latest.
package struct ChildPicture: Sendable {
    package let identity: Identity
    package let involved: [Involved]
    package let episodes: [EpisodeRow]
    package let clocks: [ClockRow]
    package let latest: [ChronologyLine]
    /// Lines that exist and are not shown to the asker; nil where even that may not be told.
    package let withheld: Int
    package let relatives: [Relative]
    /// Those who live with them, as far as the asker may know them.
    package let household: [Brief]
    /// Those near them whose own page is open to the asker.
    package let open: Set<PersonID>
    package let sees: Sees
    /// What else of the record the asker may open.
    package let mayOpen: Set<What>
    package var earlyHelp: [EarlyHelpRow] = []
    package let names: Names
    /// Where the acts on this person's record stand, for the page's buttons.
    package let next: [ActKind]
    /// Times away from home and circumstances.
    package var away: [AwayRow] = []
}

/// The names of practitioners and agencies that a page mentions.
package struct Names: Sendable {
    package var practitioners: [PractitionerID: Colleague] = [:]
    package var agencies: [AgencyID: AgencyRow] = [:]

    package init(
        practitioners: [PractitionerID: Colleague] = [:], agencies: [AgencyID: AgencyRow] = [:]
    ) {
        self.practitioners = practitioners
        self.agencies = agencies
    }

    package func name(_ id: PractitionerID) -> String {
        if id == Caller.theOperator.practitioner { return "The operator" }
        return practitioners[id]?.name ?? "A practitioner"
    }
    package func name(_ id: AgencyID) -> String { agencies[id]?.name ?? "An agency" }
}

extension Lookout {
    /// A child's (or an adult's) page.
    package func child(
        _ person: PersonID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<ChildPicture> {
        try await look(at: person, .summary, as: "child", by: caller, for: purpose, at: now) {
            [office] view, session in
            let readings = office.readings
            // Whoever may know who a person is, and no more, is not told how much there is to know either.
            guard
                let rows = try readings.childRows(
                    person, view.sees.isContent ? ChronologyQuestion(limit: 60) : nil, status: view.sees.status,
                    family: view.sees.showsFamily, in: session)
            else { throw Rejection.notFound }
            let (identity, lines, episodes, earlyHelp) = (rows.identity, rows.lines, rows.episodes, rows.earlyHelps)
            let shown = lines.compactMap { view.sees.filtered($0) }
            // Who noticed something, and who looked in an emergency, is for those who may read what they wrote.
            let told = view.subject.involvements.filter {
                view.sees.shows(.narrative) || ($0.kind != .author && $0.kind != .emergency)
            }
            let names = try Names(
                shown.map(\.practitioner) + episodes.flatMap { [$0.lead, $0.supervisor].compactMap { $0 } }
                    + earlyHelp.compactMap(\.lead)
                    + told.compactMap(\.practitioner),
                shown.map(\.agency) + told.map(\.agency) + [identity.school].compactMap { $0 }, readings, session)
            let involved = told.map { involvement in
                Involved(
                    kind: involvement.kind, practitioner: involvement.practitioner.flatMap { names.practitioners[$0] },
                    agency: names.agencies[involvement.agency], from: involvement.from, until: involvement.until)
            }
            let next =
                try office.replay(Person.self, person.stream, in: session)?.state
                .next(under: office.library.guidance(on: now.day)) ?? []
            let household = view.sees.showsFamily ? identity.household : []
            let family = try office.family(rows.relations.map(\.other) + household, view, in: session)
            return ChildPicture(
                identity: office.shown(identity, view), involved: view.sees.status ? involved : [],
                episodes: episodes,
                clocks: view.sees.filtered(rows.clocks),
                latest: Array(shown.prefix(60)), withheld: lines.count - shown.count,
                relatives: rows.relations.compactMap { relation in
                    family.briefs[relation.other].map { Relative(relation: relation, brief: $0) }
                }, household: household.compactMap { family.briefs[$0] }, open: family.open, sees: view.sees,
                mayOpen: office.mayOpen(view), earlyHelp: earlyHelp, names: names,
                next: office.mayPropose(next, view),
                away: rows.away)
        }
    }

    /// A child's chronology with the reader's filters.
    package func chronology(
        of person: PersonID, _ question: ChronologyQuestion, by caller: Caller, for purpose: Purpose,
        at now: Moment
    ) async throws -> Shown<ChronologyPicture> {
        try await look(at: person, .chronology, as: "chronology", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let rows = try office.readings.chronologyRows(of: person, question, in: session) else {
                throw Rejection.notFound
            }
            let (identity, lines) = (rows.identity, rows.lines)
            let shown = lines.compactMap { view.sees.filtered($0) }
            let names = try Names(
                shown.map(\.practitioner),
                shown.map(\.agency) + (view.sees.status ? view.subject.involvements.map(\.agency) : []),
                office.readings, session)
            return ChronologyPicture(
                identity: office.shown(identity, view), lines: shown,
                withheld: lines.count - shown.count,
                names: names,
                mayOpen: office.mayOpen(view),
                documents: view.sees.filtered(rows.documents))
        }
    }
}

/// A chronology as asked for.
package struct ChronologyPicture: Sendable {
    package let identity: Identity
    package let lines: [ChronologyLine]
    package let withheld: Int
    /// With the agencies whose entries may be asked for alone.
    package let names: Names
    package let mayOpen: Set<What>
    /// Files that came with what is told, by the entry's number.
    package var documents: [Int: [DocumentRow]] = [:]
    /// Brothers and sisters, gaps and contradictions, selections.
    package var beside = ChronologyBeside()
}

extension Office {
    /// Those near a person: who they are, unless hidden from the viewer, and whose own page would show anything.
    func family(
        _ people: [PersonID], _ view: Lookout.View, in session: any Session
    ) throws -> (briefs: [PersonID: Brief], open: Set<PersonID>) {
        let subjects = try subjects(people, at: view.now, in: session)
        let viewer = view.who.doer.practitioner
        let nameable = subjects.values.filter { subject in
            // Whoever is a party to a person's life may not be told of them, not even by a relative's page.
            let mayBeTold = subject.labels.isEmpty && !subject.parties.contains { $0.practitioner == viewer }
            return mayBeTold
                || !access.decide(asked(view.who, .look(.identity), subject, at: view.now)).isHidden
        }
        let open = nameable.filter { !$0.involvements.isEmpty && opens($0, view.who, at: view.now) }
        return (try readings.briefs(nameable.map(\.person), in: session), Set(open.map(\.person)))
    }

    /// Who a page is about, as far as the viewer may see it, with what is true of them now.
    func shown(_ identity: Identity, _ view: Lookout.View) -> Identity {
        var shown = view.around.filtered(identity)
        shown.facts = view.around.status ? identity.facts : []
        return shown
    }

    /// Whether the access rules would show the viewer who has looked, and the chronology.
    func mayOpen(_ view: Lookout.View) -> Set<What> {
        let pages: [What] = [.looks, .chronology]
        let decisions = access.decide(pages, asked(view.who, .look(.looks), view.subject, at: view.now))
        return Set(zip(pages, decisions).filter(\.1.isAllowed).map(\.0))
    }

    /// Which of these acts the access rules would let the viewer propose on this person, for showing their buttons.
    func mayPropose(_ acts: [ActKind], _ view: Lookout.View) -> [ActKind] {
        access.allowed(acts, asked(view.who, .look(.summary), view.subject, at: view.now, in: view.stream))
    }
}

extension Names {
    /// The names of all these, in one question.
    init(
        _ practitioners: some Sequence<PractitionerID>, _ agencies: some Sequence<AgencyID>, _ readings: Readings,
        _ session: any Session
    ) throws {
        let staff = try readings.staff(practitioners, agencies, in: session)
        self.init(practitioners: staff.practitioners, agencies: staff.agencies)
    }
}

extension Sees {
    /// A line as far as it may be seen; nil when it may not be seen at all.
    func filtered(_ line: ChronologyLine) -> ChronologyLine? {
        let here = inside(line.stream)
        guard here.shows(line.line.holds, by: line.practitioner, of: line.agency, in: line.stream.process) else {
            return nil
        }
        let parts = line.line.parts.filter {
            here.shows($0.holds, by: line.practitioner, of: line.agency, in: line.stream.process)
        }
        let rests = line.line.rests.flatMap { rests in
            let isOpen = rests.source.holds.map {
                here.shows($0, by: line.practitioner, of: line.agency, in: line.stream.process)
            }
            return isOpen ?? true ? rests : nil
        }
        guard parts.count < line.line.parts.count || rests != line.line.rests else { return line }
        return line.telling(only: parts, rests: rests)
    }

    /// Clocks without the reasons given for missing them, where the narrative of that process is not theirs to read:
    /// a reason is written about the family, and its own line in the chronology says whose words it is.
    func filtered(_ clocks: [ClockRow]) -> [ClockRow] {
        clocks.map { clock in
            guard clock.explained != nil, !inside(clock.stream).shows(.narrative, in: clock.stream.process) else {
                return clock
            }
            var silent = clock
            silent.explained = nil
            silent.isReasonWithheld = true
            return silent
        }
    }

    /// An identity without what may not be seen: the address, and numbers of other agencies.
    func filtered(_ identity: Identity) -> Identity {
        identity.showing(
            home: shows(.location), numbers: shows(.health) || shows(.narrative), school: shows(.school))
    }
}
