import Casework
import Guidance
import Practice
import Readings

/// How the API says what the record knows: the same names as forms and entries use.
extension Answer {
    init(_ refusal: Refusal) {
        self = [
            "rule": .text(refusal.rule), "reason": .text(refusal.reason), "authority": .text(refusal.authority),
            "remedy": .text(refusal.remedy), "question": refusal.question.map { .text($0) } ?? .null,
            "whose": refusal.whose.map { .text($0.id) } ?? .null,
        ]
    }

    init(_ due: Due) {
        switch due {
        case .day(let day): self = .text(day.description)
        case .moment(let moment): self = .text(moment.description)
        }
    }

    init(_ recorded: Recorded) {
        self = [
            "stream": .text(recorded.stream.description), "number": .int(recorded.number),
            "places": .list(
                recorded.places.map { ["stream": .text($0.stream.description), "number": .int($0.number)] }),
            "clocks": .list(
                recorded.clocks.map { clock in
                    [
                        "duty": .text(clock.duty.rawValue), "startedAt": .text(clock.startedAt.description),
                        "due": clock.due.map { Answer($0) } ?? .null,
                        "stoppedAt": clock.stoppedAt.map { .text($0.description) } ?? .null,
                        "late": .bool(clock.isLate),
                    ]
                }),
        ]
    }

    static func fields(_ brief: Brief) -> [String: Answer] {
        [
            "id": .text(brief.person.id), "fullName": .text(brief.fullName),
            "knownAs": brief.knownAs.map { .text($0) } ?? .null,
            "dateOfBirth": brief.dateOfBirth.map { .text($0.description) } ?? .null,
            "expectedDate": brief.expectedDate.map { .text($0.description) } ?? .null,
        ]
    }

    init(_ identity: Identity) {
        self = [
            "id": .text(identity.person.id), "fullName": .text(identity.fullName),
            "knownAs": identity.knownAs.map { .text($0) } ?? .null,
            "otherNames": .list(identity.otherNames.map { .text($0) }),
            "dateOfBirth": identity.dateOfBirth.map { .text($0.description) } ?? .null,
            "expectedDate": identity.expectedDate.map { .text($0.description) } ?? .null,
            "diedOn": identity.diedOn.map { .text($0.description) } ?? .null,
            "sex": identity.sex.map { .text($0) } ?? .null, "ethnicity": identity.ethnicity.map { .text($0) } ?? .null,
            "firstLanguage": identity.firstLanguage.map { .text($0) } ?? .null,
            "nhsNumber": identity.nhsNumber.map { .text($0) } ?? .null, "upn": identity.upn.map { .text($0) } ?? .null,
            "address": identity.home.map { .text($0.address) } ?? .null,
            "postcode": identity.home?.postcode.map { .text($0) } ?? .null,
            "school": identity.school.map { .text($0.id) } ?? .null,
            "flags": .list(identity.flags.map { .text($0.rawValue) }),
        ]
    }

    init(_ row: EpisodeRow) {
        self = [
            "stream": .text(row.stream.description), "child": .text(row.child.id), "council": .text(row.council.id),
            "openedAt": .text(row.openedAt.description),
            "closedAt": row.closedAt.map { .text($0.description) } ?? .null, "status": .text(row.status.rawValue),
            "takenAs": row.takenAs.map { .text($0) } ?? .null, "step": row.step.map { .text($0) } ?? .null,
            "lead": row.lead.map { .text($0.id) } ?? .null,
        ]
    }

    init(_ clock: ClockRow, at now: Moment) {
        self = [
            "stream": .text(clock.stream.description), "duty": .text(clock.duty.rawValue),
            "startedAt": .text(clock.startedAt.description), "due": clock.due.map { Answer($0) } ?? .null,
            "stoppedAt": clock.stoppedAt.map { .text($0.description) } ?? .null, "late": .bool(clock.isLate(at: now)),
            "lateBecause": clock.explained.map { .text($0) } ?? .null,
        ]
    }

    init(_ involved: Involved) {
        self = [
            "kind": .text(involved.kind.rawValue), "name": involved.practitioner.map { .text($0.name) } ?? .null,
            "agency": involved.agency.map { .text($0.name) } ?? .null,
            "phone": (involved.practitioner?.phone ?? involved.agency?.phone).map { .text($0) } ?? .null,
            "from": .text(involved.from.description), "until": involved.until.map { .text($0.description) } ?? .null,
        ]
    }

    init(_ line: ChronologyLine) {
        self = [
            "number": .int(line.number), "stream": .text(line.stream.description), "act": .text(line.act.rawValue),
            "happenedAt": .text(line.happenedAt.description), "recordedAt": .text(line.recordedAt.description),
            "practitioner": .text(line.practitioner.id), "role": .text(line.role), "agency": .text(line.agency.id),
            "follows": line.follows.map { .int($0) } ?? .null, "headline": .text(line.line.headline),
            "source": line.line.rests.map { .text($0.source.rawValue) } ?? .null,
            "certainty": line.line.rests.map { .text($0.certainty.rawValue) } ?? .null,
            "parts": .list(
                line.line.parts.map { part in
                    ["label": .text(part.label), "words": .text(part.words), "holds": .text(part.holds.rawValue)]
                }),
        ]
    }
}
