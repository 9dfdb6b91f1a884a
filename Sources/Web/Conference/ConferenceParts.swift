import Casework
import Guidance
import HTML
import Practice
import Readings

/// What was brought, said and decided at a conference, for reading.
extension ConferencePage {
    private var notOpen: Markup { paragraph("These words are not open to you.") }

    /// A heading, who wrote it and when, and what it says; nothing where it says nothing.
    func written(
        _ label: String, _ text: String?, _ stamp: Stamp, holds: FieldClass = .narrative, level: Int = 3
    ) -> Markup {
        guard let text, !text.isEmpty else { return "" }
        guard let said = picture.said(text, by: stamp, holds: holds) else { return heading(level, label) + notOpen }
        let shown = holds == .childsWords ? childsWords(said) : words(said)
        return heading(level, label) + shown
    }

    func wrote(_ stamp: Stamp) -> Markup {
        """
        <p class="govuk-body-s">\(picture.names.name(stamp.by)), \(picture.names.name(stamp.agency)), \
        \(stamp.happenedAt.inWords). Entry \(stamp.number).</p>
        """
    }

    // MARK: The record

    func record(_ meeting: Conference.Meeting) -> Markup {
        let parts = setting.guidance.options(.conferenceSections).markup { option -> Markup in
            guard let part = meeting.section(option.code) else { return "" }
            let said = picture.said(part.act.text, by: part.stamp, holds: Conference.holds(option.code))
            return heading(3, option.label) + (said.map { words($0) } ?? notOpen) + wrote(part.stamp)
        }
        return parts.isEmpty ? emptyState("Nothing of the record has been written yet.") : parts
    }

    // MARK: Reports and views

    func reports(_ meeting: Conference.Meeting) -> Markup {
        if meeting.reports.isEmpty { return emptyState("No report has come yet.") }
        var seen: Set<AgencyID> = []
        let latest = meeting.reports.reversed().filter { seen.insert($0.stamp.agency).inserted }.reversed()
        let shown = latest.markup { report -> Markup in
            let act = report.act
            let parts: Markup = """
                \(wrote(report.stamp))\(written("What we know", act.knows, report.stamp))\
                \(written("Going well", act.strengths, report.stamp))\(written("Worries", act.risks, report.stamp))\
                \(written("The child's voice", act.childsVoice, report.stamp, holds: .childsWords))\
                \(written("Our view: \(setting.label(.agencyViews, act.view).lowercased())", act.viewBecause, report.stamp))\
                \(written("Not for the family to read", act.notSharedBecause, report.stamp))
                """
            return details("Report of \(picture.names.name(report.stamp.agency))", parts)
        }
        return shown + sharing(meeting)
    }

    private func sharing(_ meeting: Conference.Meeting) -> Markup {
        if meeting.shared.isEmpty { return paragraph("It is not recorded that the family has read them.") }
        return meeting.shared.markup { share in
            heading(3, "Shared with the family") + wrote(share.stamp)
                + written("How", share.act.how, share.stamp, level: 4)
                + written("They said", share.act.said, share.stamp, level: 4)
                + written("Held back", share.act.heldBack, share.stamp, level: 4)
        }
    }

    func views(_ meeting: Conference.Meeting) -> Markup {
        var seen: Set<AgencyID> = []
        let latest = meeting.views.reversed().filter { view in
            view.act.agency.map { seen.insert($0).inserted } ?? false
        }.reversed()
        if latest.isEmpty { return emptyState("No agency has given its view yet.") }
        return latest.markup { view -> Markup in
            let agency = view.act.agency.map(picture.names.name) ?? "An agency"
            let categories = (view.act.categories ?? []).map { setting.label(.planCategories, $0) }
            let harm = categories.isEmpty ? "" : " (\(categories.joined(separator: ", ")))"
            return heading(3, "\(agency): \(setting.label(.agencyViews, view.act.view))\(harm)")
                + (differs(view.act.view, meeting) ? paragraph(tag("Disagrees with the decision", .orange)) : "")
                + (picture.said(view.act.because, by: view.stamp).map { words($0) } ?? notOpen) + wrote(view.stamp)
        }
    }

    /// An agency's view is not what was decided.
    private func differs(_ view: String, _ meeting: Conference.Meeting) -> Bool {
        let hasPlan = meeting.held?.act.plan ?? meeting.reviewed.map { $0.act.outcome != "end" }
        guard let hasPlan else { return false }
        return view == "plan" && !hasPlan || view == "noPlan" && hasPlan
    }

    // MARK: Late

    func late(_ meeting: Conference.Meeting) -> Markup {
        let delays = meeting.delays.markup { delay -> Markup in
            let who = delay.stamp.by == meeting.chair ? "The chair" : "The manager"
            return heading(3, who) + wrote(delay.stamp) + written("Why", delay.act.because, delay.stamp, level: 4)
                + written("What keeps the child safe meanwhile", delay.act.interimPlan, delay.stamp, level: 4)
        }
        guard let held = meeting.held, held.act.saysWhyLate else { return delays }
        return delays + heading(3, "As the chair recorded it with the decision") + wrote(held.stamp)
            + written("The chair's reason", held.act.lateBecause, held.stamp, level: 4)
            + written("The manager's reason, as given to the chair", held.act.managerBecause, held.stamp, level: 4)
            + written("What kept the child safe meanwhile", held.act.interimPlan, held.stamp, level: 4)
    }

    // MARK: The decision

    func decision(_ meeting: Conference.Meeting) -> Markup {
        if let held = meeting.held { return decided(held) }
        guard let review = meeting.reviewed else { return "" }
        let act = review.act
        let stamp = review.stamp
        var rows = [
            SummaryRow("Decided", "\(setting.label(.reviewOutcomes, act.outcome))"),
            SummaryRow("There", "\(agencies(act.present))"),
        ]
        if let categories = act.categories { rows.append(SummaryRow("For which harm now", "\(labels(categories))")) }
        if let day = act.reviewOn { rows.append(SummaryRow("Next review", "\(day.inFull)")) }
        return summaryList(rows) + written("Why", act.because, stamp) + written("Dissent", act.dissent, stamp)
            + written("What changes in the plan", act.changes, stamp)
            + written("Help that goes on", act.helpAfter, stamp)
            + written("Absent", act.absent, stamp)
            + written("Quorum waived because", act.quorumWaivedBecause, stamp) + wrote(stamp) + told(meeting)
    }

    private func decided(_ held: Stamped<Conference.Hold>) -> Markup {
        let act = held.act
        let stamp = held.stamp
        var rows = [
            SummaryRow("Decided", act.plan ? "A child protection plan begins" : "No child protection plan"),
            SummaryRow("There", "\(agencies(act.present))"),
            SummaryRow("The child", "\(setting.label(.childAtConference, act.childsPart))"),
        ]
        if let categories = act.categories { rows.append(SummaryRow("For which harm", "\(labels(categories))")) }
        if let worker = act.leadSocialWorker {
            rows.append(SummaryRow("Lead social worker", "\(picture.names.name(worker))"))
        }
        if let group = act.group {
            let who = group.compactMap(\.practitioner).map(picture.names.name)
            rows.append(SummaryRow("Core group", "\(who.joined(separator: ", "))"))
        }
        if let day = act.coreGroupOn { rows.append(SummaryRow("Core group first meets", "\(day.inFull)")) }
        if let day = act.reviewOn { rows.append(SummaryRow("First review", "\(day.inFull)")) }
        let meeting = picture.meetings.first { $0.held?.stamp.number == stamp.number }
        return summaryList(rows) + written("Why", act.because, stamp) + written("Dissent", act.dissent, stamp)
            + written("Outline plan", act.outline, stamp) + written("Help instead", act.otherHelp, stamp)
            + written("Family there", act.familyPresent, stamp, holds: .thirdParty)
            + written("Also in the core group", act.coreGroupOthers, stamp, holds: .thirdParty)
            + written("Absent", act.absent, stamp)
            + written("Quorum waived because", act.quorumWaivedBecause, stamp) + wrote(stamp)
            + (meeting.map { told($0) } ?? "") + (act.plan ? toPlan : "")
    }

    private var toPlan: Markup { paragraph(link("The child protection plan", to: "/episodes/\(row.stream.id)/plan")) }

    private func told(_ meeting: Conference.Meeting) -> Markup {
        guard let told = meeting.told.first else { return paragraph("It is not recorded that everyone has been told.") }
        return paragraph("Told \(told.stamp.happenedAt.day.inWords): \(agencies(told.act.agencies)).")
    }

    func agencies(_ ids: [AgencyID]) -> String { ids.map(picture.names.name).joined(separator: ", ") }
    func labels(_ categories: [String]) -> String {
        categories.map { setting.label(.planCategories, $0) }.joined(separator: ", ")
    }
}
