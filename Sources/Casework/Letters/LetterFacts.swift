import Guidance
import Practice
import Readings

/// What a letter is composed from: who the child is, how things stand, who writes.
package struct LetterFacts: Sendable {
    package let regarding: StreamID
    package let identity: Identity
    package let today: Day
    package let guidance: Guidance
    package let writer: Colleague
    package let agency: AgencyRow
    package var episode: Episode?
    package var earlyHelp: EarlyHelp?
    /// The names of those with parental responsibility who live with the child.
    package var parents: [String] = []
    package var names = Names()
    package var seesAddress = false
    /// The classes of what it is about that the writer may read.
    package var open: Set<FieldClass> = []

    package init(
        regarding: StreamID, identity: Identity, today: Day, guidance: Guidance, writer: Colleague, agency: AgencyRow
    ) {
        self.regarding = regarding
        self.identity = identity
        self.today = today
        self.guidance = guidance
        self.writer = writer
        self.agency = agency
    }

    /// As the child is called.
    var child: String {
        if identity.dateOfBirth == nil, identity.expectedDate != nil { return identity.fullName }
        return identity.knownAs ?? identity.fullName.split(separator: " ").first.map(String.init) ?? identity.fullName
    }

    func label(_ list: ListKey, _ code: String) -> String { guidance.library.label(list, code) ?? code }

    /// What a code means to whoever reads the letter: the family and the child in words of their own, or not at all.
    func says(_ list: ListKey, _ code: String, to reader: String) -> String? {
        let option = guidance.library.option(list, code)
        let words =
            switch reader {
            case Addressee.family: option?.family
            case Addressee.child: option?.child
            default: option?.label
            }
        return words?.replacing("{child}", with: child)
    }

    /// A letter to a child who can read it one day: not to one who is not born yet, or has died.
    var canWriteToChild: Bool {
        identity.diedOn == nil && (identity.dateOfBirth != nil || identity.expectedDate == nil)
    }

    /// Where the family can be written to; nil where the address is protected or not known to the writer.
    package var familyAddress: String? {
        guard seesAddress, let home = identity.home, !home.isProtected else { return nil }
        return [home.address, home.postcode].compactMap { $0 }.joined(separator: "\n")
    }
}

/// A letter that can be written now: which kind, for whom, and to whom by name.
package struct LetterOffer: Sendable, Hashable {
    /// An option of `letterKinds`.
    package let letter: String
    /// An option of `letterAddressees`.
    package let to: String
    package let name: String
    package let practitioner: PractitionerID?
    package let agency: AgencyID?

    /// Tells two offers of one kind apart: the practitioner, or the agency.
    package var reader: String? { practitioner?.id ?? agency?.id }

    package init(
        _ letter: String, to: String, name: String, practitioner: PractitionerID? = nil, agency: AgencyID? = nil
    ) {
        self.letter = letter
        self.to = to
        self.name = name
        self.practitioner = practitioner
        self.agency = agency
    }
}

extension LetterFacts {
    /// The letters that how things stand makes sense of and the writer may read what they are composed from, the
    /// likeliest first.
    package var offers: [LetterOffer] { whole.filter { Letter.classes(of: $0.letter).isSubset(of: open) } }

    private var whole: [LetterOffer] {
        var offers: [LetterOffer] = []
        let family = parents.isEmpty ? "The family of \(child)" : parents.joined(separator: " and ")
        func add(_ letter: String, _ readers: String...) {
            for to in readers {
                switch to {
                case Addressee.family: offers.append(LetterOffer(letter, to: to, name: family))
                case Addressee.child:
                    if canWriteToChild { offers.append(LetterOffer(letter, to: to, name: child)) }
                case Addressee.referrer: if let referrer = referrer(letter) { offers.append(referrer) }
                default: offers.append(LetterOffer(letter, to: to, name: ""))
                }
            }
        }
        if earlyHelp != nil { add("earlyHelp", Addressee.family, Addressee.child) }
        if let episode {
            if let called = episode.conference.called {
                add("conferenceInvitation", Addressee.family, Addressee.child)
                offers += seats(called, "conferenceInvitation")
                add("conferencePack", Addressee.family)
                offers += seats(called, "conferencePack")
            }
            if episode.strategy.lastHeld != nil {
                add("strategyOutcome", Addressee.family)
                offers += discussed(episode).map { seat("strategyOutcome", $0) }
            }
            if episode.childInNeedPlan.isOpen {
                add("childInNeedPlan", Addressee.family, Addressee.child)
                offers += carrying(episode)
            }
            if let course = episode.protectionPlan.courses.last {
                add("plan", Addressee.family, Addressee.child)
                offers += course.coreGroup.map { seat("plan", $0) }
            }
            if episode.closure != nil { add("closure", Addressee.family, Addressee.child, Addressee.agency) }
            if episode.assessment.approved != nil {
                add("assessmentOutcome", Addressee.family, Addressee.child, Addressee.referrer, Addressee.agency)
            }
            if episode.referral.decided != nil { add("outcome", Addressee.referrer, Addressee.family) }
        }
        add("decision", Addressee.family, Addressee.agency)
        add("other", Addressee.family, Addressee.child, Addressee.agency)
        return offers
    }

    /// Those of other agencies who were asked to the last strategy discussion.
    private func discussed(_ episode: Episode) -> [Conference.Seat] {
        (episode.strategy.lastHeld?.invited ?? []).filter { $0.agency != episode.council }
            .map { Conference.Seat($0.practitioner, of: $0.agency) }
    }

    /// Those who carry a child in need plan with the lead.
    private func carrying(_ episode: Episode) -> [LetterOffer] {
        episode.childInNeedPlan.group.filter { $0 != episode.lead }.map {
            LetterOffer("childInNeedPlan", to: Addressee.agency, name: names.name($0), practitioner: $0)
        }
    }

    private func seats(_ meeting: Conference.Meeting, _ letter: String) -> [LetterOffer] {
        var seen: Set<Conference.Seat> = []
        return meeting.seats.map(\.seat).filter { seen.insert($0).inserted }.map { seat(letter, $0) }
    }

    private func seat(_ letter: String, _ seat: Conference.Seat) -> LetterOffer {
        LetterOffer(
            letter, to: Addressee.agency, name: seat.practitioner.map { names.name($0) } ?? names.name(seat.agency),
            practitioner: seat.practitioner, agency: seat.agency)
    }

    /// Whoever made the referral, where they may be written to: by name and agency, or as the council noted them.
    private func referrer(_ letter: String) -> LetterOffer? {
        guard let episode, episode.referral.canTellReferrer, let received = episode.referral.received else {
            return nil
        }
        if received.stamp.agency != episode.council {
            return LetterOffer(
                letter, to: Addressee.referrer, name: names.name(received.stamp.by), practitioner: received.stamp.by,
                agency: received.stamp.agency)
        }
        return received.act.from.map { LetterOffer(letter, to: Addressee.referrer, name: $0) }
    }
}

extension LetterFacts {
    /// Everyone a letter may name, so that their names can be read beforehand.
    var mentioned: [(PractitionerID?, AgencyID?)] {
        var all: [(PractitionerID?, AgencyID?)] = []
        if let episode {
            if let received = episode.referral.received?.stamp { all.append((received.by, received.agency)) }
            all += [episode.lead, episode.supervisor].map { ($0, nil) }
            if let called = episode.conference.called {
                all.append((called.chair, nil))
                all += called.seats.map { ($0.seat.practitioner, $0.seat.agency) }
                all += called.reports.map { ($0.stamp.by, $0.stamp.agency) }
            }
            all += (episode.strategy.lastHeld?.invited ?? []).map { ($0.practitioner, $0.agency) }
            all += episode.childInNeedPlan.group.map { ($0, nil) }
            all += episode.childInNeedPlan.actions.items.map { ($0.action.practitioner, nil) }
            all += (episode.protectionPlan.courses.last?.coreGroup ?? []).map { ($0.practitioner, $0.agency) }
        }
        if let earlyHelp {
            all.append((earlyHelp.lead, earlyHelp.leadAgency))
            all += earlyHelp.actions.items.map { ($0.action.practitioner, nil) }
        }
        return all
    }
}
