/// The guidance in force on a day: what an act is checked against.
package struct Guidance: Sendable {
    package let library: Library
    private let shelf: Shelf
    private let day: Day
    /// The protocol of the council's own partnership, which only tightens; nil where it is no council's work.
    private let local: LocalOverlay?

    init(library: Library, shelf: Shelf, day: Day, local: LocalOverlay? = nil) {
        self.library = library
        self.shelf = shelf
        self.day = day
        self.local = local
    }

    /// The same guidance as it stands for a council's work: with the protocol of its partnership, if it has one.
    package func of(council: String?) -> Guidance { library.of(council: council).guidance(on: day) }

    package var edition: Edition { shelf.edition }
    package var workingDays: WorkingDays { library.workingDays }

    /// The duty as it stands here.
    package func duty(_ key: DutyKey) -> Duty {
        guard let local else { return nationalDuty(key) }
        return nationalDuty(key).tightened(by: local)
    }

    /// Every duty as it stands here.
    package var duties: [Duty] {
        guard let local else { return shelf.duties }
        return shelf.duties.map { $0.tightened(by: local) }
    }

    /// The rule as it stands here.
    package func rule(_ key: RuleKey) -> Rule {
        guard let local else { return nationalRule(key) }
        return nationalRule(key).tightened(by: local)
    }

    /// The duty as the guidance has it, whatever a local protocol says.
    package func nationalDuty(_ key: DutyKey) -> Duty { shelf.duties[key.place] }

    /// The rule as the guidance has it, whatever a local protocol says.
    package func nationalRule(_ key: RuleKey) -> Rule { shelf.rules[key.place] }

    /// A list's options in this edition, in the order they are shown.
    package func options(_ list: ListKey) -> [Option] { shelf.options[list.place] }

    package func option(_ list: ListKey, _ code: String) -> Option? { shelf.optionsByCode[list.place][code] }

    /// The form of an act, with the questions this edition asks.
    package func form(_ kind: String) -> Form? { shelf.forms[kind] }

    /// What a word means in this edition.
    package func meaning(of term: String) -> Definition.Meaning? {
        guard let definition = library.definitions.first(where: { $0.term == term }) else { return nil }
        return definition.meanings.last { library.place(of: $0.from) <= shelf.editionPlace }
    }

    /// Whether something that holds between two editions, both included, holds in this one.
    package func holds(from: EditionKey?, until: EditionKey?) -> Bool {
        shelf.holds(from: from, until: until, in: library.editions)
    }
}

/// A stretch of days over which nothing in the guidance changes, and all that holds then.
final class Shelf: Sendable {
    let from: Day
    let edition: Edition
    let editionPlace: Int
    /// In the order of `DutyKey.allCases`; the others likewise.
    let duties: [Duty]
    let rules: [Rule]
    let options: [[Option]]
    let optionsByCode: [[String: Option]]
    let forms: [String: Form]

    init(from: Day, content: Content) {
        let place = content.editions.lastIndex { $0.from <= from } ?? 0
        func holds(_ first: EditionKey?, _ last: EditionKey?) -> Bool {
            Shelf.holds(from: first, until: last, at: place, in: content.editions)
        }
        self.from = from
        self.edition = content.editions[place]
        self.editionPlace = place
        self.duties = content.duties.map { $0.duty(on: from) }
        self.rules = content.rules.map { history in history.last { $0.from <= from } ?? history[0] }
        let options = content.lists.map { $0.options.filter { holds($0.from, $0.until) } }
        self.options = options
        self.optionsByCode = options.map { list in
            Dictionary(list.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        }
        self.forms = content.forms.mapValues { form in
            if form.questions.allSatisfy({ holds($0.from, $0.until) }) { return form }
            return form.asking(form.questions.filter { holds($0.from, $0.until) })
        }
    }

    func holds(from: EditionKey?, until: EditionKey?, in editions: [Edition]) -> Bool {
        Shelf.holds(from: from, until: until, at: editionPlace, in: editions)
    }

    private static func holds(
        from first: EditionKey?, until last: EditionKey?, at place: Int, in editions: [Edition]
    ) -> Bool {
        if let first, let index = editions.firstIndex(where: { $0.key == first }), index > place {
            return false
        }
        if let last, let index = editions.firstIndex(where: { $0.key == last }), index < place {
            return false
        }
        return true
    }
}

extension Form {
    fileprivate func asking(_ questions: [Question]) -> Form {
        var form = self
        form.questions = questions
        return form
    }
}
