/// WeasyPrint as a child process: HTML goes in, a tagged PDF comes out, and nothing else.
///
/// No file and no network: HTML by its input, PDF by its output, addresses of any kind refused.
package struct WeasyPrint: Sendable {
    private let child: Confined

    /// - Throws: `WireTrouble` when there is no such program.
    package init(_ program: String, seconds: Int = 20) throws(WireTrouble) {
        // Fonts and Python's libraries take most of the memory.
        child = try Confined(
            "WeasyPrint", program, seconds: seconds, memory: 1_500 * 1_048_576, mostOutput: 20 * 1_048_576)
    }

    package func pdf(of html: [UInt8]) async throws -> [UInt8] {
        try await child.output(
            of: html,
            [
                "--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "--media-type", "print",
                "--allowed-protocols", "data", "-", "-",
            ], beginning: Array("%PDF-".utf8))
    }
}
