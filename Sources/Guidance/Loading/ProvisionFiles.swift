/// The chapters, topics and audiences that provisions are sorted by.
struct Subjects: Sendable {
    let chapters: [Chapter]
    let topics: [Topic]
    let audiences: [Audience]

    init(_ page: Page, _ frame: Frame) throws(ContentError) {
        let fields = try page.root.fields(["chapters", "topics", "audiences"])
        var chapters: [Chapter] = []
        for (key, entry) in try fields["chapters"].pairs {
            var places: [(from: EditionKey, title: String)] = []
            var title: String?
            for (name, value) in try entry.pairs {
                if name == "title" {
                    title = try value.text
                } else {
                    let name = Entry(file: value.file, node: .scalar(.init(name)), line: value.line, what: name)
                    places.append((try frame.edition(name), try value.text))
                }
            }
            guard let title else { throw entry.error("“\(key)” has no “title”.", "Add “title: …” to it.") }
            chapters.append(Chapter(key: key, title: title, places: places))
        }
        var topics: [Topic] = []
        for (key, entry) in try fields["topics"].pairs { topics.append(Topic(key: key, title: try entry.text)) }
        var audiences: [Audience] = []
        for (key, entry) in try fields["audiences"].pairs {
            let fields = try entry.fields(["title", "says"])
            audiences.append(
                Audience(key: key, title: try fields.text("title"), says: try fields.text("says")))
        }
        self.chapters = chapters
        self.topics = topics
        self.audiences = audiences
    }
}

/// Reads `provisions/*.yaml` and `actions.yaml`.
///
/// A file may begin with `every:`, which gives its entries what most of them share; an entry's own value goes before.
/// Lists are one text with commas, because a thousand small YAML lists would make every start slower.
struct ProvisionFiles {
    let frame: Frame
    let subjects: Subjects
    let lists: [OptionList]
    let definitions: [Definition]

    private static let shared = [
        "kind", "chapter", "for", "topics", "binds", "why", "from", "until", "believed", "force", "cite", "readIn",
        "status", "note", "carries", "live",
    ]
    private static let own = ["title", "says", "then", "replaces", "endedBy", "uncarried"]
    private static let changing = ["title", "says", "force", "cite", "readIn", "status", "note"]

    func read(_ pages: [Page]) throws(ContentError) -> [Provision] {
        var found: [(provision: Provision, entry: Entry)] = []
        var keys: Set<String> = []
        for page in pages {
            var every: [String: Entry] = [:]
            for (key, entry) in try page.root.pairs {
                if key == "every" {
                    every = try entry.fields([], optional: Self.shared).values
                    continue
                }
                guard keys.insert(key).inserted else {
                    throw entry.error("The provision “\(key)” is there twice.", "Keep one of them.")
                }
                found.append((try provision(key, entry, every), entry))
            }
        }
        for (provision, entry) in found {
            for key in provision.replaces where !keys.contains(key) {
                throw entry.error(
                    "“\(provision.key)” replaces “\(key)”, which is no provision.", "Name one that is there.")
            }
        }
        let order = Dictionary(uniqueKeysWithValues: zip(subjects.chapters.map(\.key), 0...))
        return found.map(\.provision).enumerated().sorted { one, other in
            let (first, second) = (order[one.element.chapter] ?? 0, order[other.element.chapter] ?? 0)
            return first == second ? one.offset < other.offset : first < second
        }.map(\.element)
    }

    private func provision(
        _ key: String, _ entry: Entry, _ every: [String: Entry]
    ) throws(ContentError) -> Provision {
        let parts = key.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2,
            parts.allSatisfy({ $0.first?.isLowercase == true && $0.allSatisfy { $0.isLetter || $0.isNumber } })
        else { throw entry.error("“\(key)” is not a key.", "Write it as subject.name.") }
        let written = try entry.fields([], optional: Self.shared + Self.own).values
        let fields = Fields(owner: entry, values: every.merging(written) { $1 })
        let chapter = try fields["chapter"]
        let versions = try versions(fields)
        let endedBy = try ending(fields)
        let believed = try frame.optionalEdition(fields.optional("believed"))
        let until = try frame.optionalEdition(fields.optional("until"))
        if let believed, frame.place(believed) >= frame.place(versions[0].from) {
            throw entry.error("“\(key)” is believed no earlier than it was read.", "Leave “believed” out.")
        }
        if let until, frame.place(until) < frame.place(versions[versions.count - 1].from) {
            throw entry.error("“\(key)” ends before its last wording begins.", "Put its editions right.")
        }
        var replaces: [String] = []
        if let entry = fields.optional("replaces") { replaces = try Self.split(entry) }
        return Provision(
            key: key, kind: try fields["kind"].one(of: ProvisionKind.self),
            chapter: try known(chapter, try chapter.text, among: subjects.chapters.map(\.key), "chapter"),
            audiences: try audiences(try fields["for"]),
            topics: try Self.split(try fields["topics"]).map { (name) throws(ContentError) in
                try known(try fields["topics"], name, among: subjects.topics.map(\.key), "topic")
            }, binds: try fields.text("binds"), why: try fields.text("why"), versions: versions,
            believed: believed, until: until, endedBy: endedBy, replaces: replaces,
            carriers: try carriers(fields.optional("carries")), uncarried: try uncarried(key, fields),
            commencement: try commencement(fields.optional("live")))
    }

    /// The edition that ended it: one that told of it only to replace it.
    private func ending(_ fields: Fields) throws(ContentError) -> EditionKey? {
        guard let entry = fields.optional("endedBy") else { return nil }
        let edition = try frame.edition(entry)
        guard try frame.edition(try fields["from"]) == edition,
            ["until", "believed", "then"].allSatisfy({ fields.optional($0) == nil })
        else {
            throw entry.error(
                "What “\(edition)” ended stands in no edition.",
                "Write the same edition as “from”, and leave out “until”, “believed” and “then”.")
        }
        return edition
    }

    /// Why nothing carries it.
    private func uncarried(_ key: String, _ fields: Fields) throws(ContentError) -> String? {
        guard let entry = fields.optional("uncarried") else { return nil }
        if fields.optional("carries") != nil {
            throw entry.error("“\(key)” is carried and is not.", "Keep either “carries” or “uncarried”.")
        }
        return try entry.text
    }

    private func versions(_ fields: Fields) throws(ContentError) -> [ProvisionVersion] {
        var versions = [
            try version(
                ProvisionVersion(
                    from: try frame.edition(try fields["from"]), title: try fields.text("title"),
                    says: try fields.text("says"), force: try fields["force"].one(of: Force.self),
                    cite: try frame.cite(try fields["cite"]), readIn: [],
                    status: try fields["status"].one(of: Status.self), note: nil), fields, isFirst: true)
        ]
        guard let then = fields.optional("then") else { return versions }
        for (edition, entry) in try then.pairs {
            let name = Entry(file: entry.file, node: .scalar(.init(edition)), line: entry.line, what: edition)
            let from = try frame.edition(name)
            let before = versions[versions.count - 1]
            guard frame.place(before.from) < frame.place(from) else {
                throw entry.error("The wording of \(edition) is out of order.", "Put the editions in order.")
            }
            let own = try entry.fields(["cite", "status"], optional: Self.changing)
            let start = ProvisionVersion(
                from: from, title: before.title, says: before.says, force: before.force,
                cite: try frame.cite(try own["cite"]), readIn: [], status: before.status, note: nil)
            versions.append(try version(start, own, isFirst: false))
        }
        return versions
    }

    private func version(
        _ start: ProvisionVersion, _ fields: Fields, isFirst: Bool
    ) throws(ContentError) -> ProvisionVersion {
        var force = start.force
        if let entry = fields.optional("force") { force = try entry.one(of: Force.self) }
        var readIn: [String] = []
        if let entry = fields.optional("readIn") {
            readIn = try Self.split(entry).map { (name) throws(ContentError) in
                try known(entry, name, among: frame.sources.keys.sorted(), "source")
            }
        }
        return ProvisionVersion(
            from: start.from, title: try fields.optionalText("title") ?? start.title,
            says: try fields.optionalText("says") ?? start.says, force: force, cite: start.cite, readIn: readIn,
            status: try fields["status"].one(of: Status.self), note: try fields.optionalText("note"))
    }

    /// `all`, or keys of audiences.
    private func audiences(_ entry: Entry) throws(ContentError) -> [String] {
        let all = subjects.audiences.map(\.key)
        let names = try Self.split(entry)
        if names == ["all"] { return all }
        for name in names { _ = try known(entry, name, among: all, "audience") }
        return all.filter { names.contains($0) }
    }

    /// `act referral.decide; duty referral.decision; list referralOutcomes`
    private func carriers(_ entry: Entry?) throws(ContentError) -> [ProvisionCarrier] {
        guard let entry else { return [] }
        var carriers: [ProvisionCarrier] = []
        for part in try entry.text.split(separator: ";") {
            let words = part.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let kind = ProvisionCarrier.Kind(rawValue: String(words[0])) else {
                let kinds = ProvisionCarrier.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw entry.error("“\(part)” does not say what carries it.", "Begin with one of: \(kinds).")
            }
            let what = String(words[1])
            switch kind {
            case .duty: _ = try known(entry, what, among: DutyKey.allCases.map(\.rawValue), "duty")
            case .rule: _ = try known(entry, what, among: RuleKey.allCases.map(\.rawValue), "rule")
            case .list: _ = try known(entry, what, among: lists.map(\.key.rawValue), "list")
            case .word: _ = try known(entry, what, among: definitions.map(\.term), "word of the glossary")
            case .page:
                guard what.hasPrefix("/") else {
                    throw entry.error("“\(what)” is not a page.", "Write its address from the first “/”.")
                }
            case .act:
                guard what.split(separator: ".").count == 2 else {
                    throw entry.error("“\(what)” is not a kind of act.", "Write it as process.verb.")
                }
            }
            carriers.append(ProvisionCarrier(kind: kind, what: what))
        }
        return carriers
    }

    /// `notKnown 2026-11-22`
    private func commencement(_ entry: Entry?) throws(ContentError) -> Commencement? {
        guard let entry else { return nil }
        let words = try entry.text.split(separator: " ")
        guard words.count == 2, let state = Commencement.State(rawValue: String(words[0])),
            let day = Day(String(words[1]))
        else {
            let states = Commencement.State.allCases.map(\.rawValue).joined(separator: ", ")
            throw entry.error("“live” is not a state and a day.", "Write one of \(states), then YYYY-MM-DD.")
        }
        return Commencement(state: state, day: day)
    }

    func actions(_ page: Page, _ provisions: [Provision]) throws(ContentError) -> [PossibleAction] {
        let keys = provisions.map(\.key)
        var actions: [PossibleAction] = []
        for (key, entry) in try page.root.pairs {
            let fields = try entry.fields(["edition", "for", "says", "answers", "cite"])
            let answers = try fields["answers"]
            for name in try Self.split(answers) { _ = try known(answers, name, among: keys, "provision") }
            actions.append(
                PossibleAction(
                    key: key, edition: try frame.edition(try fields["edition"]),
                    audiences: try audiences(try fields["for"]), says: try fields.text("says"),
                    answers: try Self.split(answers), cite: try frame.cite(try fields["cite"])))
        }
        return actions
    }

    private func known(
        _ entry: Entry, _ name: String, among names: [String], _ what: String
    ) throws(ContentError) -> String {
        guard names.contains(name) else {
            throw entry.error("There is no \(what) “\(name)”.", "Use one of: \(names.joined(separator: ", ")).")
        }
        return name
    }

    private static func split(_ entry: Entry) throws(ContentError) -> [String] {
        try entry.text.split(separator: ",").map { part in
            String(part.drop { $0 == " " })
        }
    }
}
