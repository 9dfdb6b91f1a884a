extension Library {
    /// What a word means under an edition; nil where the edition did not have it yet.
    package func meaning(of definition: Definition, under edition: EditionKey) -> Definition.Meaning? {
        let place = place(of: edition)
        return definition.meanings.last { self.place(of: $0.from) <= place }
    }

    /// The words of an edition with what they mean in it, in alphabetical order.
    package func words(under edition: EditionKey) -> [(definition: Definition, meaning: Definition.Meaning)] {
        definitions.compactMap { definition in
            meaning(of: definition, under: edition).map { (definition, $0) }
        }
    }

    /// The abbreviations in use under an edition.
    package func abbreviations(under edition: EditionKey) -> [Acronym] {
        let place = place(of: edition)
        return acronyms.filter { acronym in
            let hasBegun = acronym.from.map { self.place(of: $0) <= place } ?? true
            let goesOn = acronym.until.map { self.place(of: $0) >= place } ?? true
            return hasBegun && goesOn
        }
    }
}
