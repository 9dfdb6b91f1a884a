import Guidance
import Practice

/// Writes strings and numbers one after another, each with its length: the inside of a sealed column.
///
/// Chosen over JSON because a page opens sixty of them; see the figures of the chronology.
struct Packing {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            addCount(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func add(_ text: String?) {
        addCount(text == nil ? 0 : 1)
        if let text { add(text) }
    }

    mutating func addCount(_ count: Int) {
        var rest = UInt(count)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}

/// Reads back what `Packing` wrote.
struct Unpacking {
    /// The bytes are not what `Packing` writes: the row was changed from outside.
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func text() throws -> String {
        let count = try count()
        guard count <= bytes.count - place else { throw Damaged() }
        defer { place += count }
        return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
    }

    mutating func optionalText() throws -> String? { try count() == 0 ? nil : try text() }

    mutating func count() throws -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while place < bytes.count, shift < 57 {
            let byte = bytes[place]
            place += 1
            value |= UInt(byte & 0x7f) << shift
            if byte < 0x80 { return Int(value) }
            shift += 7
        }
        throw Damaged()
    }
}

extension Line {
    /// The line as it stands sealed in the chronology.
    var packed: [UInt8] {
        var packing = Packing()
        packing.add(headline)
        packing.addCount(weight == .key ? 1 : 0)
        packing.addCount(FieldClass.allCases.firstIndex(of: holds)!)
        packing.addCount(parts.count)
        for part in parts {
            packing.addCount(FieldClass.allCases.firstIndex(of: part.holds)!)
            packing.add(part.label)
            packing.add(part.words)
        }
        let rests = rests ?? .notSaid
        packing.addCount(Provenance.Source.allCases.firstIndex(of: rests.source)!)
        packing.addCount(Provenance.Certainty.allCases.firstIndex(of: rests.certainty)!)
        return packing.bytes
    }

    init(packed: [UInt8]) throws {
        var reading = Unpacking(packed)
        let headline = try reading.text()
        let weight: Weight = try reading.count() == 1 ? .key : .ordinary
        let holds = try Self.fieldClass(reading.count())
        let count = try reading.count()
        var parts: [Part?] = []
        parts.reserveCapacity(min(count, 32))
        for _ in 0..<count {
            let holds = try Self.fieldClass(reading.count())
            parts.append(Part(try reading.text(), try reading.text(), holds: holds))
        }
        let source = try Self.one(of: Provenance.Source.allCases, reading.count())
        let certainty = try Self.one(of: Provenance.Certainty.allCases, reading.count())
        self.init(headline, parts, weight: weight, holds: holds, rests: Provenance(source, certainty))
    }

    private static func one<Code>(of codes: [Code], _ place: Int) throws -> Code {
        guard codes.indices.contains(place) else { throw Unpacking.Damaged() }
        return codes[place]
    }

    private static func fieldClass(_ place: Int) throws -> FieldClass {
        guard FieldClass.allCases.indices.contains(place) else { throw Unpacking.Damaged() }
        return FieldClass.allCases[place]
    }
}

extension Owner {
    /// The owner as one indexed text.
    package var key: String {
        switch self {
        case .practitioner(let id): "p/\(id)"
        case .team(let agency, let team): "t/\(agency)/\(team)"
        case .role(let agency, let role): "r/\(agency)/\(role)"
        case .agency(let agency): "a/\(agency)"
        }
    }
}

extension Doer {
    /// Every owner key under which work waits for this practitioner.
    package var ownerKeys: [String] {
        [Owner.practitioner(practitioner).key, Owner.agency(agency).key]
            + (team.map { [Owner.team(agency, $0).key] } ?? []) + roles.map { Owner.role(agency, $0).key }
    }
}
