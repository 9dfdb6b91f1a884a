import Guidance

extension Partnership {
    /// The local protocol for assessment. Its times and its rule of who may lead lie over the guidance's own.
    ///
    /// 1. It only tightens: a time that is longer than the guidance's, or in another unit, is refused; so is a
    /// lead whom
    /// the edition does not allow. 2. It begins on a day to come, so that no clock that runs is changed. 3.
    /// From that day
    /// every clock that starts and every check made uses it.
    package struct PublishProtocol: Act {
        package static let kind: ActKind = "protocol.publish"
        package let from: Day
        /// Words for each option of `protocolContents`.
        package let contents: [String: String]
        /// Words for each option of `protocolGroups`.
        package let groups: [String: String]
        /// For options of `protocolTimes`, which are keys of duties: `30 working days`.
        package let times: [String: String]?
        /// Options of `practitionerRoles`.
        package let leads: [String]?
        package let agreedBy: [PractitionerID]

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "protocol.publish"
            try partnership.mustHaveBegun()
            for (question, list, given) in [
                ("contents", ListKey.protocolContents, contents), ("groups", .protocolGroups, groups),
            ] {
                if let missing = setting.guidance.options(list).first(where: { (given[$0.code] ?? "").isEmpty }) {
                    throw .wrong(
                        name + ".complete", question, "Nothing is said about “\(missing.label)”.",
                        instead: "Fill in each heading: the protocol is to cover all of them.",
                        authority: "WT2023 paras 140-142")
                }
            }
            guard from > setting.recordedAt.day else {
                throw .wrong(
                    name + ".ahead", "from", "A protocol cannot begin before everyone can know it.",
                    instead: "Enter a day to come, so that no clock that runs is changed.")
            }
            let then = setting.guidance.library.guidance(on: from)
            for (code, words) in (times ?? [:]).sorted(by: { $0.key < $1.key }) {
                try checkTime(code, words, name, under: then)
            }
            let rule = then.nationalRule(.leadAssessment)
            for role in leads ?? [] where !rule.allows(role: role) {
                throw .wrong(
                    name + ".leads", "leads", "The edition does not let that role lead an assessment.",
                    instead: "A protocol may name fewer roles than the guidance, never more.", authority: rule.cite)
            }
            try partnership.mustAllAgree(agreedBy, name, in: setting)
        }

        private func checkTime(_ code: String, _ words: String, _ name: String, under then: Guidance) throws(Refusal) {
            guard let key = DutyKey(rawValue: code), let limit = Limit(words), limit != .none else {
                throw .wrong(
                    name + ".time", "times", "“\(words)” is no length of time.",
                    instead: "Write it as 30 working days, or 8 weeks.")
            }
            let duty = then.nationalDuty(key)
            guard duty.localMay != .nothing else {
                throw .wrong(
                    name + ".fixed", "times", "The time of “\(duty.title)” is not for a partnership to change.",
                    instead: "Leave it out.", authority: duty.cite)
            }
            guard limit.isAsTight(as: duty.limit, direction: duty.direction) else {
                throw .wrong(
                    name + ".looser", "times",
                    "“\(duty.title)” would have \(limit.inWords), and the guidance gives \(duty.limit.inWords).",
                    instead: "A protocol may ask for it sooner, in the same unit; never later.", authority: duty.cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.protocols.append(Stamped(self, stamp))
        }
    }

    package func localProtocol(on day: Day) -> Stamped<PublishProtocol>? {
        protocols.last { $0.act.from <= day }
    }

    /// What the protocols lay over the guidance, each from its day and for the council that is a partner then.
    package var overlays: [LocalOverlay] {
        protocols.flatMap { one in councils.compactMap { overlay(one, for: $0) } }
    }

    private var councils: [Partner] { partners.filter { $0.kind == Agency.councilKind } }

    private func overlay(_ one: Stamped<PublishProtocol>, for council: Partner) -> LocalOverlay? {
        if let until = council.until, until < one.act.from { return nil }
        return
            LocalOverlay(
                from: max(one.act.from, council.from), until: council.until, council: council.agency.id,
                area: begun?.act.area ?? council.footprint,
                cite: "local protocol for assessment of \(one.act.from.inWords)",
                times: Dictionary(
                    uniqueKeysWithValues: (one.act.times ?? [:]).compactMap { code, words in
                        guard let key = DutyKey(rawValue: code), let limit = Limit(words) else { return nil }
                        return (key, limit)
                    }),
                leads: one.act.leads)
    }
}
