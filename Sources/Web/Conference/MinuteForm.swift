import Casework
import Guidance
import HTML
import Practice

/// What somebody typed into the parts of a conference's record and has not saved, part by part.
struct MinuteTyped: Sendable {
    /// One part as it was typed: its words, and the entry whose text they began from.
    struct Part: Sendable, Hashable {
        let code: String
        let text: String
        let replaces: Int?
        /// What stood in the way of saving it.
        var error: String?
    }

    var parts: [Part] = []
    /// Brothers and sisters for whom the parts are saved as well.
    var also: Set<StreamID> = []
    var savedAt: Moment?
    /// What stood in the way, by part; under no part what concerns them all.
    var problems: [String: String] = [:]

    var errors: [FieldError] {
        problems.sorted { $0.key < $1.key }.map { code, message in
            code.isEmpty ? FieldError(message: message) : FieldError("text.\(code)", message)
        }
    }

    init() {}

    /// Reads the fields `text.CODE` and `replaces.CODE` of a form or a draft about one conference.
    init(_ fields: FormFields, of meeting: Int) {
        guard fields["meeting"] == "\(meeting)" else { return }
        also = Set(fields.all("also").compactMap { StreamID($0) })
        for entry in fields.entries where entry.name.hasPrefix("text.") {
            let code = String(entry.name.dropFirst("text.".count))
            parts.append(Part(code: code, text: entry.value, replaces: fields["replaces.\(code)"].flatMap { Int($0) }))
        }
    }

    /// Only the parts that say something else than what they began from.
    func changed(in meeting: Conference.Meeting) -> [Part] {
        parts.filter { part in
            let versions = meeting.minute[part.code] ?? []
            let base = versions.first { $0.stamp.number == part.replaces }?.act.text ?? ""
            return part.text.trimmed != base.trimmed && part.text.trimmed != versions.last?.act.text.trimmed
        }
    }

    /// The parts as a draft keeps them.
    static func draft(
        _ parts: [Part], of meeting: Int, in stream: StreamID, also: Set<StreamID> = []
    ) -> [String: [String]] {
        var fields = ["meeting": ["\(meeting)"], "stream": [stream.description]]
        if !also.isEmpty { fields["also"] = also.map(\.description).sorted() }
        for part in parts {
            fields["text.\(part.code)"] = [part.text]
            if let replaces = part.replaces { fields["replaces.\(part.code)"] = ["\(replaces)"] }
        }
        return fields
    }
}

/// The record of a conference while it is written: every part in one form, each saved by itself.
///
/// Without scripts a part is saved by its button, and what was typed into the others comes along and is kept as a draft.
/// Where somebody else saved a part meanwhile, both texts stand side by side.
struct MinuteForm {
    let page: ConferencePage
    let meeting: Conference.Meeting

    private var setting: PageSetting { page.setting }
    private var stream: StreamID { page.row.stream }

    var whole: Markup {
        let parts = setting.guidance.options(.conferenceSections).markup { part($0) }
        let hidden = [("stream", stream.description), ("meeting", "\(meeting.number)"), ("_once", page.once)]
        return """
            \(paragraph("Each part is saved by itself, so several people can write at once. Nothing typed is lost."))\
            <div data-live-parts="\("/episodes/\(stream.id)/conference/parts" as Link)">
            \(form(
                "/episodes/\(stream.id)/conference/minute", csrf: setting.frame.csrf, id: "minute",
                draft: "/drafts/conference.minute", hidden: hidden,
                "\(together)\(parts)\(button("Save every part", name: "save", value: "all"))"))</div>

            """
    }

    /// Brothers and sisters whose conference is the same meeting.
    private var together: Markup {
        if page.picture.alongside.isEmpty { return "" }
        return checkboxes(
            Field(
                "also", "Save each part for these children as well",
                hint: """
                    Their conference is the same meeting. What the child says stays each child's own. A part goes onto \
                    every record or onto none: where another child's record says something else, nothing is saved, and you \
                    are told.
                    """, size: .small, isOptional: true),
            page.picture.alongside.map { Choice($0.stream.description, $0.brief.fullName) },
            chosen: Set(page.typed.also.map(\.description)))
    }

    /// What holds of a part where brothers and sisters have the same meeting.
    private func besides(_ code: String, _ latest: String?) -> Markup {
        if page.picture.alongside.isEmpty { return "" }
        if code == Conference.eachChildsOwn {
            return "<p class=\"govuk-body-s\">Each child's own: it is saved on this child's record only.</p>\n"
        }
        return page.picture.alongside.filter { other in
            other.meeting.section(code).map { $0.act.text != latest } ?? false
        }.markup { other in
            """
            <p class="govuk-body-s">The record of \(other.brief.fullName) says something else in this part. \
            \(link("Read it there", to: "/episodes/\(other.stream.id)/conference", about: "about \(other.brief.fullName)")).</p>

            """
        }
    }

    private func part(_ option: Option) -> Markup {
        let code = option.code
        let latest = meeting.section(code)
        let mine = page.typed.changed(in: meeting).first { $0.code == code }
        let isBehind = mine.map { $0.replaces != latest?.stamp.number } ?? false
        let field = Field(
            "text.\(code)", option.label, hint: option.hint, error: page.typed.problems[code],
            size: .medium)
        let stands: Markup =
            latest.map { latest in
                """
                <p class="govuk-body-s" data-live-saved>Saved by \(page.picture.names.name(latest.stamp.by)), \
                \(latest.stamp.recordedAt.inWords).</p>
                """
            } ?? "<p class=\"govuk-body-s\" data-live-saved>Not written yet.</p>"
        let both: Markup = mine.map { compared($0, latest, isBehind: isBehind) } ?? ""
        let press: Markup = """
            <button type="submit" class="govuk-button govuk-button--secondary" name="save" value="\(code)">\
            Save this part<span class="govuk-visually-hidden">: \(option.label)</span></button>

            """
        return """
            <div class="kith-minute" id="part-\(code)" data-live-part="\(code)" data-entry="\(latest?.stamp.number ?? 0)">
            \(both)\(textArea(field, value: mine?.text ?? latest?.act.text ?? "", rows: 6))\
            \(hiddenField("replaces.\(code)", latest.map { "\($0.stamp.number)" } ?? ""))\(stands)\
            \(besides(code, latest?.act.text))
            <p class="govuk-body-s" role="status" data-live-news></p>
            \(press)</div>

            """
    }

    /// What somebody else saved beside what the viewer typed; or, where nobody did, a word that theirs is not saved yet.
    private func compared(
        _ mine: MinuteTyped.Part, _ latest: Stamped<Conference.Minute>?, isBehind: Bool
    ) -> Markup {
        guard isBehind, let latest else {
            let when = page.typed.savedAt.map { " They were kept \($0.inWords)." } ?? ""
            return insetText(
                paragraph("Your words below are not in the record yet.\(when) Save this part to put them there."))
        }
        let differences = WordDifferences(from: latest.act.text, to: mine.text)
        let who = page.picture.names.name(latest.stamp.by)
        return warningText("\(who) saved this part while you were writing. Nothing is lost: both texts are here.")
            + sideBySide(
                "<p class=\"govuk-body-s\"><strong>In the record, by \(who)</strong></p>\n<div class=\"kith-words\">\(differences.before)</div>",
                "<p class=\"govuk-body-s\"><strong>Yours, not saved</strong></p>\n<div class=\"kith-words\">\(differences.after)</div>"
            )
            + paragraph("Put together below what should stand, and save it. Your words are in the box.")
    }
}
