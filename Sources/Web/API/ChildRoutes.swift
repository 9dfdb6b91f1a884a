import Access
import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension Site {
    /// `GET /api/v1/children?name=…&dateOfBirth=…`: two identifiers or more.
    func findChildren(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let query = request.uri.queryParameters
        let known: Set<Substring> = ["name", "dateOfBirth", "postcode", "nhsNumber", "upn"]
        let unknown = Set(query.map(\.key)).subtracting(known)
        guard unknown.isEmpty else {
            throw Rejection.problems(
                unknown.sorted().map { Problem(question: String($0), message: "There is no parameter “\($0)”") })
        }
        try keeper.countSearch(by: viewer, at: context.now)
        let sought = Sought(
            name: query["name"].map(String.init) ?? "", dateOfBirth: try day("dateOfBirth", request),
            postcode: query["postcode"].map(String.init), nhsNumber: query["nhsNumber"].map(String.init),
            upn: query["upn"].map(String.init))
        let found = try await office.lookout.find(sought, by: caller(viewer), at: context.now)
        return .json(
            [
                "children": Answer.list(
                    found.map { one in
                        var answer: [String: Answer] = Answer.fields(one.likely.brief)
                        answer["likeness"] = .text(one.likely.likeness.band.inWords)
                        answer["reasons"] = .list(one.likely.likeness.findings.map { .text($0.says) })
                        answer["open"] = .bool(one.contact == nil)
                        answer["askAgency"] = one.askWhom.map { .text($0.name) } ?? .null
                        return .object(answer)
                    })
            ])
    }

    private func person(_ context: KithContext) throws -> PersonID {
        guard let id = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw Rejection.notFound }
        return id
    }

    /// Answers a look as JSON: what may be seen, or whom to ask.
    func shown<Picture>(
        _ shown: Lookout.Shown<Picture>, _ answer: (Picture, Sees) throws -> Answer
    ) rethrows -> Response {
        switch shown {
        case .shown(let picture, let sees): return .json(try answer(picture, sees))
        case .stub(let brief, let contact):
            return .json(
                ["stub": .object(Answer.fields(brief)), "askAgency": contact.agency.map { .text($0.id) } ?? .null]
                    as [String: Answer])
        case .offer(let brief, let offer):
            return .json(
                [
                    "stub": .object(Answer.fields(brief)),
                    "askAgency": offer.contact.agency.map { .text($0.id) } ?? .null,
                    "emergencyAccess": ["act": "grant.open", "minutes": .int(offer.minutes)],
                ] as [String: Answer])
        }
    }

    func child(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let id = try person(context)
        let picture = try await office.lookout.child(
            id, by: caller(viewer), for: purpose(viewer, request, id, context.now), at: context.now)
        return shown(picture) { picture, _ in
            [
                "identity": Answer(picture.identity), "episodes": .list(picture.episodes.map { Answer($0) }),
                "clocks": .list(picture.clocks.map { Answer($0, at: context.now) }),
                "involved": .list(picture.involved.map { Answer($0) }),
                "latest": .list(picture.latest.map { Answer($0) }), "withheld": .int(picture.withheld),
            ]
        }
    }

    /// The purpose and reason of a look, which the API takes from headers.
    func purpose(_ viewer: SignedIn, _ request: Request, _ person: PersonID, _ now: Moment) -> Lookout.Purpose {
        let named = request.headers[.init("Kith-Purpose")!]
        let because = request.headers[.init("Kith-Reason")!]
        let usual = purpose(viewer, person, at: now)
        let code = named.flatMap { library.guidance(on: now.day).option(.lookPurposes, $0)?.code }
        return Lookout.Purpose(code ?? usual.code, because: because.map { String($0.prefix(1000)) } ?? usual.because)
    }

    func chronology(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let id = try person(context)
        let question = ChronologyQuestion(
            from: try day("from", request), until: try day("until", request), certainty: try certainty(request),
            asKnownOn: try day("asKnownOn", request))
        let picture = try await office.lookout.chronology(
            of: id, question, by: caller(viewer), for: purpose(viewer, request, id, context.now), at: context.now)
        return shown(picture) { picture, _ in
            ["lines": .list(picture.lines.map { Answer($0) }), "withheld": .int(picture.withheld)]
        }
    }

    func episodes(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let id = try person(context)
        let picture = try await office.lookout.child(
            id, by: caller(viewer), for: purpose(viewer, request, id, context.now), at: context.now)
        return shown(picture) { picture, _ in ["episodes": .list(picture.episodes.map { Answer($0) })] }
    }

    func episode(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.episode)
        let picture = try await office.lookout.episode(
            stream, by: caller(viewer),
            for: Lookout.Purpose("directWork", because: request.headers[.init("Kith-Reason")!]),
            at: context.now)
        return shown(picture) { picture, _ in
            [
                "episode": Answer(picture.row), "version": .int(picture.version),
                "clocks": .list(picture.clocks.map { Answer($0, at: context.now) }),
                "lines": .list(picture.lines.map { Answer($0) }), "withheld": .int(picture.withheld),
                "next": .list(picture.next.map { .text($0.rawValue) }),
                "earlier": .list(picture.earlier.map { Answer($0) }),
            ]
        }
    }

    /// `GET /api/v1/clocks?asOf=DATE`: the viewer's own work, and what of it is late at the end of that day.
    func clocks(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let asOf = try day("asOf", request).map { Moment($0, hour: 23, minute: 59) } ?? context.now
        let work = try await office.lookout.work(of: caller(viewer), at: context.now)
        let lines = work.lines.map { line -> Answer in
            [
                "stream": .text(line.item.stream.description),
                "person": line.brief.map { .text($0.person.id) } ?? .null,
                "duty": line.item.duty.map { .text($0.rawValue) } ?? .null, "what": .text(line.item.what),
                "since": .text(line.item.since.description), "due": line.item.due.map { Answer($0) } ?? .null,
                "late": .bool(line.item.due?.isMissed(at: asOf) ?? false), "act": .text(line.item.act.rawValue),
            ]
        }
        return .json(["asOf": .text(asOf.description), "clocks": .list(lines)] as [String: Answer])
    }
}
