import Casework
import Guidance
import Practice

/// What a story does with documents and letters.
extension Stage {
    /// Sends a file that the practitioner's next act will bring with it.
    package func bring(
        _ file: [UInt8], what: String, holds: FieldClass = .narrative, by name: String, at when: When = .next
    ) async throws {
        let now = try move(to: when, step: "sending a file, by \(name)")
        guard let practitioner = area.practitioners[name] else {
            throw stopped("sending a file", "no practitioner is called \(name)")
        }
        let upload = try await office.uploads.keep(file, what: what, holds: holds, by: practitioner, at: now)
        bringing.append(OfferedDocument(upload.id))
    }

    /// Adds a file to what is known of a child, by an act of its own.
    func add(
        _ file: [UInt8], what: String, holds: FieldClass, about child: String, regarding stream: StreamID,
        by name: String, at when: When
    ) async throws {
        let now = try move(to: when, step: "sending a file, by \(name)")
        guard let practitioner = area.practitioners[name] else {
            throw stopped("sending a file", "no practitioner is called \(name)")
        }
        let upload = try await office.uploads.keep(file, what: what, holds: holds, by: practitioner, at: now)
        try await act(
            "document.add", about: [child], by: name,
            [
                "upload": .text(upload.id), "what": .text(what), "holds": .text(holds.rawValue),
                "regarding": .text(stream.description),
            ])
    }

    /// Tries to send a file that is not taken.
    package func isNotTaken(_ file: [UInt8], by name: String) async throws {
        guard let practitioner = area.practitioners[name] else {
            throw stopped("sending a file", "no practitioner is called \(name)")
        }
        do {
            _ = try await office.uploads.keep(file, what: "", by: practitioner, at: clock)
        } catch is Rejection { return }
        throw stopped("sending a file, by \(name)", "it was taken, and should not have been")
    }

    /// A letter composed from the record as it stands, in the writer's own name; `change` puts it into their words.
    package func letter(
        _ kind: String, to addressee: String, regarding stream: StreamID, about child: String, by name: String,
        at when: When = .next, change: (String) -> String = { $0 }
    ) async throws -> StreamID {
        let step = "a letter, \(kind), by \(name)"
        let now = try move(to: when, step: step)
        guard let practitioner = area.practitioners[name] else {
            throw stopped(step, "no practitioner is called \(name)")
        }
        let shown = try await office.lookout.facts(
            forLetterRegarding: stream, by: Caller(practitioner), for: Lookout.Purpose(), at: now)
        guard case .shown(let facts, _) = shown else { throw stopped(step, "the record is not open to them") }
        guard let offer = facts.offers.first(where: { $0.letter == kind && $0.to == addressee }) else {
            throw stopped(step, "it cannot be written as things stand")
        }
        let address = addressee == Addressee.family ? facts.familyAddress : nil
        // Ids, not names, because the offer has them already.
        return try await act(
            "letter.write", about: [child], by: name,
            [
                "regarding": .text(stream.description), "letter": .text(kind), "to": .text(addressee),
                "practitioner": offer.practitioner.map { .text(self.name(of: $0)) } ?? .null,
                "agency": offer.agency.map { .text(self.name(of: $0)) } ?? .null, "name": .text(offer.name),
                "address": address.map { .text($0) } ?? .null,
                "text": .text(change(LetterTemplates.compose(offer, from: facts))),
            ]
        ).stream
    }

    private func name(of practitioner: PractitionerID) -> String {
        area.practitioners.first { $0.value == practitioner }?.key ?? ""
    }

    private func name(of agency: AgencyID) -> String { area.agencies.first { $0.value == agency }?.key ?? "" }
}
