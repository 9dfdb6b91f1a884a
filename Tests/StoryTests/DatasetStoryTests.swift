import Casework
import Guidance
import Practice
import Readings
import Record
import Returns
import Store
import Testing

@testable import Cast

/// The dataset counts what the stories tell, and the yearly report keeps it.
@Suite struct DatasetStoryTests {
    private static let council = "Larkshire County Council"

    private static func council(_ told: Told) async throws -> AgencyID {
        try await told.read { readings, session in
            try #require(try readings.agencies(in: session).first { $0.name == council }).id
        }
    }

    private func picture(
        _ told: Told, _ year: Int, by name: String = "Constance Adomako", of council: AgencyID? = nil,
        divided: Set<Dimension> = Set(Dimension.allCases)
    ) async throws -> DatasetPicture {
        let id: AgencyID
        if let council { id = council } else { id = try await Self.council(told) }
        return try await told.office.lookout.dataset(
            of: id, in: ReportingYear(ending: year), divided: divided, by: Caller(try told.practitioner(name)),
            at: told.stage.today)
    }

    @Test(arguments: [
        Story.fridayAfternoon, .returnedTwice, .knownBefore, .anotherHarmThenNone, .oneAgencyDisagreed,
        .lateAndKeptSafe, .slowToStart, .onThePlanToMarrowdale, .beforeBirth, .aYearToldInPublic, .lateDecision,
    ])
    func `Every sum is what a straightforward recount of the story gives`(_ story: Story) async throws {
        try await withOffice(telling: story) { told in
            let (sums, recount) = try await told.read { readings, session in
                var sums: [String: Sum] = [:]
                for council in try readings.agencies(in: session).filter(\.decidesReferrals) {
                    let months = try readings.monthSums(
                        of: council.id, from: "2018-01", until: "2030-12", in: session)
                    for (measure, byMonth) in months {
                        for (month, sum) in byMonth { sums["\(council.id) \(measure.rawValue) \(month)"] = sum }
                    }
                }
                return (sums, try Self.recount(readings, session))
            }
            #expect(!recount.isEmpty)
            for (key, sum) in recount { #expect(sums[key] == sum, "\(key)") }
            let counted = Set(recount.keys.map { $0.split(separator: " ")[1] })
            for key in sums.keys where counted.contains(key.split(separator: " ")[1]) {
                #expect(recount[key] != nil, "\(key) is counted and did not happen")
            }
        }
    }

    /// Counts again, from episodes, lines and clocks, without the tables of the dataset.
    private static func recount(_ readings: Readings, _ session: any Session) throws -> [String: Sum] {
        var sums: [String: Sum] = [:]
        func add(_ council: String, _ measure: Measure, _ at: Int64, _ met: Bool) {
            let month = ReportingYear.month(of: Moment(milliseconds: at).day)
            let key = "\(council) \(measure.rawValue) \(month)"
            let before = sums[key] ?? Sum()
            sums[key] = Sum(total: before.total + 1, met: before.met + (met ? 1 : 0))
        }
        var referrals: [String: [(council: String, at: Int64)]] = [:]
        try session.each(
            "SELECT council, opened_at, taken_as, person FROM episode ORDER BY opened_at"
        ) { row in
            let (council, at, person) = (row.text(0), row.int(1), row.text(3))
            add(council, .contacts, at, false)
            guard row.optionalText(2) == "referral" else { return }
            let day = Moment(milliseconds: at).day
            let isAgain = referrals[person]?.last.map {
                $0.council == council && day <= Moment(milliseconds: $0.at).day.adding(months: 12)
            }
            add(council, .referrals, at, isAgain ?? false)
            referrals[person, default: []].append((council, at))
        }
        // What a clock says of the first act that stopped it.
        for (duty, act, measure) in [
            ("referral.decision", "referral.decide", Measure.decisions),
            ("assessment.completion", "assessment.approve", .assessments),
        ] {
            try session.each(
                """
                SELECT e.council, c.stopped_at, c.due_at FROM clock c JOIN episode e ON e.stream = c.stream
                WHERE c.duty = ? AND EXISTS (SELECT 1 FROM line l WHERE l.stream = c.stream AND l.act = ?
                    AND l.happened_at = c.stopped_at)
                """, [.text(duty), .text(act)]
            ) { row in add(row.text(0), measure, row.int(1), row.int(1) <= (row.optionalInt(2) ?? .max)) }
        }
        for (act, measure) in [
            ("conference.hold", Measure.conferences), ("conference.review", .reviews),
        ] {
            let duties =
                measure == .conferences
                ? "'conference.initial', 'conference.transferIn'" : "'conference.firstReview', 'conference.nextReview'"
            try session.each(
                """
                SELECT e.council, c.stopped_at, c.due_at FROM clock c JOIN episode e ON e.stream = c.stream
                WHERE c.duty IN (\(duties)) AND EXISTS (SELECT 1 FROM line l WHERE l.stream = c.stream
                    AND l.act = ? AND l.happened_at = c.stopped_at)
                """, [.text(act)]
            ) { row in add(row.text(0), measure, row.int(1), row.int(1) <= (row.optionalInt(2) ?? .max)) }
        }
        return sums
    }

    @Test func `Every division adds up to the months, for each measure it divides`() async throws {
        try await withOffice(telling: .anotherHarmThenNone) { told in
            try await told.read { readings, session in
                for council in try readings.agencies(in: session).filter(\.decidesReferrals) {
                    let months = try readings.monthSums(of: council.id, from: "2018-01", until: "2030-12", in: session)
                    for measure in Measure.allCases {
                        let whole = (months[measure] ?? [:]).values.reduce(0) { $0 + $1.total }
                        for dimension in Dimension.of(measure) {
                            let divided =
                                try readings.sums(
                                    of: council.id, by: [dimension == .cluster ? .setting : dimension],
                                    from: "2018-01", until: "2030-12", in: session
                                ).divided[dimension == .cluster ? .setting : dimension] ?? [:]
                            let sum = (divided[measure] ?? [:]).values.reduce(0) { $0 + $1.total }
                            #expect(sum == whole, "\(measure) \(dimension)")
                        }
                    }
                    #expect((months[.plans] ?? [:]).isEmpty == (council.name != Self.council))
                }
            }
        }
    }

    @Test func `A child known again within the year is a re-referral, and one known long before is not`() async throws {
        try await withOffice(telling: .knownBefore) { told in
            let council = try await Self.council(told)
            let sums = try await told.read { readings, session in
                try readings.monthSums(of: council, from: "2018-01", until: "2030-12", in: session)
            }
            let referrals = (sums[.referrals] ?? [:]).values
            #expect(referrals.reduce(0) { $0 + $1.total } >= 2)
        }
    }

    @Test func `Six brothers and sisters are six in the figures, and a division that tells one of them is hidden`()
        async throws
    {
        try await withOffice(telling: .aYearToldInPublic) { told in
            let picture = try await picture(told, 2025)
            let referrals = picture.figures[.referrals]
            #expect(referrals.whole.total == 6)
            #expect(referrals.months.first { $0.value == "2024-06" }?.figure.total == 6)
            let ages = try #require(referrals.divided[.age])
            #expect(ages.filter { $0.figure.total == nil }.count >= 2)
            #expect(!ages.contains { $0.figure.total.map(Suppression.isSmall) ?? false })
            let settings = try #require(referrals.divided[.setting])
            #expect(settings.first { $0.value == "primary" }?.figure.total == 6)
            #expect(picture.figures[.decisions].whole == Figure(total: 6, met: 6))
        }
    }

    @Test func `The file has the same figures as the page and no name in it`() async throws {
        try await withOffice(telling: .aYearToldInPublic) { told in
            let picture = try await picture(told, 2025)
            let csv = DatasetFile.csv([picture.figures], area: picture.council.name) { picture.label($0, $1) }
            #expect(csv.contains("\"\(Self.council)\"") || csv.contains(Self.council))
            #expect(csv.contains("Referrals,Whole year,,6,"))
            #expect(!csv.contains("Penmarrow") && !csv.contains("Quillham"))
            #expect(csv.contains(Figure.hidden))
        }
    }

    @Test func `Those who do not count see no figures, and a council sees its own area only`() async throws {
        try await withOffice(telling: .lateDecision) { told in
            for name in ["Miriam Calder", "Jerome Baptiste", "Karen Mellor"] {
                await #expect(throws: Rejection.self) { try await picture(told, 2025, by: name) }
            }
            let neighbour = try await told.read { readings, session in
                try #require(try readings.agencies(in: session).first { $0.name == "Marrowdale Borough Council" }).id
            }
            #expect(try await picture(told, 2025, by: "Sven Halloran").councils.count == 1)
            await #expect(throws: Rejection.self) {
                try await picture(told, 2025, by: "Sven Halloran", of: neighbour)
            }
            #expect(try await picture(told, 2025, of: neighbour).council.id == neighbour)
        }
    }

    @Test func `A published report keeps its figures when the record goes on, and its hash proves it`() async throws {
        try await withOffice(telling: .aYearToldInPublic) { told in
            let reports = try await told.office.lookout.yearlyReports(by: nil, at: told.stage.today)
            let row = try #require(reports.rows.first)
            #expect(row.stage == .published && row.versions == 2)
            let first = try await told.office.lookout.publishedReport(row.stream, version: 1)
            let figures = try #require(first.version.published.figures)
            #expect(figures.first { $0.measure == "referrals" }?.total == "6")
            #expect(first.version.sections["learning"] == nil)
            let second = try await told.office.lookout.publishedReport(row.stream)
            #expect(second.version.sections["learning"] != nil)
            #expect(first.version.published.hash != second.version.published.hash)
            let text = YearlyReport.Publish.text(of: first.version.sections, figures)
            #expect(first.version.published.hash == RecordBook.hash(of: Array(text.utf8)))
            // A referral of that year recorded afterwards changes the dataset and not the report.
            let penmarrow = try told.stage.person("Ivy Penmarrow")
            let council = try await Self.council(told)
            let teacher = try told.practitioner("Sunita Deol")
            _ = try await told.office.desk.record(
                Proposal(
                    "referral.make", about: [penmarrow], happenedAt: Moment(Day("2024-12-02")!, hour: 10),
                    answers: [
                        "council": .text(council.id), "askedFor": "contact", "worry": "Found in a drawer.",
                        "whereabouts": "In school.", "danger": "none", "parentsTold": true, "consent": "given",
                        "lawfulBasis": "publicTask",
                    ]), by: Caller(teacher), at: told.stage.today)
            #expect(try await picture(told, 2025).figures[.contacts].whole.total == 7)
            let again = try await told.office.lookout.publishedReport(row.stream)
            #expect(again.version.published.figures == second.version.published.figures)
        }
    }

    @Test func `All three leads sign each version for their own partner, and no delegate does`() async throws {
        try await withOffice(telling: .aYearToldInPublic) { told in
            let rules = told.stage.refused.map(\.rule)
            #expect(rules.contains("yearlyReport.sign.reserved") && rules.contains("yearlyReport.publish.signed"))
            let row = try await told.read { readings, session in
                try #require(try readings.publishedReports(in: session).first)
            }
            let first = try await told.office.lookout.publishedReport(row.stream, version: 1)
            let second = try await told.office.lookout.publishedReport(row.stream)
            for (report, day) in [(first, Day(2025, 9, 18)), (second, Day(2025, 11, 12))] {
                let signed = try #require(report.version.published.signatures)
                #expect(
                    signed.map { report.names.name($0.practitioner) } == [
                        "Helen Ashgrove", "Rhona Castellan", "Marcus Thornley",
                    ])
                #expect(
                    signed.map { report.names.name($0.agency) } == [
                        Larkshire.council, Larkshire.careBoard, Larkshire.police,
                    ])
                #expect(signed.allSatisfy { $0.signedAt.day == day && $0.capacity == .lead })
            }
            // A lead reads the report before it is published and may sign it; an officer may not even open it.
            let lead = Caller(try told.practitioner("Marcus Thornley"))
            let picture = try await told.office.lookout.yearlyReport(row.stream, by: lead, at: told.stage.today)
            #expect(picture.next == [YearlyReport.Sign.kind] && !picture.mayWrite)
            #expect(picture.partners.count == 3)
            await #expect(throws: Rejection.self) {
                try await told.office.lookout.yearlyReport(
                    row.stream, by: Caller(try told.practitioner("Karen Mellor")), at: told.stage.today)
            }
        }
    }

    @Test func `Referrals are told by cluster of schools where the partnership has recorded clusters, and only there`()
        async throws
    {
        try await withOffice(telling: .aYearToldInPublic) { told in
            let picture = try await picture(told, 2025)
            #expect(picture.figures.clusters.map(\.name) == ["The Otter valley", "The Tarn villages"])
            let rows = try #require(picture.figures[.referrals].divided[.cluster])
            let lines = rows.map { "\(picture.label($0.value, .cluster)): \($0.figure.totalInWords)" }
            #expect(
                lines == ["The Otter valley: 0", "The Tarn villages: 6", "\(SchoolCluster.noneInWords): 0"])
            let csv = DatasetFile.csv([picture.figures], area: picture.council.name) { picture.label($0, $1) }
            #expect(csv.contains("Referrals,By cluster of schools,The Tarn villages,6,"))
            // The clusters begin in April 2024: the year before has none, and no such division.
            let before = try await self.picture(told, 2024)
            #expect(before.figures.clusters.isEmpty && before.figures[.referrals].divided[.cluster] == nil)
        }
        try await withOffice(telling: .lateDecision) { told in
            let figures = try await picture(told, 2023).figures
            #expect(figures.clusters.isEmpty && figures[.contacts].divided[.cluster] == nil)
        }
    }

    @Test func `The report is due by the end of September, and its copies a week after`() async throws {
        try await withOffice(telling: .aYearToldInPublic) { told in
            let clocks = try await told.read { readings, session in
                let stream = try #require(try readings.publishedReports(in: session).first).stream
                return try readings.clocks(of: stream, in: session)
            }
            let autumn = try #require(clocks.first { $0.duty == .yearlyReportByAutumn })
            #expect(autumn.due == Due("2025-09-30"))
            #expect(!autumn.isLate(at: told.stage.today))
            let copies = try #require(clocks.first { $0.duty == .yearlyReportCopies })
            #expect(copies.due == Due("2025-09-29"))
            #expect(copies.stoppedAt != nil)
        }
    }

    @Test func `The evidence beside a part names no one and tells no small number`() async throws {
        try await withOffice(telling: .aYearToldInPublic) { told in
            let row = try await told.read { readings, session in
                try #require(try readings.publishedReports(in: session).first)
            }
            let caller = Caller(try told.practitioner("Constance Adomako"))
            let picture = try await told.office.lookout.yearlyReport(row.stream, by: caller, at: told.stage.today)
            let lines = picture.evidence.values.flatMap { $0.flatMap(\.lines) }
            #expect(lines.contains { $0.hasPrefix("Referrals: 6") })
            #expect(!lines.contains { $0.contains("Penmarrow") })
            #expect(!picture.next.contains(YearlyReport.Begin.kind))
            let analyst = Caller(try told.practitioner("Sven Halloran"))
            let theirs = try await told.office.lookout.yearlyReport(row.stream, by: analyst, at: told.stage.today)
            #expect(!theirs.next.contains(YearlyReport.Publish.kind))
            await #expect(throws: Rejection.self) {
                try await told.office.lookout.yearlyReport(
                    row.stream, by: Caller(try told.practitioner("Miriam Calder")), at: told.stage.today)
            }
        }
    }
}
