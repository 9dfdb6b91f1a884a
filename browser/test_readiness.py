"""Readiness: a school's checklist, policies, training and self-assessment, and agencies beside each other."""

import re

import checks
import pytest
from conftest import PHONE

OFFICE = "constance.adomako@larkshire.example"
LEAD = "sunita.deol@larkshire.example"
PARTS = ["", "?show=all", "/report", "/policies", "/training", "/training/import", "/self-assessment", "/adopt", "/steps/1"]


def own(page):
    """The address of the agency's readiness the menu leads to."""
    page.goto("/readiness")
    found = re.search(r"/readiness/agencies/\w{26}", page.url)
    assert found, page.url
    return found.group(0)


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("part", PARTS)
def test_a_page_of_readiness_stands_every_check(sign_in_as, part, viewport):
    page = sign_in_as(LEAD, "/", viewport=viewport)
    page.goto(own(page) + part)
    checks.stands_all(page)


def test_the_comparison_of_agencies_stands_every_check(sign_in_as):
    page = sign_in_as(OFFICE, "/readiness")
    assert page.get_by_role("heading", name="Readiness of agencies").is_visible()
    checks.stands_all(page)


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_training_of_several_agencies_stands_every_check(sign_in_as, viewport):
    page = sign_in_as(OFFICE, "/training/sessions", viewport=viewport)
    checks.stands_all(page)
    page.get_by_role("link", name="Neglect, seen from four sides").click()
    page.get_by_role("link", name="Puddlefoot Nursery").click()
    assert page.get_by_label("Pernille Askew").is_visible()
    checks.stands_all(page)


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_self_assessments_compared_stand_every_check(sign_in_as, viewport):
    page = sign_in_as(OFFICE, "/readiness/compare/self-assessment?kind=education", viewport=viewport)
    checks.stands_all(page)
    page.locator("tbody a").first.click()
    assert page.get_by_role("columnheader", name="As it rates itself").is_visible()
    checks.stands_all(page)


def test_a_list_with_a_bad_line_takes_in_nobody_and_says_which(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.goto(own(page) + "/training/import")
    page.get_by_label("Or its lines").fill("reference,name,post\nZ1,Ada Quill,Teacher\nZ2,Bob Hart,Techer")
    page.get_by_role("button", name="Take in the list").click()
    assert page.title().startswith("Error: ")
    assert page.get_by_text("Line 3: there is no post “Techer”").is_visible()
    page.goto(own(page) + "/training")
    assert page.get_by_text("Ada Quill").count() == 0


def test_a_step_is_done_from_its_page(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.goto(own(page) + "?show=open")
    page.locator("tbody a").last.click()
    page.get_by_role("button", name="Record that a step is done").click()
    page.get_by_label("What shows that it is done?").fill("Minute 9 of the leadership meeting.")
    page.get_by_role("button", name="Record that it is done").click()
    assert page.get_by_text("Recorded: Record that a step is done").is_visible()
