import Guidance
import Practice
import Testing

@testable import Access

@Suite("The decision table")
struct DecisionTableTests {
    @Test("each row gets the outcome and the obligations it states", arguments: DecisionTable.rows)
    func row(_ row: Row) {
        let faults = row.faults(under: Access())
        #expect(faults.isEmpty, "\(row.name): \(faults.joined(separator: "\n"))")
    }

    @Test("rows 1 to 12, 21 to 27, 41, 57 and 59 of the policy model are all there")
    func isComplete() {
        let wanted = Array(1...12) + Array(21...27) + [41, 57, 59]
        let numbers = Set(DecisionTable.rows.compactMap { Int($0.name) })
        #expect(numbers.isSuperset(of: wanted))
        #expect(Set(DecisionTable.rows.map(\.name)).count == DecisionTable.rows.count)
    }

    @Test("taking any rule away makes some row fail", arguments: AccessRule.all.map(\.id))
    func everyRuleCounts(_ id: String) {
        let without = Access(rules: AccessRule.all.filter { $0.id != id })
        #expect(DecisionTable.rows.contains { !$0.faults(under: without).isEmpty })
    }

    @Test("no rule at all hides everything")
    func byDefault() {
        let access = Access(rules: [])
        for asked in DecisionTable.rows.flatMap(\.cases).map(\.asked) {
            #expect(access.decide(asked) == Decision(.hide, sees: nil, rules: [Access.byDefault]))
        }
    }

    @Test("what is hidden answers exactly as what does not exist")
    func hidingIsAbsence() {
        let access = Access()
        let sealed = Cast.child(labels: [.sealed(allowing: [])])
        let whos = [Cast.lead, Cast.dsl, Cast.stranger, Cast.privacy, Cast.administrator, Cast.clinician]
        let looks: [Action] = [
            .look(.identity), .look(.summary), .look(.chronology), .look(.episode), .look(.looks),
            .correct(author: Cast.teacher.practitioner),
        ]
        let acts = ActRule.all.map { Action.act($0.act) } + [.act("no.suchAct")]
        for who in whos {
            for action in looks + acts {
                let hidden = access.decide(Cast.asks(who, action, of: sealed))
                let absent = access.decide(Cast.asks(who, action, of: nil))
                #expect(hidden.outcome == absent.outcome, "\(who.roles) \(action)")
                #expect(hidden.obligations == absent.obligations, "\(who.roles) \(action)")
            }
        }
    }

    @Test("a no has the same words wherever it is given, and hiding has none")
    func words() {
        let access = Access()
        for row in DecisionTable.rows {
            for asked in row.cases.map(\.asked) {
                let decision = access.decide(asked)
                let hasWords = decision.refusal != nil
                #expect(hasWords == !(decision.isAllowed || decision.isHidden))
                if let refusal = decision.refusal {
                    #expect(refusal.kind == .mayNot && refusal.rule.hasPrefix("access."))
                    #expect(!refusal.reason.isEmpty && !refusal.authority.isEmpty && !refusal.remedy.isEmpty)
                }
            }
        }
    }

    @Test("an involvement with a brother opens nothing of the sister")
    func oneChildAtATime() {
        let brothers = Involvement(
            .lead, person: Cast.brother, practitioner: Cast.stranger.practitioner, agency: Cast.otherCouncil,
            from: Cast.yesterday)
        let asked = Cast.asks(Cast.stranger, .look(.chronology), of: Cast.child([brothers]))
        #expect(Access().decide(asked).isHidden)
    }

    @Test("where a council names no team for duty, its duty social workers and managers are on duty")
    func dutyWithoutTeam() {
        var child = Cast.child()
        child.involvements = [
            Involvement(.duty, person: Cast.amira, agency: Cast.council, from: Cast.yesterday)
        ]
        let manager = Cast.worker("SWM", roles: ["socialWorkManager"])
        for who in [Cast.duty, manager] {
            #expect(Access().decide(Cast.asks(who, .look(.chronology), of: child)).outcome == .full)
        }
        for who in [Cast.lead, Cast.worker("AN", roles: ["analyst"])] {
            #expect(!Access().decide(Cast.asks(who, .look(.chronology), of: child)).isAllowed)
        }
    }

    @Test(
        "duty hours are weekdays from eight to six in London, holidays not counted",
        arguments: [
            ("2024-03-28T08:00:00Z", false), ("2024-03-28T07:59:00Z", true), ("2024-03-28T17:59:00Z", false),
            ("2024-03-28T18:00:00Z", true), ("2024-03-29T12:00:00Z", true), ("2024-03-30T12:00:00Z", true),
            ("2024-04-02T07:00:00Z", false), ("2024-04-02T06:59:00Z", true), ("2024-04-02T17:00:00Z", true),
        ])
    func hours(_ moment: String, _ isOut: Bool) throws {
        let hours = OfficeHours(holidays: [try #require(Day("2024-03-29"))])
        #expect(hours.isOut(try #require(Moment(moment))) == isOut)
    }
}
