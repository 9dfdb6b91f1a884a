import Cast
import Foundation
import Guidance
import HTTPTypes
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Web

/// Everybody of the demonstration follows the links of their pages, through every kind of page there is.
@Suite("Every page")
struct EveryPageTests {
    /// How many addresses of one kind are opened; a kind is an address without its ids and values.
    private static let most = 3
    /// No page asks the database more than this, sign-in, rights and content together; the looks that it writes apart.
    private static let questions = 12
    /// Kinds of page that ask more, each with its most: what they stand on is found step by step.
    private static let heavier = [
        // A letter's facts and then the form that sends it.
        "/letters/new?letter&regarding&to": 18, "/letters/new?letter&reader&regarding&to": 18,
        // Evidence for every part of the report, each from its own source.
        "/yearly-reports/{id}": 16, "/yearly-reports/{id}/parts/audits": 14, "/yearly-reports/{id}/parts/training": 14,
        "/yearly-reports/{id}/parts/notProgressed": 15,
        // A concern and early help carried into the form, brothers and sisters, the area's threshold document.
        "/act/referral.make?about": 14, "/act/referral.make?about&carriesEarlyHelp": 14,
        // The decisions about the child that may be challenged, with the agencies that made them.
        "/act/difference.raise?about": 13,
        // Last answers offered again, from the entries that hold them.
        "/act/coreGroup.hold?stream": 14, "/act/conference.call?stream": 14, "/act/conference.report?stream": 14,
        "/act/place.link?about&stream": 14,
        // Brothers and sisters for whom the same may be recorded, each by their own record.
        "/act/strategy.disagree?stream": 13,
    ]

    /// What one kind of page cost.
    private struct Cost {
        var opened = 0
        var most: [String] = []
        var example = ""
    }

    @Test("opens for whoever is led to it, with no broken link and no crowd of questions to the database")
    func crawl() async throws {
        let asked = CountingDatabase.Questions()
        try await StoryHouse.open(counting: asked) { house, stage in
            let personas = try await Demo.tell(on: house.office, today: stage.today, children: 0, seed: 1)
            house.clock.go(to: stage.today)
            var costs: [String: Cost] = [:]
            for persona in personas { try await follow(persona, house, asked, &costs) }
            #expect(costs.count > 150)
            for (kind, cost) in costs.sorted(by: { $0.value.most.count > $1.value.most.count })
            where cost.most.count > Self.heavier[kind] ?? Self.questions {
                Issue.record("\(kind) asks \(cost.most.count) questions (\(cost.example)):\n\(told(cost.most))")
            }
        }
    }

    /// Opens what this persona is led to, from the first page on.
    private func follow(
        _ persona: Cast.Persona, _ house: StoryHouse, _ asked: CountingDatabase.Questions, _ costs: inout [String: Cost]
    ) async throws {
        let browser = Browser(house.client)
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(persona.practitioner), at: house.clock.clock.now()))
        var seen: Set<String> = ["/"]
        var waiting = [(address: "/", from: "the start")]
        var kinds: [String: Int] = [:]
        while let (address, from) = waiting.popLast() {
            let kind = kind(of: address)
            kinds[kind, default: 0] += 1
            // Each opens one of every kind; all of them together a few.
            guard kinds[kind] == 1 || costs[kind, default: Cost()].opened < Self.most else { continue }
            _ = asked.take()
            let answer = try await browser.get(address)
            let statements = asked.take()
            costs[kind, default: Cost()].opened += 1
            if statements.count > costs[kind]!.most.count {
                costs[kind]!.most = statements
                costs[kind]!.example = "\(persona.name) at \(address)"
            }
            let isThere = [200, 303].contains(answer.status.code)
            #expect(isThere, "\(persona.name) is led from \(from) to \(address), which answers \(answer.status.code)")
            guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            for link in answer.text.matches(of: /<a [^>]*href="(\/[^"#]*)/) {
                let to = String(link.1).replacing("&amp;", with: "&")
                if seen.insert(to).inserted { waiting.insert((to, address), at: 0) }
            }
        }
    }

    private func kind(of address: String) -> String {
        let parts = address.split(separator: "?", maxSplits: 1)
        var path = parts[0].replacing(/[0-9A-Z]{26}/, with: "{id}").replacing(/\/[0-9]+/, with: "/{number}")
        let names = path.split(separator: "/")
        if names.first == "guidance", names.count > 2 { path = "/guidance/\(names[1])/{key}" }
        guard parts.count > 1 else { return String(path) }
        let keys = parts[1].split(separator: "&").map { String($0.prefix { $0 != "=" }) }
        return "\(path)?\(Set(keys).sorted().joined(separator: "&"))"
    }

    /// The statements, the repeated ones once with their number.
    private func told(_ statements: [String]) -> String {
        var counts: [String: Int] = [:]
        for statement in statements { counts[statement, default: 0] += 1 }
        return counts.sorted { $0.value > $1.value }
            .map { "  \($0.value) × \($0.key.replacing(/\s+/, with: " ").prefix(140))" }.joined(separator: "\n")
    }
}
