import Access
import Guidance
import Practice
import Readings
import Store

/// A list that people work from, besides their own.
package enum Worklist: String, Sendable, CaseIterable {
    /// What the council's front door has to do, by time left.
    case duty
    /// What runs and waits for the children whose conferences someone chairs.
    case chair
    /// What runs and waits for the children in whose core group someone is.
    case coreGroups
    /// What other agencies asked of this one.
    case requests

    /// Whether it has anything for someone in such a part.
    package func isFor(_ doer: Doer) -> Bool {
        switch self {
        case .duty: doer.agencyKind == "localAuthority" && doer.hasAny(Roles.socialCare)
        case .chair: doer.has("conferenceChair")
        case .coreGroups: doer.isPractising
        case .requests: doer.isPractising || doer.has(Roles.partnershipManager)
        }
    }
}

/// A worklist as its page shows it: one page of its lines, and how many there are.
package struct ListOfWork: Sendable {
    package let lines: [WorkLine]
    package let total: Int
    package let late: Int
    /// There may be more than were read.
    package var mayLackSome = false
    /// Everyone named whose page is open to the asker.
    package let open: Set<PersonID>
    /// Those for whom something waits, by practitioner.
    package let owners: [PractitionerID: String]
    /// The asker's own meetings of this list that have not been recorded, the soonest first; on its first page.
    package var meetings: [MeetingLine] = []
}

/// What a practitioner's calendar holds: what is due for them, and the meetings that they take part in.
package struct Diary: Sendable {
    package let items: [WorkItem]
    package let meetings: [MeetingRow]
}

/// A supervisor's page: what waits for their approval, how much each of theirs carries, and where work drifts.
package struct TeamPicture: Sendable {
    package let approvals: [WorkLine]
    package let sums: [CaseloadSum]
    package let rows: [CaseloadLine]
    /// Of all, or of the lead that was asked for.
    package let total: Int
    package let open: Set<PersonID>
}

/// One child of a caseload, named where the asker may know them.
package struct CaseloadLine: Sendable {
    package let row: CaseloadRow
    package let brief: Brief?
}

extension Lookout {
    /// The most meetings on somebody's own work, and on a list.
    static let meetingsShown = 8
    static let meetingsListed = 50

    /// One page of a list that people work from. Showing names is a look at everyone on it.
    package func list(
        _ list: Worklist, skipping skipped: Int = 0, limit: Int = 25, by caller: Caller, at now: Moment
    ) async throws -> ListOfWork {
        let (picture, who, decision, people) = try await office.database.read { [office] session in
            let who = try office.worker(caller, list.isFor, at: now, in: session)
            let decision = office.access.decide(office.asked(who, .guidance, nil, at: now))
            let read = try office.items(of: list, for: who, at: now, in: session)
            var items = read.items
            let meetings = skipped == 0 ? try office.meetings(of: list, for: who, in: session) : []
            // Whether a request is theirs to read stands on the child's record; other lists need those they show.
            let judged = list == .requests ? items : Array(items.dropFirst(skipped).prefix(limit))
            let subjects = try office.subjects(
                Set(judged.compactMap(\.person) + meetings.map(\.person)).sorted(), at: now, in: session)
            if list == .requests {
                items = office.theirsToRead(items, subjects, who, at: now)
            }
            let shown = Array(items.dropFirst(skipped).prefix(limit))
            let (named, open, ties) = office.known(
                Set(shown.compactMap(\.person) + meetings.map(\.person)), subjects, who, at: now)
            let briefs = try office.readings.briefs(named, in: session)
            let owners = try office.readings.names(of: shown.compactMap(\.practitioner), in: session)
            let picture = ListOfWork(
                lines: office.lines(shown, briefs, subjects, ties, who, at: now),
                total: items.count, late: items.count { $0.isLate(at: now) },
                mayLackSome: read.isCut,
                open: open, owners: owners,
                meetings: meetings.map { MeetingLine(meeting: $0, brief: briefs[$0.person]) })
            return (picture, who, decision, briefs.keys.sorted())
        }
        try await record(look: "work", at: people, by: who, decision, for: Purpose(), at: now)
        return picture
    }

    /// A supervisor's team: approvals, caseload, drift.
    package func team(
        of caller: Caller, ledBy lead: PractitionerID? = nil, skipping skipped: Int = 0, limit: Int = 25,
        at now: Moment
    ) async throws -> TeamPicture {
        let (picture, who, decision, people) = try await office.database.read { [office] session in
            let who = try office.worker(caller, { $0.hasAny(Roles.managers) }, at: now, in: session)
            let decision = office.access.decide(office.asked(who, .guidance, nil, at: now))
            let mine = Owner.practitioner(who.doer.practitioner).key
            let approvals = try office.readings.work(owners: [mine], in: session).items.filter {
                Acts.approving.contains($0.act)
            }
            let sums = try office.readings.caseloadSums(under: who.doer.practitioner, at: now, in: session)
            let rows = try office.readings.caseload(
                under: who.doer.practitioner, ledBy: lead, skipping: skipped, limit: limit, in: session)
            let all = Set(approvals.compactMap(\.person) + rows.map(\.child))
            let subjects = try office.subjects(all.sorted(), at: now, in: session)
            let (named, open, _) = office.known(all, subjects, who, at: now)
            let briefs = try office.readings.briefs(named, in: session)
            let picture = TeamPicture(
                approvals: approvals.map { WorkLine(item: $0, brief: $0.person.flatMap { briefs[$0] }) },
                sums: sums, rows: rows.map { CaseloadLine(row: $0, brief: briefs[$0.child]) },
                total: sums.filter { lead == nil || $0.lead == lead }.reduce(0) { $0 + $1.children },
                open: open)
            return (picture, who, decision, briefs.keys.sorted())
        }
        try await record(look: "work", at: people, by: who, decision, for: Purpose(), at: now)
        return picture
    }

    /// What a calendar holds for a practitioner: their own work and meetings and, for a chair, the conferences, without
    /// anyone's name.
    package func diary(of practitioner: PractitionerID, at now: Moment) async throws -> Diary {
        try await office.database.read { [office] session in
            guard let standing = try office.readings.practitioner(practitioner, in: session), standing.isEnabled,
                standing.agencyIsOpen
            else { throw Rejection.notFound }
            let own = try office.readings.work(
                owners: [Owner.practitioner(practitioner).key], in: session
            ).items
            let chaired =
                standing.doer.has("conferenceChair")
                ? try office.readings.work(aboutPeopleOf: standing.doer, as: .chair, at: now, in: session)
                    .items.filter(\.isOfConference) : []
            let keys = Set(own.map { "\($0.stream) \($0.act)" })
            return Diary(
                items: own + chaired.filter { !keys.contains("\($0.stream) \($0.act)") },
                meetings: try office.readings.meetings(of: practitioner, after: Moment(now.day), in: session))
        }
    }
}

extension Office {
    /// The asker, who must be in a part for which a list is.
    func worker(
        _ caller: Caller, _ isFor: (Doer) -> Bool, at now: Moment, in session: any Session
    ) throws -> Who {
        let who = try who(caller, in: session)
        let decision = access.decide(asked(who, .guidance, nil, at: now))
        guard who.account.enabled, who.account.agencyOpen else {
            throw Rejection.refused(decision.refusal ?? Lookout.reasonNeeded)
        }
        guard isFor(who.doer) else { throw Rejection.notFound }
        return who
    }

    /// Who of these people may be named to the asker, whose page would show anything of them, and what ties the asker
    /// to each.
    func known(
        _ people: Set<PersonID>, _ subjects: [PersonID: Subject], _ who: Who, at now: Moment
    ) -> (named: Set<PersonID>, open: Set<PersonID>, ties: [PersonID: Ties]) {
        var known: (named: Set<PersonID>, open: Set<PersonID>, ties: [PersonID: Ties]) = ([], [], [:])
        for person in people {
            guard let subject = subjects[person] else { continue }
            let question = asked(who, .look(.identity), subject, at: now)
            let ties = Ties(question, hours: access.hours)
            known.ties[person] = ties
            let looks = access.decide([.identity, .summary], question, by: ties)
            guard looks[0].isAllowed else { continue }
            known.named.insert(person)
            if looks[1].outcome.tells { known.open.insert(person) }
        }
        return known
    }

    /// What of that which waits may be read: what waits for them, their team or their role always; what waits for
    /// a colleague or for the whole agency by those who may know how things stand with the child, or, where it is about
    /// nobody, by those who could do it.
    func theirsToRead(
        _ items: [WorkItem], _ subjects: [PersonID: Subject], _ who: Who, at now: Moment
    ) -> [WorkItem] {
        let agency = Owner.agency(who.doer.agency).key
        let own = ownOwners(who)
        // One child may have several lines, and is asked about once.
        var known: [PersonID: Bool] = [:]
        return items.filter { item in
            if own.contains(item.owner) { return true }
            guard let person = item.person else {
                return item.owner == agency && ActRule.of(item.act)?.allowsRole(of: who.doer) == true
            }
            if let knows = known[person] { return knows }
            let knows = seesStatus(subjects[person], who, at: now)
            known[person] = knows
            return knows
        }
    }

    /// The owners under which something waits for them, their team or their role, and not for their agency as a whole.
    func ownOwners(_ who: Who) -> Set<String> {
        Set(who.doer.ownerKeys).subtracting([Owner.agency(who.doer.agency).key])
    }

    /// Whether the form of the act that would end it opens for this person. An act that judges someone's own work is
    /// offered; whose that is, the form looks up.
    ///
    /// - Parameter ties: what ties them to the person it is about, where there is one.
    func mayDo(_ item: WorkItem, _ subject: Subject?, _ ties: Ties?, _ who: Who, at now: Moment) -> Bool {
        guard let rule = ActRule.of(item.act) else { return false }
        if rule.judged != .anyones { return rule.allowsRole(of: who.doer) }
        let question = asked(who, .act(item.act), subject, at: now, in: item.stream)
        return (ties.map { access.decide(question, by: $0) } ?? access.decide(question)).isAllowed
    }

    /// Lines as a page shows them: the name where it may be shown, and whether they may do it.
    func lines(
        _ items: [WorkItem], _ briefs: [PersonID: Brief], _ subjects: [PersonID: Subject], _ ties: [PersonID: Ties],
        _ who: Who, at now: Moment
    ) -> [WorkLine] {
        items.map { item in
            guard let person = item.person else {
                return WorkLine(item: item, brief: nil, mayDo: mayDo(item, nil, nil, who, at: now))
            }
            return WorkLine(
                item: item, brief: briefs[person],
                mayDo: mayDo(item, subjects[person], ties[person], who, at: now))
        }
    }

    /// Whether the status card of this person would be shown.
    func seesStatus(_ subject: Subject?, _ who: Who, at now: Moment) -> Bool {
        guard let subject else { return false }
        return access.decide(asked(who, .look(.summary), subject, at: now)).sees?.status ?? false
    }

    /// The asker's meetings that belong on a list: those a chair chairs, those of a core group. One that nobody has
    /// recorded stays until somebody does.
    fileprivate func meetings(of list: Worklist, for who: Who, in session: any Session) throws -> [MeetingRow] {
        let parts: Set<Involvement.Kind>
        switch list {
        case .chair: parts = [.chair]
        case .coreGroups: parts = [.coreGroup, .lead]
        case .duty, .requests: return []
        }
        let all = try readings.meetings(
            of: who.doer.practitioner, after: Moment(milliseconds: 0), limit: Lookout.meetingsListed, in: session)
        return all.filter { parts.contains($0.part) && (list == .chair || $0.item.hasPrefix("core group")) }
    }

    fileprivate func items(
        of list: Worklist, for who: Who, at now: Moment, in session: any Session
    ) throws -> WorkRead {
        let doer = who.doer
        switch list {
        case .duty:
            return try readings.work(
                owners: [Owner.role(doer.agency, Referral.frontDoor).key, Owner.agency(doer.agency).key], in: session)
        case .chair:
            let mine = Set(doer.ownerKeys)
            var read = try readings.work(aboutPeopleOf: doer, as: .chair, at: now, in: session)
            read.items = read.items.filter { $0.isOfConference || mine.contains($0.owner) }
            return read
        case .coreGroups: return try readings.work(aboutPeopleOf: doer, as: .coreGroup, at: now, in: session)
        case .requests: return try readings.requests(of: doer.agency, in: session)
        }
    }
}

extension WorkItem {
    /// For which practitioner it waits, where it is one.
    package var practitioner: PractitionerID? {
        owner.hasPrefix("p/") ? PractitionerID(String(owner.dropFirst(2))) : nil
    }

    /// A conference, its papers or its plan.
    package var isOfConference: Bool {
        let subject = (duty?.rawValue ?? act.rawValue).prefix { $0 != "." }
        return subject == "conference" || act.rawValue.hasPrefix("conference.")
    }
}
