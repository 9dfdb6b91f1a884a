import Foundation
import Testing

@testable import HTML

@Suite("A genogram")
struct GenogramTests {
    static let seeds: [UInt64] = Array(1...24) + [35, 50]

    /// A generated family: one that makes sense, and one that does not.
    static func families(_ seed: UInt64) -> [Genogram] {
        [GeneratedFamily.family(seed, people: 6 + Int(seed % 35)), GeneratedFamily.tangle(seed)]
    }

    @Test("no two people overlap, and everyone is inside the figure", arguments: seeds)
    func apart(seed: UInt64) {
        for family in Self.families(seed) {
            let layout = GenogramLayout(family)
            #expect(layout.boxes.count == family.people.count)
            for (place, box) in layout.boxes.enumerated() {
                #expect(box.left >= 0 && box.top >= 0 && box.right <= layout.width && box.bottom <= layout.height)
                for other in layout.boxes[(place + 1)...] { #expect(!box.overlaps(other), "\(box) \(other)") }
            }
        }
    }

    @Test("a generation is a row: parents stand above their children, partners beside each other", arguments: seeds)
    func rows(seed: UInt64) {
        let family = GeneratedFamily.family(seed)
        let layout = GenogramLayout(family)
        for descent in family.descents where descent.care == .birth {
            for parent in descent.parents { #expect(layout.rows[parent] == layout.rows[descent.child] - 1) }
        }
        for couple in family.couples { #expect(layout.rows[couple.one] == layout.rows[couple.other]) }
        for row in Set(layout.rows) {
            let tops = family.people.indices.filter { layout.rows[$0] == row }.map { layout.boxes[$0].top }
            #expect(Set(tops).count == 1)
        }
    }

    @Test("every tie is drawn exactly once", arguments: seeds)
    func once(seed: UInt64) {
        for family in Self.families(seed) {
            let layout = GenogramLayout(family)
            var drawn: [GenogramLayout.Meaning: Int] = [:]
            for line in layout.lines { for meaning in line.meanings { drawn[meaning, default: 0] += 1 } }
            for place in family.couples.indices { #expect(drawn[.couple(place)] == 1, "couple \(place)") }
            for (place, descent) in family.descents.enumerated() {
                let whole = drawn[.descent(place)] ?? 0
                let parts = descent.parents.map { drawn[.parted(place, parent: $0)] ?? 0 }
                #expect(
                    (whole == 1 && parts.allSatisfy { $0 == 0 }) || (whole == 0 && parts.allSatisfy { $0 == 1 }),
                    "descent \(place): \(whole) \(parts)")
            }
            for (place, tie) in family.ties.enumerated() {
                let parents = { (child: Int) in Set(family.descents.filter { $0.child == child }.flatMap(\.parents)) }
                let isShown = tie.kind == .sibling && !parents(tie.one).isDisjoint(with: parents(tie.other))
                #expect(drawn[.tie(place)] ?? 0 == (isShown ? 0 : 1), "tie \(place) \(tie.kind)")
            }
        }
    }

    @Test("no line runs through anyone it does not belong to", arguments: seeds)
    func through(seed: UInt64) {
        let family = GeneratedFamily.family(seed)
        let layout = GenogramLayout(family)
        for line in layout.lines {
            for stroke in line.strokes {
                let ends = family.people.indices.filter { person in
                    stroke.contains {
                        abs($0.x - layout.shapes[person].x) <= 20 && abs($0.y - layout.shapes[person].y) <= 40
                    }
                }
                for (from, to) in zip(stroke, stroke.dropFirst()) {
                    for person in family.people.indices where !ends.contains(person) {
                        let box = layout.boxes[person]
                        let isThrough =
                            max(from.x, to.x) > box.left + 18 && min(from.x, to.x) < box.right - 18
                            && max(from.y, to.y) > box.top + 4 && min(from.y, to.y) < box.bottom - 4
                        #expect(!isThrough, "\(line.meanings) through \(person)")
                    }
                }
            }
        }
    }

    @Test("an outline goes round those who live together and nobody else", arguments: seeds)
    func outlines(seed: UInt64) {
        for family in Self.families(seed) {
            let layout = GenogramLayout(family)
            for outline in layout.outlines {
                let members = family.households[outline.household].members
                for person in family.people.indices {
                    let box = layout.boxes[person]
                    let shape = FigureBox(
                        left: box.left + 10, top: box.top + 2, right: box.right - 10, bottom: box.bottom - 2)
                    if members.contains(person) {
                        #expect(outline.boxes.contains { $0.holds(shape) })
                    } else {
                        #expect(!outline.boxes.contains { $0.overlaps(shape) })
                    }
                }
                #expect(outline.loops.allSatisfy { $0.count >= 4 && $0.count % 2 == 0 })
            }
        }
    }

    @Test("the same family is always drawn the same", arguments: Array(seeds.prefix(12)))
    func same(seed: UInt64) {
        let draw = { genogram(GeneratedFamily.family(seed), title: "Family", on: "today").text }
        #expect(draw() == draw())
    }

    @Test("a figure is no wider than its people side by side", arguments: seeds)
    func width(seed: UInt64) {
        for family in Self.families(seed) {
            let layout = GenogramLayout(family)
            let most = family.people.count * (GenogramPlaces.cell + GenogramPlaces.gap)
            let passing =
                (family.descents.count + family.ties.count) * 2 * (GenogramPlaces.passing + GenogramPlaces.gap)
            #expect(layout.width <= most + passing + 2 * GenogramPlaces.margin)
        }
    }

    @Test("forty people fit into one page")
    func whole() {
        let family = GeneratedFamily.family(7, people: 40)
        #expect(GenogramLayout(family).shapes.count == family.people.count)
        #expect(genogram(family, title: "Family", on: "today").bytes.count < 45_000)
    }
}

@Suite("A genogram's signs")
struct GenogramSignTests {
    static func person(
        _ name: String, _ form: Genogram.Person.Form, born: Int, died: Bool = false, focus: Bool = false
    ) -> Genogram.Person {
        var person = Genogram.Person(
            name: name, inside: "\(2025 - born)", form: form, order: born, words: "\(name), \(2025 - born) years")
        person.hasDied = died
        person.isFocus = focus
        return person
    }

    /// A mother with a former husband and a partner, a child of each and one not born yet.
    static let remarried = Genogram(
        people: [
            person("Sharon", .circle, born: 1990), person("Darren", .square, born: 1986),
            person("Lee", .square, born: 1992), person("Kayleigh", .circle, born: 2013, focus: true),
            person("Mason", .square, born: 2019), person("Baby", .triangle, born: 2025),
            person("Brian", .square, born: 1958, died: true),
        ],
        couples: [
            Genogram.Couple(0, 1, .divorced, "Divorced from", "since 2017"),
            Genogram.Couple(0, 2, .cohabiting, "Partner of"),
        ],
        descents: [
            Genogram.Descent(3, of: [1, 0], .birth, "Child of"), Genogram.Descent(4, of: [2, 0], .birth, "Child of"),
            Genogram.Descent(5, of: [2, 0], .birth, "Child of"), Genogram.Descent(0, of: [6], .birth, "Child of"),
        ], households: [Genogram.Household("Lives with Kayleigh", [3, 0, 2, 4])], focus: 3)

    @Test("half-brothers and sisters hang from two couples with the mother between them")
    func halves() throws {
        let layout = GenogramLayout(Self.remarried)
        let x = layout.shapes.map(\.x)
        #expect(x[1] < x[0] && x[0] < x[2])
        #expect(x[3] < x[4] && x[4] < x[5])
        #expect(layout.rows == [1, 1, 1, 2, 2, 2, 0])
        let marks = try #require(layout.lines.first { $0.meanings == [.couple(0)] })
        #expect(marks.style == .bond(.divorced) && marks.mark != nil)
    }

    @Test("shows by form who is who: the dead crossed, the unborn a triangle, the child doubly outlined")
    func forms() {
        let text = genogram(Self.remarried, title: "Family", on: "1 May 2025").text
        let picture = text.components(separatedBy: "</svg>")[0]
        #expect(picture.components(separatedBy: "<circle").count == 4)
        #expect(picture.components(separatedBy: "l40 40m0 -40l-40 40").count == 2)
        #expect(picture.contains("role=\"img\" aria-labelledby=\"genogram-title genogram-words\""))
        #expect(picture.contains("<title id=\"genogram-title\">Family</title>"))
        #expect(picture.contains("7 people in 3 generations, as on 1 May 2025."))
        #expect(text.contains("Divorced: two slashes") && text.contains("Not born yet") && text.contains("Died"))
        #expect(!text.contains("Fostered"), "the key holds no sign that is not there")
        #expect(!text.contains("style="))
    }

    @Test("the list says everyone and every tie once, and who lives together")
    func list() {
        let text = genogram(Self.remarried, title: "Family", on: "1 May 2025").text
        #expect(text.components(separatedBy: "kith-family__person").count - 1 == Self.remarried.people.count)
        let ties = Self.remarried.couples.count + Self.remarried.descents.count
        #expect(text.components(separatedBy: "kith-family__tie").count - 1 == ties)
        #expect(text.contains("Divorced from Darren, since 2017"))
        #expect(text.contains("Child of Lee and Sharon"))
        #expect(text.contains("<strong>A: Lives with Kayleigh</strong>: Kayleigh, Sharon, Lee, Mason"))
    }

    @Test("twins hang from one point, identical ones with a bar between them", arguments: [false, true])
    func twins(identical: Bool) throws {
        let kind: Genogram.TieKind = identical ? .identicalTwins : .twins
        let family = Genogram(
            people: ["Mother", "First", "Second", "Third"].enumerated().map {
                Self.person($0.element, .circle, born: 1990 + 10 * $0.offset)
            },
            descents: (1...3).map { Genogram.Descent($0, of: [0], .birth, "Child of") },
            ties: [Genogram.Tie(2, 3, kind, "Twin of")])
        let layout = GenogramLayout(family)
        let starts = layout.lines.filter { $0.meanings == [.descent(1)] || $0.meanings == [.descent(2)] }
            .map { $0.strokes[0][0] }
        #expect(Set(starts).count == 1, "both lines begin at one point")
        let tie = try #require(layout.lines.first { $0.meanings == [.tie(0)] })
        let bar = tie.strokes[0]
        #expect((bar[0].x != bar[1].x) == identical)
    }

    @Test("a guardian two generations above has a line of their own past the parents")
    func guardian() {
        let family = Genogram(
            people: [
                Self.person("Gran", .circle, born: 1950), Self.person("Mum", .circle, born: 1980),
                Self.person("Child", .square, born: 2010, focus: true),
            ],
            descents: [
                Genogram.Descent(1, of: [0], .birth, "Child of"), Genogram.Descent(2, of: [1], .birth, "Child of"),
                Genogram.Descent(2, of: [0], .kinship, "Cared for by"),
            ], focus: 2)
        let layout = GenogramLayout(family)
        #expect(layout.rows == [0, 1, 2])
        #expect(layout.lines.contains { $0.meanings == [.descent(2)] && $0.style == .care(.kinship) })
    }

    @Test("a long name is cut in the figure and whole in the list; markup in it stays text")
    func names() {
        let name = "Maximiliana-Theodora <b>Featherstonehaugh</b> of the Lower Fields"
        let family = Genogram(people: [
            Genogram.Person(name: name, form: .diamond, order: 1, words: "\(name)"),
            Self.person("Other", .circle, born: 1990),
        ])
        let text = genogram(family, title: "Family", on: "today").text
        #expect(text.contains("…</text>") && !text.contains("<b>"))
        #expect(text.contains("&lt;b&gt;Featherstonehaugh&lt;/b&gt; of the Lower Fields"))
    }
}
