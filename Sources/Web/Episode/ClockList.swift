import Casework
import Guidance
import HTML
import Practice
import Readings

/// The clocks of a person or an episode: those that run first, each with its due date, its source and what stops it.
func clockList(_ clocks: [ClockRow], _ setting: PageSetting, nothing: String, acts: Set<ActKind>? = nil)
    -> Markup
{
    let running = clocks.filter { $0.stoppedAt == nil }
    let stopped = clocks.filter { $0.stoppedAt != nil }
    let now: Markup =
        running.isEmpty
        ? paragraph("\(nothing)") : workList(running.markup { clockLine($0, setting, acts: acts) })
    if stopped.isEmpty { return now }
    return now
        + details(
            stopped.count == 1 ? "1 that has been done" : "\(stopped.count) that have been done",
            workList(stopped.markup { clockLine($0, setting, acts: []) }))
}

/// One clock. `acts` are those that are open to the viewer; nil when that is not known here.
private func clockLine(_ clock: ClockRow, _ setting: PageSetting, acts: Set<ActKind>?) -> Markup {
    let duty = setting.library.guidance(on: clock.startedAt.day).of(clock.council).duty(clock.duty)
    let due = DueWords(clock.due, stoppedAt: clock.stoppedAt, at: setting.now, setting.guidance.workingDays)
    let reason: Markup
    if let explained = clock.explained {
        reason = "<p class=\"govuk-body-s kith-work__more\">Why it was late: \(explained)</p>"
    } else {
        reason =
            due.standing == .doneLate && clock.isReasonWithheld
            ? "<p class=\"govuk-body-s kith-work__more\">Why it was late is not shown to you.</p>"
            : due.standing == .doneLate
                ? "<p class=\"govuk-body-s kith-work__more\">No reason was given.</p>" : ""
    }
    let isOpen = clock.stoppedAt == nil && (acts?.contains(clock.stops) ?? false)
    let act: Markup =
        isOpen ? " \(link(setting.title(clock.stops), to: .act(clock.stops, in: clock.stream)))." : ""
    return workLine(
        "\(duty.title)", tag: due.tag,
        """
        <p class="govuk-body kith-work__more"><strong>\(due.sentence).</strong>\(act)</p>\
        <p class="govuk-body-s kith-work__more">Began \(clock.startedAt.inWords). \
        Source: \(dutySource(clock.duty, since: clock.startedAt, of: clock.council, setting)).</p>\(reason)
        """)
}

/// Where an episode stands, in words that no other page words differently.
func statusTag(_ status: Episode.Status) -> Markup {
    let colour: TagColour =
        switch status {
        case .notStarted, .closed: .grey
        case .toClassify, .toDecide, .toAllocate, .toApprove: .yellow
        case .assessing: .blue
        case .assessed: .green
        case .decidedWithoutAssessment: .turquoise
        }
    return tag(status.inWords, colour)
}

/// "Referral", "Contact", or that it has not been said which.
func takenWords(_ row: EpisodeRow, _ setting: PageSetting) -> String {
    row.takenAs.map { setting.label(.classification, $0) } ?? "Contact or referral"
}

/// What was decided and when, as a sentence.
func decisionWords(_ row: EpisodeRow, _ setting: PageSetting) -> String {
    guard let step = row.step else { return "Not decided yet." }
    let when = row.decidedAt.map { " on \($0.day.inWords)" } ?? ""
    return "Decided\(when): \(setting.label(.referralOutcomes, step))."
}
