import Guidance

extension Concern {
    /// What someone noticed, in their words: what was seen, what was said and by whom, what was done.
    package struct Record: Act {
        package static let kind: ActKind = "concern.record"
        package static let opens = true
        /// Options of `concernCategories`.
        package let categories: [String]
        /// When it was seen or heard.
        package let seenAt: Moment
        package let place: String?
        package let seen: String
        /// What was said to or near the child; the child's own words stand apart.
        package let said: String?
        package let saidBy: String?
        package let childsWords: String?
        /// `fact`, `opinion` or `reported`: an option of `sourceKinds`.
        package let source: String
        /// Who told what was reported: an option of `toldBy`.
        package let toldBy: String?
        package let marks: [Mark]?
        package let immediateDanger: Bool
        package let madeSafe: String?
        package let done: String?

        package init(
            categories: [String], seenAt: Moment, place: String? = nil, seen: String, said: String? = nil,
            saidBy: String? = nil, childsWords: String? = nil, source: String, toldBy: String? = nil,
            marks: [Mark]? = nil,
            immediateDanger: Bool = false, madeSafe: String? = nil, done: String? = nil
        ) {
            self.categories = categories
            self.seenAt = seenAt
            self.place = place
            self.seen = seen
            self.said = said
            self.saidBy = saidBy
            self.childsWords = childsWords
            self.source = source
            self.toldBy = toldBy
            self.marks = marks
            self.immediateDanger = immediateDanger
            self.madeSafe = madeSafe
            self.done = done
        }

        package func check(_ concern: Concern, in setting: Setting) throws(Refusal) {
            guard concern.recorded == nil else {
                throw .notNow(
                    "concern.record.already", "This concern is recorded already.",
                    instead: "Record another concern, or correct an entry of yours.")
            }
            try checkAbout(setting)
            guard seenAt <= setting.recordedAt else {
                throw .wrong(
                    "concern.record.ahead", "seenAt", "That moment has not come yet.",
                    instead: "Enter when you saw or heard it.")
            }
            if !(said ?? "").isEmpty, (saidBy ?? "").isEmpty {
                throw .wrong(
                    "concern.record.saidByNobody", "saidBy", "It does not say who said it.",
                    instead: "Enter who said it, or that you do not know.",
                    authority: "WT2023 para 148, fact and report told apart")
            }
            if immediateDanger, (madeSafe ?? "").isEmpty {
                throw .wrong(
                    "concern.record.dangerWithoutSafety", "madeSafe",
                    "The child is in immediate danger, and it does not say what was done about that.",
                    instead: "Call 999 first. Then enter what you did to keep the child safe.",
                    authority: "WT2023 para 150")
            }
        }

        private func checkAbout(_ setting: Setting) throws(Refusal) {
            guard !setting.about.isEmpty else {
                throw .wrong(
                    "concern.record.aboutNobody", "about", "A concern is about at least one child.",
                    instead: "Choose the child, or register them first.")
            }
            guard setting.about.allSatisfy(setting.standing.people.contains) else {
                throw .wrong(
                    "concern.record.unknownChild", "about", "A child it is about is not on record.",
                    instead: "Search for the child, and register them first if they are not found.")
            }
        }

        package func apply(to concern: inout Concern, _ stamp: Stamp) {
            concern.about = stamp.about
            concern.recorded = Stamped(self, stamp)
            concern.note(stamp)
        }

        package func told(_ concern: Concern) -> Line? {
            Line(
                headline,
                [
                    Line.Part(sourceLabel, seen), .of("What was said", said, holds: .thirdParty),
                    .of("Said by", saidBy, holds: .thirdParty),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                    .of("Marks on the body", marks.map(Mark.inWords), holds: .health),
                    .of("How the child was made safe", madeSafe), .of("What was done", done),
                ], weight: immediateDanger ? .key : .ordinary)
        }

        /// `Concern: neglect, self harm`
        package var headline: String {
            "\(immediateDanger ? "Concern, child in immediate danger" : "Concern"): "
                + categories.map(CodeWords.of).joined(separator: ", ")
        }

        private var sourceLabel: String {
            switch source {
            case "opinion": "What was thought, as opinion"
            case "reported": "What others reported"
            default: "What was seen"
            }
        }
    }

    /// One mark on a body map, which reads just as well as a list.
    package struct Mark: Hashable, Sendable, Codable {
        /// An option of `bodyParts`.
        package let part: String
        /// Which side of the picture: front, back, left, right.
        package let view: String?
        /// Thousandths of the picture's width and height.
        package let x: Int?
        package let y: Int?
        /// Bruise, burn, cut and so on.
        package let kind: String?
        package let size: String?
        package let colour: String?
        package let words: String?

        package init(
            part: String, view: String? = nil, x: Int? = nil, y: Int? = nil, kind: String? = nil,
            size: String? = nil, colour: String? = nil, words: String? = nil
        ) {
            self.part = part
            self.view = view
            self.x = x
            self.y = y
            self.kind = kind
            self.size = size
            self.colour = colour
            self.words = words
        }

        /// `Left upper arm (back): bruise, 2 cm, blue`
        package var inWords: String {
            let place = CodeWords.capitalised(part) + (view.map { " (\(CodeWords.of($0)))" } ?? "")
            let looks = [kind.map(CodeWords.of), size, colour, words].compactMap { $0 }.filter { !$0.isEmpty }
            return looks.isEmpty ? place : "\(place): \(looks.joined(separator: ", "))"
        }

        static func inWords(_ marks: [Mark]) -> String { marks.map(\.inWords).joined(separator: "\n") }
    }
}
