import Access
import Guidance
import Practice
import Readings
import Record
import Store

/// The only writer: every act from a page, the API, the command line or an import comes through here.
///
/// In one transaction it asks whether the practitioner may, replays the stream, asks whether the guidance in force
/// allows it now, appends the entry and renews the readings. What it acknowledges is durable.
package struct Desk: Sendable {
    let office: Office

    package static let migrations = [
        Migration(
            "casework/1 working state",
            """
            CREATE TABLE once (key TEXT NOT NULL, practitioner TEXT NOT NULL, at INTEGER NOT NULL, recorded TEXT NOT NULL,
                PRIMARY KEY (practitioner, key)) STRICT, WITHOUT ROWID;
            CREATE INDEX once_at ON once (at);
            CREATE TABLE notice (owner TEXT NOT NULL, at INTEGER NOT NULL, place INTEGER NOT NULL, person TEXT NOT NULL,
                what TEXT NOT NULL, PRIMARY KEY (owner, at, place)) STRICT, WITHOUT ROWID;
            CREATE TABLE draft (practitioner TEXT NOT NULL, act TEXT NOT NULL, place TEXT NOT NULL, saved_at INTEGER NOT NULL,
                words BLOB NOT NULL, PRIMARY KEY (practitioner, act, place)) STRICT, WITHOUT ROWID;
            """),
        Migration("casework/2 drafts by age", "CREATE INDEX draft_saved ON draft (saved_at);"),
    ]

    /// Records an act, or says why not.
    /// - Throws: `Rejection` for anything the practitioner can put right; other errors are faults of ours.
    package func record(_ proposal: Proposal, by caller: Caller, at now: Moment) async throws -> Recorded {
        guard let process = Acts.process(of: proposal.act) else { throw Rejection.notFound }
        try await office.readOverlays(on: now.day)
        let happenedAt = proposal.happenedAt ?? Self.momentSeen(proposal) ?? now
        let guidance = office.library.guidance(on: happenedAt.day)
        guard let form = guidance.form(proposal.act.rawValue) else { throw Fault.noForm(proposal.act.rawValue) }
        var (answers, problems) = form.read(proposal.answers, under: guidance)
        if happenedAt > now.adding(minutes: Self.clockTolerance) {
            problems.append(Problem(question: "happenedAt", message: "The time it happened must be now or in the past"))
        } else if happenedAt < Self.earliest(now) {
            problems.append(
                Problem(question: "happenedAt", message: "The date it happened is too long ago: check the year"))
        }
        let each = Self.ofEach(proposal, answers, form, under: guidance)
        problems += each.problems
        guard problems.isEmpty else { throw Rejection.problems(problems) }
        let proposed = Proposed(
            proposal: proposal, answers: answers, form: form, guidance: guidance, happenedAt: happenedAt, now: now,
            each: each.answers)
        answers = [:]
        return try await record(proposed, Acts.type(of: process), by: caller)
    }

    /// An act that asks when something was seen happened then; nobody is asked twice.
    private static func momentSeen(_ proposal: Proposal) -> Moment? {
        proposal.answers["seenAt"]?.text.flatMap { Moment(london: $0) }
    }

    /// Minutes by which a door's clock may be ahead of ours.
    private static let clockTolerance = 2
    /// The oldest an act may be said to have happened: history is recorded, typing errors are caught.
    private static func earliest(_ now: Moment) -> Moment { Moment(now.day.adding(months: -12 * 30)) }

    private func record<P: Process>(
        _ proposed: Proposed, _: P.Type, by caller: Caller
    ) async throws -> Recorded {
        let table = Acts.table(P.self)
        guard let type = table[proposed.proposal.act] else { throw Rejection.notFound }
        let done = try await office.database.write { session in
            let done = try recorded(proposed, type, table, by: caller, in: session)
            if !done.states.isEmpty {
                try recordDocuments(of: proposed, at: done.recorded.places, by: caller, in: session)
            }
            return done
        }
        for (stream, replayed) in done.states {
            office.replays.keep(replayed, of: stream)
            office.hold(overlaysOf: replayed.state, on: proposed.now.day)
        }
        return done.recorded
    }

    /// Records a document that comes with an act, in the act's own transaction.
    func record(part: Proposed, by caller: Caller, in session: any Session) throws {
        let table = Acts.table(Document.self)
        guard let type = table[part.proposal.act] else { throw Rejection.notFound }
        _ = try recorded(part, type, table, by: caller, in: session)
    }

    /// Records an act that comes with another, in that one's own transaction.
    func record<P: Process>(part: Proposed, in _: P.Type, by caller: Caller, in session: any Session) throws {
        let table = Acts.table(P.self)
        guard let type = table[part.proposal.act] else { throw Rejection.notFound }
        _ = try recorded(part, type, table, by: caller, in: session)
    }

    private struct Done<P: Process>: Sendable {
        let recorded: Recorded
        let states: [(StreamID, Replayed<P>)]
    }

    private func recorded<P: Process, A: Act<P>>(
        _ proposed: Proposed, _ type: A.Type, _ table: ActTable<P>, by caller: Caller, in session: any Session
    ) throws -> Done<P> {
        if let earlier = try earlier(proposed, by: caller, in: session) { return Done(recorded: earlier, states: []) }
        let who = try office.who(caller, in: session)
        var states: [(StreamID, Replayed<P>)] = []
        var places: [Recorded.Place] = []
        var clocks: [Recorded.ClockNow] = []
        let aims = try targets(proposed, A.self, of: who, in: session)
        var inFront: P?
        for target in aims {
            let proposed = proposed.aimed(at: target, isFirst: places.isEmpty)
            let act: A = try proposed.act()
            var replayed = try office.replay(P.self, target.stream, in: session)
            if target.isNew == (replayed != nil) { throw Rejection.notFound }
            let before = replayed?.state.clocks(under: proposed.guidance) ?? []
            let about = target.isNew ? target.about : replayed!.state.about
            let whose = aims.count > 1 ? about.first : nil
            try telling(whose) {
                if proposed.isPart { return }
                try office.mayAct(proposed, about: about, state: replayed?.state, who, in: session)
            }
            if !A.standsAlone {
                try checkUnchanged(proposed, table, target.stream, replayed?.version ?? 0, who, in: session)
            }
            var setting = Setting(
                who: who.doer, happenedAt: proposed.happenedAt, recordedAt: proposed.now,
                guidance: proposed.guidance.of(replayed?.state.council),
                about: about,
                standing: try office.standing(
                    proposed, claims: (act as? any Claiming)?.claims ?? [], about: about, who, in: session),
                stream: target.stream)
            setting.hash = { RecordBook.hash(of: Array($0.utf8)) }
            setting.beside = inFront as? Episode
            do { try act.check(replayed?.state ?? P(), in: setting) } catch {
                throw Rejection.refused(error.about(whose))
            }
            let settled = act.settled(on: replayed?.state ?? P(), in: setting)
            inFront = inFront ?? replayed?.state
            let entry = try append(
                settled, proposed, who, target, replayed, about: about, before: before, in: session)
            replayed = entry.replayed
            try attend(
                to: settled, in: target.stream, of: P.self, about: entry.replayed.state.about, proposed, who,
                in: session)
            try count(settled, in: target.stream, of: P.self, proposed, by: caller, in: session)
            let after = entry.replayed.state.clocks(under: proposed.guidance)
            clocks += after.filter { !before.contains($0) }.map { clock in
                Recorded.ClockNow(
                    duty: clock.duty, startedAt: clock.startedAt, due: clock.due, stoppedAt: clock.stoppedAt,
                    isLate: clock.isLate(at: proposed.now))
            }
            places.append(Recorded.Place(stream: target.stream, number: entry.number))
            states.append((target.stream, entry.replayed))
        }
        let recorded = Recorded(places: places, clocks: clocks)
        try remember(recorded, proposed, by: caller, in: session)
        return Done(recorded: recorded, states: states)
    }

    private func append<P: Process, A: Act<P>>(
        _ act: A, _ proposed: Proposed, _ who: Who, _ target: Target, _ replayed: Replayed<P>?, about: [PersonID],
        before: [Clock], in session: any Session
    ) throws -> (replayed: Replayed<P>, number: Int) {
        // The state after the act is needed for the envelope's clocks, so it is applied once provisionally.
        var preview = replayed?.state ?? P()
        act.apply(to: &preview, proposed.stamp(number: 0, who, about: about))
        let people = preview.about.isEmpty ? about : preview.about
        let changes = preview.clocks(under: proposed.guidance).filter { !before.contains($0) }.map(\.envelopeLine)
        let draft = Draft(
            stream: target.stream.description, kind: A.kind.rawValue, by: who.doer.practitioner.id,
            role: who.doer.roles.first ?? "", agency: who.doer.agency.id, happenedAt: proposed.happenedAt.milliseconds,
            recordedAt: proposed.now.milliseconds, edition: proposed.guidance.edition.key.rawValue,
            about: people.map(\.id), follows: proposed.proposal.follows, clocks: changes,
            subject: subject(of: P.self, target.stream, about: people), payload: try act.payload)
        let envelope = try office.book.append(draft, to: office.acts, in: session, expecting: replayed?.version ?? 0)
        var state = replayed?.state ?? P()
        let stamp = Stamp(envelope)
        act.apply(to: &state, stamp)
        let done = Replayed(state: state, version: envelope.version, asOf: stamp.recordedAt)
        try office.readings.replace(
            state, at: envelope.version, asOf: stamp.recordedAt, of: target.stream, in: session)
        try office.readings.tell(
            act.told(state)?.resting(on: act.rests), of: target.stream, act: A.kind, stamp, follows: envelope.follows,
            in: session)
        return (done, envelope.number)
    }
}

/// Names the child whose record refuses, where one form is about several.
private func telling(_ whose: PersonID?, _ body: () throws -> Void) throws {
    do { try body() } catch let rejection as Rejection {
        guard let whose, case .refused(let refusal) = rejection else { throw rejection }
        throw Rejection.refused(refusal.about(whose))
    }
}

/// A stream an act goes into.
struct Target {
    let stream: StreamID
    let isNew: Bool
    let about: [PersonID]
}

/// A proposal whose answers fit its form, with the guidance it is checked against.
struct Proposed: Sendable {
    private(set) var proposal: Proposal
    private(set) var answers: [String: Answer]
    let form: Form
    let guidance: Guidance
    let happenedAt: Moment
    let now: Moment
    /// It comes with another act, which has been allowed.
    var isPart = false
    /// The entry it comes with: never what a door says.
    var cameWith: Int?
    /// The whole answers of each brother or sister for whom the same is recorded.
    var each: [StreamID: [String: Answer]] = [:]

    /// The act that its answers make.
    func act<A: Act>() throws -> A {
        do { return try A.read(answers) } catch let error as DecodingError {
            throw Rejection.problems([Problem(unfit: error)])
        }
    }

    /// The same for one of several streams: each is judged by itself, and only the first was in front of the asker.
    func aimed(at target: Target, isFirst: Bool) -> Proposed {
        if target.isNew { return self }
        var own = self
        own.proposal.stream = target.stream
        own.proposal.also = []
        own.answers = each[target.stream] ?? answers
        if !isFirst { own.proposal.expecting = nil }
        return own
    }

    /// The person an act's own form names, where the stream is not about anyone yet.
    var personNamed: [PersonID] {
        form.questions.filter { $0.key == "person" && $0.type == .person }
            .compactMap { answers[$0.key]?.text.flatMap { PersonID($0) } }
    }

    /// The process an act's own form says it regards.
    var regarding: StreamID? {
        form.questions.lazy.filter { $0.type == .stream }
            .compactMap { answers[$0.key]?.text.flatMap { StreamID($0) } }.first
    }

    func stamp(number: Int, _ who: Who, about: [PersonID]) -> Stamp {
        Stamp(
            number: number, by: who.doer.practitioner, role: who.doer.roles.first ?? "", agency: who.doer.agency,
            happenedAt: happenedAt, recordedAt: now, about: about)
    }
}

extension Clock {
    /// The clock as an envelope keeps it: duty, what became of it, and the due date as computed then.
    var envelopeLine: String {
        var line =
            "\(duty.rawValue) \(stoppedAt == nil ? "started" : "stopped") \((stoppedAt ?? startedAt).description)"
        if mark != 0 { line += " of \(mark)" }
        if let due {
            switch due {
            case .day(let day): line += " due \(day)"
            case .moment(let moment): line += " due \(moment)"
            }
        }
        return line
    }
}

extension Problem {
    /// An answer that its form let through but its act cannot take: an id that is not one, for example.
    init(unfit error: DecodingError) {
        let path: [any CodingKey] =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        self.init(
            question: path.first?.stringValue ?? "answers",
            message: "This answer cannot be read: check it and enter it again.")
    }
}
