import Guidance
import Practice
import Store

/// One child on somebody's caseload: when they were seen, what comes next, when the work begins to drift.
package struct CaseloadRow: Sendable, Hashable {
    package let stream: StreamID
    package let child: PersonID
    package let council: AgencyID
    package let lead: PractitionerID
    package let supervisor: PractitionerID?
    package let status: Episode.Status
    package let allocatedAt: Moment
    /// When anything was last recorded on the episode.
    package let recordedAt: Moment
    /// When its plan last moved; without a plan, when anything was last recorded.
    package let movedAt: Moment
    package let seenAt: Moment?
    package let seenAloneAt: Moment?
    /// The next review and the next visit that a clock asks for.
    package let review: Due?
    package let visit: Due?
    /// By when the child is to be seen again and something recorded, as the partnership has set it.
    package let seeBy: Due?
    package let moveBy: Due?

    /// Why the work drifts at a moment; empty when it does not.
    package func drift(at moment: Moment) -> [Drift] {
        var found: [Drift] = []
        if visit?.isMissed(at: moment) ?? seeBy?.isMissed(at: moment) ?? false { found.append(.notSeen) }
        if review?.isMissed(at: moment) ?? false { found.append(.noReview) }
        if moveBy?.isMissed(at: moment) ?? false { found.append(.noProgress) }
        return found
    }

    /// What makes work drift.
    package enum Drift: String, Sendable, Codable, CaseIterable {
        case notSeen, noReview, noProgress
    }
}

/// How much work somebody leads, and how much of it drifts.
package struct CaseloadSum: Sendable, Hashable {
    package let lead: PractitionerID
    package let name: String
    package let children: Int
    package let drifting: Int
    package let notSeen: Int
}

extension Readings {
    /// One row for each open episode with a lead; none for any other.
    func writeCaseload(_ episode: Episode, asOf moment: Moment, of stream: StreamID, in session: any Session) throws {
        guard let child = episode.child, let council = episode.council, episode.isOpen,
            let allocated = episode.allocations.last
        else {
            try session.run("DELETE FROM caseload WHERE stream = ?", .text(stream.description))
            return
        }
        let latest = library.guidance(on: library.editions.last!.from)
        let clocks = episode.clocks(under: latest).filter { $0.stoppedAt == nil }
        func next(_ word: String) -> Due? {
            clocks.filter { $0.duty.rawValue.lowercased().contains(word) }.compactMap(\.due)
                .min { $0.lastMoment < $1.lastMoment }
        }
        let seen = episode.sightings.map(\.at).max()
        let review = next("review")
        let visit = next("visit")
        let seeBy = by(
            .childSeenAgain, of: council, from: max(seen ?? allocated.stamp.happenedAt, allocated.stamp.happenedAt))
        let movedAt = episode.planMovedAt ?? moment
        let moveBy = by(.workMoves, of: council, from: movedAt)
        let drifts = [visit ?? seeBy, review, moveBy].compactMap { $0?.lastMoment.milliseconds }.min()
        try session.run(
            """
            INSERT INTO caseload (stream, person, council, lead, supervisor, status, allocated_at, recorded_at, seen_at,
                alone_at, review, visit, see_by, move_by, drifts_at, moved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET lead = excluded.lead, supervisor = excluded.supervisor,
                status = excluded.status, allocated_at = excluded.allocated_at, recorded_at = excluded.recorded_at,
                seen_at = excluded.seen_at, alone_at = excluded.alone_at, review = excluded.review,
                visit = excluded.visit, see_by = excluded.see_by, move_by = excluded.move_by,
                drifts_at = excluded.drifts_at, moved_at = excluded.moved_at
            """,
            [
                .text(stream.description), .text(child.id), .text(council.id), .text(allocated.act.lead.id),
                .text(allocated.act.supervisor.id), .text(episode.status.rawValue),
                .int(allocated.stamp.happenedAt.milliseconds), .int(moment.milliseconds), Value(seen?.milliseconds),
                Value(episode.sightings.filter(\.alone).map(\.at).max()?.milliseconds), Value(review.map(Self.text)),
                Value(visit.map(Self.text)), Value(seeBy.map(Self.text)), Value(moveBy.map(Self.text)),
                Value(drifts), .int(movedAt.milliseconds),
            ])
    }

    /// By when something is due that ran from a moment, under the edition in force then.
    private func by(_ duty: DutyKey, of council: AgencyID, from moment: Moment) -> Due? {
        let then = library.of(council: council.id).guidance(on: moment.day)
        return try? then.duty(duty).due(from: moment, in: then.workingDays)
    }

    private static let caseloadColumns = """
        stream, person, council, lead, supervisor, status, allocated_at, recorded_at, seen_at, alone_at, review, visit,
        see_by, move_by, moved_at
        """

    private func caseload(_ row: any Row) throws -> CaseloadRow {
        guard let stream = StreamID(row.text(0)), let status = Episode.Status(rawValue: row.text(5)) else {
            throw Unpacking.Damaged()
        }
        return CaseloadRow(
            stream: stream, child: PersonID(unchecked: row.text(1)), council: AgencyID(unchecked: row.text(2)),
            lead: PractitionerID(unchecked: row.text(3)),
            supervisor: row.optionalText(4).map(PractitionerID.init(unchecked:)), status: status,
            allocatedAt: Moment(milliseconds: row.int(6)), recordedAt: Moment(milliseconds: row.int(7)),
            movedAt: Moment(milliseconds: row.int(14)),
            seenAt: row.optionalInt(8).map(Moment.init(milliseconds:)),
            seenAloneAt: row.optionalInt(9).map(Moment.init(milliseconds:)), review: Self.due(row.optionalText(10)),
            visit: Self.due(row.optionalText(11)), seeBy: Self.due(row.optionalText(12)),
            moveBy: Self.due(row.optionalText(13)))
    }

    /// A supervisor's children, those first whose work drifts or soon will; of one lead, where one is named.
    package func caseload(
        under supervisor: PractitionerID, ledBy lead: PractitionerID? = nil, skipping skipped: Int = 0,
        limit: Int = 25, in session: any Session
    ) throws -> [CaseloadRow] {
        var filter = "supervisor = ?"
        var values: [Value] = [.text(supervisor.id)]
        if let lead {
            filter += " AND lead = ?"
            values.append(.text(lead.id))
        }
        return try session.all(
            """
            SELECT \(Self.caseloadColumns) FROM caseload WHERE \(filter) ORDER BY drifts_at, stream LIMIT ? OFFSET ?
            """, values + [Value(limit), Value(skipped)], caseload)
    }

    /// How many children each lead under a supervisor has, and how many of their records drift.
    package func caseloadSums(
        under supervisor: PractitionerID, at moment: Moment, in session: any Session
    ) throws -> [CaseloadSum] {
        let now = Value.int(moment.milliseconds)
        return try session.all(
            """
            SELECT c.lead, p.name, count(*), sum(c.drifts_at < ?), sum(c.seen_at IS NULL)
            FROM caseload c LEFT JOIN practitioner p ON p.id = c.lead WHERE c.supervisor = ?
            GROUP BY c.lead ORDER BY p.name
            """, [now, .text(supervisor.id)]
        ) {
            CaseloadSum(
                lead: PractitionerID(unchecked: $0.text(0)), name: $0.optionalText(1) ?? "A practitioner",
                children: $0.number(2), drifting: $0.optionalNumber(3) ?? 0, notSeen: $0.optionalNumber(4) ?? 0)
        }
    }

    /// The open episodes a council holds, in the order of their references: what a sample is drawn from.
    package func openEpisodes(of council: AgencyID, in session: any Session) throws -> [OpenEpisode] {
        try session.all(
            "SELECT stream, person, lead, supervisor FROM caseload WHERE council = ? ORDER BY stream",
            [.text(council.id)]
        ) { row -> OpenEpisode? in
            guard let stream = StreamID(row.text(0)) else { return nil }
            return OpenEpisode(
                stream: stream, child: PersonID(unchecked: row.text(1)),
                lead: PractitionerID(unchecked: row.text(2)),
                supervisor: row.optionalText(3).map(PractitionerID.init(unchecked:)))
        }.compactMap { $0 }
    }
}

/// An open episode as a sample is drawn from it.
package struct OpenEpisode: Sendable, Hashable, Comparable {
    package let stream: StreamID
    package let child: PersonID
    package let lead: PractitionerID
    package let supervisor: PractitionerID?

    package static func < (one: OpenEpisode, other: OpenEpisode) -> Bool { one.stream < other.stream }
}
