/// The keys under which a person can be found again without reading every record.
///
/// They are hashed with a secret before they are stored, so each joins two identifiers: a key of a name alone
/// would show how common each name is. Two records are compared when they share a key; sharing one says no
/// more than that.
package enum BlockingKeys {
    /// The keys of someone on record.
    package static func of(
        names: [String], dob: BirthDate?, identifiers: [String] = [], postcode: String? = nil
    ) -> [String] {
        of(names: names, dob: dob, identifiers: identifiers, postcodes: postcode.map { [$0] } ?? [])
    }

    /// The keys of someone on record who has had several addresses.
    package static func of(
        names: [String], dob: BirthDate?, identifiers: [String] = [], postcodes: [String]
    ) -> [String] {
        var keys: Set<String> = []
        let sounds = sounds(of: names)
        let postcodes = postcodes.compactMap(Folding.postcode)
        for identifier in identifiers.map(Folding.identifier) where !identifier.isEmpty {
            keys.insert("number:\(identifier)")
        }
        for sound in sounds {
            if let dob {
                // A wrong year leaves day and month; a wrong or swapped day or month leaves the year.
                keys.insert("name+year:\(sound)|\(dob.year)")
                keys.insert("name+day:\(sound)|\(dob.unordered)")
            } else {
                keys.insert("name+unknown:\(sound)")
            }
            for postcode in postcodes { keys.insert("name+postcode:\(sound)|\(postcode)") }
        }
        if let dob {
            for postcode in postcodes { keys.insert("birth+postcode:\(dob.iso)|\(postcode)") }
        }
        return keys.sorted()
    }

    /// The keys to look under for someone described: those of `of`, and those of people whose date of birth
    /// nobody knows.
    package static func sought(
        names: [String], dob: BirthDate?, identifiers: [String] = [], postcode: String? = nil
    ) -> [String] {
        let keys = of(names: names, dob: dob, identifiers: identifiers, postcode: postcode)
        guard dob != nil else { return keys.filter { !$0.hasPrefix("name+unknown:") } }
        return (keys + sounds(of: names).map { "name+unknown:\($0)" }).sorted()
    }

    /// Each word's sound once. An initial finds nobody, unless there is nothing else.
    private static func sounds(of names: [String]) -> [String] {
        let words = names.compactMap { NameWords($0) }.flatMap { $0.telling.isEmpty ? $0.words : $0.telling }
        return Set(words.map(SoundKey.of)).sorted()
    }
}
