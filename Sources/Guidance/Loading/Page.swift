import Foundation
import Yams

/// One content file, read strictly: every key must be expected, and every fault tells its line.
struct Page {
    let name: String
    let root: Entry

    init(file: URL, name: String) throws(ContentError) {
        let text: String
        do {
            text = try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw ContentError(
                file: name, line: 0, problem: "The file cannot be read.",
                remedy: "Put it back, as UTF-8 text, or remove what refers to it.")
        }
        try self.init(text: text, name: name)
    }

    init(text: String, name: String) throws(ContentError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text, .basic, .default, .utf8)
        } catch let error as YamlError {
            throw ContentError(
                file: name, line: Page.line(of: error), problem: "It is not YAML that can be read.",
                remedy: "Check indentation, quotes around text with a colon, and that no key appears twice.")
        } catch {
            throw ContentError(
                file: name, line: 0, problem: "It cannot be read.", remedy: "Check that it is YAML.")
        }
        guard let node else {
            throw ContentError(
                file: name, line: 0, problem: "The file is empty.", remedy: "Fill it or remove it.")
        }
        self.name = name
        self.root = Entry(file: name, node: node, line: node.mark?.line ?? 1, what: name)
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 0
        }
    }
}

/// One value in a content file.
struct Entry {
    let file: String
    let node: Node
    let line: Int
    /// What it is, for an error's words: the last key or position that led to it.
    let what: String

    func error(_ problem: String, _ remedy: String) -> ContentError {
        ContentError(file: file, line: line, problem: problem, remedy: remedy)
    }

    // MARK: Shapes

    /// Keys and values in the order they are written.
    var pairs: [(key: String, value: Entry)] {
        get throws(ContentError) {
            guard case .mapping(let mapping) = node else {
                throw error("“\(what)” must have keys and values.", "Write “key: value” lines under it.")
            }
            var pairs: [(key: String, value: Entry)] = []
            pairs.reserveCapacity(mapping.count)
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    throw error("A key under “\(what)” is not text.", "Use plain words as keys.")
                }
                let line = key.mark?.line ?? self.line
                pairs.append((scalar.string, Entry(file: file, node: value, line: line, what: scalar.string)))
            }
            return pairs
        }
    }

    /// The values of known keys; an unknown or a missing key is an error.
    func fields(_ required: [String], optional: [String] = []) throws(ContentError) -> Fields {
        var values: [String: Entry] = [:]
        for (key, value) in try pairs {
            guard required.contains(key) || optional.contains(key) else {
                let known = (required + optional).joined(separator: ", ")
                throw value.error("Unknown key “\(key)” in “\(what)”.", "Use one of: \(known).")
            }
            values[key] = value
        }
        for key in required where values[key] == nil {
            throw error("“\(what)” has no “\(key)”.", "Add “\(key): …” to it.")
        }
        return Fields(owner: self, values: values)
    }

    var items: [Entry] {
        get throws(ContentError) {
            guard case .sequence(let sequence) = node else {
                throw error(
                    "“\(what)” must be a list.", "Write it as [one, two] or as lines that start with “-”.")
            }
            return sequence.enumerated().map { index, item in
                Entry(file: file, node: item, line: item.mark?.line ?? line, what: "\(what) \(index + 1)")
            }
        }
    }

    // MARK: Single values

    var text: String {
        get throws(ContentError) {
            guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
                throw error("“\(what)” must be text.", "Give it a value; quote text that has a colon in it.")
            }
            return scalar.string
        }
    }

    var texts: [String] {
        get throws(ContentError) {
            var texts: [String] = []
            for item in try items { texts.append(try item.text) }
            return texts
        }
    }

    var bool: Bool {
        get throws(ContentError) {
            switch try text {
            case "true": return true
            case "false": return false
            default: throw error("“\(what)” must be true or false.", "Write true or false.")
            }
        }
    }

    func int(_ range: ClosedRange<Int>) throws(ContentError) -> Int {
        guard let value = Int(try text), range.contains(value) else {
            throw error(
                "“\(what)” must be a whole number.",
                "Write one from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    var day: Day {
        get throws(ContentError) {
            guard let day = Day(try text) else {
                throw error("“\(what)” is not a day.", "Write a real day as YYYY-MM-DD.")
            }
            return day
        }
    }

    var limit: Limit {
        get throws(ContentError) {
            let text = try text
            guard let limit = Limit(text) else {
                throw error(
                    "“\(text)” is not a limit.",
                    "Write one like “1 working day”, “8 days”, “6 weeks”, “3 months”, “72 hours”, or none.")
            }
            return limit
        }
    }

    /// One of an enumeration's raw values.
    func one<Key>(of type: Key.Type) throws(ContentError) -> Key
    where Key: RawRepresentable<String> & CaseIterable {
        let text = try text
        guard let key = Key(rawValue: text) else {
            let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
            throw error("“\(text)” is not a \(what) that is known.", "Use one of: \(known).")
        }
        return key
    }
}

/// The values of an entry whose keys have been checked.
struct Fields {
    let owner: Entry
    let values: [String: Entry]

    /// A required value.
    subscript(_ key: String) -> Entry {
        get throws(ContentError) {
            guard let value = values[key] else {
                throw owner.error("“\(owner.what)” has no “\(key)”.", "Add “\(key): …” to it.")
            }
            return value
        }
    }

    func optional(_ key: String) -> Entry? { values[key] }

    func text(_ key: String) throws(ContentError) -> String { try self[key].text }

    func optionalText(_ key: String) throws(ContentError) -> String? {
        guard let value = values[key] else { return nil }
        return try value.text
    }
}
