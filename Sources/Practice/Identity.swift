/// A name for one stream of the record, such as `episode/0C4M…`: the process it belongs to and an opaque id.
///
/// The id part is 26 characters of Crockford base 32 (128 random bits), so that it may stand in an address
/// without telling anything about anyone.
package struct StreamID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let process: ProcessName
    package let id: String

    package init(_ process: ProcessName, _ id: String) {
        self.process = process
        self.id = id
    }

    /// Reads `process/id`. Returns nil when the process is unknown or the id is not one of ours.
    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/"),
            let process = ProcessName(rawValue: String(text[..<slash]))
        else { return nil }
        let id = String(text[text.index(after: slash)...])
        guard Opaque.isWellFormed(id) else { return nil }
        self.init(process, id)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let read = StreamID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "Not a stream of the record."))
        }
        self = read
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { "\(process.rawValue)/\(id)" }

    package static func < (a: StreamID, b: StreamID) -> Bool { a.description < b.description }
}

/// The processes of the guidance, each of which has streams of its own in the record.
package enum ProcessName: String, Codable, Sendable, CaseIterable {
    case person, concern, episode, agency, practitioner, grant
    case earlyHelp
    case livingAway, circumstance, place
    case letter, document
    case selection
    case difference, audit
    case partnership
    case readiness, policy, training, selfAssessment
    case yearlyReport
}

/// The opaque ids of the record: 26 characters of Crockford base 32.
package enum Opaque {
    package static let length = 26
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    package static func isWellFormed(_ text: String) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy(isDigit)
    }

    /// Digits and capital letters but I, L, O and U.
    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "O"), UInt8(ascii: "U"): false
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }

    /// Makes an id from 128 random bits, drawn from whatever source of randomness the caller holds.
    package static func make(using random: inout some RandomNumberGenerator) -> String {
        var high = random.next() as UInt64
        var low = random.next() as UInt64
        return String(
            decoding: (0..<length).map { _ -> UInt8 in
                let digit = digits[Int(low & 31)]
                low = (low >> 5) | (high << 59)
                high >>= 5
                return digit
            }, as: UTF8.self)
    }
}

/// An id that is the opaque part of its own stream, such as a person's.
package protocol OpaqueID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    static var process: ProcessName { get }
    var id: String { get }
    init(unchecked id: String)
}

extension OpaqueID {
    package init?(_ text: String) {
        guard Opaque.isWellFormed(text) else { return nil }
        self.init(unchecked: text)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard Opaque.isWellFormed(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "Not the id of a \(Self.process.rawValue)."))
        }
        self.init(unchecked: text)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(id)
    }

    package var description: String { id }
    package var stream: StreamID { StreamID(Self.process, id) }
    package static func < (a: Self, b: Self) -> Bool { a.id < b.id }
}

/// A child or an adult whose life the record touches.
package struct PersonID: OpaqueID {
    package static let process = ProcessName.person
    package let id: String
    package init(unchecked id: String) { self.id = id }
}

/// Someone who works with children and has an account.
package struct PractitionerID: OpaqueID {
    package static let process = ProcessName.practitioner
    package let id: String
    package init(unchecked id: String) { self.id = id }
}

/// An organisation whose practitioners work in the record: a school, a council, a force, a trust.
package struct AgencyID: OpaqueID {
    package static let process = ProcessName.agency
    package let id: String
    package init(unchecked id: String) { self.id = id }
}
