extension Guidance {
    /// Why what an option stands for was not read in this edition itself; nil where it was, and where a law says it.
    ///
    /// - Parameter cite: where it stands, for an option without a citation of its own.
    package func doubt(about option: Option, cite: String) -> String? {
        if option.status == .unconfirmed { return "Read in summaries only; the text of \(edition.key) was not read." }
        let cited = option.cite ?? cite
        guard let read = library.editions.first(where: { cited.hasPrefix($0.key.rawValue) }), read.key != edition.key
        else { return nil }
        if read.from > edition.from {
            return "Read in \(read.key); believed to have stood in \(edition.key), whose text was not read."
        }
        return edition.status == .confirmed ? nil : "Carried from \(read.key); the text of \(edition.key) was not read."
    }
}
