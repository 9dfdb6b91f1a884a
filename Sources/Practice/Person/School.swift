import Guidance

extension Person {
    /// A time on the roll of a school or setting.
    package struct Enrolment: Hashable, Sendable {
        package let school: AgencyID
        package let from: Day
        /// The last day on roll; nil while it lasts.
        package var until: Day?
        /// An option of `enrolmentEndReasons`; nil where the next school or a death ended it.
        package var endedBecause: String?
        package let yearGroup: String?
        /// When the school gave its safeguarding file to the next one, who confirmed that it came.
        package var handedOverAt: Moment?
    }

    /// The child joins the roll of a school or setting; an earlier one ends the day before.
    package struct Enrol: Act {
        package static let kind: ActKind = "person.enrol"
        package let school: AgencyID
        package let from: Day
        package let yearGroup: String?

        package init(school: AgencyID, from: Day, yearGroup: String? = nil) {
            self.school = school
            self.from = from
            self.yearGroup = yearGroup
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard let kind = setting.standing.agencies[school] else {
                throw .wrong(
                    "person.enrol.unknownSchool", "school", "This agency is not on record, or it has closed.",
                    instead: "Choose the school from those found, or ask for it to be registered.")
            }
            if Agency.educationKinds.contains(setting.who.agencyKind), school != setting.who.agency {
                throw Refusal(
                    "person.enrol.otherSchool", .mayNot, because: "A school puts children on its own roll only.",
                    authority: Refusal.practice, instead: "The other school does this, or the council.")
            }
            guard Agency.educationKinds.contains(kind) else {
                throw .wrong(
                    "person.enrol.notASchool", "school", "This agency is not a school, nursery or college.",
                    instead: "Choose the school or setting where the child is on roll.")
            }
            try person.checkAlive(on: from)
            if let born = person.born.dateOfBirth, from < born {
                throw .wrong(
                    "person.enrol.beforeBirth", "from", "That is before the date of birth, \(born.inWords).",
                    instead: "Check the date.")
            }
            if person.isUnborn {
                throw .notNow(
                    "person.enrol.unborn", "The child is not born yet.", instead: "Record the birth first.")
            }
            if let last = person.enrolments.last, from <= last.from {
                throw .wrong(
                    "person.enrol.order", "from",
                    "The child joined another school later, on \(last.from.inWords).",
                    instead: "Check the date. Only the latest school can be added.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.endEnrolment(on: from.adding(days: -1), stamp)
            person.enrolments.append(Enrolment(school: school, from: from, yearGroup: yearGroup))
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                "On roll at a school or setting from \(from.inWords)",
                [.of("Year group", yearGroup, holds: .school)], holds: .school)
        }
    }

    /// The child leaves the roll.
    package struct LeaveSchool: Act {
        package static let kind: ActKind = "person.leaveSchool"
        static let missing = "missing"
        static let homeEducation = "electiveHomeEducation"
        /// The last day on roll.
        package let until: Day
        /// An option of `enrolmentEndReasons`.
        package let reason: String
        package let goingTo: String?

        package init(until: Day, reason: String, goingTo: String? = nil) {
            self.until = until
            self.reason = reason
            self.goingTo = goingTo
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard let last = person.enrolments.last, last.until == nil else {
                throw .notNow(
                    "person.leaveSchool.notOnRoll", "The child is on no school's roll.",
                    instead: "Record the school first, if it is missing.")
            }
            try Person.checkNotAhead(until, "until", "person.leaveSchool.ahead", in: setting)
            try Person.checkOrder(last.from, until, "person.leaveSchool.order")
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.endEnrolment(on: until, stamp, because: reason)
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                "Left the school or setting on \(until.inWords)",
                [
                    Line.Part("Reason", CodeWords.capitalised(reason), holds: .school),
                    .of("Going to", goingTo, holds: .school),
                ], holds: .school)
        }
    }
}

extension Person {
    /// A former school gives its safeguarding file to the next one and keeps none of it open.
    ///
    /// From then on the new school's safeguarding lead reads what the earlier one wrote, and the earlier one is told
    /// whom to ask.
    package struct HandOverFile: Act {
        package static let kind: ActKind = "person.handOverFile"
        /// The school that now has the child on its roll.
        package let to: AgencyID
        package let how: String
        /// Who at the new school confirmed that the file came.
        package let confirmedBy: String

        package init(to: AgencyID, how: String, confirmedBy: String) {
            self.to = to
            self.how = how
            self.confirmedBy = confirmedBy
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard let own = person.enrolments.last(where: { $0.school == setting.who.agency }) else {
                throw Refusal(
                    "person.handOverFile.notTheirs", .mayNot,
                    because: "Only a school where the child was on roll hands its file over.",
                    authority: Refusal.practice, instead: "Ask that school's designated safeguarding lead.")
            }
            guard let until = own.until, until < setting.recordedAt.day else {
                throw .notNow(
                    "person.handOverFile.onRoll", "The child is still on your roll.",
                    instead: "Record that they left, or that they joined the other school, then hand the file over.")
            }
            guard !person.labels(at: setting.recordedAt).contains(.locationProtected) else {
                // Whether the child is at a school would tell the former one where they live now.
                throw Refusal(
                    "person.handOverFile.protected", .mayNot, because: "Where this child lives now is protected.",
                    authority: Refusal.practice,
                    instead: "Give the file to the lead practitioner, who passes it on.")
            }
            guard own.handedOverAt == nil else {
                throw .notNow(
                    "person.handOverFile.done", "Your school's file has been handed over.",
                    instead: "Nothing more is needed.")
            }
            guard to != setting.who.agency, person.enrolments.contains(where: { $0.school == to }) else {
                throw .wrong(
                    "person.handOverFile.notOnRoll", "to", "The child is not on that school's roll.",
                    instead: "Choose the school where the child is on roll now, or ask it to record the child first.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            if let own = person.enrolments.lastIndex(where: { $0.school == stamp.agency }) {
                person.enrolments[own].handedOverAt = stamp.happenedAt
            }
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                "School's safeguarding file handed over",
                [.of("How", how, holds: .school), .of("Receipt confirmed by", confirmedBy, holds: .school)],
                holds: .school)
        }
    }
}

extension Person {
    /// The school on a day; an enrolment that begins later does not count yet.
    package func school(on day: Day) -> Enrolment? {
        enrolments.last { $0.from <= day && ($0.until.map { $0 >= day } ?? true) }
    }

    /// A child of the age for school who left a roll for nobody knows where, or to be educated at home, is on no roll
    /// since: the school's safeguarding lead notes it for the council.
    func leftRoll(under guidance: Guidance) -> Waiting? {
        guard let id, death == nil, let last = enrolments.last, let until = last.until,
            let reason = last.endedBecause, [LeaveSchool.missing, LeaveSchool.homeEducation].contains(reason)
        else { return nil }
        if let age = born.dateOfBirth?.age(on: until), let ages = guidance.rule(.educationAge).ages, !ages.contains(age)
        {
            return nil
        }
        return Waiting(
            "school.left", about: id, since: Moment(until), owner: .role(last.school, Concern.leadRole),
            what: "Note that a child is missing education or is educated at home",
            why: "Left the roll on \(until.inWords)", act: Circumstance.Note.kind,
            endedWhile: [.missingEducation, .electiveHome])
    }

    mutating func endEnrolment(on day: Day, _ stamp: Stamp, because reason: String? = nil) {
        guard let last = enrolments.indices.last, enrolments[last].until == nil else { return }
        enrolments[last].until = max(day, enrolments[last].from)
        enrolments[last].endedBecause = reason
    }
}
