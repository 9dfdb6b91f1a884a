import Guidance

extension ImmediateProtection {
    /// A court orders that a child be assessed, from the day the order names.
    ///
    /// Duty `childAssessmentOrder.end`: days as they pass, of which that day is the first.
    package struct StartAssessmentOrder: Act {
        package static let kind: ActKind = "childAssessmentOrder.start"
        package let court: String
        package let startsOn: Day
        package let assesses: String
        package let directions: String?
        /// Empty in entries from before it was asked, as whether partners were consulted is no there.
        package let whoWasTold: String
        package let partnersConsulted: Bool
        package let partnersNotConsultedBecause: String?

        package init(
            court: String, startsOn: Day, assesses: String, directions: String? = nil, whoWasTold: String,
            partnersConsulted: Bool, partnersNotConsultedBecause: String? = nil
        ) {
            self.court = court
            self.startsOn = startsOn
            self.assesses = assesses
            self.directions = directions
            self.whoWasTold = whoWasTold
            self.partnersConsulted = partnersConsulted
            self.partnersNotConsultedBecause = partnersNotConsultedBecause
        }

        /// An order recorded before it was asked says of nobody that they were told or consulted.
        package init(from decoder: any Decoder) throws {
            let answers = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                court: try answers.decode(String.self, forKey: .court),
                startsOn: try answers.decode(Day.self, forKey: .startsOn),
                assesses: try answers.decode(String.self, forKey: .assesses),
                directions: try answers.decodeIfPresent(String.self, forKey: .directions),
                whoWasTold: try answers.decodeIfPresent(String.self, forKey: .whoWasTold) ?? "",
                partnersConsulted: try answers.decodeIfPresent(Bool.self, forKey: .partnersConsulted) ?? false,
                partnersNotConsultedBecause: try answers.decodeIfPresent(
                    String.self, forKey: .partnersNotConsultedBecause))
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childAssessmentOrder.start"
            let cite = setting.guidance.duty(.childAssessmentOrder).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            if episode.immediateProtection.assessmentOrder != nil {
                throw Refusal(
                    name + ".running", .notNow, because: "A child assessment order is in force.", authority: cite,
                    instead: "Record its end first.")
            }
            if startsOn < setting.happenedAt.day {
                throw .wrong(
                    name + ".startsOn", "startsOn", "An order cannot start before it is made.",
                    instead: "Enter the start date that the order names.", authority: cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.immediateProtection.assessmentOrders.append(ProtectionPeriod(began: Stamped(self, stamp)))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Child assessment order made",
                [
                    .of("Starts", startsOn.inWords), .of("What is assessed", assesses), .of("Court", court),
                    .of("Directions", directions), .of(ImmediateProtection.toldLabel, whoWasTold),
                    .of(ImmediateProtection.notConsultedLabel, partnersNotConsultedBecause),
                ], weight: .key, holds: .identity)
        }
    }

    /// The child assessment order is over.
    package struct EndAssessmentOrder: Act {
        package static let kind: ActKind = "childAssessmentOrder.end"
        package let found: String

        package init(found: String) { self.found = found }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childAssessmentOrder.end"
            guard let running = episode.immediateProtection.assessmentOrder else {
                throw .notNow(
                    name + ".running", "No child assessment order is in force.",
                    instead: "If one was made and not recorded, record that first.")
            }
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.duty(.childAssessmentOrder).cite)
            try mustFollow(running.began.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.immediateProtection.assessmentOrders.endLast(stamp, nil)
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Child assessment order ended", [.of("What was found", found)], weight: .key, holds: .identity)
        }
    }

    /// Someone who is a danger to the child must leave or keep away, so that the child can stay.
    package struct RequireExclusion: Act {
        package static let kind: ActKind = "exclusion.require"
        package let basis: String
        package let excluded: String
        package let keptFrom: String
        package let endsAt: Moment?
        package let powerOfArrest: Bool
        package let because: String
        /// Empty in entries from before it was asked, as whether partners were consulted is no there.
        package let whoWasTold: String
        package let partnersConsulted: Bool
        package let partnersNotConsultedBecause: String?

        package init(
            basis: String, excluded: String, keptFrom: String, endsAt: Moment? = nil, powerOfArrest: Bool,
            because: String, whoWasTold: String, partnersConsulted: Bool, partnersNotConsultedBecause: String? = nil
        ) {
            self.basis = basis
            self.excluded = excluded
            self.keptFrom = keptFrom
            self.endsAt = endsAt
            self.powerOfArrest = powerOfArrest
            self.because = because
            self.whoWasTold = whoWasTold
            self.partnersConsulted = partnersConsulted
            self.partnersNotConsultedBecause = partnersNotConsultedBecause
        }

        /// A requirement recorded before it was asked says of nobody that they were told or consulted.
        package init(from decoder: any Decoder) throws {
            let answers = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                basis: try answers.decode(String.self, forKey: .basis),
                excluded: try answers.decode(String.self, forKey: .excluded),
                keptFrom: try answers.decode(String.self, forKey: .keptFrom),
                endsAt: try answers.decodeIfPresent(Moment.self, forKey: .endsAt),
                powerOfArrest: try answers.decode(Bool.self, forKey: .powerOfArrest),
                because: try answers.decode(String.self, forKey: .because),
                whoWasTold: try answers.decodeIfPresent(String.self, forKey: .whoWasTold) ?? "",
                partnersConsulted: try answers.decodeIfPresent(Bool.self, forKey: .partnersConsulted) ?? false,
                partnersNotConsultedBecause: try answers.decodeIfPresent(
                    String.self, forKey: .partnersNotConsultedBecause))
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "exclusion.require"
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: Self.authority(setting))
            try episode.mustFollowReceipt(setting, name + ".order")
            if episode.immediateProtection.exclusion != nil {
                throw .notNow(
                    name + ".running", "An exclusion requirement is in force.",
                    instead: "Record that it was lifted first.")
            }
            if basis == Self.emergencyOrder && episode.immediateProtection.emergencyOrder == nil {
                throw .wrong(
                    name + ".order.made", "basis", "No emergency protection order is in force that could hold it.",
                    instead: "Record the order first, or choose what the requirement rests on.",
                    authority: Self.authority(setting))
            }
            if let endsAt, endsAt < setting.happenedAt {
                throw .wrong(
                    name + ".endsAt", "endsAt", "That end lies before it began.",
                    instead: "Enter the date and time until which it holds.")
            }
        }

        /// The option of `exclusionBases` for a requirement in an emergency protection order.
        package static let emergencyOrder = "emergencyProtectionOrder"

        private static func authority(_ setting: Setting) -> String {
            setting.guidance.duty(.emergencyProtectionOrder).cite
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.immediateProtection.exclusions.append(ProtectionPeriod(began: Stamped(self, stamp)))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Someone must keep away from where the child lives",
                [
                    .of("Who", excluded, holds: .thirdParty), .of("From where", keptFrom, holds: .location),
                    .of("Because", because), .of("Until", endsAt.map(\.inWords)),
                    .of(ImmediateProtection.toldLabel, whoWasTold),
                    .of(ImmediateProtection.notConsultedLabel, partnersNotConsultedBecause),
                    powerOfArrest ? Line.Part("Power of arrest", "Attached", holds: .police) : nil,
                ], weight: .key)
        }
    }

    /// The requirement to keep away is lifted.
    package struct LiftExclusion: Act {
        package static let kind: ActKind = "exclusion.lift"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "exclusion.lift"
            guard let running = episode.immediateProtection.exclusion else {
                throw .notNow(
                    name + ".running", "No exclusion requirement is in force.",
                    instead: "If there was one that is not recorded, record it first.")
            }
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.duty(.emergencyProtectionOrder).cite)
            try mustFollow(running.began.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.immediateProtection.exclusions.endLast(stamp, nil)
        }

        package func told(_ episode: Episode) -> Line? {
            Line("The requirement to keep away was lifted", [.of("Because", because)], weight: .key)
        }
    }
}
