import Casework
import Guidance
import Hummingbird
import Practice

extension OpenAPI {
    /// What can be read of the partnership.
    var partnershipPaths: [String: Answer] {
        [
            "/api/v1/partnership": Self.get(
                "guidance", "The safeguarding partners, their leads, delegates and chair, and the relevant agencies", []
            ),
            "/api/v1/partnership/threshold": Self.get("guidance", "The threshold document in force", []),
            "/api/v1/partnership/completeness": Self.get(
                "agencies", "What the published arrangements must and should say, and whether they do", []),
        ]
    }
}

extension Site {
    func addPartnershipAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/partnership") { [self] _, context in
            try await answering {
                let picture = try await found(context)
                return .json(Answer.fields(picture, on: context.now.day))
            }
        }
        router.get("/api/v1/partnership/threshold") { [self] _, context in
            try await answering {
                let picture = try await found(context)
                guard let act = picture.partnership.threshold(on: context.now.day)?.act else {
                    throw Rejection.notFound
                }
                return .json(act.answer)
            }
        }
        router.get("/api/v1/partnership/completeness") { [self] _, context in
            try await answering {
                let viewer = try context.requireViewer()
                guard
                    let picture = try await office.lookout.partnershipWork(by: caller(viewer), at: context.now)
                else { throw Rejection.notFound }
                let guidance = library.guidance(on: context.now.day)
                let items = picture.completeness(under: guidance, on: context.now.day)
                return .json(
                    [
                        "edition": .text(guidance.edition.key.rawValue),
                        "items": .list(
                            items.map { item in
                                [
                                    "code": .text(item.code), "label": .text(item.label), "must": .bool(item.must),
                                    "there": .bool(item.isThere), "fromRecord": .bool(item.fromRecord),
                                    "stale": item.stale.map { .text($0) } ?? .null,
                                    "cite": .text(item.cite),
                                    "status": .text(
                                        (item.doubt == nil ? Status.confirmed : .unconfirmed).rawValue),
                                    "doubt": item.doubt.map { .text($0) } ?? .null,
                                ]
                            }),
                    ] as [String: Answer])
            }
        }
    }

    private func found(_ context: KithContext) async throws -> PartnershipPicture {
        guard let picture = try await office.lookout.partnership(at: context.now) else { throw Rejection.notFound }
        return picture
    }
}

extension Partnership.PublishThreshold {
    /// The document as API and command line give it.
    package var answer: [String: Answer] {
        [
            "from": .text(from.description), "indicators": .object(indicators.mapValues { .text($0) }),
            "help": .object(help.mapValues { .text($0) }), "earlyHelp": .text(earlyHelp),
            "criteria": .object(criteria.mapValues { .text($0) }),
            "procedures": .object(procedures.mapValues { .text($0) }),
        ]
    }
}

extension Answer {
    /// The partnership as everyone may know it.
    fileprivate static func fields(_ picture: PartnershipPicture, on day: Day) -> [String: Answer] {
        let partnership = picture.partnership
        func person(_ one: Partnership.Appointment?) -> Answer {
            guard let one else { return .null }
            return [
                "name": .text(picture.names.name(one.practitioner)), "post": .text(one.post),
                "agency": .text(one.agency.id), "from": .text(one.from.description),
                "rotatesOn": one.rotatesOn.map { .text($0.description) } ?? .null,
            ]
        }
        return [
            "stream": .text(picture.row.stream.description), "title": .text(picture.row.title),
            "area": .text(picture.row.area), "chair": person(partnership.chair(on: day)),
            "partners": .list(
                partnership.partners(on: day).map { one in
                    [
                        "agency": .text(one.agency.id), "kind": .text(one.kind), "name": .text(one.name),
                        "footprint": .text(one.footprint), "lead": person(partnership.lead(of: one.agency, on: day)),
                        "delegate": person(partnership.delegate(of: one.agency, on: day)),
                    ]
                }),
            "relevantAgencies": .list(
                partnership.relevant(on: day).map { one in
                    [
                        "agency": .text(one.naming.act.agency.id),
                        "name": .text(picture.names.name(one.naming.act.agency)),
                        "group": .text(one.naming.act.group), "because": .text(one.naming.act.because),
                        "otherAreas": one.naming.act.otherAreas.map { .text($0) } ?? .null,
                        "acknowledgedOn": one.acknowledgedOn.map { .text($0.description) } ?? .null,
                    ]
                }),
            "educationSeats": .list(
                partnership.seats(on: day).map { one in
                    [
                        "name": .text(picture.names.name(one.act.practitioner)), "seat": .text(one.act.seat),
                        "speaksFor": .list(one.act.speaksFor.map { .text($0) }), "chosen": .text(one.act.chosen),
                        "from": .text(one.act.from.description),
                        "until": partnership.lastDay(of: one).map { .text($0.description) } ?? .null,
                    ]
                }),
            "versions": .int(partnership.published.count),
            "owedReports": .list(
                picture.owed.map { one in
                    [
                        "year": .int(one.year.ending), "council": .text(one.council.id),
                        "due": one.due.map { .text($0.day.description) } ?? .null, "isBegun": .bool(one.begun != nil),
                    ]
                }),
        ]
    }
}
