import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// The family and network of a person, agencies over time, and selections from a chronology.
    func addStoryPages(to router: Router<KithContext>) {
        router.get("/people/{id}/genogram") { [self] in try await showFamily($0, $1) }
        router.get("/people/{id}/ecomap") { [self] in try await showNetwork($0, $1) }
        router.get("/people/{id}/involvement") { [self] in try await showInvolvement($0, $1) }
        router.get("/selections/{id}") { [self] in try await showSelection($0, $1) }
    }

    private func personAsked(_ context: KithContext) throws(TurnedAway) -> PersonID {
        guard let person = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw .notFound }
        return person
    }

    private func showFamily(_ request: Request, _ context: KithContext) async throws -> Response {
        let person = try personAsked(context)
        let filter = DayFilter(try Query(request).fields)
        if filter.isTyped, filter.problems.isEmpty {
            return .redirect(to: filter.link("/people/\(person.id)/genogram").address)
        }
        let day = min(filter.day ?? context.now.day, context.now.day)
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.family(of: person, on: day, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(
                genogramPage(picture, filter, setting), status: filter.problems.isEmpty ? .ok : .unprocessableContent)
        }
    }

    private func showNetwork(_ request: Request, _ context: KithContext) async throws -> Response {
        let person = try personAsked(context)
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.network(of: person, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(ecomapPage(picture, setting))
        }
    }

    private func showInvolvement(_ request: Request, _ context: KithContext) async throws -> Response {
        let person = try personAsked(context)
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.involvement(with: person, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(involvementPage(picture, setting))
        }
    }

    private func showSelection(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.selection)
        let query = try Query(request)
        let version = query["version"].flatMap { Int($0) }
        let child = try await office.database.read { [office] in
            try office.readings.selection(stream, in: $0)?.person
        }
        guard let child else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.selection(stream, version: version, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(selectionPage(picture, setting.saying(query["done"])))
        }
    }
}
