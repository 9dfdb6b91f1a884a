import Practice

extension ActRule {
    /// Everyone who works with the child and may add what they hold to what they recorded.
    private static let contributing: Set<Relationship> = [
        .lead, .supervisor, .duty, .school, .safeguardingLead, .referrer, .author, .consulted, .strategy, .investigator,
        .chair, .conference, .coreGroup, .earlyHelpLead, .earlyHelpTeam,
    ]
    /// Those who write to families and agencies on behalf of whoever carries the work.
    private static let writing: Set<Relationship> = workers.union([.chair, .earlyHelpLead])

    static let letters = [
        ActRule("document.add", needs: .relationship(contributing)),
        ActRule("document.withdraw", needs: .relationship(contributing)),
        ActRule("letter.write", needs: .relationship(writing)),
        ActRule("letter.revise", needs: .relationship(writing)),
        ActRule("letter.send", needs: .relationship(writing)),
        ActRule("letter.delivered", needs: .relationship(writing)),
        ActRule("letter.failed", needs: .relationship(writing)),
    ]
}
