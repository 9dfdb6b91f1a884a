import Access
import Guidance
import Practice
import Readings

/// What the rules about gaps and contradictions may rest on: no more than the asker may see.
package struct StoryFacts: Sendable {
    /// A child's episode as its entries describe it.
    package struct Course: Sendable {
        package let openedAt: Moment
        package let closedAt: Moment?
        package let episode: Episode
        /// When the child was seen outside the episode's own work, as by the worker who visits a placement.
        package var seenElsewhere: [Sighting]

        package init(openedAt: Moment, closedAt: Moment?, episode: Episode, seenElsewhere: [Sighting] = []) {
            self.openedAt = openedAt
            self.closedAt = closedAt
            self.episode = episode
            self.seenElsewhere = seenElsewhere
        }

        /// Every time the child was seen while it was open, in whichever process.
        func sightings(until end: Moment) -> [Sighting] {
            episode.sightings + seenElsewhere.filter { openedAt <= $0.at && $0.at <= end }
        }
    }

    package var child: Person
    package var courses: [Course]
    /// The child's own chronology as the asker sees it, whole and in any order: no filter, no brothers and sisters.
    package var lines: [ChronologyLine]
    /// Lines the asker does not see: silence is no finding then.
    package var withheld: Int
    package var sees: Sees
    package var names: Names
    /// People the asker may know, by id.
    package var people: [PersonID: Brief]
    package var library: Library
    package var now: Moment

    package init(
        child: Person, courses: [Course] = [], lines: [ChronologyLine] = [], withheld: Int = 0, sees: Sees,
        names: Names = Names(), people: [PersonID: Brief] = [:], library: Library, now: Moment
    ) {
        self.child = child
        self.courses = courses
        self.lines = lines
        self.withheld = withheld
        self.sees = sees
        self.names = names
        self.people = people
        self.library = library
        self.now = now
    }
}

/// A gap or a contradiction in what is recorded of a child: what was found, by which rule, why it matters and the
/// entries it rests on. It is something to look into and never a measure of risk.
package struct StoryFinding: Sendable, Hashable {
    package let rule: StoryRule
    /// What was found here, in a sentence.
    package let says: String
    /// The entries it rests on, the earliest first; empty where it rests on nothing having been written.
    package let entries: [Int]
}

/// The rules about gaps and contradictions. Each compares what is recorded with what is recorded, and says so.
package enum StoryRule: String, Sendable, CaseIterable, Codable {
    case silence, seenAlone, twoHomes, afterLeaving, birthDiffers, contactAfterAll, twoMothers, responsibility
    case writtenLate

    /// No provision sets these numbers: they are days after which we find it worth a question.
    package static let silentDays = 28
    package static let notAloneDays = 15
    package static let lateDays = 28

    package var title: String {
        switch self {
        case .silence: "Nothing is written for weeks while an episode is open"
        case .seenAlone: "It is not recorded that the child was seen alone"
        case .twoHomes: "Two homes at one time"
        case .afterLeaving: "A school writes about a child who is said to have left it"
        case .birthDiffers: "Dates of birth that differ"
        case .contactAfterAll: "Contact that should not have been"
        case .twoMothers: "Two mothers by birth"
        case .responsibility: "Parental responsibility recorded as yes and as no"
        case .writtenLate: "Written down long after it happened"
        }
    }

    package var matters: String {
        switch self {
        case .silence:
            "Either nobody was in touch with the child, or somebody was and did not write it down. Both need to be known."
        case .seenAlone:
            "A child may say alone what they cannot say beside someone else. If they were seen alone, it should be written."
        case .twoHomes:
            "A child who is thought to live in one place is looked for, visited and counted in the wrong one."
        case .afterLeaving: "One of the two is not so. A child on no roll, or on two, may be missing education."
        case .birthDiffers: "A wrong date of birth parts one child's records, and may join two children's."
        case .contactAfterAll:
            "What was set to keep the child safe did not hold, or it was changed and nobody wrote that."
        case .twoMothers: "Letters, consent and the family's figure follow what is recorded here."
        case .responsibility: "Who must be told and who can consent depends on it."
        case .writtenLate: "What is written from memory is less certain, and was not known to others meanwhile."
        }
    }

    /// How the rule looks, so that anyone can look themselves.
    package var looks: String {
        switch self {
        case .silence:
            "Looks for \(Self.silentDays) days or more without an entry between an episode's opening and its closure, or today."
        case .seenAlone:
            "Looks for an episode with an assessment, open for \(Self.notAloneDays) days or more or closed, without an entry that the child was seen alone: by the assessment, a visit or a placement's visitor."
        case .twoHomes:
            "Looks for a home said to begin no later than another home on record, though it was recorded after that and is another address."
        case .afterLeaving: "Looks for entries by a school dated when the child was on another school's roll."
        case .birthDiffers: "Compares every date of birth recorded as exact."
        case .contactAfterAll:
            "Looks for meetings, or a shared home, while no contact, only letters, or only supervised contact was to be."
        case .twoMothers: "Looks for two different people recorded as mother at one time."
        case .responsibility: "Compares what is recorded of the same person in different relationships."
        case .writtenLate: "Looks for key events recorded \(Self.lateDays) days or more after they happened."
        }
    }
}
