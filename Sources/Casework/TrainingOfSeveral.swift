import Access
import Guidance
import Practice
import Readings
import Store

extension Desk {
    /// Counts a session of several agencies in the training of the one whose attendance was recorded at it, in the same
    /// transaction: nobody types it again, and the agency's gaps are right at once.
    func count<P: Process, A: Act<P>>(
        _ act: A, in stream: StreamID, of _: P.Type, _ proposed: Proposed, by caller: Caller, in session: any Session
    ) throws {
        let part: (agency: AgencyID?, entry: Int)
        switch act {
        case let attend as TrainingRecord.Attend: part = (attend.of, attend.entry)
        case let back as TrainingRecord.TakeBack: part = (back.of, back.entry)
        default: return
        }
        guard let other = part.agency, other.id != stream.id,
            let state = try office.replay(TrainingRecord.self, stream, in: session)?.state,
            let held = state.sessions.first(where: { $0.number == part.entry })
        else { return }
        let counted = TrainingRecord.Count(held, heldBy: AgencyID(unchecked: stream.id), of: other)
        let kind = TrainingRecord.Count.kind
        guard let form = proposed.guidance.form(kind.rawValue) else { throw Fault.noForm(kind.rawValue) }
        var answers: [String: Answer] = [
            "held": .text(counted.held.id), "session": .int(counted.session), "title": .text(counted.title),
            "heldOn": .text(counted.heldOn.description),
        ]
        func list(_ question: String, _ codes: [String]?) {
            if let codes, !codes.isEmpty { answers[question] = .list(codes.map { .text($0) }) }
        }
        list("topics", counted.topics)
        list("leadTopics", counted.leadTopics)
        if let by = counted.by { answers["by"] = .text(by) }
        if let staff = counted.staff, !staff.isEmpty { answers["staff"] = .text(staff) }
        let proposal = Proposal(
            kind, in: StreamID(.training, other.id), happenedAt: proposed.happenedAt, answers: answers)
        let (read, problems) = form.read(proposal.answers, under: proposed.guidance)
        guard problems.isEmpty else { throw Rejection.problems(problems) }
        let own = Proposed(
            proposal: proposal, answers: read, form: form, guidance: proposed.guidance,
            happenedAt: proposed.happenedAt, now: proposed.now, isPart: true, cameWith: part.entry)
        try record(part: own, in: TrainingRecord.self, by: caller, in: session)
    }
}

/// Training sessions of several agencies, for one of those who take part or for the partnership.
package struct SharedTraining: Sendable {
    package let rows: [SharedSessionRow]
    package let own: AgencyID
    /// Every session there is, for the partnership; else those of the asker's agency.
    package let isOfAll: Bool
    /// There are more than are shown.
    package let hasMore: Bool
    package let mayHold: Bool
    /// The asker's agency has a training record.
    package let isBegun: Bool
    package let names: Names
}

/// One of them: who takes part, how many came, and whose attendance the asker may record.
package struct SharedSession: Sendable {
    package let stream: StreamID
    package let session: TrainingSession
    package let heldBy: AgencyID
    /// Agencies whose attendance the asker records, their own first.
    package let mine: [AgencyID]
    /// Whose attendance is looked at now.
    package let chosen: AgencyID?
    /// The chosen agency's staff, where the asker may know them by name.
    package let staff: [StaffMember]?
    package let names: Names

    /// The references of those of an agency who were there; nil where it has not said.
    package func there(_ agency: AgencyID) -> Set<String>? {
        agency == heldBy ? session.attended : session.others[agency]
    }
    package var parts: [AgencyID] { [heldBy] + session.agencies }
}

extension Lookout {
    private static let sharedShown = 25

    /// The sessions of several agencies that the asker's agency holds or takes part in; all, for the partnership.
    package func sharedTraining(
        page: Int = 1, by caller: Caller, at now: Moment
    ) async throws -> SharedTraining {
        try await office.database.read { [office] session in
            let who = try office.keeper(caller, in: session)
            guard office.isKeeper(who.doer) else { throw Rejection.notFound }
            let isOfAll = who.doer.roles.contains(Roles.partnershipManager)
            let skipped = max(0, page - 1) * Self.sharedShown
            let limit = Self.sharedShown + 1
            let rows =
                isOfAll
                ? try office.readings.everySharedSession(skipping: skipped, limit: limit, in: session)
                : try office.readings.sharedSessions(
                    of: who.doer.agency, skipping: skipped, limit: limit, in: session)
            let shown = Array(rows.prefix(Self.sharedShown))
            let stream = StreamID(.training, who.doer.agency.id)
            return SharedTraining(
                rows: shown, own: who.doer.agency, isOfAll: isOfAll, hasMore: rows.count > shown.count,
                mayHold: ActRule.of(TrainingRecord.Hold.kind)?.allowsRole(of: who.doer) ?? false,
                isBegun: try office.book.version(of: stream.description, on: office.acts, in: session) > 0,
                names: try Names([], Set(shown.flatMap { Array($0.parts.keys) }), office.readings, session))
        }
    }

    /// One session of several agencies, with the attendance of one of them.
    package func sharedSession(
        _ number: Int, heldBy agency: AgencyID, of part: AgencyID? = nil, by caller: Caller, at now: Moment
    ) async throws -> SharedSession {
        try await office.database.read { [office] session in
            let who = try office.keeper(caller, in: session)
            let doer = who.doer
            let stream = StreamID(.training, agency.id)
            guard office.isKeeper(doer),
                let state = try office.replay(TrainingRecord.self, stream, in: session)?.state,
                let found = state.shared.first(where: { $0.number == number })
            else { throw Rejection.notFound }
            let parts = [agency] + found.agencies
            let isOfAll = doer.roles.contains(Roles.partnershipManager)
            guard isOfAll || parts.contains(doer.agency) else { throw Rejection.notFound }
            // Whoever holds it records for all; each of the others for itself.
            let mine = parts.filter { $0 == doer.agency || agency == doer.agency }
                .sorted { one, other in (one == doer.agency ? 0 : 1) < (other == doer.agency ? 0 : 1) }
            if let part, !mine.contains(part) { throw Rejection.notFound }
            let chosen = part ?? mine.first
            let staff = try chosen.flatMap { chosen -> [StaffMember]? in
                guard chosen == doer.agency || isOfAll else { return nil }
                let record = try office.replay(
                    TrainingRecord.self, StreamID(.training, chosen.id), in: session)?.state
                return record?.working(on: found.heldOn) ?? []
            }
            return SharedSession(
                stream: stream, session: found, heldBy: agency, mine: mine, chosen: chosen, staff: staff,
                names: try Names([], Set(parts), office.readings, session))
        }
    }
}
