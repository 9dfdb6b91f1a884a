import Casework
import Guidance
import HTML
import Practice

extension Site {
    /// The threshold document in force, for the forms on which somebody refers a child or decides on a referral.
    func threshold(beside form: Form, on now: Moment) async throws -> Partnership.PublishThreshold? {
        guard ActPage.weighsNeed(form) else { return nil }
        return try await office.lookout.partnership(at: now)?.partnership.threshold(on: now.day)?.act
    }
}

extension ActPage {
    /// Acts with which a worry reaches a council, or early help.
    private static let refers: Set<String> = ["referral.make", "contact.receive", "referral.classify"]

    /// A level of need is weighed with it.
    static func weighsNeed(_ form: Form) -> Bool {
        refers.contains(form.kind) || form.questions.contains { $0.list == .thresholdLevels }
    }

    /// The signs of each level of need, beside the form.
    var thresholdBeside: Markup {
        guard let threshold else { return .nothing }
        let levels = setting.guidance.options(.thresholdLevels).markup { level in
            let signs = threshold.indicators(of: level.code)
            return signs.isEmpty ? .nothing : details(level.label, bullets(signs.map { "\($0)" }))
        }
        return heading(3, "Levels of need here") + levels
            + paragraph("\(link("The whole threshold document", to: "/partnership/threshold"))")
    }
}
