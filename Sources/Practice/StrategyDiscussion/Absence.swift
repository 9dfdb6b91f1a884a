import Guidance

extension StrategyDiscussion {
    /// Why one of those who were asked to a discussion did not come.
    ///
    /// Whoever answered that nobody can come, with why, or sent someone else, has said it already.
    package struct Absence: Act {
        package static let kind: ActKind = "strategy.absence"
        package let practitioner: PractitionerID
        package let because: String

        package init(practitioner: PractitionerID, because: String) {
            self.practitioner = practitioner
            self.because = because
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.absence"
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.duty(.strategyDiscussion).cite)
            guard let last = episode.strategy.discussions.last,
                last.invited.contains(where: { $0.practitioner == practitioner })
            else {
                throw .wrong(
                    name + ".asked", "practitioner", "They were not asked to the last strategy discussion.",
                    instead: "Choose one of those who were asked; or ask them to the next discussion.")
            }
            if last.held?.act.present.contains(practitioner) == true {
                throw .wrong(
                    name + ".came", "practitioner", "The minute says that they took part.",
                    instead: "Choose one of those who did not come, or put the minute right by a correction.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.strategy.explain(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Somebody asked to the strategy discussion did not come", [.of("Why", because)])
        }
    }

    /// To the last discussion, held or not.
    mutating func explain(_ absence: Stamped<Absence>) {
        guard let last = discussions.indices.last else { return }
        discussions[last].absences.append(absence)
    }
}

extension Discussion {
    /// Those asked who were not there and of whom nothing says why: neither their own answer nor the council.
    package func unexplained(present: [PractitionerID]) -> [PractitionerID] {
        invited.filter { one in
            !present.contains(one.practitioner) && ownReason(one) == nil
                && one.answer?.act.coming != StrategyDiscussion.Respond.sending
                && !absences.contains { $0.act.practitioner == one.practitioner }
        }.map(\.practitioner)
    }

    /// Why someone who was asked was not there, and which entry says so; nil where they came or nothing says it.
    package func whyAbsent(_ one: PractitionerID) -> (because: String, stamp: Stamp)? {
        guard let held, !held.act.present.contains(one) else { return nil }
        if let told = absences.last(where: { $0.act.practitioner == one }) { return (told.act.because, told.stamp) }
        if let own = invited.first(where: { $0.practitioner == one }).flatMap(ownReason) { return own }
        // With one of them unexplained, what the minute says of who was absent is about that one.
        guard unexplained(present: held.act.present) == [one], let absent = held.act.absent, !absent.isEmpty else {
            return nil
        }
        return (absent, held.stamp)
    }

    private func ownReason(_ one: Invited) -> (because: String, stamp: Stamp)? {
        guard let answer = one.answer, answer.act.coming != StrategyDiscussion.Respond.isComing,
            let because = answer.act.because, !because.isEmpty
        else { return nil }
        return (because, answer.stamp)
    }
}

extension StrategyDiscussion.Hold {
    /// Everyone who was asked and did not come has a reason of their own: one answer here explains one of them.
    func checkAbsences(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
        let unexplained = episode.strategy.open?.unexplained(present: present) ?? []
        if unexplained.isEmpty || unexplained.count == 1 && !(absent ?? "").isEmpty { return }
        let isOne = unexplained.count == 1
        throw Refusal(
            name + ".absences", .wrong,
            because: isOne
                ? "One of those who were asked did not come, and it does not say why."
                : "\(unexplained.count) of those who were asked did not come, and it does not say why for each of them.",
            authority: setting.guidance.duty(.strategyDiscussion).cite,
            instead: isOne
                ? "Say here who it was, and why."
                : "Record for each of them why they did not come, with “Say why somebody did not come”; then record the discussion. What they answered themselves counts.",
            question: "absent")
    }
}
