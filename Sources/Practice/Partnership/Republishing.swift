import Guidance

extension Partnership {
    /// What the last published version says to an item, and what the record would say now, where they differ.
    package struct OutdatedPart: Sendable, Hashable {
        /// An option of `arrangementsContents`.
        package let code: String
        package let label: String
        /// nil where that version says nothing.
        package let was: String?
        /// nil where the record says nothing any more.
        package let isNow: String?
    }

    /// The parts of the last published version that the record has left behind; none while nothing is published.
    package func outdated(on day: Day, under guidance: Guidance) -> [OutdatedPart] {
        guard let last = published.last?.act, let parts = last.parts else { return [] }
        return completeness(on: max(day, last.from), with: lastStatements, under: guidance).compactMap { item in
            let was = parts[item.code]
            if was == item.words { return nil }
            return OutdatedPart(code: item.code, label: item.label, was: was, isNow: item.words)
        }
    }

    /// The edition's list as the record and the last version answer it now, each item with why it is out of date.
    package func standing(on day: Day, under guidance: Guidance) -> [ArrangementsItem] {
        let behind = Dictionary(uniqueKeysWithValues: outdated(on: day, under: guidance).map { ($0.code, $0) })
        let version = published.last?.act.version ?? 1
        return completeness(on: day, with: lastStatements, under: guidance).map { item in
            guard let part = behind[item.code] else { return item }
            var item = item
            let why = part.was == nil ? "Version \(version) does not say it" : "Version \(version) says otherwise"
            item.stale = [item.stale, why].compactMap { $0 }.joined(separator: ". ")
            return item
        }
    }

    /// Since when the published arrangements and the record differ, as far as the record knows days to come.
    func outdatedSince(under guidance: Guidance) -> (since: Day, parts: Int)? {
        guard let last = published.last else { return nil }
        let start = max(last.act.from, last.stamp.happenedAt.day)
        var found: (since: Day, parts: Int)?
        for day in ([start] + daysOfChange.filter { $0 > start }).reversed() {
            let count = outdated(on: day, under: guidance).count
            if count == 0 { break }
            found = (day, count)
        }
        guard let found else { return nil }
        // What has no day of its own counts from its first entry after the version.
        let undated = undatedStamps.filter { $0.number > last.stamp.number }.map(\.happenedAt.day).min()
        return found.since == start ? (max(start, undated ?? start), found.parts) : found
    }

    /// The days on which something that the arrangements say began, ended or was recorded, in order.
    private var daysOfChange: [Day] {
        var days: Set<Day> = []
        func span(_ from: Day, _ until: Day?) {
            days.insert(from)
            if let until { days.insert(until.adding(days: 1)) }
        }
        for one in partners { span(one.from, one.until) }
        for one in appointments { span(one.from, one.until) }
        for one in named { span(one.naming.act.from, one.until) }
        for one in seats { span(one.act.from, lastDay(of: one)) }
        for one in thresholds { span(one.act.from, nil) }
        days.formUnion(undatedStamps.map(\.happenedAt.day))
        return days.sorted()
    }

    /// The entries of what has no day of its own.
    private var undatedStamps: [Stamp] {
        let agreed =
            scrutinyPlans.map(\.stamp) + sharing.map(\.stamp) + sharingReviews.values.flatMap { $0 }.map(\.stamp)
            + contributions.map(\.stamp)
        return agreed + budgets.map(\.stamp) + voices.compactMap(\.acted?.stamp) + boards.map(\.stamp)
            + boardsLeft.map(\.left.stamp)
    }
}
