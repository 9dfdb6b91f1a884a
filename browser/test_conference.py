"""Two people write one conference's record at once: nothing typed is lost.

With scripts and without them; the page stands at 320 px and to axe.
"""

import re

import pytest

import checks

CHAIR = "owen.tredinnick@larkshire.example"
LEAD = "jerome.baptiste@larkshire.example"
CHILD = "Zadie Adeyinka"

RISKS = "What we are worried about"
STRENGTHS = "What is going well"


@pytest.fixture(scope="module")
def conference(kith, browser):
    """The address of the conference's page, found as the chair finds it: on their work."""
    return {}


def open_conference(page, conference):
    if "path" not in conference:
        page.goto("/")
        link = page.locator("main li").filter(has_text=CHILD).locator("a[href*='conference.hold']").first
        stream = re.search(r"episode(?:/|%2F)(\w{26})", link.get_attribute("href")).group(1)
        conference["path"] = f"/episodes/{stream}/conference"
    page.goto(conference["path"])
    assert "child protection conference" in page.locator("h1").inner_text().lower()
    return page


def part(page, label):
    return page.get_by_label(re.compile(f"^{label}"))


def save(page, label):
    page.get_by_role("button", name=re.compile(rf"^Save this part\s*: {label}")).click()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_two_people_write_different_parts(sign_in_as, conference, scripts):
    chair = open_conference(sign_in_as(CHAIR, java_script_enabled=scripts), conference)
    lead = open_conference(sign_in_as(LEAD, java_script_enabled=scripts), conference)
    mark = "with" if scripts else "without"
    part(chair, RISKS).fill(f"The door, {mark} scripts.")
    part(lead, STRENGTHS).fill(f"A girl who asks, {mark} scripts.")
    save(chair, RISKS)
    save(lead, STRENGTHS)
    for page in (chair, lead):
        assert page.locator(".govuk-error-summary").count() == 0
        page.reload()
        assert part(page, RISKS).input_value() == f"The door, {mark} scripts."
        assert part(page, STRENGTHS).input_value() == f"A girl who asks, {mark} scripts."


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_two_people_write_the_same_part(sign_in_as, conference, scripts):
    chair = open_conference(sign_in_as(CHAIR, java_script_enabled=scripts), conference)
    lead = open_conference(sign_in_as(LEAD, java_script_enabled=scripts), conference)
    mark = "with" if scripts else "without"
    first, second = f"The nights. Chair, {mark}.", f"The chair under the handle. Lead, {mark}."
    part(chair, RISKS).fill(first)
    part(lead, RISKS).fill(second)
    part(lead, STRENGTHS).fill(f"Not saved yet, {mark}.")
    save(chair, RISKS)
    save(lead, RISKS)
    main = lead.locator("main").inner_text()
    assert "Nothing is lost: both texts are here." in main
    # Between the words stands, for those who hear the page, which of them differ.
    assert all(word in main for word in first.split()) and part(lead, RISKS).input_value() == second
    assert part(lead, STRENGTHS).input_value() == f"Not saved yet, {mark}.", "what else was typed came along"
    checks.no_axe_violation(lead) if scripts else None
    # It is still there in another window, and saving the two together puts both into the record.
    again = open_conference(sign_in_as(LEAD, java_script_enabled=scripts), conference)
    assert part(again, RISKS).input_value() == second
    part(again, RISKS).fill(f"{first} {second}")
    save(again, RISKS)
    assert again.locator(".govuk-error-summary").count() == 0
    chair.reload()
    assert part(chair, RISKS).input_value() == f"{first} {second}"
    again.get_by_role("button", name="Save every part").click()
    chair.reload()
    assert part(chair, STRENGTHS).input_value() == f"Not saved yet, {mark}."


def test_who_else_saved_is_told_while_one_writes(sign_in_as, conference):
    chair = open_conference(sign_in_as(CHAIR), conference)
    lead = open_conference(sign_in_as(LEAD), conference)
    part(chair, "What happens next").fill("I am still writing this")
    part(lead, "What happens next").fill("Tuesday at ten.")
    save(lead, "What happens next")
    part(chair, "What happens next").press("End")
    chair.get_by_text("Jerome Baptiste saved this part").wait_for(timeout=15_000)
    assert part(chair, "What happens next").input_value() == "I am still writing this"


def test_the_page_stands(sign_in_as, conference):
    page = open_conference(sign_in_as(CHAIR), conference)
    checks.no_axe_violation(page)
    checks.no_sideways_scroll(page)
    plan = sign_in_as(CHAIR, conference["path"].replace("/conference", "/plan"))
    checks.no_axe_violation(plan)
    checks.no_sideways_scroll(plan)
