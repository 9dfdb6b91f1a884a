import Crypto
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import NIOCore

/// The style sheets, scripts and icon of the pages, read once at start and served under names that hold their
/// hash.
///
/// The design system's own files come from a folder made at set-up and are checked against its list of
/// hashes; where the folder is missing or was altered, our own `base.css` styles the same class names and no
/// page is broken.
package struct Assets: Sendable {
    /// Which sheet the pages stand on.
    package enum Mode: Sendable, Hashable {
        /// The design system of this version.
        case upstream(String)
        /// Our own sheet, and why.
        case fallback(String)
    }

    struct File: Sendable {
        let body: ByteBuffer
        let type: String
        /// In quotes, as the header wants it.
        let tag: String
    }

    package let mode: Mode
    /// What every page asks for.
    package let links: PageAssets
    private let files: [String: File]
    private let icon: File?

    /// - Parameter upstream: the folder with the design system and its `manifest.json`; nil to do without.
    package init(upstream: URL?) throws {
        var shelf = Shelf()
        guard let own = Bundle.module.url(forResource: "Resources", withExtension: nil) else {
            throw MissingResource(name: "Resources")
        }
        let (mode, found) = Upstream.read(upstream)
        var styles: [Link] = []
        var frontend: Link?
        for (name, bytes) in found {
            let link = shelf.add(name, bytes)
            if name.hasSuffix(".css") { styles.append(link) }
            if name.hasSuffix(".js") { frontend = link }
        }
        if case .fallback = mode { styles = [shelf.add("base.css", try Self.bytes("base.css", in: own))] }
        // Figures have a sheet of their own to be read, and go out with the other: a page asks once.
        let sheet = try Self.bytes("app.css", in: own) + Self.bytes("figures.css", in: own)
        styles.append(shelf.add("app.css", sheet))
        let scripts = try ["init.js", "app.js"].map { shelf.add($0, try Self.bytes($0, in: own)) }
        let iconLink = shelf.add("favicon.svg", try Self.bytes("favicon.svg", in: own))
        self.mode = mode
        files = shelf.files
        icon = shelf.files.first { $0.key.hasPrefix("favicon-") }?.value
        links = PageAssets(styles: styles, scripts: scripts, icon: iconLink, frontend: frontend)
    }

    /// Our own two sheets as one, for pages that stand without a server.
    static func ownSheets() throws -> [UInt8] {
        guard let own = Bundle.module.url(forResource: "Resources", withExtension: nil) else {
            throw MissingResource(name: "Resources")
        }
        return try bytes("base.css", in: own) + bytes("app.css", in: own)
    }

    /// The script that searches pages that stand without a server.
    static func searchScript() throws -> [UInt8] {
        guard let own = Bundle.module.url(forResource: "Resources", withExtension: nil) else {
            throw MissingResource(name: "Resources")
        }
        return try bytes("search.js", in: own)
    }

    private static func bytes(_ name: String, in folder: URL) throws -> [UInt8] {
        let file = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: file.path) else { throw MissingResource(name: name) }
        return Array(try Data(contentsOf: file))
    }

    /// Says in one word, and with which version or why, what the pages stand on: for the log and readiness.
    package var said: String {
        switch mode {
        case .upstream(let version): "upstream \(version)"
        case .fallback(let why): "fallback (\(why))"
        }
    }

    /// The names of all files, for tests.
    package var names: [String] { files.keys.sorted() }

    /// Answers `/assets/{name}`.
    package func answer(_ name: String, _ request: Request) throws -> Response {
        guard let file = files[name] else { throw TurnedAway.notFound }
        return Self.answer(file, request, cache: "public, max-age=31536000, immutable")
    }

    /// Answers `/favicon.svg` and `/favicon.ico`, which browsers ask for by themselves.
    package func favicon(_ request: Request) throws -> Response {
        guard let icon else { throw TurnedAway.notFound }
        return Self.answer(icon, request, cache: "public, max-age=86400")
    }

    private static func answer(_ file: File, _ request: Request, cache: String) -> Response {
        let headers: HTTPFields = [
            .contentType: file.type, .eTag: file.tag, .cacheControl: cache,
        ]
        let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
            .map { String($0).trimmed }
        if known.contains(file.tag) || known.contains("W/" + file.tag) || known.contains("*") {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.body))
    }
}

/// Files being put under names that hold their hash.
private struct Shelf {
    var files: [String: Assets.File] = [:]

    mutating func add(_ name: String, _ bytes: [UInt8]) -> Link {
        let hash = Array(SHA256.hash(data: bytes)).hex
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let full = "\(name[..<dot])-\(hash.prefix(16))\(name[dot...])"
        files[full] = Assets.File(
            body: ByteBuffer(bytes: bytes), type: Self.type(of: name), tag: "\"\(hash)\"")
        return "/assets/\(full)"
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }
}

/// The design system's files as they were fetched at set-up.
private enum Upstream {
    private struct Manifest: Decodable {
        struct Entry: Decodable {
            let name: String
            let sha256: String
        }

        let version: String
        let files: [Entry]
    }

    static func read(_ folder: URL?) -> (mode: Assets.Mode, files: [(String, [UInt8])]) {
        guard let folder else { return (.fallback("no folder was given"), []) }
        guard let list = try? Data(contentsOf: folder.appendingPathComponent("manifest.json")) else {
            return (.fallback("it was not fetched"), [])
        }
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: list) else {
            return (.fallback("its list of files cannot be read"), [])
        }
        var files: [(String, [UInt8])] = []
        for entry in manifest.files where entry.name.hasSuffix(".css") || entry.name.hasSuffix(".js") {
            let isPlain = !entry.name.contains("/") && !entry.name.hasPrefix(".")
            guard isPlain, let data = try? Data(contentsOf: folder.appendingPathComponent(entry.name)) else {
                return (.fallback("a file of it is missing"), [])
            }
            let bytes = Array(data)
            guard Array(SHA256.hash(data: bytes)).hex == entry.sha256.lowercased() else {
                return (.fallback("a file of it was altered"), [])
            }
            files.append((entry.name, bytes))
        }
        guard files.contains(where: { $0.0.hasSuffix(".css") }) else {
            return (.fallback("it holds no style sheet"), [])
        }
        return (.upstream(manifest.version), files)
    }
}
