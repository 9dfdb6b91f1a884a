/// A file as a browser sent it: its name and type are the sender's word and count for nothing.
package struct SentFile: Sendable, Hashable {
    /// The field it was sent under.
    package let field: String
    package let name: String
    package let bytes: [UInt8]
}

/// Reads `multipart/form-data` strictly: what a browser would not write is refused, not guessed.
package struct Multipart {
    /// Bounds of one form with files.
    package struct Limits: Sendable {
        package var parts = 600
        package var files = 12
        package var headBytes = 2_048
        package var valueBytes = 262_144

        package init() {}
    }

    private let bytes: [UInt8]
    private let delimiter: [UInt8]
    private let limits: Limits
    /// The body was cut where reading stopped: what came before is kept, files are not.
    private let isCut: Bool
    private var place = 0

    /// The boundary named in a content type; nil where there is none, or one that no browser makes.
    package static func boundary(in contentType: String) -> String? {
        guard let range = contentType.range(ofASCII: "boundary=") else { return nil }
        var text = contentType[range...].prefix { $0 != ";" }
        while text.last == " " { text.removeLast() }
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 2 { text = text.dropFirst().dropLast() }
        let isFit = (1...70).contains(text.utf8.count) && text.utf8.allSatisfy { isBoundaryByte($0) }
        return isFit ? String(text) : nil
    }

    private static func isBoundaryByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "'()+_,-./:=?".utf8.contains(byte)
        }
    }

    package static func read(
        _ bytes: [UInt8], boundary: String, isCut: Bool = false, limits: Limits = Limits()
    ) throws(TurnedAway) -> (fields: FormFields, files: [SentFile]) {
        var reader = Multipart(
            bytes: bytes, delimiter: Array("\r\n--\(boundary)".utf8), limits: limits, isCut: isCut)
        return try reader.all()
    }

    private init(bytes: [UInt8], delimiter: [UInt8], limits: Limits, isCut: Bool) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.limits = limits
        self.isCut = isCut
    }

    private static func wrong() -> TurnedAway { .unreadable("The form with files is not written as a browser would.") }

    private mutating func all() throws(TurnedAway) -> (fields: FormFields, files: [SentFile]) {
        var entries: [FormFields.Entry] = []
        var files: [SentFile] = []
        guard bytes.starts(with: delimiter.dropFirst(2)) else { throw Self.wrong() }
        place = delimiter.count - 2
        while try !isEnd() {
            guard entries.count + files.count < limits.parts else { throw Self.wrong() }
            guard let head = try head(), let end = end(from: place) else {
                if isCut { break }
                throw Self.wrong()
            }
            let body = bytes[place..<end]
            place = end + delimiter.count
            if let file = head.file {
                // A file field left empty is sent as an empty file without a name.
                if file.isEmpty, body.isEmpty { continue }
                guard files.count < limits.files else {
                    throw .unreadable("Send \(limits.files) files or fewer at once.")
                }
                files.append(SentFile(field: head.name, name: file, bytes: Array(body)))
            } else {
                guard body.count <= limits.valueBytes else { throw .unreadable("An answer of the form is too long.") }
                entries.append(FormFields.Entry(head.name, try FormFields.text(of: Array(body))))
            }
        }
        return (FormFields(entries), isCut ? [] : files)
    }

    /// After a delimiter: `--` ends the form, a line break begins a part.
    private mutating func isEnd() throws(TurnedAway) -> Bool {
        if isCut, place + 2 > bytes.count { return true }
        guard place + 2 <= bytes.count else { throw Self.wrong() }
        let next = bytes[place..<(place + 2)]
        place += 2
        if next.elementsEqual("--".utf8) { return true }
        guard next.elementsEqual([0x0D, 0x0A]) else { throw Self.wrong() }
        return false
    }

    private struct Head {
        let name: String
        /// The file's name; nil for an ordinary answer.
        let file: String?
    }

    /// The lines before a part; nil where the body ends in them.
    private mutating func head() throws(TurnedAway) -> Head? {
        var name: String?
        var file: String?
        let start = place
        while let line = line() {
            guard place - start <= limits.headBytes else { throw Self.wrong() }
            if line.isEmpty {
                guard let name else { throw Self.wrong() }
                return Head(name: name, file: file)
            }
            guard let text = String(validating: line, as: UTF8.self) else { throw Self.wrong() }
            guard text.lowercased().hasPrefix("content-disposition:") else { continue }
            let parameters = try Self.parameters(of: text)
            guard name == nil, let given = parameters["name"], !given.isEmpty, given.utf8.count <= 200 else {
                throw Self.wrong()
            }
            name = given
            file = parameters["filename"]
        }
        return nil
    }

    private mutating func line() -> ArraySlice<UInt8>? {
        var end = place
        while end + 1 < bytes.count {
            if bytes[end] == 0x0D, bytes[end + 1] == 0x0A {
                defer { place = end + 2 }
                return bytes[place..<end]
            }
            end += 1
        }
        return nil
    }

    /// `form-data; name="a"; filename="b"`: browsers write quotes in names as `%22`.
    private static func parameters(of line: String) throws(TurnedAway) -> [String: String] {
        var found: [String: String] = [:]
        var rest = line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
        guard rest.hasPrefix("form-data") else { throw wrong() }
        rest = rest.dropFirst("form-data".count)
        while let semicolon = rest.first, semicolon == ";" {
            rest = rest.dropFirst().drop { $0 == " " }
            let key = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(key.count).dropFirst()
            guard rest.first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") else { throw wrong() }
            let value = rest[rest.index(after: rest.startIndex)..<close]
            guard found.updateValue(String(value).replacing("%22", with: "\""), forKey: String(key)) == nil else {
                throw wrong()
            }
            rest = rest[rest.index(after: close)...]
        }
        guard rest.allSatisfy({ $0 == " " }) else { throw wrong() }
        return found
    }

    /// Where the next delimiter begins.
    private func end(from start: Int) -> Int? {
        let last = bytes.count - delimiter.count
        return bytes.withUnsafeBufferPointer { bytes in
            var at = start
            while at <= last {
                if bytes[at] == 0x0D, bytes[at..<(at + delimiter.count)].elementsEqual(delimiter) { return at }
                at += 1
            }
            return nil
        }
    }
}

extension String {
    /// The place behind the first occurrence of an ASCII word, whatever its case.
    fileprivate func range(ofASCII word: String) -> String.Index? {
        let lower = lowercased()
        guard lower.utf8.count == utf8.count, let found = lower.firstRange(of: word) else { return nil }
        return utf8.index(startIndex, offsetBy: lower.utf8.distance(from: lower.startIndex, to: found.upperBound))
    }
}
