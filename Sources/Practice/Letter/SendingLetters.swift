import Guidance

extension Letter {
    /// The letter goes out. Its words are kept in this very entry, with their hash. What the sender may read and what
    /// the addressee may get is judged once more, since both may have changed after it was written.
    package struct Send: Act {
        package static let kind: ActKind = "letter.send"
        package static let settles: Set<String> = ["text", "sha256", "link"]
        /// A link by e-mail to a practitioner with an account.
        package static let link = "link"
        /// An option of `letterChannels`.
        package let channel: String
        package let text: String?
        /// SHA-256 of the text in UTF-8, in lower-case hexadecimal.
        package let sha256: String?
        /// Who is sent a link by e-mail.
        package let link: PractitionerID?

        package init(channel: String, text: String? = nil, sha256: String? = nil, link: PractitionerID? = nil) {
            self.channel = channel
            self.text = text
            self.sha256 = sha256
            self.link = link
        }

        package func check(_ letter: Letter, in setting: Setting) throws(Refusal) {
            try letter.checkOwnAgency("letter.send", in: setting)
            guard !letter.isSent else {
                throw .notNow(
                    "letter.send.already", "This letter was sent on \(letter.sent!.stamp.happenedAt.day.inWords).",
                    instead: "Write another one if there is more to say.")
            }
            guard let written = letter.written else { return }
            try Letter.checkOpen(
                written.act.regarding, for: written.act.letter, in: setting, rule: "letter.send.closed")
            if channel == Self.link, written.act.practitioner == nil {
                throw .wrong(
                    "letter.send.link", "channel",
                    "A link is for a practitioner with an account, and this letter is for nobody who has one.",
                    instead: "Send it by post or give it by hand. Never send its words by e-mail.",
                    authority: "SHARE2024, share securely")
            }
            if channel == Self.post, (written.act.address ?? "").isEmpty,
                !Addressee.practitioners.contains(written.act.to)
            {
                throw .wrong(
                    "letter.send.address", "channel", "The letter has no address.",
                    instead: "Write it again with the address, or give it by hand.")
            }
            try letter.checkAddressee(written.act, in: setting)
        }

        static let post = "post"
        package static let byHand = "hand"

        package func settled(on letter: Letter, in setting: Setting) -> Send {
            Send(
                channel: channel, text: letter.text, sha256: setting.hash(letter.text),
                link: channel == Self.link ? letter.written?.act.practitioner : nil)
        }

        package func apply(to letter: inout Letter, _ stamp: Stamp) {
            letter.failed = nil
            letter.sendings.append(Stamped(self, stamp))
        }

        package func told(_ letter: Letter) -> Line? {
            guard let written = letter.written else { return nil }
            return Line(
                "Letter sent: \(CodeWords.of(written.act.letter)), to the \(CodeWords.of(written.act.to))",
                [
                    .of("To", written.act.name), .of("How", CodeWords.capitalised(channel)),
                    .of("SHA-256 of what was sent", sha256),
                ])
        }
    }

    /// It is known to have arrived.
    package struct Delivered: Act {
        package static let kind: ActKind = "letter.delivered"
        package let known: String

        package init(known: String) { self.known = known }

        package func check(_ letter: Letter, in setting: Setting) throws(Refusal) {
            try letter.checkOnItsWay("letter.delivered", in: setting)
        }

        package func apply(to letter: inout Letter, _ stamp: Stamp) { letter.delivered = Stamped(self, stamp) }
    }

    /// It came back, or could not be given.
    package struct Failed: Act {
        package static let kind: ActKind = "letter.failed"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ letter: Letter, in setting: Setting) throws(Refusal) {
            try letter.checkOnItsWay("letter.failed", in: setting)
        }

        package func apply(to letter: inout Letter, _ stamp: Stamp) { letter.failed = Stamped(self, stamp) }

        package func told(_ letter: Letter) -> Line? {
            Line("Letter did not arrive", [.of("Because", because)])
        }
    }

    fileprivate func checkOnItsWay(_ rule: String, in setting: Setting) throws(Refusal) {
        try checkOwnAgency(rule, in: setting)
        guard let sent, failed == nil, delivered == nil else {
            throw .notNow(
                rule + ".sent", "This letter is not on its way.", instead: "Send it first, or look at how it ended.")
        }
        guard setting.happenedAt >= sent.stamp.happenedAt else {
            throw .wrong(
                rule + ".order", "happenedAt", "That is before the letter was sent.",
                instead: "Enter when it arrived or came back.")
        }
    }
}
