import Crypto
import Store

/// Files that entries speak of, kept sealed beside the log: found by a keyed address, proved by the entry's hash.
///
/// 1. A file is sealed with its subject's data key, so destroying the key erases it with the words.
/// 2. Its address is keyed with the subject and the hash: the same file of another child stands elsewhere, and nobody
///    without the master key can tell that two are equal or look for one they know.
/// 3. The entry, whose ciphertext is a leaf of the tree, holds the hash: a file that was changed cannot be read.
extension RecordBook {
    package static let fileMigrations = [
        Migration(
            "record/2 sealed files",
            """
            CREATE TABLE sealed_file (address BLOB PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
            """)
    ]

    /// Keeps a file for a subject, once however often it is kept; returns its SHA-256.
    @discardableResult
    package func keep(file bytes: [UInt8], of subject: String, in session: any Session) throws(RecordError) -> [UInt8] {
        let hash = Array(SHA256.hash(data: bytes))
        let address = fileAddress(hash, of: subject)
        try recorded {
            let key = try dataKeys.key(making: subject, in: session)
            let known = try session.first("SELECT 1 FROM sealed_file WHERE address = ?", [.blob(address)]) { _ in true }
            if known == true { return }
            let sealed = try bytes.withUnsafeBytes { clear in
                try Self.context(address).withUnsafeBytes { try Sealing.seal(clear, with: key, authenticating: $0) }
            }
            try session.run("INSERT INTO sealed_file (address, sealed) VALUES (?, ?)", .blob(address), .blob(sealed))
        }
        return hash
    }

    /// A subject's file by its hash; nil when there is none.
    ///
    /// Throws `.erased` when the subject's key was destroyed, `.unproven` when the file is not what the entry says.
    package func file(_ hash: [UInt8], of subject: String, in session: any Session) throws(RecordError) -> [UInt8]? {
        let address = fileAddress(hash, of: subject)
        return try recorded {
            let found = try session.first("SELECT sealed FROM sealed_file WHERE address = ?", [.blob(address)]) {
                $0.blob(0)
            }
            guard let sealed = found else { return nil }
            let key = try dataKeys.key(of: subject, in: session)
            let opened: [UInt8]
            do {
                opened = try sealed.withUnsafeBytes { sealed in
                    try Self.context(address).withUnsafeBytes {
                        try Sealing.open(sealed, with: key, authenticating: $0)
                    }
                }
            } catch { throw RecordError.unproven("A kept file could not be opened: it was changed or moved.") }
            guard Array(SHA256.hash(data: opened)) == hash else {
                throw RecordError.unproven("A kept file is not the one its entry speaks of.")
            }
            return opened
        }
    }

    /// SHA-256 in lower-case hexadecimal, as entries write it.
    package static func hash(of bytes: [UInt8]) -> String { hexadecimal(Array(SHA256.hash(data: bytes))) }

    private func fileAddress(_ hash: [UInt8], of subject: String) -> [UInt8] {
        keyring.blindIndex("kith file 1\n\(subject)\n\(Self.hexadecimal(hash))")
    }

    private static func context(_ address: [UInt8]) -> [UInt8] { Array("kith file 1\n".utf8) + address }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
