import Guidance

extension YearlyReport {
    /// A safeguarding partner's signature under the report as it stood: by whom, in which office, when.
    package struct Signature: Sendable, Hashable, Codable {
        package let agency: AgencyID
        package let practitioner: PractitionerID
        /// Nil under editions that know neither leads nor delegates.
        package let capacity: Partnership.Appointment.Kind?
        /// The office as the partnership publishes it.
        package let post: String?
        package let signedAt: Moment
        /// What is published beside the signature.
        package let words: String?
    }

    /// A safeguarding partner signs the report as it stands. Whatever is written afterwards has to be signed again.
    ///
    /// 1. Each partner signs for itself, by whoever speaks for it on that day. 2. Under an edition that keeps the report
    /// for the leads (list `leadMatters`), only a lead signs.
    package struct Sign: Act {
        package static let kind: ActKind = "yearlyReport.sign"
        package static let settles: Set<String> = ["agency", "capacity", "post"]
        package let read: Bool
        package let words: String?
        /// For which partner, as the partnership's appointments say.
        package var agency: AgencyID?
        package var capacity: Partnership.Appointment.Kind?
        package var post: String?

        package init(read: Bool, words: String? = nil) {
            self.read = read
            self.words = words
        }

        package func check(_ report: YearlyReport, in setting: Setting) throws(Refusal) {
            let name = "yearlyReport.sign"
            try report.mustBeReady(name, in: setting)
            let partnership = try YearlyReport.mustHavePartnership(name, in: setting)
            let own = try partnership.mustSpeak(name, in: setting)
            if let own, own.kind != .lead, setting.guidance.option(.leadMatters, YearlyReport.matter) != nil {
                throw Refusal(
                    name + ".reserved", .mayNot,
                    because:
                        "The yearly report is for the lead safeguarding partners; a delegate cannot sign it for one.",
                    authority: setting.guidance.rule(.leadPartner).cite,
                    instead: "Put it to the lead safeguarding partner of your agency.")
            }
            guard read else {
                throw .wrong(
                    name + ".read", "read", "Nobody signs what they have not read.",
                    instead: "Read the report, then sign it.")
            }
            let agency = own?.agency ?? setting.who.agency
            if report.signatures.contains(where: { $0.agency == agency }) {
                throw .notNow(
                    name + ".already", "Your agency has signed the report as it stands.",
                    instead: "There is nothing more to do until it changes.")
            }
        }

        package func settled(on report: YearlyReport, in setting: Setting) -> Sign {
            var act = self
            let day = setting.happenedAt.day
            let own = setting.standing.partnership?.voice(of: setting.who.practitioner, on: day)
            act.agency = own?.agency ?? setting.who.agency
            act.capacity = own?.kind
            act.post = own?.post
            return act
        }

        package func apply(to report: inout YearlyReport, _ stamp: Stamp) {
            report.signatures.append(
                Signature(
                    agency: agency ?? stamp.agency, practitioner: stamp.by, capacity: capacity, post: post,
                    signedAt: stamp.happenedAt, words: words))
        }
    }

    /// The option of `leadMatters` that the report is.
    static let matter = "yearlyReport"

    /// There is a partnership whose partners can sign.
    static func mustHavePartnership(_ rule: String, in setting: Setting) throws(Refusal) -> Partnership {
        guard let partnership = setting.standing.partnership else {
            throw Refusal(
                rule + ".partnership", .notNow, because: "No safeguarding partnership of this area is on record.",
                authority: setting.guidance.duty(.yearlyReport).cite,
                instead: "Record the partnership, its partners and who speaks for them.")
        }
        return partnership
    }

    /// The year is over, and what the law asks every report for is written.
    func mustBeReady(_ rule: String, in setting: Setting) throws(Refusal) {
        try mustBeBegun(rule)
        if let year, setting.happenedAt.day <= year.until {
            throw .notNow(
                rule + ".year", "The year it reports on is not over.",
                instead: "Write meanwhile, and go on after \(year.until.inWords).")
        }
        let written = sections
        if YearlyReport.mustBeWritten.contains(where: { (written[$0] ?? "").isEmpty }) {
            throw Refusal(
                rule + ".must", .notNow, because: "What was done, or how effective it was, has not been written.",
                authority: setting.guidance.duty(.yearlyReport).cite,
                instead: "Write both parts: the law asks every report for them.")
        }
    }

    /// All three kinds of partner are there, and each has signed the report as it stands.
    func mustBeSigned(_ rule: String, in setting: Setting) throws(Refusal) {
        let partnership = try YearlyReport.mustHavePartnership(rule, in: setting)
        let cite = setting.guidance.duty(.yearlyReport).cite
        let partners = partnership.partners(on: setting.happenedAt.day)
        guard Set(partners.map(\.kind)).count >= Partnership.kindsOfPartner else {
            throw Refusal(
                rule + ".partners", .notNow,
                because: "The partnership has no council, no health partner or no police force on record.",
                authority: cite, instead: "Add the safeguarding partner that is missing; the report is of all three.")
        }
        let missing = partners.filter { partner in !signatures.contains { $0.agency == partner.agency } }
        guard let first = missing.first else { return }
        let lead = partnership.lead(of: first.agency, on: setting.happenedAt.day)
        throw Refusal(
            rule + ".signed", .notNow,
            because: "Not signed as it stands by: \(missing.map(\.name).joined(separator: "; ")).", authority: cite,
            instead: lead.map { "Ask the lead safeguarding partner (\($0.post)) to sign it." }
                ?? "Ask whoever speaks for that partner to sign it.")
    }
}

extension Partnership {
    /// The appointment by which somebody speaks for a partner on a day.
    package func voice(of practitioner: PractitionerID, on day: Day) -> Appointment? {
        appointments.last {
            $0.practitioner == practitioner && $0.kind != .chair && $0.holds(on: day)
                && partner($0.agency, on: day) != nil
        }
    }
}
