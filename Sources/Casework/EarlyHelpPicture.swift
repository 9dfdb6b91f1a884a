import Access
import Guidance
import Practice
import Readings
import Store

/// What the page of a family's early help shows: the children, where it stands, what was agreed and done, what is next.
package struct EarlyHelpPicture: Sendable {
    package let stream: StreamID
    package let version: Int
    /// The children it is about as far as the viewer may see them; of others nothing is said, not even how many.
    package let children: [Brief]
    package let status: EarlyHelp.Status
    package let openedAt: Moment?
    package let closedAt: Moment?
    package let lead: PractitionerID?
    package let team: [PractitionerID]
    /// What was recorded, where the viewer may read it; nil where the words are not theirs to read.
    package let help: EarlyHelp?
    package let clocks: [ClockRow]
    /// Referrals made about these children since it began.
    package let referrals: [EpisodeRow]
    package let lines: [ChronologyLine]
    package let withheld: Int
    package let next: [ActKind]
    package let names: Names
    package let sees: Sees
    /// What must be known of the children at a glance.
    package var facts: [Fact] = []
    /// Decisions about these children in it that are or were challenged.
    package var differences: [DifferenceRow] = []

    /// Whether words of a class in this early help are open to the viewer.
    package func shows(_ holds: FieldClass) -> Bool { sees.shows(holds, in: .earlyHelp) }
}

extension Lookout {
    /// The children early help is about, so that a door can ask why someone looks. Nothing of it is for showing.
    package func children(ofEarlyHelp stream: StreamID) async throws -> [PersonID] {
        try await office.database.read { [office] session in
            guard stream.process == .earlyHelp else { return [] }
            return try office.about(stream, in: session).people
        }
    }

    /// The page of a family's early help: open to whoever may see it on the record of any one of its children.
    package func earlyHelp(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<EarlyHelpPicture> {
        try await look(
            atAny: { [office] session in
                guard stream.process == .earlyHelp,
                    let replayed = try office.replay(EarlyHelp.self, stream, in: session)
                else { throw Rejection.notFound }
                return WorkAboutSeveral(about: replayed.state.about, what: .earlyHelp) { views, sees in
                    try office.picture(of: stream, replayed, views, sees, now, session)
                }
            }, as: "earlyHelp", by: caller, for: purpose, at: now)
    }
}

extension Office {
    fileprivate func picture(
        of stream: StreamID, _ replayed: Replayed<EarlyHelp>, _ views: [Lookout.View], _ sees: Sees, _ now: Moment,
        _ session: any Session
    ) throws -> EarlyHelpPicture {
        let people = views.map(\.subject.person)
        let help = replayed.state
        let lines = try lines(of: stream, about: people, in: session)
        let shown = lines.compactMap { sees.filtered($0) }
        let team = help.teams.last?.act.members ?? []
        let named =
            [help.lead].compactMap { $0 } + team + help.actions.items.compactMap(\.action.practitioner)
            + help.meetings.flatMap { $0.act.came ?? [] } + [help.handedOver?.stamp.by].compactMap { $0 }
        var names = try Names(shown.map(\.practitioner) + named, shown.map(\.agency), readings, session)
        names.agencies.merge(
            try readings.agencies(names.practitioners.values.map(\.agency), in: session)
        ) { one, _ in one }
        let rows = try readings.formRows(of: stream, about: people, in: session)
        let began = help.opened?.happenedAt
        let referrals =
            sees.status
            ? try readings.episodes(of: people, in: session).filter { row in
                began.map { $0 <= row.openedAt } ?? false
            } : []
        let next = help.next(under: library.guidance(on: now.day))
        return EarlyHelpPicture(
            stream: stream, version: replayed.version, children: people.compactMap { rows.briefs[$0] },
            status: help.status,
            openedAt: began, closedAt: help.closure?.stamp.happenedAt, lead: help.lead, team: team,
            help: sees.shows(.narrative, in: .earlyHelp) ? help : nil,
            clocks: sees.status ? sees.filtered(rows.clocks) : [],
            referrals: referrals,
            lines: shown, withheld: lines.count - shown.count,
            next: next.filter(Set(views.flatMap { mayPropose(next, $0) }).contains), names: names,
            sees: sees,
            facts: views.first.map { open(rows.facts, about: views.map(\.subject), to: $0.who, at: now) } ?? [],
            differences: sees.status
                ? opened(
                    try readings.differences(on: stream, in: session).filter { people.contains($0.child) }, views) : [])
    }
}

extension Office {
    /// Open early help with people, as a referral would carry it, where whoever acts may look at it; and those of them
    /// who have an open episode.
    func standing(
        withEarlyHelp act: ActKind, about: [PersonID], _ who: Who, at now: Moment,
        _ standing: inout Standing,
        in session: any Session
    ) throws {
        guard Self.asksEarlyHelp.contains(act) else { return }
        let label: (String) -> String = { self.library.label(.earlyHelpNeeds, $0) ?? $0 }
        for person in about {
            if act == EarlyHelp.Close.kind,
                try readings.episodes(of: person, in: session).contains(where: { $0.closedAt == nil })
            {
                standing.referred.insert(person)
            }
            guard
                let row = try readings.earlyHelps(with: person, in: session).first(where: {
                    $0.closedAt == nil
                }),
                let subject = try subject(person, at: now, in: session),
                access.decide(asked(who, .look(.earlyHelp), subject, at: now)).isAllowed,
                let help = try replay(EarlyHelp.self, row.stream, in: session)?.state
            else { continue }
            standing.earlyHelp[person] = CarriedEarlyHelp(help, in: row.stream, label: label)
        }
    }

    /// Acts whose checks rest on early help that a child has.
    private static let asksEarlyHelp: Set<ActKind> = [
        "referral.make", "earlyHelp.identify", "earlyHelp.handOver", "earlyHelp.close",
        "childInNeedPlan.end",
    ]
}
