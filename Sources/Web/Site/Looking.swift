import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings
import Synchronization

/// Reasons that practitioners gave for looking at a record, kept for as long as they work on it.
///
/// A reason is written into the log of looks each time it is used; here it only saves asking again for half an hour.
final class Reasons: Sendable {
    private struct Key: Hashable {
        let practitioner: PractitionerID
        let person: PersonID
    }

    private static let minutes = 30
    private static let most = 10_000
    private let given = Mutex<[Key: (because: String, until: Moment)]>([:])

    func keep(_ because: String, of practitioner: PractitionerID, for person: PersonID, at now: Moment) {
        given.withLock { given in
            if given.count >= Self.most { given = given.filter { now < $0.value.until } }
            if given.count >= Self.most { given.removeAll() }
            given[Key(practitioner: practitioner, person: person)] = (because, now.adding(minutes: Self.minutes))
        }
    }

    func reason(of practitioner: PractitionerID, for person: PersonID, at now: Moment) -> String? {
        given.withLock { given in
            guard let found = given[Key(practitioner: practitioner, person: person)], now < found.until else {
                return nil
            }
            return found.because
        }
    }
}

extension Site {
    /// Why this practitioner looks at this person's record: the reason they gave, where one was asked for.
    func purpose(_ viewer: SignedIn, _ person: PersonID, at now: Moment) -> Lookout.Purpose {
        let isPrivacy = viewer.doer.has(Roles.dataProtectionOfficer)
        return Lookout.Purpose(
            isPrivacy ? "quality" : "directWork",
            because: reasons.reason(of: viewer.practitioner, for: person, at: now))
    }

    /// Answers a look: the page, whom to ask, the offer of emergency access, or the question why.
    func answer<Picture: Sendable>(
        _ person: PersonID, _ request: Request, _ context: KithContext,
        look: (Caller, Lookout.Purpose) async throws -> Lookout.Shown<Picture>,
        page: (Picture, PageSetting) throws -> Response
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let setting = PageSetting(site: self, context: context, viewer: viewer)
        do {
            switch try await look(caller(viewer), purpose(viewer, person, at: context.now)) {
            case .shown(let picture, _): return try page(picture, setting)
            case .stub(let brief, let contact): return try await stubPage(brief, contact, offer: nil, setting)
            case .offer(let brief, let offer): return try await stubPage(brief, offer.contact, offer: offer, setting)
            }
        } catch Rejection.refused(let refusal) where refusal.rule == Lookout.reasonNeeded.rule {
            return reasonPage(person, next: request.uri.string, setting)
        }
    }

    private func reasonPage(_ person: PersonID, next: String, _ setting: PageSetting, error: String? = nil) -> Response
    {
        let field = Field(
            "because", "Why do you need to look now?",
            hint:
                "You are looking out of hours, or at a restricted record. Your reason is recorded and may be reviewed.",
            error: error)
        let content = twoThirds(
            """
            \(error.map { errorSummary([FieldError("because", $0)]) } ?? .nothing)\
            \(heading(1, "Say why you are looking"))\
            \(form("/look-reason", csrf: setting.frame.csrf, """
                \(hiddenField("person", person.id))\(hiddenField("next", next))\
                \(textArea(field, rows: 3))\(button("Give the reason and go on"))
                """))
            """)
        return .page(
            page(PageHead("Say why you are looking", hasErrors: error != nil, back: "/"), in: setting.frame, content),
            status: error == nil ? .ok : .unprocessableContent)
    }

    func takeReason(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let fields = try await keeper.form(request, context)
        guard let person = fields.only("person").flatMap({ PersonID($0) }) else { throw TurnedAway.notFound }
        let because = (fields.only("because") ?? "").trimmed
        let next = Way.safe(fields.only("next"))
        guard (5...1000).contains(because.count) else {
            return reasonPage(
                person, next: next, PageSetting(site: self, context: context, viewer: viewer),
                error: "Enter why you need to look, in a sentence")
        }
        reasons.keep(because, of: viewer.practitioner, for: person, at: context.now)
        return .redirect(to: next)
    }

    private func stubPage(
        _ brief: Brief, _ contact: Contact, offer: EmergencyOffer?, _ setting: PageSetting
    ) async throws -> Response {
        let agency =
            try await contact.agency.asyncMap { id in
                try await office.database.read { [office] in try office.readings.agency(id, in: $0) }
            } ?? nil
        let ask: Markup =
            agency.map { agency in
                paragraph(
                    """
                    Ask \(agency.name)\(agency.phone.map { ", telephone " + $0 } ?? "")\
                    \(agency.hours.map { " (" + $0 + ")" } ?? "").
                    """)
            } ?? paragraph("Ask your designated safeguarding lead or manager whom to speak to.")
        let emergency: Markup =
            offer == nil
            ? .nothing
            : """
            \(heading(2, "If a child may come to harm before you can ask"))\
            \(paragraph("Emergency access lasts \(offer!.minutes) minutes, shows one record, and is always reviewed."))\
            \(buttonLink("Ask for emergency access", to: "/act/grant.open?about=\(brief.person.id)", .warning))
            """
        let content = twoThirds(
            """
            \(heading(1, "You do not work with this person"))\
            \(paragraph("\(brief.fullName) is known, and the record is not open to you. That you asked has been recorded."))\
            \(ask)\(emergency)
            """)
        return .page(page(PageHead("Record not open to you", back: "/"), in: setting.frame, content))
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ map: (Wrapped) async throws -> T) async rethrows -> T? {
        guard let self else { return nil }
        return try await map(self)
    }
}

/// What a page is drawn with besides its picture: its frame, the guidance of the day, and who looks.
struct PageSetting: Sendable {
    let frame: Frame
    let viewer: SignedIn
    /// What is in force now; on a form, as it stands for the council that holds the work.
    var guidance: Guidance
    let now: Moment
    /// What was just done, said at the top of the page once.
    let done: String?

    init(site: Site, context: KithContext, viewer: SignedIn, current: String = "", done: String? = nil) {
        frame = site.frame(context, current: current)
        self.viewer = viewer
        guidance = site.library.guidance(on: context.now.day)
        now = context.now
        self.done = done
    }

    var library: Library { guidance.library }
    /// What a code is called.
    func label(_ list: ListKey, _ code: String?) -> String {
        guard let code else { return "Not recorded" }
        return library.label(list, code) ?? code
    }
    /// The title of an act, as its form has it.
    func title(_ act: ActKind) -> String { library.forms[act.rawValue]?.title ?? act.rawValue }
}
