/// What is known of someone, as far as it helps to tell whether two records are about the same person.
package struct PersonDescription: Sendable, Hashable {
    /// Every name: full name, known as, earlier names.
    package let names: [NameWords]
    package let bornOn: BirthDate?
    /// The date a baby is expected, while not yet born.
    package let expectedOn: BirthDate?
    package let nhsNumber: String?
    package let upn: String?
    /// Folded; of every address known.
    package let postcodes: [String]

    package init(
        names: [String] = [], bornOn: BirthDate? = nil, expectedOn: BirthDate? = nil,
        nhsNumber: String? = nil,
        upn: String? = nil, postcodes: [String] = []
    ) {
        self.names = names.compactMap { NameWords($0) }
        self.bornOn = bornOn
        self.expectedOn = expectedOn
        self.nhsNumber = nhsNumber.map(Folding.identifier).flatMap { $0.isEmpty ? nil : $0 }
        self.upn = upn.map(Folding.identifier).flatMap { $0.isEmpty ? nil : $0 }
        self.postcodes = postcodes.compactMap(Folding.postcode)
    }

    /// What is missing before anyone may be searched for by it; nil when it is enough.
    ///
    /// Two identifiers are needed, so that nobody browses: a name with a date of birth or a postcode. An NHS
    /// number or a UPN is one that stands for two.
    package var lackingForSearch: String? {
        if nhsNumber != nil || upn != nil { return nil }
        let hasName = names.contains { $0.joined.unicodeScalars.count >= 2 }
        switch (hasName, bornOn != nil || expectedOn != nil, !postcodes.isEmpty) {
        case (true, true, _), (true, _, true): return nil
        case (true, false, false): return "Add a date of birth or a postcode to the name."
        case (false, true, _), (false, _, true): return "Add a name."
        default: return "Enter a name with a date of birth or a postcode, or an NHS number, or a UPN."
        }
    }
}
