/// Reads `forms/*.yaml`.
enum FormFiles {
    static func read(
        _ pages: [Page], _ frame: Frame, lists: [OptionList], provisions: [String: Provision]
    ) throws(ContentError) -> [String: Form] {
        var forms: [String: Form] = [:]
        for page in pages {
            for (kind, entry) in try page.root.pairs {
                guard forms[kind] == nil else {
                    throw entry.error("There are two forms for “\(kind)”.", "Keep one of them.")
                }
                forms[kind] = try form(kind, entry, frame, lists, provisions)
            }
        }
        return forms
    }

    private static func form(
        _ kind: String, _ entry: Entry, _ frame: Frame, _ lists: [OptionList], _ provisions: [String: Provision]
    ) throws(ContentError) -> Form {
        let fields = try entry.fields(
            ["title", "button", "cite", "questions"], optional: ["duties", "check", "together", "prompts"])
        var duties: [DutyKey] = []
        if let entry = fields.optional("duties") {
            for item in try entry.items { duties.append(try duty(try item.text, item)) }
        }
        var check = false
        if let entry = fields.optional("check") { check = try entry.bool }
        var together = false
        if let entry = fields.optional("together") { together = try entry.bool }
        var prompts: [String] = []
        if let entry = fields.optional("prompts") {
            for item in try entry.items { prompts.append(try prompt(item, provisions)) }
        }
        var questions: [Question] = []
        for (key, entry) in try fields["questions"].pairs {
            let question = try question(key, entry, after: questions, frame, lists)
            try checkEach(question, together, entry)
            questions.append(question)
        }
        return Form(
            kind: kind, title: try fields.text("title"), button: try fields.text("button"), duties: duties,
            cite: try fields.text("cite"), check: check, questions: questions, together: together,
            prompts: prompts)
    }

    private static func prompt(
        _ entry: Entry, _ provisions: [String: Provision]
    ) throws(ContentError) -> String {
        let cite = try entry.text
        guard provisions[cite] != nil else {
            throw entry.error("No provision is kept under “\(cite)”.", "Add it to provisions.yaml, or remove it here.")
        }
        return cite
    }

    private static func duty(_ name: String, _ entry: Entry) throws(ContentError) -> DutyKey {
        guard let key = DutyKey(rawValue: name) else {
            throw entry.error("There is no duty “\(name)”.", "Use a key that “kith guidance duties” lists.")
        }
        return key
    }

    private static func question(
        _ key: String, _ entry: Entry, after earlier: [Question], _ frame: Frame, _ lists: [OptionList]
    ) throws(ContentError) -> Question {
        let fields = try entry.fields(
            ["label", "type", "for"],
            optional: [
                "hint", "list", "optional", "when", "from", "until", "holds", "most", "grades", "carries", "each",
                "outcomes",
            ])
        let type = try fields["type"].one(of: QuestionType.self)
        var list: ListKey?
        if let entry = fields.optional("list") { list = try entry.one(of: ListKey.self) }
        try checkList(list, type, entry)
        var grades: ListKey?
        if let entry = fields.optional("grades") { grades = try entry.one(of: ListKey.self) }
        guard (grades != nil) == (type == .grades) else {
            throw entry.error("“\(entry.what)” must name “grades” exactly where its type is grades.", "Put it right.")
        }
        var carries = false
        if let entry = fields.optional("carries") { carries = try entry.bool }
        var isEachChilds = false
        if let entry = fields.optional("each") { isEachChilds = try entry.bool }
        var namesOutcomes = false
        if let entry = fields.optional("outcomes") {
            namesOutcomes = try entry.bool
            guard type == .actions else {
                throw entry.error("Only actions are for outcomes.", "Remove “outcomes”, or make it a list of actions.")
            }
        }
        var optional = false
        if let entry = fields.optional("optional") { optional = try entry.bool }
        var when: ShownWhen?
        if let entry = fields.optional("when") { when = try shownWhen(entry, earlier, lists) }
        var holds = FieldClass.narrative
        if let entry = fields.optional("holds") { holds = try entry.one(of: FieldClass.self) }
        var most = type == .text ? 300 : 20_000
        if let entry = fields.optional("most") { most = try entry.int(1...100_000) }
        return Question(
            key: key, label: try fields.text("label"), hint: try fields.optionalText("hint"), type: type,
            list: list,
            optional: optional, when: when, from: try frame.optionalEdition(fields.optional("from")),
            until: try frame.optionalEdition(fields.optional("until")), holds: holds, most: most,
            purpose: try purpose(try fields["for"]), grades: grades, carries: carries, isEachChilds: isEachChilds,
            namesOutcomes: namesOutcomes)
    }

    /// A child's words stay that child's, and only a form for several children asks something of each.
    private static func checkEach(_ question: Question, _ together: Bool, _ entry: Entry) throws(ContentError) {
        if together && question.holds == .childsWords && !question.isEachChilds {
            throw entry.error(
                "“\(question.key)” holds a child's words in a form recorded for brothers and sisters together.",
                "Write “each: true”, so that it is asked of each child.")
        }
        guard question.isEachChilds else { return }
        if !together {
            throw entry.error(
                "“\(question.key)” is asked of each child in a form for one.",
                "Remove “each”, or write “together: true”."
            )
        }
        if !Question.ofEachChild.contains(question.type) {
            throw entry.error(
                "“\(question.key)” is of a type that cannot be asked of each child.",
                "Make it a choice, text, words or yesNo.")
        }
    }

    private static func checkList(_ list: ListKey?, _ type: QuestionType, _ entry: Entry) throws(ContentError) {
        switch type {
        case .choice, .choices, .sections, .grades:
            if list == nil {
                throw entry.error("“\(entry.what)” has no “list”.", "Name the list it chooses from.")
            }
        case .marks: break
        default:
            if list != nil {
                throw entry.error("“\(entry.what)” needs no “list”.", "Remove it or change the type.")
            }
        }
    }

    private static func shownWhen(
        _ entry: Entry, _ earlier: [Question], _ lists: [OptionList]
    ) throws(ContentError) -> ShownWhen {
        let pairs = try entry.pairs
        guard pairs.count == 1, let (key, values) = pairs.first else {
            throw entry.error(
                "“when” names more or less than one question.", "Write { question: [answers] }.")
        }
        guard let asked = earlier.first(where: { $0.key == key }) else {
            throw values.error(
                "“when” names “\(key)”, which is not asked before.", "Name an earlier question.")
        }
        var answers: [Answer] = []
        let items = if case .sequence = values.node { try values.items } else { [values] }
        for item in items { answers.append(try answer(item, to: asked, lists)) }
        return ShownWhen(key: key, values: answers)
    }

    private static func answer(
        _ entry: Entry, to question: Question, _ lists: [OptionList]
    ) throws(ContentError) -> Answer {
        switch (question.type, question.list) {
        case (.yesNo, _): return .bool(try entry.bool)
        case (.choice, let list?), (.choices, let list?):
            let code = try entry.text
            guard lists[list.place].options.contains(where: { $0.code == code }) else {
                throw entry.error("“\(code)” is not in \(list.rawValue).", "Use a code of that list.")
            }
            return .text(code)
        default:
            throw entry.error(
                "“when” cannot depend on “\(question.key)”.", "Depend on a choice, choices or yesNo question."
            )
        }
    }

    private static func purpose(_ entry: Entry) throws(ContentError) -> Purpose {
        let text = try entry.text
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let use = Purpose.Use(rawValue: String(parts[0])) else {
            let known = Purpose.Use.allCases.map(\.rawValue).joined(separator: ", ")
            throw entry.error(
                "“\(text)” does not say what the answer is for.", "Start it with one of: \(known).")
        }
        let what = String(parts[1])
        switch use {
        case .duty: _ = try duty(what, entry)
        case .rule:
            guard RuleKey(rawValue: what) != nil else {
                let known = RuleKey.allCases.map(\.rawValue).joined(separator: ", ")
                throw entry.error("There is no rule “\(what)”.", "Use one of: \(known).")
            }
        case .return, .provision, .access, .record, .clock: break
        }
        return Purpose(use: use, what: what)
    }
}
