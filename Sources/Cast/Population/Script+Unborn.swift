import Guidance
import Practice

extension Script {
    /// The child was expected when the household became known.
    var isExpected: Bool { household.isExpected(child) }
    /// Not born on the day of the step.
    var isUnborn: Bool { isExpected && step.at.day < child.born }

    /// Why a child who was expected has not been seen; nil for every other.
    var notSeen: Answer { isExpected ? "Not born when this began: the parents were seen at home." : .null }

    /// The plan for a birth, the birth, and what is known once there is one.
    mutating func birth() -> Line {
        switch step.what {
        case .planBirth:
            return Line(
                act: "preBirth.plan", by: worker, stream: life.marks[Mark(.circumstance, step)]?.stream,
                answers: [
                    "atBirth": "The grandmother, and nobody who frightens the mother.",
                    "alert": "The labour ward and the ambulance service, told by the midwife.",
                    "tellAt": "The lead social worker by day; the night team after five.",
                    "discharge": "Home with the mother, when the health visitor and the worker have met there.",
                    "parentsView": .text(random.one(of: Sayings.said)),
                ])
        case .birth:
            return Line(
                act: "person.birth", by: knowing, stream: person,
                answers: [
                    "dateOfBirth": .text(child.born.description), "fullName": .text(child.name),
                    "sex": .text(child.sex),
                ])
        default:
            var answers: [String: Answer] = ["ethnicity": .text(household.background.ethnicity)]
            answers["nhsNumber"] = Numbers.nhs(child.serial).map(Answer.text)
            return Line(act: "person.identify", by: knowing, stream: person, answers: answers)
        }
    }
}

extension Household {
    /// The child is born after the household became known.
    func isExpected(_ child: Child) -> Bool { child.born > registered }
}
