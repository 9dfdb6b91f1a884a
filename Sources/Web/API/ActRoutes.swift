import Casework
import Guidance
import HTTPTypes
import Hummingbird
import Practice
import Readings

extension Site {
    /// `/api/v1`: the same acts and the same answers as the pages, as JSON.
    func addAPI(to router: Router<KithContext>) {
        router.post("/api/v1/acts/{kind}") { [self] request, context in
            try await answering { try await recordAct(request, context) }
        }
        router.get("/api/v1/children") { [self] request, context in
            try await answering { try await findChildren(request, context) }
        }
        router.get("/api/v1/children/{id}") { [self] request, context in
            try await answering { try await child(request, context) }
        }
        router.get("/api/v1/children/{id}/chronology") { [self] request, context in
            try await answering { try await chronology(request, context) }
        }
        router.get("/api/v1/children/{id}/episodes") { [self] request, context in
            try await answering { try await episodes(request, context) }
        }
        router.get("/api/v1/episodes/{id}") { [self] request, context in
            try await answering { try await episode(request, context) }
        }
        router.post("/api/v1/uploads") { [self] request, context in
            try await answering { try await takeUpload(request, context) }
        }
        router.get("/api/v1/documents/{id}") { [self] request, context in
            try await answering { try await documentAnswer(request, context) }
        }
        router.get("/api/v1/documents/{id}/file") { [self] request, context in
            try await answering { try await documentFile(request, context) }
        }
        addParticularChildren(to: router)
        addEarlyHelp(to: router)
        addSelections(to: router)
        addProtectionAnswers(to: router)
        addConferenceAnswers(to: router)
        addWorklistAnswers(to: router)
        addReadinessAnswers(to: router)
        addDatasetAnswers(to: router)
        addPartnershipAnswers(to: router)
        addPartnershipDocuments(to: router)
        addAuditAnswers(to: router)
        addFamilyAnswers(to: router)
        addPlanAnswers(to: router)
        addGuidanceAnswers(to: router)
        router.get("/api/v1/letters/{id}") { [self] request, context in
            try await answering { try await letterAnswer(request, context) }
        }
        router.get("/api/v1/clocks") { [self] request, context in
            try await answering { try await clocks(request, context) }
        }
        router.get("/api/v1/guidance/editions") { [self] _, _ in Response.json(editionsAnswer) }
        router.get("/api/v1/guidance/duties") { [self] request, context in
            try await answering { .json(try dutiesAnswer(on: try day("on", request) ?? context.now.day)) }
        }
        router.get("/api/v1/guidance/duties/{key}") { [self] request, context in
            try await answering {
                guard let key = context.parameters.get("key").flatMap(DutyKey.init(rawValue:)) else {
                    throw Rejection.notFound
                }
                let guidance = library.guidance(on: try day("on", request) ?? context.now.day)
                return .json(dutyAnswer(guidance.duty(key), withHistory: true))
            }
        }
        router.get("/api/v1/openapi.json") { [self] _, _ in Response.json(OpenAPI(library: library).document) }
    }

    /// Gives rejections of practice their one shape: 403, 409 or 422 with the refusal, 422 with problems, 404.
    func answering(_ body: () async throws -> Response) async throws -> Response {
        do { return try await body() } catch let rejection as Rejection {
            switch rejection {
            case .refused(let refusal): return .json(["refusal": Answer(refusal)], status: refusal.status)
            case .changedMeanwhile(let refusal, let since):
                return .json(
                    ["refusal": Answer(refusal), "since": .list(since.map { Answer($0) })] as [String: Answer],
                    status: refusal.status)
            case .problems(let problems):
                let list = problems.map { problem -> Answer in
                    ["question": .text(problem.question), "message": .text(problem.message)]
                }
                return .json(["problems": Answer.list(list)], status: .unprocessableContent)
            case .notFound: throw TurnedAway.notFound
            }
        }
    }

    // MARK: Acts

    private static let actFields: Set<String> = [
        "stream", "also", "each", "about", "happenedAt", "answers", "expecting", "once", "follows", "documents",
    ]

    private func recordAct(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        guard let name = context.parameters.get("kind"), Acts.process(of: ActKind(rawValue: name)) != nil else {
            throw Rejection.notFound
        }
        let body = try await keeper.answers(request)
        var problems = body.keys.filter { !Self.actFields.contains($0) }.sorted().map {
            Problem(
                question: $0,
                message: "There is no field “\($0)”. Fields are \(Self.actFields.sorted().joined(separator: ", ")).")
        }
        func read<T>(_ field: String, _ expected: String, _ convert: (Answer) -> T?) -> T? {
            guard let answer = body[field], answer != .null else { return nil }
            if let value = convert(answer) { return value }
            problems.append(Problem(question: field, message: "“\(field)” must be \(expected)"))
            return nil
        }
        var proposal = Proposal(ActKind(rawValue: name), answers: [:])
        proposal.stream = read("stream", "a stream such as episode/0C4M…") { $0.text.flatMap { StreamID($0) } }
        proposal.also =
            read("also", "a list of streams such as episode/0C4M…") { answer in
                answer.list.flatMap { list in
                    let streams = list.compactMap { $0.text.flatMap { StreamID($0) } }
                    return streams.count == list.count ? streams : nil
                }
            } ?? []
        proposal.each =
            read("each", "answers by stream, for those in “also”") { answer in
                guard case .object(let all) = answer else { return nil }
                var each: [StreamID: [String: Answer]] = [:]
                for (key, own) in all {
                    guard let stream = StreamID(key), case .object(let answers) = own else { return nil }
                    each[stream] = answers
                }
                return each
            } ?? [:]
        proposal.about =
            read("about", "a list of ids of people") { answer in
                answer.list.flatMap { list in
                    let ids = list.compactMap { $0.text.flatMap { PersonID($0) } }
                    return ids.count == list.count ? ids : nil
                }
            } ?? []
        proposal.happenedAt = read("happenedAt", "a moment such as 2024-03-28T14:00:00Z") {
            $0.text.flatMap { Moment($0) }
        }
        proposal.expecting = read("expecting", "the version of the stream you have seen") { Self.number($0) }
        proposal.follows = read("follows", "the number of an entry") { Self.number($0) }
        proposal.documents =
            read("documents", "a list of files sent before: [{\"upload\": …}]") { Self.offered($0) } ?? []
        proposal.once = read("once", "a text of at most 100 characters") {
            $0.text.flatMap { $0.count <= 100 ? $0 : nil }
        }
        if case .object(let answers)? = body["answers"] {
            proposal.answers = answers
        } else {
            problems.append(
                Problem(question: "answers", message: "“answers” must be an object with the answers to the form"))
        }
        guard problems.isEmpty else { throw Rejection.problems(problems) }
        let recorded = try await office.desk.record(proposal, by: caller(viewer), at: context.now)
        return .json(Answer(recorded), status: .created)
    }

    private static func number(_ answer: Answer) -> Int? {
        if case .int(let number) = answer, number >= 0 { return number }
        return nil
    }

    // MARK: Guidance

    private var editionsAnswer: Answer {
        .list(
            library.editions.map { edition in
                [
                    "key": .text(edition.key.rawValue), "title": .text(edition.title),
                    "from": .text(edition.from.description),
                    "until": edition.until.map { .text($0.description) } ?? .null,
                    "status": .text(edition.status.rawValue), "note": .text(edition.note),
                ]
            })
    }

    private func dutiesAnswer(on day: Day) throws -> Answer {
        .list(library.guidance(on: day).duties.map { dutyAnswer($0, withHistory: false) })
    }

    private func dutyAnswer(_ duty: Duty, withHistory: Bool) -> Answer {
        var answer: [String: Answer] = [
            "key": .text(duty.key.rawValue), "title": .text(duty.title), "limit": .text(duty.limit.inWords),
            "owner": .text(duty.owner), "edition": .text(duty.edition.rawValue), "cite": .text(duty.cite),
            "basis": .text(duty.basis.rawValue), "status": .text(duty.status.rawValue),
            "starts": .list(duty.starts.map { .text($0) }), "stops": .list(duty.stops.map { .text($0) }),
        ]
        if withHistory {
            answer["history"] = .list(
                duty.history.map { version in
                    [
                        "from": .text(version.from.description),
                        "until": version.until.map { .text($0.description) } ?? .null,
                        "edition": .text(version.edition.rawValue), "limit": .text(version.limit.inWords),
                        "cite": .text(version.cite), "status": .text(version.status.rawValue),
                    ]
                })
        }
        return .object(answer)
    }

    /// A date in the query; refused when it is not one.
    func certainty(_ request: Request) throws -> Provenance.Certainty? {
        guard let code = request.uri.queryParameters["certainty"].map(String.init), !code.isEmpty else { return nil }
        guard let certainty = Provenance.Certainty(rawValue: code) else {
            throw Rejection.problems([
                Problem(question: "certainty", message: "“certainty” must be an option of lineCertainties")
            ])
        }
        return certainty
    }

    func day(_ name: String, _ request: Request) throws -> Day? {
        guard let text = request.uri.queryParameters[Substring(name)].map(String.init), !text.isEmpty else {
            return nil
        }
        guard let day = Day(text), (1850...2200).contains(day.year) else {
            throw Rejection.problems([Problem(question: name, message: "“\(name)” must be a date such as 2024-03-28")])
        }
        return day
    }
}
