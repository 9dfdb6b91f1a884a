import Practice

/// A file that is not taken, and what to do instead, in words for whoever sent it.
package struct FileRefused: Error, Sendable, Hashable {
    /// Stable, for scripts: `svg`, `tooLarge`.
    package let rule: String
    package let words: String

    init(_ rule: String, _ words: String) {
        self.rule = rule
        self.words = words
    }
}

/// Tells what a file is from its bytes, and makes it safe to keep: places, devices and hidden text are taken out of
/// pictures, also of those in documents, and whatever could act on its own is refused. Names and types given by the
/// sender count for nothing.
package enum FileReading {
    /// The most one file may hold, in bytes, unless the operator says otherwise.
    package static let usualMost = 10 * 1_048_576
    /// The most points a picture may have: more would exhaust whatever shows it.
    static let mostPoints = 80_000_000

    /// - Returns: what it is, and the bytes to keep.
    package static func read(
        _ bytes: [UInt8], most: Int = usualMost
    ) throws(FileRefused) -> (kind: Document.Kind, bytes: [UInt8]) {
        guard !bytes.isEmpty else { throw FileRefused("empty", "This file is empty. Choose another one") }
        guard bytes.count <= most else {
            throw FileRefused(
                "tooLarge", "A file may hold up to \(most / 1_048_576) MB. Make it smaller or send it in parts")
        }
        if bytes.starts(with: JPEG.start) { return (.jpeg, try JPEG.cleaned(bytes)) }
        if bytes.starts(with: PNG.signature) { return (.png, try PNG.cleaned(bytes)) }
        if bytes.starts(with: "%PDF-".utf8) { return (.pdf, try PDF.cleaned(bytes)) }
        if bytes.starts(with: Zip.start) { return try OfficeDocument.cleaned(bytes) }
        try refuseKnown(bytes)
        return (.text, try text(bytes))
    }

    /// Kinds that people send and that are not taken, each with its own way out.
    private static func refuseKnown(_ bytes: [UInt8]) throws(FileRefused) {
        if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
            let brand = String(decoding: bytes[8..<12], as: UTF8.self)
            if ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"].contains(brand) {
                throw FileRefused(
                    "heic",
                    "Photographs of this kind (HEIC) are not taken. Set the camera to “Most compatible”, or save it as JPEG"
                )
            }
            throw FileRefused(
                "video", "Films and sound are not taken. Say in words what they show, and where they are kept")
        }
        let others: [(String, [UInt8])] = [
            ("GIF", Array("GIF8".utf8)), ("WebP", Array("RIFF".utf8)), ("TIFF", [0x49, 0x49, 0x2A, 0]),
            ("TIFF", [0x4D, 0x4D, 0, 0x2A]), ("BMP", Array("BM".utf8)),
        ]
        for (name, start) in others where bytes.starts(with: start) && name != "BMP" {
            throw FileRefused("picture", "\(name) pictures are not taken. Save it as JPEG or PNG and send that")
        }
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
        if bytes.starts(with: old) {
            throw FileRefused(
                "oldOffice", "Old Word and Excel files are not taken. Save it as .docx or PDF and send that")
        }
        if bytes.starts(with: Array("{\\rtf".utf8)) {
            throw FileRefused("rtf", "Rich text files are not taken. Save it as .docx or PDF and send that")
        }
    }

    /// Plain text: UTF-8, nothing that cannot be typed, and nothing that a browser would run.
    private static func text(_ bytes: [UInt8]) throws(FileRefused) -> [UInt8] {
        let unknown = FileRefused(
            "unknown",
            "This kind of file is not taken. Send a photograph (JPEG or PNG), a PDF, a .docx, an .odt or plain text")
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unknown }
        for byte in bytes where byte < 0x20 || byte == 0x7F {
            guard byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C else { throw unknown }
        }
        let isMarked = text.hasPrefix("\u{FEFF}")
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(400).lowercased()
        let active = [
            "<!doctype", "<html", "<?xml", "<svg", "<script", "<head", "<body", "<iframe", "<!--", "<?php", "#!",
        ]
        if active.contains(where: start.hasPrefix) || start.contains("<svg") || start.contains("<script") {
            throw FileRefused(
                "active", "Web pages, drawings in SVG and programs are not taken. Send a picture or a PDF of it")
        }
        return isMarked ? Array(bytes.dropFirst(3)) : bytes
    }
}
