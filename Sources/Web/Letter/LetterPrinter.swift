/// Makes a PDF of a letter's page; the page itself stays the record.
package struct LetterPrinter: Sendable {
    /// From a whole HTML document to a tagged PDF.
    package let pdf: @Sendable ([UInt8]) async throws -> [UInt8]

    package init(_ pdf: @escaping @Sendable ([UInt8]) async throws -> [UInt8]) {
        self.pdf = pdf
    }
}
