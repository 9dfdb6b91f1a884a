import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// The forms of readiness that choose from what is there: an edition, the staff, a standard.
    func addReadinessForms(to router: Router<KithContext>) {
        router.get("/readiness/agencies/{id}/adopt") { [self] in try await showAdopt($0, $1) }
        router.post("/readiness/agencies/{id}/adopt") { [self] in try await adopt($0, $1) }
        router.get("/readiness/agencies/{id}/training/import") { [self] in try await showImport($0, $1) }
        router.post("/readiness/agencies/{id}/training/import") { [self] in try await takeStaff($0, $1) }
        router.get("/readiness/agencies/{id}/training/sessions/{number}") { [self] in try await showAttendance($0, $1) }
        router.post("/readiness/agencies/{id}/training/sessions/{number}") { [self] in try await attend($0, $1) }
        router.get("/readiness/agencies/{id}/self-assessment/{kind}/{standard}") { [self] in
            try await showStandard($0, $1)
        }
        router.post("/readiness/agencies/{id}/self-assessment/{kind}/{standard}") { [self] in
            try await takeStandard($0, $1)
        }
    }

    /// The picture and the frame of a form that only those who keep an agency's readiness are given.
    private func kept(_ context: KithContext) async throws -> (ReadinessPicture, PageSetting, SignedIn) {
        let viewer = try context.requireViewer()
        let picture = try await readiness(context, viewer)
        guard picture.keeps else { throw TurnedAway.notFound }
        return (picture, PageSetting(site: self, context: context, viewer: viewer, current: "readiness"), viewer)
    }

    /// Records an act; what stands in the way, for the form it came from.
    private func propose(
        _ proposal: Proposal, _ viewer: SignedIn, _ context: KithContext, field: String
    ) async throws -> [FieldError] {
        do {
            _ = try await office.desk.record(proposal, by: caller(viewer), at: context.now)
            return []
        } catch Rejection.refused(let refusal) {
            return [FieldError(refusal.question ?? field, "\(refusal.reason) \(refusal.remedy)")]
        } catch Rejection.problems(let problems) {
            return problems.map { FieldError($0.question, $0.message) }
        }
    }

    private func once(_ fields: FormFields = FormFields()) -> String {
        fields.only("_once") ?? keeper.random(16).base64URL
    }

    private func page(_ errors: [FieldError], _ markup: Markup) -> Response {
        .page(markup, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    // MARK: Adopting and carrying forward

    private func showAdopt(_ request: Request, _ context: KithContext) async throws -> Response {
        let asked = try Query(request)["edition"]
        return try await adoptForm(context, FormFields(asked.map { [.init("edition", $0)] } ?? []), [])
    }

    private func adoptForm(
        _ context: KithContext, _ typed: FormFields, _ errors: [FieldError]
    ) async throws -> Response {
        let (picture, setting, _) = try await kept(context)
        let colleagues = try await office.database.read { [office] in
            try office.readings.colleagues(of: picture.agency.id, in: $0)
        }
        let leads = colleagues.filter(\.isEnabled).map { Choice($0.id.id, $0.name) }
        return page(
            errors,
            AdoptPage(
                picture: picture, typed: typed, leads: leads, errors: errors, once: once(typed), setting: setting
            ).whole)
    }

    private func adopt(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let (picture, _, viewer) = try await kept(context)
        let carries = picture.readiness.current != nil
        var answers: [String: Answer] = [
            "edition": .text(fields.only("edition") ?? ""), "scope": .text(fields.only("scope") ?? ""),
        ]
        do throws(Unreadable) {
            if let by = try TypedDay.read(TypedAnswers(fields).date("by"), "By when") {
                answers["by"] = .text(by.description)
            }
        } catch {
            return try await adoptForm(context, fields, [FieldError("by", error.message)])
        }
        if !carries {
            answers["agency"] = .text(picture.agency.id.id)
            answers["audience"] = .text(fields.only("audience") ?? "")
            if let lead = fields.only("lead"), !lead.isEmpty { answers["lead"] = .text(lead) }
        }
        let kind = carries ? AgencyReadiness.Carry.kind : AgencyReadiness.Adopt.kind
        let stream = picture.begun.contains(.readiness) ? picture.stream(.readiness) : nil
        let errors = try await propose(
            Proposal(kind, in: stream, answers: answers, once: fields.only("_once")), viewer, context,
            field: "edition")
        if !errors.isEmpty { return try await adoptForm(context, fields, errors) }
        return .redirect(to: "/readiness/agencies/\(picture.agency.id.id)?done=\(kind.rawValue)")
    }

    // MARK: Staff

    private func showImport(_ request: Request, _ context: KithContext) async throws -> Response {
        let (picture, setting, _) = try await kept(context)
        return .page(
            StaffImportPage(picture: picture, list: "", bad: [], errors: [], once: once(), setting: setting).whole)
    }

    private func takeStaff(_ request: Request, _ context: KithContext) async throws -> Response {
        let (fields, files) = try await keeper.formWithFiles(request, context)
        let (picture, setting, viewer) = try await kept(context)
        let file = files.first { !$0.bytes.isEmpty }
        let list = file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? fields["list"] ?? ""
        let bad = StaffList(list, posts: setting.guidance.options(.staffPosts)).bad
        var errors: [FieldError] = []
        if bad.isEmpty {
            errors = try await propose(
                Proposal(
                    TrainingRecord.Import.kind,
                    in: picture.begun.contains(.training) ? picture.stream(.training) : nil,
                    answers: ["agency": .text(picture.agency.id.id), "list": .text(list)], once: fields.only("_once")),
                viewer, context, field: "list")
        } else {
            let lines = bad.count == 1 ? "A line" : "\(bad.count) lines"
            errors = [FieldError("list", "\(lines) of the list cannot be read: nothing was taken in")]
        }
        if errors.isEmpty {
            return .redirect(
                to: "/readiness/agencies/\(picture.agency.id.id)/training?done=\(TrainingRecord.Import.kind.rawValue)")
        }
        return page(
            errors,
            StaffImportPage(
                picture: picture, list: list, bad: bad, errors: errors, once: keeper.random(16).base64URL,
                setting: setting
            ).whole)
    }

    // MARK: Attendance

    private func session(_ picture: ReadinessPicture, _ context: KithContext) throws -> TrainingSession {
        guard let number = context.parameters.get("number").flatMap({ Int($0) }),
            let session = picture.training.sessions.first(where: { $0.number == number })
        else { throw TurnedAway.notFound }
        return session
    }

    private func showAttendance(_ request: Request, _ context: KithContext) async throws -> Response {
        let (picture, setting, _) = try await kept(context)
        return .page(
            AttendancePage(
                picture: picture, session: try session(picture, context), errors: [], once: once(), setting: setting
            ).whole)
    }

    private func attend(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let (picture, setting, viewer) = try await kept(context)
        let session = try session(picture, context)
        let errors = try await propose(
            Proposal(
                TrainingRecord.Attend.kind, in: picture.stream(.training),
                answers: [
                    "entry": .int(session.number), "staff": .text(fields.all("staff").joined(separator: "\n")),
                ], once: fields.only("_once")), viewer, context, field: "staff")
        if errors.isEmpty {
            return .redirect(
                to: "/readiness/agencies/\(picture.agency.id.id)/training?done=\(TrainingRecord.Attend.kind.rawValue)")
        }
        return page(
            errors,
            AttendancePage(
                picture: picture, session: session, errors: errors, once: keeper.random(16).base64URL, setting: setting
            ).whole)
    }

    // MARK: One standard of a self-assessment

    private func standard(
        _ context: KithContext, _ fields: FormFields, _ errors: [FieldError]
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let picture = try await readiness(context, viewer)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "readiness")
        guard picture.extent != .colleague, let kind = context.parameters.get("kind"),
            let standard = context.parameters.get("standard"),
            let round = picture.assessments.rounds.last(where: {
                $0.kind == kind && (picture.keeps || $0.signedOff != nil)
            }), round.standards.contains(standard)
        else { throw TurnedAway.notFound }
        return page(
            errors,
            StandardPage(
                picture: picture, round: round, standard: standard, typed: fields, errors: errors,
                once: keeper.random(16).base64URL, setting: setting
            ).whole)
    }

    private func showStandard(_ request: Request, _ context: KithContext) async throws -> Response {
        try await standard(context, FormFields(), [])
    }

    private static let ofStandard: Set<ActKind> = [
        SelfAssessment.Rate.kind, SelfAssessment.Plan.kind, SelfAssessment.Moderate.kind, SelfAssessment.Challenge.kind,
    ]

    private func takeStandard(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let viewer = try context.requireViewer()
        let agency = try agency(context)
        guard let kind = fields.only("act").map({ ActKind(rawValue: $0) }), Self.ofStandard.contains(kind),
            let form = library.guidance(on: context.now.day).form(kind.rawValue),
            let assessment = context.parameters.get("kind"), let standard = context.parameters.get("standard")
        else { throw TurnedAway.notFound }
        let read = TypedAnswers(fields).answers(to: form)
        var answers = read.answers
        answers["assessment"] = .text(assessment)
        answers["standard"] = .text(standard)
        var errors = read.problems.filter { $0.question != "assessment" && $0.question != "standard" }
            .map { FieldError($0.question, $0.message) }
        if errors.isEmpty {
            errors = try await propose(
                Proposal(
                    kind, in: StreamID(.selfAssessment, agency.id), answers: answers, once: fields.only("_once")),
                viewer, context, field: "grade")
        }
        if !errors.isEmpty { return try await self.standard(context, fields, errors) }
        return .redirect(
            to: "/readiness/agencies/\(agency.id)/self-assessment?kind=\(assessment)&done=\(kind.rawValue)")
    }
}

/// Adopting a checklist for an edition, or carrying the one there is forward to a later edition.
struct AdoptPage {
    let picture: ReadinessPicture
    let typed: FormFields
    let leads: [Choice]
    let errors: [FieldError]
    let once: String
    let setting: PageSetting

    private var carries: Bool { picture.readiness.current != nil }

    var whole: Markup {
        let title = carries ? "Carry the checklist forward" : "Adopt a checklist for an edition"
        let address: Link = "/readiness/agencies/\(picture.agency.id.id)/adopt"
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, title, caption: picture.agency.name))\
            \(paragraph(carries ? "What is done and reads the same stays done. What is done and reads differently comes back with what showed it. What is owed stays owed." : "Steps can be given to others, set aside and done one by one afterwards."))\
            \(form(address, csrf: setting.frame.csrf, hidden: [("_once", once)], fields))
            """
        return page(
            PageHead(
                title, hasErrors: !errors.isEmpty,
                breadcrumbs: setting.readinessWay(picture)
                    + [Breadcrumb("Checklist", "/readiness/agencies/\(picture.agency.id.id)")]),
            in: setting.frame, twoThirds(content))
    }

    private func field(_ key: String, _ label: String, hint: String? = nil) -> Field {
        Field(key, label, hint: hint, error: errors.message(for: key))
    }

    private var editions: [Choice] {
        let after = picture.readiness.current.flatMap { setting.library.edition($0.edition)?.from }
        return setting.library.editions.filter { edition in after.map { edition.from > $0 } ?? true }.reversed().map {
            let inForce = $0.key == setting.guidance.edition.key ? ", in force" : ""
            let unread = $0.status == .confirmed ? "" : ", its text not read"
            return Choice($0.key.rawValue, "\($0.key.rawValue) (from \($0.from.inWords)\(inForce)\(unread))")
        }
    }

    private static let audiences: [String: String] = [
        "school": "school", "college": "school", "academyTrust": "school", "earlyYears": "early-years",
        "police": "police", "britishTransportPolice": "police", "localAuthority": "council-front-line",
        "partnership": "strategic-lead", "voluntary": "voluntary-sector", "faith": "voluntary-sector",
        "sport": "voluntary-sector", "prison": "prison-and-probation", "probation": "prison-and-probation",
        "youthJustice": "prison-and-probation", "secureEstate": "prison-and-probation",
    ]

    private var fields: Markup {
        if editions.isEmpty {
            return paragraph("There is no later edition than the checklist's.")
        }
        let scopes = setting.guidance.options(.readinessScopes).map { Choice($0.code, $0.label, hint: $0.hint) }
        let isHealth = Agency.healthKinds.contains(picture.agency.kind)
        let audience = typed["audience"] ?? (isHealth ? "health" : Self.audiences[picture.agency.kind])
        let chosen =
            typed["edition"]
            ?? (editions.contains { $0.value == setting.guidance.edition.key.rawValue }
                ? setting.guidance.edition.key.rawValue : editions.first?.value)
        var fields: Markup = select(field("edition", "Which edition?"), editions, chosen: chosen)
        if !carries {
            fields += select(
                field("audience", "Whose steps?", hint: "As the guidance library sorts them"),
                setting.library.provisions.audiences.map { Choice($0.key, $0.title) }, chosen: audience)
        }
        fields += radios(
            field("scope", "How much should the checklist hold?"), scopes, chosen: typed["scope"] ?? "changes")
        if !carries {
            fields += select(
                field("lead", "Who leads on it?", hint: "Every step is theirs until it is given to someone else"),
                leads,
                chosen: typed["lead"], blank: "Nobody yet")
        }
        fields += dateInput(
            field(
                "by", "By when should it be done?",
                hint: carries ? "Leave it empty to keep the days that were set" : nil),
            value: TypedAnswers(typed).date("by"))
        return fields + button(carries ? "Carry it forward" : "Adopt the checklist")
    }
}
