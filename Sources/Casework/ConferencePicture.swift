import Access
import Guidance
import Practice
import Readings
import Store

/// What the pages of conferences and of the plan show: the meetings, the plans, who is who, what comes next.
///
/// Words go through `said`, which gives them only to whoever may read them.
package struct ConferencePicture: Sendable {
    package let identity: Identity
    package let row: EpisodeRow
    package let meetings: [Conference.Meeting]
    package let plans: [ProtectionPlan.Course]
    package let clocks: [ClockRow]
    package let next: [ActKind]
    package let names: Names
    package let sees: Sees
    package let mayOpen: Set<What>
    /// The viewer writes the record of the conference that has been called.
    package let mayMinute: Bool
    /// Brothers and sisters whose conference is the same meeting, where the viewer writes the record of both.
    package var alongside: [Alongside] = []
    /// Decisions of the episode that are or were challenged.
    package var differences: [DifferenceRow] = []

    /// The conference that has been called, else the one held last.
    package var latest: Conference.Meeting? { meetings.last { $0.calledOff == nil } ?? meetings.last }

    /// Words that somebody wrote, when the viewer may read them; nil when there are none or they may not.
    package func said(_ words: String?, by stamp: Stamp, holds: FieldClass = .narrative) -> String? {
        guard let words, !words.isEmpty, sees.shows(holds, by: stamp.by, of: stamp.agency, in: .episode) else {
            return nil
        }
        return words
    }
}

/// What the episode's page says of conferences, plan and transfer in a few words.
package struct ProtectionSummary: Sendable {
    package var called: Conference.Meeting?
    package var heldLast: Conference.Meeting?
    package var plan: ProtectionPlan.Course?
    package var plansEnded = 0
    package var transfer = Transfer()

    package init() {}

    init(_ episode: Episode) {
        called = episode.conference.called
        heldLast = episode.conference.heldLast
        plan = episode.protectionPlan.courses.last
        plansEnded = episode.protectionPlan.courses.filter { $0.end != nil }.count
        transfer = episode.transfer
    }

    package var isEmpty: Bool {
        called == nil && heldLast == nil && plan == nil && transfer.requests.isEmpty && transfer.received == nil
    }
}

/// One part of a conference's record as it stands: which entry, by whom, when. Never its words.
package struct PartNow: Sendable {
    package let entry: Int
    package let by: String
    package let at: Moment
}

extension Lookout {
    /// The pages of an episode's conferences and of its plan; `name` is the word under which the look is recorded.
    ///
    /// - Parameter alongside: brothers and sisters with the same meeting are shown as well, for who writes the record of
    ///   both: a look at each of them.
    package func conference(
        _ stream: StreamID, as name: String, by caller: Caller, for purpose: Purpose, at now: Moment,
        alongside isForAll: Bool = false
    ) async throws -> Shown<ConferencePicture> {
        let child = try await office.database.read { [office] session in
            try office.readings.episode(stream, in: session)?.child
        }
        guard let child else { throw Rejection.notFound }
        let shown = try await look(at: child, .episode, as: name, by: caller, for: purpose, at: now, in: stream) {
            [office] view, session in
            guard let rows = try office.readings.partRows(stream, of: child, in: session),
                let replayed = try office.replay(Episode.self, stream, in: session)
            else { throw Rejection.notFound }
            let row = rows.row
            let episode = replayed.state
            let meetings = view.sees.status ? episode.conference.meetings : []
            let plans = view.sees.status ? episode.protectionPlan.courses : []
            var stamps: [Stamp] = []
            var seats: [Conference.Seat] = []
            for meeting in meetings {
                stamps += meeting.stamps
                seats += meeting.seats.map(\.seat) + [Conference.Seat(meeting.chair, of: row.council)]
                seats += [meeting.call.act.minuteSeat].compactMap { $0 }
            }
            var doing: [PractitionerID] = []
            let asked: [AgencyID] = meetings.flatMap { $0.calledOff?.act.consulted ?? [] }
            for plan in plans {
                stamps += plan.stamps
                seats += plan.members.map(\.seat)
                doing += plan.actions.items.compactMap(\.action.practitioner)
            }
            let names = try Names(
                stamps.map(\.by) + seats.compactMap(\.practitioner) + doing
                    + [row.lead, row.supervisor].compactMap { $0 },
                stamps.map(\.agency) + seats.map(\.agency) + asked + [row.council], office.readings, session)
            let guidance = office.library.guidance(on: now.day)
            let writes = episode.conference.called.map { $0.isWritten(by: view.who.doer.practitioner, in: episode) }
            let mayMinute = writes == true && !office.mayPropose([Conference.Minute.kind], view).isEmpty
            let called = mayMinute && isForAll ? episode.conference.called : nil
            let alongside = try called.map {
                try office.alongside(
                    $0, of: child, in: stream, by: view.who, for: purpose, at: now, session)
            }
            let picture = ConferencePicture(
                identity: office.shown(rows.identity, view), row: row, meetings: meetings, plans: plans,
                clocks: view.sees.status ? view.sees.filtered(rows.clocks) : [],
                next: office.mayPropose(episode.next(under: guidance), view), names: names, sees: view.sees,
                mayOpen: office.mayOpen(view), mayMinute: mayMinute,
                alongside: (alongside ?? []).map(\.0),
                differences: view.sees.status ? office.opened(rows.differences, [view]) : [])
            return (picture, view.who, alongside ?? [])
        }
        switch shown {
        case .stub(let brief, let contact): return .stub(brief, contact)
        case .offer(let brief, let offer): return .offer(brief, offer)
        case .shown(let (picture, who, alongside), let sees):
            // What the page says of a brother's or sister's record is a look at that record as well.
            for (decision, others) in Dictionary(grouping: alongside, by: \.1) {
                try await record(
                    look: name, at: others.map(\.0.brief.person), by: who, decision, for: purpose, at: now)
            }
            return .shown(picture, sees)
        }
    }

    /// Which entry each part of a called conference's record stands at, for those who write it. It shows no word of the
    /// child's record, so it is not a look.
    package func parts(
        of stream: StreamID, by caller: Caller, at now: Moment
    ) async throws -> [String: PartNow] {
        try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            guard let child = try office.readings.episode(stream, in: session)?.child,
                let subject = try office.subject(child, at: now, in: session),
                let episode = try office.replay(Episode.self, stream, in: session)?.state,
                let called = episode.conference.called, called.isWritten(by: who.doer.practitioner, in: episode),
                office.access.decide(office.asked(who, .act(Conference.Minute.kind), subject, at: now)).isAllowed
            else { throw Rejection.notFound }
            let latest = called.minute.compactMapValues(\.last)
            let names = try Names(latest.values.map(\.stamp.by), [], office.readings, session)
            return latest.mapValues { part in
                PartNow(entry: part.stamp.number, by: names.name(part.stamp.by), at: part.stamp.recordedAt)
            }
        }
    }
}

extension Conference.Meeting {
    /// Everyone who wrote something of it.
    fileprivate var stamps: [Stamp] {
        var all = [call.stamp] + changes.map(\.stamp) + answers.map(\.stamp) + reports.map(\.stamp)
        all += views.map(\.stamp) + delays.map(\.stamp) + shared.map(\.stamp) + told.map(\.stamp)
        all += minute.values.flatMap { $0.map(\.stamp) } + [decision, calledOff?.stamp].compactMap { $0 }
        return all
    }
}

extension ProtectionPlan.Course {
    fileprivate var stamps: [Stamp] {
        let written = versions.map(\.stamp) + outcomes.flatMap { $0.wordings.map(\.stamp) + $0.progress.map(\.stamp) }
        return [start] + written + meetings.map(\.stamp) + visits.map(\.stamp) + reviews.map(\.stamp)
    }
}
