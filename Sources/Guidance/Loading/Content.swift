import Foundation

/// Everything in a content folder, read and checked against itself.
struct Content: Sendable {
    let editions: [Edition]
    let sources: [String: Source]
    let workingDays: WorkingDays
    /// In the order of `DutyKey.allCases`.
    let duties: [DutyHistory]
    /// In the order of `RuleKey.allCases`; each with its versions, oldest first.
    let rules: [[Rule]]
    /// In the order of `ListKey.allCases`.
    let lists: [OptionList]
    let listsByKey: [ListKey: OptionList]
    let definitions: [Definition]
    let acronyms: [Acronym]
    let provisions: Provisions
    let forms: [String: Form]

    init(folder: URL) throws(ContentError) {
        let pages = try Pages(folder: folder)
        let frame = try Frame(pages: pages)
        editions = frame.editions
        sources = frame.sources
        workingDays = try BankHolidayFile.read(pages.one("bank-holidays.yaml"))
        duties = try DutyFiles.read(pages.all(in: "duties"), frame)
        lists = try ListFiles.read(pages.all(in: "lists"), frame)
        listsByKey = Dictionary(uniqueKeysWithValues: lists.map { ($0.key, $0) })
        rules = try RuleFile.read(
            pages.all(in: "rules"), frame, roles: lists[ListKey.practitionerRoles.place])
        definitions = try WordFiles.definitions(pages.all(in: "definitions"), frame)
        acronyms = try WordFiles.acronyms(pages.one("acronyms.yaml"), frame)
        provisions = try Content.provisions(pages, frame, lists: lists, definitions: definitions)
        forms = try FormFiles.read(pages.all(in: "forms"), frame, lists: lists, provisions: provisions.byName)
    }

    private static func provisions(
        _ pages: Pages, _ frame: Frame, lists: [OptionList], definitions: [Definition]
    ) throws(ContentError) -> Provisions {
        let subjects = try Subjects(pages.one("subjects.yaml"), frame)
        let files = ProvisionFiles(frame: frame, subjects: subjects, lists: lists, definitions: definitions)
        let all = try files.read(pages.all(in: "provisions"))
        let actions = try files.actions(pages.one("actions.yaml"), all)
        return Provisions(all, subjects, actions: actions, editions: frame.editions)
    }

    /// The days on which anything changes, the first edition's first day among them.
    var turningDays: [Day] {
        var days = Set(editions.map(\.from))
        for duty in duties { days.formUnion(duty.versions.map(\.from)) }
        for versions in rules { days.formUnion(versions.map(\.from)) }
        return days.sorted()
    }
}

/// The files of a content folder.
struct Pages {
    private let folder: URL
    private let names: [String]
    private let read: [String: Result<Page, ContentError>]

    /// Files that stand by themselves, and folders whose files are read together.
    private static let single = [
        "editions.yaml", "sources.yaml", "bank-holidays.yaml", "acronyms.yaml", "subjects.yaml",
        "actions.yaml",
    ]
    private static let folders = ["duties", "rules", "lists", "forms", "definitions", "provisions"]

    init(folder: URL) throws(ContentError) {
        guard let names = FileManager.default.subpaths(atPath: folder.path) else {
            throw ContentError(
                file: folder.lastPathComponent, line: 0, problem: "There is no content folder.",
                remedy: "Keep the program's resources beside it.")
        }
        self.folder = folder
        self.names = names.sorted()
        for name in self.names where !Pages.isExpected(name) {
            throw ContentError(
                file: name, line: 0, problem: "Nothing reads this file.",
                remedy: "Move it to \(Pages.folders.joined(separator: "/, "))/ or remove it.")
        }
        read = Pages.read(self.names.filter { $0.hasSuffix(".yaml") }, in: folder)
    }

    /// Reads files beside each other on every core: most of the time that loading takes goes into reading YAML.
    private static func read(_ names: [String], in folder: URL) -> [String: Result<Page, ContentError>] {
        let desk = ReadingDesk()
        DispatchQueue.concurrentPerform(iterations: names.count) { place in
            let name = names[place]
            do throws(ContentError) {
                desk.lay(.success(try Page(file: folder.appendingPathComponent(name), name: name)), name)
            } catch {
                desk.lay(.failure(error), name)
            }
        }
        return desk.pages
    }

    func one(_ name: String) throws(ContentError) -> Page {
        if let page = read[name] { return try page.get() }
        return try Page(file: folder.appendingPathComponent(name), name: name)
    }

    /// The files of a folder in the order of their names.
    func all(in subject: String) throws(ContentError) -> [Page] {
        var pages: [Page] = []
        for name in names where name.hasPrefix(subject + "/") { pages.append(try one(name)) }
        return pages
    }

    private static func isExpected(_ name: String) -> Bool {
        if single.contains(name) || folders.contains(name) { return true }
        let parts = name.split(separator: "/")
        return parts.count == 2 && folders.contains(String(parts[0])) && parts[1].hasSuffix(".yaml")
    }
}

/// Where files that are read beside each other are laid down, one at a time.
private final class ReadingDesk: @unchecked Sendable {
    private(set) var pages: [String: Result<Page, ContentError>] = [:]
    private let lock = NSLock()

    func lay(_ page: Result<Page, ContentError>, _ name: String) {
        lock.withLock { pages[name] = page }
    }
}

/// What every other file refers to: the editions and the sources.
struct Frame {
    let editions: [Edition]
    let sources: [String: Source]

    init(pages: Pages) throws(ContentError) {
        editions = try EditionFile.read(pages.one("editions.yaml"))
        sources = try EditionFile.sources(pages.one("sources.yaml"))
    }

    func edition(_ entry: Entry) throws(ContentError) -> EditionKey {
        let text = try entry.text
        guard let edition = editions.first(where: { $0.key.rawValue == text }) else {
            let known = editions.map(\.key.rawValue).joined(separator: ", ")
            throw entry.error("There is no edition “\(text)”.", "Use one of: \(known).")
        }
        return edition.key
    }

    func optionalEdition(_ entry: Entry?) throws(ContentError) -> EditionKey? {
        guard let entry else { return nil }
        return try edition(entry)
    }

    func place(_ edition: EditionKey) -> Int { editions.firstIndex { $0.key == edition } ?? 0 }

    /// A citation: a source's key, then where in it.
    func cite(_ entry: Entry) throws(ContentError) -> String {
        let text = try entry.text
        let source = text.prefix { $0.isLetter || $0.isNumber }
        guard sources[String(source)] != nil else {
            throw entry.error(
                "The citation “\(text)” does not start with a known source.",
                "Start it with one of: \(sources.keys.sorted().joined(separator: ", ")); or add the source.")
        }
        return text
    }

    /// The edition in force on a day.
    func edition(on day: Day) -> Edition? {
        editions.last { $0.from <= day }
    }
}

/// Gives each key of an enumeration its place, so that content can be kept in arrays.
enum Places {
    static let duties = Dictionary(uniqueKeysWithValues: zip(DutyKey.allCases, 0...))
    static let rules = Dictionary(uniqueKeysWithValues: zip(RuleKey.allCases, 0...))
    static let lists = Dictionary(uniqueKeysWithValues: zip(ListKey.allCases, 0...))
}

extension DutyKey {
    var place: Int { Places.duties[self] ?? 0 }
}

extension RuleKey {
    var place: Int { Places.rules[self] ?? 0 }
}

extension ListKey {
    var place: Int { Places.lists[self] ?? 0 }
}
