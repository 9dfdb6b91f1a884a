import Crypto
import Foundation

/// The keys that one master key gives: to wrap data keys, sign checkpoints, seal readings and blind an index.
package struct Keyring: Sendable {
    let wrapping: SymmetricKey
    let readings: SymmetricKey
    let blinding: SymmetricKey
    let signing: Curve25519.Signing.PrivateKey
    /// 32 bytes of the Ed25519 key that checks this keyring's checkpoints.
    package let publicKey: [UInt8]

    /// Reads the master key file, first making one when there is none and `makingOne` allows it.
    ///
    /// Refuses a file that others may read or that is not exactly 32 bytes long.
    package static func open(file path: String, makingOne: Bool = true) throws(RecordError) -> Keyring {
        if let key = try MasterKeyFile.read(path) { return try Keyring(masterKey: key) }
        guard makingOne else {
            throw .keyFile(
                "There is no master key at \(path). Put the key this database was made with there; without it "
                    + "nothing sealed in the record can be read.")
        }
        return try Keyring(masterKey: MasterKeyFile.make(path))
    }

    /// For tests and tools that hold the 32 bytes themselves.
    package init(masterKey: [UInt8]) throws(RecordError) {
        guard masterKey.count == MasterKeyFile.size else { throw .keyFile("A master key has 32 bytes.") }
        let master = SymmetricKey(data: masterKey)
        func derive(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: master, salt: Array("kith keyring 1".utf8), info: Array(purpose.utf8),
                outputByteCount: 32)
        }
        wrapping = derive("wrap data keys")
        readings = derive("seal readings")
        blinding = derive("blind index")
        let seed = derive("sign checkpoints").withUnsafeBytes { [UInt8]($0) }
        do { signing = try Curve25519.Signing.PrivateKey(rawRepresentation: seed) } catch {
            throw .keyFile("The signing key could not be derived.")
        }
        publicKey = [UInt8](signing.publicKey.rawRepresentation)
    }

    /// 16 bytes that are the same for the same text and tell nothing of it without the key.
    package func blindIndex(_ text: String) -> [UInt8] {
        var code = HMAC<SHA256>(key: blinding)
        var text = text
        text.withUTF8 { code.update(data: UnsafeRawBufferPointer($0)) }
        return code.finalize().withUnsafeBytes { [UInt8]($0.prefix(16)) }
    }

    /// Seals words kept in a reading; `place` (a table's and column's name) must be the same on opening.
    package func sealReading(_ bytes: [UInt8], at place: StaticString = "") throws(RecordError) -> [UInt8] {
        try recorded {
            try bytes.withUnsafeBytes { try Sealing.seal($0, with: readings, authenticating: place.bytes) }
        }
    }

    package func openReading(_ sealed: [UInt8], at place: StaticString = "") throws(RecordError) -> [UInt8] {
        do {
            return try sealed.withUnsafeBytes {
                try Sealing.open($0, with: readings, authenticating: place.bytes)
            }
        } catch {
            throw .unproven("A sealed reading could not be opened; rebuild the readings.")
        }
    }

    package func sealReading(text: String, at place: StaticString = "") throws(RecordError) -> [UInt8] {
        try sealReading(Array(text.utf8), at: place)
    }

    package func openReading(text sealed: [UInt8], at place: StaticString = "") throws(RecordError) -> String {
        String(decoding: try openReading(sealed, at: place), as: UTF8.self)
    }
}

extension StaticString {
    fileprivate var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: hasPointerRepresentation ? utf8Start : nil, count: utf8CodeUnitCount)
    }
}
