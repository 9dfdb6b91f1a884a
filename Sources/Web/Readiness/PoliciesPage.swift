import Casework
import Guidance
import HTML
import Practice

/// An agency's policies: what each cites, what makes it stale, who looks after it, and who has read it.
struct PoliciesPage {
    let picture: ReadinessPicture
    let setting: PageSetting

    var whole: Markup {
        let content: Markup = """
            \(setting.doneBanner())\(heading(1, "Policies", caption: picture.agency.name))\
            \(setting.readinessNavigation(picture, "policies"))\
            \(buttons)\(stale)\(list)\(withdrawn)
            """
        return page(
            PageHead(
                "Policies of an agency", reference: picture.stream(.policy).short,
                breadcrumbs: setting.readinessWay(picture)), in: setting.frame, content)
    }

    private var open: [Policy] { picture.policies.open }
    private var today: Day { setting.now.day }

    private var buttons: Markup {
        guard picture.keeps else { return "" }
        let kind = PolicyRegister.Register.kind
        let link: Link =
            picture.begun.contains(.policy) ? .act(kind, in: picture.stream(.policy)) : "/act/\(kind.rawValue)"
        return buttonLink(setting.title(kind), to: link)
    }

    private var stale: Markup {
        let stale = open.filter { $0.staleness(on: today, in: setting.library).isStale }
        if stale.isEmpty { return "" }
        return warningText(
            "\(stale.count == 1 ? "1 policy is" : "\(stale.count) policies are") to be looked at again. What changed stands beside each."
        )
    }

    private var list: Markup {
        if open.isEmpty { return emptyState("No policy is in the register.") }
        return open.markup { policy in one(policy) }
    }

    private func one(_ policy: Policy) -> Markup {
        let stale = policy.staleness(on: today, in: setting.library)
        var rows = [
            SummaryRow("Cites", cites(policy, stale)),
            SummaryRow(
                "Looked after by", "\(policy.owner.map { picture.names.name($0) } ?? policy.ownerName ?? "Nobody")"),
            SummaryRow("Next review", review(policy, stale)),
            SummaryRow("Covers", covers(policy)),
        ]
        if let changed = policy.changed {
            rows.append(
                SummaryRow("Reviewed \(policy.changedAt.day.inWords)", words(changed)))
        }
        if !stale.changes.isEmpty { rows.append(SummaryRow("What changed", changes(policy, stale))) }
        rows.append(SummaryRow("Read by", read(policy)))
        return summaryCard("\(policy.title) (number \(policy.number))", actions: actions(policy), rows)
    }

    private func actions(_ policy: Policy) -> [RowAction] {
        var actions: [RowAction] = []
        func add(_ words: String, _ kind: ActKind) {
            guard picture.may(kind, .policy) else { return }
            actions.append(
                RowAction(
                    words, policy.title,
                    .act(kind, in: picture.stream(.policy)).asking("entry", String(policy.number))))
        }
        if policy.unread[setting.viewer.practitioner] != nil { add("I have read it", PolicyRegister.Confirm.kind) }
        add("Review", PolicyRegister.Review.kind)
        add("Ask people to read it", PolicyRegister.Require.kind)
        add("Record a reading", PolicyRegister.Receipt.kind)
        add("Withdraw", PolicyRegister.Withdraw.kind)
        return actions
    }

    private func cites(_ policy: Policy, _ stale: Policy.Staleness) -> Markup {
        guard let inForce = stale.inForce else { return "\(policy.edition.rawValue)" }
        return """
            \(policy.edition.rawValue) \(tag("Not in force", .red))<br>\
            \(inForce.key.rawValue) has been in force since \(inForce.from.inWords)
            """
    }

    private func review(_ policy: Policy, _ stale: Policy.Staleness) -> Markup {
        let late: Markup = stale.isReviewDue ? " \(tag("Late", .red))" : ""
        return "\(policy.reviewOn.inWords)\(late)"
    }

    private func covers(_ policy: Policy) -> Markup {
        let topics = policy.topics.map { setting.label(.policyTopics, $0) }.joined(separator: ", ")
        let single = policy.provisions.compactMap { key in
            setting.library.provisions[key].map { link($0.title, to: .provision($0)) }
        }
        let list: Markup = single.isEmpty ? "" : bullets(single)
        return "\(topics)\(list)"
    }

    private static let changesShown = 8

    private func changes(_ policy: Policy, _ stale: Policy.Staleness) -> Markup {
        let shown = stale.changes.prefix(Self.changesShown).map { change -> Markup in
            "\(link(change.title, to: .provision(change.provision))): \(change.kind.inWords.lowercased())"
        }
        let more: Markup =
            stale.changes.count > shown.count
            ? paragraph("And \(stale.changes.count - shown.count) more of its topics.") : ""
        guard let inForce = stale.inForce else { return bullets(shown) + more }
        return bullets(shown) + more + paragraph(link("All that changed", to: .comparison(policy.edition, inForce.key)))
    }

    private func read(_ policy: Policy) -> Markup {
        let now = policy.reads.filter { $0.version == policy.version }
        let waiting = policy.unread
        if now.isEmpty && waiting.isEmpty { return "Nobody has been asked to read it" }
        let names = now.map { one -> Markup in
            "\(one.reader.map { picture.names.name($0) } ?? one.name ?? "Someone"), \(one.on.inWords)"
        }
        let owed = waiting.sorted { $0.key < $1.key }.map { reader, asked -> Markup in
            let late: Markup = asked.by < today ? " \(tag("Late", .red))" : ""
            return "\(picture.names.name(reader)): not yet, asked for by \(asked.by.inWords)\(late)"
        }
        return bullets(names + owed)
    }

    private var withdrawn: Markup {
        let gone = picture.policies.policies.filter { $0.withdrawn != nil }
        if gone.isEmpty { return "" }
        return details(
            "Withdrawn policies",
            bullets(
                gone.map {
                    "\($0.title), \($0.withdrawn.map { $0.happenedAt.day.inWords } ?? ""): \($0.withdrawnBecause ?? "")"
                }))
    }
}
