import Guidance

/// A list of staff as a school exports it: comma-separated, the first line naming the columns.
///
/// `reference, name, post` are needed; `started` and `left` are days as 2024-09-01 or 01/09/2024.
package struct StaffList: Sendable {
    /// A line that cannot be read, and why.
    package struct BadLine: Sendable, Hashable {
        /// From 1, the line of columns included.
        package let number: Int
        package let reason: String

        package var inWords: String { "Line \(number): \(reason)" }
    }

    package private(set) var staff: [StaffMember] = []
    package private(set) var bad: [BadLine] = []

    package static let columns = ["reference", "name", "post", "started", "left"]
    private static let needed = ["reference", "name", "post"]

    /// Reads a list, every line of it.
    /// - Parameter posts: options of `staffPosts`; a post is written as its code or its label.
    package init(_ text: String, posts: [Option]) {
        let codes = Dictionary(
            posts.flatMap { [($0.code.lowercased(), $0.code), ($0.label.lowercased(), $0.code)] },
            uniquingKeysWith: { first, _ in first })
        var columns: [String]?
        var seen: [String: Int] = [:]
        for (number, fields) in Self.lines(text) where fields.contains(where: { !$0.isEmpty }) {
            guard let columns else {
                let names = fields.map { $0.lowercased() }
                let missing = Self.needed.filter { !names.contains($0) }
                let unknown = names.filter { !$0.isEmpty && !Self.columns.contains($0) }
                if !missing.isEmpty {
                    bad.append(BadLine(number: number, reason: "no column “\(missing[0])”"))
                    return
                }
                if let unknown = unknown.first {
                    bad.append(BadLine(number: number, reason: "there is no column “\(unknown)” in a list of staff"))
                    return
                }
                columns = names
                continue
            }
            do throws(Unreadable) {
                let member = try Self.member(fields, columns, codes)
                if let first = seen[member.reference] {
                    throw Unreadable(reason: "the reference “\(member.reference)” stands on line \(first) already")
                }
                seen[member.reference] = number
                staff.append(member)
            } catch {
                bad.append(BadLine(number: number, reason: error.reason))
            }
        }
        if columns == nil { bad.append(BadLine(number: 1, reason: "the list is empty")) }
    }

    private struct Unreadable: Error {
        let reason: String
    }

    private static func member(
        _ fields: [String], _ columns: [String], _ codes: [String: String]
    ) throws(Unreadable) -> StaffMember {
        guard fields.count <= columns.count else {
            throw Unreadable(reason: "it has \(fields.count) fields where there are \(columns.count) columns")
        }
        func field(_ name: String) -> String {
            guard let place = columns.firstIndex(of: name), place < fields.count else { return "" }
            return fields[place]
        }
        for name in needed where field(name).isEmpty { throw Unreadable(reason: "no \(name)") }
        guard let post = codes[field("post").lowercased()] else {
            throw Unreadable(reason: "there is no post “\(field("post"))”")
        }
        let started = try day(field("started"), "started")
        let left = try day(field("left"), "left")
        if let started, let left, left < started { throw Unreadable(reason: "it leaves before it starts") }
        return StaffMember(
            reference: field("reference"), name: field("name"), post: post, started: started, left: left)
    }

    private static func day(_ text: String, _ name: String) throws(Unreadable) -> Day? {
        if text.isEmpty { return nil }
        if let day = Day(text) { return day }
        let parts = text.split(separator: "/").map(String.init)
        if parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2]), let found = Day(year: year, month: month, day: day)
        {
            return found
        }
        throw Unreadable(reason: "“\(text)” under “\(name)” is no day: write 2024-09-01 or 01/09/2024")
    }

    /// The fields of each line with its number; a field in quotation marks may hold commas and line ends.
    private static func lines(_ text: String) -> [(Int, [String])] {
        var lines: [(Int, [String])] = []
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var (number, start) = (1, 1)
        func trimmed(_ text: String) -> String {
            String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
        func end() {
            lines.append((start, fields + [trimmed(field)]))
            fields = []
            field = ""
        }
        for character in text where character != "\u{FEFF}" {
            if character.isNewline { number += 1 }
            if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                field.append(character)
            } else if character == "," {
                fields.append(trimmed(field))
                field = ""
            } else if character.isNewline {
                end()
                start = number
            } else {
                field.append(character)
            }
        }
        if !field.isEmpty || !fields.isEmpty { end() }
        return lines
    }
}
