import Guidance

@testable import Web

/// Words of the glossary that stand on a page where no place of them is a link, and abbreviations given in full nowhere.
///
/// What is not looked at, since nothing may be a link there or it is no text of ours: links, headings, labels, buttons,
/// answers to choose, table headings, terms of a summary, statuses and citations, what somebody wrote, what there is
/// none of, under which answer a question belongs, and what is only read out.
struct GlossaryLinks {
    private static let silentTags: Set<String> = [
        "a", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend", "button", "th", "caption", "summary", "dt",
        "select",
        "blockquote", "script", "textarea", "abbr", "code", "nav", "option", "svg", "time",
    ]
    private static let silentClasses = [
        "kith-words", "kith-empty", "govuk-tag", "kith-cite", "govuk-visually-hidden", "govuk-caption", "kith-quote",
        "kith-when__words",
    ]
    private static let void: Set<String> = ["br", "input", "img", "hr", "meta", "link", "path", "use", "wbr", "col"]
    private static let inline: Set<String> = ["strong", "em", "span", "b", "i"]

    let library: Library

    /// - Parameter typed: what people wrote that stands on the page as plain text.
    func missing(on html: String, at address: String, typed: [String] = []) -> [String] {
        var texts = Self.texts(in: html)
        for words in typed where words.count > 3 {
            for place in texts.indices { texts[place] = texts[place].replacing(words, with: " ") }
        }
        var missing: [String] = []
        for text in texts where !isCitation(text) {
            for mention in library.mentions.find(in: text) {
                switch mention {
                case .plain: continue
                case .word(let words, let definition):
                    let target = "/guidance/glossary/\(definition.slug)"
                    if address == target || html.contains("href=\"\(target)\"") { continue }
                    missing.append("“\(words)” in “\(text.prefix(80))”")
                case .short(let short, let acronym):
                    let isTold = html.contains("<abbr title=\"\(acronym.stands)\"") || text.contains(acronym.stands)
                    if isTold { continue }
                    missing.append("“\(short)” in “\(text.prefix(80))”")
                }
            }
        }
        return missing
    }

    /// It begins with the key of a source: where something stands, in the words of the source's own headings.
    private func isCitation(_ text: String) -> Bool {
        library.sources[String(text.prefix { $0.isLetter || $0.isNumber })] != nil
    }

    /// The running texts of a page's main part.
    private static func texts(in html: String) -> [String] {
        var rest = html[...]
        if let main = html.range(of: "<main") { rest = html[main.lowerBound...] }
        if let end = rest.range(of: "</main>") { rest = rest[..<end.lowerBound] }
        var texts: [String] = []
        var text = ""
        /// The elements that are open, and whether their text is looked at.
        var open: [(tag: String, isSilent: Bool)] = []
        while let start = rest.firstIndex(of: "<") {
            if open.last?.isSilent != true { text += rest[..<start] }
            guard let end = rest[start...].firstIndex(of: ">") else { break }
            let element = rest[rest.index(after: start)..<end]
            let isEnd = element.first == "/"
            let tag = String(element.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }).lowercased()
            if !inline.contains(tag) || isSilent(tag, element) {
                texts.append(text)
                text = ""
            }
            if isEnd {
                if let place = open.lastIndex(where: { $0.tag == tag }) { open.removeSubrange(place...) }
            } else if !void.contains(tag), element.last != "/" {
                open.append((tag, open.last?.isSilent == true || isSilent(tag, element)))
            }
            rest = rest[rest.index(after: end)...]
        }
        return (texts + [text]).map {
            // A title that stands in quotation marks was looked through without them.
            $0.replacing(/[“”]/, with: " ").replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing(
                "&amp;", with: "&"
            )
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }.filter { $0.count > 1 }
    }

    private static func isSilent(_ tag: String, _ element: Substring) -> Bool {
        silentTags.contains(tag) || silentClasses.contains { element.contains($0) }
    }
}
