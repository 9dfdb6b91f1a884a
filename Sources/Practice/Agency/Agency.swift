import Guidance

/// An organisation whose practitioners work in the record: a school, a council, a force, a trust, a charity.
package struct Agency: Process {
    package static let name = ProcessName.agency
    package static var acts: [any Act<Agency>.Type] { [Register.self, Amend.self, Close.self] }

    package internal(set) var registered: Stamped<Register>?
    package internal(set) var title = ""
    /// An option of `agencyKinds`.
    package internal(set) var kind = ""
    package internal(set) var phone: String?
    package internal(set) var hours: String?
    package internal(set) var outOfHoursPhone: String?
    /// It receives referrals and decides on them: a council with social services functions.
    package internal(set) var decidesReferrals = false
    package internal(set) var closed: Stamped<Close>?

    package init() {}

    package var about: [PersonID] { [] }
    package var isOpen: Bool { registered != nil && closed == nil }

    package func next(under guidance: Guidance) -> [ActKind] {
        if registered == nil { return [Register.kind] }
        return isOpen ? [Amend.kind, Close.kind] : []
    }

    /// Kinds of agency with a roll of children.
    package static let educationKinds: Set<String> = ["school", "college", "earlyYears"]
    /// Kinds of agency whose officers have a constable's powers.
    package static let policeKinds: Set<String> = ["police", "britishTransportPolice"]
    /// Kinds of agency that look after people's health.
    package static let healthKinds: Set<String> = [
        "integratedCareBoard", "clinicalCommissioningGroup", "hospitalTrust", "communityHealth", "mentalHealth",
        "generalPractice", "drugAlcohol",
    ]
    /// The kind of agency that holds the duties of the Children Act 1989 towards children in need.
    package static let councilKind = "localAuthority"

    func checkOpen() throws(Refusal) {
        guard registered != nil else {
            throw .notNow(
                "agency.notRegistered", "This agency is not on record.", instead: "Register it first.")
        }
        guard closed == nil else {
            throw .notNow(
                "agency.closed", "This agency has closed.",
                instead: "Register the agency that took over its work.")
        }
    }

    static func checkName(_ name: String) throws(Refusal) {
        guard name.contains(where: \.isLetter) else {
            throw .wrong(
                "agency.name", "name", "An agency's name has letters.",
                instead: "Enter the name by which people know it.")
        }
    }

    static func checkPhone(_ phone: String?, _ question: String, _ rule: String) throws(Refusal) {
        guard let phone, !Phone.isPlausible(phone) else { return }
        throw .wrong(
            rule, question, "This cannot be a telephone number.",
            instead: "Enter it with its area code, such as 01632 960001.")
    }

    static func checkDecides(_ decides: Bool, kind: String) throws(Refusal) {
        guard decides, kind != councilKind else { return }
        throw .wrong(
            "agency.decidesReferrals", "decidesReferrals", "Only a council decides on referrals.",
            instead: "Answer no, or choose local authority as the kind of agency.",
            authority: "CA1989 s17 and s47")
    }
}

extension Agency {
    /// An agency joins the record.
    package struct Register: Act {
        package static let kind: ActKind = "agency.register"
        package static let opens = true
        package let name: String
        /// An option of `agencyKinds`.
        package let agencyKind: String
        package let phone: String
        /// When the phone is answered, in words.
        package let hours: String?
        package let outOfHoursPhone: String?
        package let decidesReferrals: Bool

        package init(
            name: String, agencyKind: String, phone: String, hours: String? = nil,
            outOfHoursPhone: String? = nil, decidesReferrals: Bool = false
        ) {
            self.name = name
            self.agencyKind = agencyKind
            self.phone = phone
            self.hours = hours
            self.outOfHoursPhone = outOfHoursPhone
            self.decidesReferrals = decidesReferrals
        }

        package func check(_ agency: Agency, in setting: Setting) throws(Refusal) {
            guard agency.registered == nil else {
                throw .notNow(
                    "agency.register.already", "This agency is registered already.",
                    instead: "Amend it instead.")
            }
            try Agency.checkName(name)
            try Agency.checkPhone(phone, "phone", "agency.phone")
            try Agency.checkPhone(outOfHoursPhone, "outOfHoursPhone", "agency.outOfHoursPhone")
            try Agency.checkDecides(decidesReferrals, kind: agencyKind)
        }

        package func apply(to agency: inout Agency, _ stamp: Stamp) {
            agency.registered = Stamped(self, stamp)
            agency.title = name
            agency.kind = agencyKind
            agency.phone = phone
            agency.hours = hours
            agency.outOfHoursPhone = outOfHoursPhone
            agency.decidesReferrals = decidesReferrals
        }
    }

    /// What is known of an agency changes: only what is answered does.
    package struct Amend: Act {
        package static let kind: ActKind = "agency.amend"
        package let name: String?
        package let agencyKind: String?
        package let phone: String?
        package let hours: String?
        package let outOfHoursPhone: String?
        package let decidesReferrals: Bool?

        package init(
            name: String? = nil, agencyKind: String? = nil, phone: String? = nil, hours: String? = nil,
            outOfHoursPhone: String? = nil, decidesReferrals: Bool? = nil
        ) {
            self.name = name
            self.agencyKind = agencyKind
            self.phone = phone
            self.hours = hours
            self.outOfHoursPhone = outOfHoursPhone
            self.decidesReferrals = decidesReferrals
        }

        package func check(_ agency: Agency, in setting: Setting) throws(Refusal) {
            try agency.checkOpen()
            guard
                [name, agencyKind, phone, hours, outOfHoursPhone].contains(where: { $0 != nil })
                    || decidesReferrals != nil
            else {
                throw .wrong(
                    "agency.amend.nothing", "name", "Nothing was answered.",
                    instead: "Enter what has changed.")
            }
            if let name { try Agency.checkName(name) }
            try Agency.checkPhone(phone, "phone", "agency.phone")
            try Agency.checkPhone(outOfHoursPhone, "outOfHoursPhone", "agency.outOfHoursPhone")
            try Agency.checkDecides(
                decidesReferrals ?? agency.decidesReferrals, kind: agencyKind ?? agency.kind)
        }

        package func apply(to agency: inout Agency, _ stamp: Stamp) {
            if let name { agency.title = name }
            if let agencyKind { agency.kind = agencyKind }
            if let phone { agency.phone = phone }
            if let hours { agency.hours = hours }
            if let outOfHoursPhone { agency.outOfHoursPhone = outOfHoursPhone }
            if let decidesReferrals { agency.decidesReferrals = decidesReferrals }
        }
    }

    /// An agency ends. What it recorded stays; nobody acts for it any more.
    package struct Close: Act {
        package static let kind: ActKind = "agency.close"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ agency: Agency, in setting: Setting) throws(Refusal) {
            try agency.checkOpen()
        }

        package func apply(to agency: inout Agency, _ stamp: Stamp) {
            agency.closed = Stamped(self, stamp)
        }
    }
}

/// A telephone number as people write it.
enum Phone {
    static func isPlausible(_ text: String) -> Bool {
        let digits = text.filter { $0.isASCII && $0.isNumber }.count
        let known = text.allSatisfy { ($0.isASCII && $0.isNumber) || " +()-./extEXT".contains($0) }
        return known && (3...20).contains(digits)
    }
}
