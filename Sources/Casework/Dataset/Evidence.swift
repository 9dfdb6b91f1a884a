import Access
import Guidance
import Practice
import Readings
import Store

/// What the record has to show for one part of a yearly report: a few lines, from where, and nobody's name.
package struct Evidence: Sendable, Hashable {
    package let title: String
    package let lines: [String]
    /// The page on which it can be looked at; nil where there is none.
    package let page: String?
    /// The same line by line, where there is more to show than a sum.
    package var tables: [EvidenceTable] = []
    /// What its figures count, and from what they are read.
    package var rests: [String] = []
}

/// Where evidence for a part of the yearly report comes from.
///
/// Whoever builds something that tells how a partnership works names it in `all`: nothing else needs to know of it.
package struct EvidenceSource: Sendable {
    /// An option of `yearlyReportSections`.
    let section: String
    let title: String
    let page: String?
    /// Lines that name no one; none where there is nothing to tell.
    let gather: @Sendable (Asked, any Session) throws -> [String]
    /// Tables that show it line by line.
    var tabulate: @Sendable (Asked, any Session) throws -> [EvidenceTable] = { _, _ in [] }
    /// The measures of the dataset on which its figures rest.
    var measures: [Measure] = []

    /// What a source is asked.
    struct Asked: Sendable {
        let office: Office
        let council: AgencyID
        let year: ReportingYear
        let now: Moment
        let figures: YearFigures
        let before: YearFigures
        /// The partnership of the council's area, where one is on record.
        let partnership: Partnership?
        /// The asker may read what the partners do together: findings, disputes, what families said.
        let seesWork: Bool
    }

    /// The same with tables, and with the measures on which it rests.
    func showing(
        _ measures: [Measure] = [], shares: Bool = true,
        _ tabulate: @escaping @Sendable (Asked, any Session) throws -> [EvidenceTable] = { _, _ in [] }
    ) -> EvidenceSource {
        var source = self
        source.measures = measures
        source.tabulate = { asked, session in
            (measures.isEmpty ? [] : asked.byQuarter(measures, shares: shares)) + (try tabulate(asked, session))
        }
        return source
    }

    static let all: [EvidenceSource] =
        [activity, timeliness, audits, overdue, differences, voice, education, dataUse] + ofPartnership

    private static let activity = EvidenceSource(
        section: "done", title: "Activity in the year", page: "/dataset"
    ) { asked, _ in
        [Measure.contacts, .referrals, .assessments, .enquiries, .conferences, .plans].compactMap {
            asked.line($0, share: false)
        }
    }.showing([.contacts, .referrals, .assessments, .enquiries, .conferences, .plans], shares: false)

    private static let timeliness = EvidenceSource(
        section: "effectiveness", title: "In time, again, heard", page: "/dataset"
    ) { asked, _ in
        [Measure.decisions, .assessments, .conferences, .reviews, .referrals, .plans].compactMap {
            asked.line($0, share: true)
        }
    }.showing([.decisions, .assessments, .conferences, .reviews, .referrals, .plans])

    private static let audits = EvidenceSource(
        section: "audits", title: "Case audits", page: "/audits"
    ) { asked, session in
        let planned = try asked.office.readings.audits(of: asked.council, limit: 500, in: session)
        let finished = planned.count { $0.stage == .closed }
        if planned.isEmpty { return [] }
        let sum = Suppression.figure(Sum(total: planned.count, met: finished), countsMet: true)
        return [
            "Records drawn for audit so far: \(sum.totalInWords); closed with their learning: \(sum.metInWords(countsMet: true) ?? "")."
        ]
    }

    private static let overdue = EvidenceSource(
        section: "notProgressed", title: "What is past its time now, and what got worse", page: "/dataset"
    ) { asked, _ in
        asked.figures.measures.compactMap { now -> String? in
            let measure = now.measure
            if let late = now.overdue, late > 0 {
                return "\(measure.title): \(late) still to do and past their time."
            }
            guard measure.isTimeliness, !asked.before.measures.isEmpty, let share = now.whole.perMille,
                let last = asked.before[measure].whole.perMille, share < last
            else { return nil }
            return "\(measure.title): \(Figure.share(share)) in time, \(Figure.share(last)) the year before."
        }
    }.showing { try $0.overdue(in: $1) }

    private static let differences = EvidenceSource(
        section: "learning", title: "Professional differences", page: nil
    ) { asked, session in
        let challenged = try asked.office.readings.challenged(
            decisionsOf: asked.council, from: Moment(asked.year.from), until: Moment(asked.year.until.adding(days: 1)),
            in: session)
        if challenged.total == 0 { return [] }
        let sum = Suppression.figure(challenged, countsMet: true)
        return [
            "Decisions of the council challenged in the year: \(sum.totalInWords); changed as a whole or in part: \(sum.metInWords(countsMet: true) ?? "")."
        ]
    }

    private static let voice = EvidenceSource(
        section: "voice", title: "Children heard", page: "/dataset/voice"
    ) { asked, _ in
        [Measure.voice, .childAtConference].compactMap { asked.line($0, share: true) }
    }.showing([.voice, .childAtConference])

    private static let education = EvidenceSource(
        section: "education", title: "Agencies at conferences", page: "/dataset/attendance"
    ) { asked, _ in
        [Measure.attendance, .reports].compactMap { asked.line($0, share: true) }
    }.showing([.attendance, .reports])

    private static let dataUse = EvidenceSource(
        section: "data", title: "The multi-agency dataset", page: "/dataset"
    ) { asked, _ in
        asked.figures.until == nil
            ? [] : ["\(asked.figures.measures.count) measures are counted from the record as it is written."]
    }
}

extension EvidenceSource.Asked {
    /// A measure in one line, beside the year before; nil where nothing was counted.
    fileprivate func line(_ measure: Measure, share: Bool) -> String? {
        guard !figures.measures.isEmpty else { return nil }
        let now = figures[measure].whole
        if now.total == 0 { return nil }
        let last = before.measures.isEmpty ? nil : before[measure].whole
        if share, let met = measure.met {
            let then = last.flatMap(\.share).map { "; the year before \($0)" } ?? ""
            return "\(measure.title): \(now.metInWords(countsMet: true) ?? "") of \(now.totalInWords) (\(met))\(then)."
        }
        let then = last?.total.map { "; the year before \($0)" } ?? ""
        return "\(measure.title): \(now.totalInWords)\(then)."
    }
}

extension Office {
    /// What the record has for each part of a report, or for one, by option of `yearlyReportSections`.
    func evidence(
        for council: AgencyID, in year: ReportingYear, part: String?, to who: Who, at now: Moment,
        in session: any Session
    ) throws -> [String: [Evidence]] {
        let (figures, before) = try readings.figuresOfTwoYears(
            of: council, in: year, divided: [], at: now, in: session)
        let asked = EvidenceSource.Asked(
            office: self, council: council, year: year, now: now, figures: figures, before: before,
            partnership: try partnership(of: council, in: session),
            seesWork: who.doer.hasAny(ActRule.seesPartnershipWork))
        var all: [String: [Evidence]] = [:]
        for source in EvidenceSource.all where part == nil || source.section == part {
            let lines = try source.gather(asked, session)
            // The page of the whole report counts lines; the page of one part shows what stands behind them.
            let tables = part == nil ? [] : try source.tabulate(asked, session)
            if lines.isEmpty && tables.isEmpty { continue }
            all[source.section, default: []].append(
                Evidence(
                    title: source.title, lines: lines, page: source.page, tables: tables,
                    rests: part == nil ? [] : asked.definitions(source.measures)))
        }
        return all
    }
}
