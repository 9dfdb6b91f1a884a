import Guidance

extension ImmediateProtection {
    /// A constable takes a child into police protection, or keeps one where they are, without a court.
    ///
    /// Duty `policeProtection.end`: 1. The hours run from the moment the power was used, as they pass. 2. It may have been
    /// used before the council heard of the child, so it need not follow the receipt. 3. While one runs there is no other.
    package struct TakePoliceProtection: Act {
        package static let kind: ActKind = "policeProtection.take"
        /// The force; whoever records it for a force of their own leaves it out.
        package let force: AgencyID?
        package let officer: String
        package let designatedOfficer: String
        /// Those of the force's officers who work in this record.
        package let officers: [PractitionerID]?
        package let because: String
        package let whereChildIs: String
        package let orderNotPracticableBecause: String
        package let contactTerms: String?
        package let councilTold: String
        package let parentsTold: Bool
        package let parentsNotToldBecause: String?
        package let partnersConsulted: Bool
        package let partnersNotConsultedBecause: String?
        /// The force in the end, named or the officer's own.
        package var takenBy: AgencyID?

        package init(
            force: AgencyID? = nil, officer: String, designatedOfficer: String, officers: [PractitionerID]? = nil,
            because: String, whereChildIs: String, orderNotPracticableBecause: String, contactTerms: String? = nil,
            councilTold: String, parentsTold: Bool, parentsNotToldBecause: String? = nil, partnersConsulted: Bool,
            partnersNotConsultedBecause: String? = nil
        ) {
            self.force = force
            self.officer = officer
            self.designatedOfficer = designatedOfficer
            self.officers = officers
            self.because = because
            self.whereChildIs = whereChildIs
            self.orderNotPracticableBecause = orderNotPracticableBecause
            self.contactTerms = contactTerms
            self.councilTold = councilTold
            self.parentsTold = parentsTold
            self.parentsNotToldBecause = parentsNotToldBecause
            self.partnersConsulted = partnersConsulted
            self.partnersNotConsultedBecause = partnersNotConsultedBecause
        }

        package static let settles: Set<String> = ["takenBy"]

        package func settled(in setting: Setting) -> TakePoliceProtection {
            var act = self
            act.takenBy = taker(in: setting)
            return act
        }

        private func taker(in setting: Setting) -> AgencyID? {
            Agency.policeKinds.contains(setting.who.agencyKind) ? setting.who.agency : force
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "policeProtection.take"
            let cite = setting.guidance.duty(.policeProtection).cite
            guard episode.isOpen else {
                throw Refusal(
                    name + ".open", .notNow, because: "The council has no open episode for this child yet.",
                    authority: cite,
                    instead:
                        "Telephone the council where the child was found: it records the contact at once. Then record the police protection on it, with the time the power was used."
                )
            }
            let isPolice = Agency.policeKinds.contains(setting.who.agencyKind)
            if !isPolice && setting.who.agency != episode.council {
                throw Refusal(
                    name + ".police", .mayNot,
                    because: "Police protection is recorded by the police, or by the council whom they told.",
                    authority: cite, instead: "Ask the officer, or the council that holds the episode, to record it.")
            }
            if !isPolice {
                guard let force, let kind = setting.standing.agencies[force], Agency.policeKinds.contains(kind) else {
                    throw .wrong(
                        name + ".force", "force", "The force whose officer used the power is not named.",
                        instead: "Choose the police force.", authority: cite)
                }
            }
            for named in officers ?? [] where setting.standing.practitioners[named]?.agency != taker(in: setting) {
                throw .wrong(
                    name + ".officers", "officers",
                    "One of those named is not an officer of that force in this record.",
                    instead: "Choose officers of the force, or leave it empty and give their names above.",
                    authority: cite)
            }
            if let running = episode.immediateProtection.policeProtection {
                throw Refusal(
                    name + ".running", .notNow,
                    because:
                        "The child is under police protection already, since \(running.began.stamp.happenedAt.inWords).",
                    authority: cite,
                    instead: "Record the end of that one first; its hours cannot be begun again.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.immediateProtection.policeProtections.append(ProtectionPeriod(began: Stamped(self, stamp)))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Taken into police protection",
                [
                    .of("Because", because, holds: .police),
                    .of("Officer", officer, holds: .police),
                    .of("Designated officer", designatedOfficer, holds: .police),
                    .of("Where the child is", whereChildIs, holds: .location),
                    .of("Why a court order was not practicable", orderNotPracticableBecause, holds: .police),
                    .of("Contact with the family", contactTerms), .of("Told at the council", councilTold),
                    .of("Parents not told because", parentsNotToldBecause),
                    .of(ImmediateProtection.notConsultedLabel, partnersNotConsultedBecause),
                ], weight: .key, holds: .identity)
        }
    }

    /// Police protection ends: the child goes home, an order is made, the hours are over.
    package struct EndPoliceProtection: Act {
        package static let kind: ActKind = "policeProtection.end"
        package let how: String
        package let because: String
        package let whereChildIs: String

        package init(how: String, because: String, whereChildIs: String) {
            self.how = how
            self.because = because
            self.whereChildIs = whereChildIs
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "policeProtection.end"
            let cite = setting.guidance.duty(.policeProtection).cite
            guard let running = episode.immediateProtection.policeProtection else {
                throw .notNow(
                    name + ".running", "No police protection runs in this episode.",
                    instead: "If it was taken and not recorded, record that it was taken first.")
            }
            let isPolice = Agency.policeKinds.contains(setting.who.agencyKind)
            if !isPolice && setting.who.agency != episode.council {
                throw Refusal(
                    name + ".police", .mayNot,
                    because: "The police end police protection, or the council records what they told it.",
                    authority: cite, instead: "Ask the designated officer named in the record.")
            }
            try mustFollow(running.began.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.immediateProtection.policeProtections.endLast(stamp, how)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Police protection ended",
                [.of("Because", because), .of("Where the child is", whereChildIs, holds: .location)], weight: .key,
                holds: .identity)
        }
    }
}

/// What ends something did not happen before it began.
func mustFollow(_ began: Stamp, _ setting: Setting, _ name: String) throws(Refusal) {
    guard setting.happenedAt < began.happenedAt else { return }
    throw .wrong(
        name + ".order", "happenedAt", "This is before it began (\(began.happenedAt.inWords)).",
        instead: "Enter when it happened, after that time.")
}
