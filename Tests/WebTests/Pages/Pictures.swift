import Foundation
import Guidance
import HTML
import Practice
import Testing

@testable import Access
@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

/// Invented pictures for drawing pages without a database. It is Thursday 28 March 2024, 2pm: Good Friday is next.
enum Pictures {
    static let library: Library = {
        do { return try Library.load() } catch { preconditionFailure("\(error)") }
    }()
    static let now = Moment("2024-03-28T14:00:00Z")!
    static let today = now.day

    static let child = PersonID(unchecked: "000000000000000000000CH1D0")
    static let mother = PersonID(unchecked: "0000000000000000000M0THER0")
    static let hidden = PersonID(unchecked: "0000000000000000000H1DDEN0")
    static let ada = PractitionerID(unchecked: "00000000000000000000000ADA")
    static let bob = PractitionerID(unchecked: "00000000000000000000000B0B")
    static let council = AgencyID(unchecked: "0000000000000000000C0NC1X0")
    static let school = AgencyID(unchecked: "0000000000000000000SCH00X0")
    static let episode = StreamID(.episode, "0000000000000000EP1S0DE000")
    static let concern = StreamID(.concern, "0000000000000000C0NCERN000")
    static let hostile = "<script>alert('x')</script> & \"Co\""

    static func setting(
        roles: [String] = ["socialWorker"], kind: String = "localAuthority", done: String? = nil
    ) -> PageSetting {
        let doer = Doer(
            practitioner: ada, agency: council, agencyKind: kind, roles: roles, isSocialWorkQualified: true)
        let session = SignInSession(
            practitioner: ada, madeAt: now, seenAt: now, until: now.adding(hours: 8), awaitsCode: false,
            secondFactorAt: now, steppedUpAt: now, signInBefore: nil, failuresBefore: 0)
        let viewer = SignedIn(
            member: Member(
                doer: doer, name: "Ada Quill", email: "ada@example.org", actingAs: "Social worker, Larkshire"),
            door: .pages(session), formToken: "token", pseudonym: "abc", mustChangePassword: false,
            mustEnrol: false)
        let frame = Frame(
            assets: PageAssets(
                styles: ["/assets/app.css"], scripts: ["/assets/app.js"], icon: "/assets/favicon.svg"),
            navigation: [NavigationItem("My work", "/")],
            viewer: Viewer(name: "Ada Quill", actingAs: "Social worker"),
            csrf: "token", timeOut: TimeOut(seconds: 1800), sensitivity: "OFFICIAL-SENSITIVE")
        return PageSetting(
            frame: frame, viewer: viewer, guidance: library.guidance(on: today), now: now, done: done)
    }

    static var names: Names {
        var names = Names()
        names.practitioners[ada] = colleague(ada, "Ada Quill", council, ["socialWorker"])
        names.practitioners[bob] = colleague(bob, "Bob O'Hara", school, ["designatedSafeguardingLead"])
        names.agencies[council] = agency(council, "Larkshire Council", "localAuthority")
        names.agencies[school] = agency(school, "Beck Lane Primary", "school")
        return names
    }

    static func colleague(_ id: PractitionerID, _ name: String, _ agency: AgencyID, _ roles: [String])
        -> Colleague
    {
        Colleague(
            id: id, name: name, email: "x@example.org", agency: agency, team: nil, roles: roles,
            isSocialWorkQualified: true, lineManager: nil, phone: "01632 960001", isEnabled: true, version: 1)
    }

    static func agency(_ id: AgencyID, _ name: String, _ kind: String) -> AgencyRow {
        AgencyRow(
            id: id, kind: kind, name: name, phone: "01632 960000", hours: "8am to 6pm", outOfHoursPhone: nil,
            decidesReferrals: kind == "localAuthority", isOpen: true, version: 1)
    }

    static func brief(_ person: PersonID = child, _ name: String = "Amara Nowak") -> Brief {
        Brief(
            person: person, fullName: name, knownAs: "Ami", dateOfBirth: Day("2016-05-04"), expectedDate: nil)
    }

    static func identity(
        name: String = "Amara Nowak", born: Day? = Day("2016-05-04"), expected: Day? = nil, died: Day? = nil,
        flags: [Identity.Flag] = [], home: Identity.Home? = nil
    ) -> Identity {
        Identity(
            person: child, fullName: name, knownAs: "Ami", otherNames: [], dateOfBirth: born,
            expectedDate: expected,
            birthNotKnownBecause: nil, diedOn: died, isAdult: nil, sex: nil, ethnicity: nil,
            firstLanguage: nil,
            nhsNumber: nil, upn: nil, home: home, school: school, parents: [], household: [mother], needs: [],
            flags: flags)
    }

    static func line(
        _ number: Int, _ happened: String, _ headline: String = "Child seen alone", recorded: String? = nil,
        parts: [Line.Part] = [], by: PractitionerID = bob, stream: StreamID = episode, follows: Int? = nil
    ) -> ChronologyLine {
        let happenedAt = Moment(happened)!
        return ChronologyLine(
            number: number, person: child, stream: stream, act: "child.see", happenedAt: happenedAt,
            recordedAt: recorded.flatMap { Moment($0) } ?? happenedAt, practitioner: by, role: "socialWorker",
            agency: by == ada ? council : school, follows: follows, line: Line(headline, parts))
    }

    static func row(
        _ stream: StreamID = episode, opened: String = "2024-03-20T10:00:00Z",
        status: Episode.Status = .assessing,
        closed: String? = nil
    ) -> EpisodeRow {
        EpisodeRow(
            stream: stream, child: child, council: council, openedAt: Moment(opened)!,
            closedAt: closed.flatMap { Moment($0) }, status: status, step: "s17", takenAs: "referral",
            source: nil,
            need: nil, reason: nil, lead: ada, supervisor: nil, referrer: school, assesses: true,
            decidedAt: Moment("2024-03-21T10:00:00Z"), approvedAt: nil)
    }

    static func clock(
        _ duty: DutyKey, from start: String, due: Due?, stopped: String? = nil, explained: String? = nil
    ) -> ClockRow {
        ClockRow(
            stream: episode, duty: duty, person: child, startedAt: Moment(start)!, due: due,
            stoppedAt: stopped.flatMap { Moment($0) }, stops: "referral.decide", explained: explained)
    }

    static func childPicture(
        identity: Identity? = nil, lines: [ChronologyLine] = [], withheld: Int = 0,
        episodes: [EpisodeRow] = [],
        clocks: [ClockRow] = [], relatives: [Relative] = [], sees: Sees = .everything, next: [ActKind] = []
    ) -> ChildPicture {
        ChildPicture(
            identity: identity ?? self.identity(),
            involved: [
                Involved(
                    kind: .lead, practitioner: names.practitioners[ada], agency: names.agencies[council],
                    from: now.adding(hours: -200), until: nil),
                Involved(
                    kind: .formerSchool, practitioner: nil, agency: names.agencies[school],
                    from: now.adding(hours: -2000), until: now.adding(hours: -500)),
            ], episodes: episodes, clocks: clocks, latest: lines, withheld: withheld, relatives: relatives,
            household: [brief(mother, "Zofia Nowak")], open: [mother], sees: sees, mayOpen: [.looks, .chronology],
            names: names, next: next
        )
    }

    static func chronology(_ lines: [ChronologyLine], withheld: Int = 0) -> ChronologyPicture {
        ChronologyPicture(
            identity: identity(), lines: lines, withheld: withheld, names: names, mayOpen: [.chronology])
    }

    static func episodePicture(
        assessment: Assessment? = Assessment(), lines: [ChronologyLine] = [], earlier: [EpisodeRow] = [],
        next: [ActKind] = ["assessment.write", "child.see", "assessment.interview", "assessment.consult"]
    ) -> EpisodePicture {
        EpisodePicture(
            identity: identity(), row: row(), version: 4,
            clocks: [clock(.referralDecision, from: "2024-03-20T10:00:00Z", due: .day(Day("2024-03-21")!))],
            lines: lines, withheld: 0, earlier: earlier, next: next, names: names, sees: .everything,
            assessment: assessment, lead: ada, supervisor: nil, mayOpen: [.looks, .chronology])
    }
}

/// What every page must keep to, read from its markup.
struct PageReading {
    let text: String
    private(set) var problems: [String] = []
    private(set) var headings: [(level: Int, words: String)] = []
    private(set) var ids: [String] = []
    private(set) var fragments: [String] = []

    private static let void: Set<String> = ["meta", "link", "input", "br", "hr", "img"]

    init(_ markup: Markup) {
        text = markup.text
        var open: [String] = []
        let tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*?)?)(\/?)>/
        for match in text.matches(of: tag) {
            let name = String(match.2).lowercased()
            let attributes = String(match.3)
            if let id = attributes.firstMatch(of: /\sid="([^"]*)"/) { ids.append(String(id.1)) }
            if let part = attributes.firstMatch(of: /\shref="#([^"]*)"/) { fragments.append(String(part.1)) }
            if Self.void.contains(name) || !match.4.isEmpty { continue }
            if match.1.isEmpty {
                open.append(name)
            } else if open.popLast() != name {
                problems.append("</\(name)> closes what is not open")
            }
        }
        if !open.isEmpty { problems.append("left open: \(open)") }
        for match in text.matches(of: /<h([1-6])[^>]*>(.*?)<\/h[1-6]>/.dotMatchesNewlines()) {
            headings.append((Int(match.1)!, String(match.2)))
        }
        check()
    }

    private mutating func check() {
        if headings.count(where: { $0.level == 1 }) != 1 { problems.append("not exactly one h1") }
        for (one, next) in zip(headings, headings.dropFirst()) where next.level > one.level + 1 {
            problems.append("h\(next.level) “\(next.words)” skips a level after “\(one.words)”")
        }
        let repeated = Dictionary(grouping: ids, by: \.self).filter { $0.value.count > 1 }.keys
        if !repeated.isEmpty { problems.append("ids used twice: \(repeated.sorted())") }
        let lost = fragments.filter { !ids.contains($0) }
        if !lost.isEmpty { problems.append("links lead to no part: \(lost)") }
        let regions = text.matches(of: /role="region" aria-label="([^"]*)"/).map { String($0.1) }
        if Set(regions).count != regions.count { problems.append("regions share a name: \(regions)") }
        if text.utf8.count > 60_000 { problems.append("\(text.utf8.count) bytes") }
        if text.contains(" style=") || text.contains("onclick") {
            problems.append("style or script in the page")
        }
    }

    var title: String { text.firstMatch(of: /<title>(.*?)<\/title>/).map { String($0.1) } ?? "" }
    /// The words alone, with tags away and entities put back, spaces made one.
    var words: String {
        text.replacing(/<[^>]*>/, with: " ").replacing("&amp;", with: "&").replacing("&#39;", with: "'")
            .replacing(/\s+/, with: " ").replacing(" .", with: ".").replacing(" ,", with: ",")
    }
}
