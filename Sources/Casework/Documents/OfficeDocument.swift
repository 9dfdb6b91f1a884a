import Practice

/// A word processor's document taken apart and put together again without what tells where, when and by whom its
/// pictures and its text were made. What acts on its own or fetches something from elsewhere is refused.
enum OfficeDocument {
    /// More than any letter holds.
    private static let mostUnpacked = 64 * 1_048_576

    private static let active = FileRefused(
        "active", "This document holds macros or other files. Save it without them, or as PDF, and send that")
    private static let remote = FileRefused(
        "remote", "This document fetches something from elsewhere when it is opened. Save it as PDF and send that")
    private static let picture = FileRefused(
        "picture", "This document holds a picture of a kind that is not taken. Save it as PDF and send that")

    static func cleaned(_ bytes: [UInt8]) throws(FileRefused) -> (kind: Document.Kind, bytes: [UInt8]) {
        let entries = try Zip.entries(of: bytes).filter { !$0.isFolder }
        guard entries.reduce(0, { $0 + $1.size }) <= mostUnpacked else {
            throw FileRefused("bomb", "This file unpacks to more than a document could hold")
        }
        for entry in entries where isActive(entry.name.lowercased()) { throw active }
        let kind = try kind(of: entries, in: bytes)
        var parts: [Zip.Part] = []
        let described = try metadata(of: entries, in: bytes)
        for entry in entries {
            let contents = try Zip.contents(of: entry, in: bytes)
            if let blank = blank(entry.name.lowercased(), kind, described) {
                parts.append(Zip.Part(entry.name, Array(blank.utf8)))
                continue
            }
            try check(entry.name.lowercased(), contents, kind)
            let kept = try cleaned(picture: contents)
            parts.append(kept == contents ? Zip.Part(entry, in: bytes) : Zip.Part(entry.name, kept))
        }
        return (kind, Zip.written(parts))
    }

    private static func isActive(_ name: String) -> Bool {
        name.hasSuffix("vbaproject.bin") || name.hasPrefix("basic/") || name.hasPrefix("scripts/")
            || name.contains("activex") || name.hasPrefix("word/embeddings/") || name.hasSuffix(".js")
            || name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".mht")
    }

    private static func kind(of entries: [Zip.Entry], in bytes: [UInt8]) throws(FileRefused) -> Document.Kind {
        let names = Set(entries.map(\.name))
        if names.contains("[Content_Types].xml"), names.contains("word/document.xml") { return .wordDocument }
        // OpenDocument says what it is in its first entry, which is not packed.
        if names.contains("content.xml"), let first = entries.first, first.name == "mimetype", !first.isPacked,
            bytes[first.place].elementsEqual("application/vnd.oasis.opendocument.text".utf8)
        {
            return .openDocument
        }
        throw Zip.other
    }

    // MARK: What it says of whoever made it

    /// The entries that a Word document's own list names as its properties, wherever they lie.
    private static func metadata(of entries: [Zip.Entry], in bytes: [UInt8]) throws(FileRefused) -> [String: String] {
        guard let list = entries.first(where: { $0.name == "_rels/.rels" }) else { return [:] }
        var found: [String: String] = [:]
        for tag in try MarkedText.tags(of: try Zip.contents(of: list, in: bytes), wanted: ["Relationship"]) {
            guard let target = tag.attributes["Target"], let type = tag.attributes["Type"]?.split(separator: "/").last
            else { continue }
            let name = target.drop { $0 == "/" || $0 == "." }
            if properties[String(type)] != nil { found[name.lowercased()] = String(type) }
        }
        return found
    }

    private static let properties = [
        "core-properties":
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
        "extended-properties":
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
        "custom-properties":
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
    ]

    /// What is written in the place of an entry about whoever made the document; nil for all others.
    private static func blank(_ name: String, _ kind: Document.Kind, _ described: [String: String]) -> String? {
        let declared = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        if kind == .openDocument {
            guard name == "meta.xml" || name.hasSuffix("/meta.xml") else { return nil }
            return declared
                + "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.3\"/>"
        }
        let usual = ["docprops/core.xml": "core", "docprops/app.xml": "extended", "docprops/custom.xml": "custom"]
        let type = described[name] ?? usual[name].map { $0 + "-properties" }
        return type.flatMap { properties[$0] }.map { declared + $0 }
    }

    // MARK: What acts

    private static func check(_ name: String, _ contents: [UInt8], _ kind: Document.Kind) throws(FileRefused) {
        let others: [[UInt8]] = [
            Zip.start, [0xD0, 0xCF, 0x11, 0xE0], Array("%PDF-".utf8), [0x4D, 0x5A], [0x7F, 0x45, 0x4C, 0x46],
            Array("{\\rtf".utf8),
        ]
        if others.contains(where: contents.starts) { throw active }
        let isMarked =
            name.hasSuffix(".xml") || name.hasSuffix(".rels") || name.hasSuffix(".vml")
            || name.hasSuffix(".svg") || name.hasSuffix(".rdf")
        guard isMarked || looksMarked(contents) else { return }
        if name.hasSuffix(".rels") { return try checkRelationships(contents) }
        if kind == .openDocument { return try checkOpenDocument(contents) }
        if name == "[content_types].xml" { return try checkTypes(contents) }
        try checkWord(contents)
    }

    private static func looksMarked(_ contents: [UInt8]) -> Bool {
        // UTF-16, in which nothing here would be found: refused as it is read.
        if contents.starts(with: [0xFF, 0xFE]) || contents.starts(with: [0xFE, 0xFF]) { return true }
        let text = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? contents.dropFirst(3) : contents[...]
        return text.first { $0 > 0x20 } == 0x3C
    }

    /// What a part of a Word document leads to: into the document, or to a page that someone chooses to open.
    private static func checkRelationships(_ contents: [UInt8]) throws(FileRefused) {
        for tag in try MarkedText.tags(of: contents, wanted: ["Relationship"]) where tag.name == "Relationship" {
            let type = tag.attributes["Type"]?.split(separator: "/").last.map { $0.lowercased() } ?? ""
            let target = tag.attributes["Target"]?.lowercased() ?? ""
            if ["vbaproject", "oleobject", "package", "control", "afchunk", "frame", "subdocument"].contains(type) {
                throw active
            }
            let isElsewhere =
                tag.attributes["TargetMode"]?.lowercased() == "external" || target.contains(":")
                || target.hasPrefix("//")
            if isElsewhere, type != "hyperlink" || !isPage(target) { throw remote }
        }
    }

    /// An address that a reader follows when they choose to.
    private static func isPage(_ address: String) -> Bool {
        ["http://", "https://", "mailto:", "tel:", "#"].contains(where: address.hasPrefix)
    }

    private static func checkTypes(_ contents: [UInt8]) throws(FileRefused) {
        for tag in try MarkedText.tags(of: contents, wanted: ["Default", "Override"]) {
            let type = tag.attributes["ContentType"]?.lowercased() ?? ""
            for word in ["macroenabled", "vbaproject", "activex", "oleobject", "html"] where type.contains(word) {
                throw active
            }
        }
    }

    /// Fields that start a program or fetch a file.
    private static func checkWord(_ contents: [UInt8]) throws(FileRefused) {
        var fields = ""
        for tag in try MarkedText.tags(of: contents, wanted: ["instrText", "fldSimple", "altChunk", "script"]) {
            switch tag.name {
            case "altChunk", "script": throw active
            case "instrText": fields += tag.text
            case "fldSimple": fields += " " + (tag.attributes["instr"] ?? "")
            default: continue
            }
        }
        if fields.contains("&#") { throw active }
        let words = fields.uppercased().split { !$0.isLetter }
        if words.contains("DDE") || words.contains("DDEAUTO") { throw active }
        if words.contains("INCLUDETEXT") || words.contains("INCLUDEPICTURE") { throw remote }
    }

    private static func checkOpenDocument(_ contents: [UInt8]) throws(FileRefused) {
        let wanted: Set<String> = ["event-listener", "script", "plugin", "applet", "floating-frame", "dde-source"]
        for tag in try MarkedText.tags(of: contents, wanted: wanted) {
            if wanted.contains(tag.name) { throw active }
            guard let address = tag.attributes["href"]?.lowercased(), !address.isEmpty else { continue }
            if tag.name == "a", isPage(address) { continue }
            // "../" leads out of the document; within it everything has a name of its own.
            if address.contains(":") || address.hasPrefix("/") || address.hasPrefix("..") { throw remote }
        }
    }

    // MARK: Pictures

    /// A picture without what tells where it was taken and with what; anything else as it is.
    private static func cleaned(picture contents: [UInt8]) throws(FileRefused) -> [UInt8] {
        if contents.starts(with: JPEG.start) { return try JPEG.cleaned(contents) }
        if contents.starts(with: PNG.signature) { return try PNG.cleaned(contents) }
        let isOther =
            contents.starts(with: [0x49, 0x49, 0x2A, 0]) || contents.starts(with: [0x4D, 0x4D, 0, 0x2A])
            || contents.starts(with: Array("RIFF".utf8))
            || contents.count > 12 && contents[4..<8].elementsEqual("ftyp".utf8)
        if isOther { throw picture }
        return contents
    }
}
