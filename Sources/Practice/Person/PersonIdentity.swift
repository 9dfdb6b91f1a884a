import Guidance

/// Who someone is, at a glance: what every page about them shows at the top.
package struct Identity: Hashable, Sendable, Codable {
    /// Something to know before anything else.
    package enum Flag: String, Hashable, Sendable, Codable, CaseIterable {
        case died, unborn, protectedAddress, restricted, needsInterpreter, approximateBirth
    }

    /// Where someone lives.
    package struct Home: Hashable, Sendable, Codable {
        package let address: String
        package let postcode: String?
        /// An option of `addressKinds`.
        package let kind: String
        package let from: Day?
        package let isProtected: Bool
    }

    /// Someone who carries parental responsibility, and what they are to the child.
    package struct Parent: Hashable, Sendable, Codable {
        package let person: PersonID
        /// An option of `relationshipKinds`.
        package let relationship: String
    }

    package let person: PersonID
    package let fullName: String
    package let knownAs: String?
    /// Names no longer used, or used elsewhere.
    package let otherNames: [String]
    package let dateOfBirth: Day?
    package let expectedDate: Day?
    package let birthNotKnownBecause: String?
    package let diedOn: Day?
    /// As answered where the date of birth is not known.
    package let isAdult: Bool?
    package let sex: String?
    package let ethnicity: String?
    package let firstLanguage: String?
    package let nhsNumber: String?
    package let upn: String?
    package let home: Home?
    package let school: AgencyID?
    package let parents: [Parent]
    package let household: [PersonID]
    /// Options of `communicationNeeds`.
    package let needs: [String]
    package let flags: [Flag]
    /// What their processes say of them now, where the viewer may know it. Not part of the kept identity.
    package var facts: [Fact] = []

    private enum CodingKeys: String, CodingKey {
        case person, fullName, knownAs, otherNames, dateOfBirth, expectedDate, birthNotKnownBecause, diedOn, isAdult
        case sex, ethnicity, firstLanguage, nhsNumber, upn, home, school, parents, household, needs, flags
    }

    /// The same person with less shown: no address, no numbers of other agencies, no school.
    package func showing(home showsHome: Bool, numbers: Bool, school showsSchool: Bool) -> Identity {
        Identity(
            person: person, fullName: fullName, knownAs: knownAs, otherNames: otherNames,
            dateOfBirth: dateOfBirth,
            expectedDate: expectedDate, birthNotKnownBecause: birthNotKnownBecause, diedOn: diedOn,
            isAdult: isAdult,
            sex: sex, ethnicity: ethnicity, firstLanguage: firstLanguage,
            nhsNumber: numbers ? nhsNumber : nil,
            upn: numbers ? upn : nil, home: showsHome ? home : nil, school: showsSchool ? school : nil,
            parents: parents, household: household, needs: needs, flags: flags)
    }

    /// Of age on a day, by the date of birth or as answered where it is not known.
    package func isAdult(on day: Day) -> Bool {
        if expectedDate != nil { return false }
        return dateOfBirth.map { $0.age(on: day) >= 18 } ?? isAdult ?? false
    }

    /// The age in whole years, which stops at death; nil before birth and when nobody knows the date.
    package func age(on day: Day) -> Int? { dateOfBirth?.age(on: diedOn.map { min($0, day) } ?? day) }
}

extension Person {
    /// Who they are at a moment; nil before they are registered.
    package func identity(at moment: Moment) -> Identity? {
        guard let id, let registered else { return nil }
        let day = moment.day
        let used = names.filter { $0.isUsed(on: day) }
        let main = used.last { $0.use == Person.mainUse } ?? used.last ?? names.last
        let knownAs = used.last { $0.use == Person.knownAsUse }
        let shown = [main?.fullName, knownAs?.fullName]
        var others: [String] = []
        for held in names where !shown.contains(held.fullName) && !others.contains(held.fullName) {
            others.append(held.fullName)
        }
        return Identity(
            person: id, fullName: main?.fullName ?? registered.act.fullName, knownAs: knownAs?.fullName,
            otherNames: others, dateOfBirth: born.dateOfBirth, expectedDate: born.expectedDate,
            birthNotKnownBecause: born.notKnownBecause, diedOn: death?.act.diedOn,
            isAdult: registered.act.isAdult,
            sex: sex, ethnicity: ethnicity, firstLanguage: firstLanguage, nhsNumber: nhsNumber?.digits,
            upn: upn?.characters, home: home(on: day)?.act.home, school: school(on: day)?.school,
            parents: parents(on: day),
            household: household.map(\.act).filter { $0.lasts(on: day) }.map(\.other),
            needs: communication?.act.needs ?? [], flags: flags(at: moment))
    }

    /// Those who carry parental responsibility on a day.
    package func parents(on day: Day) -> [Identity.Parent] {
        relationships.map(\.act)
            .filter { $0.parentalResponsibility == "yes" && $0.lasts(on: day) }
            .map { Identity.Parent(person: $0.other, relationship: $0.relationship) }
    }

    private func flags(at moment: Moment) -> [Identity.Flag] {
        var flags: [Identity.Flag] = []
        if death != nil { flags.append(.died) }
        if isUnborn, death == nil { flags.append(.unborn) }
        let labels = labels(at: moment)
        if labels.contains(.locationProtected) { flags.append(.protectedAddress) }
        if labels.contains(where: \.isRestriction) { flags.append(.restricted) }
        if communication?.act.interpreter ?? false { flags.append(.needsInterpreter) }
        if born.isApproximate { flags.append(.approximateBirth) }
        return flags
    }
}

extension Person.Move {
    fileprivate var home: Identity.Home {
        Identity.Home(
            address: address, postcode: postcode.flatMap { Postcode($0) }?.description, kind: addressKind,
            from: from,
            isProtected: protected)
    }
}

extension Label {
    fileprivate var isRestriction: Bool {
        switch self {
        case .restricted, .sealed, .embargoed: true
        case .excluded, .locationProtected: false
        }
    }
}
