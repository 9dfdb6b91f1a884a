import Guidance
import HTML
import Practice

/// Whom the partnership's office keeps the record of: education's seats, agencies that know their duty, and itself.
extension PartnershipWork {
    var seats: Markup {
        rows(
            "Seats of education", ["Who", "Where", "For whom", "How they were chosen", "From", "Until"],
            partnership.seats.reversed().map { one in
                let held = partnership.lastDay(of: one).map { today <= $0 } ?? true
                let until: Markup = partnership.lastDay(of: one).map { "\($0.inWords)" } ?? "Open"
                let why: Markup =
                    partnership.ending(of: one).map { "<br><span class=\"govuk-hint\">\($0.act.because)</span>" }
                    ?? .nothing
                let end =
                    partnership.ending(of: one) == nil && held
                    ? again(Partnership.EndSeat.kind, one.stamp.number, "End it", names.name(one.act.practitioner))
                    : .nothing
                return [
                    .text(names.name(one.act.practitioner)), .markup(label(.educationSeats, one.act.seat)),
                    .text(one.act.speaksFor.map { setting.label(.relevantAgencyGroups, $0) }.joined(separator: "; ")),
                    .text(one.act.chosen), .text(one.act.from.inWords), .markup("\(until)\(why)\(end)"),
                ]
            }, empty: "Nobody has had education's seat yet.")
    }

    /// Relevant agencies that have confirmed their duty to co-operate are counted, the others named.
    var agencies: Markup {
        let here = partnership.relevant(on: today)
        let silent = partnership.unconfirmed(on: today)
        if here.isEmpty { return emptyState("No relevant agency has been named yet.") }
        let count = paragraph(
            say(
                "\(here.count - silent.count) of \(here.count) relevant agencies have confirmed their duty to co-operate."
            ))
        let more = unasked(here) + formerAgencies
        if silent.isEmpty { return count + more }
        let may = picture.next.contains(Partnership.ConfirmDuty.kind)
        return count
            + bullets(
                silent.map { one in
                    let agency = one.naming.act.agency
                    let to = Link.act(Partnership.ConfirmDuty.kind, in: picture.row.stream)
                        .asking("agency", agency.id)
                    let record: Markup =
                        may
                        ? " \(link("Record that it has", to: to, about: ": \(names.name(agency))"))" : .nothing
                    return
                        "\(names.name(agency)), named since \(one.naming.act.from.inWords), has not confirmed it.\(record)"
                }) + more
    }

    /// Agencies that were named without being asked before, and why.
    private func unasked(_ here: [Partnership.NamedAgency]) -> Markup {
        let those = here.map(\.naming.act).filter { !$0.consulted }
        if those.isEmpty { return .nothing }
        return details(
            "Named without being asked before",
            bullets(those.map { "\(names.name($0.agency))\($0.notConsultedBecause.map { ": \($0)" } ?? "")" }))
    }

    private var formerAgencies: Markup {
        let those = partnership.named.filter { !$0.holds(on: today) && $0.until != nil }
        if those.isEmpty { return .nothing }
        return details(
            "Agencies that are relevant no longer",
            bullets(
                those.map { one in
                    let why = one.ended.map { ": \($0)" } ?? ""
                    return "\(names.name(one.naming.act.agency)), until \(one.until?.inWords ?? "")\(why)"
                }))
    }

    /// Whoever runs the business is reminded of what stands open.
    var business: Markup {
        let all = partnership.business
        guard let now = all.last else { return emptyState("Nobody runs the partnership's business.") }
        let before = all.dropLast().reversed().map { one -> Markup in
            "\(names.name(one.manager)), since \(one.since.inWords)"
        }
        let hand: Markup =
            picture.next.contains(Partnership.HandBusiness.kind)
            ? paragraph(
                link(
                    setting.title(Partnership.HandBusiness.kind),
                    to: .act(Partnership.HandBusiness.kind, in: picture.row.stream)))
            : .nothing
        return paragraph(
            "\(names.name(now.manager)), since \(now.since.inWords). What stands open waits in their work.")
            + (before.isEmpty ? .nothing : details("Who ran it before", bullets(before))) + hand
    }
}
