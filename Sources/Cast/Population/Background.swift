/// Names, ethnicity and language that go together, so that a made-up household is a plausible one.
struct Background: Sendable {
    let ethnicity: String
    let language: String
    let girls: [String]
    let boys: [String]
    let families: [String]

    /// The more often listed, the more households.
    static func one(of random: inout SplitMix64) -> Background {
        let draw = random.number(0...99)
        return draw < 58 ? all[0] : all[1 + (draw - 58) % (all.count - 1)]
    }

    static let all: [Background] = [
        Background(
            ethnicity: "WBRI", language: "eng",
            girls: [
                "Amelia", "Bethan", "Connie", "Daisy", "Elsie", "Freya", "Hattie", "Imogen", "Jess", "Keira",
                "Lottie", "Megan", "Nell", "Paige", "Tilly",
            ],
            boys: [
                "Albie", "Brandon", "Connor", "Declan", "Ewan", "Finley", "George", "Harvey", "Jenson", "Kit",
                "Logan", "Mason", "Ned", "Oscar", "Reece",
            ],
            families: [
                "Ackland", "Bamford", "Catterall", "Denholm", "Eastwell", "Fothergill", "Garside", "Hebden",
                "Inchley", "Jessop", "Kershaw", "Lockyer", "Metcalfe", "Nuttall", "Ormerod", "Pickles",
                "Ramsbottom", "Sugden", "Thackray", "Uttley", "Wadsworth", "Yardley",
            ]),
        Background(
            ethnicity: "APKN", language: "urd",
            girls: ["Aaliyah", "Fatima", "Hiba", "Maham", "Noor", "Sana", "Zainab"],
            boys: ["Adeel", "Bilal", "Danish", "Haris", "Saad", "Taha", "Usman"],
            families: ["Aslam", "Bashir", "Farooqi", "Javed", "Malik", "Qureshi", "Rashid", "Siddiq"]),
        Background(
            ethnicity: "AIND", language: "pan",
            girls: ["Anika", "Diya", "Harleen", "Jasleen", "Kavya", "Meera"],
            boys: ["Arjun", "Gurdeep", "Ishaan", "Jaskaran", "Rohan", "Veer"],
            families: ["Bains", "Chana", "Grewal", "Nair", "Patel", "Sandhu", "Uppal"]),
        Background(
            ethnicity: "BAFR", language: "eng",
            girls: ["Abena", "Chioma", "Efua", "Ngozi", "Titilayo", "Zola"],
            boys: ["Chike", "Femi", "Kofi", "Obinna", "Sipho", "Tunde"],
            families: ["Adebayo", "Boateng", "Chukwu", "Mensah", "Nkosi", "Okoro", "Sesay"]),
        Background(
            ethnicity: "BCRB", language: "eng", girls: ["Aniyah", "Camille", "Jada", "Renée", "Tiana"],
            boys: ["André", "Kadeem", "Malachi", "Tyrell", "Zion"],
            families: ["Blackwood", "Campbell-Reid", "Grant", "Lewin", "Pinnock"]),
        Background(
            ethnicity: "WOTH", language: "pol", girls: ["Alicja", "Hanna", "Julia", "Maja", "Zofia"],
            boys: ["Antoni", "Filip", "Jakub", "Szymon", "Wojciech"],
            families: ["Adamczyk", "Jaworski", "Kaczmarek", "Pawlak", "Wilk", "Zając"]),
        Background(
            ethnicity: "WOTH", language: "ron", girls: ["Andreea", "Bianca", "Ioana", "Mădălina"],
            boys: ["Bogdan", "Cosmin", "Ștefan", "Vlad"],
            families: ["Dumitru", "Ionescu", "Marin", "Țurcanu"]),
        Background(
            ethnicity: "ABAN", language: "syl", girls: ["Fahmida", "Nusrat", "Rumana", "Tasnim"],
            boys: ["Fahim", "Imtiaz", "Mahdi", "Rafi"], families: ["Ahmed", "Choudhury", "Miah", "Uddin"]),
        Background(
            ethnicity: "MWBC", language: "eng", girls: ["Amara", "Indie", "Kiara", "Nevaeh"],
            boys: ["Jaden", "Kai", "Miles", "Theo"], families: ["Bright", "Francis", "Hinds", "Skeete"]),
        Background(
            ethnicity: "WROM", language: "rom", girls: ["Esmeralda", "Lavinia", "Rosa"],
            boys: ["Florin", "Marian", "Nelu"],
            families: ["Căldărar", "Lakatos", "Stancu"]),
        Background(
            ethnicity: "CHNE", language: "yue", girls: ["Ka Yan", "Mei", "Wing"],
            boys: ["Chun Hei", "Jun", "Lok"],
            families: ["Cheung", "Lau", "Wong"]),
        Background(
            ethnicity: "OOTH", language: "ara", girls: ["Dima", "Rima", "Salma"],
            boys: ["Karim", "Nabil", "Yousef"],
            families: ["Al-Masri", "Haddad", "Khoury"]),
    ]

    static let streets = [
        "Abbot's Way", "Bobbin Street", "Cinder Lane", "Dovecote Rise", "Elder Walk", "Ferry Road",
        "Glebe Street", "Heron Close",
        "Ironmonger Row", "Jubilee Terrace", "Kingcup Avenue", "Lime Tree Drive", "Meadow View",
        "Nailers Yard", "Old Toll Road",
        "Paddock Lane", "Quarry Bank", "Reedbed Close", "Spinner's Court", "Tollgate Road", "Upper Green",
        "Vicar's Croft", "Weavers Row",
    ]
    static let towns = ["Wrenstow", "Quillham", "Fallowby", "Ottermere", "Tarnwick"]
    static let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
}
