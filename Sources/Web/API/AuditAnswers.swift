import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of case audits.
    var audits: [String: Answer] {
        let row: [String: Answer] = [
            "stream": Self.stream, "round": Self.text, "stage": Self.text, "dueOn": Self.date, "auditor": Self.id,
            "moderator": Self.id,
        ]
        let grades = Self.list(Self.object(["standard": Self.text, "grades": Self.table(Self.text)]))
        let standards = Self.list(
            Self.object([
                "standard": Self.text, "grade": Self.text, "auditorsGrade": Self.perhapsText,
                "evidence": Self.perhapsText,
            ]))
        let moderated = Self.object(["agrees": Self.flag, "because": Self.text, "at": Self.moment])
        let closed = Self.object([
            "learning": Self.text, "actions": Self.perhapsText, "workersTold": Self.flag, "at": Self.moment,
        ])
        return [
            "/api/v1/audits": Self.get(
                "agencies", "Your agency's audits, and how each standard was met", [],
                Self.object(["grades": grades, "audits": Self.list(Self.object(row))])),
            "/api/v1/audits/{id}": Self.look(
                "One case audit", [Self.parameter("id", in: "path", Self.id)],
                row.merging([
                    "identity": Self.known, "seed": Self.count, "drawnFrom": Self.count, "standards": standards,
                    "doneWell": Self.perhapsText, "moderated": Self.perhaps(moderated),
                    "closed": Self.perhaps(closed), "next": Self.list(Self.text),
                ]) { $1 }),
        ]
    }
}

extension Site {
    func addAuditAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/audits") { [self] _, context in
            try await answering { try await auditsAnswer(context) }
        }
        router.get("/api/v1/audits/{id}") { [self] request, context in
            try await answering { try await auditAnswer(request, context) }
        }
    }

    private func auditsAnswer(_ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let picture = try await office.lookout.audits(by: caller(viewer), at: context.now)
        return .json(
            [
                "grades": .list(picture.told(library)),
                "audits": .list(picture.audits.map { .object(Answer.fields($0)) }),
            ] as [String: Answer])
    }

    private func auditAnswer(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.audit)
        let child = try await office.database.read { [office] in try office.readings.audit(stream, in: $0)?.child }
        guard let child else { throw Rejection.notFound }
        let picture = try await office.lookout.audit(
            stream, by: caller(viewer), for: purpose(viewer, request, child, context.now), at: context.now)
        return shown(picture) { picture, _ in .object(picture.answer(library)) }
    }
}

extension AuditsPicture {
    /// How often each standard was given each grade, with small counts hidden as on the page.
    fileprivate func told(_ library: Library) -> [Answer] {
        var grades: [String] = []
        for option in library.lists[.auditGrades]?.options ?? [] where !grades.contains(option.code) {
            grades.append(option.code)
        }
        var standards: [String] = []
        for one in self.grades where !standards.contains(one.standard) { standards.append(one.standard) }
        return standards.map { standard in
            let counts = grades.map { grade in
                self.grades.first { $0.standard == standard && $0.grade == grade }?.count ?? 0
            }
            let told = zip(grades, SmallNumbers.told(counts)).map { ($0, Answer.text($1)) }
            return ["standard": .text(standard), "grades": .object(Dictionary(uniqueKeysWithValues: told))]
        }
    }
}

extension AuditPicture {
    fileprivate func answer(_ library: Library) -> [String: Answer] {
        let judge = audit.judged.last?.act
        let standards = audit.grades.sorted { $0.key < $1.key }.map { standard, grade -> Answer in
            [
                "standard": .text(standard), "grade": .text(grade),
                "auditorsGrade": judge?.grades[standard].map { .text($0) } ?? .null,
                "evidence": judge?.evidence[standard].map { .text($0) } ?? .null,
            ]
        }
        let moderated = audit.moderated.map { one -> Answer in
            [
                "agrees": .bool(one.act.agrees), "because": .text(one.act.because),
                "at": .text(one.stamp.happenedAt.description),
            ]
        }
        let closed = audit.closed.map { one -> Answer in
            [
                "learning": .text(one.act.learning), "actions": one.act.actions.map { .text($0) } ?? .null,
                "workersTold": .bool(one.act.workersTold), "at": .text(one.stamp.happenedAt.description),
            ]
        }
        return Answer.fields(row).merging([
            "identity": Answer(identity), "seed": .int(audit.planned?.act.seed ?? 0),
            "drawnFrom": .int(audit.planned?.act.drawnFrom ?? 0), "standards": .list(standards),
            "doneWell": judge.map { .text($0.doneWell) } ?? .null, "moderated": moderated ?? .null,
            "closed": closed ?? .null, "next": .list(next.map { .text($0.rawValue) }),
        ]) { $1 }
    }
}

extension Answer {
    /// An audit as lists show it; whose record it reads is said by the audit itself only.
    fileprivate static func fields(_ row: AuditRow) -> [String: Answer] {
        [
            "stream": .text(row.stream.description), "round": .text(row.round), "stage": .text(row.stage.rawValue),
            "dueOn": .text(row.dueOn.description), "auditor": .text(row.auditor.id),
            "moderator": .text(row.moderator.id),
        ]
    }
}
