import Foundation
import Guidance
import Testing

@testable import Web

@Suite("The copy of the guidance library for other hosts")
struct GuidanceSiteTests {
    @Test("holds every page the first one leads to, with relative addresses, and only the search has a script")
    func copy() throws {
        let files = try GuidanceSite(Pictures.library, today: LibraryPageTests.today).files()
        let paths = Set(files.map(\.path))
        #expect(paths.count == files.count && paths.count > 500)
        #expect(paths.isSuperset(of: ["index.html", "style.css", "all.json", "for/school.html", "glossary.html"]))
        for provision in Pictures.library.provisions.all {
            #expect(paths.contains("provisions/\(provision.key).html"), "\(provision.key)")
        }
        for file in files where file.path.hasSuffix(".html") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for mark in ["href=\"/", "src=\"/", "action=\"/", "data-index=\"/"] {
                #expect(!text.contains(mark), "\(file.path): \(mark)")
            }
            #expect(text.contains("<form") == ["index.html", "search.html"].contains(file.path), "\(file.path)")
            let scripts = text.components(separatedBy: "<script").dropFirst()
            #expect(scripts.count == (file.path == "search.html" ? 1 : 0), "\(file.path)")
            #expect(scripts.allSatisfy { $0.hasPrefix(" src=\"search.js\" defer></script>") }, "\(file.path)")
        }
    }

    @Test("has a list of words from which its script finds what Kith finds, each with a page of the copy")
    func searchIndex() throws {
        struct Index: Decodable {
            struct Entry: Decodable {
                let kind, key, title, address, says, source: String
                let words: [String: String]
            }
            let entries: [Entry]
            let unsaid: [String]
        }
        let files = try GuidanceSite(Pictures.library, today: LibraryPageTests.today).files()
        let paths = Set(files.map(\.path))
        let list = try #require(files.first { $0.path == "search.json" })
        #expect(list.bytes.count < 400_000, "\(list.bytes.count) bytes")
        let index = try JSONDecoder().decode(Index.self, from: Data(list.bytes))
        let library = Pictures.library
        #expect(
            index.entries.count == library.provisions.all.count + library.definitions.count + library.acronyms.count)
        for entry in index.entries {
            #expect(paths.contains(String(entry.address.prefix { $0 != "#" })), "\(entry.address)")
            #expect(!entry.says.isEmpty && !entry.source.isEmpty && !entry.words.isEmpty, "\(entry.key)")
        }
        let bereaved = try #require(index.entries.first { $0.key == "earlyHelp.signBereaved" })
        #expect(bereaved.source.hasSuffix("unconfirmed") && bereaved.words["9"]?.contains("bereavement") == true)
        #expect(index.unsaid.contains("the"))
    }
}
