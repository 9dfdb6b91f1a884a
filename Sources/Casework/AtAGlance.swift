import Access
import Guidance
import Practice
import Readings
import Store

extension Office {
    /// What must be known of people at a glance, on whatever page they stand: of each as far as the asker may know how
    /// things stand with them. Where a look at their record would first ask why, as at night, what is grave is told all the
    /// same: it is then that it matters.
    func facts(about subjects: [Subject], to who: Who, at now: Moment, in session: any Session) throws -> [Fact] {
        open(try readings.facts(about: subjects.map(\.person), in: session), about: subjects, to: who, at: now)
    }

    /// Of these facts those that are open to the asker.
    func open(_ facts: [Fact], about subjects: [Subject], to who: Who, at now: Moment) -> [Fact] {
        var open: Set<PersonID> = []
        var asksWhy: Set<PersonID> = []
        for subject in subjects {
            let decision = access.decide(asked(who, .look(.summary), subject, at: now))
            guard decision.sees?.status == true else { continue }
            open.insert(subject.person)
            if decision.obligations.contains(.reason) { asksWhy.insert(subject.person) }
        }
        return facts.filter { open.contains($0.about) && ($0.weight == .alert || !asksWhy.contains($0.about)) }
    }
}
