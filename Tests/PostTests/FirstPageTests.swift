import Foundation
import Testing

@testable import Post

/// A PDF's first page as a picture, and the program that makes it kept within its bounds.
@Suite("A PDF's first page")
struct FirstPageTests {
    private static let program = "/usr/bin/pdftoppm"
    private static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

    /// The least that is a PDF with one empty page.
    private static var pdf: [UInt8] {
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for object in [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>",
        ] {
            places.append(text.utf8.count)
            text += "\(places.count) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 4\n0000000000 65535 f \n"
        for place in places {
            text += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
        }
        return Array((text + "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n").utf8)
    }

    @Test("becomes a PNG", .enabled(if: isThere))
    func painted() async throws {
        #expect(try await FirstPage(Self.program).png(of: Self.pdf).starts(with: Self.png))
    }

    @Test("is no picture where the file is none, and the program is not waited for", .enabled(if: isThere))
    func broken() async throws {
        let firstPage = try FirstPage(Self.program)
        await #expect(throws: WireTrouble.self) { _ = try await firstPage.png(of: Array("%PDF-1.4 no more".utf8)) }
        await #expect(throws: WireTrouble.self) { _ = try await firstPage.png(of: []) }
    }

    @Test("takes no answer that is not a PNG, and no longer than its seconds")
    func bounded() async throws {
        // It makes no PNG of anything.
        let repeats = try FirstPage("/bin/cat")
        await #expect(throws: WireTrouble.self) { _ = try await repeats.png(of: Self.pdf) }
        #expect(throws: WireTrouble.self) { try FirstPage("pdftoppm") }
        #expect(throws: WireTrouble.self) { try FirstPage("/no/such/program") }
    }
}
