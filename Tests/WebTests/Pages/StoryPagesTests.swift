import Guidance
import HTML
import Practice
import Testing

@testable import Access
@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("The family's page")
struct FamilyPageTests {
    static func id(_ place: Int) -> PersonID { PersonID(unchecked: "0000000000000000000PERS0N\(place)") }

    static func brief(
        _ place: Int, _ name: String, _ born: String?, sex: String?, died: String? = nil, expected: String? = nil
    )
        -> Brief
    {
        Brief(
            person: place == 0 ? Pictures.child : id(place), fullName: name, knownAs: nil,
            dateOfBirth: born.flatMap { Day($0) }, expectedDate: expected.flatMap { Day($0) }, sex: sex,
            diedOn: died.flatMap { Day($0) })
    }

    static func tie(
        _ person: Int, _ other: Int, _ kind: String?, pr: String = "no", from: String? = nil, until: String? = nil
    ) -> FamilyTie {
        func of(_ place: Int) -> PersonID { place == 0 ? Pictures.child : id(place) }
        return FamilyTie(
            person: of(person), other: of(other), kind: kind, parentalResponsibility: kind == nil ? nil : pr,
            from: from.flatMap { Day($0) }, until: until.flatMap { Day($0) })
    }

    static let people = [
        brief(0, "Amara Nowak", "2016-05-04", sex: "F"), brief(1, "Zofia Nowak", "1990-01-01", sex: "F"),
        brief(2, "Piotr Nowak", "1988-01-01", sex: "M"), brief(3, "Ewa Nowak", "1960-01-01", sex: "F"),
        brief(4, "Jan Nowak", "1955-01-01", sex: "M", died: "2015-06-01"), brief(5, "Kuba Lis", "2019-01-01", sex: nil),
        brief(6, "Baby Lis", nil, sex: "U", expected: "2024-07-01"),
    ]

    static func picture(_ ties: [FamilyTie], on day: Day = Pictures.today, wide: Bool = true) -> FamilyPicture {
        FamilyPicture(
            identity: Pictures.identity(), day: day, people: people, ties: ties, open: [id(1)], isWide: wide,
            names: Pictures.names, mayOpen: [.chronology])
    }

    static func family(_ ties: [FamilyTie], on day: Day = Pictures.today) -> Genogram {
        FamilyFigure(picture(ties, on: day), Pictures.setting()).family
    }

    @Test("mother and father are one couple of parents, whichever record says it")
    func parents() {
        let family = Self.family([
            Self.tie(0, 1, "mother", pr: "yes"), Self.tie(2, 0, "child"), Self.tie(0, 2, "father"),
        ])
        #expect(family.descents.map(\.parents) == [[2, 1]])
        #expect(family.people[1].hasResponsibility && !family.people[2].hasResponsibility)
        #expect(family.couples.isEmpty, "that they are a couple was not recorded")
    }

    @Test("a grandparent whom the parents show is not drawn twice; one whose side nobody recorded is tied alone")
    func grandparents() {
        let known = Self.family([
            Self.tie(0, 1, "mother"), Self.tie(1, 3, "mother"), Self.tie(0, 3, "grandparent"),
        ])
        #expect(known.ties.isEmpty && known.descents.count == 2)
        let unknown = Self.family([Self.tie(0, 3, "grandparent")])
        #expect(unknown.ties.map(\.generations) == [2])
    }

    static let standings: [(Day, Genogram.Bond)] = [
        (Day("2009-01-01")!, .cohabiting), (Day("2012-01-01")!, .married), (Day("2019-01-01")!, .separated),
        (Day("2024-01-01")!, .divorced),
    ]

    @Test("as on a day: partners, then married, then separated, then divorced", arguments: standings.indices)
    func couple(place: Int) {
        let (day, bond) = Self.standings[place]
        let all = [
            Self.tie(1, 2, "partner", from: "2008-01-01"), Self.tie(1, 2, "spouse", from: "2010-01-01"),
            Self.tie(2, 1, "separated", from: "2018-01-01"), Self.tie(1, 2, "divorced", from: "2020-01-01"),
        ]
        // The lookout leaves out what had not begun.
        let family = Self.family(all.filter { $0.from! <= day }, on: day)
        #expect(family.couples.map(\.bond) == [bond])
    }

    @Test("half-brothers and sisters are seen by their one common parent; twins keep a sign")
    func siblings() {
        let family = Self.family([
            Self.tie(0, 1, "mother"), Self.tie(5, 1, "mother"), Self.tie(6, 1, "mother"),
            Self.tie(0, 5, "halfSibling"), Self.tie(5, 6, "twin"), Self.tie(6, 5, "twin"),
        ])
        #expect(family.ties.map(\.kind) == [.twins])
    }

    @Test("the home of whom it is about is one household; a second home does not join two others")
    func homes() {
        let family = Self.family([
            Self.tie(0, 1, nil), Self.tie(0, 5, nil), Self.tie(2, 3, nil), Self.tie(0, 2, nil, until: "2020-01-01"),
        ])
        #expect(family.households.map(\.members) == [[0, 1, 5], [2, 3]])
    }

    @Test("the page has the figure, its key and a list that names everyone, and needs no style or script")
    func whole() {
        let page = PageReading(
            genogramPage(
                Self.picture([
                    Self.tie(0, 1, "mother", pr: "yes"), Self.tie(1, 3, "mother"), Self.tie(1, 4, "father"),
                    Self.tie(3, 4, "spouse", from: "1985-08-03"), Self.tie(5, 1, "mother"), Self.tie(6, 1, "mother"),
                    Self.tie(0, 2, "father"), Self.tie(0, 1, nil),
                ]), DayFilter(FormFields([])), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.title == "Family – 000000 – Kith" || !page.title.contains("Nowak"))
        for brief in Self.people { #expect(page.words.contains(brief.fullName)) }
        #expect(page.words.contains("Was married, until death, to Jan Nowak, since 3 August 1985"))
        #expect(page.words.contains("Jan Nowak, died 1 June 2015, aged 60, male"))
        #expect(page.words.contains("Kuba Lis, 5 years, sex not recorded"))
        #expect(page.words.contains("Baby Lis, not born yet, expected 1 July 2024"))
        #expect(page.words.contains("carries parental responsibility for Amara Nowak"))
        #expect(page.text.contains("href=\"/people/\(Self.id(1).id)\""))
        #expect(!page.text.contains("href=\"/people/\(Self.id(3).id)\""), "a page that is not open is not linked")
    }

    @Test("a wrong date is said beside the box and in the summary; nothing recorded is said plainly")
    func problems() {
        let wrong = DayFilter(FormFields([.init("on-day", "31"), .init("on-month", "2"), .init("on-year", "2024")]))
        #expect(wrong.problems.count == 1 && wrong.isTyped)
        var alone = Self.picture([])
        alone = FamilyPicture(
            identity: alone.identity, day: alone.day, people: [Self.people[0]], ties: [], open: [], isWide: false,
            names: alone.names, mayOpen: [.chronology])
        let page = PageReading(genogramPage(alone, wrong, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.title.hasPrefix("Error: "))
        #expect(page.words.contains("No relatives are recorded, or none that are open to you."))
    }
}

@Suite("The network and agencies over time")
struct NetworkPageTests {
    static let stamp = Stamp(
        number: 5, by: Pictures.ada, role: "socialWorker", agency: Pictures.council, happenedAt: Pictures.now,
        recordedAt: Pictures.now, about: [Pictures.child])

    static func network(_ links: [Person.Connect], next: [ActKind] = []) -> NetworkPicture {
        NetworkPicture(
            identity: Pictures.identity(), household: [Pictures.brief(Pictures.mother, "Zofia Nowak")],
            involved: Pictures.childPicture().involved, network: links.map { Stamped($0, stamp) }, others: [],
            names: Pictures.names, sees: .everything, mayOpen: [.chronology], next: next)
    }

    @Test("each link says what it is, how it is and in whose view; agencies stand beside it")
    func network() {
        let page = PageReading(
            ecomapPage(
                Self.network(
                    [
                        Person.Connect(
                            name: "Nan <Joan>", connection: "relative", strength: "strained", flow: "both",
                            viewOf: "parent", note: "Takes sides")
                    ], next: ["person.connect"]), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("The link is strained, help or strain runs both ways. A parent's or carer's view"))
        #expect(page.words.contains("Larkshire Council") && !page.words.contains("Beck Lane Primary, "))
        #expect(page.text.contains("Nan &lt;Joan&gt;"))
        #expect(page.text.contains("/act/person.connect?stream=person%2F\(Pictures.child.id)"))
    }

    static func involvement(_ written: [(AgencyID, String)], withheld: Int = 0, sees: Sees = .everything)
        -> InvolvementPicture
    {
        InvolvementPicture(
            identity: Pictures.identity(),
            involvements: [
                Involvement(
                    .lead, person: Pictures.child, practitioner: Pictures.ada, agency: Pictures.council,
                    from: Moment("2024-01-02T10:00:00Z")!),
                Involvement(
                    .formerSchool, person: Pictures.child, agency: Pictures.school,
                    from: Moment("2023-09-01T10:00:00Z")!, until: Moment("2024-01-05T10:00:00Z")!),
            ],
            written: written.map { InvolvementPicture.Written(agency: $0.0, day: Day($0.1)!) }, withheld: withheld,
            names: Pictures.names, sees: sees, mayOpen: [.chronology])
    }

    @Test("the table says each part, how often was written, and each long stretch without")
    func lanes() {
        let page = PageReading(
            involvementPage(
                Self.involvement([(Pictures.council, "2024-01-10"), (Pictures.council, "2024-03-20")]),
                Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Leads the work, since 2 January 2024"))
        #expect(page.words.contains("10 weeks, from 10 January 2024 to 20 March 2024"))
        #expect(page.words.contains("Earlier school, 1 September 2023 to 5 January 2024"))
        #expect(!page.words.contains("Entries that are not open to you"))
    }

    @Test("what is not open is not counted, and that is said; whoever may not see who is involved sees no lane")
    func unseen() {
        let some = PageReading(involvementPage(Self.involvement([], withheld: 3), Pictures.setting()))
        #expect(some.words.contains("Entries that are not open to you are not counted"))
        let none = PageReading(involvementPage(Self.involvement([], sees: .identity), Pictures.setting()))
        #expect(none.words.contains("Who is and was involved is not shown to you."))
        #expect(!none.text.contains("<svg class=\"kith-figure__wide\""))
    }
}

@Suite("What stands beside a chronology")
struct ChronologyBesideTests {
    static func page(_ beside: ChronologyBeside, _ lines: [ChronologyLine], _ query: [(String, String)] = [])
        -> PageReading
    {
        var picture = Pictures.chronology(lines)
        picture.beside = beside
        return PageReading(
            chronologyPage(
                picture, ChronologyFilter(FormFields(query.map { FormFields.Entry($0, $1) })), Pictures.setting()))
    }

    static let lines = [Pictures.line(2, "2024-03-20T10:00:00Z"), Pictures.line(1, "2024-03-19T10:00:00Z")]

    @Test("with brothers and sisters each entry says whose it is, and the address holds no name")
    func siblings() {
        var beside = ChronologyBeside()
        beside.siblings = [Pictures.brief(Pictures.mother, "Kuba Nowak")]
        #expect(Self.page(beside, Self.lines).text.contains("chronology?with=siblings"))
        beside.whose = [2: [Pictures.child, Pictures.mother], 1: [Pictures.mother]]
        let page = Self.page(beside, Self.lines, [("with", "siblings")])
        #expect(page.problems == [])
        #expect(page.text.components(separatedBy: "govuk-tag--turquoise").count == 4)
        #expect(page.words.contains("what is the same for several stands once"))
        #expect(!Self.page(ChronologyBeside(), Self.lines).text.contains("with=siblings"))
    }

    @Test("a finding says what, why it matters, how it was found, and leads to its entries; filtered, none is shown")
    func findings() {
        var beside = ChronologyBeside()
        beside.findings = [StoryFinding(rule: .birthDiffers, says: "One says 4 May, one 5 April.", entries: [1, 2])]
        let page = Self.page(beside, Self.lines)
        #expect(page.problems == [])
        #expect(page.words.contains("1 thing to look into"))
        #expect(
            page.words.contains(StoryRule.birthDiffers.matters) && page.words.contains(StoryRule.birthDiffers.looks))
        #expect(page.text.contains("/people/\(Pictures.child.id)/chronology?page=1#entry-1"))
        #expect(!Self.page(beside, Self.lines, [("key", "1")]).words.contains("to look into"))
    }

    @Test("while a selection is made each entry can be chosen once")
    func choosing() {
        let stream = StreamID(.selection, "000000000000000SE1ECT10N00")
        var beside = ChronologyBeside()
        beside.choosing = (
            SelectionRow(
                stream: stream, person: Pictures.child, purpose: "court", practitioner: Pictures.ada,
                agency: Pictures.council, begunAt: Pictures.now, finishedAt: nil, number: 1, count: 1), [2]
        )
        let page = Self.page(beside, Self.lines, [("for", stream.id)])
        #expect(page.problems == [])
        #expect(page.text.contains("/act/selection.choose?stream=selection%2F\(stream.id)&amp;entry=1"))
        #expect(!page.text.contains("&amp;entry=2"))
        #expect(page.words.contains("In the selection"))
    }

    @Test("no rule speaks of risk or a score")
    func noScore() {
        for rule in StoryRule.allCases {
            let words = "\(rule.title) \(rule.matters) \(rule.looks)".lowercased()
            #expect(!words.contains("risk") && !words.contains("score") && !words.contains("likely"))
        }
    }
}
