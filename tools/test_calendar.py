"""The calendar of a practitioner is read by somebody else's reader of iCalendar, and tells no one's name."""

import datetime
import re

import doors
import icalendar
import pytest

LEAD = "jerome.baptiste@larkshire.example"


@pytest.fixture(scope="module")
def pages(kith):
    return doors.Pages(kith).become(LEAD)


def address(pages) -> str:
    """Makes a calendar address as a person would, and reads it from the page that shows it once."""
    form = next(
        one for one in re.findall(r"<form\b.*?</form>", pages.get("/account/calendar").text, re.S)
        if 'action="/account/calendar"' in one)
    page = pages.post("/account/calendar", doors.hidden_fields(form))
    assert page.status == 200, page.text
    return re.search(r"/calendar/[\w-]+\.ics", page.text).group(0)


def test_the_calendar_is_read_without_signing_in_and_holds_references_only(kith, pages):
    file = doors.ask(kith, "GET", address(pages))
    assert file.status == 200
    assert file.kind == "text/calendar"
    raw = file.body
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))

    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    events = calendar.walk("VEVENT")
    assert events
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    for event in events:
        assert isinstance(event["DTSTAMP"].dt, datetime.datetime)
        assert isinstance(event["DTSTART"].dt, datetime.date)
        assert re.search(r"\([0-9A-Z]{6}\)$", str(event["SUMMARY"]))
    names = re.findall(r'href="/people/\w{26}"[^>]*>([^<]+)<', pages.get("/").text)
    assert names
    for name in names:
        for part in name.split():
            assert part not in file.text, "a name stands in the calendar"
    assert not re.search(r"[0-9A-HJKMNP-TV-Z]{26}", file.text), "a whole reference stands in the calendar"


def test_reading_twice_gives_the_same_events(kith, pages):
    where = address(pages)
    def uids():
        return re.findall(r"UID:\S+", doors.ask(kith, "GET", where).text)
    assert uids() == uids()


def test_a_new_address_ends_the_old_one_and_taking_it_back_ends_it(kith, pages):
    old = address(pages)
    new = address(pages)
    assert doors.ask(kith, "GET", old).status == 404
    assert doors.ask(kith, "GET", new).status == 200
    form = next(
        one for one in re.findall(r"<form\b.*?</form>", pages.get("/account/calendar").text, re.S) if "revoke" in one)
    assert pages.post("/account/calendar/revoke", doors.hidden_fields(form)).status == 303
    assert doors.ask(kith, "GET", new).status == 404
    assert doors.ask(kith, "GET", "/calendar/nothing.ics").status == 404
