import Guidance
import HTML
import Practice

/// What the arrangements must and should say, held against the record and the last published version.
extension PartnershipWork {
    private func there(_ item: Partnership.ArrangementsItem) -> Markup {
        if let stale = item.stale, item.isThere { return "\(tag("Out of date", .yellow)) \(stale)" }
        return item.isThere ? tag("There", .green) : tag("Missing", item.must ? .red : .yellow)
    }

    /// The parts of the last version that the record has left behind: what it says, and what is recorded now.
    private var leftBehind: Markup {
        let parts = partnership.outdated(on: today, under: setting.guidance)
        guard let version = partnership.published.last?.act.version, !parts.isEmpty else { return .nothing }
        let rows = parts.map { part -> [Cell] in
            [
                .markup(say(part.label)), .markup(part.was.map { words($0) } ?? "Nothing"),
                .markup(part.isNow.map { words($0) } ?? "Nothing"),
            ]
        }
        let count = parts.count
        return insetText(
            paragraph(
                "Version \(version) is out of date: \(count) of its parts \(count == 1 ? "says" : "say") something else than what is recorded now. A new version waits to be published."
            ))
            + details(
                "What version \(version) says and what is recorded now",
                table(
                    "Where the last version and the record differ", hidesCaption: true,
                    columns: [Column("Part"), Column("Version \(version)"), Column("Recorded now")], rows: rows))
    }

    /// Says of an edition whose text was not read that its list is not sure, and how it was made.
    private func unread(_ items: [Partnership.ArrangementsItem]) -> Markup {
        let doubts = Set(items.compactMap(\.doubt)).sorted()
        if doubts.isEmpty { return .nothing }
        let edition = setting.guidance.edition
        return insetText(
            paragraph(
                "<strong>Unconfirmed.</strong> The list of \(edition.title) is put together as far as it is known; what was not read in its text is marked."
            ) + bullets(doubts.map { "\($0)" }))
    }

    var completeness: PublishedPage {
        let title = "What the arrangements must and should say"
        let items = picture.completeness(under: setting.guidance, on: today)
        let count = items.filter { $0.isThere && $0.stale == nil }.count
        let stale = items.count { $0.isThere && $0.stale != nil }
        let behind = stale == 0 ? "" : " \(stale) \(stale == 1 ? "is" : "are") out of date."
        let table = table(
            title, hidesCaption: true,
            columns: ["What", "Asked for as", "There?", "Where from", "Authority"].map { Column($0) },
            rows: items.map { item in
                [
                    .markup(say(item.label)), .text(item.must ? "Must" : "Should"),
                    .markup(there(item)),
                    .text(!item.isThere ? "–" : item.fromRecord ? "The record" : "Written in the last version"),
                    .markup("\(item.cite)\(item.doubt == nil ? "" : ": unconfirmed")"),
                ]
            })
        let publish: Markup =
            picture.next.contains(Partnership.PublishArrangements.kind)
            ? buttonLink("Publish a version", to: .act(Partnership.PublishArrangements.kind, in: picture.row.stream))
            : .nothing
        let content: Markup = """
            \(heading(1, title, caption: setting.guidance.edition.title))\
            \(paragraph("\(count) of \(items.count) are there, from the record as it stands today and what the last version says.\(behind)"))\
            \(unread(items))\(leftBehind)\(table)\(publish)
            """
        return PublishedPage(title: title, content: content)
    }
}
