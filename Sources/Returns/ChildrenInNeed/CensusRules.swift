import Guidance

/// One rule of the census that a record must keep: its published code, what it says, and how it is judged.
package struct CensusRule: Sendable {
    package let code: String
    package let message: String
    let isBroken: @Sendable (CensusChild, CensusYear) -> Bool

    /// The rules of a year: those of the year before, with what was added and without what was taken away.
    ///
    /// Codes of the Department for Education's validation rules are kept where one is known to say the same; `K` codes
    /// are Kith's own guards of the same items.
    package static func of(_ year: CensusYear) -> [CensusRule] { all }

    private static let all = [
        CensusRule(
            code: "K1", message: "A referral with no further action carries no assessment.",
            isBroken: { child, _ in child.isNoFurtherAction && child.assessmentStartedOn != nil }),
        CensusRule(
            code: "K2", message: "A case that goes on to an assessment has a primary need code.",
            isBroken: { child, _ in child.assessmentStartedOn != nil && child.primaryNeed == nil }),
        CensusRule(
            code: "K3", message: "An assessment is not authorised before the referral.",
            isBroken: { child, _ in child.authorisedOn.map { $0 < child.referredOn } ?? false }),
        CensusRule(
            code: "K4", message: "A closed case has a reason for closure.",
            isBroken: { child, _ in child.closedOn != nil && child.reason == nil }),
        CensusRule(
            code: "K5", message: "A case is not closed before the referral.",
            isBroken: { child, _ in child.closedOn.map { $0 < child.referredOn } ?? false }),
    ]
}

/// A rule broken by one child's data.
package struct CensusQuery: Sendable, Hashable {
    package let localID: String
    package let code: String
    package let message: String
}
