import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of immediate protection, strategy discussions and section 47 enquiries.
    var protecting: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        return [
            "/api/v1/episodes/{id}/strategy": Self.get(
                "children", "Immediate protection, strategy discussions and section 47 enquiries of an episode", [id])
        ]
    }
}

extension Site {
    func addProtectionAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/episodes/{id}/strategy") { [self] request, context in
            try await answering { try await strategyAnswer(request, context) }
        }
    }

    private func strategyAnswer(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.episode)
        let picture = try await office.lookout.episode(
            stream, by: caller(viewer),
            for: Lookout.Purpose("directWork", because: request.headers[.init("Kith-Reason")!]), at: context.now)
        return shown(picture) { picture, _ in
            [
                "protections": .list(picture.minutes.protections.map { Answer($0) }),
                "discussions": .list(picture.minutes.discussions.map { Answer($0) }),
                "enquiries": .list(picture.minutes.enquiries.map { Answer($0) }),
                "next": .list(picture.next.map { .text($0.rawValue) }),
            ]
        }
    }
}

extension Answer {
    init(_ entry: MinuteEntry) {
        self = [
            "number": .int(entry.stamp.number), "happenedAt": .text(entry.stamp.happenedAt.description),
            "practitioner": .text(entry.stamp.by.id), "agency": .text(entry.stamp.agency.id),
            "withheld": .bool(entry.isWithheld),
            "parts": .list(
                entry.parts.map { part in
                    ["label": .text(part.label), "words": .text(part.words), "holds": .text(part.holds.rawValue)]
                }),
        ]
    }

    init(_ one: ProtectionMinute) {
        self = [
            "what": .text(one.what), "since": .text(one.began.happenedAt.description),
            "until": one.due.map { Answer($0) } ?? .null,
            "endedAt": one.endedAt.map { .text($0.description) } ?? .null, "told": Answer(one.told),
        ]
    }

    fileprivate init(_ talk: DiscussionMinute.Talk) {
        self = [
            "entry": Answer(talk.entry), "how": .text(talk.how),
            "present": .list(talk.present.map { .text($0.id) }),
            "elsewhere": .list(talk.elsewhere.map { .text($0) }), "step": talk.step.map { .text($0) } ?? .null,
            "missing": .list(talk.missing.map { .text($0) }),
            "dissenting": .list(talk.dissenting.map { .text($0.id) }),
        ]
    }

    init(_ minute: DiscussionMinute) {
        let invited = minute.invited.map { one -> Answer in
            [
                "practitioner": .text(one.practitioner.id), "agency": .text(one.agency.id),
                "coming": one.coming.map { .text($0) } ?? .null, "answer": one.answer.map { Answer($0) } ?? .null,
            ]
        }
        let actions = minute.actions.map { action -> Answer in
            [
                "number": .int(action.number), "what": action.what.map { .text($0) } ?? .null,
                "practitioner": action.owner.map { .text($0.id) } ?? .null,
                "who": action.who.map { .text($0) } ?? .null, "by": .text(action.by.description),
                "done": action.done.map { Answer($0) } ?? .null,
            ]
        }
        self = [
            "meetsAt": minute.meetsAt.map { .text($0.description) } ?? .null, "initiated": .bool(minute.initiated),
            "calls": .list(minute.calls.map { Answer($0) }), "invited": .list(invited),
            "preliminary": .list(minute.preliminary.map { Answer($0) }),
            "held": minute.held.map { Answer($0) } ?? .null, "actions": .list(actions),
            "dissents": .list(minute.dissents.map { Answer($0) }),
        ]
    }

    init(_ minute: EnquiryMinute) {
        let checks = minute.checks.map { check -> Answer in
            [
                "agency": .text(check.agency.id), "asked": Answer(check.asked),
                "practitioner": check.practitioner.map { .text($0.id) } ?? .null,
                "reply": check.reply.map { Answer($0) } ?? .null,
            ]
        }
        let requests = minute.requests.map { request -> Answer in
            [
                "asked": Answer(request.asked), "granted": request.granted.map { .bool($0) } ?? .null,
                "answer": request.answer.map { Answer($0) } ?? .null,
            ]
        }
        self = [
            "started": Answer(minute.started), "lead": .text(minute.lead.id), "joint": .bool(minute.isJoint),
            "police": minute.police.map { .text($0.id) } ?? .null,
            "initiatedAt": minute.initiatedAt.map { .text($0.description) } ?? .null, "checks": .list(checks),
            "examinations": .list(minute.examinations.map { Answer($0) }),
            "outcome": minute.outcome.map { .text($0) } ?? .null, "conference": .bool(minute.needsConference),
            "concluded": minute.concluded.map { Answer($0) } ?? .null,
            "agreements": .list(
                minute.agreements.map { ["entry": Answer($0.entry), "agreed": .bool($0.agreed)] as Answer }),
            "agreed": minute.isAgreed.map { .bool($0) } ?? .null,
            "told": .list(minute.told.map { Answer($0) }), "requests": .list(requests),
        ]
    }
}
