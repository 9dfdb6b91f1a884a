import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of worklists, a supervisor's team and professional differences.
    var worklists: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        let lists = Worklist.allCases.map { Answer.text($0.rawValue) } + [.text(Site.mine)]
        let names: Answer = ["type": "string", "enum": .list(lists)]
        let page = Self.parameter("page", in: "query", ["type": "integer", "minimum": 1, "maximum": 10_000])
        return [
            "/api/v1/worklists/{list}": Self.get(
                "children", "One page of a list that people work from",
                [Self.parameter("list", in: "path", names), page]),
            "/api/v1/team": Self.get("children", "A supervisor's caseload, what drifts first", [page]),
            "/api/v1/differences/{id}": Self.get("children", "One difference about a decision", [id]),
        ]
    }
}

extension Site {
    func addWorklistAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/worklists/{list}") { [self] request, context in
            try await answering { try await worklist(request, context) }
        }
        router.get("/api/v1/team") { [self] request, context in
            try await answering { try await team(request, context) }
        }
        router.get("/api/v1/differences/{id}") { [self] request, context in
            try await answering { try await difference(request, context) }
        }
    }

    private func worklist(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let size = WorklistPage.linesOnAPage
        if context.parameters.get("list") == Self.mine {
            return try await myTasks(skipping: (try Query(request).page - 1) * size, limit: size, viewer, context)
        }
        guard let list = context.parameters.get("list").flatMap({ Worklist(rawValue: $0) }) else {
            throw Rejection.notFound
        }
        let picture = try await office.lookout.list(
            list, skipping: (try Query(request).page - 1) * size, limit: size, by: caller(viewer), at: context.now)
        return .json(
            [
                "total": .int(picture.total), "late": .int(picture.late), "mayLackSome": .bool(picture.mayLackSome),
                "lines": .list(picture.lines.map { Answer($0, owners: picture.owners) }),
            ] as [String: Answer])
    }

    /// The list of someone's own tasks across children, as the page *my work* shows it.
    static let mine = "mine"

    private func myTasks(
        skipping skipped: Int, limit: Int, _ viewer: SignedIn, _ context: KithContext
    ) async throws -> Response {
        var wish = WorkWish()
        (wish.skipped, wish.lines, wish.people) = (skipped, limit, 0)
        let work = try await office.lookout.work(of: caller(viewer), wish, at: context.now)
        return .json(
            [
                "total": .int(work.total),
                "late": .int(work.items.count { $0.isLate(at: context.now) }), "mayLackSome": .bool(work.mayLackSome),
                "lines": .list(work.lines.map { Answer($0, owners: [:]) }),
            ] as [String: Answer])
    }

    private func team(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let size = TeamPage.childrenOnAPage
        let picture = try await office.lookout.team(
            of: caller(viewer), skipping: (try Query(request).page - 1) * size, limit: size, at: context.now)
        return .json(
            [
                "total": .int(picture.total),
                "approvals": .list(picture.approvals.map { Answer($0, owners: [:]) }),
                "leads": .list(
                    picture.sums.map { sum in
                        [
                            "practitioner": .text(sum.lead.id), "name": .text(sum.name), "children": .int(sum.children),
                            "drifting": .int(sum.drifting), "notSeen": .int(sum.notSeen),
                        ]
                    }),
                "children": .list(picture.rows.map { Answer($0, at: context.now) }),
            ] as [String: Answer])
    }

    private func difference(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.difference)
        let child = try await office.database.read { [office] in
            try office.readings.difference(stream, in: $0)?.child
        }
        guard let child else { throw Rejection.notFound }
        let picture = try await office.lookout.difference(
            stream, by: caller(viewer), for: purpose(viewer, request, child, context.now), at: context.now)
        return shown(picture) { picture, _ in
            [
                "stream": .text(stream.description), "challenged": .text(picture.row.challenged.description),
                "act": .text(picture.row.act.rawValue), "level": .text(picture.row.level.rawValue),
                "raisedAt": .text(picture.row.raisedAt.description),
                "position": picture.row.position.map { .text($0) } ?? .null,
                "outcome": picture.row.outcome.map { .text($0) } ?? .null,
                "settledAt": picture.row.settledAt.map { .text($0.description) } ?? .null,
                "clocks": .list(picture.clocks.map { Answer($0, at: context.now) }),
                "entries": .list(picture.lines.map { Answer($0) }), "withheld": .int(picture.withheld),
                "next": .list(picture.next.map { .text($0.rawValue) }),
            ]
        }
    }
}

extension Answer {
    fileprivate init(_ line: WorkLine, owners: [PractitionerID: String]) {
        let item = line.item
        self = [
            "stream": .text(item.stream.description), "what": .text(item.what), "why": .text(item.why),
            "act": .text(item.act.rawValue), "duty": item.duty.map { .text($0.rawValue) } ?? .null,
            "since": .text(item.since.description), "due": item.due.map { Answer($0) } ?? .null,
            "child": line.brief.map { .object(Answer.fields($0)) } ?? .null,
            "for": item.practitioner.flatMap { owners[$0] }.map { .text($0) } ?? .null,
        ]
    }

    fileprivate init(_ line: CaseloadLine, at now: Moment) {
        let row = line.row
        func moment(_ moment: Moment?) -> Answer { moment.map { .text($0.description) } ?? .null }
        func due(_ due: Due?) -> Answer { due.map { Answer($0) } ?? .null }
        self = [
            "stream": .text(row.stream.description), "child": line.brief.map { .object(Answer.fields($0)) } ?? .null,
            "lead": .text(row.lead.id), "status": .text(row.status.rawValue), "recordedAt": moment(row.recordedAt),
            "seenAt": moment(row.seenAt), "seenAloneAt": moment(row.seenAloneAt), "review": due(row.review),
            "visit": due(row.visit ?? row.seeBy),
            "drift": .list(row.drift(at: now).map { .text($0.rawValue) }),
        ]
    }
}
