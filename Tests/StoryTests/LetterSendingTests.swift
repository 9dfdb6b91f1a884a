import Guidance
import Practice
import Readings
import Testing

@testable import Casework
@testable import Cast

/// A letter is judged once more when it is sent: what the sender may read, and what whoever it goes to may get.
@Suite struct LetterSendingTests {
    private let lead = "Jerome Baptiste"
    private let child = "Natan Haile"

    private func write(
        _ letter: String, to: String, practitioner: String? = nil, text: String, _ told: Told
    ) async throws -> StreamID {
        let episode = try await told.episode(of: child).stream
        return try await told.stage.act(
            "letter.write", about: [child], by: lead, at: .moment(Told.today),
            [
                "regarding": .text(episode.description), "letter": .text(letter), "to": .text(to),
                "practitioner": practitioner.map { .text($0) } ?? .null, "name": "Whoever reads it",
                "text": .text(text),
            ]
        ).stream
    }

    @Test func `A protected address does not go out in a letter's words to somebody who may not know it`() async throws
    {
        try await withOffice(telling: .protectedAddress) { told in
            let letter = try await write(
                "other", to: "family", text: "Dear Dawit,\n\nThey live at Hollowmoor House now, zz21xx.", told)
            try await told.stage.isRefused(
                "letter.send", for: "letter.send.protected", in: letter, by: lead, ["channel": "hand"])
            try await told.stage.act(
                "letter.revise", in: letter, by: lead, ["text": "Dear Dawit,\n\nYou can write to us."])
            try await told.stage.act("letter.send", in: letter, by: lead, ["channel": "hand"])
        }
    }

    @Test func `A letter does not go to somebody for whom the child is not there, by link or by hand`() async throws {
        try await withOffice(telling: .protectedAddress) { told in
            for channel in ["link", "hand"] {
                let letter = try await write(
                    "other", to: "agency", practitioner: "Dean Ashworth", text: "Dear Dean,\n\nAll is well.", told)
                try await told.stage.isRefused(
                    "letter.send", for: "letter.send.notTheirs", in: letter, by: lead, ["channel": .text(channel)])
            }
        }
    }

    @Test func `A link goes to nobody for whom it would not open, and a pack to nobody who may not read reports`()
        async throws
    {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            let tobi = "Tobi Oduya"
            let episode = try await told.episode(of: tobi).stream
            func write(_ letter: String, to practitioner: String) async throws -> StreamID {
                try await told.stage.act(
                    "letter.write", about: [tobi], by: lead, at: .moment(Told.today),
                    [
                        "regarding": .text(episode.description), "letter": .text(letter), "to": "agency",
                        "practitioner": .text(practitioner), "name": .text(practitioner), "text": "Dear colleague,",
                    ]
                ).stream
            }
            let uninvolved = try await write("other", to: "Imran Sadiq")
            try await told.stage.isRefused(
                "letter.send", for: "letter.send.notTheirs", in: uninvolved, by: lead, ["channel": "link"])
            let pack = try await write("conferencePack", to: "Joanna Petrie")
            try await told.stage.isRefused(
                "letter.send", for: "letter.send.tooMuch", in: pack, by: lead, ["channel": "link"])
            let outcome = try await write("outcome", to: "Joanna Petrie")
            try await told.stage.act("letter.send", in: outcome, by: lead, ["channel": "link"])
        }
    }

    @Test func `What was open to its writer when it was written may not be when it is sent`() async throws {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            let tobi = "Tobi Oduya"
            let episode = try await told.episode(of: tobi).stream
            let letter = try await told.stage.act(
                "letter.write", about: [tobi], by: lead, at: .moment(Told.today),
                [
                    "regarding": .text(episode.description), "letter": "other", "to": "family", "name": "Ms Oduya",
                    "text": "Dear Ms Oduya,",
                ]
            ).stream
            let worker = try told.practitioner(lead)
            try await told.stage.act(
                "practitioner.declareConflict", in: worker.stream, by: lead,
                ["person": .text(tobi), "because": "His mother is my cousin; I have learnt it today."])
            let proposal = Proposal("letter.send", in: letter, answers: ["channel": "hand"])
            await #expect(throws: Rejection.self) {
                _ = try await told.office.desk.record(proposal, by: Caller(worker), at: told.stage.clock)
            }
        }
    }
}
