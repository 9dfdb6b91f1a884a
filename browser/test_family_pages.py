"""The family's figure, the network, agencies over time: every check, and figure and list say the same."""

import re

import checks
import pytest

LEAD = "jerome.baptiste@larkshire.example"
SUPERVISOR = "niamh.corrigan@larkshire.example"


def a_child(page):
    """The address of the first child on somebody's work."""
    page.goto("/")
    links = page.locator("main a").evaluate_all("found => found.map(one => one.getAttribute('href'))")
    return next(link for link in links if link and re.fullmatch(r"/people/\w{26}", link))


@pytest.mark.parametrize("email", [LEAD, SUPERVISOR])
@pytest.mark.parametrize("rest", ["/genogram", "/genogram?on=2025-03-20", "/ecomap", "/involvement", "/chronology?with=siblings"])
def test_a_page_of_the_family_stands_every_check(sign_in_as, email, rest):
    page = sign_in_as(email, "/")
    page.goto(a_child(page) + rest)
    checks.stands_all(page)


def test_the_figure_and_the_list_name_the_same_people(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.goto(a_child(page) + "/genogram")
    drawn = page.locator("svg.kith-genogram__figure g.kith-person").count()
    assert drawn >= 1
    assert page.locator(".kith-family__person").count() == drawn
