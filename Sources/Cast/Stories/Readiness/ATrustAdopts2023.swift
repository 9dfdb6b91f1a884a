import Casework
import Guidance
import Practice

extension Story {
    /// A trust of schools in three areas gets ready for the 2023 edition, school by school.
    static let aTrustAdopts2023 = Story(
        "A trust of schools in three areas adopts 2023",
        shows: """
            Quillstone Schools Trust runs a school in each of three councils' areas. Each says so, the trust adopts the \
            2023 checklist for all three, and their safeguarding leads work through it: one finishes it, one is half way \
            and sets a step aside, one is late. The policy that still cites 2020 is reviewed and read, the staff are taken in from a \
            spreadsheet once its bad lines are put right, and in 2026 the checklist is carried forward: what was done \
            and reads the same stays done, and what was owed since 2024 is owed since 2024.
            """
    ) { stage in
        try await belonging(stage)
        try await adopting(stage)
        try await working(stage)
        try await finishing(stage)
        try await policies(stage)
        try await training(stage)
        try await carrying(stage)
        try await finishingAgain(stage)
    }
}

private let trust = "Leonie Garraway"
private let schools = [
    (Larkshire.ottermere, Larkshire.council, "Marcus Venn"),
    (Larkshire.marrowbridge, Larkshire.neighbour, "Greta Lindqvist"),
    (Larkshire.eskerfell, Larkshire.eskerdale, "Rhys Tomlin"),
]

private func belonging(_ stage: Stage) async throws {
    var when: When = "2023-12-18 09:10"
    for (_, council, lead) in schools {
        try await stage.act(
            "readiness.belong", by: lead, at: when,
            ["trust": .text(Larkshire.schoolsTrust), "council": .text(council)])
        when = .after(minutes: 15)
    }
}

private func adopting(_ stage: Stage) async throws {
    try await stage.isRefused(
        "readiness.adopt", for: "readiness.adopt.others", by: trust, at: "2023-12-19 10:00",
        [
            "agency": .text(Larkshire.wrenstow), "edition": "WT2023", "audience": "school", "scope": "changes",
        ])
    for (school, _, lead) in schools {
        try await stage.act(
            "readiness.adopt", by: trust, at: .after(minutes: 5),
            [
                "agency": .text(school), "edition": "WT2023", "audience": "school", "scope": "changes",
                "lead": .text(lead), "by": "2024-07-19",
            ])
    }
}

/// The number of a step in a school's checklist as it stands.
private func step(_ key: String, of school: String, _ stage: Stage) async throws -> Answer {
    let picture = try await stage.readiness(of: school)
    guard let found = picture.readiness.current?.steps.first(where: { $0.key == key }) else {
        throw stage.stopped("looking for the step \(key)", "it is not in the checklist")
    }
    return .int(found.number)
}

private func working(_ stage: Stage) async throws {
    let otter = try stage.stream(.readiness, of: Larkshire.ottermere)
    try await stage.act(
        "readiness.done", in: otter, by: "Marcus Venn", at: "2024-01-22 15:50",
        [
            "step": step("schools2023.definitions", of: Larkshire.ottermere, stage),
            "evidence": "Child protection policy, page 4, and the slides of the January training day.",
        ])
    try await stage.act(
        "readiness.assign", in: otter, by: "Marcus Venn", at: .after(minutes: 6),
        [
            "step": step("schools2023.leadPractitioner", of: Larkshire.ottermere, stage),
            "who": "Chair of governors", "by": "2024-05-24",
        ])
    try await stage.act(
        "readiness.done", in: otter, by: "Marcus Venn", at: "2024-03-11 16:20",
        [
            "step": step("schools2023.attendance", of: Larkshire.ottermere, stage),
            "evidence": "Weekly attendance goes to the council's education welfare team; minute 7 of 4 March.",
        ])
    try await stage.act(
        "readiness.reopen", in: otter, by: "Marcus Venn", at: "2024-03-18 09:10",
        [
            "step": step("schools2023.attendance", of: Larkshire.ottermere, stage),
            "because": "The weekly figures went to an address that nobody reads. It is not done until they are read.",
        ])
    try await stage.act(
        "readiness.done", in: otter, by: "Marcus Venn", at: "2024-03-27 15:30",
        [
            "step": step("schools2023.attendance", of: Larkshire.ottermere, stage),
            "evidence": "Two weeks' figures answered by name by the education welfare team; minute 4 of 25 March.",
        ])
    let marrow = try stage.stream(.readiness, of: Larkshire.marrowbridge)
    try await stage.act(
        "readiness.setAside", in: marrow, by: "Greta Lindqvist", at: "2024-04-16 12:05",
        [
            "step": step("schools2023.youngCarers", of: Larkshire.marrowbridge, stage),
            "because": "The borough's young carers' service does this with us under a written agreement.",
        ])
    try await stage.isRefused(
        "readiness.done", for: "readiness.done.already", in: marrow, by: "Greta Lindqvist", at: .after(minutes: 3),
        [
            "step": step("schools2023.youngCarers", of: Larkshire.marrowbridge, stage), "evidence": "Done.",
        ])
    let esker = try stage.stream(.readiness, of: Larkshire.eskerfell)
    try await stage.act(
        "readiness.done", in: esker, by: "Rhys Tomlin", at: "2024-09-05 17:40",
        [
            "step": step("schools2023.standards", of: Larkshire.eskerfell, stage),
            "evidence": "Printed for the staff room and gone through at the start of term, six weeks late.",
        ])
}

/// What schools show that a step is done with, in turn.
private let shown = [
    "Staff meeting of this week, with the page of the guidance on the screen; signed list in the staff room.",
    "Governors' safeguarding committee, minute 4, and the line in the policy.",
    "Gone through with heads of year, who each brought one child's story to try it on.",
    "Written into the induction folder; the last two who joined were asked, and knew.",
    "Checked in ten records with the trust's safeguarding manager; two were put right on the spot.",
]

/// Records open steps of a school as done, the first ones first, a few minutes apart.
private func finish(
    _ school: String, by lead: String, at when: When, _ stage: Stage, atMost most: Int = .max,
    leaving owed: String = ""
) async throws {
    let stream = try stage.stream(.readiness, of: school)
    let open =
        try await stage.readiness(of: school).readiness.current?.steps.filter {
            $0.state == .open && $0.key != owed
        } ?? []
    var when = when
    for (place, step) in open.prefix(most).enumerated() {
        try await stage.act(
            "readiness.done", in: stream, by: lead, at: when,
            ["step": .int(step.number), "evidence": .text(shown[place % shown.count])])
        when = .after(minutes: 4)
    }
}

private func finishing(_ stage: Stage) async throws {
    stage.meanwhile()
    try await stage.act(
        "readiness.assign", in: stage.stream(.readiness, of: Larkshire.marrowbridge), by: "Greta Lindqvist",
        at: "2024-04-16 12:30",
        [
            "step": step("schools2023.leadPractitioner", of: Larkshire.marrowbridge, stage),
            "who": "Chair of governors", "by": "2024-05-24",
        ])
    try await finish(
        Larkshire.marrowbridge, by: "Greta Lindqvist", at: "2024-06-10 15:45", stage, atMost: 40,
        leaving: "schools2023.leadPractitioner")
    try await finish(Larkshire.ottermere, by: "Marcus Venn", at: "2024-07-08 13:00", stage)
}

/// In 2026 one school does what came back or is new at once.
private func finishingAgain(_ stage: Stage) async throws {
    try await finish(Larkshire.ottermere, by: "Marcus Venn", at: "2026-05-18 13:00", stage)
}

private func policies(_ stage: Stage) async throws {
    stage.meanwhile()
    let registered = try await stage.act(
        "policy.register", by: "Marcus Venn", at: "2024-09-09 09:30",
        [
            "title": "Child protection and safeguarding policy", "edition": "WT2020", "owner": "Marcus Venn",
            "reviewOn": "2024-09-30", "topics": ["definitions", "earlyHelp", "attendance", "information"],
            "provisions": "introduction.safeguarding\nearlyHelp.training",
        ])
    let register = registered.stream
    let policy = Answer.int(registered.number)
    try await stage.act(
        "policy.review", in: register, by: "Marcus Venn", at: "2024-09-27 14:00",
        [
            "entry": policy, "edition": "WT2023",
            "changed": "The definition of safeguarding, the wider signs of early help, and sharing attendance.",
            "reviewOn": "2025-09-26", "readAgain": true,
        ])
    try await stage.act(
        "policy.require", in: register, by: "Marcus Venn", at: .after(minutes: 5),
        ["entry": policy, "readers": ["Leila Haddad", "Marcus Venn"], "by": "2024-10-18"])
    try await stage.act(
        "policy.confirm", in: register, by: "Leila Haddad", at: "2024-10-07 16:05", ["entry": policy])
    try await stage.act(
        "policy.receipt", in: register, by: "Marcus Venn", at: "2024-10-08 08:40",
        ["entry": policy, "name": "Bernadette Oakes, site manager", "on": "2024-10-07"])
    let second = try await stage.act(
        "policy.register", by: "Marcus Venn", at: .after(minutes: 20),
        [
            "title": "Leaflet on attendance for parents", "edition": "WT2020", "owner": "Marcus Venn",
            "reviewOn": "2024-12-20", "topics": ["attendance"], "provisions": "earlyHelp.training",
        ])
    try await stage.act(
        "policy.withdraw", in: register, by: "Marcus Venn", at: .after(minutes: 15),
        [
            "entry": .int(second.number),
            "because": "The policy says it now, in one place. Two texts on attendance said two things in March.",
        ])
    try await stage.isRefused(
        "policy.confirm", for: "policy.confirm.asked", in: register, by: "Greta Lindqvist", at: .after(minutes: 9),
        ["entry": policy])
}

private func training(_ stage: Stage) async throws {
    stage.meanwhile()
    let head = "reference,name,post,started\n"
    try await stage.isRefused(
        "training.import", for: "training.import.lines", by: "Marcus Venn", at: "2024-09-02 08:10",
        [
            "list": .text(
                head + "OA01,Marcus Venn,Designated safeguarding lead,2017-09-01\nOA02,Leila Haddad,Techer,2019-09-02\n"
                    + "OA03,Bernadette Oakes,\"Office, kitchen or site staff\",31/02/2020\n")
        ])
    let imported = try await stage.act(
        "training.import", by: "Marcus Venn", at: .after(minutes: 12),
        [
            "list": .text(
                head
                    + "OA01,Marcus Venn,Designated safeguarding lead,2017-09-01\nOA02,Leila Haddad,Teacher,2019-09-02\n"
                    + "OA03,Bernadette Oakes,\"Office, kitchen or site staff\",03/02/2020\n"
                    + "OA04,Tobias Fenwick-Rowe,Teacher,2024-09-02\nOA05,Maud Satterley,Governor or trustee,2022-05-01\n"
            )
        ])
    let everything: Answer = .list(
        stage.office.library.guidance(on: Day(year: 2024, month: 9, day: 3)!).options(.trainingTopics)
            .map { .text($0.code) })
    let session = try await stage.act(
        "training.hold", in: imported.stream, by: "Marcus Venn", at: "2024-09-03 16:00",
        [
            "title": "Start of year safeguarding day", "topics": everything, "heldOn": "2024-09-03",
            "by": "The trust's safeguarding manager",
        ])
    try await stage.act(
        "training.attend", in: imported.stream, by: "Marcus Venn", at: .after(minutes: 10),
        ["entry": .int(session.number), "staff": "OA01\nOA02\nOA03\nOA05"])
    try await stage.act(
        "training.takeBack", in: imported.stream, by: "Marcus Venn", at: "2024-09-04 08:30",
        [
            "entry": .int(session.number), "staff": "OA05",
            "because": "She left before the second half, and comes to the October session.",
        ])
    let leads = try await stage.act(
        "training.hold", in: imported.stream, by: "Marcus Venn", at: "2024-10-15 12:30",
        [
            "title": "Safeguarding leads of three areas", "leadTopics": ["leadRole", "levelsOfNeed"],
            "heldOn": "2024-10-14",
        ])
    try await stage.act(
        "training.attend", in: imported.stream, by: "Marcus Venn", ["entry": .int(leads.number), "staff": "OA01"])
}

private func carrying(_ stage: Stage) async throws {
    stage.meanwhile()
    for (school, _, _) in schools {
        try await stage.act(
            "readiness.carry", in: stage.stream(.readiness, of: school), by: trust,
            at: school == Larkshire.ottermere ? "2026-04-20 10:00" : .after(minutes: 10),
            ["edition": "WT2026", "scope": "changes", "by": "2026-12-18"])
    }
}

extension Stage {
    /// The stream of a process of which each agency has one.
    func stream(_ process: ProcessName, of agency: String) throws -> StreamID {
        guard let id = area.agencies[agency] else { throw stopped("looking for \(agency)", "no agency is called so") }
        return StreamID(process, id.id)
    }

    /// An agency's readiness as the operator would see it.
    func readiness(of agency: String) async throws -> ReadinessPicture {
        try await office.lookout.readiness(
            of: AgencyID(unchecked: try stream(.readiness, of: agency).id), by: .theOperator, at: clock)
    }
}
