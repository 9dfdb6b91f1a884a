import Casework
import Guidance
import HTML
import Hummingbird
import Practice

extension Site {
    /// Pages that anyone may read, and the page that says what was just recorded.
    func addPublicPages(to router: Router<KithContext>) {
        router.get("/help") { [self] _, context in
            told(
                "Help", context,
                [
                    "If a child is in immediate danger, call 999.",
                    "To tell a council of a worry about a child, find the child or add them, then make a referral. Your council's front door also takes telephone calls; its number is on every child's page.",
                    "If you cannot sign in, ask whoever administers Kith in your agency. They can give you a new first password; they cannot read what you wrote.",
                    "If a page is wrong or hard to use, tell the partnership's office, which runs this service, and give the reference shown on the page.",
                ])
        }
        router.get("/accessibility") { [self] _, context in
            told(
                "Accessibility statement", context,
                [
                    "This service aims at the Web Content Accessibility Guidelines 2.2, level AA. Every page is checked by an automated tool at two widths, in forced colours and by keyboard each time it is built.",
                    "What has not been done: no audit by an independent body, and no test with people who use screen readers every day. Automated checks find only part of what can be wrong.",
                    "Every journey works without scripts. Figures always have the same facts as a list or table beside them.",
                ])
        }
        router.get("/privacy") { [self] _, context in
            told(
                "Privacy notice", context,
                [
                    "Kith holds what agencies need to know to keep children safe. They share it under the Children Act 1989 and 2004 and data protection law; consent is not the usual basis.",
                    "Every look at a child's record is itself recorded, with who looked, when and why.",
                    "To see what is held about you, or to have a mistake put right, ask the data protection officer of the council or agency you deal with.",
                ])
        }
        router.get("/cookies") { [self] _, context in
            told(
                "Cookies", context,
                [
                    "Kith sets only cookies that it cannot work without: one while you are signed in, one that protects forms before you sign in, and one that tells a browser you have used before. None is shared with anyone, and none follows you elsewhere."
                ])
        }
        router.get("/recorded/{kind}") { [self] request, context in
            try await recordedPage(request, context)
        }
    }

    private func told(_ title: String, _ context: KithContext, _ paragraphs: [String]) -> Response {
        var frame = frame(context)
        frame.sensitivity = nil
        let seen = Told()
        let content = twoThirds(
            "\(heading(1, title))\(paragraphs.markup { paragraph(explained($0, seen, in: library)) })")
        return .page(page(PageHead(title), in: frame, content))
    }

    /// What was recorded, its reference, what the guidance now asks by when, and where to go next.
    private func recordedPage(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let setting = PageSetting(site: self, context: context, viewer: viewer)
        let query = request.uri.queryParameters
        guard let name = context.parameters.get("kind"), let form = library.forms[name],
            let stream = query["stream"].flatMap({ StreamID(String($0)) }),
            let number = query["number"].flatMap({ Int($0) })
        else { throw TurnedAway.notFound }
        let began = Set(query[values: "began"].map { String($0) })
        let council = try await office.database.read { [office] in try office.readings.episode(stream, in: $0)?.council
        }
        let here = setting.guidance.of(council)
        let starts = DutyKey.allCases.filter { began.contains($0.rawValue) }.map { here.duty($0) }
        let due = starts.map { duty -> Markup in
            let when =
                (try? duty.due(from: context.now, in: setting.guidance.workingDays)).map {
                    " (by \($0.inWords), if it happened now)"
                } ?? ""
            return
                "\(duty.title): \(duty.limit.inWords)\(when), by \(duty.owner). \(link(duty.cite, to: "/guidance/duties/\(duty.key.rawValue)"))"
        }
        let others = query[values: "also"].compactMap { Opaque.isWellFormed(String($0)) ? String($0) : nil }
        let all = [stream] + others.map { StreamID(stream.process, $0) }
        let links = all.enumerated().map { place, stream -> Markup in
            let words = all.count > 1 ? "Go to record \(place + 1) of \(all.count)" : "Go to what you recorded"
            return link(words, to: Link(path: Site.address(of: stream)) ?? "/")
        }
        let next: Markup = due.isEmpty ? "" : "\(heading(2, "What happens next"))\(bullets(due))"
        let bar = try await barOfRecorded(ActKind(rawValue: name), in: stream, viewer, setting, at: context.now)
        let content =
            bar
            + twoThirds(
                """
                <div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">Recorded</h1>
                <div class="govuk-panel__body">\(form.title)<br>Entry \(number)</div></div>
                \(next)\
                \(bullets(links + [link("Go to your work", to: "/")]))
                """)
        return .page(page(PageHead("Recorded", reference: String(number)), in: setting.frame, content))
    }

    /// Whom it was recorded of, with what is urgent, as beside the form: the same look, decided and recorded again. Nothing
    /// where the form is no longer open to whoever recorded it.
    private func barOfRecorded(
        _ act: ActKind, in stream: StreamID, _ viewer: SignedIn, _ setting: PageSetting, at now: Moment
    ) async throws -> Markup {
        let picture: FormPicture
        do {
            picture = try await office.lookout.form(for: act, in: stream, about: [], by: caller(viewer), at: now)
        } catch is Rejection {
            return ""
        }
        guard let first = picture.people.first else { return "" }
        return picture.people.count == 1
            ? briefBar(first, picture.facts, setting) : briefBar(picture.people, picture.facts, setting)
    }
}
