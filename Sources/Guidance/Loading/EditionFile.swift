/// Reads `editions.yaml` and `sources.yaml`.
enum EditionFile {
    /// Each edition begins where the one before ends; the last is still in force.
    static func read(_ page: Page) throws(ContentError) -> [Edition] {
        var editions: [Edition] = []
        for (key, entry) in try page.root.pairs {
            let fields = try entry.fields(["title", "from", "status", "note"], optional: ["until"])
            let from = try fields["from"].day
            let until = try fields.optional("until").map { (entry) throws(ContentError) in try entry.day }
            if let before = editions.last {
                guard let end = before.until, end.adding(days: 1) == from else {
                    throw entry.error(
                        "\(key) does not begin the day after \(before.key) ends.",
                        "Leave no gap and no overlap between editions.")
                }
            }
            if let until, until < from {
                throw entry.error("\(key) ends before it begins.", "Put its days right.")
            }
            editions.append(
                Edition(
                    key: EditionKey(rawValue: key), title: try fields.text("title"), from: from, until: until,
                    status: try fields["status"].one(of: Status.self), note: try fields.text("note")))
        }
        guard let last = editions.last, last.until == nil else {
            throw page.root.error(
                "The last edition has an end.", "Leave out “until” for the edition in force.")
        }
        return editions
    }

    static func sources(_ page: Page) throws(ContentError) -> [String: Source] {
        var sources: [String: Source] = [:]
        for (key, entry) in try page.root.pairs {
            let fields = try entry.fields(["title"], optional: ["address"])
            sources[key] = Source(
                key: key, title: try fields.text("title"), address: try fields.optionalText("address"))
        }
        return sources
    }
}

/// Reads `bank-holidays.yaml`: for each year, every bank holiday with its name.
enum BankHolidayFile {
    static func read(_ page: Page) throws(ContentError) -> WorkingDays {
        let fields = try page.root.fields(["cite", "years"])
        _ = try fields.text("cite")
        var holidays: [Day: String] = [:]
        var years: [Int] = []
        for (key, entry) in try fields["years"].pairs {
            guard let year = Int(key), years.last.map({ $0 + 1 == year }) ?? true else {
                throw entry.error("“\(key)” does not follow the year before.", "Write every year, in order.")
            }
            years.append(year)
            for (name, dayEntry) in try entry.pairs {
                guard let day = Day("\(key)-\(try dayEntry.text)") else {
                    throw dayEntry.error("“\(name)” is not on a day of \(key).", "Write its day as MM-DD.")
                }
                guard holidays.updateValue(name, forKey: day) == nil else {
                    throw dayEntry.error("Two holidays fall on \(day).", "Give each its own day.")
                }
            }
        }
        guard let first = years.first, let last = years.last else {
            throw page.root.error("No year is listed.", "Add the years whose bank holidays are known.")
        }
        return WorkingDays(holidays: holidays, years: first...last)
    }
}
