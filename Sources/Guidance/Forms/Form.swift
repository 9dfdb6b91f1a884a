/// The questions of one act.
package struct Form: Hashable, Sendable {
    /// The act's kind: `referral.decide`.
    package let kind: String
    package let title: String
    package let button: String
    /// Duties whose clocks are shown beside it.
    package let duties: [DutyKey]
    /// The provision it answers.
    package let cite: String
    /// Answers are shown for checking before they are recorded.
    package let check: Bool
    package var questions: [Question]
    /// One form may record it for brothers and sisters at once, on the episode each of them has.
    package var together = false
    /// Provisions whose words stand beside it, to be borne in mind while it is filled in.
    package var prompts: [String] = []

    package func question(_ key: String) -> Question? { questions.first { $0.key == key } }
}

/// One question of a form.
package struct Question: Hashable, Sendable {
    /// The property of the act that keeps the answer.
    package internal(set) var key: String
    package internal(set) var label: String
    package let hint: String?
    package let type: QuestionType
    /// Where a choice, choices, sections or marks come from.
    package let list: ListKey?
    package let optional: Bool
    /// Asked only after these answers to another question; nil for always.
    package let when: ShownWhen?
    /// The first and the last edition it is asked under; nil for no bound.
    package let from: EditionKey?
    package let until: EditionKey?
    package let holds: FieldClass
    /// The most characters each text may have.
    package let most: Int
    package let purpose: Purpose
    /// For `grades`: the list whose codes grade each code of `list`.
    package var grades: ListKey?
    /// The last answer in the same stream is offered again, with its age, and used when it is confirmed.
    package var carries = false
    /// Where one form records the act for brothers and sisters it is asked of each of them: it tells of one child only.
    package var isEachChilds = false
    /// For `actions`: each says which outcome of the plan it is for.
    package var namesOutcomes = false
}

/// When a question is asked.
package struct ShownWhen: Hashable, Sendable {
    /// The earlier question.
    package let key: String
    /// Any of these answers to it.
    package let values: [Answer]
}

/// The shape of an answer.
package enum QuestionType: String, CaseIterable, Codable, Sendable {
    /// One code of a list.
    case choice
    /// Some codes of a list.
    case choices
    /// One line.
    case text
    /// Several lines.
    case words
    case yesNo
    /// `2024-03-28`
    case day
    /// `2024-03-28T14:00:00Z`; read also without an offset, as London time.
    case moment
    /// An id.
    case person, practitioner, agency
    /// Ids.
    case people, practitioners, agencies
    /// A whole number, nought or more.
    case number
    /// A body map: a list of `{part, view, x, y, kind, size, colour, words}`, of which only `part` is needed.
    case marks
    /// Words for each code of a list: `{code: words}`.
    case sections
    /// Things to do: a list of `{what, practitioner, who, by, outcome}`, of which `what` and `by` are needed.
    case actions
    /// A code of a second list for each code of a list: `{code: grade}`.
    case grades
    /// An entry that someone may challenge or answer: `episode/ID/number`.
    case entry
    /// A process of the record, named by the page that leads to the form: `episode/ID`.
    case stream
    /// A file that was sent and waits to be kept.
    case upload
}

/// Which kind of knowledge an answer holds; who may see it depends on this.
package enum FieldClass: String, CaseIterable, Codable, Sendable {
    case identity, location, narrative, school, health, police, thirdParty, childsWords
}

/// What an answer is for. A question with no use is not asked.
package struct Purpose: Hashable, Sendable {
    package let use: Use
    /// The duty's or rule's key, the provision's citation, or the name of the return, access rule, record or clock.
    package let what: String

    /// What kind of thing uses an answer.
    package enum Use: String, CaseIterable, Codable, Sendable {
        case duty, rule, `return`, provision, access, record, clock
    }
}

/// What is wrong with an answer, in words for the person who gave it.
package struct Problem: Hashable, Sendable, Codable {
    /// The question's key.
    package let question: String
    package let message: String

    package init(question: String, message: String) {
        self.question = question
        self.message = message
    }
}
