import Guidance
import Practice

extension Story {
    /// Two girls with the same family name, almost the same first name and the same birthday.
    static let twoGirlsOneName = Story(
        "Two girls, one name",
        shows: """
            Aisha and Ayesha Rahimi were born on the same day and live in the same county. A slip that would \
            give one the other's NHS number is refused; that they are two is written down once, and the next \
            searcher reads it.
            """
    ) { stage in
        try await stage.register(.aishaRahimi, by: "Joanna Petrie", at: "2022-09-12 09:00")
        try await stage.register(.ayeshaRahimi, by: "Harriet Lund", at: "2022-09-13 09:00")
        let ayesha = try stage.person("Ayesha Rahimi").stream
        try await stage.isRefused(
            "person.identify", for: "person.identify.taken", in: ayesha, by: "Harriet Lund",
            at: "2022-09-13 10:00",
            [
                "nhsNumber": Numbers.nhs(18).map(Answer.text) ?? .null,
                "replacesBecause": "From a letter in the office.",
            ])
        try await stage.act(
            "person.notSame", in: ayesha, by: "Harriet Lund", at: "2022-09-14 08:30",
            [
                "other": "Aisha Rahimi",
                "because": """
                I rang Ms Petrie. Both girls were at school today, Aisha in Wrenstow and Ayesha \
                here. Their mothers are different; the letter was posted to the wrong school.
                """,
            ])
    }
}

extension Family {
    static let aishaRahimi = Family(
        "Rahimi of Wrenstow", home: Address("12 Fuller's Lane\nWrenstow", "ZZ4 2PS", from: "2020-10-01"),
        [
            .adult("Shirin Rahimi", born: "1991-01-01", sex: "F", "AOTH", language: "fas"),
            .child(
                "Aisha Rahimi", born: "2016-05-02", sex: "F", "AOTH", language: "fas", serial: 18,
                at: .at(Larkshire.wrenstow, from: "2020-09-03", year: "Year 2"), [.mother("Shirin Rahimi")]),
        ])
    static let ayeshaRahimi = Family(
        "Rahimi of Fallowby", home: Address("50 Beacon Road\nFallowby", "ZZ6 1JN", from: "2015-03-03"),
        [
            .adult("Farzana Rahimi", born: "1988-04-12", sex: "F", "APKN", language: "urd"),
            .child(
                "Ayesha Rahimi", born: "2016-05-02", sex: "F", "APKN", language: "urd", serial: 19,
                at: .at(Larkshire.fallowby, from: "2020-09-03", year: "Year 2"), [.mother("Farzana Rahimi")]),
        ])
}
