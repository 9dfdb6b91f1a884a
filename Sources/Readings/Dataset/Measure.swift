import Guidance

/// Something the multi-agency dataset counts on a child's way from a first contact to help and protection.
///
/// Each counts things that happened in a month, and most say of how many of them something is true: that it was in time,
/// or again, or that the child was heard.
package enum Measure: String, CaseIterable, Codable, Sendable {
    case contacts, referrals, decisions, assessments, voice, enquiries, conferences, reviews
    case childAtConference, attendance, reports, plans

    package var title: String { words.title }
    /// What the number counts.
    package var counts: String { words.counts }
    /// What is true of those counted out of them; nil where the measure only counts.
    package var met: String? { words.met }
    /// Which moment puts one into a month, and where a clock is asked, which one and where it starts.
    package var clock: String { words.clock }
    /// The duty whose time is asked.
    package var duty: DutyKey? { words.duty }
    package var countsMet: Bool { met != nil }
    /// Counted for each agency rather than for each child.
    package var isOfAgencies: Bool { self == .attendance || self == .reports }
    /// Things of it can be still to do, and past their time.
    package var canBeOverdue: Bool { [.decisions, .assessments, .conferences, .reviews].contains(self) }
    /// A higher share is what partners aim for; nil where a share says nothing good or bad by itself.
    package var isTimeliness: Bool { canBeOverdue || self == .reports }

    /// The measure in whole sentences: what is counted out of what, and by which clock.
    package var definition: String {
        let share = met.map { " Of these: \($0)." } ?? ""
        return "\(counts).\(share) \(clock)."
    }

    private struct Words {
        let title: String
        let counts: String
        let met: String?
        let clock: String
        let duty: DutyKey?
    }

    private var words: Words {
        switch self {
        case .contacts:
            Words(
                title: "Contacts", counts: "Everything a council received about a child, whatever became of it",
                met: nil, clock: "In the month in which it was received", duty: nil)
        case .referrals:
            Words(
                title: "Referrals", counts: "Contacts that the council took as a referral",
                met:
                    "referrals of a child of whom the same council had received another within the time before that the national statistics use",
                clock: "In the month in which the referral was received", duty: .reReferral)
        case .decisions:
            Words(
                title: "Decisions on contacts and referrals", counts: "First decisions on what response a child needs",
                met: "decided within the time of the guidance in force when the clock started",
                clock: "In the month of the decision. The clock runs from receipt to the first decision",
                duty: .referralDecision)
        case .assessments:
            Words(
                title: "Assessments", counts: "Section 17 assessments approved",
                met: "approved within the time of the guidance in force when the clock started",
                clock: "In the month of the approval. The clock runs from the referral's receipt to the approval",
                duty: .assessmentCompletion)
        case .voice:
            Words(
                title: "The child's voice in assessments", counts: "Section 17 assessments approved",
                met: "with the child's own words recorded before the approval, at a visit or in a conversation",
                clock: "In the month of the approval", duty: nil)
        case .enquiries:
            Words(
                title: "Section 47 enquiries", counts: "Enquiries that a strategy discussion decided on", met: nil,
                clock: "In the month of the strategy discussion", duty: nil)
        case .conferences:
            Words(
                title: "Initial child protection conferences",
                counts: "First conferences held: initial, before birth, and for a child who moved in on a plan",
                met: "held within the time of the guidance in force when the clock started",
                clock:
                    "In the month of the conference. The clock runs from the strategy discussion that decided on the enquiry, or from the other council's notice",
                duty: .initialConference)
        case .reviews:
            Words(
                title: "Review conferences", counts: "Review conferences held",
                met: "held within the time of the guidance in force when the clock started",
                clock: "In the month of the review. The clock runs from the plan's start, then from the review before",
                duty: .firstReviewConference)
        case .childAtConference:
            Words(
                title: "The child's part in conferences",
                counts: "Conferences held about a child who was born, reviews included",
                met: "the child came, or an advocate spoke, or the child's own words or drawing were brought",
                clock: "In the month of the conference", duty: nil)
        case .attendance:
            Words(
                title: "Agencies at conferences", counts: "Invitations of an agency to a conference that was held",
                met: "the agency was there", clock: "In the month of the conference", duty: nil)
        case .reports:
            Words(
                title: "Agencies' reports to conferences",
                counts: "Agencies asked for a report to a conference that was held",
                met: "the report came by the day the partnership has set before the conference",
                clock:
                    "In the month of the conference. The clock runs back from the day the conference was planned for",
                duty: .conferenceReport)
        case .plans:
            Words(
                title: "Child protection plans", counts: "Child protection plans that began",
                met: "plans of a child who had been on a plan before, at any time, as far as this record knows",
                clock: "In the month in which the plan began", duty: nil)
        }
    }
}

/// What figures are divided by besides the month.
package enum Dimension: String, CaseIterable, Codable, Sendable {
    /// Not divided: the months.
    case all
    case age, need, setting, agency
    /// Where the partnership has recorded which schools belong together.
    case cluster

    package var title: String {
        switch self {
        case .all: "By month"
        case .age: "By age"
        case .need: "By main need"
        case .setting: "By school or setting"
        case .agency: "By kind of agency"
        case .cluster: "By cluster of schools"
        }
    }

    /// Those that divide a measure.
    package static func of(_ measure: Measure) -> [Dimension] {
        measure.isOfAgencies ? [.agency] : [.age, .need, .setting, .cluster]
    }
}

/// How old a child was, in the bands of the national statistics.
package enum AgeBand: String, CaseIterable, Sendable {
    case unborn, underOne, underFive, underTen, underSixteen, older, notKnown

    init(born: Day?, isExpected: Bool, on day: Day) {
        guard let born else {
            self = isExpected ? .unborn : .notKnown
            return
        }
        if day < born {
            self = .unborn
            return
        }
        switch born.age(on: day) {
        case ..<1: self = .underOne
        case ..<5: self = .underFive
        case ..<10: self = .underTen
        case ..<16: self = .underSixteen
        default: self = .older
        }
    }

    package var inWords: String {
        switch self {
        case .unborn: "Not yet born"
        case .underOne: "Under 1"
        case .underFive: "1 to 4"
        case .underTen: "5 to 9"
        case .underSixteen: "10 to 15"
        case .older: "16 and over"
        case .notKnown: "Not known"
        }
    }
}

/// Where a child was on roll.
package enum SchoolPhase: String, CaseIterable, Sendable {
    case earlyYears, primary, secondary, college, none

    package var inWords: String {
        switch self {
        case .earlyYears: "Nursery or early years setting"
        case .primary: "School, primary age"
        case .secondary: "School, secondary age"
        case .college: "College or other post-16 provider"
        case .none: "No school or setting on record"
        }
    }

    init(kind: String?, isSecondaryAge: Bool) {
        switch kind {
        case nil: self = .none
        case "earlyYears": self = .earlyYears
        case "college": self = .college
        default: self = isSecondaryAge ? .secondary : .primary
        }
    }

    /// Of secondary age: eleven before the September of the school year the day falls in.
    static func isSecondaryAge(born: Day?, on day: Day) -> Bool {
        guard let born, let cut = Day(year: day.month >= 9 ? day.year : day.year - 1, month: 8, day: 31) else {
            return false
        }
        return cut >= born && born.age(on: cut) >= 11
    }
}
