/// One of an area's two logs: what was done, and who looked.
///
/// An area is a local safeguarding partnership's area, named by lower-case letters, digits and hyphens.
package struct LogID: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable, CaseIterable {
        case acts, looks
    }

    package let area: String
    package let kind: Kind

    /// The log's name in its checkpoints and entries: `kith/<area>/acts` or `kith/<area>/looks`.
    package let origin: String
    package var description: String { origin }

    package init(area: String, kind: Kind) {
        self.area = area
        self.kind = kind
        origin = "kith/\(area)/\(kind.rawValue)"
    }

    package static func acts(_ area: String) -> LogID { LogID(area: area, kind: .acts) }
    package static func looks(_ area: String) -> LogID { LogID(area: area, kind: .looks) }

    package init?(origin: String) {
        let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "kith", let kind = Kind(rawValue: String(parts[2])) else {
            return nil
        }
        self.init(area: String(parts[1]), kind: kind)
        guard isWellNamed else { return nil }
    }

    var isWellNamed: Bool {
        !area.isEmpty && area.utf8.count <= 60
            && area.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
