import Foundation
import Guidance
import Logging

/// Writes one JSON object a line to standard error: level, moment, message and what the caller named, nothing else.
struct LogLines: LogHandler {
    let label: String
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        fields["level"] = event.level.rawValue
        fields["at"] = Moment.thisMoment.description
        fields["message"] = event.message.description
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var text = try? encoder.encode(fields) else { return }
        text.append(UInt8(ascii: "\n"))
        FileHandle.standardError.write(text)
    }
}
