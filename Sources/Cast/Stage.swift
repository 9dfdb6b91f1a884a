import Casework
import Guidance
import Practice

/// Where the acts of a story go in.
package protocol StoryDoor: Sendable {
    /// Records an act, or throws the `Rejection` that its practitioner was told of.
    func record(_ proposal: Proposal, by caller: Caller, at now: Moment) async throws -> Recorded
}

extension Desk: StoryDoor {}

/// Where a story is told: an office, a told clock that only moves forward, and the names by which the story
/// knows whom and what it has made.
///
/// Everything goes through the desk, under the practitioner's own name; there is no back door. Which door stands
/// before the desk may be chosen, so that the same story can be told through the pages and through the API.
package final class Stage {
    package let office: Office
    /// Where acts go in: the desk itself, unless a test has put a door before it.
    package var door: any StoryDoor
    /// The moment at which the live stories are told; none of them goes beyond it.
    package let today: Moment
    /// The told time of what was recorded last.
    package private(set) var clock = Moment(milliseconds: 0)
    package private(set) var people: [String: PersonID] = [:]
    /// What was tried and refused, in order.
    package private(set) var refused: [Refused] = []
    let area: Directory
    private(set) var story = ""
    /// Files sent, which the next act brings.
    var bringing: [OfferedDocument] = []

    /// An attempt that the desk did not record.
    package struct Refused: Sendable {
        package let act: ActKind
        package let by: String
        package let rule: String
        /// Nil where nothing may be said, or where answers did not fit.
        package let refusal: Refusal?
    }

    package init(_ office: Office, _ area: Directory, today: Moment) {
        self.office = office
        self.area = area
        self.today = today
        door = office.desk
    }

    func begin(_ title: String) {
        story = title
        clock = Moment(milliseconds: 0)
    }

    /// Begins another strand of the story, about other children: its clock starts afresh.
    func meanwhile() { clock = Moment(milliseconds: 0) }

    // MARK: Acts

    /// Records an act. Answers may name practitioners, agencies and people of the story, and give London
    /// times as `2024-05-03 15:40`.
    @discardableResult
    package func act(
        _ kind: ActKind, in stream: StreamID? = nil, also: [StreamID] = [], about: [String] = [], by name: String,
        at when: When = .next,
        happened: When? = nil, _ answers: [String: Answer], each: [StreamID: [String: Answer]] = [:]
    ) async throws -> Recorded {
        let step = "\(kind) by \(name)"
        var proposed = try proposal(
            kind, in: stream, also: also, about: about, at: when, happened: happened, answers, step: step)
        proposed.each = each
        do {
            return try await door.record(proposed, by: caller(name, step: step), at: clock)
        } catch let rejection as Rejection {
            throw stopped(step, rejection.inWords)
        }
    }

    /// Tries an act that a rule must refuse, and remembers the refusal.
    package func isRefused(
        _ kind: ActKind, for rule: String, in stream: StreamID? = nil, also: [StreamID] = [], about: [String] = [],
        by name: String,
        at when: When = .next, happened: When? = nil, _ answers: [String: Answer]
    ) async throws {
        let step = "\(kind) by \(name), to be refused"
        let proposed = try proposal(
            kind, in: stream, also: also, about: about, at: when, happened: happened, answers, step: step)
        do {
            _ = try await door.record(proposed, by: caller(name, step: step), at: clock)
        } catch let rejection as Rejection {
            guard rejection.rule == rule else {
                throw stopped(step, "not for \(rule) but \(rejection.inWords)")
            }
            let refusal: Refusal? = if case .refused(let refusal) = rejection { refusal } else { nil }
            refused.append(Refused(act: kind, by: name, rule: rule, refusal: refusal))
            return
        }
        throw stopped(step, "it was recorded, and \(rule) should have refused it")
    }

    private func proposal(
        _ kind: ActKind, in stream: StreamID?, also: [StreamID], about: [String], at when: When, happened: When?,
        _ answers: [String: Answer], step: String
    ) throws -> Proposal {
        let now = try moment(when, step: step)
        guard now >= clock else { throw stopped(step, "the clock would go back to \(now.inWords)") }
        clock = now
        let happenedAt = try happened.map { try moment($0, step: step) }
        var proposal = Proposal(
            kind, in: stream, also: also, about: try about.map { try person($0, step: step) }, happenedAt: happenedAt,
            answers: try resolved(answers, for: kind, step: step))
        proposal.documents = bringing
        bringing = []
        return proposal
    }

    /// Moves the told clock on.
    func move(to when: When, step: String) throws -> Moment {
        let now = try moment(when, step: step)
        guard now >= clock else { throw stopped(step, "the clock would go back to \(now.inWords)") }
        clock = now
        return now
    }

    // MARK: Names

    package func person(_ name: String) throws -> PersonID { try person(name, step: "looking for \(name)") }

    func know(_ name: String, as person: PersonID) { people[name] = person }

    private func person(_ name: String, step: String) throws -> PersonID {
        guard let id = people[name] else { throw stopped(step, "nobody called \(name) is registered") }
        return id
    }

    private func caller(_ name: String, step: String) throws -> Caller {
        guard let id = area.practitioners[name] else {
            throw stopped(step, "no practitioner is called \(name)")
        }
        return Caller(id)
    }

    /// Puts ids in the place of names, and UTC in the place of London times, where a question asks for them.
    private func resolved(_ answers: [String: Answer], for kind: ActKind, step: String) throws -> [String:
        Answer]
    {
        guard let form = office.library.forms[kind.rawValue] else { return answers }
        var resolved = answers
        for question in form.questions {
            guard let answer = answers[question.key] else { continue }
            if case .list(let several) = answer {
                resolved[question.key] = .list(try several.map { try one($0, question.type, step: step) })
            } else {
                resolved[question.key] = try one(answer, question.type, step: step)
            }
        }
        return resolved
    }

    private func one(_ answer: Answer, _ type: QuestionType, step: String) throws -> Answer {
        if type == .actions, case .object(var action) = answer, let name = action["practitioner"], name != .null {
            action["practitioner"] = try one(name, .practitioner, step: step)
            return .object(action)
        }
        guard let text = answer.text else { return answer }
        switch type {
        case .person, .people: return .text(try person(text, step: step).id)
        case .practitioner, .practitioners:
            guard let id = area.practitioners[text] else {
                throw stopped(step, "no practitioner is called \(text)")
            }
            return .text(id.id)
        case .agency, .agencies:
            guard let id = area.agencies[text] ?? AgencyID(text) else {
                throw stopped(step, "no agency is called \(text)")
            }
            return .text(id.id)
        case .moment: return .text(try moment(.told(text), step: step).description)
        default: return answer
        }
    }

    // MARK: Time

    private func moment(_ when: When, step: String) throws -> Moment {
        switch when {
        case .after(let minutes): return clock >= today ? clock : min(clock.adding(minutes: minutes), today)
        case .moment(let moment): return moment
        case .told(let text):
            let iso = text.replacing(" ", with: "T")
            guard let moment = Moment(iso) ?? Moment(london: iso) else {
                throw stopped(step, "“\(text)” is no moment")
            }
            return moment
        }
    }

    func stopped(_ step: String, _ why: String) -> StoryError {
        StoryError(story: story, step: step, why: why)
    }
}
