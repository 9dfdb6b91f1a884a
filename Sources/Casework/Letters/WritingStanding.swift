import Access
import Guidance
import Practice
import Readings
import Store

extension Office {
    /// What ties someone to a person now, whatever they want with the record.
    func ties(of who: Who, to subject: Subject, at now: Moment) -> Ties {
        Ties(asked(who, .look(.identity), subject, at: now), hours: access.hours)
    }

    /// The classes of a process that someone may put into a letter about it; none where they may not write one.
    func legible(
        _ stream: StreamID, to who: Who, with sees: Sees, of subject: Subject, at now: Moment
    ) -> Set<FieldClass> {
        guard ties(of: who, to: subject, at: now).mayWrite(about: stream.process) else { return [] }
        return Set(FieldClass.allCases.filter { sees.shows($0, in: stream.process) })
    }

    /// Adds what of the process a letter is about is open to whoever writes it, for everyone it is about.
    func addLegible(
        _ proposed: Proposed, about: [PersonID], _ who: Who, to standing: inout Standing, in session: any Session
    ) throws {
        let regarding: StreamID?
        switch proposed.proposal.act {
        case Letter.Write.kind: regarding = proposed.answers["regarding"]?.text.flatMap { StreamID($0) }
        case Letter.Revise.kind, Letter.Send.kind:
            regarding = try proposed.proposal.stream.flatMap {
                try readings.letter($0, in: session).first?.regarding
            }
        default: regarding = nil
        }
        guard let regarding else { return }
        let what = try what(toRead: regarding, in: session)
        var open = Set(FieldClass.allCases)
        for person in about {
            guard let subject = try subject(person, at: proposed.now, in: session),
                let sees = access.decide(asked(who, .look(what), subject, at: proposed.now)).sees?.inside(regarding)
            else { return }
            open.formIntersection(legible(regarding, to: who, with: sees, of: subject, at: proposed.now))
        }
        standing.legible[regarding] = open
    }

    /// Adds what those whom a letter goes to may get of what it is about, when it is sent.
    func addAddressee(
        _ proposed: Proposed, about: [PersonID], to standing: inout Standing, in session: any Session
    ) throws {
        guard proposed.proposal.act == Letter.Send.kind, let stream = proposed.proposal.stream,
            let row = try readings.letter(stream, in: session).first,
            let letter = try replay(Letter.self, stream, in: session)?.state
        else { return }
        let readers = try readers(of: row, in: session)
        var open = Set(FieldClass.allCases)
        for person in about {
            guard let subject = try subject(person, at: proposed.now, in: session) else { continue }
            let theirs = try readers.map {
                try classes(of: row, for: $0, of: subject, proposed, in: session)
            }
            let some = theirs.reduce(into: Set<FieldClass>()) { $0.formUnion($1) }
            open.formIntersection(some)
            if !some.contains(.location), try holdsProtectedAddress(letter.text, of: person, in: session) {
                standing.holdsProtected = true
            }
        }
        guard row.reader != nil || !readers.isEmpty else { return }
        if try tellsTheEnd(of: row, letter, in: session) { open.insert(.narrative) }
        standing.addressee = open
    }

    /// Those of the record who would read it: whom it is for by name, else everyone of the agency.
    private func readers(of row: LetterRow, in session: any Session) throws -> [Who] {
        let named: [PractitionerID] =
            try row.reader.map { [$0] }
            ?? row.readingAgency.map { agency in
                try readings.colleagues(of: agency, in: session).filter(\.isEnabled).map(\.id)
            } ?? []
        return try named.map { try who(Caller($0), in: session) }.filter { $0.account.enabled && $0.account.agencyOpen }
    }

    /// What one reader may get: who the child is where anything may be said to them, what they read of the process.
    private func classes(
        of row: LetterRow, for reader: Who, of subject: Subject, _ proposed: Proposed, in session: any Session
    ) throws -> Set<FieldClass> {
        let identity = access.decide(asked(reader, .look(.identity), subject, at: proposed.now))
        // On paper it may tell somebody who has no part in the record; a link would not open for them.
        let isLink = proposed.answers["channel"]?.text == Letter.Send.link
        guard isLink ? identity.isAllowed : !identity.isHidden else { return [] }
        let what = try what(toRead: row.regarding, in: session)
        let sees = access.decide(asked(reader, .look(what), subject, at: proposed.now)).sees?.inside(row.regarding)
        let read = FieldClass.allCases.filter { sees?.shows($0, in: row.regarding.process) ?? false }
        return Set(read).union([.identity])
    }

    private func holdsProtectedAddress(_ text: String, of person: PersonID, in session: any Session) throws -> Bool {
        guard let home = try readings.identity(person, in: session)?.home, home.isProtected else { return false }
        func bare(_ words: String) -> String { words.uppercased().filter { $0.isLetter || $0.isNumber } }
        let words = bare(text)
        let first = home.address.split(whereSeparator: \.isNewline).first.map(String.init) ?? home.address
        return [home.postcode, first].compactMap { $0.map(bare) }.contains { $0.count > 4 && words.contains($0) }
    }

    /// A letter about a plan that had ended when it was written tells no more than that.
    private func tellsTheEnd(of row: LetterRow, _ letter: Letter, in session: any Session) throws -> Bool {
        guard row.letter == "plan", row.regarding.process == .episode, let written = letter.written?.stamp,
            let course = try replay(Episode.self, row.regarding, in: session)?.state.protectionPlan.courses.last,
            let end = course.end
        else { return false }
        return end.stamp.number < written.number
    }
}
