import Guidance
import Practice

/// How much an answer gives away. Partial: two views may each show what the other does not.
///
/// hide < refuse < stub < offer < redacted < full, and one redacted view is within another when all it shows
/// the other shows too. Whom a stub names does not matter.
package struct Breadth: Sendable, Hashable {
    private let step: Int
    private let sees: Sees?

    package init(_ outcome: Outcome) {
        switch outcome {
        case .hide: (step, sees) = (0, nil)
        case .refuse: (step, sees) = (1, nil)
        case .stub: (step, sees) = (2, nil)
        case .offer: (step, sees) = (3, nil)
        case .redacted(let sees): (step, self.sees) = (4, sees)
        case .full: (step, sees) = (5, nil)
        }
    }

    /// Nothing is given away that `other` does not give away.
    package func isWithin(_ other: Breadth) -> Bool {
        if let sees, let others = other.sees { return sees.isWithin(others) }
        return step <= other.step
    }
}

extension Sees {
    /// Everything this shows, `other` shows too.
    package func isWithin(_ other: Sees) -> Bool {
        if status && !other.status || feedback && !other.feedback { return false }
        let shown = everyones.subtracting(masked)
        let othersShown = other.everyones.subtracting(other.masked)
        if !shown.isSubset(of: othersShown) { return false }
        for (process, classes) in within
        where !classes.subtracting(masked).isSubset(
            of: othersShown.union((other.within[process] ?? []).subtracting(other.masked)))
        { return false }
        let contributed = Set(FieldClass.allCases).subtracting(masked).subtracting(othersShown)
        let isAll = other.status && other.feedback && contributed.isEmpty
        if !isAll && !streams.isSubset(of: other.streams) { return false }
        if contributed.isEmpty || agencies.isEmpty && authors.isEmpty { return true }
        return agencies.isSubset(of: other.agencies) && authors.isSubset(of: other.authors)
            && contributed.isDisjoint(with: other.masked)
    }
}

extension Outcome {
    package var breadth: Breadth { Breadth(self) }
}
