import Guidance
import Practice

/// The answer to one question of access, with the rules that made it and what must be done with it.
package struct Decision: Sendable, Hashable {
    package let outcome: Outcome
    /// The ids of the rules that made it, in order; kept with the look.
    package let rules: [String]
    package let obligations: Set<Obligation>

    /// What may be shown; nil when the answer is no.
    package let sees: Sees?

    package init(_ outcome: Outcome, sees: Sees?, rules: [String], obligations: Set<Obligation> = []) {
        self.outcome = outcome
        self.sees = sees
        self.rules = rules
        self.obligations = obligations
    }

    /// Whether the look may be answered, or the act recorded.
    package var isAllowed: Bool { sees != nil }

    /// Nothing may be said, not even that there is something to hide: the door answers "not found".
    package var isHidden: Bool { outcome == .hide }

    /// The no in words, the same on page, API and command line; nil when allowed or when nothing may be said.
    package var refusal: Refusal? {
        switch outcome {
        case .refuse(let refusal): refusal
        case .stub: .askWhoeverHoldsIt
        case .offer: .emergencyAccessOffered
        case .full, .redacted, .hide: nil
        }
    }
}

/// The six answers, from everything to nothing.
package enum Outcome: Sendable, Hashable {
    /// All that was asked for.
    case full
    /// Part of it; for an act, that it may be done and what its form may show.
    case redacted(Sees)
    /// That the person is known, and whom to ask.
    case stub(Contact)
    /// A stub, with emergency access to be had at once and reviewed afterwards.
    case offer(EmergencyOffer)
    case refuse(Refusal)
    /// As if there were no such record.
    case hide

    /// Whether it tells anything of the record, be it only that there is one.
    package var tells: Bool {
        switch self {
        case .full, .redacted, .stub, .offer: true
        case .refuse, .hide: false
        }
    }
}

/// Whom to ask about a person whose record one may not read. Both nil: the name is all there is to say.
package struct Contact: Sendable, Hashable {
    package let agency: AgencyID?
    package let practitioner: PractitionerID?

    package init(agency: AgencyID?, practitioner: PractitionerID? = nil) {
        self.agency = agency
        self.practitioner = practitioner
    }
}

/// The terms on which emergency access to one child is offered: read only, for a short time, reviewed.
package struct EmergencyOffer: Sendable, Hashable {
    package let contact: Contact
    package let minutes: Int
    /// The fewest letters that say why.
    package let characters: Int

    package init(contact: Contact, minutes: Int, characters: Int) {
        self.contact = contact
        self.minutes = minutes
        self.characters = characters
    }
}

/// What a door must do with an answer, before or as it gives it.
package enum Obligation: Sendable, Hashable {
    /// Record the look durably before the first byte leaves.
    case log
    /// Ask why, and keep the reason. The form of an act asks it itself.
    case reason
    case notify(Told)
    /// Someone else than whoever began it does it. The practice's own check refuses the same person.
    case secondPerson

    package enum Told: String, Sendable, CaseIterable {
        case lead, supervisor, privacyOfficer
    }
}
