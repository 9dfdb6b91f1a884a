import Guidance

extension Partnership {
    /// Somebody speaks for education no longer: their time is over, or they left.
    package struct EndSeat: Act {
        package static let kind: ActKind = "partnership.endSeat"
        /// The entry that gave the seat.
        package let entry: Int
        package let until: Day
        package let because: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.endSeat"
            try partnership.mustHaveBegun()
            guard let seat = partnership.seats.first(where: { $0.stamp.number == entry }),
                partnership.ending(of: seat) == nil
            else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no seat of education that is held here.",
                    instead: "Choose one of the seats.")
            }
            guard until >= seat.act.from else {
                throw .wrong(
                    name + ".before", "until", "The seat began on \(seat.act.from.inWords).",
                    instead: "Enter that day or a later one.")
            }
            if let last = seat.act.until, until > last {
                throw .wrong(
                    name + ".longer", "until", "It was given until \(last.inWords).",
                    instead: "Enter that day or an earlier one, or give the seat anew.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.seatsEnded[entry] = Stamped(self, stamp)
        }
    }

    /// The act that ended a seat of education; nil where none did.
    package func ending(of seat: Stamped<SeatEducation>) -> Stamped<EndSeat>? { seatsEnded[seat.stamp.number] }

    /// The last day of a seat of education, as it was ended or else as it was given.
    package func lastDay(of seat: Stamped<SeatEducation>) -> Day? { ending(of: seat)?.act.until ?? seat.act.until }

    /// The seats of education that are held on a day.
    package func seats(on day: Day) -> [Stamped<SeatEducation>] {
        seats.filter { seat in seat.act.from <= day && (lastDay(of: seat).map { day <= $0 } ?? true) }
    }

    /// Tables at which education had a seat that ends with nobody after, and the last day.
    func seatsRunningOut() -> [(seat: String, since: Moment, until: Day)] {
        Set(seats.map(\.act.seat)).sorted().compactMap { table in
            let held = seats.filter { $0.act.seat == table }
            let ends = held.compactMap { seat in lastDay(of: seat).map { (seat.stamp.happenedAt, $0) } }
            guard ends.count == held.count, let last = ends.max(by: { $0.1 < $1.1 }) else { return nil }
            return (table, last.0, last.1)
        }
    }

    /// A relevant agency that was named says afterwards that it knows its duty to co-operate, and its part.
    package struct ConfirmDuty: Act {
        package static let kind: ActKind = "partnership.acknowledge"
        package let agency: AgencyID
        package let acknowledgedOn: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "partnership.acknowledge"
            try partnership.mustHaveBegun()
            let here = partnership.relevant(on: setting.happenedAt.day)
            guard let one = here.last(where: { $0.naming.act.agency == agency }) else {
                throw .wrong(
                    name + ".none", "agency", "That agency is not named as a relevant agency.",
                    instead: "Name it first, or choose one of the relevant agencies.", authority: "WT2023 para 70")
            }
            if let day = one.acknowledgedOn {
                throw .notNow(
                    name + ".already", "It confirmed its duty on \(day.inWords).",
                    instead: "Go on from the list of agencies.")
            }
            guard acknowledgedOn <= setting.happenedAt.day else {
                throw .wrong(
                    name + ".ahead", "acknowledgedOn", "That day is still to come.",
                    instead: "Enter the day on which it confirmed its duty.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            let place = partnership.named.lastIndex {
                $0.naming.act.agency == agency && $0.holds(on: stamp.happenedAt.day)
            }
            guard let place else { return }
            partnership.named[place].confirmed = Stamped(self, stamp)
        }
    }

    /// Relevant agencies that have not confirmed that they know their duty to co-operate.
    package func unconfirmed(on day: Day) -> [NamedAgency] { relevant(on: day).filter { $0.acknowledgedOn == nil } }
}
