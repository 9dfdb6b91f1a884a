import Casework
import Guidance
import HTML
import Practice
import Readings

/// A letter as it stands on paper: letterhead, date, whom it is for, its words, and by what it can be proved.
struct LetterMarkup {
    let picture: LetterPicture
    let today: Day

    private var written: Letter.Write? { picture.letter.written?.act }

    var whole: Markup {
        """
        <article class="kith-letter" aria-label="The letter">
        \(letterhead)\(envelope)\(text)\(proof)</article>

        """
    }

    private var letterhead: Markup {
        guard let agency = picture.agency else { return "" }
        let contact = [agency.phone.map { "Telephone \($0)" }, agency.hours].compactMap { $0 }
        let lines = contact.markup { "<p class=\"kith-letter__small\">\($0)</p>\n" }
        return """
            <div class="kith-letter__head"><p class="kith-letter__agency">\(agency.name)</p>
            \(lines)</div>

            """
    }

    private var envelope: Markup {
        let address = written?.address.map { picture.showsAddress ? $0 : "Address not open to you" }
        let lines = ([written?.name, address].compactMap { $0 })
            .flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
        let day = (picture.letter.sent?.stamp.happenedAt.day ?? today).inWords
        return """
            <p class="kith-letter__to">\(Self.lines(lines))</p>
            <p class="kith-letter__date">\(day)</p>
            <p class="kith-letter__small">Our reference: \(picture.row.stream.short)</p>

            """
    }

    private var text: Markup { Self.paragraphs(picture.letter.sent?.act.text ?? picture.letter.text) }

    private var proof: Markup {
        guard let sent = picture.letter.sent, let sha256 = sent.act.sha256 else {
            return "<p class=\"kith-letter__small\">Draft, not sent.</p>\n"
        }
        return """
            <p class="kith-letter__small">The words of this letter, as sent on \(sent.stamp.happenedAt.day.inWords), \
            have the SHA-256 <code class="kith-hash">\(sha256)</code>.</p>

            """
    }

    /// Empty lines part paragraphs; other line breaks stay.
    static func paragraphs(_ text: String) -> Markup {
        var all: [[String]] = [[]]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) { all.append([]) } else { all[all.count - 1].append(String(line)) }
        }
        return all.filter { !$0.isEmpty }.markup { "<p class=\"kith-letter__words\">\(lines($0))</p>\n" }
    }

    private static func lines(_ lines: [String]) -> Markup {
        Markup(joining: lines.map { Markup(text: $0) }, with: "<br>\n")
    }

    /// The letter alone, as a document that asks for nothing: what the printer makes a PDF of.
    func document(large: Bool) -> Markup {
        let size: Markup = large ? "18pt" : "11pt"
        return """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <title>Letter \(picture.row.stream.short)</title>
            <style>
            @page { size: A4; margin: 22mm 22mm 24mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font-size: 9pt; } }
            body { font-family: "Liberation Sans", "DejaVu Sans", sans-serif; font-size: \(size); line-height: 1.4; color: #000; }
            .kith-letter__head { border-bottom: 1.5pt solid #1f3a4d; padding-bottom: 6pt; margin-bottom: 24pt; }
            .kith-letter__agency { font-size: 1.4em; font-weight: bold; margin: 0 0 3pt; }
            .kith-letter__small { font-size: 0.82em; margin: 0 0 3pt; }
            .kith-letter__date { margin: 18pt 0 6pt; }
            .kith-letter__words { margin: 0 0 9pt; orphans: 3; widows: 3; }
            .kith-hash { font-size: 0.8em; }
            </style>
            </head>
            <body>
            \(whole)</body>
            </html>

            """
    }
}
