import Casework
import Guidance
import HTML
import Practice

/// An agency's self-assessment of a kind: each standard with its rating this year and last, what is done about it, who
/// signed it off, and what others asked.
struct SelfAssessmentPage {
    let picture: ReadinessPicture
    let setting: PageSetting
    private let kinds: [String]
    private let round: SelfAssessment.Round?

    init(picture: ReadinessPicture, kind: String?, setting: PageSetting) {
        self.picture = picture
        self.setting = setting
        var kinds: [String] = []
        for round in picture.assessments.rounds where !kinds.contains(round.kind) {
            // Others see what was signed off; the partnership too.
            if picture.extent == .keeping || round.signedOff != nil { kinds.append(round.kind) }
        }
        self.kinds = kinds
        let chosen = kinds.first { $0 == kind } ?? kinds.last
        let isOpen = picture.extent == .keeping
        round = picture.assessments.rounds.last { $0.kind == chosen && (isOpen || $0.signedOff != nil) }
    }

    private var id: String { picture.agency.id.id }

    var whole: Markup {
        let content: Markup = """
            \(setting.doneBanner())\(heading(1, "Self-assessment", caption: picture.agency.name))\
            \(setting.readinessNavigation(picture, "self-assessment"))\(choosing)\(body)
            """
        return page(
            PageHead(
                "Self-assessment of an agency", reference: picture.stream(.selfAssessment).short,
                breadcrumbs: setting.readinessWay(picture)), in: setting.frame, content)
    }

    private var choosing: Markup {
        if kinds.count < 2 { return "" }
        return subNavigation(
            kinds.map { kind in
                NavigationItem(
                    setting.label(.selfAssessmentKinds, kind), "/readiness/agencies/\(id)/self-assessment?kind=\(kind)",
                    isCurrent: kind == round?.kind)
            }, label: "Kinds of self-assessment")
    }

    private var body: Markup {
        guard let round else {
            let begin: Markup = picture.keeps ? beginButton : ""
            return emptyState(
                picture.keeps
                    ? "No self-assessment has been begun. It asks how far each standard is met, and what shows it."
                    : "No self-assessment has been signed off.", begin)
        }
        var parts = [PageSection("standards", "Standards", standards(round))]
        parts.append(PageSection("actions", "What is done about it", actions(round)))
        if let signed = round.signedOff {
            parts.append(PageSection("signed", "Signed off", signedOff(round, signed)))
            parts.append(PageSection("others", "Moderation and challenge", others(round)))
        }
        return """
            \(paragraph("\(setting.label(.selfAssessmentKinds, round.kind)), \(round.year). \(round.signedOff == nil ? tag("Open", .yellow) : tag("Signed off", .green))"))\
            \(counts(round))\(buttons(round))\(sections(parts))
            """
    }

    private var beginButton: Markup {
        let kind = SelfAssessment.Begin.kind
        return buttonLink(
            setting.title(kind),
            to: picture.begun.contains(.selfAssessment)
                ? .act(kind, in: picture.stream(.selfAssessment)) : "/act/\(kind.rawValue)")
    }

    private func counts(_ round: SelfAssessment.Round) -> Markup {
        let grades = setting.guidance.options(.selfAssessmentGrades)
        let now = Dictionary(grouping: round.standards.compactMap { round.grade($0) }, by: { $0 })
        let before = Dictionary(grouping: round.earlier.values.map(\.grade), by: { $0 })
        let rows = grades.map { grade in
            SummaryRow(
                grade.label,
                round.earlierYear.map {
                    "\(now[grade.code]?.count ?? 0); in \($0) it was \(before[grade.code]?.count ?? 0)"
                } ?? "\(now[grade.code]?.count ?? 0)")
        }
        return summaryList(rows + [SummaryRow("Not rated", "\(round.unrated.count)")])
    }

    private func buttons(_ round: SelfAssessment.Round) -> Markup {
        var buttons: [Markup] = []
        if picture.keeps, round.signedOff == nil, round.unrated.isEmpty {
            buttons.append(
                buttonLink(
                    setting.title(SelfAssessment.SignOff.kind),
                    to: setting.readinessAct(
                        SelfAssessment.SignOff.kind, picture, .selfAssessment, ("assessment", round.kind))))
        }
        if picture.keeps, round.signedOff != nil || picture.begun.isEmpty { buttons.append(beginButton) }
        return buttons.isEmpty ? "" : buttonGroup(buttons.markup { $0 })
    }

    private func standards(_ round: SelfAssessment.Round) -> Markup {
        let list = SelfAssessment.list(of: round.kind)
        let rows = round.standards.map { standard -> [Cell] in
            let label = list.map { setting.label($0, standard) } ?? standard
            let address: Link = "/readiness/agencies/\(id)/self-assessment/\(round.kind)/\(standard)"
            let canOpen = picture.extent != .colleague
            let before = round.earlier[standard].map { setting.label(.selfAssessmentGrades, $0.grade) } ?? "–"
            let moderated: Markup = round.moderations[standard] == nil ? "" : " \(tag("Moderated", .blue))"
            return [
                canOpen ? .link(label, address) : .text(label), .text(before),
                .markup("\(gradeTag(round.grade(standard), setting))\(moderated)"),
                .text(round.ratings[standard].map { String($0.evidence.prefix(160)) } ?? ""),
            ]
        }
        return table(
            "Standards of the self-assessment", hidesCaption: true,
            columns: [
                Column("Standard"), Column(round.earlierYear.map { "In \($0)" } ?? "Before"),
                Column("In \(round.year)"), Column("What shows it"),
            ], rows: rows)
    }

    private func actions(_ round: SelfAssessment.Round) -> Markup {
        if round.actions.isEmpty { return emptyState("Nothing has been planned.") }
        let list = SelfAssessment.list(of: round.kind)
        let rows = round.actions.map { action -> [Cell] in
            let from = action.isCarried ? " (from \(round.earlierYear.map(String.init) ?? "before"))" : ""
            let end: Cell
            if let result = action.result {
                end = .text(result)
            } else if picture.may(SelfAssessment.Finish.kind, .selfAssessment) {
                end = .link(
                    "Record what came of it",
                    setting.readinessAct(
                        SelfAssessment.Finish.kind, picture, .selfAssessment, ("entry", String(action.number)),
                        ("assessment", round.kind)), about: action.what)
            } else {
                end = .markup(action.by < setting.now.day ? tag("Late", .red) : tag("Open", .yellow))
            }
            return [
                .text(action.what + from), .text(list.map { setting.label($0, action.standard) } ?? action.standard),
                .text(action.who), .text(action.by.inWords), end,
            ]
        }
        return table(
            "Actions", hidesCaption: true,
            columns: [
                Column("What"), Column("Standard"), Column("Who"), Column("By"), Column("What came of it"),
            ], rows: rows)
    }

    private func signedOff(
        _ round: SelfAssessment.Round, _ signed: Stamped<SelfAssessment.SignOff>
    ) -> Markup {
        summaryList([
            SummaryRow("By", "\(signed.act.by)"), SummaryRow("On", "\(signed.stamp.happenedAt.day.inWords)"),
            SummaryRow("They say", words(signed.act.statement)),
        ])
    }

    private func others(_ round: SelfAssessment.Round) -> Markup {
        let list = SelfAssessment.list(of: round.kind)
        func label(_ standard: String) -> String { list.map { setting.label($0, standard) } ?? standard }
        let moderated = round.standards.compactMap { standard -> Markup? in
            guard let moderation = round.moderations[standard] else { return nil }
            let was = round.ratings[standard].map { setting.label(.selfAssessmentGrades, $0.grade) } ?? ""
            let now = setting.label(.selfAssessmentGrades, moderation.act.grade)
            return
                "\(label(standard)): the agency said \(was.lowercased()), the partnership \(now.lowercased()). \(moderation.act.because)"
        }
        let asked = round.challenges.map { challenge -> Markup in
            let who = picture.names.name(challenge.stamp.agency)
            let answer: Markup
            if let given = challenge.answer {
                answer = "\(paragraph("Answer: \(given.act.answer)"))"
            } else if picture.may(SelfAssessment.Respond.kind, .selfAssessment) {
                answer = paragraph(
                    link(
                        setting.title(SelfAssessment.Respond.kind),
                        to: setting.readinessAct(
                            SelfAssessment.Respond.kind, picture, .selfAssessment,
                            ("entry", String(challenge.number)), ("assessment", round.kind)),
                        about: "of \(who)"))
            } else {
                answer = paragraph("Not answered yet.")
            }
            return "\(who) on “\(label(challenge.standard))”: \(challenge.words)\(answer)"
        }
        if moderated.isEmpty && asked.isEmpty { return emptyState("Nobody has moderated or challenged it.") }
        return (moderated.isEmpty ? "" : heading(3, "Moderated") + bullets(moderated))
            + (asked.isEmpty ? "" : heading(3, "Challenged") + bullets(asked))
    }
}

func gradeTag(_ grade: String?, _ setting: PageSetting) -> Markup {
    guard let grade else { return tag("Not rated", .grey) }
    let colour: TagColour =
        switch grade {
        case "met": .green
        case "partly": .yellow
        case "notMet": .red
        default: .grey
        }
    return tag(setting.label(.selfAssessmentGrades, grade), colour)
}

/// One standard: what was said last year, and the forms that rate it, plan for it, moderate and challenge it.
struct StandardPage {
    let picture: ReadinessPicture
    let round: SelfAssessment.Round
    let standard: String
    let typed: FormFields
    let errors: [FieldError]
    let once: String
    let setting: PageSetting

    private var id: String { picture.agency.id.id }

    var whole: Markup {
        let label = SelfAssessment.list(of: round.kind).map { setting.label($0, standard) } ?? standard
        let cite = SelfAssessment.list(of: round.kind)
            .flatMap { setting.guidance.option($0, standard)?.cite }
        let source: Markup = cite.map { paragraph("Source: \($0). Its short name is \(standard).") } ?? ""
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, label, caption: "\(picture.agency.name), \(round.year)"))\
            \(source)\(facts)\(forms)
            """
        return page(
            PageHead(
                "A standard of a self-assessment", hasErrors: !errors.isEmpty,
                breadcrumbs: setting.readinessWay(picture)
                    + [
                        Breadcrumb(
                            "Self-assessment",
                            "/readiness/agencies/\(picture.agency.id.id)/self-assessment?kind=\(round.kind)")
                    ]), in: setting.frame,
            twoThirds(content))
    }

    private var facts: Markup {
        var rows: [SummaryRow] = []
        if let year = round.earlierYear, let before = round.earlier[standard] {
            rows.append(
                SummaryRow("In \(year)", "\(gradeTag(before.grade, setting))\(words(before.evidence))"))
        }
        if let now = round.ratings[standard] {
            rows.append(SummaryRow("In \(round.year)", "\(gradeTag(now.grade, setting))\(words(now.evidence))"))
        }
        if let moderation = round.moderations[standard] {
            rows.append(
                SummaryRow("Moderated", "\(gradeTag(moderation.act.grade, setting))\(words(moderation.act.because))"))
        }
        return rows.isEmpty ? paragraph("It has not been rated.") : summaryList(rows)
    }

    private func field(_ key: String, _ label: String, hint: String? = nil) -> Field {
        Field(key, label, hint: hint, error: errors.message(for: key))
    }

    private var forms: Markup {
        var forms: Markup = ""
        if picture.keeps, round.signedOff == nil {
            forms += heading(2, "Rate it")
            forms += send(
                SelfAssessment.Rate.kind,
                """
                \(grades("How far is it met?", round.ratings[standard]?.grade ?? ""))\
                \(textArea(field("evidence", "What shows it?", hint: "Name no child"), value: typed["evidence"] ?? round.ratings[standard]?.evidence ?? ""))
                """)
        }
        if picture.keeps {
            forms += heading(2, "Plan what will be done")
            forms += send(
                SelfAssessment.Plan.kind,
                """
                \(textArea(field("what", "What will be done?"), value: typed["what"] ?? "", rows: 3))\
                \(textInput(field("who", "Who does it?"), value: typed["who"] ?? ""))\
                \(dateInput(field("by", "By when?"), value: TypedAnswers(typed).date("by")))
                """)
        }
        if picture.may(SelfAssessment.Moderate.kind, .selfAssessment) {
            forms += heading(2, "Moderate it")
            forms += send(
                SelfAssessment.Moderate.kind,
                """
                \(grades("What is it, beside those of others?", round.grade(standard) ?? ""))\
                \(textArea(field("because", "Why?"), value: typed["because"] ?? "", rows: 3))
                """)
        }
        if picture.may(SelfAssessment.Challenge.kind, .selfAssessment) {
            forms += heading(2, "Challenge it")
            forms += send(
                SelfAssessment.Challenge.kind,
                textArea(field("words", "What do you ask or see otherwise?"), value: typed["words"] ?? "", rows: 3))
        }
        return forms
    }

    private func grades(_ label: String, _ chosen: String) -> Markup {
        radios(
            field("grade", label),
            setting.guidance.options(.selfAssessmentGrades).map { Choice($0.code, $0.label, hint: $0.hint) },
            chosen: typed["grade"] ?? chosen)
    }

    private func send(_ kind: ActKind, _ fields: Markup) -> Markup {
        form(
            "/readiness/agencies/\(id)/self-assessment/\(round.kind)/\(standard)", csrf: setting.frame.csrf,
            hidden: [("_once", "\(once)-\(kind.rawValue)"), ("act", kind.rawValue)],
            fields + button(setting.library.forms[kind.rawValue]?.button ?? setting.title(kind)))
    }
}
