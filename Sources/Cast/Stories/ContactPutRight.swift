import Guidance
import Practice

extension Story {
    /// Information from the police is taken for a referral, and openly put right.
    static let contactPutRight = Story(
        "A contact taken for a referral, and put right",
        shows: """
            An officer passes on information. The front door takes it as a referral; a supervisor puts that \
            right in sight of everyone. Both classifications stay in the chronology, and the decision clock \
            runs from receipt throughout.
            """
    ) { stage in
        try await stage.register(.prendergast, by: "Marcus Venn", at: "2024-09-09 11:00")
        let episode = try await stage.refer(
            ["Riley Prendergast"], by: "Imran Sadiq", at: "2025-03-12 09:20",
            [
                "askedFor": "contact", "danger": "none",
                "worry": """
                We were called to loud music at the family's address on Monday evening. Riley was \
                in, with three friends. All were well and polite. We send this for information only.
                """,
                "facts": """
                Attended 10 March at 9:50pm. Music turned down. Riley's mother came home from work \
                while we were there.
                """,
                "whereabouts": "At school until 3:30pm, then at home.", "parentsTold": true,
                "consent": "notNeeded",
            ])[0]
        try await stage.take(
            episode, as: "referral",
            because: "The police were called to an address where a child was without an adult.",
            by: "Tom Ferriby", at: "2025-03-12 09:50")
        try await stage.act(
            "referral.classify", in: episode, by: "Dafydd Pritchard", at: "2025-03-12 11:30",
            [
                "takenAs": "contact",
                "because": """
                Riley is 14 and was at home for an evening while his mother worked. The officer asks \
                for nothing, and I rang him: he was surprised to have made a referral. We took it \
                for more than it is.
                """,
            ])
        try await stage.act(
            "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2025-03-12 11:45",
            [
                "threshold": "universal", "step": "nfa",
                "helpNamed": "The school's own pastoral team, if Riley wants it.",
                "because": """
                Nothing here worries the officer, Riley's mother or us. You had friends round and \
                the music was loud.
                """,
            ])
        try await stage.tellReferrer(
            episode,
            """
            Kept as information. Thank you for sending it; we first took it for a referral, and have put \
            that right.
            """,
            by: "Tom Ferriby")
        try await stage.close(
            episode, reason: "RC7",
            "Riley, the police told us about an evening with loud music. Nobody needed to do anything.",
            by: "Tom Ferriby", at: "2025-03-13 09:10")
    }
}

extension Family {
    static let prendergast = Family(
        "Prendergast", home: Address("Flat 3\n22 Tannery Wharf\nOttermere", "ZZ1 5RW", from: "2021-08-14"),
        [
            .adult("Donna Prendergast", born: "1984-11-08", sex: "F", "WBRI"),
            .child(
                "Riley Prendergast", born: "2010-05-19", sex: "M", "WBRI", serial: 3,
                at: .at(Larkshire.ottermere, from: "2021-09-06", year: "Year 10"),
                [.mother("Donna Prendergast")]),
        ])
}
