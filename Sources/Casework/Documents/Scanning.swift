/// Whoever looks into files for viruses before they are taken.
package struct Scanner: Sendable {
    /// What was found.
    package enum Finding: Sendable, Hashable {
        case clean
        /// With the scanner's own name for it.
        case infected(String)
    }

    /// While it does not answer, no file is taken.
    package let isRequired: Bool
    package let scan: @Sendable ([UInt8]) async throws -> Finding

    package init(isRequired: Bool, scan: @escaping @Sendable ([UInt8]) async throws -> Finding) {
        self.isRequired = isRequired
        self.scan = scan
    }
}
