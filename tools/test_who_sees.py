"""Who gets what at each address: every persona of the demonstration at every kind of page and route."""

import doors
import pytest

LEAD = "jerome.baptiste@larkshire.example"
NEIGHBOUR = "ruth.ellingham@marrowdale.example"
PRIVACY = "gita.bhandari@larkshire.example"


@pytest.fixture(scope="module")
def open_episode(kith, token_for):
    """An open episode of the council and its child, as the duty social worker has it on their work."""
    clocks = doors.api(kith, "GET", "/clocks", token_for(doors.SOCIAL_WORKER)).json["clocks"]
    found = next(clock for clock in clocks if clock["person"])
    return found["person"], found["stream"].split("/")[1]


@pytest.mark.parametrize("email, statuses", [
    (doors.SOCIAL_WORKER, {"child": 200, "chronology": 200, "episode": 200}),
    (doors.SUPERVISOR, {"child": 200, "chronology": 200, "episode": 200}),
    (doors.ADMINISTRATOR, {"child": 403, "chronology": 403, "episode": 403}),
    (NEIGHBOUR, {"child": 404, "chronology": 404, "episode": 404}),
])
def test_a_role_gets_its_status_on_pages_and_api_alike(kith, token_for, open_episode, email, statuses):
    person, episode = open_episode
    paths = {
        "child": (f"/people/{person}", f"/children/{person}"),
        "chronology": (f"/people/{person}/chronology", f"/children/{person}/chronology"),
        "episode": (f"/episodes/{episode}", f"/episodes/{episode}"),
    }
    pages = doors.Pages(kith).become(email)
    token = token_for(email)
    for what, status in statuses.items():
        page, route = paths[what]
        assert pages.get(page).status == status, f"{email} at {page}"
        assert doors.api(kith, "GET", route, token).status == status, f"{email} at {route}"


def test_hidden_is_not_told_from_absent(kith, token_for, open_episode):
    person, episode = open_episode
    token = token_for(NEIGHBOUR)
    for there, absent in ((f"/children/{person}", f"/children/{doors.NOBODY}"), (f"/episodes/{episode}", f"/episodes/{doors.NOBODY}")):
        one, other = doors.api(kith, "GET", there, token), doors.api(kith, "GET", absent, token)
        assert one.status == other.status == 404
        assert one.json["error"]["message"] == other.json["error"]["message"]
        same = {"content-type", "cache-control", "content-length"}
        assert {k.lower(): v for k, v in one.headers.items() if k.lower() in same} == \
            {k.lower(): v for k, v in other.headers.items() if k.lower() in same}


def test_nobody_gets_in_without_signing_in(kith, open_episode):
    person, episode = open_episode
    for path in ("/", f"/people/{person}", f"/episodes/{episode}", "/drafts", "/administration", f"/act/child.see?stream=episode/{episode}"):
        answer = doors.ask(kith, "GET", path)
        assert answer.status == 303 and answer.headers["Location"].startswith("/sign-in"), path
    for path in (f"/children/{person}", f"/episodes/{episode}", "/clocks"):
        assert doors.api(kith, "GET", path, None).status == 401, path


def test_every_look_is_recorded_before_its_answer(kith, token_for, open_episode):
    person, _ = open_episode
    pages = doors.Pages(kith).become(doors.SOCIAL_WORKER)
    before = pages.get(f"/people/{person}/looks").text.count("Yasmin Kaleem")
    pages.get(f"/people/{person}")
    pages.get(f"/people/{person}/chronology")
    assert pages.get(f"/people/{person}/looks").text.count("Yasmin Kaleem") >= before + 2


def test_a_leavers_session_ends_with_the_next_request(kith):
    pages = doors.Pages(kith).become(LEAD)
    assert pages.get("/").status == 200
    kith.command("practitioner", "disable", "--for", LEAD, "--because", "Left the council")
    assert pages.get("/").status == 303
    kith.command("practitioner", "enable", "--for", LEAD, "--because", "Came back")
    assert pages.get("/").status == 303, "a session that died stays dead"
