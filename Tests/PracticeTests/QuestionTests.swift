import Foundation
import Guidance
import Testing

@testable import Practice

/// Every act's form asks for exactly what the act keeps.
struct QuestionTests {
    private static let day = Given.day("2024-03-28")
    private static let moment = Given.moment("2024-03-28T09:30")
    private static let maya = Given.person("maya")
    private static let teacher = Given.teacher.practitioner

    /// One of each act, with every question answered.
    static let examples: [any Act] =
        [
            Agency.Register(
                name: "A", agencyKind: "school", phone: "999", hours: "8am", outOfHoursPhone: "999",
                decidesReferrals: false),
            Agency.Amend(
                name: "A", agencyKind: "school", phone: "999", hours: "8am", outOfHoursPhone: "999",
                decidesReferrals: false),
            Agency.Close(because: "x"),
            Practitioner.Register(
                fullName: "A", email: "a@example.org", agency: Given.school, roles: ["teacher"],
                socialWorkQualified: true, registrationNumber: "SW1", team: "T", lineManager: teacher,
                phone: "999"),
            Practitioner.Amend(
                fullName: "A", email: "a@example.org", agency: Given.school, roles: ["teacher"],
                socialWorkQualified: true, registrationNumber: "SW1", team: "T", lineManager: teacher,
                phone: "999"),
            Practitioner.Disable(because: "x"), Practitioner.Enable(because: "x"),
            Practitioner.DeclareConflict(person: maya, because: "x"),
            Person.Register(
                fullName: "A", knownAs: "B", dateOfBirth: day, approximate: true, expectedDate: day,
                birthNotKnownBecause: "x", isAdult: false, sex: "F", ethnicity: "WBRI", firstLanguage: "eng",
                nhsNumber: "9434765919", upn: "B801200005001"),
            Person.Name(fullName: "A", use: "legal", from: day, until: day),
            Person.Birth(dateOfBirth: day, approximate: false, fullName: "A", sex: "F", replacesBecause: "x"),
            Person.Identify(
                nhsNumber: "9434765919", upn: "B801200005001", sex: "F", ethnicity: "WBRI", replacesBecause: "x"),
            Person.Communicate(needs: ["makaton"], firstLanguage: "eng", interpreter: false, note: "x"),
            Person.Move(
                address: "1 Road\nTown", postcode: "AB1 2CD", from: day, addressKind: "home", protected: true,
                protectedBecause: "x"),
            Person.Relate(
                other: maya, relationship: "mother", parentalResponsibility: "yes", from: day, until: day),
            Person.Household(other: maya, from: day, until: day),
            Person.Connect(
                name: "x", connection: "friend", strength: "strong", flow: "both", viewOf: "child", from: day,
                until: day,
                note: "x"),
            Person.ArrangeContact(
                other: maya, arrangement: "none", basis: "courtOrder", from: day, until: day, because: "x"),
            Person.MeetWith(other: maya, metOn: day, how: "inPerson", supervised: false, source: "fact", words: "x"),
            Selection.Begin(purpose: "court", shows: "x", neededBy: day),
            Selection.Choose(entry: 1, because: "x", meant: "x"), Selection.LeaveOut(entry: 1),
            Selection.Finish(summary: "x", familySays: "x"), Selection.Reopen(because: "x"),
            Person.Enrol(school: Given.school, from: day, yearGroup: "4"),
            Person.LeaveSchool(until: day, reason: "moved", goingTo: "x"),
            Person.HandOverFile(to: Given.school, how: "x", confirmedBy: "x"),
            Person.Die(diedOn: day, circumstances: "expected", note: "x"),
            Person.NotSame(other: maya, because: "x"),
            Person.Restrict(restriction: "sealed", allow: [teacher], until: moment, because: "x"),
            Person.Exclude(practitioner: teacher, because: "x"), Person.Lift(restriction: 1, because: "x"),
            Person.Correct(entry: 1, instead: "x", because: "y"),
            Document.Add(
                upload: "x", what: "x", holds: .health, regarding: StreamID(.episode, Given.opaque("maya"))),
            Document.Withdraw(because: "x"),
            Letter.Write(
                regarding: StreamID(.episode, Given.opaque("maya")), letter: "outcome", to: "referrer",
                practitioner: teacher, agency: Given.school, name: "x", address: "x", text: "x"),
            Letter.Revise(text: "x"), Letter.Send(channel: "post"), Letter.Delivered(known: "x"),
            Letter.Failed(because: "x"),
            Concern.Record(
                categories: ["neglect"], seenAt: moment, place: "x", seen: "x", said: "x", saidBy: "x",
                childsWords: "x", source: "reported", toldBy: "child",
                marks: [Concern.Mark(part: "leftHand", view: "back", x: 1, y: 2)],
                immediateDanger: true, madeSafe: "x", done: "x"),
            Concern.Alert(practitioner: teacher, how: "inPerson", at: moment),
            Concern.Action(action: "x", result: "y"),
            Concern.Decide(outcome: "keepWatching", because: "x", reviewOn: day),
            Concern.Correct(entry: 1, instead: "x", because: "y"),
            EmergencyAccess.Open(person: maya, reason: "lifeAtRisk", because: "x", locationNeeded: true),
            EmergencyAccess.Review(finding: "needed", because: "x"),
            Given.referral(danger: "immediate", done: "x"), Given.contact(), Given.classification(),
            Given.acknowledgement, Given.decision(late: "x"), Given.decision("earlyHelp"),
            Referral.Feedback(
                how: "email", said: "x", betterHelp: "x", referrerDisagrees: true, disagreement: "x",
                lateBecause: "x"),
            Given.allocation(), Given.visit(alone: false),
            Assessment.Interview(interviewee: "mother", name: "x", withOthers: "x", said: "x"),
            Assessment.Consult(
                agency: Given.school, practitioner: teacher, asked: "x", answer: "x", holds: "school"),
            Given.version(), Given.submission(notSeen: "x"), Given.returning, Given.approval(late: "x"),
            Given.telling(family: false, late: "x"), Given.closing(),
            Episode.ExplainLate(duty: .assessmentCompletion, because: "x"),
            Episode.Correct(entry: 1, instead: "x", because: "x"),
            Difference.Raise(
                challenged: EntryReference(StreamID(.episode, Given.opaque("maya")), 7), because: "x", asked: "x",
                tried: "x", safeMeanwhile: false, madeSafe: "x", to: teacher),
            Difference.Reply(position: "changed", because: "x", changes: "x", lateBecause: "x"),
            Difference.Escalate(because: "x", to: teacher),
            Difference.Settle(outcome: "changed", because: "x", learning: "x", tell: [Given.school]),
            Difference.Correct(entry: 1, instead: "x", because: "x"),
            Audit.Plan(round: "x", auditor: teacher, moderator: teacher, dueOn: day, seed: 1, drawnFrom: 2),
            Audit.Judge(
                grades: ["alert": "met"], evidence: ["alert": "x"], doneWell: "x", unsafeNow: true, madeSafe: "x"),
            Audit.Moderate(agrees: false, grades: ["alert": "partly"], because: "x"),
            Audit.Close(learning: "x", actions: "x", workersTold: true),
            Supervision.RecordSupervision(found: ["notSeen"], childsDay: "x", direction: "x", doneBy: day),
        ] + ofPlans + Given.protectionExamples + Given.conferenceExamples + Given.yearlyReportExamples
        + Given.particularExamples
        + Given.partnershipExamples + Given.readinessExamples

    /// Early help, child in need plans and family group conferences.
    static let ofPlans: [any Act] = [
        Given.signs(), Given.handover, Given.received, Given.declined, Given.redirected(),
        Given.no(), Given.chosen(), Given.team, Given.found(),
        Given.helpPlan(), EarlyHelp.Done(action: 1, result: "done", came: "x"),
        EarlyHelp.Meet(
            came: [teacher], family: "x", absent: "x", childsVoice: "x", said: "x", decided: "x",
            actions: [Given.todo()], nextOn: day),
        Given.helpReview(late: "x"), FamilyGroup<EarlyHelp>.Offer(toWhom: "x", purpose: "x", answerBy: day),
        FamilyGroup<EarlyHelp>.Answer(answer: "accepted", who: "x", said: "x"),
        FamilyGroup<LivingAway>.Offer(toWhom: "x", purpose: "x", answerBy: day),
        FamilyGroup<LivingAway>.Answer(answer: "accepted", who: "x", said: "x"),
        FamilyGroup<LivingAway>.Hold(
            coordinator: "x", independent: true, came: "x", childsPart: "x", familysPlan: "x", support: "x",
            agreed: false, notAgreedBecause: "x", lateBecause: "x"),
        FamilyGroup<LivingAway>.Review(outcome: "ended", going: "x", childsWords: "x", lateBecause: "x"),
        FamilyGroup<EarlyHelp>.Hold(
            coordinator: "x", independent: true, came: "x", childsPart: "x", familysPlan: "x", support: "x",
            agreed: false, notAgreedBecause: "x", lateBecause: "x"),
        FamilyGroup<EarlyHelp>.Review(outcome: "ended", going: "x", childsWords: "x", lateBecause: "x"),
        Given.helpEnd(), EarlyHelp.Correct(entry: 1, instead: "x", because: "x"), Given.inNeedStart(),
        ChildInNeedPlan.Approve(approved: true, because: "x"),
        ChildInNeedPlan.Amend(because: "x", outcomes: "x", actions: [Given.todo()], group: [teacher]),
        ChildInNeedPlan.Done(action: 1, result: "done", came: "x"), Given.inNeedVisit(late: "x"),
        Given.inNeedReview(drift: "x", late: "x"), Given.inNeedMoved(), Given.familyOffer, Given.familyAnswer(),
        Given.familyMeeting(agreed: false, late: "x"), Given.familyReview(late: "x"),
        Given.beforeCourt(offered: false, notOffered: "notInInterests"),
    ]

    private static func kind(_ act: some Act) -> ActKind { type(of: act).kind }

    @Test("Every act has an example here")
    func complete() {
        let kinds =
            Person.acts.map { $0.kind } + Concern.acts.map { $0.kind } + Agency.acts.map { $0.kind }
            + Practitioner.acts.map { $0.kind } + EmergencyAccess.acts.map { $0.kind }
            + Difference.acts.map { $0.kind } + Audit.acts.map { $0.kind } + Episode.acts.map { $0.kind }
            + Selection.acts.map { $0.kind }
            + Letter.acts.map { $0.kind } + Document.acts.map { $0.kind } + LivingAway.acts.map { $0.kind }
            + Circumstance.acts.map { $0.kind } + Place.acts.map { $0.kind }
            + Partnership.acts.map { $0.kind }
            + EarlyHelp.acts.map { $0.kind } + YearlyReport.acts.map { $0.kind } + Given.readinessActs
        #expect(Set(Self.examples.map { Self.kind($0) }) == Set(kinds))
        #expect(kinds.count == Set(kinds).count)
    }

    @Test(
        "An act keeps what its form asks, and what need not be answered may be missing",
        arguments: examples.indices)
    func questions(place: Int) throws {
        let act = Self.examples[place]
        let kind = Self.kind(act).rawValue
        let form = try #require(Given.guidance().form(kind), "\(kind) has no form")
        let settled = type(of: act).settles
        let answered = Mirror(reflecting: act).children.filter { !settled.contains($0.label ?? "") }
        #expect(Set(form.questions.map(\.key)) == Set(answered.compactMap(\.label)), "\(kind)")
        for child in answered {
            let question = try #require(form.question(child.label ?? ""))
            let mayBeMissing = Mirror(reflecting: child.value).displayStyle == .optional
            #expect(mayBeMissing == (question.optional || question.when != nil), "\(kind) \(question.key)")
        }
    }

    @Test("An act's answers pass its form and come back as the same act", arguments: examples.indices)
    func roundTrip(place: Int) throws {
        try Self.roundTrip(Self.examples[place])
    }

    private static func roundTrip<A: Act>(_ act: A) throws {
        let form = try #require(Given.guidance().form(A.kind.rawValue))
        let answers = try JSONDecoder().decode([String: Answer].self, from: JSONEncoder().encode(act))
        let read = form.read(answers, under: Given.guidance())
        #expect(read.problems.isEmpty, "\(A.kind): \(read.problems)")
        let again = try JSONDecoder().decode(A.self, from: JSONEncoder().encode(read.answers))
        #expect(try JSONDecoder().decode([String: Answer].self, from: JSONEncoder().encode(again)) == answers)
    }
}
