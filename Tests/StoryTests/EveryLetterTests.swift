import Access
import Foundation
import Guidance
import Testing

@testable import Casework
@testable import Cast
@testable import Practice
@testable import Readings

/// Every letter that the told stories make sense of, for everyone it can go to, read as its reader would.
@Suite struct EveryLetterTests {
    static let stories: [Story] = [
        .fridaysBruise, .toldInWriting, .anotherHarmThenNone, .theFamilysOwnPlan, .askedForAConference,
        .expectedInApril,
        .whatTheBloodTestSaid, .thePlanThatStoodStill, .onThePlanToMarrowdale, .nobodyOnCall, .noAndThenYes,
        .aConferenceTomorrow,
    ]

    /// Lists whose words for practitioners no family and no child should read.
    private static let professional: [ListKey] = [
        .referralOutcomes, .assessmentOutcomes, .strategyDecisions, .enquiryOutcomes, .childAtConference,
        .reviewOutcomes, .planEndReasons, .closureReasons,
    ]

    struct Written {
        let offer: LetterOffer
        let facts: LetterFacts
        let text: String
    }

    /// Every letter that could be written now by whoever leads the work.
    static func letters(_ told: Told) async throws -> [Written] {
        let processes = try await told.read { _, session in
            try session.all(
                """
                SELECT stream, lead, coalesce(closed_at, 0) FROM episode
                UNION SELECT stream, lead, coalesce(closed_at, 0) FROM early_help
                """, []
            ) { (StreamID($0.text(0)), $0.optionalText(1).flatMap { PractitionerID($0) }, $0.int(2)) }
        }
        var all: [Written] = []
        for case (let stream?, let lead?, let closed) in processes {
            // Whoever led it may write to the end.
            let now = closed == 0 ? Told.today : Moment(milliseconds: closed - 60_000)
            let shown = try? await told.office.lookout.facts(
                forLetterRegarding: stream, by: Caller(lead), for: .init(because: "For a test"), at: now)
            guard case .shown(let facts, _) = shown else { continue }
            all += facts.offers.map {
                Written(offer: $0, facts: facts, text: LetterTemplates.compose($0, from: facts))
            }
        }
        return all
    }

    @Test(arguments: stories)
    func `Nobody in the family reads the words that practitioners use among themselves`(_ story: Story) async throws {
        try await withOffice(telling: story) { (told) async throws -> Void in
            let letters = try await Self.letters(told)
            #expect(!letters.isEmpty)
            for letter in letters where [Addressee.family, Addressee.child].contains(letter.offer.to) {
                let what = "\(letter.offer.letter) to the \(letter.offer.to)"
                let all: [String] = Self.professional.flatMap { list -> [String] in Told.library.codes(list) }
                // A plan is called by its name in every letter.
                let labels = all.filter { $0.split(separator: " ").count > 2 && !$0.hasSuffix(" plan") }
                for label in labels {
                    #expect(!letter.text.localizedCaseInsensitiveContains(label), "\(what): “\(label)”\n\(letter.text)")
                }
                #expect(!letter.text.contains("{child}") && !letter.text.contains(".."), "\(what)\n\(letter.text)")
                guard let episode = letter.facts.episode else { continue }
                for call in episode.conference.meetings.map(\.call.act) {
                    #expect(!letter.text.contains(call.family), "\(what)\n\(letter.text)")
                    if let how = call.childsPartHow { #expect(!letter.text.contains(how), "\(what)\n\(letter.text)") }
                }
            }
        }
    }

    @Test(arguments: stories)
    func `A letter to a child speaks to the child, and of them only in words it says are the plan's`(_ story: Story)
        async throws
    {
        try await withOffice(telling: story) { (told) async throws -> Void in
            for letter in try await Self.letters(told) where letter.offer.to == Addressee.child {
                #expect(letter.facts.identity.dateOfBirth != nil)
                let own = letter.text.components(separatedBy: "\n\n").dropFirst().prefix {
                    !$0.hasSuffix("in the plan:") && !$0.hasPrefix("This is what we wrote down")
                }
                for paragraph in own {
                    #expect(!paragraph.contains(letter.facts.child), "\(letter.offer.letter)\n\(letter.text)")
                    #expect(
                        !paragraph.lowercased().replacing("child protection plan", with: "plan").contains("the child "),
                        "\(letter.offer.letter)\n\(letter.text)")
                }
            }
        }
    }

    @Test
    func `Each decision that a letter tells has its words for the family, and for the child where it goes to one`() {
        let family: [ListKey] = [
            .referralOutcomes, .assessmentOutcomes, .strategyDecisions, .enquiryOutcomes, .conferenceKinds,
            .childAtConference, .planCategories, .reviewOutcomes, .planEndReasons,
        ]
        let child: [ListKey] = [.assessmentOutcomes, .childAtConference, .planEndReasons]
        for list in family {
            for code in Told.library.optionCodes(list) {
                #expect(Told.library.option(list, code)?.family != nil, "\(list) \(code)")
            }
        }
        for list in child {
            // Nobody writes to a child who has died.
            for code in Told.library.optionCodes(list) where code != ProtectionPlan.End.died {
                #expect(Told.library.option(list, code)?.child != nil, "\(list) \(code)")
            }
        }
    }

    @Test func `The family reads what a strategy discussion decided and what the enquiry found, in words for them`()
        async throws
    {
        try await withOffice(telling: .fridaysBruise) { (told) async throws -> Void in
            let all = try await Self.letters(told).filter { $0.offer.letter == "strategyOutcome" }
            let family = try #require(all.first { $0.offer.to == Addressee.family }).text
            for words in [
                "people whose work it is to keep children safe talked together about Elsie",
                "The enquiry that is under way goes on.", "leads it. You will be asked what you think",
                "We found that there was reason to worry, and we think that Elsie is",
            ] { #expect(family.contains(words), "\(words)\n\(family)") }
            #expect(!family.contains("bail") && !family.contains("The child"))
            let agency = try #require(all.first { $0.offer.to == Addressee.agency }).text
            #expect(agency.contains("Thank you for taking part") && agency.contains("substantiated, and the child"))
            #expect(!agency.contains("You will be invited"))
        }
    }

    @Test func `The child in need plan's letter to the family is a letter, and the child's says whose words it shows`()
        async throws
    {
        try await withOffice(telling: .thisWeekAtTheFrontDoor) { told in
            var facts = try await Self.bare(told)
            var episode = Episode()
            let stamp = Stamp(
                number: 1, by: facts.writer.id, role: "socialWorker", agency: facts.agency.id, happenedAt: Told.today,
                recordedAt: Told.today, about: [facts.identity.person])
            ChildInNeedPlan.Start(
                outcomes: "Ruby sleeps in a bed of her own", childsVoice: "x",
                actions: [PlannedAction(what: "Bring the bed", who: "Her uncle", by: Day(2026, 7, 1))],
                ifNotBetter: "We talk with our manager", familyAgrees: true
            ).apply(to: &episode, stamp)
            facts.episode = episode
            func text(_ to: String) -> String {
                LetterTemplates.compose(LetterOffer("childInNeedPlan", to: to, name: "Ruby"), from: facts)
            }
            let family = text(Addressee.family)
            #expect(family.contains("This is the plan to help Ruby, as it stands on 17 June 2026."))
            #expect(family.contains("What the plan wants to be different: Ruby sleeps in a bed of her own"))
            #expect(family.contains("• Bring the bed\nWho: Her uncle. By 1 July 2026."))
            #expect(family.contains("tell us what does not fit, and we change it together"))
            let child = text(Addressee.child)
            #expect(child.contains("There is a plan to help you and your family. It is called a child in need plan."))
            #expect(
                child.contains("This is what people have agreed to do, as it stands in the plan:\n\n• Bring the bed"))
            #expect(!child.contains("Ruby sleeps") && !child.contains("talk with our manager"))
        }
    }

    @Test func `A plan that ended because the child died is told to the family without asking them to ring again`()
        async throws
    {
        try await withOffice(telling: .thisWeekAtTheFrontDoor) { told in
            var facts = try await Self.bare(told)
            let stamp = Stamp(
                number: 1, by: facts.writer.id, role: "socialWorker", agency: facts.agency.id, happenedAt: Told.today,
                recordedAt: Told.today, about: [facts.identity.person])
            var course = ProtectionPlan.Course(
                start: stamp, began: Conference.Hold(present: [], childsPart: "comes", plan: true, because: "x"))
            func text(_ reason: String) -> String {
                course.end = ProtectionPlan.Ending(reason: reason, stamp: stamp)
                var episode = Episode()
                episode.protectionPlan.courses = [course]
                facts.episode = episode
                return LetterTemplates.compose(LetterOffer("plan", to: Addressee.family, name: "Ruby"), from: facts)
            }
            let died = text("died")
            #expect(died.contains("ended on 17 June 2026.\n\nRuby has died. We are very sorry."))
            #expect(!died.contains("worried about Ruby again"))
            #expect(text("moved").contains("worried about Ruby again"))
        }
    }

    /// What a letter by the front door about Ruby Mercer is composed from, with nothing recorded yet.
    private static func bare(_ told: Told) async throws -> LetterFacts {
        let (writer, council) = (
            try told.practitioner("Yasmin Kaleem"), try told.agency("Larkshire County Council")
        )
        let found = try await told.read {
            (try $0.colleague(writer, in: $1), try $0.agency(council, in: $1))
        }
        return LetterFacts(
            regarding: StreamID(.episode, Told.makeID()), identity: try await told.identity(of: "Ruby Mercer"),
            today: Told.today.day, guidance: Told.library.guidance(on: Told.today.day),
            writer: try #require(found.0), agency: try #require(found.1))
    }
}

extension Library {
    fileprivate func optionCodes(_ list: ListKey) -> [String] {
        lists[list]?.options.map(\.code) ?? []
    }

    fileprivate func codes(_ list: ListKey) -> [String] {
        lists[list]?.options.map(\.label) ?? []
    }
}
