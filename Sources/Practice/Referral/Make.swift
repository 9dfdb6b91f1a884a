import Guidance

extension Referral {
    /// A practitioner in any agency asks the council to consider whether a child needs help or protection.
    ///
    /// Duty `referral.decision`: 1. The clock starts when the council receives it, whoever it came from.
    /// 2. The sender states whether they ask for a referral or pass on information. 3. Consent is not needed to share
    /// for a child's safety; telling the family is expected unless that would put anyone at risk.
    package struct Make: Act {
        package static let kind: ActKind = "referral.make"
        package static let opens = true
        package let council: AgencyID
        package let askedFor: String
        package let worry: String
        package let facts: String?
        package let reported: String?
        package let childsWords: String?
        package let strengths: String?
        package let whereabouts: String
        package let danger: String
        package let dangerDone: String?
        package let parentsTold: Bool
        package let parentsNotToldBecause: String?
        package let parentsNotToldDetail: String?
        package let consent: String
        package let lawfulBasis: String
        package let otherAdults: String?
        package let indicators: [String]?
        package let helpTried: String?
        /// Whether the early help assessment goes with it.
        package let carriesEarlyHelp: Bool?
        /// The early help that goes with it, in the words it had then; the record knows it.
        package var earlyHelp: CarriedEarlyHelp?

        package static let settles: Set<String> = ["earlyHelp"]

        package init(
            council: AgencyID, askedFor: String, worry: String, facts: String? = nil, reported: String? = nil,
            childsWords: String? = nil, strengths: String? = nil, whereabouts: String, danger: String,
            dangerDone: String? = nil, parentsTold: Bool, parentsNotToldBecause: String? = nil,
            parentsNotToldDetail: String? = nil, consent: String, lawfulBasis: String,
            otherAdults: String? = nil,
            indicators: [String]? = nil, helpTried: String? = nil, carriesEarlyHelp: Bool? = nil
        ) {
            self.council = council
            self.askedFor = askedFor
            self.worry = worry
            self.facts = facts
            self.reported = reported
            self.childsWords = childsWords
            self.strengths = strengths
            self.whereabouts = whereabouts
            self.danger = danger
            self.dangerDone = dangerDone
            self.parentsTold = parentsTold
            self.parentsNotToldBecause = parentsNotToldBecause
            self.parentsNotToldDetail = parentsNotToldDetail
            self.consent = consent
            self.lawfulBasis = lawfulBasis
            self.otherAdults = otherAdults
            self.indicators = indicators
            self.helpTried = helpTried
            self.carriesEarlyHelp = carriesEarlyHelp
        }

        package func settled(in setting: Setting) -> Make {
            var act = self
            act.earlyHelp =
                carriesEarlyHelp == true ? setting.about.first.flatMap { setting.standing.earlyHelp[$0] } : nil
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "referral.make"
            try mustBeNew(episode, setting, name)
            guard setting.standing.agencies[council] == Agency.councilKind else {
                throw .wrong(
                    name + ".council", "council", "A referral goes to a council with children's social care.",
                    instead: "Choose the council where the child lives or is found.",
                    authority: setting.guidance.duty(.referralDecision).cite)
            }
            try mustHaveActed(danger, dangerDone, setting, name)
            if carriesEarlyHelp == true, setting.about.contains(where: { setting.standing.earlyHelp[$0]?.words == nil })
            {
                throw .wrong(
                    name + ".earlyHelp", "carriesEarlyHelp",
                    "There is no early help assessment of this child that you can send.",
                    instead: "Answer no; a referral does not need one. Write under “help had already” what you know.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.child = stamp.about.first
            episode.council = council
            episode.referral.earlyHelp = earlyHelp
            episode.referral.received = Stamped(
                Received(
                    askedFor: askedFor, worry: worry, childsWords: childsWords, source: nil, from: nil,
                    isAnonymous: false, danger: danger, parentsTold: parentsTold), stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                askedFor == Taken.referral
                    ? "Referral made to the council" : "Information passed to the council",
                [
                    .of("Worry", worry), .of("Facts", facts), .of("Reported by others", reported),
                    .of("The child's own words", childsWords, holds: .childsWords),
                    .of("What is going well", strengths),
                    .of("Where the child is", whereabouts, holds: .location),
                    .of("Done about immediate danger", dangerDone),
                    .of("Parents not told because", parentsNotToldDetail),
                    .of("Other adults", otherAdults, holds: .thirdParty), .of("Help tried", helpTried),
                    .of(
                        "Early help assessment" + (earlyHelp?.assessedOn.map { " of \($0.inWords)" } ?? ""),
                        earlyHelp?.words),
                ], weight: .key)
        }
    }

    /// The option of `dangerLevels` for a child who needs action now.
    package static let immediateDanger = "immediate"

    /// A contact that reached the council by telephone, letter or in person, written down by the worker who took it.
    package struct Receive: Act {
        package static let kind: ActKind = "contact.receive"
        package static let opens = true
        package let source: String
        package let from: String?
        package let fromPhone: String?
        package let anonymous: Bool
        package let askedFor: String
        package let worry: String
        package let childsWords: String?
        package let whereabouts: String
        package let danger: String
        package let dangerDone: String?
        package let parentsTold: Bool
        package let parentsNotToldBecause: String?
        package let consent: String
        package let lawfulBasis: String

        package init(
            source: String, from: String? = nil, fromPhone: String? = nil, anonymous: Bool = false,
            askedFor: String,
            worry: String, childsWords: String? = nil, whereabouts: String, danger: String,
            dangerDone: String? = nil,
            parentsTold: Bool, parentsNotToldBecause: String? = nil, consent: String, lawfulBasis: String
        ) {
            self.source = source
            self.from = from
            self.fromPhone = fromPhone
            self.anonymous = anonymous
            self.askedFor = askedFor
            self.worry = worry
            self.childsWords = childsWords
            self.whereabouts = whereabouts
            self.danger = danger
            self.dangerDone = dangerDone
            self.parentsTold = parentsTold
            self.parentsNotToldBecause = parentsNotToldBecause
            self.consent = consent
            self.lawfulBasis = lawfulBasis
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "contact.receive"
            try mustBeNew(episode, setting, name)
            guard setting.who.agencyKind == Agency.councilKind else {
                throw Refusal(
                    name + ".council", .mayNot, because: "Only a council records contacts it received.",
                    authority: setting.guidance.duty(.referralDecision).cite,
                    instead: "Make a referral instead.")
            }
            if !anonymous && (from ?? "").isEmpty {
                throw .wrong(
                    name + ".from", "from", "The person who made contact is not named.",
                    instead: "Enter who it was, or record that they asked not to be named.")
            }
            try mustHaveActed(danger, dangerDone, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.child = stamp.about.first
            episode.council = stamp.agency
            episode.referral.received = Stamped(
                Received(
                    askedFor: askedFor, worry: worry, childsWords: childsWords, source: source, from: from,
                    isAnonymous: anonymous, danger: danger, parentsTold: parentsTold), stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Contact received by the council",
                [
                    .of("Worry", worry), .of("The child's own words", childsWords, holds: .childsWords),
                    .of("From", from, holds: .thirdParty),
                    .of("Where the child is", whereabouts, holds: .location),
                    .of("Done about immediate danger", dangerDone),
                ], weight: .key)
        }
    }
}

/// What both doors into an episode ask for: a new stream about one child.
private func mustBeNew(_ episode: Episode, _ setting: Setting, _ rule: String) throws(Refusal) {
    guard episode.referral.received == nil else {
        throw .notNow(
            rule + ".new", "This contact or referral has been received already.",
            instead: "Make a new referral for what is new.")
    }
    guard !setting.about.isEmpty, setting.about.allSatisfy(setting.standing.people.contains) else {
        throw .wrong(
            rule + ".child", "about", "The child is not named, or is not in the record.",
            instead: "Find the child first, or add them.")
    }
}

/// A child in danger now is made safe before anyone fills in a form.
private func mustHaveActed(
    _ danger: String, _ done: String?, _ setting: Setting, _ rule: String
) throws(Refusal) {
    guard danger == Referral.immediateDanger, (done ?? "").isEmpty else { return }
    throw .wrong(
        rule + ".danger", "dangerDone",
        "A child in immediate danger needs action now: this form is not read at once.",
        instead: "Call 999, then write here what you did.",
        authority: setting.guidance.duty(.referralDecision).cite)
}
