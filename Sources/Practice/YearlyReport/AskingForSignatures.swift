import Guidance

extension YearlyReport {
    /// The office puts the report to the three partners to be signed by a day: each is reminded until it has signed.
    ///
    /// 1. The year is over and what the law asks every report for is written. 2. Each partner's lead is asked; under an
    /// edition without leads, whoever speaks for the partner. 3. A part that is written afterwards has to be signed again,
    /// and they are reminded again, until the report is published.
    package struct AskToSign: Act {
        package static let kind: ActKind = "yearlyReport.ask"
        package static let settles: Set<String> = ["signers"]
        package let by: Day
        /// Whom it waits for, as the partnership stood.
        package var signers: [Signer]?

        package init(by: Day) { self.by = by }

        /// A partner that is asked to sign, and its lead where the edition knows leads.
        package struct Signer: Sendable, Hashable, Codable {
            package let agency: AgencyID
            package let lead: PractitionerID?
        }

        package func check(_ report: YearlyReport, in setting: Setting) throws(Refusal) {
            let name = "yearlyReport.ask"
            try report.mustBeReady(name, in: setting)
            let partnership = try YearlyReport.mustHavePartnership(name, in: setting)
            let day = setting.happenedAt.day
            guard by >= day else {
                throw .wrong(name + ".by", "by", "That day has passed.", instead: "Enter today or a day to come.")
            }
            let partners = partnership.partners(on: day)
            if !setting.guidance.rule(.leadPartner).roles.isEmpty,
                let without = partners.first(where: { partnership.lead(of: $0.agency, on: day) == nil })
            {
                throw .notNow(
                    name + ".noLead", "\(without.name) has no lead safeguarding partner on record.",
                    instead: "Name the lead of each partner first.")
            }
            if partners.allSatisfy({ partner in report.signatures.contains { $0.agency == partner.agency } }) {
                throw .notNow(
                    name + ".signed", "Every partner has signed the report as it stands.", instead: "Publish it.")
            }
        }

        package func settled(on report: YearlyReport, in setting: Setting) -> AskToSign {
            var act = self
            let day = setting.happenedAt.day
            let partnership = setting.standing.partnership
            act.signers = partnership?.partners(on: day).map { partner in
                Signer(agency: partner.agency, lead: partnership?.lead(of: partner.agency, on: day)?.practitioner)
            }
            return act
        }

        package func apply(to report: inout YearlyReport, _ stamp: Stamp) { report.asked = Stamped(self, stamp) }
    }

    /// The partners who were asked to sign and have not signed the report as it stands.
    package var unsigned: [AskToSign.Signer] {
        (asked?.act.signers ?? []).filter { signer in !signatures.contains { $0.agency == signer.agency } }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let asked, let year else { return [] }
        return unsigned.map { signer in
            Waiting(
                "sign \(signer.agency.id)", about: nil, since: asked.stamp.happenedAt,
                owner: signer.lead.map { .practitioner($0) } ?? .role(signer.agency, Partnership.partnerRole),
                what: "Sign the yearly report for your agency",
                why: "\(year.inWords), put to the partners \(asked.stamp.happenedAt.day.inWords)", act: Sign.kind,
                by: .day(asked.act.by))
        }
    }
}
