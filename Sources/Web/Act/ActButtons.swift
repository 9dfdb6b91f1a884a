import HTML
import Practice

/// An act as a page offers it: what it is called there, and where its form is.
typealias OfferedAct = (title: String, form: Link)

/// What can come next: the likeliest as buttons, the rest under one heading.
func actButtons(_ acts: [OfferedAct], shown: Int = 3) -> Markup {
    if acts.isEmpty { return paragraph("Nothing here is for you to record now.") }
    let buttons = acts.prefix(shown).enumerated().markup { place, act in
        buttonLink(act.title, to: act.form, place == 0 ? .primary : .secondary)
    }
    let others = Array(acts.dropFirst(shown))
    let more: Markup = others.isEmpty ? "" : details("Other things you can record", actList(others))
    return "<nav class=\"kith-acts\" aria-label=\"What comes next\">\n\(buttonGroup(buttons))\(more)</nav>\n"
}

/// The same for acts on one stream.
func actButtons(_ acts: [ActKind], in stream: StreamID, shown: Int = 3, _ setting: PageSetting) -> Markup {
    actButtons(acts.map { (setting.title($0), .act($0, in: stream)) }, shown: shown)
}

/// Acts, one link to a line.
func actList(_ acts: [OfferedAct]) -> Markup {
    let links = acts.markup { "<li>\(link($0.title, to: $0.form))</li>\n" }
    return "<ul class=\"govuk-list kith-acts__list\">\n\(links)</ul>\n"
}

/// The same for acts on one stream.
func actList(_ acts: [ActKind], in stream: StreamID, _ setting: PageSetting) -> Markup {
    actList(acts.map { (setting.title($0), .act($0, in: stream)) })
}
