import Guidance
import Practice

extension Script {
    /// A family group conference, in an episode or in early help.
    mutating func familyGroup() -> Line {
        let isHelp = step.part == 1
        func line(_ verb: String, _ answers: [String: Answer]) -> Line {
            Line(
                act: ActKind(rawValue: isHelp ? "earlyHelp.\(verb)FamilyGroup" : "familyGroup.\(verb)"),
                by: isHelp ? crew.helper : worker, stream: isHelp ? life.helps[step.child].last : episode,
                answers: answers)
        }
        switch step.what {
        case .offerFamily:
            return line(
                "offer",
                ["toWhom": "A parent, and everyone they name", "purpose": .text(random.one(of: Sayings.changes))])
        case .answerFamily:
            return line(
                "answer",
                [
                    "answer": step.ends ? "declined" : "accepted", "who": "A parent",
                    "said": "They will think whom to ask.",
                ])
        case .holdFamily:
            return line(
                "hold",
                [
                    "coordinator": "A co-ordinator from another service", "independent": true,
                    "came": "Nine of the family, and a neighbour.", "childsPart": .text(random.one(of: Sayings.words)),
                    "familysPlan": "Who is there on which evening, and whom to ring when it does not work.",
                    "agreed": true,
                ])
        default:
            return line("review", ["going": "Six evenings of seven.", "outcome": "continues"])
        }
    }

    /// Work that changes and changes hands.
    mutating func handing() -> Line {
        switch step.what {
        case .amendNeed:
            return line(
                "childInNeedPlan.amend", worker,
                [
                    "because": "What was agreed first turned out not to be what was hardest.",
                    "outcomes": .text(random.one(of: Sayings.changes)),
                ])
        case .doneNeed:
            return line(
                "childInNeedPlan.done", worker,
                ["action": 1, "result": "done", "came": .text(random.one(of: Sayings.strengths))])
        case .handOver:
            return Line(
                act: "earlyHelp.handOver", by: worker, about: about,
                answers: [
                    "to": .text(crew.helper.id), "changed": .text(random.one(of: Sayings.summary)),
                    "plan": .text(random.one(of: Sayings.changes)), "watch": .text(random.one(of: Sayings.worries)),
                    "metTogether": true,
                ])
        case .receiveHandOver:
            return Line(
                act: "earlyHelp.receive", by: crew.helper, stream: life.helps[step.child].last,
                answers: ["understood": .text(random.one(of: Sayings.changes)), "familyMet": true])
        default:
            let places = crowd.places
            return Line(
                act: "place.link", by: worker, stream: places[(life.number + step.number) % places.count],
                answers: [
                    "person": .text(person?.id ?? ""),
                    "tie": .text(random.one(of: ["spendsTime", "harmedThere", "drawnIn"])),
                    "source": .text(random.one(of: ["child", "family", "seen", "police"])),
                    "seenOn": .text(step.at.day.adding(days: -3).description),
                    "confidence": .text(random.one(of: ["confirmed", "likely", "uncertain"])),
                    "expiresOn": .text(step.at.day.adding(days: 60).description),
                    "because": "Told while walking there.",
                ])
        }
    }

    /// A child who goes home from care.
    mutating func returning() -> Line {
        func away(_ act: ActKind, _ by: PractitionerID, _ answers: [String: Answer]) -> Line {
            Line(act: act, by: by, stream: life.away[step.child].last, answers: answers)
        }
        switch step.what {
        case .decideReturn:
            return away(
                "returnHome.decide", crowd.manager,
                [
                    "returnKind": "planned", "homeOn": .text((step.names ?? step.at.day).description),
                    "because": .text(random.one(of: Sayings.because)),
                    "assessed": .text(random.one(of: Sayings.analysis)),
                    "familyMeeting": "held", "childsWords": .text(random.one(of: Sayings.words)),
                ])
        case .planReturn:
            return away(
                "returnHome.plan", worker,
                [
                    "help": "Somebody in the mornings, and the worker every other week.",
                    "ifNot": "The carers the child knows have kept the room.",
                    "explained": "Drawn as a calendar with the child.",
                ])
        case .goHome:
            return away(
                "livingAway.end", worker,
                [
                    "reason": "returnedHome", "livesNow": "At home.", "because": "As it was planned and approved.",
                    "councilTold": true, "childsWords": .text(random.one(of: Sayings.words)),
                ])
        case .visitReturn:
            return away(
                "returnHome.visit", worker,
                [
                    "alone": true, "childsWords": .text(random.one(of: Sayings.words)),
                    "observed": .text(random.one(of: Sayings.strengths)),
                ])
        default:
            return away(
                "returnHome.review", worker,
                ["outcome": step.ends ? "closed" : "goesOn", "because": .text(random.one(of: Sayings.because))])
        }
    }

    /// A decision is challenged, answered and settled.
    mutating func difference() -> Line {
        let stream = life.marks[Mark(.challenge, step)]?.stream
        switch step.what {
        case .challenge:
            return Line(
                act: "difference.raise", by: knowing, about: about,
                answers: [
                    "challenged": .text(life.marks[Mark(.decide, step)]?.description ?? ""),
                    "because": .text(random.one(of: Sayings.worries)), "asked": "That somebody sees the child at home.",
                    "safeMeanwhile": true, "to": .text(crowd.manager.id),
                ])
        case .answerChallenge:
            return Line(
                act: "difference.answer", by: crowd.manager, stream: stream,
                answers: ["position": "stands", "because": .text(random.one(of: Sayings.because))])
        case .escalateChallenge:
            return Line(
                act: "difference.escalate", by: knowing, stream: stream,
                answers: ["because": "The answer does not say who sees the child.", "to": .text(crew.chair.id)])
        case .answerHigher:
            return Line(
                act: "difference.answer", by: crew.chair, stream: stream,
                answers: ["position": "stands", "because": .text(random.one(of: Sayings.because))])
        default:
            return Line(
                act: "difference.settle", by: knowing, stream: stream,
                answers: [
                    "outcome": "agreedOtherwise", "because": "Early help sees the child, and we go on asking.",
                    "learning": "A worry that is small each time needs its dates beside it when it is sent.",
                ])
        }
    }

    /// A letter to the family.
    mutating func letter() -> Line {
        let stream = life.marks[Mark(.writeLetter, step)]?.stream
        switch step.what {
        case .writeLetter:
            return Line(
                act: "letter.write", by: worker, about: about,
                answers: [
                    "regarding": .text(episode?.description ?? ""), "letter": "assessmentOutcome", "to": "family",
                    "name": .text(household.mother), "address": .text("\(household.lines)\n\(household.postcode)"),
                    "text": .text(Sayings.letter),
                ])
        case .sendLetter:
            return Line(act: "letter.send", by: worker, stream: stream, answers: ["channel": "post"])
        default:
            return Line(
                act: "letter.delivered", by: worker, stream: stream, answers: ["known": "They rang and had read it."])
        }
    }
}
