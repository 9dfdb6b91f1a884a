import Guidance

extension TrainingRecord {
    /// A list of staff is taken in, all of it or nothing. Those it does not name stay as they are.
    package struct Import: Act {
        package static let kind: ActKind = "training.import"
        package static let opens = true
        package static let joins = true
        package static let settles: Set<String> = ["staff"]
        package var agency: AgencyID?
        /// Lines of comma-separated values: see `StaffList`.
        package let list: String
        /// Those it names, as they were read.
        package var staff: [Member]?

        /// One of the staff as the entry keeps them.
        package struct Member: Sendable, Codable {
            let reference: String
            let name: String
            let post: String
            let started: Day?
            let left: Day?
        }

        package func check(_ training: TrainingRecord, in setting: Setting) throws(Refusal) {
            let name = "training.import"
            try Keeping.check(name, in: setting)
            try Keeping.checkAgency(agency, name, in: setting)
            let read = StaffList(list, posts: setting.guidance.options(.staffPosts))
            guard read.bad.isEmpty else {
                let shown = read.bad.prefix(Self.shown).map(\.inWords).joined(separator: "; ")
                let more = read.bad.count > Self.shown ? "; and \(read.bad.count - Self.shown) more" : ""
                throw .wrong(
                    name + ".lines", "list", "Nothing was taken in. \(shown)\(more).",
                    instead: "Put these lines right and send the whole list again.")
            }
            guard !read.staff.isEmpty else {
                throw .wrong(
                    name + ".empty", "list", "The list names nobody.",
                    instead: "Send a list with a line for each person.")
            }
        }

        /// How many bad lines a refusal names.
        package static let shown = 20

        package func settled(in setting: Setting) -> Import {
            var settled = self
            settled.agency = setting.stream.map { AgencyID(unchecked: $0.id) } ?? setting.who.agency
            settled.staff = StaffList(list, posts: setting.guidance.options(.staffPosts)).staff.map {
                Member(reference: $0.reference, name: $0.name, post: $0.post, started: $0.started, left: $0.left)
            }
            return settled
        }

        package func apply(to training: inout TrainingRecord, _ stamp: Stamp) {
            for one in staff ?? [] {
                training.staff[one.reference] = StaffMember(
                    reference: one.reference, name: one.name, post: one.post, started: one.started, left: one.left)
            }
        }
    }

    /// A training session is held, for the agency's own staff and, where others take part, for theirs.
    package struct Hold: Act {
        package static let kind: ActKind = "training.hold"
        package static let opens = true
        package static let joins = true
        package let title: String
        /// Options of `trainingTopics`.
        package var topics: [String]?
        /// Options of `leadTrainingTopics`.
        package var leadTopics: [String]?
        package let heldOn: Day
        package var by: String?
        /// Other agencies that take part.
        package var agencies: [AgencyID]?

        package func check(_ training: TrainingRecord, in setting: Setting) throws(Refusal) {
            let name = "training.hold"
            try Keeping.check(name, in: setting)
            for one in agencies ?? [] {
                let isOther = setting.standing.agencies[one] != nil && one.id != setting.stream?.id
                guard isOther else {
                    throw .wrong(
                        name + ".agencies", "agencies", "That is no other agency that works in the record.",
                        instead: "Choose the other agencies that took part.")
                }
            }
            guard heldOn <= setting.recordedAt.day else {
                throw .wrong(
                    name + ".ahead", "heldOn", "That day has not come yet.",
                    instead: "Record it once it has been held.")
            }
            guard !(topics ?? []).isEmpty || !(leadTopics ?? []).isEmpty else {
                throw .wrong(
                    name + ".topics", "topics", "It names no topic.", instead: "Choose what the session was about.",
                    authority: setting.guidance.duty(.staffTraining).cite)
            }
        }

        package func apply(to training: inout TrainingRecord, _ stamp: Stamp) {
            training.sessions.append(
                TrainingSession(
                    number: stamp.number, title: title, topics: Set(topics ?? []), leadTopics: Set(leadTopics ?? []),
                    heldOn: heldOn, by: by, agencies: agencies ?? []))
        }
    }

    /// These people were at a session.
    package struct Attend: Act {
        package static let kind: ActKind = "training.attend"
        package static let standsAlone = true
        package let entry: Int
        /// Another agency that takes part, whose staff they are.
        package var of: AgencyID?
        /// References of staff, one a line; nothing where nobody of another agency came.
        package var staff: String?

        package init(entry: Int, of other: AgencyID? = nil, staff: String? = nil) {
            self.entry = entry
            self.of = other
            self.staff = staff
        }

        package func check(_ training: TrainingRecord, in setting: Setting) throws(Refusal) {
            let name = "training.attend"
            let session = try training.mustBeSession(entry, name)
            try training.checkPart(of: of, in: session, name, in: setting)
            let isOthers = of != nil && of?.id != setting.stream?.id
            if !isOthers {
                guard !TrainingRecord.references(staff ?? "").isEmpty else {
                    throw .wrong(
                        name + ".nobody", "staff", "It names nobody.", instead: "Enter who was there.")
                }
                // Whose staff another agency's are, its own record says.
                try training.checkKnown(staff ?? "", name)
            }
        }

        package func apply(to training: inout TrainingRecord, _ stamp: Stamp) {
            guard let place = training.sessions.firstIndex(where: { $0.number == entry }) else { return }
            let names = TrainingRecord.references(staff ?? "")
            if let of, training.sessions[place].agencies.contains(of) {
                training.sessions[place].others[of, default: []].formUnion(names)
            } else {
                training.sessions[place].attended.formUnion(names)
            }
        }
    }

    /// Somebody was not at a session after all.
    package struct TakeBack: Act {
        package static let kind: ActKind = "training.takeBack"
        package let entry: Int
        /// Another agency that takes part, whose staff they are.
        package var of: AgencyID?
        package let staff: String
        package let because: String

        package init(entry: Int, of other: AgencyID? = nil, staff: String, because: String) {
            self.entry = entry
            self.of = other
            self.staff = staff
            self.because = because
        }

        package func check(_ training: TrainingRecord, in setting: Setting) throws(Refusal) {
            let name = "training.takeBack"
            let session = try training.mustBeSession(entry, name)
            try training.checkPart(of: of, in: session, name, in: setting)
            let there = of.flatMap { session.others[$0] } ?? session.attended
            if let other = TrainingRecord.references(staff).first(where: { !there.contains($0) }) {
                throw .wrong(
                    name + ".staff", "staff", "“\(other)” is not recorded as having been there.",
                    instead: "Enter the references of those who were not there after all.")
            }
        }

        package func apply(to training: inout TrainingRecord, _ stamp: Stamp) {
            guard let place = training.sessions.firstIndex(where: { $0.number == entry }) else { return }
            let names = TrainingRecord.references(staff)
            training.sessions[place].takenBack.append(Stamped(self, stamp))
            if let of, training.sessions[place].others[of] != nil {
                training.sessions[place].others[of]?.subtract(names)
            } else {
                training.sessions[place].attended.subtract(names)
            }
        }
    }

    func checkKnown(_ text: String, _ name: String) throws(Refusal) {
        if let unknown = Self.references(text).first(where: { staff[$0] == nil }) {
            throw .wrong(
                name + ".staff", "staff", "Nobody of the staff has the reference “\(unknown)”.",
                instead: "Enter references as the list of staff has them, one a line.")
        }
    }

    static func references(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { line in
            String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
    }
}
