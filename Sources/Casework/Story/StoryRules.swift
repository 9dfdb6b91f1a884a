import Access
import Guidance
import Practice
import Readings

extension StoryFacts {
    /// Every gap and contradiction that the asker can see the ground of, rule by rule.
    package var findings: [StoryFinding] {
        let seen = Set(lines.map(\.number))
        return StoryRule.allCases.flatMap(found).filter { $0.entries.allSatisfy(seen.contains) }
    }

    private func found(_ rule: StoryRule) -> [StoryFinding] {
        let all: [(String, [Int])]
        switch rule {
        case .silence: all = silence
        case .seenAlone: all = seenAlone
        case .twoHomes: all = twoHomes
        case .afterLeaving: all = afterLeaving
        case .birthDiffers: all = birthDiffers
        case .contactAfterAll: all = contactAfterAll
        case .twoMothers: all = twoMothers
        case .responsibility: all = responsibility
        case .writtenLate: all = writtenLate
        }
        return all.map { StoryFinding(rule: rule, says: $0.0, entries: $0.1.sorted()) }
    }

    /// What a code is called, in the middle of a sentence.
    private func says(_ list: ListKey, _ code: String) -> String { (library.label(list, code) ?? code).lowercased() }

    // MARK: Gaps

    private var silence: [(String, [Int])] {
        guard withheld == 0, sees.shows(.narrative, in: .episode) else { return [] }
        var found: [(String, [Int])] = []
        for course in courses {
            let end = course.closedAt ?? now
            let within = lines.filter { $0.happenedAt >= course.openedAt && $0.happenedAt <= end }
                .sorted { ($0.happenedAt, $0.number) < ($1.happenedAt, $1.number) }
            var last: (day: Day, entry: Int?) = (course.openedAt.day, nil)
            for line in within {
                add(from: last, to: line.happenedAt.day, line.number, isNow: false)
                last = (line.happenedAt.day, line.number)
            }
            add(from: last, to: end.day, nil, isNow: course.closedAt == nil)
        }
        return found

        func add(from last: (day: Day, entry: Int?), to day: Day, _ entry: Int?, isNow: Bool) {
            guard day - last.day >= StoryRule.silentDays else { return }
            let until = isNow ? "until today" : "until \(day.inWords)"
            found.append(
                (
                    "Nothing is written from \(last.day.inWords) \(until), \((day - last.day) / 7) weeks.",
                    [last.entry, entry].compactMap { $0 }
                ))
        }
    }

    private var seenAlone: [(String, [Int])] {
        guard sees.shows(.narrative, in: .episode) else { return [] }
        return courses.compactMap { course in
            let end = course.closedAt ?? now
            let seen = course.sightings(until: end)
            guard let decided = course.episode.referral.decided, Episode.Step.assesses.contains(decided.act.step),
                !seen.contains(where: \.alone)
            else { return nil }
            guard course.closedAt != nil || end.day - decided.stamp.happenedAt.day >= StoryRule.notAloneDays else {
                return nil
            }
            let state = course.closedAt == nil ? "open since" : "of"
            let how = seen.isEmpty ? "seen at all" : "seen alone"
            return (
                "In the episode \(state) \(course.openedAt.day.inWords) no entry says that the child was \(how).",
                [decided.stamp.number] + seen.map(\.entry)
            )
        }
    }

    private var writtenLate: [(String, [Int])] {
        lines.filter { $0.line.weight == .key }.compactMap { line in
            let days = line.recordedAt.day - line.happenedAt.day
            guard days >= StoryRule.lateDays else { return nil }
            return (
                "“\(line.line.headline)” happened on \(line.happenedAt.day.inWords) and was written down \(days / 7) weeks later.",
                [line.number]
            )
        }
    }

    // MARK: Contradictions

    private var twoHomes: [(String, [Int])] {
        guard sees.shows(.location) else { return [] }
        let homes = child.moves.filter { ["home", "temporary", "refuge", "placement"].contains($0.act.addressKind) }
        var found: [(String, [Int])] = []
        for (place, later) in homes.enumerated() {
            for earlier in homes.prefix(place) where earlier.act.written != later.act.written {
                guard let since = earlier.act.from, let from = later.act.from, from <= since,
                    earlier.stamp.agency != later.stamp.agency || from == since
                else { continue }
                found.append(
                    (
                        """
                        \(names.name(earlier.stamp.agency)) recorded one home since \(since.inWords); afterwards \
                        \(names.name(later.stamp.agency)) recorded another since \(from.inWords).
                        """, [earlier.stamp.number, later.stamp.number]
                    ))
            }
        }
        return found
    }

    private var afterLeaving: [(String, [Int])] {
        guard sees.shows(.school) else { return [] }
        let schools = Set(child.enrolments.map(\.school))
        return lines.filter { schools.contains($0.agency) && $0.stream.process == .concern }.compactMap { line in
            let day = line.happenedAt.day
            let own = child.enrolments.contains {
                $0.school == line.agency && $0.from <= day && ($0.until.map { $0 >= day } ?? true)
            }
            guard !own, let other = child.school(on: day) else { return nil }
            return (
                """
                \(names.name(line.agency)) wrote of \(day.inWords), when the child was on the roll of \
                \(names.name(other.school)) since \(other.from.inWords).
                """, [line.number]
            )
        }
    }

    private var birthDiffers: [(String, [Int])] {
        guard sees.shows(.identity) else { return [] }
        let exact = child.statedBirths.filter { !$0.isApproximate }
        guard let last = exact.last else { return [] }
        return exact.dropLast().filter { $0.day != last.day }.map { stated in
            (
                """
                \(names.name(stated.stamp.agency)) recorded \(stated.day.inWords), \
                \(names.name(last.stamp.agency)) afterwards \(last.day.inWords).
                """, [stated.stamp.number, last.stamp.number]
            )
        }
    }

    private var contactAfterAll: [(String, [Int])] {
        guard sees.shows(.thirdParty), sees.shows(.identity) else { return [] }
        var found: [(String, [Int])] = []
        for (place, set) in child.contact.enumerated() {
            let arrangement = set.act
            guard let name = people[arrangement.other]?.fullName else { continue }
            // A later arrangement with the same person takes this one's place.
            let next = child.contact[(place + 1)...].first { $0.act.other == arrangement.other }?.act.from
            let what =
                "\(says(.contactArrangements, arrangement.arrangement)) with \(name) was to be from \(arrangement.from.inWords)"
            for met in child.meetings where met.act.other == arrangement.other {
                guard arrangement.lasts(on: met.act.metOn), next.map({ met.act.metOn < $0 }) ?? true,
                    arrangement.forbids(met.act)
                else { continue }
                found.append(
                    (
                        "\(what.capitalisedFirst); contact on \(met.act.metOn.inWords) is on record.",
                        [set.stamp.number, met.stamp.number]
                    ))
            }
            for shared in child.household where shared.act.other == arrangement.other {
                // Living together is against it only on days on which it was to hold.
                let ends = [arrangement.until, next?.adding(days: -1)].compactMap { $0 }.min()
                guard
                    [Person.ArrangeContact.none, Person.ArrangeContact.supervised, Person.ArrangeContact.indirect]
                        .contains(arrangement.arrangement), shared.act.until.map({ $0 > arrangement.from }) ?? true,
                    ends.map({ end in shared.act.from.map { $0 <= end } ?? (end >= now.day) }) ?? true
                else { continue }
                found.append(
                    (
                        "\(what.capitalisedFirst); they are recorded as living together.",
                        [set.stamp.number, shared.stamp.number]
                    ))
            }
        }
        return found
    }

    private var twoMothers: [(String, [Int])] {
        guard sees.showsFamily else { return [] }
        let mothers = child.relationships.filter { $0.act.relationship == "mother" && $0.act.until == nil }
        guard let first = mothers.first,
            let other = mothers.dropFirst().first(where: { $0.act.other != first.act.other }),
            let one = people[first.act.other], let two = people[other.act.other]
        else { return [] }
        return [
            (
                "\(one.fullName) and \(two.fullName) are both recorded as mother.",
                [first.stamp.number, other.stamp.number]
            )
        ]
    }

    private var responsibility: [(String, [Int])] {
        guard sees.showsFamily else { return [] }
        let now = now.day
        let live = child.relationships.filter { $0.act.lasts(on: now) }
        return live.filter { $0.act.parentalResponsibility == "yes" }.compactMap { yes -> (String, [Int])? in
            guard let name = people[yes.act.other]?.fullName,
                let no = live.first(where: { $0.act.other == yes.act.other && $0.act.parentalResponsibility == "no" })
            else { return nil }
            return (
                """
                \(name) carries parental responsibility as \(says(.relationshipKinds, yes.act.relationship)) and does not as \
                \(says(.relationshipKinds, no.act.relationship)).
                """, [yes.stamp.number, no.stamp.number]
            )
        }
    }
}

extension Person.ArrangeContact {
    /// What took place is not what was to be.
    fileprivate func forbids(_ met: Person.MeetWith) -> Bool {
        switch arrangement {
        case Self.none: true
        case Self.indirect: met.how == "inPerson" || met.how == "overnight"
        case Self.supervised: !met.supervised && (met.how == "inPerson" || met.how == "overnight")
        default: false
        }
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
