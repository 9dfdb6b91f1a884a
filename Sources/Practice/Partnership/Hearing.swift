import Guidance

extension Partnership {
    /// What children or families said of how they were helped, and what was done with it.
    package struct Voice: Sendable {
        package let heard: Stamped<Hear>
        package var acted: Stamped<ActOnVoice>?
    }

    /// Children or families said what it is like for them; without names.
    package struct Hear: Act {
        package static let kind: ActKind = "voice.hear"
        /// An option of `voicesHeard`.
        package let from: String
        package let how: String
        package let said: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            try partnership.mustHaveBegun()
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.voices.append(Voice(heard: Stamped(self, stamp)))
        }
    }

    /// What was done with what they said, and how they were told.
    package struct ActOnVoice: Act {
        package static let kind: ActKind = "voice.answer"
        package let entry: Int
        package let done: String
        package let changed: String?
        package let toldThem: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "voice.answer"
            try partnership.mustHaveBegun()
            guard let voice = partnership.voices.first(where: { $0.heard.stamp.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is nothing that was heard here.",
                    instead: "Enter the number that stands beside what they said.")
            }
            let chair = partnership.chair(on: setting.happenedAt.day)
            if voice.heard.act.from == "complaint", chair?.practitioner == setting.who.practitioner {
                throw Refusal(
                    name + ".chair", .mayNot, because: "The partnership chair is no route for complaints.",
                    authority: setting.guidance.rule(.partnershipChair).cite,
                    instead: "Send it to the agency complained of, by its own complaints procedure.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard let place = partnership.voices.firstIndex(where: { $0.heard.stamp.number == entry }) else { return }
            partnership.voices[place].acted = Stamped(self, stamp)
        }
    }
}
