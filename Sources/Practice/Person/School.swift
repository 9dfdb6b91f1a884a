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
            person.wrote(stamp)
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
            person.wrote(stamp)
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
    /// The school on a day; an enrolment that begins later does not count yet.
    package func school(on day: Day) -> Enrolment? {
        enrolments.last { $0.from <= day && ($0.until.map { $0 >= day } ?? true) }
    }

    mutating func endEnrolment(on day: Day, _ stamp: Stamp, because reason: String? = nil) {
        guard let last = enrolments.indices.last, enrolments[last].until == nil else { return }
        enrolments[last].until = max(day, enrolments[last].from)
        enrolments[last].endedBecause = reason
    }
}
