import Access
import Guidance
import HTML
import Practice
import Testing

@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("A child's page")
struct ChildPageTests {
    @Test("holds together with everything on it, and stays small with 60 lines")
    func whole() {
        let parts = [
            Line.Part("Observed", String(repeating: "Long words about the visit. ", count: 60)),
            Line.Part("The child's own words", "I like my dog", holds: .childsWords),
            Line.Part("Said by", "a neighbour", holds: .thirdParty),
        ]
        let lines = (0..<60).map { Pictures.line(100 - $0, "2024-03-2\($0 % 8)T10:00:00Z", parts: parts) }
        let earlier = Pictures.row(
            StreamID(.episode, "0000000000000000EAR1Y00000"), opened: "2022-01-05T10:00:00Z", status: .closed,
            closed: "2022-02-01T10:00:00Z")
        let picture = Pictures.childPicture(
            lines: lines, episodes: [Pictures.row(), earlier],
            clocks: [
                Pictures.clock(.assessmentCompletion, from: "2024-03-20T10:00:00Z", due: Due("2024-05-24")),
                Pictures.clock(
                    .referralDecision, from: "2024-03-20T10:00:00Z", due: Due("2024-03-21"),
                    stopped: "2024-03-22T10:00:00Z"),
            ],
            relatives: [
                Relative(
                    relation: Relation(
                        other: Pictures.mother, kind: "mother", parentalResponsibility: "yes", from: nil,
                        until: nil),
                    brief: Pictures.brief(Pictures.mother, "Zofia Nowak")),
                Relative(
                    relation: Relation(
                        other: Pictures.hidden, kind: "father", parentalResponsibility: "notKnown", from: nil,
                        until: nil),
                    brief: nil),
            ], next: ["person.move", "person.relate", "person.die"])
        let page = PageReading(childPage(picture, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.title == "Child&#39;s record – 000000 – Kith")
        #expect(page.words.contains("Section 17 assessment under way"))
        #expect(page.words.contains("1 earlier contact or referral"))
        #expect(page.words.contains("Someone whose name is not shown to you"))
        #expect(page.words.contains("Done late"))
        #expect(page.words.contains("No reason was given."))
        #expect(page.text.contains("<blockquote class=\"kith-quote\">"))
        #expect(page.text.contains("/chronology?page=1#entry-"))
        #expect(page.text.contains("/act/concern.record?about=\(Pictures.child.id)"))
        #expect(page.text.contains("/act/person.move?stream=person%2F\(Pictures.child.id)"))
        #expect(page.words.contains("Who was involved before"))
    }

    @Test("shows what to know before any contact details")
    func flagsFirst() throws {
        let home = Identity.Home(
            address: "4 Secret Lane", postcode: nil, kind: "home", from: nil, isProtected: true)
        let picture = Pictures.childPicture(
            identity: Pictures.identity(
                flags: [.protectedAddress, .restricted, .needsInterpreter], home: home))
        let page = PageReading(childPage(picture, Pictures.setting()))
        let flag = try #require(page.text.range(of: "Address protected"))
        let address = try #require(page.text.range(of: "4 Secret Lane"))
        let phone = try #require(page.text.range(of: "01632 960001"))
        #expect(flag.lowerBound < address.lowerBound && flag.lowerBound < phone.lowerBound)
        #expect(page.words.contains("Protected: tell nobody."))
        let masked = Pictures.childPicture(identity: Pictures.identity(flags: [.protectedAddress]))
        #expect(
            PageReading(childPage(masked, Pictures.setting())).words.contains(
                "Not shown: the address is protected"))
    }

    static let ages: [(String?, String?, String?, String)] = [
        ("2016-05-04", nil, nil, "Age 7 years"), ("2022-11-30", nil, nil, "Age 15 months"),
        ("2024-03-20", nil, nil, "Age 8 days"), (nil, "2024-05-04", nil, "Expected 4 May 2024"),
        (nil, nil, nil, "Age Not known"), ("2010-01-01", nil, "2014-06-01", "Age at death 4 years"),
    ]

    @Test("says the age, the expected date, or that it is not known", arguments: ages)
    func age(born: String?, expected: String?, died: String?, said: String) {
        let identity = Pictures.identity(
            born: born.flatMap { Day($0) }, expected: expected.flatMap { Day($0) },
            died: died.flatMap { Day($0) })
        let page = PageReading(childPage(Pictures.childPicture(identity: identity), Pictures.setting()))
        #expect(page.words.contains(said))
    }

    @Test("says plainly what is withheld")
    func withheld() {
        var picture = Pictures.childPicture(lines: [Pictures.line(1, "2024-03-20T10:00:00Z")], withheld: 3)
        #expect(
            PageReading(childPage(picture, Pictures.setting())).words.contains(
                "3 entries not open to you are left out."))
        picture = Pictures.childPicture(lines: [], withheld: 1, sees: .identity)
        let page = PageReading(childPage(picture, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("None of what is written is open to you."))
        #expect(page.words.contains("Who is involved is not shown to you."))
        #expect(!page.words.contains("No open episode"))
    }

    @Test("offers a contact only to social care of a council, and no referral about an adult")
    func acts() {
        let council = childPage(Pictures.childPicture(), Pictures.setting()).text
        #expect(council.contains("/act/contact.receive?about="))
        let school = childPage(Pictures.childPicture(), Pictures.setting(roles: ["teacher"], kind: "school"))
            .text
        #expect(!school.contains("/act/contact.receive"))
        let adult = Pictures.childPicture(identity: Pictures.identity(born: Day("1990-01-01")))
        let page = PageReading(childPage(adult, Pictures.setting()))
        #expect(page.problems == [])
        #expect(!page.text.contains("/act/referral.make"))
        #expect(page.title.hasPrefix("Person&#39;s record"))
    }

    @Test("escapes every word that somebody typed, and puts no name into the title or an address")
    func hostile() {
        let line = Pictures.line(
            1, "2024-03-20T10:00:00Z", Pictures.hostile,
            parts: [Line.Part(Pictures.hostile, Pictures.hostile)])
        let picture = Pictures.childPicture(
            identity: Pictures.identity(name: Pictures.hostile), lines: [line])
        let page = PageReading(childPage(picture, Pictures.setting()))
        #expect(page.problems == [])
        #expect(!page.text.contains("<script>alert"))
        #expect(!page.title.contains("script"))
        for link in page.text.matches(of: /href="([^"]*)"/) { #expect(!link.1.contains("script")) }
    }
}

@Suite("Find a person")
struct FindPageTests {
    @Test("keeps what was typed and says beside each field what is wrong")
    func errors() {
        var form = FindForm(
            FormFields([
                .init("name", Pictures.hostile), .init("born-day", "31"), .init("born-month", "2"),
                .init("born-year", "2016"),
            ]))
        #expect(form.read() == nil)
        let page = PageReading(findPage(form, nil, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.title.hasPrefix("Error: "))
        #expect(page.words.contains("“Date of birth” must be a real date"))
        #expect(page.text.contains("value=\"&lt;script&gt;"))
        #expect(page.text.contains("action=\"/people/find\" method=\"post\""))
    }

    @Test("tells people apart before anything is opened, and whom to ask about those that are closed")
    func found() {
        let likely = Likely(
            brief: Pictures.brief(),
            likeness: .init(
                of: .init(names: ["Amara Nowak"], bornOn: .init(Day("2016-05-04")!)),
                and: .init(names: ["Amara Nowak"], bornOn: .init(Day("2016-05-04")!))), area: "LS6")
        let open = Found(likely: likely, contact: nil, askWhom: nil)
        let closed = Found(
            likely: likely, contact: Contact(agency: Pictures.council),
            askWhom: Pictures.names.agencies[Pictures.council])
        let page = PageReading(findPage(FindForm(), [open, closed], Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("2 people found"))
        #expect(page.words.contains("Born 4 May 2016, 7 years, lives in LS6."))
        #expect(page.words.contains("Same date of birth"))
        #expect(page.words.contains("Ask Larkshire Council, telephone 01632 960000."))
        #expect(page.text.components(separatedBy: "href=\"/people/\(Pictures.child.id)\"").count == 2)
        #expect(page.text.contains("href=\"/act/person.register\""))
    }

    @Test("says that nobody was found without saying whether anybody is hidden")
    func nobody() {
        let page = PageReading(findPage(FindForm(), [], Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Nobody who matches is on record, or nobody who is open to you."))
    }
}
