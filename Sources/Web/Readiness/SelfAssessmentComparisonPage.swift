import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings
import Returns

extension Site {
    /// Self-assessments compared across agencies, standard by standard and year on year: as a page, a file and JSON.
    func addSelfAssessmentComparison(to router: Router<KithContext>) {
        router.get("/readiness/compare/self-assessment") { [self] request, context in
            let viewer = try context.requireViewer()
            let query = try Query(request)
            let comparison = try await compared(query["kind"], viewer, context)
            let setting = PageSetting(site: self, context: context, viewer: viewer, current: "readiness")
            let standard = query["standard"].flatMap { comparison.standards.contains($0) ? $0 : nil }
            return Response.page(
                SelfAssessmentComparisonPage(comparison: comparison, standard: standard, setting: setting).whole)
        }
        router.get("/readiness/compare/self-assessment.csv") { [self] request, context in
            let viewer = try context.requireViewer()
            let comparison = try await compared(try Query(request)["kind"], viewer, context)
            return Self.file(
                comparison.csv(library.guidance(on: context.now.day)), "self-assessments-\(comparison.kind).csv")
        }
        router.get("/api/v1/readiness/self-assessments") { [self] request, context in
            try await answering {
                let viewer = try context.requireViewer()
                return .json(try await compared(try Query(request)["kind"], viewer, context).answer)
            }
        }
    }

    private func compared(
        _ kind: String?, _ viewer: SignedIn, _ context: KithContext
    ) async throws -> SelfAssessmentComparison {
        try await office.lookout.selfAssessmentComparison(of: kind, by: caller(viewer), at: context.now)
    }
}

extension SelfAssessmentComparison {
    private static let columns = [
        "standard", "standard_title", "agency", "agency_name", "year", "own_rating", "rating_after_moderation",
        "year_before", "rating_before",
    ]

    /// A line for each agency and standard; codes of the lists, so that a spreadsheet can count them.
    func csv(_ guidance: Guidance) -> String {
        let list = SelfAssessment.list(of: kind)
        let lines = standards.flatMap { standard in
            rows(of: standard).map { row -> [String] in
                [
                    standard, list.flatMap { guidance.library.label($0, standard) } ?? standard, row.agency.id,
                    names.name(row.agency), String(row.year), row.rated ?? "", row.grade ?? "",
                    row.beforeYear.map(String.init) ?? "", row.before ?? "",
                ]
            }
        }
        return DatasetFile.text([Self.columns] + lines)
    }

    var answer: [String: Answer] {
        func maybe(_ text: String?) -> Answer { text.map { .text($0) } ?? .null }
        return [
            "kind": .text(kind), "kinds": .list(kinds.map { .text($0) }),
            "standards": .list(
                standards.map { standard in
                    [
                        "standard": .text(standard),
                        "agencies": .list(
                            rows(of: standard).map { row in
                                [
                                    "agency": .text(row.agency.id), "name": .text(names.name(row.agency)),
                                    "year": .int(row.year), "rated": maybe(row.rated), "grade": maybe(row.grade),
                                    "beforeYear": row.beforeYear.map { .int($0) } ?? .null,
                                    "before": maybe(row.before), "isSignedOff": .bool(row.isSignedOff),
                                ]
                            }),
                    ]
                }),
        ]
    }
}

/// How agencies rate themselves: every standard in a line, or one of them agency by agency.
struct SelfAssessmentComparisonPage {
    let comparison: SelfAssessmentComparison
    let standard: String?
    let setting: PageSetting

    private var list: ListKey? { SelfAssessment.list(of: comparison.kind) }
    private var here: Link {
        ("/readiness/compare/self-assessment" as Link).asking("kind", comparison.kind)
    }

    private func title(_ standard: String) -> String { list.map { setting.label($0, standard) } ?? standard }
    private func label(_ grade: String?) -> String {
        grade.map { setting.label(.selfAssessmentGrades, $0) } ?? "–"
    }

    var whole: Markup {
        let kind = setting.label(.selfAssessmentKinds, comparison.kind)
        let file = ("/readiness/compare/self-assessment.csv" as Link).asking("kind", comparison.kind)
        let body =
            comparison.rows.isEmpty
            ? emptyState("No self-assessment of this kind has been signed off.") : standard.map(one) ?? all
        let content: Markup = """
            \(heading(1, standard.map(title) ?? "Self-assessments compared", caption: kind))\(choosing)\
            \(paragraph("What each agency said of itself, what it is after moderation, and what it was the year before. It is for asking who needs help, not for ranking."))\
            \(body)\(paragraph(link("All of it as a file (CSV)", to: file)))
            """
        let way =
            [Breadcrumb("Readiness", "/readiness")]
            + (standard == nil ? [] : [Breadcrumb("Self-assessments compared", here)])
        return page(
            PageHead("Self-assessments compared", breadcrumbs: way, isWide: standard == nil), in: setting.frame, content
        )
    }

    private var choosing: Markup {
        if comparison.kinds.count < 2 { return .nothing }
        return subNavigation(
            comparison.kinds.map { kind in
                NavigationItem(
                    setting.label(.selfAssessmentKinds, kind),
                    ("/readiness/compare/self-assessment" as Link).asking("kind", kind),
                    isCurrent: kind == comparison.kind)
            }, label: "Kinds of self-assessment")
    }

    /// `3 met, 1 partly met`: how many agencies gave each rating.
    private func counted(_ grades: [String?]) -> String {
        let words = setting.guidance.options(.selfAssessmentGrades).compactMap { grade -> String? in
            let count = grades.count { $0 == grade.code }
            return count == 0 ? nil : "\(count) \(grade.label.lowercased())"
        }
        return words.isEmpty ? "–" : words.joined(separator: ", ")
    }

    private var all: Markup {
        let rows = comparison.standards.map { standard -> [Cell] in
            let those = comparison.rows(of: standard)
            let moved = those.count { $0.rated != nil && $0.grade != $0.rated }
            let worse = those.count { row in isWorse(row.grade, than: row.before) }
            return [
                .link(title(standard), here.asking("standard", standard)), .text(counted(those.map(\.rated))),
                .text(counted(those.map(\.grade)) + (moved == 0 ? "" : " (\(moved) changed)")),
                .text(counted(those.map(\.before)) + (worse == 0 ? "" : " (\(worse) better then)")),
            ]
        }
        return table(
            "How agencies rate each standard", hidesCaption: true,
            columns: ["Standard", "As they rate themselves", "After moderation", "The year before"].map { Column($0) },
            rows: rows)
    }

    private func one(_ standard: String) -> Markup {
        let rows = comparison.rows(of: standard).map { row -> [Cell] in
            let changed: Markup =
                row.rated != nil && row.grade != row.rated ? " \(tag("Changed by moderation", .blue))" : .nothing
            let year = row.beforeYear.map { "\(label(row.before)) in \($0)" } ?? "–"
            let trend: Markup =
                isWorse(row.grade, than: row.before)
                ? " \(tag("Was better", .orange))"
                : isWorse(row.before, than: row.grade) ? " \(tag("Better now", .green))" : .nothing
            let address = "/readiness/agencies/\(row.agency.id)/self-assessment/\(comparison.kind)/\(standard)"
            return [
                Link(path: address).map { .link(comparison.names.name(row.agency), $0) }
                    ?? .text(comparison.names.name(row.agency)),
                .text(String(row.year)), .markup("\(label(row.rated))"), .markup("\(label(row.grade))\(changed)"),
                .markup("\(year)\(trend)"),
            ]
        }
        return table(
            "How each agency rates “\(title(standard))”", hidesCaption: true,
            columns: ["Agency", "Year", "As it rates itself", "After moderation", "The year before"].map { Column($0) },
            rows: rows) + paragraph(link("All standards", to: here))
    }

    /// Grades stand in their list from the best on.
    private func isWorse(_ grade: String?, than other: String?) -> Bool {
        let order = setting.guidance.options(.selfAssessmentGrades).map(\.code).filter { $0 != "notOurs" }
        guard let one = grade.flatMap(order.firstIndex), let two = other.flatMap(order.firstIndex) else { return false }
        return one > two
    }
}
