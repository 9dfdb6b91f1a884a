import Guidance
import Practice

extension Story {
    /// Live: a primary school with steps done, open and late in the week before its governors meet.
    static let aWeekBeforeGovernors = Story(
        "A week before governors",
        shows: """
            Quillham Primary School in the weeks before today: a checklist for the edition in force with steps done, due \
            and late, a policy that still cites an earlier edition, one that a teacher has to read, and training that \
            has run out for some.
            """
    ) { stage in
        let lead = "Sunita Deol"
        try await stage.act(
            "readiness.adopt", by: lead, at: stage.workingDay(-40, 9),
            [
                "edition": .text(stage.office.library.guidance(on: stage.today.day).edition.key.rawValue),
                "audience": "school", "scope": "changes", "lead": .text(lead),
                "by": .text(try stage.workingDay(15).description),
            ])
        let stream = try stage.stream(.readiness, of: Larkshire.quillham)
        try await stage.act(
            "readiness.belong", in: stream, by: lead, ["council": .text(Larkshire.council)])
        try await stage.act(
            "readiness.assign", in: stream, by: lead,
            ["step": 1, "owner": "Ben Arkwright", "by": .text(try stage.workingDay(-4).description)])
        try await stage.act(
            "readiness.done", in: stream, by: lead, at: stage.workingDay(-20, 15),
            ["step": 2, "evidence": "Minute 4 of the leadership meeting; the policy's new page 6."])
        let policy = try await stage.act(
            "policy.register", by: lead, at: stage.workingDay(-18, 11),
            [
                "title": "Safeguarding policy", "edition": "WT2023", "owner": .text(lead),
                "reviewOn": .text(try stage.workingDay(12).description),
                "topics": ["definitions", "earlyHelp", "familyHelp", "information"],
            ])
        try await stage.act(
            "policy.require", in: policy.stream, by: lead,
            [
                "entry": .int(policy.number), "readers": ["Ben Arkwright"],
                "by": .text(try stage.workingDay(3).description),
            ])
        let staff = try await stage.act(
            "training.import", by: lead, at: stage.workingDay(-12, 8),
            [
                "list": """
                reference,name,post,started
                Q1,Sunita Deol,Designated safeguarding lead,2018-09-03
                Q2,Ben Arkwright,Teacher,2021-09-01
                Q3,Orla Whitlock,Support staff,2019-04-23
                Q4,Jasper Nnamdi,Deputy safeguarding lead,2022-01-05
                """
            ])
        let held = try await stage.act(
            "training.hold", in: staff.stream, by: lead, at: .next,
            [
                "title": "Twilight on exploitation and online harm",
                "topics": ["exploitation", "onlineHarm", "sharing"],
                "heldOn": .text(try stage.workingDay(-13).description),
            ])
        try await stage.act(
            "training.attend", in: staff.stream, by: lead, ["entry": .int(held.number), "staff": "Q1\nQ2"])
    }
}
