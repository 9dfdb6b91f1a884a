import Guidance

/// When a strategy discussion is due: whenever there is reasonable cause to suspect significant harm, at the referral or
/// at any time after it.
extension StrategyDiscussion {
    /// The option of `assessmentOutcomes` that asks for a discussion.
    package static let asked = "strategyDiscussion"

    /// A decision that asks for a discussion, until a later one of the same kind asks for none.
    struct Need {
        let from: Moment
        /// The entry that says so.
        let entry: Int
        let changed: Moment?
    }

    /// The time in which a discussion was due, from the first decision that asked for it.
    struct Period {
        let from: Moment
        let entry: Int
        /// When one was held, or the decision was changed; nil while it is due.
        var until: Moment?
    }

    /// The times in which a discussion was due, the first first; never two at once.
    ///
    /// 1. What is decided while one is due adds nothing. 2. What is decided while an enquiry is under way has been met: a
    /// discussion decided on that. 3. A discussion that somebody calls without such a decision is due from the call.
    func periods(in episode: Episode) -> [Period] {
        let met = held.map(\.stamp.happenedAt)
        let needs = needs(in: episode).filter { !isEnquiring(at: $0.from, in: episode) }
            .sorted { ($0.from, $0.entry) < ($1.from, $1.entry) }
        var periods: [Period] = []
        for need in needs {
            let until = (met.filter { need.from <= $0 } + [need.changed].compactMap { $0 }).min()
            guard let last = periods.last, last.until.map({ need.from <= $0 }) ?? true else {
                periods.append(Period(from: need.from, entry: need.entry, until: until))
                continue
            }
            if let end = last.until { periods[periods.count - 1].until = until.map { max($0, end) } }
        }
        return periods
    }

    /// A discussion is due now.
    func isDue(in episode: Episode) -> Bool {
        episode.isOpen && periods(in: episode).last.map { $0.until == nil } ?? false
    }

    private func needs(in episode: Episode) -> [Need] {
        let received = episode.referral.received?.stamp.happenedAt
        let steps: Set<String> = [Episode.Step.enquiry, Episode.Step.immediateProtection]
        // The police may have used their power before the council heard of the child; a court may have made its order then.
        let protections =
            episode.immediateProtection.policeProtections.map(\.began.stamp)
            + episode.immediateProtection.emergencyOrders.map(\.began.stamp)
        let protected = protections.map { taken in
            Need(
                from: max(taken.happenedAt, received ?? taken.happenedAt), entry: taken.number, changed: nil)
        }
        let begun = discussions.map { Need(from: $0.began, entry: $0.first?.number ?? 0, changed: nil) }
        return Self.asking(episode.referral.decisions) { steps.contains($0.step) }
            + Self.asking([episode.assessment.approved].compactMap { $0 }) { $0.outcome == Self.asked }
            + Self.asking(episode.childInNeedPlan.reviews) { $0.outcome == ChildInNeedPlan.Review.stepUp }
            + Self.asking(episode.harmOutsideHome.decisions) { $0.decision == HarmOutsideHome.Decide.enquiry }
            + protected + begun
    }

    private static func asking<A>(_ decisions: [Stamped<A>], _ asks: (A) -> Bool) -> [Need] {
        decisions.indices.filter { asks(decisions[$0].act) }.map { place in
            let otherwise = decisions[place...].first { !asks($0.act) }
            let stamp = decisions[place].stamp
            return Need(from: stamp.happenedAt, entry: stamp.number, changed: otherwise?.stamp.happenedAt)
        }
    }

    /// An enquiry that was decided on before has no outcome yet.
    private func isEnquiring(at moment: Moment, in episode: Episode) -> Bool {
        let courses = episode.enquiry.courses
        return initiations.enumerated().contains { place, initiation in
            guard initiation.stamp.happenedAt < moment else { return false }
            let concluded = courses.indices.contains(place) ? courses[place].concluded?.stamp.happenedAt : nil
            return concluded.map { moment < $0 } ?? true
        }
    }
}
