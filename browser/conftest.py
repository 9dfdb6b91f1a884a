"""A browser and a started Kith for every test of a page.

    def test_my_work(sign_in_as):
        page = sign_in_as("dsl@school.example")
        page.goto("/work")
"""

import pathlib
import sys

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))

import kith_server  # noqa: E402

BASE_SHEET = kith_server.ROOT / "Sources" / "Web" / "Resources" / "base.css"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 700}


@pytest.fixture(scope="session")
def kith():
    """The started server."""
    with kith_server.started() as server:
        yield server


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = kith_server.launch(playwright)
        yield browser
        browser.close()


def use_fallback_sheet(context):
    """Make pages look as they do where the design system could not be fetched."""
    sheet = BASE_SHEET.read_text(encoding="utf-8")
    context.route(
        "**/*govuk-frontend*.css*", lambda route: route.fulfill(body=sheet, content_type="text/css; charset=utf-8"))
    context.route("**/*govuk-frontend*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))


@pytest.fixture
def open_page(browser, kith):
    """Open a page as nobody: `open_page("/sign-in", viewport=PHONE, java_script_enabled=False, fallback=True)`."""
    contexts = []

    def open_page(path=None, fallback=False, viewport=None, **options):
        context = browser.new_context(
            base_url=kith.base, viewport=viewport or DESKTOP, locale="en-GB", timezone_id="Europe/London", **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        if fallback:
            use_fallback_sheet(context)
        page = context.new_page()
        page.told = []
        page.on("console", lambda message: page.told.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.told.append(str(error)))
        if path:
            page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def signed_in(browser, kith):
    """The cookies of people already signed in, by e-mail: a session is made once for each."""
    states = {}

    def state(email):
        if email not in states:
            context = browser.new_context(base_url=kith.base)
            choose_persona(context.new_page(), email)
            states[email] = context.storage_state()
            context.close()
        return states[email]

    return state


def choose_persona(page, email):
    """Sign in through the list of invented people that only a demonstration has."""
    page.goto("/demo")
    card = page.locator(".kith-persona").filter(has=page.get_by_text(email, exact=True))
    card.get_by_role("button").click()
    page.wait_for_url(lambda url: "/demo" not in url)


@pytest.fixture
def sign_in_as(open_page, signed_in):
    """Open a page as somebody: `sign_in_as("dsl@school.example", "/work")`. `fresh=True` makes a session of its own,
    for tests that sign out."""

    def sign_in_as(email, path="/", fresh=False, **options):
        if fresh:
            page = open_page(**options)
            choose_persona(page, email)
            page.goto(path)
            return page
        return open_page(path, storage_state=signed_in(email), **options)

    return sign_in_as
