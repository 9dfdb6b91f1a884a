import Guidance

extension Practitioner {
    /// A practitioner joins the record.
    ///
    /// 1. An e-mail address belongs to one practitioner.
    /// 2. Whoever is qualified as a social worker has a registration number; nobody else works as one.
    /// 3. Nobody manages themself, directly or by way of others.
    package struct Register: Act, Claiming {
        package static let kind: ActKind = "practitioner.register"
        package static let opens = true
        package let fullName: String
        package let email: String
        package let agency: AgencyID
        package let roles: [String]
        package let socialWorkQualified: Bool
        package let registrationNumber: String?
        package let team: String?
        package let lineManager: PractitionerID?
        package let phone: String?

        package init(
            fullName: String, email: String, agency: AgencyID, roles: [String],
            socialWorkQualified: Bool = false, registrationNumber: String? = nil, team: String? = nil,
            lineManager: PractitionerID? = nil, phone: String? = nil
        ) {
            self.fullName = fullName
            self.email = email
            self.agency = agency
            self.roles = roles
            self.socialWorkQualified = socialWorkQualified
            self.registrationNumber = registrationNumber
            self.team = team
            self.lineManager = lineManager
            self.phone = phone
        }

        package var claims: [String] { [email.lowercased()] }

        package func check(_ practitioner: Practitioner, in setting: Setting) throws(Refusal) {
            guard practitioner.registered == nil else {
                throw .notNow(
                    "practitioner.register.already", "This practitioner is registered already.",
                    instead: "Amend what has changed instead.")
            }
            try Practitioner.checkName(fullName)
            try Practitioner.checkEmail(email, taken: setting.standing.taken)
            try Practitioner.checkAgency(agency, in: setting)
            try Practitioner.checkRoles(roles)
            try Practitioner.checkQualification(
                roles, qualified: socialWorkQualified, number: registrationNumber)
            try Practitioner.checkLine(lineManager, in: setting)
            try Agency.checkPhone(phone, "phone", "practitioner.phone")
        }

        package func apply(to practitioner: inout Practitioner, _ stamp: Stamp) {
            practitioner.registered = Stamped(self, stamp)
            practitioner.fullName = fullName
            practitioner.email = email.lowercased()
            practitioner.agency = agency
            practitioner.roles = roles
            practitioner.isSocialWorkQualified = socialWorkQualified
            practitioner.registrationNumber = registrationNumber
            practitioner.team = team
            practitioner.lineManager = lineManager
            practitioner.phone = phone
        }
    }

    /// What is known of a practitioner changes: only what is answered does.
    package struct Amend: Act, Claiming {
        package static let kind: ActKind = "practitioner.amend"
        package let fullName: String?
        package let email: String?
        package let agency: AgencyID?
        package let roles: [String]?
        package let socialWorkQualified: Bool?
        package let registrationNumber: String?
        package let team: String?
        package let lineManager: PractitionerID?
        package let phone: String?

        package init(
            fullName: String? = nil, email: String? = nil, agency: AgencyID? = nil, roles: [String]? = nil,
            socialWorkQualified: Bool? = nil, registrationNumber: String? = nil, team: String? = nil,
            lineManager: PractitionerID? = nil, phone: String? = nil
        ) {
            self.fullName = fullName
            self.email = email
            self.agency = agency
            self.roles = roles
            self.socialWorkQualified = socialWorkQualified
            self.registrationNumber = registrationNumber
            self.team = team
            self.lineManager = lineManager
            self.phone = phone
        }

        package var claims: [String] { email.map { [$0.lowercased()] } ?? [] }

        private var isEmpty: Bool {
            [fullName, email, registrationNumber, team, phone].allSatisfy { $0 == nil }
                && agency == nil && roles == nil && socialWorkQualified == nil && lineManager == nil
        }

        package func check(_ practitioner: Practitioner, in setting: Setting) throws(Refusal) {
            try practitioner.checkRegistered()
            guard !isEmpty else {
                throw .wrong(
                    "practitioner.amend.nothing", "fullName", "Nothing was answered.",
                    instead: "Enter what has changed.")
            }
            if let fullName { try Practitioner.checkName(fullName) }
            if let email { try Practitioner.checkEmail(email, taken: setting.standing.taken) }
            if let agency { try Practitioner.checkAgency(agency, in: setting) }
            if let roles { try Practitioner.checkRoles(roles) }
            try Practitioner.checkQualification(
                roles ?? practitioner.roles,
                qualified: socialWorkQualified ?? practitioner.isSocialWorkQualified,
                number: registrationNumber ?? practitioner.registrationNumber)
            try Practitioner.checkLine(lineManager, in: setting)
            try Agency.checkPhone(phone, "phone", "practitioner.phone")
        }

        package func apply(to practitioner: inout Practitioner, _ stamp: Stamp) {
            if let fullName { practitioner.fullName = fullName }
            if let email { practitioner.email = email.lowercased() }
            if let agency { practitioner.agency = agency }
            if let roles { practitioner.roles = roles }
            if let socialWorkQualified { practitioner.isSocialWorkQualified = socialWorkQualified }
            if let registrationNumber { practitioner.registrationNumber = registrationNumber }
            if let team { practitioner.team = team }
            if let lineManager { practitioner.lineManager = lineManager }
            if let phone { practitioner.phone = phone }
        }
    }
}

extension Practitioner {
    /// Roles whose title the law keeps for registered social workers.
    static let socialWorkRoles: Set<String> = ["socialWorker", "dutySocialWorker"]

    static func checkName(_ name: String) throws(Refusal) {
        guard name.contains(where: \.isLetter) else {
            throw .wrong(
                "practitioner.name", "fullName", "A name has letters.",
                instead: "Enter the name by which colleagues know them.")
        }
    }

    static func checkEmail(_ email: String, taken: Set<String>) throws(Refusal) {
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        let fits =
            parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
            && !parts[1].hasSuffix(".") && !email.contains(where: \.isWhitespace)
        guard fits else {
            throw .wrong(
                "practitioner.email.form", "email", "This cannot be an e-mail address.",
                instead: "Enter an address such as name@example.org.")
        }
        guard !taken.contains(email.lowercased()) else {
            throw .wrong(
                "practitioner.email.taken", "email", "Another practitioner has this e-mail address.",
                instead: "Find them and amend their entry, or enter another address.")
        }
    }

    static func checkAgency(_ agency: AgencyID, in setting: Setting) throws(Refusal) {
        guard setting.standing.agencies[agency] == nil else { return }
        throw .wrong(
            "practitioner.agency", "agency", "This agency is not on record, or it has closed.",
            instead: "Register the agency first.")
    }

    static func checkRoles(_ roles: [String]) throws(Refusal) {
        guard roles.isEmpty else { return }
        throw .wrong(
            "practitioner.roles", "roles", "A practitioner has at least one role.",
            instead: "Choose their role.")
    }

    static func checkQualification(_ roles: [String], qualified: Bool, number: String?) throws(Refusal) {
        if qualified, (number ?? "").isEmpty {
            throw .wrong(
                "practitioner.registrationNumber", "registrationNumber",
                "A qualified social worker who practises in England is registered.",
                instead: "Enter their Social Work England registration number.",
                authority: socialWorkAuthority)
        }
        if !qualified, roles.contains(where: socialWorkRoles.contains) {
            throw .wrong(
                "practitioner.socialWorkTitle", "roles",
                "Only a qualified and registered social worker works as a social worker.",
                instead: "Choose another role, or say that they are qualified and enter their number.",
                authority: socialWorkAuthority)
        }
    }

    static let socialWorkAuthority = "Social Workers Regulations 2018"

    /// Follows the line upwards as far as the setting tells.
    static func checkLine(_ manager: PractitionerID?, in setting: Setting) throws(Refusal) {
        guard let manager else { return }
        guard setting.standing.practitioners[manager] != nil else {
            throw .wrong(
                "practitioner.lineManager.unknown", "lineManager", "The line manager is not on record.",
                instead: "Register them first, or leave this out for now.")
        }
        guard let stream = setting.stream, stream.process == .practitioner else { return }
        var above: PractitionerID? = manager
        var seen: Set<PractitionerID> = []
        while let one = above, seen.insert(one).inserted {
            guard one.stream != stream else {
                throw one == manager
                    ? .wrong(
                        "practitioner.lineManager.self", "lineManager", "Nobody manages themself.",
                        instead: "Choose someone else.")
                    : .wrong(
                        "practitioner.lineManager.circle", "lineManager",
                        "They would manage each other, by way of others.",
                        instead: "Choose someone who is not managed by this practitioner.")
            }
            above = setting.standing.practitioners[one]?.lineManager
        }
    }
}
