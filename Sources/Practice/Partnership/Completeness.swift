import Guidance

extension Partnership {
    /// One item of what the edition asks the published arrangements to say, and whether they do.
    package struct ArrangementsItem: Sendable, Hashable, Codable {
        /// An option of `arrangementsContents`.
        package let code: String
        package let label: String
        package let cite: String
        /// The law asks for it; the others the guidance does.
        package let must: Bool
        /// What the document says; nil where it says nothing.
        package let words: String?
        /// It was assembled from the record rather than written.
        package let fromRecord: Bool
        /// Why what is there no longer fits the edition in force; nil where it does.
        package var stale: String?
        /// Why it is not sure that this edition asks for it; nil where its text was read, or a law says it.
        package let doubt: String?

        package var isThere: Bool { words != nil }
    }

    /// The edition's list, item by item, with what the record and the statements say to each.
    package func completeness(
        on day: Day, with statements: [String: String], under guidance: Guidance
    ) -> [ArrangementsItem] {
        let must = Set(guidance.options(.arrangementsMust).map(\.code))
        let silent = threshold(on: day)?.act.silent(under: guidance) ?? []
        let listed = guidance.library.lists[.arrangementsContents]?.cite ?? ""
        return guidance.options(.arrangementsContents).map { option in
            let written = statements[option.code].flatMap { $0.isEmpty ? nil : $0 }
            let known = recorded(option.code, on: day)
            let words = [known, written].compactMap { $0 }.joined(separator: "\n")
            return ArrangementsItem(
                code: option.code, label: option.label, cite: option.cite ?? listed,
                must: must.contains(option.code), words: words.isEmpty ? nil : words,
                fromRecord: known != nil && written == nil,
                stale: option.code == "threshold" && !silent.isEmpty
                    ? "It predates: \(silent.map(\.label).joined(separator: ", "))" : nil,
                doubt: guidance.doubt(about: option, cite: listed))
        }
    }

    /// What the last version said, carried to the next look at the list.
    package var lastStatements: [String: String] { published.last?.act.statements ?? [:] }

    /// What the record itself can say to an item; people are named by their posts, since names change more often.
    private func recorded(_ code: String, on day: Day) -> String? {
        func lines(_ items: [String]) -> String? { items.isEmpty ? nil : items.joined(separator: "\n") }
        switch code {
        case "partners":
            let here = partners(on: day)
            return Set(here.map(\.kind)).count < Partnership.kindsOfPartner ? nil : lines(here.map(\.name))
        case "leadPartners": return complete(.lead, on: day)
        case "delegatedPartners": return complete(.delegate, on: day)
        case "chair":
            return chair(on: day).map { chair in
                "\(chair.post), \(partner(chair.agency, on: day)?.name ?? "a partner"), since \(chair.from.inWords)"
            }
        case "boundaries": return lines(partners(on: day).map { "\($0.name): \($0.footprint)" })
        case "relevantAgencies":
            return lines(relevant(on: day).map { "\($0.naming.act.because)" }).map { why in
                "\(relevant(on: day).count) agencies are named. Why:\n\(why)"
            }
        case "education":
            let groups = Set(relevant(on: day).map(\.naming.act.group))
            guard groups.isSuperset(of: Partnership.educationGroups), !seats(on: day).isEmpty else { return nil }
            return lines(seats(on: day).map { "Education's seat: \($0.act.chosen)" })
        case "secureAndHomes":
            return lines(
                relevant(on: day).filter { ["secureEstate", "residentialHome"].contains($0.naming.act.group) }
                    .map(\.naming.act.because))
        case "scrutiny":
            return scrutinyPlans.last.map { plan in
                "\(plan.act.areas)\nReviewed: \(plan.act.reviewed)\nRecommendations: \(plan.act.handling)"
            }
        case "sharing": return lines(sharing.map { "\($0.act.title): \(purpose($0))" })
        case "funding":
            guard let budget = budgets.last else { return nil }
            let given = contributions.filter { $0.act.year == budget.act.year }
            return lines(
                given.map { one in
                    let who = partners.last { $0.agency == one.act.agency }?.name ?? "A relevant agency"
                    return "\(who): £\(one.act.pounds), \(one.act.what)"
                })
        case "threshold":
            return threshold(on: day).map { "The threshold document in force since \($0.act.from.inWords)." }
        case "voice": return lines(voices.compactMap(\.acted?.act.done))
        case "boards": return lines(boards.map { "\($0.act.name): \($0.act.how)" })
        case "violenceReduction":
            return lines(boards.filter { $0.act.board == code }.map { "\($0.act.name): \($0.act.how)" })
        case "contributions": return lines(relevant(on: day).compactMap(\.naming.act.contribution))
        default: return nil
        }
    }

    /// The three kinds of partner there are.
    static let kindsOfPartner = 3

    /// The posts of all partners' leads or delegates; nil while one of them has none.
    private func complete(_ kind: Appointment.Kind, on day: Day) -> String? {
        let here = partners(on: day)
        let held = appointments(kind, on: day)
        guard !here.isEmpty, here.allSatisfy({ one in held.contains { $0.agency == one.agency } }) else { return nil }
        return held.map { one in "\(one.post), \(partner(one.agency, on: day)?.name ?? "a partner")" }
            .joined(separator: "\n")
    }
}

extension Partnership.PublishArrangements {
    /// What changed since an earlier version: for each item what it said and what it says.
    package func changes(since earlier: Self) -> [ArrangementsChange] {
        let now = parts ?? [:]
        let was = earlier.parts ?? [:]
        return Set(now.keys).union(was.keys).sorted().filter { now[$0] != was[$0] }
            .map { ArrangementsChange(code: $0, was: was[$0], isNow: now[$0]) }
    }
}

/// One item of the published arrangements that a version changed.
package struct ArrangementsChange: Sendable, Hashable, Codable {
    /// An option of `arrangementsContents`.
    package let code: String
    package let was: String?
    package let isNow: String?
}
