/// One thing that two descriptions agree or differ in, what it weighs, and how a practitioner is told of it.
package struct Finding: Sendable, Hashable {
    /// What was compared.
    package enum Feature: String, Sendable, Hashable, CaseIterable {
        case name, bornOn, nhsNumber, upn, postcode, twins
    }

    package let feature: Feature
    /// Above nought speaks for the same person, below nought against.
    package let weight: Int
    /// In a few words: "Same date of birth".
    package let says: String

    init(_ feature: Feature, _ weight: Int, _ says: String) {
        self.feature = feature
        self.weight = weight
        self.says = says
    }
}

/// The weights, in one place.
///
/// They stand in the proportions of a Fellegi–Sunter comparison (1969): each is about the logarithm to base 2
/// of how much likelier the finding is between two records of one person than between two people's. They are
/// judged, not estimated from data, and are never shown without their findings.
enum Weight {
    static let sameNHSNumber = 20
    static let otherNHSNumber = -10
    static let sameUPN = 18
    /// A child who has changed schools may have been given a second one.
    static let otherUPN = -3

    static let sameName = 11
    static let swappedNames = 9
    static let givenSame = 5
    static let givenSounds = 3
    static let givenClose = 3
    static let givenInitial = 1
    static let givenOther = -5
    static let familySame = 6
    static let familySounds = 4
    static let familyClose = 3
    static let familyShared = 5
    /// Families change names more often than people change what they are called.
    static let familyOther = -3

    static let bornSame = 8
    static let bornSwapped = 6
    static let bornOneDigit = 5
    static let bornSameYear = 0
    static let bornOther = -7
    static let bornNearExpected = 3

    static let samePostcode = 4
    static let sameOutwardCode = 1
}
