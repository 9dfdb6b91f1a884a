import Foundation
import Testing

@testable import Access

@Suite("docs/access.md")
struct PageTests {
    private static func page() throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("docs/access.md"), encoding: .utf8)
    }

    @Test(
        "lists every rule in order, every relationship and every act, in the words of the code",
        arguments: [
            AccessInWords.rules, AccessInWords.relationships, AccessInWords.acts,
        ])
    func tables(_ rows: [String]) throws {
        let table = rows.joined(separator: "\n")
        #expect(try Self.page().contains(table), "the page should hold these rows:\n\(table)")
    }

    @Test("names the roles that may search and that may take emergency access")
    func roles() throws {
        let page = try Self.page()
        #expect(page.contains("**Roles that may search**: \(AccessInWords.list(ActRule.maySearch))."))
        let emergency = AccessInWords.list(Roles.mayTakeEmergencyAccess)
        #expect(page.contains("**Roles that may take emergency access**: \(emergency)."))
    }
}
