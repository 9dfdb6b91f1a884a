/// An act that claims something only one may have: an e-mail address, an NHS number, a UPN.
///
/// Before it is checked, whatever of it another already has stands in the setting's `standing.taken`.
package protocol Claiming {
    /// Each in its one form, as it is kept. Leaves out what cannot be read.
    var claims: [String] { get }
}
