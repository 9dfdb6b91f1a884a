import Guidance
import Practice

extension Script {
    /// Who is asked to a discussion and for an enquiry, and what they say.
    mutating func asking() -> Line {
        let one = step.part == 0 ? officer : nurse
        switch step.what {
        case .callTalk:
            return line(
                "strategy.call", worker,
                [
                    "purpose":
                        "Whether the child is likely to suffer significant harm, and what keeps them safe today.",
                    "invited": .list([officer, nurse].map { .text($0.id) }),
                    "meetsAt": .text(step.at.adding(minutes: 65).description), "how": "video",
                ])
        case .confer:
            return line(
                "strategy.confer", worker,
                [
                    "how": "phone", "present": .list([worker, officer].map { .text($0.id) }),
                    "unreached": "The school nurse was in a clinic; asked to ring back within the hour.",
                    "policeShared": "One call to the address this year.",
                    "safeguards": "Stays where they are, with somebody who knows why.",
                ])
        case .answerTalk:
            return line(
                "strategy.answer", one,
                ["coming": "coming", "information": .text(random.one(of: Sayings.strengths))])
        case .dissent:
            return line(
                "strategy.disagree", nurse,
                [
                    "because": "What was seen at the clinic weighs more than it was given here.",
                    "wants": "That a doctor sees the child this week, whatever else is decided.",
                ])
        case .askAgency:
            return line(
                "enquiry.check", worker,
                [
                    "agency": .text((step.part == 0 ? crowd.police : crowd.health).id), "practitioner": .text(one.id),
                    "asked": "What do you know of everyone who lives there or comes often?",
                ])
        case .agencyReplies:
            let entry = life.marks[Mark(.askAgency, step, part: step.part)]?.number ?? 0
            return line(
                "enquiry.reply", one, ["entry": .int(entry), "known": .text(random.one(of: Sayings.worries))])
        default:
            return line(
                "enquiry.medical", worker,
                [
                    "consent": "parent", "examined": true, "place": "The children's ward",
                    "examiner": "The paediatrician on call",
                    "findings": "Nothing that was done to the child on purpose.",
                ])
        }
    }

    /// What courts order, and who must keep away.
    mutating func ordered() -> Line {
        switch step.what {
        case .order:
            return line(
                "emergencyProtectionOrder.make", worker,
                [
                    "applicant": "council", "court": "The family court",
                    "because": .text(random.one(of: Sayings.worries)),
                    "whereChildIs": "With carers the council chose",
                    "whoWasTold": "Both parents at court, and the carers that afternoon.", "partnersConsulted": true,
                ])
        case .extendOrder:
            return line(
                "emergencyProtectionOrder.extend", worker,
                ["court": "The family court", "because": "Those who could look after the child are still being seen."])
        case .endOrder:
            return line(
                "emergencyProtectionOrder.end", worker,
                ["how": "returned", "because": "The one who was a danger has left.", "whereChildIs": "At home"])
        case .keepAway:
            return line(
                "exclusion.require", worker,
                [
                    "basis": "policeConditions", "excluded": "An adult of the household",
                    "keptFrom": "The home and the school",
                    "powerOfArrest": false, "because": .text(random.one(of: Sayings.worries)),
                    "whoWasTold": "The parents the same day, and the school.", "partnersConsulted": true,
                ])
        case .liftAway:
            return line(
                "exclusion.lift", worker, ["because": "The conditions have ended, and a written agreement stands."])
        case .assessmentOrder:
            return line(
                "childAssessmentOrder.start", worker,
                [
                    "court": "The family court", "startsOn": .text(step.at.day.description),
                    "assesses": "How the child grows and is cared for, which nobody has been let see.",
                    "whoWasTold": "The parents, at the hearing.", "partnersConsulted": true,
                ])
        default:
            return line(
                "childAssessmentOrder.end", worker,
                ["found": "The child is well cared for. What looked like hiding was fear of being asked."])
        }
    }

    /// Plans that go on, and plans that come and go with a family.
    mutating func moving() -> Line {
        switch step.what {
        case .progress:
            return line(
                "plan.progress", worker,
                [
                    "outcome": .int(step.part + 1),
                    "progress": .text(random.one(of: ["some", "some", "reached", "worse"])),
                    "seen": .text(random.one(of: Sayings.strengths)),
                ])
        case .supervise:
            return line(
                "supervision.record", team.supervisor,
                [
                    "found": [
                        .text(random.one(of: ["nothingMissing", "nothingMissing", "noProgress", "familyNotHeard"]))
                    ],
                    "childsDay": .text(random.one(of: Sayings.words)),
                    "direction": .text(random.one(of: Sayings.changes)),
                    "doneBy": .text(step.at.day.adding(days: 14).description),
                ])
        case .askTransfer:
            return line(
                "transfer.request", worker,
                [
                    "council": .text(crowd.neighbour.id), "movedOn": .text(step.at.day.adding(days: -3).description),
                    "moved": "The whole family, for good, to be near relatives.",
                    "mustKnow": .text(random.one(of: Sayings.worries)),
                    "sent": "The plan and every record since it began.",
                ])
        case .acceptTransfer:
            let held = step.at.day.description
            return line(
                "transfer.accept", worker,
                [
                    "heldOn": .text(held), "decided": "A child protection plan there, for the same reason.",
                    "from": .text(held), "letter": "We accept responsibility from the day of our conference.",
                ])
        case .endPlan:
            return line(
                "protectionPlan.end", chair,
                [
                    "reason": step.part == 0 ? "moved" : "leftCountry", "consulted": [.text(crowd.health.id)],
                    "consultation": "Health and school agree, and know who has the record now.",
                    "because": step.part == 0
                        ? "The other council's plan has begun."
                        : "The family has gone to live abroad; services there know.",
                    "leftOn": step.part == 0 ? .null : .text(step.at.day.adding(days: -1).description),
                    "leftFor": step.part == 0 ? .null : "To relatives abroad; the school there has written.",
                ])
        case .tellPlanEnd:
            return line(
                "protectionPlan.tell", worker,
                [
                    "agencies": .list([crowd.police, crowd.health].map { .text($0.id) }), "familyTold": true,
                    "how": "letter",
                ])
        default:
            return Line(
                act: "transfer.receive", by: duty, about: about,
                answers: [
                    "fromCouncil": .text(crowd.neighbour.id),
                    "movedOn": .text(step.at.day.adding(days: -4).description),
                    "worry": .text(random.one(of: Sayings.worries)),
                    "whereabouts": "With the family, at the new address.",
                    "sharedCare": "Their worker and ours, in turn, until our conference.", "parentsTold": true,
                ])
        }
    }
}
