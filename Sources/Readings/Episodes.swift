import Guidance
import Practice
import Store

/// An episode as lists and headers show it.
package struct EpisodeRow: Sendable {
    package let stream: StreamID
    package let child: PersonID
    package let council: AgencyID
    package let openedAt: Moment
    package let closedAt: Moment?
    package let status: Episode.Status
    package let step: String?
    package let takenAs: String?
    package let source: String?
    package let need: String?
    package let reason: String?
    package let lead: PractitionerID?
    package let supervisor: PractitionerID?
    package let referrer: AgencyID?
    /// A decision was made that a lead practitioner assesses.
    package let assesses: Bool
    package let decidedAt: Moment?
    package let approvedAt: Moment?
}

extension Readings {
    func write(_ episode: Episode, at version: Int, of stream: StreamID, in session: any Session) throws {
        guard let child = episode.child, let council = episode.council, let received = episode.referral.received
        else { return }
        let decided = episode.referral.decided
        try session.run(
            """
            INSERT INTO episode (stream, version, person, council, opened_at, closed_at, status, step, taken_as, source,
                need, reason, lead, supervisor, referrer, assessing, decided_at, approved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, person = excluded.person,
                council = excluded.council, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
                status = excluded.status, step = excluded.step, taken_as = excluded.taken_as, source = excluded.source,
                need = excluded.need, reason = excluded.reason, lead = excluded.lead,
                supervisor = excluded.supervisor, referrer = excluded.referrer, assessing = excluded.assessing,
                decided_at = excluded.decided_at, approved_at = excluded.approved_at
            """,
            [
                .text(stream.description), Value(version), .text(child.id), .text(council.id),
                .int(received.stamp.happenedAt.milliseconds), Value(episode.closure?.stamp.happenedAt.milliseconds),
                .text(episode.status.rawValue), Value(decided?.act.step),
                Value(episode.referral.classification?.act.takenAs), Value(received.act.source),
                Value(decided?.act.primaryNeed), Value(episode.closure?.act.reason), Value(episode.lead?.id),
                Value(episode.supervisor?.id),
                Value(received.stamp.agency == council ? nil : received.stamp.agency.id),
                Value(decided.map { Episode.Step.assesses.contains($0.act.step) } ?? false),
                Value(decided?.stamp.happenedAt.milliseconds),
                Value(episode.assessment.approved?.stamp.happenedAt.milliseconds),
            ])
    }

    private static let episodeColumns = """
        stream, person, council, opened_at, closed_at, status, step, taken_as, source, need, reason, lead, supervisor,
        referrer, assessing, decided_at, approved_at
        """

    private func episode(_ row: any Row) throws -> EpisodeRow {
        guard let stream = StreamID(row.text(0)), let status = Episode.Status(rawValue: row.text(5)) else {
            throw Unpacking.Damaged()
        }
        return EpisodeRow(
            stream: stream, child: PersonID(unchecked: row.text(1)), council: AgencyID(unchecked: row.text(2)),
            openedAt: Moment(milliseconds: row.int(3)), closedAt: row.optionalInt(4).map(Moment.init(milliseconds:)),
            status: status, step: row.optionalText(6), takenAs: row.optionalText(7), source: row.optionalText(8),
            need: row.optionalText(9), reason: row.optionalText(10),
            lead: row.optionalText(11).map(PractitionerID.init(unchecked:)),
            supervisor: row.optionalText(12).map(PractitionerID.init(unchecked:)),
            referrer: row.optionalText(13).map(AgencyID.init(unchecked:)), assesses: row.truth(14),
            decidedAt: row.optionalInt(15).map(Moment.init(milliseconds:)),
            approvedAt: row.optionalInt(16).map(Moment.init(milliseconds:)))
    }

    /// A child's episodes, newest first: the open ones and the history that a re-referral shows.
    package func episodes(of child: PersonID, in session: any Session) throws -> [EpisodeRow] {
        try episodesQuestion(of: child).all(in: session)
    }

    /// The episodes of several children, newest first.
    package func episodes(of children: [PersonID], in session: any Session) throws -> [EpisodeRow] {
        var found: [EpisodeRow] = []
        try Self.episodesQuestion.ask(children.map(\.id), in: session) { found.append(try episode($0)) }
        return found.sorted { $1.openedAt < $0.openedAt }
    }

    private static let episodesQuestion = AboutMany(
        "SELECT \(episodeColumns) FROM episode WHERE person IN (?*)")

    func episodesQuestion(of child: PersonID) -> RowQuestion<EpisodeRow> {
        RowQuestion(
            Self.episodeColumns, "FROM episode WHERE person = ? ORDER BY opened_at DESC", [.text(child.id)],
            read: episode)
    }

    package func episode(_ stream: StreamID, in session: any Session) throws -> EpisodeRow? {
        try session.once("episode \(stream)") {
            try session.first(
                "SELECT \(Self.episodeColumns) FROM episode WHERE stream = ?", [.text(stream.description)], episode)
        }
    }

    /// A council's episodes opened in a span of days, oldest first: what returns and figures count.
    package func episodes(
        of council: AgencyID, openedFrom from: Day, until: Day, in session: any Session
    ) throws -> [EpisodeRow] {
        try session.all(
            """
            SELECT \(Self.episodeColumns) FROM episode WHERE council = ? AND opened_at >= ? AND opened_at < ?
            ORDER BY opened_at
            """,
            [
                .text(council.id), .int(Moment(from).milliseconds),
                .int(Moment(until.adding(days: 1)).milliseconds),
            ], episode)
    }

    /// The latest open episode of each of these children who has one.
    package func openEpisodes(
        with children: [PersonID], in session: any Session
    ) throws -> [PersonID: StreamID] {
        var found: [PersonID: (stream: StreamID, openedAt: Int64)] = [:]
        try Self.openQuestion.ask(children.map(\.id), in: session) { row in
            let child = PersonID(unchecked: row.text(0))
            guard let stream = StreamID(row.text(1)), found[child].map({ $0.openedAt < row.int(2) }) ?? true else {
                return
            }
            found[child] = (stream, row.int(2))
        }
        return found.mapValues(\.stream)
    }

    private static let openQuestion = AboutMany(
        "SELECT person, stream, opened_at FROM episode WHERE person IN (?*) AND closed_at IS NULL")

    /// The child's open episode in which an assessment has been decided on, if there is one.
    package func assessingEpisode(of child: PersonID, in session: any Session) throws -> StreamID? {
        try session.first(
            "SELECT stream FROM episode WHERE person = ? AND assessing = 1 AND closed_at IS NULL", [.text(child.id)]
        ) { StreamID($0.text(0)) } ?? nil
    }
}
