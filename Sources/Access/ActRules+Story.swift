import Practice

extension ActRule {
    /// The family's network, contact with someone, and selections from the chronology.
    static let story = [
        ActRule("person.connect", needs: .relationship(telling)),
        ActRule("person.contact", needs: .relationship(telling)),
        ActRule("person.met", needs: .relationship(telling)),
        ActRule("selection.begin", needs: .relationship(selecting)),
        ActRule("selection.choose", needs: .relationship(selecting)),
        ActRule("selection.leaveOut", needs: .relationship(selecting)),
        ActRule("selection.finish", needs: .relationship(selecting)),
        ActRule("selection.reopen", needs: .relationship(selecting)),
    ]

    /// Those who hear from the child and the family who is around them and whom they have met.
    private static let telling: Set<Relationship> = knowing.union([
        .strategy, .investigator, .chair, .conference, .coreGroup, .earlyHelpLead, .earlyHelpTeam,
    ])

    /// Those who bring a chronology to a conference, a court or a review.
    private static let selecting: Set<Relationship> = workers.union([.chair, .earlyHelpLead])
}
