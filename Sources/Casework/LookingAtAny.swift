import Access
import Guidance
import Practice
import Readings
import Store

/// Work about several children, as its page finds it in the record: whom it is about, what is looked at, and how the
/// page is gathered from what may be seen of it.
struct WorkAboutSeveral<Answer: Sendable> {
    let about: [PersonID]
    let what: What
    let gather: ([Lookout.View], Sees) throws -> Answer
}

/// How a look at such work was decided for each of its children.
private struct Judged<Answer: Sendable>: Sendable {
    /// Nil where no child's record opens it.
    let shown: (answer: Answer, sees: Sees)?
    let views: [(Lookout.View, Decision)]
    /// The child whose record says most about why it is closed.
    let closest: PersonID
    let what: What
}

extension Lookout {
    /// Looks at work about several children: open to whoever may see it on the record of any one of them, and recorded
    /// as a look at each of those. Of the others nothing is said.
    ///
    /// - Parameter open: finds the work in the snapshot in which the look is decided.
    func look<Answer: Sendable>(
        atAny open: @escaping @Sendable (any Session) throws -> WorkAboutSeveral<Answer>, as name: String,
        by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<Answer> {
        let judged = try await office.database.read { [office] session in
            try office.judge(try open(session), by: caller, for: purpose, at: now, session)
        }
        guard let shown = judged.shown else {
            return try await look(at: judged.closest, judged.what, as: name, by: caller, for: purpose, at: now) {
                _, _ in throw Rejection.notFound
            }
        }
        for (view, decision) in judged.views {
            try await record(
                look: name, at: [view.subject.person], by: view.who, decision, for: purpose, at: now,
                subject: view.subject)
        }
        return .shown(shown.answer, shown.sees)
    }
}

extension Office {
    fileprivate func judge<Answer: Sendable>(
        _ work: WorkAboutSeveral<Answer>, by caller: Caller, for purpose: Lookout.Purpose, at now: Moment,
        _ session: any Session
    ) throws -> Judged<Answer> {
        guard let first = work.about.first else { throw Rejection.notFound }
        let who = try who(caller, in: session)
        var views: [(Lookout.View, Decision)] = []
        var closest: PersonID?
        let subjects = try subjects(work.about, at: now, in: session)
        for child in work.about {
            guard let subject = subjects[child] else { continue }
            let decision = access.decide(asked(who, .look(work.what), subject, at: now, purpose: purpose.code))
            if let sees = decision.sees {
                views.append((Lookout.View(who: who, subject: subject, sees: sees, now: now), decision))
            } else if !decision.isHidden, closest == nil {
                closest = child
            }
        }
        guard !views.isEmpty else {
            return Judged(shown: nil, views: [], closest: closest ?? first, what: work.what)
        }
        let asksWhy = views.contains { $0.1.obligations.contains(.reason) }
        if asksWhy, (purpose.because ?? "").count < 5 { throw Rejection.refused(Lookout.reasonNeeded) }
        let all = views.map(\.0)
        let sees = all.reduce(Sees.nothing) { $0.union($1.sees) }
            .masking(all.reduce(into: []) { $0.formUnion($1.sees.masked) })
        return Judged(
            shown: (try work.gather(all, sees), sees), views: views, closest: first, what: work.what)
    }

    /// The lines of such work that stand in the chronology of those of its children who may be seen, each once.
    func lines(
        of stream: StreamID, about people: [PersonID], in session: any Session
    ) throws -> [ChronologyLine] {
        var seen: Set<Int> = []
        return try readings.lines(of: stream, in: session).filter {
            people.contains($0.person) && seen.insert($0.number).inserted
        }
    }
}
