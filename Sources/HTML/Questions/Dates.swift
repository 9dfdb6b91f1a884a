/// A date as somebody typed it, right or wrong.
package struct TypedDate: Sendable, Hashable {
    package var day: String
    package var month: String
    package var year: String

    package init(day: String = "", month: String = "", year: String = "") {
        self.day = day
        self.month = month
        self.year = year
    }
}

/// A part of a date or moment that has to be put right.
package enum DatePart: String, Sendable, CaseIterable {
    case day, month, year, time
}

/// A date in three boxes, sent as `name-day`, `name-month` and `name-year`. The day's box has the question's own id.
///
/// `wrong` marks the boxes to put right; when it is empty and there is an error, all are marked.
package func dateInput(_ field: Field, value: TypedDate = TypedDate(), wrong: Set<DatePart> = []) -> Markup {
    fieldsetGroup(field, dateBoxes(field, value, wrong))
}

/// A date and the time of day, sent as the date's three and `name-time` (such as 2:05pm or 14:05).
package func momentInput(
    _ field: Field, value: TypedDate = TypedDate(), time: String = "", wrong: Set<DatePart> = []
) -> Markup {
    let isWrong = field.error != nil && (wrong.isEmpty || wrong.contains(.time))
    let error: Markup = isWrong ? " govuk-input--error" : ""
    let hintID = field.id + "-time-hint"
    return fieldsetGroup(
        field,
        """
        \(dateBoxes(field, value, wrong))\
        <div class="govuk-form-group kith-time"><label class="govuk-label" for="\(field.id)-time">Time</label>\
        <div id="\(hintID)" class="govuk-hint">For example, 2:05pm or 14:05</div>\
        <input class="govuk-input govuk-input--width-5\(error)" id="\(field.id)-time" name="\(field.name)-time" \
        type="text" value="\(time)" autocomplete="off" spellcheck="false" aria-describedby="\(hintID)"></div>

        """)
}

private func dateBoxes(_ field: Field, _ value: TypedDate, _ wrong: Set<DatePart>) -> Markup {
    let boxes: [(DatePart, String, String, InputWidth)] = [
        (.day, "Day", value.day, .two), (.month, "Month", value.month, .two),
        (.year, "Year", value.year, .four),
    ]
    let items = boxes.markup { part, title, typed, width in
        let id = part == .day ? field.id : field.id + "-" + part.rawValue
        let isWrong = field.error != nil && (wrong.isEmpty || wrong.contains(part))
        let error: Markup = isWrong ? " govuk-input--error" : ""
        // A month may be typed as a word, so only the other two ask a telephone for digits.
        let inputMode = part == .month ? nil : "numeric"
        return """
            <div class="govuk-date-input__item"><div class="govuk-form-group">\
            <label class="govuk-label govuk-date-input__label" for="\(id)">\(title)</label>\
            <input class="govuk-input govuk-date-input__input\(classes: width.classes)\(error)" id="\(id)" \
            name="\(field.name)-\(part.rawValue)" type="text" value="\(typed)" autocomplete="off"\
            \(attribute: "inputmode", inputMode)></div></div>

            """
    }
    return "<div class=\"govuk-date-input\">\n\(items)</div>\n"
}
