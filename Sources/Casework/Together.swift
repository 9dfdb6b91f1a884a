import Access
import Foundation
import Guidance
import Practice
import Readings
import Record
import Store

/// A brother or sister on whose own open episode one form may record the same act.
package struct AlsoIn: Sendable {
    package let brief: Brief
    package let stream: StreamID
}

/// What was answered to a question the last time, offered again with its age and used only when it is confirmed.
package struct Carried: Sendable {
    package let answer: Answer
    /// The entry in which it was written, which whoever confirms it had in front of them.
    package let entry: Int
    package let answeredAt: Moment
    /// Who answered.
    package let by: String
    /// The process in which it was written, where that is another one.
    package var from: StreamID?
    /// The act in which it was written, where that is another one.
    package var act: ActKind?
    /// It says more than is asked: it is read beside the question and cannot be confirmed as its answer.
    package var isToRead = false
}

extension Office {
    /// Most earlier entries of one kind that are opened to find the last answers.
    private static let mostOpened = 5

    /// Adds what spares writing something twice: brothers and sisters it may be recorded for as well, and last answers.
    func addWhatIsKnown(
        to picture: inout FormPicture, for act: ActKind, in stream: StreamID?, by who: Who, _ decision: Decision,
        at now: Moment, _ session: any Session
    ) throws {
        guard let form = library.guidance(on: now.day).form(act.rawValue) else { return }
        guard let stream else {
            if act == Referral.Make.kind {
                picture.carried = try carriedConcern(
                    into: form, about: picture.people.map(\.person), by: who, at: now, session)
            }
            return
        }
        if form.together, stream.process == .episode {
            picture.alsoIn = try alsoIn(
                act, near: picture.people.map(\.person), beside: stream, who, at: now, session)
        }
        (picture.numbered, picture.offered) = try numbered(for: act, in: stream, by: who, at: now, session)
        guard let sees = decision.sees else { return }
        if form.questions.contains(where: \.carries) {
            picture.carried = try carried(form, in: stream, by: who, sees, session)
        }
        // A conference held since the plan was last written is newer than what the plan says.
        picture.carried.merge(try carriedConference(into: act, in: stream, sees, session)) { _, newer in newer }
    }

    /// What an act's questions can choose by its number and whom they offer, where the process is about no one and is open to the asker.
    private func numbered(
        for act: ActKind, in stream: StreamID, by who: Who, at now: Moment, _ session: any Session
    ) throws -> ([String: [Numbered]], [String: Offered]) {
        guard try mayBeOffered(stream, who, in: session) else { return ([:], [:]) }
        func of<P: Process>(_: P.Type) throws -> ([String: [Numbered]], [String: Offered]) {
            guard let state = try replay(P.self, stream, in: session)?.state else { return ([:], [:]) }
            let guidance = library.guidance(on: now.day)
            return (
                state.choices(for: act, by: who.doer.practitioner, under: guidance),
                state.offered(for: act, on: now.day, under: guidance)
            )
        }
        return try of(Acts.type(of: stream.process))
    }

    /// Brothers, sisters and children of the household with an open episode in which the act makes sense now.
    private func alsoIn(
        _ act: ActKind, near people: [PersonID], beside stream: StreamID, _ who: Who, at now: Moment,
        _ session: any Session
    ) throws -> [AlsoIn] {
        let guidance = library.guidance(on: now.day)
        guard let here = try replay(Episode.self, stream, in: session)?.state else { return [] }
        return try episodesBeside(people, in: stream, who, at: now, session).filter { other in
            other.episode.next(under: guidance).contains(act) && here.mayBeRecorded(act, with: other.episode)
                && access.decide(asked(who, .act(act), other.subject, at: now)).isAllowed
        }.map { AlsoIn(brief: $0.brief, stream: $0.stream) }
    }

    /// A stream's entries, read once in a snapshot.
    func entries(of stream: StreamID, _ session: any Session) throws -> [Entry] {
        try session.once("entries of \(stream)") {
            try book.entries(of: stream.description, on: acts, in: session)
        }
    }

    /// The last answers in this stream to the questions that carry theirs, as far as the asker may see them.
    ///
    /// Of what an agency says for itself only its own; and not what its author has corrected: they say it anew.
    private func carried(
        _ form: Form, in stream: StreamID, by who: Who, _ sees: Sees, _ session: any Session
    ) throws -> [String: Carried] {
        guard let corrected = try corrected(in: stream, session) else { return [:] }
        let asked = form.questions.filter(\.carries)
        let isOwn = Acts.agencysOwn.contains(ActKind(rawValue: form.kind))
        let entries = try entries(of: stream, session).filter { entry in
            entry.envelope.kind == form.kind && (!isOwn || entry.envelope.agency == who.doer.agency.id)
        }.suffix(Self.mostOpened).reversed()
        let names = try readings.names(of: entries.map { Stamp($0.envelope).by }, in: session)
        var found: [String: Carried] = [:]
        var withdrawn: Set<String> = []
        for (entry, payload) in zip(entries, try book.payloads(of: Array(entries), in: session)) {
            guard let payload else { continue }
            let answers = try JSONDecoder().decode([String: Answer].self, from: Data(payload))
            let stamp = Stamp(entry.envelope)
            for question in asked where found[question.key] == nil && !withdrawn.contains(question.key) {
                guard let answer = answers[question.key], !answer.isEmpty else { continue }
                if corrected.contains(stamp.number) {
                    withdrawn.insert(question.key)
                    continue
                }
                guard sees.shows(question.holds, by: stamp.by, of: stamp.agency, in: stream.process) else { continue }
                found[question.key] = Carried(
                    answer: answer, entry: stamp.number, answeredAt: stamp.happenedAt,
                    by: names[stamp.by] ?? "A practitioner")
            }
        }
        return found
    }
}
