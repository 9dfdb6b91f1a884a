import Foundation
import Guidance
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Record
import Store
import Testing

@testable import Casework
@testable import Web

@Suite("Pages of the guidance library")
struct LibraryPageTests {
    static let shelf = GuidanceShelf(Pictures.library)
    static let today = Day("2026-11-22")!
    static let pages = LibraryPages(shelf: shelf, today: today)

    private static func whole(_ page: LibraryPage) -> Markup {
        var frame = Pictures.setting().frame
        frame.sensitivity = nil
        return HTML.page(PageHead(page.title, back: page.back), in: frame, page.content)
    }

    /// Every kind of page, and of each kind the largest there is.
    static let addresses: [String] = {
        let library = Pictures.library
        let provisions = library.provisions
        var addresses = [
            "", "for", "provisions", "topics", "a-to-z", "not-in-force", "glossary", "search", "duties", "compare",
            "duties/referral.decision", "compare/WT2018/WT2023", "compare/WT2018/WT2026", "compare/WT2020/WT2018",
        ]
        addresses += library.editions.map { "editions/\($0.key)" }
        addresses += provisions.audiences.flatMap { ["for/\($0.key)", "compare/WT2020/WT2023/for/\($0.key)"] }
        addresses += provisions.chapters.flatMap {
            [
                "chapters/\($0.key)", "compare/WT2018/WT2023/chapter/\($0.key)",
                "compare/WT2023/WT2026/chapter/\($0.key)",
            ]
        }
        addresses += provisions.topics.map { "topics/\($0.key)" }
        addresses += Set(provisions.all.map { $0.title.lowercased().prefix(1) }).sorted().map { "a-to-z/\($0)" }
        addresses += Set(library.definitions.map { $0.slug.prefix(1) }).sorted().map { "glossary/by-letter/\($0)" }
        addresses += provisions.all.map { "provisions/\($0.key)" }
        addresses += library.definitions.map { "glossary/\($0.slug)" }
        return addresses
    }()

    @Test("are drawn once a day, and an address without a page every time")
    func kept() {
        let shelf = GuidanceShelf(Pictures.library)
        var drawn = 0
        func ask(_ address: String, _ day: String) -> LibraryPage? {
            shelf.page(at: address, on: Day(day)!) {
                drawn += 1
                return address == "nothing" ? nil : LibraryPage(address, "Drawn \(drawn)")
            }
        }
        #expect(ask("duties", "2026-11-22")?.content.text == "Drawn 1")
        #expect(ask("duties", "2026-11-22")?.content.text == "Drawn 1")
        #expect(ask("topics", "2026-11-22")?.title == "topics")
        #expect(ask("duties", "2026-11-23")?.content.text == "Drawn 3")
        #expect(ask("nothing", "2026-11-23") == nil)
        #expect(ask("nothing", "2026-11-23") == nil)
        #expect(drawn == 5)
        for number in 0..<500 { _ = ask("many \(number)", "2026-11-23") }
        #expect(ask("many 499", "2026-11-23")?.content.text == "Drawn 505")
    }

    @Test("are each whole, under 60 kB, and named")
    func whole() throws {
        var titles: Set<String> = []
        for address in Self.addresses {
            let page = try #require(Self.pages.page(at: address.split(separator: "/").map(String.init)), "\(address)")
            let whole = Self.whole(page)
            let reading = PageReading(whole)
            #expect(reading.problems == [], "\(address)")
            #expect(whole.bytes.count < 60_000, "\(address): \(whole.bytes.count) bytes")
            titles.insert(page.title)
        }
        #expect(titles.count > 400)
    }

    @Test("no term of the glossary shares its address with another")
    func slugs() {
        let slugs = Pictures.library.definitions.map(\.slug)
        #expect(Set(slugs).count == slugs.count)
        // What stands before a letter in an address is no word's.
        #expect(slugs.allSatisfy { !$0.isEmpty && $0 != LibraryPages.byLetter })
    }

    static let unknown = [
        "editions/WT1999", "for/pirates", "provisions/none", "provisions/WT2023 para 124", "chapters/none",
        "topics/none",
        "a-to-z/q", "a-to-z/ab", "glossary/none", "glossary/by-letter/qq", "glossary/letter/c",
        "glossary/by-letter", "duties/none",
        "compare/WT2018", "compare/WT2018/WT1999",
        "compare/WT2018/WT2020/for", "compare/WT2018/WT2020/for/pirates", "compare/WT2018/WT2020/by/school", "nothing",
    ]

    @Test("there is none at an address that is not known", arguments: unknown)
    func notFound(address: String) {
        #expect(Self.pages.page(at: address.split(separator: "/").map(String.init)) == nil)
    }

    @Test("two clicks lead a newcomer to what changed for schools in December 2020")
    func twoClicks() throws {
        let landing = Self.pages.landing().content.text
        #expect(
            landing.contains(
                "<a class=\"govuk-link\" href=\"/guidance/editions/WT2020\">What changed in December 2020</a>"))
        let edition = try #require(Self.pages.page(at: ["editions", "WT2020"])).content.text
        #expect(edition.contains("href=\"/guidance/compare/WT2018/WT2020/for/school\">Schools and colleges</a>"))
        let answer = try #require(Self.pages.page(at: ["compare", "WT2018", "WT2020", "for", "school"])).content.text
        for key in ["earlyHelp.noDiagnosis", "introduction.safeguarding", "earlyHelp.signParentInCustody"] {
            #expect(answer.contains("/guidance/provisions/\(key)\""))
        }
        #expect(answer.contains("Why it matters"))
        #expect(!answer.contains("organisations.transportPolice"))
    }

    @Test("a comparison asked for with a form is narrowed by each of its answers")
    func form() throws {
        let asked = [
            "from": "WT2018", "to": "WT2023", "topic": "homelessness", "kind": "changed", "audience": "", "chapter": "",
        ]
        let page = try #require(Self.pages.page(at: ["compare"]) { asked[$0] })
        #expect(page.title.hasSuffix("homelessness"))
        #expect(!page.content.text.contains("earlyHelp.signBereaved"))
        let same = try #require(Self.pages.page(at: ["compare"]) { ["from": "WT2018", "to": "WT2018"][$0] })
        #expect(same.content.text.contains("Choose two different editions"))
        #expect(
            Self.pages.page(at: ["compare"]) { ["from": "WT2018", "to": "WT2020", "topic": "gardening"][$0] } == nil)
    }

    @Test("an edition says which clocks, rules and answers it touches; counts only to those who may see them")
    func edition() throws {
        let page = try #require(Self.pages.edition("WT2023", open: nil)).content.text
        #expect(page.contains("Who may lead an assessment") && page.contains("new: Bereaved"))
        #expect(!page.contains("episodes open today"))
        let counted = try #require(Self.pages.edition("WT2023", open: OpenEpisodes(begunBefore: 3, open: 40)))
        #expect(counted.content.text.contains("3 of the 40 episodes open today began before 15 December 2023"))
    }

    @Test("an edition that is still to come says from when and how many open episodes it will find")
    func coming() throws {
        let before = LibraryPages(shelf: Self.shelf, today: Day("2026-02-01")!)
        let page = try #require(before.edition("WT2026", open: OpenEpisodes(begunBefore: 40, open: 40)))
        #expect(page.title == "What changes in March 2026")
        #expect(page.content.text.contains("40 episodes are open today"))
        #expect(page.content.text.contains("18 March 2026"))
    }

    @Test("what was not read says so on every page that shows it")
    func unconfirmed() throws {
        for address in [["for", "police"], ["chapters", "arrangements"], ["editions", "WT2026"]] {
            let page = try #require(Self.pages.page(at: address))
            #expect(page.content.text.contains("<strong>Unconfirmed.</strong>"), "\(address)")
        }
        let police = try #require(Self.pages.page(at: ["for", "police"])).content.text
        #expect(police.contains("carried: unconfirmed"))
        let law = try #require(Self.pages.page(at: ["provisions", "law.childProtectionTeams"])).content.text
        #expect(law.contains("Not in force (looked up on 22 November 2026)"))
    }

    @Test("a law that has not begun is not among what one must do")
    func notYet() throws {
        let page = try #require(Self.pages.page(at: ["for", "school"])).content.text
        let must = try #require(page.range(of: "id=\"must\"")).upperBound
        let coming = try #require(page.range(of: "id=\"coming\"")).lowerBound
        #expect(!page[must..<coming].contains("law.shareInformation"))
        #expect(page[coming...].contains("law.shareInformation"))
    }

    @Test("an abbreviation is expanded where it stands first and explained wherever it stands")
    func abbreviations() {
        let told = Told()
        let first = Self.pages.say("The LADO and the LADO.", told).text
        #expect(
            first
                == "The <abbr title=\"Local authority designated officer\">LADO</abbr> (local authority designated officer) and the <abbr title=\"Local authority designated officer\">LADO</abbr>."
        )
        #expect(!Self.pages.say("A LADO", told).text.contains("("))
        #expect(
            Self.pages.say("The local authority designated officer (LADO).", Told()).text.hasSuffix("LADO</abbr>)."))
    }

    @Test("a word of the glossary is a link where it stands first on a page, and on its own page nowhere")
    func words() throws {
        let told = Told()
        let first = Self.pages.say("Core group and core groups.", told).text
        #expect(
            first == "<a class=\"govuk-link\" href=\"/guidance/glossary/core-group\">Core group</a> and core groups.")
        #expect(Self.pages.say("A core group", told).text == "A core group")
        let word = try #require(Pictures.library.definitions.first { $0.term == "Core group" })
        #expect(Self.pages.say("A core group", Told(about: word)).text == "A core group")
        for address in [["glossary", "by-letter", "c"], ["for", "police"], ["chapters", "protection"]] {
            let page = try #require(Self.pages.page(at: address), "\(address)").content.text
            for word in Pictures.library.definitions where page.contains("/glossary/\(word.slug)\"") {
                let links = page.components(separatedBy: "href=\"/guidance/glossary/\(word.slug)\">").dropFirst()
                // Beside the link in the text only “More about it” may lead there.
                #expect(links.filter { !$0.hasPrefix("More<") }.count <= 1, "\(address): \(word.term)")
            }
        }
    }

    @Test("the form of an act has its hints' words explained once, and none in a label")
    func hints() throws {
        let setting = Pictures.setting()
        let told = Told()
        for form in setting.library.forms.values.sorted(by: { $0.kind < $1.kind }) {
            let typed = TypedAnswers(draft: [:])
            let questions = QuestionMarkup(
                setting: setting, choices: FormChoices(), typed: typed, errors: [:], about: [], told: told)
            let whole = questions.all(form).text
            for label in whole.matches(of: /<(label|legend|button|h[1-6])[ >].*?<\/(label|legend|button|h[1-6])>/) {
                #expect(!label.0.contains("/guidance/glossary/"), "\(form.kind): \(label.0)")
            }
        }
        let page = QuestionMarkup(
            setting: setting, choices: FormChoices(), typed: TypedAnswers(draft: [:]),
            errors: [:], about: []
        ).all(setting.library.forms["referral.make"]!).text
        #expect(page.contains("/guidance/glossary/") || page.contains("<abbr"))
    }

    @Test("the glossary of an edition has its words and meanings, and says which it shows")
    func glossaryOfAnEdition() throws {
        let first = try #require(Self.pages.page(at: ["glossary"]) { ["edition": "WT2018"][$0] }).content.text
        #expect(first.contains("Working Together to Safeguard Children 2018</strong> has it"))
        #expect(!first.contains(">Lead safeguarding partner<") && !first.contains("<strong>ICB</strong>"))
        #expect(first.contains("<strong>LSCB</strong>") && first.contains("came with a later edition"))
        #expect(first.contains("by-letter/c?edition=WT2018"))
        let now = try #require(Self.pages.page(at: ["glossary"])).content.text
        #expect(now.contains("the edition in force") && now.contains(">Lead safeguarding partner<"))
        #expect(now.contains("<strong>ICB</strong>") && !now.contains("<strong>LSCB</strong>"))
        #expect(now.contains("<select") && !now.contains("?edition="))
        func letter(_ edition: String) throws -> String {
            try #require(Self.pages.page(at: ["glossary", "by-letter", "l"]) { ["edition": edition][$0] }).content.text
        }
        #expect(try !letter("WT2018").contains("Lead safeguarding partner"))
        #expect(try letter("WT2023").contains("Lead safeguarding partner"))
        #expect(Self.pages.page(at: ["glossary"]) { ["edition": "WT1999"][$0] } == nil)
    }

    @Test("the edition of 2018 says what it brought, what it replaced, and what was in it besides")
    func first() throws {
        let page = try #require(Self.pages.page(at: ["editions", "WT2018"])).content.text
        let brought = try #require(page.range(of: "Brought by this edition")).lowerBound
        let replaced = try #require(page.range(of: "Replaced by this edition")).lowerBound
        let besides = try #require(page.range(of: "In this edition too")).lowerBound
        #expect(brought < replaced && replaced < besides)
        #expect(page[brought..<replaced].contains("provisions/arrangements.partners\""))
        for key in ["arrangements.boards", "learning.seriousCaseReviews", "childDeath.boardsReview"] {
            #expect(!page[brought..<replaced].contains(key) && page[replaced..<besides].contains("provisions/\(key)\""))
        }
        #expect(page[besides...].contains("provisions/protection.section47\""))
        let boards = try #require(Self.pages.page(at: ["provisions", "arrangements.boards"])).content.text
        #expect(boards.contains("Replaced by this edition.") && boards.contains("Three safeguarding partners"))
    }

    @Test("a provision says what carries it, or why nothing does")
    func carried() throws {
        func page(_ key: String) throws -> String {
            try #require(Self.pages.page(at: ["provisions", key])).content.text
        }
        #expect(try page("arrangements.funding").contains("The act “Record a contribution”"))
        #expect(try page("learning.panel").contains("Nothing. It is for the Panel"))
        #expect(try page("earlyHelp.system").contains("Nothing needs to"))
    }

    @Test("a duty has its national time first, and then what a local protocol sets in its own area")
    func nationalFirst() throws {
        let library = Pictures.library.under { _ in
            [
                LocalOverlay(
                    from: Day("2026-01-01")!, council: "larkshire", area: "Larkshire",
                    cite: "local protocol for assessment of 1 January 2026",
                    times: [.assessmentCompletion: .workingDays(35)], leads: nil)
            ]
        }
        let pages = LibraryPages(shelf: GuidanceShelf(library), today: Self.today)
        let page = try #require(pages.page(at: ["duties", "assessment.completion"])).content.text
        let national = try #require(page.range(of: "45 working days")).lowerBound
        let here = try #require(page.range(of: "35 working days")).lowerBound
        let area = try #require(page.range(of: "In Larkshire")).lowerBound
        #expect(national < area && area < here)
        #expect(page[here...].contains("local protocol for assessment of 1 January 2026"))
        let list = try #require(pages.page(at: ["duties"])).content.text
        #expect(list.contains("45 working days") && !list.contains("35 working days"))
    }

    @Test("what carries the guidance is told part by part, each page under 60 kB, and nothing is left out")
    func coverage() throws {
        let pages = CoveragePages(coverage: try CoveragePages.kept(), library: Pictures.library)
        var told = ""
        #expect(PageReading(Self.whole(pages.front)).problems == [])
        for part in pages.parts {
            var number = 1
            while let page = pages.part(part, page: number) {
                let whole = Self.whole(page)
                #expect(PageReading(whole).problems == [], "\(part)")
                #expect(whole.bytes.count < 60_000, "\(part) \(number): \(whole.bytes.count) bytes")
                told += page.content.text
                number += 1
            }
            #expect(number > 1, "\(part)")
        }
        for provision in Pictures.library.provisions.all {
            #expect(told.contains("/guidance/provisions/\(provision.key)\""), "\(provision.key)")
        }
        for duty in DutyKey.allCases { #expect(told.contains("/guidance/duties/\(duty.rawValue)\""), "\(duty)") }
        #expect(pages.part("none", page: 1) == nil && pages.part("duties", page: 0) == nil)
    }

    @Test("what people type comes back escaped, and nothing is as good as a search for nothing")
    func search() {
        let page = Self.pages.search(Pictures.hostile).content.text
        #expect(!page.contains("<script") && page.contains("value=\"&lt;script&gt;"))
        #expect(!Self.pages.search("   ").content.text.contains("Nothing in the guidance"))
        #expect(Self.pages.search("xylophone").content.text.contains("Nothing in the guidance"))
        #expect(Self.pages.search(String(repeating: "zebra ", count: 5_000)).content.bytes.count < 10_000)
    }

    @Test("are open without signing in, through the real doors")
    func noSignIn() async throws {
        let doors = try await Doors()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("library-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("kith.db").path, readers: 1)
        let office = try await Office.open(
            database, keyring: try Keyring(masterKey: [UInt8](repeating: 7, count: 32)), library: Pictures.library,
            area: "larkshire", makeID: { UUID().uuidString })
        let site = Site(keeper: doors.keeper, office: office, assets: try Assets(upstream: nil))
        let router = site.router { Readiness(isReady: true) }
        try await Application(router: router).test(.router) { client in
            for path in [
                "/guidance", "/guidance/for/school", "/guidance/compare/WT2018/WT2020/for/school/chapter/earlyHelp",
                "/guidance/editions/WT2026", "/guidance/search?q=lado", "/guidance/provisions/earlyHelp.signBereaved",
                "/guidance/glossary/by-letter/c?edition=WT2018", "/guidance/glossary/letter",
                "/guidance/glossary?edition=WT2020", "/guidance/coverage/arrangements", "/guidance/all.json",
            ] {
                let answer = try await client.execute(uri: path, method: .get)
                #expect(answer.status == .ok, "\(path)")
                if path == "/guidance/all.json" {
                    #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
                } else {
                    #expect(answer.body.readableBytes < 60_000, "\(path)")
                    #expect(!String(buffer: answer.body).contains("episodes open today"))
                }
            }
            #expect(try await client.execute(uri: "/guidance/provisions/none", method: .get).status == .notFound)
            #expect(
                try await client.execute(uri: "/guidance/words", method: .get).headers[.location]
                    == "/guidance/glossary")
        }
        try await database.close()
    }
}
