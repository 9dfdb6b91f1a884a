import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Yearly reports: all of them, one while it is written, one as it was published. The published ones are for everyone.
    func addYearlyReportPages(to router: Router<KithContext>) {
        router.get("/yearly-reports") { [self] in try await showReports($0, $1) }
        router.get("/yearly-reports/{id}") { [self] in try await showReport($0, $1) }
        router.get("/yearly-reports/{id}/published") { [self] in try await showPublished($0, $1) }
        router.get("/yearly-reports/{id}/parts/{section}") { [self] in try await showReportPart($0, $1) }
        router.post("/yearly-reports/{id}/parts/{section}") { [self] in try await saveReportPart($0, $1) }
    }

    private func showReports(_ request: Request, _ context: KithContext) async throws -> Response {
        let picture = try await office.lookout.yearlyReports(by: context.viewer.map(caller), at: context.now)
        return .page(yearlyReportsPage(picture, publicFrame(context)))
    }

    /// Nothing of it is secret, whoever looks.
    private func publicFrame(_ context: KithContext) -> Frame {
        var frame = frame(context, current: "partnership")
        frame.sensitivity = nil
        return frame
    }

    private func showReport(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let viewer = context.viewer else { return try await showPublished(request, context) }
        let query = try Query(request)
        do {
            let picture = try await office.lookout.yearlyReport(
                try context.requireStream(.yearlyReport), by: caller(viewer), at: context.now)
            let setting = PageSetting(
                site: self, context: context, viewer: viewer, current: "partnership", done: query["done"])
            return .page(YearlyReportPage(picture: picture, setting: setting).whole)
        } catch Rejection.notFound {
            return try await showPublished(request, context)
        }
    }

    private func showPublished(_ request: Request, _ context: KithContext) async throws -> Response {
        let query = try Query(request)
        let published = try await office.lookout.publishedReport(
            try context.requireStream(.yearlyReport), version: query["version"].flatMap { Int($0) })
        let guidance = library.guidance(on: context.now.day)
        return .page(publishedReportPage(published, guidance, publicFrame(context)))
    }

    // MARK: Parts

    private func part(_ context: KithContext) throws(TurnedAway) -> Option {
        let code = context.parameters.get("section")
        guard let option = library.lists[.yearlyReportSections]?.options.first(where: { $0.code == code }) else {
            throw .notFound
        }
        return option
    }

    private func showReportPart(_ request: Request, _ context: KithContext) async throws -> Response {
        try await partPage(typed: nil, error: nil, request, context)
    }

    private func partPage(
        typed: String?, error: String?, _ request: Request, _ context: KithContext
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let option = try part(context)
        let picture = try await office.lookout.yearlyReport(
            try context.requireStream(.yearlyReport), part: option.code, by: caller(viewer), at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "partnership")
        let page = YearlyReportPartPage(
            picture: picture, option: option, typed: typed, error: error,
            once: keeper.random(16).base64URL, setting: setting)
        return .page(page.whole, status: error == nil ? .ok : .unprocessableContent)
    }

    private func saveReportPart(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let viewer = try context.requireViewer()
        let option = try part(context)
        let stream = try context.requireStream(.yearlyReport)
        let text = (fields.only("text") ?? "").trimmed
        if text.isEmpty {
            return try await partPage(typed: text, error: "Write what this part should say", request, context)
        }
        var answers: [String: Answer] = ["section": .text(option.code), "text": .text(text)]
        if let replaces = fields.only("replaces").flatMap({ Int($0) }) { answers["replaces"] = .int(replaces) }
        do {
            _ = try await office.desk.record(
                Proposal(YearlyReport.Write.kind, in: stream, answers: answers, once: fields.only("_once")),
                by: caller(viewer), at: context.now)
        } catch Rejection.refused(let refusal) {
            return try await partPage(typed: text, error: "\(refusal.reason) \(refusal.remedy)", request, context)
        } catch Rejection.problems(let problems) {
            let words = problems.map(\.message).joined(separator: " ")
            return try await partPage(typed: text, error: words, request, context)
        }
        return .redirect(to: "/yearly-reports/\(stream.id)?done=\(YearlyReport.Write.kind)")
    }
}
