import ArgumentParser
import Foundation
import Guidance

extension GuidanceCommand {
    /// `kith guidance edition`
    struct OneEdition: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edition",
            abstract: "Show one edition: how sure it is, when it holds, what is new in it, what it touches in Kith.",
            discussion: """
                  kith guidance edition WT2023
                  kith guidance edition WT2026 --json

                What was read in the edition before and is only carried is counted by chapter; --json names every one.
                """)
        @Argument(help: "The edition's key, such as WT2023.") var key: String
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let library = try Library.load()
            try GuidanceCommand.check(key, among: library.editions.map(\.key.rawValue), "edition")
            guard let answer = EditionAnswer(library, EditionKey(rawValue: key)) else {
                throw ValidationError("There is no edition “\(key)”.")
            }
            if json { return try Printed.json(answer) }
            print(EditionText(answer, library.provisions).plain)
        }
    }
}

/// One edition as JSON.
struct EditionAnswer: Encodable {
    struct ProvisionCounts: Encodable {
        let standing, ownWords, carried, believed, must, should, may, states: Int
    }

    struct News: Encodable {
        let kind, key, title, chapter, status: String
        let audiences: [String]
    }

    struct AudienceCount: Encodable {
        let key, title: String
        let changes, musts, shoulds: Int
    }

    struct Touched: Encodable {
        let what, title, before, after, cite: String
    }

    struct Doubt: Encodable {
        let what, key, title, cite, because: String
        let chapter, source: String?
    }

    let edition: GuidanceExport.EditionOut
    let before: String?
    let provisions: ProvisionCounts
    let counts: [String: Int]
    let news: [News]
    let audiences: [AudienceCount]
    let touches: [Touched]
    let unconfirmed: [Doubt]
    /// Laws that stand beside it and are not known to have begun.
    let notInForce: [Doubt]

    init?(_ library: Library, _ key: EditionKey) {
        guard let edition = library.edition(key) else { return nil }
        let all = library.provisions
        let standing = all.standing(under: key)
        func count(_ force: Force) -> Int { standing.count { $0.version.force == force } }
        func count(_ source: ProvisionWording.Source) -> Int { standing.count { $0.source == source } }
        self.edition = GuidanceExport.EditionOut(edition)
        before = all.edition(before: key)?.key.rawValue
        provisions = ProvisionCounts(
            standing: standing.count, ownWords: count(.ownWords), carried: count(.carried), believed: count(.believed),
            must: count(.must), should: count(.should), may: count(.may), states: count(.states))
        let comparison = all.edition(before: key).flatMap { library.compare($0.key, key) }
        counts = Dictionary(
            uniqueKeysWithValues: Change.Kind.allCases.map { ($0.rawValue, comparison?.count($0) ?? 0) })
        news = Self.news(of: key, comparison, all, standing)
        audiences = all.audiences.map { audience in
            let own = comparison?.news(ChangeFilter(audience: audience.key)) ?? []
            func asked(_ force: Force) -> Int {
                own.count { $0.kind != .removed && $0.after?.version.force == force }
            }
            return AudienceCount(
                key: audience.key, title: audience.title, changes: own.count, musts: asked(.must),
                shoulds: asked(.should))
        }
        touches = EditionTouch(library, key).map { Self.touched($0) } ?? []
        unconfirmed = Self.doubts(library, edition, standing)
        notInForce = standing.compactMap { one in
            guard let begun = one.provision.commencement, begun.state != .inForce else { return nil }
            return Doubt(
                what: "provision", key: one.provision.key, title: one.version.title, cite: one.version.cite,
                because: begun.inWords, chapter: one.provision.chapter, source: nil)
        }
    }

    /// What it brought; of the first edition, what summaries tell of it and what it replaced.
    private static func news(
        of key: EditionKey, _ comparison: Comparison?, _ all: Provisions, _ standing: [ProvisionWording]
    ) -> [News] {
        func news(_ kind: String, _ provision: Provision, _ title: String, _ status: Status?) -> News {
            News(
                kind: kind, key: provision.key, title: title, chapter: provision.chapter,
                status: (status ?? provision.status).rawValue, audiences: provision.audiences)
        }
        guard let comparison else {
            return standing.filter(\.isTold).map {
                news(Change.Kind.added.rawValue, $0.provision, $0.version.title, $0.status)
            } + all.replaced(by: key).map { news(Change.Kind.removed.rawValue, $0, $0.title, nil) }
        }
        return comparison.news().map { change in
            news(change.kind.rawValue, change.provision, change.title, (change.after ?? change.before)?.status)
        }
    }

    private static func touched(_ touch: EditionTouch) -> [Touched] {
        let clocks = touch.clocks.map {
            Touched(
                what: "clock", title: $0.duty.title, before: $0.before.limit.inWords, after: $0.after.limit.inWords,
                cite: $0.after.cite)
        }
        let rules = touch.rules.map {
            Touched(
                what: "rule", title: $0.after.title, before: $0.before.says, after: $0.after.says, cite: $0.after.cite)
        }
        let forms = touch.forms.map { change in
            Touched(
                what: "form", title: change.form.title, before: change.removed.map(\.label).joined(separator: "; "),
                after: change.added.map(\.label).joined(separator: "; "), cite: touch.edition.key.rawValue)
        }
        let lists = touch.lists.map { change in
            Touched(
                what: "list", title: change.list.title,
                before: (change.removed + change.reworded.map(\.before)).map(\.label).joined(separator: "; "),
                after: (change.added + change.reworded.map(\.after)).map(\.label).joined(separator: "; "),
                cite: change.list.cite)
        }
        return clocks + rules + forms + lists
    }

    /// What was not read in the edition's own text: provisions, duties and rules, each with why.
    private static func doubts(
        _ library: Library, _ edition: Edition, _ standing: [ProvisionWording]
    ) -> [Doubt] {
        let unread = "This was not read in the edition itself and must be checked."
        let guidance = library.guidance(on: edition.until ?? edition.from)
        let provisions = standing.filter { $0.status == .unconfirmed }.map {
            Doubt(
                what: "provision", key: $0.provision.key, title: $0.version.title, cite: $0.version.cite,
                because: $0.doubt ?? unread, chapter: $0.provision.chapter, source: $0.source.rawValue)
        }
        let duties = guidance.duties.filter { $0.status == .unconfirmed }.map {
            Doubt(
                what: "duty", key: $0.key.rawValue, title: $0.title, cite: $0.cite, because: $0.note ?? unread,
                chapter: nil, source: nil)
        }
        let rules = RuleKey.allCases.map { guidance.rule($0) }.filter { $0.status == .unconfirmed }.map {
            Doubt(
                what: "rule", key: $0.key.rawValue, title: $0.title, cite: $0.cite, because: $0.note ?? unread,
                chapter: nil, source: nil)
        }
        return provisions + duties + rules
    }
}

/// One edition to be read.
struct EditionText {
    private let answer: EditionAnswer
    private let provisions: Provisions

    init(_ answer: EditionAnswer, _ provisions: Provisions) {
        self.answer = answer
        self.provisions = provisions
    }

    var plain: String { (head + brought + audiences + touched + doubts).joined(separator: "\n") }

    private var head: [String] {
        let (edition, counts) = (answer.edition, answer.provisions)
        return [
            "\(edition.key): \(edition.title)", "  in force     \(edition.from) to \(edition.until ?? "now")",
            "  status       \(edition.status): \(edition.note)",
            "  provisions   \(counts.standing) stand: \(counts.ownWords) in its own words, \(counts.carried) carried, "
                + "\(counts.believed) believed from a later edition",
            "  they bind    must \(counts.must), should \(counts.should), may \(counts.may), state what is so \(counts.states)",
            "  unconfirmed  "
                + ["provision", "duty", "rule"].map { what in
                    "\(answer.unconfirmed.count { $0.what == what }) \(Self.many[what] ?? what)"
                }.joined(separator: ", "),
        ]
    }

    private static let many = ["provision": "provisions", "duty": "duties", "rule": "rules"]

    private var brought: [String] {
        let beside =
            answer.before.map { before in
                "Beside \(before): "
                    + Change.Kind.allCases.map { "\(answer.counts[$0.rawValue] ?? 0) \($0.rawValue)" }
                    .joined(separator: ", ")
            } ?? "The first edition in this library: what summaries tell of it, and what it replaced"
        var lines = ["", beside]
        for kind in Change.Kind.allCases {
            let own = answer.news.filter { $0.kind == kind.rawValue }
            if own.isEmpty { continue }
            lines += ["", kind.inWords.uppercased()]
            lines += own.map {
                "  \($0.title)  [\($0.key)]\($0.status == Status.unconfirmed.rawValue ? " unconfirmed" : "")"
            }
        }
        return lines
    }

    private var audiences: [String] {
        let own = answer.audiences.filter { $0.changes > 0 }
        if own.isEmpty { return [] }
        let wide = own.map(\.title.count).max() ?? 0
        return ["", "FOR WHOM"]
            + own.map {
                "  \(Printed.wide($0.title, wide))  \($0.changes) changes, \($0.musts) musts, \($0.shoulds) shoulds"
            }
    }

    private var touched: [String] {
        if answer.touches.isEmpty { return [] }
        return ["", "WHAT IT TOUCHES IN KITH"]
            + answer.touches.flatMap { one -> [String] in
                let before = one.before.isEmpty ? [] : ["      before  \(one.before)"]
                let after = one.after.isEmpty ? [] : ["      now     \(one.after)"]
                return ["  \(one.what)  \(one.title) (\(one.cite))"] + before + after
            }
    }

    private var doubts: [String] {
        var lines: [String] = []
        let carried = answer.unconfirmed.filter { $0.source == ProvisionWording.Source.carried.rawValue }
        let others = answer.unconfirmed.filter { $0.source != ProvisionWording.Source.carried.rawValue }
        if !answer.unconfirmed.isEmpty { lines += ["", "UNCONFIRMED"] }
        for chapter in provisions.chapters {
            let count = carried.count { $0.chapter == chapter.key }
            if count > 0 { lines.append("  \(count) carried from the edition before: \(chapter.title)") }
        }
        lines += others.map { "  \($0.what)  \($0.title) (\($0.cite)): \($0.because)" }
        if !answer.notInForce.isEmpty { lines += ["", "NOT KNOWN TO BE IN FORCE"] }
        lines += answer.notInForce.map { "  \($0.title) (\($0.cite)): \($0.because)" }
        return lines
    }
}
