/// What an edition touches in Kith from its first day: clocks, rules, questions and answers.
///
/// What was under way keeps the edition that was in force when each duty arose; only what begins afterwards is touched.
package struct EditionTouch: Sendable {
    /// A clock with the time it had and the time it has.
    package struct Clock: Sendable {
        package let duty: Duty
        package let before: DutyVersion
        package let after: DutyVersion
    }

    /// A rule about who may do something, in the words before and after.
    package struct RuleChange: Sendable {
        package let before: Rule
        package let after: Rule
    }

    /// A form with the questions that come and go.
    package struct FormChange: Sendable {
        package let form: Form
        package let added: [Question]
        package let removed: [Question]
    }

    /// A list with the answers that come, go and are worded anew.
    package struct ListChange: Sendable {
        package let list: OptionList
        package let added: [Option]
        package let removed: [Option]
        package let reworded: [(before: Option, after: Option)]
    }

    package let edition: Edition
    package let before: Edition
    package let clocks: [Clock]
    package let rules: [RuleChange]
    package let forms: [FormChange]
    package let lists: [ListChange]

    /// Nil for the first edition, which nothing was before.
    package init?(_ library: Library, _ key: EditionKey) {
        guard let edition = library.edition(key), let before = library.provisions.edition(before: key) else {
            return nil
        }
        let old = library.guidance(on: before.from)
        let new = library.guidance(on: edition.from)
        self.edition = edition
        self.before = before
        clocks = DutyKey.allCases.compactMap { key in
            let (was, duty) = (library.guidance(on: edition.from.adding(days: -1)).duty(key), new.duty(key))
            guard was.version.limit != duty.version.limit || was.version.basis != duty.version.basis else { return nil }
            return Clock(duty: duty, before: was.version, after: duty.version)
        }
        rules = RuleKey.allCases.compactMap { key in
            let (was, now) = (old.rule(key), new.rule(key))
            guard was.says != now.says || was.roles != now.roles || was.qualified != now.qualified else { return nil }
            return RuleChange(before: was, after: now)
        }
        forms = library.forms.keys.sorted().compactMap { kind in
            guard let all = library.forms[kind] else { return nil }
            let (was, now) = (old.form(kind)?.questions ?? [], new.form(kind)?.questions ?? [])
            let added = now.filter { question in !was.contains { $0.key == question.key } }
            let removed = was.filter { question in !now.contains { $0.key == question.key } }
            return added.isEmpty && removed.isEmpty ? nil : FormChange(form: all, added: added, removed: removed)
        }
        lists = ListKey.allCases.compactMap { key in
            guard let list = library.lists[key] else { return nil }
            return Self.change(of: list, from: old.options(key), to: new.options(key))
        }
    }

    private static func change(of list: OptionList, from was: [Option], to now: [Option]) -> ListChange? {
        let added = now.filter { option in !was.contains { $0.code == option.code } }
        let removed = was.filter { option in !now.contains { $0.code == option.code } }
        let reworded = now.compactMap { option -> (before: Option, after: Option)? in
            guard let before = was.first(where: { $0.code == option.code }), before.label != option.label else {
                return nil
            }
            return (before, option)
        }
        if added.isEmpty && removed.isEmpty && reworded.isEmpty { return nil }
        return ListChange(list: list, added: added, removed: removed, reworded: reworded)
    }
}
