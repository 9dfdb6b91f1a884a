import Casework
import Guidance
import HTML
import Practice
import Readings

/// One page for governors, trustees or a board, to be printed: how ready the agency is and what it owes.
struct GovernorsPage {
    let picture: ReadinessPicture
    let setting: PageSetting

    private var today: Day { setting.now.day }

    var whole: Markup {
        let parts = [
            PageSection("edition", "The guidance", checklist),
            PageSection("policies", "Policies", policies),
            PageSection("training", "Training", training),
            PageSection("self", "Self-assessment", assessments),
        ]
        let content: Markup = """
            \(heading(1, "Safeguarding: how ready we are", caption: picture.agency.name))\
            \(setting.readinessNavigation(picture, "report"))\
            \(paragraph("As it stood on \(today.inWords). No child is named in it."))\
            \(sections(parts))
            """
        return page(
            PageHead(
                "Readiness, for governors", reference: picture.stream(.readiness).short,
                breadcrumbs: setting.readinessWay(picture)), in: setting.frame, content)
    }

    private var checklist: Markup {
        guard let current = picture.readiness.current else {
            return paragraph("No checklist has been adopted for any edition.")
        }
        let tally = current.tally(on: today)
        let rows = chapters(current).map { title, steps -> [Cell] in
            let open = steps.filter { $0.state == .open }
            return [
                .text(title), .number(steps.count), .number(steps.count { $0.state == .done }), .number(open.count),
                .number(open.count { $0.by.map { $0 < today } ?? false }),
            ]
        }
        let late = current.steps.filter { $0.state == .open && ($0.by.map { $0 < today } ?? false) }
        let owed: Markup =
            late.isEmpty
            ? paragraph("Nothing is late.")
            : heading(3, "Late")
                + bullets(
                    late.prefix(Self.lateShown).map { step -> Markup in
                        let title =
                            setting.library.readinessStep(step.key, under: current.edition)?.title ?? step.key
                        return "\(title): \(ownerWords(step, picture)), by \(step.by?.inWords ?? "")"
                    })
        let unsure: Markup =
            setting.library.edition(current.edition)?.status == .confirmed
            ? ""
            : paragraph(
                "The text of \(current.edition.rawValue) was not read: check its steps before you rely on them.")
        let carried: Markup =
            current.carriedFrom.map { paragraph("Of these, \(tally.carriedInWords(from: $0)).") } ?? ""
        return """
            \(paragraph("For \(current.edition.rawValue): \(tally.done) of \(tally.all - tally.aside) steps are done (\(tally.percent)%), \(tally.late) are late, \(tally.aside) are not for us."))\
            \(carried)\(unsure)\
            \(table("Steps by chapter", columns: [Column("Chapter"), Column("Steps", isNumeric: true), Column("Done", isNumeric: true), Column("Open", isNumeric: true), Column("Late", isNumeric: true)], rows: rows))\
            \(owed)
            """
    }

    private static let lateShown = 20

    private func chapters(
        _ current: AgencyReadiness.Adoption
    ) -> [(title: String, steps: [AgencyReadiness.Step])] {
        let provisions = setting.library.provisions
        let suggested = "Suggested by summaries"
        let grouped = Dictionary(grouping: current.steps) { step in
            provisions[step.key].flatMap { provisions.chapter($0.chapter)?.title } ?? suggested
        }
        return ([suggested] + provisions.chapters.map(\.title)).compactMap { title in
            grouped[title].map { (title, $0) }
        }
    }

    private var policies: Markup {
        let open = picture.policies.open
        if open.isEmpty { return paragraph("No policy is in the register.") }
        let rows = open.map { policy -> [Cell] in
            let stale = policy.staleness(on: today, in: setting.library)
            let why =
                [
                    stale.inForce.map { "\($0.key) is in force" },
                    stale.changes.isEmpty
                        ? nil : DueWords.counted(stale.changes.count, "change") + " in what it covers",
                    stale.isReviewDue ? "its review is late" : nil,
                ].compactMap { $0 }.joined(separator: "; ")
            return [
                .text(policy.title), .text(policy.edition.rawValue), .text(policy.reviewOn.inWords),
                .text(why.isEmpty ? "Up to date" : why.prefix(1).uppercased() + why.dropFirst()),
                .text(
                    "\(policy.reads.count { $0.version == policy.version }) of \(policy.asked.count + policy.reads.count { $0.version == policy.version && $0.reader == nil })"
                ),
            ]
        }
        return table(
            "Policies of the agency", hidesCaption: true,
            columns: [
                Column("Policy"), Column("Cites"), Column("Next review"), Column("Stands"), Column("Read by"),
            ], rows: rows)
    }

    private var training: Markup {
        let working = picture.training.working(on: today)
        if working.isEmpty { return paragraph("No list of staff has been taken in.") }
        let gaps = picture.training.gaps(on: today, under: setting.guidance)
        return paragraph(
            "Of \(working.count) people, the training of \(working.count - gaps.count) is current in every topic of their post; \(gaps.count) lack something. How long training lasts is a local setting."
        )
    }

    private var assessments: Markup {
        let latest = setting.guidance.options(.selfAssessmentKinds).compactMap { picture.assessments.current($0.code) }
        if latest.isEmpty { return paragraph("None has been begun.") }
        return bullets(
            latest.map { round -> Markup in
                let met = round.standards.count { round.grade($0) == "met" }
                let state = round.signedOff.map { "signed off by \($0.act.by)" } ?? "not signed off yet"
                return
                    "\(setting.label(.selfAssessmentKinds, round.kind)), \(round.year): \(met) of \(round.standards.count) standards met, \(DueWords.counted(round.openActions.count, "action")) open, \(state)"
            })
    }
}

/// Agencies beside each other, for the partnership, or a trust's schools for the trust.
struct ReadinessComparisonPage {
    let comparison: ReadinessComparison
    let setting: PageSetting

    private var today: Day { setting.now.day }

    var whole: Markup {
        let title = comparison.isOfTrust ? "Readiness of our schools" : "Readiness of agencies"
        var parts = [PageSection("agencies", "Agencies", agencies)]
        for assessed in comparison.assessed {
            parts.append(
                PageSection(
                    "self-\(assessed.kind)", "Self-assessment: \(setting.label(.selfAssessmentKinds, assessed.kind))",
                    standards(assessed)))
        }
        let content: Markup = """
            \(heading(1, title))\
            \(paragraph("How far each is with the edition it works to, its policies, its training and its self-assessment. It is for asking who needs help, not for ranking."))\
            \(totals)\(paragraph(link("Training sessions of several agencies", to: "/training/sessions")))\(sections(parts))
            """
        return page(
            PageHead(title, breadcrumbs: [Breadcrumb("My work", "/")], isWide: true), in: setting.frame, content)
    }

    private var totals: Markup {
        let inForce = setting.guidance.edition.key
        let adopted = comparison.lines.filter { $0.count != nil }
        let current = adopted.count { $0.count?.edition == inForce }
        return summaryList([
            SummaryRow("Agencies", "\(comparison.lines.count)"),
            SummaryRow("With a checklist", "\(adopted.count), \(current) of them for \(inForce.rawValue)"),
            SummaryRow("Late steps", "\(adopted.reduce(0) { $0 + ($1.count?.late ?? 0) })"),
        ])
    }

    private var agencies: Markup {
        // Those with a checklist first.
        let lines = comparison.lines.sorted { one, other in
            let (first, second) = (one.count == nil, other.count == nil)
            return first == second ? one.agency.name < other.agency.name : !first
        }
        let rows = lines.map(row)
        return table(
            "How far each agency is", hidesCaption: true,
            columns: [
                Column("Agency"), Column("Kind"), Column("Area"), Column("Edition"), Column("Steps done"),
                Column("Late"), Column("Policies"), Column("Training"),
            ], rows: rows)
    }

    private func row(_ line: ReadinessComparison.Line) -> [Cell] {
        let steps = line.count.map { "\($0.done) of \($0.done + $0.open) (\($0.percent)%)" } ?? "None adopted"
        let behind = line.count?.late ?? 0
        let late: Cell = behind > 0 ? .markup("\(behind) \(tag("Late", .red))") : .text("–")
        let area = line.council.map { comparison.names.name($0) } ?? "–"
        return [
            .link(line.agency.name, "/readiness/agencies/\(line.agency.id.id)"),
            .text(setting.label(.agencyKinds, line.agency.kind)), .text(area),
            .text(line.count?.edition.rawValue ?? "–"), .text(steps), late,
            .text(line.policies.map(Self.policyWords) ?? "–"),
            .text(line.trained.map { "\($0)% current" } ?? "–"),
        ]
    }

    private static func policyWords(_ count: PolicyCount) -> String {
        let all = count.all == 1 ? "1 policy" : "\(count.all) policies"
        var parts: [String] = []
        if count.behind > 0 { parts.append("\(count.behind) citing an earlier edition") }
        if count.reviewDue > 0 { parts.append("\(count.reviewDue) to be reviewed") }
        return parts.isEmpty ? "\(all), up to date" : "\(all): \(parts.joined(separator: ", "))"
    }

    /// One row for a standard: how many agencies met it, and which did not.
    private func standards(_ assessed: ReadinessComparison.Assessed) -> Markup {
        let list = SelfAssessment.list(of: assessed.kind)
        var codes: [String] = list.map { setting.guidance.options($0).map(\.code) } ?? []
        for one in assessed.standards where !codes.contains(one.standard) { codes.append(one.standard) }
        let grades = setting.guidance.options(.selfAssessmentGrades)
        let rows = codes.map { code -> [Cell] in
            let those = assessed.standards.filter { $0.standard == code }
            let short = those.filter { $0.grade == "partly" || $0.grade == "notMet" }.map {
                "\(comparison.names.name($0.agency)) (\(setting.label(.selfAssessmentGrades, $0.grade).lowercased()), \($0.year))"
            }
            return [.text(list.map { setting.label($0, code) } ?? code)]
                + grades.map { grade in .number(those.count { $0.grade == grade.code }) }
                + [.text(short.isEmpty ? "–" : short.joined(separator: "; "))]
        }
        return table(
            "How standards are rated: \(setting.label(.selfAssessmentKinds, assessed.kind))", hidesCaption: true,
            columns: [Column("Standard")] + grades.map { Column($0.label, isNumeric: true) } + [
                Column("Not wholly met by")
            ],
            rows: rows)
            + paragraph(
                link(
                    "Agency by agency, as they rate themselves and year on year",
                    to: ("/readiness/compare/self-assessment" as Link).asking("kind", assessed.kind),
                    about: setting.label(.selfAssessmentKinds, assessed.kind)))
    }
}
