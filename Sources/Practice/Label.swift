import Guidance

/// A mark on a person's record that narrows who may see it. Adding one never widens anyone's view.
package enum Label: Hashable, Sendable, Codable {
    /// Only those allowed; others get a stub naming whom to ask, or the offer of emergency access.
    case restricted(allowing: [PractitionerID], offersEmergencyAccess: Bool)
    /// Only those allowed; for everyone else the record does not exist.
    case sealed(allowing: [PractitionerID])
    /// This practitioner never: a party, a relative, a declared conflict of interest.
    case excluded(PractitionerID)
    /// The address is shown only to those leading the work.
    case locationProtected
    /// Nobody outside the allocated agency until this moment.
    case embargoed(until: Moment)
}
