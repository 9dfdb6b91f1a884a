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
    /// Whether the asker may also see who has looked at the record.
    package let maySeeLooks: Bool
    package let names: Names
    /// Where the acts on this person's record stand, for the page's buttons.
    package let next: [ActKind]
}

/// The names of practitioners and agencies that a page mentions.
package struct Names: Sendable {
    package var practitioners: [PractitionerID: Colleague] = [:]
    package var agencies: [AgencyID: AgencyRow] = [:]

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
            guard let identity = try readings.identity(person, in: session) else { throw Rejection.notFound }
            // Whoever may know who a person is, and no more, is not told how much there is to know either.
            let lines =
                view.sees.isContent
                ? try readings.chronology(of: person, ChronologyQuestion(limit: 60), in: session) : []
            let shown = lines.compactMap { view.sees.filtered($0) }
            let episodes = view.sees.status ? try readings.episodes(of: person, in: session) : []
            var names = Names()
            for line in shown { try names.add(line.practitioner, line.agency, readings, session) }
            for id in episodes.flatMap({ [$0.lead, $0.supervisor] }).compactMap({ $0 }) {
                try names.add(id, nil, readings, session)
            }
            if let school = identity.school {
                names.agencies[school] = try readings.agency(school, in: session)
            }
            // Who noticed something, and who looked in an emergency, is for those who may read what they wrote.
            let told = view.subject.involvements.filter {
                view.sees.shows(.narrative) || ($0.kind != .author && $0.kind != .emergency)
            }
            let involved = try told.map { involvement in
                try Involved(
                    kind: involvement.kind,
                    practitioner: involvement.practitioner.flatMap {
                        try readings.colleague($0, in: session)
                    },
                    agency: readings.agency(involvement.agency, in: session), from: involvement.from,
                    until: involvement.until)
            }
            let next =
                try office.replay(ActTables.person, person.stream, in: session)?.state
                .next(under: office.library.guidance(on: now.day)) ?? []
            let relatives = try office.relatives(of: person, view, in: session)
            let household =
                view.sees.shows(.identity)
                ? try identity.household.compactMap { try office.nameable($0, view, in: session) } : []
            let near = Set(relatives.map(\.relation.other) + household.map(\.person))
            return ChildPicture(
                identity: view.sees.filtered(identity), involved: view.sees.status ? involved : [],
                episodes: episodes,
                clocks: view.sees.status ? try readings.clocks(about: person, in: session) : [],
                latest: Array(shown.prefix(60)), withheld: lines.count - shown.count,
                relatives: relatives, household: household,
                open: try near.filter { try office.opens($0, view, in: session) }, sees: view.sees,
                maySeeLooks: office.maySeeLooks(view), names: names,
                next: next.filter { office.mayPropose($0, view) })
        }
    }

    /// A child's chronology with the reader's filters.
    package func chronology(
        of person: PersonID, _ question: ChronologyQuestion, by caller: Caller, for purpose: Purpose,
        at now: Moment
    ) async throws -> Shown<ChronologyPicture> {
        try await look(at: person, .chronology, as: "chronology", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let identity = try office.readings.identity(person, in: session) else {
                throw Rejection.notFound
            }
            let lines = try office.readings.chronology(of: person, question, in: session)
            let shown = lines.compactMap { view.sees.filtered($0) }
            var names = Names()
            for line in shown { try names.add(line.practitioner, line.agency, office.readings, session) }
            let agencies = view.sees.status ? view.subject.involvements.map(\.agency) : []
            for agency in agencies where names.agencies[agency] == nil {
                names.agencies[agency] = try office.readings.agency(agency, in: session)
            }
            return ChronologyPicture(
                identity: view.sees.filtered(identity), lines: shown, withheld: lines.count - shown.count,
                names: names,
                maySeeLooks: office.maySeeLooks(view))
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
    package let maySeeLooks: Bool
}

extension Office {
    /// Who is related to a person; those hidden from the asker are left out, those unknown to them are named only.
    func relatives(of person: PersonID, _ view: Lookout.View, in session: any Session) throws -> [Relative] {
        guard view.sees.shows(.identity), view.sees.isContent else { return [] }
        return try readings.relations(of: person, in: session).compactMap { relation in
            try nameable(relation.other, view, in: session).map { Relative(relation: relation, brief: $0) }
        }
    }

    /// Who someone near the person is, unless their own record is hidden from the asker.
    func nameable(_ other: PersonID, _ view: Lookout.View, in session: any Session) throws -> Brief? {
        guard let labels = try readings.labels(of: other, at: view.now, in: session) else { return nil }
        if !labels.isEmpty {
            guard let subject = try subject(other, at: view.now, in: session) else { return nil }
            let decision = access.decide(asked(view.who, .look(.identity), subject, at: view.now))
            if decision.isHidden { return nil }
        }
        return try readings.brief(other, in: session)
    }

    /// Whether the page of someone near the person would show the viewer anything.
    func opens(_ other: PersonID, _ view: Lookout.View, in session: any Session) throws -> Bool {
        // A page opens to nobody who has no part in that life, so most questions end here.
        guard try !readings.involvements(with: other, in: session).isEmpty,
            let subject = try subject(other, at: view.now, in: session)
        else { return false }
        return opens(subject, view.who, at: view.now)
    }

    /// Whether the access rules would show the viewer who has looked.
    func maySeeLooks(_ view: Lookout.View) -> Bool {
        access.decide(asked(view.who, .look(.looks), view.subject, at: view.now)).isAllowed
    }

    /// Whether the access rules would let the viewer propose an act on this person, for showing its button.
    func mayPropose(_ act: ActKind, _ view: Lookout.View) -> Bool {
        access.decide(asked(view.who, .act(act), view.subject, at: view.now)).isAllowed
    }
}

extension Names {
    mutating func add(
        _ practitioner: PractitionerID, _ agency: AgencyID?, _ readings: Readings, _ session: any Session
    ) throws {
        if practitioners[practitioner] == nil {
            practitioners[practitioner] = try readings.colleague(practitioner, in: session)
        }
        if let agency, agencies[agency] == nil { agencies[agency] = try readings.agency(agency, in: session) }
    }
}

extension Sees {
    /// A line as far as it may be seen; nil when it may not be seen at all.
    func filtered(_ line: ChronologyLine) -> ChronologyLine? {
        guard shows(line.line.holds, by: line.practitioner, of: line.agency) else { return nil }
        let parts = line.line.parts.filter { shows($0.holds, by: line.practitioner, of: line.agency) }
        guard parts.count < line.line.parts.count else { return line }
        return line.telling(only: parts)
    }

    /// An identity without what may not be seen: the address, and numbers of other agencies.
    func filtered(_ identity: Identity) -> Identity {
        identity.showing(
            home: shows(.location), numbers: shows(.health) || shows(.narrative), school: shows(.school))
    }
}
