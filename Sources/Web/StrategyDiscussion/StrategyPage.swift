import Casework
import Guidance
import HTML
import Practice
import Readings

/// The minute of an episode's strategy discussions: who was asked, who answered and came, what each agency shared as far
/// as the viewer may see it, what was decided and agreed. It prints as it stands.
func strategyPage(_ picture: EpisodePicture, _ setting: PageSetting) -> Markup {
    StrategyPage(picture: picture, setting: setting).whole
}

struct StrategyPage {
    let picture: EpisodePicture
    let setting: PageSetting

    private static let title = "Strategy discussions"
    private var stream: StreamID { picture.row.stream }

    var whole: Markup {
        let person = picture.identity.person
        let content: Markup = """
            \(setting.doneBanner(next: setting.comesNext(picture.next, in: stream)))\
            \(personBar(picture.identity, picture.names, setting))\(heading(1, Self.title))\
            \(personNavigation(person, .other, mayOpen: picture.mayOpen))\(challenged)\(acts)\(minutes)\(challenge)
            """
        let way = EpisodePage.way(to: person) + [Breadcrumb("Episode", "/episodes/\(stream.id)")]
        return page(
            PageHead(Self.title, reference: stream.short, breadcrumbs: way, isWide: true), in: setting.frame, content)
    }

    private var challenged: Markup {
        differenceNotices(picture.differences.about(["strategy"]), setting)
    }

    private var challenge: Markup {
        guard picture.minutes.discussions.contains(where: { $0.held != nil }) else { return "" }
        return challengeLink(about: picture.identity.person, setting)
    }

    private static let offered: [ActKind] = [
        "strategy.answer", "strategy.call", "strategy.confer", "strategy.hold", "strategy.action", "strategy.disagree",
        "strategy.mark",
    ]

    private var acts: Markup {
        let open = Self.offered.filter(picture.next.contains)
        if open.isEmpty { return "" }
        return "<div class=\"kith-no-print\">\(actList(open, in: stream, setting))</div>\n"
    }

    private var minutes: Markup {
        guard picture.sees.status else {
            return emptyState(
                "The minutes are not open to you.",
                paragraph("The lead practitioner can tell you what you need for your part of the work."))
        }
        let discussions = picture.minutes.discussions
        if discussions.isEmpty {
            return emptyState("No strategy discussion has been called in this episode.")
        }
        let words = MinuteWords(picture: picture, setting: setting)
        let parts = discussions.enumerated().map { place, minute in
            let one = DiscussionMarkup(minute: minute, place: place + 1, words: words)
            return PageSection("discussion-\(place + 1)", one.title, one.whole)
        }
        return sections(parts.reversed())
    }
}

extension EpisodePage {
    /// The part of the page on what follows, once there is something to tell.
    var safetyParts: [PageSection] {
        picture.minutes.isEmpty ? [] : [PageSection("safety", "Protection, discussions and enquiry", safety)]
    }

    /// What protects the child at once, the strategy discussions and the enquiry, in a few words each.
    var safety: Markup {
        let minutes = picture.minutes
        let words = MinuteWords(picture: picture, setting: setting)
        let enquiries = minutes.enquiries.enumerated().markup { place, minute in
            EnquiryMarkup(minute: minute, place: place + 1, words: words).whole
        }
        return protections(minutes.protections, words) + discussions(minutes.discussions, words) + enquiries
    }

    private func protections(_ all: [ProtectionMinute], _ words: MinuteWords) -> Markup {
        if all.isEmpty { return "" }
        let lines = all.markup { one -> Markup in
            let due = DueWords(one.due, stoppedAt: one.endedAt, at: setting.now, setting.guidance.workingDays)
            let state: Markup =
                one.endedAt != nil
                ? tag("Ended", .grey)
                : one.due?.isMissed(at: setting.now) == true ? tag("Over", .red) : tag("Runs", .red)
            let ends: Markup =
                one.endedAt.map { "Ended \($0.inWords)." } ?? one.due.map { "Ends \($0.inWords): \(due.words)." }
                ?? "No end is set."
            return workLine(
                "\(one.what)", tag: state,
                "<p class=\"govuk-body kith-work__more\">Since \(one.began.happenedAt.inWords). \(ends)</p>\(words.words(one.told))"
            )
        }
        return workList(lines)
    }

    private func discussions(_ all: [DiscussionMinute], _ words: MinuteWords) -> Markup {
        if all.isEmpty { return "" }
        let stream = picture.row.stream
        let lines = all.enumerated().reversed().markup { place, minute -> Markup in
            let one = DiscussionMarkup(minute: minute, place: place + 1, words: words)
            let answers = minute.invited.count { $0.coming != nil }
            let asked: Markup =
                minute.invited.isEmpty ? "" : " \(answers) of \(minute.invited.count) asked have answered."
            let open = minute.actions.count { $0.done == nil }
            let actions: Markup =
                minute.actions.isEmpty
                ? "" : " \(DueWords.counted(minute.actions.count, "action")) agreed, \(open) still to do."
            return workLine(
                link(one.title, to: "/episodes/\(stream.id)/strategy#discussion-\(place + 1)"), tag: "",
                "<p class=\"govuk-body kith-work__more\">\(one.decision).\(asked)\(actions)</p>")
        }
        return workList(lines)
    }
}
