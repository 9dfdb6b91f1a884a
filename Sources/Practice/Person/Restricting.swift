import Guidance

extension Person {
    /// A narrowing of who may see the record, from when it was made until it ends or is lifted.
    package struct Restriction: Hashable, Sendable {
        /// The number of the entry that made it: `person.lift` names it.
        package let entry: Int
        package let label: Label
        package let because: String
        package let by: PractitionerID
        package let from: Moment
        package let until: Moment?
        package var liftedAt: Moment?

        package func holds(at moment: Moment) -> Bool {
            from <= moment && (until.map { moment < $0 } ?? true) && (liftedAt.map { moment < $0 } ?? true)
        }
    }

    /// Narrows who may see the record.
    package struct Restrict: Act {
        package static let kind: ActKind = "person.restrict"
        /// `restricted`, `restrictedWithEmergencyAccess`, `sealed` or `embargoed`.
        package let restriction: String
        /// Who may still see it.
        package let allow: [PractitionerID]?
        package let until: Moment?
        package let because: String

        package init(
            restriction: String, allow: [PractitionerID]? = nil, until: Moment? = nil, because: String
        ) {
            self.restriction = restriction
            self.allow = allow
            self.until = until
            self.because = because
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard let label else {
                if restriction == "embargoed" {
                    throw .wrong(
                        "person.restrict.embargoWithoutEnd", "until", "An embargo has an end.",
                        instead: "Enter until when, or restrict the record instead.")
                }
                throw .wrong(
                    "person.restrict.unknown", "restriction", "There is no such restriction.",
                    instead: "Choose one from the list.")
            }
            if let until, until <= setting.recordedAt {
                throw .wrong(
                    "person.restrict.past", "until", "That moment has passed.", instead: "Enter a later one.")
            }
            if case .embargoed = label { return }
            try checkAllowed(person, in: setting)
        }

        private func checkAllowed(_ person: Person, in setting: Setting) throws(Refusal) {
            guard let allow, !allow.isEmpty else {
                throw .wrong(
                    "person.restrict.nobody", "allow", "Nobody at all could see the record.",
                    instead: "Name at least one practitioner who may.")
            }
            let excluded = person.labels(at: setting.recordedAt)
            for practitioner in allow {
                guard setting.standing.practitioners[practitioner] != nil else {
                    throw .wrong(
                        "person.restrict.unknownPractitioner", "allow",
                        "Someone you named is not a practitioner on record.",
                        instead: "Choose them from those found.")
                }
                guard !excluded.contains(.excluded(practitioner)) else {
                    throw .wrong(
                        "person.restrict.excluded", "allow",
                        "Someone you named is excluded from this record, and an exclusion comes first.",
                        instead: "Leave them out, or have the exclusion lifted.")
                }
            }
        }

        var label: Label? {
            switch restriction {
            case "restricted": .restricted(allowing: allow ?? [], offersEmergencyAccess: false)
            case "restrictedWithEmergencyAccess":
                .restricted(allowing: allow ?? [], offersEmergencyAccess: true)
            case "sealed": .sealed(allowing: allow ?? [])
            case "embargoed": until.map { .embargoed(until: $0) }
            default: nil
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.note(stamp)
            guard let label else { return }
            person.restrictions.append(
                Restriction(
                    entry: stamp.number, label: label, because: because, by: stamp.by, from: stamp.recordedAt,
                    until: until))
        }
    }

    /// One practitioner may never see the record: a party, a relative, someone with a conflict of interest.
    package struct Exclude: Act {
        package static let kind: ActKind = "person.exclude"
        package let practitioner: PractitionerID
        package let because: String

        package init(practitioner: PractitionerID, because: String) {
            self.practitioner = practitioner
            self.because = because
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard setting.standing.practitioners[practitioner] != nil else {
                throw .wrong(
                    "person.exclude.unknownPractitioner", "practitioner",
                    "This practitioner is not on record.", instead: "Choose them from those found.")
            }
            guard !person.labels(at: setting.recordedAt).contains(.excluded(practitioner)) else {
                throw .notNow(
                    "person.exclude.already", "This practitioner is excluded already.",
                    instead: "Nothing more is needed.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.note(stamp)
            person.restrictions.append(
                Restriction(
                    entry: stamp.number, label: .excluded(practitioner), because: because, by: stamp.by,
                    from: stamp.recordedAt, until: nil))
        }
    }

    /// Ends a restriction or exclusion.
    package struct Lift: Act {
        package static let kind: ActKind = "person.lift"
        /// The number of the entry that made it.
        package let restriction: Int
        package let because: String

        package init(restriction: Int, because: String) {
            self.restriction = restriction
            self.because = because
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard let made = person.restrictions.first(where: { $0.entry == restriction }) else {
                throw .wrong(
                    "person.lift.unknown", "restriction", "No restriction of this record has that number.",
                    instead: "Choose one of those that hold.")
            }
            guard made.holds(at: setting.recordedAt) else {
                throw .notNow(
                    "person.lift.ended", "This restriction has ended already.",
                    instead: "Nothing more is needed.")
            }
            guard made.by != setting.who.practitioner else {
                throw Refusal(
                    "person.lift.secondPerson", .mayNot,
                    because: "Whoever made a restriction does not lift it alone.",
                    authority: Refusal.practice,
                    instead: "Ask someone else who may restrict records to lift it.")
            }
            guard made.label != .excluded(setting.who.practitioner) else {
                throw Refusal(
                    "person.lift.own", .mayNot, because: "Nobody lifts an exclusion that is about themself.",
                    authority: Refusal.practice, instead: "Ask your manager.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.note(stamp)
            guard let place = person.restrictions.firstIndex(where: { $0.entry == restriction }) else {
                return
            }
            person.restrictions[place].liftedAt = stamp.recordedAt
        }
    }
}

extension Person {
    /// The labels that narrow who may see the record at a moment.
    package func labels(at moment: Moment) -> [Label] {
        var labels = restrictions.filter { $0.holds(at: moment) }.map(\.label)
        if isLocationProtected(on: moment.day) { labels.append(.locationProtected) }
        return labels
    }
}
