import Testing

@testable import Matching

struct NameTests {
    @Test(
        "A name is folded to the letters that are compared",
        arguments: [
            ("Seán O’Neill", ["sean", "oneill"]), ("SEAN O'NEILL", ["sean", "oneill"]),
            ("Zoë Ŵyn-Jones", ["zoe", "wyn", "jones"]), ("Zoe\u{308} Wyn Jones", ["zoe", "wyn", "jones"]),
            ("Łukasz Straße", ["lukasz", "strasse"]), ("Nguyễn Thị Đào", ["nguyen", "thi", "dao"]),
            ("Björk Þórsdóttir", ["bjork", "thorsdottir"]), ("J. R. Smith", ["j", "r", "smith"]),
            ("  Anna   Maria ", ["anna", "maria"]), ("", []), ("-- ' .", []),
        ])
    func folding(text: String, words: [String]) {
        #expect(Folding.tokens(text) == words)
    }

    @Test(
        "A name in another script is kept",
        arguments: [
            ("محمد علي", ["محمد", "علي"]), ("مُحَمَّد علي", ["محمد", "علي"]), ("李 小龙", ["李", "小龙"]),
            ("प्रिया शर्मा", ["प्रिया", "शर्मा"]), ("ОЛЕНА Коваль", ["олена", "коваль"]), ("ਗੁਰਪ੍ਰੀਤ", ["ਗੁਰਪ੍ਰੀਤ"]),
        ])
    func otherScripts(text: String, words: [String]) {
        #expect(Folding.tokens(text) == words)
        #expect(words.map(SoundKey.of) == words)
    }

    @Test(
        "The sound key follows NYSIIS, but for a y between consonants",
        arguments: [
            ("Bishop", "BASAP"), ("Carlson", "CARLSAN"), ("Chapman", "CAPNAN"), ("Franklin", "FRANCLAN"),
            ("Greene", "GRAN"), ("Harper", "HARPAR"), ("Jacobs", "JACAB"), ("Lawrence", "LARANC"),
            ("Lynch", "LANC"), ("Mackenzie", "MCANSY"), ("McCormack", "MCARNAC"), ("McDaniel", "MCDANAL"),
            ("Mclaughlin", "MCLAGLAN"), ("Morrison", "MARASAN"), ("O'Brien", "OBRAN"), ("Richards", "RACARD"),
            ("Watkins", "WATCAN"), ("Wheeler", "WALAR"), ("Knight", "NAGT"), ("Mitchell", "MATCAL"),
        ])
    func soundKey(name: String, key: String) {
        #expect(SoundKey.of(Folding.folded(name)) == key)
    }

    @Test(
        "Names said alike share a key",
        arguments: [
            ("Smith", "Smyth"), ("Stephen", "Steven"), ("Philip", "Filip"), ("Catherine", "Katherine"),
            ("MacDonald", "McDonald"), ("Leigh", "Lee"), ("Ashleigh", "Ashley"), ("Wright", "Right"),
            ("Knowles", "Nowles"), ("Rhys", "Rees"), ("Clark", "Clarke"), ("Brown", "Browne"),
            ("Ann", "Anne"),
            ("Lynn", "Lin"), ("Hussain", "Husain"),
        ])
    func soundAlike(one: String, other: String) {
        #expect(SoundKey.of(Folding.folded(one)) == SoundKey.of(Folding.folded(other)))
    }

    @Test(
        "Names said differently do not share a key",
        arguments: [("Smith", "Jones"), ("Maya", "Olivia"), ("Khan", "Patel")])
    func soundDifferent(one: String, other: String) {
        #expect(SoundKey.of(Folding.folded(one)) != SoundKey.of(Folding.folded(other)))
    }

    @Test(
        "A slip of the pen is close, another name is not",
        arguments: [
            ("martha", "marhta", true), ("olivia", "olvia", true), ("thompson", "thomson", true),
            ("jon", "tim", false), ("aisha", "oscar", false), ("al", "al", false),
        ])
    func closeness(one: String, other: String, close: Bool) {
        #expect(Spelling.isClose(one, other) == close)
    }

    @Test("Jaro and Winkler's published examples come out")
    func published() {
        #expect(abs(Spelling.closeness("martha", "marhta") - 0.9611) < 0.0001)
        #expect(abs(Spelling.closeness("dwayne", "duane") - 0.84) < 0.0001)
        #expect(abs(Spelling.closeness("dixon", "dicksonx") - 0.8133) < 0.0001)
    }

    @Test("A title is no part of a name, unless it is all there is")
    func titles() {
        #expect(NameWords("Dr Amina Yusuf")?.words == ["amina", "yusuf"])
        #expect(NameWords("Miss")?.words == ["miss"])
        #expect(NameWords("…") == nil)
    }
}
