/// What one form recorded for brothers and sisters asks of each child: a child's words, how that child took part.
extension Form {
    /// The questions whose answer is each child's own.
    package var ofEachChild: [Question] { questions.filter(\.isEachChilds) }

    /// The answers for a brother or sister: what is true of all, with what was answered for that child alone.
    package func shared(_ answers: [String: Answer], with own: [String: Answer]) -> [String: Answer] {
        let keys = Set(ofEachChild.map(\.key))
        return answers.filter { !keys.contains($0.key) }.merging(own) { _, own in own }
    }

    /// The shared answers with a child's own, in their one form, and what is wrong with that child's.
    ///
    /// - Parameter child: names the child's answers, as the name of a field and of a problem does.
    package func read(
        _ own: [String: Answer], of child: String, besides answers: [String: Answer], under guidance: Guidance
    ) -> (answers: [String: Answer], problems: [Problem]) {
        let keys = Set(ofEachChild.map(\.key)).union(own.keys)
        let read = read(shared(answers, with: own), under: guidance)
        let problems = read.problems.filter { keys.contains($0.question) }.map {
            Problem(question: Self.field($0.question, of: child), message: $0.message)
        }
        return (read.answers, problems)
    }

    /// The name under which a page asks a question of one of several children.
    package static func field(_ question: String, of child: String) -> String { "each.\(child).\(question)" }
}

extension Question {
    /// The question as it is asked of one of several children.
    package func asked(of child: String, named name: String) -> Question {
        var question = self
        question.key = Form.field(key, of: child)
        question.label = "\(label) (\(name))"
        return question
    }

    /// Shapes of answers that can be asked of each child beside the others.
    static let ofEachChild: Set<QuestionType> = [.choice, .text, .words, .yesNo]
}
