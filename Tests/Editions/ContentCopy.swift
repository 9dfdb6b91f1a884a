import Foundation
import Guidance

/// A copy of the built-in content, to be changed or spoilt by a test.
package struct ContentCopy {
    package let url: URL

    /// - Parameter forms: whether the copy keeps the forms; without them a test may add one of its own.
    package init(forms: Bool = false) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("content-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Library.folder, to: url)
        if !forms {
            let folder = url.appendingPathComponent("forms")
            try FileManager.default.removeItem(at: folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
    }

    package func read(_ file: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(file), encoding: .utf8)
    }

    package func write(_ file: String, _ text: String) throws {
        try text.write(to: url.appendingPathComponent(file), atomically: true, encoding: .utf8)
    }

    /// Puts one text in the place of another, which must be there.
    package func edit(_ file: String, _ old: String, _ new: String) throws {
        let text = try read(file)
        guard let place = text.firstRange(of: old) else { throw NotThere(text: old, file: file) }
        try write(file, text.replacingCharacters(in: place, with: new))
    }

    package func remove() { try? FileManager.default.removeItem(at: url) }

    /// What was to be changed is not in the file.
    struct NotThere: Error {
        let text: String
        let file: String
    }
}
