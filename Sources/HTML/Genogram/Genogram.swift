/// A family as it is to be drawn: its people, what ties them, and who lives together.
///
/// People are named by their place in `people`. What is drawn is also said: each tie carries the words that stand in the
/// list beside the figure.
package struct Genogram: Sendable {
    /// Someone of the family.
    package struct Person: Sendable {
        /// A square for a man or boy, a circle for a woman or girl, a diamond where that is neither or not recorded, a
        /// triangle for a child not born yet.
        package enum Form: Sendable, Hashable { case square, circle, diamond, triangle }

        package var name: String
        /// The age, which stands inside the shape.
        package var inside: String
        /// Under the name: years, or whatever is short.
        package var notes: [String]
        package var form: Form
        /// Whom the figure is about.
        package var isFocus = false
        package var hasDied = false
        /// Carries parental responsibility for whom the figure is about.
        package var hasResponsibility = false
        /// Orders brothers and sisters, the oldest first; the largest number where nobody knows.
        package var order: Int
        /// The same in a line of the list, beginning with the name.
        package var words: Markup

        package init(
            name: String, inside: String = "", notes: [String] = [], form: Form, order: Int, words: Markup
        ) {
            self.name = name
            self.inside = inside
            self.notes = notes
            self.form = form
            self.order = order
            self.words = words
        }
    }

    /// How two people are or were a couple.
    package enum Bond: Sendable, Hashable, CaseIterable {
        case married, cohabiting, separated, divorced, ended
        /// They have or care for a child together, and nothing is recorded of them as a couple.
        case notRecorded
    }

    /// Two people who are or were a couple.
    package struct Couple: Sendable {
        package var one: Int
        package var other: Int
        package var bond: Bond
        /// "Married to", and after the name "since 4 May 2010".
        package var words: (before: String, after: String)

        package init(_ one: Int, _ other: Int, _ bond: Bond, _ before: String, _ after: String = "") {
            self.one = one
            self.other = other
            self.bond = bond
            words = (before, after)
        }
    }

    /// How a child comes to be someone's.
    package enum Care: Int, Sendable, Hashable, CaseIterable { case birth, adoptive, kinship, foster, step }

    /// A child and one or two people who are their parents, or care for them in a parent's place.
    package struct Descent: Sendable {
        package var child: Int
        package var parents: [Int]
        package var care: Care
        package var words: (before: String, after: String)

        package init(_ child: Int, of parents: [Int], _ care: Care, _ before: String, _ after: String = "") {
            self.child = child
            self.parents = parents
            self.care = care
            words = (before, after)
        }
    }

    /// What else can tie two people of a family.
    package enum TieKind: Sendable, Hashable { case twins, identicalTwins, sibling, other }

    /// A tie that is neither a couple's nor a parent's: twins, brothers and sisters, a grandparent whose side nobody
    /// recorded.
    package struct Tie: Sendable {
        package var one: Int
        package var other: Int
        package var kind: TieKind
        /// How many generations `other` stands above `one`.
        package var generations: Int
        package var words: (before: String, after: String)

        package init(
            _ one: Int, _ other: Int, _ kind: TieKind, generations: Int = 0, _ before: String, _ after: String = ""
        ) {
            self.one = one
            self.other = other
            self.kind = kind
            self.generations = generations
            words = (before, after)
        }
    }

    /// Those who live together.
    package struct Household: Sendable {
        package var title: String
        package var members: [Int]

        package init(_ title: String, _ members: [Int]) {
            self.title = title
            self.members = members
        }
    }

    package var people: [Person]
    package var couples: [Couple]
    package var descents: [Descent]
    package var ties: [Tie]
    /// Nobody stands in two of them.
    package var households: [Household]
    /// Whom the figure is about.
    package var focus: Int

    package init(
        people: [Person], couples: [Couple] = [], descents: [Descent] = [], ties: [Tie] = [],
        households: [Household] = [], focus: Int = 0
    ) {
        self.people = people
        self.couples = couples
        self.descents = descents
        self.ties = ties
        self.households = households
        self.focus = focus
    }
}
