import Casework
import Guidance
import HTML
import Practice

extension YearlyReportPage {
    /// Which of the three partners has signed the report as it stands, and who has not yet.
    var signatures: Markup {
        if picture.partners.isEmpty {
            return paragraph("The area's safeguarding partners are not on record, so nobody can sign it yet.")
        }
        let rows = picture.partners.map { partner -> [Cell] in
            let signed = picture.report.signatures.first { $0.agency == partner.agency }
            let who = signed.map { [picture.names.name($0.practitioner), $0.post].compactMap { $0 } } ?? []
            return [
                .text(partner.name), .text(who.isEmpty ? "–" : who.joined(separator: ", ")),
                .markup(
                    signed.map { "\(tag("Signed", .green)) \($0.signedAt.day.inWords)" } ?? tag("Not signed", .yellow)),
            ]
        }
        return asked
            + paragraph(
                "Each safeguarding partner signs the report as it stands. When a part is written again, it is signed again."
            )
            + table(
                "Signatures of the safeguarding partners", hidesCaption: true,
                columns: ["Partner", "Signed by", "How it stands"].map { Column($0) }, rows: rows)
    }
}

extension YearlyReportPage {
    /// Since when they are asked to sign it, and by when.
    private var asked: Markup {
        guard let asked = picture.report.asked else { return .nothing }
        let left = picture.report.unsigned.count
        let late = left > 0 && asked.act.by < setting.now.day
        let state: Markup =
            left == 0 ? tag("Signed by all", .green) : late ? tag("Overdue", .red) : tag("Waits", .yellow)
        return paragraph(
            "Put to the partners \(asked.stamp.happenedAt.day.inWords), to be signed by \(asked.act.by.inWords). \(state)"
        )
    }
}

/// Who signed a published report for each partner; who agreed in words, where it is from before they signed here.
func signedBy(_ published: PublishedReport) -> Markup {
    let signatures = published.version.published.signatures ?? []
    if signatures.isEmpty {
        return published.version.published.agreedBy.map { paragraph("Agreed by: \($0)") } ?? ""
    }
    let rows = signatures.map { one -> [Cell] in
        let office = [one.post, one.capacity?.inWords].compactMap { $0 }.joined(separator: ", ")
        return [
            .text(published.names.name(one.agency)), .text(published.names.name(one.practitioner)),
            .text(office.isEmpty ? "–" : office), .text(one.signedAt.day.inWords),
        ]
    }
    let words = signatures.compactMap { one -> Markup? in
        one.words.map { "\(published.names.name(one.agency)): \($0)" }
    }
    return heading(2, "Signed by", id: "signed")
        + table(
            "Signed for the safeguarding partners", hidesCaption: true,
            columns: ["Partner", "Who", "Office", "When"].map { Column($0) }, rows: rows)
        + (words.isEmpty ? "" : bullets(words))
}
