import Crypto
import Foundation
import Synchronization

/// AES-256-GCM with a random 96-bit nonce: nonce, ciphertext, 128-bit tag.
enum Sealing {
    static func seal(
        _ bytes: UnsafeRawBufferPointer, with key: SymmetricKey,
        authenticating context: UnsafeRawBufferPointer
    ) throws(RecordError) -> [UInt8] {
        do {
            let nonce = try AES.GCM.Nonce(data: nonces.next())
            let box = try AES.GCM.seal(bytes, using: key, nonce: nonce, authenticating: context)
            guard let combined = box.combined else { throw RecordError.failed("sealing") }
            return [UInt8](combined)
        } catch { throw RecordError.failed("sealing") }
    }

    static func open(
        _ sealed: UnsafeRawBufferPointer, with key: SymmetricKey,
        authenticating context: UnsafeRawBufferPointer
    ) throws -> [UInt8] {
        [UInt8](try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: context))
    }

    private static let nonces = Nonces()
}

/// Random nonces, fetched from the system a page at a time: one system call each would double the price of sealing.
private final class Nonces: Sendable {
    private struct Page {
        var bytes: [UInt8] = []
        var next = 0
    }

    private static let pageSize = 12 * 256
    private let page = Mutex(Page())

    func next() throws(RecordError) -> [UInt8] {
        let nonce = page.withLock { page -> [UInt8]? in
            if page.next == page.bytes.count {
                guard let bytes = systemRandom(Self.pageSize) else { return nil }
                page = Page(bytes: bytes)
            }
            defer { page.next += 12 }
            return Array(page.bytes[page.next..<(page.next + 12)])
        }
        guard let nonce else { throw .failed("randomness") }
        return nonce
    }
}

/// Bytes from the system's generator; nil only when it has none to give.
func systemRandom(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let isFilled = bytes.withUnsafeMutableBytes { raw in
        // The system gives at most 256 bytes at a time.
        stride(from: 0, to: count, by: 256).allSatisfy { start in
            let part = UnsafeMutableRawBufferPointer(rebasing: raw[start..<min(start + 256, count)])
            return getentropy(part.baseAddress, part.count) == 0
        }
    }
    return isFilled ? bytes : nil
}
