import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings
import Returns

/// Which figures are asked for: an area and a year.
struct DatasetQuestion: Sendable {
    let council: AgencyID?
    let year: ReportingYear?

    init(_ query: Query) throws(TurnedAway) {
        if let text = query["council"], !text.isEmpty {
            guard let id = AgencyID(text) else { throw .notFound }
            council = id
        } else {
            council = nil
        }
        if let text = query["year"], !text.isEmpty {
            guard let ending = Int(text), (2000...2100).contains(ending) else { throw .notFound }
            year = ReportingYear(ending: ending)
        } else {
            year = nil
        }
    }
}

extension Site {
    /// The multi-agency dataset: the pathway, one measure, and the file.
    func addDatasetPages(to router: Router<KithContext>) {
        router.get("/dataset") { [self] in try await showDataset($0, $1) }
        router.get("/dataset.csv") { [self] in try await datasetFile($0, $1) }
        router.get("/dataset/{measure}") { [self] in try await showMeasure($0, $1) }
        addYearlyReportPages(to: router)
    }

    private func picture(
        _ request: Request, _ context: KithContext, divided: Set<Dimension>, only measure: Measure? = nil
    ) async throws -> (DatasetPicture, PageSetting) {
        let viewer = try context.requireViewer()
        let question = try DatasetQuestion(try Query(request))
        let picture = try await office.lookout.dataset(
            of: question.council, in: question.year, divided: divided, only: measure, by: caller(viewer),
            at: context.now)
        return (picture, PageSetting(site: self, context: context, viewer: viewer, current: "dataset"))
    }

    private func showDataset(_ request: Request, _ context: KithContext) async throws -> Response {
        let (picture, setting) = try await picture(request, context, divided: [])
        return .page(DatasetPage(picture: picture, setting: setting).whole)
    }

    private func showMeasure(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let measure = context.parameters.get("measure").flatMap({ Measure(rawValue: $0) }) else {
            throw TurnedAway.notFound
        }
        let (picture, setting) = try await picture(request, context, divided: Set(Dimension.of(measure)), only: measure)
        return .page(MeasurePage(picture: picture, measure: measure, setting: setting).whole)
    }

    private func datasetFile(_ request: Request, _ context: KithContext) async throws -> Response {
        let (picture, _) = try await picture(request, context, divided: Set(Dimension.allCases))
        let text = DatasetFile.csv([picture.figures], area: picture.council.name) { picture.label($0, $1) }
        return Self.file(text, "dataset-\(picture.figures.year.ending).csv")
    }

    /// Comma-separated values to be kept as a file.
    static func file(_ text: String, _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
