import Guidance

/// Emergency access: someone opens a record that is closed to them because a child may come to harm
/// otherwise, for a short while and with a reason, and someone else reviews it afterwards.
package struct EmergencyAccess: Process {
    package static let name = ProcessName.grant
    package static var acts: [any Act<EmergencyAccess>.Type] { [Open.self, Review.self] }

    /// How long it lasts. No provision sets a number: an hour covers a visit to an emergency department or a
    /// call at a door, and is our choice.
    package static let minutes = 60
    /// The shortest reason that can say anything.
    package static let shortestReason = 20
    /// The role that sees to it that each is reviewed.
    package static let reviewingRole = "dataProtectionOfficer"

    package internal(set) var opened: Stamped<Open>?
    package internal(set) var reviewed: Stamped<Review>?

    package init() {}

    package var about: [PersonID] { opened.map { [$0.act.person] } ?? [] }
    package var from: Moment? { opened?.stamp.recordedAt }
    package var until: Moment? { from?.adding(minutes: EmergencyAccess.minutes) }

    package func isOpen(at moment: Moment) -> Bool {
        guard let from, let until else { return false }
        return from <= moment && moment < until
    }

    package var involvements: [Involvement] {
        guard let opened else { return [] }
        return [
            Involvement(
                .emergency, person: opened.act.person, practitioner: opened.stamp.by,
                agency: opened.stamp.agency,
                from: opened.stamp.recordedAt, until: until)
        ]
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let opened, reviewed == nil else { return [] }
        return [
            Waiting(
                "grant.review", about: opened.act.person, since: opened.stamp.recordedAt,
                owner: .role(opened.stamp.agency, EmergencyAccess.reviewingRole),
                what: "Review emergency access",
                why: "A closed record was opened on \(opened.stamp.recordedAt.inWords)", act: Review.kind)
        ]
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        if opened == nil { return [Open.kind] }
        return reviewed == nil ? [Review.kind] : []
    }
}

extension EmergencyAccess {
    /// Opens one person's record for a short while.
    package struct Open: Act {
        package static let kind: ActKind = "grant.open"
        package static let opens = true
        package let person: PersonID
        /// An option of `emergencyReasons`.
        package let reason: String
        package let because: String
        /// A protected address is needed too; it stays hidden otherwise.
        package let locationNeeded: Bool

        package init(person: PersonID, reason: String, because: String, locationNeeded: Bool = false) {
            self.person = person
            self.reason = reason
            self.because = because
            self.locationNeeded = locationNeeded
        }

        package func check(_ access: EmergencyAccess, in setting: Setting) throws(Refusal) {
            guard access.opened == nil else {
                throw .notNow(
                    "grant.open.already", "This emergency access was opened before.",
                    instead: "Ask for emergency access afresh if the emergency goes on.")
            }
            guard setting.standing.people.contains(person) else {
                throw .wrong(
                    "grant.open.unknownPerson", "person", "This person is not on record.",
                    instead: "Search for the person first.")
            }
            guard because.filter({ !$0.isWhitespace }).count >= EmergencyAccess.shortestReason else {
                throw .wrong(
                    "grant.open.reasonTooShort", "because",
                    "The reason has fewer than \(EmergencyAccess.shortestReason) letters.",
                    instead: "Say what has happened and why it cannot wait. Someone else will read it.")
            }
        }

        package func apply(to access: inout EmergencyAccess, _ stamp: Stamp) {
            access.opened = Stamped(self, stamp)
        }
    }

    /// Someone outside the line of whoever opened it says whether it was needed.
    package struct Review: Act {
        package static let kind: ActKind = "grant.review"
        package static let isApproval = true
        /// An option of `emergencyFindings`.
        package let finding: String
        package let because: String

        package init(finding: String, because: String) {
            self.finding = finding
            self.because = because
        }

        package func check(_ access: EmergencyAccess, in setting: Setting) throws(Refusal) {
            guard let opened = access.opened else {
                throw .notNow(
                    "grant.notOpened", "There is no emergency access to review.",
                    instead: "Choose one that waits for review.")
            }
            guard access.reviewed == nil else {
                throw .notNow(
                    "grant.review.already", "This emergency access has been reviewed.",
                    instead: "Nothing more is needed.")
            }
            guard setting.who.practitioner != opened.stamp.by else {
                throw EmergencyAccess.mayNotReview(
                    "grant.review.own", "Nobody reviews their own emergency access.")
            }
            try access.checkLine(of: opened.stamp.by, in: setting)
        }

        package func apply(to access: inout EmergencyAccess, _ stamp: Stamp) {
            access.reviewed = Stamped(self, stamp)
        }
    }

    static func mayNotReview(_ rule: String, _ reason: String) -> Refusal {
        Refusal(
            rule, .mayNot, because: reason, authority: Refusal.practice,
            instead: "Leave it to the data protection officer, or to someone in another line of management.")
    }

    /// Refuses whoever manages the opener, or is managed by them, directly or by way of others. The setting's
    /// standing has to know the opener.
    private func checkLine(of opener: PractitionerID, in setting: Setting) throws(Refusal) {
        let practitioners = setting.standing.practitioners
        guard practitioners[opener] != nil else {
            throw EmergencyAccess.mayNotReview(
                "grant.review.lineUnknown",
                "It cannot be told whether you are in the same line of management.")
        }
        let reviewer = setting.who
        let above = EmergencyAccess.line(above: practitioners[opener]?.lineManager, practitioners)
        let aboveReviewer = EmergencyAccess.line(above: reviewer.lineManager, practitioners)
        guard !above.contains(reviewer.practitioner), !aboveReviewer.contains(opener) else {
            throw EmergencyAccess.mayNotReview(
                "grant.review.sameLine",
                "You are in the same line of management as whoever opened the record.")
        }
    }

    private static func line(
        above manager: PractitionerID?, _ practitioners: [PractitionerID: Doer]
    ) -> Set<PractitionerID> {
        var line: Set<PractitionerID> = []
        var next = manager
        while let one = next, line.insert(one).inserted { next = practitioners[one]?.lineManager }
        return line
    }
}
