/// Makes a picture of a PDF's first page, so that it can be looked at without opening the file.
package struct FirstPagePainter: Sendable {
    /// From a PDF to a PNG.
    package let png: @Sendable ([UInt8]) async throws -> [UInt8]

    package init(_ png: @escaping @Sendable ([UInt8]) async throws -> [UInt8]) {
        self.png = png
    }
}

/// Makes a PDF of a letter's page; the page itself stays the record.
package struct LetterPrinter: Sendable {
    /// From a whole HTML document to a tagged PDF.
    package let pdf: @Sendable ([UInt8]) async throws -> [UInt8]

    package init(_ pdf: @escaping @Sendable ([UInt8]) async throws -> [UInt8]) {
        self.pdf = pdf
    }
}
