import Guidance

extension ImmediateProtection {
    /// A court makes an emergency protection order.
    ///
    /// Duty `emergencyProtectionOrder.end`: 1. Its days begin with the day it is made. 2. Where the child was in police
    /// protection they are believed to begin with the first day of that (unconfirmed). 3. The end that the order itself
    /// names prevails where it is earlier. 4. Where the last day is a Sunday or a holiday a court may name the first later
    /// day that is none (unconfirmed).
    package struct ObtainEmergencyOrder: Act {
        package static let kind: ActKind = "emergencyProtectionOrder.make"
        package let applicant: String
        package let court: String
        package let because: String
        package let endsAt: Moment?
        package let whereChildIs: String
        package let directions: String?
        package let contactTerms: String?
        /// Empty in entries from before it was asked.
        package let whoWasTold: String
        package let partnersConsulted: Bool
        package let partnersNotConsultedBecause: String?

        package init(
            applicant: String, court: String, because: String, endsAt: Moment? = nil, whereChildIs: String,
            directions: String? = nil, contactTerms: String? = nil, whoWasTold: String, partnersConsulted: Bool,
            partnersNotConsultedBecause: String? = nil
        ) {
            self.applicant = applicant
            self.court = court
            self.because = because
            self.endsAt = endsAt
            self.whereChildIs = whereChildIs
            self.directions = directions
            self.contactTerms = contactTerms
            self.whoWasTold = whoWasTold
            self.partnersConsulted = partnersConsulted
            self.partnersNotConsultedBecause = partnersNotConsultedBecause
        }

        /// An order recorded before it was asked says of nobody that they were told.
        package init(from decoder: any Decoder) throws {
            let answers = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                applicant: try answers.decode(String.self, forKey: .applicant),
                court: try answers.decode(String.self, forKey: .court),
                because: try answers.decode(String.self, forKey: .because),
                endsAt: try answers.decodeIfPresent(Moment.self, forKey: .endsAt),
                whereChildIs: try answers.decode(String.self, forKey: .whereChildIs),
                directions: try answers.decodeIfPresent(String.self, forKey: .directions),
                contactTerms: try answers.decodeIfPresent(String.self, forKey: .contactTerms),
                whoWasTold: try answers.decodeIfPresent(String.self, forKey: .whoWasTold) ?? "",
                partnersConsulted: try answers.decode(Bool.self, forKey: .partnersConsulted),
                partnersNotConsultedBecause: try answers.decodeIfPresent(
                    String.self, forKey: .partnersNotConsultedBecause))
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "emergencyProtectionOrder.make"
            let cite = setting.guidance.duty(.emergencyProtectionOrder).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            if let running = episode.immediateProtection.emergencyOrder {
                throw Refusal(
                    name + ".running", .notNow,
                    because:
                        "An emergency protection order of \(running.began.stamp.happenedAt.day.inWords) is in force.",
                    authority: cite, instead: "Record its extension or its end.")
            }
            let from = episode.immediateProtection.firstDay(ofOrderMadeAt: setting.happenedAt)
            try mustEnd(endsAt, by: .emergencyProtectionOrder, from: from, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            let from = episode.immediateProtection.firstDay(ofOrderMadeAt: stamp.happenedAt)
            episode.immediateProtection.emergencyOrders.append(
                EmergencyOrder(period: ProtectionPeriod(began: Stamped(self, stamp)), runsFrom: from))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Emergency protection order made",
                [
                    .of("Because", because), .of("Court", court),
                    .of("Ends", endsAt.map(\.inWords)), .of("Directions", directions),
                    .of("Contact with the family", contactTerms),
                    .of("Where the child is", whereChildIs, holds: .location),
                    .of(ImmediateProtection.toldLabel, whoWasTold),
                    .of(ImmediateProtection.notConsultedLabel, partnersNotConsultedBecause),
                ], weight: .key, holds: .identity)
        }
    }

    /// The court extends the order, once.
    ///
    /// Duty `emergencyProtectionOrder.extension`: the days follow those of the order itself.
    package struct ExtendEmergencyOrder: Act {
        package static let kind: ActKind = "emergencyProtectionOrder.extend"
        package let court: String
        package let because: String
        package let endsAt: Moment?

        package init(court: String, because: String, endsAt: Moment? = nil) {
            self.court = court
            self.because = because
            self.endsAt = endsAt
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "emergencyProtectionOrder.extend"
            let cite = setting.guidance.duty(.emergencyProtectionExtension).cite
            guard let order = episode.immediateProtection.emergencyOrder else {
                throw .notNow(
                    name + ".running", "No emergency protection order is in force.",
                    instead: "If one was made and not recorded, record that first.")
            }
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            if let extended = order.extended {
                throw Refusal(
                    name + ".once", .notNow,
                    because:
                        "The order was extended on \(extended.stamp.happenedAt.day.inWords), and can be extended once.",
                    authority: cite,
                    instead: "Take legal advice today: another order may be asked for, or the child returned.")
            }
            try mustFollow(order.began.stamp, setting, name)
            guard let ends = order.due(under: setting.guidance) else { return }
            if ends.isMissed(at: setting.happenedAt) {
                throw .wrong(
                    name + ".over", "happenedAt", "The order had ended by then (\(ends.inWords)).",
                    instead: "Enter when the court extended it; if it had ended, record its end.", authority: cite)
            }
            try mustEnd(
                endsAt, by: .emergencyProtectionExtension, from: EmergencyOrder.extensionBegins(after: ends), setting,
                name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            guard let last = episode.immediateProtection.emergencyOrders.indices.last else { return }
            episode.immediateProtection.emergencyOrders[last].extended = Stamped(self, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Emergency protection order extended",
                [.of("Because", because), .of("Court", court), .of("Ends", endsAt.map(\.inWords))], weight: .key,
                holds: .identity)
        }
    }

    /// The order ends: discharged, replaced, run out, or the child is safely home.
    package struct EndEmergencyOrder: Act {
        package static let kind: ActKind = "emergencyProtectionOrder.end"
        package let how: String
        package let because: String
        package let whereChildIs: String

        package init(how: String, because: String, whereChildIs: String) {
            self.how = how
            self.because = because
            self.whereChildIs = whereChildIs
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "emergencyProtectionOrder.end"
            guard let order = episode.immediateProtection.emergencyOrder else {
                throw .notNow(
                    name + ".running", "No emergency protection order is in force.",
                    instead: "If one was made and not recorded, record that first.")
            }
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.duty(.emergencyProtectionOrder).cite)
            try mustFollow(order.began.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            guard let last = episode.immediateProtection.emergencyOrders.indices.last else { return }
            episode.immediateProtection.emergencyOrders[last].period.end(stamp, how)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Emergency protection order ended",
                [.of("Because", because), .of("Where the child is", whereChildIs, holds: .location)], weight: .key,
                holds: .identity)
        }
    }
}

/// An end that an order names lies between its making and the last day the duty allows; where that is a Sunday or a
/// holiday, the first later day that is none.
func mustEnd(
    _ endsAt: Moment?, by duty: DutyKey, from start: Moment, _ setting: Setting, _ name: String
) throws(Refusal) {
    guard let endsAt else { return }
    let then = setting.guidance.library.guidance(on: start.day)
    if endsAt < setting.happenedAt {
        throw .wrong(
            name + ".endsAt.order", "endsAt", "That end lies before the order was made.",
            instead: "Enter the date and time the order names.")
    }
    guard let latest = try? then.duty(duty).due(from: start, in: then.workingDays).day else { return }
    var allowed = latest
    while allowed.weekday == Day.sunday || then.workingDays.holiday(on: allowed) != nil {
        allowed = allowed.adding(days: 1)
    }
    guard endsAt.day > allowed else { return }
    throw .wrong(
        name + ".endsAt", "endsAt",
        "An order cannot last so long: \(then.duty(duty).time), end on \(latest.inFull).",
        instead: "Enter the date and time the order names, or leave it empty.", authority: then.duty(duty).cite)
}

extension Day {
    /// Its weekday's number.
    static let sunday = 7
}
