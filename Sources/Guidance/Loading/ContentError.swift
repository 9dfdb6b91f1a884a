/// A fault in a content file: where it is, what is wrong and what to do about it.
package struct ContentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's path within the content folder.
    package let file: String
    /// Counted from 1; nought where the whole file is at fault.
    package let line: Int
    package let problem: String
    package let remedy: String

    package init(file: String, line: Int, problem: String, remedy: String) {
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }

    package var description: String {
        "\(file)\(line > 0 ? " line \(line)" : ""): \(problem) \(remedy)"
    }
}
