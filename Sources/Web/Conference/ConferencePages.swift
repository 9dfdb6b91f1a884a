import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// The live page of a conference, its record saved part by part, and the plan as the family reads it.
    func addConferencePages(to router: Router<KithContext>) {
        router.get("/episodes/{id}/conference") { [self] in try await showConference($0, $1) }
        router.post("/episodes/{id}/conference/minute") { [self] in try await saveMinute($0, $1) }
        router.get("/episodes/{id}/conference/parts") { [self] in try await showParts($0, $1) }
        router.get("/episodes/{id}/plan") { [self] in try await showPlan($0, $1) }
    }

    private func showConference(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.episode)
        let query = try Query(request)
        return try await conferencePage(
            stream, meeting: query["meeting"].flatMap { Int($0) }, done: query["done"],
            also: Set(query.fields.all("also").compactMap { StreamID("episode/\($0)") }), request, context)
    }

    /// The page, with whatever the viewer typed and has not saved.
    private func conferencePage(
        _ stream: StreamID, meeting number: Int? = nil, done: String? = nil, also: Set<StreamID> = [],
        problems: [String: String] = [:],
        status: HTTPResponse.Status = .ok, _ request: Request, _ context: KithContext
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let child = try await office.database.read { [office] in
            try office.readings.episode(stream, in: $0)?.child
        }
        guard let child else { throw TurnedAway.notFound }
        let draft = try await office.drafts.draft(
            for: Conference.Minute.kind, at: stream.description, of: viewer.practitioner)
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.conference(
                stream, as: "conference", by: caller, for: purpose, at: context.now, alongside: true)
        } page: { picture, setting in
            let meeting = number.flatMap { number in picture.meetings.first { $0.number == number } } ?? picture.latest
            var page = ConferencePage(picture: picture, setting: setting.saying(done), meeting: meeting)
            page.once = keeper.random(16).base64URL
            if let meeting, let draft {
                page.typed = MinuteTyped(TypedAnswers(draft: draft.fields).fields, of: meeting.number)
                page.typed.savedAt = draft.savedAt
            } else {
                page.typed.also = also
            }
            page.typed.problems = problems
            return .page(page.whole, status: status)
        }
    }

    // MARK: Saving the record

    private func saveMinute(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.episode)
        let fields: FormFields
        do { fields = try await keeper.form(request, context) } catch let turned as FormTurnedAway {
            guard let viewer = context.viewer else { return signedOutPage(turned.fields, request, context) }
            try await mustBeOpen(stream, viewer, context)
            try await keep(turned.fields, in: stream, viewer, context)
            return try await conferencePage(
                stream, problems: ["": "\(turned.why.words) Your words are still here: save them again."],
                status: .forbidden, request, context)
        }
        let viewer = try context.requireViewer()
        guard let number = fields["meeting"].flatMap({ Int($0) }) else { throw TurnedAway.notFound }
        // Before anything is decided, all that was typed is kept: whatever happens next, it can be read again. Only
        // whoever may write there has words kept for it.
        try await mustBeOpen(stream, viewer, context)
        try await keep(fields, in: stream, viewer, context)
        let typed = MinuteTyped(fields, of: number)
        let shown = try await office.lookout.conference(
            stream, as: "conference", by: caller(viewer),
            for: purpose(viewer, try await child(of: stream), at: context.now),
            at: context.now, alongside: !typed.also.isEmpty)
        guard case .shown(let picture, _) = shown, let meeting = picture.meetings.first(where: { $0.number == number })
        else { throw TurnedAway.notFound }
        let pressed = fields["save"] ?? "all"
        let done = try await save(typed, pressed, picture, meeting, once: fields["_once"], viewer, context)
        try await keep(done.rest, of: number, in: stream, also: typed.also, viewer, context)
        if done.problems.isEmpty {
            let also = typed.also.map { "&also=\($0.id)" }.sorted().joined()
            let place = pressed == "all" ? "" : "#part-\(pressed)"
            return .redirect(
                to: "/episodes/\(stream.id)/conference?done=\(Conference.Minute.kind)\(also)\(place)")
        }
        return try await conferencePage(
            stream, meeting: number, also: typed.also, problems: done.problems, status: .conflict, request, context)
    }

    private func mustBeOpen(_ stream: StreamID, _ viewer: SignedIn, _ context: KithContext) async throws {
        try keeper.mayKeepDraft(viewer, at: context.now)
        try await office.lookout.mustBeOpen(
            Conference.Minute.kind, in: stream, about: [], by: caller(viewer), at: context.now)
    }

    private func child(of stream: StreamID) async throws -> PersonID {
        let child = try await office.database.read { [office] in
            try office.readings.episode(stream, in: $0)?.child
        }
        guard let child else { throw TurnedAway.notFound }
        return child
    }

    private func keep(
        _ fields: FormFields, in stream: StreamID, _ viewer: SignedIn, _ context: KithContext
    ) async throws {
        let words = TypedAnswers(fields.without(["csrf", "_once", "save"])).draft
        try await office.drafts.save(
            words, for: Conference.Minute.kind, at: stream.description, by: viewer.practitioner, at: context.now)
    }

    private func keep(
        _ parts: [MinuteTyped.Part], of meeting: Int, in stream: StreamID, also: Set<StreamID>, _ viewer: SignedIn,
        _ context: KithContext
    ) async throws {
        if parts.isEmpty {
            return try await office.drafts.forget(
                Conference.Minute.kind, at: stream.description, of: viewer.practitioner)
        }
        try await office.drafts.save(
            MinuteTyped.draft(parts, of: meeting, in: stream, also: also), for: Conference.Minute.kind,
            at: stream.description,
            by: viewer.practitioner, at: context.now)
    }

    /// Which entry each part stands at, asked by the page now and then; no word of the record is in the answer.
    private func showParts(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.episode)
        let viewer = try context.requireViewer()
        let parts = try await office.lookout.parts(of: stream, by: caller(viewer), at: context.now)
        let answer = parts.mapValues { part in
            Answer.object([
                "entry": .int(part.entry), "by": .text(part.by), "at": .text(part.at.clockInWords),
            ])
        }
        return .json(["parts": Answer.object(answer)] as [String: Answer])
    }

    // MARK: The plan

    private func showPlan(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.episode)
        let query = try Query(request)
        let child = try await child(of: stream)
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.conference(stream, as: "plan", by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(PlanPage(picture: picture, setting: setting.saying(query["done"])).whole)
        }
    }
}
