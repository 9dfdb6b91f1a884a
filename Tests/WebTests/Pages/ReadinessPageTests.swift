import Guidance
import HTML
import Testing

@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("The pages of readiness")
struct ReadinessPageTests {
    private static let agency = AgencyRow(
        id: Pictures.school, kind: "school", name: "Marrowfield <Primary>", phone: nil, hours: nil,
        outOfHoursPhone: nil, decidesReferrals: false, isOpen: true, version: 1)
    private static let keeper = PractitionerID(unchecked: "0000000000000000000KEEPER0")

    private static func stamp(_ number: Int, on day: String = "2024-03-01") -> Stamp {
        Stamp(
            number: number, by: keeper, role: "designatedSafeguardingLead", agency: Pictures.school,
            happenedAt: Moment(Day(day)!, hour: 9), recordedAt: Moment(Day(day)!, hour: 9), about: [])
    }

    private static func adopted(_ scope: ReadinessScope = .whole, by: String = "2024-03-15") -> AgencyReadiness {
        var readiness = AgencyReadiness()
        var adopt = AgencyReadiness.Adopt(
            agency: Pictures.school, edition: "WT2023", audience: "school", scope: scope.rawValue, by: Day(by))
        adopt.steps = Pictures.library.readinessSteps(for: "school", under: "WT2023", scope).map(\.key)
        adopt.apply(to: &readiness, stamp(1))
        AgencyReadiness.Finish(step: 2, evidence: "Minutes & <slides>").apply(to: &readiness, stamp(2))
        return readiness
    }

    private static func picture(
        _ extent: ReadinessPicture.Extent = .keeping, _ readiness: AgencyReadiness = AgencyReadiness(),
        _ policies: PolicyRegister = PolicyRegister(), _ training: TrainingRecord = TrainingRecord(),
        _ assessments: SelfAssessment = SelfAssessment()
    ) -> ReadinessPicture {
        let guidance = Pictures.library.guidance(on: Pictures.today)
        return ReadinessPicture(
            agency: agency, tie: nil, extent: extent, readiness: readiness, policies: policies, training: training,
            assessments: assessments, begun: [.readiness, .policy, .training, .selfAssessment],
            next: [
                .readiness: readiness.next(under: guidance), .policy: policies.next(under: guidance),
                .training: training.next(under: guidance), .selfAssessment: assessments.next(under: guidance),
            ], names: Pictures.names, schools: [])
    }

    @Test("a long checklist shows fifty steps a page, escapes what was written, and stays small")
    func checklist() throws {
        let page = ChecklistPage(
            picture: Self.picture(.keeping, Self.adopted()), show: "late", page: 1, setting: Pictures.setting()
        ).whole.text
        #expect(page.contains("Marrowfield &lt;Primary&gt;"))
        #expect(!page.contains("<Primary>"))
        #expect(page.contains("Showing 1 to 50 of"))
        #expect(page.utf8.count < 60_000)
        #expect(page.contains("<caption"))
    }

    @Test("a step says what it rests on, and what showed it, as text")
    func step() throws {
        let picture = Self.picture(.keeping, Self.adopted())
        let current = try #require(picture.readiness.current)
        let done = try #require(current.step(2))
        let page = StepPage(picture: picture, adoption: current, step: done, setting: Pictures.setting()).whole.text
        #expect(page.contains("Minutes &amp; &lt;slides&gt;"))
        #expect(page.contains("/guidance/provisions/"))
        #expect(page.contains("Open a step again"))
    }

    @Test("nobody but those who keep it is offered to adopt a checklist")
    func empty() throws {
        func page(_ extent: ReadinessPicture.Extent) -> String {
            ChecklistPage(picture: Self.picture(extent), show: nil, page: 1, setting: Pictures.setting()).whole.text
        }
        #expect(page(.keeping).contains("Adopt a checklist"))
        #expect(!page(.watching).contains("/adopt"))
        #expect(!page(.colleague).contains("/training"))
    }

    @Test("a policy says what the edition in force changed in what it covers")
    func policies() {
        var register = PolicyRegister()
        PolicyRegister.Register(
            title: "Safeguarding", edition: "WT2020", owner: Self.keeper, reviewOn: Day("2024-01-01")!,
            topics: ["definitions"]
        ).apply(to: &register, Self.stamp(7))
        let page = PoliciesPage(
            picture: Self.picture(.keeping, AgencyReadiness(), register), setting: Pictures.setting()
        ).whole.text
        #expect(page.contains("Not in force"))
        #expect(page.contains("What changed"))
        #expect(page.contains("Late"))
        #expect(page.contains("entry=7"))
    }

    @Test("training is counted by topic, marked as a local setting, with gaps person by person")
    func training() {
        var training = TrainingRecord()
        var list = TrainingRecord.Import(agency: Pictures.school, list: "x")
        list.staff = [.init(reference: "T1", name: "Rosalind Mbeki", post: "teacher", started: nil, left: nil)]
        list.apply(to: &training, Self.stamp(3))
        TrainingRecord.Hold(title: "Twilight", topics: ["sharing"], heldOn: Day("2024-02-20")!)
            .apply(to: &training, Self.stamp(4))
        let page = TrainingPage(
            picture: Self.picture(.keeping, AgencyReadiness(), PolicyRegister(), training), page: 1,
            setting: Pictures.setting()
        ).whole.text
        #expect(page.contains("Local setting"))
        #expect(page.contains("Rosalind Mbeki"))
        #expect(page.contains("Everything"))
        #expect(page.contains("/training/sessions/4"))
    }

    @Test("a list with bad lines comes back with each of them, its number and why")
    func badLines() {
        let page = StaffImportPage(
            picture: Self.picture(), list: "reference,name,post\nA,<b>,Techer",
            bad: [StaffList.BadLine(number: 2, reason: "there is no post “Techer”")],
            errors: [FieldError("list", "A line of the list cannot be read")], once: "once", setting: Pictures.setting()
        ).whole.text
        #expect(page.contains("Line 2: there is no post “Techer”"))
        #expect(page.contains("A,&lt;b&gt;,Techer"))
        #expect(page.contains("Nothing was taken in"))
    }

    @Test("another agency sees a self-assessment only once it was signed off")
    func peers() {
        var assessments = SelfAssessment()
        var begin = SelfAssessment.Begin(assessment: "education", year: 2024)
        begin.standards = ["attendance"]
        begin.apply(to: &assessments, Self.stamp(5))
        SelfAssessment.Rate(
            assessment: "education", standard: "attendance", grade: "met", evidence: "Weekly list"
        ).apply(to: &assessments, Self.stamp(6))
        func page(_ extent: ReadinessPicture.Extent) -> String {
            SelfAssessmentPage(
                picture: Self.picture(
                    extent, AgencyReadiness(), PolicyRegister(), TrainingRecord(), assessments), kind: nil,
                setting: Pictures.setting()
            ).whole.text
        }
        #expect(page(.keeping).contains("Weekly list"))
        #expect(!page(.peer).contains("Weekly list"))
        #expect(page(.peer).contains("No self-assessment has been signed off"))
        SelfAssessment.SignOff(assessment: "education", by: "Chair", statement: "Ours")
            .apply(to: &assessments, Self.stamp(7))
        #expect(page(.peer).contains("Weekly list"))
    }

    @Test("the page for governors holds every part, and no name of anyone but owners of what is late")
    func governors() {
        let page = GovernorsPage(
            picture: Self.picture(.keeping, Self.adopted()), setting: Pictures.setting()
        ).whole.text
        for part in ["The guidance", "Policies", "Training", "Self-assessment", "Steps by chapter", "Late"] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(page.utf8.count < 60_000)
    }
}
