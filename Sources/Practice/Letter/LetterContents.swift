import Guidance

extension Letter {
    /// The classes of content that a letter of one kind is composed from: whoever writes it must be able to read them.
    package static func classes(of letter: String) -> Set<FieldClass> {
        switch letter {
        // They say how the child takes part; a pack holds what the child said to those who report.
        case "conferenceInvitation", "conferencePack": [.narrative, .childsWords]
        default: [.narrative]
        }
    }

    /// The classes that a letter of one kind hands over to an agency: whoever it goes to must be able to get them from
    /// the record as well. The others tell what was decided, which is for the council to tell.
    package static func handsOver(_ letter: String) -> Set<FieldClass> {
        switch letter {
        case "conferencePack": [.identity, .narrative, .childsWords]
        case "childInNeedPlan", "plan": [.identity, .narrative]
        default: [.identity]
        }
    }

    /// Refuses words about a process that is not open to whoever writes or sends them.
    static func checkOpen(
        _ regarding: StreamID, for letter: String, in setting: Setting, rule: String = "letter.write.closed"
    ) throws(Refusal) {
        guard let open = setting.standing.legible[regarding], classes(of: letter).isSubset(of: open) else {
            throw Refusal(
                rule, .mayNot, because: "What this letter is about is not open to you.",
                authority: "UK GDPR article 5(1)(c)", instead: "Ask whoever leads that work to write it.")
        }
    }

    /// Refuses to send what whoever it goes to may not get, as the record stands when it is sent.
    func checkAddressee(_ written: Write, in setting: Setting) throws(Refusal) {
        if setting.standing.holdsProtected {
            throw Refusal(
                "letter.send.protected", .mayNot,
                because: "Its words hold an address that is protected, and it goes to somebody who may not know it.",
                authority: "UK GDPR article 5(1)(f)",
                instead: "Take the address out of its words, then send it.")
        }
        guard let open = setting.standing.addressee else { return }
        guard open.contains(.identity) else {
            throw Refusal(
                "letter.send.notTheirs", .mayNot,
                because: "Whoever it goes to may not know this record: they do not work with the child, or no longer.",
                authority: "UK GDPR article 5(1)(c)",
                instead: "Ask them in first, or write to somebody who works with the child.")
        }
        guard Self.handsOver(written.letter).isSubset(of: open) else {
            throw Refusal(
                "letter.send.tooMuch", .mayNot,
                because: "It holds more of the record than whoever it goes to may read now.",
                authority: "UK GDPR article 5(1)(c)",
                instead: "Write a letter that tells them what was decided, or send it to those who carry the work.")
        }
    }
}
