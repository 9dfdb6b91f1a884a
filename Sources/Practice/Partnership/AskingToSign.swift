import Guidance

extension Partnership {
    /// What the office puts to the partners to be signed, who has answered, and what became of it.
    package struct SigningRequest: Sendable {
        package let asked: Stamped<AskToSign>
        /// The last word of each partner.
        package internal(set) var answers: [AgencyID: Stamped<SignForPartner>] = [:]
        /// The entry that published or decided it, or that put it to them anew.
        package internal(set) var closed: Stamp?

        package var number: Int { asked.stamp.number }
        package func hasSigned(_ agency: AgencyID) -> Bool { answers[agency]?.act.agrees == true }
    }

    /// The office puts something that only the leads decide together to each of them, to be signed by a day.
    ///
    /// Rule `partner.lead`: arrangements, scrutiny plan, budget and threshold document are signed by the leads together.
    /// The yearly report is put to them where it is written.
    package struct AskToSign: Act {
        package static let kind: ActKind = "partnership.askToSign"
        /// An option of `leadMatters`.
        package let matter: String
        package let what: String
        package let by: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.askToSign"
            try partnership.mustHaveBegun()
            let rule = setting.guidance.rule(.leadPartner)
            if matter == YearlyReport.matter {
                throw .wrong(
                    name + ".report", "matter", "The yearly report is signed where it is written.",
                    instead: "Put it to the partners from its own page.", authority: rule.cite)
            }
            guard by >= setting.happenedAt.day else {
                throw .wrong(name + ".by", "by", "That day has passed.", instead: "Enter today or a day to come.")
            }
            if rule.roles.isEmpty { return }
            let day = setting.happenedAt.day
            if let without = partnership.partners(on: day).first(where: {
                partnership.lead(of: $0.agency, on: day) == nil
            }) {
                throw .notNow(
                    name + ".noLead", "\(without.name) has no lead safeguarding partner on record.",
                    instead: "Name the lead of each partner first.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.close(matter, stamp)
            partnership.requests.append(SigningRequest(asked: Stamped(self, stamp)))
        }
    }

    /// A partner signs what was put to it, or says why it does not: by its lead, under an edition that knows leads.
    package struct SignForPartner: Act {
        package static let kind: ActKind = "partnership.sign"
        /// Each partner answers by itself, whoever answers meanwhile.
        package static let standsAlone = true
        /// The entry that put it to them.
        package let entry: Int
        package let agrees: Bool
        package let words: String?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.sign"
            let own = try partnership.mustSpeak(name, in: setting)
            let rule = setting.guidance.rule(.leadPartner)
            if let own, own.kind != .lead {
                throw Refusal(
                    name + ".reserved", .mayNot,
                    because: "This is for the lead safeguarding partners; a delegate cannot sign it for one.",
                    authority: rule.cite, instead: "Put it to the lead safeguarding partner of your agency.")
            }
            guard let request = partnership.requests.first(where: { $0.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) was not put to the partners.",
                    instead: "Choose what waits for signatures.")
            }
            guard request.closed == nil else {
                throw .notNow(
                    name + ".closed", "It was decided, or put to the partners anew.",
                    instead: "Go on from what waits for signatures.")
            }
            guard !request.hasSigned(own?.agency ?? setting.who.agency) else {
                throw .notNow(
                    name + ".already", "Your agency has signed it.", instead: "There is nothing more to do.")
            }
            guard agrees || !(words ?? "").isEmpty else {
                throw .wrong(
                    name + ".why", "words", "It does not say why your agency does not sign.",
                    instead: "Say what would have to change.", authority: rule.cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            let agency = partnership.voice(of: stamp.by, on: stamp.happenedAt.day)?.agency ?? stamp.agency
            guard let place = partnership.requests.firstIndex(where: { $0.number == entry }) else { return }
            partnership.requests[place].answers[agency] = Stamped(self, stamp)
        }
    }

    /// What waits for signatures on a matter is decided, or takes a new form.
    mutating func close(_ matter: String, _ stamp: Stamp) {
        for place in requests.indices where requests[place].asked.act.matter == matter && requests[place].closed == nil
        {
            requests[place].closed = stamp
        }
    }

    /// Nobody is said to have agreed who answered, when they were asked to sign, that they do not.
    func mustNotHaveRefused(
        _ matter: String, _ agreed: [PractitionerID], _ name: String, in setting: Setting
    ) throws(Refusal) {
        let open = requests.last { $0.asked.act.matter == matter && $0.closed == nil }
        let against = open?.answers.values.first { !$0.act.agrees && agreed.contains($0.stamp.by) }
        guard let against else { return }
        throw .wrong(
            name + ".refused", "agreedBy",
            "One of them answered on \(against.stamp.happenedAt.day.inWords) that they do not sign it.",
            instead: "Settle it with them and let them sign; or raise it as a dispute.",
            authority: setting.guidance.rule(.leadPartner).cite)
    }

    /// The act that decides each matter of `leadMatters` once it is signed.
    static let deciding: [String: ActKind] = [
        "arrangements": PublishArrangements.kind, "budget": AgreeFunding.kind, "scrutinyPlan": PlanScrutiny.kind,
        "thresholdDocument": PublishThreshold.kind, "vision": DecideTogether.kind,
    ]

    /// What is signed or not: for each partner who has not, its lead; for the office, what all have answered.
    func signaturesAhead(under guidance: Guidance) -> [Waiting] {
        requests.filter { $0.closed == nil }.flatMap { request -> [Waiting] in
            let asked = request.asked
            let day = asked.stamp.happenedAt.day
            let here = partners(on: day)
            let title = guidance.library.label(.leadMatters, asked.act.matter) ?? asked.act.matter
            let open = here.filter { request.answers[$0.agency] == nil }
            if open.isEmpty {
                guard let manager = manager() else { return [] }
                let signed = here.filter { request.hasSigned($0.agency) }.count
                let last = request.answers.values.map(\.stamp.happenedAt).max() ?? asked.stamp.happenedAt
                return [
                    Waiting(
                        "signed\(request.number)", about: nil, since: last, owner: .practitioner(manager),
                        what: signed == here.count
                            ? "Decide what all partners have signed" : "Settle what a partner did not sign",
                        why: "\(title): signed by \(signed) of \(here.count)",
                        act: Partnership.deciding[asked.act.matter] ?? DecideTogether.kind)
                ]
            }
            return open.map { partner in
                // Whoever leads it by now signs, not whoever led it when it was put to them.
                let lead = appointments.last { $0.kind == .lead && $0.agency == partner.agency && $0.until == nil }
                return Waiting(
                    "sign\(request.number) \(partner.agency.id)", about: nil, since: asked.stamp.happenedAt,
                    owner: lead.map { .practitioner($0.practitioner) }
                        ?? .role(partner.agency, Partnership.partnerRole),
                    what: "Sign for your agency, or say why not", why: "\(title), put to the partners \(day.inWords)",
                    act: SignForPartner.kind, by: .day(asked.act.by))
            }
        }
    }

    /// An option of `practitionerRoles`: whoever speaks for a safeguarding partner.
    static let partnerRole = "safeguardingPartner"
}
