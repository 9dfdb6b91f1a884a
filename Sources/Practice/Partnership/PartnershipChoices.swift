import Guidance

extension Partnership {
    /// What stands open of what an act names by its number.
    package func choices(
        for act: ActKind, by practitioner: PractitionerID, under guidance: Guidance
    ) -> [String: [Numbered]] {
        switch act {
        case EscalateDispute.kind, SettleDispute.kind:
            let open = disputes.filter { $0.settled == nil }
            return [
                "entry": open.map { one in
                    let matter = guidance.library.label(.partnershipMatters, one.raised.act.matter)
                    return Numbered(
                        one.raised.stamp.number,
                        "\(matter ?? one.raised.act.matter): \(one.raised.act.because)",
                        on: one.raised.stamp.happenedAt.day)
                }
            ]
        case AnswerScrutiny.kind:
            return [
                "entry": findings.filter { $0.answer == nil }.map { one in
                    Numbered(
                        one.found.stamp.number, "\(one.found.act.area): \(one.found.act.found)",
                        on: one.found.stamp.happenedAt.day)
                }
            ]
        case FinishScrutiny.kind:
            return [
                "entry": findings.compactMap { one in
                    guard let answer = one.openAction else { return nil }
                    return Numbered(
                        one.found.stamp.number, "\(one.found.act.area): \(answer.act.action ?? "")",
                        on: answer.act.by ?? answer.stamp.happenedAt.day)
                }
            ]
        case EndSeat.kind:
            return [
                "entry": seats.filter { ending(of: $0) == nil }.map { one in
                    let place = guidance.library.label(.educationSeats, one.act.seat) ?? one.act.seat
                    return Numbered(one.stamp.number, "\(place): \(one.act.chosen)", on: one.act.from)
                }
            ]
        case ActOnVoice.kind:
            return [
                "entry": voices.filter { $0.acted == nil }.map { one in
                    let who = guidance.library.label(.voicesHeard, one.heard.act.from) ?? one.heard.act.from
                    return Numbered(
                        one.heard.stamp.number, "\(who): \(one.heard.act.said)",
                        on: one.heard.stamp.happenedAt.day)
                }
            ]
        case SendArrangements.kind:
            let gone = Set(sent.map(\.act.version))
            return [
                "version": published.compactMap { one in
                    guard let version = one.act.version, !gone.contains(version) else { return nil }
                    return Numbered(version, "Version \(version)", on: one.act.from)
                }
            ]
        case ReviewPriority.kind:
            return [
                "entry": priorities.filter { ending(of: $0) == nil }.map { one in
                    Numbered(one.stamp.number, now(one).priority, on: now(one).until)
                }
            ]
        case ReviewSharing.kind:
            return ["entry": sharing.map { Numbered($0.stamp.number, $0.act.title, on: reviewOn($0)) }]
        case LeaveBoard.kind: return ["entry": boards.map { Numbered($0.stamp.number, $0.act.name) }]
        case SignForPartner.kind:
            return [
                "entry": requests.filter { $0.closed == nil }.map { one in
                    let matter = guidance.library.label(.leadMatters, one.asked.act.matter) ?? one.asked.act.matter
                    return Numbered(one.number, "\(matter): \(one.asked.act.what)", on: one.asked.act.by)
                }
            ]
        case EndCluster.kind:
            return ["entry": clusters.filter { $0.until == nil }.map { Numbered($0.number, $0.name, on: $0.from) }]
        default: return [:]
        }
    }
}
