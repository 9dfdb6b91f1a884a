import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of living away, circumstances, harm outside the home and places of concern.
    var particularChildren: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        return [
            "/api/v1/children/{id}/living-away": Self.get(
                "children", "A child's times away from home and circumstances", [id]),
            "/api/v1/living-away/{id}": Self.get("children", "One time away from home", [id]),
            "/api/v1/circumstances/{id}": Self.get("children", "One circumstance", [id]),
            "/api/v1/episodes/{id}/outside-home": Self.get(
                "children", "Harm outside the home, with the child's peers and places", [id]),
            "/api/v1/places": Self.get("children", "Places of concern that are open", []),
            "/api/v1/places/{id}": Self.get("children", "One place of concern", [id]),
        ]
    }
}

extension Site {
    func addParticularChildren(to router: Router<KithContext>) {
        router.get("/api/v1/children/{id}/living-away") { [self] request, context in
            try await answering { try await away(request, context) }
        }
        router.get("/api/v1/living-away/{id}") { [self] request, context in
            try await answering { try await awayStream(.livingAway, request, context) }
        }
        router.get("/api/v1/circumstances/{id}") { [self] request, context in
            try await answering { try await awayStream(.circumstance, request, context) }
        }
        router.get("/api/v1/episodes/{id}/outside-home") { [self] request, context in
            try await answering { try await outsideHome(request, context) }
        }
        router.get("/api/v1/places") { [self] _, context in
            try await answering { try await places(context) }
        }
        router.get("/api/v1/places/{id}") { [self] _, context in
            try await answering { try await place(context) }
        }
    }

    private func places(_ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let places = try await office.lookout.places(by: caller(viewer), at: context.now)
        return .json(["places": .list(places.map { Answer($0) })] as [String: Answer])
    }

    private func place(_ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let picture = try await office.lookout.place(
            try context.requireStream(.place), by: caller(viewer), for: Lookout.Purpose(), at: context.now)
        var answer = Answer.fields(picture.row)
        answer["known"] = .text(picture.place.act.known)
        answer["ties"] = .list(picture.ties.map { Answer($0) })
        answer["responses"] = .list(picture.responses.map { Answer($0) })
        return .json(answer)
    }

    private func away(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        guard let id = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw Rejection.notFound }
        let picture = try await office.lookout.away(
            of: id, by: caller(viewer), for: purpose(viewer, request, id, context.now), at: context.now)
        return shown(picture) { picture, _ in
            [
                "identity": Answer(picture.identity), "times": .list(picture.rows.map { Answer($0) }),
                "clocks": .list(picture.clocks.map { Answer($0, at: context.now) }),
                "entries": .list(picture.lines.map { Answer($0) }), "withheld": .int(picture.withheld),
            ]
        }
    }

    private func awayStream(
        _ process: ProcessName, _ request: Request, _ context: KithContext
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(process)
        guard let child = try await office.lookout.childOf(away: stream) else { throw Rejection.notFound }
        let picture = try await office.lookout.awayStream(
            stream, by: caller(viewer), for: purpose(viewer, request, child, context.now), at: context.now)
        return shown(picture) { picture, _ in
            var answer = Answer.fields(picture.row)
            answer["identity"] = Answer(picture.identity)
            answer["version"] = .int(picture.version)
            answer["clocks"] = .list(picture.clocks.map { Answer($0, at: context.now) })
            answer["entries"] = .list(picture.lines.map { Answer($0) })
            answer["withheld"] = .int(picture.withheld)
            answer["next"] = .list(picture.next.map { .text($0.rawValue) })
            if let group = picture.familyGroup {
                answer["familyGroup"] = .object(
                    familyGroup(group) { picture.sees.shows($0, in: .livingAway) })
            }
            return .object(answer)
        }
    }

    private func outsideHome(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.episode)
        let child = try await office.database.read { [office] in
            try office.readings.episode(stream, in: $0)?.child
        }
        guard let child else { throw Rejection.notFound }
        let picture = try await office.lookout.outsideHome(
            stream, by: caller(viewer), for: purpose(viewer, request, child, context.now), at: context.now)
        return shown(picture) { picture, _ in
            let concerns = (picture.harm?.open ?? []).map { one -> Answer in
                [
                    "concern": .text(one.act.concern), "context": .text(one.act.context), "level": .text(one.act.level),
                    "nature": .text(one.act.nature), "duration": .text(one.act.duration),
                    "assessedAt": .text(one.stamp.happenedAt.description),
                ]
            }
            let places = picture.places.map { place -> Answer in
                var answer = Answer.fields(place.row)
                answer["responses"] = .list(place.responses.map { Answer($0) })
                return .object(answer)
            }
            return [
                "concerns": .list(concerns),
                "decision": picture.harm?.decisions.last.map { .text($0.act.decision) } ?? .null,
                "places": .list(places), "ties": .list(picture.ties.map { Answer($0) }),
            ]
        }
    }
}

extension Answer {
    static func fields(_ row: AwayRow) -> [String: Answer] {
        [
            "stream": .text(row.stream.description), "kind": .text(row.kind),
            "council": row.council.map { .text($0.id) } ?? .null, "beganAt": .text(row.beganAt.description),
            "overAt": row.overAt.map { .text($0.description) } ?? .null,
        ]
    }

    init(_ row: AwayRow) { self = .object(Answer.fields(row)) }

    static func fields(_ row: PlaceRow) -> [String: Answer] {
        [
            "stream": .text(row.stream.description), "name": .text(row.name), "kind": .text(row.kind),
            "concern": .text(row.concern), "notedAt": .text(row.notedAt.description),
            "closedAt": row.closedAt.map { .text($0.description) } ?? .null,
        ]
    }

    init(_ row: PlaceRow) { self = .object(Answer.fields(row)) }

    init(_ one: OnMap) {
        self =
            switch one {
            case .child: ["is": "child"]
            case .known(let brief, _): .object(Answer.fields(brief).merging(["is": "known"]) { $1 })
            case .another(let letter): ["is": "anotherChild", "letter": .text(letter)]
            }
    }

    init(_ tie: MapTie) {
        self = [
            "place": .text(tie.place.description), "number": .int(tie.number), "from": Answer(tie.from),
            "peer": tie.peer.map { Answer($0) } ?? .null, "tie": .text(tie.tie.tie), "source": .text(tie.tie.source),
            "seenOn": .text(tie.tie.seenOn.description), "confidence": .text(tie.tie.confidence),
            "expiresOn": .text(tie.tie.expiresOn.description), "isExpired": .bool(tie.isExpired),
            "because": tie.because.map { .text($0) } ?? .null,
        ]
    }

    init(_ response: Stamped<Practice.Place.Respond>) {
        self = [
            "agency": .text(response.act.agency.id), "asked": .text(response.act.asked),
            "standing": .text(response.act.standing), "by": response.act.by.map { .text($0.description) } ?? .null,
            "result": response.act.result.map { .text($0) } ?? .null,
        ]
    }
}
