import Access
import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of child in need plans and family group conferences.
    var plans: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.id)
        let group: [String: Answer] = [
            "offers": Self.list(
                Self.object([
                    "at": Self.moment, "toWhom": Self.perhapsText, "purpose": Self.text, "answerBy": Self.perhapsDate,
                    "beforeCourt": Self.flag, "notOffered": Self.perhapsText, "because": Self.perhapsText,
                ])),
            "answers": Self.list(
                Self.object(["at": Self.moment, "answer": Self.text, "who": Self.perhapsText])),
            "meetings": Self.list(
                Self.object([
                    "at": Self.moment, "coordinator": Self.text, "independent": Self.flag, "came": Self.perhapsText,
                    "childsPart": Self.perhapsText, "familysPlan": Self.text, "support": Self.perhapsText,
                    "agreed": Self.flag, "notAgreedBecause": Self.perhapsText,
                ])),
            "reviews": Self.list(
                Self.object([
                    "at": Self.moment, "outcome": Self.text, "going": Self.text, "childsWords": Self.perhapsText,
                ])),
        ]
        let plan = Self.object([
            "since": Self.moment, "runs": Self.flag, "endedAt": Self.perhapsMoment, "outcomes": Self.text,
            "waitsForManager": Self.flag,
            "manager": Self.perhaps(
                Self.object(["at": Self.moment, "approved": Self.flag, "because": Self.text])),
            "childsVoice": Self.perhapsText, "group": Self.list(Self.id), "ifNotBetter": Self.text,
            "actions": Self.list(Self.known),
            "visits": Self.list(
                Self.object(["at": Self.moment, "seen": Self.flag, "alone": Self.perhapsFlag])),
            "reviews": Self.list(
                Self.object([
                    "at": Self.moment, "outcome": Self.text, "because": Self.text, "drift": Self.perhapsText,
                ])),
            "end": Self.perhaps(Self.object(["reason": Self.text, "changed": Self.text])),
        ])
        return [
            "/api/v1/episodes/{id}/child-in-need-plan": Self.look(
                "The child in need plan of an episode that runs or ran last", [id],
                [
                    "readable": Self.flag, "plan": Self.perhaps(plan), "clocks": Self.list(Self.known),
                    "next": Self.list(Self.text),
                ]),
            "/api/v1/episodes/{id}/family-group": Self.look(
                "Family group conferences of an episode", [id], group.merging(["readable": Self.flag]) { $1 }),
            "/api/v1/early-help/{id}/family-group": Self.look(
                "Family group conferences of a family's early help", [id],
                group.merging(["readable": Self.flag]) { $1 }),
        ]
    }
}

extension Site {
    func addPlanAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/episodes/{id}/child-in-need-plan") { [self] request, context in
            try await answering {
                try await ofEpisode(request, context) { picture in
                    let clocks = picture.clocks.filter { $0.duty.rawValue.hasPrefix("childInNeedPlan.") }
                    let next = picture.next.filter { $0.rawValue.hasPrefix("childInNeedPlan.") }
                    return [
                        "readable": .bool(picture.childInNeedPlan != nil),
                        "plan": picture.childInNeedPlan?.answer(picture.sees) ?? .null,
                        "clocks": .list(clocks.map { Answer($0, at: context.now) }),
                        "next": .list(next.map { .text($0.rawValue) }),
                    ]
                }
            }
        }
        router.get("/api/v1/episodes/{id}/family-group") { [self] request, context in
            try await answering {
                try await ofEpisode(request, context) { picture in
                    familyGroup(picture.familyGroup) { picture.sees.shows($0, in: .episode) }
                }
            }
        }
        router.get("/api/v1/early-help/{id}/family-group") { [self] request, context in
            try await answering { try await earlyHelpGroup(request, context) }
        }
    }

    private func ofEpisode(
        _ request: Request, _ context: KithContext, _ answer: (EpisodePicture) -> [String: Answer]
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.episode)
        let child = try await office.database.read { [office] in
            try office.readings.episode(stream, in: $0)?.child
        }
        guard let child else { throw Rejection.notFound }
        let picture = try await office.lookout.episode(
            stream, by: caller(viewer), for: purpose(viewer, request, child, context.now), at: context.now)
        return shown(picture) { picture, _ in .object(answer(picture)) }
    }

    private func earlyHelpGroup(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.earlyHelp)
        guard let child = try await office.lookout.children(ofEarlyHelp: stream).first else {
            throw Rejection.notFound
        }
        let picture = try await office.lookout.earlyHelp(
            stream, by: caller(viewer), for: purpose(viewer, request, child, context.now), at: context.now)
        return shown(picture) { picture, _ in .object(familyGroup(picture.help?.familyGroup, shows: picture.shows)) }
    }

    /// Family group conferences; `readable` is false where the words are not the viewer's to read.
    func familyGroup<Of: HoldsFamilyGroup>(
        _ group: FamilyGroup<Of>?, shows: (FieldClass) -> Bool
    ) -> [String: Answer] {
        func said(_ words: String?, _ holds: FieldClass) -> Answer {
            words.flatMap { shows(holds) ? .text($0) : nil } ?? .null
        }
        func maybe(_ words: String?) -> Answer { words.map { .text($0) } ?? .null }
        func at(_ stamp: Stamp) -> Answer { .text(stamp.happenedAt.description) }
        let offers = (group?.offers ?? []).map { offer -> Answer in
            [
                "at": at(offer.stamp), "toWhom": said(offer.toWhom, .thirdParty), "purpose": .text(offer.purpose),
                "answerBy": maybe(offer.answerBy?.description), "beforeCourt": .bool(offer.isBeforeCourt),
                "notOffered": maybe(offer.notOffered), "because": maybe(offer.because),
            ]
        }
        let answers = (group?.answers ?? []).map { one -> Answer in
            ["at": at(one.stamp), "answer": .text(one.act.answer), "who": said(one.act.who, .thirdParty)]
        }
        let meetings = (group?.meetings ?? []).map { held -> Answer in
            [
                "at": at(held.stamp), "coordinator": .text(held.act.coordinator),
                "independent": .bool(held.act.independent), "came": said(held.act.came, .thirdParty),
                "childsPart": said(held.act.childsPart, .childsWords), "familysPlan": .text(held.act.familysPlan),
                "support": maybe(held.act.support), "agreed": .bool(held.act.agreed),
                "notAgreedBecause": maybe(held.act.notAgreedBecause),
            ]
        }
        let reviews = (group?.reviews ?? []).map { look -> Answer in
            [
                "at": at(look.stamp), "outcome": .text(look.act.outcome), "going": .text(look.act.going),
                "childsWords": said(look.act.childsWords, .childsWords),
            ]
        }
        return [
            "readable": .bool(group != nil), "offers": .list(offers), "answers": .list(answers),
            "meetings": .list(meetings), "reviews": .list(reviews),
        ]
    }
}

extension ChildInNeedPlan {
    /// The plan that runs, or ran last; nil where there was none.
    fileprivate func answer(_ sees: Sees) -> Answer? {
        guard let start = started.last else { return nil }
        let since = start.stamp.number
        let visits = visits.filter { $0.stamp.number > since }.map { visit -> Answer in
            [
                "at": .text(visit.stamp.happenedAt.description), "seen": .bool(visit.act.seen),
                "alone": visit.act.alone.map { .bool($0) } ?? .null,
            ]
        }
        let reviews = reviews.filter { $0.stamp.number > since }.map { review -> Answer in
            [
                "at": .text(review.stamp.happenedAt.description), "outcome": .text(review.act.outcome),
                "because": .text(review.act.because), "drift": review.act.drift.map { .text($0) } ?? .null,
            ]
        }
        let end = ends.last { $0.stamp.number > since }
        let manager = approval.map { answer -> Answer in
            [
                "at": .text(answer.stamp.happenedAt.description), "approved": .bool(answer.act.approved),
                "because": .text(answer.act.because),
            ]
        }
        return [
            "since": .text(start.stamp.happenedAt.description), "runs": .bool(isOpen),
            "waitsForManager": .bool(toApprove != nil), "manager": manager ?? .null,
            "endedAt": end.map { .text($0.stamp.happenedAt.description) } ?? .null,
            "outcomes": .text(outcomes ?? start.act.outcomes),
            "childsVoice": sees.shows(.childsWords, in: .episode) ? .text(start.act.childsVoice) : .null,
            "group": .list(group.map { .text($0.id) }), "ifNotBetter": .text(start.act.ifNotBetter),
            "actions": .list(actions.items.filter { $0.agreed.number >= since }.map { Answer($0) }),
            "visits": .list(visits), "reviews": .list(reviews),
            "end": end.map { ["reason": .text($0.act.reason), "changed": .text($0.act.changed)] } ?? .null,
        ]
    }
}
