/// The first page of a PDF as a picture, by poppler's `pdftoppm` as a child process: a PDF goes in, a PNG comes out.
///
/// A picture can run nothing, follow no link and hold no form. The program reads a file that anyone may have made, so it
/// has little memory and little time, no file and no name of one, and its answer counts only where it is a PNG.
package struct FirstPage: Sendable {
    private let child: Confined
    /// Pixels of the longer side: legible, and no copy of the document.
    private static let longest = 1_200

    /// - Throws: `WireTrouble` when there is no such program.
    package init(_ program: String, seconds: Int = 10) throws(WireTrouble) {
        child = try Confined(
            "pdftoppm", program, seconds: seconds, memory: 512 * 1_048_576, mostOutput: 8 * 1_048_576)
    }

    package func png(of pdf: [UInt8]) async throws -> [UInt8] {
        try await child.output(
            of: pdf, ["-png", "-f", "1", "-l", "1", "-singlefile", "-scale-to", "\(Self.longest)", "-"],
            beginning: [0x89, 0x50, 0x4E, 0x47])
    }
}
