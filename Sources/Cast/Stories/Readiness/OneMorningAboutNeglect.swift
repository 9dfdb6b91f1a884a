import Guidance
import Practice

extension Story {
    /// Live: a training session of four agencies, recorded once and counted in the training of each.
    static let oneMorningAboutNeglect = Story(
        "One morning about neglect",
        shows: """
            The partnership's office holds a morning about neglect for a school, a nursery and a hospital. It is \
            recorded once. The school says who of its staff was there, the office says it for the hospital from the \
            list at the door, and both find it in their own training the same day. A number that nobody of the hospital has \
            is refused, a teacher who was called away is taken back, and the nursery has still to say.
            """
    ) { stage in
        for (lead, list) in [
            (
                "Harriet Lund",
                """
                reference,name,post,started
                F1,Harriet Lund,Designated safeguarding lead,2017-09-04
                F2,Tobias Eckhart,Teacher,2020-09-01
                F3,Wilma Achebe,Support staff,2022-02-21
                """
            ),
            (
                "Carys Bevan",
                """
                reference,name,post,started
                N1,Carys Bevan,Designated safeguarding lead,2019-01-07
                N2,Pernille Askew,Practitioner,2021-04-12
                """
            ),
            (
                "Beatrix Lowndes",
                """
                reference,name,post,started
                H1,Dr Osric Valentine,Practitioner,2018-08-01
                H2,Maire Donnellan,Practitioner,2020-03-02
                H3,Beatrix Lowndes,Head or senior leader,2016-05-16
                """
            ),
        ] {
            try await stage.act("training.import", by: lead, at: stage.workingDay(-15, 9), ["list": .text(list)])
            stage.meanwhile()
        }
        let agencies: [Answer] = [.text(Larkshire.fallowby), .text(Larkshire.nursery), .text(Larkshire.hospital)]
        let held = try await stage.act(
            "training.hold", by: Stage.office, at: stage.workingDay(-8, 14),
            [
                "title": "Neglect, seen from four sides", "topics": ["formsOfHarm", "severalNeeds", "sharing"],
                "leadTopics": ["levelsOfNeed"], "heldOn": .text(try stage.workingDay(-8).description),
                "by": "A ward sister, a head teacher and two young advisers", "agencies": .list(agencies),
            ])
        func attended(_ agency: String, _ staff: String) -> [String: Answer] {
            ["entry": .int(held.number), "of": .text(agency), "staff": .text(staff)]
        }
        try await stage.isRefused(
            "training.attend", for: "training.attend.part", in: held.stream, by: Stage.office, at: .next,
            attended(Larkshire.quillham, "Q1"))
        try await stage.act(
            "training.attend", in: held.stream, by: "Harriet Lund", at: stage.workingDay(-7, 8),
            attended(Larkshire.fallowby, "F1\nF2\nF3"))
        try await stage.isRefused(
            "training.attend", for: "training.attend.others", in: held.stream, by: "Harriet Lund", at: .next,
            attended(Larkshire.hospital, "H1"))
        try await stage.isRefused(
            "training.attend", for: "training.count.staff", in: held.stream, by: Stage.office,
            at: stage.workingDay(-7, 11), attended(Larkshire.hospital, "H1\nH9"))
        try await stage.act(
            "training.attend", in: held.stream, by: Stage.office, attended(Larkshire.hospital, "H1\nH2"))
        var back = attended(Larkshire.fallowby, "F2")
        back["because"] = "He was called back to school at half past nine, before it had begun."
        try await stage.act(
            "training.takeBack", in: held.stream, by: "Harriet Lund", at: stage.workingDay(-6, 8), back)
    }
}
