import Testing

@testable import HTML

@Suite("Questions")
struct QuestionTests {
    let plain = Field("because", "Why?", hint: "In your words")
    let wrong = Field("because", "Why?", hint: "In your words", error: "Enter why")

    @Test("a label, its hint and its error are tied to the control")
    func tied() {
        let text = textInput(wrong, value: "a \"b\"").text
        #expect(text.contains("<label class=\"govuk-label\" for=\"because\">Why?</label>"))
        #expect(text.contains("<div id=\"because-hint\" class=\"govuk-hint\">In your words</div>"))
        #expect(text.contains("<p id=\"because-error\" class=\"govuk-error-message\">"))
        #expect(text.contains("Error:</span> Enter why"))
        #expect(text.contains("aria-describedby=\"because-hint because-error\""))
        #expect(text.contains("govuk-form-group--error") && text.contains("govuk-input--error"))
        #expect(text.contains("value=\"a &quot;b&quot;\""))
        #expect(text.contains("autocomplete=\"off\""))
    }

    @Test("a question without hint or error describes itself by nothing")
    func bare() {
        let text = textInput(
            Field("email", "Email", isOptional: true), kind: .email, autocomplete: "username"
        ).text
        #expect(!text.contains("aria-describedby"))
        #expect(text.contains("Email (optional)"))
        #expect(text.contains("type=\"email\"") && text.contains("autocomplete=\"username\""))
        #expect(text.contains("spellcheck=\"false\""))
    }

    @Test("a question may be the page's heading")
    func heading() {
        let field = Field("q", "What happened?", size: .large, isHeading: true)
        #expect(
            textArea(field).text.contains(
                "<h1 class=\"govuk-label-wrapper\"><label class=\"govuk-label govuk-label--l\""))
        #expect(radios(field, []).text.contains("<h1 class=\"govuk-fieldset__heading\">What happened?</h1>"))
    }

    @Test("many lines keep their line breaks, and count characters when there is a limit")
    func lines() {
        #expect(textArea(plain, value: "\nfirst").text.contains(">\n\nfirst</textarea>"))
        #expect(textArea(plain, value: "</textarea>").text.contains(">&lt;/textarea&gt;</textarea>"))
        #expect(!textArea(plain).text.contains("govuk-character-count"))
        let counted = textArea(wrong, most: 4000).text
        #expect(counted.contains("data-module=\"govuk-character-count\" data-maxlength=\"4000\""))
        #expect(counted.contains("govuk-form-group--error govuk-character-count\""))
        #expect(counted.contains("aria-describedby=\"because-info because-hint because-error\""))
        #expect(
            counted.contains("<div id=\"because-info\" class=\"govuk-hint govuk-character-count__message\">"))
    }

    @Test("radios: the first has the question's own id, what a choice reveals belongs to it")
    func oneOf() {
        let choices = [
            Choice("s17", "Assess", hint: "Section 17", reveals: "<p>More</p>"), Choice("nfa", "No more"),
            Choice("none", "None", isExclusive: true),
        ]
        let text = radios(Field("step", "What next?", error: "Select what next"), choices, chosen: "nfa").text
        #expect(text.contains("<fieldset class=\"govuk-fieldset\" aria-describedby=\"step-error\">"))
        #expect(text.contains("id=\"step\" name=\"step\" type=\"radio\" value=\"s17\""))
        #expect(text.contains("aria-describedby=\"step-item-hint\" data-aria-controls=\"conditional-step\""))
        #expect(text.contains("govuk-radios__conditional--hidden\" id=\"conditional-step\""))
        #expect(text.contains("id=\"step-2\" name=\"step\" type=\"radio\" value=\"nfa\" checked"))
        #expect(text.contains("govuk-radios__divider\">or<"))
        #expect(text.contains("for=\"step-3\">None</label>"))
        let opened = radios(Field("step", "What next?"), choices, chosen: "s17").text
        #expect(opened.contains("<div class=\"govuk-radios__conditional\" id=\"conditional-step\">"))
    }

    @Test("checkboxes: several chosen, one that excludes the others")
    func anyOf() {
        let choices = [
            Choice("a", "A"), Choice("b", "B"), Choice("none", "None of these", isExclusive: true),
        ]
        let text = checkboxes(Field("who", "Who was told?"), choices, chosen: ["a", "b"]).text
        #expect(text.components(separatedBy: " checked").count == 3)
        #expect(text.contains("value=\"none\" data-behaviour=\"exclusive\""))
        #expect(text.contains("data-module=\"govuk-checkboxes\""))
        let single = checkbox(Field("read", "I have read this", error: "Say that you have read it")).text
        #expect(single.contains("name=\"read\" type=\"checkbox\" value=\"true\""))
        #expect(single.contains("govuk-form-group--error"))
    }

    @Test("yes or no is sent as true or false")
    func yesOrNo() {
        let text = yesNo(Field("seen", "Was the child seen?"), chosen: false).text
        #expect(text.contains("value=\"true\">") && text.contains("value=\"false\" checked>"))
        #expect(text.contains("govuk-radios--inline"))
    }

    @Test("a list that opens begins with nothing chosen")
    func list() {
        let text = select(Field("lead", "Lead"), [Choice("1", "A & B"), Choice("2", "C")], chosen: "2").text
        #expect(text.contains("<option value=\"\">Choose one</option>"))
        #expect(text.contains("<option value=\"1\">A &amp; B</option>"))
        #expect(text.contains("<option value=\"2\" selected>C</option>"))
    }

    @Test("a date is three boxes; only the wrong ones are marked")
    func dates() {
        let field = Field("born", "Date of birth", hint: "For example, 27 3 2015", error: "Enter the year")
        let text = dateInput(field, value: TypedDate(day: "27", month: "March"), wrong: [.year]).text
        #expect(text.contains("id=\"born\" name=\"born-day\" type=\"text\" value=\"27\""))
        #expect(text.contains("id=\"born-month\" name=\"born-month\" type=\"text\" value=\"March\""))
        #expect(text.contains("govuk-input--width-4 govuk-input--error\" id=\"born-year\""))
        #expect(text.components(separatedBy: "govuk-input--error").count == 2)
        #expect(
            text.contains("<fieldset class=\"govuk-fieldset\" aria-describedby=\"born-hint born-error\">"))
        #expect(dateInput(field).text.components(separatedBy: "govuk-input--error").count == 4)
    }

    @Test("a moment is a date and a time of day")
    func moments() {
        let text = momentInput(Field("at", "When?"), value: TypedDate(day: "1"), time: "2:05pm").text
        #expect(text.contains("name=\"at-day\"") && text.contains("name=\"at-time\""))
        #expect(text.contains("value=\"2:05pm\"") && text.contains("aria-describedby=\"at-time-hint\""))
    }

    @Test("a form carries the token and checks nothing in the browser")
    func forms() {
        let text = form(
            "/acts", csrf: "t", draft: "/drafts/\("a b")", hidden: [("once", "x<")], button("Go on")
        ).text
        #expect(text.contains("method=\"post\" novalidate autocomplete=\"off\" data-once"))
        #expect(text.contains("data-draft-url=\"/drafts/a%20b\""))
        #expect(text.contains("<input type=\"hidden\" name=\"csrf\" value=\"t\">"))
        #expect(text.contains("name=\"once\" value=\"x&lt;\""))
        #expect(text.contains("role=\"status\" data-draft-status"))
        #expect(text.contains("data-prevent-double-click=\"true\">Go on</button>"))
        #expect(!form("/acts", csrf: "t", "").text.contains("data-draft"))
    }

    @Test("the summary of errors leads to each question in the same words")
    func summary() {
        let errors = [
            FieldError("because", "Enter why"), FieldError("born", part: .year, "Enter the year"),
            FieldError("marks[0].place", "Select where"), FieldError(message: "Someone else has written"),
        ]
        let text = errorSummary(errors).text
        #expect(text.contains("<div role=\"alert\">"))
        #expect(text.contains("<a href=\"#because\">Enter why</a>"))
        #expect(text.contains("<a href=\"#born-year\">Enter the year</a>"))
        #expect(text.contains("<a href=\"#q-marks-0--place\">Select where</a>"))
        #expect(text.contains("<li>Someone else has written</li>"))
        #expect(textInput(Field("marks[0].place", "Where?")).text.contains("id=\"q-marks-0--place\""))
        #expect(errorSummary([]).isEmpty)
    }

    @Test("a part for certain answers is there without scripts")
    func whenAnswered() {
        let text = shownWhen("step", isOneOf: ["s17", "s47"], words: "Answer if you assess", "<p>x</p>").text
        #expect(text.contains("data-when=\"step\" data-is=\"s17 s47\""))
        #expect(!text.contains("hidden"))
    }
}
