import Access
import Guidance
import HTML
import Practice
import Testing

@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("Pages of living away, circumstances and harm outside the home")
struct AwayPageTests {
    static let stay = StreamID(.livingAway, "0000000000000000000STAY000")
    static let carer = StreamID(.circumstance, "0000000000000000000CARER00")
    static let park = StreamID(.place, "0000000000000000000PARK000")

    private func row(_ stream: StreamID, _ kind: String, over: String? = nil) -> AwayRow {
        AwayRow(
            stream: stream, person: Pictures.child, kind: kind, council: Pictures.council,
            beganAt: Moment("2024-03-01T10:00:00Z")!, overAt: over.flatMap { Moment($0) })
    }

    private func away(_ rows: [AwayRow], sees: Sees = .everything, withheld: Int = 0) -> AwayPicture {
        AwayPicture(
            identity: Pictures.identity(), rows: rows,
            clocks: [Pictures.clock(.lookedAfterFirstReview, from: "2024-03-01T10:00:00Z", due: Due("2024-03-28"))],
            lines: [Pictures.line(3, "2024-03-04T10:00:00Z", "Became looked after", stream: Self.stay)],
            withheld: withheld, opening: ["circumstance.note", "longStay.begin"], names: Pictures.names, sees: sees,
            mayOpen: [.looks, .chronology])
    }

    @Test("show what is so and was, what is due, and what can be recorded")
    func overview() {
        let page = PageReading(
            awayPage(
                away([
                    row(Self.stay, "lookedAfter"), row(Self.carer, "youngCarer", over: "2024-03-20T10:00:00Z"),
                ]), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Looked after"))
        #expect(page.words.contains("Since 1 March 2024, until 20 March 2024"))
        #expect(page.text.contains("href=\"/living-away/\(Self.stay.id)\""))
        #expect(page.text.contains("href=\"/circumstances/\(Self.carer.id)\""))
        #expect(page.text.contains("/act/circumstance.note?about=\(Pictures.child.id)"))
        #expect(!page.title.contains("Amara"))
    }

    @Test("say plainly that nothing is shown, and tell no status to whom it is not shown")
    func closed() {
        let page = PageReading(awayPage(away([], sees: .identity, withheld: 2), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("What is so is not shown to you."))
        #expect(page.words.contains("2 entries not open to you are left out."))
        let child = PageReading(childPage(Pictures.childPicture(sees: .identity), Pictures.setting()))
        #expect(child.words.contains("Where the child has lived away from home is not shown to you."))
    }

    @Test("show one time away from home with its clocks and the acts that stop them")
    func stream() {
        let picture = AwayStreamPicture(
            identity: Pictures.identity(), row: row(Self.stay, "lookedAfter"), version: 3,
            standing: [
                AwayFact(what: "Works with the child", value: .practitioner(Pictures.ada)),
                AwayFact(what: "Council", value: .agency(Pictures.council)),
                AwayFact(what: "Legal status", value: .code(.lookedAfterStatuses, "accommodated")),
                AwayFact(what: "Home from", value: .day(Day("2024-06-03")!)),
            ],
            clocks: [Pictures.clock(.lookedAfterFirstReview, from: "2024-03-01T10:00:00Z", due: Due("2024-03-28"))],
            lines: [], withheld: 1,
            next: ["lookedAfter.review", "lookedAfter.visit", "placement.begin", "livingAway.end"],
            names: Pictures.names, sees: .everything, mayOpen: [.chronology])
        let page = PageReading(awayStreamPage(picture, Pictures.setting(done: "placement.begin")))
        #expect(page.problems == [])
        #expect(page.words.contains("Ada Quill"))
        #expect(page.words.contains("Accommodated by agreement"))
        #expect(page.words.contains("Recorded: Record where a looked-after child lives"))
        #expect(page.text.contains("/act/lookedAfter.review?stream=livingAway%2F\(Self.stay.id)"))
        #expect(page.words.contains("Other things you can record"))
        #expect(page.words.contains("None of what is written is open to you."))
    }

    @Test("offer a family group conference to a child who is looked after, and show none for another stay")
    func familyGroup() {
        func page(_ group: FamilyGroup<LivingAway>?) -> PageReading {
            let picture = AwayStreamPicture(
                identity: Pictures.identity(), row: row(Self.stay, "lookedAfter"), version: 3, standing: [], clocks: [],
                lines: [], withheld: 0, next: ["returnHome.offerFamilyGroup"], names: Pictures.names,
                sees: .everything, mayOpen: [.chronology], familyGroup: group)
            return PageReading(awayStreamPage(picture, Pictures.setting()))
        }
        let offered = page(FamilyGroup<LivingAway>())
        #expect(offered.problems == [] && offered.words.contains("None has been offered yet."))
        #expect(offered.text.contains("/act/returnHome.offerFamilyGroup?stream=livingAway%2F\(Self.stay.id)"))
        #expect(!page(nil).words.contains("None has been offered yet."))
    }

    private func tie(
        _ number: Int, _ from: OnMap, _ peer: OnMap? = nil, expired: Bool = false, because: String? = "Seen on Friday"
    ) -> MapTie {
        MapTie(
            place: Self.park, number: number, from: from, peer: peer,
            tie: Place.Link(
                person: Pictures.child, tie: peer == nil ? "drawnIn" : "friend", peer: nil, source: "seen",
                seenOn: Day("2024-03-01")!, confidence: "confirmed", expiresOn: Day("2024-08-01")!, because: "x"),
            isExpired: expired, because: because, by: Pictures.bob, agency: Pictures.school)
    }

    private func outside(_ harm: HarmOutsideHome?, _ ties: [MapTie]) -> OutsideHomePicture {
        let stamp = Stamp(
            number: 9, by: Pictures.ada, role: "socialWorker", agency: Pictures.council, happenedAt: Pictures.now,
            recordedAt: Pictures.now, about: [])
        let place = PlaceRow(
            stream: Self.park, name: Pictures.hostile, kind: "publicPlace", concern: "criminalExploitation",
            notedAt: Pictures.now, closedAt: nil)
        let respond = Place.Respond(agency: Pictures.school, asked: "Lights", standing: "asked")
        return OutsideHomePicture(
            identity: Pictures.identity(), row: Pictures.row(), harm: harm,
            places: harm == nil ? [] : [MapPlace(row: place, responses: [Stamped(respond, stamp)])], ties: ties,
            choosable: [place], mayTie: harm != nil, next: ["outsideHome.assess"], names: Pictures.names,
            sees: .everything, mayOpen: [.looks, .chronology], named: [],
            who: Who(
                doer: Pictures.setting().viewer.doer,
                account: Account(enabled: true, agencyOpen: true, secondFactor: .notNeeded)))
    }

    private var harm: HarmOutsideHome {
        var harm = HarmOutsideHome()
        let stamp = Stamp(
            number: 7, by: Pictures.ada, role: "socialWorker", agency: Pictures.council, happenedAt: Pictures.now,
            recordedAt: Pictures.now, about: [Pictures.child])
        harm.assessments = [
            Stamped(
                HarmOutsideHome.Assess(
                    concern: "criminalExploitation", context: "community", level: "significant",
                    nature: Pictures.hostile,
                    duration: "x", places: "x", people: "x", childsWords: "They bought me chips", change: "x"), stamp)
        ]
        return harm
    }

    @Test("show the matrix, the map as a figure and the same in a list, with names only where they are open")
    func map() {
        let ties = [
            tie(4, .child), tie(5, .another("A"), because: nil),
            tie(6, .known(Pictures.brief(Pictures.mother, "Zed Peer"), opens: false), .child),
            tie(7, .child, expired: true),
        ]
        let page = PageReading(outsideHomePage(outside(harm, ties), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Another child (A)"))
        #expect(page.words.contains("Zed Peer"))
        #expect(page.words.contains("Expired: not used"))
        #expect(page.words.contains("expired on 1 August 2024"))
        #expect(page.text.contains("<svg"))
        #expect(page.text.contains("stroke-dasharray=\"2 5\""))
        #expect(!page.text.contains("<script>alert"))
        #expect(page.words.contains("They bought me chips"))
        #expect(page.text.contains("stream=place%2F\(Self.park.id)&amp;about=\(Pictures.child.id)"))
        #expect(page.text.components(separatedBy: "<li id=\"tie-").count == 5)
    }

    @Test("show nothing of peers and places where the narrative is not open")
    func closedMap() {
        let page = PageReading(outsideHomePage(outside(nil, []), Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Peers and places are not open to you."))
        #expect(!page.text.contains("<svg"))
    }

    @Test("show a place with what is asked of whom, and its children as far as they may be known")
    func place() {
        let stamp = Stamp(
            number: 2, by: Pictures.ada, role: "socialWorker", agency: Pictures.council, happenedAt: Pictures.now,
            recordedAt: Pictures.now, about: [])
        let picture = PlacePicture(
            row: PlaceRow(
                stream: Self.park, name: "Mill Lane park", kind: "publicPlace", concern: "criminalExploitation",
                notedAt: Pictures.now, closedAt: nil),
            place: Stamped(
                Place.Note(
                    name: "Mill Lane park", placeKind: "publicPlace", area: "The bandstand",
                    concern: "criminalExploitation",
                    known: Pictures.hostile), stamp),
            ties: [tie(4, .another("A"), because: nil)],
            responses: [
                Stamped(Place.Respond(agency: Pictures.school, asked: "Lights", standing: "done", result: "Lit"), stamp)
            ],
            closed: nil, next: ["place.respond", "place.close"], names: Pictures.names, named: [],
            who: Who(
                doer: Pictures.setting().viewer.doer,
                account: Account(enabled: true, agencyOpen: true, secondFactor: .notNeeded)))
        let page = PageReading(placePage(picture, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Another child (A)"))
        #expect(page.words.contains("Lit"))
        #expect(!page.text.contains("<script>alert"))
        let list = PageReading(placesPage([picture.row], Pictures.setting()))
        #expect(list.problems == [])
        #expect(list.text.contains("href=\"/places/\(Self.park.id)\""))
        #expect(PageReading(placesPage([], Pictures.setting())).words.contains("No place of concern is open."))
    }
}
