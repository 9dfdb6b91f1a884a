import Casework
import Practice
import Readings

extension Directory {
    /// The directory as the record's readings have it.
    package static func of(_ office: Office) -> Directory {
        Directory(
            practitioner: { try office.readings.practitioner(email: $0, in: $1) },
            question: { id, values in
                office.readings.standingQuestion(id, values).reading { standing in
                    guard standing.isEnabled, standing.agencyIsOpen else { return nil }
                    let role = standing.doer.roles.first.flatMap { office.library.label(.practitionerRoles, $0) } ?? ""
                    return Member(
                        doer: standing.doer, name: standing.name, email: standing.email,
                        actingAs: "\(role), \(standing.agency)")
                }
            })
    }
}
