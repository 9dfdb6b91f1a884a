import Guidance

/// Reads JSON into answers strictly: what a careful reader would find doubtful is refused, not guessed.
///
/// 1. Valid UTF-8, one value, nothing after it.
/// 2. No name twice in one object; no fraction, exponent or number that does not fit; no lone surrogate and
///    no control character, escaped or not, but tab and line breaks.
/// 3. At most 32 deep and 20,000 values.
package struct AnswerReader {
    package static let mostDeep = 32
    package static let mostValues = 20_000

    private let bytes: [UInt8]
    private var place = 0
    private var values = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// One JSON value of any shape.
    package static func read(_ bytes: [UInt8]) throws(TurnedAway) -> Answer {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .unreadable("The body is not UTF-8.")
        }
        var reader = AnswerReader(bytes)
        let answer = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.place == bytes.count else { throw reader.wrong("something follows the end of the JSON") }
        return answer
    }

    /// A JSON object, the shape of every request body.
    package static func readObject(_ bytes: [UInt8]) throws(TurnedAway) -> [String: Answer] {
        guard case .object(let object) = try read(bytes) else {
            throw .unreadable("The body must be a JSON object.")
        }
        return object
    }

    private func wrong(_ what: String) -> TurnedAway {
        .unreadable("The body is not the JSON expected: at byte \(place), \(what).")
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(TurnedAway) -> Answer {
        guard depth < Self.mostDeep else { throw wrong("it is nested more than \(Self.mostDeep) deep") }
        values += 1
        guard values <= Self.mostValues else { throw wrong("it holds more than \(Self.mostValues) values") }
        skipSpace()
        guard let first = next else { throw wrong("it ends too soon") }
        switch first {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .int(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw wrong("a value is expected")
        }
    }

    private mutating func word(_ word: StaticString, _ answer: Answer) throws(TurnedAway) -> Answer {
        for index in 0..<word.utf8CodeUnitCount where !take(word.utf8Start[index]) {
            throw wrong("a value is expected")
        }
        return answer
    }

    private mutating func object(depth: Int) throws(TurnedAway) -> Answer {
        place += 1
        var object: [String: Answer] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(object) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw wrong("a name in quotes is expected") }
            let name = try text()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw wrong("a colon is expected") }
            let answer = try value(depth: depth + 1)
            guard object.updateValue(answer, forKey: name) == nil else {
                throw wrong("a name is given twice")
            }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw wrong("a comma or closing brace is expected") }
            return .object(object)
        }
    }

    private mutating func list(depth: Int) throws(TurnedAway) -> Answer {
        place += 1
        var list: [Answer] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .list(list) }
        while true {
            list.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw wrong("a comma or closing bracket is expected") }
            return .list(list)
        }
    }

    private mutating func number() throws(TurnedAway) -> Int {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let firstDigit = place
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        if let byte = next, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
            throw wrong("numbers must be whole and written in digits only")
        }
        let digits = place - firstDigit
        let leadingZero = digits > 1 && bytes[firstDigit] == UInt8(ascii: "0")
        guard digits > 0, !leadingZero,
            let number = Int(String(decoding: bytes[start..<place], as: UTF8.self))
        else {
            throw wrong("the number is not written as a number, or is too large")
        }
        return number
    }

    private mutating func text() throws(TurnedAway) -> String {
        place += 1
        var plain: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: plain, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &plain)
            case 0..<0x20, 0x7F: throw wrong("text holds a control character")
            default: plain.append(byte)
            }
        }
        throw wrong("text does not end")
    }

    private mutating func escape(into plain: inout [UInt8]) throws(TurnedAway) {
        guard let byte = next else { throw wrong("text does not end") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(byte)
        case UInt8(ascii: "n"): plain.append(0x0A)
        case UInt8(ascii: "r"): plain.append(0x0D)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "u"): plain.append(contentsOf: String(Character(try scalar())).utf8)
        default: throw wrong("this escape is not allowed")
        }
    }

    /// What follows `\u`: one character, or the two halves of one.
    private mutating func scalar() throws(TurnedAway) -> Unicode.Scalar {
        let first = try fourDigits()
        var code = first
        if (0xD800..<0xDC00).contains(first) {
            guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw wrong("half a character") }
            let second = try fourDigits()
            guard (0xDC00..<0xE000).contains(second) else { throw wrong("half a character") }
            code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw wrong("half a character") }
        let isControl = code < 0x20 && ![0x09, 0x0A, 0x0D].contains(code)
        guard !isControl, code != 0x7F else { throw wrong("text holds a control character") }
        return scalar
    }

    private mutating func fourDigits() throws(TurnedAway) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
            else {
                throw wrong("four hexadecimal digits are expected")
            }
            code = code << 4 | UInt32(digit)
            place += 1
        }
        return code
    }
}
