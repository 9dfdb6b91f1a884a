import Foundation

/// All the guidance there is, every edition of it, read once from the content files.
package struct Library: Sendable {
    private let content: Content
    private let shelves: [Shelf]
    /// Where the glossary's words stand in a text.
    package let mentions: Mentions
    /// The partnerships' own protocols on a day, one for each council; nil where nobody laid any over it.
    private var local: (@Sendable (Day) -> [LocalOverlay])?
    /// The council whose work is asked about.
    private var council: String?

    /// Reads the content that is built into the program.
    package static func load() throws -> Library {
        try Library(folder: Library.folder)
    }

    /// Reads content from a folder.
    /// - Throws: `ContentError`, naming the file and the line that is at fault.
    package init(folder: URL) throws {
        let content = try Content(folder: folder)
        self.content = content
        self.shelves = content.turningDays.map { Shelf(from: $0, content: content) }
        self.mentions = Mentions(words: content.definitions, abbreviations: content.acronyms)
    }

    /// The folder of the built-in content.
    package static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Content", isDirectory: true)
    }

    /// What holds on a day; before the first edition, what the first edition says.
    package func guidance(on day: Day) -> Guidance {
        Guidance(
            library: self, shelf: shelves.last { $0.from <= day } ?? shelves[0], day: day,
            local: council.flatMap { council in local?(day).last { $0.council == council } })
    }

    /// The same library where partnerships' own protocols are laid over it: those that hold on a day. Each is used for
    /// the work of its own council only.
    package func under(_ overlays: @escaping @Sendable (Day) -> [LocalOverlay]) -> Library {
        var library = self
        library.local = overlays
        return library
    }

    /// The same library as it stands for a council's work; nil for work that is no council's.
    package func of(council: String?) -> Library {
        if council == self.council { return self }
        var library = self
        library.council = council
        return library
    }

    /// The local protocols that hold on a day, whoever's they are.
    package func overlays(on day: Day) -> [LocalOverlay] { local?(day) ?? [] }

    package var editions: [Edition] { content.editions }
    package var workingDays: WorkingDays { content.workingDays }
    /// Every duty as its latest version has it, with its history.
    package var duties: [Duty] { shelves[shelves.count - 1].duties }
    package var lists: [ListKey: OptionList] { content.listsByKey }
    /// Every form with the questions of every edition, by the kind of act.
    package var forms: [String: Form] { content.forms }
    /// In alphabetical order.
    package var definitions: [Definition] { content.definitions }
    package var acronyms: [Acronym] { content.acronyms }
    /// In the order of the chapters.
    package var provisions: Provisions { content.provisions }
    package var sources: [String: Source] { content.sources }
    package func rules(_ key: RuleKey) -> [Rule] { content.rules[key.place] }

    package func edition(_ key: EditionKey) -> Edition? { editions.first { $0.key == key } }

    /// What a code of any edition is called; the latest wording where there are several.
    package func label(_ list: ListKey, _ code: String) -> String? {
        content.lists[list.place].options.last { $0.code == code }?.label
    }

    /// An option of any edition; the latest where there are several wordings.
    package func option(_ list: ListKey, _ code: String) -> Option? {
        content.lists[list.place].options.last { $0.code == code }
    }

    func place(of edition: EditionKey) -> Int { editions.firstIndex { $0.key == edition } ?? editions.count }
}

extension WorkingDays {
    /// Reads the built-in bank holidays, and nothing else.
    package static func load() throws -> WorkingDays {
        try WorkingDays(file: Library.folder.appendingPathComponent("bank-holidays.yaml"))
    }

    /// Reads bank holidays from a content file.
    package init(file: URL) throws {
        self = try BankHolidayFile.read(Page(file: file, name: file.lastPathComponent))
    }
}
