import Testing

@testable import HTML

@Suite("Markup")
struct MarkupTests {
    @Test(
        "every character that means something is written as a reference",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("Tom & Jerry", "Tom &amp; Jerry"),
            ("\" onmouseover=\"x", "&quot; onmouseover=&quot;x"),
            ("O'Connor", "O&#39;Connor"),
            ("&amp;", "&amp;amp;"),
            ("Siân Ŵyn 王小明 👧🏽", "Siân Ŵyn 王小明 👧🏽"),
            ("line\none\ttwo\r", "line\none\ttwo\r"),
            ("nul\u{0}bell\u{7}del\u{7F}", "nul\u{FFFD}bell\u{FFFD}del\u{FFFD}"),
            ("", ""),
            ("'''", "&#39;&#39;&#39;"),
        ])
    func escaping(typed: String, written: String) {
        let markup: Markup = "<p title=\"\(typed)\">\(typed)</p>"
        #expect(markup.text == "<p title=\"\(written)\">\(written)</p>")
        #expect(Markup(text: typed).text == written)
        let substring = "x\(typed)".dropFirst()
        #expect(("\(substring)" as Markup).text == written)
    }

    @Test("no text at all, whatever its characters, brings a tag or ends an attribute")
    func anyByte() {
        for scalar in (0...0x2FF).compactMap(Unicode.Scalar.init) {
            let text = Markup(text: String(Character(scalar))).text
            #expect(!text.contains { "<>\"'".contains($0) })
            #expect(text.first != "&" || text.last == ";")
        }
    }

    @Test(
        "numbers are written in digits",
        arguments: [
            (0, "0"), (9, "9"), (10, "10"), (-7, "-7"), (Int.max, "\(Int.max)"), (Int.min, "\(Int.min)"),
        ])
    func numbers(number: Int, written: String) {
        #expect(("\(number)" as Markup).text == written)
    }

    @Test("markup, several pieces and none go in as they are")
    func pieces() {
        let bold: Markup = "<b>\("a<b")</b>"
        let none: Markup? = nil
        #expect(("[\(bold)]" as Markup).text == "[<b>a&lt;b</b>]")
        #expect(("[\([bold, bold])]" as Markup).text == "[<b>a&lt;b</b><b>a&lt;b</b>]")
        #expect(("[\(none)]" as Markup).text == "[]")
        #expect(("[\(Optional(bold))]" as Markup).text == "[<b>a&lt;b</b>]")
        #expect(Markup(joining: ["a", "b", "c"], with: ", ").text == "a, b, c")
        #expect(["x", "<"].markup { "<li>\($0)</li>" }.text == "<li>x</li><li>&lt;</li>")
        #expect((bold + bold).text == bold.text + bold.text)
    }

    @Test("an attribute is written whole or not at all")
    func attributes() {
        let absent: String? = nil
        #expect(("<p\(attribute: "lang", "cy")>" as Markup).text == "<p lang=\"cy\">")
        #expect(("<p\(attribute: "title", "a\"b")>" as Markup).text == "<p title=\"a&quot;b\">")
        #expect(("<p\(attribute: "lang", absent)>" as Markup).text == "<p>")
        #expect(("<p\(attribute: "rows", Optional(3))>" as Markup).text == "<p rows=\"3\">")
        #expect(
            ("<a\(attribute: "href", "/a?b=1&c=2" as Link)>" as Markup).text == "<a href=\"/a?b=1&amp;c=2\">")
        #expect(("<i\("checked", when: true)\("hidden", when: false)>" as Markup).text == "<i checked>")
    }
}

@Suite("Link")
struct LinkTests {
    @Test(
        "a value put into an address stays one value",
        arguments: [
            ("7F3K", "/children/7F3K?tab=7F3K"),
            ("../admin", "/children/..%2Fadmin?tab=..%2Fadmin"),
            ("a&b=c#d", "/children/a%26b%3Dc%23d?tab=a%26b%3Dc%23d"),
            ("javascript:x", "/children/javascript%3Ax?tab=javascript%3Ax"),
            ("Siân", "/children/Si%C3%A2n?tab=Si%C3%A2n"),
        ])
    func holes(value: String, address: String) {
        let link: Link = "/children/\(value)?tab=\(value)"
        #expect(link.address == address)
    }

    @Test("an empty first value does not make another host")
    func emptyHost() {
        let nobody = ""
        let link: Link = "/\(nobody)/\("evil.example")"
        #expect(link.address == "/evil.example")
    }

    @Test(
        "where to go next may come from outside only as a path of our own",
        arguments: [
            ("/work", true), ("/episodes/7F3K?as=1#x", true), ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false), ("javascript:alert(1)", false), ("", false), ("work", false),
            ("/a b", false), ("/a\r\nSet-Cookie: x", false),
        ])
    func outside(path: String, isAccepted: Bool) {
        #expect((Link(path: path) != nil) == isAccepted)
    }

    @Test("mailboxes, telephones and sites")
    func others() {
        #expect(Link.mail("dsl@school.example").address == "mailto:dsl@school.example")
        #expect(Link.mail("a?cc=b@c").address == "mailto:a%3Fcc%3Db@c")
        #expect(Link.phone("+44 (0)1632 960 001").address == "tel:+4401632960001")
        #expect(Link.site("https://www.gov.uk/x").address == "https://www.gov.uk/x")
        #expect(Link.part("a b").address == "#a%20b")
        #expect(("/work" as Link).asking("q", "a&b").asking("page", "2").address == "/work?q=a%26b&page=2")
    }
}
