import Guidance
import Practice

extension Story {
    /// The partners' report on April 2024 to March 2025: written beside its evidence, published in time, put right.
    static let aYearToldInPublic = Story(
        "A year told in public",
        shows: """
            Six brothers and sisters are referred on one morning and are six in the figures of the year. The partnership \
            manager begins the yearly report, an analyst writes beside the evidence, nothing is published without the \
            two parts the law asks for and the signatures of all three lead safeguarding partners. A delegate may not \
            sign, and what is written afterwards is signed again: a second version says what the first had wrong. \
            Figures are told by cluster of schools, and small numbers stay hidden.
            """
    ) { stage in
        let partnership = try await stage.larkshirePartnership()
        stage.meanwhile()
        try await clustered(partnership, stage)
        try await sixOfThem(stage)
        stage.meanwhile()
        let report = try await begun(stage)
        try await written(report, stage)
        try await published(report, stage)
    }

    private static let manager = "Constance Adomako"
    private static let analyst = "Sven Halloran"

    private static func clustered(_ partnership: StreamID, _ stage: Stage) async throws {
        try await stage.isRefused(
            "partnership.formCluster", for: "partnership.formCluster.few", in: partnership, by: manager,
            at: "2024-04-22 10:00",
            [
                "name": "The Tarn villages", "schools": [.text(Larkshire.quillham), .text(Larkshire.fallowby)],
                "from": "2024-04-01",
            ])
        for (name, schools) in [
            ("The Tarn villages", [Larkshire.quillham, Larkshire.fallowby, Larkshire.sixthForm]),
            ("The Otter valley", [Larkshire.ottermere, Larkshire.wrenstow, Larkshire.nursery]),
        ] {
            try await stage.act(
                "partnership.formCluster", in: partnership, by: manager, at: .after(minutes: 5),
                ["name": .text(name), "schools": .list(schools.map { .text($0) }), "from": "2024-04-01"])
        }
    }

    private static func sixOfThem(_ stage: Stage) async throws {
        let children = ["Ivy", "Sorrel", "Linnet", "Bram", "Wren", "Tansy"].map { "\($0) Penmarrow" }
        try await stage.register(.penmarrow, by: "Sunita Deol", at: "2024-06-03 09:00")
        let episodes = try await stage.refer(
            children, by: "Sunita Deol", at: "2024-06-04 09:40",
            [
                "askedFor": "referral", "danger": "soon",
                "worry":
                    "Their grandfather, who did everything, died in March. The youngest come in yesterday's clothes and the eldest has stopped handing in anything at all.",
                "childsWords": "Ivy: “Somebody has to be the grown-up, so it's me.”",
                "whereabouts": "All six in school.", "parentsTold": true, "consent": "given",
            ])
        for episode in episodes {
            try await stage.take(
                episode, as: "referral", because: "Six children, and a mother alone with them.", by: "Yasmin Kaleem",
                at: .after(minutes: 10))
            try await stage.assess(
                episode, need: "N4", because: "Your grandad held a lot together. We want to see what would help now.",
                lead: "Priya Raghunathan", able: "Knows the family's support worker.", supervisor: "Samuel Quartey",
                by: "Dafydd Pritchard", at: .after(minutes: 5))
            try await stage.tellReferrer(episode, "We assess all six together.", by: "Yasmin Kaleem")
        }
    }

    private static func begun(_ stage: Stage) async throws -> StreamID {
        try await stage.isRefused(
            "yearlyReport.begin", for: "access.role", by: analyst, at: "2025-04-14 09:00",
            ["year": 2025, "council": .text(Larkshire.council)])
        let report = try await stage.act(
            "yearlyReport.begin", by: manager, at: "2025-04-14 09:10",
            ["year": 2025, "council": .text(Larkshire.council)]
        ).stream
        try await stage.isRefused(
            "yearlyReport.begin", for: "yearlyReport.begin.once", by: manager, at: "2025-04-14 09:20",
            ["year": 2025, "council": .text(Larkshire.council)])
        return report
    }

    private static func written(_ report: StreamID, _ stage: Stage) async throws {
        func write(_ section: String, _ text: String, by name: String, at when: When) async throws {
            try await stage.act(
                "yearlyReport.write", in: report, by: name, at: when,
                ["section": .text(section), "text": .text(text)])
        }
        try await write(
            "effectiveness",
            "Nearly every decision on a referral was made within a working day. What we cannot say from the figures is whether a child noticed. We asked forty of them: most knew who their social worker was, fewer knew why.",
            by: analyst, at: "2025-06-02 10:00")
        try await stage.isRefused(
            "yearlyReport.publish", for: "yearlyReport.publish.must", in: report, by: manager, at: "2025-07-01 09:00",
            [:])
        try await write(
            "done",
            "One front door for the county since May. Health visitors write in the same record as everyone. Two reviews were carried out; their recommendations stand under learning.",
            by: manager, at: "2025-07-14 11:00")
        try await write(
            "voice",
            "Children told us that six adults at a meeting is too many and that nobody says afterwards what was decided. Conferences now end with a letter to the child in words of their own age.",
            by: manager, at: "2025-08-04 15:00")
        try await write(
            "notProgressed",
            "Reports to conferences still come on the morning of the conference. We said so last year. From September a chair may put off a conference for want of a report only with both managers on the telephone.",
            by: manager, at: "2025-08-04 15:30")
    }

    /// The leads of council, care board and police, each for their own.
    private static func signed(_ report: StreamID, _ stage: Stage, at when: When, by day: String) async throws {
        try await stage.act(
            "yearlyReport.ask", in: report, by: manager, at: when, ["by": .text(day)])
        try await stage.isRefused(
            "yearlyReport.sign", for: "yearlyReport.sign.reserved", in: report, by: "Ottoline Frayne",
            at: .after(minutes: 10), ["read": true])
        for lead in ["Helen Ashgrove", "Rhona Castellan", "Marcus Thornley"] {
            try await stage.act(
                "yearlyReport.sign", in: report, by: lead, at: .after(minutes: 150),
                [
                    "read": true,
                    "words": lead == "Marcus Thornley"
                        ? "We read the part on what has not moved twice, and mean to be in it less next year." : .null,
                ])
        }
    }

    private static func published(_ report: StreamID, _ stage: Stage) async throws {
        try await signed(report, stage, at: "2025-09-18 09:00", by: "2025-09-22")
        try await stage.isRefused(
            "yearlyReport.publish", for: "yearlyReport.publish.leftOut", in: report, by: manager,
            at: "2025-09-22 09:00", [:])
        try await stage.isRefused(
            "yearlyReport.send", for: "yearlyReport.send.published", in: report, by: manager, at: "2025-09-22 09:05",
            ["toPanel": true, "toDepartment": true, "how": "By e-mail."])
        try await stage.act(
            "yearlyReport.publish", in: report, by: manager, at: "2025-09-22 09:30",
            [
                "leftOutBecause":
                    "Funding, training and the part of education are published in appendices of their own."
            ])
        try await stage.act(
            "yearlyReport.send", in: report, by: manager, at: "2025-09-24 14:00",
            ["toPanel": true, "toDepartment": true, "how": "By e-mail to both, receipts kept."])
        try await stage.act(
            "yearlyReport.write", in: report, by: analyst, at: "2025-11-10 10:00",
            [
                "section": "learning",
                "text":
                    "A school asked why its challenge was not mentioned. It was right: a decision was changed because of it, and the front door now rings back before it says no.",
            ])
        try await stage.isRefused(
            "yearlyReport.publish", for: "yearlyReport.publish.changed", in: report, by: manager,
            at: "2025-11-10 11:00",
            ["leftOutBecause": "As before."])
        try await stage.isRefused(
            "yearlyReport.publish", for: "yearlyReport.publish.signed", in: report, by: manager,
            at: "2025-11-10 11:05",
            [
                "leftOutBecause": "As before.",
                "changedBecause": "Learning from a challenged decision had been left out.",
            ])
        try await signed(report, stage, at: "2025-11-12 09:00", by: "2025-11-14")
        try await stage.act(
            "yearlyReport.publish", in: report, by: manager, at: "2025-11-13 11:10",
            [
                "leftOutBecause":
                    "Funding, training and the part of education are published in appendices of their own.",
                "changedBecause": "Learning from a challenged decision had been left out.",
            ])
    }
}

extension Family {
    static let penmarrow = Family(
        "Penmarrow",
        home: Address("Lockkeeper's House\nQuillham", "ZZ7 6PM", from: "2011-05-01"),
        [
            .adult("Morwenna Penmarrow", born: "1985-02-17", sex: "F", "WBRI"),
            penmarrow("Ivy Penmarrow", "2013-10-02", "F", 960, "Year 5"),
            penmarrow("Sorrel Penmarrow", "2014-12-11", "F", 961, "Year 4"),
            penmarrow("Linnet Penmarrow", "2016-03-05", "F", 962, "Year 3"),
            penmarrow("Bram Penmarrow", "2017-06-21", "M", 963, "Year 2"),
            penmarrow("Wren Penmarrow", "2018-08-30", "F", 964, "Year 1"),
            penmarrow("Tansy Penmarrow", "2019-07-14", "F", 965, "Reception"),
        ])

    private static func penmarrow(
        _ name: String, _ born: String, _ sex: String, _ serial: Int, _ year: String
    ) -> Family.Member {
        .child(
            name, born: born, sex: sex, "WBRI", serial: serial,
            at: .at(Larkshire.quillham, from: "2023-09-05", year: year), [.mother("Morwenna Penmarrow")])
    }
}
