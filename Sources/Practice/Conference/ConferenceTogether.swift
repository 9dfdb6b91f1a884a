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
    /// A part that is saved for a brother or sister as well replaces there only what the writer had in front of them; where
    /// nothing stands there is nothing to guard. What the child says is never saved for another child.
    func checkBeside(
        _ beside: Episode, _ meeting: Conference.Meeting, in setting: Setting, _ name: String
    ) throws(Refusal) {
        try meeting.mustBeTheSame(in: setting, name + ".together")
        if section == Conference.eachChildsOwn {
            throw .notNow(
                name + ".eachChildsOwn", "What the child says is each child's own.",
                instead: "Write this part on each child's own record.")
        }
        guard let stands = meeting.section(section)?.act.text else { return }
        let inFront = beside.conference.called?.minute[section]?.first { $0.stamp.number == replaces }?.act.text
        if stands == inFront { return }
        throw .notNow(
            Self.differs, "This child's own record says something else in this part.",
            instead: "Read it on that child's page and write the part there; or save yours without that child.")
    }
}

extension Conference.Report {
    /// A report that is sent for a brother or sister as well takes the place there only of one that says the same, and
    /// of what that child said only where the same is said again: the page shows each agency's last report.
    func checkBeside(_ meeting: Conference.Meeting, in setting: Setting) throws(Refusal) {
        guard let beside = setting.beside, let stands = meeting.report(of: setting.who.agency)?.act else { return }
        let inFront = beside.conference.called?.report(of: setting.who.agency)?.act
        if inFront?.saysTheSame(as: stands) == true, stands.childsVoice == nil || stands.childsVoice == childsVoice {
            return
        }
        throw .notNow(
            Self.differs,
            "Your agency's report on this child's own record says something else, or what this child said.",
            instead: "Read it on that child's page and write the report there; or send yours without that child.")
    }

    /// All that is not the child's own.
    private func saysTheSame(as other: Self) -> Bool {
        knows == other.knows && strengths == other.strengths && risks == other.risks && view == other.view
            && viewBecause == other.viewBecause && mayShare == other.mayShare
            && notSharedBecause == other.notSharedBecause
    }
}

extension Conference.View {
    /// A view that is given for a brother or sister as well takes the place there only of one that says the same as what
    /// the agency said of this child before.
    func checkBeside(_ meeting: Conference.Meeting, of agency: AgencyID, in setting: Setting) throws(Refusal) {
        guard let beside = setting.beside, let stands = meeting.view(of: agency)?.act else { return }
        if let inFront = beside.conference.called?.view(of: agency)?.act, inFront.view == stands.view,
            inFront.categories == stands.categories, inFront.because == stands.because
        {
            return
        }
        throw .notNow(
            Self.differs, "That agency's view on this child's own record is another one.",
            instead: "Read it on that child's page and give the view there; or give yours without that child.")
    }
}
