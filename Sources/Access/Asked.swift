import Guidance
import Practice

/// What a practitioner asks of the record, and everything a decision about it rests on.
///
/// The desk and the lookout read these facts in the same snapshot as the content itself.
package struct Asked: Sendable, Hashable {
    package var who: Doer
    package var account: Account
    /// Why they look, an option of `lookPurposes`. Acts carry their purpose in their kind.
    package var purpose: String
    package var action: Action
    /// The person it concerns; nil when it concerns none, or one the record does not hold.
    package var subject: Subject?
    /// The practitioner whose grant, assessment, words or account the act judges or changes.
    package var whose: Worker?
    /// The process it is asked in, or that it regards; nil for the record as a whole.
    package var stream: StreamID?
    package var at: Moment

    package init(
        who: Doer, account: Account, purpose: String, action: Action, subject: Subject? = nil,
        whose: Worker? = nil, in stream: StreamID? = nil, at: Moment
    ) {
        self.who = who
        self.account = account
        self.purpose = purpose
        self.action = action
        self.subject = subject
        self.whose = whose
        self.stream = stream
        self.at = at
    }
}

/// The state of the account the asker came in with, as it is now and not as it was at sign-in.
package struct Account: Sendable, Hashable {
    package enum SecondFactor: String, Sendable, CaseIterable {
        case notNeeded, done, missing
    }

    package var enabled: Bool
    package var agencyOpen: Bool
    package var secondFactor: SecondFactor

    package init(enabled: Bool, agencyOpen: Bool, secondFactor: SecondFactor) {
        self.enabled = enabled
        self.agencyOpen = agencyOpen
        self.secondFactor = secondFactor
    }
}

/// What they want to do.
package enum Action: Sendable, Hashable {
    /// Find a person; how many identifiers were given (a name is one, a date of birth another).
    case search(identifiers: Int)
    case look(What)
    case act(ActKind)
    case administer(Administered)
    /// Put right words already recorded.
    case correct(author: PractitionerID)
    /// Read the guidance, which is public.
    case guidance
}

/// What of a person's record they want to look at.
package enum What: Sendable, Hashable {
    /// Who they are.
    case identity
    /// The status card: whether there is a plan, who leads, whom to ring.
    case summary
    case chronology
    case episode
    /// Early help with a family.
    case earlyHelp
    /// A professional difference about a decision.
    case difference
    /// A case audit of the record.
    case audit
    /// One concern, with who recorded it and for which agency.
    case concern(author: PractitionerID, agency: AgencyID)
    /// Who has looked.
    case looks
}

/// What administrators look after: the system's furniture, never anyone's story.
package enum Administered: String, Sendable, Hashable, CaseIterable {
    case practitioners, agencies, tokens
}

/// A practitioner whose work or account is judged, with the one they answer to.
package struct Worker: Sendable, Hashable {
    package var practitioner: PractitionerID
    package var lineManager: PractitionerID?

    package init(_ practitioner: PractitionerID, lineManager: PractitionerID? = nil) {
        self.practitioner = practitioner
        self.lineManager = lineManager
    }
}

/// The person a question is about, as far as a decision needs to know them.
package struct Subject: Sendable, Hashable {
    package var person: PersonID
    /// All of them, live and ended. Those of anyone else are passed over.
    package var involvements: [Involvement]
    package var labels: [Label]
    /// The council that holds the record: of those with open work, the one whose work was recorded first.
    package var council: AgencyID?
    /// Processes of councils that do not hold it and that it has not asked in: whoever works in them sees them alone.
    package var beside: Set<StreamID>
    /// On a child protection or child in need plan, or looked after.
    package var hasOpenPlan: Bool
    /// Practitioners who are this person, their family or their neighbours, as declared or matched.
    package var parties: [Worker]
    /// Those whose emergency access was asked and given with the address.
    package var locationGranted: Set<PractitionerID>

    package init(
        person: PersonID, involvements: [Involvement] = [], labels: [Label] = [], council: AgencyID? = nil,
        beside: Set<StreamID> = [], hasOpenPlan: Bool = false, parties: [Worker] = [],
        locationGranted: Set<PractitionerID> = []
    ) {
        self.person = person
        self.involvements = involvements
        self.labels = labels
        self.council = council
        self.beside = beside
        self.hasOpenPlan = hasOpenPlan
        self.parties = parties
        self.locationGranted = locationGranted
    }
}

/// The hours a partnership keeps. No provision sets them.
package struct OfficeHours: Sendable, Hashable {
    /// London hours between which the duty team needs no reason to look, on weekdays that are not holidays.
    package var opensAt: Int
    package var closesAt: Int
    package var holidays: Set<Day>
    /// Weekends and holidays are out of hours.
    package var closesOnDaysOff: Bool

    /// A duty team that works in shifts and is never out of hours.
    package static let roundTheClock = OfficeHours(opensAt: 0, closesAt: 24, closesOnDaysOff: false)

    package init(
        opensAt: Int = 8, closesAt: Int = 18, holidays: Set<Day> = [], closesOnDaysOff: Bool = true
    ) {
        self.closesOnDaysOff = closesOnDaysOff
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.holidays = holidays
    }

    package func isOut(_ moment: Moment) -> Bool {
        let day = moment.day
        let hour = moment.clock.hour
        let isDayOff = closesOnDaysOff && (day.weekday > 5 || holidays.contains(day))
        return isDayOff || hour < opensAt || hour >= closesAt
    }
}
