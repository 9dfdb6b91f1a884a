import Casework
import Guidance
import HTML
import Practice
import Readings

/// Files that came with an entry, each a step away. Opening one is a look, and is recorded.
func documentList(_ documents: [DocumentRow]) -> Markup {
    if documents.isEmpty { return "" }
    let items = documents.map { document -> Markup in
        """
        \(link(document.what, to: "/documents/\(document.stream.id)")) \
        <span class="govuk-hint">(\(document.file.kind.inWords), \(sizeWords(document.file.size)))</span>
        """
    }
    return
        "<div class=\"kith-documents\"><p class=\"govuk-body-s\"><strong>Documents</strong></p>\(bullets(items))</div>\n"
}

/// "240 KB", "1.3 MB"
func sizeWords(_ bytes: Int) -> String {
    if bytes < 1_024 { return "\(bytes) bytes" }
    if bytes < 1_048_576 { return "\(bytes / 1_024) KB" }
    let tenths = bytes * 10 / 1_048_576
    return "\(tenths / 10).\(tenths % 10) MB"
}

/// A document's page: what it is, what it came with, the picture itself where it is one, and the way to open it.
func documentPage(_ picture: DocumentPicture, _ setting: PageSetting, paints: Bool = false) -> Markup {
    let row = picture.row
    let title = "Document"
    let who = picture.people.first.map { briefBar($0, picture.facts, setting) }
    var rows = [
        SummaryRow("What it is", "\(row.what)"),
        SummaryRow("Kind of file", "\(row.file.kind.inWords), \(sizeWords(row.file.size))"),
        SummaryRow("Kind of information", "\(setting.label(.informationKinds, row.holds.rawValue))"),
        SummaryRow(
            "Added",
            "\(row.at.inWords), by \(picture.names.name(row.author)), \(picture.names.name(row.agency))"),
    ]
    if let regarding = row.regarding, let page = Link.page(of: regarding) {
        rows.append(SummaryRow("Belongs to", link("Entry \(row.entry)", to: page)))
    }
    if let scanned = row.file.scanned {
        rows.append(SummaryRow("Virus scanner", scanned ? "Found nothing" : "Was not asked"))
    }
    rows.append(
        SummaryRow("SHA-256", "<code class=\"kith-hash\">\(row.file.sha256)</code>"))
    let content: Markup = """
        \(setting.doneBanner(next: ""))\(who)\(heading(1, title))\(shown(picture, setting, paints))\(summaryList(rows))\
        \(withdraw(picture, setting))
        """
    let way = picture.people.first.map { [Breadcrumb("Record", "/people/\($0.person.id)")] } ?? []
    return page(
        PageHead(title, reference: row.stream.short, breadcrumbs: [Breadcrumb("My work", "/")] + way),
        in: setting.frame,
        content)
}

private func shown(_ picture: DocumentPicture, _ setting: PageSetting, _ paints: Bool) -> Markup {
    let row = picture.row
    if row.isWithdrawn {
        return warningText("Whoever added this document has taken it back. The file cannot be opened any more.")
    }
    let file: Link = "/documents/\(row.stream.id)/file"
    let open = paragraph(
        "\(buttonLink(row.file.kind.isPicture ? "Save the picture" : "Open in your own reader", to: file, .secondary))")
    let note = paragraph(
        "That you open it is recorded, like every look. What you save leaves this record: keep it safe.")
    if row.file.kind == .pdf, paints {
        let firstPage: Link = "/documents/\(row.stream.id)/first-page"
        return details(
            "See the first page here",
            """
            <figure class="kith-picture"><img src="\(firstPage)" alt="The first page of: \(row.what)" loading="lazy" \
            class="kith-picture__image"><figcaption class="govuk-body-s">The first page of: \(row.what). It is a picture: to \
            read it aloud, search in it or see the other pages, open the document.</figcaption></figure>
            """) + open + note
    }
    guard row.file.kind.isPicture else { return open + note }
    return """
        <figure class="kith-picture"><img src="\(file)" alt="\(row.what)" class="kith-picture__image">\
        <figcaption class="govuk-body-s">\(row.what). Place, device and time have been taken out of the file.</figcaption>\
        </figure>
        \(open)\(note)
        """
}

private func withdraw(_ picture: DocumentPicture, _ setting: PageSetting) -> Markup {
    guard picture.next.contains(Document.Withdraw.kind) else { return "" }
    let form = Link.act(Document.Withdraw.kind, in: picture.row.stream)
    return details(
        "It is the wrong document",
        paragraph("\(link(setting.title(Document.Withdraw.kind), to: form)), then add the right one where it belongs."))
}
