import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// My work, people with their chronology and who has looked, episodes and concerns.
    func addPracticePages(to router: Router<KithContext>) {
        router.get("/") { [self] in try await showWork($0, $1) }
        router.get("/people/find") { [self] in try await showFind($0, $1) }
        router.post("/people/find") { [self] in try await find($0, $1) }
        router.get("/people/{id}") { [self] in try await showPerson($0, $1) }
        router.get("/people/{id}/chronology") { [self] in try await showChronology($0, $1) }
        addChronologyFile(to: router)
        router.get("/people/{id}/looks") { [self] in try await showLooks($0, $1) }
        router.get("/episodes/{id}") { [self] in try await showEpisode($0, $1) { episodePage($0, $1) } }
        router.get("/episodes/{id}/assessment") { [self] in
            try await showEpisode($0, $1) { assessmentPage($0, $1) }
        }
        router.get("/concerns/{id}") { [self] in try await showConcern($0, $1) }
        addEarlyHelpPages(to: router)
        addDocumentPages(to: router)
        addLetterPages(to: router)
        addProtectionPages(to: router)
        addConferencePages(to: router)
        addAwayPages(to: router)
        addOutsideHomePages(to: router)
        addWorklistPages(to: router)
        addDifferencePages(to: router)
        addAuditPages(to: router)
        addDatasetPages(to: router)
        addReadinessPages(to: router)
        addPartnershipPages(to: router)
        addCalendarPages(to: router)
        addCoveragePages(to: router)
        addStoryPages(to: router)
        router.post("/look-reason") { [self] in try await takeReason($0, $1) }
    }

    private func person(_ context: KithContext) throws(TurnedAway) -> PersonID {
        guard let person = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw .notFound }
        return person
    }

    // MARK: Work and people

    private func showWork(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let query = try Query(request)
        let setting = PageSetting(
            site: self, context: context, viewer: viewer, current: "work", done: query["done"])
        let filter = query["show"].flatMap { WorkFilter(rawValue: $0) } ?? .all
        let wish = filter.wish(page: query.page, at: context.now)
        let work = try await office.lookout.work(of: caller(viewer), wish, at: context.now)
        return .page(myWorkPage(work, showing: filter, setting))
    }

    private func showFind(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "find")
        var form = FindForm()
        form.choosing = Choosing(request)
        return .page(findPage(form, nil, setting))
    }

    private func find(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let viewer = try context.requireViewer()
        if let seconds = keeper.rates.take(.search, viewer.practitioner.id, at: context.now) {
            throw TurnedAway.slowDown(seconds: seconds, "You have searched many times in a minute.")
        }
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "find")
        var form = FindForm(fields)
        guard let sought = form.read() else {
            return .page(findPage(form, nil, setting), status: .unprocessableContent)
        }
        do {
            let found = try await office.lookout.find(sought, by: caller(viewer), at: context.now)
            return .page(findPage(form, found, setting))
        } catch Rejection.problems(let problems) {
            form.errors = problems.map { FieldError($0.question, $0.message) }
            return .page(findPage(form, nil, setting), status: .unprocessableContent)
        }
    }

    private func showPerson(_ request: Request, _ context: KithContext) async throws -> Response {
        let person = try person(context)
        let query = try Query(request)
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.child(person, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(childPage(picture, setting.saying(query["done"])))
        }
    }

    private func showChronology(_ request: Request, _ context: KithContext) async throws -> Response {
        let person = try person(context)
        let filter = ChronologyFilter(try Query(request).fields)
        if filter.isTyped, filter.problems.isEmpty { return .redirect(to: filter.link(of: person).address) }
        return try await answer(person, request, context) { caller, purpose in
            let wish = ChronologyWish(
                withSiblings: filter.withSiblings,
                withFindings: !filter.isOn && !filter.withSiblings && filter.page == 1,
                choosing: filter.choosing)
            return try await office.lookout.chronology(
                of: person, filter.question, wish, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(
                chronologyPage(picture, filter, setting),
                status: filter.problems.isEmpty ? .ok : .unprocessableContent)
        }
    }

    private func showLooks(_ request: Request, _ context: KithContext) async throws -> Response {
        let person = try person(context)
        let query = try Query(request)
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.looks(at: person, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(looksPage(picture, page: query.page, setting))
        }
    }

    // MARK: Episodes and concerns

    func showEpisode(
        _ request: Request, _ context: KithContext, page: (EpisodePicture, PageSetting) -> Markup
    ) async throws -> Response {
        let stream = try context.requireStream(.episode)
        let query = try Query(request)
        let child = try await office.database.read { [office] in
            try office.readings.episode(stream, in: $0)?.child
        }
        guard let child else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.episode(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(page(picture, setting.saying(query["done"])))
        }
    }

    private func showConcern(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.concern)
        let query = try Query(request)
        let viewer = try context.requireViewer()
        let children = try await office.lookout.children(of: stream)
        // A reason given for any of the children holds for the concern they share.
        let given = children.first {
            reasons.reason(of: viewer.practitioner, for: $0, at: context.now) != nil
        }
        guard let child = given ?? children.first else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.concern(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(concernPage(picture, setting.saying(query["done"])))
        }
    }
}

extension Query {
    /// The page of a list that is asked for, counted from 1.
    var page: Int { max(1, min(10_000, self["page"].flatMap { Int($0) } ?? 1)) }
}

extension PageSetting {
    init(
        frame: Frame, viewer: SignedIn, guidance: Guidance, now: Moment, done: String? = nil
    ) {
        self.frame = frame
        self.viewer = viewer
        self.guidance = guidance
        self.now = now
        self.done = done
    }

    /// The same, saying once what was just done.
    func saying(_ done: String?) -> PageSetting {
        PageSetting(frame: frame, viewer: viewer, guidance: guidance, now: now, done: done)
    }

    /// What was just recorded, by the title of its form, and what comes next; nothing when nothing was.
    func doneBanner(next: Markup = .nothing) -> Markup {
        guard let done, let form = library.forms[done] else { return "" }
        return successBanner("Recorded: \(form.title)", next)
    }

    /// What comes next on a stream, as the sentence in the banner.
    func comesNext(_ acts: [ActKind], in stream: StreamID) -> Markup {
        guard let act = acts.first else { return paragraph("Nothing else waits here now.") }
        return paragraph("What comes next: \(link(title(act), to: .act(act, in: stream))).")
    }
}

extension Link {
    /// The form of an act on a stream that exists.
    static func act(_ act: ActKind, in stream: StreamID) -> Link {
        ("/act/\(act.rawValue)" as Link).asking("stream", stream.description)
    }

    /// The form of an act that opens a stream about people.
    static func act(_ act: ActKind, about people: [PersonID]) -> Link {
        people.reduce("/act/\(act.rawValue)") { $0.asking("about", $1.id) }
    }

    /// The page of a stream that has one among the pages of practice.
    static func page(of stream: StreamID) -> Link? {
        switch stream.process {
        case .person: "/people/\(stream.id)"
        case .episode: "/episodes/\(stream.id)"
        case .difference: "/differences/\(stream.id)"
        case .audit: "/audits/\(stream.id)"
        case .readiness: "/readiness/agencies/\(stream.id)"
        case .policy: "/readiness/agencies/\(stream.id)/policies"
        case .training: "/readiness/agencies/\(stream.id)/training"
        case .selfAssessment: "/readiness/agencies/\(stream.id)/self-assessment"
        case .partnership: "/partnership/work"
        case .yearlyReport: "/yearly-reports/\(stream.id)"
        case .concern: "/concerns/\(stream.id)"
        case .livingAway: "/living-away/\(stream.id)"
        case .circumstance: "/circumstances/\(stream.id)"
        case .place: "/places/\(stream.id)"
        case .earlyHelp: "/early-help/\(stream.id)"
        case .letter: "/letters/\(stream.id)"
        case .document: "/documents/\(stream.id)"
        case .selection: "/selections/\(stream.id)"
        default: nil
        }
    }

    static func duty(_ key: DutyKey) -> Link { "/guidance/duties/\(key.rawValue)" }
}
