import Casework
import Guidance
import Practice
import Web

/// What the partners do together, to be read: each entry with its lines set in below it.
struct PartnershipWorkText {
    private let picture: PartnershipPicture
    private let guidance: Guidance

    init(_ picture: PartnershipPicture, _ guidance: Guidance) {
        self.picture = picture
        self.guidance = guidance
    }

    /// An entry: what it is, and what is said of it.
    private struct Told {
        let title: String
        let lines: [(String, String?)]

        init(_ title: String, _ lines: (String, String?)...) {
            self.title = title
            self.lines = lines
        }

        var plain: [String] {
            ["", title]
                + lines.compactMap { name, words in
                    words.flatMap {
                        $0.isEmpty ? nil : "  \(name): \($0.split(separator: "\n").joined(separator: " "))"
                    }
                }
        }
    }

    private var partnership: Partnership { picture.partnership }

    func plain(_ parts: [PartnershipPart]) -> String {
        parts.map { part in
            let told = told(part).flatMap(\.plain)
            return ([part.rawValue.uppercased()] + (told.isEmpty ? ["", "Nothing is recorded."] : told))
                .joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private func told(_ part: PartnershipPart) -> [Told] {
        switch part {
        case .priorities: partnership.priorities.map { priority($0) }
        case .meetings: partnership.meetings.map { meeting($0) }
        case .decisions:
            partnership.decisions.map { one in
                Told(
                    "\(day(one.stamp)): \(label(.partnershipMatters, one.act.matter))", ("decided", one.act.decided),
                    ("why", one.act.because),
                    ("agreed by", people(one.act.agreedBy)))
            }
        case .funding: funding
        case .sharing:
            partnership.sharing.map { one in
                Told(
                    one.act.title, ("between", one.act.parties.map { picture.names.name($0) }.joined(separator: ", ")),
                    ("what for", partnership.purpose(one)), ("lawful basis", label(.lawfulBases, one.act.basis)),
                    ("look at it again", partnership.reviewOn(one).inWords))
            }
        case .disputes: partnership.disputes.map { dispute($0) }
        case .scrutiny: scrutiny
        case .voices:
            partnership.voices.map { one in
                Told(
                    "\(day(one.heard.stamp)): \(label(.voicesHeard, one.heard.act.from))", ("said", one.heard.act.said),
                    ("what was done", one.acted?.act.done ?? "It waits."),
                    ("what is different", one.acted?.act.changed),
                    ("how they were told", one.acted?.act.toldThem)
                )
            }
        case .signing:
            partnership.requests.filter { $0.closed == nil }.map { one in
                let here = partnership.partners(on: one.asked.stamp.happenedAt.day)
                let missing = here.filter { !one.hasSigned($0.agency) }.map(\.name)
                return Told(
                    "\(day(one.asked.stamp)): \(label(.leadMatters, one.asked.act.matter))",
                    ("what", one.asked.act.what),
                    ("by", one.asked.act.by.inWords), ("not signed by", missing.joined(separator: "; ")))
            }
        case .boards: partnership.boards.map { Told($0.act.name, ("how it fits", $0.act.how)) }
        case .seats:
            partnership.seats.map { one in
                Told(
                    people([one.act.practitioner]), ("where", label(.educationSeats, one.act.seat)),
                    ("for", one.act.speaksFor.map { label(.relevantAgencyGroups, $0) }.joined(separator: "; ")),
                    ("chosen", one.act.chosen), ("from", one.act.from.inWords),
                    ("until", partnership.lastDay(of: one)?.inWords))
            }
        case .business: partnership.business.map { Told(people([$0.manager]), ("since", $0.since.inWords)) }
        }
    }

    private func priority(_ one: Stamped<Partnership.Prioritise>) -> Told {
        let now = partnership.now(one)
        let last = partnership.reviews(of: one).last
        return Told(
            now.priority, ("why", one.act.because), ("how it will show", now.measure),
            ("who answers", people([one.act.owner])), ("by", now.until.inWords),
            (
                "looked at",
                last.map { "\(day($0.stamp)), \(label(.priorityOutcomes, $0.act.outcome)). \($0.act.evidence)" }
            ))
    }

    private func meeting(_ one: Stamped<Partnership.Meet>) -> Told {
        let mute = one.act.withoutVoice(in: partnership, on: one.stamp.happenedAt.day)
        return Told(
            "\(day(one.stamp)): \(label(.partnershipMeetings, one.act.meeting))",
            ("chaired by", people([one.act.chairedBy])), ("came", people(one.act.came)),
            ("not appointed that day", people(mute)), ("also there", one.act.others), ("apologies", one.act.apologies),
            ("decided", one.act.decided), ("left open", one.act.openQuestions))
    }

    private var funding: [Told] {
        Set(partnership.contributions.map(\.act.year)).sorted(by: >).flatMap { year -> [Told] in
            let given = partnership.contributions.filter { $0.act.year == year }
            let agreed = partnership.budgets.last { $0.act.year == year }
            let whole = Told(
                "April \(year) to March \(year + 1): £\(given.reduce(0) { $0 + $1.act.pounds })",
                (
                    "agreed by the leads",
                    agreed.map { "\(day($0.stamp)). \($0.act.equitable)" } ?? "Not yet."
                ))
            return [whole]
                + given.map { one in
                    Told(
                        "\(picture.names.name(one.act.agency)): £\(one.act.pounds)",
                        ("how", label(.contributionKinds, one.act.contribution)), ("what for", one.act.what))
                }
        }
    }

    private func dispute(_ one: Partnership.PartnersDispute) -> Told {
        let raised = one.raised
        let steps = one.escalated.map { "\(day($0.stamp)), \(label(.disputeLevels, $0.act.level))" }
        return Told(
            "\(label(.partnershipMatters, raised.act.matter)): \(picture.names.name(raised.stamp.agency)) and "
                + raised.act.with.map { picture.names.name($0) }.joined(separator: ", "),
            ("where it stands", one.settled == nil ? label(.disputeLevels, one.level) : "Settled"),
            ("disagreement", raised.act.because), ("asked for", raised.act.asked),
            ("safe meanwhile", raised.act.safeMeanwhile), ("escalated", steps.joined(separator: "; ")),
            ("outcome", one.settled?.act.outcome), ("direction", one.settled?.act.direction),
            ("so that it does not come back", one.settled?.act.learning))
    }

    private var scrutiny: [Told] {
        let plan = partnership.scrutinyPlans.suffix(1).map { plan in
            Told(
                "Plan from \(plan.act.year)", ("by", people(plan.act.scrutineers)), ("of what", plan.act.areas),
                ("how", plan.act.methods), ("recommendations", plan.act.handling))
        }
        return plan
            + partnership.findings.map { one in
                Told(
                    "\(day(one.found.stamp)): \(one.found.act.area)", ("found", one.found.act.found),
                    ("recommended", one.found.act.recommends),
                    (
                        "answer",
                        one.answer.map { "\(label(.scrutinyAnswers, $0.act.answer)). \($0.act.because)" } ?? "It waits."
                    ), ("will be done", one.answer?.act.action), ("came of it", one.finished?.act.result))
            }
    }

    private func day(_ stamp: Stamp) -> String { stamp.happenedAt.day.inWords }
    private func label(_ list: ListKey, _ code: String) -> String { guidance.library.label(list, code) ?? code }
    private func people(_ ids: [PractitionerID]) -> String {
        ids.map { picture.names.name($0) }.joined(separator: ", ")
    }
}
