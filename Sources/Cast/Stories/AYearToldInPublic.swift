import Guidance
import Practice

extension Story {
    /// The partners' report on April 2024 to March 2025: written beside its evidence, published in time, put right.
    static let aYearToldInPublic = Story(
        "A year told in public",
        shows: """
            Six brothers and sisters are referred on one morning and are six in the figures of the year. The partnership \
            manager begins the yearly report, an analyst writes beside the evidence, nothing is published without the \
            two parts the law asks for, and a second version says what the first had wrong. Small numbers stay hidden.
            """
    ) { stage in
        try await sixOfThem(stage)
        stage.meanwhile()
        let report = try await begun(stage)
        try await written(report, stage)
        try await published(report, stage)
    }

    private static let manager = "Constance Adomako"
    private static let analyst = "Sven Halloran"

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
            ["agreedBy": "Nobody yet."])
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

    private static func published(_ report: StreamID, _ stage: Stage) async throws {
        try await stage.isRefused(
            "yearlyReport.publish", for: "yearlyReport.publish.leftOut", in: report, by: manager,
            at: "2025-09-22 09:00", ["agreedBy": "Council, care board and constabulary, 19 September 2025."])
        try await stage.isRefused(
            "yearlyReport.send", for: "yearlyReport.send.published", in: report, by: manager, at: "2025-09-22 09:05",
            ["toPanel": true, "toDepartment": true, "how": "By e-mail."])
        try await stage.act(
            "yearlyReport.publish", in: report, by: manager, at: "2025-09-22 09:30",
            [
                "agreedBy":
                    "The chief executive of the council, the chief executive of the care board and the chief constable, on 19 September 2025.",
                "leftOutBecause":
                    "Funding, training and the part of education are published in appendices of their own.",
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
            ["agreedBy": "As before, 7 November 2025.", "leftOutBecause": "As before."])
        try await stage.act(
            "yearlyReport.publish", in: report, by: manager, at: "2025-11-10 11:10",
            [
                "agreedBy": "As before, by all three, on 7 November 2025.",
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
