import Crypto

/// A SHA-256 of the log's tree, hashed as RFC 9162 has it: 0x00 before a leaf, 0x01 before two nodes.
package struct TreeHash: Hashable, Sendable {
    private var a, b, c, d: UInt64

    /// The root of a log with no entries.
    package static let ofNothing = TreeHash(SHA256.hash(data: [UInt8]()))

    package init(leaf bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        withUnsafeBytes(of: 0 as UInt8) { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: bytes)
        self.init(hash.finalize())
    }

    package init(_ left: TreeHash, _ right: TreeHash) {
        var hash = SHA256()
        withUnsafeBytes(of: 1 as UInt8) { hash.update(bufferPointer: $0) }
        withUnsafeBytes(of: (left, right)) { hash.update(bufferPointer: $0) }
        self.init(hash.finalize())
    }

    /// The hash whose 32 bytes these are.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        (a, b, c, d) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &self) { $0.copyBytes(from: bytes) }
    }

    init?(_ raw: UnsafeRawBufferPointer) {
        guard raw.count == 32 else { return nil }
        a = raw.loadUnaligned(as: UInt64.self)
        b = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        c = raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        d = raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    private init(_ digest: SHA256.Digest) {
        (a, b, c, d) = digest.withUnsafeBytes { raw in
            (
                raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
                raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
            )
        }
    }

    package var bytes: [UInt8] { withUnsafeBytes(of: self) { [UInt8]($0) } }
}

extension TreeHash: CustomStringConvertible {
    /// 64 hexadecimal digits.
    package var description: String { hex(bytes) }
}

/// Lower-case hexadecimal.
func hex(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
        for half in [byte >> 4, byte & 15] { digits.append(half < 10 ? 48 + half : 87 + half) }
    }
    return String(decoding: digits, as: UTF8.self)
}
