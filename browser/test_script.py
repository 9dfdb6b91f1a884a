"""What app.js does, on small pages of the same markup, with the server's part played here."""

import re
import urllib.parse

import pytest
from conftest import kith_server

RESOURCES = kith_server.ROOT / "Sources" / "Web" / "Resources"
HOME = "https://kith.test"
HIDE = """<details class="kith-cover" data-hide-screen><summary class="kith-cover__control">
<span class="kith-cover__hide">Hide screen</span><span class="kith-cover__show">Show screen</span></summary>
<div class="kith-cover__sheet"><p>This screen is hidden.</p></div></details>"""
FORM = """<form action="/acts" method="post" data-once data-draft-url="/drafts/1">
<input type="hidden" name="csrf" value="secret"><label for="seen">Seen</label><textarea id="seen" name="seen"></textarea>
<p role="status" class="kith-draft" data-draft-status></p><button type="submit">Record</button></form>"""


class Stage:
    """A page with app.js on it, and what it sent."""

    def __init__(self, page):
        self.page = page
        self.sent = []
        self.answer = 204

    def took(self, route):
        request = route.request
        path = urllib.parse.urlsplit(request.url).path
        if request.method == "POST":
            self.sent.append((path, request.post_data or "", request.headers))
            if path == "/acts":
                route.fulfill(status=204)
            elif self.answer == 0:
                route.abort()
            else:
                route.fulfill(status=self.answer)
        elif path == "/app.js":
            route.fulfill(body=(RESOURCES / "app.js").read_text(), content_type="text/javascript; charset=utf-8")
        elif path == "/app.css":
            route.fulfill(body=(RESOURCES / "app.css").read_text(), content_type="text/css")
        else:
            route.fulfill(body="<h1>Ended</h1>", content_type="text/html; charset=utf-8")

    def show(self, body, attributes=""):
        self.page.route(f"{HOME}/**", self.took)
        html = f"""<!doctype html><html lang="en-GB"><head><title>Page – Kith</title>
            <meta name="csrf-token" content="secret"><link rel="stylesheet" href="/app.css">
            <script type="module" src="/app.js"></script></head>
            <body class="js-enabled" {attributes}>{body}</body></html>"""
        self.page.route(f"{HOME}/start", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        self.page.goto(f"{HOME}/start", wait_until="load")

    def drafts(self):
        return [body for path, body, _ in self.sent if path == "/drafts/1"]


@pytest.fixture
def stage(browser):
    context = browser.new_context(timezone_id="America/New_York")
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.clock.install(time="2024-03-28T15:42:00Z")
    yield Stage(page)
    context.close()


def test_a_draft_goes_to_the_server_on_leaving_a_control_and_says_when_in_london_time(stage):
    stage.show(FORM)
    stage.page.fill("#seen", "a bruise")
    stage.page.locator("button").focus()
    stage.page.get_by_text("Saved at 3:42pm").wait_for()
    path, body, headers = stage.sent[0]
    assert (path, body) == ("/drafts/1", "seen=a+bruise")
    assert headers["x-csrf-token"] == "secret"
    assert stage.page.locator("[data-draft-status]").get_attribute("role") == "status"


def test_a_draft_goes_every_twenty_seconds_and_only_when_something_changed(stage):
    stage.show(FORM)
    stage.page.clock.run_for(21_000)
    assert stage.drafts() == []
    stage.page.locator("#seen").press_sequentially("x")
    stage.page.clock.run_for(21_000)
    stage.page.get_by_text("Saved at").wait_for()
    stage.page.clock.run_for(60_000)
    assert stage.drafts() == ["seen=x"]


def test_words_stay_in_the_page_when_the_connection_is_lost_and_go_when_it_is_back(stage):
    stage.answer = 0
    stage.show(FORM)
    stage.page.fill("#seen", "kept")
    stage.page.locator("button").focus()
    stage.page.get_by_text("the connection is lost").wait_for()
    assert stage.page.input_value("#seen") == "kept"
    stage.answer = 204
    stage.page.evaluate("window.dispatchEvent(new Event('online'))")
    stage.page.get_by_text("Saved at").wait_for()
    assert stage.drafts()[-1] == "seen=kept"
    assert stage.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_being_signed_out_is_told_apart_from_a_lost_connection(stage):
    stage.answer = 401
    stage.show(FORM)
    stage.page.fill("#seen", "kept")
    stage.page.locator("button").focus()
    stage.page.get_by_text("you have been signed out").wait_for()


def test_a_form_is_sent_once_however_often_it_is_pressed(stage):
    stage.show(FORM)
    stage.page.evaluate("() => { const b = document.querySelector('button'); b.click(); b.click(); b.click(); }")
    stage.page.wait_for_timeout(300)
    assert [path for path, _, _ in stage.sent].count("/acts") == 1


def test_escape_twice_hides_the_page_and_nothing_behind_can_be_reached(stage):
    stage.show(f"<header>{HIDE}</header><main><h1>Sam</h1>{FORM}</main>")
    stage.page.fill("#seen", "half a sen")
    stage.page.keyboard.press("Escape")
    assert not stage.page.locator("details[open]").count()
    stage.page.keyboard.press("Escape")
    stage.page.get_by_text("This screen is hidden.").wait_for()
    # the title follows in a task of its own, after the sheet is already up
    stage.page.wait_for_function("document.title === 'Screen hidden – Kith'")
    assert stage.page.evaluate("document.querySelector('main').inert")
    for _ in range(4):
        stage.page.keyboard.press("Tab")
        assert stage.page.evaluate("!document.activeElement.closest('main')")
    stage.page.locator("summary").click()
    assert stage.page.input_value("#seen") == "half a sen"
    stage.page.wait_for_function("document.title === 'Page – Kith'")
    assert stage.page.evaluate("document.activeElement.id") == "seen"


SESSION = ('data-session-seconds="600" data-session-warning="120" data-session-extend="/session/extend" '
           'data-session-ended="/sign-in?ended=time"')


def test_a_warning_comes_two_minutes_before_the_end_and_one_press_extends(stage):
    stage.show(f"<main>{FORM}</main>", SESSION)
    stage.page.clock.run_for(474_000)
    assert not stage.page.locator("dialog[open]").count()
    stage.page.clock.run_for(3_000)
    dialog = stage.page.get_by_role("dialog", name="You will soon be signed out")
    dialog.wait_for()
    assert re.search(r"signed out in 2 minutes", dialog.inner_text())
    dialog.get_by_role("button", name="Stay signed in").click()
    dialog.wait_for(state="hidden")
    assert ("/session/extend", "secret") in [(path, h.get("x-csrf-token")) for path, _, h in stage.sent]
    stage.page.clock.run_for(470_000)
    assert not stage.page.locator("dialog[open]").count()


def test_the_end_saves_what_was_written_and_leaves(stage):
    stage.answer = 0
    stage.show(f"<main>{FORM}</main>", SESSION)
    stage.page.fill("#seen", "last words")
    stage.page.clock.run_for(580_000)
    stage.page.get_by_role("dialog").wait_for()
    stage.answer = 204
    stage.page.clock.run_for(21_000)
    stage.page.wait_for_url(f"{HOME}/sign-in?ended=time")
    assert stage.drafts()[-1] == "seen=last+words"


def test_the_end_keeps_the_page_when_the_words_could_not_be_saved(stage):
    stage.answer = 0
    stage.show(f"<main>{FORM}</main>", SESSION)
    stage.page.fill("#seen", "last words")
    stage.page.clock.run_for(601_000)
    stage.page.get_by_text("could not be saved").wait_for()
    assert stage.page.input_value("#seen") == "last words"


CHOICES = """<form><input type="radio" name="step" id="a" value="s17" data-aria-controls="more"><label for="a">A</label>
<input type="radio" name="step" id="b" value="nfa"><label for="b">B</label>
<div class="govuk-radios__conditional govuk-radios__conditional--hidden" id="more">More</div>
<div class="kith-when" data-when="step" data-is="s17 s47"><p class="kith-when__words">If assessing</p><p>Later</p></div>
<input type="checkbox" name="who" id="c" value="p"><label for="c">C</label>
<input type="checkbox" name="who" id="d" value="none" data-behaviour="exclusive"><label for="d">D</label></form>"""


def test_choices_reveal_what_belongs_to_them(stage):
    stage.show(CHOICES)
    later = stage.page.get_by_text("Later")
    assert not later.is_visible()
    stage.page.check("#a")
    assert later.is_visible() and not stage.page.get_by_text("If assessing").is_visible()
    assert "hidden" not in stage.page.locator("#more").get_attribute("class")
    stage.page.check("#b")
    assert not later.is_visible()
    assert "hidden" in stage.page.locator("#more").get_attribute("class")


def test_none_of_these_takes_the_others_away(stage):
    stage.show(CHOICES)
    stage.page.check("#c")
    stage.page.check("#d")
    assert not stage.page.is_checked("#c")
    stage.page.check("#c")
    assert not stage.page.is_checked("#d")


def test_the_error_summary_takes_focus_and_leads_to_its_question(stage):
    stage.show("""<main><div class="govuk-error-summary" tabindex="-1"><a href="#why">Enter why</a></div>
        <div class="govuk-form-group"><label for="why">Why</label><input id="why"></div></main>""")
    assert stage.page.evaluate("document.activeElement.className") == "govuk-error-summary"
    stage.page.click("a")
    assert stage.page.evaluate("document.activeElement.id") == "why"


def test_nothing_written_is_kept_in_the_browser():
    text = (RESOURCES / "app.js").read_text()
    for name in ["localStorage", "sessionStorage", "indexedDB", "document.cookie", "innerHTML", "eval("]:
        assert name not in text, name
    assert len(text.splitlines()) < 300
