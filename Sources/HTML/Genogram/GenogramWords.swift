/// The signs that stand in this figure and what they mean; none that do not.
func genogramKey(_ family: Genogram, _ layout: GenogramLayout) -> Markup {
    var signs: [(Markup, String)] = []
    let forms: [(Genogram.Person.Form, String)] = [
        (.square, "Man or boy"), (.circle, "Woman or girl"), (.diamond, "Sex not recorded, or neither"),
        (.triangle, "Not born yet"),
    ]
    for (form, words) in forms where family.people.contains(where: { $0.form == form }) {
        signs.append((sign(GenogramDrawing.shape(form, FigurePoint(14, 12), 8)), words))
    }
    if family.people.contains(where: \.isFocus) {
        let both =
            GenogramDrawing.shape(.circle, FigurePoint(14, 12), 10)
            + GenogramDrawing.shape(.circle, FigurePoint(14, 12), 7)
        signs.append((sign(both), "Double outline: whom the figure is about"))
    }
    if family.people.contains(where: \.hasDied) {
        signs.append((sign("<path d=\"M6 4l16 16m0 -16l-16 16\"/>"), "Died"))
    }
    if family.people.contains(where: \.hasResponsibility) {
        signs.append((sign("<text x=\"14\" y=\"17\">PR</text>"), "Parental responsibility for them"))
    }
    let bonds = Set(layout.lines.compactMap { line in if case .bond(let bond) = line.style { bond } else { nil } })
    for bond in Genogram.Bond.allCases where bonds.contains(bond) { signs.append((line(.bond(bond)), words(bond))) }
    let cares = Set(family.descents.map(\.care))
    for care in Genogram.Care.allCases where cares.contains(care) {
        signs.append((line(.care(care)), words(care)))
    }
    if layout.lines.contains(where: { $0.style == .tie }) {
        signs.append((line(.tie), "Related; the way is not recorded"))
    }
    if !layout.outlines.isEmpty {
        signs.append(
            (
                sign("<rect class=\"kith-home\" x=\"2\" y=\"3\" width=\"24\" height=\"18\"/>"),
                "Lives together; the letter says which home"
            ))
    }
    let items = signs.markup { "<li>\($0.0)\($0.1)</li>\n" }
    return """
        <div class="kith-genogram__key"><p class="govuk-body-s"><strong>Key</strong></p>
        <ul class="kith-key-list">
        \(items)</ul></div>

        """
}

private func sign(_ content: Markup) -> Markup {
    """
    <svg class="kith-person" viewBox="0 0 28 24" width="28" height="24" aria-hidden="true" focusable="false">\(content)</svg>
    """
}

private func line(_ style: GenogramLayout.Style) -> Markup {
    var content: Markup = "<path class=\"kith-line\(GenogramDrawing.style(style))\" d=\"M0 12H40\"/>"
    if case .bond(let bond) = style {
        switch bond {
        case .separated, .ended: content += "<path class=\"kith-line kith-line--couple\" d=\"M16 20L24 4\"/>"
        case .divorced: content += "<path class=\"kith-line kith-line--couple\" d=\"M13 20L21 4M19 20L27 4\"/>"
        case .married, .cohabiting, .notRecorded: break
        }
    }
    return """
        <svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">\(content)</svg>
        """
}

private func words(_ bond: Genogram.Bond) -> String {
    switch bond {
    case .married: "Married or in a civil partnership"
    case .cohabiting: "Partners, not married"
    case .separated: "Separated: one slash"
    case .divorced: "Divorced: two slashes"
    case .ended: "Were partners"
    case .notRecorded: "Share a child; as a couple not recorded"
    }
}

private func words(_ care: Genogram.Care) -> String {
    switch care {
    case .birth: "Parent and child by birth"
    case .adoptive: "Adopted, with brackets round the child"
    case .kinship: "Cared for by a relative, friend or guardian"
    case .foster: "Fostered"
    case .step: "Step-parent or parent's partner"
    }
}

/// The family as nested lists: generations, people, and each person's ties. It says what the figure says.
func genogramList(_ family: Genogram, _ layout: GenogramLayout) -> Markup {
    let own = family.people.isEmpty ? 0 : layout.rows[family.focus]
    let generations = Set(layout.rows).sorted().markup { row in
        let people = family.people.indices.filter { layout.rows[$0] == row }
            .sorted { layout.shapes[$0].x < layout.shapes[$1].x }
        return """
            <li><strong>\(generation(own - row))</strong>
            <ul class="kith-family__people">
            \(people.markup { personItem($0, family) })</ul></li>

            """
    }
    let homes = family.households.enumerated().filter { $0.element.members.count > 1 }.markup { place, home in
        let names = home.members.map { family.people[$0].name }.joined(separator: ", ")
        return
            "<li class=\"kith-family__home\"><strong>\(FigureText.letter(place)): \(home.title)</strong>: \(names)</li>\n"
    }
    let homeList: Markup = homes.isEmpty ? "" : "<li><strong>Who lives together</strong>\n<ul>\n\(homes)</ul></li>\n"
    return "<ul class=\"govuk-list kith-family\">\n\(generations)\(homeList)</ul>\n"
}

private func generation(_ above: Int) -> String {
    switch above {
    case 0: "Their own generation"
    case 1: "Their parents' generation"
    case 2: "Their grandparents' generation"
    case 3: "Their great-grandparents' generation"
    case -1: "Their children's generation"
    case -2: "Their grandchildren's generation"
    default: above > 0 ? "\(above) generations above" : "\(-above) generations below"
    }
}

private func personItem(_ person: Int, _ family: Genogram) -> Markup {
    var ties: [Markup] = []
    func add(_ others: [Int], _ words: (before: String, after: String)) {
        let names = others.map { family.people[$0].name }.joined(separator: " and ")
        let after = words.after.isEmpty ? "" : ", \(words.after)"
        ties.append("\(words.before) \(names)\(after)")
    }
    for descent in family.descents where descent.child == person { add(descent.parents, descent.words) }
    for couple in family.couples where couple.one == person { add([couple.other], couple.words) }
    for tie in family.ties where tie.one == person { add([tie.other], tie.words) }
    let list: Markup =
        ties.isEmpty ? "" : "<ul>\n\(ties.markup { "<li class=\"kith-family__tie\">\($0)</li>\n" })</ul>"
    return "<li class=\"kith-family__person\">\(family.people[person].words)\(list)</li>\n"
}
