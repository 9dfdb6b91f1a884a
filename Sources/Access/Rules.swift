import Guidance
import Practice

extension AccessRule {
    /// Every rule, in the order in which they are asked. What denies comes first.
    package static let all: [AccessRule] = [
        AccessRule(
            "access.public", "The guidance is public: anyone may read it.",
            authority: "Working Together is published",
            .decides { asked, _ in asked.action == .guidance ? .redacted(.nothing) : nil }),
        AccessRule(
            "access.account",
            "The account must be enabled, its agency open, and the second factor done where one is required.",
            authority: "UK GDPR article 32", .decides(account)),
        AccessRule(
            "access.administrators",
            "A system administrator never reads or works on anyone's record, whatever other role they hold.",
            authority: "UK GDPR article 5(1)(f)", .decides(administrators)),
        AccessRule(
            "access.conflict",
            "Someone excluded from a record, the person themselves, their family and neighbours find "
                + "nothing. Nothing overrides this.",
            authority: "UK GDPR article 5(1)(f)", .decides(conflict)),
        AccessRule(
            "access.sealed", "A sealed record exists only for those allowed.",
            authority: "UK GDPR article 5(1)(f)", .decides(sealed)),
        AccessRule(
            "access.embargoed",
            "Until an embargo has passed, a record exists only for the agency to which it is allocated.",
            authority: "Kith record rule", .decides(embargoed)),
        AccessRule(
            "access.restricted",
            "A restricted record shows those not allowed whom to ask, or offers emergency access where the "
                + "label does; never more than they would see without the label. To whoever manages a member "
                + "of the family it does not exist. A worry can still be sent in.",
            authority: "UK GDPR article 5(1)(c)", .decides(Judging.restricted)),
        AccessRule(
            "access.unrelated",
            "Without a live relationship: a search with two identifiers shows that the person is known and "
                + "whom to ask; someone whose own relationship has ended is told whom to ask; a colleague in "
                + "the agency that holds the work is offered emergency access; for everyone else there is "
                + "nothing.",
            authority: "UK GDPR article 5(1)(c)", .decides(Judging.unrelated)),
        AccessRule(
            "access.purpose", "The purpose must fit the relationship.",
            authority: "UK GDPR article 5(1)(b)", .decides(Judging.purpose)),
        AccessRule(
            "access.relationship",
            "What may be looked at, and whose contributions, follows from the relationship.",
            authority: "UK GDPR article 5(1)(c)", .decides(Judging.looked)),
        AccessRule(
            "access.role",
            "What may be done follows from the role, the agency and the relationship, act by act.",
            authority: "Kith record rule", .decides(Judging.acted)),

        AccessRule(
            "access.location",
            "A protected address is shown only to the lead, the supervisor, and in emergency access that was "
                + "given with the address.",
            authority: "UK GDPR article 5(1)(f)", .masks(location)),

        AccessRule(
            "access.log", "Every answer that tells anything about a person is recorded before it leaves.",
            authority: "UK GDPR article 5(2)", .obliges(log)),
        AccessRule(
            "access.outOfHours", "The duty team gives a reason for looking out of hours.",
            authority: "Kith record rule", .obliges(outOfHours)),
        AccessRule(
            "access.restrictedLook",
            "Looking at content of a restricted record takes a reason, and the privacy officer is told.",
            authority: "Kith record rule", .obliges(restrictedLook)),
        AccessRule(
            "access.conflictTold",
            "The privacy officer is told when someone tries to open or work on a record they are kept from.",
            authority: "UK GDPR article 32", .obliges(conflictTold)),
        AccessRule(
            "access.statusCardTold", "The lead is told when an emergency clinician reads the status card.",
            authority: "Kith record rule", .obliges(statusCardTold)),
        AccessRule(
            "access.besideTold",
            "The lead and the privacy officer are told when somebody who has no part in a child's life begins work with "
                + "a child whose record another council holds or held. It shows them their own work and no more while "
                + "that council holds the record, until it asks theirs to take over.",
            authority: "UK GDPR article 5(1)(c)", .obliges(besideTold)),
        AccessRule(
            "access.actObliges",
            "Some acts oblige: to give a reason, to tell someone, to have a second person do it.",
            authority: "Kith record rule", .obliges(actObliges)),
    ]

    // MARK: What denies

    private static let account: @Sendable (Asked, Ties) -> Outcome? = { asked, _ in
        if !asked.account.enabled { return .refuse(.accountDisabled) }
        if !asked.account.agencyOpen { return .refuse(.agencyClosed) }
        if asked.account.secondFactor == .missing { return .refuse(.secondFactorMissing) }
        return nil
    }

    private static let administrators: @Sendable (Asked, Ties) -> Outcome? = { asked, _ in
        guard asked.who.has(Roles.systemAdministrator) else { return nil }
        switch asked.action {
        case .guidance, .administer: return nil
        case .act(let kind):
            return ActRule.of(kind)?.opensNoRecord == true ? nil : .refuse(.administratorsReadNothing)
        case .search, .look, .correct: return .refuse(.administratorsReadNothing)
        }
    }

    private static let conflict: @Sendable (Asked, Ties) -> Outcome? = { asked, ties in
        asked.isKeptOutByConflict(ties) ? .hide : nil
    }

    private static let sealed: @Sendable (Asked, Ties) -> Outcome? = { asked, _ in
        for case .sealed(let allowed) in asked.labels where !allowed.contains(asked.who.practitioner) {
            return .hide
        }
        return nil
    }

    private static let embargoed: @Sendable (Asked, Ties) -> Outcome? = { asked, ties in
        for case .embargoed(let until) in asked.labels where asked.at < until && !ties.isAllocatedAgency {
            return .hide
        }
        return nil
    }

    // MARK: What masks

    private static let location: @Sendable (Asked, Ties) -> Set<FieldClass> = { asked, ties in
        guard asked.labels.contains(.locationProtected) else { return [] }
        let leads = !ties.relationships.subtracting(ties.beside).isDisjoint(with: [.lead, .supervisor])
        return leads || ties.hasLocation ? [] : [.location]
    }

    // MARK: What obliges

    private static let log: @Sendable (Asked, Ties, Answered) -> Set<Obligation> = { asked, _, answered in
        asked.subject != nil && answered.outcome.tells ? [.log] : []
    }

    private static let outOfHours: @Sendable (Asked, Ties, Answered) -> Set<Obligation> = {
        asked, ties, answered in
        guard case .look = asked.action else { return [] }
        let isOnDutyOnly =
            ties.relationships.contains(.duty) && ties.relationships.isDisjoint(with: [.lead, .supervisor])
        return isOnDutyOnly && answered.showsContent && ties.hours.isOut(asked.at) ? [.reason] : []
    }

    private static let restrictedLook: @Sendable (Asked, Ties, Answered) -> Set<Obligation> = {
        asked, _, answered in
        guard case .look = asked.action, answered.showsContent, asked.isRestricted else { return [] }
        return [.reason, .notify(.privacyOfficer)]
    }

    private static let conflictTold: @Sendable (Asked, Ties, Answered) -> Set<Obligation> = {
        asked, ties, answered in
        if case .search = asked.action { return [] }
        guard answered.outcome == .hide, asked.isKeptOutByConflict(ties) else { return [] }
        return [.notify(.privacyOfficer)]
    }

    private static let statusCardTold: @Sendable (Asked, Ties, Answered) -> Set<Obligation> = {
        asked, ties, answered in
        guard case .look = asked.action, answered.showsContent, ties.relationships == [.statusCard] else {
            return []
        }
        return [.notify(.lead)]
    }

    private static let besideTold: @Sendable (Asked, Ties, Answered) -> Set<Obligation> = {
        asked, ties, answered in
        guard case .act(let kind) = asked.action, ActRule.beginning.contains(kind), answered.sees != nil,
            ties.relationships.isEmpty, let subject = asked.subject
        else { return [] }
        let councils = subject.councils.subtracting([asked.who.agency])
        return councils.isEmpty ? [] : [.notify(.lead), .notify(.privacyOfficer)]
    }

    private static let actObliges: @Sendable (Asked, Ties, Answered) -> Set<Obligation> = {
        asked, _, answered in
        guard case .act(let kind) = asked.action, answered.sees != nil else { return [] }
        return ActRule.of(kind)?.obliges ?? []
    }
}

extension Subject {
    /// The council that holds the record, with those that held it.
    package var councils: Set<AgencyID> {
        Set(involvements.filter { $0.kind == .duty && $0.person == person }.map(\.agency)).union(
            council.map { [$0] } ?? [])
    }
}

extension Asked {
    package var labels: [Label] { subject?.labels ?? [] }

    var isRestricted: Bool {
        labels.contains { if case .restricted = $0 { true } else { false } }
    }

    /// Excluded by name, or a party to the person's life.
    func isKeptOutByConflict(_ ties: Ties) -> Bool {
        ties.isParty || labels.contains(.excluded(who.practitioner))
    }
}
