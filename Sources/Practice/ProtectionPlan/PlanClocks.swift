import Guidance

/// The clocks of a plan, and who has a part in the child's life through it.
extension ProtectionPlan {
    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] {
        guard let council = episode.council else { return [] }
        let lead = episode.lead.map(Owner.practitioner) ?? .role(council, Referral.frontDoor)
        return courses.flatMap { course -> [Clock] in
            let ended = course.end?.stamp.happenedAt
            let written = course.writtenAt ?? ended
            var clocks = [
                Clock(
                    .planWritten, about: child, from: course.start.happenedAt, under: guidance,
                    stoppedAt: written,
                    lateBecause: episode.lateReason(.planWritten, from: course.start.happenedAt, stoppedAt: written),
                    owner: lead,
                    stops: course.outcomes.isEmpty ? Outcome.kind : Write.kind, mark: course.start.number)
            ]
            clocks += coreGroups(of: course)
            clocks += visits(in: course)
            if let end = course.end, end.isAdministrative {
                let told = course.told.first?.stamp.happenedAt
                clocks.append(
                    Clock(
                        .protectionPlanTold, about: child, from: end.stamp.happenedAt, under: guidance,
                        stoppedAt: told,
                        lateBecause: episode.lateReason(
                            .protectionPlanTold, from: end.stamp.happenedAt, stoppedAt: told),
                        owner: lead, stops: Tell.kind, mark: end.stamp.number))
            }
            return clocks

            func coreGroups(of course: Course) -> [Clock] {
                let meetings = course.meetings.inOrderOf()
                let starts = [course.start] + meetings.map(\.stamp)
                return starts.enumerated().map { place, start in
                    let meeting = place < meetings.count ? meetings[place] : nil
                    return running(
                        place == 0 ? .firstCoreGroup : .nextCoreGroup, start, meeting?.stamp.happenedAt,
                        meeting?.act.lateBecause, MeetCoreGroup.kind)
                }
            }

            func visits(in course: Course) -> [Clock] {
                let counted = course.countedVisits(of: council)
                let starts = [course.start] + counted.map(\.stamp)
                return starts.enumerated().map { place, start in
                    let visit = place < counted.count ? counted[place] : nil
                    return running(
                        .protectionPlanVisit, start, visit?.stamp.happenedAt, visit?.act.lateBecause, Visit.kind)
                }
            }

            func running(
                _ duty: DutyKey, _ start: Stamp, _ done: Moment?, _ because: String?, _ stops: ActKind
            ) -> Clock {
                let stopped = done ?? ended
                return Clock(
                    duty, about: child, from: start.happenedAt, under: guidance, stoppedAt: stopped,
                    lateBecause: because ?? episode.lateReason(duty, from: start.happenedAt, stoppedAt: stopped),
                    owner: lead, stops: stops,
                    mark: start.number)
            }
        }
    }

    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        courses.flatMap { course in
            course.members.map { member in
                Involvement(
                    .coreGroup, person: child, practitioner: member.seat.practitioner, agency: member.seat.agency,
                    from: member.from, until: member.until ?? course.end?.stamp.happenedAt)
            }
        }
    }
}
