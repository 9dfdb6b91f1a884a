import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Letters: what can be written, each letter, its PDF, and those about a person.
    func addLetterPages(to router: Router<KithContext>) {
        router.get("/letters/new") { [self] in try await newLetter($0, $1) }
        router.get("/letters/{id}") { [self] in try await showLetter($0, $1) }
        router.get("/letters/{id}/told") { [self] in try await tellByLetter($0, $1) }
        router.get("/letters/{id}/pdf") { [self] in try await printLetter($0, $1) }
        router.get("/people/{id}/letters") { [self] in try await showLetters($0, $1) }
        router.get("/account/messages") { [self] in try await showWishes($0, $1) }
        router.post("/account/messages") { [self] in try await takeWishes($0, $1) }
    }

    private func person(ofLetter stream: StreamID, _ context: KithContext) async throws -> PersonID {
        _ = try context.requireViewer()
        guard let person = try await office.lookout.people(ofLetter: stream).first else { throw TurnedAway.notFound }
        return person
    }

    private func showLetter(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.letter)
        let query = try Query(request)
        return try await answer(try await person(ofLetter: stream, context), request, context) { caller, purpose in
            try await office.lookout.letter(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(
                letterPage(
                    picture, setting.saying(query["done"]), makesPDF: printer != nil, large: query["size"] == "large"))
        }
    }

    private func printLetter(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let printer else { throw TurnedAway.notFound }
        let stream = try context.requireStream(.letter)
        let large = try Query(request)["size"] == "large"
        let person = try await person(ofLetter: stream, context)
        let viewer = try context.requireViewer()
        let shown = try await office.lookout.letter(
            stream, by: caller(viewer), for: purpose(viewer, person, at: context.now), at: context.now)
        // Whoever would be asked why, or told whom to ask, is so on the letter's own page.
        guard case .shown(let picture, _) = shown else { return .redirect(to: "/letters/\(stream.id)") }
        let document = LetterMarkup(picture: picture, today: context.now.day).document(large: large)
        let pdf: [UInt8]
        do { pdf = try await printer.pdf(document.bytes) } catch {
            keeper.logger.warning("the printer of letters failed", metadata: ["request": "\(context.reference)"])
            throw TurnedAway(
                .unavailable, .serviceUnavailable, "The PDF could not be made",
                "The letter itself is whole: only its PDF could not be made now.",
                instead: "Print the letter's page and choose “Save as PDF”, or try again in a minute.")
        }
        return .attachment(pdf, type: "application/pdf", name: "kith-letter-\(stream.short).pdf")
    }

    /// The form that records that somebody was told, with what the letter says already in it.
    private func tellByLetter(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.letter)
        let person = try await person(ofLetter: stream, context)
        let viewer = try context.requireViewer()
        let shown = try await office.lookout.letter(
            stream, by: caller(viewer), for: purpose(viewer, person, at: context.now), at: context.now)
        guard case .shown(let picture, _) = shown, let telling = picture.telling else {
            return .redirect(to: "/letters/\(stream.id)")
        }
        let place = ActPlace(kind: telling.act, stream: telling.stream)
        let typed = TypedAnswers(FormFields(telling.answers.map { FormFields.Entry($0.question, $0.answer) }))
        return try await ActPage(site: self, context: context, viewer: viewer, place: place, typed: typed).response()
    }

    private func showLetters(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let person = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw TurnedAway.notFound }
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.letters(about: person, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(lettersPage(picture, setting))
        }
    }

    // MARK: Writing

    /// The choice of letters, and once one is chosen the form of it, filled in from the record.
    private func newLetter(_ request: Request, _ context: KithContext) async throws -> Response {
        let query = try Query(request)
        guard let regarding = query["regarding"].flatMap({ StreamID($0) }) else { throw TurnedAway.notFound }
        let viewer = try context.requireViewer()
        let people = try await office.lookout.people(regarding: regarding)
        guard let person = people.first else { throw TurnedAway.notFound }
        let shown = try await office.lookout.facts(
            forLetterRegarding: regarding, by: caller(viewer), for: purpose(viewer, person, at: context.now),
            at: context.now)
        guard case .shown(let facts, _) = shown else { return .redirect(to: "/people/\(person.id)") }
        guard let kind = query["letter"], let to = query["to"] else {
            return .page(newLetterPage(facts, PageSetting(site: self, context: context, viewer: viewer)))
        }
        guard
            let offer = facts.offers.first(where: { $0.letter == kind && $0.to == to && $0.reader == query["reader"] })
        else {
            throw TurnedAway.notFound
        }
        let place = ActPlace(kind: Letter.Write.kind, about: people)
        let typed = TypedAnswers(FormFields(Self.filled(offer, facts)))
        return try await ActPage(site: self, context: context, viewer: viewer, place: place, typed: typed).response()
    }

    private static func filled(_ offer: LetterOffer, _ facts: LetterFacts) -> [FormFields.Entry] {
        var fields: [(String, String?)] = [
            ("regarding", facts.regarding.description), ("letter", offer.letter), ("to", offer.to),
            ("name", offer.name),
            ("agency", offer.agency?.id), ("practitioner", offer.practitioner?.id),
            ("text", LetterTemplates.compose(offer, from: facts)),
        ]
        if offer.to == Addressee.family || offer.to == Addressee.child {
            fields.append(("address", facts.familyAddress))
        }
        return fields.compactMap { name, value in value.map { FormFields.Entry(name, $0) } }
    }

    // MARK: Whether to be sent messages

    private func showWishes(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let setting = PageSetting(site: self, context: context, viewer: viewer)
        let wants = try await office.outbox.wants(viewer.practitioner)
        let isDone = try Query(request)["done"] != nil
        let field = Field(
            "wants", "Send me an e-mail when something new waits for me?",
            hint:
                "It says only that there is something, with a link. It names no one. Letters for you are always announced."
        )
        let content = twoThirds(
            """
            \(isDone ? successBanner("Your choice is kept") : Markup.nothing)\(heading(1, "Messages"))\
            \(form("/account/messages", csrf: setting.frame.csrf, """
                \(yesNo(field, chosen: wants))\(button("Keep this choice"))
                """))
            """)
        return .page(page(PageHead("Messages", back: "/account"), in: setting.frame, content))
    }

    private func takeWishes(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let viewer = try context.requireViewer()
        guard let wants = fields.only("wants"), ["true", "false"].contains(wants) else {
            return .redirect(to: "/account/messages")
        }
        try await office.outbox.wish(wants == "true", of: viewer.practitioner)
        return .redirect(to: "/account/messages?done=1")
    }
}
