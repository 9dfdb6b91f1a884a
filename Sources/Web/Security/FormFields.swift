/// What a form sent: names and values in the order they came, repeated names kept.
package struct FormFields: Sendable, Hashable {
    /// One answer as it was sent; line breaks are `\n`.
    package struct Entry: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package let entries: [Entry]

    package init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// The first value under this name.
    package subscript(name: String) -> String? {
        entries.first { $0.name == name }?.value
    }

    /// The value of a name that must be there once; nil when it is absent or repeated.
    package func only(_ name: String) -> String? {
        let found = entries.lazy.filter { $0.name == name }.prefix(2)
        return found.count == 1 ? found.first?.value : nil
    }

    /// Every value under `name` or `name[]`.
    package func all(_ name: String) -> [String] {
        entries.filter { $0.name == name || $0.name == name + "[]" }.map(\.value)
    }

    /// The names in the order they first came.
    package var names: [String] {
        var seen: Set<String> = []
        return entries.map(\.name).filter { seen.insert($0).inserted }
    }

    /// The same without what is ours rather than the person's: the token and the button pressed.
    package func without(_ names: Set<String>) -> FormFields {
        FormFields(entries.filter { !names.contains($0.name) })
    }
}

extension FormFields {
    /// Bounds of one form.
    package struct Limits: Sendable {
        package var fields = 500
        package var nameBytes = 200
        package var valueBytes = 262_144

        package init() {}
    }

    /// Reads `application/x-www-form-urlencoded` strictly: bad percent codes, text that is not UTF-8 and
    /// control characters are refused, not repaired.
    package init(
        urlEncoded bytes: some Collection<UInt8>, limits: Limits = Limits()
    ) throws(TurnedAway) {
        var entries: [Entry] = []
        for part in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true) {
            guard entries.count < limits.fields else {
                throw .unreadable("The form has more than \(limits.fields) answers.")
            }
            let equals = part.firstIndex(of: UInt8(ascii: "="))
            let name = part[..<(equals ?? part.endIndex)]
            let value = equals.map { part[part.index(after: $0)...] } ?? part[part.endIndex...]
            entries.append(
                Entry(
                    try Self.decoded(name, most: limits.nameBytes),
                    try Self.decoded(value, most: limits.valueBytes)))
        }
        self.entries = entries
    }

    private static func decoded(_ bytes: some Collection<UInt8>, most: Int) throws(TurnedAway) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(Swift.min(bytes.count, most))
        var index = bytes.startIndex
        while index != bytes.endIndex {
            guard plain.count < most else { throw .unreadable("An answer of the form is too long.") }
            let byte = bytes[index]
            bytes.formIndex(after: &index)
            switch byte {
            case UInt8(ascii: "+"): plain.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"): plain.append(try percentCode(bytes, &index))
            default: plain.append(byte)
            }
        }
        return try text(of: plain)
    }

    private static func percentCode<Bytes: Collection<UInt8>>(
        _ bytes: Bytes, _ index: inout Bytes.Index
    ) throws(TurnedAway) -> UInt8 {
        var value: UInt8 = 0
        for _ in 0..<2 {
            guard index != bytes.endIndex, let digit = hexDigit(bytes[index]) else {
                throw .unreadable("The form is not encoded as a browser would.")
            }
            value = value << 4 | digit
            bytes.formIndex(after: &index)
        }
        return value
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// UTF-8 with line breaks made `\n`; other control characters but tab are refused.
    static func text(of bytes: [UInt8]) throws(TurnedAway) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0D: plain.append(0x0A)
            case 0x0A where index > 0 && bytes[index - 1] == 0x0D: continue
            case 0x09, 0x0A: plain.append(byte)
            case 0..<0x20, 0x7F:
                throw .unreadable("An answer holds a character that cannot be typed.")
            default: plain.append(byte)
            }
        }
        guard let text = String(validating: plain, as: UTF8.self) else {
            throw .unreadable("An answer is not text in UTF-8.")
        }
        return text
    }
}
