import Practice

/// What access refuses, in the words every door uses. None of them tells whether a hidden person exists.
extension Refusal {
    static let accountDisabled = Refusal(
        "access.account.disabled", .mayNot, because: "This account has been disabled.",
        authority: "UK GDPR article 32", instead: "Ask your agency's administrator if you still need it.")

    static let agencyClosed = Refusal(
        "access.account.agency", .mayNot, because: "Your agency is not part of this record at present.",
        authority: "UK GDPR article 32", instead: "Ask the safeguarding partnership.")

    static let secondFactorMissing = Refusal(
        "access.account.factor", .mayNot, because: "Your second sign-in step is not done.",
        authority: "UK GDPR article 32", instead: "Sign in again with your authenticator or a recovery code.")

    static let administratorsReadNothing = Refusal(
        "access.administrators", .mayNot,
        because: "An account that administers the system does not read or work on children's records.",
        authority: "UK GDPR article 5(1)(f)",
        instead: "Use a practitioner's account. A worry about a child can be sent in from this one.")

    static let rolesThatSearch = Refusal(
        "access.search", .mayNot, because: "Your role does not look for people in the record.",
        authority: "UK GDPR article 5(1)(c)", instead: "Ask a colleague who works with the child.")

    static let purposeDoesNotFit = Refusal(
        "access.purpose", .mayNot, because: "That purpose does not fit your part in this child's life.",
        authority: "UK GDPR article 5(1)(b)", instead: "Say for what purpose you need to look.")

    static let relationshipDoesNotReach = Refusal(
        "access.relationship", .mayNot,
        because: "Your part in this child's life does not open this part of the record.",
        authority: "UK GDPR article 5(1)(c)",
        instead: "Ask your safeguarding lead or the lead practitioner. You can always record a concern.")

    static let concernIsOthers = Refusal(
        "access.relationship", .mayNot, because: "This concern was recorded by someone else.",
        authority: "UK GDPR article 5(1)(c)",
        instead: "Ask your safeguarding lead. You can always record a concern of your own.")

    static let looksAreForThoseWhoAnswer = Refusal(
        "access.relationship", .mayNot,
        because: "Who has looked is for those who lead the work and for data protection officers.",
        authority: "UK GDPR article 5(2)", instead: "Ask your agency's data protection officer.")

    static let noSuchAct = Refusal(
        "access.role", .mayNot, because: "Nobody has been given this to do.", authority: "Kith record rule",
        instead: "Check the act's name.")

    static func roleMayNot(_ rule: ActRule) -> Refusal {
        Refusal(
            "access.role", .mayNot, because: "Your role does not do this.", authority: "Kith record rule",
            instead: rule.needs == .nothing
                ? "Ask whoever administers your agency." : "Ask the lead practitioner or their manager.")
    }

    static func relationshipMayNot(_ rule: ActRule) -> Refusal {
        Refusal(
            "access.role", .mayNot, because: "This is for those whose part in the child's life it is.",
            authority: "Kith record rule",
            instead: "Ask the lead practitioner or their manager. You can always record a concern.")
    }

    static let emergencyAccessNotOffered = Refusal(
        "access.role", .mayNot, because: "Emergency access is not to be had here.",
        authority: "Kith record rule", instead: "Ring whoever holds the record.")

    static func notForOneself(_ rule: ActRule) -> Refusal {
        Refusal(
            "access.role.self", .mayNot,
            because: rule.judged == .own
                ? "This is for the practitioner themselves to do."
                : "Nobody judges or changes their own, or their manager's, or that of someone they manage.",
            authority: "Kith record rule",
            instead: rule.judged == .own ? "Ask them to." : "Ask someone who stands apart from it.")
    }

    static let onlyTheAuthorCorrects = Refusal(
        "access.role.author", .mayNot, because: "Only whoever wrote it can correct it.",
        authority: "UK GDPR article 5(1)(d)",
        instead: "Ask them to, or record what you know to be different as an entry of your own.")

    static let onlyAdministratorsAdminister = Refusal(
        "access.role.administer", .mayNot, because: "Your role does not administer this.",
        authority: "Kith record rule", instead: "Ask the system administrator.")

    /// A stub, in words.
    static let askWhoeverHoldsIt = Refusal(
        "access.ask", .mayNot, because: "You may know that this person is known, but not read their record.",
        authority: "UK GDPR article 5(1)(c)", instead: "Ask the person or agency named.")

    /// An offer, in words.
    static let emergencyAccessOffered = Refusal(
        "access.emergency", .mayNot, because: "You have no part in this child's life at present.",
        authority: "UK GDPR article 5(1)(c)",
        instead:
            "Ask the person or agency named. If a child may come to harm meanwhile, take emergency access.")
}
