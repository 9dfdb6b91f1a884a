import Guidance
import Practice
import Readings
import Store

/// The act by which it is recorded that somebody was told, offered once a letter has told them, with its answers carried.
package struct Telling: Sendable {
    package let act: ActKind
    package let stream: StreamID
    /// Answers as the form's questions name them; several of one name for a question with several.
    package let answers: [(question: String, answer: String)]

    /// What telling a letter stands for; nil where there is no such act, or everyone was told already.
    ///
    /// - Parameter sent: the letters sent about the same process, this one among them.
    init?(_ row: LetterRow, _ letter: Letter, in episode: Episode, sent: [LetterRow]) {
        guard letter.isSent, let act = Self.act(of: row.letter, to: row.to, in: episode) else { return nil }
        self.act = act
        stream = row.regarding
        let alike = sent.filter { $0.letter == row.letter }
        let by = letter.sent?.act.channel == Letter.Send.byHand ? "inPerson" : "letter"
        let agencies = Set(alike.compactMap(\.readingAgency?.id)).sorted()
        let family = alike.contains { $0.to == Addressee.family }
        let referrer = alike.contains { $0.to == Addressee.referrer }
        var answers = [("how", by)]
        if act == Referral.Feedback.kind {
            answers.append(("said", letter.text))
        } else {
            if family { answers.append(("familyTold", "true")) }
            answers += agencies.map { ("agencies", $0) }
            if act == Assessment.Tell.kind || act == Section47Enquiry.Tell.kind {
                answers += [("referrerTold", referrer ? "true" : "false"), ("said", letter.text)]
            }
        }
        self.answers = answers.map { (question: $0.0, answer: $0.1) }
    }

    private static func act(of kind: String, to: String, in episode: Episode) -> ActKind? {
        switch kind {
        case "outcome": to == Addressee.referrer && episode.referral.feedback.isEmpty ? Referral.Feedback.kind : nil
        case "assessmentOutcome": episode.assessment.told.isEmpty ? Assessment.Tell.kind : nil
        case "strategyOutcome":
            episode.enquiry.latest?.awaitsTelling ?? false ? Section47Enquiry.Tell.kind : nil
        case "decision": episode.conference.heldLast?.told.isEmpty ?? false ? Conference.Tell.kind : nil
        case "plan":
            episode.protectionPlan.courses.last.map { $0.end?.isAdministrative ?? false && $0.told.isEmpty } ?? false
                ? ProtectionPlan.Tell.kind : nil
        default: nil
        }
    }
}

extension Office {
    /// What a letter that was sent has told, where the viewer may record it.
    func telling(
        _ row: LetterRow, _ letter: Letter, _ view: Lookout.View, in session: any Session
    ) throws -> Telling? {
        guard letter.isSent, row.regarding.process == .episode,
            let episode = try replay(Episode.self, row.regarding, in: session)?.state
        else { return nil }
        let sent = try readings.letters(about: row.person, in: session)
            .filter { $0.regarding == row.regarding && $0.sentAt != nil && $0.status != .failed }
        guard let telling = Telling(row, letter, in: episode, sent: sent),
            !mayPropose([telling.act], view).isEmpty
        else { return nil }
        return telling
    }
}
