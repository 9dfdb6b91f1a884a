import Guidance

/// What a supervisor and a lead practitioner agree about the work with one child. A part of `Episode`.
///
/// It is how drift ends: a child who was not seen, a plan that was not reviewed, nothing that moved. The supervisor
/// records what was found and what happens next; the lead has it on their work until they record something.
package struct Supervision: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [RecordSupervision.self]

    package internal(set) var held: [Stamped<RecordSupervision>] = []

    package init() {}

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        guard episode.isOpen, let last = held.last, let lead = episode.lead else { return [] }
        let answered = episode.authors.contains { $0.key > last.stamp.number && $0.value == lead }
        if answered { return [] }
        return [
            Waiting(
                "supervision", about: child, since: last.stamp.happenedAt, owner: .practitioner(lead),
                what: "Do what was agreed in supervision",
                why: "Agreed \(last.stamp.happenedAt.day.inWords), to be done by \(last.act.doneBy.inWords)",
                act: "child.see", by: .day(last.act.doneBy))
        ]
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        episode.lead == nil ? [] : [RecordSupervision.kind]
    }

    /// A supervisor goes through the work with the lead and records what is missing and what happens next.
    package struct RecordSupervision: Act {
        package static let kind: ActKind = "supervision.record"
        /// Options of `driftKinds`.
        package let found: [String]
        package let childsDay: String
        package let direction: String
        package let doneBy: Day

        package init(found: [String], childsDay: String, direction: String, doneBy: Day) {
            self.found = found
            self.childsDay = childsDay
            self.direction = direction
            self.doneBy = doneBy
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "supervision.record"
            let cite = setting.guidance.duty(.workMoves).cite
            try episode.mustBeOpen(name + ".open")
            guard let lead = episode.lead else {
                throw .notNow(
                    name + ".lead", "No lead practitioner has been named.", instead: "Name the lead practitioner first."
                )
            }
            if setting.who.practitioner == lead {
                throw Refusal(
                    name + ".own", .mayNot, because: "Nobody supervises their own work.", authority: cite,
                    instead: "Ask your supervisor to record it.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.supervision.held.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "The work was gone through in supervision",
                [.of("What the child's day is like", childsDay), .of("What happens next", direction)])
        }
    }
}
