/// How a line of the chronology says the code of an option.
enum CodeWords {
    /// `domesticAbuse` gives `domestic abuse`.
    static func of(_ code: String) -> String {
        if let words = said[code] { return words }
        var words = ""
        for letter in code {
            if letter.isUppercase {
                words += " " + letter.lowercased()
            } else {
                words.append(letter)
            }
        }
        return words
    }

    /// Codes that are too short to be said.
    private static let said = [
        "physical": "physical abuse", "emotional": "emotional abuse", "sexual": "sexual abuse",
        "outsideHome": "harm outside the home", "peer": "harm by other children",
        "attendance": "missing school",
        "honourBased": "so-called honour-based abuse", "unborn": "a child not yet born",
        "supportInAgency": "support from our own agency", "alreadyOpen": "pass to the lead practitioner",
        "headFront": "forehead", "headBack": "back of the head", "neckFront": "front of the neck",
        "neckBack": "back of the neck",
    ]

    /// The same, beginning with a capital: `Physical abuse`.
    static func capitalised(_ code: String) -> String {
        let words = of(code)
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
