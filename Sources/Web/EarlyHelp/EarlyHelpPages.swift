import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// Early help with a family.
    func addEarlyHelpPages(to router: Router<KithContext>) {
        router.get("/early-help/{id}") { [self] in try await showEarlyHelp($0, $1) }
    }

    private func showEarlyHelp(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.earlyHelp)
        let query = try Query(request)
        let viewer = try context.requireViewer()
        let children = try await office.lookout.children(ofEarlyHelp: stream)
        // A reason given for any of the children holds for the early help they share.
        let given = children.first {
            reasons.reason(of: viewer.practitioner, for: $0, at: context.now) != nil
        }
        guard let child = given ?? children.first else { throw TurnedAway.notFound }
        return try await answer(child, request, context) { caller, purpose in
            try await office.lookout.earlyHelp(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(earlyHelpPage(picture, setting.saying(query["done"])))
        }
    }
}

extension ChildPage {
    /// Early help with the child, as far as the viewer may know how things stand.
    var earlyHelp: Markup {
        guard picture.sees.status else {
            return paragraph("Whether there is early help with this person is not shown to you.")
        }
        if picture.earlyHelp.isEmpty { return paragraph("There has been no early help on record.") }
        return workList(
            picture.earlyHelp.markup { row in
                let lead = row.lead.map { "Lead practitioner: \(picture.names.name($0))." } ?? ""
                let ended = row.closedAt.map {
                    " Ended \($0.day.inWords): \(setting.label(.earlyHelpOutcomes, row.outcome))."
                }
                return workLine(
                    link("Early help since \(row.openedAt.day.inWords)", to: "/early-help/\(row.stream.id)"),
                    tag: earlyHelpTag(row.status),
                    "<p class=\"govuk-body-s kith-work__more\">\(lead)\(ended ?? "")</p>")
            })
    }
}
