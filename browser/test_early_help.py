"""Early help from a child's page to a step up: started, agreed, led, assessed, planned, met, and referred with the
assessment, scripts off; and its page for those who lead it and those in the team."""

import datetime
import re

import checks
import pytest
from conftest import PHONE

SAFEGUARDING_LEAD = "joanna.petrie@larkshire.example"
HELPER = "gareth.lomax@larkshire.example"
HELPER_NAME = "Gareth Lomax"
NURSE = "teresa.lockhart@larkshire.example"


def write(page, question, words):
    page.get_by_label(question, exact=False).first.fill(words)


def choose(page, question, answer):
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).first.check()


def option(page, question, words):
    box = page.get_by_label(question, exact=False).first
    box.select_option(box.locator("option").filter(has_text=words).first.get_attribute("value"))


def record(page, button):
    if page.get_by_role("button", name="Check your answers").count():
        page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name=button, exact=True).click()
    summary = page.locator(".govuk-error-summary")
    assert summary.count() == 0, summary.inner_text()


def by(page, row, days):
    day = datetime.date.today() + datetime.timedelta(days=days)
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"[name='actions.{row}.by-{part}']").fill(str(value))


def own_child(page):
    """A child on the roll whose early help has not begun."""
    links = page.locator("#people ~ * a[href^='/people/'], main a[href^='/people/']").evaluate_all(
        "found => [...new Set(found.map(one => one.getAttribute('href')))]")
    for link in [link for link in links if re.fullmatch(r"/people/\w{26}", link)]:
        page.goto(link)
        if page.locator("main a", has_text="Start early help").count():
            return
    raise AssertionError("no child without early help")


def test_early_help_from_a_childs_page_to_a_step_up(sign_in_as, kith):
    page = sign_in_as(SAFEGUARDING_LEAD, "/", java_script_enabled=False)
    own_child(page)
    page.locator("main a", has_text="Start early help").click()
    write(page, "What might the child and the family need?", "Somebody in the mornings, since his mother's operation.")
    write(page, "Young carer", "He makes three breakfasts.")
    write(page, "Bereaved", "His uncle died in May.")
    record(page, "Start early help")
    stream = re.search(r"stream=(earlyHelp/\w{26})", page.url).group(1)
    place = f"/early-help/{stream.split('/')[1]}"

    page.goto(place)
    assert "The family is to be asked" in page.locator("main").inner_text()
    assert page.get_by_text("He makes three breakfasts.").count() >= 1
    page.locator("main a", has_text="Record whether the family agrees to early help").first.click()
    choose(page, "What did the family say?", "They agreed")
    write(page, "Who answered?", "His mother")
    choose(page, "Did you explain what is written down", "Yes")
    record(page, "Record the answer")
    page.goto(f"/act/earlyHelp.lead?stream={stream}")
    option(page, "Who leads early help?", HELPER_NAME)
    write(page, "Why are they able to lead it?", "Has Mondays and knows the street.")
    write(page, "What did the family say about who should lead?", "They would like somebody from outside the school.")
    record(page, "Record who leads")
    page.goto(place)
    assert "You do not work with this person" in page.content() or page.locator("h1").inner_text() != "Early help"

    page = sign_in_as(HELPER, place, java_script_enabled=False)
    page.goto(f"/act/earlyHelp.assess?stream={stream}")
    write(page, "Physical health and disability", "His mother cannot lift for six weeks.")
    for question in ("Strengths of the child", "The child's wishes", "What parents, carers", "What shows, and what",
                     "What does all this mean"):
        write(page, question, f"Heard and written: {question.lower()}.")
    choose(page, "Can the whole family be worked with together?", "Yes")
    record(page, "Save the assessment")
    page.goto(f"/act/earlyHelp.plan?stream={stream}")
    write(page, "What should be different", "Nobody lifts who should not.")
    write(page, "How did the family make this plan?", "At the kitchen table.")
    write(page, "What happens if it does not get better?", "We meet within a week.")
    page.locator("[name='actions.0.what']").fill("Come on Mondays before school")
    page.locator("[name='actions.0.practitioner']").select_option(label=f"{HELPER_NAME}, Larkshire Early Help")
    by(page, 0, 10)
    page.locator("[name='actions.1.what']").fill("Fetch the little one on Fridays")
    page.locator("[name='actions.1.who']").fill("His aunt")
    by(page, 1, 5)
    record(page, "Record the plan")
    assert page.get_by_text("1. Come on Mondays before school").count() == 1
    page.get_by_role("link", name="What came of it action 2").click()
    assert page.get_by_label("Which action?").input_value() == "2"
    choose(page, "What came of it?", "Done")
    record(page, "Record what came of it")
    assert "Plan under way" in page.locator("main").inner_text()

    # It is not enough: the referral takes the assessment along.
    page.get_by_text("Other things you can record").click()
    page.get_by_role("link", name="Step up: refer to children's social care").click()
    assert page.get_by_role("group", name="Does the early help assessment go with it?").get_by_label("Yes").is_checked()
    choose(page, "Is the child in danger now?", page.get_by_role("group", name="Is the child in danger now?")
           .locator("label").nth(1).inner_text())
    option(page, "Which council?", "Larkshire County Council")
    choose(page, "What are you asking for?", "Referral")
    write(page, "What are you worried about?", "His mother fell with the baby in her arms.")
    write(page, "Where is the child now?", "At school")
    choose(page, "Have the parents or carers been told of this referral?", "Yes")
    choose(page, "Does the family agree to this referral?", "They agreed")
    choose(page, "On what lawful basis do you share this?", "Public task")
    record(page, "Send the referral")
    page.goto(place)
    assert "Referred" in page.locator("main").inner_text()
    assert "Nothing changed" in kith.command("record", "rebuild").stdout


@pytest.fixture
def early_help(sign_in_as):
    def open_it(email, **options):
        page = sign_in_as(email, "/", **options)
        links = page.locator("main a[href^='/early-help/']")
        assert links.count(), "my work leads to early help"
        page.goto(links.first.get_attribute("href"))
        return page

    return open_it


@pytest.mark.parametrize("email", [HELPER, NURSE], ids=["lead", "team"])
@pytest.mark.parametrize("fallback", [False, True], ids=["design system", "own sheet"])
def test_the_page_of_early_help_stands_every_check(early_help, email, fallback):
    page = early_help(email, fallback=fallback)
    assert page.locator("h1").inner_text() == "Early help"
    checks.stands_all(page)


def test_the_page_of_early_help_fits_a_telephone(early_help):
    page = early_help(HELPER, viewport=PHONE)
    checks.no_axe_violation(page)


def test_the_form_of_a_plan_stands_every_check(early_help):
    page = early_help(HELPER)
    stream = page.url.rsplit("/", 1)[1]
    page.goto(f"/act/earlyHelp.plan?stream=earlyHelp/{stream}")
    checks.stands_all(page)
