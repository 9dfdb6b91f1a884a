import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

/// The pages and the API of one area: what they are made from, and the router that holds them all.
package struct Site: Sendable {
    package let keeper: Doorkeeper
    package let office: Office
    package let assets: Assets
    let reasons = Reasons()
    let personas: @Sendable () async throws -> [Persona]
    /// Looks into files for viruses, where the operator has set one.
    let scanner: Scanner?
    /// Makes PDF of letters, where the operator has set one.
    let printer: LetterPrinter?
    let painter: FirstPagePainter?
    /// The guidance library with what is made from it once.
    let shelf: GuidanceShelf

    /// - Parameter personas: whom a visitor of a demonstration may be; empty elsewhere.
    package init(
        keeper: Doorkeeper, office: Office, assets: Assets,
        personas: @escaping @Sendable () async throws -> [Persona] = { [] }, scanner: Scanner? = nil,
        printer: LetterPrinter? = nil, painter: FirstPagePainter? = nil
    ) {
        self.keeper = keeper
        self.office = office
        self.assets = assets
        self.personas = personas
        self.scanner = scanner
        self.printer = printer
        self.painter = painter
        shelf = GuidanceShelf(office.library)
    }

    var library: Library { office.library }

    /// Every door, page and route of the API.
    package func router(readiness: @escaping @Sendable () async -> Readiness) -> Router<KithContext> {
        let router = Router(context: KithContext.self, options: [.autoGenerateHeadEndpoints])
        let frame: @Sendable (KithContext) -> Frame = { [self] in self.frame($0) }
        keeper.guardDoors(of: router, frame: frame, explain: Self.explain)
        MachineRoutes(keeper: keeper, assets: assets, ready: readiness).add(to: router)
        SignInPages(keeper: keeper, frame: frame).add(to: router)
        AccountPages(keeper: keeper, frame: frame).add(to: router)
        DemoPages(keeper: keeper, frame: frame, personas: personas).add(to: router)
        addPracticePages(to: router)
        addActPages(to: router)
        addGuidancePages(to: router)
        addAdministrationPages(to: router)
        addPublicPages(to: router)
        addAPI(to: router)
        keeper.methods.learn(from: router)
        return router
    }

    /// Who proposes or asks, as the doors have checked them.
    func caller(_ viewer: SignedIn) -> Caller {
        let required = keeper.settings.secondFactor == .required
        let done = viewer.session.map { $0.secondFactorAt != nil } ?? true
        return Caller(viewer.practitioner, secondFactor: required ? (done ? .done : .missing) : .notNeeded)
    }

    /// What stays round a page.
    func frame(_ context: KithContext, current: String = "", about: Bool = false) -> Frame {
        var frame = Frame(assets: assets.links)
        if keeper.settings.isDemo { frame.notice = .demo }
        guard let viewer = context.viewer else {
            frame.navigation = [
                NavigationItem("Guidance", "/guidance", isCurrent: current == "guidance"),
                NavigationItem("Partnership", "/partnership", isCurrent: current == "partnership"),
            ]
            return frame
        }
        frame.viewer = Viewer(name: viewer.member.name, actingAs: viewer.member.actingAs)
        frame.csrf = viewer.formToken
        frame.timeOut = TimeOut(seconds: keeper.settings.sessions.idleMinutes * 60)
        frame.sensitivity = "OFFICIAL-SENSITIVE"
        frame.printed = "Printed by \(viewer.member.name), \(context.now.inWords)"
        frame.navigation = navigation(for: viewer, current: current)
        return frame
    }

    private func navigation(for viewer: SignedIn, current: String) -> [NavigationItem] {
        let administers = !ActRule.administrators(of: .practitioners).isDisjoint(with: viewer.doer.roles)
        var items = [NavigationItem("My work", "/", isCurrent: current == "work")]
        if viewer.doer.hasAny(ActRule.maySearch) {
            items.append(NavigationItem("Find a person", "/people/find", isCurrent: current == "find"))
        }
        if viewer.doer.hasAny(ActRule.actsOnPlaces) {
            items.append(NavigationItem("Places", "/places", isCurrent: current == "places"))
        }
        items.append(NavigationItem("Guidance", "/guidance", isCurrent: current == "guidance"))
        items.append(NavigationItem("Partnership", "/partnership", isCurrent: current == "partnership"))
        if viewer.doer.hasAny(ActRule.keepers) {
            items.append(NavigationItem("Readiness", "/readiness", isCurrent: current == "readiness"))
        }
        if viewer.doer.hasAny(Roles.mayCount) {
            items.append(NavigationItem("Figures", "/dataset", isCurrent: current == "dataset"))
        }
        if administers {
            items.append(NavigationItem("Administration", "/administration", isCurrent: current == "administration"))
        }
        return items
    }

    /// A rejection of practice in the words of an error page; nil for faults of ours.
    static let explain: @Sendable (any Error) -> TurnedAway? = { error in
        switch error as? Rejection {
        case .notFound: .notFound
        case .refused(let refusal), .changedMeanwhile(let refusal, _):
            TurnedAway(
                refusal.kind == .mayNot ? .mayNot : .unreadable, refusal.status, "This cannot be done",
                "\(refusal.reason) Authority: \(refusal.authority).", instead: refusal.remedy)
        case .problems(let problems):
            TurnedAway(
                .unreadable, .unprocessableContent, "Something needs to be put right",
                problems.map(\.message).joined(separator: " "), instead: "Go back and put it right.")
        case nil: nil
        }
    }
}

extension Refusal {
    /// 403, 409 or 422, the same at every door.
    var status: HTTPResponse.Status {
        switch kind {
        case .mayNot: .forbidden
        case .notNow: .conflict
        case .wrong: .unprocessableContent
        }
    }
}
