"""README's second tour, "Friday's bruise to Thursday week's conference", word for word and by keyboard alone.

It has a server of its own, because it moves the demonstration's clock on for everyone."""

import datetime
import time

import kith_server
import pytest
from conftest import DESKTOP
from keyboard import Keyboard

MOST_SECONDS = 20 * 60
CHILD = "Elin Rusbridge"


@pytest.fixture(scope="module")
def page(browser):
    with kith_server.started() as kith:
        context = browser.new_context(
            base_url=kith.base, viewport=DESKTOP, locale="en-GB", timezone_id="Europe/London")
        context.set_default_timeout(10_000)
        yield context.new_page()
        context.close()


def move_on(hands, weekday, place=0):
    """Moves the clock on to a weekday of the list, and gives the day."""
    hands.open("The clock here shows")
    days = hands.page.locator("select option").all()
    day = [one for one in days if one.inner_text().startswith(weekday)][place]
    chosen = datetime.date.fromisoformat(day.get_attribute("value"))
    hands.select("Move on to", day.inner_text())
    hands.press("Move the clock on")
    hands.sees("Choose someone to be")
    return chosen


def date(hands, question, day, clock=None):
    for part, number in [("Day", day.day), ("Month", day.month), ("Year", day.year)]:
        hands.type(question, str(number), part)
    if clock:
        hands.type(question, clock, "Time")


def find(hands):
    hands.press("Find a person")
    hands.type("Name", CHILD)
    for part, number in [("Day", "4"), ("Month", "10"), ("Year", "2021")]:
        hands.type("Date of birth", number, part)
    hands.press("Search")


def test_from_fridays_bruise_to_thursday_weeks_conference(page):
    began = time.monotonic()
    page.goto("/demo")
    hands = Keyboard(page)
    friday = move_on(hands, "Friday")
    friday_at_the_front_door(hands)
    invitations_and_answers(hands, friday)
    the_enquiry(hands)
    thursday = friday + datetime.timedelta(days=13)
    wednesday(hands, thursday)
    the_nurses_report(hands)
    the_managers_answer(hands)
    assert move_on(hands, "Thursday", 1) == thursday
    the_conference(hands, thursday)
    assert time.monotonic() - began < MOST_SECONDS


def friday_at_the_front_door(hands):
    hands.sign_in("Dafydd Pritchard")
    find(hands)
    hands.press("Record a contact")
    hands.choose("Is the child in danger now?", "Likely to be harmed if nothing changes")
    hands.select("Who did it come from?", "A school")
    hands.choose("Did they ask not to be named?", "No")
    hands.type("Name and role of the person who made contact", "Sunita Deol, Quillham Primary School")
    hands.choose("What do they ask for?", "Referral")
    hands.type("What are they worried about?", "A bruise like a grip on Elin's arm, seen this morning.")
    hands.type("What has the child said, in their own words?", "“Dale squeezes when I'm slow.”")
    hands.type("Where is the child now?", "In school until 3:15pm.")
    hands.choose("Have the parents or carers been told?", "No")
    hands.choose("Why have they not been told?", "It could put the child in more danger")
    hands.choose("Does the family agree?", "Not asked: it could put someone in danger")
    hands.choose("On what lawful basis is this shared?", "Public task")
    hands.press("Check your answers")
    hands.press("Record the contact")
    hands.press("Go to what you recorded")
    hands.press("Say whether this is a contact or a referral")
    hands.choose("", "Referral")
    hands.type("Why?", "A child may have been hurt.")
    hands.press("Record how it is taken")
    hands.press("Tell the referrer that it arrived")
    hands.choose("", "By phone")
    hands.press("Record that they were told")
    hands.press("Decide what response the child needs")
    hands.choose("Which level of need does this meet?", "Significant harm")
    hands.choose("What happens next?", "Strategy discussion")
    hands.choose("What is the child's primary need?", "Abuse or neglect")
    hands.type("Why is this the right response?", "Someone has hurt your arm, and we want to know how.")
    hands.press("Check your answers")
    hands.press("Record the decision")
    hands.press("Name the lead practitioner")
    hands.select("Who leads the assessment?", "Jerome Baptiste")
    hands.type("Why are they able to lead it?", "He talks with young children.")
    hands.select("Who supervises, and will approve the assessment?", "Niamh Corrigan")
    hands.press("Name the lead practitioner")


def invitations_and_answers(hands, friday):
    hands.press("Call a strategy discussion")
    hands.type("What is to be decided?", "Whether to make an enquiry, and who goes home with Elin.")
    for name in ["Jerome Baptiste", "Imran Sadiq", "Olu Fashola"]:
        hands.choose("Whom do you invite?", name)
    date(hands, "When is it?", friday, "1pm")
    hands.choose("How is it held?", "By video")
    hands.press("Send the invitations")
    hands.sign_out()
    for name, known in [
        ("Imran Sadiq", "Two calls to the flat since August, both for shouting."),
        ("Olu Fashola", "Weighed in October: well. No bruise then."),
    ]:
        hands.sign_in(name)
        hands.press("Answer the invitation to a strategy discussion", about=CHILD)
        hands.choose("Will you come?", "I will come")
        hands.type("What does your agency know that the discussion needs?", known)
        hands.press("Send the answer")
        hands.sees("Done")
        hands.sign_out()


def the_enquiry(hands):
    hands.sign_in("Jerome Baptiste")
    hands.press("Hold a strategy discussion", about=CHILD)
    hands.choose("How was it held?", "By video")
    for name in ["Jerome Baptiste", "Imran Sadiq"]:
        hands.choose("Who took part?", name)
    hands.choose("What was decided?", "A section 47 enquiry with the police")
    hands.type("Why?", "The mark and her words point one way.")
    hands.type("What keeps the child safe from now on?", "Her grandmother fetches her at 3:15pm.")
    hands.type("What is the family told, by whom and when?", "Her mother, by me, in person, at 2:45pm.")
    hands.press("Check your answers")
    hands.press("Record the discussion")
    hands.sees("Health did not take part")
    hands.choose("Who took part?", "Olu Fashola")
    hands.press("Check your answers")
    hands.press("Record the discussion")
    hands.press("Start the section 47 enquiry")
    hands.select("Which social worker leads the enquiry?", "Jerome Baptiste")
    hands.choose("Is it made with the police?", "With the police")
    hands.select("Which police officer investigates with you?", "Imran Sadiq")
    hands.type("What is alleged or feared?", "That Dale gripped Elin's arm hard enough to bruise it.")
    hands.choose("Have the parents or carers been told that it is made?", "Yes")
    hands.press("Check your answers")
    hands.press("Start the enquiry")
    hands.press("Record seeing the child")
    hands.type("Where was the child seen?", "The reading corner at school")
    hands.choose("Was the child seen alone?", "Yes")
    hands.type("What did the child say, in their own words?", "“Nana does shoes nicely.”")
    hands.type("How did the child seem, and what did you observe?", "She would not show her arm, and then she did.")
    hands.press("Record seeing the child")
    hands.sign_out()


def wednesday(hands, thursday):
    move_on(hands, "Wednesday")
    hands.sign_in("Jerome Baptiste")
    hands.press("Open the episode", about=CHILD)
    hands.press("Conclude the section 47 enquiry")
    hands.choose("What is the outcome?", "Substantiated, and the child is likely to suffer significant harm")
    hands.type("How was this reached, and with whom?", "It happened more than once. Police, nurse and school agree.")
    hands.press("Check your answers")
    hands.press("Record the outcome")
    hands.press("Call a child protection conference")
    hands.choose("What kind of conference?", "Initial conference")
    date(hands, "When does it meet?", thursday, "10am")
    hands.type("Where, or how?", "County Hall, room 3")
    hands.select("Who chairs it?", "Owen Tredinnick")
    hands.type(
        "How are the parents and the family invited, and what has been explained to them?",
        "Her mother, at home, by me, today.")
    hands.choose("How does the child take part?", "The child's words, drawing or recording is brought")
    hands.type("What should the conference decide?", "Whether Elin needs a plan.")
    hands.press("Call the conference")
    hands.press("Invite people to the conference")
    for name in ["Imran Sadiq", "Olu Fashola"]:
        hands.choose("Which practitioners?", name)
    hands.choose("Are they asked for a report?", "Yes")
    hands.press("Record the invitations")
    hands.sign_out()


def the_nurses_report(hands):
    hands.sign_in("Olu Fashola")
    hands.press("Send your report to the conference", about=CHILD)
    hands.type("What do you know about the child and the family?", "A fading bruise, the width of a hand.")
    hands.type("What is going well and keeps the child safe?", "Her grandmother, ten doors away.")
    hands.type("What are you worried about?", "Mornings, when nobody else is there.")
    hands.choose("Your agency's view before the conference", "A child protection plan is needed")
    hands.type("Why?", "It happened more than once.")
    hands.choose("May the family read this before the conference?", "Yes")
    hands.press("Send the report")
    hands.sign_out()


def the_managers_answer(hands):
    hands.sign_in("Niamh Corrigan")
    hands.press("Agree the outcome of the section 47 enquiry, or send it back", about=CHILD)
    hands.choose("Do you agree the outcome?", "Yes")
    hands.type("Why?", "I read what she said and what was seen.")
    hands.press("Record your answer")
    hands.sign_out()


def the_conference(hands, thursday):
    hands.sign_in("Owen Tredinnick")
    hands.press("Open the episode", about=CHILD)
    hands.press("Initial child protection conference")
    hands.type("What the child says", "Three pairs of shoes: hers, her mother's and Nana's.")
    hands.type("What parents, carers and family say", "He has left. Her mother has changed the locks.")
    hands.type("What is going well", "A grandmother ten doors away.")
    hands.type("What we are worried about", "That he comes back, and nobody is told.")
    hands.press("Save every part")
    for agency in ["Larkshire Community Health", "Larkshire Constabulary", "Larkshire County Council"]:
        hands.press("Give an agency's view on the decision")
        hands.choose("Does the child need a child protection plan?", "A child protection plan is needed")
        hands.type("Why?", "It happened more than once.")
        hands.select("If you write down another agency's view, which?", agency)
        hands.press("Record the view")
    hands.press("Record the conference and its decision")
    for agency in ["Larkshire Community Health", "Larkshire Constabulary", "Larkshire County Council"]:
        hands.choose("Which agencies were there?", agency)
    hands.choose("How did the child take part?", "The child's words, drawing or recording is brought")
    hands.choose("Does the child need a child protection plan?", "Yes")
    hands.type("Why?", "Elin was hurt more than once by a man who may come back.")
    hands.choose("For which harm?", "Physical abuse")
    hands.select("Who is the lead social worker?", "Jerome Baptiste")
    hands.type("The outline plan", "Nobody else is alone with her in the mornings.")
    hands.choose("Which practitioners are in the core group?", "Olu Fashola")
    date(hands, "When does the core group first meet?", thursday + datetime.timedelta(days=7))
    date(hands, "When is the first review conference?", thursday + datetime.timedelta(days=70))
    hands.press("Check your answers")
    hands.press("Record the decision")
    hands.sees("Child protection plan since")
