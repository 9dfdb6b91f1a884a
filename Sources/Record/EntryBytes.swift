import Glibc

/// The canonical bytes of an entry, format 1, as docs/record-format.md lays them out.
enum EntryBytes {
    static let format: UInt8 = 1
    static let mostTextBytes = 65_535
    static let mostSealedBytes = 16 << 20

    /// The envelope's bytes, which also authenticate the payload.
    static func encode(_ envelope: Envelope, log: LogID) throws(RecordError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320)
        bytes.append(format)
        append(UInt64(envelope.number), to: &bytes)
        append(UInt64(envelope.version), to: &bytes)
        append(UInt64(envelope.follows ?? 0), to: &bytes)
        append(UInt64(bitPattern: envelope.happenedAt), to: &bytes)
        append(UInt64(bitPattern: envelope.recordedAt), to: &bytes)
        try append(log.origin, to: &bytes)
        try append(envelope.stream, to: &bytes)
        try append(envelope.kind, to: &bytes)
        try append(envelope.by, to: &bytes)
        try append(envelope.role, to: &bytes)
        try append(envelope.agency, to: &bytes)
        try append(envelope.edition, to: &bytes)
        try append(envelope.subject, to: &bytes)
        try append(envelope.about, to: &bytes)
        try append(envelope.clocks, to: &bytes)
        return bytes
    }

    /// Adds the sealed payload, or its absence.
    static func append(sealed: some Collection<UInt8>, to bytes: inout [UInt8]) throws(RecordError) {
        guard sealed.count <= mostSealedBytes else { throw .unfit("the payload is too large") }
        let count = UInt32(sealed.count)
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
        bytes.append(contentsOf: sealed)
    }

    /// Reads an entry back; `expected` is the log it should name, when that is known.
    static func decode(_ bytes: [UInt8], of expected: LogID? = nil) throws(RecordError) -> Entry {
        let entry = bytes.withUnsafeBytes { raw -> Entry? in
            var reader = EntryReader(raw)
            guard reader.byte() == format else { return nil }
            guard let number = reader.count(), let version = reader.count(), let follows = reader.count(),
                let happenedAt = reader.word(), let recordedAt = reader.word(),
                let log = reader.log(expected),
                let stream = reader.text(), let kind = reader.text(), let by = reader.text(),
                let role = reader.text(), let agency = reader.text(), let edition = reader.text(),
                let subject = reader.text(), let about = reader.texts(), let clocks = reader.texts()
            else { return nil }
            let envelopeEnd = reader.place
            guard reader.skipSealed(), reader.place == raw.count else { return nil }
            let envelope = Envelope(
                number: number, stream: stream, version: version, kind: kind, by: by, role: role,
                agency: agency,
                happenedAt: Int64(bitPattern: happenedAt), recordedAt: Int64(bitPattern: recordedAt),
                edition: edition, about: about, follows: follows == 0 ? nil : follows, clocks: clocks,
                subject: subject)
            return Entry(log: log, envelope: envelope, bytes: bytes, envelopeEnd: envelopeEnd)
        }
        guard let entry else { throw .unproven("These bytes are not an entry of format 1.") }
        return entry
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) throws(RecordError) {
        let count = text.utf8.count
        guard count <= mostTextBytes else { throw .unfit("a text of the envelope is too long") }
        bytes.append(UInt8(count >> 8))
        bytes.append(UInt8(count & 0xff))
        bytes.append(contentsOf: text.utf8)
    }

    private static func append(_ texts: [String], to bytes: inout [UInt8]) throws(RecordError) {
        guard texts.count <= mostTextBytes else { throw .unfit("a list of the envelope is too long") }
        bytes.append(UInt8(texts.count >> 8))
        bytes.append(UInt8(texts.count & 0xff))
        for text in texts { try append(text, to: &bytes) }
    }
}

/// Reads an entry's bytes from front to back; every answer is nil once they run out.
struct EntryReader {
    private let raw: UnsafeRawBufferPointer
    private(set) var place = 0

    init(_ raw: UnsafeRawBufferPointer) { self.raw = raw }

    mutating func byte() -> UInt8? {
        guard place < raw.count else { return nil }
        defer { place += 1 }
        return raw[place]
    }

    mutating func word() -> UInt64? {
        guard raw.count - place >= 8 else { return nil }
        defer { place += 8 }
        return UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// A whole number that fits `Int`.
    mutating func count() -> Int? { word().flatMap { Int(exactly: $0) } }

    mutating func short() -> Int? {
        guard raw.count - place >= 2 else { return nil }
        defer { place += 2 }
        return Int(raw[place]) << 8 | Int(raw[place + 1])
    }

    /// The bytes of a text, in place.
    mutating func textBytes() -> UnsafeRawBufferPointer? {
        guard let count = short(), raw.count - place >= count else { return nil }
        defer { place += count }
        return UnsafeRawBufferPointer(rebasing: raw[place..<(place + count)])
    }

    mutating func text() -> String? {
        guard let bytes = textBytes() else { return nil }
        var text = String(decoding: bytes, as: UTF8.self)
        // Decoding repairs what is not UTF-8; the format has no such text.
        let isWhole = text.withUTF8 { same(UnsafeRawBufferPointer($0), bytes) }
        return isWhole ? text : nil
    }

    /// The log's name; `expected` itself when it is that one.
    mutating func log(_ expected: LogID?) -> LogID? {
        guard let expected else { return text().flatMap { LogID(origin: $0) } }
        guard let bytes = textBytes() else { return nil }
        var origin = expected.origin
        return origin.withUTF8({ same(UnsafeRawBufferPointer($0), bytes) }) ? expected : nil
    }

    mutating func texts() -> [String]? {
        guard let count = short() else { return nil }
        var texts: [String] = []
        for _ in 0..<count {
            guard let text = text() else { return nil }
            texts.append(text)
        }
        return texts
    }

    mutating func skipTexts() -> Bool {
        guard let count = short() else { return false }
        for _ in 0..<count where textBytes() == nil { return false }
        return true
    }

    /// Passes over the sealed payload: none, or a nonce, at least one byte and a tag.
    mutating func skipSealed() -> Bool {
        guard raw.count - place >= 4 else { return false }
        let count = Int(UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
        place += 4
        guard count == 0 || (count > 28 && count <= EntryBytes.mostSealedBytes), raw.count - place >= count
        else {
            return false
        }
        place += count
        return true
    }
}

func same(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
    guard one.count == other.count else { return false }
    guard let here = one.baseAddress, let there = other.baseAddress else { return true }
    return memcmp(here, there, one.count) == 0
}
