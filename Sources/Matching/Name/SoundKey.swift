/// The sound of a name: names that are said alike in Britain usually share it, however they are spelt.
///
/// The algorithm is NYSIIS, of the New York State Identification and Intelligence System (R. L. Taft, *Name
/// Search Techniques*, Special Report 1, 1970), without its limit of six letters.
///
/// *Departures*, for British names: a final `igh` or `eigh` is said as a final `y` (Leigh and Lee), `wr` at
/// the start as `r` (Wright), and a `y` between consonants as a vowel (Smyth, Rhys). A name in another script
/// is its own key.
package enum SoundKey {
    /// The key of one folded word, in capitals.
    package static func of(_ token: String) -> String {
        let letters = token.utf8.filter { (0x61...0x7A).contains($0) }
        guard letters.count == token.utf8.count, !letters.isEmpty else { return token }
        var name = asEnding(asBeginning(letters))
        var key = [name[0]]
        for place in name.indices.dropFirst() {
            say(place, in: &name)
            if key.last != name[place] { key.append(name[place]) }
        }
        return String(decoding: trimmed(key), as: UTF8.self).uppercased()
    }

    private static func asBeginning(_ name: [UInt8]) -> [UInt8] {
        for (written, said) in beginnings where name.starts(with: written.utf8) {
            return Array(said.utf8) + name.dropFirst(written.utf8.count)
        }
        return name
    }

    private static func asEnding(_ name: [UInt8]) -> [UInt8] {
        for (written, said) in endings
        where name.count > written.utf8.count && name.suffix(written.utf8.count).elementsEqual(written.utf8) {
            return name.dropLast(written.utf8.count) + Array(said.utf8)
        }
        return name
    }

    private static let beginnings = [
        ("mac", "mcc"), ("kn", "nn"), ("k", "c"), ("ph", "ff"), ("pf", "ff"), ("sch", "sss"), ("wr", "r"),
    ]
    private static let endings = [
        ("eigh", "y"), ("igh", "y"), ("ee", "y"), ("ie", "y"), ("dt", "d"), ("rt", "d"), ("rd", "d"),
        ("nt", "d"),
        ("nd", "d"),
    ]

    /// Puts the letter that is said in the place of the one that is written.
    private static func say(_ place: Int, in name: inout [UInt8]) {
        func follows(_ letters: String) -> Bool { name[place...].starts(with: letters.utf8) }
        func isVowel(_ at: Int) -> Bool { name.indices.contains(at) && vowels.contains(name[at]) }
        switch name[place] {
        case UInt8(ascii: "e") where follows("ev"):
            name[place + 1] = UInt8(ascii: "f")
            name[place] = UInt8(ascii: "a")
        case let letter where vowels.contains(letter): name[place] = UInt8(ascii: "a")
        case UInt8(ascii: "y") where place + 1 < name.count && !isVowel(place - 1) && !isVowel(place + 1):
            name[place] = UInt8(ascii: "a")
        case UInt8(ascii: "q"): name[place] = UInt8(ascii: "g")
        case UInt8(ascii: "z"): name[place] = UInt8(ascii: "s")
        case UInt8(ascii: "m"): name[place] = UInt8(ascii: "n")
        case UInt8(ascii: "k"): name[place] = UInt8(ascii: follows("kn") ? "n" : "c")
        case UInt8(ascii: "s") where follows("sch"):
            name[place + 1] = UInt8(ascii: "s")
            name[place + 2] = UInt8(ascii: "s")
        case UInt8(ascii: "p") where follows("ph"):
            name[place] = UInt8(ascii: "f")
            name[place + 1] = UInt8(ascii: "f")
        case UInt8(ascii: "h") where !isVowel(place - 1) || !isVowel(place + 1): name[place] = name[place - 1]
        case UInt8(ascii: "w") where isVowel(place - 1): name[place] = name[place - 1]
        default: break
        }
    }

    private static func trimmed(_ key: [UInt8]) -> [UInt8] {
        var key = key
        if key.count > 1, key.last == UInt8(ascii: "s") { key.removeLast() }
        if key.count > 2, key.suffix(2).elementsEqual("ay".utf8) { key.remove(at: key.count - 2) }
        if key.count > 1, key.last == UInt8(ascii: "a") { key.removeLast() }
        return key
    }

    private static let vowels: Set<UInt8> = Set("aeiou".utf8)
}
