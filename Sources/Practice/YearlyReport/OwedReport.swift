import Guidance

/// A yearly report that the partners owe on a year that is over, whether or not anybody has begun to write it.
package struct OwedReport: Sendable, Hashable {
    package let council: AgencyID
    package let year: ReportingYear
    /// Who runs the partnership's business now.
    package let owner: PractitionerID
    /// The duty that ends first.
    package let duty: DutyKey
    /// Nil where the edition of the year's end sets no day and nothing was published before.
    package let due: Due?
    /// The report that has been begun and is not published.
    package let begun: StreamID?

    /// The first moment after the year: from then on it is owed.
    package var since: Moment { Moment(year.until.adding(days: 1)) }
    package func isLate(at moment: Moment) -> Bool { due?.isMissed(at: moment) ?? false }
}

extension Partnership {
    /// A report on a year as far as it has come.
    package struct ReportStanding: Sendable {
        package let year: ReportingYear
        package let stream: StreamID
        /// When it was published first; nil while it is not.
        package let publishedAt: Moment?

        package init(year: ReportingYear, stream: StreamID, publishedAt: Moment?) {
            self.year = year
            self.stream = stream
            self.publishedAt = publishedAt
        }
    }

    /// The yearly reports that are owed at a moment, the oldest first.
    ///
    /// Duties `yearlyReport.byAutumn` and `yearlyReport.publication`. 1. Every year that ended while the partnership was
    /// on record, and the last one that did before. 2. From the day after the year's end until a report on it is published.
    /// 3. Due on the earlier of the day the edition of the year's end sets, and a year after the report before.
    /// 4. No further back than a report can be begun.
    package func owedReports(
        _ known: [ReportStanding], at now: Moment, under guidance: Guidance
    ) -> [OwedReport] {
        guard let begun, let owner = manager(on: now.day) else { return [] }
        let last = ReportingYear(of: now.day).previous
        return [last.previous, last].compactMap { year -> OwedReport? in
            guard begun.act.from <= year.until, year == last || begun.stamp.recordedAt.day <= year.until
            else { return nil }
            let report = known.first { $0.year == year }
            guard report?.publishedAt == nil else { return nil }
            func clock(_ duty: DutyKey, from: Moment) -> Clock {
                Clock(
                    duty, about: nil, from: from, under: guidance, owner: .practitioner(owner),
                    stops: YearlyReport.Publish.kind)
            }
            var clocks = [clock(.yearlyReportByAutumn, from: Moment(year.until))]
            if let before = known.first(where: { $0.year == year.previous })?.publishedAt {
                clocks.append(clock(.yearlyReport, from: Moment(before.day)))
            }
            let first = clocks.filter { $0.due != nil }.min { one, other in
                one.due!.lastMoment < other.due!.lastMoment
            }
            return OwedReport(
                council: begun.act.council, year: year, owner: owner, duty: first?.duty ?? .yearlyReportByAutumn,
                due: first?.due, begun: report?.stream)
        }
    }
}
