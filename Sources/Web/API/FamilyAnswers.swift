import Access
import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension OpenAPI {
    /// What can be read of a child's family, network, the agencies around them over time, and letters.
    var families: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.id)
        let tie = Self.object([
            "person": Self.id, "other": Self.id, "kind": Self.perhapsText,
            "parentalResponsibility": Self.perhapsText, "from": Self.perhapsDate, "until": Self.perhapsDate,
        ])
        let link = Self.object([
            "name": Self.text, "connection": Self.text, "strength": Self.text, "flow": Self.text,
            "viewOf": Self.text, "from": Self.perhapsDate, "until": Self.perhapsDate, "note": Self.perhapsText,
            "entry": Self.count, "recordedAt": Self.moment,
        ])
        let part = Self.object([
            "agency": Self.id, "kind": Self.text, "from": Self.moment, "until": Self.perhapsMoment,
        ])
        let letter = Self.object([
            "stream": Self.stream, "regarding": Self.stream, "letter": Self.text, "to": Self.text,
            "status": Self.text, "writtenAt": Self.moment, "sentAt": Self.perhapsMoment, "author": Self.id,
            "agency": Self.id,
        ])
        let on = Self.parameter("on", in: "query", Self.date)
        return [
            "/api/v1/children/{id}/family": Self.look(
                "A child's family on a day, as the genogram draws it", [id, on],
                [
                    "identity": Self.known, "on": Self.date, "people": Self.list(Self.known),
                    "ties": Self.list(tie), "open": Self.list(Self.id), "wide": Self.flag,
                ]),
            "/api/v1/children/{id}/network": Self.look(
                "Who and what is around a child, as the ecomap draws it", [id],
                [
                    "identity": Self.known, "household": Self.list(Self.known), "involved": Self.list(Self.known),
                    "network": Self.list(link), "others": Self.list(Self.known), "next": Self.list(Self.text),
                ]),
            "/api/v1/children/{id}/involvement": Self.look(
                "Agencies' part in a child's life over time, with the days on which each wrote", [id],
                [
                    "identity": Self.known, "parts": Self.list(part),
                    "written": Self.list(Self.object(["agency": Self.id, "days": Self.list(Self.date)])),
                    "withheld": Self.count,
                ]),
            "/api/v1/children/{id}/letters": Self.look(
                "Letters about a child that are open to you", [id],
                [
                    "identity": Self.known, "letters": Self.list(letter), "writable": Self.list(Self.stream),
                ]),
        ]
    }
}

extension Site {
    func addFamilyAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/children/{id}/family") { [self] request, context in
            try await answering { try await familyAnswer(request, context) }
        }
        router.get("/api/v1/children/{id}/network") { [self] request, context in
            try await answering {
                try await ofChild(request, context) { lookout, child, caller, purpose in
                    try await lookout.network(of: child, by: caller, for: purpose, at: context.now)
                } answer: {
                    $0.answer
                }
            }
        }
        router.get("/api/v1/children/{id}/involvement") { [self] request, context in
            try await answering {
                try await ofChild(request, context) { lookout, child, caller, purpose in
                    try await lookout.involvement(with: child, by: caller, for: purpose, at: context.now)
                } answer: {
                    $0.answer
                }
            }
        }
        router.get("/api/v1/children/{id}/letters") { [self] request, context in
            try await answering {
                try await ofChild(request, context) { lookout, child, caller, purpose in
                    try await lookout.letters(about: child, by: caller, for: purpose, at: context.now)
                } answer: {
                    $0.answer
                }
            }
        }
    }

    private func familyAnswer(_ request: Request, _ context: KithContext) async throws -> Response {
        let day = min(try day("on", request) ?? context.now.day, context.now.day)
        return try await ofChild(request, context) { lookout, child, caller, purpose in
            try await lookout.family(of: child, on: day, by: caller, for: purpose, at: context.now)
        } answer: {
            $0.answer
        }
    }

    /// Looks at the child whom the address names, by the same decision as their page.
    private func ofChild<Picture: Sendable>(
        _ request: Request, _ context: KithContext,
        look: (Lookout, PersonID, Caller, Lookout.Purpose) async throws -> Lookout.Shown<Picture>,
        answer: (Picture) -> [String: Answer]
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        guard let child = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw Rejection.notFound }
        let picture = try await look(
            office.lookout, child, caller(viewer), purpose(viewer, request, child, context.now))
        return shown(picture) { picture, _ in .object(answer(picture)) }
    }
}

extension FamilyPicture {
    fileprivate var answer: [String: Answer] {
        [
            "identity": Answer(identity), "on": .text(day.description),
            "people": .list(people.map { .object(Answer.person($0)) }),
            "ties": .list(
                ties.map { tie in
                    [
                        "person": .text(tie.person.id), "other": .text(tie.other.id),
                        "kind": tie.kind.map { .text($0) } ?? .null,
                        "parentalResponsibility": tie.parentalResponsibility.map { .text($0) } ?? .null,
                        "from": tie.from.map { .text($0.description) } ?? .null,
                        "until": tie.until.map { .text($0.description) } ?? .null,
                    ]
                }),
            "open": .list(open.map(\.id).sorted().map { .text($0) }), "wide": .bool(isWide),
        ]
    }
}

extension NetworkPicture {
    fileprivate var answer: [String: Answer] {
        let links = network.map { link -> Answer in
            let act = link.act
            return [
                "name": .text(act.name), "connection": .text(act.connection), "strength": .text(act.strength),
                "flow": .text(act.flow), "viewOf": .text(act.viewOf),
                "from": act.from.map { .text($0.description) } ?? .null,
                "until": act.until.map { .text($0.description) } ?? .null, "note": act.note.map { .text($0) } ?? .null,
                "entry": .int(link.stamp.number), "recordedAt": .text(link.stamp.happenedAt.description),
            ]
        }
        let others = others.compactMap { other -> Answer? in
            guard let brief = other.brief else { return nil }
            let relation = other.relation
            return .object(
                Answer.person(brief).merging([
                    "kind": .text(relation.kind), "from": relation.from.map { .text($0.description) } ?? .null,
                    "until": relation.until.map { .text($0.description) } ?? .null,
                ]) { $1 })
        }
        return [
            "identity": Answer(identity), "household": .list(household.map { .object(Answer.person($0)) }),
            "involved": .list(involved.map { Answer($0) }), "network": .list(links), "others": .list(others),
            "next": .list(next.map { .text($0.rawValue) }),
        ]
    }
}

extension InvolvementPicture {
    fileprivate var answer: [String: Answer] {
        var order: [AgencyID] = []
        for one in written where !order.contains(one.agency) { order.append(one.agency) }
        return [
            "identity": Answer(identity),
            "parts": .list(
                involvements.sorted { $0.from < $1.from }.map { part in
                    [
                        "agency": .text(part.agency.id), "kind": .text(part.kind.rawValue),
                        "from": .text(part.from.description),
                        "until": part.until.map { .text($0.description) } ?? .null,
                    ]
                }),
            "written": .list(
                order.map { agency in
                    let days = written.filter { $0.agency == agency }.map(\.day).sorted()
                    return ["agency": .text(agency.id), "days": .list(days.map { .text($0.description) })]
                }),
            "withheld": .int(withheld),
        ]
    }
}

extension LettersPicture {
    fileprivate var answer: [String: Answer] {
        [
            "identity": Answer(identity),
            "letters": .list(
                letters.map { row in
                    [
                        "stream": .text(row.stream.description), "regarding": .text(row.regarding.description),
                        "letter": .text(row.letter), "to": .text(row.to), "status": .text(row.status.rawValue),
                        "writtenAt": .text(row.writtenAt.description),
                        "sentAt": row.sentAt.map { .text($0.description) } ?? .null,
                        "author": .text(row.author.id), "agency": .text(row.agency.id),
                    ]
                }),
            "writable": .list(writable.map { .text($0.description) }),
        ]
    }
}

extension Answer {
    /// Someone of a family or near it, as a figure says them.
    fileprivate static func person(_ brief: Brief) -> [String: Answer] {
        fields(brief).merging([
            "sex": brief.sex.map { .text($0) } ?? .null, "diedOn": brief.diedOn.map { .text($0.description) } ?? .null,
        ]) { $1 }
    }
}
