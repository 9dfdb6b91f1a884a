"""The partnership: what anyone may read without signing in, what the partners do together, and the levels of need beside
a referral."""

import re

import checks
import pytest

OFFICE = "constance.adomako@larkshire.example"
CHAIR = "ngozi.adebayofinch@larkshire.example"
TEACHER = "miriam.calder@larkshire.example"
PUBLIC = [
    "/partnership", "/partnership/arrangements", "/partnership/arrangements/1", "/partnership/threshold",
    "/partnership/protocol",
]


@pytest.mark.parametrize("fallback", [False, True], ids=["design system", "own sheet"])
@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_published_is_open_to_everyone_and_stands_every_check(open_page, path, fallback):
    page = open_page(path, fallback=fallback)
    assert "/sign-in" not in page.url
    checks.stands_all(page)


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_published_is_within_its_budget(open_page, path):
    checks.is_within_budget(open_page(), path)


def test_who_chairs_and_what_they_may_decide_is_one_click_from_the_front_page(open_page):
    page = open_page("/sign-in")
    page.get_by_role("link", name="Partnership", exact=True).click()
    chair = page.get_by_role("region", name="Who is the partnership chair?")
    assert "Ngozi Adebayo-Finch" in chair.inner_text()
    assert "What the chair may decide and do" in chair.inner_text()
    assert "Decides nothing alone for the other partners" in chair.inner_text()
    assert "Ottoline Frayne" in chair.locator("details").inner_html()


@pytest.mark.parametrize("who", [TEACHER, OFFICE, CHAIR])
def test_signed_in_as_well_one_click_leads_to_the_chair_and_the_page_stands_every_check(sign_in_as, who):
    page = sign_in_as(who, "/", java_script_enabled=False)
    page.get_by_role("link", name="Partnership", exact=True).first.click()
    chair = page.get_by_role("region", name="Who is the partnership chair?")
    assert "Ngozi Adebayo-Finch" in chair.inner_text()
    assert "What the chair may decide and do" in chair.inner_text()
    page = sign_in_as(who, "/partnership")
    checks.stands_all(page)


def test_a_version_that_was_never_published_is_not_found(open_page):
    page = open_page("/partnership/arrangements/99")
    assert "not found" in page.title().lower()


@pytest.mark.parametrize("path", ["/partnership/work", "/partnership/completeness"])
def test_what_the_partners_do_together_is_for_those_inside(open_page, sign_in_as, path):
    assert "/sign-in" in open_page(path).url
    page = sign_in_as(TEACHER, path)
    assert "This cannot be done" in page.content() or "may not" in page.content()
    page = sign_in_as(OFFICE, path)
    checks.stands_all(page)
    checks.is_within_budget(page, path)


def test_the_chair_tries_to_decide_the_budget_and_is_told_whose_it_is(sign_in_as):
    page = sign_in_as(CHAIR, "/partnership/work", java_script_enabled=False)
    page.get_by_role("link", name="Decide between meetings").click()
    page.locator("select[name='matter']").select_option("budget")
    page.get_by_label("What is decided?").fill("The second trainer is paid from the reserve.")
    page.locator("textarea[name='because']").fill("Courses are full.")
    page.locator("[name='agreedBy'], [name='agreedBy[]']").first.evaluate(
        "one => one.tagName === 'SELECT' ? (one.selectedIndex = 1) : (one.checked = true)")
    page.get_by_role("button", name="Record the decision").click()
    summary = page.locator(".govuk-error-summary").inner_text()
    assert "the chair cannot decide it for them" in summary
    assert "Put it to the leads" in summary or "put it to the leads" in summary
    assert "WT2023" in summary


def test_levels_of_need_stand_beside_a_referral(sign_in_as):
    page = sign_in_as("joanna.petrie@larkshire.example", "/")
    links = page.locator("main a").evaluate_all("found => found.map(one => one.getAttribute('href'))")
    person = next(link for link in links if link and re.fullmatch(r"/people/\w{26}", link)).removeprefix("/people/")
    page.goto(f"/act/referral.make?about={person}")
    beside = page.locator(".kith-aside")
    assert "Levels of need in the county of Larkshire" in beside.inner_text()
    assert beside.get_by_role("link", name="The whole threshold document").count() == 1
    checks.stands_all(page)
