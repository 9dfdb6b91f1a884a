/// One answer a practitioner can choose from a list.
package struct Option: Hashable, Sendable {
    /// Stable for ever; what the record keeps.
    package let code: String
    package let label: String
    package let hint: String?
    /// A sentence, or the rest of one, that says it in a letter to the family; `{child}` stands for the child's name.
    package let family: String?
    /// The same in a letter to the child.
    package let child: String?
    package let cite: String?
    package let status: Status
    /// The editions it belongs to; nil on either side means from the first or to the latest.
    package let from: EditionKey?
    package let until: EditionKey?
}

/// A list's title, its source and every option it has had.
package struct OptionList: Hashable, Sendable {
    package let key: ListKey
    package let title: String
    package let cite: String
    package let status: Status
    /// In the order they are shown; an option reworded by an edition appears once for each wording.
    package let options: [Option]
}
