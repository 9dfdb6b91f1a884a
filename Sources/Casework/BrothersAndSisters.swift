import Guidance
import Practice
import Readings
import Store

/// Which children are a child's brothers and sisters, or share a home with them: those about whom one form may be recorded
/// together.
enum BrothersAndSisters {
    /// What makes two people brother and sister, or parent and child; options of `relationshipKinds`. Not a friend or a
    /// peer: their records are nothing to one another's.
    private static let siblings: Set<String> = ["sibling", "twin", "identicalTwin", "halfSibling", "stepSibling"]
    private static let parents: Set<String> = ["mother", "father", "parent", "stepParent", "adoptiveParent"]
    private static let children: Set<String> = ["child"]

    /// Those tied to these people: by blood or marriage, by a home, or by a parent they share.
    static func near(_ people: [PersonID], on day: Day, _ readings: Readings, _ session: any Session) throws
        -> [PersonID]
    {
        let all = try readings.tiesAndParents(around: people, in: session).filter { $0.lasts(on: day) }
        let lasting = all.filter { people.contains($0.person) || people.contains($0.other) }
        let counted = siblings.union(parents).union(children)
        let close = lasting.filter { $0.kind.map(counted.contains) ?? true }
        let adults = lasting.compactMap { parent(in: $0, of: people) }
        let shared = all.filter { tie in adults.contains { isChild(of: $0, by: tie) } }
        var found: [PersonID] = []
        for one in (close + shared).flatMap({ [$0.other, $0.person] }) where !people.contains(one) {
            if !found.contains(one) { found.append(one) }
        }
        return found
    }

    /// The parent, where a tie says that somebody is one of these people's.
    private static func parent(in tie: FamilyTie, of people: [PersonID]) -> PersonID? {
        guard let kind = tie.kind else { return nil }
        if parents.contains(kind), people.contains(tie.person) { return tie.other }
        return children.contains(kind) && people.contains(tie.other) ? tie.person : nil
    }

    private static func isChild(of adult: PersonID, by tie: FamilyTie) -> Bool {
        guard let kind = tie.kind else { return false }
        return parents.contains(kind) && tie.other == adult || children.contains(kind) && tie.person == adult
    }
}
