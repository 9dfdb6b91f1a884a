import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of conferences, child protection plans and transfers.
    var conferring: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        return [
            "/api/v1/episodes/{id}/conferences": Self.get("children", "The conferences of an episode", [id]),
            "/api/v1/episodes/{id}/plan": Self.get("children", "The child protection plans of an episode", [id]),
        ]
    }
}

extension Site {
    func addConferenceAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/episodes/{id}/conferences") { [self] request, context in
            try await answering {
                try await conferences(as: "conference", request, context) { picture in
                    ["conferences": .list(picture.meetings.map { Self.conference($0, picture) })]
                }
            }
        }
        router.get("/api/v1/episodes/{id}/plan") { [self] request, context in
            try await answering {
                try await conferences(as: "plan", request, context) { picture in
                    ["plans": .list(picture.plans.map { Self.plan($0, picture) })]
                }
            }
        }
    }

    private func conferences(
        as name: String, _ request: Request, _ context: KithContext,
        _ answer: (ConferencePicture) -> [String: Answer]
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.episode)
        let picture = try await office.lookout.conference(
            stream, as: name, by: caller(viewer),
            for: Lookout.Purpose("directWork", because: request.headers[.init("Kith-Reason")!]), at: context.now)
        return shown(picture) { picture, _ in
            var fields = answer(picture)
            fields["next"] = .list(picture.next.map { .text($0.rawValue) })
            return .object(fields)
        }
    }

    // MARK: Conferences

    private static func conference(_ meeting: Conference.Meeting, _ picture: ConferencePicture) -> Answer {
        let invited = meeting.seats.map { seat, invitation -> Answer in
            [
                "agency": .text(seat.agency.id), "practitioner": seat.practitioner.map { .text($0.id) } ?? .null,
                "reportWanted": .bool(invitation.act.reportWanted),
                "answer": meeting.answer(of: seat).map { .text($0.act.answer) } ?? .null,
            ]
        }
        let reports = meeting.reports.map { report -> Answer in
            entry(
                report.stamp,
                [
                    "knows": said(report.act.knows, report.stamp, picture),
                    "strengths": said(report.act.strengths, report.stamp, picture),
                    "risks": said(report.act.risks, report.stamp, picture),
                    "childsVoice": said(report.act.childsVoice, report.stamp, picture, holds: .childsWords),
                    "view": .text(report.act.view),
                    "viewBecause": said(report.act.viewBecause, report.stamp, picture),
                ])
        }
        let parts = meeting.minute.compactMapValues(\.last).mapValues { part in
            let holds = Conference.holds(part.act.section)
            return entry(part.stamp, ["text": said(part.act.text, part.stamp, picture, holds: holds)])
        }
        let views = meeting.views.map { view -> Answer in
            entry(
                view.stamp,
                [
                    "of": view.act.agency.map { .text($0.id) } ?? .null, "view": .text(view.act.view),
                    "because": said(view.act.because, view.stamp, picture),
                ])
        }
        return [
            "number": .int(meeting.number), "kind": .text(meeting.kind),
            "plannedFor": .text(meeting.plannedFor.description), "chair": .text(meeting.chair.id),
            "invited": .list(invited), "reports": .list(reports), "record": .object(parts), "views": .list(views),
            "calledOff": .bool(meeting.calledOff != nil), "decision": decision(meeting, picture),
        ]
    }

    private static func decision(_ meeting: Conference.Meeting, _ picture: ConferencePicture) -> Answer {
        if let held = meeting.held {
            return entry(
                held.stamp,
                [
                    "plan": .bool(held.act.plan), "categories": codes(held.act.categories ?? []),
                    "because": said(held.act.because, held.stamp, picture),
                    "dissent": said(held.act.dissent, held.stamp, picture),
                    "outline": said(held.act.outline, held.stamp, picture),
                ])
        }
        guard let review = meeting.reviewed else { return .null }
        return entry(
            review.stamp,
            [
                "outcome": .text(review.act.outcome), "categories": codes(review.act.categories ?? []),
                "because": said(review.act.because, review.stamp, picture),
                "dissent": said(review.act.dissent, review.stamp, picture),
            ])
    }

    // MARK: Plans

    private static func plan(_ course: ProtectionPlan.Course, _ picture: ConferencePicture) -> Answer {
        let outcomes = course.outcomes.enumerated().map { place, target -> Answer in
            guard let latest = target.wordings.last else { return .null }
            return entry(
                latest.stamp,
                [
                    "number": .int(place + 1), "change": said(latest.act.change, latest.stamp, picture),
                    "byWhen": .text(latest.act.byWhen.description),
                    "weWillKnow": said(latest.act.weWillKnow, latest.stamp, picture),
                    "who": said(latest.act.who, latest.stamp, picture),
                    "progress": target.progress.last.map { .text($0.act.progress) } ?? .null,
                ])
        }
        let group = course.coreGroup.map { seat -> Answer in
            ["agency": .text(seat.agency.id), "practitioner": seat.practitioner.map { .text($0.id) } ?? .null]
        }
        return [
            "since": .text(course.start.happenedAt.day.description), "categories": codes(course.categories),
            "reviewOn": course.reviewOn.map { .text($0.description) } ?? .null, "coreGroup": .list(group),
            "outcomes": .list(outcomes),
            "coreGroups": .list(course.meetings.map { .text($0.stamp.happenedAt.description) }),
            "visits": .list(
                course.visits.map { visit in
                    [
                        "at": .text(visit.stamp.happenedAt.description), "seen": .bool(visit.act.seen),
                        "alone": visit.act.alone.map { .bool($0) } ?? .null,
                    ]
                }),
            "endedOn": course.end.map { .text($0.stamp.happenedAt.day.description) } ?? .null,
            "endReason": course.end.map { .text($0.reason) } ?? .null,
        ]
    }

    // MARK: Entries

    private static func entry(_ stamp: Stamp, _ fields: [String: Answer]) -> Answer {
        .object(
            fields.merging([
                "entry": .int(stamp.number), "practitioner": .text(stamp.by.id), "agency": .text(stamp.agency.id),
                "happenedAt": .text(stamp.happenedAt.description),
            ]) { field, _ in field })
    }

    private static func said(
        _ words: String?, _ stamp: Stamp, _ picture: ConferencePicture, holds: FieldClass = .narrative
    ) -> Answer {
        picture.said(words, by: stamp, holds: holds).map { .text($0) } ?? .null
    }

    private static func codes(_ codes: [String]) -> Answer { .list(codes.map { .text($0) }) }
}
