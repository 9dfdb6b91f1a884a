import ArgumentParser
import Foundation
import Guidance
import Web

extension GuidanceCommand {
    /// `kith guidance compare`
    struct Compare: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare two editions: what was added, changed, renamed, removed and carried.",
            discussion: """
                  kith guidance compare WT2018 WT2020 --audience school
                  kith guidance compare WT2018 WT2023 --topic earlyHelp --markdown
                """)
        @Argument(help: "An edition's key, such as WT2018.") var from: String
        @Argument(help: "Another edition's key.") var to: String
        @Option(help: "Only this topic.") var topic: String?
        @Option(help: "Only what concerns this audience, such as school.") var audience: String?
        @Option(help: "Only this chapter.") var chapter: String?
        @Flag(help: "Show what was carried unchanged too.") var all = false
        @Flag(help: "Print JSON.") var json = false
        @Flag(help: "Print Markdown.") var markdown = false

        func run() throws {
            let library = try Library.load()
            let provisions = library.provisions
            try GuidanceCommand.check(topic, among: provisions.topics.map(\.key), "topic")
            try GuidanceCommand.check(audience, among: provisions.audiences.map(\.key), "audience")
            try GuidanceCommand.check(chapter, among: provisions.chapters.map(\.key), "chapter")
            let keys = library.editions.map(\.key.rawValue)
            try GuidanceCommand.check(from, among: keys, "edition")
            try GuidanceCommand.check(to, among: keys, "edition")
            guard from != to, let comparison = library.compare(EditionKey(rawValue: from), EditionKey(rawValue: to))
            else { throw ValidationError("Name two different editions.") }
            let filter = ChangeFilter(chapter: chapter, topic: topic, audience: audience)
            let changes = all ? comparison.changes(filter) : comparison.news(filter)
            if json { return try Printed.json(ComparisonAnswer(comparison, filter, changes)) }
            let text = ComparisonText(comparison, filter, changes)
            print(markdown ? text.markdown : text.plain)
        }
    }

    /// `kith guidance for`
    struct ForAudience: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "for", abstract: "Show what an audience must and should do under the edition in force.")
        @Argument(help: "An audience's key, such as school or police.") var audience: String
        @Option(name: .long, help: ArgumentHelp("As the guidance stood on this day.", valueName: "date"))
        var on: String?
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let guidance = try GuidanceCommand.guidance(on: on)
            let provisions = guidance.library.provisions
            try GuidanceCommand.check(audience, among: provisions.audiences.map(\.key), "audience")
            let standing = provisions.standing(under: guidance.edition.key)
                .filter { $0.provision.audiences.contains(audience) && $0.version.force != .states }
            if json { return try Printed.json(standing.map { StandingAnswer($0) }) }
            print("\(provisions.audience(audience)?.title ?? audience), under \(guidance.edition.title)")
            for force in [Force.must, .should, .may] {
                let own = standing.filter { $0.version.force == force }
                if !own.isEmpty { print("\n\(force.inWords.uppercased())") }
                for one in own {
                    let begun = one.provision.commencement.map { $0.state == .inForce ? "" : " [\($0.inWords)]" } ?? ""
                    print("  \(one.version.title)\(begun)")
                    print(
                        "      \(one.version.says) (\(one.version.cite)\(one.status == .unconfirmed ? "; unconfirmed" : ""))"
                    )
                }
            }
        }
    }

    /// `kith guidance search`
    struct Search: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Search provisions and glossary.")
        @Argument(help: "What to look for.") var words: [String]
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let library = try Library.load()
            let answer = GuidanceSearch(library).find(words.joined(separator: " "))
            let found = answer.found.map { FoundAnswer($0) }
            if json { return try Printed.json(found) }
            for instead in answer.instead { print("Searched for “\(instead.meant)” instead of “\(instead.typed)”.") }
            if found.isEmpty { print("Nothing has all of these words.") }
            for one in found { print("\(one.kind)  \(one.key): \(one.title)") }
        }
    }

    /// `kith guidance provision`
    struct OneProvision: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "provision", abstract: "Show one provision through the editions.")
        @Argument(help: "Its key, such as earlyHelp.signBereaved.") var key: String
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let library = try Library.load()
            guard let provision = library.provisions.all.first(where: { $0.key == key }) else {
                throw ValidationError("There is no provision “\(key)”. “kith guidance search” finds them.")
            }
            let standings = library.editions.compactMap { library.provisions.standing(provision, under: $0.key) }
            if json { return try Printed.json(standings.map { StandingAnswer($0) }) }
            print("\(provision.key): \(provision.title)")
            print("  binds    \(provision.binds)")
            print("  matters  \(provision.why)")
            if let begun = provision.commencement { print("  begun    \(begun.inWords)") }
            for one in standings {
                print("  \(one.edition)   \(one.version.force.inWords): \(one.version.says)")
                print("           \(one.version.cite); \(one.status.rawValue)\(one.doubt.map { ": \($0)" } ?? "")")
            }
        }
    }

    /// `kith guidance export`
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the whole library as one JSON document.",
            discussion: "Its schema is docs/guidance.schema.json.")

        func run() throws {
            FileHandle.standardOutput.write(Data(try GuidanceExport(try Library.load()).json()))
        }
    }

    /// `kith guidance site`
    struct WriteSite: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "site", abstract: "Write the library as pages that any host can serve.",
            discussion:
                "Pages need no server, and but for the search no script; links are relative. Files that are there are written anew."
        )
        @Argument(help: ArgumentHelp("The folder to write into.", valueName: "dir")) var folder: String
        @Option(name: .long, help: ArgumentHelp("As of this day instead of today.", valueName: "date"))
        var on: String?
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let today = try on.map(Printed.day) ?? Moment.thisMoment.day
            let files = try GuidanceSite(try Library.load(), today: today).files()
            let root = URL(fileURLWithPath: folder, isDirectory: true)
            for file in files {
                let url = root.appendingPathComponent(file.path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: url, options: .atomic)
            }
            if json { return try Printed.json(["files": files.map(\.path)]) }
            print("\(files.count) files are in \(folder). Begin with index.html.")
        }
    }

    static func check(_ written: String?, among known: [String], _ what: String) throws {
        guard let written, !known.contains(written) else { return }
        throw ValidationError("There is no \(what) “\(written)”. Use one of: \(known.joined(separator: ", ")).")
    }
}
