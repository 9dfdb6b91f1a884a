import Access
import Casework
import HTML
import Hummingbird
import Practice

extension Site {
    /// The minute of the strategy discussions, and the way in for a police officer who has used the power to protect.
    func addProtectionPages(to router: Router<KithContext>) {
        router.get("/episodes/{id}/strategy") { [self] in
            try await showEpisode($0, $1) { strategyPage($0, $1) }
        }
        router.get("/people/{id}/police-protection") { [self] in try await toPoliceProtection($0, $1) }
        router.get("/people/{id}/strategy-discussion") { [self] in try await toDiscussion($0, $1) }
    }

    /// Leads to the call on the child's open episode; where there is none a referral comes first.
    private func toDiscussion(_ request: Request, _ context: KithContext) async throws -> Response {
        try await toOpenEpisode(
            "strategy.call", context,
            else: paragraph(
                "A strategy discussion belongs to an episode. Make a referral: the front door decides on it at once."))
    }

    /// Leads to the form on the child's open episode; where there is none the council has to be told first.
    private func toPoliceProtection(_ request: Request, _ context: KithContext) async throws -> Response {
        try await toOpenEpisode(
            "policeProtection.take", context,
            else: """
                \(paragraph("Telephone the council where the child was found. It records the contact at once."))\
                \(paragraph("Then record the police protection here, with the time at which the power was used: its hours run from then."))
                """)
    }

    private func toOpenEpisode(
        _ act: ActKind, _ context: KithContext, else words: Markup
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        guard let person = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw TurnedAway.notFound }
        let open = try await office.lookout.openEpisode(of: person, for: act, by: caller(viewer), at: context.now)
        if let open { return .redirect(to: Link.act(act, in: open).address) }
        let setting = PageSetting(site: self, context: context, viewer: viewer)
        let content = twoThirds(
            """
            \(heading(1, "The council has no open episode for this child"))\(words)\
            \(buttonLink("Make a referral instead", to: .act("referral.make", about: [person])))
            """)
        return .page(
            page(PageHead("No open episode", back: "/people/find"), in: setting.frame, content), status: .conflict)
    }
}

/// Whether the viewer is an officer with a constable's powers.
private func usesPolicePowers(_ setting: PageSetting) -> Bool {
    let doer = setting.viewer.doer
    return doer.has(ImmediateProtection.officer) && Agency.policeKinds.contains(doer.agencyKind)
}

/// The way to record police protection, for police officers; nothing for anyone else.
func policeProtectionLink(to person: PersonID, about name: String, _ setting: PageSetting) -> Markup {
    guard usesPolicePowers(setting) else { return "" }
    return ", \(link("record police protection", to: "/people/\(person.id)/police-protection", about: "of \(name)"))"
}

func policeProtectionButton(to person: PersonID, _ setting: PageSetting) -> Markup {
    guard usesPolicePowers(setting) else { return "" }
    return buttonLink("Record police protection", to: "/people/\(person.id)/police-protection", .secondary)
}
