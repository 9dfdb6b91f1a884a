import Casework
import Guidance
import Hummingbird

extension OpenAPI {
    /// What can be read of the guidance library: open to everyone, like its pages.
    var guidanceLibrary: [String: Answer] {
        func codes(_ name: String, _ values: [String]) -> Answer {
            Self.parameter(name, in: "query", ["type": "string", "enum": .list(values.map { .text($0) })])
        }
        func edition(_ name: String) -> Answer { codes(name, library.editions.map(\.key.rawValue)) }
        let filter = [
            codes("chapter", library.provisions.chapters.map(\.key)),
            codes("topic", library.provisions.topics.map(\.key)),
            codes("audience", library.provisions.audiences.map(\.key)),
        ]
        let key = Self.parameter("key", in: "path", ["type": "string", "maxLength": 100])
        let words = Self.parameter("q", in: "query", ["type": "string", "maxLength": 200])
        let all = Self.parameter("all", in: "query", ["type": "boolean"])
        return [
            "/api/v1/guidance/compare": Self.get(
                "guidance", "Two editions beside each other; what was carried too, where all is true",
                [edition("from"), edition("to")] + filter + [all], Self.comparison),
            "/api/v1/guidance/provisions": Self.get(
                "guidance", "What stands under an edition, the one in force where none is named",
                [edition("edition")] + filter, Self.list(Self.standing)),
            "/api/v1/guidance/provisions/{key}": Self.get(
                "guidance", "One provision through the editions, with what carries it", [key], Self.provision),
            "/api/v1/guidance/glossary": Self.get(
                "guidance", "The words and abbreviations of an edition, the one in force where none is named",
                [edition("edition")], Self.glossary),
            "/api/v1/guidance/search": Self.get(
                "guidance", "Provisions, words and abbreviations that have all of the words asked for", [words],
                Self.found),
        ]
    }

    private static let standing = object([
        "key": text, "edition": text, "title": text, "says": text, "force": text, "kind": text, "chapter": text,
        "binds": text, "cite": text, "status": text, "doubt": perhapsText, "commencement": perhapsText,
    ])

    private static let comparison = object([
        "from": text, "to": text, "counts": table(count),
        "changes": list(
            object([
                "key": text, "kind": text, "title": text, "chapter": text, "why": text, "audiences": list(text),
                "topics": list(text), "others": list(text), "before": perhaps(standing), "after": perhaps(standing),
            ])),
    ])

    private static let provision = object([
        "key": text, "title": text, "kind": text, "chapter": text, "binds": text, "why": text,
        "audiences": list(text), "topics": list(text), "replaces": list(text), "replacedBy": list(text),
        "endedBy": perhapsText, "carriedBy": list(object(["kind": text, "what": text])),
        "notCarriedBecause": perhapsText, "editions": list(standing),
    ])

    private static let glossary = object([
        "edition": text,
        "words": list(object(["term": text, "slug": text, "says": text, "since": text, "cite": text, "status": text])),
        "abbreviations": list(object(["short": text, "stands": text, "note": perhapsText, "status": text])),
    ])

    private static let found = object([
        "found": list(object(["kind": text, "key": text, "title": text])),
        "instead": list(object(["typed": text, "meant": text])),
    ])
}

extension Site {
    func addGuidanceAnswers(to router: Router<KithContext>) {
        router.get("/api/v1/guidance/compare") { [self] request, _ in
            try await answering { .json(try comparisonAnswer(try Query(request))) }
        }
        router.get("/api/v1/guidance/provisions") { [self] request, context in
            try await answering { .json(try provisionsAnswer(try Query(request), on: context.now.day)) }
        }
        router.get("/api/v1/guidance/provisions/{key}") { [self] _, context in
            try await answering {
                let key = context.parameters.get("key") ?? ""
                guard let provision = library.provisions[key], provision.key == key else { throw Rejection.notFound }
                return .json(Answer.fields(provision, in: library))
            }
        }
        router.get("/api/v1/guidance/glossary") { [self] request, context in
            try await answering { .json(try glossaryAnswer(try Query(request), on: context.now.day)) }
        }
        router.get("/api/v1/guidance/search") { [self] request, _ in
            try await answering {
                let answer = shelf.search.find(String((try Query(request)["q"] ?? "").prefix(200)))
                return .json(Answer.fields(answer))
            }
        }
    }

    private func comparisonAnswer(_ query: Query) throws -> [String: Answer] {
        let filter = try filter(query)
        guard let from = try edition(query, "from"), let to = try edition(query, "to") else {
            throw Self.wrong(query["from"] == nil ? "from" : "to", "Name two editions as “from” and “to”")
        }
        guard from.key != to.key, let comparison = library.compare(from.key, to.key) else {
            throw Self.wrong("to", "Name two different editions")
        }
        let changes = query["all"] == "true" ? comparison.changes(filter) : comparison.news(filter)
        let counts = Change.Kind.allCases.map { ($0.rawValue, Answer.int(comparison.count($0, filter))) }
        return [
            "from": .text(comparison.from.key.rawValue), "to": .text(comparison.to.key.rawValue),
            "counts": .object(Dictionary(counts, uniquingKeysWith: { $1 })),
            "changes": .list(changes.map { .object(Answer.fields($0)) }),
        ]
    }

    private func provisionsAnswer(_ query: Query, on day: Day) throws -> Answer {
        let filter = try filter(query)
        let shown = try edition(query, "edition") ?? library.guidance(on: day).edition
        let standing = library.provisions.standing(under: shown.key).filter { filter.shows($0.provision) }
        return .list(standing.map { .object(Answer.fields($0)) })
    }

    private func glossaryAnswer(_ query: Query, on day: Day) throws -> [String: Answer] {
        let shown = try edition(query, "edition") ?? library.guidance(on: day).edition
        return [
            "edition": .text(shown.key.rawValue),
            "words": .list(
                library.words(under: shown.key).map { definition, meaning in
                    [
                        "term": .text(definition.term), "slug": .text(definition.slug), "says": .text(meaning.says),
                        "since": .text(meaning.from.rawValue), "cite": .text(meaning.cite),
                        "status": .text(meaning.status.rawValue),
                    ]
                }),
            "abbreviations": .list(
                library.abbreviations(under: shown.key).map { acronym in
                    [
                        "short": .text(acronym.short), "stands": .text(acronym.stands),
                        "note": acronym.note.map { .text($0) } ?? .null, "status": .text(acronym.status.rawValue),
                    ]
                }),
        ]
    }

    // MARK: What is asked

    private func edition(_ query: Query, _ name: String) throws -> Edition? {
        let known = library.editions.map(\.key.rawValue)
        return try one(query, name, among: known).flatMap { library.edition(EditionKey(rawValue: $0)) }
    }

    private func filter(_ query: Query) throws -> ChangeFilter {
        let provisions = library.provisions
        return ChangeFilter(
            chapter: try one(query, "chapter", among: provisions.chapters.map(\.key)),
            topic: try one(query, "topic", among: provisions.topics.map(\.key)),
            audience: try one(query, "audience", among: provisions.audiences.map(\.key)))
    }

    private func one(_ query: Query, _ name: String, among known: [String]) throws -> String? {
        guard let asked = query[name], !asked.isEmpty else { return nil }
        guard known.contains(asked) else {
            throw Self.wrong(name, "There is no such \(name). Use one of: \(known.joined(separator: ", "))")
        }
        return asked
    }

    private static func wrong(_ name: String, _ message: String) -> Rejection {
        .problems([Problem(question: name, message: message)])
    }
}

extension Answer {
    fileprivate static func fields(_ change: Change) -> [String: Answer] {
        [
            "key": .text(change.provision.key), "kind": .text(change.kind.rawValue), "title": .text(change.title),
            "chapter": .text(change.provision.chapter), "why": .text(change.provision.why),
            "audiences": .list(change.provision.audiences.map { .text($0) }),
            "topics": .list(change.provision.topics.map { .text($0) }),
            "others": .list(change.others.map { .text($0.key) }),
            "before": change.before.map { .object(fields($0)) } ?? .null,
            "after": change.after.map { .object(fields($0)) } ?? .null,
        ]
    }

    fileprivate static func fields(_ standing: ProvisionWording) -> [String: Answer] {
        [
            "key": .text(standing.provision.key), "edition": .text(standing.edition.rawValue),
            "title": .text(standing.version.title), "says": .text(standing.version.says),
            "force": .text(standing.version.force.rawValue), "kind": .text(standing.provision.kind.rawValue),
            "chapter": .text(standing.provision.chapter), "binds": .text(standing.provision.binds),
            "cite": .text(standing.version.cite), "status": .text(standing.status.rawValue),
            "doubt": standing.doubt.map { .text($0) } ?? .null,
            "commencement": (standing.provision.commencement?.inWords).map { .text($0) } ?? .null,
        ]
    }

    fileprivate static func fields(_ provision: Provision, in library: Library) -> [String: Answer] {
        let provisions = library.provisions
        let editions = library.editions.compactMap { provisions.standing(provision, under: $0.key) }
        return [
            "key": .text(provision.key), "title": .text(provision.title), "kind": .text(provision.kind.rawValue),
            "chapter": .text(provision.chapter), "binds": .text(provision.binds), "why": .text(provision.why),
            "audiences": .list(provision.audiences.map { .text($0) }),
            "topics": .list(provision.topics.map { .text($0) }),
            "replaces": .list(provision.replaces.map { .text($0) }),
            "replacedBy": .list(provisions.successors(of: provision).map { .text($0.key) }),
            "endedBy": (provision.endedBy?.rawValue).map { .text($0) } ?? .null,
            "carriedBy": .list(
                provision.carriers.map { ["kind": .text($0.kind.rawValue), "what": .text($0.what)] }),
            "notCarriedBecause": provision.uncarried.map { .text($0) } ?? .null,
            "editions": .list(editions.map { .object(fields($0)) }),
        ]
    }

    fileprivate static func fields(_ answer: SearchAnswer) -> [String: Answer] {
        [
            "found": .list(
                answer.found.map { found in
                    let (kind, key, title) = found.named
                    return ["kind": .text(kind), "key": .text(key), "title": .text(title)]
                }),
            "instead": .list(answer.instead.map { ["typed": .text($0.typed), "meant": .text($0.meant)] }),
        ]
    }
}
