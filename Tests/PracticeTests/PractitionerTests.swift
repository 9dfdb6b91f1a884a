import Guidance
import Testing

@testable import Practice

struct PractitionerTests {
    private func register(
        name: String = "Grace Adeyemi", email: String = "Grace.Adeyemi@example.org",
        agency: AgencyID = Given.council,
        roles: [String] = ["socialWorker"], qualified: Bool = true, number: String? = "SW10001",
        manager: PractitionerID? = nil, phone: String? = nil
    ) -> Practitioner.Register {
        Practitioner.Register(
            fullName: name, email: email, agency: agency, roles: roles, socialWorkQualified: qualified,
            registrationNumber: number, team: "Assessment", lineManager: manager, phone: phone)
    }

    private func blank(taken: Set<String> = [], people: [String] = []) -> Story<Practitioner> {
        Story("grace", by: Given.administrator, standing: Given.standing(people: people, taken: taken))
    }

    private func registered(people: [String] = []) throws -> Story<Practitioner> {
        var story = blank(people: people)
        try story.did(register(manager: Given.manager.practitioner))
        return story
    }

    @Test("A practitioner is who checks need to know: agency, roles, qualification, team, line")
    func doer() throws {
        let story = try registered()
        #expect(story.state.email == "grace.adeyemi@example.org")
        #expect(register().claims == ["grace.adeyemi@example.org"])
        let doer = story.state.doer(Given.practitioner("grace"), agencyKind: "localAuthority")
        #expect(doer?.agency == Given.council)
        #expect(doer?.roles == ["socialWorker"])
        #expect(doer?.isSocialWorkQualified == true)
        #expect(doer?.lineManager == Given.manager.practitioner)
        #expect(story.state.isEnabled)
    }

    @Test("Amending changes what was answered and nothing else")
    func amend() throws {
        var story = try registered()
        try story.did(Practitioner.Amend(email: "G.Adeyemi@example.org", roles: ["supervisor"]))
        #expect(story.state.email == "g.adeyemi@example.org")
        #expect(story.state.roles == ["supervisor"])
        #expect(story.state.fullName == "Grace Adeyemi")
        #expect(story.state.registrationNumber == "SW10001")
    }

    @Test("practitioner.register.already: someone is registered once")
    func already() throws {
        try registered().refuses(register(), by: "practitioner.register.already")
    }

    @Test("practitioner.name: a name has letters")
    func name() {
        blank().refuses(register(name: " "), by: "practitioner.name")
    }

    @Test(
        "practitioner.email.form: what cannot be an address is refused",
        arguments: [
            "grace", "grace@", "@example.org", "a@b", "a b@example.org", "a@b@example.org", "a@.org",
            "a@org.",
        ])
    func emailForm(text: String) {
        blank().refuses(register(email: text), by: "practitioner.email.form")
    }

    @Test("practitioner.email.taken: an address belongs to one practitioner, however it is written")
    func emailTaken() {
        blank(taken: ["grace.adeyemi@example.org"]).refuses(register(), by: "practitioner.email.taken")
    }

    @Test("practitioner.agency: the agency is on record and open")
    func agency() {
        blank().refuses(register(agency: Given.agency("elsewhere")), by: "practitioner.agency")
    }

    @Test("practitioner.roles: everyone has a role")
    func roles() {
        blank().refuses(register(roles: []), by: "practitioner.roles")
    }

    @Test("practitioner.registrationNumber: who is qualified is registered")
    func registrationNumber() throws {
        blank().refuses(register(number: nil), by: "practitioner.registrationNumber")
        blank().refuses(register(number: ""), by: "practitioner.registrationNumber")
        var support = blank()
        try support.did(register(roles: ["familySupportWorker"], qualified: false, number: nil))
        support.refuses(Practitioner.Amend(socialWorkQualified: true), by: "practitioner.registrationNumber")
        support.allows(Practitioner.Amend(socialWorkQualified: true, registrationNumber: "SW10002"))
    }

    @Test("practitioner.socialWorkTitle: only who is qualified is called a social worker")
    func socialWorkTitle() throws {
        blank().refuses(register(qualified: false, number: nil), by: "practitioner.socialWorkTitle")
        try registered().refuses(
            Practitioner.Amend(socialWorkQualified: false), by: "practitioner.socialWorkTitle")
    }

    @Test("practitioner.phone: a telephone number can be called")
    func phone() {
        blank().refuses(register(phone: "call me"), by: "practitioner.phone")
    }

    @Test("practitioner.lineManager.unknown: the manager is on record")
    func managerUnknown() {
        blank().refuses(
            register(manager: Given.practitioner("nobody")), by: "practitioner.lineManager.unknown")
    }

    @Test(
        "practitioner.lineManager.self, practitioner.lineManager.circle: nobody manages themself, by any way")
    func managerSelf() throws {
        var story = try registered()
        let grace = Given.practitioner("grace")
        story.standing.practitioners[grace] = Given.doer(
            "grace", of: Given.council, kind: "localAuthority", roles: ["supervisor"],
            manager: Given.manager.practitioner)
        story.refuses(Practitioner.Amend(lineManager: grace), by: "practitioner.lineManager.self")
        story.standing.practitioners[Given.practitioner("under")] = Given.doer(
            "under", of: Given.council, kind: "localAuthority", roles: ["socialWorker"], manager: grace)
        story.refuses(
            Practitioner.Amend(lineManager: Given.practitioner("under")),
            by: "practitioner.lineManager.circle")
    }

    @Test("practitioner.amend.nothing: something has changed")
    func nothing() throws {
        try registered().refuses(Practitioner.Amend(), by: "practitioner.amend.nothing")
    }

    @Test("practitioner.notRegistered: everything else comes after registering")
    func notRegistered() {
        blank().refuses(Practitioner.Amend(team: "x"), by: "practitioner.notRegistered")
        blank().refuses(Practitioner.Disable(because: "x"), by: "practitioner.notRegistered")
    }

    @Test("A leaver is disabled with a reason, and enabled on return")
    func disable() throws {
        var story = try registered()
        try story.did(Practitioner.Disable(because: "Left the council"))
        #expect(!story.state.isEnabled)
        #expect(story.state.disabled?.act.because == "Left the council")
        story.refuses(Practitioner.Disable(because: "x"), by: "practitioner.disable.already")
        try story.did(Practitioner.Enable(because: "Came back"))
        #expect(story.state.isEnabled)
        story.refuses(Practitioner.Enable(because: "x"), by: "practitioner.enable.notDisabled")
    }

    @Test("practitioner.enable.own: nobody enables themself")
    func enableOwn() throws {
        var story = try registered()
        try story.did(Practitioner.Disable(because: "Left the council"))
        let grace = Given.doer(
            "grace", of: Given.council, kind: "localAuthority", roles: ["systemAdministrator"])
        story.refuses(Practitioner.Enable(because: "x"), by: "practitioner.enable.own", as: grace)
    }

    @Test("A declared conflict of interest excludes the practitioner from that person's record")
    func conflict() throws {
        var story = try registered(people: ["maya"])
        let declare = Practitioner.DeclareConflict(person: Given.person("maya"), because: "Her aunt")
        try story.did(declare)
        let grace = Given.practitioner("grace")
        #expect(story.state.exclusions(of: grace) == [Given.person("maya"): .excluded(grace)])
        story.refuses(declare, by: "practitioner.declareConflict.already")
    }

    @Test("practitioner.declareConflict.unknownPerson: the person is on record")
    func conflictUnknown() throws {
        try registered().refuses(
            Practitioner.DeclareConflict(person: Given.person("maya"), because: "x"),
            by: "practitioner.declareConflict.unknownPerson")
    }
}
