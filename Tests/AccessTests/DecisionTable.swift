import Guidance
import Practice

@testable import Access

typealias DecisionTable = Cast.DecisionTable

extension Cast {
    /// The decision table. Rows with a number are those of the policy model; the others complete it.
    enum DecisionTable {
        static let rows: [Row] = working + schools + others + conflicts + restrictions + accounts + acts + beside

        private static let everythingButLocation = Sees.everything.masking([.location])

        private static let working = [
            Row(
                "1",
                "The allocated social worker reads the narrative of an open case, own agency: all of it",
                Case(asks(lead, .look(.chronology)), .full, [.log]),
                Case(asks(lead, .look(.episode)), .full, [.log])),
            Row(
                "2", "The same after reallocation, their part ended: whom to ask",
                Case(
                    asks(colleague, .look(.chronology), of: child([ended(.lead, colleague)])), .stub(council),
                    [.log])),
            Row(
                "3", "A duty worker of the same team, out of hours: all of it, with a reason",
                Case(asks(duty, .look(.chronology), at: atNight), .full, [.log, .reason]),
                Case(asks(duty, .look(.chronology)), .full, [.log])),
            Row(
                "4",
                "A worker of another team in the same agency, without relationship: offered emergency access",
                Case(asks(colleague, .look(.chronology)), .offer, [.log])),
            Row(
                "5",
                "A worker of another council who searches by name only: nothing, two identifiers are needed",
                Case(asks(stranger, .search(identifiers: 1)), .hide)),
            Row(
                "6",
                "A worker of another council who gives name and date of birth, open plan: whom to contact",
                Case(asks(stranger, .search(identifiers: 2)), .stub(council), [.log]),
                Case(asks(stranger, .look(.chronology)), .hide)),
        ]

        static let familySees = Sees(everyones: [.identity, .location], authors: [colleague.practitioner])

        private static let dslSees = Sees(
            status: true, everyones: [.identity, .location, .school], agencies: [school])

        private static let schools = [
            Row(
                "7", "A school's safeguarding lead, child on roll: status, tasks and the school's own notes",
                Case(asks(dsl, .look(.summary)), .redacted(dslSees), [.log]),
                Case(asks(dsl, .look(.chronology)), .redacted(dslSees), [.log]),
                Case(asks(dsl, .look(.episode)), .redacted(dslSees), [.log])),
            Row(
                "8",
                "A school's safeguarding lead, child on roll, reads what came from the police: not there",
                Case(
                    asks(dsl, .look(.chronology)), .withholds(.police, by: officer.practitioner, of: police),
                    [.log]),
                Case(
                    asks(dsl, .look(.chronology)), .withholds(.narrative, by: lead.practitioner, of: council),
                    [.log])),
            Row(
                "9",
                "A teacher adds a concern about a child on roll, and cannot read back what others added",
                Case(asks(teacher, .act("concern.record")), .redacted(.identity), [.log]),
                Case(
                    asks(teacher, .look(.concern(author: dsl.practitioner, agency: school))),
                    .refuse("access.relationship")),
                Case(
                    asks(
                        teacher, .look(.concern(author: teacher.practitioner, agency: school)),
                        of: child([involved(.author, teacher)])), .full, [.log])),
            Row(
                "10", "A teacher reads the case of a child on roll: refused",
                Case(asks(teacher, .look(.episode)), .refuse("access.relationship")),
                Case(
                    asks(teacher, .look(.chronology), of: child([involved(.author, teacher)])),
                    .refuse("access.relationship"))),
            Row(
                "11",
                "The former school's safeguarding lead: own contributions until hand-over, then whom to ask",
                Case(
                    asks(formerDsl, .look(.chronology), of: child([agency(.formerSchool, formerSchool)])),
                    .redacted(Sees(everyones: [.identity], agencies: [formerSchool])), [.log]),
                Case(
                    asks(formerDsl, .look(.chronology), of: handedOver), .stub(council), [.log])),
            Row(
                "12", "The new school's safeguarding lead reads the file handed over: all of the school file",
                Case(
                    asks(
                        dsl, .look(.concern(author: formerDsl.practitioner, agency: formerSchool)),
                        of: handedOver),
                    .full, [.log]),
                Case(
                    asks(dsl, .look(.concern(author: teacher.practitioner, agency: school)), of: handedOver),
                    .full,
                    [.log]),
                Case(
                    asks(
                        dsl, .look(.concern(author: formerDsl.practitioner, agency: formerSchool)),
                        of: child([agency(.formerSchool, formerSchool)])), .refuse("access.relationship"))),
            Row(
                "13", "School staff see an address that is protected: masked, in their own notes too",
                Case(
                    asks(dsl, .look(.summary), of: child(labels: [.locationProtected])),
                    .redacted(dslSees.masking([.location])), [.log])),
        ]

        private static let handedOver = child([agency(.formerSchool, formerSchool, until: yesterday)])

        private static let others = [
            Row(
                "14",
                "An emergency clinician checks a child with a plan: the status card, the lead told",
                Case(
                    asks(clinician, .look(.summary), for: "newConcern"),
                    .redacted(Sees(status: true, everyones: [.identity])), [.log, .notify(.lead)]),
                Case(
                    asks(clinician, .look(.summary), of: child(hasOpenPlan: false), for: "newConcern"), .hide)
            ),
            Row(
                "47", "A data protection officer reads who has looked: all of it, and no narrative",
                Case(asks(privacy, .look(.looks), for: "quality"), .full, [.log]),
                Case(asks(privacy, .look(.chronology), for: "quality"), .refuse("access.relationship"))),
            Row(
                "Address",
                "A protected address is shown to lead and supervisor, and masked for the duty team",
                Case(asks(lead, .look(.summary), of: protected), .full, [.log]),
                Case(asks(supervisor, .look(.summary), of: protected), .full, [.log]),
                Case(asks(duty, .look(.summary), of: protected), .redacted(everythingButLocation), [.log])),
            Row(
                "Purpose", "A safeguarding lead who says they supervise the work is refused",
                Case(asks(dsl, .look(.chronology), for: "supervision"), .refuse("access.purpose"))),
            Row(
                "Referrer",
                "A referrer sees how their referral stands, what they were told, and their own words",
                Case(
                    asks(officer, .look(.episode), of: child([involved(.referrer, officer)])),
                    .redacted(
                        Sees(
                            status: true, feedback: true, everyones: [.identity],
                            authors: [officer.practitioner])),
                    [.log])),
            Row(
                "Family",
                "Whoever carries the work with a child sees who an adult of the family is and where they live; a "
                    + "protected address stays hidden, and nobody else of the council sees anything",
                Case(
                    asks(colleague, .look(.summary), of: child([involved(.family, colleague)])),
                    .redacted(familySees), [.log]),
                Case(
                    asks(
                        colleague, .look(.summary),
                        of: child([involved(.family, colleague)], labels: [.locationProtected])),
                    .redacted(familySees.masking([.location])), [.log]),
                Case(asks(stranger, .look(.summary), of: child([involved(.family, colleague)])), .hide)),
            Row(
                "Consulted", "A police officer consulted sees status and the force's own contribution",
                Case(
                    asks(officer, .look(.chronology), of: child([involved(.consulted, officer)])),
                    .redacted(Sees(status: true, everyones: [.identity], agencies: [police])), [.log])),
            Row(
                "Emergency",
                "Emergency access reads the child's story, the address only when it was asked for",
                Case(
                    asks(colleague, .look(.chronology), of: inEmergency()), .redacted(emergencySees), [.log]),
                Case(
                    asks(colleague, .look(.chronology), of: inEmergency(location: true)),
                    .redacted(emergencySees.union(Sees(everyones: [.location]))), [.log]),
                Case(
                    asks(
                        colleague, .look(.chronology), of: inEmergency(),
                        at: officeHours.adding(minutes: 60)),
                    .offer,
                    [.log])),
            Row(
                "Public", "Anyone reads the guidance", Case(asks(stranger, .guidance, account: leaver), .full)
            ),
        ]

        private static let protected = child(labels: [.locationProtected])
        private static let emergencySees = Sees(
            status: true, everyones: [.identity, .narrative, .school, .health, .childsWords])

        private static func inEmergency(location: Bool = false) -> Subject {
            var subject = child([
                involved(.emergency, colleague, from: officeHours, until: officeHours.adding(minutes: 60))
            ])
            if location { subject.locationGranted = [colleague.practitioner] }
            return subject
        }

        private static let conflicts = [
            Row(
                "21", "Anyone opens their own record or their own child's: nothing, emergency access or not",
                Case(asks(lead, .look(.chronology), of: leadsOwnChild()), .hide, [.notify(.privacyOfficer)]),
                Case(asks(lead, .act("grant.open"), of: leadsOwnChild()), .hide, [.notify(.privacyOfficer)]),
                Case(
                    asks(lead, .look(.summary), of: leadsOwnChild([involved(.emergency, lead)])), .hide,
                    [.notify(.privacyOfficer)]),
                Case(asks(lead, .search(identifiers: 3), of: leadsOwnChild()), .hide)),
            Row(
                "22",
                "Anyone opens a relative's or neighbour's, declared or matched: nothing, an alert",
                Case(
                    asks(dsl, .look(.summary), of: child(labels: [.excluded(dsl.practitioner)])), .hide,
                    [.notify(.privacyOfficer)]),
                Case(
                    asks(dsl, .look(.summary), of: child(parties: [Worker(dsl.practitioner)])), .hide,
                    [.notify(.privacyOfficer)])),
            Row(
                "23", "A manager reads a staff member's family record, restricted: nothing unless allowed",
                Case(asks(colleague, .look(.chronology), of: staffFamily(allowing: [])), .hide),
                Case(asks(supervisor, .look(.chronology), of: staffFamily(allowing: [])), .hide),
                Case(
                    asks(
                        supervisor, .look(.chronology), of: staffFamily(allowing: [supervisor.practitioner])),
                    .full,
                    [.log, .reason, .notify(.privacyOfficer)])),
        ]

        private static func leadsOwnChild(_ more: [Involvement] = []) -> Subject {
            child(more, parties: [Worker(lead.practitioner, lineManager: supervisor.practitioner)])
        }

        private static func staffFamily(allowing: [PractitionerID]) -> Subject {
            let parties = [colleague, supervisor].map {
                Worker(PractitionerID(unchecked: "STAFF"), lineManager: $0.practitioner)
            }
            return child(
                labels: [.restricted(allowing: allowing, offersEmergencyAccess: true)], parties: parties)
        }

        private static let restrictions = [
            Row(
                "24",
                "An allowed worker reads a high-profile child: all of it, with a reason, an alert",
                Case(
                    asks(
                        lead, .look(.chronology), of: restricted(offers: false, allowing: [lead.practitioner])
                    ), .full,
                    [.log, .reason, .notify(.privacyOfficer)])),
            Row(
                "25",
                "A worker not allowed reads a high-profile child: whom to ask, or the offer, by label",
                Case(asks(lead, .look(.chronology), of: restricted(offers: false)), .stub(council), [.log]),
                Case(asks(lead, .look(.chronology), of: restricted(offers: true)), .offer, [.log]),
                Case(
                    asks(colleague, .look(.chronology), of: restricted(offers: false)), .stub(council), [.log]
                ),
                Case(asks(colleague, .look(.chronology), of: restricted(offers: true)), .offer, [.log]),
                Case(asks(stranger, .look(.chronology), of: restricted(offers: true)), .hide)),
            Row(
                "26", "A worker not allowed searches for a sealed child: nothing, as if absent",
                Case(asks(stranger, .search(identifiers: 3), of: sealed), .hide),
                Case(asks(lead, .search(identifiers: 3), of: sealed), .hide),
                Case(asks(lead, .look(.chronology), of: sealed), .hide),
                Case(asks(lead, .act("concern.record"), of: sealed), .hide)),
            Row(
                "41",
                "A relationship before an embargo has passed: nothing; at the instant it passes, all",
                Case(asks(dsl, schoolsConcern, of: embargoed, at: tomorrow.adding(minutes: -1)), .hide),
                Case(asks(dsl, schoolsConcern, of: embargoed, at: tomorrow), .full, [.log]),
                Case(asks(lead, .look(.chronology), of: embargoed), .full, [.log])),
            Row(
                "Emergency, restricted",
                "Live emergency access opens a restricted record only where the label offers it",
                Case(
                    asks(colleague, .look(.chronology), of: restrictedInEmergency(offers: true)),
                    .redacted(emergencySees), [.log, .reason, .notify(.privacyOfficer)]),
                Case(
                    asks(colleague, .look(.chronology), of: restrictedInEmergency(offers: false)),
                    .stub(council),
                    [.log])),
            Row(
                "Worry", "A worry about a restricted child can be sent in by anyone, and shows who they are",
                Case(
                    asks(stranger, .act("referral.make"), of: restricted(offers: false)),
                    .redacted(.identity), [.log])),
        ]

        private static func restrictedInEmergency(offers: Bool) -> Subject {
            var subject = inEmergency()
            subject.labels = [.restricted(allowing: [], offersEmergencyAccess: offers)]
            return subject
        }

        private static let sealed = child(labels: [.sealed(allowing: [supervisor.practitioner])])
        private static let embargoed = child(labels: [.embargoed(until: tomorrow)])
        private static let schoolsConcern = Action.look(
            .concern(author: teacher.practitioner, agency: school))

        private static func restricted(offers: Bool, allowing: [PractitionerID] = []) -> Subject {
            child(labels: [.restricted(allowing: allowing, offersEmergencyAccess: offers)])
        }

        private static let leaver = Account(enabled: false, agencyOpen: true, secondFactor: .done)

        private static let accounts = [
            Row(
                "27", "A system administrator asks for any content: refused",
                Case(asks(administrator, .look(.chronology)), .refuse("access.administrators")),
                Case(asks(administrator, .look(.looks)), .refuse("access.administrators")),
                Case(asks(administrator, .search(identifiers: 3)), .refuse("access.administrators")),
                Case(asks(administrator, .act("grant.open")), .refuse("access.administrators")),
                Case(asks(administrator, .look(.chronology), of: nil), .refuse("access.administrators")),
                Case(asks(administrator, .administer(.practitioners)), .redacted(.nothing))),
            Row(
                "57", "An author corrects their own entry: they may; nobody else may",
                Case(
                    asks(teacher, .correct(author: teacher.practitioner)),
                    .redacted(Sees(everyones: [.identity], authors: [teacher.practitioner])), [.log]),
                Case(
                    asks(teacher, .act("concern.correct"), whose: Worker(teacher.practitioner)),
                    .redacted(Sees(everyones: [.identity], authors: [teacher.practitioner])), [.log]),
                Case(asks(lead, .correct(author: teacher.practitioner)), .refuse("access.role.author"))),
            Row(
                "59", "A leaver with an old session, disabled a second ago: refused",
                Case(asks(lead, .look(.chronology), account: leaver), .refuse("access.account.disabled")),
                Case(
                    asks(lead, .look(.chronology), of: nil, account: leaver),
                    .refuse("access.account.disabled")),
                Case(
                    asks(
                        lead, .act("assessment.write"),
                        account: Account(enabled: true, agencyOpen: false, secondFactor: .done)),
                    .refuse("access.account.agency")),
                Case(
                    asks(
                        lead, .look(.summary),
                        account: Account(enabled: true, agencyOpen: true, secondFactor: .missing)),
                    .refuse("access.account.factor"))),
        ]

        private static let acts = [
            Row(
                "50",
                "Nobody reviews their own emergency access, nor that of anyone in their line",
                Case(
                    asks(privacy, .act("grant.review"), whose: Worker(colleague.practitioner)),
                    .redacted(.identity), [.log]),
                Case(
                    asks(privacy, .act("grant.review"), whose: Worker(privacy.practitioner)),
                    .refuse("access.role.self")),
                Case(
                    asks(
                        privacy, .act("grant.review"),
                        whose: Worker(colleague.practitioner, lineManager: privacy.practitioner)),
                    .refuse("access.role.self")),
                Case(asks(privacy, .act("grant.review")), .refuse("access.role.self"))),
            Row(
                "Break glass", "Emergency access is opened with a reason, and three people are told",
                Case(
                    asks(colleague, .act("grant.open")), .redacted(.identity),
                    [.log, .reason, .notify(.lead), .notify(.supervisor), .notify(.privacyOfficer)])),
            Row(
                "Decide", "The council's duty team decides on a referral; the school that sent it does not",
                Case(asks(duty, .act("referral.decide")), .full, [.log]),
                Case(asks(dsl, .act("referral.decide")), .refuse("access.role")),
                Case(asks(stranger, .act("referral.decide")), .hide)),
        ]
    }
}
