import Guidance

extension PolicyRegister {
    /// Some people must read a policy by a day.
    package struct Require: Act {
        package static let kind: ActKind = "policy.require"
        package let entry: Int
        package let readers: [PractitionerID]
        package let by: Day

        package func check(_ register: PolicyRegister, in setting: Setting) throws(Refusal) {
            let name = "policy.require"
            try Keeping.check(name, in: setting)
            _ = try register.mustBePolicy(entry, name)
            for reader in readers { try AgencyReadiness.Assign.checkOwner(reader, "readers", name, in: setting) }
            try Keeping.checkDay(by, "by", name + ".passed", in: setting)
        }

        package func apply(to register: inout PolicyRegister, _ stamp: Stamp) {
            register.change(entry) { policy in
                for reader in readers { policy.asked[reader] = Policy.Asked(by: by, at: stamp.happenedAt) }
            }
        }
    }

    /// Somebody confirms that they have read a policy as it stands.
    package struct Confirm: Act {
        package static let kind: ActKind = "policy.confirm"
        package static let standsAlone = true
        package let entry: Int

        package func check(_ register: PolicyRegister, in setting: Setting) throws(Refusal) {
            let name = "policy.confirm"
            let policy = try register.mustBePolicy(entry, name)
            guard policy.asked[setting.who.practitioner] != nil else {
                throw Refusal(
                    name + ".asked", .mayNot, because: "You were not asked to read this policy.",
                    authority: Refusal.practice, instead: "Ask whoever looks after it to add you.")
            }
            guard policy.unread[setting.who.practitioner] != nil else {
                throw .notNow(
                    name + ".already", "You have confirmed this version.", instead: "There is nothing more to do.")
            }
        }

        package func apply(to register: inout PolicyRegister, _ stamp: Stamp) {
            register.change(entry) { policy in
                policy.reads.append(
                    Policy.Read(reader: stamp.by, name: nil, on: stamp.happenedAt.day, version: policy.version))
            }
        }
    }

    /// Somebody without an account has read a policy, and whoever keeps the register records it.
    package struct Receipt: Act {
        package static let kind: ActKind = "policy.receipt"
        package static let standsAlone = true
        package let entry: Int
        package let name: String
        package let on: Day

        package func check(_ register: PolicyRegister, in setting: Setting) throws(Refusal) {
            let rule = "policy.receipt"
            try Keeping.check(rule, in: setting)
            let policy = try register.mustBePolicy(entry, rule)
            guard on <= setting.recordedAt.day else {
                throw .wrong(rule + ".ahead", "on", "That day has not come yet.", instead: "Enter when they read it.")
            }
            guard !policy.reads.contains(where: { $0.name == name && $0.version == policy.version }) else {
                throw .notNow(
                    rule + ".already", "Their reading of this version is recorded.",
                    instead: "There is nothing more to do.")
            }
        }

        package func apply(to register: inout PolicyRegister, _ stamp: Stamp) {
            register.change(entry) { policy in
                policy.reads.append(Policy.Read(reader: nil, name: name, on: on, version: policy.version))
            }
        }
    }
}
