import Casework
import Guidance
import HTML
import Practice
import Readings

/// The assessment as it stands, beside the version submitted before it, for whoever approves or returns it.
func assessmentPage(_ picture: EpisodePicture, _ setting: PageSetting) -> Markup {
    AssessmentPage(picture: picture, setting: setting).whole
}

struct AssessmentPage {
    let picture: EpisodePicture
    let setting: PageSetting

    private var row: EpisodeRow { picture.row }

    var whole: Markup {
        let person = picture.identity.person
        let title = "Assessment"
        let content: Markup = """
            \(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
            <p class="govuk-body">\(statusTag(row.status))</p>
            \(personNavigation(person, .other, mayOpen: picture.mayOpen))\(challenged)\(words)\(challenge)
            """
        let way = EpisodePage.way(to: person) + [Breadcrumb("Episode", "/episodes/\(row.stream.id)")]
        return page(
            PageHead(title, reference: row.stream.short, breadcrumbs: way, isWide: true), in: setting.frame,
            content)
    }

    private var words: Markup {
        guard let assessment = picture.assessment else {
            return emptyState(
                "The words of the assessment are not open to you.",
                paragraph("The lead practitioner can tell you what you need for your part of the work."))
        }
        guard let latest = assessment.latest else {
            return emptyState("Nothing has been written yet.", acts)
        }
        let previous = assessment.previousSubmitted
        return """
            \(acts)\(submission(assessment))\(restsOn(assessment))\(heading(2, versionTitle(assessment, previous)))\
            \(written(latest, assessment.versions.count))\(legend(previous))\(versions(latest.act, previous?.act, assessment))
            """
    }

    private var challenged: Markup {
        differenceNotices(picture.differences.about(["assessment"]), setting)
    }

    private var challenge: Markup {
        picture.assessment?.approved == nil ? "" : challengeLink(about: picture.identity.person, setting)
    }

    private static let offered: [ActKind] = [
        "assessment.approve", "assessment.return", "assessment.write", "assessment.submit", "assessment.tell",
    ]

    private var acts: Markup {
        let open = Self.offered.filter(picture.next.contains)
        if open.isEmpty { return "" }
        return buttonGroup(
            open.enumerated().markup { place, act in
                buttonLink(
                    setting.title(act), to: .act(act, in: row.stream), place == 0 ? .primary : .secondary)
            })
    }

    // MARK: What was asked and answered

    private func submission(_ assessment: Assessment) -> Markup {
        var parts = assessment.returns.map { answered("Returned with comments", $0.stamp, $0.act.comments) }
        if let submitted = assessment.submissions.last {
            let outcome = setting.label(.assessmentOutcomes, submitted.act.outcome)
            parts.append(answered("Proposed: \(outcome)", submitted.stamp, submitted.act.because))
            if let because = submitted.act.childNotSeenBecause {
                parts.append(paragraph("<strong>The child was not seen:</strong> \(because)"))
            }
        }
        if let approved = assessment.approved {
            let outcome = setting.label(.assessmentOutcomes, approved.act.outcome)
            parts.append(answered("Approved: \(outcome)", approved.stamp, approved.act.because))
        }
        return parts.isEmpty ? "" : heading(2, "What was proposed and answered") + Markup(joining: parts)
    }

    private func answered(_ title: String, _ stamp: Stamp, _ said: String) -> Markup {
        heading(3, title, caption: self.said(stamp)) + HTML.words(said)
    }

    private func said(_ stamp: Stamp) -> String {
        "\(picture.names.name(stamp.by)), \(stamp.happenedAt.inWords)"
    }

    /// What the assessment rests on: the child seen, who was spoken with, who was asked.
    private func restsOn(_ assessment: Assessment) -> Markup {
        let seen = assessment.seen.map { seen in
            "\(seen.stamp.happenedAt.day.inWords), \(seen.act.alone ? "alone" : "not alone")" as Markup
        }
        let spoken = assessment.interviews.map { interview in
            "\(setting.label(.interviewees, interview.act.interviewee)), \(interview.stamp.happenedAt.day.inWords)"
                as Markup
        }
        let asked = assessment.consultations.map { consulted in
            let answered = consulted.act.answer == nil ? "no answer yet" : "answered"
            return "\(picture.names.name(consulted.act.agency)), \(answered)" as Markup
        }
        return heading(2, "What it rests on")
            + summaryList([
                SummaryRow("Child seen", seen.isEmpty ? "Not recorded" : bullets(seen)),
                SummaryRow("Spoken with", spoken.isEmpty ? "Nobody recorded" : bullets(spoken)),
                SummaryRow("Agencies asked", asked.isEmpty ? "None recorded" : bullets(asked)),
            ])
    }

    // MARK: The versions

    private func number(of version: Stamped<Assessment.Write>, in assessment: Assessment) -> Int {
        (assessment.versions.firstIndex { $0.stamp.number == version.stamp.number } ?? 0) + 1
    }

    private func versionTitle(_ assessment: Assessment, _ previous: Stamped<Assessment.Write>?) -> String {
        let latest = assessment.versions.count
        guard let previous else { return "Version \(latest)" }
        return "Version \(latest) beside version \(number(of: previous, in: assessment)), which was returned"
    }

    private func written(_ latest: Stamped<Assessment.Write>, _ count: Int) -> Markup {
        paragraph("Written by \(said(latest.stamp)). Entry \(latest.stamp.number).")
    }

    private func legend(_ previous: Stamped<Assessment.Write>?) -> Markup {
        if previous == nil { return "" }
        return paragraph(
            "Each part says whether it changed. Struck through: <del>taken out</del>. Underlined: <ins>added</ins>."
        )
    }

    /// The parts in the order of the framework, then the family's voices and the analysis.
    private func parts(of version: Assessment.Write?) -> [(label: String, words: String?)] {
        guard let version else { return [] }
        var codes: [String] = []
        for option in setting.library.lists[.assessmentDomains]?.options ?? []
        where !codes.contains(option.code) {
            codes.append(option.code)
        }
        codes += version.sections.keys.filter { !codes.contains($0) }.sorted()
        return [
            ("The child's voice", version.childsVoice), ("Parents' and carers' voice", version.parentsVoice),
        ]
            + codes.map { (setting.label(.assessmentDomains, $0), version.sections[$0]) }
            + [
                ("Harm outside the home, further", version.harmOutsideHome), ("Strengths", version.strengths),
                ("Needs of everyone in the family", version.familyNeeds), ("Analysis", version.analysis),
            ]
    }

    private func versions(
        _ latest: Assessment.Write, _ previous: Assessment.Write?, _ assessment: Assessment
    ) -> Markup {
        let earlier = Dictionary(
            parts(of: previous).map { ($0.label, $0.words) }, uniquingKeysWith: { first, _ in first })
        let now = parts(of: latest)
        let missing = parts(of: previous).filter { part in !now.contains { $0.label == part.label } }
        let latestName = "Version \(assessment.versions.count)"
        let previousName =
            assessment.previousSubmitted.map { "Version \(number(of: $0, in: assessment))" } ?? ""
        return (now + missing.map { ($0.label, nil) }).markup { label, words in
            let before = earlier[label] ?? nil
            if (words ?? "").isEmpty && (before ?? "").isEmpty { return "" }
            guard previous != nil else {
                return heading(3, label) + HTML.words(words ?? "")
            }
            return compared(label, before, words, previousName, latestName)
        }
    }

    private func compared(
        _ label: String, _ before: String?, _ after: String?, _ previousName: String, _ latestName: String
    ) -> Markup {
        let differences = WordDifferences(from: before, to: after)
        let title: Markup = "<h3 class=\"govuk-heading-s\">\(label) \(differences.change.tag)</h3>\n"
        if differences.change == .same { return title + HTML.words(after ?? "") }
        return title
            + sideBySide(
                side(previousName, differences.before, isEmpty: (before ?? "").isEmpty),
                side(latestName, differences.after, isEmpty: (after ?? "").isEmpty))
    }

    private func side(_ name: String, _ words: Markup, isEmpty: Bool) -> Markup {
        """
        <p class="govuk-body-s"><strong>\(name)</strong></p>
        \(isEmpty ? paragraph("Nothing was written here.") : "<div class=\"kith-words\">\(words)</div>")
        """
    }
}
