import Guidance
import Practice

/// The rules that weigh a relationship: what would be shown, what stands in its place, what is refused.
enum Judging {
    // MARK: Restricted

    /// What would have been shown becomes a stub or an offer; what is less stays as it is.
    @Sendable static func restricted(_ asked: Asked, _ ties: Ties) -> Outcome? {
        let offers = asked.restrictionsKeepingOut(ties)
        guard !offers.isEmpty else { return nil }
        if case .act(let kind) = asked.action, let rule = ActRule.of(kind) {
            if rule.needs == .anyone { return nil }
            if rule.needs == .emergencyOffer && isEmergencyOffered(asked, ties) { return nil }
        }
        if ties.managesParty { return .hide }
        switch rest(asked, ties) {
        case .full, .redacted, .offer:
            let mayBeOffered = asked.action.isReadInEmergencies && mayTakeEmergencyAccess(asked)
            return offers.allSatisfy { $0 } && mayBeOffered
                ? .offer(offer(ties)) : .stub(ties.contact)
        case .stub, .refuse, .hide: return nil
        }
    }

    /// What the rules after the restriction say.
    private static func rest(_ asked: Asked, _ ties: Ties) -> Outcome {
        unrelated(asked, ties) ?? purpose(asked, ties) ?? looked(asked, ties) ?? acted(asked, ties) ?? .hide
    }

    // MARK: No live relationship

    @Sendable static func unrelated(_ asked: Asked, _ ties: Ties) -> Outcome? {
        switch asked.action {
        case .guidance, .administer: return nil
        case .search:
            if asked.subject == nil { return nil }
            return ties.isKnownToAsker ? nil : withoutRelationship(asked, ties)
        case .look: return ties.relationships.isEmpty ? withoutRelationship(asked, ties) : nil
        case .correct(let author):
            if asked.subject == nil { return .hide }
            if author == asked.who.practitioner { return nil }
            return ties.relationships.isEmpty ? withoutRelationship(asked, ties) : nil
        case .act(let kind): return unrelated(to: kind, asked, ties)
        }
    }

    private static func unrelated(to kind: ActKind, _ asked: Asked, _ ties: Ties) -> Outcome? {
        let rule = ActRule.of(kind)
        if rule?.needs == .nothing { return nil }
        if asked.subject == nil { return .hide }
        if !ties.relationships.isEmpty || answers(kind, ties) { return nil }
        let isOpen =
            switch rule?.needs {
            case .anyone: rule?.allowsRole(of: asked.who) ?? false
            case .responsibleAgency: ties.isResponsibleAgency && (rule?.allowsRole(of: asked.who) ?? false)
            case .authored: asked.whose?.practitioner == asked.who.practitioner
            case .involvedAgency: ties.isInvolvedAgency && (rule?.allowsRole(of: asked.who) ?? false)
            case .holdingAgency: ties.isAllocatedAgency && (rule?.allowsRole(of: asked.who) ?? false)
            case .emergencyOffer: isEmergencyOffered(asked, ties)
            case .relationship, .nothing, nil: false
            }
        return isOpen ? nil : withoutRelationship(asked, ties)
    }

    /// What someone gets whose relationship does not reach so far, or who has none.
    private static func withoutRelationship(_ asked: Asked, _ ties: Ties) -> Outcome {
        guard asked.subject != nil else { return .hide }
        switch asked.action {
        case .search(let identifiers):
            return identifiers >= 2 && asked.who.hasAny(ActRule.maySearch) ? .stub(ties.contact) : .hide
        case .look:
            if !asked.action.isReadInEmergencies { return .hide }
            if ties.hasEnded { return .stub(ties.contact) }
            let isColleague = ties.isAllocatedAgency && mayTakeEmergencyAccess(asked)
            return isColleague && Purposes.work.contains(asked.purpose) ? .offer(offer(ties)) : .hide
        case .act, .correct, .administer, .guidance: return .hide
        }
    }

    /// A no to someone whose relationship does not reach so far: never less than one without any would get.
    private static func beyond(_ asked: Asked, _ ties: Ties, _ refusal: Refusal) -> Outcome {
        let without = withoutRelationship(asked, ties)
        return without == .hide ? .refuse(refusal) : without
    }

    // MARK: Purpose

    @Sendable static func purpose(_ asked: Asked, _ ties: Ties) -> Outcome? {
        guard case .look = asked.action else { return nil }
        return fitting(asked, ties).isEmpty ? beyond(asked, ties, .purposeDoesNotFit) : nil
    }

    private static func fitting(_ asked: Asked, _ ties: Ties) -> [RelationshipRule] {
        ties.relationships.compactMap(RelationshipRule.of).filter { $0.purposes.contains(asked.purpose) }
    }

    // MARK: Looking and searching

    @Sendable static func looked(_ asked: Asked, _ ties: Ties) -> Outcome? {
        switch asked.action {
        case .search:
            guard asked.who.hasAny(ActRule.maySearch) else { return .refuse(.rolesThatSearch) }
            guard asked.subject != nil else { return .redacted(.nothing) }
            return .redacted(Sees(status: ties.seesStatus, everyones: [.identity]))
        case .look(let what):
            let reaching = fitting(asked, ties).filter {
                $0.looksAt.contains(what.look)
                    && !(what.isAboutTheRecord && ties.beside.contains($0.relationship))
            }
            let sees = reaching.map { $0.sees(asked.who, ties) }.reduce(Sees.nothing) { $0.union($1) }
            switch what {
            case .looks: return reaching.isEmpty ? .refuse(.looksAreForThoseWhoAnswer) : .redacted(.identity)
            case .concern(let author, let agency):
                guard sees.shows(.narrative, by: author, of: agency) else {
                    return beyond(asked, ties, .concernIsOthers)
                }
                return .redacted(sees)
            case .identity, .summary, .chronology, .episode, .earlyHelp, .difference, .audit:
                return reaching.isEmpty ? beyond(asked, ties, .relationshipDoesNotReach) : .redacted(sees)
            }
        case .act, .administer, .correct, .guidance: return nil
        }
    }

    // MARK: Acting

    @Sendable static func acted(_ asked: Asked, _ ties: Ties) -> Outcome? {
        switch asked.action {
        case .act(let kind):
            guard let rule = ActRule.of(kind) else { return beyond(asked, ties, .noSuchAct) }
            if let refusal = refusal(of: rule, asked, ties) { return beyond(asked, ties, refusal) }
            return .redacted(shown(by: rule, asked, ties))
        case .correct(let author):
            guard author == asked.who.practitioner else { return beyond(asked, ties, .onlyTheAuthorCorrects) }
            return .redacted(ownWords(asked))
        case .administer(let what):
            return asked.who.hasAny(ActRule.administrators(of: what))
                ? .redacted(.nothing) : .refuse(.onlyAdministratorsAdminister)
        case .search, .look, .guidance: return nil
        }
    }

    private static func refusal(of rule: ActRule, _ asked: Asked, _ ties: Ties) -> Refusal? {
        guard rule.allowsRole(of: asked.who) else { return .roleMayNot(rule) }
        switch rule.needs {
        case .nothing, .anyone: break
        case .relationship(let wanted):
            if ties.acting(in: asked.stream).isDisjoint(with: wanted), !answers(rule.act, ties) {
                return .relationshipMayNot(rule)
            }
        case .involvedAgency: if !ties.isInvolvedAgency { return .relationshipMayNot(rule) }
        case .holdingAgency: if !ties.isAllocatedAgency { return .relationshipMayNot(rule) }
        case .responsibleAgency: if !ties.isResponsibleAgency { return .relationshipMayNot(rule) }
        case .emergencyOffer: if !isEmergencyOffered(asked, ties) { return .emergencyAccessNotOffered }
        case .authored:
            if asked.whose?.practitioner != asked.who.practitioner { return .onlyTheAuthorCorrects }
        }
        return rule.judges(asked.whose, by: asked.who) ? nil : .notForOneself(rule)
    }

    /// Says who comes to what the agency was invited to as a whole.
    private static func answers(_ act: ActKind, _ ties: Ties) -> Bool {
        act == "conference.answer" && ties.invited.contains(.conference)
    }

    /// What the form of an act may show: as much as the relationships it rests on.
    private static func shown(by rule: ActRule, _ asked: Asked, _ ties: Ties) -> Sees {
        switch rule.needs {
        case .nothing: return .nothing
        case .anyone, .involvedAgency, .holdingAgency, .responsibleAgency, .emergencyOffer: return .identity
        case .authored: return ownWords(asked)
        case .relationship(let wanted):
            return ties.acting(in: asked.stream).intersection(wanted).compactMap(RelationshipRule.of)
                .map { $0.sees(asked.who, ties) }.reduce(Sees.identity) { $0.union($1) }
        }
    }

    private static func ownWords(_ asked: Asked) -> Sees {
        Sees(everyones: [.identity], authors: [asked.who.practitioner])
    }

    // MARK: Emergency access

    /// It may be opened wherever a look would be offered it, and does no harm where the look is open anyway.
    static func isEmergencyOffered(_ asked: Asked, _ ties: Ties) -> Bool {
        guard mayTakeEmergencyAccess(asked) else { return false }
        // Work begun beside the council that holds the record opens nothing, not even in an emergency.
        if !ties.relationships.isEmpty, ties.relationships.isSubset(of: ties.beside) { return false }
        var look = asked
        look.action = .look(.summary)
        look.purpose = Purposes.urgent
        switch restricted(look, ties) ?? rest(look, ties) {
        case .offer, .redacted, .full: return true
        case .stub, .refuse, .hide: return false
        }
    }

    private static func mayTakeEmergencyAccess(_ asked: Asked) -> Bool {
        asked.who.hasAny(Roles.mayTakeEmergencyAccess)
    }

    private static func offer(_ ties: Ties) -> EmergencyOffer {
        EmergencyOffer(
            contact: ties.contact, minutes: EmergencyAccess.minutes,
            characters: EmergencyAccess.shortestReason)
    }
}

extension RelationshipRule {
    fileprivate func sees(_ who: Doer, _ ties: Ties) -> Sees {
        if ties.beside.contains(relationship) {
            return Sees(
                everyones: [.identity], agencies: contributions == .own ? [] : [who.agency],
                authors: [who.practitioner], streams: ties.ownStreams)
        }
        var sees = Sees(status: status, feedback: feedback, everyones: everyones, within: within)
        if relationship == .emergency && ties.hasLocation { sees.everyones.insert(.location) }
        switch contributions {
        case .none, .everyones: break
        case .own: sees.authors = [who.practitioner]
        case .agency: sees.agencies = [who.agency]
        case .schoolFile: sees.agencies = ties.handedOver.union([who.agency])
        }
        return sees
    }
}

extension Ties {
    /// Known through the person's life, so that a search may find them by name alone.
    fileprivate var isKnownToAsker: Bool { relationships.contains { $0.isWithThePerson } }

    fileprivate var seesStatus: Bool {
        relationships.subtracting(beside).contains { $0.isWithThePerson && RelationshipRule.of($0)?.status == true }
    }
}

extension What {
    /// Who has looked, and how the record was audited: about the record as a whole.
    fileprivate var isAboutTheRecord: Bool { self == .looks || self == .audit }
}

extension Action {
    /// Emergency access reads the record; it neither acts nor reads who has looked.
    fileprivate var isReadInEmergencies: Bool {
        switch self {
        case .search: true
        case .look(let what): RelationshipRule.of(.emergency)?.looksAt.contains(what.look) == true
        case .act, .administer, .correct, .guidance: false
        }
    }
}

extension Asked {
    /// For each restriction that keeps the asker out, whether it offers emergency access. Empty: none does.
    fileprivate func restrictionsKeepingOut(_ ties: Ties) -> [Bool] {
        labels.compactMap { label in
            guard case .restricted(let allowed, let offers) = label else { return nil }
            if allowed.contains(who.practitioner) { return nil }
            return offers && ties.relationships.contains(.emergency) ? nil : offers
        }
    }
}
