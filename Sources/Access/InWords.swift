import Guidance
import Practice

/// The rules as rows of a page, so that what is written about access is what is decided.
package enum AccessInWords {
    /// The rules in the order in which they are asked.
    package static var rules: [String] {
        AccessRule.all.enumerated().map { "| \($0 + 1) | `\($1.id)` | \($1.says) | \($1.authority) |" }
    }

    package static var relationships: [String] { RelationshipRule.all.map(\.row) }

    package static var acts: [String] { ActRule.all.map(\.row) }

    /// `designatedSafeguardingLead` as `designated safeguarding lead`.
    static func spaced(_ code: String) -> String {
        if code == FieldClass.childsWords.rawValue { return "the child's words" }
        return code.map { $0.isUppercase ? " \($0.lowercased())" : String($0) }.joined()
    }

    static func list(_ codes: Set<String>) -> String { codes.sorted().map(spaced).joined(separator: ", ") }
}

extension RelationshipRule {
    fileprivate var row: String {
        let looks = Look.allCases.filter(looksAt.contains).map(\.rawValue).joined(separator: ", ")
        let classes = FieldClass.allCases.filter(everyones.contains).map(\.rawValue)
        let shown = classes.count == FieldClass.allCases.count ? ["everything"] : classes
        let also = (status ? ["status"] : []) + (feedback ? ["feedback"] : [])
        let inProcesses = within.sorted { $0.key.rawValue < $1.key.rawValue }.map { process, classes in
            "in \(AccessInWords.spaced(process.rawValue)): \(AccessInWords.list(Set(classes.map(\.rawValue))))"
        }
        let whoever = ((also + shown).map(AccessInWords.spaced) + inProcesses).joined(separator: ", ")
        return "| \(AccessInWords.spaced(relationship.rawValue)) | \(says) | \(looks) | \(whoever) | "
            + "\(contributions.rawValue) | \(AccessInWords.list(purposes)) |"
    }
}

extension ActRule {
    fileprivate var row: String {
        let more = judged.rawValue.isEmpty ? "" : "; \(judged.rawValue)"
        return "| `\(act)` | \(whoInWords) | \(needs.inWords)\(more) | \(obligesInWords) |"
    }

    private var whoInWords: String {
        let kinds = agencyKinds.map { " in: \(AccessInWords.list($0))" } ?? ""
        guard let roles else { return "anyone with an account\(kinds)" }
        if roles == ActRule.maySearch { return "roles that may search\(kinds)" }
        if roles == Roles.mayTakeEmergencyAccess { return "roles that may take emergency access\(kinds)" }
        return AccessInWords.list(roles) + kinds
    }

    private var obligesInWords: String {
        obliges.isEmpty ? "–" : obliges.map(\.inWords).sorted().joined(separator: ", ")
    }
}

extension ActRule.Need {
    fileprivate var inWords: String {
        switch self {
        case .nothing: "nothing: it concerns no one's record"
        case .anyone: "anyone who can be found"
        case .relationship(let wanted): AccessInWords.list(Set(wanted.map(\.rawValue)))
        case .involvedAgency: "their agency is or was involved"
        case .holdingAgency: "their agency holds the open work"
        case .responsibleAgency: "their agency holds the open work; where nobody does, it is or was involved"
        case .emergencyOffer: "emergency access is offered"
        case .authored: "they wrote it"
        }
    }
}

extension Obligation {
    package var inWords: String {
        switch self {
        case .log: "log"
        case .reason: "reason"
        case .notify(let told): "tell the \(AccessInWords.spaced(told.rawValue))"
        case .secondPerson: "second person"
        }
    }
}
