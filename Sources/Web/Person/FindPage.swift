import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// What a practitioner types to find a person. It is sent as a form, never in an address.
struct FindForm: Sendable {
    var name = ""
    var born = TypedDate()
    var postcode = ""
    var nhsNumber = ""
    var upn = ""
    var errors: [FieldError] = []
    /// Set when somebody is sought for a question of a form.
    var choosing: Choosing?

    init() {}

    init(_ fields: FormFields) {
        let typed = TypedAnswers(fields)
        name = typed.text("name")
        born = typed.date("born")
        postcode = typed.text("postcode")
        nhsNumber = typed.text("nhsNumber")
        upn = typed.text("upn")
        choosing = Choosing(fields)
    }

    /// What is sought; nil, with the errors noted, when something typed cannot be read.
    mutating func read() -> Sought? {
        var day: Day?
        do { day = try TypedDay.read(born, "Date of birth") } catch {
            errors.append(FieldError("born", error.message))
        }
        let longest = [
            ("name", name, 200), ("postcode", postcode, 20), ("nhsNumber", nhsNumber, 30), ("upn", upn, 30),
        ]
        for (field, typed, most) in longest where typed.count > most {
            errors.append(FieldError(field, "Enter \(most) characters or fewer"))
        }
        guard errors.isEmpty else { return nil }
        return Sought(
            name: name.trimmed, dateOfBirth: day, postcode: postcode.trimmed.isEmpty ? nil : postcode.trimmed,
            nhsNumber: nhsNumber.trimmed.isEmpty ? nil : nhsNumber.trimmed,
            upn: upn.trimmed.isEmpty ? nil : upn.trimmed)
    }
}

/// The search for a person, with what was found once it has been sent.
func findPage(_ form: FindForm, _ found: [Found]?, _ setting: PageSetting) -> Markup {
    let hasErrors = !form.errors.isEmpty
    let results = found.map { FoundPeople(found: $0, setting: setting, choosing: form.choosing).whole }
    let content: Markup = """
        \(errorSummary(form.errors))\(heading(1, "Find a person"))\
        \(results)\(results == nil ? "" : heading(2, "Search again"))\(questions(form, setting))
        """
    return page(PageHead("Find a person", hasErrors: hasErrors), in: setting.frame, twoThirds(content))
}

private func questions(_ find: FindForm, _ setting: PageSetting) -> Markup {
    let errors = find.errors
    func field(_ name: String, _ label: String, hint: String? = nil) -> Field {
        Field(name, label, hint: hint, error: errors.message(for: name))
    }
    return """
        \(paragraph(
            """
            Enter a name with a date of birth or a postcode, or one of the numbers. Your search is recorded.
            """))\
        \(form("/people/find", csrf: setting.frame.csrf, hidden: find.choosing?.hidden ?? [], """
            \(textInput(
                field("name", "Name", hint: "Any name they use or have used; spelling need not be exact"),
                value: find.name, kind: .plain))\
            \(dateInput(field("born", "Date of birth", hint: "For example, 27 3 2016"), value: find.born))\
            \(textInput(field("postcode", "Postcode"), value: find.postcode, kind: .plain, width: .ten))\
            \(textInput(field("nhsNumber", "NHS number", hint: "10 digits"), value: find.nhsNumber, kind: .number, width: .twenty))\
            \(textInput(
                field("upn", "Unique pupil number", hint: "A letter and 12 more characters"), value: find.upn,
                kind: .plain, width: .twenty))\
            \(button("Search"))
            """))
        """
}

/// The people a search found, each with why, and how far the viewer may go.
private struct FoundPeople {
    let found: [Found]
    let setting: PageSetting
    let choosing: Choosing?

    private var mayRegister: Bool {
        ActRule.of("person.register")?.allowsRole(of: setting.viewer.doer) ?? false
    }
    private var watchesLooks: Bool { setting.viewer.doer.hasAny([Roles.dataProtectionOfficer]) }

    var whole: Markup {
        let count = found.count == 1 ? "1 person found" : "\(found.count) people found"
        let title: Markup = "<div role=\"status\">\(heading(2, count))</div>\n"
        let list: Markup =
            found.isEmpty
            ? emptyState("Nobody who matches is on record, or nobody who is open to you.")
            : workList(found.markup(line))
        let register: Markup =
            mayRegister
            ? """
            \(paragraph("Not who you are looking for? Check the spelling and the date first, then register them."))\
            \(buttonLink("Register a person", to: "/act/person.register", .secondary))
            """ : ""
        return title + list + register
    }

    private func line(_ one: Found) -> Markup {
        let brief = one.likely.brief
        let title: Markup = one.contact == nil && !watchesLooks ? personLink(brief) : "\(nameWords(brief))"
        let born =
            brief.dateOfBirth.map { "born \($0.inWords), \(ageWords(brief, on: setting.now.day))" }
            ?? brief.expectedDate.map { "expected \($0.inWords)" } ?? "date of birth not known"
        let area = one.likely.area.map { ", lives in \($0)" } ?? ""
        let why = one.likely.likeness.findings.map(\.says).joined(separator: "; ")
        return workLine(
            title, tag: tag(one.likely.likeness.band.inWords, colour(one)),
            """
            <p class="govuk-body kith-work__more">\(nameless(born + area)).</p>\
            <p class="govuk-body-s kith-work__more">Why: \(why).</p>\(contact(one))\(acts(brief))
            """)
    }

    private func nameless(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

    private func colour(_ one: Found) -> TagColour {
        switch one.likely.likeness.band {
        case .almostCertain: .green
        case .likely: .turquoise
        case .possible: .yellow
        case .unlikely: .grey
        }
    }

    private func contact(_ one: Found) -> Markup {
        guard one.contact != nil, !watchesLooks else { return "" }
        let ask: String
        if let agency = one.askWhom {
            ask = "Ask \(agency.name)\(agency.phone.map { ", telephone " + $0 } ?? "")"
        } else {
            ask = "Ask your safeguarding lead or manager whom to speak to"
        }
        return "<p class=\"govuk-body kith-work__more\">Their record is not open to you. \(ask).</p>"
    }

    /// A worry can be sent in about anyone who was found, open or not.
    private func acts(_ brief: Brief) -> Markup {
        let person = brief.person
        if let choosing {
            return
                "<p class=\"govuk-body\">\(link("Choose \(nameWords(brief))", to: choosing.choosing(person), about: "and go back to the form"))</p>"
        }
        if watchesLooks {
            return
                "<p class=\"govuk-body\">\(link("Who has looked", to: "/people/\(person.id)/looks", about: "at this record"))</p>"
        }
        let isAdult = brief.dateOfBirth.map { $0.age(on: setting.now.day) >= 18 } ?? false
        if isAdult { return "" }
        let name = nameWords(brief)
        let doer = setting.viewer.doer
        let takesContacts = doer.hasAny(Roles.socialCare) && doer.agencyKind == Agency.councilKind
        let contact: Markup =
            takesContacts
            ? "\(link("Record a contact", to: .act("contact.receive", about: [person]), about: "about \(name)")), " : ""
        return """
            <p class="govuk-body kith-work__more">\(contact)\
            \(link("Record a concern", to: .act("concern.record", about: [person]), about: "about \(name)")), \
            \(link("make a referral", to: .act("referral.make", about: [person]), about: "about \(name)"))\
            \(policeProtectionLink(to: person, about: name, setting))</p>
            """
    }
}
