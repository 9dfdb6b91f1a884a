import Editions
import Foundation
import Testing

@testable import Guidance

@Suite("A form's answers")
struct FormTests {
    let guidance: Guidance
    let form: Form

    static let yaml = """
        made.act:
          title: Try everything
          button: Record
          cite: "WT2023 para 153"
          questions:
            step: { label: What next, type: choice, list: referralOutcomes, for: duty referral.decision }
            because: { label: Why, type: words, most: 20, when: { step: [s17, s47] }, for: record why }
            told: { label: Told, type: yesNo, optional: true, for: record told }
            notTold: { label: Why not told, type: text, when: { told: [false] }, for: record why }
            signs: { label: Signs, type: choices, list: earlyHelpIndicators, optional: true, for: record signs }
            custody: { label: Which parent, type: text, when: { signs: [parentInCustody] }, for: record parent }
            on: { label: Day, type: day, optional: true, for: record day }
            at: { label: Moment, type: moment, optional: true, for: record moment }
            count: { label: Count, type: number, optional: true, for: record count }
            who: { label: Who, type: person, optional: true, for: record who }
            others: { label: Others, type: people, optional: true, for: record others }
            map: { label: Map, type: marks, optional: true, for: record map }
            parts: { label: Parts, type: sections, list: assessmentDomains, optional: true, for: record parts }
            old: { label: Old, type: text, until: WT2020, for: record old }
            new: { label: New, type: text, from: WT2026, for: record new }

        """

    init() throws {
        let folder = try ContentCopy()
        defer { folder.remove() }
        try folder.write("forms/made.yaml", FormTests.yaml)
        guidance = try Library(folder: folder.url).guidance(on: try #require(Day("2024-03-28")))
        form = try #require(guidance.form("made.act"))
    }

    func problems(_ answers: [String: Answer]) -> [String] {
        form.read(answers, under: guidance).problems.map(\.question)
    }

    @Test("good answers come back in their one form")
    func good() {
        let (answers, problems) = form.read(
            [
                "step": "s17", "because": "  hungry \n", "told": false, "notTold": "unsafe",
                "on": "2024-03-28",
                "signs": ["bereaved", "missing", "bereaved"], "at": "2024-06-03T09:30", "count": 0,
                "who": "0C4M", "others": ["A1", "B2"], "map": [["part": "chin", "x": 5, "words": " red "]],
                "parts": ["health": "well", "education": ""],
            ], under: guidance)
        #expect(problems.isEmpty)
        #expect(answers["because"] == "hungry")
        #expect(answers["signs"] == ["bereaved", "missing"])
        #expect(answers["at"] == "2024-06-03T08:30:00Z")
        #expect(answers["map"] == [["part": "chin", "x": 5, "words": "red"]])
        #expect(answers["parts"] == ["health": "well"])
        #expect(answers["count"] == 0)
    }

    @Test("what is needed and not there is a problem")
    func missing() {
        #expect(problems([:]) == ["step"])
        #expect(problems(["step": "s47"]) == ["because"])
        #expect(problems(["step": "s47", "because": "  "]) == ["because"])
        #expect(problems(["step": "nfa"]) == [])
        #expect(problems(["step": "nfa", "told": false]) == ["notTold"])
        #expect(problems(["step": "nfa", "signs": ["missing", "parentInCustody"]]) == ["custody"])
    }

    @Test("answers to questions that are not asked are left out")
    func hidden() {
        let (answers, problems) = form.read(["step": "nfa", "because": "typed before"], under: guidance)
        #expect(problems.isEmpty && answers == ["step": "nfa"])
    }

    static let misfits: [(String, Answer)] = [
        ("step", .text("s99")), ("step", .int(3)), ("step", .list([.text("s17")])),
        ("told", .text("false")), ("told", .int(0)),
        ("signs", .text("missing")), ("signs", .list([.text("nothing")])),
        ("on", .text("2024-02-30")), ("on", .text("28/03/2024")), ("on", .int(20_240_328)),
        ("at", .text("2024-03-28")), ("count", .int(-1)), ("count", .text("1")),
        ("who", .text("A B")), ("who", .list([.text("A")])),
        ("others", .text("A")), ("others", .list([.object(["A": .text("B")])])),
        ("map", .list([.object(["x": .int(5)])])), ("map", .list([.object(["part": .text("wing")])])),
        ("map", .list([.object(["part": .text("chin"), "z": .int(1)])])),
        ("map", .list([.object(["part": .text("chin"), "x": .int(1_001)])])),
        ("map", .object(["part": .text("chin")])), ("map", .list([.text("chin")])),
        ("parts", .object(["soul": .text("x")])), ("parts", .list([.text("x")])),
        ("parts", .object(["health": .int(3)])),
        ("nosuch", .text("x")), ("old", .text("x")), ("new", .text("x")),
    ]

    @Test("what does not fit is a problem", arguments: misfits)
    func unfit(key: String, answer: Answer) {
        var answers: [String: Answer] = ["step": "nfa"]
        answers[key] = answer
        #expect(problems(answers) == [key])
    }

    @Test("text is bounded, and a line is one line")
    func bounds() {
        #expect(problems(["step": "s17", "because": .text(String(repeating: "a", count: 20))]) == [])
        #expect(
            problems(["step": "s17", "because": .text(String(repeating: "a", count: 21))]) == ["because"])
        #expect(problems(["step": "s17", "because": "one\ntwo"]) == [])
        #expect(problems(["step": "s17", "because": "one\u{0}two"]) == ["because"])
        #expect(problems(["step": "nfa", "told": false, "notTold": "one\ntwo"]) == ["notTold"])
    }

    @Test("questions follow the edition")
    func editions() throws {
        #expect(form.question("old") == nil && form.question("new") == nil)
        let then = guidance.library.guidance(on: try #require(Day("2019-01-01")))
        #expect(try #require(then.form("made.act")).question("old") != nil)
        #expect(
            try #require(then.form("made.act")).read(["step": "nfa"], under: then).problems.map(\.question)
                == ["old"])
        #expect(try #require(guidance.library.forms["made.act"]).questions.count == 15)
    }

    @Test("problems speak plain English")
    func english() throws {
        let problem = try #require(form.read(["step": "nfa", "on": "soon"], under: guidance).problems.first)
        #expect(problem.message == "“Day” must be a real date, like 28 March 2024.")
    }

    @Test("an answer survives JSON")
    func json() throws {
        let answer: Answer = ["a": 1, "b": [true, "x", .null], "c": ["d": "e"]]
        let data = try JSONEncoder().encode(answer)
        #expect(try JSONDecoder().decode(Answer.self, from: data) == answer)
    }
}
