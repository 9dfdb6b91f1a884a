import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of early help.
    var earlyHelp: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        return [
            "/api/v1/children/{id}/early-help": Self.get("children", "Early help with a child", [id]),
            "/api/v1/early-help/{id}": Self.get("children", "One family's early help", [id]),
        ]
    }
}

extension Site {
    func addEarlyHelp(to router: Router<KithContext>) {
        router.get("/api/v1/children/{id}/early-help") { [self] request, context in
            try await earlyHelps(request, context)
        }
        router.get("/api/v1/early-help/{id}") { [self] request, context in try await earlyHelp(request, context) }
    }

    private func earlyHelps(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        guard let person = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw Rejection.notFound }
        let picture = try await office.lookout.child(
            person, by: caller(viewer), for: purpose(viewer, request, person, context.now), at: context.now)
        return shown(picture) { picture, _ in ["earlyHelp": .list(picture.earlyHelp.map { Answer($0) })] }
    }

    private func earlyHelp(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.earlyHelp)
        let children = try await office.lookout.children(ofEarlyHelp: stream)
        guard let child = children.first else { throw Rejection.notFound }
        let picture = try await office.lookout.earlyHelp(
            stream, by: caller(viewer), for: purpose(viewer, request, child, context.now), at: context.now)
        return shown(picture) { picture, _ in
            [
                "stream": .text(picture.stream.description), "version": .int(picture.version),
                "status": .text(picture.status.rawValue),
                "children": .list(picture.children.map { .object(Answer.fields($0)) }),
                "lead": picture.lead.map { .text($0.id) } ?? .null, "team": .list(picture.team.map { .text($0.id) }),
                "actions": .list((picture.help?.actions.items ?? []).map { Answer($0) }),
                "clocks": .list(picture.clocks.map { Answer($0, at: context.now) }),
                "lines": .list(picture.lines.map { Answer($0) }), "withheld": .int(picture.withheld),
                "next": .list(picture.next.map { .text($0.rawValue) }),
            ]
        }
    }
}

extension Answer {
    init(_ row: EarlyHelpRow) {
        self = [
            "stream": .text(row.stream.description), "status": .text(row.status.rawValue),
            "openedAt": .text(row.openedAt.description),
            "closedAt": row.closedAt.map { .text($0.description) } ?? .null,
            "lead": row.lead.map { .text($0.id) } ?? .null, "agency": row.agency.map { .text($0.id) } ?? .null,
            "outcome": row.outcome.map { .text($0) } ?? .null,
        ]
    }

    init(_ item: ActionList.Item) {
        self = [
            "number": .int(item.number), "what": .text(item.action.what),
            "practitioner": item.action.practitioner.map { .text($0.id) } ?? .null,
            "outcome": item.action.outcome.map { .text($0) } ?? .null,
            "who": item.action.who.map { .text($0) } ?? .null, "by": .text(item.action.by.description),
            "result": item.ended.map { .text($0.result) } ?? .null, "came": item.ended?.came.map { .text($0) } ?? .null,
        ]
    }
}
