import Access
import Guidance
import Practice
import Readings
import Store

extension Office {
    /// What the concern that led to a referral says, by question of the referral's form: offered with its age, and used
    /// only where whoever refers confirms it.
    ///
    /// It is the agency's own concern, open to whoever refers on the record of each child, decided to be referred, not
    /// referred since, and not corrected: who corrected it says it anew.
    func carriedConcern(
        into form: Form, about people: [PersonID], by who: Who, at now: Moment, _ session: any Session
    ) throws -> [String: Carried] {
        guard let first = people.first else { return [:] }
        let asked = Set(form.questions.filter(\.carries).map(\.key))
        let referred = try readings.episodes(of: first, in: session).filter { $0.referrer == who.doer.agency }
            .map(\.openedAt).max()
        for row in try readings.concerns(about: first, in: session)
        where row.agency == who.doer.agency && row.outcome == Concern.Decide.refer {
            guard let concern = try replay(Concern.self, row.stream, in: session)?.state,
                let recorded = concern.recorded, let decided = concern.decision,
                people.allSatisfy(concern.about.contains), referred.map({ $0 < decided.stamp.happenedAt }) ?? true,
                let open = try classes(of: row, on: people, for: who, at: now, session)
            else { continue }
            guard let corrected = try corrected(in: row.stream, session), !corrected.contains(recorded.stamp.number)
            else { return [:] }
            var found: [String: Carried] = [:]
            for said in concern.forReferral where asked.contains(said.question) && open.contains(said.holds) {
                if corrected.contains(said.stamp.number) { continue }
                let name = try readings.colleague(said.stamp.by, in: session)?.name ?? "A practitioner"
                found[said.question] = Carried(
                    answer: .text(said.words), entry: said.stamp.number, answeredAt: said.stamp.happenedAt, by: name,
                    from: row.stream)
            }
            return found
        }
        return [:]
    }

    /// The classes of a concern that are open on the record of each of these people; nil where it is closed, or asks
    /// for a reason first.
    private func classes(
        of row: ConcernRow, on people: [PersonID], for who: Who, at now: Moment, _ session: any Session
    ) throws -> Set<FieldClass>? {
        var open = Set(FieldClass.allCases)
        for person in people {
            guard let subject = try subject(person, at: now, in: session) else { return nil }
            let decision = access.decide(
                asked(who, .look(.concern(author: row.author, agency: row.agency)), subject, at: now))
            guard let sees = decision.sees, !decision.obligations.contains(.reason) else { return nil }
            open = open.filter { sees.shows($0, by: row.author, of: row.agency, in: .concern) }
        }
        return open
    }
}
