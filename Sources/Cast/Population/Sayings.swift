/// What made-up people write, drawn from short lists: plain and restrained, like what is written in practice.
enum Sayings {
    static let seen = [
        "Came in late and without a coat for the third time this week.",
        "Very tired; put head on the table and slept through the story.",
        "Tearful at the end of the day and did not want to go to the gate.",
        "Asked twice whether there was any food left after lunch.",
        "Quieter than usual since the weekend. Kept away from friends.",
        "Brought the baby's bottle in a school bag and worried about it until noon.",
        "Talked of staying up late because of shouting next door and then said it was not next door.",
        "Clothes not washed, and others have begun to say so.",
    ]
    static let words = [
        "“I'm fine, I'm just tired.”", "“Mum's poorly so I do the little one.”",
        "“I don't like it when it's loud.”", "“Can I stay for homework club?”",
        "“Nobody asked me before.”", "“I want everyone to be in the same room and nobody shouting.”",
    ]
    static let worries = [
        "Home has become harder since the autumn, and the child carries more than a child should.",
        "Two adults at home are not well, and nobody else comes to the house.",
        "Missing more and more school, and nobody can say why.",
        "Arguments at home that the children hear. A neighbour has rung twice.",
        "The family is about to lose its home, and the children know.",
        "Seen with older people who give presents. Not sleeping at home on some nights.",
        "A baby in the house is not gaining weight, and clinic visits were missed.",
    ]
    static let strengths = [
        "A grandmother nearby who is there every day.", "Parents who come when they are asked.",
        "Loves school, and has two good friends.",
        "They have managed hard times before, and say how.", "A careful big sister.",
    ]
    static let because = [
        "The need is clear, the family agrees, and this is the least that would help.",
        "What is known now does not call for more; if it happens again it would need another look.",
        "Several small worries point the same way, and nobody has yet asked the child.",
        "The school has done what it can by itself. The family asks for someone from outside.",
    ]
    static let watched = [
        "Asked, listened and told the safeguarding lead.",
        "Gave breakfast and said that we would talk again tomorrow.",
        "Rang home; someone answered and was glad of the call.",
    ]
    static let analysis = [
        """
        The strain comes from outside the family more than from inside it. With help on three mornings \
        and one thing to sort out with housing the child can be a child again.
        """,
        "Care is warm and uneven. It has been uneven before and got better with help that stayed.",
        """
        The parents want the same thing and go about it in opposite ways. They agreed on a plan while \
        the assessment was being made.
        """,
        """
        What frightened the child has stopped. What is left is to make sure that it stays so, and who \
        will notice if it does not.
        """,
    ]
    static let late = [
        "Two of the team were ill, and the child was seen and safe meanwhile.",
        "We waited for the hospital's answer; the help agreed at the first visit had begun.",
        "The interpreter fell through twice. The school kept in touch every day.",
    ]
    static let said = [
        "What was decided, why, and whom to ring.", "That the family agreed, and what happens next.",
        "The decision, and where else help is to be had.",
    ]
    static let summary = [
        "You told us what was hard, and people listened. It is better than it was.",
        "Your family asked for help, had it, and does without it now.",
        "We met, found out what you needed, and others go on from here.",
    ]
    static let able = [
        "Has the time, and knows the family's part of town.",
        "Trained in this kind of work, with room for one more.",
        "Spoke the family's language and was free this week.",
    ]
    static let categories = [
        "neglect", "emotional", "attendance", "parentalNeed", "youngCarer", "domesticAbuse", "peer", "online",
        "homelessness", "other",
    ]
    static let changes = [
        "Somebody is at home at night, and the child knows who.", "School every day, and breakfast before it.",
        "The clinic is kept, and the nurse is let in.", "Nobody shouts where the children hear it.",
        "The debt is sorted out, so that the heating stays on.",
    ]
    static let tasks = [
        "Go through the letters together and ring about the two that matter.", "Ask for the earlier clinic.",
        "Find a place at breakfast club.", "Sit with the housing officer while the form is filled in.",
        "Walk to school together for the first fortnight.",
    ]
    /// Places of concern that the police note.
    static let places: [(name: String, kind: String, concern: String)] = [
        ("Behind the bus station", "publicPlace", "criminalExploitation"),
        ("The flat above the shuttered shop", "dwelling", "sexualExploitation"),
        ("A channel that changes its name", "online", "onlineHarm"),
    ]
    static let letter = """
        We have finished our assessment and talked with you about what we found. This letter says it again, so that you \
        can keep it: what we saw that goes well, what we worry about, and what happens next. If we have something wrong, \
        ring and tell us.
        """
    static let categoriesOfHarm = ["NEG", "NEG", "NEG", "NEG", "NEG", "EMO", "EMO", "EMO", "PHY", "SAB"]
    static let needs = ["N1", "N1", "N1", "N2", "N3", "N4", "N4", "N5", "N6", "N8"]
    static let sources = ["1A", "1B", "3A", "3B", "3E", "4", "6", "6", "8"]
    static let domains = [
        "emotional", "education", "basicCare", "warmth", "widerFamily", "housing", "stability",
    ]
}
