import Guidance

/// A process in which a missed date can be explained after the event.
package protocol ExplainsLate: Corrected {
    var explanations: [DutyKey: [Stamped<LateReason<Self>>]] { get set }
    /// Refuses whoever does not answer for the missed date.
    func checkExplains(_ duty: DutyKey, in setting: Setting) throws(Refusal)
}

extension ExplainsLate {
    package func checkExplains(_ duty: DutyKey, in setting: Setting) throws(Refusal) {}

    /// The reason given for missing a clock: the first given after it stopped, else the last while it runs. What was given
    /// before it started explains an earlier clock of the same duty.
    package func lateReason(_ duty: DutyKey, from start: Moment, stoppedAt: Moment?) -> String? {
        let given = explanations[duty, default: []].filter { start <= $0.stamp.happenedAt }
        guard let stoppedAt else { return given.last?.act.because }
        return given.first { stoppedAt <= $0.stamp.happenedAt }?.act.because ?? given.last?.act.because
    }

    /// Dates that were missed, and that nobody has explained.
    func unexplained(under guidance: Guidance) -> [Waiting] {
        clocks(under: guidance).compactMap { clock in
            guard let stopped = clock.stoppedAt, let due = clock.due, clock.isLate(at: stopped),
                clock.lateBecause == nil
            else { return nil }
            return Waiting(
                "late \(clock.duty.rawValue)" + (clock.mark == 0 ? "" : " \(clock.mark)"), about: clock.about,
                since: stopped, owner: clock.owner, what: "Say why this was late",
                why: "\(guidance.duty(clock.duty).title): due \(due.inWords)", act: LateReason<Self>.kind)
        }
    }

    /// To say why a date was missed, where one was.
    func explaining(under guidance: Guidance) -> [ActKind] {
        unexplained(under: guidance).isEmpty ? [] : [LateReason<Self>.kind]
    }
}

/// The reason why a clock was missed, given after the event.
package struct LateReason<On: ExplainsLate>: Act {
    package static var kind: ActKind { ActKind(rawValue: On.name.rawValue + ".explainLate") }
    package let duty: DutyKey
    package let because: String

    package init(duty: DutyKey, because: String) {
        self.duty = duty
        self.because = because
    }

    package func check(_ on: On, in setting: Setting) throws(Refusal) {
        let name = Self.kind.rawValue
        let ofDuty = on.clocks(under: setting.guidance).filter { $0.duty == duty }
        guard !ofDuty.isEmpty else {
            throw .wrong(
                name + ".duty", "duty", "That clock has not run here.", instead: "Choose one of the clocks shown.")
        }
        guard ofDuty.contains(where: { $0.isLate(at: setting.recordedAt) }) else {
            throw .notNow(name + ".late", "That clock was not missed.", instead: "No reason is needed.")
        }
        try on.checkExplains(duty, in: setting)
    }

    package func apply(to on: inout On, _ stamp: Stamp) {
        on.note(stamp)
        on.explanations[duty, default: []].append(Stamped(self, stamp))
    }

    package func told(_ on: On) -> Line? {
        Line("Reason given for a missed date", [.of("Because", because)])
    }
}
