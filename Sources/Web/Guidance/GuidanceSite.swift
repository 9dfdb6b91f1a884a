import Foundation
import Guidance
import HTML

/// A copy of the guidance library as files that any host can serve: no server, addresses relative to the page, one
/// style sheet of its own, and one script, which only its search needs.
package struct GuidanceSite {
    /// A file of the copy, by its path below the folder it is put in.
    package struct File: Sendable {
        package let path: String
        package let bytes: [UInt8]
    }

    /// A page leads somewhere that the copy does not hold.
    package struct LostLink: Error, CustomStringConvertible {
        let page: String
        let target: String

        package var description: String { "The page \(page) leads to \(target), which the copy does not hold." }
    }

    private let pages: LibraryPages

    /// - Parameter today: the day whose edition in force the copy shows.
    package init(_ library: Library, today: Day) {
        pages = LibraryPages(shelf: GuidanceShelf(library), today: today, isCopy: true)
    }

    /// Every page that can be reached from the first one, the whole library as JSON and the style sheet.
    package func files() throws -> [File] {
        var files = [
            File(path: "all.json", bytes: try pages.shelf.json()),
            File(path: "style.css", bytes: try Assets.ownSheets()),
            File(path: "search.js", bytes: try Assets.searchScript()),
            File(path: "search.json", bytes: try searchIndex()),
        ]
        var known = Self.others.union(["/guidance"])
        var waiting = ["/guidance"]
        while let address = waiting.popLast() {
            guard let page = pages.page(at: Self.parts(address)) else {
                throw LostLink(page: address, target: address)
            }
            let html = whole(page).text
            for target in Self.targets(in: html) where !known.contains(target) {
                guard target.hasPrefix("/guidance/"), pages.page(at: Self.parts(target)) != nil else {
                    throw LostLink(page: address, target: target)
                }
                known.insert(target)
                waiting.append(target)
            }
            files.append(File(path: Self.path(of: address), bytes: Array(Self.relative(html, from: address).utf8)))
        }
        return files.sorted { $0.path < $1.path }
    }

    /// What is there besides pages.
    private static let others: Set<String> = [
        "/guidance/all.json", "/guidance/style.css", "/guidance/search.js", "/guidance/search.json",
    ]

    private static func parts(_ address: String) -> [String] {
        address.split(separator: "/").dropFirst().map { $0.removingPercentEncoding ?? String($0) }
    }

    /// `/guidance/for/school` is `for/school.html`.
    private static func path(of address: String) -> String {
        if address == "/guidance" { return "index.html" }
        let path = String(address.dropFirst("/guidance/".count))
        return others.contains(address) ? path : path + ".html"
    }

    /// Where an address of our own stands in a page.
    private static let marks = ["href=\"/", "action=\"/", "src=\"/", "data-index=\"/"]

    /// What can be found, each with where it is, what it says and how sure that is.
    private func searchIndex() throws -> [UInt8] {
        struct Found: Encodable {
            let kind, key, title, address, says, source: String
            let words: [String: String]
        }
        struct Index: Encodable {
            let entries: [Found]
            let stands: [String: [[String]]]
            let unsaid: [String]
            let spellings: [[String]]
        }
        let index = pages.shelf.search.index
        let entries = index.entries.map { entry -> Found in
            let (address, says, source) = pages.told(of: entry)
            return Found(
                kind: entry.kind, key: entry.key, title: entry.title,
                address: Self.path(of: address.path) + address.part,
                says: says, source: source, words: entry.words)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(
            try encoder.encode(
                Index(entries: entries, stands: index.stands, unsaid: index.unsaid, spellings: index.spellings)))
    }

    /// The addresses of our own that a page leads to, without the part of the page.
    private static func targets(in html: String) -> [String] {
        marks.flatMap { mark in
            html.components(separatedBy: mark).dropFirst().map { rest in
                "/" + rest.prefix { $0 != "\"" && $0 != "#" }
            }
        }
    }

    /// The page with addresses that hold from where its file lies.
    private static func relative(_ html: String, from address: String) -> String {
        let up = String(repeating: "../", count: path(of: address).count { $0 == "/" })
        return marks.reduce(html) { html, mark in
            let pieces = html.components(separatedBy: mark)
            return pieces.dropFirst().reduce(into: pieces[0]) { html, piece in
                let target = piece.prefix { $0 != "\"" && $0 != "#" }
                html += "\(mark.dropLast())\(up)\(path(of: "/" + target))\(piece.dropFirst(target.count))"
            }
        }
    }

    private func whole(_ page: LibraryPage) -> Markup {
        let back = page.back.map { backLink($0) }
        return """
            <!doctype html>
            <html lang="en-GB" class="govuk-template">
            <head>
            <meta charset="utf-8">
            <title>\(page.title) – Guidance – Kith</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <link rel="stylesheet" href="\("/guidance/style.css" as Link)">
            </head>
            <body class="govuk-template__body kith-body">
            \(skipLink())
            <header class="kith-header"><div class="govuk-width-container kith-header__inner">
            <a class="kith-header__name" href="\("/guidance" as Link)">Safeguarding guidance</a>
            </div></header>
            <div class="govuk-width-container">
            <main class="govuk-main-wrapper kith-main" id="main-content" tabindex="-1">
            \(back)
            \(page.content)
            </main>
            </div>
            <footer class="govuk-footer kith-footer"><div class="govuk-width-container">
            <p class="govuk-body-s">A copy of the guidance library of Kith as it stood on \(pages.today.inWords). In our own words; \
            what was not read in its source says so.</p>
            <p class="govuk-body-s kith-footer__words">If a child is in immediate danger, call 999.</p>
            </div></footer>
            </body>
            </html>

            """
    }
}

extension LibraryPages {
    /// Where something that can be found stands, what it says, and where in the guidance.
    fileprivate func told(
        of entry: GuidanceSearch.Index.Entry
    ) -> (address: (path: String, part: String), says: String, source: String) {
        switch entry.kind {
        case "provision":
            let provision = provisions[entry.key]
            let standing = provision.flatMap { provisions.standing($0, under: inForce.key) }
            let doubt = standing?.status == .unconfirmed ? ": unconfirmed" : ""
            let source = standing.map { "\($0.version.cite)\(doubt)" } ?? "No longer in the guidance"
            return (
                ("/guidance/provisions/\(entry.key)", ""), standing?.version.says ?? provision?.says ?? "", source
            )
        case "word":
            let definition = library.definitions.first { $0.slug == entry.key }
            return (("/guidance/glossary/\(entry.key)", ""), definition?.meanings.last?.says ?? "", "Glossary")
        default:
            let acronym = library.acronyms.first { $0.short == entry.key }
            return (("/guidance/glossary", "#abbreviations"), acronym?.stands ?? "", "Abbreviation")
        }
    }
}
