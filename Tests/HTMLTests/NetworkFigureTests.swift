import Testing

@testable import HTML

@Suite("Figures of network and involvement")
struct NetworkFigureTests {
    @Test("no two circles of an ecomap touch, nor the family's", arguments: 1...40)
    func circles(count: Int) {
        let links = (0..<count).map { Ecomap.Link("Link \($0)", kind: "Friend", words: "Friend") }
        let layout = EcomapLayout(Ecomap(family: ["Kay", "Sharon"], links: links))
        func apart(_ one: FigurePoint, _ other: FigurePoint) -> Int {
            let (x, y) = (one.x - other.x, one.y - other.y)
            return x * x + y * y
        }
        for (place, one) in layout.circles.enumerated() {
            let inner = layout.inner + EcomapLayout.radius
            #expect(apart(one, layout.centre) > inner * inner)
            #expect(one.x >= EcomapLayout.radius && one.x <= layout.width - EcomapLayout.radius)
            #expect(one.y >= EcomapLayout.radius && one.y <= layout.height - EcomapLayout.radius)
            for other in layout.circles[(place + 1)...] {
                #expect(apart(one, other) >= 4 * EcomapLayout.radius * EcomapLayout.radius)
            }
        }
    }

    @Test("turns go clockwise from the top and are exact to the pixel")
    func turns() {
        for (times, sine, cosine) in [(0, 0.0, 1.0), (1, 1.0, 0.0), (2, 0.0, -1.0), (3, -1.0, 0.0)] {
            let turn = Turn(partOf: 4, times: times)
            #expect(abs(turn.sine - sine) < 0.000_1 && abs(turn.cosine - cosine) < 0.000_1)
        }
        #expect(abs(Turn(partOf: 12).sine - 0.5) < 0.000_1)
    }

    @Test("each strength has a form of its own, and the list says what the figure shows")
    func strengths() {
        let links = Ecomap.Strength.allCases.map { strength in
            Ecomap.Link(
                "Someone \(strength)", kind: "Friend", strength: strength, flow: .both,
                words: "a link that is \("\(strength)")")
        }
        let text = ecomap(Ecomap(family: ["Kay"], links: links), title: "Network", on: "1 May 2025").text
        #expect(text.components(separatedBy: "kith-network__item").count - 1 == links.count)
        #expect(text.contains("kith-line--dashed") && text.contains("Broken off") && text.contains("Arrow:"))
        #expect(text.contains("5 people and agencies around the family, as on 1 May 2025."))
        #expect(!text.contains("style="))
    }

    @Test("a lane has bars, ticks under them and its silences, and the table a row for each agency")
    func lanes() {
        let lane = Swimlane.Lane(
            "Wrenstow Primary School", bars: [Swimlane.Bar(from: 0, until: 300, isOpen: false, words: "")],
            ticks: [10, 10, 200], silences: [Swimlane.Silence(from: 10, until: 200, words: "6 months")],
            cells: [.text("School"), .number(2), .text("1 May"), .text("6 months")])
        let figure = Swimlane(
            lanes: [lane], days: 400, marks: [(day: 0, words: "Jan 2024"), (day: 31, words: "Feb 2024")])
        let text = swimlane(
            figure, title: "Agencies", span: "from 1 January 2024 to today",
            columns: ["Agency", "Part", "Entries", "Latest", "Stretches"].map { Column($0) }
        ).text
        let picture = text.components(separatedBy: "</svg>")[0]
        #expect(picture.components(separatedBy: "<rect class=\"kith-lane__bar\"").count == 2)
        #expect(picture.contains("kith-lane__end"), "it has ended")
        #expect(picture.contains("kith-lane__text--middle") && picture.contains(">6 months</text>"))
        #expect(text.contains("<th scope=\"row\" class=\"govuk-table__header\">Wrenstow Primary School</th>"))
        let drawing = SwimlaneDrawing(figure: figure)
        #expect(drawing.x(-5) == SwimlaneDrawing.names && drawing.x(9_999) == drawing.x(400))
    }
}
