import Editions
import Foundation
import Testing

@testable import Guidance

/// A fault is put into a copy of the provisions; loading must name its file and its line.
@Suite("The loader of provisions")
struct ProvisionLoaderTests {
    struct Fault: CustomTestStringConvertible {
        let sentence: String
        let file: String
        let old: String
        let new: String
        let says: String

        init(_ sentence: String, _ old: String, _ new: String, says: String, file: String = "provisions/made.yaml") {
            self.sentence = sentence
            self.file = file
            self.old = old
            self.new = new
            self.says = says
        }

        var testDescription: String { sentence }
    }

    static let made = """
        every:
          kind: duty
          for: school
          topics: earlyHelp

        made.one:
          title: "One"
          chapter: shared
          binds: "schools"
          force: must
          from: WT2018
          cite: "WT2018 p1"
          status: confirmed
          says: "Do one thing."
          why: "It is the first."
          carries: duty referral.decision; list earlyHelpIndicators
          then:
            WT2023: { says: "Do it twice.", cite: "WT2023 para 1", status: confirmed }
        made.two:
          title: "Two"
          chapter: shared
          binds: "schools"
          force: should
          from: WT2023
          believed: WT2018
          until: WT2023
          replaces: made.one
          live: notYet 2026-11-22
          cite: "WT2023 para 2"
          status: confirmed
          says: "Do another."
          why: "It is the second."

        """

    static let faults = [
        Fault("an unknown key", "  force: must", "  farce: must", says: "Unknown key “farce”"),
        Fault(
            "an unknown key among what is shared", "  topics: earlyHelp\n", "  tropics: earlyHelp\n",
            says: "Unknown key “tropics”"),
        Fault(
            "a key that no entry may share", "  topics: earlyHelp\n", "  topics: earlyHelp\n  says: \"All.\"\n",
            says: "Unknown key “says”"),
        Fault("a missing citation", "  cite: \"WT2018 p1\"\n", "", says: "has no “cite”"),
        Fault("a citation of nothing known", "cite: \"WT2018 p1\"", "cite: \"WT1918 p1\"", says: "known source"),
        Fault("a missing status", "  status: confirmed\n  says: \"Do one", "  says: \"Do one", says: "has no “status”"),
        Fault(
            "an unknown topic", "  topics: earlyHelp", "  topics: earlyHelp, gardening",
            says: "There is no topic “gardening”"),
        Fault("an unknown audience", "  for: school", "  for: school, pirates", says: "There is no audience “pirates”"),
        Fault(
            "an unknown chapter", "  chapter: shared", "  chapter: seventeen", says: "There is no chapter “seventeen”"),
        Fault("an unknown kind", "  kind: duty", "  kind: wish", says: "is not a kind that is known"),
        Fault("an unknown force", "  force: must", "  force: might", says: "is not a force that is known"),
        Fault("an unknown edition", "  from: WT2018", "  from: WT2019", says: "There is no edition “WT2019”"),
        Fault("a key that is none", "made.two:", "two:", says: "is not a key"),
        Fault("a provision written twice", "made.two:", "shared.chapter:", says: "is there twice"),
        Fault("a wording out of order", "    WT2023: {", "    WT2018: {", says: "out of order"),
        Fault("a wording without its citation", ", cite: \"WT2023 para 1\"", "", says: "has no “cite”"),
        Fault("a belief that is no earlier", "  believed: WT2018", "  believed: WT2023", says: "believed no earlier"),
        Fault("an end before the beginning", "  until: WT2023", "  until: WT2020", says: "ends before"),
        Fault(
            "a predecessor that is not there", "  replaces: made.one", "  replaces: made.none",
            says: "which is no provision"),
        Fault(
            "a state of law that is none", "  live: notYet 2026-11-22", "  live: soon 2026-11-22",
            says: "is not a state and a day"),
        Fault("a law without a day", "  live: notYet 2026-11-22", "  live: notYet", says: "is not a state and a day"),
        Fault(
            "a carrier of no kind", "carries: duty referral", "carries: magic referral",
            says: "does not say what carries it"),
        Fault("a duty that is not there", "duty referral.decision", "duty referral.dance", says: "There is no duty"),
        Fault("a list that is not there", "list earlyHelpIndicators", "list earlyHelpDances", says: "There is no list"),
        Fault(
            "an ending that is not the edition it is told in", "  believed: WT2018\n  until: WT2023\n",
            "  endedBy: WT2018\n", says: "stands in no edition"),
        Fault(
            "what ended and yet goes on", "  believed: WT2018\n  until: WT2023\n",
            "  endedBy: WT2023\n  until: WT2023\n", says: "stands in no edition"),
        Fault(
            "what is carried and says why it is not", "list earlyHelpIndicators\n",
            "list earlyHelpIndicators\n  uncarried: \"It is not.\"\n", says: "is carried and is not"),
        Fault("an empty reason", "  why: \"It is the first.\"", "  why: \"\"", says: "must be text"),
        Fault(
            "an action that answers nothing", "answers: earlyHelp.signParentInCustody", "answers: earlyHelp.none",
            says: "There is no provision “earlyHelp.none”", file: "actions.yaml"),
        Fault(
            "an action of no edition", "  edition: WT2020\n", "  edition: WT2222\n", says: "There is no edition",
            file: "actions.yaml"),
        Fault(
            "a topic without a name", "  assessment: \"Assessment\"", "  assessment: \"\"", says: "must be text",
            file: "subjects.yaml"),
    ]

    /// What stands round a file of provisions, read once.
    private static let round: (files: ProvisionFiles, provisions: [Provision]) = {
        do {
            let pages = try Pages(folder: Library.folder)
            let frame = try Frame(pages: pages)
            let files = ProvisionFiles(
                frame: frame, subjects: try Subjects(pages.one("subjects.yaml"), frame),
                lists: try ListFiles.read(pages.all(in: "lists"), frame),
                definitions: try WordFiles.definitions(pages.all(in: "definitions"), frame))
            return (files, try files.read(pages.all(in: "provisions")))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    @Test("names the file and the line of", arguments: faults)
    func fault(fault: Fault) throws {
        let isMade = fault.file == "provisions/made.yaml"
        let original =
            isMade
            ? Self.made
            : try String(contentsOf: Library.folder.appendingPathComponent(fault.file), encoding: .utf8)
        let range = try #require(original.range(of: fault.old))
        let text = original.replacingCharacters(in: range, with: fault.new)
        let error = try #require(throws: ContentError.self) {
            let page = try Page(text: text, name: fault.file)
            switch fault.file {
            case "actions.yaml": _ = try Self.round.files.actions(page, Self.round.provisions)
            case "subjects.yaml": _ = try Subjects(page, Self.round.files.frame)
            default: _ = try Self.round.files.read([page, try Page(text: Self.other, name: "provisions/other.yaml")])
            }
        }
        let isInOther = fault.says.contains("there twice")
        #expect(error.file == (isInOther ? "provisions/other.yaml" : fault.file))
        #expect(error.line > 0)
        #expect(error.description.contains(fault.says), "\(error)")
    }

    static let other = """
        shared.chapter: { title: "Other", kind: duty, for: school, topics: earlyHelp, chapter: shared, binds: "schools", force: must, from: WT2018, cite: "WT2018 p1", status: confirmed, says: "Do.", why: "It is." }

        """

    @Test("reads what is in order")
    func whole() throws {
        let folder = try ContentCopy()
        defer { folder.remove() }
        try folder.write("provisions/made.yaml", Self.made)
        let library = try Library(folder: folder.url)
        let one = try #require(library.provisions["made.one"])
        #expect(one.versions.map(\.says) == ["Do one thing.", "Do it twice."])
        #expect(one.title == "One" && one.audiences == ["school"] && one.carriers.count == 2)
        let two = try #require(library.provisions["made.two"])
        #expect(two.commencement == Commencement(state: .notYet, day: Day("2026-11-22")!))
        #expect(library.provisions.standing(two, under: "WT2020")?.source == .believed)
        #expect(library.provisions.standing(two, under: "WT2026") == nil)
        #expect(library.provisions.successors(of: one) == [two])
    }
}
