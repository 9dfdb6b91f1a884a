import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Readiness for an edition, policies, training and self-assessments of agencies, and agencies beside each other.
    func addReadinessPages(to router: Router<KithContext>) {
        router.get("/readiness") { [self] in try await showReadiness($0, $1) }
        router.get("/readiness/compare") { [self] in try await compareReadiness($0, $1) }
        router.get("/readiness/agencies/{id}") { [self] in
            try await showReadiness($0, $1, "checklist") { picture, query, setting in
                ChecklistPage(picture: picture, show: query["show"], page: query.page, setting: setting).whole
            }
        }
        router.get("/readiness/agencies/{id}/report") { [self] in
            try await showReadiness($0, $1, "report") { picture, _, setting in
                GovernorsPage(picture: picture, setting: setting).whole
            }
        }
        router.get("/readiness/agencies/{id}/steps/{number}") { [self] in try await showStep($0, $1) }
        router.get("/readiness/agencies/{id}/policies") { [self] in
            try await showReadiness($0, $1, "policies") { picture, _, setting in
                PoliciesPage(picture: picture, setting: setting).whole
            }
        }
        router.get("/readiness/agencies/{id}/training") { [self] in
            try await showReadiness($0, $1, "training") { TrainingPage(picture: $0, page: $1.page, setting: $2).whole }
        }
        router.get("/readiness/agencies/{id}/self-assessment") { [self] in
            try await showReadiness($0, $1, "self-assessment") { picture, query, setting in
                SelfAssessmentPage(picture: picture, kind: query["kind"], setting: setting).whole
            }
        }
        addReadinessForms(to: router)
        addSharedTrainingPages(to: router)
        addSelfAssessmentComparison(to: router)
    }

    func agency(_ context: KithContext) throws(TurnedAway) -> AgencyID {
        guard let agency = context.parameters.get("id").flatMap({ AgencyID($0) }) else { throw .notFound }
        return agency
    }

    private func showReadiness(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        if viewer.doer.has(Roles.partnershipManager) || viewer.doer.agencyKind == Agency.trustKind {
            return try await compareReadiness(request, context)
        }
        return .redirect(to: "/readiness/agencies/\(viewer.doer.agency.id)")
    }

    private func compareReadiness(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let comparison = try await office.lookout.readinessComparison(by: caller(viewer), at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "readiness")
        return .page(ReadinessComparisonPage(comparison: comparison, setting: setting).whole)
    }

    private func showReadiness(
        _ request: Request, _ context: KithContext, _ name: String,
        page: (ReadinessPicture, Query, PageSetting) throws -> Markup
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let query = try Query(request)
        let picture = try await readiness(context, viewer)
        // A peer is shown what was signed off; a colleague everything but the training of others.
        let isOpen =
            switch picture.extent {
            case .keeping, .watching: true
            case .colleague: name == "checklist" || name == "policies"
            case .peer: name == "self-assessment"
            }
        guard isOpen else { throw TurnedAway.notFound }
        let setting = PageSetting(
            site: self, context: context, viewer: viewer, current: "readiness", done: query["done"])
        return .page(try page(picture, query, setting))
    }

    func readiness(_ context: KithContext, _ viewer: SignedIn) async throws -> ReadinessPicture {
        try await office.lookout.readiness(of: try agency(context), by: caller(viewer), at: context.now)
    }

    private func showStep(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let picture = try await readiness(context, viewer)
        guard picture.extent != .peer, let current = picture.readiness.current,
            let number = context.parameters.get("number").flatMap({ Int($0) }), let step = current.step(number)
        else { throw TurnedAway.notFound }
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "readiness")
        return .page(StepPage(picture: picture, adoption: current, step: step, setting: setting).whole)
    }
}

extension PageSetting {
    /// Where in readiness a page is: the way back to the agencies for those who see several.
    func readinessWay(_ picture: ReadinessPicture) -> [Breadcrumb] {
        let seesSeveral =
            viewer.doer.has(Roles.partnershipManager) || viewer.doer.agencyKind == Agency.trustKind
        return seesSeveral ? [Breadcrumb("Readiness", "/readiness")] : [Breadcrumb("My work", "/")]
    }

    /// The pages of an agency's readiness.
    func readinessNavigation(_ picture: ReadinessPicture, _ current: String) -> Markup {
        let agency = picture.agency.id
        var items: [NavigationItem] = []
        func add(_ title: String, _ link: Link, _ name: String) {
            items.append(NavigationItem(title, link, isCurrent: name == current))
        }
        switch picture.extent {
        case .peer: break
        case .colleague:
            add("Checklist", "/readiness/agencies/\(agency.id)", "checklist")
            add("Policies", "/readiness/agencies/\(agency.id)/policies", "policies")
        case .keeping, .watching:
            add("Checklist", "/readiness/agencies/\(agency.id)", "checklist")
            add("Policies", "/readiness/agencies/\(agency.id)/policies", "policies")
            add("Training", "/readiness/agencies/\(agency.id)/training", "training")
            add("Self-assessment", "/readiness/agencies/\(agency.id)/self-assessment", "self-assessment")
            add("For governors", "/readiness/agencies/\(agency.id)/report", "report")
        }
        return items.isEmpty ? "" : subNavigation(items, label: "Pages of readiness")
    }

    /// A link with an answer filled in, to the form of an act.
    func readinessAct(_ act: ActKind, _ picture: ReadinessPicture, _ process: ProcessName, _ named: (String, String)...)
        -> Link
    {
        named.reduce(.act(act, in: picture.stream(process))) { $0.asking($1.0, $1.1) }
    }
}

extension ReadinessPicture {
    func may(_ act: ActKind, _ process: ProcessName) -> Bool { next[process]?.contains(act) == true }
}
