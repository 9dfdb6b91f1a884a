import Guidance
import Testing

@testable import Practice

/// Everyone who was asked to a strategy discussion came, or there is a reason why not.
struct StrategyAbsenceTests {
    @Test("strategy.hold.absences: everyone who was asked and did not come has a reason of their own")
    func absences() throws {
        let rule = "strategy.hold.absences"
        var story = try Given.suspected()
        try story.did(
            Given.call([Given.officer, Given.healthVisitor, Given.safeguardingLead, Given.schoolNurse]),
            by: Given.dutySocialWorker, at: "2024-06-07T16:30")
        let at = "2024-06-07T17:00"
        story.refuses(Given.discussion(absent: nil), by: rule, as: Given.dutySocialWorker, at: at)
        story.refuses(
            Given.discussion(absent: "Two of them: lessons"), by: rule, as: Given.dutySocialWorker, at: at)
        // One says it themselves, so that the answer in the minute is about the other.
        try story.did(Given.answer("notComing"), by: Given.safeguardingLead, at: "2024-06-07T16:40")
        story.refuses(Given.discussion(absent: nil), by: rule, as: Given.dutySocialWorker, at: at)
        story.allows(Given.discussion(absent: "The nurse: a clinic"), as: Given.dutySocialWorker, at: at)
        try story.did(
            StrategyDiscussion.Absence(practitioner: Given.schoolNurse.practitioner, because: "A clinic until six"),
            by: Given.dutySocialWorker, at: "2024-06-07T16:50")
        try story.did(Given.discussion(absent: nil), by: Given.dutySocialWorker, at: at)
        let held = try #require(story.state.strategy.lastHeld)
        #expect(held.whyAbsent(Given.schoolNurse.practitioner)?.because == "A clinic until six")
        #expect(held.whyAbsent(Given.safeguardingLead.practitioner)?.because == "On another call")
        #expect(held.whyAbsent(Given.officer.practitioner) == nil)
    }

    @Test("strategy.absence.asked, .came and .council")
    func absenceRefused() throws {
        let name = "strategy.absence"
        var story = try Given.suspected()
        let nurse = StrategyDiscussion.Absence(practitioner: Given.schoolNurse.practitioner, because: "x")
        let officer = StrategyDiscussion.Absence(practitioner: Given.officer.practitioner, because: "x")
        story.refuses(nurse, by: name + ".asked", as: Given.dutySocialWorker)
        try story.did(
            Given.call([Given.officer, Given.healthVisitor]), by: Given.dutySocialWorker, at: "2024-06-07T16:30")
        story.refuses(nurse, by: name + ".asked", as: Given.dutySocialWorker)
        story.refuses(officer, by: name + ".council", as: Given.officer)
        try story.did(Given.discussion(), by: Given.dutySocialWorker, at: "2024-06-07T17:00")
        story.refuses(officer, by: name + ".came", as: Given.dutySocialWorker)
    }
}
