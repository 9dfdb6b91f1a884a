import Foundation
import Guidance
import Synchronization

/// The clock of a demonstration: the machine's, moved on by as much as its visitors asked for.
///
/// How far it was moved is kept beside the database, so that a restart does not set it back behind what was recorded.
final class DemoClock: Sendable {
    private let file: URL
    private let ahead: Mutex<Int64>

    init(folder: String) throws {
        file = URL(fileURLWithPath: folder).appendingPathComponent("demo-clock")
        var kept: Int64 = 0
        if FileManager.default.fileExists(atPath: file.path) {
            let text = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
            guard let read = Int64(text), read >= 0 else {
                throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: file.path])
            }
            kept = read
        }
        ahead = Mutex(kept)
    }

    var now: Moment {
        let real = Moment.thisMoment.milliseconds
        return Moment(milliseconds: ahead.withLock { real + $0 })
    }

    /// Moves it on. It never goes back: what was recorded would lie in the future.
    func move(to moment: Moment) throws {
        try ahead.withLock { ahead in
            let wanted = moment.milliseconds - Moment.thisMoment.milliseconds
            guard wanted > ahead else { return }
            try Data(String(wanted).utf8).write(to: file, options: .atomic)
            ahead = wanted
        }
    }
}
