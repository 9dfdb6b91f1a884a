import Guidance
import Practice
import Readings
import Record
import Store

extension Desk {
    /// Whose data key seals a stream: the child's where it is one child's, else the stream's own.
    func subject<P: Process>(of _: P.Type, _ stream: StreamID, about people: [PersonID]) -> String {
        if P.name == .person { return stream.id }
        guard P.isOneChilds, people.count == 1 else { return stream.description }
        return people[0].id
    }

    /// What the desk does beside an entry in the same transaction: keeps the file of a document, puts a link to a
    /// letter into the outbox.
    func attend<P: Process, A: Act<P>>(
        to act: A, in stream: StreamID, of _: P.Type, about people: [PersonID], _ proposed: Proposed, _ who: Who,
        in session: any Session
    ) throws {
        switch act {
        case let add as Document.Add:
            try office.keepFile(
                of: add, for: subject(of: P.self, stream, about: people), of: who.doer.practitioner, in: session)
            if !proposed.isPart { try throwAway([add.upload], of: who, in: session) }
        case let send as Letter.Send:
            if let reader = send.link {
                try office.outbox.put(.letter(stream), to: reader, at: proposed.now, in: session)
            }
        default: return
        }
    }

    /// Records the files an act brings: one document in each place the act was recorded.
    func recordDocuments(
        of proposed: Proposed, at places: [Recorded.Place], by caller: Caller, in session: any Session
    ) throws {
        let offered = proposed.proposal.documents
        guard !offered.isEmpty else { return }
        guard offered.count <= Uploads.mostWithOneAct else {
            throw Rejection.problems([
                Problem(question: "documents", message: "Send \(Uploads.mostWithOneAct) files or fewer with one act")
            ])
        }
        let who = try office.who(caller, in: session)
        let kind = Document.Add.kind
        guard let form = proposed.guidance.form(kind.rawValue) else { throw Fault.noForm(kind.rawValue) }
        for place in places {
            let people = try office.about(place.stream, in: session).people
            guard !people.isEmpty else {
                throw Rejection.problems([
                    Problem(
                        question: "documents", message: "Nothing is recorded about a person here: send it without files"
                    )
                ])
            }
            for document in offered {
                guard let waiting = try office.upload(document.upload, of: who.doer.practitioner, in: session) else {
                    throw Rejection.problems([
                        Problem(
                            question: "documents", message: "A file that was sent is not here any more: choose it again"
                        )
                    ])
                }
                var part = Proposal(kind, about: people, answers: [:])
                part.answers = [
                    "upload": .text(document.upload), "what": .text(document.what ?? waiting.what),
                    "holds": .text((document.holds ?? waiting.holds).rawValue),
                    "regarding": .text(place.stream.description),
                ]
                let (answers, problems) = form.read(part.answers, under: proposed.guidance)
                guard problems.isEmpty else { throw Rejection.problems(problems) }
                try record(
                    part: Proposed(
                        proposal: part, answers: answers, form: form, guidance: proposed.guidance,
                        happenedAt: proposed.happenedAt, now: proposed.now, isPart: true, cameWith: place.number),
                    by: caller, in: session)
            }
        }
        try throwAway(offered.map(\.upload), of: who, in: session)
    }

    private func throwAway(_ uploads: [String], of who: Who, in session: any Session) throws {
        for upload in uploads {
            try session.run(
                "DELETE FROM upload WHERE id = ? AND practitioner = ?", .text(upload),
                .text(who.doer.practitioner.id))
        }
    }
}
