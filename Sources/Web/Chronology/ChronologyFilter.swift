import Casework
import Guidance
import HTML
import Practice
import Readings

/// What a reader asks of a chronology, as it stands in the address: codes, opaque ids and dates, never a name.
struct ChronologyFilter: Sendable {
    var process: ProcessName?
    var agency: AgencyID?
    var from: Day?
    var until: Day?
    var knownOn: Day?
    var keyOnly = false
    var certainty: Provenance.Certainty?
    /// Brothers' and sisters' entries among the child's own.
    var withSiblings = false
    /// The selection entries are chosen for.
    var choosing: StreamID?
    /// Everything on one page, for paper.
    var isWhole = false
    var page = 1
    /// Dates as they were typed into the three boxes, kept when they cannot be read.
    private(set) var typed: [String: TypedDate] = [:]
    private(set) var problems: [FieldError] = []
    /// It came from the form, and has a shorter address.
    private(set) var isTyped = false

    init() {}

    init(_ fields: FormFields) {
        process = fields["process"].flatMap { ProcessName(rawValue: $0) }
        agency = fields["agency"].flatMap { AgencyID($0) }
        keyOnly = fields["key"] == "1"
        certainty = fields["certainty"].flatMap { Provenance.Certainty(rawValue: $0) }
        withSiblings = fields["with"] == "siblings"
        choosing = fields["for"].flatMap { Opaque.isWellFormed($0) ? StreamID(.selection, $0) : nil }
        isWhole = fields["all"] == "1"
        page = max(1, min(10_000, fields["page"].flatMap { Int($0) } ?? 1))
        isTyped = fields.names.contains { $0.hasSuffix("-day") }
        from = day("from", "From", fields)
        until = day("until", "Until", fields)
        knownOn = day("known", "As known on", fields)
        if let from, let until, until < from {
            problems.append(FieldError("until", "“Until” must be the same day as “From” or after it"))
        }
    }

    private mutating func day(_ name: String, _ label: String, _ fields: FormFields) -> Day? {
        if let iso = fields[name], !iso.isEmpty {
            guard let day = Day(iso) else {
                problems.append(FieldError(name, "“\(label)” must be a real date, like 28 March 2024"))
                return nil
            }
            typed[name] = TypedDate(day: "\(day.day)", month: "\(day.month)", year: "\(day.year)")
            return day
        }
        let boxes = TypedAnswers(fields).date(name)
        typed[name] = boxes
        do { return try TypedDay.read(boxes, label) } catch {
            problems.append(FieldError(name, error.message))
            return nil
        }
    }

    /// What the lookout is asked. What could not be read is not asked.
    var question: ChronologyQuestion {
        guard problems.isEmpty else { return ChronologyQuestion() }
        return ChronologyQuestion(
            process: process, agency: agency, from: from, until: until, keyOnly: keyOnly, certainty: certainty,
            asKnownOn: knownOn)
    }

    /// Anything but the whole chronology as it is known now.
    var isOn: Bool { narrows || knownOn != nil }
    /// Lines are left out because of what they are, so that their number would tell something.
    var narrows: Bool {
        process != nil || agency != nil || from != nil || until != nil || keyOnly || certainty != nil
    }

    func link(of person: PersonID) -> Link { asked(of: "/people/\(person.id)/chronology") }

    /// The same entries as a file for a spreadsheet.
    func fileLink(of person: PersonID) -> Link {
        changed {
            $0.isWhole = false
            $0.withSiblings = false
            $0.choosing = nil
        }.asked(of: "/people/\(person.id)/chronology/file")
    }

    private func asked(of place: Link) -> Link {
        var link = place
        if let process { link = link.asking("process", process.rawValue) }
        if let agency { link = link.asking("agency", agency.id) }
        if let from { link = link.asking("from", from.description) }
        if let until { link = link.asking("until", until.description) }
        if keyOnly { link = link.asking("key", "1") }
        if let certainty { link = link.asking("certainty", certainty.rawValue) }
        if let knownOn { link = link.asking("known", knownOn.description) }
        if withSiblings { link = link.asking("with", "siblings") }
        if let choosing { link = link.asking("for", choosing.id) }
        if isWhole { link = link.asking("all", "1") }
        if page > 1 { link = link.asking("page", String(page)) }
        return link
    }

    func changed(_ change: (inout ChronologyFilter) -> Void) -> ChronologyFilter {
        var other = self
        other.page = 1
        change(&other)
        return other
    }

    /// The filters in use, each with the address without it.
    func active(of person: PersonID, _ names: Names, _ setting: PageSetting) -> [ActiveFilter] {
        var active: [ActiveFilter] = []
        func add(_ words: String, _ change: (inout ChronologyFilter) -> Void) {
            active.append(ActiveFilter(words, without: changed(change).link(of: person)))
        }
        if let process { add(Self.words(process)) { $0.process = nil } }
        if let agency { add(names.name(agency)) { $0.agency = nil } }
        if let from { add("From \(from.inWords)") { $0.from = nil } }
        if let until { add("Until \(until.inWords)") { $0.until = nil } }
        if keyOnly { add("Key events only") { $0.keyOnly = false } }
        if let certainty {
            add("How sure: \(setting.label(.lineCertainties, certainty.rawValue).lowercased())") { $0.certainty = nil }
        }
        if let knownOn { add("As known on \(knownOn.inWords)") { $0.knownOn = nil } }
        return active
    }

    /// The processes whose entries make a child's chronology.
    static let processes: [ProcessName] = ProcessName.allCases.filter {
        ![.agency, .practitioner, .grant, .place, .yearlyReport].contains($0)
    }

    static func words(_ process: ProcessName) -> String {
        switch process {
        case .person: "Who they are"
        case .concern: "Concerns"
        case .episode: "Children's social care"
        case .earlyHelp: "Early help"
        case .livingAway: "Living away from home"
        case .circumstance: "Circumstances"
        case .place: "Places of concern"
        case .letter: "Letters"
        case .document: "Documents"
        case .selection: "Selections from the chronology"
        case .difference: "Professional differences"
        case .audit: "Case audits"
        case .partnership: "The partnership"
        case .readiness: "Readiness for an edition"
        case .policy: "Policies"
        case .training: "Training"
        case .selfAssessment: "Self-assessments"
        case .yearlyReport: "Yearly reports"
        case .agency, .practitioner, .grant: process.rawValue
        }
    }

    /// The form above the chronology.
    func panel(of person: PersonID, _ names: Names, _ setting: PageSetting) -> Markup {
        func error(_ name: String) -> String? { problems.message(for: name) }
        let agencies = names.agencies.values.sorted { $0.name < $1.name }.map { Choice($0.id.id, $0.name) }
        let plain: Link = "/people/\(person.id)/chronology"
        let known = Field(
            "known", "As known on", hint: "Leaves out what was written down later", error: error("known"))
        return filterPanel(
            plain, title: "Filter the chronology", active: active(of: person, names, setting),
            clear: isOn ? plain : nil,
            """
            \(select(
                Field("process", "Part of the work"), Self.processes.map { Choice($0.rawValue, Self.words($0)) },
                chosen: process?.rawValue, blank: "All"))\
            \(select(Field("agency", "Written by"), agencies, chosen: agency?.id, blank: "All agencies"))\
            \(dateInput(Field("from", "From", error: error("from")), value: typed["from"] ?? TypedDate()))\
            \(dateInput(Field("until", "Until", error: error("until")), value: typed["until"] ?? TypedDate()))\
            \(dateInput(known, value: typed["known"] ?? TypedDate()))\
            \(select(
                Field("certainty", "How sure"),
                Provenance.Certainty.allCases.map {
                    Choice($0.rawValue, setting.label(.lineCertainties, $0.rawValue))
                }, chosen: certainty?.rawValue, blank: "However sure"))\
            \(checkbox(Field("key", "Key events only"), value: "1", isChosen: keyOnly))\
            \(withSiblings ? hiddenField("with", "siblings") : .nothing)\
            \(choosing.map { hiddenField("for", $0.id) } ?? .nothing)
            """)
    }
}
