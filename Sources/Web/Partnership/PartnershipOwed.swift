import Access
import Casework
import Guidance
import HTML
import Practice

extension OwedReport {
    /// `due by 30 September 2026`, or that its time is over.
    func standing(at moment: Moment) -> Markup {
        guard let due else {
            return "\(tag("Not published", .yellow)) No day is set by the edition of that year's end."
        }
        let words = "due by \(due.inWords)"
        return isLate(at: moment)
            ? "\(tag("Overdue", .red)) It was \(words)." : "\(tag("Not published", .yellow)) It is \(words)."
    }
}

extension PublishedPartnership {
    /// Yearly reports on years that are over and are not published, with the day by which they are due.
    var owed: Markup {
        if picture.owed.isEmpty { return .nothing }
        return bullets(picture.owed.map { "The yearly report, \($0.year.inWords). \($0.standing(at: Moment(today)))" })
    }
}

extension PartnershipWork {
    /// What the partners owe on the years that are over, and the way to begin or go on with it.
    var reports: Markup {
        let all = paragraph(link("Yearly reports of the safeguarding partners", to: "/yearly-reports"))
        if picture.owed.isEmpty { return paragraph("The yearly report on every year that is over is published.") + all }
        let mayBegin = ActRule.of(YearlyReport.Begin.kind)?.allowsRole(of: setting.viewer.doer) ?? false
        return rows(
            "Yearly reports that are owed", ["Year", "By when", "Where it stands"],
            picture.owed.map { one in
                let state: Markup
                if let stream = one.begun {
                    state =
                        "It is being written. \(link("Go on with it", to: "/yearly-reports/\(stream.id)", about: one.year.inWords))"
                } else if mayBegin {
                    state =
                        "Nobody has begun it. \(link("Begin it", to: .beginningReport(one), about: one.year.inWords))"
                } else {
                    state = "Nobody has begun it."
                }
                return [.text(one.year.inWords), .markup(one.standing(at: setting.now)), .markup(state)]
            }, empty: "") + all
    }

    /// What was put to the leads to be signed: who has, who has not, and why not.
    var signing: Markup {
        let open = partnership.requests.filter { $0.closed == nil }
        if open.isEmpty { return emptyState("Nothing waits for the partners' signatures.") }
        return open.markup { request in
            let asked = request.asked
            let here = partnership.partners(on: asked.stamp.happenedAt.day)
            let late = asked.act.by < today
            let cells = here.map { partner -> [Cell] in
                let answer = request.answers[partner.agency]
                let state: Markup =
                    answer.map {
                        $0.act.agrees ? tag("Signed", .green) : tag("Does not sign", .red)
                    } ?? (late ? tag("Overdue", .red) : tag("Not signed", .yellow))
                let when = answer.map { "\(names.name($0.stamp.by)), \($0.stamp.happenedAt.day.inWords)" } ?? "–"
                return [
                    .text(partner.name), .markup(state), .text(when),
                    .markup(answer?.act.words.map { words($0) } ?? "–"),
                ]
            }
            let title = setting.label(.leadMatters, asked.act.matter)
            return heading(3, title) + words(asked.act.what)
                + paragraph(
                    "Put to the partners \(asked.stamp.happenedAt.day.inWords), to be signed by \(asked.act.by.inWords)."
                )
                + rows(
                    "Signatures: \(title)", ["Partner", "How it stands", "Who and when", "What they say"], cells,
                    empty: "")
                + again(Partnership.SignForPartner.kind, request.number, "Sign it, or say why not", title)
        }
    }

    /// Who has spoken for the partners and chaired, and how each part began and ended.
    var appointments: Markup {
        rows(
            "Leads, delegates and chairs", ["Who", "As what", "From", "Until", "Why"],
            partnership.appointments.reversed().map { one in
                let chose = (one.chosenBy ?? []).map { names.name($0) }.joined(separator: ", ")
                let why = [
                    one.because, chose.isEmpty ? nil : "Chosen by \(chose).",
                    one.rotatesOn.map { "The chair rotates \($0.inWords)." }, one.ended.map { "Ended: \($0)." },
                ].compactMap { $0 }
                return [
                    .text(names.name(one.practitioner)), .markup("\(say(one.kind.inWords.capitalised)), \(one.post)"),
                    .text(one.from.inWords), .text(one.until?.inWords ?? "–"),
                    .text(why.isEmpty ? "–" : why.joined(separator: " ")),
                ]
            }, empty: "Nobody has been named yet.")
    }
}

extension String {
    /// With a capital at its front.
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension Link {
    /// The form that begins an owed report, with its year and area filled in.
    static func beginningReport(_ owed: OwedReport) -> Link {
        ("/act/yearlyReport.begin" as Link).asking("year", String(owed.year.ending)).asking("council", owed.council.id)
    }
}
