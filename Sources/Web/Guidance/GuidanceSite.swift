import Foundation
import Guidance
import HTML

/// A copy of the guidance library as files that any host can serve: no server, no script, addresses relative to the
/// page, one style sheet of its own.
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
        ]
        var known: Set<String> = ["/guidance", Self.json, Self.style]
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

    private static let json = "/guidance/all.json"
    private static let style = "/guidance/style.css"

    private static func parts(_ address: String) -> [String] {
        address.split(separator: "/").dropFirst().map { $0.removingPercentEncoding ?? String($0) }
    }

    /// `/guidance/for/school` is `for/school.html`.
    private static func path(of address: String) -> String {
        if address == "/guidance" { return "index.html" }
        let path = String(address.dropFirst("/guidance/".count))
        return address == json || address == style ? path : path + ".html"
    }

    private static let mark = "href=\"/"

    /// The addresses of our own that a page leads to, without the part of the page.
    private static func targets(in html: String) -> [String] {
        html.components(separatedBy: mark).dropFirst().map { rest in
            "/" + rest.prefix { $0 != "\"" && $0 != "#" }
        }
    }

    /// The page with addresses that hold from where its file lies.
    private static func relative(_ html: String, from address: String) -> String {
        let up = String(repeating: "../", count: path(of: address).count { $0 == "/" })
        let pieces = html.components(separatedBy: mark)
        return pieces.dropFirst().reduce(into: pieces[0]) { html, piece in
            let target = piece.prefix { $0 != "\"" && $0 != "#" }
            html += "href=\"\(up)\(path(of: "/" + target))\(piece.dropFirst(target.count))"
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
