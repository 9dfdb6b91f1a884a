import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of selections from a chronology.
    var selections: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        return [
            "/api/v1/selections/{id}": Self.get(
                "children", "A selection from a child's chronology, made for a conference or a court", [id])
        ]
    }
}

extension Site {
    func addSelections(to router: Router<KithContext>) {
        router.get("/api/v1/selections/{id}") { [self] request, context in
            try await answering { try await selection(request, context) }
        }
    }

    private func selection(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.selection)
        let child = try await office.database.read { [office] in
            try office.readings.selection(stream, in: $0)?.person
        }
        guard let child else { throw Rejection.notFound }
        let picture = try await office.lookout.selection(
            stream, version: nil, by: caller(viewer), for: purpose(viewer, request, child, context.now),
            at: context.now)
        return shown(picture) { picture, _ in
            [
                "stream": .text(picture.stream.description), "version": .int(picture.version),
                "identity": Answer(picture.identity), "purpose": .text(picture.begun.act.purpose),
                "shows": .text(picture.begun.act.shows), "number": .int(picture.number),
                "finishedAt": picture.finished.map { .text($0.stamp.happenedAt.description) } ?? .null,
                "entries": .list(picture.entries.compactMap { $0.line.map { Answer($0) } }),
                "withheld": .int(picture.withheld), "next": .list(picture.next.map { .text($0.rawValue) }),
            ]
        }
    }
}
