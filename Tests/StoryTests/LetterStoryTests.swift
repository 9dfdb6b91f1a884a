import Guidance
import Practice
import Readings
import Record
import Synchronization
import Testing

@testable import Casework
@testable import Cast

@Suite struct ToldInWritingTests {
    let child = "Tobi Oduya"

    private func letters(_ told: Told) async throws -> [LetterRow] {
        let person = try told.stage.person(child)
        return try await told.read { try $0.letters(about: person, in: $1) }
    }

    private func letter(_ row: LetterRow, by name: String, _ told: Told) async throws -> LetterPicture? {
        let shown = try await told.office.lookout.letter(
            row.stream, by: Caller(try told.practitioner(name)), for: .init(because: "To read it"), at: Told.today)
        guard case .shown(let picture, _) = shown else { return nil }
        return picture
    }

    @Test func `What was sent is kept in the entry with a hash that fits`() async throws {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            for row in try await letters(told) where row.sentAt != nil {
                let picture = try #require(try await letter(row, by: "Jerome Baptiste", told))
                let sent = try #require(picture.letter.sent?.act)
                let text = try #require(sent.text)
                #expect(sent.sha256 == RecordBook.hash(of: Array(text.utf8)))
                #expect(text.contains("Jerome Baptiste"))
                #expect(text.contains("Tobi"))
            }
        }
    }

    @Test func `The family's letter does not say who referred, and the referrer's tells only the decision`()
        async throws
    {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            let rows = try await letters(told)
            let family = try #require(rows.first { $0.to == "family" })
            let toFamily = try #require(try await letter(family, by: "Jerome Baptiste", told)).letter.text
            for word in ["Petrie", "Wrenstow Primary", "busy before"] { #expect(!toFamily.contains(word)) }
            #expect(toFamily.contains("Tobi's teacher and your doctor, if you agree"))
            let referrer = try #require(rows.first { $0.to == "referrer" })
            let toReferrer = try #require(try await letter(referrer, by: "Jerome Baptiste", told)).letter.text
            #expect(toReferrer.contains("assess under section 17"))
            #expect(!toReferrer.contains("look after your mum"))
        }
    }

    @Test func `The referrer reads the letter for them and no other, and the family's opens to nobody outside`()
        async throws
    {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            let rows = try await letters(told)
            let toReferrer = try #require(rows.first { $0.to == "referrer" })
            let read = try #require(try await letter(toReferrer, by: "Joanna Petrie", told))
            #expect(read.isReader && read.next.isEmpty && read.lines.isEmpty)
            let toFamily = try #require(rows.first { $0.to == "family" })
            for stranger in ["Joanna Petrie", "Imran Sadiq", "Piotr Lisowski"] {
                await #expect(throws: Rejection.self) { _ = try await letter(toFamily, by: stranger, told) }
            }
            await #expect(throws: Rejection.self) { _ = try await letter(toReferrer, by: "Miriam Calder", told) }
        }
    }

    @Test func `A letter that told the referrer offers to record it, with its words, until that is recorded`()
        async throws
    {
        try await withOffice(telling: .thisWeekAtTheFrontDoor) { told in
            let episode = try await told.episode(of: "Ruby Mercer").stream
            let writer = "Yasmin Kaleem"
            let stream = try await told.stage.letter(
                "outcome", to: "referrer", regarding: episode, about: "Ruby Mercer", by: writer)
            func read() async throws -> LetterPicture {
                let person = try told.practitioner(writer)
                let shown = try await told.office.lookout.letter(
                    stream, by: Caller(person), for: .init(because: "To read it"), at: Told.today)
                guard case .shown(let picture, _) = shown else { throw StoryError(story: "x", step: "y", why: "z") }
                return picture
            }
            #expect(try await read().telling == nil, "a draft has told nobody")
            try await told.stage.act("letter.send", in: stream, by: writer, ["channel": "link"])
            let picture = try await read()
            let telling = try #require(picture.telling)
            #expect(telling.act == "referral.feedback" && telling.stream == episode)
            #expect(telling.answers.contains { $0.question == "said" && $0.answer == picture.letter.text })
            try await told.stage.tellReferrer(episode, picture.letter.text, by: writer)
            #expect(try await read().telling == nil)
        }
    }

    @Test func `A letter that came back is given by hand, and the record tells all of it`() async throws {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            let row = try #require(try await letters(told).first { $0.to == "family" })
            #expect(row.status == .delivered)
            let picture = try #require(try await letter(row, by: "Jerome Baptiste", told))
            #expect(picture.letter.sendings.map(\.act.channel) == ["post", "hand"])
            let headlines = try await told.headlines(of: child)
            #expect(headlines.contains("Letter sent: outcome, to the family"))
            #expect(headlines.contains("Letter did not arrive"))
            #expect(told.stage.refused.map(\.rule) == ["letter.send.address", "letter.revise.sent"])
        }
    }

    @Test func `The link goes into the outbox, with a message that names no one and tells nothing`() async throws {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            let row = try #require(try await letters(told).first { $0.to == "referrer" })
            let sent = Mutex<[Message]>([])
            let postman = Postman { (message, _) throws(PostTrouble) in sent.withLock { $0.append(message) } }
            let at = try #require(row.sentAt).adding(minutes: 1)
            try await told.office.outbox.carry(with: postman, base: "https://kith.example.org", at: at) { 0.5 }
            let message = try #require(sent.withLock { $0.first { $0.link.contains("/letters/") } })
            #expect(message.to == "joanna.petrie@larkshire.example")
            #expect(message.link == "https://kith.example.org/letters/\(row.stream.id)")
            for word in ["Tobi", "Oduya", "referral", "letter about", "Baptiste", "Larkshire"] {
                #expect(!message.text.contains(word) && !Message.subject.contains(word))
            }
        }
    }
}

@Suite struct OutboxTests {
    private func withLetter(_ body: (Told, Moment) async throws -> Void) async throws {
        try await withOffice(telling: .toldInWriting) { (told) async throws -> Void in
            let rows = try await told.office.outbox.list(.waiting)
            try await body(told, try #require(rows.map(\.at).max()).adding(minutes: 1))
        }
    }

    private func carry(_ told: Told, at now: Moment, _ answer: PostTrouble?) async throws -> Int {
        let postman = Postman { (_, _) throws(PostTrouble) in if let answer { throw answer } }
        return try await told.office.outbox.carry(with: postman, base: "https://kith.example.org", at: now) { 0.5 }
    }

    @Test func `A message that has gone is not sent again`() async throws {
        try await withLetter { (told, now) async throws -> Void in
            #expect(try await carry(told, at: now, nil) > 0)
            #expect(try await told.office.outbox.list(.waiting).isEmpty)
            #expect(try await carry(told, at: now.adding(hours: 1), nil) == 0)
            #expect(Set(try await told.office.outbox.list().map(\.state)) == [.sent])
        }
    }

    @Test func `Tries are further and further apart, with a share of chance, up to six hours`() {
        #expect(
            (1...12).map { Outbox.delay(after: $0, chance: 0.5) / 60 } == [
                1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360,
            ])
        #expect(Outbox.delay(after: 3, chance: 0) == 180)
        #expect(Outbox.delay(after: 3, chance: 1) == 300)
        #expect(Outbox.delay(after: 10_000, chance: 7) == 27_000)
    }

    @Test func `A server that does not answer is tried again later, and given up after a day`() async throws {
        try await withLetter { (told, start) async throws -> Void in
            var now = start
            let trouble = PostTrouble(isFinal: false, "no answer")
            #expect(try await carry(told, at: now, trouble) > 0)
            #expect(try await carry(told, at: now.adding(minutes: 0), trouble) == 0)
            for _ in 0..<40 {
                now = now.adding(hours: 1)
                _ = try await carry(told, at: now, trouble)
            }
            let rows = try await told.office.outbox.list()
            #expect(rows.allSatisfy { $0.state == .failed && $0.tries == 12 && $0.trouble == "no answer" })
        }
    }

    @Test func `A no for good ends it at once, and an operator can have it tried afresh`() async throws {
        try await withLetter { (told, now) async throws -> Void in
            _ = try await carry(told, at: now, PostTrouble(isFinal: true, "550 from the mail server"))
            let failed = try #require(try await told.office.outbox.list(.failed).first)
            #expect(failed.tries == 1)
            #expect(try await told.office.outbox.tryAgain(failed.id, at: now.adding(hours: 2)))
            #expect(try await !told.office.outbox.tryAgain(failed.id, at: now.adding(hours: 2)))
            #expect(try await carry(told, at: now.adding(hours: 2), nil) == 1)
        }
    }

    @Test func `What is three days old is let go: it would tell of yesterday's work`() async throws {
        try await withLetter { (told, now) async throws -> Void in
            #expect(try await carry(told, at: now.adding(hours: 80), nil) == 0)
            #expect(Set(try await told.office.outbox.list().map(\.state)) == [.dropped])
        }
    }

    @Test func `Nothing of the outbox stands in clear but whose it is`() async throws {
        try await withLetter { (told, _) async throws -> Void in
            let rows = try await told.office.database.read {
                try $0.all("SELECT path FROM outbox", []) { $0.blob(0) }
            }
            #expect(!rows.isEmpty)
            #expect(rows.allSatisfy { $0.firstRange(of: Array("/letters".utf8)) == nil })
        }
    }

    @Test func `Whoever wants no messages gets none about notices, and notices that wait are one message`() async throws
    {
        try await withOffice(telling: nil) { (told) async throws -> Void in
            let officer = try told.practitioner("Gita Bhandari")
            let outbox = told.office.outbox
            try await told.office.database.write { session in
                try outbox.put(.notice, to: officer, at: Told.today, in: session)
                try outbox.put(.notice, to: officer, at: Told.today, in: session)
            }
            #expect(try await outbox.list().count == 1)
            try await outbox.wish(false, of: officer)
            #expect(try await !outbox.wants(officer))
            _ = try await carry(told, at: Told.today, nil)
            try await told.office.database.write { session in
                try outbox.put(.notice, to: officer, at: Told.today, in: session)
            }
            #expect(try await outbox.list(.waiting).isEmpty)
        }
    }
}
