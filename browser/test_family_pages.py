"""The family's figure, the network, agencies over time and a selection: every check, and figure and list say the same."""

import checks
import pytest

LEAD = "agnieszka.wrona@larkshire.example"
OTHER_LEAD = "priya.raghunathan@larkshire.example"
THIRD_LEAD = "callum.stroud@larkshire.example"
PHONE = {"width": 320, "height": 700}


def person_named(page, name):
    """The address of a person's record, found as a practitioner finds it."""
    page.goto("/people/find")
    page.get_by_label("Name", exact=False).first.fill(name)
    born = BORN[name]
    for part, value in zip(("Day", "Month", "Year"), born):
        page.get_by_label(part, exact=True).first.fill(value)
    page.get_by_role("button", name="Search", exact=False).click()
    page.locator("main").get_by_role("link", name=name, exact=False).first.click()
    return page.url.split("?")[0]


BORN = {
    "Reuben Ashby": ("28", "3", "2017"), "Kayleigh Thornton": ("26", "4", "2013"),
    "Oscar Pemberton": ("6", "11", "2016"),
}

PAGES = [
    (LEAD, "Reuben Ashby", "/genogram"), (OTHER_LEAD, "Kayleigh Thornton", "/genogram"),
    (OTHER_LEAD, "Kayleigh Thornton", "/genogram?on=2025-03-20"), (OTHER_LEAD, "Kayleigh Thornton", "/ecomap"),
    (OTHER_LEAD, "Kayleigh Thornton", "/involvement"), (OTHER_LEAD, "Kayleigh Thornton", "/chronology?with=siblings"),
    (THIRD_LEAD, "Oscar Pemberton", "/chronology"),
]


@pytest.mark.parametrize("email, name, rest", PAGES, ids=[f"{name.split()[0]} {rest}" for _, name, rest in PAGES])
def test_a_page_of_the_family_stands_every_check(sign_in_as, email, name, rest):
    page = sign_in_as(email, "/")
    page.goto(person_named(page, name) + rest)
    checks.stands_all(page)


def test_the_figure_and_the_list_name_the_same_people_and_ties(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.goto(person_named(page, "Reuben Ashby") + "/genogram")
    figure = page.locator("svg.kith-genogram__figure")
    drawn = figure.locator("g.kith-person").count()
    assert drawn == 40
    assert page.locator(".kith-family__person").count() == drawn
    described = page.evaluate(
        "document.querySelector('svg.kith-genogram__figure').getAttribute('aria-labelledby')"
        ".split(' ').map((id) => document.getElementById(id).textContent).join(' ')")
    assert "40 people in 3 generations" in described
    # No two people's shapes and names lie on one another, as the browser has drawn them.
    overlaps = page.evaluate("""() => {
        const boxes = [...document.querySelectorAll('svg.kith-genogram__figure g.kith-person')].map((g) => g.getBBox());
        let found = 0;
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
            if (a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height) found += 1;
        }));
        return found; }""")
    assert overlaps == 0


def test_a_wide_figure_scrolls_in_its_own_box_by_keyboard(sign_in_as):
    page = sign_in_as(LEAD, "/", viewport=PHONE)
    page.goto(person_named(page, "Reuben Ashby") + "/genogram")
    box = page.locator(".kith-genogram__box")
    assert box.get_attribute("tabindex") == "0" and box.get_attribute("role") == "region"
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.kith-genogram__box').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('svg.kith-genogram__figure text')]"
        ".map((t) => t.getBoundingClientRect().height))")
    assert smallest >= 12


def test_the_family_is_shown_as_on_another_day(sign_in_as):
    page = sign_in_as(OTHER_LEAD, "/")
    page.goto(person_named(page, "Kayleigh Thornton") + "/genogram")
    assert page.get_by_text("Fostered by", exact=False).count() >= 1
    page.locator("summary").filter(has_text="another day").click()
    for part, value in (("Day", "20"), ("Month", "3"), ("Year", "2025")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_role("button", name="Apply filters").click()
    assert page.url.endswith("?on=2025-03-20")
    assert page.get_by_text("Fostered by", exact=False).count() == 0


def test_a_selection_prints_with_why_each_entry_matters(sign_in_as):
    page = sign_in_as(OTHER_LEAD, "/")
    page.goto(person_named(page, "Kayleigh Thornton") + "/chronology")
    page.locator("summary").filter(has_text="Selections").click()
    page.get_by_role("link", name="A review conference").click()
    assert page.get_by_text("Why it matters", exact=False).count() == 2
    checks.stands_all(page)
    page.emulate_media(media="print")
    assert page.get_by_text("Open the selection again").is_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="version 1").click()
    assert page.get_by_text("Why it matters", exact=False).count() == 3
