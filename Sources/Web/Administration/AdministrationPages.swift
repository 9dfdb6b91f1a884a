import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Practitioners and agencies: who works in the record. Whoever administers them reads no one's story.
    func addAdministrationPages(to router: Router<KithContext>) {
        router.get("/administration") { [self] request, context in try await administration(request, context) }
        router.get("/administration/practitioners/{id}") { [self] request, context in
            try await practitionerPage(request, context)
        }
        router.get("/administration/agencies/{id}") { [self] request, context in try await agencyPage(request, context)
        }
    }

    private func administrator(_ context: KithContext) throws -> SignedIn {
        let viewer = try context.requireViewer()
        guard !ActRule.administrators(of: .practitioners).isDisjoint(with: viewer.doer.roles) else {
            throw TurnedAway.mayNot
        }
        return viewer
    }

    private func doneBanner(_ request: Request, _ setting: PageSetting) -> Markup {
        guard let kind = request.uri.queryParameters["done"].map(String.init), library.forms[kind] != nil else {
            return ""
        }
        return successBanner("Recorded: \(setting.title(ActKind(rawValue: kind)))")
    }

    private func administration(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try administrator(context)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "administration")
        let (agencies, colleagues) = try await office.database.read { [office] session in
            (try office.readings.agencies(in: session), try office.readings.colleagues(in: session))
        }
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        let agencyRows = agencies.map { agency -> [Cell] in
            [
                .link(agency.name, "/administration/agencies/\(agency.id.id)"),
                .text(setting.label(.agencyKinds, agency.kind)), .text(agency.phone ?? ""),
                .markup(agency.isOpen ? tag("Open", .green) : tag("Closed", .grey)),
            ]
        }
        let staffRows = colleagues.map { person -> [Cell] in
            [
                .link(person.name, "/administration/practitioners/\(person.id.id)"), .text(names[person.agency] ?? ""),
                .text(person.roles.map { setting.label(.practitionerRoles, $0) }.joined(separator: ", ")),
                .markup(person.isEnabled ? tag("Enabled", .green) : tag("Disabled", .grey)),
            ]
        }
        let content: Markup = """
            \(heading(1, "Administration"))\
            \(buttonGroup("""
                \(buttonLink("Add a practitioner", to: "/act/practitioner.register"))\
                \(buttonLink("Add an agency", to: "/act/agency.register", .secondary))
                """))\
            \(sections([
                PageSection("practitioners", "Practitioners", table("All practitioners", hidesCaption: true, columns: ["Name", "Agency", "Roles", "Account"].map { Column($0) }, rows: staffRows)),
                PageSection("agencies", "Agencies", table("All agencies", hidesCaption: true, columns: ["Name", "Kind", "Telephone", "State"].map { Column($0) }, rows: agencyRows)),
            ]))
            """
        return .page(page(PageHead("Administration"), in: setting.frame, content))
    }

    private func practitionerPage(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try administrator(context)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "administration")
        guard let id = context.parameters.get("id").flatMap({ PractitionerID($0) }) else { throw TurnedAway.notFound }
        let found = try await office.database.read { [office] session -> (Colleague, AgencyRow?, Colleague?)? in
            guard let person = try office.readings.colleague(id, in: session) else { return nil }
            return (
                person, try office.readings.agency(person.agency, in: session),
                try person.lineManager.flatMap { try office.readings.colleague($0, in: session) }
            )
        }
        guard let (person, agency, manager) = found else { throw TurnedAway.notFound }
        let stream = person.id.stream.description
        func act(_ kind: String, _ words: String, _ shape: ButtonKind) -> Markup {
            buttonLink(words, to: ("/act/\(kind)" as Link).asking("stream", stream), shape)
        }
        let buttons =
            person.isEnabled
            ? "\(act("practitioner.amend", "Change details", .primary))\(act("practitioner.disable", "Disable this account", .warning))"
                as Markup
            : act("practitioner.enable", "Enable this account", .primary)
        let content: Markup = """
            \(doneBanner(request, setting))\(heading(1, "Practitioner"))\
            \(summaryList([
                SummaryRow("Name", "\(person.name)"), SummaryRow("E-mail", "\(person.email)"),
                SummaryRow("Agency", "\(agency?.name ?? "")"), SummaryRow("Team", "\(person.team ?? "None")"),
                SummaryRow("Roles", "\(person.roles.map { setting.label(.practitionerRoles, $0) }.joined(separator: ", "))"),
                SummaryRow("Qualified social worker", person.isSocialWorkQualified ? "Yes" : "No"),
                SummaryRow("Line manager", "\(manager?.name ?? "None recorded")"),
                SummaryRow("Telephone", "\(person.phone ?? "None")"),
                SummaryRow("Account", person.isEnabled ? tag("Enabled", .green) : tag("Disabled", .grey)),
            ]))\(buttonGroup(buttons))
            """
        return .page(page(PageHead("Practitioner", back: "/administration"), in: setting.frame, content))
    }

    private func agencyPage(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try administrator(context)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "administration")
        guard let id = context.parameters.get("id").flatMap({ AgencyID($0) }) else { throw TurnedAway.notFound }
        let found = try await office.database.read { [office] session in
            (try office.readings.agency(id, in: session), try office.readings.colleagues(of: id, in: session))
        }
        guard let agency = found.0 else { throw TurnedAway.notFound }
        let stream = agency.id.stream.description
        let buttons: Markup = """
            \(buttonLink("Change details", to: ("/act/agency.amend" as Link).asking("stream", stream)))\
            \(buttonLink("Close this agency", to: ("/act/agency.close" as Link).asking("stream", stream), .warning))
            """
        let staff = found.1.map { [Cell.link($0.name, "/administration/practitioners/\($0.id.id)"), .text($0.email)] }
        let content: Markup = """
            \(doneBanner(request, setting))\(heading(1, agency.name))\
            \(summaryList([
                SummaryRow("Kind", "\(setting.label(.agencyKinds, agency.kind))"),
                SummaryRow("Telephone", "\(agency.phone ?? "None")"), SummaryRow("Hours", "\(agency.hours ?? "Not recorded")"),
                SummaryRow("Out of hours", "\(agency.outOfHoursPhone ?? "None")"),
                SummaryRow("Decides referrals", agency.decidesReferrals ? "Yes" : "No"),
                SummaryRow("State", agency.isOpen ? tag("Open", .green) : tag("Closed", .grey)),
            ]))\(agency.isOpen ? buttonGroup(buttons) : "")\
            \(table("Practitioners", columns: [Column("Name"), Column("E-mail")], rows: staff))
            """
        return .page(page(PageHead("Agency", back: "/administration"), in: setting.frame, content))
    }
}
