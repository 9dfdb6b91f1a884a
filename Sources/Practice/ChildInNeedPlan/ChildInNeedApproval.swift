import Guidance

extension ChildInNeedPlan {
    /// A manager approves the plan that was made with the family, or sends it back with reasons.
    ///
    /// Rule `childInNeedPlan.approve`: 1. A practice supervisor or manager of the council, qualified where the edition
    /// says so. 2. Never a plan of one's own. 3. The family's help does not wait: the plan runs from its start.
    /// Sent back, it waits for a change, and then for the manager again.
    package struct Approve: Act {
        package static let kind: ActKind = "childInNeedPlan.approve"
        package static let isApproval = true
        package let approved: Bool
        package let because: String

        package init(approved: Bool, because: String) {
            self.approved = approved
            self.because = because
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childInNeedPlan.approve"
            let rule = setting.guidance.rule(.approveChildInNeedPlan)
            try episode.mustHavePlan(setting, name)
            guard let written = episode.childInNeedPlan.toApprove else {
                throw Refusal(
                    name + ".waiting", .notNow, because: "No child in need plan waits for approval.",
                    authority: rule.cite,
                    instead: "The lead practitioner starts the plan, or changes what was sent back, first.")
            }
            try episode.mustBeTheCouncil(setting, name + ".council", cite: rule.cite)
            let authors = Set([written.by] + [episode.lead].compactMap { $0 })
            try mustApprove(rule, own: authors, setting, name, "a child in need plan")
            try mustFollow(written, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.childInNeedPlan.approvals.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                approved ? "Child in need plan approved by a manager" : "Child in need plan sent back by a manager",
                [.of("Why", because)], weight: .key)
        }
    }

    /// A manager's last answer to the plan that runs now, or ran last.
    package var approval: Stamped<Approve>? {
        guard let start = started.last else { return nil }
        return approvals.last { $0.stamp.number > start.stamp.number }
    }

    /// The answer with which the plan was sent back, while nothing of it has been changed since.
    package var sentBack: Stamped<Approve>? {
        guard isOpen, let approval, !approval.act.approved else { return nil }
        return amendments.contains { $0.stamp.number > approval.stamp.number } ? nil : approval
    }

    /// The entry that a manager has not answered: the plan's start, or a change since it was sent back. Once approved, a
    /// plan goes on with its reviews.
    package var toApprove: Stamp? {
        guard let current else { return nil }
        guard let approval else { return current.stamp }
        if approval.act.approved { return nil }
        return amendments.last { $0.stamp.number > approval.stamp.number }?.stamp
    }

    /// The plan waits for the manager, and for the lead where it was sent back.
    func approvalWaits(_ current: Stamped<Start>, _ child: PersonID, _ episode: Episode) -> [Waiting] {
        if let written = toApprove, let council = episode.council {
            let manager = episode.supervisor.flatMap { $0 == written.by ? nil : Owner.practitioner($0) }
            return [
                Waiting(
                    "childInNeedPlan approve", about: child, since: written.happenedAt,
                    owner: manager ?? .role(council, "supervisor"),
                    what: "Approve the child in need plan, or send it back with reasons",
                    why: "Written \(written.happenedAt.day.inWords)", act: Approve.kind)
            ]
        }
        guard let sentBack else { return [] }
        return [
            Waiting(
                "childInNeedPlan returned", about: child, since: sentBack.stamp.happenedAt, owner: episode.carrier,
                what: "Change the child in need plan: it was sent back",
                why: "Sent back \(sentBack.stamp.happenedAt.inWords)", act: Amend.kind)
        ]
    }
}
