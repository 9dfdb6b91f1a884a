import Guidance

/// A child or an adult as the record knows them: who they are, who is around them, where they live and learn.
package struct Person: Corrected {
    package typealias Correct = Correction<Person>

    package static let name = ProcessName.person
    package static var acts: [any Act<Person>.Type] {
        [
            Register.self, Name.self, Birth.self, Identify.self, Communicate.self, Move.self, Relate.self,
            Household.self, Connect.self, ArrangeContact.self, MeetWith.self, Enrol.self, LeaveSchool.self,
            HandOverFile.self, Die.self, NotSame.self, Restrict.self, Exclude.self,
            Lift.self, Correct.self,
        ]
    }

    /// Known once they are registered.
    package internal(set) var id: PersonID?
    package internal(set) var registered: Stamped<Register>?
    /// In the order they were recorded.
    package internal(set) var names: [HeldName] = []
    package internal(set) var born = Born()
    package internal(set) var sex: String?
    package internal(set) var ethnicity: String?
    package internal(set) var firstLanguage: String?
    package internal(set) var nhsNumber: NHSNumber?
    package internal(set) var upn: UPN?
    package internal(set) var communication: Stamped<Communicate>?
    /// In the order they were recorded.
    package internal(set) var moves: [Stamped<Move>] = []
    /// The latest that was recorded of each relationship.
    package internal(set) var relationships: [Stamped<Relate>] = []
    /// The latest that was recorded of each shared household.
    package internal(set) var household: [Stamped<Household>] = []
    /// Every date of birth that was recorded, in order.
    package internal(set) var statedBirths: [StatedBirth] = []
    /// The latest that was recorded of each part of the network, in each one's view.
    package internal(set) var network: [Stamped<Connect>] = []
    /// In the order they were recorded.
    package internal(set) var contact: [Stamped<ArrangeContact>] = []
    package internal(set) var meetings: [Stamped<MeetWith>] = []
    /// By their first day.
    package internal(set) var enrolments: [Enrolment] = []
    package internal(set) var death: Stamped<Die>?
    package internal(set) var notSame: [Stamped<NotSame>] = []
    package internal(set) var restrictions: [Restriction] = []
    /// Who wrote each entry, by its number.
    package var authors: [Int: PractitionerID] = [:]

    package init() {}

    package var about: [PersonID] { id.map { [$0] } ?? [] }

    package var isUnborn: Bool { born.expectedDate != nil }

    package var involvements: [Involvement] { enrolments.flatMap(schoolInvolvements) + registering }

    /// Whoever registered someone may complete the record for a day: address, family, numbers.
    private var registering: [Involvement] {
        guard let id, let stamp = registered?.stamp else { return [] }
        return [
            Involvement(
                .author, person: id, practitioner: stamp.by, agency: stamp.agency, from: stamp.recordedAt,
                until: stamp.recordedAt.adding(hours: 24))
        ]
    }

    package func waiting(under guidance: Guidance) -> [Waiting] { leftRoll(under: guidance).map { [$0] } ?? [] }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard registered != nil else { return [Register.kind] }
        var kinds: [ActKind] = []
        if isUnborn, death == nil { kinds.append(Birth.kind) }
        if nhsNumber == nil || upn == nil { kinds.append(Identify.kind) }
        if death == nil {
            kinds += [Move.kind, Communicate.kind]
            if !isUnborn {
                kinds.append(
                    enrolments.last?.until == nil && !enrolments.isEmpty ? LeaveSchool.kind : Enrol.kind)
            }
        }
        if enrolments.contains(where: { $0.until != nil && $0.handedOverAt == nil }) { kinds.append(HandOverFile.kind) }
        kinds += [Relate.kind, Household.kind, Connect.kind, ArrangeContact.kind, MeetWith.kind, Name.kind]
        if !isUnborn, death == nil { kinds.append(Birth.kind) }
        if death == nil { kinds.append(Die.kind) }
        let lifting = restrictions.contains { $0.liftedAt == nil } ? [Lift.kind] : []
        return kinds + [NotSame.kind, Restrict.kind, Exclude.kind] + lifting + [Correct.kind]
    }
}

extension Person {
    /// A name, what it is used for and when.
    package struct HeldName: Hashable, Sendable {
        package let fullName: String
        /// An option of `nameUses`.
        package let use: String
        package let from: Day?
        package let until: Day?

        package func isUsed(on day: Day) -> Bool {
            (from.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
        }
    }

    /// A date of birth as one entry states it.
    package struct StatedBirth: Sendable {
        package let day: Day
        package let isApproximate: Bool
        package let stamp: Stamp
    }

    /// What is known of a birth: its date, or when it is expected, or why neither is known.
    package struct Born: Hashable, Sendable {
        package var dateOfBirth: Day?
        package var isApproximate = false
        package var expectedDate: Day?
        package var notKnownBecause: String?
    }

    func schoolInvolvements(_ enrolment: Enrolment) -> [Involvement] {
        guard let id else { return [] }
        let from = Moment(enrolment.from)
        guard let until = enrolment.until else {
            return [Involvement(.school, person: id, agency: enrolment.school, from: from)]
        }
        let left = Moment(until.adding(days: 1))
        return [
            Involvement(.school, person: id, agency: enrolment.school, from: from, until: left),
            Involvement(
                .formerSchool, person: id, agency: enrolment.school, from: left,
                until: enrolment.handedOverAt.map { max($0, left) }),
        ]
    }

    package func checkCorrectable(in setting: Setting) throws(Refusal) { try checkRegistered() }

    func checkRegistered() throws(Refusal) {
        guard registered != nil else {
            throw .notNow(
                "person.notRegistered", "Nobody is on this record yet.",
                instead: "Search for the person, and register them if they are not found.")
        }
    }

    /// Refuses what happens to the living when it is dated after a death.
    func checkAlive(on day: Day) throws(Refusal) {
        guard let death, day > death.act.diedOn else { return }
        throw .notNow(
            "person.afterDeath", "This person died on \(death.act.diedOn.inWords), before that date.",
            instead: "Check the date. If the death was recorded by mistake, its author can correct it.")
    }

    static func checkNotAhead(_ day: Day?, _ question: String, _ rule: String, in setting: Setting)
        throws(Refusal)
    {
        guard let day, day > setting.recordedAt.day else { return }
        throw .wrong(
            rule, question, "\(day.inWords) has not come yet.",
            instead: "Enter a date that is today or in the past.")
    }

    static func checkOrder(_ from: Day?, _ until: Day?, _ rule: String) throws(Refusal) {
        guard let from, let until, until < from else { return }
        throw .wrong(
            rule, "until", "It would end on \(until.inWords), before it began on \(from.inWords).",
            instead: "Put one of the two dates right.")
    }

    func checkOther(_ other: PersonID, _ rule: String, in setting: Setting) throws(Refusal) {
        guard other != id else {
            throw .wrong(
                "\(rule).self", "other", "This is the same person.", instead: "Choose the other person.")
        }
        guard setting.standing.people.contains(other) else {
            throw .wrong(
                "\(rule).unknownPerson", "other", "The other person is not on record.",
                instead: "Search for them, and register them first if they are not found.")
        }
    }
}
