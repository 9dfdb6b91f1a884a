import Guidance
import HTML
import Practice
import Testing

@testable import Access
@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("A challenge on the page of what is challenged")
struct DifferenceNoticeTests {
    /// A page on which decisions are read, with a decision of each.
    enum Kind: String, CaseIterable {
        case strategy, enquiry, assessment, conference, plan, earlyHelp, livingAway, awayOverview, outsideHome

        var act: ActKind {
            switch self {
            case .strategy: "strategy.hold"
            case .enquiry: "enquiry.conclude"
            case .assessment: "assessment.approve"
            case .conference: "conference.hold"
            case .plan: "protectionPlan.end"
            case .earlyHelp: "earlyHelp.plan"
            case .livingAway, .awayOverview: "lookedAfter.begin"
            case .outsideHome: "outsideHome.decide"
            }
        }

        var stream: StreamID {
            switch self {
            case .earlyHelp: EarlyHelpPageTests.stream
            case .livingAway, .awayOverview: AwayPageTests.stay
            default: Pictures.episode
            }
        }
    }

    static let difference = StreamID(.difference, "0000000000000000D1FFERENCE")
    private static let outcome = "changed"

    private static func row(
        _ act: ActKind, in stream: StreamID = Pictures.episode, entry: Int = 6, settled: Bool = false,
        isOpen: Bool = true
    ) -> DifferenceRow {
        DifferenceRow(
            stream: difference, child: Pictures.child, challenged: EntryReference(stream, entry), act: act,
            raisedAt: Moment("2024-03-28T09:00:00Z")!, raisedBy: Pictures.school, decidedBy: Pictures.council,
            level: .first, position: nil, isUpheld: settled, settledAt: settled ? Pictures.now : nil,
            outcome: settled ? outcome : nil, isOpen: isOpen)
    }

    private static func line(_ act: ActKind, in stream: StreamID) -> ChronologyLine {
        ChronologyLine(
            number: 6, person: Pictures.child, stream: stream, act: act, happenedAt: Pictures.now,
            recordedAt: Pictures.now, practitioner: Pictures.ada, role: "socialWorker", agency: Pictures.council,
            follows: nil, line: Line("It was decided"))
    }

    private static func stamped<Content>(_ content: Content) -> Stamped<Content> {
        Stamped(content, EpisodePageTests.stamp(6))
    }

    /// The page with these challenges of what stands on it.
    private static func page(_ kind: Kind, _ rows: [DifferenceRow]) -> PageReading {
        let mayOpen: Set<What> = [.chronology]
        let setting = Pictures.setting()
        switch kind {
        case .strategy, .enquiry, .assessment:
            let minutes = StrategyPageTests.picture().minutes
            var assessment = Assessment()
            assessment.versions = [EpisodePageTests.written("I like my dog.", "Risk is low.", 3)]
            assessment.approved = stamped(Assessment.Approve(outcome: "earlyHelp", because: "It will do"))
            var picture = EpisodePicture(
                identity: Pictures.identity(), row: Pictures.row(), version: 7, clocks: [], lines: [], withheld: 0,
                earlier: [], next: [], names: StrategyPageTests.picture().names, sees: .everything,
                assessment: assessment, lead: Pictures.ada, supervisor: nil, mayOpen: mayOpen)
            picture.minutes = minutes
            picture.differences = rows
            let shown =
                kind == .strategy
                ? strategyPage(picture, setting)
                : kind == .assessment ? assessmentPage(picture, setting) : episodePage(picture, setting)
            return PageReading(shown)
        case .conference, .plan:
            let meeting = ConferencePageTests.meeting(held: true)
            let plans = meeting.held.map { [ProtectionPlan.Course(start: $0.stamp, began: $0.act)] } ?? []
            var picture = ConferencePageTests.picture([meeting], plans: plans, mayOpen: mayOpen)
            picture.differences = rows
            if kind == .plan { return PageReading(PlanPage(picture: picture, setting: setting).whole) }
            return PageReading(ConferencePage(picture: picture, setting: setting, meeting: meeting).whole)
        case .earlyHelp:
            var picture = EarlyHelpPageTests.picture(lines: [line(kind.act, in: kind.stream)])
            picture.differences = rows
            return PageReading(earlyHelpPage(picture, setting))
        case .livingAway, .awayOverview, .outsideHome: return awayPages(kind, rows, mayOpen, setting)
        }
    }

    private static func awayPages(
        _ kind: Kind, _ rows: [DifferenceRow], _ mayOpen: Set<What>, _ setting: PageSetting
    ) -> PageReading {
        let stay = AwayRow(
            stream: AwayPageTests.stay, person: Pictures.child, kind: "lookedAfter", council: Pictures.council,
            beganAt: Pictures.now, overAt: nil)
        let lines = [line(kind.act, in: kind.stream)]
        switch kind {
        case .livingAway:
            let picture = AwayStreamPicture(
                identity: Pictures.identity(), row: stay, version: 3, standing: [], clocks: [], lines: lines,
                withheld: 0, next: [], names: Pictures.names, sees: .everything, mayOpen: mayOpen, differences: rows)
            return PageReading(awayStreamPage(picture, setting))
        case .awayOverview:
            let picture = AwayPicture(
                identity: Pictures.identity(), rows: [stay], clocks: [], lines: lines, withheld: 0, opening: [],
                names: Pictures.names, sees: .everything, mayOpen: mayOpen, differences: rows)
            return PageReading(awayPage(picture, setting))
        default:
            var harm = HarmOutsideHome()
            harm.decisions = [
                stamped(
                    HarmOutsideHome.Decide(
                        decision: "s17", because: "She is driven about", sourceOfHarm: "A man with a van",
                        safetyPlan: "Her aunt meets her"))
            ]
            let account = Account(enabled: true, agencyOpen: true, secondFactor: .notNeeded)
            let picture = OutsideHomePicture(
                identity: Pictures.identity(), row: Pictures.row(), harm: harm, places: [], ties: [], choosable: [],
                mayTie: false, next: [], names: Pictures.names, sees: .everything, mayOpen: mayOpen, named: [],
                who: Who(doer: setting.viewer.doer, account: account), differences: rows)
            return PageReading(outsideHomePage(picture, setting))
        }
    }

    @Test(
        "says that the decision is being challenged, leads to the challenge, and to a challenge of one's own",
        arguments: Kind.allCases)
    func open(kind: Kind) {
        let page = Self.page(kind, [Self.row(kind.act, in: kind.stream)])
        #expect(page.problems == [])
        #expect(page.words.contains("This decision is being challenged"))
        #expect(page.words.contains("“\(Pictures.setting().title(kind.act))” was challenged on 28 March 2024."))
        #expect(page.text.contains("href=\"/differences/\(Self.difference.id)\""))
        #expect(page.text.contains("/act/difference.raise?about=\(Pictures.child.id)"))
    }

    @Test("says how it was settled", arguments: Kind.allCases)
    func settled(kind: Kind) {
        let page = Self.page(kind, [Self.row(kind.act, in: kind.stream, settled: true)])
        #expect(page.problems == [])
        #expect(!page.words.contains("This decision is being challenged"))
        let outcome = Pictures.setting().label(.differenceOutcomes, Self.outcome)
        #expect(page.words.contains("was challenged on 28 March 2024. \(outcome), 28 March 2024."))
    }

    @Test("leads nobody to a challenge that is not open to them", arguments: Kind.allCases)
    func closed(kind: Kind) {
        let page = Self.page(kind, [Self.row(kind.act, in: kind.stream, isOpen: false)])
        #expect(page.words.contains("This decision is being challenged"))
        #expect(!page.text.contains("/differences/"))
    }

    @Test(
        "says nothing of a challenge of what is read elsewhere",
        arguments: [Kind.strategy, .assessment, .conference, .plan, .outsideHome])
    func elsewhere(kind: Kind) {
        let page = Self.page(kind, [Self.row("referral.decide")])
        #expect(!page.words.contains("is being challenged"))
    }

    @Test("says on a conference's page nothing of what another conference decided")
    func otherConference() {
        let first = ConferencePageTests.meeting(held: true)
        let later = Conference.Meeting(call: Stamped(first.call.act, ConferencePageTests.stamp(20)))
        var picture = ConferencePageTests.picture([first, later])
        picture.differences = [Self.row("conference.hold", entry: 6)]
        func page(_ meeting: Conference.Meeting) -> PageReading {
            PageReading(ConferencePage(picture: picture, setting: Pictures.setting(), meeting: meeting).whole)
        }
        #expect(page(first).words.contains("This decision is being challenged"))
        #expect(!page(later).words.contains("This decision is being challenged"))
    }

    static let places: [(ActKind, String)] = [
        ("strategy.hold", "/strategy"), ("assessment.approve", "/assessment"), ("conference.review", "/conference"),
        ("coreGroup.hold", "/plan"), ("protectionPlan.end", "/plan"), ("outsideHome.decide", "/outside-home"),
        ("referral.decide", ""), ("enquiry.conclude", ""), ("childInNeedPlan.end", ""),
    ]

    @Test("leads from the challenge back to the page of the decision", arguments: places)
    func back(act: ActKind, rest: String) {
        #expect(Link.decision(Self.row(act))?.address == "/episodes/\(Pictures.episode.id)\(rest)")
        let stay = Self.row("lookedAfter.begin", in: AwayPageTests.stay)
        #expect(Link.decision(stay)?.address == "/living-away/\(AwayPageTests.stay.id)")
    }
}
