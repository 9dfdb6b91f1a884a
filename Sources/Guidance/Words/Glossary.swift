/// The glossary as a page: every word of practice with its meanings, every abbreviation, every citation.
package struct Glossary: Sendable {
    private let library: Library

    package init(_ library: Library) {
        self.library = library
    }

    /// `docs/glossary.md`, which a test compares with this text.
    package var markdown: String {
        var lines = [
            "# Glossary", "",
            "Written by `kith guidance glossary` from `Sources/Guidance/Content`; change it there.",
            "Meanings are in our words. *Unconfirmed* marks what has not been read in its source.", "",
            "## Words", "",
        ]
        for definition in library.definitions { lines += self.lines(definition) }
        lines += ["## Abbreviations", "", "| short | stands for | source |", "|---|---|---|"]
        for acronym in library.acronyms { lines.append(row(acronym)) }
        lines += ["", "## Sources", "", "| key | source |", "|---|---|"]
        for source in library.sources.values.sorted(by: { $0.key < $1.key }) {
            let title = source.address.map { "[\(source.title)](\($0))" } ?? source.title
            lines.append("| \(source.key) | \(title) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ definition: Definition) -> [String] {
        var lines = ["### \(definition.term)", ""]
        let several = definition.meanings.count > 1 || definition.meanings[0].from != library.editions[0].key
        for meaning in definition.meanings {
            let since = several ? "**From \(meaning.from)** " : ""
            lines.append("\(since)\(meaning.says) (\(meaning.cite)\(doubt(meaning.status)))")
            lines.append("")
        }
        if !definition.types.isEmpty {
            lines += ["In the code: " + definition.types.map { "`\($0)`" }.joined(separator: ", "), ""]
        }
        return lines
    }

    private func row(_ acronym: Acronym) -> String {
        var stands = acronym.stands
        if let note = acronym.note { stands += ". \(note)" }
        if let from = acronym.from { stands += " (from \(from))" }
        if let until = acronym.until { stands += " (until \(until))" }
        return "| \(acronym.short) | \(stands) | \(acronym.cite)\(doubt(acronym.status)) |"
    }

    private func doubt(_ status: Status) -> String { status == .unconfirmed ? "; *unconfirmed*" : "" }
}
