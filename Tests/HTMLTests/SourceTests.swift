import Foundation
import Testing

@Suite("How pages are written")
struct SourceTests {
    static let sources: [(name: String, text: String)] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let rooms = ["HTML", "Web"].map { root.appendingPathComponent($0) }
        let files = rooms.flatMap { room in
            FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil)?.compactMap {
                $0 as? URL
            } ?? []
        }
        return files.filter { $0.pathExtension == "swift" }.compactMap { file in
            (try? String(contentsOf: file, encoding: .utf8)).map { (file.lastPathComponent, $0) }
        }
    }()

    @Test("no attribute is left unquoted, no page carries style or script of its own")
    func attributes() throws {
        #expect(Self.sources.count > 10)
        let unquoted = /<[a-z][^>"]*\ [a-z\-]+=\\\(/
        let inline = /\ (style|on[a-z]+)=\\?"/
        for source in Self.sources {
            for line in source.text.split(separator: "\n") {
                #expect(line.firstMatch(of: unquoted) == nil, "\(source.name): \(line)")
                #expect(line.firstMatch(of: inline) == nil, "\(source.name): \(line)")
            }
        }
    }
}
