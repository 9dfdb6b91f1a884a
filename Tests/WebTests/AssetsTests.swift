import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Assets and what machines ask")
struct AssetsTests {
    private func folder(_ files: [String: String], altering: Bool = false) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "assets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let entries = try files.sorted { $0.key < $1.key }.map { name, text in
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            let hash = Array(SHA256.hash(data: Array((altering ? text + "x" : text).utf8))).hex
            return #"{"name": "\#(name)", "sha256": "\#(hash)"}"#
        }
        let manifest = #"{"version": "5.11.1", "files": [\#(entries.joined(separator: ","))]}"#
        try Data(manifest.utf8).write(to: folder.appendingPathComponent("manifest.json"))
        return folder
    }

    @Test("Without the design system the pages stand on our own sheet")
    func fallback() throws {
        let assets = try Assets(upstream: nil)
        #expect(assets.said.hasPrefix("fallback"))
        #expect(assets.links.styles.map(\.address).first?.hasPrefix("/assets/base-") == true)
        #expect(assets.links.styles.map(\.address).last?.hasPrefix("/assets/app-") == true)
        #expect(assets.links.frontend == nil)
    }

    @Test("With the design system its sheet comes first and ours last")
    func upstream() throws {
        let assets = try Assets(upstream: folder(["govuk.min.css": "a{}", "govuk.min.js": "export {}"]))
        #expect(assets.mode == .upstream("5.11.1"))
        #expect(assets.links.styles.count == 2)
        #expect(assets.links.styles[0].address.hasPrefix("/assets/govuk.min-"))
        #expect(assets.links.frontend?.address.hasSuffix(".js") == true)
    }

    @Test("A design system that is missing, altered or unreadable is not used")
    func altered() throws {
        let nowhere = FileManager.default.temporaryDirectory.appendingPathComponent(
            "none-\(UUID().uuidString)")
        #expect(try Assets(upstream: nowhere).mode == .fallback("it was not fetched"))
        #expect(
            try Assets(upstream: folder(["a.css": "a{}"], altering: true)).mode
                == .fallback("a file of it was altered"))
        let lost = try folder(["a.css": "a{}"])
        try FileManager.default.removeItem(at: lost.appendingPathComponent("a.css"))
        #expect(try Assets(upstream: lost).mode == .fallback("a file of it is missing"))
        let empty = try folder([:])
        #expect(try Assets(upstream: empty).mode == .fallback("it holds no style sheet"))
    }

    @Test(
        "Files are kept by browsers for good, are asked for again by their hash, and nothing else is served")
    func serving() async throws {
        let doors = try await Doors { $0.operatorToken = "operator-secret" }
        let assets = try Assets(upstream: nil)
        let router = doors.router
        MachineRoutes(
            keeper: doors.keeper, assets: assets,
            ready: { Readiness(isReady: false, facts: [("database", "read-only")]) }
        ).add(to: router)
        let app = Application(router: router, logger: doors.log.logger)
        try await app.test(.router) { client in
            for name in assets.names {
                let answer = try await client.execute(
                    uri: "/assets/\(name)", method: .get, headers: [.range: "bytes=0-1"])
                #expect(answer.status == .ok, "ranges are not answered in part")
                #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                let tag = try #require(answer.headers[.eTag])
                #expect(
                    tag == "\"" + Array(SHA256.hash(data: Array(answer.body.readableBytesView))).hex + "\"")
                let again = try await client.execute(
                    uri: "/assets/\(name)", method: .get, headers: [.ifNoneMatch: "\"old\", " + tag])
                #expect(again.status == .notModified && again.body.readableBytes == 0)
                let head = try await client.execute(uri: "/assets/\(name)", method: .head)
                #expect(head.body.readableBytes == 0)
            }
            for path in [
                "/assets/common-passwords.txt", "/assets/app.css", "/assets/..", "/assets/%2e%2e%2fapp.css",
                "/assets/",
                "/assets/../Resources/app.css",
            ] {
                #expect(try await client.execute(uri: path, method: .get).status != .ok, "\(path)")
            }
            #expect(
                try await client.execute(uri: "/favicon.ico", method: .get).headers[.contentType]
                    == "image/svg+xml")
            #expect(try await client.execute(uri: "/health/live", method: .get).status == .ok)
            let ready = try await client.execute(uri: "/health/ready", method: .get)
            #expect(ready.status == .serviceUnavailable)
            #expect(ready.text.contains(#""database":"read-only""#) && ready.text.contains(#""ready":false"#))
            let contact = try await client.execute(uri: "/.well-known/security.txt", method: .get).text
            #expect(contact.contains("Contact: mailto:") && contact.contains("Expires: 2024-09-24T00:00:00Z"))
            #expect(try await client.execute(uri: "/metrics", method: .get).status == .notFound)
            let operators = try await client.execute(
                uri: "/metrics", method: .get, headers: [.authorization: "Bearer operator-secret"])
            #expect(operators.text.contains("kith_requests_total"))
            let wrong = try await client.execute(
                uri: "/metrics", method: .get, headers: [.authorization: "Bearer operator-secre"])
            #expect(wrong.status == .notFound)
        }
    }
}
