import Guidance
import Practice

@testable import Access

extension Cast {
    /// Work beside the council that holds the record, and seats without a name.
    static let beside: [Row] = [
        Row(
            "Beside",
            "Another council that begins work with a child whose record this one holds sees its own work alone, acts "
                + "in it alone, and takes no emergency access by it; the lead and the privacy officer are told",
            Case(
                asks(nextDuty, .act("lookedAfter.begin")), .redacted(.identity),
                [.log, .notify(.lead), .notify(.privacyOfficer)]),
            Case(
                asks(nextDuty, .act("circumstance.note")), .redacted(.identity),
                [.log, .notify(.lead), .notify(.privacyOfficer)]),
            Case(asks(duty, .act("circumstance.note")), .redacted(.identity), [.log]),
            Case(asks(nextDuty, .look(.chronology), of: besideChild), .redacted(besideSees), [.log]),
            Case(asks(nextDuty, .look(.summary), of: besideChild), .redacted(besideSees), [.log]),
            Case(asks(nextDuty, .look(.looks), of: besideChild), .refuse("access.relationship")),
            Case(asks(nextDuty, .act("episode.close"), of: besideChild), .refuse("access.role")),
            Case(inTheirWork(asks(nextDuty, .act("livingAway.check"), of: besideChild)), .redacted(besideSees), [.log]),
            Case(asks(nextDuty, .act("grant.open"), of: besideChild), .refuse("access.role"))),
        Row(
            "Seat",
            "A seat without a name is for whoever answers for the agency: in a school its safeguarding lead, elsewhere "
                + "anyone who practises there may say who comes and reads nothing by it",
            Case(
                asks(teacher, .look(.episode), of: child([agency(.conference, school)])),
                .refuse("access.relationship")),
            Case(
                asks(teacher, .act("conference.answer"), of: child([agency(.conference, school)])),
                .refuse("access.role")),
            Case(
                asks(dsl, .act("conference.answer"), of: child([agency(.conference, school)])), .redacted(seatSees),
                [.log]),
            Case(asks(officer, .look(.episode), of: child([agency(.conference, police)])), .hide),
            Case(
                asks(officer, .act("conference.answer"), of: child([agency(.conference, police)])),
                .redacted(.identity), [.log])),
    ]

    /// What another council began with the child while this one holds the record.
    private static let besideWork = StreamID(.livingAway, "BES1DE")
    private static let nextDuty = worker("NEXTDVTY", otherCouncil, roles: ["dutySocialWorker"])
    private static let besideSees = Sees(
        everyones: [.identity], agencies: [otherCouncil], authors: [nextDuty.practitioner], streams: [besideWork])
    private static var besideChild: Subject {
        var work = agency(.duty, otherCouncil)
        work.stream = besideWork
        var subject = child([work])
        subject.beside = [besideWork]
        return subject
    }
    private static func inTheirWork(_ asked: Asked) -> Asked {
        var own = asked
        own.stream = besideWork
        return own
    }

    private static let seatSees = Sees(
        status: true, everyones: [.identity, .narrative, .school, .health, .childsWords], agencies: [school])
}
