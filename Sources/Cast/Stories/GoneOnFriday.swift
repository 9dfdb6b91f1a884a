import Guidance
import Practice

extension Story {
    /// Somebody joins, changes team, leaves, and comes back: what they may open follows the day.
    static let goneOnFriday = Story(
        "Gone on Friday",
        shows: """
            A social worker on a short contract is registered, moves to another team under a new name, and leaves. Her \
            account is disabled on her last day by whoever administers accounts, and enabled again when she comes back \
            for good. Nobody enables themself.
            """
    ) { stage in
        let administrator = "Piotr Lisowski"
        let worker = try await stage.act(
            "practitioner.register", by: administrator, at: "2025-03-03 08:30",
            [
                "fullName": "Beatriz Lockwood", "email": "beatriz.lockwood@larkshire.example",
                "agency": .text(Larkshire.council), "roles": ["socialWorker"], "socialWorkQualified": true,
                "registrationNumber": "SW781000", "team": "Assessment West", "lineManager": "Samuel Quartey",
                "phone": "07700 900781",
            ]
        ).stream
        try await stage.act(
            "practitioner.amend", in: worker, by: administrator, at: "2025-06-09 09:00",
            ["fullName": "Beatriz Amaral", "team": "Disabled children", "phone": "07700 900782"])
        try await stage.isRefused(
            "practitioner.disable", for: "access.role", in: worker, by: "Samuel Quartey", at: "2025-08-29 15:00",
            ["because": "It is her last day."])
        try await stage.act(
            "practitioner.disable", in: worker, by: administrator, at: "2025-08-29 16:45",
            ["because": "Her contract ends today. She handed over four children by name, and her keys."])
        try await stage.act(
            "practitioner.enable", in: worker, by: administrator, at: "2026-01-05 08:40",
            ["because": "Back for good, in the same team. Her registration was looked up this morning."])
    }
}
