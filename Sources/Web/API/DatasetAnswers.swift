import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of the multi-agency dataset and of yearly reports.
    var datasets: [String: Answer] {
        let measures: Answer = ["type": "string", "enum": .list(Measure.allCases.map { .text($0.rawValue) })]
        let asked = [
            Self.parameter("council", in: "query", Self.ref("Id")),
            Self.parameter("year", in: "query", ["type": "integer", "minimum": 2000, "maximum": 2100]),
        ]
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        let version = Self.parameter(
            "version", in: "query", ["type": "integer", "minimum": 1, "maximum": 1000])
        return [
            "/api/v1/dataset": Self.get(
                "children", "The multi-agency dataset of an area's year, small numbers hidden", asked),
            "/api/v1/dataset/{measure}": Self.get(
                "children", "One measure of the dataset, by month and divided",
                [Self.parameter("measure", in: "path", measures)] + asked),
            "/api/v1/yearly-reports": Self.get("guidance", "The yearly reports that were published", []),
            "/api/v1/yearly-reports/{id}": Self.get(
                "guidance", "A yearly report as it was published", [id, version]),
        ]
    }
}

extension Site {
    func addDatasetAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/dataset") { [self] request, context in
            try await answering {
                let picture = try await datasetAsked(request, context, divided: [])
                return .json(Answer.fields(picture, picture.figures.measures))
            }
        }
        router.get("/api/v1/dataset/{measure}") { [self] request, context in
            try await answering {
                guard let measure = context.parameters.get("measure").flatMap({ Measure(rawValue: $0) }) else {
                    throw Rejection.notFound
                }
                let picture = try await datasetAsked(
                    request, context, divided: Set(Dimension.of(measure)), only: measure)
                return .json(Answer.fields(picture, picture.figures.measures.filter { $0.measure == measure }))
            }
        }
        router.get("/api/v1/yearly-reports") { [self] _, context in
            try await answering {
                let picture = try await office.lookout.yearlyReports(by: nil, at: context.now)
                return .json(["reports": .list(picture.rows.map { Answer($0) })] as [String: Answer])
            }
        }
        router.get("/api/v1/yearly-reports/{id}") { [self] request, context in
            try await answering {
                let stream = try context.requireStream(.yearlyReport)
                let query = try Query(request)
                let published = try await office.lookout.publishedReport(
                    stream, version: query["version"].flatMap { Int($0) })
                return .json(Answer.fields(published))
            }
        }
    }

    private func datasetAsked(
        _ request: Request, _ context: KithContext, divided: Set<Dimension>, only measure: Measure? = nil
    ) async throws -> DatasetPicture {
        let viewer = try context.requireViewer()
        let question = try DatasetQuestion(try Query(request))
        return try await office.lookout.dataset(
            of: question.council, in: question.year, divided: divided, only: measure, by: caller(viewer),
            at: context.now)
    }
}

extension Answer {
    static func fields(_ picture: DatasetPicture, _ measures: [MeasureFigures]) -> [String: Answer] {
        [
            "council": .text(picture.council.id.id), "area": .text(picture.council.name),
            "year": .int(picture.figures.year.ending), "from": .text(picture.figures.year.from.description),
            "until": .text(picture.figures.year.until.description),
            "lastMonth": picture.figures.until.map { .text($0) } ?? .null,
            "suppressedBelow": .int(Suppression.least),
            "measures": .list(measures.map { one in Answer(one) { picture.label($0, $1) } }),
        ]
    }

    private init(_ figure: Figure, _ more: [String: Answer]) {
        var fields = more
        fields["number"] = figure.total.map { .int($0) } ?? .null
        fields["met"] = figure.met.map { .int($0) } ?? .null
        fields["perMille"] = figure.perMille.map { .int($0) } ?? .null
        self = .object(fields)
    }

    init(_ one: MeasureFigures, label: (String, Dimension) -> String) {
        let months = one.months.filter { !$0.isToCome }.map { Answer($0.figure, ["month": .text($0.value)]) }
        var divided: [String: Answer] = [:]
        for (dimension, rows) in one.divided {
            divided[dimension.rawValue] = .list(
                rows.map {
                    Answer($0.figure, ["value": .text($0.value), "label": .text(label($0.value, dimension))])
                })
        }
        self = [
            "measure": .text(one.measure.rawValue), "title": .text(one.measure.title),
            "definition": .text(one.measure.definition), "whole": Answer(one.whole, [:]),
            "overdue": one.overdue.map { .int($0) } ?? .null, "months": .list(months), "divided": .object(divided),
        ]
    }

    init(_ row: YearlyReportRow) {
        self = [
            "id": .text(row.stream.id), "council": .text(row.council.id), "year": .int(row.year.ending),
            "publishedAt": row.publishedAt.map { .text($0.description) } ?? .null, "versions": .int(row.versions),
        ]
    }

    static func fields(_ published: PublishedReport) -> [String: Answer] {
        let version = published.version
        let figures = (version.published.figures ?? []).map { one -> Answer in
            [
                "measure": .text(one.measure), "title": .text(one.title), "number": .text(one.total),
                "met": one.met.map { .text($0) } ?? .null, "definition": .text(one.definition),
            ]
        }
        let signatures = (version.published.signatures ?? []).map { one -> Answer in
            [
                "partner": .text(published.names.name(one.agency)), "agency": .text(one.agency.id),
                "name": .text(published.names.name(one.practitioner)),
                "capacity": one.capacity.map { .text($0.rawValue) } ?? .null,
                "post": one.post.map { .text($0) } ?? .null, "signedAt": .text(one.signedAt.description),
                "words": one.words.map { .text($0) } ?? .null,
            ]
        }
        return [
            "id": .text(published.row.stream.id), "council": .text(published.row.council.id),
            "area": .text(published.council.name), "year": .int(published.row.year.ending),
            "version": .int(version.number), "versions": .int(published.versions.count),
            "publishedAt": .text(version.stamp.happenedAt.description),
            "agreedBy": version.published.agreedBy.map { .text($0) } ?? .null, "signatures": .list(signatures),
            "leftOutBecause": version.published.leftOutBecause.map { .text($0) } ?? .null,
            "changedBecause": version.published.changedBecause.map { .text($0) } ?? .null,
            "sections": .object(version.sections.mapValues { .text($0) }), "figures": .list(figures),
            "hash": version.published.hash.map { .text($0) } ?? .null,
            "sentAt": published.sent.map { .text($0.description) } ?? .null,
        ]
    }
}
