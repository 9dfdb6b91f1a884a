import Guidance

extension PolicyRegister {
    /// A policy joins the register.
    package struct Register: Act {
        package static let kind: ActKind = "policy.register"
        package static let opens = true
        package static let joins = true
        /// Whose policy; that of whoever registers it, if left out.
        package var agency: AgencyID?
        package let title: String
        /// The edition it cites.
        package let edition: String
        package var owner: PractitionerID?
        package var ownerName: String?
        package let reviewOn: Day
        /// Options of `policyTopics`.
        package let topics: [String]
        /// Keys of provisions, one a line.
        package var provisions: String?

        package func check(_ register: PolicyRegister, in setting: Setting) throws(Refusal) {
            let name = "policy.register"
            try Keeping.check(name, in: setting)
            try Keeping.checkAgency(agency, name, in: setting)
            try PolicyRegister.checkEdition(edition, name, in: setting)
            try PolicyRegister.checkProvisions(provisions, name, in: setting)
            guard (owner == nil) != (ownerName == nil) else {
                throw .wrong(
                    name + ".owner", "owner", "It does not say who looks after it, or names two.",
                    instead: "Choose someone with an account, or write who it is; not both.")
            }
            try AgencyReadiness.Assign.checkOwner(owner, "owner", name, in: setting)
            guard !register.open.contains(where: { $0.title.lowercased() == title.lowercased() }) else {
                throw .wrong(
                    name + ".already", "title", "A policy of that name is in the register.",
                    instead: "Record its review, or withdraw it first.")
            }
        }

        package func apply(to register: inout PolicyRegister, _ stamp: Stamp) {
            register.policies.append(
                Policy(
                    number: stamp.number, title: title, edition: EditionKey(rawValue: edition), owner: owner,
                    ownerName: ownerName, reviewOn: reviewOn, topics: topics,
                    provisions: PolicyRegister.keys(provisions), changedAt: stamp.happenedAt))
        }
    }

    /// A policy was read through against an edition, and changed where it had to be.
    package struct Review: Act {
        package static let kind: ActKind = "policy.review"
        package let entry: Int
        package let edition: String
        package let changed: String
        package let reviewOn: Day
        /// Those who must read it read it again.
        package let readAgain: Bool
        package var topics: [String]?
        package var provisions: String?

        package func check(_ register: PolicyRegister, in setting: Setting) throws(Refusal) {
            let name = "policy.review"
            try Keeping.check(name, in: setting)
            let policy = try register.mustBePolicy(entry, name)
            try PolicyRegister.checkEdition(edition, name, in: setting)
            try PolicyRegister.checkProvisions(provisions, name, in: setting)
            let library = setting.guidance.library
            if let old = library.edition(policy.edition), let new = library.edition(EditionKey(rawValue: edition)),
                new.from < old.from
            {
                throw .wrong(
                    name + ".backwards", "edition", "It cites a later edition than that already.",
                    instead: "Enter \(policy.edition) or a later edition.")
            }
            guard reviewOn > setting.happenedAt.day else {
                throw .wrong(
                    name + ".next", "reviewOn", "The next review is not after this one.", instead: "Enter a later day.")
            }
        }

        package func apply(to register: inout PolicyRegister, _ stamp: Stamp) {
            register.change(entry) { policy in
                policy.edition = EditionKey(rawValue: edition)
                policy.reviewOn = reviewOn
                policy.changedAt = stamp.happenedAt
                policy.changed = changed
                if let topics { policy.topics = topics }
                if let provisions { policy.provisions = PolicyRegister.keys(provisions) }
                if readAgain { policy.version += 1 }
            }
        }
    }

    /// A policy is no longer in use.
    package struct Withdraw: Act {
        package static let kind: ActKind = "policy.withdraw"
        package let entry: Int
        package let because: String

        package func check(_ register: PolicyRegister, in setting: Setting) throws(Refusal) {
            try Keeping.check("policy.withdraw", in: setting)
            _ = try register.mustBePolicy(entry, "policy.withdraw")
        }

        package func apply(to register: inout PolicyRegister, _ stamp: Stamp) {
            register.change(entry) { policy in
                policy.withdrawn = stamp
                policy.withdrawnBecause = because
            }
        }
    }

    static func checkEdition(_ edition: String, _ name: String, in setting: Setting) throws(Refusal) {
        let library = setting.guidance.library
        guard library.edition(EditionKey(rawValue: edition)) != nil else {
            throw .wrong(
                name + ".edition", "edition", "There is no edition “\(edition)”.",
                instead: "Enter one of \(library.editions.map(\.key.rawValue).joined(separator: ", ")).")
        }
    }

    static func checkProvisions(_ text: String?, _ name: String, in setting: Setting) throws(Refusal) {
        let all = setting.guidance.library.provisions
        if let unknown = keys(text).first(where: { all[$0]?.key != $0 }) {
            throw .wrong(
                name + ".provision", "provisions", "There is no provision “\(unknown)”.",
                instead: "Enter keys as the guidance library shows them, one a line.")
        }
    }

    static func keys(_ text: String?) -> [String] {
        (text ?? "").split { $0.isWhitespace || $0 == "," }.map(String.init)
    }
}
