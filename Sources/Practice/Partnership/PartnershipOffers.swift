import Guidance

extension Partnership {
    /// Whom the questions of an act offer: those who are appointed, work for a partner, or are named to scrutinise.
    package func offered(for act: ActKind, on day: Day, under guidance: Guidance) -> [String: Offered] {
        let partners = Set(partners(on: day).map(\.agency))
        let ofPartners = Offered(staffOf: partners, agencies: partners)
        let named = Set(relevant(on: day).map(\.naming.act.agency))
        let leads = appointed([.lead], on: day, or: ofPartners, under: guidance)
        let voices = appointed([.lead, .delegate], on: day, or: ofPartners, under: guidance)
        switch act {
        case NameLead.kind, AppointDelegate.kind: return ["practitioner": ofPartners, "agency": ofPartners]
        case EndPartner.kind: return ["agency": ofPartners]
        case EndAppointment.kind:
            let held = Set(appointments.filter { $0.holds(on: day) }.map(\.practitioner))
            return ["practitioner": Offered(practitioners: held)]
        case ChooseChair.kind:
            let delegates = appointed([.delegate], on: day, or: ofPartners, under: guidance)
            return ["practitioner": delegates, "agreedBy": leads]
        case Meet.kind: return ["chairedBy": voices, "came": voices]
        case DecideTogether.kind, SettleDispute.kind: return ["agreedBy": voices]
        case AgreeFunding.kind, PublishThreshold.kind, PublishProtocol.kind, PublishArrangements.kind:
            return ["agreedBy": leads]
        case PlanScrutiny.kind: return ["agreedBy": leads, "scrutineers": Offered(roles: [Self.scrutineerRole])]
        case Prioritise.kind: return ["owner": voices]
        case EndAgency.kind: return ["agency": Offered(agencies: named)]
        case ConfirmDuty.kind:
            return ["agency": Offered(agencies: Set(unconfirmed(on: day).map(\.naming.act.agency)))]
        case HandBusiness.kind: return ["practitioner": Offered(roles: [Partnership.officeRole])]
        case Contribute.kind: return ["agency": Offered(agencies: partners.union(named))]
        case RaiseDispute.kind: return ["with": ofPartners]
        default: return [:]
        }
    }

    /// An option of `practitionerRoles`.
    private static let scrutineerRole = "independentScrutineer"

    /// Those who hold an appointment; where the edition knows none, or none is held yet, whoever works for a partner.
    private func appointed(
        _ kinds: Set<Appointment.Kind>, on day: Day, or others: Offered, under guidance: Guidance
    ) -> Offered {
        let held = appointments.filter { kinds.contains($0.kind) && $0.holds(on: day) }
        if guidance.rule(.leadPartner).roles.isEmpty || held.isEmpty { return others }
        return Offered(practitioners: Set(held.map(\.practitioner)))
    }
}
