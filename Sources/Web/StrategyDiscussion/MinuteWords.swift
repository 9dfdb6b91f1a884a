import Casework
import Guidance
import HTML
import Practice
import Readings

/// What the minutes of discussions and enquiries share: who said it and when, and the words that are open.
struct MinuteWords {
    let picture: EpisodePicture
    let setting: PageSetting

    var names: Names { picture.names }
    var stream: StreamID { picture.row.stream }

    /// Who recorded it, for whom and when; with the number by which other entries name it.
    func by(_ entry: MinuteEntry) -> Markup {
        let stamp = entry.stamp
        return """
            <p class="govuk-body-s">\(names.name(stamp.by)), \(names.name(stamp.agency)), \
            \(stamp.happenedAt.inWords). Entry \(stamp.number).</p>
            """
    }

    /// The words of an entry, each under what it is.
    func words(_ entry: MinuteEntry) -> Markup {
        let parts = entry.parts.markup { part in
            let about: Markup = part.holds == .thirdParty ? " (about someone else)" : ""
            return "<div class=\"kith-words\"><strong>\(part.label)\(about):</strong> \(part.words)</div>\n"
        }
        let withheld: Markup =
            entry.isWithheld ? "<p class=\"govuk-body-s\">The rest of this entry is not open to you.</p>\n" : ""
        return parts + withheld
    }

    /// Everyone named, with the agency of each.
    func people(_ ids: [PractitionerID], elsewhere: [String] = []) -> Markup {
        let named = ids.map { id -> String in
            guard let agency = names.practitioners[id]?.agency, let row = names.agencies[agency] else {
                return names.name(id)
            }
            return "\(names.name(id)), \(row.name)"
        }
        let others = elsewhere.map { "\(setting.label(.strategyElsewhere, $0)), without an account here" }
        return bullets((named + others).map { "\($0)" })
    }

    /// A link to the form of an act about one entry, for those whom it is open to.
    func form(_ act: ActKind, entry: Int, _ words: String, about: String) -> Markup {
        guard picture.next.contains(act) else { return "" }
        let place = Link.act(act, in: stream).asking("entry", String(entry))
        return "<p class=\"govuk-body kith-no-print\">\(link(words, to: place, about: about))</p>\n"
    }
}
