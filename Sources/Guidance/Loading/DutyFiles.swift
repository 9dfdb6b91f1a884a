/// A duty with every version it has had.
struct DutyHistory: Sendable {
    let key: DutyKey
    let title: String
    let starts: [String]
    let stops: [String]
    let owner: String
    let localMay: LocalChange
    let direction: Direction
    let counting: Counting
    let versions: [DutyVersion]

    func duty(on day: Day) -> Duty {
        Duty(
            key: key, title: title, starts: starts, stops: stops, owner: owner, localMay: localMay,
            direction: direction, counting: counting, version: versions.last { $0.from <= day } ?? versions[0],
            history: versions)
    }
}

/// Reads `duties/*.yaml`.
enum DutyFiles {
    static func read(_ pages: [Page], _ frame: Frame) throws(ContentError) -> [DutyHistory] {
        var found: [DutyKey: DutyHistory] = [:]
        for page in pages {
            for (name, entry) in try page.root.pairs {
                guard let key = DutyKey(rawValue: name) else {
                    throw entry.error(
                        "Nothing reads the duty “\(name)”.", "Add it to DutyKey, or remove it here.")
                }
                guard found[key] == nil else {
                    throw entry.error("The duty “\(name)” is here twice.", "Keep one of them.")
                }
                found[key] = try duty(key, entry, frame)
            }
        }
        var duties: [DutyHistory] = []
        for key in DutyKey.allCases {
            guard let duty = found[key] else {
                throw ContentError(
                    file: "duties", line: 0, problem: "The duty “\(key.rawValue)” is in no file.",
                    remedy: "Add it, with its history and citation.")
            }
            duties.append(duty)
        }
        return duties
    }

    private static func duty(_ key: DutyKey, _ entry: Entry, _ frame: Frame) throws(ContentError)
        -> DutyHistory
    {
        let fields = try entry.fields(
            ["title", "starts", "stops", "owner", "localMay", "history"], optional: ["direction", "counting"])
        let direction: Direction =
            if let entry = fields.optional("direction") { try entry.one(of: Direction.self) } else { .after }
        let counting: Counting =
            if let entry = fields.optional("counting") { try entry.one(of: Counting.self) } else { .dayAfter }
        var versions: [DutyVersion] = []
        let spans = try Timeline.spans(try fields["history"], frame)
        for span in spans {
            let fields = try span.entry.fields(
                ["from", "edition", "within", "cite", "basis", "status"], optional: ["note"])
            versions.append(
                DutyVersion(
                    from: span.from, until: span.until, edition: span.edition,
                    limit: try fields["within"].limit,
                    cite: try frame.cite(try fields["cite"]), basis: try fields["basis"].one(of: Basis.self),
                    status: try fields["status"].one(of: Status.self), note: try fields.optionalText("note")))
        }
        return DutyHistory(
            key: key, title: try fields.text("title"), starts: try kinds(fields["starts"]),
            stops: try kinds(fields["stops"]), owner: try fields.text("owner"),
            localMay: try fields["localMay"].one(of: LocalChange.self), direction: direction, counting: counting,
            versions: versions)
    }

    /// One kind of act, or a list of them: `referral.decide`.
    private static func kinds(_ entry: Entry) throws(ContentError) -> [String] {
        let kinds = if case .sequence = entry.node { try entry.texts } else { [try entry.text] }
        for kind in kinds {
            let parts = kind.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2,
                parts.allSatisfy({ $0.first?.isLowercase == true && $0.allSatisfy(\.isLetter) })
            else { throw entry.error("“\(kind)” is not a kind of act.", "Write it as process.verb.") }
        }
        return kinds
    }
}

/// The versions of a value over time, which leave no gap and no overlap.
enum Timeline {
    struct Span {
        let from: Day
        let until: Day?
        let edition: EditionKey
        let entry: Entry
    }

    static func spans(_ history: Entry, _ frame: Frame) throws(ContentError) -> [Span] {
        var starts: [(from: Day, edition: EditionKey, entry: Entry)] = []
        for entry in try history.items {
            guard let written = try entry.pairs.first(where: { $0.key == "from" })?.value else {
                throw entry.error("“\(entry.what)” has no “from”.", "Add the first day it holds.")
            }
            let from = try written.day
            if let before = starts.last, from <= before.from {
                throw written.error(
                    "A version from \(from) overlaps the one before.",
                    "Put versions in order, each with its own day.")
            }
            guard let named = try entry.pairs.first(where: { $0.key == "edition" })?.value else {
                throw entry.error("“\(entry.what)” has no “edition”.", "Name the edition it belongs to.")
            }
            let edition = try frame.edition(named)
            guard frame.edition(on: from)?.key == edition else {
                throw written.error(
                    "\(edition) is not in force on \(from).", "Put the day or the edition right.")
            }
            starts.append((from, edition, entry))
        }
        for edition in frame.editions where !starts.contains(where: { $0.from == edition.from }) {
            throw history.error(
                "There is a gap: nothing is said from \(edition.from), when \(edition.key) begins.",
                "Add a version for it, even where the value is carried.")
        }
        return starts.indices.map { index in
            let next = index + 1 < starts.count ? starts[index + 1].from.adding(days: -1) : nil
            return Span(
                from: starts[index].from, until: next, edition: starts[index].edition,
                entry: starts[index].entry)
        }
    }
}

/// Reads `rules.yaml`.
enum RuleFile {
    static func read(_ pages: [Page], _ frame: Frame, roles: OptionList) throws(ContentError) -> [[Rule]] {
        var found: [RuleKey: [Rule]] = [:]
        var entries: [(key: String, entry: Entry)] = []
        for page in pages { entries += try page.root.pairs.map { ($0.0, $0.1) } }
        for (name, entry) in entries {
            guard let key = RuleKey(rawValue: name) else {
                throw entry.error(
                    "Nothing reads the rule “\(name)”.", "Add it to RuleKey, or remove it here.")
            }
            guard found[key] == nil else {
                throw entry.error("The rule “\(name)” stands twice.", "Keep one of them.")
            }
            let fields = try entry.fields(["title", "history"])
            var rules: [Rule] = []
            for span in try Timeline.spans(try fields["history"], frame) {
                rules.append(try rule(key, try fields.text("title"), span, frame, roles))
            }
            found[key] = rules
        }
        var rules: [[Rule]] = []
        for key in RuleKey.allCases {
            guard let rule = found[key] else {
                throw ContentError(
                    file: "rules", line: 0, problem: "There is no rule “\(key.rawValue)”.",
                    remedy: "Add it, with its history and citation.")
            }
            rules.append(rule)
        }
        return rules
    }

    private static func rule(
        _ key: RuleKey, _ title: String, _ span: Timeline.Span, _ frame: Frame, _ known: OptionList
    ) throws(ContentError) -> Rule {
        let fields = try span.entry.fields(
            ["from", "edition", "roles", "qualified", "notOwn", "says", "cite", "basis", "status"],
            optional: ["note", "ages", "agencies"])
        let entry = try fields["roles"]
        let roles: [String]
        if case .sequence = entry.node {
            let named = try entry.texts
            for role in named where !known.options.contains(where: { $0.code == role }) {
                throw entry.error("There is no role “\(role)”.", "Use a code of practitionerRoles.")
            }
            roles = named
        } else if try entry.text == Rule.anyRole {
            roles = [Rule.anyRole]
        } else {
            throw entry.error("“roles” is neither a list nor any.", "Write any, or a list of role codes.")
        }
        var agencies: [String] = []
        if let entry = fields.optional("agencies") { agencies = try entry.texts }
        return Rule(
            key: key, title: title, roles: roles, qualified: try fields["qualified"].bool,
            notOwn: try fields["notOwn"].bool, ages: try fields.optional("ages").map(ages), agencies: agencies,
            says: try fields.text("says"),
            cite: try frame.cite(try fields["cite"]), basis: try fields["basis"].one(of: Basis.self),
            status: try fields["status"].one(of: Status.self), edition: span.edition, from: span.from,
            note: try fields.optionalText("note"))
    }

    /// `16 to 17`
    private static func ages(_ entry: Entry) throws(ContentError) -> ClosedRange<Int> {
        let ends = try entry.text.split(separator: " ").filter { $0 != "to" }.compactMap { Int($0) }
        guard ends.count == 2, ends[0] <= ends[1] else {
            throw entry.error("“ages” is not a span of ages.", "Write it as 16 to 17.")
        }
        return ends[0]...ends[1]
    }
}
