"""Every page of practice stands every check, for those who may see it, at two widths and with either sheet."""

import re

import checks
import pytest

TEACHER = "miriam.calder@larkshire.example"
SAFEGUARDING_LEAD = "joanna.petrie@larkshire.example"
DUTY = "yasmin.kaleem@larkshire.example"
LEAD = "jerome.baptiste@larkshire.example"
SUPERVISOR = "niamh.corrigan@larkshire.example"
CHAIR = "owen.tredinnick@larkshire.example"
PRIVACY = "gita.bhandari@larkshire.example"
ADMINISTRATOR = "piotr.lisowski@larkshire.example"

PAGES = [
    (DUTY, "/"), (SAFEGUARDING_LEAD, "/"), (SUPERVISOR, "/"), (LEAD, "/"), (DUTY, "/drafts"),
    (DUTY, "/people/find"), (DUTY, "/account"), (ADMINISTRATOR, "/administration"),
    (ADMINISTRATOR, "/act/practitioner.register"), (ADMINISTRATOR, "/act/agency.register"),
    (TEACHER, "/guidance"), (TEACHER, "/guidance/duties"), (TEACHER, "/guidance/duties/referral.decision"),
    (TEACHER, "/guidance/words"), (TEACHER, "/help"), (TEACHER, "/accessibility"), (TEACHER, "/privacy"),
    (DUTY, "/work/duty"), (DUTY, "/work/requests"), (SUPERVISOR, "/work/team"), (CHAIR, "/work/chair"),
    (LEAD, "/work/core-groups"), (SUPERVISOR, "/audits"), (SUPERVISOR, "/audits/draw"), (LEAD, "/account/calendar"),
    (TEACHER, "/guidance/coverage"), (TEACHER, "/cookies"), (TEACHER, "/act/person.register"), (TEACHER, "/nothing-here"),
]


@pytest.mark.parametrize("email, path", PAGES, ids=[f"{email.split('.')[0]} {path}" for email, path in PAGES])
def test_a_page_stands_every_check(sign_in_as, email, path):
    page = sign_in_as(email, path)
    page.told = [told for told in page.told if "404" not in told]
    checks.stands_all(page)


def linked(page, pattern):
    """The first link of the page whose address fits."""
    links = page.locator("main a").evaluate_all("found => found.map(one => one.getAttribute('href'))")
    fits = [link for link in links if link and re.fullmatch(pattern, link)]
    assert fits, f"no link like {pattern} on {page.url}"
    return fits[0]


FROM_WORK = [
    (DUTY, r"/people/\w{26}", ""), (DUTY, r"/people/\w{26}", "/chronology"), (DUTY, r"/people/\w{26}", "/looks"),
    (DUTY, r"/episodes/\w{26}", ""), (DUTY, r"/act/referral\.decide.*", ""), (DUTY, r"/act/referral\.classify.*", ""),
    (LEAD, r"/episodes/\w{26}", ""), (LEAD, r"/episodes/\w{26}", "/assessment"), (LEAD, r"/people/\w{26}", ""),
    (SAFEGUARDING_LEAD, r"/concerns/\w{26}", ""), (SAFEGUARDING_LEAD, r"/act/concern\.decide.*", ""),
    (SAFEGUARDING_LEAD, r"/people/\w{26}", ""), (SUPERVISOR, r"/act/assessment\.approve.*", ""),
]


@pytest.mark.parametrize("fallback", [False, True], ids=["design system", "own sheet"])
@pytest.mark.parametrize(
    "email, pattern, rest", FROM_WORK, ids=[f"{one[0].split('.')[0]} {one[1]}{one[2]}" for one in FROM_WORK])
def test_a_page_led_to_by_my_work_stands_every_check(sign_in_as, email, pattern, rest, fallback):
    page = sign_in_as(email, "/", fallback=fallback)
    page.goto(linked(page, pattern) + rest)
    assert "Something went wrong" not in page.content()
    checks.stands_all(page)


@pytest.mark.parametrize("kind", ["concern.record", "referral.make", "person.move"])
def test_a_long_form_stands_every_check(sign_in_as, kind):
    page = sign_in_as(SAFEGUARDING_LEAD, "/")
    person = linked(page, r"/people/\w{26}").removeprefix("/people/")
    place = f"stream=person/{person}" if kind.startswith("person.") else f"about={person}"
    page.goto(f"/act/{kind}?{place}")
    checks.stands_all(page)


def test_a_form_sent_empty_says_what_to_enter_and_keeps_what_was_typed(sign_in_as):
    page = sign_in_as(DUTY, "/")
    page.goto(linked(page, r"/act/referral\.decide.*"))
    page.get_by_label("Why is this the right response?").fill("Kept through the error")
    page.get_by_role("button", name="Check your answers").click()
    assert page.title().startswith("Error: ")
    assert page.locator(".govuk-error-summary li").count() >= 2
    assert page.get_by_label("Why is this the right response?").input_value() == "Kept through the error"
    page.locator(".govuk-error-summary a").first.click()
    checks.no_axe_violation(page)


def test_a_draft_is_kept_on_the_server_and_offered_again(sign_in_as):
    page = sign_in_as(SAFEGUARDING_LEAD, "/")
    place = linked(page, r"/act/concern\.decide.*")
    page.goto(place)
    box = page.locator("form#act textarea:visible").first
    box.fill("Half a thought")
    box.blur()
    page.get_by_text(re.compile("Saved at")).wait_for()
    page.goto("/drafts")
    assert page.get_by_role("link", name="Decide what to do about", exact=False).count() >= 1
    page.goto(place)
    assert page.locator("form#act textarea:visible").first.input_value() == "Half a thought"


def test_no_page_holds_a_name_in_its_title_or_address(sign_in_as):
    page = sign_in_as(DUTY, "/")
    page.goto(linked(page, r"/people/\w{26}"))
    name = page.locator(".kith-identity__name").inner_text().split(" (")[0]
    for part in name.split():
        assert part.lower() not in page.title().lower() and part.lower() not in page.url.lower()


def test_an_administrator_reads_no_childs_record(sign_in_as):
    person = linked(sign_in_as(DUTY, "/"), r"/people/\w{26}")
    page = sign_in_as(ADMINISTRATOR, person)
    assert page.locator(".kith-identity__name").count() == 0


def test_after_signing_out_the_back_button_shows_nothing(sign_in_as):
    page = sign_in_as(DUTY, "/", fresh=True)
    page.goto(linked(page, r"/people/\w{26}"))
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/sign-in"))
    # Leaving through the browser's own history object: a page told to clear its site's data may have been handed to
    # another process, and the driver's own "back" then asks the one that is gone.
    with page.expect_navigation():
        page.evaluate("history.back()")
    assert page.get_by_role("button", name="Sign out").count() == 0
    assert page.locator(".kith-identity__name").count() == 0


@pytest.mark.parametrize("email, path", [(DUTY, "/"), (DUTY, "/people/find"), (TEACHER, "/guidance/duties")])
def test_a_page_is_within_its_budget(sign_in_as, email, path):
    checks.is_within_budget(sign_in_as(email, "/"), path)


def test_a_childs_page_is_within_its_budget(sign_in_as):
    page = sign_in_as(DUTY, "/")
    checks.is_within_budget(page, linked(page, r"/people/\w{26}"))
