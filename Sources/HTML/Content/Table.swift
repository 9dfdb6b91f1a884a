/// One column of a table.
package struct Column: Sendable {
    package enum Order: String, Sendable {
        case ascending, descending, none
    }

    package var title: String
    package var isNumeric: Bool
    /// Where the page goes to be ordered by this column.
    package var sort: Link?
    package var order: Order

    package init(_ title: String, isNumeric: Bool = false, sort: Link? = nil, order: Order = .none) {
        self.title = title
        self.isNumeric = isNumeric
        self.sort = sort
        self.order = order
    }
}

/// What stands in one place of a table.
package enum Cell: Sendable {
    case text(String)
    case number(Int)
    case markup(Markup)
    /// A link; `about` is read out after the words.
    case link(String, Link, about: String? = nil)
}

/// A table that scrolls inside its own box where the screen is narrow. The first cell of a row names the row.
package func table(
    _ caption: String, hidesCaption: Bool = false, columns: [Column], rows: [[Cell]]
) -> Markup {
    let visibility: Markup = hidesCaption ? " govuk-visually-hidden" : ""
    var table = Markup(room: 512 + rows.count * (columns.count + 1) * 72)
    table += """
        <div class="kith-scroll" role="region" aria-label="\(caption)" tabindex="0"><table class="govuk-table">
        <caption class="govuk-table__caption govuk-table__caption--m\(visibility)">\(caption)</caption>
        <thead class="govuk-table__head"><tr class="govuk-table__row">
        \(columns.markup(columnHead))</tr></thead>
        <tbody class="govuk-table__body">

        """
    for row in rows {
        table += "<tr class=\"govuk-table__row\">"
        for (index, cell) in row.enumerated() {
            table.append(cell, of: index < columns.count ? columns[index] : nil, isRowHead: index == 0)
        }
        table += "</tr>\n"
    }
    table += "</tbody></table></div>\n"
    return table
}

private func columnHead(_ column: Column) -> Markup {
    let numeric: Markup = column.isNumeric ? " govuk-table__header--numeric" : ""
    let title: Markup
    if let sort = column.sort {
        title = "<a class=\"govuk-link kith-sort\" href=\"\(sort)\">\(column.title)</a>"
    } else {
        title = "\(column.title)"
    }
    let order = column.sort == nil ? nil : column.order.rawValue
    return """
        <th scope="col" class="govuk-table__header\(numeric)"\(attribute: "aria-sort", order)>\(title)</th>

        """
}

extension Markup {
    fileprivate mutating func append(_ cell: Cell, of column: Column?, isRowHead: Bool) {
        let isNumeric = column?.isNumeric == true
        switch (isRowHead, isNumeric) {
        case (true, _): append(source: "<th scope=\"row\" class=\"govuk-table__header\">")
        case (_, true): append(source: "<td class=\"govuk-table__cell govuk-table__cell--numeric\">")
        case (_, false): append(source: "<td class=\"govuk-table__cell\">")
        }
        switch cell {
        case .text(let text): append(text: text)
        case .number(let number): append(number: number)
        case .markup(let markup): append(markup)
        case .link(let words, let address, let about): append(link(words, to: address, about: about))
        }
        append(source: isRowHead ? "</th>" : "</td>")
    }
}
