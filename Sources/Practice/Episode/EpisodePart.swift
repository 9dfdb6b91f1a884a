import Guidance

/// A part of an episode that reads alone: the strategy discussion, the enquiry, the conference, a plan.
///
/// The episode joins what its parts say. A part is one stored property of `Episode`, named in `Episode.parts` and
/// `Episode.partActs`; all else it needs stands in its own folder.
package protocol EpisodePart: Sendable {
    init()
    static var acts: [any Act<Episode>.Type] { get }
    func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock]
    func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting]
    func plannedMeetings(about child: PersonID, in episode: Episode) -> [PlannedMeeting]
    func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact]
    func involvements(with child: PersonID, in episode: Episode) -> [Involvement]
    /// What comes before anything else in the episode: what keeps the child safe and waits for nobody.
    func first(in episode: Episode, under guidance: Guidance) -> [ActKind]
    /// What can sensibly come next in this part, the likeliest first.
    func next(in episode: Episode, under guidance: Guidance) -> [ActKind]
    /// What is still to be told to somebody, whether or not the episode has closed.
    func toTell(in episode: Episode) -> [ActKind]
    /// What stands in the way of closing the episode: a plan that has not ended, say. Nil when nothing does.
    func keepsOpen(_ episode: Episode) -> Refusal?
    /// When the child was seen, and whether alone.
    func sightings(in episode: Episode) -> [Sighting]
}

/// A child seen by someone who works with them: when, and whether alone.
package struct Sighting: Sendable, Hashable {
    package let at: Moment
    package let alone: Bool
    /// The number of the entry that says so.
    package let entry: Int

    package init(_ stamp: Stamp, alone: Bool) {
        at = stamp.happenedAt
        self.alone = alone
        entry = stamp.number
    }
}

extension EpisodePart {
    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] { [] }
    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] { [] }
    package func plannedMeetings(about child: PersonID, in episode: Episode) -> [PlannedMeeting] { [] }
    package func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact] { [] }
    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] { [] }
    package func first(in episode: Episode, under guidance: Guidance) -> [ActKind] { [] }
    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] { [] }
    package func toTell(in episode: Episode) -> [ActKind] { [] }
    package func keepsOpen(_ episode: Episode) -> Refusal? { nil }
    package func sightings(in episode: Episode) -> [Sighting] { [] }
}

extension Episode {
    /// The parts beside the referral and the assessment, in the order in which a practitioner meets them.
    var parts: [any EpisodePart] {
        [
            immediateProtection, strategy, enquiry, conference, protectionPlan, transfer, supervision, harmOutsideHome,
            childInNeedPlan, familyGroup,
        ]
    }

    /// The acts of those parts.
    static let partActs: [any Act<Episode>.Type] =
        ImmediateProtection.acts + StrategyDiscussion.acts + Section47Enquiry.acts + Conference.acts
        + ProtectionPlan.acts + Transfer.acts + Supervision.acts
        + HarmOutsideHome.acts
        + ChildInNeedPlan.acts + FamilyGroup<Episode>.acts

    /// Every time the child was seen in this episode, in whichever part.
    package var sightings: [Sighting] {
        assessment.seen.map { Sighting($0.stamp, alone: $0.act.alone) }
            + parts.flatMap { $0.sightings(in: self) }
    }
}
