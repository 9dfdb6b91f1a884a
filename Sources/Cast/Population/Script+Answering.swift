import Guidance
import Practice

/// What people answer, take on and do after somebody has asked or agreed it.
extension Script {
    mutating func answering() -> Line {
        let one = step.part == 0 ? officer : nurse
        switch step.what {
        case .interview:
            return line(
                "assessment.interview", worker,
                [
                    "interviewee": .text(random.one(of: ["mother", "mother", "father", "relative"])),
                    "said": .text(random.one(of: Sayings.said)),
                ])
        case .answerInvitation:
            return line(
                "conference.answer", one,
                step.ends
                    ? ["answer": "someoneElse", "instead": "A colleague who knows the family."] : ["answer": "coming"])
        case .shareReports:
            return line(
                "conference.share", worker,
                [
                    "withWhom": "A parent", "how": "At home, a page at a time.",
                    "said": .text(random.one(of: Sayings.said)),
                ])
        case .askForConference:
            return line(
                "enquiry.askForConference", nurse, ["because": .text(random.one(of: Sayings.worries))])
        case .refuseConference:
            return line(
                "enquiry.answerRequest", team.supervisor,
                [
                    "entry": .int(life.marks[Mark(.askForConference, step)]?.number ?? 0), "granted": false,
                    "because": "What you fear has been asked about and answered; the plan of help has your part in it.",
                ])
        case .agreeMore:
            return line(
                "strategy.action", worker,
                [
                    "actions": [
                        [
                            "what": .text(random.one(of: Sayings.changes)), "practitioner": .text(nurse.id),
                            "by": .text(step.at.day.adding(days: 7).description),
                        ]
                    ]
                ])
        case .doneMore:
            return line(
                "strategy.actionDone", nurse, ["action": 1, "result": .text(random.one(of: Sayings.strengths))])
        default:
            return line(
                "coreGroup.done", worker,
                ["action": .int(step.part), "result": "done", "came": .text(random.one(of: Sayings.strengths))])
        }
    }

    /// Early help by several: who is in the team, what they agree together, and what comes of it.
    mutating func team(_ what: Step.What) -> Line {
        let stream = life.helps[step.child].last
        switch what {
        case .teamHelp:
            return Line(
                act: "earlyHelp.team", by: crew.helper, stream: stream,
                answers: ["members": .list([crew.helper, knowing, nurse].map { .text($0.id) }), "familyAgrees": true])
        case .meetHelp:
            return Line(
                act: "earlyHelp.meet", by: crew.helper, stream: stream,
                answers: [
                    "came": .list([crew.helper, knowing].map { .text($0.id) }), "family": "A parent and the child",
                    "childsVoice": .text(random.one(of: Sayings.words)),
                    "said": .text(random.one(of: Sayings.strengths)),
                    "decided": .text(random.one(of: Sayings.changes)),
                ])
        default:
            return Line(
                act: "earlyHelp.done", by: crew.helper, stream: stream,
                answers: ["action": 1, "result": "done", "came": .text(random.one(of: Sayings.strengths))])
        }
    }

    /// What carers tell of private fostering while it lasts, and that the child has left.
    func fosterNotice() -> Line {
        let stream = life.marks[Mark(.foster, step)]?.stream
        let day = step.at.day
        guard case .changeFoster = step.what else {
            return Line(
                act: "privateFostering.leave", by: worker, stream: stream,
                answers: [
                    "givenBy": "carer", "leftOn": .text(day.adding(days: -1).description),
                    "livesNow": "At home with the family.", "because": "The parents are back.",
                ])
        }
        return Line(
            act: "privateFostering.change", by: worker, stream: stream,
            answers: [
                "givenBy": "carer", "changes": ["household"], "changesOn": .text(day.adding(days: 10).description),
                "because": "A grown-up son of the carer's comes back to live there.",
            ])
    }
}
