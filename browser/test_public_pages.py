"""The pages that anybody may see before signing in."""

import checks
import pytest
from conftest import PHONE

PAGES = ["/sign-in", "/demo"]


@pytest.mark.parametrize("fallback", [False, True], ids=["design system", "own sheet"])
@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_stands_every_check(open_page, path, fallback):
    checks.stands_all(open_page(path, fallback=fallback))


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_is_within_its_budget(open_page, path):
    checks.is_within_budget(open_page(), path)


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_says_its_language_and_marks_its_parts(open_page, path):
    page = open_page(path)
    assert page.locator("html").get_attribute("lang") == "en-GB"
    assert page.locator("header").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("footer").count() == 1


def test_the_skip_link_is_first_and_moves_focus_to_main(open_page):
    page = open_page("/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_signing_in_with_nothing_typed_says_what_to_enter(open_page):
    page = open_page("/sign-in")
    page.locator("main form button[type='submit']").first.click()
    assert page.title().startswith("Error: ")
    summary = page.locator(".govuk-error-summary")
    assert summary.get_by_role("alert").count() == 1
    links = summary.locator("a")
    assert links.count() >= 1
    for link in links.all():
        target = link.get_attribute("href").removeprefix("#")
        control = page.locator(f"[id='{target}']")
        described = control.get_attribute("aria-describedby") or ""
        errors = [page.locator(f"[id='{part}']").inner_text() for part in described.split() if part.endswith("-error")]
        assert any(link.inner_text() in error for error in errors), f"{target}: {errors}"
    checks.no_axe_violation(page)


def test_the_sign_in_page_works_without_scripts_and_lets_people_paste(open_page):
    page = open_page("/sign-in", java_script_enabled=False)
    assert page.locator("input[type='password']").get_attribute("autocomplete") == "current-password"
    assert page.locator("[onpaste]").count() == 0
    page.locator("main form button[type='submit']").first.click()
    assert page.locator(".govuk-error-summary").count() == 1


def test_a_page_that_is_not_there_is_in_style_and_tells_nothing(open_page):
    page = open_page()
    answer = page.goto("/no-such-page")
    assert answer.status in (401, 404) or "/sign-in" in page.url
    checks.has_one_heading(page)
    checks.no_axe_violation(page)


@pytest.mark.parametrize("path", PAGES)
def test_headers_forbid_what_a_page_does_not_need(open_page, path):
    page = open_page()
    headers = page.goto(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "no-store" in headers["cache-control"]


def test_a_phone_shows_the_sign_in_page_whole(open_page):
    page = open_page("/sign-in", viewport=PHONE)
    checks.no_sideways_scroll(page)
    assert page.locator("main form button[type='submit']").first.bounding_box()["height"] >= 44
