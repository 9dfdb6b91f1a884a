import Guidance

/// What one meeting about brothers and sisters lets be recorded once, and what stays each child's own.
extension Conference {
    /// Acts that one form records for brothers and sisters only where their conference is the same meeting.
    fileprivate static let ofOneMeeting: Set<ActKind> = [
        Report.kind, Minute.kind, View.kind, Hold.kind, Review.kind,
    ]
    /// The part of the record that is each child's own: it is never written for another child as well.
    package static let eachChildsOwn = "childsViews"
}

extension Conference.Meeting {
    /// It is the same meeting: the same hour under the same chair, who cannot be at two.
    package func isTheSame(as other: Conference.Meeting) -> Bool {
        plannedFor == other.plannedFor && chair == other.chair
    }

    /// Where the same form is recorded for a brother or sister as well, their conference is the same meeting.
    func mustBeTheSame(in setting: Setting, _ rule: String) throws(Refusal) {
        guard let beside = setting.beside else { return }
        if let other = beside.conference.called, isTheSame(as: other) { return }
        throw .notNow(
            rule, "This child's conference is not the same meeting, at the same time under the same chair.",
            instead: "Record it for each child by itself.")
    }
}

extension Episode {
    /// Whether one form may record such an act here and in the episode of a brother or sister.
    package func mayBeRecorded(_ act: ActKind, with other: Episode) -> Bool {
        guard Conference.ofOneMeeting.contains(act) else { return true }
        guard let here = conference.called, let there = other.conference.called else { return false }
        return here.isTheSame(as: there)
    }
}

extension Conference.Minute {
    /// A part that is saved for a brother or sister as well replaces there only what the writer had in front of them: the
    /// same words, or nothing. What the child says is never saved for another child.
    func checkBeside(
        _ beside: Episode, _ meeting: Conference.Meeting, in setting: Setting, _ name: String
    ) throws(Refusal) {
        try meeting.mustBeTheSame(in: setting, name + ".together")
        if section == Conference.eachChildsOwn {
            throw .notNow(
                name + ".eachChildsOwn", "What the child says is each child's own.",
                instead: "Write this part on each child's own record.")
        }
        let inFront = beside.conference.called?.minute[section]?.first { $0.stamp.number == replaces }?.act.text
        if meeting.section(section)?.act.text == inFront { return }
        throw .notNow(
            Self.differs, "This child's own record says something else in this part.",
            instead: "Read it on that child's page and write the part there; or save yours without that child.")
    }
}
