import Guidance

/// The child protection plan: what must change for the child to be safe, carried by a core group until it ends.
///
/// A part of `Episode`. A plan begins on the day of the conference that decides it; an episode can have more than one,
/// one after another, and they are counted.
package struct ProtectionPlan: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [
        Write.self, Outcome.self, Progress.self, MeetCoreGroup.self, Done.self, Visit.self, End.self, Tell.self,
    ]
    /// The key of the fact that every page of the child shows.
    package static let fact = "protectionPlan"
    /// The reason that only a review conference gives, an option of `planEndReasons`.
    static let notNeeded = "noLongerNeeded"

    package var courses: [Course] = []

    package init() {}

    package var open: Course? { courses.last.flatMap { $0.end == nil ? $0 : nil } }
    package var isOpen: Bool { open != nil }

    /// Changes the plan that runs.
    mutating func changeOpen(_ change: (inout Course) -> Void) {
        guard let last = courses.indices.last, courses[last].end == nil else { return }
        change(&courses[last])
    }

    package func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact] {
        guard let open else { return [] }
        return [
            Fact(
                Self.fact, about: child, what: "Child protection plan", since: open.start.happenedAt, weight: .alert)
        ]
    }

    package func keepsOpen(_ episode: Episode) -> Refusal? {
        guard isOpen else { return nil }
        return .notNow(
            "episode.close.protectionPlan", "The child is on a child protection plan.",
            instead: "End the plan first: at a review conference, or where the guidance allows it without one.")
    }

    package func sightings(in episode: Episode) -> [Sighting] {
        courses.flatMap { course in
            course.visits.filter(\.act.seen).map { Sighting($0.stamp, alone: $0.act.alone == true) }
        }
    }

    package func first(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard let open else { return [] }
        let write: [ActKind] = open.writtenAt != nil ? [] : [open.outcomes.isEmpty ? Outcome.kind : Write.kind]
        return write + [MeetCoreGroup.kind, Visit.kind]
    }

    /// Of a plan that ended without a review conference: what a review decides is told with the conference.
    package func toTell(in episode: Episode) -> [ActKind] {
        guard let course = courses.last, let end = course.end else { return [] }
        return end.isAdministrative && course.told.isEmpty ? [Tell.kind] : []
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard let open else { return toTell(in: episode) }
        let progress: [ActKind] = open.outcomes.isEmpty ? [] : [Progress.kind]
        let done: [ActKind] = open.actions.open.isEmpty ? [] : [Done.kind]
        return [MeetCoreGroup.kind, Visit.kind] + done + progress + [Outcome.kind, Write.kind, End.kind]
    }
}

extension ProtectionPlan {
    /// One plan from the conference that began it to its end.
    package struct Course: Sendable {
        /// The entry of the conference that began it.
        package let start: Stamp
        package let began: Conference.Hold
        package var versions: [Stamped<Write>] = []
        /// In the order of their numbers, each with every wording it has had.
        package var outcomes: [Target] = []
        package var meetings: [Stamped<MeetCoreGroup>] = []
        /// What the core group agreed that somebody does, with what came of it.
        package internal(set) var actions = ActionList()
        package var visits: [Stamped<Visit>] = []
        package var reviews: [Stamped<Conference.Review>] = []
        package var members: [Membership] = []
        package var end: Ending?
        package var told: [Stamped<Tell>] = []

        /// The categories of harm now, options of `planCategories`.
        package var categories: [String] {
            reviews.last { $0.act.categories != nil }?.act.categories ?? began.categories ?? []
        }
        /// When the next review is planned for.
        package var reviewOn: Day? { reviews.last?.act.reviewOn ?? began.reviewOn }
        /// When the core group meets next: as the last meeting arranged it, before the first as the conference did.
        package var coreGroupNext: Due? {
            guard let last = meetings.inOrderOf().last else { return began.coreGroupOn.map(Due.day) }
            return last.act.nextAt.map(Due.moment)
        }
        /// When the full plan stood for the first time: its words, and at least one thing that must change, by when and how
        /// that will be known.
        package var writtenAt: Moment? {
            guard let words = versions.map(\.stamp.happenedAt).min(),
                let outcome = outcomes.compactMap({ $0.wordings.map(\.stamp.happenedAt).min() }).min()
            else { return nil }
            return max(words, outcome)
        }
        package var coreGroup: [Conference.Seat] { members.filter { $0.until == nil }.map(\.seat) }
        /// Visits at which someone of the council saw the child, in the order in which they happened.
        package func countedVisits(of council: AgencyID?) -> [Stamped<Visit>] {
            visits.filter { $0.act.seen && $0.stamp.agency == council }.inOrderOf()
        }
    }

    /// One thing that must change, as it was worded over time, and how far it has come.
    package struct Target: Sendable {
        package var wordings: [Stamped<Outcome>]
        package var progress: [Stamped<Progress>] = []
    }

    /// A practitioner's time in the core group.
    package struct Membership: Sendable {
        package let seat: Conference.Seat
        package let from: Moment
        package var until: Moment?
    }

    /// How a plan ended: by a review conference, or without one.
    package struct Ending: Sendable {
        /// An option of `planEndReasons`.
        package let reason: String
        package let stamp: Stamp
        package var isAdministrative: Bool { reason != ProtectionPlan.notNeeded }
    }
}

extension Episode {
    /// A plan begins with the conference that decided it.
    mutating func beginPlan(_ hold: Conference.Hold, _ stamp: Stamp) {
        var course = ProtectionPlan.Course(start: stamp, began: hold)
        course.members = (hold.group ?? []).map {
            ProtectionPlan.Membership(seat: $0, from: stamp.happenedAt)
        }
        protectionPlan.courses.append(course)
        childInNeedPlan.giveWay(course.start)
        guard let worker = hold.leadSocialWorker, worker != lead, let supervisor else { return }
        var allocation = Allocate(lead: worker, supervisor: supervisor, because: hold.because)
        allocation.leadAgency = hold.group?.first { $0.practitioner == worker }?.agency
        allocations.append(Stamped(allocation, stamp))
    }
}
