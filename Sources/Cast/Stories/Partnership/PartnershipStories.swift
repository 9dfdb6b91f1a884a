import Guidance
import Practice

extension Story {
    /// WT2023: the chair passes to another delegate at half-year, and the arrangements say so.
    static let theChairRotates = Story(
        "The chair passes on",
        shows: """
            A partnership from its beginning: a clinical commissioning group that became an \
            integrated care board, leads and \
            delegates under the 2023 edition, a chair who passes on mid-year, and what may not be: the office, the \
            scrutineer or somebody who is no delegate in the chair, or a chair who signs for the leads.
            """
    ) { stage in
        let partnership = try await stage.larkshirePartnership()
        try await stage.act(
            "partnership.meet", in: partnership, by: Stage.office, at: "2024-05-14 16:00",
            [
                "meeting": "delegates", "chairedBy": "Ottoline Frayne",
                "came": ["Ottoline Frayne", "Ngozi Adebayo-Finch", "Adrian Coldwell", "Kwame Asante"],
                "others": "Two young advisers for the first hour", "apologies": "Marcus Thornley",
                "decided": """
                Waiting times at the front door go onto the dashboard.
                The young advisers' question why nobody rings back is answered by September.
                """,
                "openQuestions": "Who pays for the second trainer",
            ])
        try await stage.isRefused(
            "partnership.decide", for: "partnership.decide.reserved", in: partnership, by: "Ottoline Frayne",
            at: "2024-06-03 09:15",
            [
                "matter": "budget", "decided": "The second trainer is paid from the reserve.",
                "because": "Courses are full until winter.",
                "agreedBy": ["Ottoline Frayne", "Ngozi Adebayo-Finch", "Adrian Coldwell"],
            ])
        try await stage.isRefused(
            "partnership.chooseChair", for: "partnership.chooseChair.delegate", in: partnership, by: Stage.office,
            at: "2024-06-24 11:00", stage.chair("Dr Ishbel Munro"))
        try await stage.act(
            "partnership.chooseChair", in: partnership, by: Stage.office, stage.chair("Ngozi Adebayo-Finch"))
        try await stage.leadsSign(partnership)
        try await stage.act(
            "arrangements.publish", in: partnership, by: Stage.office, at: "2024-07-02 10:00",
            [
                "from": "2024-07-02", "statements": .object(Stage.statements),
                "missingBecause": "Funding for the year is with the leads; youth custody has no place in the county.",
                "changes": "The chair passed from the council's delegate to the care board's on 1 July.",
                "agreedBy": Stage.leads,
            ])
    }

    /// WT2023: a delegate has moved to another force and decides once more; the desk does not let him.
    static let actingAfterLeaving = Story(
        "Once more for old times' sake",
        shows: """
            A superintendent's appointment ended on Friday. On Tuesday he answers an e-mail and \
            decides for the police. The \
            record refuses, names the day and whom to ask; his successor decides, and the meeting that he came to \
            says that he spoke for nobody.
            """
    ) { stage in
        let partnership = try await stage.larkshirePartnership()
        try await stage.act(
            "partnership.endAppointment", in: partnership, by: Stage.office, at: "2024-09-27 12:00",
            [
                "practitioner": "Adrian Coldwell", "until": "2024-09-27",
                "because": "Promoted to the regional crime unit",
            ])
        let answers: [String: Answer] = [
            "matter": "procedures", "decided": "Officers ring the school before they visit a child there.",
            "because": "Two head teachers asked, and it costs nothing.",
            "agreedBy": ["Ottoline Frayne", "Ngozi Adebayo-Finch", "Adrian Coldwell"],
        ]
        try await stage.isRefused(
            "partnership.decide", for: "partnership.decide.notAppointed", in: partnership, by: "Adrian Coldwell",
            at: "2024-10-01 08:50", answers)
        try await stage.isRefused(
            "partnership.decide", for: "partnership.decide.allThree", in: partnership, by: "Ottoline Frayne", answers)
        try await stage.act(
            "partnership.appointDelegate", in: partnership, by: "Marcus Thornley", at: "2024-10-03 17:10",
            [
                "agency": .text(Larkshire.police), "practitioner": "Bronwen Tate",
                "post": "Detective superintendent, head of public protection", "level": "areaCommander",
                "from": "2024-10-03",
            ])
        var agreed = answers
        agreed["agreedBy"] = ["Ottoline Frayne", "Ngozi Adebayo-Finch", "Bronwen Tate"]
        try await stage.act(
            "partnership.decide", in: partnership, by: "Bronwen Tate", at: "2024-10-04 10:00", agreed)
        try await stage.act(
            "partnership.meet", in: partnership, by: Stage.office, at: "2024-10-15 15:30",
            [
                "meeting": "delegates", "chairedBy": "Ottoline Frayne",
                "came": ["Ottoline Frayne", "Ngozi Adebayo-Finch", "Bronwen Tate", "Adrian Coldwell"],
                "decided": "Public protection is handed over; thanks are minuted.",
            ])
    }

    /// WT2023: the care board halves its share; leads settle it before it goes further.
    static let aDisputeOverFunding = Story(
        "Half of what it was",
        shows: """
            The care board's share of the budget is to fall by half. The council's delegate raises \
            a dispute, may not take it \
            to the Secretary of State himself, escalates it to the leads, and they settle it with \
            staff in place of money. \
            Scrutiny finds, families say something, and both are answered. A year later a priority is met, an agreement \
            changes and a link with a board ends.
            """
    ) { stage in
        let partnership = try await stage.larkshirePartnership()
        try await stage.givesForTheYear(partnership)
        let number = try await stage.act(
            "dispute.raise", in: partnership, by: "Ottoline Frayne", at: "2025-02-04 09:00",
            [
                "with": [.text(Larkshire.careBoard)], "matter": "budget",
                "because": "The care board gives £60,000 after £120,000. The council would pay for three.",
                "asked": "The same share as last year, in money or in people.",
                "safeMeanwhile": "The trainer and the dashboard are paid from the reserve until July.",
            ]
        ).number
        let higher: [String: Answer] = [
            "entry": .int(number), "level": "secretaryOfState", "because": "Three meetings changed nothing.",
        ]
        try await stage.isRefused(
            "dispute.escalate", for: "dispute.escalate.lead", in: partnership, by: "Ottoline Frayne",
            at: "2025-03-11 17:30", higher)
        try await stage.isRefused(
            "dispute.escalate", for: "dispute.escalate.leadsFirst", in: partnership, by: "Helen Ashgrove", higher)
        try await stage.act(
            "dispute.escalate", in: partnership, by: "Ottoline Frayne",
            ["entry": .int(number), "level": "leads", "because": "Delegates cannot move their own budgets."])
        try await stage.isRefused(
            "dispute.settle", for: "dispute.settle.sides", in: partnership, by: "Ottoline Frayne",
            at: "2025-03-20 12:00",
            ["entry": .int(number), "outcome": "We meet half way.", "agreedBy": ["Ottoline Frayne"]])
        try await stage.act(
            "dispute.settle", in: partnership, by: "Helen Ashgrove", at: "2025-03-27 16:00",
            [
                "entry": .int(number),
                "outcome": "£60,000 in money, and a nurse for the front door worth as much, for two years.",
                "agreedBy": ["Helen Ashgrove", "Rhona Castellan"],
                "learning": "Shares for the next year are agreed before each partner sets its own budget.",
            ])
        try await stage.act(
            "partnership.contribute", in: partnership, by: Stage.office,
            [
                "agency": .text(Larkshire.careBoard), "year": 2025, "contribution": "staff", "pounds": 60_000,
                "what": "A nurse at the front door",
            ])
        try await stage.act(
            "partnership.agreeFunding", in: partnership, by: "Helen Ashgrove",
            [
                "year": 2025, "agreedBy": Stage.leads,
                "equitable": "Each gives £120,000, in money or in people; the police add the analyst as before.",
            ])
        try await stage.findsAndHears(partnership)
    }

    /// WT2023: a trust with schools in three areas takes part in each, and says what it does in Larkshire.
    static let aTrustInThreeAreas = Story(
        "One trust, three partnerships",
        shows: """
            A trust with schools in three council areas is named as a relevant agency. While nobody has said where \
            else it works that is refused; its schools record where they belong, and the partnership shows the other \
            areas from there. It confirms its duty to co-operate, and its safeguarding manager has education's seat \
            beside the heads. A sports club confirms late; the business is handed to a deputy and back; the heads' two \
            years are over and another head has their seat.
            """
    ) { stage in
        let partnership = try await stage.larkshirePartnership()
        let naming: [String: Answer] = [
            "agency": .text(Larkshire.schoolsTrust), "group": "schoolTrust",
            "because": "Four of its eleven schools are in Larkshire; one policy for all eleven has to fit here too.",
            "consulted": false, "notConsultedBecause": "It took over its first school here in the summer break",
            "acknowledgedOn": "2024-09-10", "contribution": "A trainer for two days a year", "from": "2024-09-16",
        ]
        try await stage.isRefused(
            "partnership.nameAgency", for: "partnership.nameAgency.areas", in: partnership, by: Stage.office,
            at: "2024-09-16 11:00", naming)
        for (council, lead) in [
            (Larkshire.council, "Marcus Venn"), (Larkshire.neighbour, "Greta Lindqvist"),
            (Larkshire.eskerdale, "Rhys Tomlin"),
        ] {
            try await stage.act(
                "readiness.belong", by: lead, at: .after(minutes: 40),
                ["trust": .text(Larkshire.schoolsTrust), "council": .text(council)])
        }
        try await stage.act("partnership.nameAgency", in: partnership, by: Stage.office, naming)
        try await stage.act(
            "partnership.seatEducation", in: partnership, by: Stage.office, at: "2024-09-18 09:30",
            [
                "practitioner": "Leonie Garraway", "speaksFor": ["schoolTrust", "alternativeProvision"],
                "seat": "operational",
                "chosen": "Asked by the trusts; sits in Marrowdale and Eskerdale as well and carries questions across.",
                "from": "2024-09-18",
            ])
        try await stage.act(
            "partnership.nameAgency", in: partnership, by: Stage.office, at: "2024-09-20 10:00",
            [
                "agency": .text(Larkshire.surgery), "group": "health", "consulted": true,
                "acknowledgedOn": "2024-09-19",
                "because": "The first practice that asked to be named.", "from": "2024-09-20",
            ])
        try await stage.act(
            "partnership.acknowledge", in: partnership, by: Stage.office, at: "2024-10-07 09:20",
            ["agency": .text(Larkshire.rovers), "acknowledgedOn": "2024-10-05"])
        try await stage.act(
            "partnership.endAgency", in: partnership, by: Stage.office, at: "2025-09-01 10:00",
            [
                "agency": .text(Larkshire.surgery), "until": "2025-08-31",
                "because": "From September the care board answers for all general practices together.",
            ])
        try await stage.officePassesOn(partnership)
    }

    /// Live: the local protocol is published today and holds from the next working day.
    static let aProtocolThatTightens = Story(
        "Thirty-five days",
        shows: """
            The leads publish a local protocol for assessment. Fifty working days are refused, \
            since a protocol may only \
            tighten; thirty-five hold from the next working day, and every clock that starts then uses them.
            """
    ) { stage in
        let partnership = try await stage.larkshirePartnership()
        let from = try stage.workingDay(1)
        let today: When = .moment(stage.today.adding(minutes: -60))
        try await stage.isRefused(
            "protocol.publish", for: "protocol.publish.looser", in: partnership, by: Stage.office, at: today,
            Stage.localProtocol(from: from, times: ["assessment.completion": "50 working days"]))
        try await stage.act(
            "protocol.publish", in: partnership, by: Stage.office,
            Stage.localProtocol(from: from, times: ["assessment.completion": "35 working days"]))
    }
}
