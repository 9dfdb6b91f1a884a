import Guidance

/// Early help as it goes with a referral: which it is, and its assessment in the words it had when it was sent.
package struct CarriedEarlyHelp: Hashable, Sendable, Codable {
    package let stream: StreamID
    /// The entry of the assessment, and the day it was made; nil where none had been made.
    package let entry: Int?
    package let assessedOn: Day?
    package let words: String?

    package init(stream: StreamID, entry: Int? = nil, assessedOn: Day? = nil, words: String? = nil) {
        self.stream = stream
        self.entry = entry
        self.assessedOn = assessedOn
        self.words = words
    }

    /// What a referral would carry of early help as it stands.
    package init(_ help: EarlyHelp, in stream: StreamID, label: (String) -> String) {
        self.init(
            stream: stream, entry: help.assessment?.stamp.number,
            assessedOn: help.assessment?.stamp.happenedAt.day,
            words: help.assessment?.act.inWords(label))
    }
}
