/// Whom or which agencies a question of a form offers, where not everyone on record fits.
///
/// It spares searching a long list; what an act takes is for its own check alone.
package struct Offered: Sendable, Hashable {
    /// Those named; nil for everyone.
    package var practitioners: Set<PractitionerID>?
    /// Everyone who works for one of these; nil for any.
    package var staffOf: Set<AgencyID>?
    /// Everyone with one of these roles; nil for any.
    package var roles: Set<String>?
    /// The agencies themselves; nil for all.
    package var agencies: Set<AgencyID>?

    package init(
        practitioners: Set<PractitionerID>? = nil, staffOf: Set<AgencyID>? = nil, roles: Set<String>? = nil,
        agencies: Set<AgencyID>? = nil
    ) {
        self.practitioners = practitioners
        self.staffOf = staffOf
        self.roles = roles
        self.agencies = agencies
    }

    package func takes(_ practitioner: PractitionerID, of agency: AgencyID, with held: [String]) -> Bool {
        (practitioners?.contains(practitioner) ?? true) && (staffOf?.contains(agency) ?? true)
            && (roles.map { !$0.isDisjoint(with: held) } ?? true)
    }

    package func takes(_ agency: AgencyID) -> Bool { agencies?.contains(agency) ?? true }
}
