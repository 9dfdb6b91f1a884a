"""What every page must stand: each check fails with what it found, in words."""

from axe_playwright_python.base import AXE_SCRIPT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_REQUESTS = 8
MOST_BYTES = 300_000
MOST_PAGE_BYTES = 60_000

# Text set further apart, as some readers need it (WCAG 1.4.12).
WIDE_TEXT = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


# What may change with the width of the window; colours do not.
LAYOUT_RULES = ["target-size", "scrollable-region-focusable", "aria-hidden-focus", "region"]


def no_axe_violation(page, only=None):
    """WCAG 2.2 A and AA and best practice, as far as a machine can tell; or these rules alone."""
    asked = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        """async (asked) => (await axe.run({ runOnly: asked, resultTypes: ['violations'] })).violations.map((rule) =>
            [`${rule.id}: ${rule.help}`, ...rule.nodes.slice(0, 5).map((node) => node.html.slice(0, 200))].join('\\n    '))""",
        asked)
    assert not found, f"{page.url}\n" + "\n".join(found)


def no_sideways_scroll(page, width=320):
    """Nothing is lost at 320 px but what scrolls in a box of its own."""
    page.set_viewport_size({"width": width, "height": 700})
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert size[0] <= size[1], f"{page.url} is {size[0]} px wide on a screen of {size[1]}: {widest(page)}"


def widest(page):
    """The parts that stick out, for the message."""
    return page.evaluate("""() => [...document.body.querySelectorAll('*')]
        .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1
            && !part.closest('.kith-scroll') && !part.classList.contains('govuk-visually-hidden'))
        .slice(0, 5).map((part) => part.outerHTML.slice(0, 120))""")


def stands_wide_text(page):
    """No text is cut off when it is set further apart. The policy forbids inline style, so it goes in as an adopted
    sheet."""
    page.evaluate("""(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }""", WIDE_TEXT)
    cut = page.evaluate("""() => [...document.body.querySelectorAll('button, a, p, h1, h2, h3, label, dt, dd, li')]
        .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow === 'hidden'
            && !part.closest('.govuk-visually-hidden, .govuk-skip-link')).slice(0, 5).map((part) => part.outerHTML.slice(0, 120))""")
    assert not cut, f"{page.url}: cut off {cut}"


def keeps_meaning_in_forced_colours(page):
    """With the reader's own colours, controls and statuses still have an edge and axe still finds nothing."""
    page.emulate_media(forced_colors="active")
    bare = page.evaluate("""() => [...document.querySelectorAll('.govuk-button, .govuk-input, .govuk-tag')]
        .filter((part) => part.offsetParent !== null)
        .filter((part) => { const style = getComputedStyle(part);
            return parseFloat(style.borderTopWidth) === 0 && parseFloat(style.outlineWidth) === 0; })
        .filter((part) => !part.classList.contains('govuk-tag') || !part.textContent.trim())
        .slice(0, 5).map((part) => part.outerHTML.slice(0, 120))""")
    assert not bare, f"{page.url}: no edge {bare}"


def tab_stops(page, most=100):
    """What Tab reaches, in order, each as the words it is known by; stops when it comes round."""
    page.evaluate("""() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');
        window.scrollTo(0, 0); window.tabStops = new Map(); }""")
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => { const at = document.activeElement;
            if (!at || at === document.body) return null;
            const box = at.getBoundingClientRect(); const style = getComputedStyle(at);
            if (!tabStops.has(at)) tabStops.set(at, tabStops.size);
            return { number: tabStops.get(at), tag: at.tagName.toLowerCase(), id: at.id,
                words: (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent).trim().slice(0, 80),
                top: box.top, bottom: box.bottom, width: box.width, height: box.height,
                isMarked: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
                height_of_window: innerHeight }; }""")
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            break
        stops.append(stop)
    return stops


def walks_by_keyboard(page):
    """Tab reaches the skip link first and every control once; focus is always marked and never off the screen."""
    stops = tab_stops(page)
    assert stops and stops[0]["words"] == "Skip to main content", f"{page.url}: first stop is {stops[:1]}"
    numbers = [stop["number"] for stop in stops]
    assert len(set(numbers)) == len(numbers), f"{page.url}: Tab is trapped among {numbers[-5:]}"
    for stop in stops:
        assert stop["isMarked"], f"{page.url}: focus is not marked on {stop}"
        assert stop["bottom"] > 0 and stop["top"] < stop["height_of_window"], f"{page.url}: focus is off screen: {stop}"
    return stops


def targets_are_large(page, least=24):
    """Everything to press is at least 24 by 24 px, but for links within a sentence."""
    small = page.evaluate("""(least) => [...document.querySelectorAll('a, button, input, select, summary, textarea')]
        .filter((part) => part.offsetParent !== null && part.type !== 'hidden' && !part.closest('p, li, dd, td, th, label, .govuk-body, .govuk-hint'))
        .filter((part) => !part.classList.contains('govuk-skip-link') && !part.closest('[aria-hidden=true]'))
        .filter((part) => { const box = part.getBoundingClientRect();
            return box.width > 0 && (box.width < least || box.height < least); })
        .slice(0, 5).map((part) => part.outerHTML.slice(0, 120))""", least)
    assert not small, f"{page.url}: too small to press {small}"


def is_within_budget(page, path):
    """Few requests, few bytes, and none of them to anybody else."""
    asked = []
    sizes = {}

    def finished(request):
        asked.append(request.url)
        sizes[request.url] = request.sizes()["responseBodySize"]

    page.on("requestfinished", finished)
    page.goto(path, wait_until="networkidle")
    page.remove_listener("requestfinished", finished)
    host = page.evaluate("location.origin")
    others = [url for url in asked if not url.startswith(host) and not url.startswith("data:")]
    assert not others, f"{page.url} asked others: {others}"
    assert len(asked) <= MOST_REQUESTS, f"{page.url}: {len(asked)} requests: {asked}"
    assert sum(sizes.values()) <= MOST_BYTES, f"{page.url}: {sizes}"
    assert sizes.get(page.url, 0) <= MOST_PAGE_BYTES, f"{page.url}: the page alone is {sizes[page.url]} bytes"


def tells_nothing_wrong(page):
    """The browser's console has no error: no blocked script, no missing file."""
    assert not page.told, f"{page.url}: {page.told}"


def has_one_heading(page):
    """One h1, no level left out; the title names the page and the product."""
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))")
    assert levels.count(1) == 1, f"{page.url}: headings {levels}"
    main = page.evaluate("[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map((h) => Number(h.tagName[1]))")
    for before, after in zip(main, main[1:]):
        assert after <= before + 1, f"{page.url}: heading levels {main}"
    assert page.title().endswith(" – Kith"), f"{page.url}: title {page.title()!r}"


def stands_all(page):
    """Every check that needs nothing but the page as it is."""
    has_one_heading(page)
    no_axe_violation(page)
    stands_wide_text(page)
    targets_are_large(page)
    walks_by_keyboard(page)
    keeps_meaning_in_forced_colours(page)
    page.emulate_media(forced_colors="none")
    no_sideways_scroll(page)
    no_axe_violation(page, LAYOUT_RULES)
    tells_nothing_wrong(page)
