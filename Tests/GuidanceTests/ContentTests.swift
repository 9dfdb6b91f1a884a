import Foundation
import Testing

@testable import Guidance

@Suite("The content files")
struct ContentTests {
    let library: Library

    init() throws {
        library = try Shipped.library()
    }

    @Test("every duty has its history, from the first edition to now, in order and without a gap")
    func duties() {
        #expect(library.duties.map(\.key) == DutyKey.allCases)
        for duty in library.duties {
            #expect(duty.history.first?.from == library.editions.first?.from)
            #expect(duty.history.last?.until == nil)
            for (one, next) in zip(duty.history, duty.history.dropFirst()) {
                #expect(one.until == next.from.adding(days: -1))
            }
            #expect(Set(duty.history.map(\.edition)).count == library.editions.count)
            #expect(duty.history.allSatisfy { !$0.cite.isEmpty })
        }
    }

    @Test("every list and rule that is read is there, and none that is not")
    func keys() {
        #expect(Set(library.lists.keys) == Set(ListKey.allCases))
        for key in RuleKey.allCases { #expect(library.rules(key).count >= library.editions.count) }
    }

    @Test("every list offers something in every edition, each code once")
    func options() {
        for edition in library.editions {
            let guidance = library.guidance(on: edition.from)
            for list in ListKey.allCases {
                let codes = guidance.options(list).map(\.code)
                #expect(!codes.isEmpty, "\(list) in \(edition.key)")
                #expect(Set(codes).count == codes.count, "\(list) in \(edition.key)")
            }
        }
    }

    @Test("duties that share an act kind are spelled alike: every kind is process.verb")
    func kinds() {
        for duty in library.duties {
            #expect(!duty.starts.isEmpty && !duty.stops.isEmpty)
        }
    }

    @Test("nothing of the 2026 edition is called confirmed where its text would be the source")
    func unread() {
        for duty in library.duties {
            for version in duty.history where version.cite.hasPrefix("WT2026") {
                #expect(version.status == .unconfirmed, "\(duty.key)")
            }
        }
    }

    @Test("every form's purpose names what it should")
    func purposes() {
        for form in library.forms.values {
            for question in form.questions where question.purpose.use == .duty {
                #expect(DutyKey(rawValue: question.purpose.what) != nil)
            }
        }
    }

    static let withFamilies = [
        "concern.record", "referral.make", "referral.decide", "earlyHelp.agree", "earlyHelp.assess", "earlyHelp.plan",
        "earlyHelp.review", "familyGroup.offer", "assessment.write", "child.see", "childInNeedPlan.start",
        "policeProtection.take", "emergencyProtectionOrder.make", "strategy.hold", "enquiry.start", "enquiry.conclude",
        "conference.report", "conference.share", "conference.view", "conference.hold", "conference.review",
        "coreGroup.hold", "plan.write", "protectionPlan.visit", "protectionPlan.end", "transfer.request",
        "lookedAfter.visit", "lookedAfter.review", "returnHome.decide", "privateFostering.visit", "preBirth.plan",
        "outsideHome.assess", "outsideHome.decide", "difference.raise", "episode.close",
    ]

    @Test(
        "forms of work with families say which practice principles and standards to bear in mind",
        arguments: withFamilies)
    func prompts(act: String) throws {
        let form = try #require(library.forms[act])
        #expect(!form.prompts.isEmpty)
        for key in form.prompts {
            let provision = try #require(library.provisions[key])
            #expect(provision.status == .confirmed && provision.until == nil, "\(key)")
        }
    }

    @Test("information kinds are the field classes")
    func fieldClasses() throws {
        let codes = try #require(library.lists[.informationKinds]).options.map(\.code)
        #expect(Set(codes) == Set(FieldClass.allCases.map(\.rawValue)))
    }

    @Test("the episode's duties are duties")
    func episodeDuties() throws {
        for option in try #require(library.lists[.episodeDuties]).options {
            #expect(DutyKey(rawValue: option.code) != nil)
        }
    }

    @Test("the glossary in the documentation is the one the content gives")
    func glossary() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appendingPathComponent("docs/glossary.md")
        #expect(
            try String(contentsOf: page, encoding: .utf8) == Glossary(library).markdown,
            "Run: kith guidance glossary > docs/glossary.md")
    }
}
