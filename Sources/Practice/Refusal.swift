/// A rule says no: why, by what authority, and what to do instead.
///
/// The same words reach page, API and command line.
package struct Refusal: Error, Hashable, Sendable, Codable {
    /// What kind of no it is; a door turns it into a status.
    package enum Kind: String, Sendable, Codable {
        /// They may not do this (403).
        case mayNot
        /// It cannot happen as the record stands, or it changed meanwhile (409).
        case notNow
        /// What was answered cannot be right (422).
        case wrong
    }

    /// Stable name of the rule, such as `referral.decide.qualified`.
    package let rule: String
    package let kind: Kind
    package let reason: String
    /// The provision, standard or law that says so.
    package let authority: String
    package let remedy: String
    /// The question whose answer is at fault, when it is one.
    package let question: String?
    /// Whose record says no, where one form was about several children.
    package var whose: PersonID?

    package init(
        _ rule: String, _ kind: Kind, because reason: String, authority: String, instead remedy: String,
        question: String? = nil
    ) {
        self.rule = rule
        self.kind = kind
        self.reason = reason
        self.authority = authority
        self.remedy = remedy
        self.question = question
    }
}

extension Refusal {
    /// The act needs a stream on which something else happened first.
    package static func notNow(_ rule: String, _ reason: String, instead remedy: String) -> Refusal {
        Refusal(rule, .notNow, because: reason, authority: Refusal.practice, instead: remedy)
    }

    /// An answer that cannot be right.
    package static func wrong(
        _ rule: String, _ question: String, _ reason: String, instead remedy: String,
        authority: String = Refusal.practice
    ) -> Refusal {
        Refusal(rule, .wrong, because: reason, authority: authority, instead: remedy, question: question)
    }

    /// The same no, saying whose record it comes from.
    package func about(_ person: PersonID?) -> Refusal {
        var refusal = self
        refusal.whose = whose ?? person
        return refusal
    }

    /// The authority of rules that keep the record true rather than follow a provision.
    package static let practice = "Kith record rule"
}
