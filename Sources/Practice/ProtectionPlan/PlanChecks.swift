import Guidance

/// Checks that several acts of a plan share.
extension Episode {
    /// A child protection plan runs.
    func mustBeOnPlan(_ rule: String) throws(Refusal) -> ProtectionPlan.Course {
        try mustBeOpen(rule)
        guard let course = protectionPlan.open else {
            throw .notNow(
                rule, "The child is not on a child protection plan.",
                instead: "A conference decides on a plan; record what you did in the part of the record it belongs to.")
        }
        return course
    }

    /// What is recorded of a plan happened while it ran.
    func mustFollowPlan(_ course: ProtectionPlan.Course, _ setting: Setting, _ rule: String) throws(Refusal) {
        guard setting.happenedAt < course.start.happenedAt else { return }
        throw .wrong(
            rule, "happenedAt", "This is before the plan began (\(course.start.happenedAt.inWords)).",
            instead: "Enter when it happened, on or after that time.")
    }

    /// No other plan of this council runs: plans do not overlap.
    func mustBeFreeForPlan(_ setting: Setting, _ name: String) throws(Refusal) {
        let cite = "CIN validation rules"
        if protectionPlan.isOpen || council.map(setting.standing.plansElsewhere.contains) == true {
            throw Refusal(
                name + ".overlap", .notNow, because: "The child is on a child protection plan of this council already.",
                authority: cite, instead: "Review that plan, or end it first; two plans do not overlap.")
        }
    }
}

extension ProtectionPlan {
    /// The lead of a plan is a social worker of the council.
    static func checkLead(
        _ worker: PractitionerID?, _ episode: Episode, _ setting: Setting, _ name: String, _ question: String
    ) throws(Refusal) {
        let rule = setting.guidance.rule(.leadProtectionPlan)
        guard let worker, let known = setting.standing.practitioners[worker] else {
            throw .wrong(
                name + ".known", question, "That practitioner has no account here, or it has been disabled.",
                instead: "Choose a practitioner from the list.")
        }
        let isQualified = !rule.qualified || known.isSocialWorkQualified
        guard known.agency == episode.council, isQualified, known.roles.contains(where: rule.allows) else {
            throw .wrong(
                name, question, "A social worker of the council leads a child protection plan.",
                instead: "Name a social worker of the council that holds the episode.", authority: rule.cite)
        }
    }

    /// Everyone who was invited is told.
    static func mustTellAll(
        _ invited: Set<AgencyID>, _ told: [AgencyID], _ rule: String, cite: String
    ) throws(Refusal) {
        let missing = invited.subtracting(told).count
        guard missing > 0 else { return }
        throw .wrong(
            rule, "agencies",
            missing == 1
                ? "One agency that was invited is not among those told."
                : "\(missing) agencies that were invited are not among those told.",
            instead: "Tell everyone who was invited to the conference, whether they came or not.", authority: cite)
    }
}
