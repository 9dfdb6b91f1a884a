import Access
import Guidance
import Practice
import Readings
import Store

/// What a letter's page shows: the letter itself, where it stands, and the letterhead of whoever writes.
package struct LetterPicture: Sendable {
    package let row: LetterRow
    package let letter: Letter
    package let version: Int
    package let child: Brief
    package let names: Names
    /// Whoever wrote it and their agency, for the letterhead.
    package let writer: Colleague?
    package let agency: AgencyRow?
    package let next: [ActKind]
    /// The viewer is whom it was sent to, and may see no more than the letter.
    package let isReader: Bool
    package let lines: [ChronologyLine]
    /// The act that records what this letter told, where it is still to be recorded.
    package var telling: Telling?
    /// The address on the envelope is the viewer's to read.
    package var showsAddress = false
}

/// The letters about a person as far as the viewer may see them.
package struct LettersPicture: Sendable {
    package let identity: Identity
    package let letters: [LetterRow]
    package let names: Names
    package let mayOpen: Set<What>
    /// Processes about which the viewer may write a letter now, the newest first.
    package let writable: [StreamID]
}

extension Lookout {
    /// The people a letter is about, so that a door can ask why someone looks.
    package func people(ofLetter stream: StreamID) async throws -> [PersonID] {
        try await office.database.read { [office] in try office.readings.letter(stream, in: $0).map(\.person) }
    }

    /// A letter: for whoever may read what it is about, and for whom it was sent to.
    package func letter(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<LetterPicture> {
        let found = try await office.database.read { [office] session -> (LetterRow, Bool, What)? in
            guard let row = try office.readings.letter(stream, in: session).first else { return nil }
            let who = try office.who(caller, in: session)
            let isReader = row.isSent(to: who.doer)
            // Whoever is named reads it as far as they may know whom it is about; an agency, whoever answers for it.
            let readers: What = row.reader == nil ? .summary : .identity
            return (row, isReader, isReader ? readers : try office.what(toRead: row.regarding, in: session))
        }
        guard let (row, isReader, what) = found else { throw Rejection.notFound }
        return try await look(
            at: row.person, what, as: "letter", by: caller, for: purpose, at: now, orIdentity: false,
            in: row.regarding
        ) { [office] view, session in
            guard (isReader && view.mayOpen(row)) || view.sees.shows(row),
                let replayed = try office.replay(Letter.self, stream, in: session)
            else { throw Rejection.notFound }
            let readings = office.readings
            let names = try Names(
                [row.author] + [row.reader].compactMap { $0 }, [row.agency] + [row.readingAgency].compactMap { $0 },
                readings, session)
            let next = replayed.state.next(under: office.library.guidance(on: now.day))
            let lines = try readings.lines(of: stream, in: session).filter { $0.person == row.person }
            return LetterPicture(
                row: row, letter: replayed.state, version: replayed.version,
                child: try readings.brief(row.person, in: session), names: names,
                writer: names.practitioners[row.author], agency: names.agencies[row.agency],
                next: view.who.doer.agency == row.agency ? office.mayPropose(next, view) : [],
                isReader: isReader && !view.sees.shows(row),
                lines: view.sees.shows(row) ? lines : [],
                telling: view.who.doer.agency == row.agency
                    ? try office.telling(row, replayed.state, view, in: session) : nil,
                // Where a family lives, by the rule for addresses; where an agency sits, for whoever it was sent to.
                showsAddress: view.sees.shows(
                    .location, by: row.author, of: row.agency, in: row.regarding.process)
                    || isReader && Addressee.practitioners.contains(row.to))
        }
    }

    /// The letters about a person.
    package func letters(
        about person: PersonID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<LettersPicture> {
        try await look(at: person, .summary, as: "letters", by: caller, for: purpose, at: now) {
            [office] view, session in
            let readings = office.readings
            guard let identity = try readings.identityAtAGlance(person, in: session) else { throw Rejection.notFound }
            let rows = try readings.letters(about: person, in: session).filter {
                view.sees.shows($0) || ($0.isSent(to: view.who.doer) && view.mayOpen($0))
            }
            let names = try Names(rows.map(\.author), rows.map(\.agency), readings, session)
            let mayWrite = !office.mayPropose([Letter.Write.kind], view).isEmpty
            var writable: [StreamID] = []
            if mayWrite {
                writable = try readings.episodes(of: person, in: session).map(\.stream)
                writable += try readings.earlyHelps(with: person, in: session).map(\.stream)
            }
            writable.removeAll { !office.legible($0, in: view).contains(.narrative) }
            return LettersPicture(
                identity: office.shown(identity, view), letters: rows, names: names,
                mayOpen: office.mayOpen(view), writable: writable)
        }
    }

    /// What a letter about a process is composed from.
    package func facts(
        forLetterRegarding stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<LetterFacts> {
        let found = try await office.database.read { [office] session -> (PersonID, What)? in
            let people = try office.about(stream, in: session).people
            return try people.first.map { ($0, try office.what(toRead: stream, in: session)) }
        }
        guard let (person, what) = found else { throw Rejection.notFound }
        return try await look(at: person, what, as: "letter", by: caller, for: purpose, at: now, in: stream) {
            [office] view, session in
            let open = office.legible(stream, in: view)
            guard !office.mayPropose([Letter.Write.kind], view).isEmpty, open.contains(.narrative) else {
                throw Rejection.notFound
            }
            var facts = try office.letterFacts(stream, person, view, in: session)
            facts.open = open
            return facts
        }
    }
}

extension Office {
    /// The classes of a process that the viewer may put into a letter about it.
    fileprivate func legible(_ stream: StreamID, in view: Lookout.View) -> Set<FieldClass> {
        legible(stream, to: view.who, with: view.sees, of: view.subject, at: view.now)
    }

    fileprivate func letterFacts(
        _ stream: StreamID, _ person: PersonID, _ view: Lookout.View, in session: any Session
    ) throws -> LetterFacts {
        guard let identity = try readings.identityAtAGlance(person, in: session),
            case let own = try readings.staff([view.who.doer.practitioner], [view.who.doer.agency], in: session),
            let writer = own.practitioners[view.who.doer.practitioner],
            let agency = own.agencies[view.who.doer.agency]
        else { throw Rejection.notFound }
        var facts = LetterFacts(
            regarding: stream, identity: identity, today: view.now.day, guidance: library.guidance(on: view.now.day),
            writer: writer, agency: agency)
        if stream.process == .episode { facts.episode = try replay(Episode.self, stream, in: session)?.state }
        let parents = identity.parents.map(\.person).filter(identity.household.contains)
        let briefs = try family(parents, view, in: session).briefs
        facts.parents = parents.compactMap { briefs[$0]?.fullName }
        if stream.process == .earlyHelp { facts.earlyHelp = try replay(EarlyHelp.self, stream, in: session)?.state }
        let mentioned = facts.mentioned
        facts.names = try Names(mentioned.compactMap(\.0), mentioned.compactMap(\.1), readings, session)
        facts.seesAddress = view.around.shows(.location)
        return facts
    }
}

extension Lookout.View {
    /// A letter to a whole agency is opened by its safeguarding lead, or by someone who may know how things stand.
    fileprivate func mayOpen(_ letter: LetterRow) -> Bool {
        letter.reader != nil || sees.status || who.doer.hasAny(Roles.safeguardingLeads)
    }
}

extension LetterRow {
    /// It was sent to this practitioner, or to their agency and nobody in it by name.
    func isSent(to who: Doer) -> Bool {
        guard sentAt != nil, status != .failed else { return false }
        if let reader { return reader == who.practitioner }
        return readingAgency == who.agency
    }
}

extension Sees {
    /// Whether a letter may be read as the words of whoever wrote it.
    func shows(_ letter: LetterRow) -> Bool {
        shows(.narrative, by: letter.author, of: letter.agency, in: letter.regarding.process)
    }
}

extension Lookout {
    /// The people a process is about, so that a door can ask why someone looks. Nothing of it is for showing.
    package func people(regarding stream: StreamID) async throws -> [PersonID] {
        try await office.database.read { [office] in try office.about(stream, in: $0).people }
    }
}
