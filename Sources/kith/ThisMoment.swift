import Foundation
import Guidance
import Practice

extension Moment {
    /// What the machine's clock shows.
    static var thisMoment: Moment {
        Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}

/// A new opaque id from the system's randomness.
let systemID: @Sendable () -> String = {
    var system = SystemRandomNumberGenerator()
    return Opaque.make(using: &system)
}
