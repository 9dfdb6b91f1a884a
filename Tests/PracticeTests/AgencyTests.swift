import Guidance
import Testing

@testable import Practice

struct AgencyTests {
    private func register(
        name: String = "Alderbrook Primary School", kind: String = "school", phone: String = "01632 960001",
        outOfHours: String? = nil, decides: Bool = false
    ) -> Agency.Register {
        Agency.Register(
            name: name, agencyKind: kind, phone: phone, hours: "8am to 5pm in term time",
            outOfHoursPhone: outOfHours, decidesReferrals: decides)
    }

    private var blank: Story<Agency> { Story("school", by: Given.administrator) }

    private func registered() throws -> Story<Agency> {
        var story = blank
        try story.did(register())
        return story
    }

    @Test("An agency of every kind in the guidance's list can be registered")
    func everyKind() throws {
        for option in Given.guidance().options(.agencyKinds) {
            var story = blank
            try story.did(register(kind: option.code, decides: option.code == Agency.councilKind))
            #expect(story.state.kind == option.code)
            #expect(story.state.isOpen)
        }
    }

    @Test("Amending changes what was answered and nothing else")
    func amend() throws {
        var story = try registered()
        try story.did(Agency.Amend(phone: "01632 960002"))
        #expect(story.state.phone == "01632 960002")
        #expect(story.state.title == "Alderbrook Primary School")
        #expect(story.state.hours == "8am to 5pm in term time")
    }

    @Test("agency.closed: nothing happens in an agency that has closed")
    func closed() throws {
        var story = try registered()
        try story.did(Agency.Close(because: "Joined with another school"))
        #expect(!story.state.isOpen)
        #expect(story.state.next(under: Given.guidance()).isEmpty)
        story.refuses(Agency.Amend(phone: "01632 960002"), by: "agency.closed")
        story.refuses(Agency.Close(because: "x"), by: "agency.closed")
    }

    @Test("agency.notRegistered: an agency is registered first")
    func notRegistered() {
        blank.refuses(Agency.Amend(phone: "01632 960002"), by: "agency.notRegistered")
    }

    @Test("agency.register.already: an agency is registered once")
    func already() throws {
        try registered().refuses(register(), by: "agency.register.already")
    }

    @Test("agency.name: an agency has a name")
    func name() {
        blank.refuses(register(name: "123"), by: "agency.name")
    }

    @Test(
        "agency.phone, agency.outOfHoursPhone: a telephone number can be called",
        arguments: ["call us", "12", ""])
    func phone(text: String) {
        blank.refuses(register(phone: text), by: "agency.phone")
        blank.refuses(register(outOfHours: text), by: "agency.outOfHoursPhone")
    }

    @Test(
        "A telephone number is written as people write it",
        arguments: ["999", "01632 960001", "+44 (0)1632 960001 ext 12"])
    func phones(text: String) {
        blank.allows(register(phone: text))
    }

    @Test("agency.decidesReferrals: only a council decides on referrals")
    func decides() throws {
        blank.refuses(register(decides: true), by: "agency.decidesReferrals")
        blank.allows(register(kind: Agency.councilKind, decides: true))
        try registered().refuses(Agency.Amend(decidesReferrals: true), by: "agency.decidesReferrals")
    }

    @Test("agency.amend.nothing: something has changed")
    func nothing() throws {
        try registered().refuses(Agency.Amend(), by: "agency.amend.nothing")
    }
}
