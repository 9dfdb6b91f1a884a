import Access
import Guidance
import Practice
import Readings
import Store

/// A table of evidence for one part of a yearly report: what it shows, line by line, and nobody's name.
package struct EvidenceTable: Sendable, Hashable {
    package let caption: String
    package let columns: [String]
    package let rows: [[String]]

    package init(_ caption: String, _ columns: [String], _ rows: [[String]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

extension MeasureFigures {
    /// The first month of each quarter of a reporting year, by its place.
    private static let starts = [0, 3, 6, 9]
    package static let quarters = ["April to June", "July to September", "October to December", "January to March"]

    /// The year by quarters, in words.
    ///
    /// A quarter is told only where each of its months is: beside two months that are shown, its sum would tell the third
    /// that is not.
    package func byQuarter(shares: Bool) -> [String] {
        Self.starts.map { start in
            let months = months[start..<min(start + Self.starts[1], months.count)]
            if months.contains(where: \.isToCome) { return "not over" }
            let totals = months.compactMap(\.figure.total)
            guard totals.count == months.count else { return Figure.hidden }
            let mets = months.compactMap(\.figure.met)
            let whole = Figure(
                total: totals.reduce(0, +), met: mets.count == months.count ? mets.reduce(0, +) : nil)
            return whole.told(share: shares && measure.countsMet)
        }
    }
}

extension Figure {
    /// `112 (87.5%) of 128`, or only how many there were.
    fileprivate func told(share: Bool) -> String {
        guard share, let total, total > 0 else { return totalInWords }
        return "\(metInWords(countsMet: true) ?? Self.hidden) of \(totalInWords)"
    }
}

extension EvidenceSource.Asked {
    /// Measures by quarter beside the whole year and the year before; none where nothing was counted.
    func byQuarter(_ measures: [Measure], shares: Bool) -> [EvidenceTable] {
        guard !figures.measures.isEmpty else { return [] }
        let counted = measures.map { figures[$0] }.filter { $0.whole.total != 0 }
        if counted.isEmpty { return [] }
        let rows = counted.map { one -> [String] in
            let isShare = shares && one.measure.countsMet
            let last = before.measures.isEmpty ? "–" : before[one.measure].whole.told(share: isShare)
            return [one.measure.title] + one.byQuarter(shares: shares) + [one.whole.told(share: isShare), last]
        }
        return [
            EvidenceTable("By quarter", ["Measure"] + MeasureFigures.quarters + ["The year", "The year before"], rows)
        ]
    }

    /// What each of some measures counts, as the dataset defines it.
    func definitions(_ measures: [Measure]) -> [String] {
        figures.measures.isEmpty ? [] : measures.map { "\($0.title): \($0.definition)" }
    }

    /// The last day that counts: of the year, or today while it runs.
    var lastDay: Day { min(year.until, now.day) }

    /// Who answers for something, by their post.
    func post(of practitioner: PractitionerID, in partnership: Partnership, _ session: any Session) throws -> String {
        if let held = partnership.appointments.last(where: { $0.practitioner == practitioner }) { return held.post }
        guard let known = try office.readings.practitioner(practitioner, in: session) else { return "A practitioner" }
        return try office.readings.agency(known.doer.agency, in: session)?.name ?? "An agency"
    }

    /// What is past its day, by who owes it.
    func overdue(in session: any Session) throws -> [EvidenceTable] {
        var rows: [[String]] = []
        if seesWork, let partnership {
            for one in partnership.priorities where partnership.ending(of: one) == nil {
                let now = partnership.now(one, asOf: lastDay)
                guard now.until < lastDay, one.stamp.happenedAt.day <= lastDay else { continue }
                let owner = try post(of: one.act.owner, in: partnership, session)
                rows.append([owner, "Priority: \(now.priority)", now.until.inWords])
            }
            for finding in partnership.findings {
                guard let answer = finding.openAction, let by = answer.act.by, by < lastDay else { continue }
                rows.append([
                    "The partners", "Scrutiny of \(finding.found.act.area): \(answer.act.action ?? "")", by.inWords,
                ])
            }
            for one in partnership.sharing where partnership.reviewOn(one) < lastDay {
                rows.append([
                    "The partnership's office", "Review of an agreement: \(one.act.title)",
                    partnership.reviewOn(one).inWords,
                ])
            }
        }
        let ours = try agencies(in: session)
        let late = try office.readings.readinessCounts(on: now.day, in: session)
            .filter { ours.contains($0.agency) && $0.late > 0 }
        let actions = try office.readings.overdueActions(on: now.day, in: session).filter { ours.contains($0.agency) }
        let names = try office.readings.agencies(Set(late.map(\.agency) + actions.map(\.agency)), in: session)
        func name(_ agency: AgencyID) -> String { names[agency]?.name ?? "An agency" }
        rows += late.map {
            [name($0.agency), "Steps towards \($0.edition.rawValue): \($0.late)", "Past their day now"]
        }
        .sorted { $0[0] < $1[0] }
        rows += actions.map {
            [name($0.agency), "Actions of its self-assessment: \($0.late)", "The first by \($0.first.inWords)"]
        }.sorted { $0[0] < $1[0] }
        return rows.isEmpty ? [] : [EvidenceTable("Overdue, by who owes it", ["Who", "What", "By when"], rows)]
    }

    /// What reviews, scrutiny and disputes taught, and what was done about it.
    func learning() -> [EvidenceTable] {
        guard seesWork, let partnership else { return [] }
        let label = { (list: ListKey, code: String) in self.office.library.label(list, code) ?? code }
        var rows: [[String]] = []
        for one in partnership.findings where isInYear(one.found.stamp) {
            let answer = one.answer?.act
            let done = [
                answer.map { label(.scrutinyAnswers, $0.answer) } ?? "Not answered yet", answer?.action,
                one.finished.map { "Done: \($0.act.result)" }
                    ?? (one.openAction == nil ? nil : "Its result is not recorded yet"),
            ].compactMap { $0 }.filter { !$0.isEmpty }
            rows.append([
                "Independent scrutiny of \(one.found.act.area)", one.found.act.recommends ?? one.found.act.found,
                done.joined(separator: ". "),
            ])
        }
        for one in partnership.disputes {
            guard let end = one.settled, isInYear(end.stamp), let learnt = end.act.learning, !learnt.isEmpty else {
                continue
            }
            rows.append([
                "A dispute between partners: \(label(.partnershipMatters, one.raised.act.matter))", learnt,
                end.act.outcome,
            ])
        }
        for one in partnership.priorities {
            for review in partnership.reviews(of: one) where isInYear(review.stamp) {
                rows.append([
                    "A priority: \(one.act.priority)", review.act.evidence,
                    label(.priorityOutcomes, review.act.outcome),
                ])
            }
        }
        return rows.isEmpty
            ? [] : [EvidenceTable("What was learnt, and what was done about it", ["From", "Learnt", "Done"], rows)]
    }

    /// What children and families said, what was done with it, and how they were told.
    func voices() -> [EvidenceTable] {
        guard seesWork, let partnership else { return [] }
        let rows = partnership.voices.filter { isInYear($0.heard.stamp) }.map { one -> [String] in
            let acted = one.acted?.act
            return [
                "\(office.library.label(.voicesHeard, one.heard.act.from) ?? one.heard.act.from), \(one.heard.act.how)",
                one.heard.act.said, acted?.done ?? "Nothing yet", acted?.changed ?? "–", acted?.toldThem ?? "–",
            ]
        }
        return rows.isEmpty
            ? []
            : [
                EvidenceTable(
                    "What they said, and what was done with it",
                    ["Who, and how", "What they said", "What was done", "What is different", "How they were told"], rows
                )
            ]
    }

    /// At how many of the partners' meetings each partner was spoken for.
    func attendance() -> [EvidenceTable] {
        guard let partnership else { return [] }
        let held = partnership.meetings.filter { isInYear($0.stamp) }
        if held.isEmpty { return [] }
        let rows = partnership.partners(on: lastDay).map { partner -> [String] in
            let due = held.filter { partner.holds(on: $0.stamp.happenedAt.day) }
            let came = due.count { meeting in
                let day = meeting.stamp.happenedAt.day
                return partnership.appointments.contains {
                    $0.agency == partner.agency && $0.holds(on: day) && meeting.act.came.contains($0.practitioner)
                }
            }
            return [partner.name, "\(came) of \(due.count)"]
        }
        return [EvidenceTable("Meetings at which each partner was spoken for", ["Partner", "Meetings"], rows)]
    }

    /// What each agency gave in the year and in the year before.
    func funding(in session: any Session) throws -> [EvidenceTable] {
        guard let partnership else { return [] }
        func given(_ year: Int) -> [AgencyID: Int] {
            Dictionary(grouping: partnership.contributions.map(\.act).filter { $0.year == year }, by: \.agency)
                .mapValues { $0.reduce(0) { $0 + $1.pounds } }
        }
        let (now, last) = (given(year.ending - 1), given(year.previous.ending - 1))
        if now.isEmpty && last.isEmpty { return [] }
        let names = try office.readings.agencies(Set(now.keys).union(last.keys), in: session)
        func pounds(_ sum: Int?) -> String { sum.map { "£\($0)" } ?? "–" }
        var rows: [[String]] = []
        for agency in Set(now.keys).union(last.keys) {
            rows.append([names[agency]?.name ?? "An agency", pounds(now[agency]), pounds(last[agency])])
        }
        rows.sort { $0[0] < $1[0] }
        let sums = ["All", pounds(now.values.reduce(0, +)), pounds(last.values.reduce(0, +))]
        return [
            EvidenceTable(
                "What each agency gave, beside the year before", ["Agency", "The year", "The year before"],
                rows + [sums])
        ]
    }

    /// Sessions of several agencies by quarter: how many, and how many people they reached.
    func sharedTraining(in session: any Session) throws -> [EvidenceTable] {
        let held = try office.readings.sharedTotals(from: year.from, until: lastDay, in: session)
        if held.isEmpty { return [] }
        let rows = MeasureFigures.quarters.enumerated().map { place, title -> [String] in
            let months = Set(year.months.dropFirst(place * 3).prefix(3))
            let those = held.filter { months.contains(ReportingYear.month(of: $0.heldOn)) }
            let people = those.reduce(0) { $0 + $1.people }
            return [
                title, "\(those.count)", "\(those.reduce(0) { $0 + $1.agencies })",
                Suppression.isSmall(people) ? Figure.hidden : "\(people)",
            ]
        }
        return [
            EvidenceTable(
                "Training of several agencies by quarter", ["Quarter", "Sessions", "Agencies at them", "Attendances"],
                rows)
        ]
    }
}
