import Foundation
import Practice
import Testing

@testable import Casework

@Suite("What lies inside documents")
struct DocumentContentsTests {
    private static func rule(_ bytes: [UInt8]) -> String {
        do throws(FileRefused) {
            return try FileReading.read(bytes).kind.rawValue
        } catch { return "refused: \(error.rule)" }
    }

    private static func holds(_ bytes: [UInt8], _ words: String...) -> Bool {
        words.contains { bytes.firstRange(of: Array($0.utf8)) != nil }
    }

    private static func entry(_ name: String, of bytes: [UInt8]) throws -> [UInt8] {
        let entry = try #require(try Zip.entries(of: bytes).first { $0.name == name })
        return try Zip.contents(of: entry, in: bytes)
    }

    // MARK: Unpacking

    /// Forty lines of text as ZLIB packs them, with a code of their own.
    static let packedLines = """
        eNqV1D0KwzAMhuG9p/AJSiT5t2fIJTK4baC1oQ70+k1XeRDfZggvJtKD171Vt7h+d8ezutaPOm5unMfvNtxrO6rr7fz+7p+2t8e4XtZ/QEaQ\
        dMBGQDoQI8g68EbAOghGUHQQjUB0kKyfnuaajcLroFhXTIMla9lhKqxt0zRbsvYdp0Jggx5FSAFVSBFlSAl1SBmFSAWVyAtMkQm1yAxjZEEx\
        socxckAxckQxcoJfxIxi5IJilAXFKIRiFEYxisAYxaMYJcAYJaIYJcEYJaMYpQAYf1zflhg=
        """

    @Test("What was packed comes out as it went in, and never more than is wanted")
    func unpacking() throws {
        let packed = Array(try #require(Data(base64Encoded: Self.packedLines)))
        let lines = (0..<40).map { "Line \($0) of the notes: she was late on \($0 * 7 % 13) mornings.\n" }.joined()
        let whole = try #require(Inflate.unpackZlib(packed[...], most: 10_000))
        #expect(String(decoding: whole.bytes, as: UTF8.self) == lines)
        #expect(whole.isWhole && whole.end == packed.count - 4)
        let part = try #require(Inflate.unpackZlib(packed[...], most: 100))
        #expect(part.bytes == Array(lines.utf8.prefix(100)) && !part.isWhole)
        #expect(Inflate.unpackZlib(packed[...], most: lines.utf8.count)?.isWhole == true)
        let stored = Array(String(repeating: "Notes. ", count: 20_000).utf8)
        #expect(Inflate.unpackZlib(Made.zlib(stored)[...], most: 200_000)?.bytes == stored)
        #expect(Inflate.unpackZlib(packed.prefix(100), most: 10_000) == nil)
    }

    @Test("Whatever is done to packed bytes, unpacking ends and keeps its bound", arguments: 1...4)
    func harmedPacked(seed: UInt64) throws {
        var random = Seeded(seed &* 104_729)
        let packed = Array(try #require(Data(base64Encoded: Self.packedLines)))
        for _ in 0..<1_500 {
            let unpacked = Inflate.unpack(random.harmed(Array(packed.dropFirst(2)))[...], most: 3_000)
            #expect((unpacked?.bytes.count ?? 0) <= 3_000)
        }
    }

    // MARK: Word and OpenDocument

    @Test("A document keeps its words and pictures, and loses where they were taken and who made it")
    func word() throws {
        let (kind, cleaned) = try FileReading.read(Made.letter())
        #expect(kind == .wordDocument)
        for name in ["word/media/image1.jpeg", "docProps/thumbnail.png", "docProps/core.xml", "docProps/app.xml"] {
            let before = try Self.entry(name, of: Made.letter())
            #expect(Self.holds(before, "GPS51.5074N", Made.author), "\(name)")
            let after = try Self.entry(name, of: cleaned)
            #expect(!Self.holds(after, "GPS51.5074N", Made.author), "\(name)")
        }
        #expect(!Self.holds(cleaned, "GPS51.5074N", Made.author), "not in an extra field or a comment either")
        #expect(Self.holds(try Self.entry("word/document.xml", of: cleaned), "Dear Ms Nowak"))
        #expect(try Self.entry("word/media/image1.jpeg", of: cleaned) == JPEG.cleaned(Made.jpeg()))
        #expect(try FileReading.read(cleaned).bytes == cleaned, "cleaning again changes nothing")
    }

    @Test("Properties are found by the document's own list, wherever they lie")
    func elsewhere() throws {
        let list = """
            <Relationships><Relationship Id="a" Target="/custom/who.xml" \
            Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>
            """
        let bytes = Made.letter([
            ("_rels/.rels", Array(list.utf8)), ("custom/who.xml", Array("<a>\(Made.author)</a>".utf8)),
        ])
        let cleaned = try FileReading.read(bytes).bytes
        #expect(!Self.holds(try Self.entry("custom/who.xml", of: cleaned), Made.author))
    }

    @Test("An OpenDocument text loses the same")
    func open() throws {
        let (kind, cleaned) = try FileReading.read(Made.openLetter())
        #expect(kind == .openDocument)
        #expect(!Self.holds(try Self.entry("Pictures/1.jpg", of: cleaned), "GPS51.5074N"))
        #expect(!Self.holds(try Self.entry("meta.xml", of: cleaned), Made.author))
        #expect(try FileReading.read(cleaned).bytes == cleaned)
    }

    private static func related(_ attributes: String) -> [UInt8] {
        Made.letter([("word/_rels/document.xml.rels", Array("<Relationships><Relationship \(attributes)/>".utf8))])
    }

    private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static func word(_ text: String) -> [UInt8] {
        Made.letter([("word/document.xml", Array("<w:document>\(text)</w:document>".utf8))])
    }

    static let documents: [(what: String, bytes: [UInt8], rule: String)] = [
        (
            "a link to a page, which somebody follows who chooses to",
            related(
                "Type=\"\(types)/hyperlink\" Target=\"https://school.example/a?b=1&amp;c=2\" TargetMode=\"External\""),
            "wordDocument"
        ),
        (
            "a template from elsewhere",
            related("Type=\"\(types)/attachedTemplate\" Target=\"https://x.example/t\" TargetMode=\"External\""),
            "refused: remote"
        ),
        (
            "a picture from elsewhere, in other quotes and order",
            related("TargetMode = 'External' Target='https://x.example/p' Type='\(types)/image'"), "refused: remote"
        ),
        (
            "a link that is a file",
            related("Type=\"\(types)/hyperlink\" Target=\"file:///a\" TargetMode=\"External\""),
            "refused: remote"
        ),
        (
            "a mode written with numbers",
            related("Type=\"\(types)/image\" Target=\"//x.example/p\" TargetMode=\"&#69;xternal\""), "refused: damaged"
        ),
        (
            "a list of links in UTF-16",
            Made.letter([
                ("word/_rels/document.xml.rels", [0xFF, 0xFE] + Array("<R/>".utf16).flatMap { [UInt8($0), 0] })
            ]),
            "refused: damaged"
        ),
        (
            "a program's part by another name", related("Type=\"\(types)/vbaProject\" Target=\"a.bin\""),
            "refused: active"
        ),
        (
            "a document with macros that calls itself one without",
            Made.letter([
                (
                    "[Content_Types].xml",
                    Array(
                        "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>".utf8
                    )
                )
            ]), "refused: active"
        ),
        (
            "a field that starts a program, in two pieces",
            word("<w:instrText>DDEA</w:instrText><w:instrText>UTO c:\\x</w:instrText>"), "refused: active"
        ),
        ("a field that fetches", word("<w:fldSimple w:instr=\"INCLUDETEXT x\"/>"), "refused: remote"),
        ("a page of its own in another part", word("<w:altChunk r:id=\"a\"/>"), "refused: active"),
        ("a document type", word("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc\">]>"), "refused: damaged"),
        (
            "a document in a document", Made.letter([("word/media/a.bin", Made.docx)]), "refused: active"
        ),
        (
            "an old document in a document", Made.letter([("word/media/a.bin", [0xD0, 0xCF, 0x11, 0xE0, 1])]),
            "refused: active"
        ),
        ("a TIFF picture", Made.letter([("word/media/a.tiff", [0x49, 0x49, 0x2A, 0, 8])]), "refused: picture"),
        ("half a photograph", Made.letter([("word/media/b.jpg", Array(Made.jpeg().prefix(60)))]), "refused: damaged"),
        ("a name twice", Made.letter([("WORD/document.xml", [0x3C])]), "refused: damaged"),
        ("a name that leads out", Made.letter([("word/../../a.xml", [0x3C])]), "refused: damaged"),
        ("a lock", Made.packed([("[Content_Types].xml", []), ("word/document.xml", [])], flags: 1), "refused: locked"),
        ("a link in OpenDocument", Made.openLetter("<text:a xlink:href=\"https://x.example\"/>"), "openDocument"),
        (
            "a picture from elsewhere in OpenDocument",
            Made.openLetter("<draw:image xlink:href=\"https://x.example/p\"/>"),
            "refused: remote"
        ),
        ("a file beside it", Made.openLetter("<text:section-source xlink:href=\"../a.odt\"/>"), "refused: remote"),
        (
            "a macro of OpenDocument", Made.openLetter("<script:event-listener script:event-name=\"dom:load\"/>"),
            "refused: active"
        ),
    ]

    @Test("What acts on its own or fetches something is refused", arguments: documents.indices)
    func refused(_ index: Int) {
        let one = Self.documents[index]
        #expect(Self.rule(one.bytes) == one.rule, "\(one.what)")
    }

    // MARK: PDF

    private static let objects = "1 0 << /S /JavaScript /JS (app.alert(1)) >>"
    private static func objectStream(_ more: String, _ bytes: [UInt8]) -> [UInt8] {
        Made.pdf([Made.stream("/Type /ObjStm /N 1 /First 4 \(more)", bytes)])
    }

    static let pdfs: [(what: String, bytes: [UInt8], rule: String)] = [
        ("objects that are packed", objectStream("/Filter /FlateDecode", Made.zlib("1 0 << /Type /Catalog >>")), "pdf"),
        ("a name with a number in it", Made.pdf([Array("<< /S /J#61vaScript /JS (x) >>".utf8)]), "refused: active"),
        ("a name of numbers", Made.pdf([Array("<< /S /#4C#61unch >>".utf8)]), "refused: active"),
        ("a script among packed objects", objectStream("/Filter /FlateDecode", Made.zlib(objects)), "refused: active"),
        (
            "the same in a list of one", objectStream("/Filter [/Fl#61teDecode]", Made.zlib(objects)), "refused: active"
        ),
        (
            "objects packed in another way", objectStream("/Filter /ASCIIHexDecode", Array("3C3C>".utf8)),
            "refused: unreadable"
        ),
        (
            "objects packed twice", objectStream("/Filter [/FlateDecode /ASCIIHexDecode]", Made.zlib("3C3C>")),
            "refused: unreadable"
        ),
        (
            "objects mixed as pictures are",
            objectStream("/Filter /FlateDecode /DecodeParms << /Predictor 12 >>", Made.zlib("1 0 <<>>")),
            "refused: unreadable"
        ),
        ("objects in another file", objectStream("/F (a.bin)", Array("1 0 <<>>".utf8)), "refused: unreadable"),
        (
            "packed objects behind words that look like them",
            objectStream("/X (>>\nstream\nendobj) /Filter /LZWDecode", [0x80, 1, 2]), "refused: unreadable"
        ),
        (
            "packed objects that do not say what they are",
            Made.pdf([Made.stream("/N 1 /First 4 /Filter /FlateDecode", Made.zlib(objects))]), "refused: active"
        ),
        ("damaged objects", objectStream("/Filter /FlateDecode", [0x78, 0x01, 7, 7, 7]), "refused: unreadable"),
        ("a lock", Made.pdf([Array("<< /Encrypt 2 0 R >>".utf8)]), "refused: locked"),
        (
            "a photograph that is packed again",
            Made.pdf([Made.stream("/Filter [/FlateDecode /DCTDecode]", Made.zlib(Made.jpeg()))]), "refused: metadata"
        ),
    ]

    @Test("What hides in a PDF is found, or the PDF is refused", arguments: pdfs.indices)
    func hidden(_ index: Int) {
        let one = Self.pdfs[index]
        #expect(Self.rule(one.bytes) == one.rule, "\(one.what)")
    }

    static let metadata =
        "<?xpacket begin=\"\"?><x:xmpmeta><rdf:RDF>GPS51.5074N</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"

    static let scanned = Made.pdf([
        Made.stream("/Subtype /Image /Filter /DCTDecode", Made.jpeg()),
        Made.stream("/Type /Metadata /Subtype /XML", Array(metadata.utf8)),
        Made.stream("/Type /Metadata /Subtype /XML /Filter /FlateDecode", Made.zlib(metadata)),
        Array("<< /Creator <46617274> /Title (A letter \\(of May\\)) >>".utf8),
        Made.stream("/Filter /FlateDecode", Made.zlib("BT (Dear Ms Nowak) Tj ET")),
    ])

    @Test("A PDF keeps its length, its words and its pictures, and loses places, devices and its author")
    func told() throws {
        let cleaned = try FileReading.read(Self.scanned).bytes
        #expect(cleaned.count == Self.scanned.count)
        #expect(Self.holds(Self.scanned, "GPS51.5074N") && Self.holds(Self.scanned, Made.author))
        #expect(!Self.holds(cleaned, "GPS51.5074N", Made.author, "46617274", "x:xmpmeta"))
        #expect(Self.holds(cleaned, "A letter \\(of May\\)") && Self.holds(cleaned, "Dear Ms Nowak"))
        let packed = try #require(cleaned.firstRange(of: Array("/Filter /FlateDecode /Length".utf8)))
        let start = try #require(cleaned[packed.upperBound...].firstRange(of: Array("stream\n".utf8))).upperBound
        let unpacked = try #require(Inflate.unpackZlib(cleaned[start...], most: 10_000))
        #expect(unpacked.isWhole && unpacked.bytes.allSatisfy { $0 == 0x20 })
        #expect(try FileReading.read(cleaned).bytes == cleaned, "cleaning again changes nothing")
    }

    // MARK: Harmed

    @Test("Whatever is done to documents, nothing breaks, and no picture in them keeps its place", arguments: 1...6)
    func harmed(seed: UInt64) throws {
        var random = Seeded(seed &* 15_485_863)
        var kept = 0
        for whole in [Made.letter(), Made.openLetter(), Self.scanned, Self.pdfs[0].bytes, Self.pdfs[9].bytes] {
            for _ in 0..<300 {
                guard let read = try? FileReading.read(random.harmed(whole)) else { continue }
                kept += 1
                #expect((try? FileReading.read(read.bytes))?.bytes == read.bytes, "seed \(seed)")
                guard read.kind == .wordDocument || read.kind == .openDocument else { continue }
                for entry in try Zip.entries(of: read.bytes) {
                    let contents = try Zip.contents(of: entry, in: read.bytes)
                    if contents.starts(with: JPEG.start) { #expect(!Self.holds(contents, "GPS51.5074N")) }
                }
            }
        }
        #expect(kept > 50, "some must pass, or this says nothing")
    }
}
