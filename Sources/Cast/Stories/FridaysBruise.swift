import Guidance
import Practice

extension Story {
    /// From a teacher's concern on a Friday to a conference on Thursday week, with everyone who must be in it.
    static let fridaysBruise = Story(
        "Friday's bruise",
        shows: """
            A reception teacher sees a bruise on a Friday morning. By evening a strategy discussion has been held \
            with the police, a health visitor and the school, and a joint enquiry has begun. Each agency says what \
            it knows; the school never sees what the police said. The conference's clock runs from that Friday.
            """
    ) { stage in
        try await stage.register(.tranter, by: "Sunita Deol", at: "2024-09-04 09:00")
        let episode = try await bruiseSeen(stage)
        try await bruiseDiscussed(stage, episode)
        try await bruiseEnquired(stage, episode)
        try await bruiseConcluded(stage, episode)
    }
}

private let lead = "Jerome Baptiste"

private func bruiseSeen(_ stage: Stage) async throws -> StreamID {
    let concern = try await stage.concern(
        about: ["Elsie Tranter"], by: "Ben Arkwright", at: "2024-11-08 09:40",
        [
            "categories": ["physical"], "seenAt": "2024-11-08 09:10", "place": "Reception, the water tray",
            "seen": """
            When Elsie pushed up her sleeves there was a bruise round her left upper arm, the width of a hand, with \
            four darker places in a row. She pulled the sleeve down again when she saw me look.
            """,
            "childsWords": """
            I said: “That looks sore.” Elsie said: “Craig squeezes when I'm slow. It's our secret shoes game.”
            """,
            "source": "fact",
            "marks": [["part": "leftUpperArm", "kind": "bruise", "size": "A hand's width", "colour": "Blue and red"]],
            "done": "I said thank you for telling me, asked nothing more, and went to Ms Deol at once.",
        ])
    try await stage.act(
        "concern.alert", in: concern, by: "Ben Arkwright",
        ["practitioner": "Sunita Deol", "how": "inPerson", "at": "2024-11-08 09:20"])
    try await stage.act(
        "concern.decide", in: concern, by: "Sunita Deol", at: "2024-11-08 10:05",
        ["outcome": "refer", "because": "A grip mark, and a child who has been told to keep a secret."])
    let episode = try await stage.refer(
        ["Elsie Tranter"], by: "Sunita Deol", at: "2024-11-08 10:30",
        [
            "askedFor": "referral", "danger": "soon",
            "worry": "A bruise like a grip on the arm of a four-year-old, and what she said about it.",
            "facts":
                "The bruise was seen at 9:10am by Ben Arkwright. Elsie has been late on four Mondays since September.",
            "childsWords": "“Craig squeezes when I'm slow. It's our secret shoes game.”",
            "strengths": "Her mother, Kayleigh, always asks how Elsie's day was, and waits for the answer.",
            "otherAdults": "Craig: Elsie speaks of him as living there since the summer. We have no surname.",
            "whereabouts": "In school until 3:15pm.", "parentsTold": false, "parentsNotToldBecause": "riskToChild",
            "consent": "notSoughtRisk",
        ])[0]
    try await stage.suspect(
        episode, need: "N1",
        because: """
            Somebody has hurt your arm, and asked you to keep it a secret. Grown-ups whose work it is to keep \
            children safe are going to talk to each other today.
            """,
        takenBy: "Yasmin Kaleem", by: "Dafydd Pritchard", at: "2024-11-08 10:50", decidedAt: "2024-11-08 11:20")
    try await stage.tellReferrer(
        episode, "A strategy discussion at 1pm today; you are invited. Please keep Elsie in school.",
        by: "Yasmin Kaleem", at: "2024-11-08 11:30")
    return episode
}

private func bruiseDiscussed(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.allocate(
        episode, to: lead, able: "Trained in joint interviews of young children; free this afternoon.",
        supervisor: "Niamh Corrigan", by: "Dafydd Pritchard")
    try await stage.callDiscussion(
        episode,
        "A four-year-old with a grip mark. To decide today: an enquiry, a medical, who goes home with her at 3:15pm.",
        inviting: ["Imran Sadiq", "Teresa Lockhart", "Sunita Deol", lead], for: "2024-11-08 13:00",
        by: "Dafydd Pritchard", at: "2024-11-08 11:50")
    try await stage.comes(
        "Imran Sadiq", to: episode,
        knowing: """
            A man of this first name was arrested in another county in 2022 for assaulting a partner's child; no \
            charge. Two calls to this address since August, both for shouting.
            """,
        at: "2024-11-08 12:10")
    try await stage.comes(
        "Teresa Lockhart", to: episode,
        knowing: "Seen in May for her two-and-a-half-year check, which was late. No bruising then. Fully immunised.",
        at: "2024-11-08 12:25")
    try await stage.comes("Sunita Deol", to: episode, knowing: "Late on four Mondays. Has begun to wet herself.")
    try await stage.comes(lead, to: episode)
    try await stage.isRefused(
        "strategy.answer", for: "notFound", in: episode, by: "Carys Bevan", at: "2024-11-08 12:50",
        ["coming": "coming"])
    try await stage.act(
        "strategy.hold", in: episode, by: "Dafydd Pritchard", at: "2024-11-08 13:50", happened: "2024-11-08 13:00",
        [
            "how": "video",
            "present": ["Dafydd Pritchard", "Imran Sadiq", "Teresa Lockhart", "Sunita Deol", "Jerome Baptiste"],
            "councilShared": "Not known to us before. Her mother grew up in care here, and asked for nothing since.",
            "healthShared": "A bruise of this shape on the upper arm is not one that children of four give themselves.",
            "policeShared": "Craig Dunmore, 31. Arrest in 2022, and two calls to the flat since August.",
            "schoolShared": "What Elsie said, word for word, and that nobody has asked her anything since.",
            "adults": "Craig Dunmore has a daughter in another county whom he may not see without supervision.",
            "step": "s47Joint",
            "because": "The mark, her words and his history point one way. The police and we must see her together.",
            "safeguards": """
            Kayleigh is met at school at 2:45pm by Jerome Baptiste and Imran Sadiq. Elsie does not go home while \
            Craig Dunmore is there; her grandmother in Quillham can have them both.
            """,
            "crime": "Assault. He is to be arrested before anyone at home hears of it from us.",
            "medical": "Tonight or tomorrow, by a paediatrician, with photographs.",
            "otherChildren": "The daughter in the other county: its council is told today.",
            "familyTold": "Kayleigh, in person, at 2:45pm, before Elsie comes out.",
            "actions": [
                [
                    "what": "Look at both callouts and the body-worn film", "practitioner": "Imran Sadiq",
                    "by": "2024-11-11",
                ],
                [
                    "what": "Examine Elsie, with photographs", "practitioner": "Dr Alice Thornbury",
                    "by": "2024-11-09",
                ],
            ],
        ])
    try await stage.act(
        "enquiry.start", in: episode, by: "Dafydd Pritchard", at: "2024-11-08 14:05",
        [
            "lead": .text(lead), "how": "joint", "police": "Imran Sadiq",
            "because": "That Craig Dunmore gripped Elsie's arm hard enough to bruise it, and more than once.",
            "parentsTold": false, "parentsNotToldBecause": "Kayleigh is told in person at 2:45pm today.",
            "plan": "Kayleigh first, then Elsie, then the grandmother. A joint interview on Monday.",
        ])
    try await stage.isRefused(
        "enquiry.start", for: "enquiry.start.once", in: episode, by: "Yasmin Kaleem", at: "2024-11-08 14:20",
        ["lead": .text(lead), "how": "single", "because": "The school's referral", "parentsTold": true])
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2024-11-08 15:20",
        [
            "whereSeen": "The reading corner at school", "alone": true,
            "childsWords": "“If Nana does my shoes it's not the squeezy game.”",
            "observed": "She showed me how fast she can do the left shoe. She did not want to show the right.",
        ])
    try await stage.act(
        "enquiry.medical", in: episode, by: "Dr Alice Thornbury", at: "2024-11-09 12:00",
        happened: "2024-11-09 10:30",
        [
            "consent": "parent", "consentDetail": "Kayleigh Tranter, who stayed in the room.", "examined": true,
            "place": "The children's ward, Ottermere", "examiner": "Dr Alice Thornbury, paediatrician",
            "findings": """
            Four oval bruises and one opposite on the left upper arm, consistent with a forceful adult grip. An older, \
            yellow mark on the right shoulder. Otherwise well.
            """,
        ])
    try await stage.done(
        2, "Examined on Saturday morning; photographs are kept here.", in: episode, by: "Dr Alice Thornbury",
        at: "2024-11-09 12:10")
    try await stage.done(
        1, "On the second film a child is crying behind a door, and a man says “shoes”.", in: episode,
        by: "Imran Sadiq", at: "2024-11-11 11:00")
}

private func bruiseEnquired(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.check(
        "Wrenstow Surgery", "Dr Nadia Rahman",
        asked: "What do you know of Elsie's injuries, and of her mother's health?",
        known: "Two visits in September for tummy aches. Kayleigh asked for help with sleep in October.", in: episode,
        by: lead, at: "2024-11-11 14:30", answeredAt: "2024-11-12 09:15")
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: "2024-11-12 10:00",
        [
            "interviewee": "mother", "name": "Kayleigh Tranter",
            "said": """
            “I thought he was just strict about mornings.” She has changed the locks, and cried for a long time about \
            the four Mondays.
            """,
        ])
    try await stage.callDiscussion(
        episode, "What the medical and the film mean, and whether the enquiry needs longer.",
        inviting: ["Imran Sadiq", "Teresa Lockhart", "Sunita Deol"], for: "2024-11-13 09:30", how: "phone",
        by: "Dafydd Pritchard", at: "2024-11-12 14:00")
    try await stage.comes("Imran Sadiq", to: episode)
    try await stage.comes("Teresa Lockhart", to: episode)
    try await stage.act(
        "strategy.absence", in: episode, by: "Dafydd Pritchard", at: "2024-11-13 09:20",
        ["practitioner": "Sunita Deol", "because": "She leads an assembly then. She has sent what she knows."])
    try await stage.act(
        "strategy.hold", in: episode, by: "Dafydd Pritchard", at: "2024-11-13 10:10", happened: "2024-11-13 09:30",
        [
            "how": "phone", "present": ["Dafydd Pritchard", "Jerome Baptiste", "Imran Sadiq", "Teresa Lockhart"],
            "policeShared": "He was arrested on Friday at 4pm and is on bail, not to come near either of them.",
            "healthShared": "The two marks are of different ages.", "step": "goesOn",
            "because": "It happened more than once. Elsie is safe at her grandmother's meanwhile.",
            "familyTold": "Kayleigh, this afternoon, by Jerome Baptiste.",
        ])
}

private func bruiseConcluded(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "enquiry.conclude", in: episode, by: lead, at: "2024-11-14 15:00",
        [
            "outcome": "likelyToSuffer",
            "because": """
            Elsie was hurt more than once by a man who is likely to come back. Health, police and school agree. \
            Kayleigh wants to keep her safe, and does not yet see how she will hold the door shut.
            """,
        ])
    try await stage.agreeEnquiry(
        episode, "I read what Elsie said beside the nurse's drawing. He has a key: we do not wait for his trial.",
        by: "Niamh Corrigan", at: "2024-11-14 15:40")
    try await stage.tellEnquiry(
        episode, "What was found, what Elsie said, and a conference on Thursday 21 November.",
        child: "“Lots of people are going to sit round a table and make sure about shoes.” She said: “And Nana.”",
        agencies: ["Larkshire Constabulary", "Larkshire Community Health", "Quillham Primary School"], by: lead,
        at: "2024-11-14 16:30")
    try await bruiseConference(stage, episode)
    try await stage.settle(
        episode,
        [
            "sections": [
                "safety": "Kayleigh has the locks, the order and her mother. She rings before she worries now.",
                "emotional": "Elsie sleeps through. She still hides her shoes.",
            ],
            "strengths": "A grandmother ten doors away and a mother who says sorry to her child.",
            "childsVoice": "Nana does the right shoe and she does the left.",
            "analysis": "Hurt by one man who is gone. What is left to do is to help both of them trust mornings.",
        ],
        outcome: "childInNeedPlan", because: "Help over six months, with school and the health visitor.",
        said: "What we found, the plan, and whom to ring.",
        agencies: ["Quillham Primary School", "Larkshire Community Health"],
        closing: "Elsie, you told Mr Arkwright, and he believed you. Nobody plays that game in your house any more.",
        reason: "RC7", lead: lead, supervisor: "Niamh Corrigan", at: "2024-12-18",
        closingOn: "2025-06-20")
}

private func bruiseConference(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.meetWithoutAPlan(
        episode, called: "2024-11-15 09:30", on: "2024-11-21", by: lead,
        child: ("writes", "Her drawing of three pairs of shoes, and “And Nana”."),
        family: "Kayleigh Tranter and her mother, Maureen",
        toDecide: "Whether Elsie is likely to suffer significant harm, and what keeps her safe.",
        record: [
            "childsViews": "Three pairs of shoes: hers, her mother's and Nana's. No fourth.",
            "familysViews": "Kayleigh has the locks, the order and the number of the desk sergeant by heart.",
            "strengths": "A grandmother ten doors away. A mother who believed her child the first time she was asked.",
            "risks": "That he is bailed. That mornings become hard again, and nobody is told.",
        ],
        council: ("Niamh Corrigan", "She is safe, and who keeps her safe is in this room."),
        [
            Attending(
                name: "Imran Sadiq", agency: Larkshire.police, view: "noPlan",
                because: "He is charged and was remanded on Tuesday."),
            Attending(
                name: "Teresa Lockhart", agency: Larkshire.communityHealth, view: "noPlan",
                because: "I see them weekly, and they let me in."),
            Attending(
                name: "Sunita Deol", agency: Larkshire.quillham, view: "noPlan",
                because: "She has been on time each day, in shoes she put on herself."),
        ],
        because: """
            He is remanded. Kayleigh has done each thing she was asked, and three that nobody thought of. All agencies \
            agree that help for a child in need is enough.
            """,
        help: "Six months of help with school and the health visitor; a group for Kayleigh.")
}

extension Family {
    static let tranter = Family(
        "Tranter", home: Address("Flat 3, 20 Ropewalk\nQuillham", "ZZ2 6BD", from: "2023-06-01"),
        [
            .adult("Kayleigh Tranter", born: "2000-10-14", sex: "F", "WBRI"),
            .adult("Maureen Tranter", born: "1974-02-09", sex: "F", "WBRI"),
            .child(
                "Elsie Tranter", born: "2020-02-11", sex: "F", "WBRI", serial: 140,
                at: .at(Larkshire.quillham, from: "2024-09-04", year: "Reception"),
                [
                    .mother("Kayleigh Tranter"),
                    .other("Maureen Tranter", "grandparent", livesWith: false),
                ]),
        ])
}
