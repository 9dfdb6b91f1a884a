import Casework
import Practice
import Record
import Testing

@testable import Cast

/// Every act there is belongs to somebody's story, so that each can be looked at and none is built for nobody.
@Suite struct EveryActTests {
    /// Acts that no story tells, with why.
    private static let untold: [ActKind: String] = {
        var untold: [ActKind: String] = [
            "letter.revise": "tried in “Told in writing”, after the letter was sent, and refused",
            "partnership.endCluster": "no cluster of schools has ended in any story yet",
        ]
        for process in ["circumstance", "concern", "difference", "earlyHelp", "episode", "livingAway", "person"] {
            untold[ActKind(rawValue: "\(process).correct")] =
                "one act for all processes; no story has a slip of the pen"
        }
        for process in ["circumstance", "livingAway"] {
            untold[ActKind(rawValue: "\(process).explainLate")] =
                "told of an episode; here late acts bring their reason"
        }
        return untold
    }()

    @Test func `Every act is told in a story`() async throws {
        try await withOffice { told in
            _ = try await Demo.tell(on: told.office, today: Told.today, children: 0, seed: 1)
            let (book, area) = (told.office.book, told.office.area)
            let recorded = try await told.read { _, session in
                var kinds: Set<String> = []
                try book.entries(on: .acts(area), in: session) { entry in
                    kinds.insert(entry.envelope.kind)
                    return true
                }
                return kinds
            }
            let missing = Acts.kinds.filter { !recorded.contains($0.rawValue) }
            #expect(missing == Self.untold.keys.sorted(), "what is told leaves the list of what is not")
        }
    }
}
