import Guidance
import Practice

extension Stage {
    func chair(_ name: String) -> [String: Answer] {
        [
            "practitioner": .text(name), "agreedBy": Stage.leads, "from": "2024-07-01", "rotatesOn": "2025-01-01",
            "because": "Half a year is over; the care board's turn.",
        ]
    }

    /// The arrangements are put to the leads; one does not sign at first, and nobody says for him that he agreed.
    func leadsSign(_ partnership: StreamID) async throws {
        let asked = try await act(
            "partnership.askToSign", in: partnership, by: Stage.office, at: "2024-06-25 09:00",
            [
                "matter": "arrangements", "by": "2024-07-01",
                "what": "Version 2: the chair passes to the care board's delegate on 1 July; nothing else is new.",
            ]
        ).number
        func answer(_ agrees: Bool, _ words: Answer = .null) -> [String: Answer] {
            ["entry": .int(asked), "agrees": .bool(agrees), "words": words]
        }
        try await isRefused(
            "partnership.sign", for: "partnership.sign.reserved", in: partnership, by: "Ottoline Frayne",
            at: "2024-06-25 11:30", answer(true))
        try await act("partnership.sign", in: partnership, by: "Helen Ashgrove", at: "2024-06-26 08:15", answer(true))
        try await act(
            "partnership.sign", in: partnership, by: "Marcus Thornley", at: "2024-06-26 17:40",
            answer(false, "The old chair is still named as the contact on the last page."))
        try await isRefused(
            "arrangements.publish", for: "arrangements.publish.refused", in: partnership, by: Stage.office,
            at: "2024-06-27 10:00",
            [
                "from": "2024-07-02", "statements": .object(Stage.statements), "missingBecause": "With the leads.",
                "changes": "The chair passed on.", "agreedBy": Stage.leads,
            ])
        for (lead, when) in [("Marcus Thornley", "2024-06-28 09:10"), ("Rhona Castellan", "2024-07-01 13:00")] {
            try await act(
                "partnership.sign", in: partnership, by: lead, at: .told(when),
                answer(true, lead == "Marcus Thornley" ? "The last page names the new chair now." : .null))
        }
    }

    /// What each partner means to give in the year from April 2025.
    func givesForTheYear(_ partnership: StreamID) async throws {
        var when: When = "2025-01-20 10:00"
        for (agency, pounds, what) in [
            (Larkshire.council, 120_000, "The office, the dashboard and the trainer"),
            (Larkshire.careBoard, 60_000, "Half of last year's share"),
            (Larkshire.police, 120_000, "The shared fund"),
        ] {
            try await act(
                "partnership.contribute", in: partnership, by: Stage.office, at: when,
                [
                    "agency": .text(agency), "year": 2025, "contribution": "pooled", "pounds": .int(pounds),
                    "what": .text(what),
                ])
            when = .next
        }
    }

    /// The office is in other hands for four months; meanwhile the heads' seat passes on.
    func officePassesOn(_ partnership: StreamID) async throws {
        let deputy = "Fenella Brightwater"
        func hands(to name: String, from day: String) -> [String: Answer] {
            ["practitioner": .text(name), "from": .text(day)]
        }
        try await isRefused(
            "partnership.handBusiness", for: "partnership.handBusiness.role", in: partnership, by: Stage.office,
            at: "2025-09-15 08:40", hands(to: "Dr Ishbel Munro", from: "2025-09-15"))
        try await act(
            "partnership.handBusiness", in: partnership, by: Stage.office, hands(to: deputy, from: "2025-09-15"))
        let seats = try await office.lookout.partnership(at: today)?.partnership.seats ?? []
        for seat in seats where seat.act.seat == "strategic" {
            try await act(
                "partnership.endSeat", in: partnership, by: deputy, at: "2026-01-12 10:00",
                [
                    "entry": .int(seat.stamp.number), "until": "2026-01-15",
                    "because": "The two years for which the heads' forum elected him are over.",
                ])
        }
        try await act(
            "partnership.seatEducation", in: partnership, by: deputy,
            [
                "practitioner": "Harriet Lund", "speaksFor": ["school", "earlyYears", "college"], "seat": "strategic",
                "chosen": "Elected by the heads' forum for two years; reports back each half term.",
                "from": "2026-01-16", "until": "2028-01-15",
            ])
        try await act(
            "partnership.handBusiness", in: partnership, by: deputy, at: "2026-01-26 09:00",
            hands(to: Stage.office, from: "2026-01-26"))
    }

    /// What scrutiny found and what young people said, with what was done about both; a priority and the links
    /// that follow.
    func findsAndHears(_ partnership: StreamID) async throws {
        let finding = try await act(
            "scrutiny.find", in: partnership, by: "Dr Ishbel Munro", at: "2025-05-06 10:00",
            [
                "area": "Thresholds in the three districts",
                "found": "The same four worries became a child in need in one district and advice in another.",
                "evidence":
                    "Twenty records read with auditors of three agencies; five of them were decided differently.",
                "recommends": "Decide ten made-up referrals together each quarter, at the front door.",
                "by": "2025-09-30",
            ]
        ).number
        try await act(
            "scrutiny.respond", in: partnership, by: "Ngozi Adebayo-Finch", at: "2025-05-28 14:00",
            [
                "entry": .int(finding), "answer": "accepted", "because": "We saw the same in our own audit.",
                "action": "Ten made-up referrals each quarter, the first in July.", "by": "2025-07-31",
            ])
        let said = try await act(
            "voice.hear", in: partnership, by: Stage.office, at: "2025-06-10 16:30",
            [
                "from": "children", "how": "Young advisers of four schools",
                "said": "You ask us things and then nobody rings back. It is like posting a letter into a hedge.",
            ]
        ).number
        try await act(
            "voice.answer", in: partnership, by: Stage.office, at: "2025-07-04 15:00",
            [
                "entry": .int(said), "done": "Whoever asks young people writes back within two weeks what came of it.",
                "changed": "The advisers had three letters since, and answered one.",
                "toldThem": "In person, with cake",
            ])
        let priority = try await act(
            "partnership.prioritise", in: partnership, by: Stage.office,
            [
                "priority": "One answer to one worry, whichever district",
                "because": "Scrutiny read five of twenty records that were decided differently.",
                "measure": "Nine of ten made-up referrals decided alike by spring.", "owner": "Ottoline Frayne",
                "until": "2026-03-31",
            ]
        ).number
        try await act(
            "partnership.joinBoard", in: partnership, by: Stage.office,
            [
                "board": "violenceReduction", "name": "Larkshire Violence Reduction Unit",
                "how": "The police delegate sits on both; hospital data on knife wounds comes to both each month.",
            ])
        let board = try await act(
            "partnership.joinBoard", in: partnership, by: Stage.office,
            [
                "board": "communitySafety", "name": "Tarnwick and Fallowby Community Safety Partnership",
                "how": "The safeguarding lead of the early help service sits on it for both.",
            ]
        ).number
        let agreement = try await act(
            "partnership.agreeSharing", in: partnership, by: Stage.office,
            [
                "title": "Front door information sharing",
                "parties": [.text(Larkshire.council), .text(Larkshire.police), .text(Larkshire.careBoard)],
                "purpose": "What each knows of a child whom someone worries about, on the day of the worry.",
                "basis": "publicTask", "reviewOn": "2026-03-31",
            ]
        ).number
        try await looksAgain(partnership, finding: finding, priority: priority, board: board, agreement: agreement)
    }

    /// A year later the partners say what became of it.
    private func looksAgain(
        _ partnership: StreamID, finding: Int, priority: Int, board: Int, agreement: Int
    ) async throws {
        let review: [String: Answer] = [
            "entry": .int(priority), "outcome": "met",
            "evidence": "The three districts judged the same twenty made-up referrals in March: nineteen alike.",
        ]
        try await isRefused(
            "partnership.reviewPriority", for: "partnership.reviewPriority.entry", in: partnership, by: Stage.office,
            at: "2026-03-24 10:00", review.merging(["entry": .int(board)]) { _, new in new })
        try await act("partnership.reviewPriority", in: partnership, by: Stage.office, review)
        try await act(
            "scrutiny.finish", in: partnership, by: Stage.office,
            [
                "entry": .int(finding),
                "result": "Three rounds of ten since July. The front door now asks the same five questions everywhere.",
            ])
        try await act(
            "partnership.reviewSharing", in: partnership, by: Stage.office,
            [
                "entry": .int(agreement), "outcome": "changed",
                "because": "Schools asked in the morning and heard in the evening: they were no party to it.",
                "purpose": """
                What each knows of a child whom someone worries about, on the day of the worry; the school is told what \
                it needs to keep the child safe that day.
                """, "reviewOn": "2027-03-31",
            ])
        try await act(
            "partnership.leaveBoard", in: partnership, by: Stage.office,
            [
                "entry": .int(board), "until": "2026-03-24",
                "because": "The two districts' boards became one for the county, where the police delegate sits.",
            ])
    }

    /// Larkshire's local protocol, with the times it would shorten.
    static func localProtocol(from day: Day, times: [String: Answer]) -> [String: Answer] {
        [
            "from": .text(day.description), "times": .object(times), "agreedBy": Stage.leads,
            "contents": [
                "consistent": "It follows the guidance in force and is read against each new edition.",
                "path": "Front door, assessment team, plan: one lead from allocation on, handed over in person.",
                "leads": "Whoever has the time, knows the child and is supervised; for section 47 a social worker.",
                "skills": "Leads pass a two-day course and are observed once a year.",
                "governance": "Risk that changes fast is talked through with a manager on the same day.",
                "working": "School, health and police are asked in writing and answer within three working days.",
                "contact": "The child is seen within five working days, alone where that is right.",
                "audit": "Two records of each lead are read each year; the result stands in the yearly report.",
                "challenge": "Professionals by the differences process; families by the complaints leaflet.",
            ],
            "groups": [
                "youngCarers": "What the child does at home is asked first.",
                "special": "The special educational needs caseworker joins; plans are read together.",
                "unborn": "Begun by week twenty where harm is likely.",
                "hospital": "Seen on the ward with the named nurse.",
                "mentalHealth": "The ward's key worker is asked before discharge.",
                "communication": "A communication plan comes before the first visit.",
                "asylum": "An interpreter, and a guardian where there is one.",
                "exploitation": "The places and peers are assessed as well as the family.",
                "mutilation": "The specialist midwife is asked the same day.",
                "youthJustice": "One assessment with youth justice, not two.",
                "custody": "The prison's family worker is asked what visits are like.",
                "kinship": "The carers' own needs are assessed with the child's.",
                "returning": "Who will notice if it goes wrong is written down.",
            ],
        ]
    }
}
