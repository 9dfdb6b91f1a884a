/// What a partnership's local protocol lays over the guidance from a day on: tighter times, fewer who may lead.
///
/// It begins on a day to come when it is recorded, so what held on a day never changes afterwards. It holds for the
/// council of that partnership and for no other's work.
package struct LocalOverlay: Sendable, Hashable {
    package let from: Day
    /// The last day, where the council is a partner no longer.
    package let until: Day?
    /// The id of the council whose work it tightens.
    package let council: String
    /// The partnership's area, as pages name it.
    package let area: String
    /// How a page cites it beside the guidance's own citation.
    package let cite: String
    package let times: [DutyKey: Limit]
    /// Codes of `practitionerRoles` that may lead an assessment here; nil for all whom the guidance allows.
    package let leads: [String]?

    package init(
        from: Day, until: Day? = nil, council: String, area: String, cite: String, times: [DutyKey: Limit],
        leads: [String]?
    ) {
        self.from = from
        self.until = until
        self.council = council
        self.area = area
        self.cite = cite
        self.times = times
        self.leads = leads
    }

    package func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}

extension Limit {
    /// Whether it asks for no less than another: sooner, or for a duty that is to last or owed beforehand, longer.
    ///
    /// Times in different units cannot be compared and are not as tight.
    package func isAsTight(as other: Limit, direction: Direction) -> Bool {
        if other == .none { return true }
        let (own, its): (Int, Int)
        switch (self, other) {
        case (.workingDays(let a), .workingDays(let b)): (own, its) = (a, b)
        case (.days(let a), .days(let b)): (own, its) = (a, b)
        case (.weeks(let a), .weeks(let b)): (own, its) = (a, b)
        case (.months(let a), .months(let b)): (own, its) = (a, b)
        case (.hours(let a), .hours(let b)): (own, its) = (a, b)
        default: return false
        }
        return direction == .after ? own <= its : own >= its
    }
}

extension Duty {
    /// The duty with a local protocol's time, where that is as tight as the guidance's own.
    func tightened(by overlay: LocalOverlay) -> Duty {
        guard let local = overlay.times[key], localMay != .nothing, local != limit,
            local.isAsTight(as: limit, direction: direction)
        else { return self }
        return Duty(
            key: key, title: title, starts: starts, stops: stops, owner: owner, localMay: localMay,
            direction: direction, counting: counting,
            version: DutyVersion(
                from: version.from, until: version.until, edition: version.edition, limit: local,
                cite: "\(version.cite); \(overlay.cite)", basis: .local, status: version.status,
                note: "Nationally \(version.limit.inWords); shorter by the local protocol."), history: history)
    }
}

extension Rule {
    /// The rule with fewer roles, as a local protocol names them; never with more.
    func tightened(by overlay: LocalOverlay) -> Rule {
        guard key == .leadAssessment, let leads = overlay.leads, !leads.isEmpty else { return self }
        var rule = self
        rule.roles = leads.filter { allows(role: $0) }
        rule.cite = "\(cite); \(overlay.cite)"
        return rule
    }
}
