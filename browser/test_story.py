"""A school's concern becomes a referral, is decided, assessed, returned, approved, told and closed: in the browser.

Each step is done by the person whose step it is, with the keyboard's and the page's own means, scripts off, so that
every journey is shown to need none.
"""

import datetime
import re

import pytest

TEACHER = "miriam.calder@larkshire.example"
SAFEGUARDING_LEAD = "joanna.petrie@larkshire.example"
DUTY = "yasmin.kaleem@larkshire.example"
FRONT_DOOR_SUPERVISOR = "dafydd.pritchard@larkshire.example"
LEAD = "Jerome Baptiste"
LEAD_EMAIL = "jerome.baptiste@larkshire.example"
SUPERVISOR = "Niamh Corrigan"
SUPERVISOR_EMAIL = "niamh.corrigan@larkshire.example"
CHILD = {"name": "Aisha Rahimi", "born": ("2", "5", "2016")}


def choose(page, question, answer):
    """Answer a question of radios or boxes by its words."""
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).first.check()


def write(page, question, words):
    page.get_by_label(question, exact=False).first.fill(words)


def press(page, words):
    page.get_by_role("button", name=words, exact=True).click()


def record(page, button):
    """Send a form; where answers are to be checked first, check them."""
    if page.get_by_role("button", name="Check your answers").count():
        press(page, "Check your answers")
        assert page.locator("h1").inner_text() == "Check before you record it", page.locator("main").inner_text()
    press(page, button)
    summary = page.locator(".govuk-error-summary")
    assert summary.count() == 0, summary.inner_text()


def find(page):
    page.goto("/people/find")
    page.get_by_label("name", exact=False).first.fill(CHILD["name"])
    for label, value in zip(("Day", "Month", "Year"), CHILD["born"]):
        page.get_by_label(label, exact=True).first.fill(value)
    page.locator("main form button[type='submit']").first.click()
    page.get_by_role("link", name=re.compile(CHILD["name"])).first.click()


@pytest.fixture
def as_person(sign_in_as):
    return lambda email, path="/": sign_in_as(email, path, java_script_enabled=False)


def test_from_a_schools_concern_to_a_closed_episode(as_person, kith):
    # A teacher writes down what she saw, in under two minutes.
    page = as_person(TEACHER)
    find(page)
    assert page.locator("h1").count() == 1
    person = re.search(r"/people/(\w{26})", page.url) or re.search(r"about=(\w{26})", page.content())
    child = person.group(1)
    page.goto(f"/act/concern.record?about={child}")
    page.get_by_role("group", name="What is it about?").get_by_role("checkbox").first.check()
    group = page.get_by_role("group", name="When did you see or hear it?")
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    when = (("Day", yesterday.day), ("Month", yesterday.month), ("Year", yesterday.year), ("Time", "2:15pm"))
    for label, value in when:
        group.get_by_label(label, exact=True).fill(str(value))
    fill_rest(page, "She came in without a coat and said she had not eaten since the day before.")
    record(page, "Record the concern")
    assert page.locator("h1").inner_text() == "Recorded"

    # The safeguarding lead decides to refer, and refers.
    page = as_person(SAFEGUARDING_LEAD)
    page.get_by_role("link", name="Decide what to do about a concern").first.wait_for()
    page.goto(f"/act/referral.make?about={child}")
    page.get_by_label("Which council?").select_option(label="Larkshire County Council")
    fill_rest(page, "Aisha is hungry and cold at school on most Mondays.", {
        "Is the child in danger now?": 1, "What are you asking for?": "Referral"})
    record(page, "Send the referral")
    stream = re.search(r"stream=(episode/\w{26})", page.url).group(1)
    assert "working day" in page.locator("main").inner_text()

    # The front door says openly what it is, and tells her; the supervisor decides and names the lead.
    page = as_person(DUTY, f"/act/referral.classify?stream={stream}")
    choose(page, "How does the council take it?", "Referral")
    write(page, "Why?", "It asks for an assessment and says why.")
    record(page, "Record how it is taken")
    page.goto(f"/act/referral.acknowledge?stream={stream}")
    fill_rest(page, "It has arrived.")
    record(page, "Record that they were told")
    page.goto(f"/act/referral.decide?stream={stream}")
    fill_rest(page, "This should be refused.", {"What happens next?": "Assess under section 17"})
    press(page, "Check your answers")
    press(page, "Record the decision")
    assert "does not decide" in page.locator(".govuk-error-summary").inner_text()
    assert "This should be refused." in page.content(), "what was typed is kept"

    page = as_person(FRONT_DOOR_SUPERVISOR, f"/act/referral.decide?stream={stream}")
    fill_rest(page, "Her needs are not met and her family wants help.", {"What happens next?": "Assess under section 17"})
    record(page, "Record the decision")
    page.goto(f"/act/episode.allocate?stream={stream}")
    option(page, "Who leads the assessment?", LEAD)
    option(page, "Who supervises, and will approve the assessment?", SUPERVISOR)
    write(page, "Why are they able to lead it?", "He knows the school and has time this month.")
    record(page, "Name the lead practitioner")
    page.goto(f"/act/referral.feedback?stream={stream}")
    fill_rest(page, "We will assess; Jerome leads.", {"Does the referrer disagree with the decision?": "No"})
    record(page, "Record the feedback")

    # The lead sees the child, writes and submits.
    page = as_person(LEAD_EMAIL, f"/act/child.see?stream={stream}")
    fill_rest(page, "Smiled when her mother came in.", {"Was the child seen alone?": "Yes"})
    record(page, "Record seeing the child")
    for version in ("first", "second"):
        page.goto(f"/act/assessment.write?stream={stream}")
        fill_rest(page, f"The {version} version: what it means for Aisha.")
        record(page, "Save this version")
        page.goto(f"/act/assessment.submit?stream={stream}")
        fill_rest(page, "She needs a plan.")
        record(page, "Submit for approval")
        if version == "first":
            page = as_person(SUPERVISOR_EMAIL, f"/act/assessment.return?stream={stream}")
            write(page, "What should be looked at again?", "Say more about her father.")
            record(page, "Return the assessment")
            page = as_person(LEAD_EMAIL)

    # The supervisor compares and approves; the family is told; the episode ends.
    page = as_person(SUPERVISOR_EMAIL, f"/episodes/{stream.split('/')[1]}/assessment")
    assert "The second version" in page.content() and "The first version" in page.content()
    page.goto(f"/act/assessment.approve?stream={stream}")
    fill_rest(page, "It is thorough and fair.")
    record(page, "Approve the assessment")
    page = as_person(LEAD_EMAIL, f"/act/assessment.tell?stream={stream}")
    fill_rest(page, "We told them what we found and what happens next.", {
        "Has the family been told in writing?": "Yes", "Has the referrer been told?": "Yes"})
    record(page, "Record that they were told")
    page.goto(f"/act/episode.close?stream={stream}")
    fill_rest(page, "Aisha, your family got help with money and meals.", {"Has the family been told?": "Yes"})
    record(page, "Close the episode")
    assert page.locator("h1").inner_text() == "Recorded"
    page.goto(f"/episodes/{stream.split('/')[1]}")
    assert "You do not work with this person" in page.locator("main").inner_text(), "the lead's part has ended"

    # Nothing of it was taken from anywhere but the record, and the record stands.
    assert "Nothing changed" in kith.command("record", "rebuild").stdout
    assert kith.command("record", "verify").returncode == 0


def option(page, question, words):
    """Choose from a list that opens, by the beginning of an option's words."""
    box = page.get_by_label(question, exact=False).first
    value = box.locator("option").filter(has_text=words).first.get_attribute("value")
    box.select_option(value)


def fill_rest(page, words, choices=None):
    """Answer every question that is asked and has no answer yet: the choices given, else the first that will do."""
    for question, answer in (choices or {}).items():
        group = page.get_by_role("group", name=question)
        if isinstance(answer, int):
            group.get_by_role("radio").nth(answer).check()
        else:
            group.get_by_label(answer, exact=True).first.check()
    form = page.locator("form#act")
    for group in form.get_by_role("group").all():
        boxes = group.get_by_role("radio")
        optional = "(optional)" in (group.locator("legend").first.inner_text() if group.locator("legend").count() else "")
        if boxes.count() and not optional and not any(box.is_checked() for box in boxes.all()):
            boxes.first.check()
    for box in form.locator("select").all():
        if (box.get_attribute("name") or "").startswith("marks."):
            continue
        options = box.locator("option")
        if not box.input_value() and options.count() > 1:
            label = form.locator(f"label[for='{box.get_attribute('id')}']").inner_text()
            if "(optional)" not in label:
                box.select_option(index=1)
    for area in form.locator("textarea, input[type='text']").all():
        identity = area.get_attribute("id")
        label = form.locator(f"label[for='{identity}']").inner_text() if identity else ""
        name = area.get_attribute("name") or ""
        if area.input_value() or "(optional)" in label or name.startswith(("happenedAt", "marks.", "_")) or "-" in name:
            continue
        area.fill(words if "Time" not in label else "")
