import Foundation
import Testing

@testable import Record

@Suite("The master key")
struct KeyringTests {
    private let folder: String

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("kith-key-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private var path: String { folder + "/master.key" }

    private func put(_ bytes: [UInt8], mode: Int) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test("is made once, for its owner only, and found again")
    func made() throws {
        let one = try Keyring.open(file: path)
        let two = try Keyring.open(file: path)
        #expect(one.publicKey == two.publicKey)
        let found = try FileManager.default.attributesOfItem(atPath: path)
        #expect((found[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect((found[.size] as? NSNumber)?.intValue == 32)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["master.key"])
    }

    @Test("is not made when it ought to be there")
    func missing() {
        #expect(throws: RecordError.self) { try Keyring.open(file: path, makingOne: false) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("is refused when others may use the file", arguments: [0o640, 0o604, 0o666, 0o610, 0o601])
    func wide(_ mode: Int) throws {
        try put([UInt8](repeating: 7, count: 32), mode: mode)
        #expect(throws: RecordError.self) { try Keyring.open(file: path) }
    }

    @Test("is refused at any other length, and the file is left alone", arguments: [0, 31, 33, 64])
    func length(_ count: Int) throws {
        let bytes = [UInt8](repeating: 0x5a, count: count)
        try put(bytes, mode: 0o600)
        do {
            _ = try Keyring.open(file: path)
            Issue.record("a key of \(count) bytes was taken")
        } catch { #expect(!"\(error)".contains("ZZZZ") && !"\(error)".lowercased().contains("5a5a")) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
    }

    @Test("is refused behind a link")
    func link() throws {
        try put([UInt8](repeating: 7, count: 32), mode: 0o600)
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
        #expect(throws: RecordError.self) { try Keyring.open(file: folder + "/link") }
    }

    @Test("gives keys that have nothing in common")
    func derived() throws {
        let keyring = try Keyring(masterKey: [UInt8](repeating: 1, count: 32))
        let keys = [keyring.wrapping, keyring.readings, keyring.blinding].map { key in
            key.withUnsafeBytes { [UInt8]($0) }
        }
        #expect(Set(keys + [[UInt8](keyring.signing.rawRepresentation)]).count == 4)
        #expect(try Keyring(masterKey: [UInt8](repeating: 2, count: 32)).publicKey != keyring.publicKey)
    }

    @Test("blinds a text always alike, and no two texts or keys alike")
    func blind() throws {
        let one = try Keyring(masterKey: [UInt8](repeating: 1, count: 32))
        let two = try Keyring(masterKey: [UInt8](repeating: 2, count: 32))
        #expect(one.blindIndex("9434765919") == one.blindIndex("9434765919"))
        #expect(one.blindIndex("9434765919").count == 16)
        #expect(one.blindIndex("9434765919") != one.blindIndex("9434765918"))
        #expect(one.blindIndex("9434765919") != two.blindIndex("9434765919"))
        #expect(one.blindIndex("").count == 16)
    }

    @Test("seals readings so that they open only whole, in their own place and with their own key")
    func readings() throws {
        let keyring = try Keyring(masterKey: [UInt8](repeating: 1, count: 32))
        for words in ["", "Zoë was seen alone", String(repeating: "long ", count: 10_000)] {
            let sealed = try keyring.sealReading(text: words, at: "chronology.words")
            #expect(sealed.count == words.utf8.count + 28)
            #expect(try keyring.openReading(text: sealed, at: "chronology.words") == words)
            #expect(throws: RecordError.self) { try keyring.openReading(sealed, at: "person.name") }
            var changed = sealed
            changed[changed.count / 2] ^= 1
            #expect(throws: RecordError.self) { try keyring.openReading(changed, at: "chronology.words") }
            let other = try Keyring(masterKey: [UInt8](repeating: 2, count: 32))
            #expect(throws: RecordError.self) { try other.openReading(sealed, at: "chronology.words") }
        }
        #expect(throws: RecordError.self) { try keyring.openReading([1, 2, 3]) }
    }

    @Test("never uses a nonce twice")
    func nonces() throws {
        let keyring = try Keyring(masterKey: [UInt8](repeating: 1, count: 32))
        let sealed = try (0..<2_000).map { _ in try keyring.sealReading([1]) }
        #expect(Set(sealed.map { Array($0.prefix(12)) }).count == 2_000)
    }
}
