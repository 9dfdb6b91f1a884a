"""The multi-agency dataset and the yearly report: figures with their tables, and a report open to everyone."""

import checks
import pytest
from conftest import PHONE

ANALYST = "constance.adomako@larkshire.example"
MANAGER = ANALYST
TEACHER = "miriam.calder@larkshire.example"

PAGES = ["/dataset", "/dataset/assessments", "/dataset/attendance", "/dataset/referrals?year=2025"]


@pytest.mark.parametrize("path", PAGES)
def test_figures_stand_every_check(sign_in_as, path):
    page = sign_in_as(ANALYST, path)
    checks.stands_all(page)


def test_every_figure_has_a_title_a_description_and_a_table(sign_in_as):
    page = sign_in_as(ANALYST, "/dataset/referrals?year=2025")
    figures = page.locator("main svg[role='img']")
    assert figures.count() >= 2
    for place in range(figures.count()):
        figure = figures.nth(place)
        assert figure.locator("title").count() == 1 and figure.locator("desc").count() == 1
    assert page.locator("main table").count() >= figures.count()
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_teacher_is_told_to_ask_and_sees_no_figures(sign_in_as):
    page = sign_in_as(TEACHER, "/dataset")
    assert "Figures of the whole area are for those who lead, manage or analyse" in page.content()
    assert page.locator("main table").count() == 0


def test_a_report_is_written_beside_its_evidence_and_read_by_anyone(sign_in_as, open_page):
    page = sign_in_as(MANAGER, "/yearly-reports")
    page.get_by_role("link", name="April 2024 to March 2025").click()
    checks.stands_all(page)
    page.get_by_role("link", name="How effective it was").click()
    assert page.get_by_role("heading", name="What the record has").count() == 1
    checks.stands_all(page)
    anyone = open_page("/yearly-reports")
    anyone.get_by_role("link", name="April 2024 to March 2025").click()
    assert anyone.get_by_role("heading", level=1).count() == 1
    assert "not shown" in anyone.content()
    checks.stands_all(anyone)
