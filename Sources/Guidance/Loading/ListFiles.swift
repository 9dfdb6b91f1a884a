/// Reads `lists/*.yaml`.
enum ListFiles {
    static func read(_ pages: [Page], _ frame: Frame) throws(ContentError) -> [OptionList] {
        var found: [ListKey: OptionList] = [:]
        for page in pages {
            for (name, entry) in try page.root.pairs {
                guard let key = ListKey(rawValue: name) else {
                    throw entry.error(
                        "Nothing reads the list “\(name)”.", "Add it to ListKey, or remove it here.")
                }
                guard found[key] == nil else {
                    throw entry.error("The list “\(name)” is here twice.", "Keep one of them.")
                }
                found[key] = try list(key, entry, frame)
            }
        }
        var lists: [OptionList] = []
        for key in ListKey.allCases {
            guard let list = found[key] else {
                throw ContentError(
                    file: "lists", line: 0, problem: "The list “\(key.rawValue)” is in no file.",
                    remedy: "Add it, with its options and citation.")
            }
            lists.append(list)
        }
        return lists
    }

    private static func list(_ key: ListKey, _ entry: Entry, _ frame: Frame) throws(ContentError)
        -> OptionList
    {
        let fields = try entry.fields(["title", "cite", "status", "options"])
        let status = try fields["status"].one(of: Status.self)
        var options: [Option] = []
        for item in try fields["options"].items {
            let option = try option(item, status, frame)
            for other in options where other.code == option.code {
                guard let end = other.until, let start = option.from, frame.place(end) < frame.place(start)
                else {
                    throw item.error(
                        "The code “\(option.code)” is there twice in one edition.",
                        "Give each wording its own editions with from and until.")
                }
            }
            options.append(option)
        }
        guard !options.isEmpty else { throw entry.error("“\(entry.what)” has no option.", "Add one.") }
        return OptionList(
            key: key, title: try fields.text("title"), cite: try frame.cite(try fields["cite"]),
            status: status,
            options: options)
    }

    private static func option(_ entry: Entry, _ status: Status, _ frame: Frame) throws(ContentError)
        -> Option
    {
        let fields = try entry.fields(
            ["code", "label"], optional: ["hint", "family", "child", "cite", "status", "from", "until"])
        let from = try frame.optionalEdition(fields.optional("from"))
        let until = try frame.optionalEdition(fields.optional("until"))
        if let from, let until, frame.place(until) < frame.place(from) {
            throw entry.error(
                "“\(try fields.text("code"))” ends before it begins.", "Put its editions right.")
        }
        var own = status
        if let entry = fields.optional("status") { own = try entry.one(of: Status.self) }
        var cite: String?
        if let entry = fields.optional("cite") { cite = try frame.cite(entry) }
        return Option(
            code: try fields.text("code"), label: try fields.text("label"),
            hint: try fields.optionalText("hint"), family: try fields.optionalText("family"),
            child: try fields.optionalText("child"),
            cite: cite, status: own, from: from, until: until)
    }
}

/// Reads `definitions/` and `acronyms.yaml`.
enum WordFiles {
    static func definitions(_ pages: [Page], _ frame: Frame) throws(ContentError) -> [Definition] {
        var definitions: [String: Definition] = [:]
        for page in pages {
            for (term, entry) in try page.root.pairs {
                guard definitions[term] == nil else {
                    throw entry.error("“\(term)” is defined twice.", "Keep one of them.")
                }
                definitions[term] = try definition(term, entry, frame)
            }
        }
        return definitions.values.sorted { $0.term.lowercased() < $1.term.lowercased() }
    }

    private static func definition(
        _ term: String, _ entry: Entry, _ frame: Frame
    ) throws(ContentError) -> Definition {
        let fields = try entry.fields(["meanings"], optional: ["types"])
        var meanings: [Definition.Meaning] = []
        for item in try fields["meanings"].items {
            let meaning = try item.fields(["from", "says", "cite", "status"])
            let from = try frame.edition(try meaning["from"])
            if let before = meanings.last, frame.place(from) <= frame.place(before.from) {
                throw item.error(
                    "Two meanings of “\(term)” overlap.", "Put them in the order of the editions.")
            }
            meanings.append(
                Definition.Meaning(
                    from: from, says: try meaning.text("says"), cite: try frame.cite(try meaning["cite"]),
                    status: try meaning["status"].one(of: Status.self)))
        }
        guard !meanings.isEmpty else { throw entry.error("“\(term)” has no meaning.", "Add one.") }
        var types: [String] = []
        if let entry = fields.optional("types") { types = try entry.texts }
        return Definition(term: term, types: types, meanings: meanings)
    }

    static func acronyms(_ page: Page, _ frame: Frame) throws(ContentError) -> [Acronym] {
        var acronyms: [Acronym] = []
        for (short, entry) in try page.root.pairs {
            let fields = try entry.fields(["stands", "cite", "status"], optional: ["note", "from", "until"])
            acronyms.append(
                Acronym(
                    short: short, stands: try fields.text("stands"), note: try fields.optionalText("note"),
                    cite: try frame.cite(try fields["cite"]),
                    status: try fields["status"].one(of: Status.self),
                    from: try frame.optionalEdition(fields.optional("from")),
                    until: try frame.optionalEdition(fields.optional("until"))))
        }
        return acronyms.sorted { $0.short.lowercased() < $1.short.lowercased() }
    }
}
