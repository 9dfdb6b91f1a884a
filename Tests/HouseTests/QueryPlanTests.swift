import Foundation
import Guidance
import Matching
import Practice
import Readings
import Record
import Store
import Testing

/// Every question asked of the readings finds its rows by an index.
struct QueryPlanTests {
    typealias Question = (name: String, ask: @Sendable (Readings, any Session) throws -> Void)

    private static let maya = PersonID(unchecked: "MAYA0000000000000000000000")
    private static let worker = PractitionerID(unchecked: "W0RKER00000000000000000000")
    private static let council = AgencyID(unchecked: "C0VNC11000000000000000000")
    private static let stream = StreamID(.episode, "MAYA0000000000000000000000")
    private static let now = Moment(milliseconds: 1_711_620_000_000)
    private static let doer = Doer(
        practitioner: worker, agency: council, agencyKind: "localAuthority", team: "Assessment",
        roles: ["socialWorker", "supervisor"])

    /// Every question there is, by the name of its function, with all that can be left open answered.
    static let questions: [Question] = [
        ("chronology", { _ = try $0.chronology(of: maya, in: $1) }),
        (
            "chronology",
            {
                let all = ChronologyQuestion(
                    process: .episode, agency: council, from: now.day, until: now.day, keyOnly: true,
                    asKnownOn: now.day, limit: 60)
                _ = try $0.chronology(of: maya, all, in: $1)
            }
        ),
        ("lines", { _ = try $0.lines(of: stream, in: $1) }),
        ("looks", { _ = try $0.looks(at: maya, limit: 200, in: $1) }),
        ("episodes", { _ = try $0.episodes(of: maya, in: $1) }),
        ("episodes", { _ = try $0.episodes(of: council, openedFrom: now.day, until: now.day, in: $1) }),
        ("episode", { _ = try $0.episode(stream, in: $1) }),
        ("openEpisodes", { _ = try $0.openEpisodes(of: council, begunBefore: now.day, in: $1) }),
        ("assessingEpisode", { _ = try $0.assessingEpisode(of: maya, in: $1) }),
        ("involvements", { _ = try $0.involvements(with: maya, in: $1) }),
        ("people", { _ = try $0.people(workedWithBy: doer, at: now, in: $1) }),
        ("work", { _ = try $0.work(for: doer, in: $1) }),
        ("clocks", { _ = try $0.clocks(about: maya, in: $1) }),
        ("clocks", { _ = try $0.clocks(of: stream, in: $1) }),
        ("agency", { _ = try $0.agency(council, in: $1) }),
        ("agencies", { _ = try $0.agencies(in: $1) }), ("partnerships", { _ = try $0.partnerships(in: $1) }),
        ("colleague", { _ = try $0.colleague(worker, in: $1) }),
        ("colleagues", { _ = try $0.colleagues(of: council, in: $1) }),
        ("colleagues", { _ = try $0.colleagues(in: $1) }),
        ("practitioner", { _ = try $0.practitioner(email: "a@example.org", in: $1) }),
        ("practitioner", { _ = try $0.practitioner(worker, in: $1) }),
        ("documents", { _ = try $0.documents(about: maya, in: $1) }),
        ("document", { _ = try $0.document(stream, in: $1) }),
        ("letters", { _ = try $0.letters(about: maya, in: $1) }),
        ("letter", { _ = try $0.letter(stream, in: $1) }),
        ("exists", { _ = try $0.exists(maya, in: $1) }),
        // There is no such person, which is found out only after asking.
        (
            "brief",
            { readings, session in #expect(throws: (any Error).self) { try readings.brief(maya, in: session) }
            }
        ),
        ("briefs", { _ = try $0.briefs([maya], in: $1) }),
        ("around", { _ = try $0.around([maya, maya], at: now, in: $1) }),
        ("agencies", { _ = try $0.agencies([council], in: $1) }),
        ("colleagues", { _ = try $0.colleagues([worker], in: $1) }),
        ("facts", { _ = try $0.facts(about: maya, in: $1) }),
        ("facts", { _ = try $0.facts(about: [maya], in: $1) }),
        ("names", { _ = try $0.names(of: [worker], in: $1) }),
        ("work", { _ = try $0.work(owners: ["p/x"], in: $1) }),
        ("work", { _ = try $0.work(aboutPeopleOf: doer, as: .chair, at: now, in: $1) }),
        ("meetings", { _ = try $0.meetings(of: worker, after: now, in: $1) }),
        ("requests", { _ = try $0.requests(of: council, in: $1) }),
        ("caseload", { _ = try $0.caseload(under: worker, in: $1) }),
        ("caseload", { _ = try $0.caseload(under: worker, ledBy: worker, in: $1) }),
        ("caseloadSums", { _ = try $0.caseloadSums(under: worker, at: now, in: $1) }),
        ("openEpisodes", { _ = try $0.openEpisodes(of: council, in: $1) }),
        ("difference", { _ = try $0.difference(stream, in: $1) }),
        ("differences", { _ = try $0.differences(on: stream, in: $1) }),
        ("differences", { _ = try $0.differences(on: [stream, stream], in: $1) }),
        ("entry", { _ = try $0.entry(EntryReference(stream, 1), in: $1) }),
        ("decisions", { _ = try $0.decisions(about: maya, in: $1) }),
        ("audit", { _ = try $0.audit(stream, in: $1) }),
        ("audits", { _ = try $0.audits(of: council, in: $1) }),
        ("auditGrades", { _ = try $0.auditGrades(of: council, in: $1) }),
        ("identity", { _ = try $0.identity(maya, in: $1) }),
        ("labels", { _ = try $0.labels(of: maya, at: now, in: $1) }),
        ("likely", { _ = try $0.likely(PersonDescription(names: ["Maya"]), keys: ["maya"], in: $1) }),
        ("holders", { _ = try $0.holders(of: "9434765919", in: $1) }),
        ("ties", { _ = try $0.ties(around: [maya], in: $1) }),
        ("selections", { _ = try $0.selections(of: maya, in: $1) }),
        ("selection", { _ = try $0.selection(stream, in: $1) }),
        ("line", { _ = try $0.line(1, of: maya, in: $1) }),
        ("relations", { _ = try $0.relations(of: maya, in: $1) }),
        ("away", { _ = try $0.away(of: maya, in: $1) }),
        ("away", { _ = try $0.away(stream, in: $1) }),
        ("places", { _ = try $0.places(in: $1) }),
        ("readinessTie", { _ = try $0.readinessTie(of: council, in: $1) }),
        ("readinessTies", { _ = try $0.readinessTies(under: council, in: $1) }),
        ("everyReadinessTie", { _ = try $0.everyReadinessTie(in: $1) }),
        ("areas", { _ = try $0.areas(of: council, in: $1) }), ("everyArea", { _ = try $0.everyArea(in: $1) }),
        ("agenciesWorking", { _ = try $0.agenciesWorking(in: council, $1) }),
        ("schoolClusters", { _ = try $0.schoolClusters(of: council, on: now.day, in: $1) }),
        ("readinessCounts", { _ = try $0.readinessCounts(on: now.day, in: $1) }),
        ("policyCounts", { _ = try $0.policyCounts(on: now.day, under: "WT2023", in: $1) }),
        ("trainingCounts", { _ = try $0.trainingCounts(on: now.day, in: $1) }),
        ("sharedSessions", { _ = try $0.sharedSessions(of: council, in: $1) }),
        ("everySharedSession", { _ = try $0.everySharedSession(in: $1) }),
        ("sharedTotals", { _ = try $0.sharedTotals(from: now.day, until: now.day, in: $1) }),
        ("overdueActions", { _ = try $0.overdueActions(on: now.day, in: $1) }),
        ("identityAtAGlance", { _ = try $0.identityAtAGlance(maya, in: $1) }),
        (
            "childRows",
            { _ = try $0.childRows(maya, ChronologyQuestion(limit: 60), status: true, family: true, in: $1) }
        ),
        ("partRows", { _ = try $0.partRows(stream, of: maya, in: $1) }),
        ("episodeRows", { _ = try $0.episodeRows(stream, of: maya, in: $1) }),
        ("chronologyRows", { _ = try $0.chronologyRows(of: maya, ChronologyQuestion(), in: $1) }),
        ("formRows", { _ = try $0.formRows(of: stream, about: [maya], in: $1) }),
        ("staff", { _ = try $0.staff([worker], [council], in: $1) }), ("everyone", { _ = try $0.everyone(in: $1) }),
        ("adults", { _ = try $0.adults(among: [maya], on: now.day, in: $1) }),
        ("related", { _ = try $0.related(to: [maya], in: $1) }),
        ("openEpisodes", { _ = try $0.openEpisodes(with: [maya], in: $1) }),
        ("episodes", { _ = try $0.episodes(of: [maya], in: $1) }),
        ("documents", { _ = try $0.documents(about: [maya], in: $1) }),
        ("tiesAndParents", { _ = try $0.tiesAndParents(around: [maya], in: $1) }),
        (
            "figuresOfTwoYears",
            {
                _ = try $0.figuresOfTwoYears(
                    of: council, in: ReportingYear(ending: 2023), divided: [.age], at: now, in: $1)
            }
        ),
        ("assessedStandards", { _ = try $0.assessedStandards("education", in: $1) }),
        ("places", { _ = try $0.places(of: maya, in: $1) }),
        ("concerns", { _ = try $0.concerns(about: maya, in: $1) }),
        ("concern", { _ = try $0.concern(stream, in: $1) }),
        ("earlyHelps", { _ = try $0.earlyHelps(with: maya, in: $1) }),
        ("monthSums", { _ = try $0.monthSums(of: council, from: "2024-04", until: "2025-03", in: $1) }),
        ("sums", { _ = try $0.sums(of: council, by: [.age], from: "2024-04", until: "2025-03", in: $1) }),
        ("sums", { _ = try $0.sums(of: council, by: [.setting, .agency], from: "2024-04", until: "2025-03", in: $1) }),
        ("overdue", { _ = try $0.overdue(of: council, at: now, in: $1) }),
        (
            "yearFigures",
            {
                let all = Set(Dimension.allCases)
                _ = try $0.yearFigures(of: council, in: ReportingYear(ending: 2023), divided: all, at: now, in: $1)
            }
        ),
        ("challenged", { _ = try $0.challenged(decisionsOf: council, from: now, until: now, in: $1) }),
        ("yearlyReport", { _ = try $0.yearlyReport(stream, in: $1) }),
        ("yearlyReport", { _ = try $0.yearlyReport(of: council, on: ReportingYear(ending: 2023), in: $1) }),
        ("yearlyReports", { _ = try $0.yearlyReports(of: council, in: $1) }),
        ("publishedReports", { _ = try $0.publishedReports(in: $1) }),
        ("opener", { _ = try $0.opener(of: stream, in: $1) }),
        ("author", { _ = try $0.author(ofEntry: 1, in: stream, $1) }),
    ]

    /// What is read whole, and why that is right.
    static let readWhole: [String: String] = [
        "agencies": "a partnership has a few hundred agencies, and a form lists them all",
        "colleagues": "the administrators' list of everyone; a form asks for one agency's",
        "everyone": "the two before, in one statement",
        "everyReadinessTie": "one line an agency, for the partnership's own comparison of them all",
        "everyArea": "a line or two an agency, for the partnership's page that shows where each of them works",
        "readinessCounts": "the partnership's comparison of every agency, from an index alone",
        "policyCounts": "the partnership's comparison of every agency, from an index alone",
        "trainingCounts": "the partnership's comparison of every agency, from an index alone",
    ]

    /// Functions of the readings that keep or compare them, and are no questions.
    static let notQuestions: Set<String> = ["replace", "tell", "clear", "write", "digests"]

    @Test("Every question of the readings is asked here")
    func complete() {
        var there: [String] = []
        for file in Repository.files("swift", under: "Sources/Readings") {
            let signatures = file.text.matches(of: /package func (\w+)[^{]*?session: any Session/)
            there +=
                signatures.map { String($0.1) }
                + file.text.matches(of: /package func (\w+)[^{]*?_ session: any Session/).map { String($0.1) }
        }
        #expect(Set(there).subtracting(Self.notQuestions) == Set(Self.questions.map(\.name)))
    }

    @Test("Every question finds its rows by an index", arguments: questions.indices)
    func indexed(place: Int) async throws {
        let question = Self.questions[place]
        try await withTables { database, readings in
            let asked = try await database.read { session in
                let recorder = Recorder(session)
                try question.ask(readings, recorder)
                return recorder.statements
            }
            #expect(!asked.isEmpty)
            for statement in asked {
                let plan = try await database.explain(statement)
                // Parts of a statement are read through as they come; how each finds its rows stands in steps of its own.
                let parts = ["SCAN q", "SCAN near", "SCAN (subquery"]
                let scans = plan.filter { step in
                    step.hasPrefix("SCAN") && !parts.contains { step == $0 || step.hasPrefix($0 + "-") }
                }
                #expect(!plan.isEmpty)
                if Self.readWhole[question.name] == nil {
                    #expect(scans == [], "\(question.name): \(statement)")
                } else {
                    let most = question.name == "everyone" ? 2 : 1
                    #expect(scans.count <= most, "\(question.name): \(statement)")
                }
            }
        }
    }

    @Test("Renewing the pictures of a stream finds the old ones by an index")
    func renewed() async throws {
        try await withTables { database, readings in
            let asked = try await database.write { session in
                let recorder = Recorder(session)
                try Self.renew(in: readings, recorder)
                return recorder.statements
            }
            for what in [
                "DELETE FROM involvement", "DELETE FROM clock", "DELETE FROM waiting", "UPDATE involvement",
                "UPDATE clock",
            ] {
                #expect(asked.contains { $0.hasPrefix(what) }, "\(what)")
            }
            for statement in Set(asked) where !statement.hasPrefix("INSERT") {
                let plan = try await database.explain(statement)
                #expect(plan.filter { $0.hasPrefix("SCAN") } == [], "\(statement)")
            }
        }
    }

    /// Pictures a child, a practitioner and an episode; then the episode with more in it; then with nothing.
    private static func renew(in readings: Readings, _ session: any Session) throws {
        let stamp = Stamp(
            number: 1, by: worker, role: "socialWorker", agency: council, happenedAt: now, recordedAt: now,
            about: [maya])
        func picture<P: Practice.Process>(_ state: P, _ id: String) throws {
            try readings.replace(state, at: 1, asOf: now, of: StreamID(P.name, id), in: session)
        }
        var child = Person()
        Person.Register(fullName: "Maya Okafor", dateOfBirth: now.day).apply(to: &child, stamp)
        Person.Relate(
            other: PersonID(unchecked: "ADA00000000000000000000000"), relationship: "mother",
            parentalResponsibility: "yes"
        ).apply(to: &child, stamp)
        var colleague = Practitioner()
        Practitioner.Register(
            fullName: "A Worker", email: "a@example.org", agency: council, roles: ["socialWorker"],
            socialWorkQualified: true, phone: "999"
        ).apply(to: &colleague, stamp)
        var episode = Episode()
        Referral.Make(
            council: council, askedFor: "referral", worry: "x", whereabouts: "x", danger: "soon", parentsTold: true,
            consent: "given", lawfulBasis: "publicTask"
        ).apply(to: &episode, stamp)
        for _ in 0..<2 {
            try picture(child, maya.id)
            try picture(colleague, worker.id)
            try picture(episode, stream.id)
            Referral.Classify(takenAs: "referral", because: "x").apply(to: &episode, stamp)
            Referral.Decide(threshold: "childInNeed", step: "s17", because: "x").apply(to: &episode, stamp)
            Referral.Feedback(how: "phone", said: "x").apply(to: &episode, stamp)
            Episode.Close(reason: "RC2", summary: "x", familyTold: true).apply(to: &episode, stamp)
        }
        try picture(episode, stream.id)
        try picture(Episode(), stream.id)
        try picture(Concern(), stream.id)
        try picture(Agency(), council.id)
        try picture(EmergencyAccess(), stream.id)
    }

    private func withTables(
        _ body: (SQLiteDatabase, Readings) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "kith-plans-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("kith.sqlite").path, readers: 1)
        try await database.migrate(Tables.migrations)
        _ = try await database.write { try Tables.renew(in: $0) }
        let keyring = try Keyring(masterKey: [UInt8](repeating: 7, count: 32))
        try await body(database, Readings(library: ActTests.library, keyring: keyring))
        try await database.close()
    }
}

/// A session that notes every statement before it runs it.
private final class Recorder: Session {
    /// Nothing is remembered: every question shall be seen.
    var found: Found? { nil }
    private let session: any Session
    private(set) var statements: [String] = []

    init(_ session: any Session) { self.session = session }

    var changes: Int { session.changes }

    func run(_ sql: String, _ values: [Value]) throws {
        statements.append(sql)
        try session.run(sql, values)
    }

    func rows(_ sql: String, _ values: [Value], _ body: (any Row) throws -> Bool) throws {
        statements.append(sql)
        try session.rows(sql, values, body)
    }

    func onCommit(_ key: String, _ work: @escaping (any Session) throws -> Void) {
        session.onCommit(key, work)
    }
}
