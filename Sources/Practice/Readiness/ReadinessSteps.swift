import Guidance

extension AgencyReadiness {
    /// Who does a step, by when.
    package struct Assign: Act {
        package static let kind: ActKind = "readiness.assign"
        package let step: Int
        package var owner: PractitionerID?
        /// Who does it, where they have no account: the site manager, the chair of governors.
        package var who: String?
        package let by: Day

        package func check(_ readiness: AgencyReadiness, in setting: Setting) throws(Refusal) {
            let name = "readiness.assign"
            try Keeping.check(name, in: setting)
            let step = try readiness.mustBeStep(step, name)
            guard step.state == .open else {
                throw .notNow(
                    name + ".closed", "Step \(step.number) is not open.", instead: "Open it again first, if it must be."
                )
            }
            guard (owner == nil) != (who == nil) else {
                throw .wrong(
                    name + ".owner", "owner", "It does not say who does it, or names two.",
                    instead: "Choose someone with an account, or write who it is; not both.")
            }
            try Self.checkOwner(owner, "owner", name, in: setting)
            try Keeping.checkDay(by, "by", name + ".passed", in: setting)
        }

        static func checkOwner(
            _ owner: PractitionerID?, _ question: String, _ name: String, in setting: Setting
        ) throws(Refusal) {
            guard let owner, let stream = setting.stream else { return }
            let fitting = setting.standing.keepers.union([AgencyID(unchecked: stream.id)])
            guard let known = setting.standing.practitioners[owner], fitting.contains(known.agency) else {
                throw .wrong(
                    name + ".colleague", question, "They do not work for this agency or its trust.",
                    instead: "Choose someone of the agency.")
            }
        }

        package func apply(to readiness: inout AgencyReadiness, _ stamp: Stamp) {
            readiness.change(step) { step in
                step.owner = owner
                step.who = who
                step.by = by
            }
        }
    }

    /// A step is done, and this shows it.
    package struct Finish: Act {
        package static let kind: ActKind = "readiness.done"
        package let step: Int
        package let evidence: String

        package func check(_ readiness: AgencyReadiness, in setting: Setting) throws(Refusal) {
            try Keeping.check("readiness.done", in: setting)
            let step = try readiness.mustBeStep(step, "readiness.done")
            guard step.state == .open else {
                throw .notNow(
                    "readiness.done.already", "Step \(step.number) is not open.",
                    instead: "Open it again first, if there is more to do.")
            }
        }

        package func apply(to readiness: inout AgencyReadiness, _ stamp: Stamp) {
            readiness.change(step) { step in
                (step.state, step.words, step.stamp) = (.done, evidence, stamp)
            }
        }
    }

    /// A step is not for this agency, and why.
    package struct SetAside: Act {
        package static let kind: ActKind = "readiness.setAside"
        package let step: Int
        package let because: String

        package func check(_ readiness: AgencyReadiness, in setting: Setting) throws(Refusal) {
            let name = "readiness.setAside"
            try Keeping.check(name, in: setting)
            let step = try readiness.mustBeStep(step, name)
            guard step.state == .open else {
                throw .notNow(
                    name + ".already", "Step \(step.number) is not open.",
                    instead: "Open it again first, if it must be.")
            }
        }

        package func apply(to readiness: inout AgencyReadiness, _ stamp: Stamp) {
            readiness.change(step) { step in
                (step.state, step.words, step.stamp) = (.aside, because, stamp)
            }
        }
    }

    /// A step that was done or set aside is open again.
    package struct Reopen: Act {
        package static let kind: ActKind = "readiness.reopen"
        package let step: Int
        package let because: String

        package func check(_ readiness: AgencyReadiness, in setting: Setting) throws(Refusal) {
            let name = "readiness.reopen"
            try Keeping.check(name, in: setting)
            let step = try readiness.mustBeStep(step, name)
            guard step.state != .open else {
                throw .notNow(name + ".open", "Step \(step.number) is open.", instead: "Go on with it.")
            }
        }

        package func apply(to readiness: inout AgencyReadiness, _ stamp: Stamp) {
            readiness.change(step) { step in
                step.before = step.words
                step.reopened = because
                (step.state, step.words, step.stamp, step.isCarried) = (.open, nil, nil, false)
            }
        }
    }

    mutating func change(_ number: Int, _ change: (inout Step) -> Void) {
        guard let place = adoptions.indices.last, adoptions[place].steps.indices.contains(number - 1) else { return }
        change(&adoptions[place].steps[number - 1])
    }
}
