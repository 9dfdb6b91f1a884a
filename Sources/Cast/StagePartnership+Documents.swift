import Guidance
import Practice

/// What Larkshire's partnership publishes.
extension Stage {
    func scrutinyIsPlanned(_ stream: StreamID) async throws {
        try await isRefused(
            "scrutiny.plan", for: "scrutiny.plan.independent", in: stream, by: Stage.office, at: "2024-02-01 10:00",
            Stage.scrutiny(by: "Ottoline Frayne"))
        try await act("scrutiny.plan", in: stream, by: Stage.office, Stage.scrutiny(by: "Dr Ishbel Munro"))
    }

    private static func scrutiny(by who: String) -> [String: Answer] {
        [
            "year": 2024, "scrutineers": [.text(who)],
            "areas":
                "How thresholds are used in the three districts, and what becomes of a child's words at conferences.",
            "methods":
                "Sits in on six conferences, reads twenty records with auditors, meets the young advisers twice.",
            "reviewed": "Each January, by the leads",
            "handling": "Delegates answer each finding within a month; the leads see all answers each quarter.",
            "agreedBy": Stage.leads,
        ]
    }

    func thresholdIsPublished(_ stream: StreamID) async throws {
        try await act(
            "threshold.publish", in: stream, by: Stage.office, at: "2024-02-12 14:00",
            [
                "from": "2024-02-12",
                "indicators": [
                    "universal": """
                    Meets milestones, is in school and has friends
                    Parents ask for advice when they need it
                    """,
                    "earlyHelp": """
                    Often late or absent, tired or hungry
                    A parent is ill, in custody, or newly alone
                    A young carer; a family in debt or poor housing
                    Drawn to older peers or to content online that harms
                    """,
                    "childInNeed": """
                    Health or development will suffer without services
                    Disabled
                    Several needs that early help has not changed
                    Violence between adults at home, with the child there
                    """,
                    "protection": """
                    An injury that the account does not explain
                    A child says that somebody hurts or touches them
                    Basic needs not met over time
                    Exploited, or controlled by fear, in or outside the home
                    """,
                ],
                "help": [
                    "universal": "Schools, health visitors, family hubs. No referral.",
                    "earlyHelp": "A lead practitioner and a team around the family, with the family's agreement.",
                    "childInNeed": "An assessment under section 17, with the council.",
                    "protection": "Ring the front door at once: 01632 960100. In danger: 999.",
                ],
                "earlyHelp":
                    "Any agency begins the early help assessment with the family; the hub helps with the first.",
                "criteria": [
                    "s17": "Unlikely to reach or keep a reasonable standard of health or development without services.",
                    "s47": "Reasonable cause to suspect significant harm, or that it is likely.",
                    "s31": "Significant harm, because of the care given or likely, or a child beyond parental control.",
                    "s20": "Nobody to care for the child, or nobody who can for now.",
                ],
                "procedures": [
                    "exploitation": "Contexts are acted on as well as the child: see places of concern.",
                    "secureEstate": "The establishment tells the front door within the day.",
                    "disabled": "The disabled children's team joins every strategy discussion about them.",
                ],
                "agreedBy": Stage.leads,
            ])
    }

    /// What the record cannot know of the arrangements, as Larkshire writes it.
    static let statements: [String: Answer] = [
        "workTogether": """
        Delegates meet every six weeks, leads every quarter. One front door hears every worry; police, health and \
        education sit there with social workers.
        """,
        "localReviews":
            "Delegates decide within a week of a rapid review; reports are on this page for at least a year.",
        "data": "A dashboard of the pathway, early help included, is read at every meeting of the delegates.",
        "training": "Twelve days a year for all agencies; two audits a year by people of different agencies.",
        "learning": "Each review ends with who changes what by when; the scrutineer asks after six months.",
        "disputes": "Delegates try for a month, then the leads. Staff may speak up to the scrutineer in confidence.",
        "sharing": "One agreement for all partners, looked at each year.",
        "voice": "Young advisers from four schools meet the delegates twice a year.",
        "boards": "The chair of the adults' board comes to the leads' meeting each quarter.",
    ]

    func arrangementsArePublished(_ stream: StreamID) async throws {
        var incomplete = Stage.statements
        incomplete["localReviews"] = nil
        try await isRefused(
            "arrangements.publish", for: "arrangements.publish.must", in: stream, by: Stage.office,
            at: "2024-03-01 10:00",
            ["from": "2024-03-04", "statements": .object(incomplete), "agreedBy": Stage.leads])
        try await act(
            "arrangements.publish", in: stream, by: Stage.office, at: "2024-03-01 15:20",
            [
                "from": "2024-03-04", "statements": .object(Stage.statements),
                "missingBecause": "Funding is being agreed; youth custody has no place in the county. Both by July.",
                "agreedBy": Stage.leads,
            ])
        try await act(
            "arrangements.send", in: stream, by: Stage.office, ["version": 1, "how": "by e-mail to the unit"])
    }
}
