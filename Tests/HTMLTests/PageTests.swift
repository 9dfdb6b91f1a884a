import Testing

@testable import HTML

@Suite("A page")
struct PageTests {
    let frame = Frame(
        assets: PageAssets(
            styles: ["/assets/base.css", "/assets/app.css"], scripts: ["/assets/app.js"],
            icon: "/assets/favicon.svg", frontend: "/assets/frontend.js"),
        notice: .demo,
        navigation: [
            NavigationItem("My work", "/work", isCurrent: true, count: 3), NavigationItem("Find", "/find"),
        ],
        viewer: Viewer(name: "Aoife O'Neill", actingAs: "Social worker, Wendlebury Council"),
        csrf: "token-1", timeOut: TimeOut(seconds: 900), sensitivity: "OFFICIAL-SENSITIVE",
        printed: "Printed by A O'Neill on 28 March 2024")

    @Test("says its language, its title, its parts and how it is marked")
    func shell() {
        let text = page(PageHead("My work", reference: "7F3K"), in: frame, "<h1>Hello</h1>").text
        #expect(text.hasPrefix("<!doctype html>\n<html lang=\"en-GB\""))
        #expect(text.contains("<title>My work – 7F3K – Kith</title>"))
        #expect(
            text.contains("<main class=\"govuk-main-wrapper kith-main\" id=\"main-content\" tabindex=\"-1\">")
        )
        #expect(text.contains("<header class=\"kith-header\">"))
        #expect(text.contains("<footer class=\"govuk-footer kith-footer\">"))
        #expect(text.contains("OFFICIAL-SENSITIVE"))
        #expect(text.contains("Every person, place and event here is invented."))
        #expect(text.contains("data-session-seconds=\"900\" data-session-warning=\"120\""))
        #expect(text.contains("you will be signed out after 15 minutes"))
        #expect(text.contains("name=\"csrf-token\" content=\"token-1\""))
        #expect(text.contains("<link rel=\"icon\" href=\"/assets/favicon.svg\""))
        #expect(text.contains("Aoife O&#39;Neill"))
        for place in ["/help", "/accessibility", "/privacy", "/cookies"] {
            #expect(text.contains("class=\"govuk-footer__link\" href=\"\(place)\""))
        }
    }

    @Test("leads with the skip link, and holds nothing a strict policy forbids")
    func skipAndPolicy() throws {
        let text = page(PageHead("My work"), in: frame, "").text
        let skip = try #require(text.range(of: "govuk-skip-link"))
        let header = try #require(text.range(of: "<header"))
        #expect(skip.lowerBound < header.lowerBound)
        #expect(!text.contains(" style="))
        #expect(!text.contains(" onclick="))
        #expect(text.components(separatedBy: "<script>").count == 2)
        #expect(text.contains("<script>\(PageAssets.scriptSnippet)</script>"))
        #expect(!text.contains("http://") && !text.contains("https://"))
    }

    @Test("says so in its title when something is to be put right")
    func errorTitle() {
        let text = page(PageHead("Refer a child", hasErrors: true), in: frame, "").text
        #expect(text.contains("<title>Error: Refer a child – Kith</title>"))
    }

    @Test("has its way back inside main")
    func back() throws {
        let text = page(PageHead("Refer", back: "/work"), in: frame, "").text
        let main = try #require(text.range(of: "<main"))
        let back = try #require(text.range(of: "<a href=\"/work\" class=\"govuk-back-link\">Back</a>"))
        #expect(main.lowerBound < back.lowerBound)
        let way = page(PageHead("Refer", breadcrumbs: [Breadcrumb("Home", "/")]), in: frame, "").text
        #expect(way.contains("<nav class=\"govuk-breadcrumbs\" aria-label=\"Breadcrumb\">"))
    }

    @Test("shows nobody's controls to nobody")
    func signedOut() {
        let text = page(PageHead("Sign in"), in: Frame(assets: frame.assets), "").text
        #expect(!text.contains("Sign out"))
        #expect(!text.contains("Hide screen"))
        #expect(!text.contains("csrf-token"))
        #expect(!text.contains("<nav"))
        #expect(!text.contains("data-session"))
        #expect(!text.contains("kith-print-header"))
    }

    @Test("signs out by a form with the token, marks the current place, says counts in words")
    func header() {
        let text = pageHeader(in: frame).text
        #expect(text.contains("<form action=\"/sign-out\" method=\"post\""))
        #expect(text.contains("<input type=\"hidden\" name=\"csrf\" value=\"token-1\">"))
        #expect(text.contains("href=\"/work\" aria-current=\"page\""))
        #expect(text.contains("3<span class=\"govuk-visually-hidden\"> waiting</span>"))
        #expect(!text.contains("href=\"/find\" aria-current"))
        #expect(text.contains("<nav aria-label=\"Menu\""))
    }
}
