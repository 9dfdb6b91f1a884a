import Guidance

/// Checks that several acts of early help share, and who has a part in the family's life through it.
extension EarlyHelp {
    /// It has begun and has not ended, a step down has been received, and nothing recorded happened before it began.
    func mustBeOpen(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustHaveBegun(setting, rule)
        if awaitsReceipt {
            throw .notNow(
                rule + ".received", "The handover has not been received.",
                instead: "Whoever it was handed to receives it first.")
        }
    }

    /// It has begun and has not ended, and what is recorded did not happen before it began.
    func mustHaveBegun(_ setting: Setting, _ rule: String) throws(Refusal) {
        guard let opened else {
            throw .notNow(
                rule + ".open", "There is no early help here yet.",
                instead: "Start early help from the child's record.")
        }
        if let closure {
            throw .notNow(
                rule + ".open", "Early help ended on \(closure.stamp.happenedAt.day.inWords).",
                instead: "Start early help again: it will show what was done before.")
        }
        if setting.happenedAt < opened.happenedAt {
            throw .wrong(
                rule + ".order", "happenedAt",
                "This is before early help began (\(opened.happenedAt.inWords)).",
                instead: "Enter when it happened, on or after that time.")
        }
    }

    /// The family agrees: early help is theirs to choose.
    func mustBeAgreed(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustBeOpen(setting, rule)
        guard isAgreed else {
            throw Refusal(
                rule + ".agreed", .notNow,
                because: agreement == nil
                    ? "The family has not been asked, and early help needs their agreement."
                    : "The family did not agree, and early help needs their agreement.",
                authority: EarlyHelp.cite(setting.guidance),
                instead:
                    "Ask the family and record their answer. A need that cannot wait for it is referred.")
        }
    }

    /// The practitioner leads, once the family has chosen who leads.
    func mustLead(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustBeAgreed(setting, rule)
        let cite = setting.guidance.rule(.leadEarlyHelp).cite
        guard !leads.isEmpty else {
            throw .notNow(
                rule + ".lead", "No lead practitioner has been chosen.",
                instead: "Choose the lead practitioner with the family first.")
        }
        guard setting.who.practitioner == lead else {
            throw Refusal(
                rule + ".lead", .mayNot, because: "The lead practitioner does this.", authority: cite,
                instead: "Ask the lead practitioner, or choose another with the family.")
        }
    }

    /// The practitioner leads, or belongs to the team around the family.
    func mustCarry(_ setting: Setting, _ rule: String) throws(Refusal) {
        guard carriers.contains(setting.who.practitioner) else {
            throw Refusal(
                rule, .mayNot, because: "The lead practitioner or the team around the family does this.",
                authority: setting.guidance.rule(.leadEarlyHelp).cite,
                instead: "Ask the lead practitioner, who can name you to the team if the family agrees.")
        }
    }

    /// The passage that early help rests on.
    static func cite(_ guidance: Guidance) -> String { guidance.rule(.leadEarlyHelp).cite }

    /// Whoever leads, and the team around the family, each for as long as they do; whoever stepped it down belongs to the
    /// team until it is received. Agencies that were only asked to help see nothing through this: the family has agreed to
    /// who is told.
    package var involvements: [Involvement] {
        guard let opened else { return [] }
        let agency = opened.agency
        let closed = closure?.stamp.happenedAt
        let chosen = leads.first?.stamp.happenedAt ?? closed
        var parts: [(Involvement.Kind, PractitionerID, AgencyID, Moment, Moment?)] = []
        if identified != nil { parts.append((.earlyHelpLead, opened.by, agency, opened.happenedAt, chosen)) }
        if handedOver != nil {
            parts.append(
                (.earlyHelpTeam, opened.by, agency, opened.happenedAt, received?.stamp.happenedAt ?? closed))
        }
        for (place, handing) in handings.enumerated() {
            let next = place + 1 < handings.count ? handings[place + 1].stamp.happenedAt : chosen
            let until = handing.declined?.stamp.happenedAt ?? next
            parts.append((.earlyHelpLead, handing.to, handing.agency, handing.stamp.happenedAt, until))
        }
        for (place, lead) in leads.enumerated() {
            let next = place + 1 < leads.count ? leads[place + 1].stamp.happenedAt : closed
            parts.append(
                (.earlyHelpLead, lead.act.lead, lead.act.leadAgency ?? agency, lead.stamp.happenedAt, next))
        }
        for (place, team) in teams.enumerated() {
            let next = place + 1 < teams.count ? teams[place + 1].stamp.happenedAt : closed
            for (member, agency) in zip(team.act.members, team.act.agencies ?? []) {
                parts.append((.earlyHelpTeam, member, agency, team.stamp.happenedAt, next))
            }
        }
        return about.flatMap { child in
            parts.map { kind, practitioner, agency, from, until in
                Involvement(
                    kind, person: child, practitioner: practitioner, agency: agency, from: from, until: until)
            }
        }
    }
}
