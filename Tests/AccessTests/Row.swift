import Guidance
import Practice
import Testing

@testable import Access

/// One row of the decision table: its number, its sentence, and what is asked and answered.
struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let sentence: String
    let cases: [Case]

    init(_ name: String, _ sentence: String, _ cases: Case...) {
        self.name = name
        self.sentence = sentence
        self.cases = cases
    }

    var testDescription: String { "\(name) \(sentence)" }

    /// What the table expects and these rules do not give; empty when they agree.
    func faults(under access: Access) -> [String] {
        cases.compactMap { $0.fault(under: access) }
    }
}

/// What is asked, the outcome, and the obligations that come with it.
struct Case: Sendable {
    let asked: Asked
    let expected: Expected
    let obligations: Set<Obligation>

    init(_ asked: Asked, _ expected: Expected, _ obligations: Set<Obligation> = []) {
        self.asked = asked
        self.expected = expected
        self.obligations = obligations
    }

    func fault(under access: Access) -> String? {
        let decision = access.decide(asked)
        if !expected.isMet(by: decision) {
            return "expected \(expected), got \(decision.outcome) by \(decision.rules)"
        }
        if decision.obligations != obligations {
            return "expected obligations \(obligations), got \(decision.obligations)"
        }
        return nil
    }
}

/// An outcome as the table states it.
enum Expected: Sendable {
    case full
    case redacted(Sees)
    case stub(AgencyID?)
    case offer
    case hide
    /// Part of the record, without what this practitioner contributed of this class.
    case withholds(FieldClass, by: PractitionerID, of: AgencyID)
    /// With the rule that refuses.
    case refuse(String)

    func isMet(by decision: Decision) -> Bool {
        switch (self, decision.outcome) {
        case (.full, .full), (.offer, .offer), (.hide, .hide): true
        case (.redacted(let sees), .redacted(let seen)): sees == seen
        case (.withholds(let holds, let author, let agency), .redacted(let seen)):
            !seen.shows(holds, by: author, of: agency)
        case (.stub(let agency), .stub(let contact)): agency == contact.agency
        case (.refuse(let rule), .refuse(let refusal)): refusal.rule == rule
        default: false
        }
    }
}
