import Guidance

extension AgencyReadiness {
    /// An agency takes an edition's steps as its own checklist.
    package struct Adopt: Act {
        package static let kind: ActKind = "readiness.adopt"
        package static let opens = true
        package static let joins = true
        package static let settles: Set<String> = ["steps"]
        /// Whose checklist; the agency of whoever adopts it, if left out.
        package var agency: AgencyID?
        package let edition: String
        /// A key of the audiences.
        package let audience: String
        /// An option of `readinessScopes`.
        package let scope: String
        package var lead: PractitionerID?
        package var by: Day?
        /// Keys of its steps, in their order, as the guidance had them when it was adopted.
        package var steps: [String]?

        package func check(_ readiness: AgencyReadiness, in setting: Setting) throws(Refusal) {
            let name = "readiness.adopt"
            try Keeping.check(name, in: setting)
            try Keeping.checkAgency(agency, name, in: setting)
            let library = setting.guidance.library
            guard library.edition(EditionKey(rawValue: edition)) != nil else {
                throw .wrong(
                    name + ".edition", "edition", "There is no edition “\(edition)”.",
                    instead: "Enter one of \(library.editions.map(\.key.rawValue).joined(separator: ", ")).")
            }
            guard library.provisions.audience(audience) != nil else {
                throw .wrong(
                    name + ".audience", "audience", "There is no audience “\(audience)”.",
                    instead: "Enter one of \(library.provisions.audiences.map(\.key).joined(separator: ", ")).")
            }
            guard readiness.adoptions.isEmpty else {
                throw .notNow(
                    name + ".already", "This agency has a checklist already.",
                    instead: "Carry it forward to the edition, so that nothing that is done or owed is lost.")
            }
            guard !wanted(in: library).isEmpty else {
                throw .wrong(
                    name + ".nothing", "scope", "That checklist would be empty.",
                    instead: "Choose everything that binds you, or another audience.")
            }
            if let by { try Keeping.checkDay(by, "by", name + ".passed", in: setting) }
            try Assign.checkOwner(lead, "lead", name, in: setting)
        }

        private func wanted(in library: Library) -> [String] {
            library.readinessSteps(
                for: audience, under: EditionKey(rawValue: edition), ReadinessScope(rawValue: scope) ?? .changes
            ).map(\.key)
        }

        package func settled(in setting: Setting) -> Adopt {
            var settled = self
            settled.agency = setting.stream.map { AgencyID(unchecked: $0.id) } ?? setting.who.agency
            settled.steps = wanted(in: setting.guidance.library)
            return settled
        }

        package func apply(to readiness: inout AgencyReadiness, _ stamp: Stamp) {
            readiness.agency = agency ?? stamp.agency
            let steps = (steps ?? []).enumerated().map { place, key -> Step in
                var step = Step(place + 1, key)
                step.owner = lead
                step.by = by
                return step
            }
            readiness.adoptions.append(
                Adoption(
                    edition: EditionKey(rawValue: edition), audience: audience,
                    scope: ReadinessScope(rawValue: scope) ?? .changes, stamp: stamp, carriedFrom: nil, steps: steps))
        }
    }

    /// The checklist goes on under another edition, and nothing is lost that still stands in it.
    ///
    /// 1. What is done or set aside and reads the same stays so, with what showed it. 2. What reads differently comes
    /// back open, with what showed it before. 3. What is owed stays owed, since the day it was first due: the day given
    /// here is for what is new or comes back. A later day for what is owed is given step by step.
    package struct Carry: Act {
        package static let kind: ActKind = "readiness.carry"
        package static let settles: Set<String> = ["steps", "same"]
        package let edition: String
        /// An option of `readinessScopes`.
        package let scope: String
        package var by: Day?
        package var steps: [String]?
        /// Keys of steps that read the same under both editions.
        package var same: [String]?

        package func check(_ readiness: AgencyReadiness, in setting: Setting) throws(Refusal) {
            let name = "readiness.carry"
            try Keeping.check(name, in: setting)
            let current = try readiness.mustHaveAdopted(name)
            let library = setting.guidance.library
            guard let new = library.edition(EditionKey(rawValue: edition)),
                let old = library.edition(current.edition)
            else {
                throw .wrong(
                    name + ".edition", "edition", "There is no edition “\(edition)”.",
                    instead: "Enter one of \(library.editions.map(\.key.rawValue).joined(separator: ", ")).")
            }
            guard new.from > old.from else {
                throw .wrong(
                    name + ".backwards", "edition", "\(edition) is no later than the edition of the checklist.",
                    instead: "Enter a later edition than \(old.key).")
            }
            if let by { try Keeping.checkDay(by, "by", name + ".passed", in: setting) }
        }

        package func settled(on readiness: AgencyReadiness, in setting: Setting) -> Carry {
            var settled = self
            guard let current = readiness.current else { return settled }
            let library = setting.guidance.library
            let new = EditionKey(rawValue: edition)
            var keys = library.readinessSteps(
                for: current.audience, under: new, ReadinessScope(rawValue: scope) ?? .changes
            ).map(\.key)
            // What was there comes along, finished or owed, as long as something of it stands: how much the new checklist
            // holds says what is added, never what is forgotten.
            for step in current.steps where !keys.contains(step.key) {
                guard let old = library.readinessStep(step.key, under: current.edition) else { continue }
                let stands = old.provisions.contains { name in
                    library.provisions[name].flatMap { library.provisions.standing($0, under: new) } != nil
                }
                if stands { keys.append(step.key) }
            }
            settled.steps = keys
            settled.same = keys.filter { library.readsTheSame($0, under: current.edition, and: new) }
            return settled
        }

        package func apply(to readiness: inout AgencyReadiness, _ stamp: Stamp) {
            guard let current = readiness.current else { return }
            let earlier = Dictionary(current.steps.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            let same = Set(same ?? [])
            let steps = (steps ?? []).enumerated().map { place, key -> Step in
                var step = Step(place + 1, key)
                step.by = by
                guard let old = earlier[key] else { return step }
                step.owner = old.owner
                step.who = old.who
                if old.state == .open {
                    step.by = old.by ?? by
                    step.before = old.before
                } else if same.contains(key) {
                    (step.state, step.words, step.stamp, step.isCarried) = (old.state, old.words, old.stamp, true)
                    step.by = old.by
                } else {
                    step.before = old.words
                }
                return step
            }
            readiness.adoptions.append(
                Adoption(
                    edition: EditionKey(rawValue: edition), audience: current.audience,
                    scope: ReadinessScope(rawValue: scope) ?? .changes, stamp: stamp, carriedFrom: current.edition,
                    steps: steps))
        }
    }

    /// An agency says which trust keeps its readiness with it, and in which councils' areas it works.
    ///
    /// The one source of who works where: partnerships show their agencies' other areas from it.
    package struct Belong: Act {
        package static let kind: ActKind = "readiness.belong"
        package static let opens = true
        package static let joins = true
        package var agency: AgencyID?
        /// A trust of schools; left out where there is none.
        package var trust: AgencyID?
        package var council: AgencyID?
        /// Other councils in whose areas it works.
        package var otherCouncils: [AgencyID]?

        /// Every council in whose area it works, each once.
        package var councils: [AgencyID] {
            Set((otherCouncils ?? []) + [council].compactMap { $0 }).sorted()
        }

        package func check(_ readiness: AgencyReadiness, in setting: Setting) throws(Refusal) {
            let name = "readiness.belong"
            try Keeping.check(name, in: setting)
            try Keeping.checkAgency(agency, name, in: setting)
            if let trust, setting.standing.agencies[trust] != Agency.trustKind {
                throw .wrong(
                    name + ".trust", "trust", "That is not a trust of schools that works in the record.",
                    instead: "Choose a trust from the list, or leave it out.")
            }
            if let council, setting.standing.agencies[council] != Agency.councilKind {
                throw .wrong(
                    name + ".council", "council", "That is not a council.", instead: "Choose a council from the list.")
            }
            if let others = otherCouncils,
                others.contains(where: { setting.standing.agencies[$0] != Agency.councilKind })
            {
                throw .wrong(
                    name + ".otherCouncils", "otherCouncils", "Not all of them are councils.",
                    instead: "Choose councils from the list.")
            }
            if council == nil, !(otherCouncils ?? []).isEmpty {
                throw .wrong(
                    name + ".main", "council", "It says where else it works, and not where it mainly works.",
                    instead: "Choose the council in whose area it mainly works.")
            }
            guard trust != nil || council != nil else {
                throw .wrong(
                    name + ".nothing", "trust", "Nothing was answered.",
                    instead: "Choose the trust, the council, or both.")
            }
        }

        package func apply(to readiness: inout AgencyReadiness, _ stamp: Stamp) {
            readiness.agency = readiness.agency ?? agency ?? stamp.agency
            readiness.belongs = Stamped(self, stamp)
        }
    }
}

extension Agency {
    /// The kind of agency that runs several schools.
    package static let trustKind = "academyTrust"
}
