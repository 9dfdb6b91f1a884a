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

    /// Refuses words about a process that is not open to whoever writes them.
    static func checkOpen(_ regarding: StreamID, for letter: String, in setting: Setting) throws(Refusal) {
        guard let open = setting.standing.legible[regarding], classes(of: letter).isSubset(of: open) else {
            throw Refusal(
                "letter.write.closed", .mayNot, because: "What this letter is about is not open to you.",
                authority: "UK GDPR article 5(1)(c)", instead: "Ask whoever leads that work to write it.")
        }
    }
}
