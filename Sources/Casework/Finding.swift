import Access
import Guidance
import Matching
import Practice
import Readings
import Store

/// What a practitioner knows of the person they look for.
package struct Sought: Sendable {
    package var name: String
    package var dateOfBirth: Day?
    package var postcode: String?
    package var nhsNumber: String?
    package var upn: String?

    package init(
        name: String = "", dateOfBirth: Day? = nil, postcode: String? = nil, nhsNumber: String? = nil,
        upn: String? = nil
    ) {
        self.name = name
        self.dateOfBirth = dateOfBirth
        self.postcode = postcode
        self.nhsNumber = nhsNumber
        self.upn = upn
    }

    var description: PersonDescription {
        PersonDescription(
            names: name.isEmpty ? [] : [name], bornOn: dateOfBirth.map { BirthDate($0) }, nhsNumber: nhsNumber,
            upn: upn,
            postcodes: [postcode].compactMap { $0 })
    }

    /// How many identifiers were given; a number that only one person has stands for two.
    var identifiers: Int {
        if !(nhsNumber ?? "").isEmpty || !(upn ?? "").isEmpty { return 2 }
        return (name.isEmpty ? 0 : 1) + (dateOfBirth == nil ? 0 : 1) + ((postcode ?? "").isEmpty ? 0 : 1)
    }

    var keys: [String] {
        BlockingKeys.sought(
            names: name.isEmpty ? [] : [name], dob: dateOfBirth.map { BirthDate($0) },
            identifiers: [nhsNumber, upn].compactMap { $0 }.filter { !$0.isEmpty }, postcode: postcode)
    }
}

/// Someone found, with the reasons, and how far the asker may go.
package struct Found: Sendable {
    package let likely: Likely
    /// Nil when their page may be opened; else whom to ask.
    package let contact: Contact?
    package let askWhom: AgencyRow?
}

extension Lookout {
    /// Searches for a person by two identifiers or more. Who may not be seen is not there.
    /// - Throws: `Rejection.problems` when too little was given.
    package func find(_ sought: Sought, by caller: Caller, at now: Moment) async throws -> [Found] {
        if let lacking = sought.description.lackingForSearch {
            throw Rejection.problems([Problem(question: "name", message: lacking)])
        }
        let (found, who, decision) = try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            let first = office.access.decide(
                office.asked(who, .search(identifiers: sought.identifiers), nil, at: now))
            if let refusal = first.refusal { throw Rejection.refused(refusal) }
            var found: [Found] = []
            for likely in try office.readings.likely(sought.description, keys: sought.keys, in: session) {
                guard let subject = try office.subject(likely.brief.person, at: now, in: session) else { continue }
                let decision = office.access.decide(
                    office.asked(who, .search(identifiers: sought.identifiers), subject, at: now))
                switch decision.outcome {
                case .hide, .refuse: continue
                case .full, .redacted: found.append(Found(likely: likely, contact: nil, askWhom: nil))
                case .stub(let contact):
                    found.append(try office.found(likely, contact, in: session))
                case .offer(let offer):
                    found.append(try office.found(likely, offer.contact, in: session))
                }
            }
            return (found, who, first)
        }
        try await record(
            look: "search", at: found.map(\.likely.brief.person), by: who, decision, for: Purpose(), at: now)
        return found
    }
}

extension Office {
    fileprivate func found(_ likely: Likely, _ contact: Contact, in session: any Session) throws -> Found {
        Found(
            likely: likely, contact: contact,
            askWhom: try contact.agency.flatMap { try readings.agency($0, in: session) })
    }
}

extension Lookout {
    /// People a form may offer to choose: those chosen already, if a search would find them; those related to the people
    /// it is about; and those the practitioner works with.
    package func choosable(
        by caller: Caller, near people: [PersonID], chosen: [PersonID] = [], at now: Moment
    ) async throws -> [Brief] {
        let (briefs, who, decision) = try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            var wanted = chosen
            wanted += try office.readings.related(to: people, in: session)
            wanted += try office.readings.people(
                workedWithBy: who.doer, orWrittenAbout: true, at: now, in: session)
            let subjects = try office.subjects(wanted, at: now, in: session)
            var seen: Set<PersonID> = []
            let known = wanted.filter { person in
                guard seen.insert(person).inserted, let subject = subjects[person] else { return false }
                return office.mayName(subject, who, at: now, isFound: chosen.contains(person))
            }
            let briefs = try office.readings.briefs(known, in: session)
            return (
                known.compactMap { briefs[$0] }, who, office.access.decide(office.asked(who, .guidance, nil, at: now))
            )
        }
        try await record(look: "choose", at: briefs.map(\.person), by: who, decision, for: Purpose(), at: now)
        return briefs
    }
}
