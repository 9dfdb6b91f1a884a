"""Strategy discussions, conferences, children living away, harm outside the home, places, letters, documents, challenges,
selections and audits, and the long forms of protection: each page stands every check, on a wide screen and a narrow one,
with the keyboard and in the reader's own colours."""

import re

import checks
import pytest

LEAD = "jerome.baptiste@larkshire.example"
CHAIR = "owen.tredinnick@larkshire.example"
DECIDER = "dafydd.pritchard@larkshire.example"


def links(page, pattern):
    """The addresses of a page that fit, each once."""
    found = page.locator("main a").evaluate_all("found => found.map(one => one.getAttribute('href'))")
    return list(dict.fromkeys(link.split("?")[0].split("#")[0] for link in found if link and re.match(pattern, link)))


def an_episode(page, has):
    """The first episode on somebody's work whose page leads to such an address."""
    page.goto("/")
    for episode in links(page, r"/episodes/\w{26}$"):
        page.goto(episode)
        found = links(page, episode + has)
        if found:
            return found[0]
    raise AssertionError(f"no episode leads to {has}")


def first_from_a_child(page, rest, pattern):
    """Opens that page of the first child on somebody's work where it leads to such an address, and gives the address."""
    page.goto("/")
    for child in links(page, r"/people/\w{26}$"):
        page.goto(child + rest)
        found = links(page, pattern)
        if found:
            return found[0]
    raise AssertionError(f"no {rest} leads to {pattern}")


@pytest.mark.parametrize("rest", ["/strategy", "/conference", "/outside-home", "/plan"])
def test_a_page_of_an_episode_stands_every_check(sign_in_as, rest):
    page = sign_in_as(LEAD, "/")
    page.goto(an_episode(page, rest))
    checks.stands_all(page)


@pytest.mark.parametrize("kind", ["differences", "documents"])
def test_what_a_chronology_leads_to_stands_every_check(sign_in_as, kind):
    page = sign_in_as(LEAD, "/")
    page.goto(first_from_a_child(page, "/chronology?all=1", rf"/{kind}/\w{{26}}$"))
    checks.stands_all(page)


def test_a_selection_from_a_chronology_stands_every_check(sign_in_as):
    page = sign_in_as(LEAD, "/")
    child = links(page, r"/people/\w{26}$")[0].removeprefix("/people/")
    page.goto(f"/act/selection.begin?about={child}")
    page.get_by_role("radio").first.check()
    page.get_by_label("What is it to show?").fill("How often help was offered, and taken.")
    page.get_by_role("button", name="Begin the selection").click()
    page.get_by_role("link", name="Go to what you recorded").click()
    page.wait_for_url(re.compile(r"/selections/\w{26}"))
    checks.stands_all(page)


def test_a_record_read_for_an_audit_stands_every_check(sign_in_as):
    page = sign_in_as(DECIDER, "/audits")
    page.goto(links(page, r"/audits/\w{26}$")[0])
    checks.stands_all(page)


FORMS = [
    (LEAD, "strategy.call"), (LEAD, "strategy.hold"), (LEAD, "enquiry.start"), (LEAD, "enquiry.conclude"),
    (LEAD, "conference.call"), (LEAD, "conference.report"), (CHAIR, "conference.hold"), (LEAD, "plan.write"),
    (LEAD, "coreGroup.hold"),
]


@pytest.mark.parametrize("email, kind", FORMS, ids=[kind for _, kind in FORMS])
def test_a_long_form_of_protection_stands_every_check(sign_in_as, email, kind):
    page = sign_in_as(email, "/")
    episode = links(page, r"/episodes/\w{26}$")[0].removeprefix("/episodes/")
    page.goto(f"/act/{kind}?stream=episode/{episode}")
    assert page.locator("form#act").count() == 1, page.locator("h1").inner_text()
    checks.stands_all(page)


def test_the_form_of_a_challenge_stands_every_check(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.goto(links(page, r"/episodes/\w{26}$")[0])
    page.get_by_role("link", name="Challenge a decision").click()
    assert page.locator("form#act").count() == 1
    checks.stands_all(page)


def test_the_chairs_page_of_a_conference_stands_every_check(sign_in_as):
    page = sign_in_as(CHAIR, "/")
    page.goto(an_episode(page, "/conference"))
    checks.stands_all(page)


def test_places_of_concern_are_in_the_menu_and_stand_every_check(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.get_by_role("link", name="Places", exact=True).click()
    checks.stands_all(page)
    place = links(page, r"/places/\w{26}$")[0]
    page.goto(place)
    checks.stands_all(page)


def test_a_teacher_is_offered_no_places(sign_in_as):
    page = sign_in_as("miriam.calder@larkshire.example", "/")
    assert page.get_by_role("link", name="Places", exact=True).count() == 0


def test_letters_stand_every_check(sign_in_as):
    page = sign_in_as(LEAD, "/")
    letter = first_from_a_child(page, "/letters", r"/letters/\w{26}$")
    checks.stands_all(page)
    page.goto(letter)
    checks.stands_all(page)


def test_what_can_be_written_now_stands_every_check(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.goto("/")
    page.goto(links(page, r"/people/\w{26}$")[0] + "/letters")
    page.get_by_role("button", name="Write a letter").first.click()
    checks.stands_all(page)


def test_a_child_who_lives_away_stands_every_check(sign_in_as):
    page = sign_in_as(LEAD, "/")
    page.goto("/")
    for child in links(page, r"/people/\w{26}$"):
        page.goto(child)
        found = links(page, r"/(living-away|circumstances)/\w{26}$|/people/\w{26}/living-away$")
        if found:
            page.goto(found[0])
            checks.stands_all(page)
            return
    raise AssertionError("nobody on their work lives away")
