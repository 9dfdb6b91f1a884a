import Guidance
import HTML
import Practice
import Testing

@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("Letters and documents on pages")
struct LetterPageTests {
    static let stream = StreamID(.letter, "0000000000000000001ETTER00")
    static let document = StreamID(.document, "000000000000000D0CVMENT000")

    static func picture(
        _ text: String = "Dear Ms Nowak,\n\nWe have decided.\nThank you.", isSent: Bool = false, next: [ActKind] = [],
        isReader: Bool = false, showsAddress: Bool = true
    ) -> LetterPicture {
        var letter = Letter()
        let stamp = Stamp(
            number: 4, by: Pictures.ada, role: "socialWorker", agency: Pictures.council, happenedAt: Pictures.now,
            recordedAt: Pictures.now, about: [Pictures.child])
        Letter.Write(
            regarding: Pictures.episode, letter: "outcome", to: "family", name: "Ms Nowak", address: "1 Road\nTown",
            text: text
        ).apply(to: &letter, stamp)
        if isSent { Letter.Send(channel: "post", text: text, sha256: "abc123").apply(to: &letter, stamp) }
        return LetterPicture(
            row: LetterRow(
                stream: stream, person: Pictures.child, regarding: Pictures.episode, letter: "outcome", to: "family",
                status: letter.status, writtenAt: Pictures.now, sentAt: isSent ? Pictures.now : nil,
                author: Pictures.ada,
                agency: Pictures.council, reader: nil, readingAgency: nil),
            letter: letter, version: 1, child: Pictures.brief(), names: Pictures.names,
            writer: Pictures.names.practitioners[Pictures.ada], agency: Pictures.names.agencies[Pictures.council],
            next: next, isReader: isReader, lines: [], showsAddress: showsAddress)
    }

    @Test("An address that is not the viewer's to read stands neither on the page nor in the PDF")
    func closedAddress() {
        let picture = Self.picture(showsAddress: false)
        let page = LetterMarkup(picture: picture, today: Pictures.now.day).document(large: false)
        for text in [PageReading(page).words, Self.page(picture).words] {
            #expect(text.contains("Address not open to you"))
            #expect(!text.contains("1 Road"))
        }
        #expect(Self.page(Self.picture()).words.contains("1 Road"))
    }

    private static func page(_ picture: LetterPicture, makesPDF: Bool = true, large: Bool = false) -> PageReading {
        PageReading(letterPage(picture, Pictures.setting(), makesPDF: makesPDF, large: large))
    }

    @Test("a letter bears the agency's head, whom it is for, its words, and the hash once it is sent")
    func whole() {
        let draft = Self.page(Self.picture(next: ["letter.send", "letter.revise"]))
        #expect(draft.problems == [])
        #expect(draft.words.contains("Larkshire Council"))
        #expect(draft.words.contains("Draft, not sent"))
        #expect(draft.words.contains("Send a letter"))
        #expect(draft.text.contains("<p class=\"kith-letter__words\">We have decided.<br>\nThank you.</p>"))
        let sent = Self.page(Self.picture(isSent: true))
        #expect(sent.words.contains("SHA-256 abc123"))
        #expect(!sent.words.contains("Draft, not sent"))
    }

    @Test("its title and address name nobody, and paper does not say who printed it")
    func nameless() {
        let page = Self.page(Self.picture(isSent: true))
        #expect(page.title == "Letter – 000000 – Kith")
        #expect(!page.text.contains("kith-print-header"))
    }

    @Test("whoever it was sent to is led to nothing else of the record")
    func reader() {
        let page = Self.page(Self.picture(isSent: true, isReader: true))
        #expect(!page.text.contains("/people/\(Pictures.child.id)"))
        #expect(!page.text.contains("/episodes/"))
    }

    @Test("words that look like a page are words, on the page and in what is printed")
    func escaped() {
        let hostile = Self.picture(Pictures.hostile + "\n\n" + Pictures.hostile, isSent: true)
        #expect(!Self.page(hostile).text.contains("<script>alert"))
        let document = LetterMarkup(picture: hostile, today: Pictures.today).document(large: true).text
        #expect(!document.contains("<script"))
        #expect(document.contains("font-size: 18pt"))
        for fetches in ["src=", "href=", "url(", "@import"] { #expect(!document.contains(fetches)) }
    }

    @Test("a PDF is offered where there is a printer, else the browser's own printing")
    func printing() {
        #expect(Self.page(Self.picture()).text.contains("/letters/\(Self.stream.id)/pdf"))
        #expect(!Self.page(Self.picture(), makesPDF: false).text.contains("/pdf"))
        #expect(Self.page(Self.picture(), large: true).text.contains("size=large"))
    }

    private static func row(_ kind: Document.Kind, withdrawn: Bool = false, what: String = "Drawing") -> DocumentRow {
        DocumentRow(
            stream: document, regarding: Pictures.concern, entry: 3, at: Pictures.now, author: Pictures.bob,
            agency: Pictures.school, holds: .childsWords, what: what,
            file: Document.File(kind: kind, size: 1_400_000, sha256: "abc"), people: [Pictures.child],
            isWithdrawn: withdrawn)
    }

    private static func page(_ row: DocumentRow) -> PageReading {
        PageReading(
            documentPage(
                DocumentPicture(row: row, version: 1, people: [Pictures.brief()], names: Pictures.names, next: []),
                Pictures.setting()))
    }

    @Test("a picture is shown on its page with what it is in words; other documents are opened elsewhere")
    func documents() {
        let picture = Self.page(Self.row(.jpeg, what: Pictures.hostile))
        #expect(picture.problems == [])
        #expect(picture.text.contains("<img src=\"/documents/\(Self.document.id)/file\" alt=\"&lt;script&gt;"))
        #expect(picture.words.contains("1.3 MB"))
        let pdf = Self.page(Self.row(.pdf))
        #expect(!pdf.text.contains("<img"))
        #expect(pdf.words.contains("Open in your own reader"))
    }

    @Test("what was taken back can be opened nowhere on its page")
    func withdrawn() {
        let page = Self.page(Self.row(.jpeg, withdrawn: true))
        #expect(!page.text.contains("/file"))
        #expect(page.words.contains("has taken it back"))
    }

    @Test("sizes are said in words people use", arguments: [(12, "12 bytes"), (2_048, "2 KB"), (1_572_864, "1.5 MB")])
    func sizes(bytes: Int, words: String) { #expect(sizeWords(bytes) == words) }
}
