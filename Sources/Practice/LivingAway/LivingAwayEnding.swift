import Guidance

extension LivingAway {
    /// Who works with the child while they live away, who manages that, and who reviews it independently.
    package struct Allocate: Act {
        package static let kind: ActKind = "livingAway.allocate"
        package let worker: PractitionerID
        package let manager: PractitionerID
        package var reviewingOfficer: PractitionerID?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "livingAway.allocate"
            try away.mustRun(name + ".running")
            let rule = setting.guidance.rule(.lookedAfterChair)
            try away.mustBeTheCouncil(setting, name, cite: rule.cite)
            let known = setting.standing.practitioners
            guard known[worker]?.agency == away.council, known[manager]?.agency == away.council else {
                throw .wrong(
                    name + ".worker", "worker", "They do not work for the council that answers for the child.",
                    instead: "Choose practitioners of the council.", authority: rule.cite)
            }
            guard worker != manager else {
                throw .wrong(
                    name + ".manager", "manager", "Nobody manages their own work.",
                    instead: "Choose who supervises the worker.", authority: rule.cite)
            }
            guard let reviewingOfficer else { return }
            guard let officer = known[reviewingOfficer], officer.roles.contains(where: rule.allows(role:)),
                officer.isSocialWorkQualified
            else {
                throw .wrong(
                    name + ".officer", "reviewingOfficer", "They are not an independent reviewing officer.",
                    instead: "Choose someone in that role.", authority: rule.cite)
            }
            guard reviewingOfficer != worker, reviewingOfficer != manager,
                known[worker]?.lineManager != reviewingOfficer
            else {
                throw .wrong(
                    name + ".independent", "reviewingOfficer",
                    "The reviewing officer is in the line of management of the work they would review.",
                    instead: "Choose a reviewing officer outside it.", authority: rule.cite)
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.allocations.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                away.allocations.count > 1
                    ? "Worker changed for a child away from home" : "Worker named for a child away from home")
        }
    }

    /// The council checked on the welfare of a child in a long stay, a unit or custody.
    package struct CheckWelfare: Act {
        package static let kind: ActKind = "livingAway.check"
        package let childSeen: Bool
        package var childNotSeenBecause: String?
        package var childsWords: String?
        package let welfare: String
        package let contact: String
        package var toDo: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "livingAway.check"
            try away.mustRun(name + ".running")
            try away.mustFollow(setting, name)
            try away.mustBeTheCouncil(setting, name, cite: setting.guidance.duty(.longStayCheck).cite)
            guard away.kind != .lookedAfter, away.kind != .privateFostering else {
                throw .notNow(
                    name + ".kind", "Visits to this child have a form of their own.", instead: "Record a visit instead."
                )
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.checks.append(Stamped(self, stamp))
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                childSeen ? "Welfare checked, child seen" : "Welfare checked, child not seen",
                [
                    .of("Not seen because", childNotSeenBecause),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                    Line.Part("How the child is", welfare), Line.Part("Contact with the family", contact),
                    .of("To be done", toDo),
                ])
        }
    }

    /// The time away from home ends: why, where the child lives now, and who was told.
    package struct End: Act {
        package static let kind: ActKind = "livingAway.end"
        static let returnedHome = "returnedHome"
        /// An option of `livingAwayEndings`.
        package let reason: String
        package let livesNow: String
        package let because: String
        package let councilTold: Bool
        package var agencies: [AgencyID]?
        package var childsWords: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "livingAway.end"
            try away.mustRun(name + ".running")
            try away.mustFollow(setting, name)
            guard away.ended == nil else {
                throw .notNow(name + ".once", "Its end has been recorded.", instead: "Review the return home.")
            }
            guard Self.fitting(away.kind).contains(reason) else {
                throw .wrong(
                    name + ".reason", "reason", "That reason does not end a time away from home of this kind.",
                    instead: "Choose the reason that fits; if it was never of this kind, say so.")
            }
            if away.kind == .lookedAfter, reason == Self.returnedHome {
                let rule = setting.guidance.rule(.approveReturn)
                guard let decided = away.openReturn, decided.act.returnKind != DecideReturn.onCareOrder else {
                    throw Refusal(
                        name + ".decided", .notNow, because: "No return home that ends care has been decided.",
                        authority: rule.cite,
                        instead:
                            "Record the decision first, planned or unplanned. Home under a care order is still care.")
                }
            }
            if away.kind == .longStay, away.stayNotice != nil, !councilTold {
                throw .wrong(
                    name + ".told", "councilTold", "The council has not been told that the child has left.",
                    instead: "Tell the council, then record it here.",
                    authority: setting.guidance.duty(.longStayNotice).cite)
            }
        }

        /// Reasons that can end a time of each kind.
        static func fitting(_ kind: Kind?) -> Set<String> {
            let always: Set<String> = ["eighteen", "moved", "died", "notAsThought"]
            switch kind {
            case .lookedAfter: return always.union([returnedHome, "adopted", "guardianship", "custody"])
            case .privateFostering:
                return always.union([returnedHome, "guardianship", "lookedAfter", "arrangementOver"])
            case .longStay, .custody: return always.union([returnedHome, "lookedAfter", "left"])
            case .motherAndBabyUnit:
                return always.union([returnedHome, "lookedAfter", "left", "noPlace", "guardianship"])
            case nil: return always
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.ended = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Time away from home ended",
                [
                    Line.Part("Reason", CodeWords.capitalised(reason)),
                    Line.Part("Lives now", livesNow, holds: .location), Line.Part("Because", because),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }
}
