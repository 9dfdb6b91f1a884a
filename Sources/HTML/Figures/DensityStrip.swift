/// How much happened in one stretch of time.
package struct Density: Sendable {
    /// The stretch in words: "March 2024".
    package var label: String
    package var count: Int

    package init(_ label: String, _ count: Int) {
        self.label = label
        self.count = count
    }
}

/// How thickly a chronology is written over time: a strip of bars, and a table that says the same.
package func densityStrip(_ stretches: [Density], title: String, noun: String = "Entries") -> Markup {
    guard let first = stretches.first, let last = stretches.last else { return "" }
    let most = max(1, stretches.map(\.count).max() ?? 1)
    let width = stretches.count * barWidth
    let bars = stretches.enumerated().markup { index, stretch in
        densityBar(index, stretch, most: most)
    }
    let rows: [[Cell]] = stretches.map { [.text($0.label), .number($0.count)] }
    let list = table(
        "\(title), in numbers", hidesCaption: true,
        columns: [Column("When"), Column(noun, isNumeric: true)], rows: rows)
    return """
        <figure class="kith-figure kith-density"><figcaption class="govuk-body-s">\(title): \(first.label) to \
        \(last.label)</figcaption>
        <svg class="kith-density__bars" viewBox="0 0 \(width) \(barHeight + 2)" preserveAspectRatio="none" \
        role="img" aria-label="\(title). The table below says the same.">
        \(bars)<line x1="0" y1="\(barHeight + 1)" x2="\(width)" y2="\(barHeight + 1)" stroke="#505a5f" \
        stroke-width="1"/></svg>
        \(details("\(title) as a table", list))</figure>

        """
}

private let barWidth = 12
private let barHeight = 40

private func densityBar(_ index: Int, _ stretch: Density, most: Int) -> Markup {
    if stretch.count == 0 { return "" }
    let height = max(3, stretch.count * barHeight / most)
    return """
        <rect x="\(index * barWidth + 1)" y="\(barHeight - height)" width="\(barWidth - 2)" height="\(height)" \
        fill="#12436d"/>

        """
}
