import Casework
import Guidance
import Hummingbird
import Practice

extension OpenAPI {
    /// What can be read of the partnership's published documents, and of what the partners do together.
    var partnershipDocuments: [String: Answer] {
        let version = Self.object([
            "version": Self.count, "from": Self.date, "publishedAt": Self.moment, "edition": Self.perhapsText,
            "changes": Self.perhapsText, "missingBecause": Self.perhapsText, "missing": Self.list(Self.text),
            "sentAt": Self.perhapsMoment, "parts": Self.table(Self.text), "named": Self.table(Self.list(Self.text)),
        ])
        let row = Self.object([
            "version": Self.count, "from": Self.date, "publishedAt": Self.moment, "edition": Self.perhapsText,
        ])
        let number = Self.parameter(
            "version", in: "path", ["type": "integer", "minimum": 1, "maximum": 10_000])
        let parts: Answer = [
            "type": "string", "enum": .list(PartnershipPart.allCases.map { .text($0.rawValue) }),
        ]
        return [
            "/api/v1/partnership/protocol": Self.get(
                "guidance", "The local protocol for assessment in force, or the one to come", [],
                Self.object([
                    "from": Self.date, "inForce": Self.flag, "contents": Self.table(Self.text),
                    "groups": Self.table(Self.text), "leads": Self.perhaps(Self.list(Self.text)),
                    "times": Self.list(
                        Self.object([
                            "duty": Self.text, "guidance": Self.text, "here": Self.text, "cite": Self.text,
                        ])),
                ])),
            "/api/v1/partnership/arrangements": Self.get(
                "guidance", "The versions of the published arrangements, the newest first", [],
                Self.object(["versions": Self.list(row)])),
            "/api/v1/partnership/arrangements/{version}": Self.get(
                "guidance", "One version of the published arrangements", [number], version),
            "/api/v1/partnership/work/{part}": Self.get(
                "agencies", "What the partners do together, for those who speak for one, run it or scrutinise it",
                [Self.parameter("part", in: "path", parts)],
                Self.object(["part": Self.text, "entries": Self.list(Self.known)])),
        ]
    }
}

/// A part of what the partners do together, by which API and command line ask for it.
package enum PartnershipPart: String, CaseIterable {
    case priorities, meetings, decisions, funding, sharing, disputes, scrutiny, voices, boards, seats, business,
        signing
}

extension Site {
    func addPartnershipDocuments(to router: Router<KithContext>) {
        router.get("/api/v1/partnership/protocol") { [self] _, context in
            try await answering {
                let today = context.now.day
                let partnership = try await published(context)
                let coming = partnership.protocols.last { $0.act.from > today }
                guard let document = partnership.localProtocol(on: today) ?? coming else { throw Rejection.notFound }
                return .json(document.act.answer(library, on: today))
            }
        }
        router.get("/api/v1/partnership/arrangements") { [self] _, context in
            try await answering {
                let versions = try await published(context).published.reversed().map { Answer.object($0.row) }
                return .json(["versions": .list(versions)] as [String: Answer])
            }
        }
        router.get("/api/v1/partnership/arrangements/{version}") { [self] _, context in
            try await answering {
                guard let picture = try await office.lookout.partnership(at: context.now),
                    let number = context.parameters.get("version").flatMap({ Int($0) }),
                    let one = picture.partnership.published.first(where: { $0.act.version == number })
                else { throw Rejection.notFound }
                return .json(picture.answer(one, library))
            }
        }
        router.get("/api/v1/partnership/work/{part}") { [self] _, context in
            try await answering {
                let viewer = try context.requireViewer()
                guard let part = context.parameters.get("part").flatMap(PartnershipPart.init(rawValue:)),
                    let picture = try await office.lookout.partnershipWork(by: caller(viewer), at: context.now)
                else { throw Rejection.notFound }
                return .json(
                    ["part": .text(part.rawValue), "entries": .list(picture.partnership.entries(of: part))]
                        as [String: Answer])
            }
        }
    }

    private func published(_ context: KithContext) async throws -> Partnership {
        guard let picture = try await office.lookout.partnership(at: context.now) else { throw Rejection.notFound }
        return picture.partnership
    }
}

extension Stamped where Act == Partnership.PublishArrangements {
    /// A version as the list of versions shows it.
    package var row: [String: Answer] {
        [
            "version": .int(act.version ?? 1), "from": .text(act.from.description),
            "publishedAt": .text(stamp.happenedAt.description),
            "edition": act.edition.map { .text($0.rawValue) } ?? .null,
        ]
    }
}

extension PartnershipPicture {
    /// A version with what it says, and those whom it named on its first day.
    package func answer(_ one: Stamped<Partnership.PublishArrangements>, _ library: Library) -> [String: Answer] {
        let act = one.act
        let items = library.guidance(on: one.stamp.happenedAt.day).options(.arrangementsContents)
        let missing = items.filter { act.parts?[$0.code] == nil }
        let sent = partnership.sent.first { $0.act.version == act.version }
        func people(_ kind: Partnership.Appointment.Kind) -> Answer {
            .list(
                partnership.appointments(kind, on: act.from).map { held in
                    .text("\(names.name(held.practitioner)), \(held.post)")
                })
        }
        return one.row.merging([
            "changes": act.changes.map { .text($0) } ?? .null,
            "missingBecause": act.missingBecause.map { .text($0) } ?? .null,
            "missing": .list(missing.map { .text($0.code) }),
            "sentAt": sent.map { .text($0.stamp.happenedAt.description) } ?? .null,
            "parts": .object((act.parts ?? [:]).mapValues { .text($0) }),
            "named": [
                "leadPartners": people(.lead), "delegatedPartners": people(.delegate), "chair": people(.chair),
                "relevantAgencies": .list(
                    partnership.relevant(on: act.from).map { .text(names.name($0.naming.act.agency)) }),
            ],
        ]) { $1 }
    }
}

extension Partnership.PublishProtocol {
    package func answer(_ library: Library, on day: Day) -> [String: Answer] {
        let then = library.guidance(on: from)
        let shorter = (times ?? [:]).sorted { $0.key < $1.key }.compactMap { code, time -> Answer? in
            guard let duty = DutyKey(rawValue: code).map({ then.nationalDuty($0) }) else { return nil }
            return [
                "duty": .text(code), "guidance": .text(duty.limit.inWords), "here": .text(time),
                "cite": .text(duty.cite),
            ]
        }
        return [
            "from": .text(from.description), "inForce": .bool(from <= day),
            "contents": .object(contents.mapValues { .text($0) }), "groups": .object(groups.mapValues { .text($0) }),
            "leads": leads.map { .list($0.map { .text($0) }) } ?? .null, "times": .list(shorter),
        ]
    }
}
