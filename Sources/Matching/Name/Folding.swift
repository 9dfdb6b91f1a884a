/// Folding: how two spellings of one name are brought to the same letters before they are compared.
///
/// Case, accents, apostrophes, full stops and joined letters go; Latin letters become `a` to `z`. Letters of
/// any other script stay as they are written, apart from their case.
package enum Folding {
    /// Every letter and digit, folded, without the spaces between.
    package static func folded(_ text: String) -> String { tokens(text).joined() }

    /// The words of a name, folded: `Seán O’Neill-Łukasik` gives `sean`, `oneill`, `lukasik`.
    package static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch kind(of: scalar) {
            case .letter: append(scalar, to: &word)
            case .silent: continue
            case .gap:
                if !word.isEmpty { tokens.append(String(word)) }
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { tokens.append(String(word)) }
        return tokens
    }

    /// A postcode without its space: `sw1a 1aa` gives `SW1A1AA`; nil when nothing is left.
    package static func postcode(_ text: String) -> String? {
        let kept = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return kept.isEmpty ? nil : kept
    }

    /// The digits of a number or the letters and digits of a code, as identifiers are compared.
    package static func identifier(_ text: String) -> String {
        text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private enum Kind { case letter, silent, gap }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x27, 0x2E, 0x60, 0xB4, 0x2B9...0x2BF, 0x2018...0x201B, 0x2032: return .silent
        // Combining accents, and the vowel points of Hebrew and Arabic, which are seldom written.
        case 0x300...0x36F, 0x591...0x5BD, 0x64B...0x652, 0x670: return .silent
        case 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F: return .silent
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber:
            return .letter
        default: return .gap
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to word: inout String.UnicodeScalarView) {
        if scalar.value < 0x80 {
            let isUpper = (0x41...0x5A).contains(scalar.value)
            word.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
        } else if let several = ligatures[scalar] {
            word.append(contentsOf: several.unicodeScalars)
        } else if let base = base(of: scalar) {
            word.append(base)
        } else {
            word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let byte: UInt8
        switch scalar.value {
        case 0xC0..<0x250: byte = latin[Int(scalar.value) - 0xC0]
        case 0x1E00..<0x1F00: byte = latinAdditional[Int(scalar.value) - 0x1E00]
        default: return nil
        }
        return byte == UInt8(ascii: "?") ? nil : Unicode.Scalar(byte)
    }

    private static let ligatures: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "Æ": "ae", "æ": "ae", "Ǽ": "ae", "ǽ": "ae", "Œ": "oe", "œ": "oe", "Þ": "th",
        "þ": "th", "Ð": "d", "ð": "d", "Ø": "o", "ø": "o", "Ǿ": "o", "ǿ": "o", "Ł": "l", "ł": "l", "Đ": "d",
        "đ": "d", "Ħ": "h", "ħ": "h", "ı": "i", "Ŀ": "l", "ŀ": "l", "Ŋ": "ng", "ŋ": "ng", "Ŧ": "t", "ŧ": "t",
        "ſ": "s", "Ĳ": "ij", "ĳ": "ij", "Ɓ": "b", "ɓ": "b", "Ɗ": "d", "ɗ": "d", "Ə": "a", "ə": "a",
    ]

    /// The plain letter under each of U+00C0 to U+024F, by Unicode's canonical decomposition; `?` where there
    /// is none.
    private static let latin = Array(
        ("aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?yaaaaaaccccccccdd??eeeeeeee"
            + "eegggggggghh??iiiiiiiii???jjkk?llllll????nnnnnn???oooooo??rrrrrrsssssssstttt??uuuuuuuuuuuu"
            + "wwyyyzzzzzz?????????????????????????????????oo?????????????uu????????????????????????????a"
            + "aiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa????aaaaeeeeiiiioooorrrruuuusstt??hh??????aa"
            + "eeooooooooyy????????????????????????????").utf8)

    /// The same for U+1E00 to U+1EFF.
    private static let latinAdditional = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprr"
            + "rrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaa"
            + "aaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????").utf8)
}
