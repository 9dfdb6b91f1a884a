import Foundation
import Guidance
import HTTPTypes
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// The library through the site's own router: what a reader follows, not what the pages would draw.
@Suite("The routes of the guidance library")
struct LibraryRoutesTests {
    /// The addresses of our own that a page leads to, without the part of the page.
    private static func targets(in html: String) -> [String] {
        html.components(separatedBy: "href=\"/").dropFirst().map { rest in
            "/" + rest.prefix { $0 != "\"" && $0 != "#" }.replacing("&amp;", with: "&")
        }
    }

    /// So many addresses of one kind are opened; the copy for other hosts follows every one of them.
    private static let most = 12

    /// An address without what differs: `/guidance/provisions/…`. A word of the glossary is a kind of its own where its
    /// address is also the beginning of others.
    private static func kind(of address: String) -> String {
        let parts = address.prefix { $0 != "?" }.split(separator: "/")
        let isPlain = address.hasSuffix("/letter") || parts.count < 3
        let shape =
            isPlain ? String(address) : "\(parts[0])/\(parts[1])/\(parts.count)/\(parts.count > 4 ? parts[4] : "")"
        return address.contains("?") ? "\(shape)?" : shape
    }

    @Test("lead to a page wherever a page of the library has a link")
    func noneBroken() async throws {
        try await StoryHouse.open { house, stage in
            house.clock.go(to: stage.today)
            var known: Set<String> = ["/guidance", "/guidance/coverage"]
            var waiting: [(address: String, from: String)] = known.map { ($0, "the test") }
            var kinds: [String: Int] = [:]
            var opened = 0
            while let (address, from) = waiting.popLast() {
                let answer = try await house.client.execute(uri: address, method: .get)
                let isThere = [.ok, .seeOther, .found].contains(answer.status)
                #expect(isThere, "\(from) leads to \(address): \(answer.status.code)")
                opened += 1
                guard address.hasPrefix("/guidance"), answer.status == .ok, !address.hasSuffix(".json") else {
                    continue
                }
                #expect(answer.body.readableBytes < 60_000, "\(address): \(answer.body.readableBytes) bytes")
                for target in Self.targets(in: String(buffer: answer.body)) where known.insert(target).inserted {
                    let kind = Self.kind(of: target)
                    kinds[kind, default: 0] += 1
                    if kinds[kind, default: 0] <= Self.most { waiting.append((target, address)) }
                }
            }
            #expect(kinds.count > 25 && opened > 150, "\(kinds.count) kinds, \(opened) opened")
        }
    }

    /// Follows the first link whose words begin so; the page it leads to.
    private func follow(_ words: String, on html: String, _ get: (String) async throws -> String) async throws -> String
    {
        let link = try #require(
            html.components(separatedBy: "href=\"").dropFirst().first { part in
                part.split(separator: ">", maxSplits: 1).last?.hasPrefix(words) == true
            }, "no link “\(words)”")
        return try await get(String(link.prefix { $0 != "\"" }).replacing("&amp;", with: "&"))
    }

    @Test(
        "take a newcomer in two clicks from the front page to what changed for schools in December 2020",
        arguments: [true, false])
    func december2020(signedIn: Bool) async throws {
        try await StoryHouse.open { house, stage in
            let get = try await reader(house, stage, signedIn: signedIn)
            let front = try await get("/")
            let guidance = try await follow("Guidance", on: front, get)
            let link = "/guidance/compare/WT2018/WT2020/for/school"
            #expect(guidance.contains("href=\"\(link)\""))
            let answer = try await get(link)
            #expect(answer.contains("What changed from July 2018 to December 2020: schools and colleges"))
            for key in ["earlyHelp.noDiagnosis", "introduction.safeguarding", "earlyHelp.signParentInCustody"] {
                #expect(answer.contains("/guidance/provisions/\(key)\""), "\(key)")
            }
            for key in ["earlyHelp.training", "earlyHelp.lastingImpact", "earlyHelp.homelessnessConsent"] {
                #expect(!answer.contains("/guidance/provisions/\(key)\""), "\(key)")
            }
            #expect(!answer.contains(">Removed</strong>"))
        }
    }

    @Test(
        "take a newcomer in two clicks to who the partnership chair is and what they may decide",
        arguments: [true, false])
    func chair(signedIn: Bool) async throws {
        try await StoryHouse.open { house, stage in
            try await Story.theChairRotates.tell(on: stage)
            let get = try await reader(house, stage, signedIn: signedIn)
            let partnership = try await follow("Partnership", on: try await get("/"), get)
            #expect(partnership.contains("Who is the partnership chair?"))
            #expect(partnership.contains("Chairs since"))
            #expect(partnership.contains("What the chair may decide and do"))
            #expect(partnership.contains("What the chair may not"))
        }
    }

    /// How somebody reads pages: signed in or not, following where a page sends them.
    private func reader(
        _ house: StoryHouse, _ stage: Stage, signedIn: Bool
    ) async throws -> (String) async throws -> String {
        house.clock.go(to: stage.today)
        let browser = Browser(house.client)
        if signedIn {
            let somebody = try #require(stage.area.practitioners["Ottoline Frayne"])
            browser.keep(
                house.keeper.cookies.session,
                try await house.keeper.sessions.open(Sessions.Start(somebody), at: house.clock.clock.now()))
        }
        return { address in
            var answer = try await browser.get(address)
            if let next = answer.headers[.location] { answer = try await browser.get(next) }
            #expect(answer.status == .ok, "\(address)")
            return String(buffer: answer.body)
        }
    }
}
