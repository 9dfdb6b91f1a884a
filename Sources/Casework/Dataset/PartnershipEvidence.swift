import Guidance
import Practice
import Readings
import Store

/// What the partnership's own record and the agencies' readiness show for a yearly report.
extension EvidenceSource {
    static let ofPartnership: [EvidenceSource] = [
        contributions, funding, scrutiny, learnt, training, assessed, priorities, families, seats, sharing, changes,
    ]

    private static let contributions = EvidenceSource(
        section: "contributions", title: "Meetings and decisions of the partners", page: "/partnership"
    ) { asked, session in
        asked.partnership.map { partnership in
            let met = partnership.meetings.count { asked.isInYear($0.stamp) }
            let decided = partnership.decisions.count { asked.isInYear($0.stamp) }
            return met + decided == 0 ? [] : ["Meetings recorded: \(met). Decisions taken together: \(decided)."]
        } ?? []
    }.showing { asked, _ in asked.attendance() }

    private static let funding = EvidenceSource(
        section: "funding", title: "What each agency gave", page: "/partnership"
    ) { asked, session in
        guard let partnership = asked.partnership else { return [] }
        // A financial year is named there by the year it begins in.
        let given = partnership.contributions.map(\.act).filter { $0.year == asked.year.ending - 1 }
        let names = try asked.office.readings.agencies(Set(given.map(\.agency)), in: session)
        let sums = Dictionary(grouping: given, by: \.agency).mapValues { $0.reduce(0) { $0 + $1.pounds } }
        return sums.map { "\(names[$0.key]?.name ?? "An agency"): £\($0.value)" }.sorted()
    }.showing { try $0.funding(in: $1) }

    private static let scrutiny = EvidenceSource(
        section: "audits", title: "Independent scrutiny", page: "/partnership"
    ) { asked, session in
        guard let partnership = asked.partnership else { return [] }
        let found = partnership.findings.filter { asked.isInYear($0.found.stamp) }
        return found.isEmpty
            ? [] : ["Findings: \(found.count); answered by the partners: \(found.count { $0.answer != nil })."]
    }

    private static let learnt = EvidenceSource(
        section: "learning", title: "Learning of the partners, and what was done about it", page: "/partnership"
    ) { asked, _ in
        guard let partnership = asked.partnership else { return [] }
        let done = partnership.findings.filter { $0.finished.map { asked.isInYear($0.stamp) } ?? false }.count
        return done == 0 ? [] : ["Actions for scrutiny whose result was recorded in the year: \(done)."]
    }.showing { asked, _ in asked.learning() }

    private static let training = EvidenceSource(
        section: "training", title: "Training that is current", page: nil
    ) { asked, session in
        let day = min(asked.year.until, asked.now.day)
        let ours = try asked.agencies(in: session)
        let counts = try asked.office.readings.trainingCounts(on: day, in: session).filter { ours.contains($0.agency) }
        let topics = Dictionary(grouping: counts, by: \.topic)
        let library = asked.office.library
        return topics.keys.sorted().compactMap { topic -> String? in
            let sum = topics[topic]!.reduce(Sum()) { Sum(total: $0.total + $1.staff, met: $0.met + $1.current) }
            let figure = Suppression.figure(sum, countsMet: true)
            let title =
                library.label(.trainingTopics, topic) ?? library.label(.leadTrainingTopics, topic) ?? topic
            return sum.total == 0
                ? nil
                : "\(title): current for \(figure.metInWords(countsMet: true) ?? "") of \(figure.totalInWords) staff."
        }
    }.showing { try $0.sharedTraining(in: $1) }

    private static let assessed = EvidenceSource(
        section: "audits", title: "Self-assessments of agencies", page: nil
    ) { asked, session in
        let ours = try asked.agencies(in: session)
        let library = asked.office.library
        let kinds = library.lists[.selfAssessmentKinds]?.options ?? []
        let all = try asked.office.readings.assessedStandards(kinds.map(\.code), in: session)
        return kinds.compactMap { kind -> String? in
            let standards = (all[kind.code] ?? []).filter { ours.contains($0.agency) }
            let agencies = Set(standards.map(\.agency)).count
            let signed = Set(standards.filter(\.isSignedOff).map(\.agency)).count
            return agencies == 0 ? nil : "\(kind.label): \(agencies) agencies, signed off by \(signed)."
        }
    }

    private static let priorities = EvidenceSource(
        section: "notProgressed", title: "Priorities and disputes", page: "/partnership"
    ) { asked, session in
        guard let partnership = asked.partnership else { return [] }
        let past = partnership.notProgressed(by: min(asked.year.until, asked.now.day))
        let open = partnership.disputes.count { $0.settled == nil }
        return past.map { "Priority whose time is over: \($0.priority). To be told by: \($0.measure)." }
            + (open == 0 ? [] : ["Disputes between partners that are not settled: \(open)."])
    }

    private static let families = EvidenceSource(
        section: "voice", title: "What children and families told the partnership", page: "/partnership"
    ) { asked, session in
        guard let partnership = asked.partnership else { return [] }
        let heard = partnership.voices.filter { asked.isInYear($0.heard.stamp) }
        return heard.isEmpty
            ? []
            : [
                "Heard: \(heard.count); something was done and they were told: \(heard.count { $0.acted != nil })."
            ]
    }.showing { asked, _ in asked.voices() }

    private static let seats = EvidenceSource(
        section: "education", title: "Education's seat", page: "/partnership"
    ) { asked, session in
        guard let partnership = asked.partnership else { return [] }
        let held = partnership.seats.filter { seat in
            seat.act.from <= asked.year.until && (partnership.lastDay(of: seat).map { asked.year.from <= $0 } ?? true)
        }
        let seats = Set(held.map(\.act.seat))
        return (asked.office.library.lists[.educationSeats]?.options ?? []).filter { seats.contains($0.code) }.map {
            "\($0.label): education has a seat."
        }
    }

    private static let sharing = EvidenceSource(
        section: "data", title: "Information-sharing agreements", page: "/partnership"
    ) { asked, session in
        guard let partnership = asked.partnership, !partnership.sharing.isEmpty else { return [] }
        return ["Agreements on record: \(partnership.sharing.count)."]
    }

    private static let changes = EvidenceSource(
        section: "changes", title: "Published arrangements", page: "/partnership"
    ) { asked, session in
        guard let partnership = asked.partnership else { return [] }
        return partnership.published.filter { asked.isInYear($0.stamp) }.map {
            "Arrangements published on \($0.stamp.happenedAt.day.inWords)."
        }
    }
}

extension EvidenceSource.Asked {
    /// The council and the agencies that said they belong to its area.
    func agencies(in session: any Session) throws -> Set<AgencyID> {
        try office.readings.agenciesWorking(in: council, session).union([council])
    }

    func isInYear(_ stamp: Stamp) -> Bool {
        year.from <= stamp.happenedAt.day && stamp.happenedAt.day <= year.until
    }
}

extension Office {
    /// The partnership in which a council is a partner; nil where none is on record.
    func partnership(of council: AgencyID, in session: any Session) throws -> Partnership? {
        for row in try readings.partnerships(in: session) {
            let found = try replay(Partnership.self, row.stream, in: session)?.state
            if let found, found.partners.contains(where: { $0.agency == council }) { return found }
        }
        return nil
    }
}
