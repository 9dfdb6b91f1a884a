import Guidance

/// Checks that several acts on a child's time away from home share.
extension LivingAway {
    /// Opening is about one child who is on record, and nothing has happened here before.
    func mustOpen(_ setting: Setting, _ rule: String) throws(Refusal) {
        guard opened == nil else {
            throw .notNow(
                rule + ".already", "This has been recorded already.",
                instead: "Go on from what is recorded, or correct an entry of yours.")
        }
        guard setting.about.count == 1, setting.about.allSatisfy(setting.standing.people.contains) else {
            throw .wrong(
                rule + ".about", "about", "It is about one child who is on record.",
                instead: "Search for the child, and register them first if they are not found.")
        }
    }

    func mustRun(_ rule: String) throws(Refusal) {
        guard opened != nil else {
            throw .notNow(
                rule, "Nothing has been recorded here yet.", instead: "Record first how the child came to live away.")
        }
        guard isRunning else {
            throw .notNow(
                rule, "This time away from home is over.",
                instead: "If the child lives away from home again, record that as a new time.")
        }
    }

    /// It is running, of the kind the act belongs to, and what is recorded did not happen before it began.
    func mustBe(_ kind: Kind, _ setting: Setting, _ rule: String) throws(Refusal) {
        try mustRun(rule + ".running")
        guard self.kind == kind else {
            throw .notNow(
                rule + ".kind", "This does not belong to how this child lives away from home.",
                instead: "Choose among what the page offers.")
        }
        try mustFollow(setting, rule)
    }

    func mustFollow(_ setting: Setting, _ rule: String) throws(Refusal) {
        guard let opened, setting.happenedAt.day < opened.happenedAt.day else { return }
        throw .wrong(
            rule + ".order", "happenedAt", "This is before it began (\(opened.happenedAt.day.inWords)).",
            instead: "Enter when it happened, on or after that day.")
    }

    func mustBeTheCouncil(_ setting: Setting, _ rule: String, cite: String) throws(Refusal) {
        guard let council else {
            throw .notNow(
                rule + ".told", "No council has been told of this yet.", instead: "Record that the council was told.")
        }
        guard setting.who.agency == council else {
            throw Refusal(
                rule + ".council", .mayNot, because: "The council that answers for the child does this.",
                authority: cite, instead: "Tell the council what you know, and record that you did.")
        }
    }

    /// An agency the act names is a council that takes referrals in this record.
    static func mustBeCouncil(_ agency: AgencyID, _ setting: Setting, _ rule: String) throws(Refusal) {
        guard setting.standing.agencies[agency] == Agency.councilKind else {
            throw .wrong(
                rule + ".council", "council", "That is not a council in this record, or it has closed.",
                instead: "Choose the council in whose area the child lives.")
        }
    }
}

extension Rule {
    /// How the rule's ages are said.
    var agesInWords: String { ages.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "any age" }
}

extension Setting {
    /// How old the child is on the day it happened; nil where no date of birth is known.
    var childsAge: Int? {
        guard let child = about.first, let born = standing.born[child], born <= happenedAt.day else { return nil }
        return born.age(on: happenedAt.day)
    }
}
