import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

/// One act's form as it is shown: who it is about, the clocks it concerns, the provision it answers, the questions,
/// and whatever stands in the way.
struct ActPage {
    let setting: PageSetting
    let place: ActPlace
    let form: Form
    let picture: FormPicture
    private(set) var choices: FormChoices
    let typed: TypedAnswers
    let once: String
    /// Files that were sent with the form and wait.
    let waiting: [Upload]
    /// The levels of need here, beside a form on which need is weighed.
    let threshold: ThresholdBeside?
    var problems: [Problem] = []
    var refusal: Refusal?
    var since: [ChronologyLine] = []
    var draftFrom: Moment?
    var status: HTTPResponse.Status = .ok
    /// What the page has explained so far.
    private let told = Told()

    init(
        site: Site, context: KithContext, viewer: SignedIn, place: ActPlace, typed: TypedAnswers
    ) async throws {
        var setting = PageSetting(site: site, context: context, viewer: viewer)
        self.place = place
        self.typed = typed
        guard let form = setting.guidance.form(place.kind.rawValue) else { throw TurnedAway.notFound }
        self.form = form
        picture = try await site.office.lookout.form(
            for: place.kind, in: place.stream, about: place.about,
            correcting: Int(typed.text("entry")), by: site.caller(viewer), at: context.now)
        waiting = try await site.office.uploads.waiting(typed.waitingFiles(form), of: viewer.practitioner)
        let council = picture.council ?? AgencyID(typed.text("council"))
        setting.guidance = setting.guidance.of(council ?? viewer.doer.agency)
        self.setting = setting
        let area = try await site.area(around: form, concerning: council, viewer, at: context.now)
        threshold = area.threshold
        let chosen = form.questions.filter { [.person, .people].contains($0.type) }
            .flatMap { typed.chosen($0.key) }.compactMap { PersonID($0) }
        choices = try await site.choices(for: form, viewer, about: place.about, chosen: chosen, at: context.now)
        choices.ownCouncil = area.council
        choices.offered = picture.offered
        choices.numbered = picture.numbered.mapValues { $0.map { Choice(String($0.number), $0.words) } }
        once = typed.text("_once").isEmpty ? site.keeper.random(16).base64URL : typed.text("_once")
    }

    // MARK: The form

    func response() -> Response {
        let status = status != .ok ? status : (refusal?.status ?? (problems.isEmpty ? .ok : .unprocessableContent))
        let hasErrors = !problems.isEmpty || refusal != nil
        let head = PageHead(form.title, hasErrors: hasErrors, back: back)
        return .page(page(head, in: setting.frame, content), status: status)
    }

    private var back: Link {
        if let stream = place.stream { return Link(path: Site.address(of: stream)) ?? "/" }
        return place.about.first.map { "/people/\($0.id)" } ?? "/"
    }

    private var content: Markup {
        let errors = problems.map {
            FieldError($0.question == "documents" ? DocumentFields.files : $0.question, $0.message)
        }
        let questions = QuestionMarkup(
            setting: setting, choices: choices, typed: typed, errors: messages, about: Set(place.about),
            carried: picture.carried, finds: place.link.finding, told: told)
        let draft: Link = "/drafts/\(form.kind)"
        return """
            \(errorSummary(errors))\(refusalMarkup)\(identity)\(heading(1, form.title))\
            \(twoThirds(
                """
                \(draftNote)\(HTML.form(place.formLink, csrf: setting.frame.csrf, id: "act", draft: draft, hidden: hidden, sendsFiles: sendsFiles, """
                    \(defaultButton)\(aboutMarkup)\(questions.all(form))\(together(questions))\(happened)\(documents)\
                    \(buttonGroup("""
                        \(button(form.check ? "Check your answers" : form.button))\
                        \(link("Come back to it later", to: back))
                        """))
                    """))
                """, beside: aside))
            """
    }

    private var messages: [String: String] {
        Dictionary(problems.map { ($0.question, $0.message) }, uniquingKeysWith: { first, _ in first })
    }

    private var hidden: [(String, String)] {
        var hidden = [("_once", once)]
        if let stream = place.stream {
            hidden.append(("stream", stream.description))
            hidden.append(("_expecting", String(picture.version)))
        }
        if !asksWhoElse { hidden += place.about.map { ("about", $0.id) } }
        return hidden
    }

    private var draftNote: Markup {
        guard let draftFrom else { return "" }
        return insetText("These are your words as they were saved \(draftFrom.inWords).")
    }

    private var identity: Markup {
        guard picture.people.count == 1, let brief = picture.people.first else {
            return picture.people.isEmpty ? "" : briefBar(picture.people, picture.facts, setting)
        }
        return briefBar(brief, picture.facts, setting)
    }

    private var refusalMarkup: Markup {
        guard let refusal else { return "" }
        let changed: Markup =
            since.isEmpty
            ? ""
            : """
            <p class="govuk-body">What was added meanwhile:</p>
            \(bullets(since.map { "\($0.line.headline), \($0.happenedAt.inWords)" }))
            """
        return """
            <div class="govuk-error-summary" data-module="govuk-error-summary" tabindex="-1"><div role="alert">
            <h2 class="govuk-error-summary__title">This cannot be recorded</h2>
            <div class="govuk-error-summary__body">
            <p>\(refusalReason(refusal))</p>
            <p>What to do instead: \(refusal.remedy)</p>
            <p>Authority: \(refusal.authority) (rule \(refusal.rule)). Your words are kept below.</p>
            \(changed)</div></div></div>

            """
    }

    private func refusalReason(_ refusal: Refusal) -> Markup {
        let all = picture.people + picture.alsoIn.map(\.brief)
        let whose = refusal.whose.flatMap { child in all.first { $0.person == child } }.map { "\($0.fullName): " } ?? ""
        guard let question = refusal.question else { return "\(whose)\(refusal.reason)" }
        return "<a href=\"\(Link.part(fieldID(question)))\">\(whose)\(refusal.reason)</a>"
    }

    // MARK: Who and when

    private var asksWhoElse: Bool {
        place.stream == nil && !picture.alsoAbout.isEmpty && ActPage.many.contains(place.kind)
    }
    /// Acts that one form may record for several children.
    private static let many: Set<ActKind> = [
        "concern.record", "referral.make", "contact.receive", "earlyHelp.identify", "earlyHelp.handOver",
    ]

    private var aboutMarkup: Markup {
        guard asksWhoElse else { return "" }
        let all = picture.people + picture.alsoAbout.filter { other in !picture.people.contains(other) }
        return checkboxes(
            Field(
                "about", "Which children is this about?",
                hint: "Each child has a record of their own; what you write is recorded on each.", size: .small),
            all.map { Choice($0.person.id, $0.fullName) }, chosen: Set(place.about.map(\.id)))
    }

    /// Brothers and sisters for whom the same is recorded, each on their own episode.
    private func together(_ questions: QuestionMarkup) -> Markup {
        if picture.alsoIn.isEmpty { return "" }
        let isAsked = !form.ofEachChild.isEmpty
        let hint = "The same words go onto each child's own record. If one cannot be recorded, none is."
        return checkboxes(
            Field(
                "also", "Also record this for",
                hint: isAsked ? hint + " What is one child's own is asked here for each of them." : hint,
                size: .small, isOptional: true),
            picture.alsoIn.map { other in
                let own = questions.own(form, of: other.stream.id, named: other.brief.fullName)
                return Choice(other.stream.description, other.brief.fullName, reveals: isAsked ? own : nil)
            },
            chosen: Set(place.also.map(\.description)))
    }

    private var happened: Markup {
        if form.question("seenAt") != nil { return "" }
        let isEarlier = typed.text("happened") == "earlier"
        let when = momentInput(
            Field("happenedAt", "Date and time it happened", error: messages["happenedAt"], size: .small),
            value: typed.date("happenedAt"), time: typed.text("happenedAt-time"))
        return radios(
            Field("happened", "When did this happen?", size: .small),
            [Choice("now", "Now"), Choice("earlier", "Earlier", reveals: when)], chosen: isEarlier ? "earlier" : "now")
    }

    /// The clocks the act concerns and what the guidance says, beside the form.
    private var aside: Markup {
        let duties = form.duties.map { key -> Markup in
            let duty = setting.guidance.duty(key)
            let clock = picture.clocks.first { $0.duty == key && $0.stoppedAt == nil }
            let words: String
            if let clock, let due = clock.due {
                let late = clock.isLate(at: setting.now) ? "Late. It was due" : "Due"
                words = "\(late) \(due.inWords)"
            } else if let due = try? duty.due(from: setting.now, in: setting.guidance.workingDays), place.stream == nil
            {
                words = "Due \(due.inWords) if it is received now"
            } else {
                words = duty.time
            }
            let mark = duty.status == .unconfirmed ? " (unconfirmed)" : ""
            return
                "<strong>\(duty.title)</strong><br>\(words)<br>\(link(duty.cite + mark, to: "/guidance/duties/\(key.rawValue)"))"
        }
        return """
            <div class="kith-aside">\(heading(2, "What the guidance asks"))\
            \(duties.isEmpty ? "" : bullets(duties))\(prompts)\(thresholdBeside)\
            \(paragraph("This form answers \(form.cite), under \(setting.guidance.edition.title)."))</div>
            """
    }

    /// What the guidance asks everyone to bear in mind in this work.
    private var prompts: Markup {
        let lines = form.prompts.compactMap { setting.library.provisions[$0] }.map { provision -> Markup in
            let mark = provision.status == .unconfirmed ? ", unconfirmed" : ""
            return """
                \(explained(provision.says, told, in: setting.library)) \
                <span class="govuk-hint">\(provision.cite)\(mark)</span>
                """
        }
        return lines.isEmpty ? "" : "\(heading(3, "Bear in mind"))\(bullets(lines))"
    }

    // MARK: Checking

    /// Every answer in words, with a way back to change it, before it is recorded for good.
    func check(
        _ answers: [String: Answer], _ each: [StreamID: [String: Answer]], _ form: Form
    ) -> Response {
        let words = AnswerWords(setting: setting, choices: choices)
        var rows = form.questions.compactMap { question in
            answers[question.key].map { SummaryRow(question.label, words.say($0, question)) }
        }
        let isEarlier = typed.text("happened") == "earlier"
        let when = isEarlier ? ((try? typed.happenedAt(setting.now)) ?? setting.now) : setting.now
        if form.question("seenAt") == nil {
            rows.append(SummaryRow("When it happened", isEarlier ? "\(when.inWords)" : "Now"))
        }
        let people = (picture.people + picture.alsoAbout).filter { place.about.contains($0.person) }
        if people.count > 1 { rows.insert(SummaryRow("About", bullets(people.map { "\($0.fullName)" })), at: 0) }
        if let files = documentsPart.row { rows.append(files) }
        let also = picture.alsoIn.filter { place.also.contains($0.stream) }
        if !also.isEmpty {
            rows.append(SummaryRow("Also recorded for", bullets(also.map { "\($0.brief.fullName)" })))
            for other in also {
                for question in form.ofEachChild {
                    guard let own = each[other.stream]?[question.key] else { continue }
                    rows.append(
                        SummaryRow("\(question.label) (\(other.brief.fullName))", words.say(own, question)))
                }
            }
        }
        let sent =
            typed.fields.entries.filter { !["_once", "_checked", "_then", "_expecting", "stream"].contains($0.name) }
            .filter { !asksWhoElse ? $0.name != "about" : true }
            .map { ($0.name, $0.value) } + hidden
        let content: Markup = """
            \(identity)\(heading(1, "Check before you record it"))\
            \(twoThirds("""
                \(paragraph("What is recorded stays. A mistake is put right by a correction, and both can be read."))\
                \(summaryList(rows))\
                \(HTML.form(place.formLink, csrf: setting.frame.csrf, hidden: sent + [("_checked", "yes")], button(form.button)))\
                \(HTML.form(place.formLink, csrf: setting.frame.csrf, hidden: sent + [("_then", "change")], button("Change an answer", .secondary)))
                """, beside: aside))
            """
        return .page(page(PageHead("Check before you record it", back: back), in: setting.frame, content))
    }
}

extension ActPlace {
    /// Where the form is sent: the query stays out of it, the form's own fields say the rest.
    var formLink: Link { "/act/\(kind.rawValue)" }
}
