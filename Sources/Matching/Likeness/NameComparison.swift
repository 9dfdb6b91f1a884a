/// Compares two people's names: every name of one with every name of the other, and keeps the best.
enum NameComparison {
    struct Outcome {
        var findings: [Finding]
        /// Different first names in what is otherwise one family: it may be a brother or sister.
        var givenDiffers: Bool
        var total: Int { findings.reduce(0) { $0 + $1.weight } }
    }

    static func best(_ ones: [NameWords], _ others: [NameWords]) -> Outcome? {
        var best: Outcome?
        for one in ones {
            for other in others {
                let outcome = compare(one, other)
                if outcome.total > best?.total ?? .min { best = outcome }
            }
        }
        return best
    }

    private static func compare(_ one: NameWords, _ other: NameWords) -> Outcome {
        if one.joined == other.joined {
            let weight = one.hasFamily || other.hasFamily ? Weight.sameName : Weight.givenSame
            return Outcome(findings: [Finding(.name, weight, "Same name")], givenDiffers: false)
        }
        guard one.hasFamily, other.hasFamily else { return single(one, other) }
        if Set(one.words) == Set(other.words) || isSwapped(one, other) {
            return Outcome(
                findings: [Finding(.name, Weight.swappedNames, "Same names in another order")],
                givenDiffers: false)
        }
        let given = given(one, other)
        return Outcome(findings: [given, family(one, other)], givenDiffers: given.weight < 0)
    }

    private static func isSwapped(_ one: NameWords, _ other: NameWords) -> Bool {
        one.given == other.family && one.family == other.given
    }

    /// One of them is known by a single word: it may be either name.
    private static func single(_ one: NameWords, _ other: NameWords) -> Outcome {
        let (word, name) = one.hasFamily ? (other.given, one) : (one.given, other)
        if name.words.contains(word) {
            return Outcome(findings: [Finding(.name, Weight.givenSame, "Shares a name")], givenDiffers: false)
        }
        if name.words.contains(where: { isAlike($0, word) }) {
            return Outcome(
                findings: [Finding(.name, Weight.givenSounds, "Shares a name that sounds alike")],
                givenDiffers: false)
        }
        return Outcome(findings: [Finding(.name, Weight.givenOther, "Different name")], givenDiffers: true)
    }

    private static func given(_ one: NameWords, _ other: NameWords) -> Finding {
        let (a, b) = (one.given, other.given)
        if a == b { return Finding(.name, Weight.givenSame, "Same first name") }
        if SoundKey.of(a) == SoundKey.of(b) {
            return Finding(.name, Weight.givenSounds, "First names sound alike")
        }
        if Spelling.isClose(a, b) {
            return Finding(.name, Weight.givenClose, "First names spelt nearly alike")
        }
        if one.words.dropLast().contains(b) || other.words.dropLast().contains(a) {
            return Finding(.name, Weight.givenSounds, "First name of one is a middle name of the other")
        }
        if a.first == b.first, a.unicodeScalars.count == 1 || b.unicodeScalars.count == 1 {
            return Finding(.name, Weight.givenInitial, "Same first initial")
        }
        return Finding(.name, Weight.givenOther, "Different first names")
    }

    private static func family(_ one: NameWords, _ other: NameWords) -> Finding {
        let (a, b) = (one.family, other.family)
        if a == b { return Finding(.name, Weight.familySame, "Same family name") }
        if one.words.dropFirst().contains(where: { $0.utf8.count > 1 && other.words.dropFirst().contains($0) }
        ) {
            return Finding(.name, Weight.familyShared, "Share part of a family name")
        }
        if SoundKey.of(a) == SoundKey.of(b) {
            return Finding(.name, Weight.familySounds, "Family names sound alike")
        }
        if Spelling.isClose(a, b) {
            return Finding(.name, Weight.familyClose, "Family names spelt nearly alike")
        }
        return Finding(.name, Weight.familyOther, "Different family names")
    }

    private static func isAlike(_ one: String, _ other: String) -> Bool {
        SoundKey.of(one) == SoundKey.of(other) || Spelling.isClose(one, other)
    }
}
