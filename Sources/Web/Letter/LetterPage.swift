import Casework
import Guidance
import HTML
import Practice
import Readings

/// A letter's page: what can be done with it, the letter, and what became of it. Paper shows the letter alone.
func letterPage(_ picture: LetterPicture, _ setting: PageSetting, makesPDF: Bool, large: Bool) -> Markup {
    let title = "Letter"
    let person = picture.row.person
    let next: Markup = picture.next.isEmpty ? "" : setting.comesNext(picture.next, in: picture.row.stream)
    let content: Markup = """
        <div class="kith-no-print">\(setting.doneBanner(next: next))\(heading(1, title))\
        <p class="govuk-body">\(letterTag(picture.row.status))</p>\
        \(letterTelling(picture, setting))\(letterActs(picture, setting))\(letterCopies(picture, makesPDF: makesPDF, large: large))</div>
        <div class="\(classes: large ? "kith-letter-sheet kith-letter-sheet--large" : "kith-letter-sheet")">\
        \(LetterMarkup(picture: picture, today: setting.now.day).whole)</div>
        <div class="kith-no-print">\(letterStory(picture, setting))</div>
        """
    let record: [Breadcrumb] =
        picture.isReader
        ? [] : [Breadcrumb("Record", "/people/\(person.id)"), Breadcrumb("Letters", "/people/\(person.id)/letters")]
    var frame = setting.frame
    // A letter bears its own head; who prints it is nothing to its reader.
    frame.printed = nil
    frame.sensitivity = nil
    return page(
        PageHead(title, reference: picture.row.stream.short, breadcrumbs: [Breadcrumb("My work", "/")] + record),
        in: frame, content)
}

func letterTag(_ status: Letter.Status) -> Markup {
    switch status {
    case .notWritten, .draft: tag(status.inWords, .yellow)
    case .sent: tag(status.inWords, .blue)
    case .delivered: tag(status.inWords, .green)
    case .failed: tag(status.inWords, .red)
    }
}

/// A letter tells somebody; that they were told is an act of its own, which stops its clock.
private func letterTelling(_ picture: LetterPicture, _ setting: PageSetting) -> Markup {
    guard let telling = picture.telling else { return "" }
    let link: Link = "/letters/\(picture.row.stream.id)/told"
    return """
        \(paragraph("The letter has told them. Their record does not say so yet."))\
        \(buttonLink(setting.title(telling.act), to: link))
        """
}

private func letterActs(_ picture: LetterPicture, _ setting: PageSetting) -> Markup {
    picture.next.isEmpty ? "" : actButtons(picture.next, in: picture.row.stream, shown: picture.next.count, setting)
}

private func letterCopies(_ picture: LetterPicture, makesPDF: Bool, large: Bool) -> Markup {
    let letter: Link = "/letters/\(picture.row.stream.id)"
    let size =
        large
        ? link("Show it in usual print", to: letter)
        : link("Show it in large print", to: letter.asking("size", "large"))
    let pdf: Link = "/letters/\(picture.row.stream.id)/pdf"
    let save: Markup =
        makesPDF
        ? link("Save it as PDF", to: large ? pdf.asking("size", "large") : pdf)
        : "To keep it as PDF, print this page and choose “Save as PDF”"
    return bullets([size, save])
}

/// Who did what with it, and when.
private func letterStory(_ picture: LetterPicture, _ setting: PageSetting) -> Markup {
    let row = picture.row
    var rows = [
        SummaryRow("Kind of letter", "\(setting.label(.letterKinds, row.letter))"),
        SummaryRow("For", "\(setting.label(.letterAddressees, row.to))"),
        SummaryRow(
            "Written",
            "\(row.writtenAt.inWords), by \(picture.names.name(row.author)), \(picture.names.name(row.agency))"),
    ]
    for sending in picture.letter.sendings {
        rows.append(
            SummaryRow(
                "Sent", "\(sending.stamp.happenedAt.inWords). \(setting.label(.letterChannels, sending.act.channel))"))
    }
    if let failed = picture.letter.failed {
        rows.append(SummaryRow("Did not arrive", "\(failed.stamp.happenedAt.inWords). \(failed.act.because)"))
    }
    if let delivered = picture.letter.delivered {
        rows.append(SummaryRow("Arrived", "\(delivered.stamp.happenedAt.inWords). \(delivered.act.known)"))
    }
    if !picture.isReader, let about = Link.page(of: row.regarding) {
        rows.append(SummaryRow("About", link("What it was written from", to: about)))
    }
    return heading(2, "How it went") + summaryList(rows)
}

/// The letters about a person, and what can be written now.
func lettersPage(_ picture: LettersPicture, _ setting: PageSetting) -> Markup {
    let person = picture.identity.person
    let rows = picture.letters.map { row -> [Cell] in
        [
            .link(setting.label(.letterKinds, row.letter), "/letters/\(row.stream.id)"),
            .text(setting.label(.letterAddressees, row.to)), .markup(letterTag(row.status)),
            .text((row.sentAt ?? row.writtenAt).inWords), .text(picture.names.name(row.author)),
        ]
    }
    let columns = ["Letter", "For", "Where it stands", "Sent or written", "By"].map { Column($0) }
    let list =
        rows.isEmpty
        ? emptyState("No letter about them is open to you.")
        : table("Letters, newest first", hidesCaption: true, columns: columns, rows: rows)
    let write = picture.writable.prefix(3).markup { stream in
        let what = stream.process == .earlyHelp ? "Write a letter about early help" : "Write a letter"
        return buttonLink(what, to: ("/letters/new" as Link).asking("regarding", stream.description), .secondary)
    }
    let content: Markup = """
        \(personBar(picture.identity, picture.names, setting))\(heading(1, "Letters"))\
        \(personNavigation(person, .letters, mayOpen: picture.mayOpen))\(write)\(list)
        """
    return page(
        PageHead(
            "Letters", reference: person.short,
            breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Record", "/people/\(person.id)")]), in: setting.frame,
        content)
}

/// The letters that can be composed now from how things stand.
func newLetterPage(_ facts: LetterFacts, _ setting: PageSetting) -> Markup {
    let items = facts.offers.map { offer -> Markup in
        let to = setting.label(.letterAddressees, offer.to)
        let named = offer.reader == nil ? LetterTemplates.lower(to) : offer.name
        let form = ("/letters/new" as Link).asking("regarding", facts.regarding.description)
            .asking("letter", offer.letter).asking("to", offer.to)
        let words = "\(setting.label(.letterKinds, offer.letter)): \(named)"
        if let reader = offer.reader { return link(words, to: form.asking("reader", reader)) }
        return link(words, to: form)
    }
    let content: Markup = """
        \(heading(1, "Which letter?"))\
        \(twoThirds("""
            \(paragraph("Each is composed from the record as it stands now. You read and change every word before it is sent."))\
            \(bullets(items))
            """))
        """
    let back = Link.page(of: facts.regarding) ?? "/"
    return page(PageHead("Which letter?", back: back), in: setting.frame, content)
}
