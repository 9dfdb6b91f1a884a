import Guidance

/// Someone who works with children: for which agency, in which roles, with what qualification, under whom.
package struct Practitioner: Process {
    package static let name = ProcessName.practitioner
    package static var acts: [any Act<Practitioner>.Type] {
        [Register.self, Amend.self, Disable.self, Enable.self, DeclareConflict.self]
    }

    package internal(set) var registered: Stamped<Register>?
    package internal(set) var fullName = ""
    /// In lower case.
    package internal(set) var email = ""
    package internal(set) var agency: AgencyID?
    /// Options of `practitionerRoles`.
    package internal(set) var roles: [String] = []
    package internal(set) var isSocialWorkQualified = false
    package internal(set) var registrationNumber: String?
    package internal(set) var team: String?
    package internal(set) var lineManager: PractitionerID?
    package internal(set) var phone: String?
    /// Set while they are disabled.
    package internal(set) var disabled: Stamped<Disable>?
    package internal(set) var conflicts: [Stamped<DeclareConflict>] = []

    package init() {}

    /// Nobody: a conflict of interest is about a person, but no part of their story.
    package var about: [PersonID] { [] }
    package var isEnabled: Bool { registered != nil && disabled == nil }

    package func next(under guidance: Guidance) -> [ActKind] {
        if registered == nil { return [Register.kind] }
        return disabled == nil ? [Amend.kind, DeclareConflict.kind, Disable.kind] : [Enable.kind]
    }

    /// As checks need to know them; nil before they are registered.
    package func doer(_ id: PractitionerID, agencyKind: String) -> Doer? {
        agency.map {
            Doer(
                practitioner: id, agency: $0, agencyKind: agencyKind, team: team, roles: roles,
                isSocialWorkQualified: isSocialWorkQualified, lineManager: lineManager)
        }
    }

    /// The label that their declared conflicts put on each person's record.
    package func exclusions(of id: PractitionerID) -> [PersonID: Label] {
        Dictionary(
            conflicts.map { ($0.act.person, Label.excluded(id)) }, uniquingKeysWith: { first, _ in first })
    }

    func checkRegistered() throws(Refusal) {
        guard registered != nil else {
            throw .notNow(
                "practitioner.notRegistered", "This practitioner is not on record.",
                instead: "Register them first.")
        }
    }
}
