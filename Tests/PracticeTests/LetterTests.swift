import Guidance
import Testing

@testable import Practice

struct LetterTests {
    private static let episode = StreamID(.episode, Given.opaque("ep1s0de"))

    private func blank(regarding people: [String] = ["maya"]) -> Story<Letter> {
        var standing = Given.standing(people: ["maya", "ada"])
        standing.streams[Self.episode] = people.map(Given.person)
        standing.legible[Self.episode] = [.identity, .narrative]
        return Story("letter", about: [Given.person("maya")], by: Given.socialWorker, standing: standing)
    }

    private func letter(
        to: String = "family", practitioner: PractitionerID? = nil, agency: AgencyID? = nil, address: String? = "1 Road"
    ) -> Letter.Write {
        Letter.Write(
            regarding: Self.episode, letter: "outcome", to: to, practitioner: practitioner, agency: agency,
            name: "Folake Akintola", address: address, text: "Dear Folake,\n\nWe have decided.")
    }

    private func written(_ letter: Letter.Write? = nil) throws -> Story<Letter> {
        var story = blank()
        try story.did(letter ?? self.letter())
        return story
    }

    @Test("A letter waits for whoever wrote it until it is sent, and is then fixed")
    func waits() throws {
        var story = try written()
        #expect(story.state.status == .draft)
        #expect(story.state.waiting(under: Given.guidance()).map(\.act) == ["letter.send"])
        #expect(
            story.state.waiting(under: Given.guidance()).first?.owner == .practitioner(Given.socialWorker.practitioner))
        try story.did(Letter.Send(channel: "hand"))
        #expect(story.state.status == .sent)
        #expect(story.state.waiting(under: Given.guidance()).isEmpty)
        #expect(story.state.next(under: Given.guidance()) == ["letter.delivered", "letter.failed"])
    }

    @Test("What is sent is kept word for word with its hash, as last revised")
    func kept() throws {
        var story = try written()
        try story.did(Letter.Revise(text: "Dear Folake,\n\nWe have decided to help."))
        try story.did(Letter.Send(channel: "post"))
        let sent = try #require(story.state.sent).act
        #expect(sent.text == "Dear Folake,\n\nWe have decided to help.")
        #expect(sent.sha256 == "hash of 38")
        #expect(sent.link == nil)
    }

    @Test("A link goes to the practitioner the letter is for")
    func link() throws {
        var story = try written(
            letter(to: "referrer", practitioner: Given.teacher.practitioner, agency: Given.school, address: nil))
        try story.did(Letter.Send(channel: "link"))
        #expect(story.state.sent?.act.link == Given.teacher.practitioner)
    }

    @Test("A letter that did not arrive waits again, may be changed and is sent again")
    func failed() throws {
        var story = try written()
        try story.did(Letter.Send(channel: "post"))
        try story.did(Letter.Failed(because: "Nobody of that name there"))
        #expect(story.state.status == .failed)
        #expect(story.state.waiting(under: Given.guidance()).map(\.key) == ["letter.failed"])
        try story.did(Letter.Revise(text: "Again"))
        try story.did(Letter.Send(channel: "hand"))
        #expect(story.state.status == .sent)
        #expect(story.state.sendings.count == 2)
        try story.did(Letter.Delivered(known: "I gave it to her"))
        #expect(story.state.status == .delivered)
    }

    @Test("The chronology tells that it was sent, to whom and how, and never its words")
    func told() throws {
        var story = try written()
        #expect(letter().told(story.state) == nil)
        try story.did(Letter.Send(channel: "post"))
        let line = try #require(story.state.sent?.act.told(story.state))
        #expect(line.headline == "Letter sent: outcome, to the family")
        #expect(!line.parts.contains { $0.words.contains("decided") })
    }

    @Test(
        "letter.write.already, letter.write.regarding, letter.write.practitioner, letter.write.agency, letter.write.otherAgency"
    )
    func writing() throws {
        let story = try written()
        story.refuses(letter(), by: "letter.write.already")
        blank(regarding: ["ada"]).refuses(letter(), by: "letter.write.regarding")
        blank(regarding: []).refuses(letter(), by: "letter.write.regarding")
        blank().refuses(letter(practitioner: Given.practitioner("n0b0dy")), by: "letter.write.practitioner")
        blank().refuses(letter(agency: Given.agency("n0where")), by: "letter.write.agency")
        blank().refuses(
            letter(practitioner: Given.teacher.practitioner, agency: Given.hospital), by: "letter.write.otherAgency")
    }

    @Test("letter.write.closed: only who may read what a letter is composed from writes or changes it")
    func closed() throws {
        var shut = blank()
        shut.standing.legible = [:]
        shut.refuses(letter(), by: "letter.write.closed")
        shut.standing.legible[Self.episode] = [.identity, .school]
        shut.refuses(letter(), by: "letter.write.closed")
        var story = try written()
        story.standing.legible = [:]
        story.refuses(Letter.Revise(text: "x"), by: "letter.write.closed")
        // A pack holds what the child said: reading the narrative is not enough for it.
        let pack = Letter.Write(
            regarding: Self.episode, letter: "conferencePack", to: "family", name: "Folake", text: "Dear Folake,")
        blank().refuses(pack, by: "letter.write.closed")
    }

    @Test("letter.revise.written, letter.revise.agency, letter.revise.same, letter.revise.sent")
    func revising() throws {
        blank().refuses(Letter.Revise(text: "x"), by: "letter.revise.written")
        var story = try written()
        story.refuses(Letter.Revise(text: "x"), by: "letter.revise.agency", as: Given.teacher)
        story.refuses(Letter.Revise(text: story.state.text), by: "letter.revise.same")
        try story.did(Letter.Send(channel: "hand"))
        story.refuses(Letter.Revise(text: "x"), by: "letter.revise.sent")
    }

    @Test("letter.send.written, letter.send.already, letter.send.link, letter.send.address")
    func sending() throws {
        blank().refuses(Letter.Send(channel: "post"), by: "letter.send.written")
        var story = try written()
        story.refuses(Letter.Send(channel: "link"), by: "letter.send.link")
        try written(letter(address: nil)).refuses(Letter.Send(channel: "post"), by: "letter.send.address")
        try story.did(Letter.Send(channel: "hand"))
        story.refuses(Letter.Send(channel: "hand"), by: "letter.send.already")
    }

    @Test("letter.send.closed: what was open when it was written may not be when it is sent")
    func closedMeanwhile() throws {
        var story = try written()
        story.standing.legible = [:]
        story.refuses(Letter.Send(channel: "hand"), by: "letter.send.closed")
    }

    @Test("letter.send.notTheirs, letter.send.tooMuch, letter.send.protected: what the addressee may get now")
    func theirs() throws {
        var story = try written(
            letter(to: "referrer", practitioner: Given.teacher.practitioner, agency: Given.school, address: nil))
        story.standing.addressee = []
        story.refuses(Letter.Send(channel: "link"), by: "letter.send.notTheirs")
        story.standing.addressee = [.identity]
        story.standing.holdsProtected = true
        story.refuses(Letter.Send(channel: "link"), by: "letter.send.protected")
        story.standing.holdsProtected = false
        try story.did(Letter.Send(channel: "link"))
        #expect(story.state.isSent)

        // A pack holds what was reported and what the child said, and goes to those who may read both.
        var pack = blank()
        pack.standing.legible[Self.episode] = [.identity, .narrative, .childsWords]
        try pack.did(
            Letter.Write(
                regarding: Self.episode, letter: "conferencePack", to: "agency",
                practitioner: Given.teacher.practitioner, agency: Given.school, name: "A teacher", text: "Reports"))
        pack.standing.addressee = [.identity, .narrative]
        pack.refuses(Letter.Send(channel: "link"), by: "letter.send.tooMuch")
        pack.standing.addressee = [.identity, .narrative, .childsWords]
        try pack.did(Letter.Send(channel: "link"))
    }

    @Test("letter.delivered.sent, letter.failed.sent, letter.failed.order")
    func arriving() throws {
        var story = try written()
        story.refuses(Letter.Delivered(known: "x"), by: "letter.delivered.sent")
        story.refuses(Letter.Failed(because: "x"), by: "letter.failed.sent")
        try story.did(Letter.Send(channel: "hand"), at: "2024-03-29T10:00")
        story.refuses(Letter.Failed(because: "x"), by: "letter.failed.order", at: "2024-03-29T09:00")
    }
}

struct DocumentTests {
    private static let episode = StreamID(.episode, Given.opaque("ep1s0de"))
    private static let file = Document.File(kind: .jpeg, size: 240, sha256: String(repeating: "a", count: 64))

    private func blank(_ people: [String] = ["maya"]) -> Story<Document> {
        var standing = Given.standing(people: ["maya"])
        standing.streams[Self.episode] = [Given.person("maya")]
        standing.uploads["vp10ad"] = Self.file
        return Story("document", about: people.map(Given.person), standing: standing)
    }

    private let drawing = Document.Add(upload: "vp10ad", what: "A drawing", regarding: episode)

    @Test("A document keeps what the file is and the entry the desk recorded it with, and is told all the same")
    func added() throws {
        var story = blank()
        story.standing.cameWith = 7
        try story.did(drawing)
        #expect(story.state.added?.act.file == Self.file)
        #expect(story.state.added?.act.entry == 7)
        #expect(story.state.added?.act.told(story.state)?.headline == "Document added")
        #expect(story.state.next(under: Given.guidance()) == ["document.withdraw"])
    }

    @Test("Nobody places a document beside an entry by saying so")
    func beside() throws {
        var story = blank()
        try story.did(Document.Add(upload: "vp10ad", what: "Signed decision", regarding: Self.episode, entry: 7))
        #expect(story.state.added?.act.entry == nil)
    }

    @Test("A document added by itself has a line of its own, of its own class")
    func alone() throws {
        var story = blank()
        try story.did(Document.Add(upload: "vp10ad", what: "A letter from the clinic", holds: .health))
        let line = try #require(story.state.added?.act.told(story.state))
        #expect(line.holds == .health)
        #expect(line.headline == "Document added")
    }

    @Test("document.add.already, document.add.aboutNobody, document.add.upload, document.add.regarding")
    func adding() throws {
        var story = blank()
        try story.did(drawing)
        story.refuses(drawing, by: "document.add.already")
        blank([]).refuses(drawing, by: "document.add.aboutNobody")
        blank(["n0b0dy"]).refuses(drawing, by: "document.add.aboutNobody")
        blank().refuses(Document.Add(upload: "gone", what: "x"), by: "document.add.upload")
        let other = StreamID(.episode, Given.opaque("0ther"))
        blank().refuses(Document.Add(upload: "vp10ad", what: "x", regarding: other), by: "document.add.regarding")
    }

    @Test("document.withdraw.nothing, document.withdraw.own, document.withdraw.already")
    func withdrawing() throws {
        let back = Document.Withdraw(because: "It is another child's")
        blank().refuses(back, by: "document.withdraw.nothing")
        var story = blank()
        try story.did(drawing)
        story.refuses(back, by: "document.withdraw.own", as: Given.safeguardingLead)
        try story.did(back)
        #expect(story.state.next(under: Given.guidance()).isEmpty)
        story.refuses(back, by: "document.withdraw.already")
    }
}
