import Access
import Foundation
import Guidance
import Practice
import Readings
import Record
import Store

/// The practitioner who acts or asks, as the record knows them in this snapshot.
struct Who: Sendable {
    let doer: Doer
    let account: Account
}

extension Office {
    /// The caller as the record knows them now. A practitioner who is not in the record is refused like a leaver.
    func who(_ caller: Caller, in session: any Session) throws -> Who {
        if caller.isOperator {
            let nobody = AgencyID(unchecked: caller.practitioner.id)
            return Who(
                doer: Doer(
                    practitioner: caller.practitioner, agency: nobody, agencyKind: "operator",
                    roles: ["systemAdministrator"]),
                account: Account(enabled: true, agencyOpen: true, secondFactor: .notNeeded))
        }
        guard let standing = try readings.practitioner(caller.practitioner, in: session) else {
            throw Rejection.notFound
        }
        let factor: Account.SecondFactor =
            switch caller.secondFactor {
            case .notNeeded: .notNeeded
            case .done: .done
            case .missing: .missing
            }
        return Who(
            doer: standing.doer,
            account: Account(enabled: standing.isEnabled, agencyOpen: standing.agencyIsOpen, secondFactor: factor))
    }

    /// Refuses an act that the access rules do not allow on any one of the people it is about.
    func mayAct<P: Process>(
        _ proposed: Proposed, about: [PersonID], state: P?, _ who: Who, in session: any Session
    ) throws {
        var entry: Int?
        if case .int(let number)? = proposed.answers["entry"] { entry = number }
        let stream = proposed.proposal.stream
        let action = try action(proposed.proposal.act, in: stream, entry: entry, who, session)
        // An act about no one is recorded about no one: else its envelope would name whoever was put into it.
        if action.isAboutNoOne, !proposed.proposal.about.isEmpty { throw Rejection.notFound }
        let whose = try whose(stream, in: session)
        let named = about.isEmpty ? proposed.personNamed : about
        func decide(_ subject: Subject?) throws -> Decision {
            var question = asked(who, action, subject, at: proposed.now, in: stream ?? proposed.regarding)
            question.whose = whose
            let decision = access.decide(question)
            try allow(decision)
            return decision
        }
        if named.isEmpty || (P.name == .person && state == nil) {
            _ = try decide(nil)
            return
        }
        for person in named {
            guard let subject = try subject(person, at: proposed.now, in: session) else { throw Rejection.notFound }
            try notify(of: decide(subject), about: subject, who, at: proposed.now, in: session)
        }
        if proposed.proposal.act == Person.Relate.kind, let kind = proposed.answers["relationship"]?.text,
            Person.familyAdults.contains(kind), let other = proposed.answers["other"]?.text.flatMap({ PersonID($0) })
        {
            try tellWorkers(with: other, who, at: proposed.now, in: session)
        }
    }

    /// Tells whoever leads or supervises work with someone that they were tied to a child, since that shows who they are
    /// and where they live to those who work with the child.
    private func tellWorkers(with other: PersonID, _ who: Who, at now: Moment, in session: any Session) throws {
        guard let subject = try subject(other, at: now, in: session) else { return }
        let carrying: Set<Involvement.Kind> = [.lead, .supervisor, .earlyHelpLead, .family]
        let workers = Set(
            subject.involvements.filter { $0.isLive(at: now) && carrying.contains($0.kind) }.compactMap(\.practitioner))
        // Whoever works with them both knows it already.
        if workers.contains(who.doer.practitioner) { return }
        try tell(
            workers.map { Owner.practitioner($0).key }.sorted(), about: other,
            "person.relate: somebody outside the usual circle tied this person to a child", at: now, in: session)
    }

    /// A correction is judged by whose words it corrects; everything else by its kind.
    func action(
        _ act: ActKind, in stream: StreamID?, entry: Int?, _ who: Who, _ session: any Session
    ) throws -> Action {
        guard act.rawValue.hasSuffix(".correct"), let stream, let entry else { return .act(act) }
        let author = try readings.author(ofEntry: entry, in: stream, session)
        return .correct(author: author ?? who.doer.practitioner)
    }

    /// Whose account, grant or assessment an act judges.
    func whose(_ stream: StreamID?, in session: any Session) throws -> Worker? {
        guard let stream else { return nil }
        let id: PractitionerID? =
            switch stream.process {
            case .practitioner: PractitionerID(unchecked: stream.id)
            case .grant: try readings.opener(of: stream, in: session)
            case .episode: try readings.episode(stream, in: session)?.lead
            case .audit: try readings.audit(stream, in: session).flatMap { try lead(with: $0.child, in: session) }
            default: nil
            }
        guard let id else { return nil }
        return Worker(id, lineManager: try readings.practitioner(id, in: session)?.doer.lineManager)
    }

    func asked(
        _ who: Who, _ action: Action, _ subject: Subject?, at moment: Moment, purpose: String = "directWork",
        in stream: StreamID? = nil
    ) -> Asked {
        Asked(
            who: who.doer, account: who.account, purpose: purpose, action: action, subject: subject, in: stream,
            at: moment)
    }

    private func allow(_ decision: Decision) throws {
        switch decision.outcome {
        case .full, .redacted: return
        case .refuse(let refusal): throw Rejection.refused(refusal)
        case .hide: throw Rejection.notFound
        case .stub, .offer:
            throw Rejection.refused(
                Refusal(
                    "access.relationship", .mayNot, because: "You do not work with this child.",
                    authority: "docs/access.md: \(decision.rules.joined(separator: ", "))",
                    instead:
                        "Ask the lead practitioner or the council's front door; in an emergency, ask for emergency access."
                ))
        }
    }

    /// A line as far as this practitioner may see it; nil when they may not.
    func filtered(
        _ line: ChronologyLine, for who: Who, at now: Moment, in session: any Session
    ) throws -> ChronologyLine? {
        guard let subject = try subject(line.person, at: now, in: session) else { return nil }
        return access.decide(asked(who, .look(.chronology), subject, at: now)).sees?.filtered(line)
    }

    /// How the people and agencies an act names stand in the record, looked up by the types of its questions.
    func standing(
        _ proposed: Proposed, claims: [String], about: [PersonID], _ who: Who, in session: any Session
    ) throws -> Standing {
        var standing = Standing()
        for (person, brief) in try readings.briefs(about, in: session) {
            standing.people.insert(person)
            standing.born[person] = brief.dateOfBirth
            standing.expected[person] = brief.expectedDate
        }
        if proposed.proposal.act == Partnership.Begin.kind {
            standing.partnerships = try readings.partnerships(in: session).map(\.stream)
        }
        if proposed.proposal.act == LivingAway.BeginLookedAfter.kind {
            for person in about {
                let rows = try readings.away(of: person, in: session)
                let looked = rows.contains { $0.kind == LivingAway.Kind.lookedAfter.rawValue && $0.overAt == nil }
                if looked { standing.lookedAfter.insert(person) }
            }
        }
        for question in proposed.form.questions {
            guard let answer = proposed.answers[question.key] else { continue }
            let ids =
                question.type == .actions
                ? (answer.list ?? []).compactMap {
                    if case .object(let one) = $0 { one["practitioner"]?.text } else { nil }
                }
                : (answer.list ?? [answer]).compactMap(\.text)
            for id in ids {
                switch question.type {
                case .practitioner, .practitioners, .actions:
                    if let id = PractitionerID(id), let known = try readings.practitioner(id, in: session),
                        known.isEnabled
                    {
                        standing.practitioners[id] = known.doer
                    }
                case .agency, .agencies:
                    if let id = AgencyID(id), let known = try readings.agency(id, in: session), known.isOpen {
                        standing.agencies[id] = known.kind
                        if proposed.proposal.act == Partnership.NameAgency.kind {
                            standing.areas[id] = try readings.areas(of: id, in: session)
                        }
                    }
                case .entry:
                    if let id = EntryReference(id), let known = try readings.entry(id, in: session) {
                        standing.entries[id] = known
                    }
                case .person, .people:
                    if let id = PersonID(id),
                        try isFindable(
                            id, judged: about.isEmpty ? proposed.personNamed : [], by: who, at: proposed.now, session)
                    {
                        standing.people.insert(id)
                    }
                case .stream:
                    guard let stream = StreamID(id) else { break }
                    let found = try self.about(stream, in: session)
                    if found.version > 0 { standing.streams[stream] = found.people }
                case .upload:
                    standing.uploads[id] = try upload(id, of: who.doer.practitioner, in: session)?.file
                default: break
                }
            }
        }
        if let opener = try proposed.proposal.stream.flatMap({ try readings.opener(of: $0, in: session) }) {
            try addLine(from: opener, evenDisabled: true, to: &standing, in: session)
        }
        try addEntry(proposed, of: about, who, to: &standing, in: session)
        for known in Array(standing.practitioners.keys) + [who.doer.practitioner] {
            try addLine(from: known, evenDisabled: false, to: &standing, in: session)
        }
        if let child = about.first, proposed.proposal.stream?.process == .episode {
            standing.openEpisode = try readings.assessingEpisode(of: child, in: session)
        }
        try addWork(proposed, about: about, who, to: &standing, in: session)
        try addProtection(proposed, about: about, to: &standing, in: session)
        try addReport(proposed, to: &standing, in: session)
        try self.standing(
            withEarlyHelp: proposed.proposal.act, about: about, who, at: proposed.now, &standing, in: session)
        standing.keepers = try keepers(for: proposed, in: session)
        try addLegible(proposed, about: about, who, to: &standing, in: session)
        try addAddressee(proposed, about: about, to: &standing, in: session)
        standing.cameWith = proposed.cameWith
        standing.taken = Set(
            try claims.filter { try isTaken($0, except: proposed.proposal.stream, who, at: proposed.now, in: session) })
        return standing
    }

    /// Whether someone whom an answer names is on record for whoever names them: a search would find them, or they may
    /// know who it is. Whoever the act itself is about has been judged by its own rule.
    private func isFindable(
        _ person: PersonID, judged: [PersonID], by who: Who, at now: Moment, _ session: any Session
    ) throws -> Bool {
        if judged.contains(person) { return try readings.exists(person, in: session) }
        guard let subject = try subject(person, at: now, in: session) else { return false }
        return mayName(subject, who, at: now, isFound: true)
    }

    /// Whether somebody may know who a person is; if they say that they found them, by a search that names them as well.
    func mayName(_ subject: Subject, _ who: Who, at now: Moment, isFound: Bool) -> Bool {
        if access.decide(asked(who, .look(.identity), subject, at: now)).isAllowed { return true }
        guard isFound else { return false }
        return access.decide(asked(who, .search(identifiers: 2), subject, at: now)).outcome.tells
    }

    /// Adds the entry of the chronology that a selection names, where whoever chooses may see it.
    private func addEntry(
        _ proposed: Proposed, of about: [PersonID], _ who: Who, to standing: inout Standing, in session: any Session
    ) throws {
        guard proposed.proposal.stream?.process == .selection, case .int(let entry)? = proposed.answers["entry"],
            let child = about.first, let line = try readings.line(entry, of: child, in: session),
            try filtered(line, for: who, at: proposed.now, in: session) != nil
        else { return }
        standing.openEntries.insert(entry)
    }

    /// Adds a practitioner and those above them in their line of management; someone who has left cannot be named for
    /// work, but whose work it was must still be known where it is reviewed.
    func addLine(
        from practitioner: PractitionerID, evenDisabled: Bool, to standing: inout Standing, in session: any Session
    ) throws {
        var next: PractitionerID? = practitioner
        for _ in 0..<12 {
            guard let one = next, let known = try readings.practitioner(one, in: session) else { return }
            if evenDisabled || known.isEnabled { standing.practitioners[one] = known.doer }
            next = known.doer.lineManager
        }
    }

    /// Whether somebody else has a number or an e-mail address. A person hidden from the practitioner does not count:
    /// a refusal must not tell that they exist.
    private func isTaken(
        _ claim: String, except stream: StreamID?, _ who: Who, at moment: Moment, in session: any Session
    ) throws -> Bool {
        if let taken = try reportIsTaken(claim, except: stream, in: session) { return taken }
        if let holder = try readings.practitioner(email: claim, in: session) { return holder.id != stream?.id }
        for person in try readings.holders(of: claim, in: session) where person.id != stream?.id {
            guard let subject = try subject(person, at: moment, in: session) else { continue }
            let decision = access.decide(asked(who, .search(identifiers: 2), subject, at: moment))
            if !decision.isHidden { return true }
        }
        return false
    }
}

extension Desk {
    /// The streams an act goes into: the one named, a new one, or for a referral about several children one each.
    func targets<P: Process, A: Act<P>>(
        _ proposed: Proposed, _: A.Type, of who: Who, in session: any Session
    ) throws -> [Target] {
        if P.isOneAgencys { return [try agencysTarget(proposed, A.self, own: who.doer.agency, in: session)] }
        let proposal = proposed.proposal
        if let stream = proposal.stream {
            guard stream.process == P.name, !A.opens || A.joins || P.name == .person else { throw Rejection.notFound }
            let others = try alsoTargets(proposed, beside: stream)
            return [Target(stream: stream, isNew: false, about: proposal.about)] + others
        }
        guard A.opens else {
            throw Rejection.problems([
                Problem(question: "stream", message: "Say which \(P.name.rawValue) this belongs to")
            ])
        }
        var people: [PersonID] = []
        for person in proposal.about where !people.contains(person) { people.append(person) }
        guard people.count <= 20 else {
            throw Rejection.problems([Problem(question: "about", message: "Choose 20 children or fewer")])
        }
        func new() -> StreamID { StreamID(P.name, office.makeID()) }
        if P.isOneChilds || P.name == .audit, people.count > 1 {
            return people.map { Target(stream: new(), isNew: true, about: [$0]) }
        }
        let stream = new()
        return [
            Target(stream: stream, isNew: true, about: P.name == .person ? [PersonID(unchecked: stream.id)] : people)
        ]
    }

    /// The streams of brothers and sisters that the same act goes into, each once.
    private func alsoTargets(_ proposed: Proposed, beside stream: StreamID) throws -> [Target] {
        var others: [StreamID] = []
        for other in proposed.proposal.also where other != stream && !others.contains(other) { others.append(other) }
        if others.isEmpty { return [] }
        guard proposed.form.together else {
            throw Rejection.problems([
                Problem(question: "also", message: "This is recorded for one child at a time: send it for each")
            ])
        }
        guard others.count <= 20, others.allSatisfy({ $0.process == stream.process }) else {
            throw Rejection.problems([
                Problem(question: "also", message: "Name up to 20 records of the same kind in “also”")
            ])
        }
        return others.map { Target(stream: $0, isNew: false, about: []) }
    }

    /// Refuses when the stream has moved on since the practitioner looked, telling what changed.
    func checkUnchanged<P: Process>(
        _ proposed: Proposed, _ table: ActTable<P>, _ stream: StreamID, _ version: Int, _ who: Who,
        in session: any Session
    ) throws {
        guard let expected = proposed.proposal.expecting, expected < version else { return }
        let since = try office.readings.lines(of: stream, in: session).suffix(version - expected)
            .compactMap { try office.filtered($0, for: who, at: proposed.now, in: session) }
        throw Rejection.changedMeanwhile(
            .notNow(
                "record.changed", "Someone else added to this record while you were writing.",
                instead: "Look at what changed, then send yours again: your text is kept."),
            since: Array(since))
    }

    /// What was recorded under the same once-key, when the same practitioner sends a form again.
    func earlier(_ proposed: Proposed, by caller: Caller, in session: any Session) throws -> Recorded? {
        guard let key = proposed.proposal.once else { return nil }
        let found = try session.first(
            "SELECT recorded FROM once WHERE practitioner = ? AND key = ?",
            [.text(caller.practitioner.id), .text(key)]
        ) { $0.text(0) }
        return try found.map { try JSONDecoder().decode(Recorded.self, from: Data($0.utf8)) }
    }

    /// Keeps what a once-key recorded, and drops those older than two days.
    func remember(_ recorded: Recorded, _ proposed: Proposed, by caller: Caller, in session: any Session) throws {
        guard let key = proposed.proposal.once else { return }
        let text = String(decoding: try JSONEncoder().encode(recorded), as: UTF8.self)
        try session.run(
            "INSERT INTO once (key, practitioner, at, recorded) VALUES (?, ?, ?, ?)",
            [.text(key), .text(caller.practitioner.id), .int(proposed.now.milliseconds), .text(text)])
        try session.run("DELETE FROM once WHERE at < ?", .int(proposed.now.adding(hours: -48).milliseconds))
    }
}
