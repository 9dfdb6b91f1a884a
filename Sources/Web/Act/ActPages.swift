import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

/// Where an act's form belongs: its kind, the stream or the people, and what the page knew when it was opened.
struct ActPlace: Sendable {
    var kind: ActKind
    var stream: StreamID?
    var about: [PersonID] = []
    /// Streams of brothers and sisters for which it is recorded as well.
    var also: [StreamID] = []

    /// The place as a draft names it.
    var draftPlace: String {
        if let stream { return stream.description }
        return about.isEmpty ? "new" : "about/" + about.map(\.id).joined(separator: "+")
    }

    /// The address of the form.
    var link: Link {
        var link: Link = "/act/\(kind.rawValue)"
        if let stream { link = link.asking("stream", stream.description) }
        for person in about { link = link.asking("about", person.id) }
        return link
    }
}

extension Site {
    /// The one generic page that draws and takes any act's form.
    func addActPages(to router: Router<KithContext>) {
        router.get("/act/{kind}") { [self] request, context in try await showForm(request, context) }
        router.post("/act/{kind}") { [self] request, context in try await takeForm(request, context) }
        router.post("/drafts/{kind}") { [self] request, context in try await saveDraft(request, context) }
        router.get("/drafts") { [self] request, context in try await listDrafts(request, context) }
        router.post("/drafts/{kind}/discard") { [self] request, context in try await discardDraft(request, context) }
    }

    private func place(_ request: Request, _ context: KithContext, fields: FormFields? = nil) throws -> ActPlace {
        guard let name = context.parameters.get("kind"), Acts.process(of: ActKind(rawValue: name)) != nil else {
            throw TurnedAway.notFound
        }
        let query = request.uri.queryParameters
        func all(_ key: String) -> [String] {
            fields?.all(key) ?? query[values: Substring(key)].map(String.init)
        }
        var place = ActPlace(kind: ActKind(rawValue: name))
        if let text = all("stream").first(where: { !$0.isEmpty }) {
            guard let stream = StreamID(text) else { throw TurnedAway.notFound }
            place.stream = stream
        }
        for text in all("about") where !text.isEmpty {
            guard let person = PersonID(text) else { throw TurnedAway.notFound }
            if !place.about.contains(person) { place.about.append(person) }
        }
        place.also = all("also").compactMap { StreamID($0) }
        return place
    }

    // MARK: Showing

    private func showForm(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let place = try place(request, context)
        let draft = try await office.drafts.draft(for: place.kind, at: place.draftPlace, of: viewer.practitioner)
        var typed =
            draft.map { TypedAnswers(draft: $0.fields) }
            ?? TypedAnswers(FormFields(named([.choice, .number, .yesNo, .agency], in: request, place.kind)))
        typed.choose(named([.person], in: request, place.kind))
        var page = try await ActPage(site: self, context: context, viewer: viewer, place: place, typed: typed)
        page.draftFrom = draft?.savedAt
        return page.response()
    }

    // MARK: Taking

    private func takeForm(_ request: Request, _ context: KithContext) async throws -> Response {
        let sent: (fields: FormFields, files: [SentFile])
        do { sent = try await keeper.formWithFiles(request, context) } catch let turned as FormTurnedAway {
            return try await returnWords(turned, request, context)
        }
        let (fields, files) = sent
        let viewer = try context.requireViewer()
        let place = try place(request, context, fields: fields)
        let (typed, problems) = try await keepFiles(files, fields, place, viewer, at: context.now)
        let isAboutFiles = fields["_then"] == "files" || fields[DocumentFields.remove] != nil
        if isAboutFiles || !problems.isEmpty {
            var page = try await ActPage(site: self, context: context, viewer: viewer, place: place, typed: typed)
            try await office.drafts.save(
                typed.draft, for: place.kind, at: place.draftPlace, by: viewer.practitioner, at: context.now)
            page.problems = problems
            return page.response()
        }
        if fields["_then"] == "change" {
            return try await ActPage(site: self, context: context, viewer: viewer, place: place, typed: typed)
                .response()
        }
        return try await propose(place, typed, viewer, context)
    }

    private func propose(
        _ place: ActPlace, _ typed: TypedAnswers, _ viewer: SignedIn, _ context: KithContext
    ) async throws -> Response {
        func again() async throws -> ActPage {
            try await ActPage(site: self, context: context, viewer: viewer, place: place, typed: typed)
        }
        let now = context.now
        var problems: [Problem] = []
        var happenedAt: Moment?
        do throws(Unreadable) { happenedAt = try typed.happenedAt(now) } catch {
            problems.append(Problem(question: "happenedAt", message: error.message))
        }
        let guidance = library.guidance(on: (happenedAt ?? now).day)
        guard let form = guidance.form(place.kind.rawValue) else { throw TurnedAway.notFound }
        let read = typed.answers(to: form)
        problems += read.problems
        var answers = read.answers
        if form.question("person")?.type == .person, answers["person"] == nil, place.about.count == 1 {
            answers["person"] = .text(place.about[0].id)
        }
        let confirmed = form.questions.filter {
            $0.carries && answers[$0.key] == nil && !typed.text("carry.\($0.key)").isEmpty
        }
        if !confirmed.isEmpty {
            let carried = try await again().picture.carried
            for question in confirmed {
                let last = carried[question.key]
                if last?.isToRead == true { continue }
                // What was confirmed is what was read, and nothing that somebody wrote meanwhile.
                if let last, typed.text("carry.\(question.key)") == "\(last.entry)" {
                    answers[question.key] = last.answer
                } else {
                    problems.append(
                        Problem(
                            question: question.key,
                            message: "The last answer has changed since you confirmed it: read what stands here now"))
                }
            }
        }
        let unreadable = Set(problems.map(\.question))
        problems += form.read(answers, under: guidance).problems.filter { !unreadable.contains($0.question) }
        var each: [StreamID: [String: Answer]] = [:]
        for other in place.also where !form.ofEachChild.isEmpty {
            each[other] = typed.own(form, of: other.id)
            problems += form.read(each[other] ?? [:], of: other.id, besides: answers, under: guidance).problems
        }
        guard problems.isEmpty else {
            var page = try await again()
            page.problems = problems
            return page.response()
        }
        if form.check, typed.text("_checked") != "yes" { return try await again().check(answers, each, form) }
        var proposal = Proposal(
            place.kind, in: place.stream, also: place.also, about: place.about, happenedAt: happenedAt,
            answers: answers,
            expecting: Int(typed.text("_expecting")), once: typed.text("_once").isEmpty ? nil : typed.text("_once"),
            follows: place.kind.rawValue.hasSuffix(".correct") ? Int(typed.text("entry")) : nil)
        proposal.each = each
        proposal.documents = try await office.uploads
            .waiting(typed.fields.all(DocumentFields.waiting), of: viewer.practitioner).map { OfferedDocument($0.id) }
        do {
            let recorded = try await office.desk.record(proposal, by: caller(viewer), at: now)
            try await office.drafts.forget(place.kind, at: place.draftPlace, of: viewer.practitioner)
            return done(recorded, place)
        } catch Rejection.problems(let problems) {
            var page = try await again()
            page.problems = problems
            return page.response()
        } catch Rejection.refused(let refusal) {
            return try await refused(refusal, try await again(), typed, place, viewer, now)
        } catch Rejection.changedMeanwhile(let refusal, let since) {
            var page = try await again()
            page.refusal = refusal
            page.since = since
            return page.response()
        }
    }

    /// The refusal above the form, which keeps every word; the words are kept as a draft as well.
    private func refused(
        _ refusal: Refusal, _ page: ActPage, _ typed: TypedAnswers, _ place: ActPlace, _ viewer: SignedIn,
        _ now: Moment
    ) async throws -> Response {
        try await office.drafts.save(
            typed.draft, for: place.kind, at: place.draftPlace, by: viewer.practitioner, at: now)
        var page = page
        page.refusal = refusal
        return page.response()
    }

    private func done(_ recorded: Recorded, _ place: ActPlace) -> Response {
        let stream = recorded.stream
        let kind = place.kind.rawValue
        if recorded.places.count > 1 || Acts.opening.contains(place.kind) || Self.mayCloseTheRecord.contains(place.kind)
        {
            let others = recorded.places.dropFirst().map { "&also=\($0.stream.id)" }.joined()
            let began = Set(recorded.clocks.filter { $0.stoppedAt == nil }.map(\.duty.rawValue)).sorted()
                .map { "&began=\($0)" }.joined()
            return .redirect(
                to: "/recorded/\(kind)?stream=\(stream.description)&number=\(recorded.number)\(others)\(began)")
        }
        return .redirect(to: "\(Site.address(of: stream))?done=\(kind)")
    }

    /// Acts after which whoever did them may not see the record any more.
    private static let mayCloseTheRecord: Set<ActKind> = [
        "episode.close", "earlyHelp.close", "earlyHelp.lead", "grant.review", "person.restrict", "person.exclude",
        "practitioner.declareConflict",
    ]

    /// The page of a stream.
    static func address(of stream: StreamID) -> String {
        switch stream.process {
        case .practitioner: "/administration/practitioners/\(stream.id)"
        case .agency: "/administration/agencies/\(stream.id)"
        default: Link.page(of: stream)?.address ?? "/"
        }
    }

    /// A form whose token is not good any more comes back with every word in it and a good token, to be sent again.
    private func returnWords(
        _ turned: FormTurnedAway, _ request: Request, _ context: KithContext
    ) async throws -> Response {
        guard let viewer = context.viewer else { return signedOutPage(turned.fields, request, context) }
        let place = try place(request, context, fields: turned.fields)
        var page = try await ActPage(
            site: self, context: context, viewer: viewer, place: place, typed: TypedAnswers(turned.fields))
        page.problems = [
            Problem(
                question: "form",
                message: "\(turned.why.words) Your words are still here: check them and send them again.")
        ]
        page.status = .forbidden
        return page.response()
    }

    /// Somebody's time ran out while they wrote: their words are given back, to be sent again once they have signed in.
    func signedOutPage(_ fields: FormFields, _ request: Request, _ context: KithContext) -> Response {
        let kept = fields.entries.filter { !["_once", "_checked", "_then"].contains($0.name) }
        let words = kept.filter { $0.value.count > 60 }.markup { entry in
            textArea(Field(entry.name, "What you wrote"), value: entry.value)
        }
        let hidden = kept.filter { $0.value.count <= 60 }.map { ($0.name, $0.value) }
        let action = Link(path: request.uri.path) ?? "/"
        let content = twoThirds(
            """
            \(heading(1, "Your time ran out"))\
            \(paragraph("You have been signed out, so nothing was recorded. Your words are below."))\
            \(paragraph("\(HTML.link("Sign in in another tab", to: "/sign-in")), keep this page open, then send it again from here."))\
            \(form(action, csrf: "", hidden: hidden, "\(words)\(button("I have signed in: send it again"))"))
            """)
        return .page(
            page(PageHead("Your time ran out", hasErrors: true), in: frame(context), content), status: .unauthorized)
    }

    // MARK: Drafts

    private func saveDraft(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let fields = try await keeper.form(request, context)
        let place = try place(request, context, fields: fields)
        try keeper.mayKeepDraft(viewer, at: context.now)
        let typed = TypedAnswers(fields)
        try await office.lookout.mustBeOpen(
            place.kind, in: place.stream, about: place.about,
            correcting: Int(typed.text("entry")), by: caller(viewer), at: context.now)
        try await office.drafts.save(
            typed.draft, for: place.kind, at: place.draftPlace, by: viewer.practitioner, at: context.now)
        return .json(["savedAt": Answer.text(context.now.description)] as [String: Answer])
    }

    private func listDrafts(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "work")
        let drafts = try await office.drafts.list(of: viewer.practitioner)
        let rows = drafts.map { draft -> [Cell] in
            [
                .link(setting.title(draft.act), Self.draftLink(to: draft.act, at: draft.place)),
                .text("Saved \(draft.savedAt.inWords)"),
                .markup(
                    oneButtonForm(
                        "Throw away", to: "/drafts/\(draft.act.rawValue)/discard", csrf: setting.frame.csrf,
                        hidden: [("place", draft.place)])),
            ]
        }
        let list =
            rows.isEmpty
            ? emptyState("Nothing is half finished.", paragraph("\(HTML.link("Go to your work", to: "/"))"))
            : table(
                "Forms you have not finished", columns: [Column("What"), Column("Saved"), Column("Throw away")],
                rows: rows)
        return .page(
            page(
                PageHead("Your drafts", back: "/"), in: setting.frame,
                "\(heading(1, "Your drafts"))\(paragraph(Self.draftsKept))\(list)"))
    }

    private static let draftsKept: Markup = """
        Up to \(Drafts.most) forms are kept, each for \(Drafts.keptDays) days after you last wrote in it. When there is \
        one more, the one you left longest is thrown away.
        """

    private static func draftLink(to act: ActKind, at place: String) -> Link {
        // A conference's record is written on the conference's own page, several parts at once.
        if act == Conference.Minute.kind, let stream = StreamID(place) { return "/episodes/\(stream.id)/conference" }
        var found = ActPlace(kind: act, stream: StreamID(place))
        if place.hasPrefix("about/") {
            found.about = place.dropFirst(6).split(separator: "+").compactMap { PersonID(String($0)) }
        }
        return found.link
    }

    private func discardDraft(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let fields = try await keeper.form(request, context)
        guard let kind = context.parameters.get("kind"), let place = fields.only("place") else {
            throw TurnedAway.notFound
        }
        try await office.drafts.forget(ActKind(rawValue: kind), at: place, of: viewer.practitioner)
        return .redirect(to: "/drafts")
    }
}
