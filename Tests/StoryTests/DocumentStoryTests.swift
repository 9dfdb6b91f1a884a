import Guidance
import Practice
import Readings
import Testing

@testable import Casework
@testable import Cast

@Suite struct ADrawingAtLunchTests {
    let child = "Elsie Marchbanks"

    private func documents(_ told: Told) async throws -> [DocumentRow] {
        let person = try told.stage.person(child)
        return try await told.read { try $0.documents(about: person, in: $1) }
    }

    private func file(_ row: DocumentRow, by name: String, _ told: Told) async throws -> KeptFile? {
        let shown = try await told.office.lookout.file(
            of: row.stream, by: Caller(try told.practitioner(name)), for: .init(because: "To read it"),
            at: Told.today)
        guard case .shown(let file, _) = shown else { return nil }
        return file
    }

    @Test func `The photograph belongs to the concern's entry, and has lost its place and telephone`() async throws {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            let rows = try await documents(told)
            #expect(rows.count == 4)
            let line = try #require(try await told.lines(of: child).first { $0.act == "concern.record" })
            let photograph = try #require(rows.first { $0.entry == line.number })
            #expect(photograph.what == "Drawing Elsie made at lunch")
            #expect(photograph.holds == .childsWords)
            #expect(photograph.regarding == line.stream)
            let kept = try #require(try await file(photograph, by: "Miriam Calder", told))
            for word in ["Farthing Telephones", "Model 9", "Exif"] {
                #expect(Drawing.photograph.firstRange(of: Array(word.utf8)) != nil)
                #expect(kept.bytes.firstRange(of: Array(word.utf8)) == nil)
            }
            #expect(kept.bytes.count == photograph.file.size)
        }
    }

    @Test func `Who opened the photograph is on record, and it opens to nobody without a part`() async throws {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            let rows = try await documents(told)
            let first = try #require(rows.first)
            _ = try await file(first, by: "Joanna Petrie", told)
            let person = try told.stage.person(child)
            let looks = try await told.read { try $0.looks(at: person, limit: 10, in: $1) }
            #expect(looks.contains { $0.what == "file" })
            for stranger in ["Imran Sadiq", "Teresa Lockhart", "Piotr Lisowski", "Ruth Ellingham"] {
                await #expect(throws: Rejection.self) { _ = try await file(first, by: stranger, told) }
            }
        }
    }

    @Test func `The council reads what came with the referral, and the concern's photograph stays the school's`()
        async throws
    {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            let rows = try await documents(told)
            let referral = try #require(rows.last { $0.regarding?.process == .episode })
            #expect(try await file(referral, by: "Jerome Baptiste", told) != nil)
            let concern = try #require(rows.first { $0.regarding?.process == .concern })
            let shown = try await file(concern, by: "Jerome Baptiste", told)
            // The lead practitioner may read everything about the child, the school's concern included.
            #expect(shown != nil)
        }
    }

    @Test func `What was taken back can be opened by nobody, and the record says why`() async throws {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            let wrong = try #require(try await documents(told).first { $0.isWithdrawn })
            await #expect(throws: Rejection.self) { _ = try await file(wrong, by: "Joanna Petrie", told) }
            #expect(try await told.headlines(of: child).contains("Document taken back"))
        }
    }

    @Test func `The same file of another child stands at another place, and once for one child`() async throws {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            let addresses = try await told.office.database.read {
                try $0.all("SELECT address FROM sealed_file", []) { $0.blob(0) }
            }
            // Kept with the concern and again with the referral: one file. The form that was taken back: another.
            #expect(addresses.count == 2)
            let kept = try #require(try await documents(told).first { $0.file.kind == .jpeg })
            let elsie = try told.stage.person("Elsie Marchbanks").id
            let hash = kept.file.sha256.utf8Pairs
            try await told.office.database.write { [book = told.office.book] session in
                guard let bytes = try book.file(hash, of: elsie, in: session) else { return }
                try book.keep(file: bytes, of: "someone else", in: session)
            }
            let after = try await told.office.database.read {
                try $0.first("SELECT count(*) FROM sealed_file", []) { $0.number(0) }
            }
            #expect(after == 3)
        }
    }

    @Test func `A file that was changed where it lies is not read`() async throws {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            let row = try #require(try await documents(told).first)
            try await told.office.database.write { session in
                try session.run("UPDATE sealed_file SET sealed = zeroblob(length(sealed))", [])
            }
            await #expect(throws: (any Error).self) { _ = try await file(row, by: "Joanna Petrie", told) }
        }
    }

    @Test func `Nothing waits once it has been recorded, and what waits for a week is thrown away`() async throws {
        try await withOffice(telling: .aDrawingAtLunch) { (told) async throws -> Void in
            func waiting() async throws -> Int? {
                try await told.office.database.read { try $0.first("SELECT count(*) FROM upload", []) { $0.number(0) } }
            }
            #expect(try await waiting() == 0)
            let teacher = try told.practitioner("Miriam Calder")
            let upload = try await told.office.uploads.keep(
                Array("Notes".utf8), what: "Notes", by: teacher, at: Told.today)
            #expect(try await told.office.uploads.waiting([upload.id], of: teacher).map(\.id) == [upload.id])
            let other = try told.practitioner("Joanna Petrie")
            #expect(try await told.office.uploads.waiting([upload.id], of: other).isEmpty)
            try await told.office.uploads.sweep(at: Told.today.adding(hours: 24 * 6))
            #expect(try await waiting() == 1)
            try await told.office.uploads.sweep(at: Told.today.adding(hours: 24 * 8))
            #expect(try await waiting() == 0)
        }
    }

    private struct Down: Error {}

    /// Whether a file that is sent has been found clean.
    private func scanned(_ told: Told, by scanner: Casework.Scanner?) async throws -> Bool? {
        let teacher = try told.practitioner("Miriam Calder")
        let upload = try await told.office.uploads.keep(
            Array("Notes".utf8), what: "", by: teacher, at: Told.today, scanner: scanner)
        return upload.file.scanned
    }

    @Test func `While the scanner is down nothing is taken where that is asked, and what it finds is refused`()
        async throws
    {
        try await withOffice(telling: nil) { (told) async throws -> Void in
            let down: @Sendable ([UInt8]) async throws -> Casework.Scanner.Finding = { _ in throw Down() }
            let unasked = try await scanned(told, by: nil)
            let clean = try await scanned(told, by: Casework.Scanner(isRequired: true) { _ in .clean })
            let without = try await scanned(told, by: Casework.Scanner(isRequired: false, scan: down))
            #expect(unasked == nil && clean == true && without == nil)
            await #expect(throws: Rejection.self) {
                _ = try await scanned(told, by: Casework.Scanner(isRequired: true, scan: down))
            }
            await #expect(throws: Rejection.self) {
                _ = try await scanned(told, by: Casework.Scanner(isRequired: false) { _ in .infected("Eicar") })
            }
        }
    }
}

extension String {
    /// Hexadecimal digits as bytes.
    fileprivate var utf8Pairs: [UInt8] {
        let digits = Array(self)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}
