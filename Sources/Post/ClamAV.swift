/// A ClamAV daemon, asked over its socket or TCP whether a file holds a virus.
package struct ClamAV: Sendable {
    private let place: Place
    private static let seconds = 60
    private static let part = 65_536

    package init(_ place: Place) { self.place = place }

    /// The name of what it found; nil when the file is clean.
    /// - Throws: `WireTrouble` when it does not answer, or says neither.
    package func look(into bytes: [UInt8]) async throws -> String? {
        var wire = try await Wire.open(to: place, seconds: Self.seconds)
        do {
            let answer = try await ask(bytes, over: &wire)
            await wire.close()
            return try Self.read(answer)
        } catch {
            await wire.close()
            throw error
        }
    }

    private func ask(_ bytes: [UInt8], over wire: inout Wire) async throws -> String {
        try await wire.send(Array("zINSTREAM\0".utf8))
        for start in stride(from: 0, to: bytes.count, by: Self.part) {
            let part = bytes[start..<min(start + Self.part, bytes.count)]
            try await wire.send(Self.length(part.count) + part)
        }
        try await wire.send(Self.length(0))
        return String(decoding: try await wire.until(0, most: 4_096), as: UTF8.self)
    }

    private static func length(_ count: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    }

    /// `stream: OK`, `stream: Name FOUND`, or anything else, which is trouble.
    static func read(_ answer: String) throws(WireTrouble) -> String? {
        if answer == "stream: OK" { return nil }
        guard answer.hasPrefix("stream: "), answer.hasSuffix(" FOUND") else {
            throw WireTrouble("the virus scanner could not tell")
        }
        return String(answer.dropFirst("stream: ".count).dropLast(" FOUND".count))
    }
}
