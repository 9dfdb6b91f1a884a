extension Form {
    /// Checks answers against the questions and gives them back in their one form.
    ///
    /// White space around texts goes, unanswered optional questions go, answers to questions that are not asked after the
    /// other answers go (a page keeps such fields hidden and sends them all the same). Everything else that does not
    /// fit is a problem, in the order of the questions.
    package func read(
        _ answers: [String: Answer], under guidance: Guidance
    ) -> (answers: [String: Answer], problems: [Problem]) {
        var kept: [String: Answer] = [:]
        var problems: [Problem] = []
        for question in questions where guidance.holds(from: question.from, until: question.until) {
            guard question.isAsked(after: kept) else { continue }
            let answer = answers[question.key] ?? .null
            if answer.isEmpty {
                if !question.optional {
                    problems.append(Problem(question: question.key, message: question.missingMessage))
                }
                continue
            }
            switch question.read(answer, under: guidance) {
            case .success(let answer) where answer.isEmpty:
                if !question.optional {
                    problems.append(Problem(question: question.key, message: question.missingMessage))
                }
            case .success(let answer): kept[question.key] = answer
            case .failure(let unfit):
                problems.append(Problem(question: question.key, message: unfit.message))
            }
        }
        let known = Set(questions.lazy.map(\.key))
        for key in answers.keys.sorted() where !known.contains(key) {
            problems.append(Problem(question: key, message: "There is no question “\(key)” in this form."))
        }
        return (kept, problems)
    }
}

/// Why one answer does not fit its question.
struct Unfit: Error {
    let message: String
}

extension Question {
    /// Whether it is asked after the answers so far.
    package func isAsked(after answers: [String: Answer]) -> Bool {
        guard let when else { return true }
        guard let answer = answers[when.key] else { return false }
        if let several = answer.list { return several.contains { when.values.contains($0) } }
        return when.values.contains(answer)
    }

    func read(_ answer: Answer, under guidance: Guidance) -> Result<Answer, Unfit> {
        Result { () throws(Unfit) in try fitted(answer, guidance) }
    }

    private func fitted(_ answer: Answer, _ guidance: Guidance) throws(Unfit) -> Answer {
        switch type {
        case .choice: try code(answer, guidance)
        case .choices: .list(try distinct(answer) { (one) throws(Unfit) in try code(one, guidance) })
        case .text: try text(answer, lines: false)
        case .words: try text(answer, lines: true)
        case .yesNo:
            if case .bool = answer {
                answer
            } else {
                throw Unfit(message: "Choose yes or no for “\(label)”.")
            }
        case .number:
            if case .int(let number) = answer, number >= 0 {
                answer
            } else {
                throw Unfit(message: "“\(label)” must be a whole number, nought or more.")
            }
        case .day: try day(answer)
        case .moment: try moment(answer)
        case .person, .practitioner, .agency: try id(answer)
        case .people, .practitioners, .agencies:
            .list(try distinct(answer) { (one) throws(Unfit) in try id(one) })
        case .marks: try marks(answer, guidance)
        case .sections: try sections(answer, guidance)
        case .actions: try actions(answer)
        case .grades: try grades(answer, guidance)
        case .entry, .stream, .upload: try id(answer)
        }
    }

    private func code(_ answer: Answer, _ guidance: Guidance) throws(Unfit) -> Answer {
        guard let list, let code = answer.text, guidance.option(list, code) != nil else {
            throw Unfit(message: "Choose an answer to “\(label)” from the list.")
        }
        return answer
    }

    private func text(_ answer: Answer, lines: Bool) throws(Unfit) -> Answer {
        guard let written = answer.text else { throw Unfit(message: "“\(label)” must be text.") }
        let text = written.trimmedOfSpace
        if text.count > most {
            throw Unfit(message: "“\(label)” must be \(most) characters or fewer; it has \(text.count).")
        }
        for scalar in text.unicodeScalars where scalar.value < 32 || scalar.value == 127 {
            if scalar == "\t" || (lines && (scalar == "\n" || scalar == "\r")) { continue }
            throw Unfit(
                message: lines
                    ? "“\(label)” has a character that cannot be kept. Type it again."
                    : "“\(label)” must be on one line.")
        }
        return .text(text)
    }

    private func day(_ answer: Answer) throws(Unfit) -> Answer {
        guard let text = answer.text, let day = Day(text), day.year >= 1850, day.year <= 2200 else {
            throw Unfit(message: "“\(label)” must be a real date, like 28 March 2024.")
        }
        return answer
    }

    private func moment(_ answer: Answer) throws(Unfit) -> Answer {
        guard let text = answer.text, let moment = Moment(london: text),
            (1850...2200).contains(moment.day.year)
        else { throw Unfit(message: "“\(label)” must be a real date and time, like 28 March 2024, 2:05pm.") }
        return .text(moment.description)
    }

    private func id(_ answer: Answer) throws(Unfit) -> Answer {
        guard let id = answer.text, (1...80).contains(id.utf8.count), id.utf8.allSatisfy(Question.isIDByte)
        else {
            throw Unfit(message: "Choose who or what “\(label)” asks for from those found.")
        }
        return answer
    }

    private func distinct(
        _ answer: Answer, _ fit: (Answer) throws(Unfit) -> Answer
    ) throws(Unfit) -> [Answer] {
        guard let list = answer.list, list.count <= 200 else {
            throw Unfit(message: "Choose one or more answers to “\(label)”.")
        }
        var seen: Set<Answer> = []
        var fitted: [Answer] = []
        for one in list {
            let one = try fit(one)
            if seen.insert(one).inserted { fitted.append(one) }
        }
        return fitted
    }

    private func sections(_ answer: Answer, _ guidance: Guidance) throws(Unfit) -> Answer {
        guard case .object(let sections) = answer, let list else {
            throw Unfit(message: "“\(label)” must be words under its headings.")
        }
        var kept: [String: Answer] = [:]
        for (code, words) in sections.sorted(by: { $0.key < $1.key }) {
            guard guidance.option(list, code) != nil else {
                throw Unfit(message: "“\(label)” has no heading “\(code)”.")
            }
            let words = words == .null ? words : try text(words, lines: true)
            if !words.isEmpty { kept[code] = words }
        }
        return .object(kept)
    }

    private func grades(_ answer: Answer, _ guidance: Guidance) throws(Unfit) -> Answer {
        guard case .object(let given) = answer, let list, let grades else {
            throw Unfit(message: "“\(label)” must be a grade for each heading.")
        }
        var kept: [String: Answer] = [:]
        for (code, grade) in given.sorted(by: { $0.key < $1.key }) where grade != .null {
            guard guidance.option(list, code) != nil else {
                throw Unfit(message: "“\(label)” has no heading “\(code)”.")
            }
            guard let word = grade.text, guidance.option(grades, word) != nil else {
                throw Unfit(message: "Choose a grade for each heading of “\(label)” from the list.")
            }
            kept[code] = grade
        }
        return .object(kept)
    }

    private func actions(_ answer: Answer) throws(Unfit) -> Answer {
        guard let actions = answer.list, actions.count <= 50 else {
            throw Unfit(message: "“\(label)” must be a list of actions.")
        }
        var kept: [Answer] = []
        for action in actions {
            guard case .object(let fields) = action else {
                throw Unfit(message: "Each action in “\(label)” must say what is done and by when.")
            }
            var one: [String: Answer] = [:]
            for (field, value) in fields where !value.isEmpty {
                switch field {
                case "what", "who", "outcome": one[field] = try text(value, lines: field == "what")
                case "practitioner": one[field] = try id(value)
                case "by": one[field] = try day(value)
                default: throw Unfit(message: "An action in “\(label)” has no “\(field)”.")
                }
            }
            guard one["what"] != nil, one["by"] != nil else {
                throw Unfit(message: "Each action in “\(label)” must say what is done and by when.")
            }
            kept.append(.object(one))
        }
        return .list(kept)
    }

    private func marks(_ answer: Answer, _ guidance: Guidance) throws(Unfit) -> Answer {
        guard let marks = answer.list, marks.count <= 200 else {
            throw Unfit(message: "“\(label)” must be a list of marks.")
        }
        var kept: [Answer] = []
        for mark in marks { kept.append(try self.mark(mark, guidance)) }
        return .list(kept)
    }

    private func mark(_ mark: Answer, _ guidance: Guidance) throws(Unfit) -> Answer {
        guard case .object(let fields) = mark, let part = fields["part"]?.text,
            guidance.option(list ?? .bodyParts, part) != nil
        else { throw Unfit(message: "Each mark in “\(label)” must name a part of the body from the list.") }
        var kept: [String: Answer] = [:]
        for (field, value) in fields where value != .null {
            switch field {
            case "x", "y":
                guard case .int(let place) = value, (0...1_000).contains(place) else {
                    throw Unfit(message: "A mark in “\(label)” lies outside the picture.")
                }
                kept[field] = value
            case "part", "view", "kind", "size", "colour", "words":
                let text = try text(value, lines: field == "words")
                if !text.isEmpty { kept[field] = text }
            default: throw Unfit(message: "A mark in “\(label)” has no “\(field)”.")
            }
        }
        return .object(kept)
    }

    fileprivate var missingMessage: String {
        switch type {
        case .choice, .yesNo: "Choose an answer to “\(label)”."
        case .choices: "Choose one or more answers to “\(label)”."
        case .day: "Enter a date for “\(label)”."
        case .moment: "Enter a date and time for “\(label)”."
        case .person, .people, .practitioner, .practitioners: "Choose who “\(label)” asks for."
        case .agency: "Choose the agency for “\(label)”."
        case .agencies: "Choose one or more agencies for “\(label)”."
        case .marks: "Mark at least one place for “\(label)”."
        case .actions: "Write at least one action for “\(label)”, with the day by which it is done."
        case .grades: "Choose a grade for at least one heading of “\(label)”."
        case .entry: "Choose the decision for “\(label)”."
        case .stream: "Start this form from the page of what it is about."
        case .upload: "Choose a file for “\(label)”."
        case .text, .words, .number, .sections: "Answer “\(label)”."
        }
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2F, 0x5F, 0x2E: true
        default: false
        }
    }
}

extension String {
    /// Without white space at either end.
    var trimmedOfSpace: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest.count == count ? self : String(rest)
    }
}
