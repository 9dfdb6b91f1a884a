import Casework
import Guidance
import HTML
import Practice

/// The threshold document of the partnership concerned, beside a form on which need is weighed.
struct ThresholdBeside {
    /// The partnership's area.
    let area: String
    let document: Partnership.PublishThreshold
}

extension Site {
    /// The threshold document in force where the council concerned is a partner, for the forms on which somebody refers
    /// a child or decides on a referral.
    func area(
        around form: Form, concerning council: AgencyID?, _ viewer: SignedIn, at now: Moment
    ) async throws -> (council: AgencyID?, threshold: ThresholdBeside?) {
        let weighs = ActPage.weighsNeed(form)
        guard weighs || form.questions.contains(where: { $0.key == "council" }) else { return (nil, nil) }
        let area = try await office.lookout.area(of: viewer.doer, council: council, at: now)
        let threshold = area.threshold.map { ThresholdBeside(area: $0.area, document: $0.document) }
        return (area.council, weighs ? threshold : nil)
    }
}

extension ActPage {
    /// Acts with which a worry reaches a council, or early help.
    private static let refers: Set<String> = ["referral.make", "contact.receive", "referral.classify"]

    /// A level of need is weighed with it.
    static func weighsNeed(_ form: Form) -> Bool {
        refers.contains(form.kind) || form.questions.contains { $0.list == .thresholdLevels }
    }

    /// The signs of each level of need, beside the form. A level that the document does not know says so.
    var thresholdBeside: Markup {
        guard let threshold else { return .nothing }
        let levels = setting.guidance.options(.thresholdLevels).markup { level in
            let signs = threshold.document.indicators(of: level.code)
            return details(
                level.label, signs.isEmpty ? paragraph(predatesLevel) : bullets(signs.map { "\($0)" }))
        }
        return heading(3, "Levels of need in \(threshold.area)") + levels
            + paragraph("\(link("The whole threshold document", to: "/partnership/threshold"))")
    }
}

/// What stands where the document in force says nothing of a level of the edition in force.
let predatesLevel: Markup = "The threshold document in force predates this level: it gives no signs for it yet."
