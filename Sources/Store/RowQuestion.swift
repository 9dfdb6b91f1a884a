/// A question: which columns of which rows, and how a row is read.
///
/// A page asks several at once in a `Round`; asked alone it is a statement of its own.
package struct RowQuestion<Answer> {
    /// The columns, parted by commas, none with a comma inside.
    let columns: String
    /// From where, which rows and in what order: `FROM … WHERE … ORDER BY …`, with `?` for each value.
    let rest: String
    let values: [Value]
    /// Nil leaves the row out.
    let read: (any Row) throws -> Answer?

    package init(
        _ columns: String, _ rest: String, _ values: [Value], read: @escaping (any Row) throws -> Answer?
    ) {
        self.columns = columns
        self.rest = rest
        self.values = values
        self.read = read
    }

    /// The same about many: in `rest`, `?*` stands for as many marks as there are ids. There may be 64 at most.
    package init(
        _ columns: String, _ rest: String, aboutAll ids: [String], read: @escaping (any Row) throws -> Answer?
    ) {
        let padded = AboutMany.padded(ids[...])
        let marks = Array(repeating: "?", count: padded.count).joined(separator: ", ")
        self.init(columns, rest.replacing("?*", with: marks), padded, read: read)
    }

    /// The same question, its answers read further.
    package func reading<Other>(_ further: @escaping (Answer) throws -> Other?) -> RowQuestion<Other> {
        RowQuestion<Other>(columns, rest, values) { row in try read(row).flatMap(further) }
    }

    fileprivate var text: String { "SELECT \(columns) \(rest)" }
    fileprivate var width: Int { columns.utf8.count { $0 == UInt8(ascii: ",") } + 1 }

    /// Every answer.
    package func all(in session: any Session) throws -> [Answer] {
        var found: [Answer] = []
        try session.each(text, values) { row in
            if let answer = try read(row) { found.append(answer) }
        }
        return found
    }

    /// The answer of the first row.
    package func first(in session: any Session) throws -> Answer? { try session.first(text, values, read) ?? nil }
}

/// The answers to one question of a round, there once it was asked.
package final class Answers<Answer> {
    package fileprivate(set) var all: [Answer] = []
    package var first: Answer? { all.first }
}

/// Several questions that do not wait for one another's answers, asked as one statement: a page asks few statements,
/// however much stands on it.
///
/// Every question keeps its own index, order and limit; rows are told apart by a last column.
package struct Round {
    private struct Part {
        let text: String
        let width: Int
        let values: [Value]
        let take: (any Row) throws -> Void
    }

    private var parts: [Part] = []

    package init() {}

    /// Takes a question along; `if` false leaves it out, with no answers.
    package mutating func ask<Answer>(_ question: RowQuestion<Answer>, if isAsked: Bool = true) -> Answers<Answer> {
        let answers = Answers<Answer>()
        guard isAsked else { return answers }
        parts.append(
            Part(text: question.text, width: question.width, values: question.values) { row in
                if let answer = try question.read(row) { answers.all.append(answer) }
            })
        return answers
    }

    /// Asks them.
    package func answer(in session: any Session) throws {
        guard let widest = parts.map(\.width).max() else { return }
        let text: String = parts.enumerated().map { place, part -> String in
            let filling = String(repeating: ", NULL", count: widest - part.width)
            return "SELECT q.*\(filling), \(place) FROM (\(part.text)) q"
        }.joined(separator: " UNION ALL ")
        try session.each(text, parts.flatMap(\.values)) { row in
            try parts[row.number(widest)].take(row)
        }
    }
}
