import Casework
import Practice
import Readings

extension Directory {
    /// The directory as the record's readings have it.
    package static func of(_ office: Office) -> Directory {
        Directory(
            practitioner: { try office.readings.practitioner(email: $0, in: $1) },
            member: { id, session in
                guard let standing = try office.readings.practitioner(id, in: session), standing.isEnabled,
                    standing.agencyIsOpen, let colleague = try office.readings.colleague(id, in: session)
                else { return nil }
                let agency = try office.readings.agency(colleague.agency, in: session)?.name ?? ""
                let role = colleague.roles.first.flatMap { office.library.label(.practitionerRoles, $0) } ?? ""
                return Member(
                    doer: standing.doer, name: colleague.name, email: colleague.email, actingAs: "\(role), \(agency)")
            })
    }
}
