import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of readiness, policies, training and self-assessments.
    var readiness: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        return [
            "/api/v1/training/sessions": Self.get(
                "agencies", "Training sessions of several agencies, with how many of each were there",
                [Self.parameter("page", in: "query", ["type": "integer", "minimum": 1])]),
            "/api/v1/readiness/self-assessments": Self.get(
                "agencies", "Self-assessments of a kind, standard by standard and agency by agency",
                [Self.parameter("kind", in: "query", ["type": "string"])]),
            "/api/v1/readiness": Self.get("agencies", "Agencies beside each other", []),
            "/api/v1/agencies/{id}/readiness": Self.get("agencies", "An agency's checklist for an edition", [id]),
            "/api/v1/agencies/{id}/policies": Self.get(
                "agencies", "An agency's policies and what makes them stale", [id]),
            "/api/v1/agencies/{id}/training": Self.get("agencies", "An agency's training by topic, and its gaps", [id]),
            "/api/v1/agencies/{id}/self-assessments": Self.get("agencies", "An agency's self-assessments", [id]),
        ]
    }
}

extension Site {
    func addReadinessAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/readiness") { [self] request, context in
            try await answering { try await readinessCompared(context) }
        }
        router.get("/api/v1/agencies/{id}/readiness") { [self] _, context in
            try await answering {
                try await readinessAnswer(context, for: [.keeping, .watching, .colleague]) { picture, now in
                    picture.checklistAnswer(library, on: now.day)
                }
            }
        }
        router.get("/api/v1/agencies/{id}/policies") { [self] _, context in
            try await answering {
                try await readinessAnswer(context, for: [.keeping, .watching, .colleague]) { picture, now in
                    ["policies": .list(picture.policies.open.map { $0.answer(library, on: now.day) })]
                }
            }
        }
        router.get("/api/v1/agencies/{id}/training") { [self] _, context in
            try await answering {
                try await readinessAnswer(context, for: [.keeping, .watching]) { picture, now in
                    picture.trainingAnswer(library.guidance(on: now.day), on: now.day)
                }
            }
        }
        router.get("/api/v1/agencies/{id}/self-assessments") { [self] _, context in
            try await answering {
                try await readinessAnswer(context, for: [.keeping, .watching, .peer]) { picture, _ in
                    let shown = picture.assessments.rounds.filter { picture.keeps || $0.signedOff != nil }
                    return ["rounds": .list(shown.map(\.answer))]
                }
            }
        }
    }

    private func readinessAnswer(
        _ context: KithContext, for extents: Set<ReadinessPicture.Extent>,
        _ answer: (ReadinessPicture, Moment) -> [String: Answer]
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let picture = try await readiness(context, viewer)
        guard extents.contains(picture.extent) else { throw Rejection.notFound }
        return .json(answer(picture, context.now))
    }

    private func readinessCompared(_ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let comparison = try await office.lookout.readinessComparison(by: caller(viewer), at: context.now)
        let lines = comparison.lines.map { line -> Answer in
            [
                "agency": .text(line.agency.id.id), "name": .text(line.agency.name), "kind": .text(line.agency.kind),
                "council": line.council.map { .text($0.id) } ?? .null,
                "edition": line.count.map { .text($0.edition.rawValue) } ?? .null,
                "done": line.count.map { .int($0.done) } ?? .null, "open": line.count.map { .int($0.open) } ?? .null,
                "late": line.count.map { .int($0.late) } ?? .null,
                "policies": line.policies.map { .int($0.all) } ?? .null,
                "policiesBehind": line.policies.map { .int($0.behind) } ?? .null,
                "trained": line.trained.map { .int($0) } ?? .null,
            ]
        }
        return .json(["agencies": .list(lines)] as [String: Answer])
    }
}

extension ReadinessPicture {
    fileprivate func checklistAnswer(_ library: Library, on day: Day) -> [String: Answer] {
        guard let current = readiness.current else {
            return ["agency": .text(agency.id.id), "edition": .null, "steps": .list([])]
        }
        let tally = current.tally(on: day)
        let steps = current.steps.map { step -> Answer in
            let words = library.readinessStep(step.key, under: current.edition)
            return [
                "number": .int(step.number), "key": .text(step.key), "title": words.map { .text($0.title) } ?? .null,
                "provisions": .list((words?.provisions ?? []).map { .text($0) }), "state": .text(step.state.rawValue),
                "owner": step.owner.map { .text($0.id) } ?? .null, "who": step.who.map { .text($0) } ?? .null,
                "by": step.by.map { .text($0.description) } ?? .null, "words": step.words.map { .text($0) } ?? .null,
                "carried": .bool(step.isCarried),
            ]
        }
        return [
            "agency": .text(agency.id.id), "edition": .text(current.edition.rawValue),
            "audience": .text(current.audience), "done": .int(tally.done), "open": .int(tally.open),
            "late": .int(tally.late), "aside": .int(tally.aside), "steps": .list(steps),
        ]
    }

    fileprivate func trainingAnswer(_ guidance: Guidance, on day: Day) -> [String: Answer] {
        let gaps = training.gaps(on: day, under: guidance)
        return [
            "staff": .int(training.working(on: day).count), "withGaps": .int(gaps.count),
            "current": .text(guidance.duty(.staffTraining).limit.inWords), "basis": "local",
            "gaps": .list(
                gaps.map { gap in
                    [
                        "reference": .text(gap.member.reference), "name": .text(gap.member.name),
                        "post": .text(gap.member.post), "topics": .list(gap.topics.map { .text($0.code) }),
                    ]
                }),
            "sessions": .list(
                training.sessions.map { session in
                    [
                        "number": .int(session.number), "title": .text(session.title),
                        "heldOn": .text(session.heldOn.description), "attended": .int(session.attended.count),
                    ]
                }),
        ]
    }
}

extension Policy {
    fileprivate func answer(_ library: Library, on day: Day) -> Answer {
        let stale = staleness(on: day, in: library)
        return [
            "number": .int(number), "title": .text(title), "edition": .text(edition.rawValue),
            "owner": owner.map { .text($0.id) } ?? ownerName.map { .text($0) } ?? .null,
            "reviewOn": .text(reviewOn.description), "topics": .list(topics.map { .text($0) }),
            "provisions": .list(provisions.map { .text($0) }), "stale": .bool(stale.isStale),
            "inForce": stale.inForce.map { .text($0.key.rawValue) } ?? .null,
            "changed": .list(stale.changes.map { .text($0.provision.key) }),
            "read": .int(reads.count { $0.version == version }), "toRead": .int(unread.count),
        ]
    }
}

extension SelfAssessment.Round {
    fileprivate var answer: Answer {
        [
            "number": .int(number), "kind": .text(kind), "year": .int(year), "signedOff": .bool(signedOff != nil),
            "standards": .list(
                standards.map { standard in
                    [
                        "standard": .text(standard), "grade": grade(standard).map { .text($0) } ?? .null,
                        "before": earlier[standard].map { .text($0.grade) } ?? .null,
                        "moderated": .bool(moderations[standard] != nil),
                    ]
                }),
            "actionsOpen": .int(openActions.count), "challenges": .int(challenges.count),
        ]
    }
}
