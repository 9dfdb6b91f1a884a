import Guidance

/// An agency's policies: which edition each cites, who looks after it, when it is reviewed, what it covers, who must
/// read it and who has.
package struct PolicyRegister: Process {
    package static let name = ProcessName.policy
    package static let isOneAgencys = true
    package static let acts: [any Act<PolicyRegister>.Type] = [
        Register.self, Review.self, Withdraw.self, Require.self, Confirm.self, Receipt.self,
    ]

    /// In the order in which they were registered.
    package internal(set) var policies: [Policy] = []

    package init() {}

    package var about: [PersonID] { [] }
    package var open: [Policy] { policies.filter { $0.withdrawn == nil } }

    package func next(under guidance: Guidance) -> [ActKind] {
        [Register.kind] + (open.isEmpty ? [] : [Review.kind, Require.kind, Confirm.kind, Receipt.kind, Withdraw.kind])
    }

    /// Those who must read a policy, and the owners of those to be reviewed.
    package func waiting(under guidance: Guidance) -> [Waiting] {
        open.flatMap { policy -> [Waiting] in
            let readers = policy.unread.sorted { $0.key < $1.key }.map { reader, asked in
                Waiting(
                    "read \(policy.number) \(reader.id)", about: nil, since: asked.at, owner: .practitioner(reader),
                    what: "Read a policy and confirm it", why: "Asked for by \(asked.by.inWords)", act: Confirm.kind)
            }
            guard let owner = policy.owner else { return readers }
            return readers + [
                Waiting(
                    "review \(policy.number)", about: nil, since: Moment(policy.reviewOn), owner: .practitioner(owner),
                    what: "Review a policy of your agency", why: "Its review was set for \(policy.reviewOn.inWords)",
                    act: Review.kind)
            ]
        }
    }

    func mustBePolicy(_ entry: Int, _ name: String) throws(Refusal) -> Policy {
        guard let policy = policies.first(where: { $0.number == entry }) else {
            throw .wrong(
                name + ".entry", "entry", "Entry \(entry) is no policy of this agency.",
                instead: "Enter the number that stands beside the policy.")
        }
        guard policy.withdrawn == nil else {
            throw .notNow(
                name + ".withdrawn", "This policy has been withdrawn.", instead: "Register the one that took its place."
            )
        }
        return policy
    }

    mutating func change(_ entry: Int, _ change: (inout Policy) -> Void) {
        guard let place = policies.firstIndex(where: { $0.number == entry }) else { return }
        change(&policies[place])
    }
}

/// One policy of an agency as it stands.
package struct Policy: Sendable {
    /// That somebody must read it, by when, and when they were asked.
    package struct Asked: Sendable, Hashable {
        package let by: Day
        package let at: Moment
    }

    /// That somebody has read it.
    package struct Read: Sendable, Hashable {
        /// Nil for somebody without an account.
        package let reader: PractitionerID?
        package let name: String?
        package let on: Day
        /// Which version they read.
        package let version: Int
    }

    /// The entry that registered it.
    package let number: Int
    package let title: String
    package internal(set) var edition: EditionKey
    package internal(set) var owner: PractitionerID?
    package internal(set) var ownerName: String?
    package internal(set) var reviewOn: Day
    /// Keys of the topics of the guidance it covers.
    package internal(set) var topics: [String]
    /// Keys of single provisions it covers besides.
    package internal(set) var provisions: [String]
    /// From 1; a review that is to be read again makes a new one.
    package internal(set) var version = 1
    package internal(set) var changedAt: Moment
    package internal(set) var asked: [PractitionerID: Asked] = [:]
    package internal(set) var reads: [Read] = []
    package internal(set) var withdrawn: Stamp?
    /// Why it is no longer in use.
    package internal(set) var withdrawnBecause: String?
    /// What its last review changed.
    package internal(set) var changed: String?

    /// Those who must read it and have not read this version.
    package var unread: [PractitionerID: Asked] {
        let done = Set(reads.filter { $0.version == version }.compactMap(\.reader))
        return asked.filter { !done.contains($0.key) }
    }

    /// What makes it stale on a day.
    package func staleness(on day: Day, in library: Library) -> Staleness {
        var stale = Staleness(isReviewDue: reviewOn < day)
        let inForce = library.guidance(on: day).edition
        guard let cited = library.edition(edition), cited.from < inForce.from else { return stale }
        stale.inForce = inForce
        stale.changes =
            library.compare(edition, inForce.key)?.news().filter { change in
                provisions.contains(change.provision.key) || !Set(change.provision.topics).isDisjoint(with: topics)
            } ?? []
        return stale
    }

    /// Why a policy is to be looked at again.
    package struct Staleness: Sendable {
        /// Its review was due.
        package let isReviewDue: Bool
        /// The edition in force, where the policy cites an earlier one.
        package internal(set) var inForce: Edition?
        /// What changed since the edition it cites in what it covers.
        package internal(set) var changes: [Change] = []

        init(isReviewDue: Bool) { self.isReviewDue = isReviewDue }

        package var isStale: Bool { isReviewDue || inForce != nil }
    }
}
