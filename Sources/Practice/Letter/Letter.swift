import Guidance

/// A letter about a child: written from the record, sent by somebody, and kept word for word as it was sent.
package struct Letter: Process {
    package static let name = ProcessName.letter
    package static let isOneChilds = true
    package static var acts: [any Act<Letter>.Type] {
        [Write.self, Revise.self, Send.self, Delivered.self, Failed.self]
    }

    package internal(set) var about: [PersonID] = []
    package internal(set) var written: Stamped<Write>?
    package internal(set) var revisions: [Stamped<Revise>] = []
    /// Each sending; a letter that failed may be sent again.
    package internal(set) var sendings: [Stamped<Send>] = []
    package internal(set) var delivered: Stamped<Delivered>?
    package internal(set) var failed: Stamped<Failed>?

    package init() {}

    /// The words as they stand: of the last revision, else as first written.
    package var text: String { revisions.last?.act.text ?? written?.act.text ?? "" }
    package var sent: Stamped<Send>? { sendings.last }
    /// It is on its way or has arrived, so its words are fixed.
    package var isSent: Bool { sent != nil && failed == nil }

    package var status: Status {
        if written == nil { return .notWritten }
        if failed != nil { return .failed }
        if delivered != nil { return .delivered }
        return sent == nil ? .draft : .sent
    }

    /// Where a letter can stand.
    package enum Status: String, Sendable, Codable, CaseIterable {
        case notWritten, draft, sent, delivered, failed

        package var inWords: String {
            switch self {
            case .notWritten: "Not written"
            case .draft: "Not sent yet"
            case .sent: "Sent"
            case .delivered: "Arrived"
            case .failed: "Did not arrive"
            }
        }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let written else { return [] }
        let owner = Owner.practitioner(written.stamp.by)
        if let failed {
            return [
                Waiting(
                    "letter.failed", about: about.first, since: failed.stamp.happenedAt, owner: owner,
                    what: "Send a letter again, or tell them another way",
                    why: "It did not arrive", act: Send.kind)
            ]
        }
        guard sent == nil else { return [] }
        return [
            Waiting(
                "letter.send", about: about.first, since: written.stamp.happenedAt, owner: owner,
                what: "Send a letter", why: "Written \(written.stamp.happenedAt.inWords)", act: Send.kind)
        ]
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        switch status {
        case .notWritten: [Write.kind]
        case .draft: [Send.kind, Revise.kind]
        case .sent: [Delivered.kind, Failed.kind]
        case .failed: [Send.kind, Revise.kind]
        case .delivered: []
        }
    }

    func checkOwnAgency(_ rule: String, in setting: Setting) throws(Refusal) {
        guard let written else {
            throw .notNow(rule + ".written", "There is no letter here yet.", instead: "Write the letter first.")
        }
        guard written.stamp.agency == setting.who.agency else {
            throw Refusal(
                rule + ".agency", .mayNot, because: "Another agency wrote this letter.",
                authority: Refusal.practice, instead: "Write a letter of your own.")
        }
    }
}

/// To whom a letter is written; options of `letterAddressees`.
package enum Addressee {
    package static let family = "family"
    package static let child = "child"
    package static let referrer = "referrer"
    package static let agency = "agency"
    /// Those who have an account, so that a link will do.
    package static let practitioners: Set<String> = [referrer, agency]
}
