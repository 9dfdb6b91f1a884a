import Practice
import Testing

@testable import Casework

@Suite("What a file is, and what is taken out of it")
struct FileReadingTests {
    private static func rule(_ bytes: [UInt8]) -> String {
        do throws(FileRefused) {
            return try FileReading.read(bytes).kind.rawValue
        } catch { return "refused: \(error.rule)" }
    }

    @Test("A photograph keeps its picture and how the camera was held, and loses where it was taken")
    func jpeg() throws {
        let (kind, cleaned) = try FileReading.read(Made.jpeg())
        #expect(kind == .jpeg)
        #expect(Made.jpeg().firstRange(of: Made.place) != nil)
        #expect(cleaned.firstRange(of: Made.place) == nil)
        #expect(cleaned.firstRange(of: [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]) != nil)
        #expect(Walk.segments(of: cleaned).map(\.marker) == [0xE1, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA])
        #expect(Walk.segments(of: cleaned)[0].bytes.last(where: { $0 != 0 }) == 6)
        #expect(Array(cleaned.suffix(2)) == [0xFF, 0xD9])
        #expect(try FileReading.read(cleaned).bytes == cleaned, "cleaning again changes nothing")
    }

    @Test("A photograph taken upright needs no word of how the camera was held")
    func upright() throws {
        let cleaned = try FileReading.read(Made.jpeg(turned: 1)).bytes
        #expect(Walk.segments(of: cleaned).map(\.marker) == [0xE0, 0xDB, 0xC0, 0xC4, 0xDA])
    }

    @Test("A picture keeps the chunks that draw it, and loses its texts, times and places")
    func png() throws {
        let (kind, cleaned) = try FileReading.read(Made.png())
        #expect(kind == .png)
        #expect(Made.png().firstRange(of: Made.place) != nil)
        #expect(cleaned.firstRange(of: Made.place) == nil)
        let whole =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + Made.chunk("IHDR", Made.four(4) + Made.four(4) + [8, 2, 0, 0, 0])
            + Made.chunk("IDAT", [0x78, 0x01, 1, 2, 3]) + Made.chunk("IEND", [])
        #expect(cleaned == whole)
    }

    @Test("The check sum is that of the standard")
    func checkSum() { #expect(CRC.of("123456789".utf8) == 0xCBF4_3926) }

    static let kinds: [(what: String, bytes: [UInt8], rule: String)] = [
        ("a PDF", Made.pdf, "pdf"), ("a Word document", Made.docx, "wordDocument"),
        ("an OpenDocument text", Made.odt, "openDocument"), ("plain text", Array("Notes of 3 May\r\n".utf8), "text"),
        ("text with letters of other languages", Array("Zażółć gęślą jaźń".utf8), "text"),
        ("nothing", [], "refused: empty"),
        ("a PDF that ends too soon", Array(Made.pdf.prefix(40)), "refused: damaged"),
        ("a PDF with a script", Array("%PDF-1.7 << /JavaScript (app.alert(1)) >> %%EOF".utf8), "refused: active"),
        ("a PDF with a file in it", Array("%PDF-1.7 << /EmbeddedFile >> %%EOF".utf8), "refused: active"),
        ("a web page", Array("<!DOCTYPE html><p>Hello".utf8), "refused: active"),
        ("a web page after white space", Array("\n\n  <html>".utf8), "refused: active"),
        ("a drawing in SVG", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), "refused: active"),
        ("a drawing in SVG with its declaration", Array("<?xml version='1.0'?><svg/>".utf8), "refused: active"),
        ("a program for a shell", Array("#!/bin/sh\nls".utf8), "refused: active"),
        ("a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], "refused: unknown"),
        ("text with control characters", [0x41, 0x00, 0x42], "refused: unknown"),
        ("a photograph from a telephone in HEIC", Array("\0\0\0\u{18}ftypheic\0\0\0\0".utf8), "refused: heic"),
        ("a film", Array("\0\0\0\u{18}ftypisom\0\0\0\0".utf8), "refused: video"),
        ("a moving picture", Array("GIF89a".utf8), "refused: picture"),
        ("an old Word file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "refused: oldOffice"),
        (
            "a Word document with macros",
            Made.zip([
                ("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "x"),
            ]), "refused: active"
        ),
        ("a spreadsheet", Made.zip([("[Content_Types].xml", ""), ("xl/workbook.xml", "")]), "refused: zip"),
        ("packed files", Made.zip([("a.txt", "a")]), "refused: zip"),
        (
            "a document that unpacks to more than it could hold",
            Made.zip(
                [("[Content_Types].xml", ""), ("word/document.xml", "")], unpacked: 0x7FFF_FFFF), "refused: bomb"
        ),
        ("the beginning of a packed file", Array(Made.docx.prefix(30)), "refused: damaged"),
        ("a photograph with too many points", Made.jpeg(width: 60_000, height: 60_000), "refused: tooManyPoints"),
        ("a picture with too many points", Made.png(width: 100_000, height: 100_000), "refused: tooManyPoints"),
        ("a photograph without points", Made.jpeg(width: 0), "refused: damaged"),
        ("half a photograph", Array(Made.jpeg().prefix(200)), "refused: damaged"),
    ]

    @Test("Each kind of file is told by its bytes, and taken or refused", arguments: kinds.indices)
    func kind(_ index: Int) {
        let one = Self.kinds[index]
        #expect(Self.rule(one.bytes) == one.rule, "\(one.what)")
    }

    @Test("A file that is larger than one may be is refused")
    func tooLarge() {
        #expect(throws: FileRefused.self) { try FileReading.read([UInt8](repeating: 0x41, count: 11), most: 10) }
    }

    @Test("Every refusal says what to do instead")
    func remedies() {
        for one in Self.kinds where one.rule.hasPrefix("refused") {
            do throws(FileRefused) { _ = try FileReading.read(one.bytes) } catch {
                #expect(error.words.count > 20 && !error.words.hasSuffix("."), "\(one.what): \(error.words)")
            }
        }
    }

    @Test(
        "Whatever is done to a photograph, nothing breaks, and what is kept holds no camera's words", arguments: 1...8)
    func harmedPhotographs(seed: UInt64) {
        var random = Seeded(seed)
        var kept = 0
        for _ in 0..<4_000 {
            guard let cleaned = try? FileReading.read(random.harmed(Made.jpeg())), cleaned.kind == .jpeg else {
                continue
            }
            kept += 1
            for segment in Walk.segments(of: cleaned.bytes) {
                switch segment.marker {
                case 0xE0: #expect(segment.bytes.count == 14)
                case 0xE1: #expect(segment.bytes.count == 32)
                case 0xEE: #expect(segment.bytes.count == 12)
                case 0xE2...0xEF, 0xFE: Issue.record("a marker \(segment.marker) was kept, seed \(seed)")
                default: continue
                }
            }
            #expect((try? FileReading.read(cleaned.bytes))?.bytes == cleaned.bytes)
        }
        #expect(kept > 100, "some must pass, or this says nothing")
    }

    @Test("Whatever is done to other files, nothing breaks, and no picture keeps its texts", arguments: 1...8)
    func harmedOthers(seed: UInt64) {
        var random = Seeded(seed &* 7_919)
        for whole in [Made.png(), Made.pdf, Made.docx, Made.odt] {
            for _ in 0..<1_500 {
                guard let read = try? FileReading.read(random.harmed(whole)) else { continue }
                if read.kind == .png { #expect(read.bytes.firstRange(of: Made.place) == nil) }
                #expect(read.kind.isPicture || read.bytes.count > 0)
            }
        }
    }
}

/// A second reader of JPEG, which shares nothing with the first.
enum Walk {
    static func segments(of bytes: [UInt8]) -> [(marker: UInt8, bytes: [UInt8])] {
        var found: [(UInt8, [UInt8])] = []
        var place = 2
        while place + 3 < bytes.count {
            guard bytes[place] == 0xFF else {
                place += 1
                continue
            }
            let marker = bytes[place + 1]
            if marker == 0 || marker == 0xFF || (0xD0...0xD9).contains(marker) {
                place += marker == 0xFF ? 1 : 2
                continue
            }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            found.append((marker, Array(bytes[(place + 4)..<min(bytes.count, place + 2 + length)])))
            place += 2 + length
        }
        return found
    }
}
