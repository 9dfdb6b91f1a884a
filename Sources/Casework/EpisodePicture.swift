import Access
import Guidance
import Practice
import Readings
import Store

/// What an episode's page shows: where it stands, its clocks, what came before, what can come next, its own lines.
package struct EpisodePicture: Sendable {
    package let identity: Identity
    package let row: EpisodeRow
    package let version: Int
    package let clocks: [ClockRow]
    package let lines: [ChronologyLine]
    package let withheld: Int
    /// Earlier episodes of the same child, newest first: what a re-referral must show.
    package let earlier: [EpisodeRow]
    package let next: [ActKind]
    package let names: Names
    package let sees: Sees
    /// The assessment as the viewer may see it; nil where the narrative is not theirs to read.
    package let assessment: Assessment?
    package let lead: PractitionerID?
    package let supervisor: PractitionerID?
    package let mayOpen: Set<What>
    /// The child in need plan and the family group conference, as far as the narrative is the viewer's to read.
    package var childInNeedPlan: ChildInNeedPlan?
    package var familyGroup: FamilyGroup<Episode>?
    /// The early help that came with the referral.
    package var carriedEarlyHelp: CarriedEarlyHelp?
    /// Files that came with what was done, by the entry's number.
    package var documents: [Int: [DocumentRow]] = [:]
    /// Conferences, the plan and a transfer in a few words.
    package var protection = ProtectionSummary()
    /// Immediate protection, strategy discussions and enquiries, as far as they are open to the viewer.
    package var minutes = ProtectionMinutes()
    /// Decisions of this episode that are or were challenged.
    package var differences: [DifferenceRow] = []
}

extension Lookout {
    /// An episode's page.
    package func episode(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<EpisodePicture> {
        let child = try await office.database.read { [office] session in
            try office.readings.episode(stream, in: session)?.child
        }
        guard let child else { throw Rejection.notFound }
        return try await look(at: child, .episode, as: "episode", by: caller, for: purpose, at: now, in: stream) {
            [office] view, session in
            guard let rows = try office.readings.episodeRows(stream, of: child, in: session),
                let row = rows.episodes.first(where: { $0.stream == stream }),
                let replayed = try office.replay(Episode.self, stream, in: session)
            else { throw Rejection.notFound }
            let (all, lines) = (rows.episodes, rows.lines)
            let shown = lines.compactMap { view.sees.filtered($0) }
            let guidance = office.library.guidance(on: now.day)
            let minutes = ProtectionMinutes(replayed.state, for: view.sees, under: guidance)
            let names = try Names(
                minutes.practitioners + shown.map(\.practitioner) + [row.lead, row.supervisor].compactMap { $0 }
                    + replayed.state.childInNeedPlan.named,
                minutes.agencies + shown.map(\.agency) + [row.council] + [row.referrer].compactMap { $0 },
                office.readings, session)
            return EpisodePicture(
                identity: office.shown(rows.identity, view), row: row, version: replayed.version,
                clocks: view.sees.filtered(rows.clocks), lines: shown,
                withheld: lines.count - shown.count,
                earlier: view.around.status ? all.filter { $0.openedAt < row.openedAt } : [],
                next: office.mayPropose(replayed.state.next(under: guidance), view), names: names,
                sees: view.sees,
                assessment: view.sees.shows(.narrative) && view.sees.shows(.thirdParty)
                    ? replayed.state.assessment : nil,
                lead: row.lead, supervisor: row.supervisor, mayOpen: office.mayOpen(view),
                childInNeedPlan: view.sees.shows(.narrative, in: .episode) ? replayed.state.childInNeedPlan : nil,
                familyGroup: view.sees.shows(.narrative, in: .episode) ? replayed.state.familyGroup : nil,
                carriedEarlyHelp: view.sees.shows(.narrative, in: .episode) ? replayed.state.referral.earlyHelp : nil,
                documents: view.around.filtered(rows.documents),
                protection: view.sees.status ? ProtectionSummary(replayed.state) : ProtectionSummary(),
                minutes: minutes,
                differences: view.sees.status ? office.opened(rows.differences, [view]) : [])
        }
    }

    /// Who has looked at a person's record.
    package func looks(
        at person: PersonID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<LooksPicture> {
        try await look(at: person, .looks, as: "looks", by: caller, for: purpose, at: now) { [office] view, session in
            let looks = try office.readings.looks(at: person, limit: 200, in: session)
            let names = try Names(looks.map(\.practitioner), looks.map(\.agency), office.readings, session)
            return LooksPicture(
                brief: try office.readings.brief(person, in: session), looks: looks, names: names,
                facts: try office.facts(about: [view.subject], to: view.who, at: now, in: session))
        }
    }

    /// What an act's form needs to show beside it: who it is about, the clocks it concerns, the version it expects.
    package func form(
        for act: ActKind, in stream: StreamID?, about people: [PersonID], correcting entry: Int? = nil,
        by caller: Caller, at now: Moment
    ) async throws -> FormPicture {
        let (picture, who, decision) = try await office.database.read { [office] session in
            var made = try office.formPicture(
                for: act, in: stream, about: people, correcting: entry, by: caller, at: now, session)
            try office.addWhatIsKnown(
                to: &made.0, for: act, in: stream, by: made.1, made.2, at: now, session)
            return made
        }
        let named = picture.people + picture.alsoIn.map(\.brief)
        try await record(look: "form", at: named.map(\.person), by: who, decision, for: Purpose(), at: now)
        return picture
    }
}

/// Who has looked, as its page shows it.
package struct LooksPicture: Sendable {
    package let brief: Brief
    package let looks: [Look]
    package let names: Names
    /// What must be known of them at a glance, where the viewer may know how things stand.
    package var facts: [Fact] = []
}

/// What stands beside an act's form.
package struct FormPicture: Sendable {
    package let people: [Brief]
    package let clocks: [ClockRow]
    package let version: Int
    package let status: Episode.Status?
    /// Children near the one it is about, whom the same form may name: brothers and sisters, the same household.
    package let alsoAbout: [Brief]
    /// Brothers and sisters on whose open episode it may be recorded as well.
    package var alsoIn: [AlsoIn] = []
    /// Last answers offered again, by question.
    package var carried: [String: Carried] = [:]
    /// What can be chosen for questions that are answered by a number, by question; none where there is no such list.
    package var numbered: [String: [Numbered]] = [:]
    /// Whom questions offer, by question; everyone where nothing is said.
    package var offered: [String: Offered] = [:]
    /// The council that holds the process; nil for a new one.
    package var council: AgencyID?
    /// What must be known of the people at a glance.
    package var facts: [Fact] = []
}

extension Office {
    func formPicture(
        for act: ActKind, in stream: StreamID?, about named: [PersonID], correcting entry: Int?, by caller: Caller,
        at now: Moment, _ session: any Session
    ) throws -> (FormPicture, Who, Decision) {
        guard let process = Acts.process(of: act), stream == nil || stream?.process == process else {
            throw Rejection.notFound
        }
        let who = try who(caller, in: session)
        var people = named
        var version = 0
        var status: Episode.Status?
        var council: AgencyID?
        if let stream {
            let found = try about(stream, in: session)
            guard found.version > 0 else { throw Rejection.notFound }
            if !found.people.isEmpty { people = found.people }
            version = found.version
            let episode = try readings.episode(stream, in: session)
            status = episode?.status
            council = episode?.council
        }
        let action = try action(act, in: stream, entry: entry, who, session)
        // A form about no one is shown beside no one: else it would name whoever is put into its address.
        if action.isAboutNoOne {
            guard named.isEmpty else { throw Rejection.notFound }
            people = []
        }
        let whose = try whose(stream, in: session)
        func decide(_ subject: Subject?) -> Decision {
            var question = asked(who, action, subject, at: now, in: stream)
            question.whose = whose
            return access.decide(question)
        }
        var decision = decide(nil)
        var subjects: [Subject] = []
        for person in people {
            guard let subject = try subject(person, at: now, in: session) else { throw Rejection.notFound }
            subjects.append(subject)
            decision = decide(subject)
            if decision.isHidden { throw Rejection.notFound }
            if let refusal = decision.refusal { throw Rejection.refused(refusal) }
        }
        if people.isEmpty, ActRule.of(act)?.needs == .anyone, library.forms[act.rawValue]?.question("person") != nil {
            // Whom it is about is asked on the form itself, and judged when that is answered.
            decision = access.decide(asked(who, .guidance, nil, at: now))
            guard ActRule.of(act)?.allowsRole(of: who.doer) == true else { throw Rejection.notFound }
        }
        if people.isEmpty {
            if decision.isHidden { throw Rejection.notFound }
            if let refusal = decision.refusal { throw Rejection.refused(refusal) }
        }
        let rows = try readings.formRows(of: stream, about: people, in: session)
        let near = stream == nil ? try childrenNear(people, who, at: now, in: session) : []
        return (
            FormPicture(
                people: people.compactMap { rows.briefs[$0] },
                clocks: (decision.sees ?? .nothing).filtered(rows.clocks), version: version, status: status,
                alsoAbout: near, council: council, facts: open(rows.facts, about: subjects, to: who, at: now)),
            who, decision
        )
    }

    /// Brothers, sisters and members of the household under 18, as far as the asker may know them.
    func childrenNear(
        _ people: [PersonID], _ who: Who, at now: Moment, in session: any Session
    ) throws -> [Brief] {
        try childrenBeside(people, who, at: now, in: session).map(\.brief)
    }

    /// The same, each with what decides on their record.
    func childrenBeside(
        _ people: [PersonID], _ who: Who, at now: Moment, in session: any Session
    ) throws -> [(brief: Brief, subject: Subject)] {
        let others = try BrothersAndSisters.near(people, on: now.day, readings, session)
        let briefs = try readings.briefs(others, in: session).filter { _, brief in
            brief.expectedDate != nil || (brief.dateOfBirth.map { $0.age(on: now.day) < 18 } ?? false)
        }
        let subjects = try subjects(briefs.keys.sorted(), at: now, in: session)
        let named = known(Set(others), subjects, who, at: now).named
        return others.compactMap { other in
            guard named.contains(other), let brief = briefs[other], let subject = subjects[other] else { return nil }
            return (brief, subject)
        }
    }

    /// The people a stream is about, and its version.
    func about(_ stream: StreamID, in session: any Session) throws -> (people: [PersonID], version: Int) {
        func of<P: Process>(_: P.Type) throws -> (people: [PersonID], version: Int) {
            guard let replayed = try replay(P.self, stream, in: session) else { return ([], 0) }
            return (replayed.state.about, replayed.version)
        }
        return try of(Acts.type(of: stream.process))
    }
}
