import Guidance
import HTML
import Practice
import Testing

@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("An episode's page")
struct EpisodePageTests {
    @Test("says where it stands, what is due, what came before and what comes next, the first most plainly")
    func whole() {
        let earlier = Pictures.row(
            StreamID(.episode, "0000000000000000EAR1Y00000"), opened: "2022-01-05T10:00:00Z", status: .closed,
            closed: "2022-02-01T10:00:00Z")
        let picture = Pictures.episodePicture(
            lines: [
                Pictures.line(1, "2024-03-20T10:00:00Z"),
                Pictures.line(2, "2024-03-21T10:00:00Z", by: Pictures.ada),
            ],
            earlier: [earlier])
        let page = PageReading(episodePage(picture, Pictures.setting(done: "episode.allocate")))
        #expect(page.problems == [])
        #expect(page.words.contains("Recorded: Name the lead practitioner"))
        #expect(page.words.contains("What comes next: Write the assessment"))
        #expect(
            page.text.contains("class=\"govuk-button\" data-module=\"govuk-button\">Write the assessment</a>")
        )
        #expect(
            page.text.contains(
                "class=\"govuk-button govuk-button--secondary\" data-module=\"govuk-button\">Record seeing the child</a>"
            ))
        #expect(page.words.contains("From Beck Lane Primary"))
        #expect(page.words.contains("Was due Thursday 21 March, 5 working days late."))
        #expect(page.words.contains("1 earlier contact or referral."))
        #expect(page.words.contains("Closed 1 February 2022."))
        #expect(
            page.text.contains("/act/episode.correct?stream=episode%2F\(Pictures.episode.id)&amp;entry=2"))
        #expect(page.title == "Episode with children&#39;s social care – 000000 – Kith")
    }

    @Test("says every status in words of its own")
    func statuses() {
        let words = Episode.Status.allCases.map { statusTag($0).text }
        #expect(Set(words).count == words.count)
    }

    static func written(_ voice: String, _ analysis: String, _ number: Int) -> Stamped<Assessment.Write> {
        Stamped(
            Assessment.Write(
                sections: ["health": "Well and growing."], strengths: "A warm home.", childsVoice: voice,
                analysis: analysis), stamp(number))
    }

    static func stamp(_ number: Int) -> Stamp {
        Stamp(
            number: number, by: Pictures.ada, role: "socialWorker", agency: Pictures.council,
            happenedAt: Pictures.now,
            recordedAt: Pictures.now, about: [Pictures.child])
    }

    @Test("sets the latest version beside the one that was returned, and marks in words what changed")
    func sideBySide() {
        var assessment = Assessment()
        assessment.versions = [
            Self.written("I like my dog.", "Risk is low. Nothing else.", 10),
            Self.written("I like my dog.", "Risk is low. Father is back. <b>", 13),
        ]
        assessment.submissions = [
            Stamped(
                Assessment.Submit(outcome: "earlyHelp", because: "It will do", childNotSeenBecause: nil),
                Self.stamp(11))
        ]
        assessment.returns = [Stamped(Assessment.Return(comments: "What about the father?"), Self.stamp(12))]
        let picture = Pictures.episodePicture(
            assessment: assessment, next: ["assessment.approve", "assessment.return"])
        let page = PageReading(assessmentPage(picture, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Version 2 beside version 1, which was returned"))
        #expect(page.words.contains("What about the father?"))
        #expect(page.words.contains("Proposed: Early help"))
        #expect(page.words.contains("Analysis Changed"))
        #expect(page.words.contains("The child's voice The same"))
        #expect(
            page.text.contains(
                "<del><span class=\"govuk-visually-hidden\">taken out: </span>Nothing else.</del>"))
        #expect(
            page.text.contains(
                "<ins><span class=\"govuk-visually-hidden\">added: </span>Father is back. </ins>"))
        #expect(page.text.contains("&lt;b&gt;"))
        #expect(page.text.contains("/act/assessment.approve?stream="))
    }

    @Test("shows the only version alone, and none of the words to whom they are not open")
    func closed() {
        var assessment = Assessment()
        assessment.versions = [Self.written("Voice", "Analysis words", 10)]
        let first = PageReading(
            assessmentPage(Pictures.episodePicture(assessment: assessment), Pictures.setting()))
        #expect(first.problems == [])
        #expect(first.words.contains("Version 1") && !first.text.contains("kith-pair"))
        let closed = PageReading(assessmentPage(Pictures.episodePicture(assessment: nil), Pictures.setting()))
        #expect(closed.problems == [])
        #expect(closed.words.contains("The words of the assessment are not open to you."))
    }
}

@Suite("What changed between two versions")
struct WordDifferencesTests {
    static let cases: [(String?, String?, WordDifferences.Change)] = [
        (nil, nil, .same), ("", nil, .same), ("One.", "One.", .same), (nil, "One.", .added),
        ("One.", "", .takenOut),
        ("One. Two.", "One. Three.", .changed),
    ]

    @Test("is said as one of four words", arguments: cases)
    func change(before: String?, after: String?, change: WordDifferences.Change) {
        #expect(WordDifferences(from: before, to: after).change == change)
    }

    @Test("loses no letter", arguments: ["", "One", "One. Two? Three!\nFour\n\n five.six", "  spaced.  "])
    func lossless(text: String) {
        #expect(WordDifferences.sentences(of: text).joined() == text)
    }

    @Test("keeps what both have in order")
    func common() {
        let kept = WordDifferences.common(["a", "b", "c"], ["b", "x", "c"])
        #expect(kept.map(\.0) == [1, 2] && kept.map(\.1) == [0, 2])
        #expect(
            WordDifferences.common(Array(repeating: "a", count: 600), Array(repeating: "a", count: 600))
                .isEmpty)
    }
}

@Suite("A concern's page")
struct ConcernPageTests {
    static func picture(
        children: [Brief], place: String = "Playground",
        next: [ActKind] = ["concern.alert", "concern.decide"]
    ) -> ConcernPicture {
        ConcernPicture(
            row: ConcernRow(
                stream: Pictures.concern, agency: Pictures.school, author: Pictures.bob,
                recordedAt: Pictures.now,
                categories: ["neglect", "physical"], outcome: nil), version: 1, children: children,
            seenAt: Pictures.now,
            place: place, source: "fact", immediateDanger: true,
            marks: [
                Concern.Mark(part: "leftThigh", view: "front", x: 400, y: 600, kind: "bruise", size: "2 cm"),
                Concern.Mark(part: "rightFoot", words: Pictures.hostile),
            ], decision: nil,
            lines: [Pictures.line(1, "2024-03-28T10:00:00Z", "Concern: neglect", stream: Pictures.concern)],
            withheld: 0,
            next: next, names: Pictures.names, sees: .everything)
    }

    @Test("says about whom, how it is known, the marks as a list and a drawing, and what comes next")
    func whole() {
        let page = PageReading(
            concernPage(Self.picture(children: [Pictures.brief()]), Pictures.setting(done: "concern.record")))
        #expect(page.problems == [])
        #expect(page.words.contains("Child in immediate danger"))
        #expect(page.words.contains("Waiting for a decision"))
        #expect(page.words.contains("Physical abuse"))
        #expect(page.words.contains("How it is known Fact"))
        #expect(page.words.contains("Left thigh (front) : bruise, 2 cm"))
        #expect(page.text.contains("<circle cx=\"40\" cy=\"144\""))
        #expect(page.words.contains("What comes next: Say that the safeguarding lead was told"))
        #expect(!page.text.contains("<script>alert"))
        #expect(page.title == "Concern – 000000 – Kith")
    }

    @Test("names brothers and sisters in one table, and takes them all along when it is referred")
    func several() {
        let other = PersonID(unchecked: "00000000000000000000S1B000")
        let picture = Self.picture(
            children: [Pictures.brief(), Pictures.brief(other, "Jan Nowak")], next: ["referral.make"])
        let page = PageReading(concernPage(picture, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Children it is about"))
        #expect(page.text.contains("/act/referral.make?about=\(Pictures.child.id)&amp;about=\(other.id)"))
    }
}
