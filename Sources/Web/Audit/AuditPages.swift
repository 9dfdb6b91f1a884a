import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// An agency's audits with their results by standard, drawing a sample, and one audit.
    func addAuditPages(to router: Router<KithContext>) {
        router.get("/audits") { [self] in try await showAudits($0, $1) }
        router.get("/audits/draw") { [self] in try await showDraw($0, $1) }
        router.post("/audits/draw") { [self] in try await draw($0, $1) }
        router.get("/audits/{id}") { [self] in try await showAudit($0, $1) }
    }

    private func showAudits(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let picture = try await office.lookout.audits(by: caller(viewer), at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "work")
        return .page(AuditsPage(picture: picture, setting: setting).whole)
    }

    private func showAudit(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.audit)
        let query = try Query(request)
        let child = try await office.database.read { [office] in try office.readings.audit(stream, in: $0)?.child }
        guard let child else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.audit(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(AuditPage(picture: picture, setting: setting.saying(query["done"])).whole)
        }
    }

    // MARK: Drawing

    private func drawForm(
        _ viewer: SignedIn, _ context: KithContext, _ typed: FormFields, _ errors: [FieldError] = []
    ) async throws -> Response {
        _ = try await office.lookout.audits(by: caller(viewer), at: context.now)
        let colleagues = try await office.database.read { [office] in
            try office.readings.colleagues(of: viewer.doer.agency, in: $0)
        }
        let readers = colleagues.filter { colleague in
            colleague.isEnabled && !ActRule.auditors.isDisjoint(with: colleague.roles)
        }.map { Choice($0.id.id, $0.name) }
        let seed = keeper.random(4).reduce(0) { ($0 << 8 | Int($1)) & 0x7fff_ffff }
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "work")
        let status: HTTPResponse.Status = errors.isEmpty ? .ok : .unprocessableContent
        let once = typed["_once"] ?? keeper.random(16).base64URL
        let page = DrawPage(
            typed: typed, seed: seed, once: once, readers: readers, errors: errors, setting: setting)
        return .page(page.whole, status: status)
    }

    private func showDraw(_ request: Request, _ context: KithContext) async throws -> Response {
        try await drawForm(try context.requireViewer(), context, FormFields())
    }

    private func draw(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let viewer = try context.requireViewer()
        var errors: [FieldError] = []
        let round = (fields.only("round") ?? "").trimmed
        if round.isEmpty || round.count > 100 { errors.append(FieldError("round", "Enter which round it is")) }
        let auditor = fields.only("auditor").flatMap { PractitionerID($0) }
        let moderator = fields.only("moderator").flatMap { PractitionerID($0) }
        if auditor == nil { errors.append(FieldError("auditor", "Choose who reads the records")) }
        if moderator == nil { errors.append(FieldError("moderator", "Choose who moderates")) }
        let count = Int((fields.only("count") ?? "").trimmed) ?? 0
        if !(1...20).contains(count) { errors.append(FieldError("count", "Enter how many records, from 1 to 20")) }
        let seed = Int((fields.only("seed") ?? "").trimmed) ?? -1
        if seed < 0 { errors.append(FieldError("seed", "Enter a whole number as the seed")) }
        var dueOn: Day?
        do throws(Unreadable) {
            dueOn = try TypedDay.read(TypedAnswers(fields).date("dueOn"), "By when")
            if dueOn == nil { errors.append(FieldError("dueOn", "Enter by when the records are read")) }
        } catch { errors.append(FieldError("dueOn", error.message)) }
        guard errors.isEmpty, let auditor, let moderator, let dueOn else {
            return try await drawForm(viewer, context, fields, errors)
        }
        let drawn = try await office.lookout.draw(
            count, seed: seed, without: [auditor, moderator], by: caller(viewer), at: context.now)
        if drawn.children.isEmpty {
            errors = [FieldError("count", "No open episode can be drawn for these two: choose others to read them")]
            return try await drawForm(viewer, context, fields, errors)
        }
        let proposal = Proposal(
            Audit.Plan.kind, about: drawn.children,
            answers: [
                "round": .text(round), "auditor": .text(auditor.id), "moderator": .text(moderator.id),
                "dueOn": .text(dueOn.description), "seed": .int(seed), "drawnFrom": .int(drawn.from),
            ], once: fields.only("_once"))
        do {
            _ = try await office.desk.record(proposal, by: caller(viewer), at: context.now)
        } catch Rejection.refused(let refusal) {
            errors = [FieldError(refusal.question ?? "round", "\(refusal.reason) \(refusal.remedy)")]
            return try await drawForm(viewer, context, fields, errors)
        } catch Rejection.problems(let problems) {
            errors = problems.map { FieldError($0.question, $0.message) }
            return try await drawForm(viewer, context, fields, errors)
        }
        return .redirect(to: "/audits")
    }
}

/// Drawing a sample: which round, how many records, with which seed, and who reads and moderates.
struct DrawPage {
    let typed: FormFields
    let seed: Int
    let once: String
    let readers: [Choice]
    let errors: [FieldError]
    let setting: PageSetting

    var whole: Markup {
        func field(_ key: String, _ label: String, hint: String? = nil) -> Field {
            Field(key, label, hint: hint, error: errors.message(for: key), size: .small)
        }
        func text(_ key: String) -> String { typed[key] ?? "" }
        let fields: Markup = """
            \(textInput(field("round", "Which round of audits is it?", hint: "Such as Spring 2026, seeing children alone"), value: text("round")))\
            \(textInput(field("count", "How many records?", hint: "From 1 to 20"), value: text("count"), kind: .number, width: .five))\
            \(textInput(field("seed", "Seed of the sample", hint: "Any whole number. Whoever has it can draw the same sample again."), value: text("seed").isEmpty ? String(seed) : text("seed"), kind: .number, width: .ten))\
            \(select(field("auditor", "Who reads the records?"), readers, chosen: text("auditor")))\
            \(select(field("moderator", "Who moderates?"), readers, chosen: text("moderator")))\
            \(dateInput(field("dueOn", "By when?"), value: TypedAnswers(typed).date("dueOn")))\
            \(button("Draw the sample and plan the audits"))
            """
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, "Draw records to audit"))\
            \(paragraph("Records are drawn from the open episodes of your council. Children whose work the auditor or the moderator leads or supervises are left out."))\
            \(form("/audits/draw", csrf: setting.frame.csrf, hidden: [("_once", once)], fields))
            """
        return page(
            PageHead("Draw records to audit", hasErrors: !errors.isEmpty, back: "/audits"), in: setting.frame,
            twoThirds(content))
    }
}
