"""Wrong tokens and forms, sessions that are over, and what is someone else's: a clear answer, and nothing changes."""

import json
import re
import sqlite3

import doors
import pytest
from doors import NOBODY, SOCIAL_WORKER, TEACHER
from test_bad_input import text

# --- Who asks, and whose it is ----------------------------------------------------------------------------


def test_a_wrong_token_opens_nothing(kith, token, token_for):
    before = doors.entries(kith)
    wrong = [
        "",
        "x",
        token[:-1],
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token + "A",
        token.upper(),
        "kith_",
        "kith_" + "A" * 43,
        token + " " + token,
    ]
    for one in wrong:
        for answer in [
            doors.api(kith, "GET", "/clocks", one or None, headers={} if one else {"Authorization": "Bearer "}),
            doors.api(kith, "POST", "/acts/person.register", one or None, text()),
        ]:
            assert answer.status == 401 and answer.headers["WWW-Authenticate"].startswith("Bearer"), one
            doors.assert_clear(answer)
    for scheme in [f"Basic {token}", token, f"Bearer\t{token}", f"Token {token}"]:
        answer = doors.api(kith, "GET", "/clocks", None, headers={"Authorization": scheme})
        assert answer.status == 401, scheme
    assert doors.api(kith, "GET", f"/clocks?token={token}", None).status == 401
    assert doors.entries(kith) == before


def test_a_revoked_token_opens_nothing(kith):
    made = json.loads(kith.command("token", "create", "--for", SOCIAL_WORKER, "--json").stdout)
    assert doors.api(kith, "GET", "/clocks", made["token"]).status == 200
    kith.command("token", "revoke", made["id"])
    before = doors.entries(kith)
    assert doors.api(kith, "GET", "/clocks", made["token"]).status == 401
    assert doors.api(kith, "POST", "/acts/person.register", made["token"], text()).status == 401
    assert doors.entries(kith) == before


def test_a_token_past_its_date_opens_nothing(kith):
    made = json.loads(kith.command("token", "create", "--for", SOCIAL_WORKER, "--json").stdout)
    with sqlite3.connect(kith.data / "kith.db") as database:
        database.execute("UPDATE api_token SET until = 1000 WHERE id = ?", (made["id"],))
    database.close()
    assert doors.api(kith, "GET", "/clocks", made["token"]).status == 401


def test_a_token_that_may_only_read_records_nothing(kith, token_for):
    before = doors.entries(kith)
    reader = token_for(SOCIAL_WORKER, "--scope", "read")
    assert doors.api(kith, "GET", "/clocks", reader).status == 200
    answer = doors.api(kith, "POST", "/acts/person.register", reader, text())
    assert answer.status == 403
    doors.assert_clear(answer)
    assert doors.entries(kith) == before


def without_reference(answer):
    """Status and body, without the request's own reference and the address that was asked for."""
    body = re.sub(rb'"request":"\w+"|Reference: \w+', b"", answer.body)
    return answer.status, re.sub(rb"[0-9A-HJKMNP-TV-Z]{26}", b"", body)


@pytest.fixture(scope="module")
def hidden(kith, token_for, people):
    """People of whom the teacher may not know."""
    teacher = token_for(TEACHER)
    found = [one for one in people if doors.api(kith, "GET", f"/children/{one}", teacher).status == 404]
    assert found, "the teacher sees every child of the record"
    return found


def test_someone_elses_child_is_not_there(kith, token_for, hidden):
    """What one may not know is answered byte for byte like what does not exist."""
    teacher = token_for(TEACHER)
    for more in ["", "/chronology", "/episodes"]:
        nothing = without_reference(doors.api(kith, "GET", f"/children/{NOBODY}{more}", teacher))
        assert nothing[0] == 404
        for one in hidden[:20]:
            assert without_reference(doors.api(kith, "GET", f"/children/{one}{more}", teacher)) == nothing, more
    pages = doors.Pages(kith).become(TEACHER)
    for address in ["/people/{}", "/people/{}/chronology", "/people/{}/looks", "/act/person.move?stream=person/{}"]:
        nothing = without_reference(pages.get(address.format(NOBODY)))
        assert nothing[0] == 404, address
        for one in hidden[:10]:
            assert without_reference(pages.get(address.format(one))) == nothing, address


def test_acts_on_what_is_someone_elses_change_nothing(kith, token_for, hidden):
    teacher = token_for(TEACHER)
    before = doors.entries(kith)
    move = {"address": "1 Nowhere", "addressKind": "home", "protected": False}

    def said(kind, stream, answers):
        answer = doors.api(kith, "POST", f"/acts/{kind}", teacher, {"stream": stream, "answers": answers})
        doors.assert_clear(answer)
        return without_reference(answer)

    nothing = said("person.move", f"person/{NOBODY}", move)
    assert nothing[0] == 404
    for one in hidden:
        assert said("person.move", f"person/{one}", move) == nothing
    tried = {
        "episode": ("referral.feedback", {"how": "phone", "said": "x", "referrerDisagrees": False}),
        "agency": ("agency.close", {"because": "x"}),
        "practitioner": ("practitioner.disable", {"because": "x"}),
    }
    streams = {one["stream"] for one in doors.envelopes(kith)}
    for process, (kind, answers) in tried.items():
        mine = sorted(one for one in streams if one.startswith(process + "/"))
        assert mine
        for stream in mine:
            assert said(kind, stream, answers)[0] in (403, 404), f"{kind} on {stream}"
    assert doors.entries(kith) == before


def test_an_act_on_a_stream_of_another_process_changes_nothing(kith, token, ids):
    before = doors.entries(kith)
    move = {"address": "1 Nowhere", "addressKind": "home", "protected": False}
    for stream in [
        f"episode/{ids['episode']}",
        f"person/{ids['episode']}",
        f"agency/{ids['child']}",
        f"grant/{ids['child']}",
    ]:
        answer = doors.api(kith, "POST", "/acts/person.move", token, {"stream": stream, "answers": move})
        assert answer.status in (404, 422), f"{stream}: {answer.status}"
        doors.assert_clear(answer)
    assert doors.entries(kith) == before


# --- Pages ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def social_worker(kith):
    return doors.Pages(kith).become(SOCIAL_WORKER)


def registration(**more):
    return {
        "fullName": "Wren Alder",
        "dateOfBirth-day": "5",
        "dateOfBirth-month": "5",
        "dateOfBirth-year": "2015",
        **more,
    }


def test_a_form_without_the_right_token_records_nothing_and_keeps_the_words(kith, social_worker):
    right = social_worker.form("/act/person.register")
    other = doors.Pages(kith).become(TEACHER).form("/act/person.register")["csrf"]
    before = doors.entries(kith)
    for name, token in {
        "none": None,
        "empty": "",
        "altered": right["csrf"][:-1],
        "another's": other,
        "long": "x" * 9999,
    }.items():
        fields = {**right, **registration(fullName="Kept Words")}
        fields.pop("csrf")
        if token is not None:
            fields["csrf"] = token
        answer = social_worker.post("/act/person.register", fields)
        assert answer.status == 403, f"{name}: {answer.status}"
        assert "Kept Words" in answer.text, name
    for headers in [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
    ]:
        answer = social_worker.post("/act/person.register", {**right, **registration()}, headers)
        assert answer.status == 403, headers
    assert doors.entries(kith) == before


def test_a_form_of_another_kind_or_shape_records_nothing(kith, social_worker):
    right = social_worker.form("/act/person.register")
    before = doors.entries(kith)
    for body in [b"%", b"%zz=1", b"fullName=%ff", b"fullName=%00", b"&" * 100_000, b"a=1&" * 600, b"x" * 2_000_000]:
        answer = social_worker.post("/act/person.register", body)
        assert answer.status in (400, 403, 413), f"{body[:20]}: {answer.status}"
    answer = social_worker.send(
        "POST", "/act/person.register", {**right, **registration()}, {"Content-Type": "text/plain"}
    )
    assert answer.status == 415
    for wrong in [
        {"dateOfBirth-day": "31", "dateOfBirth-month": "2"},
        {"dateOfBirth-year": "0"},
        {"dateOfBirth-year": "9999"},
        {"fullName": ""},
        {"sex": "nonsense"},
        {"nhsNumber": "1"},
        {"fullName": "x" * 301},
    ]:
        answer = social_worker.post("/act/person.register", {**right, **registration(**wrong)})
        assert answer.status in (200, 422) and "govuk-error-summary" in answer.text, f"{wrong}: {answer.status}"
    assert doors.entries(kith) == before


def test_a_session_that_is_over_records_nothing_and_gives_the_words_back(kith):
    for end in ["signed out", "unused too long", "over", "unknown"]:
        pages = doors.Pages(kith).become(SOCIAL_WORKER)
        fields = {**pages.form("/act/person.register"), **registration(fullName="Kept Words")}
        before = doors.entries(kith)
        cookies = dict(pages.cookies)
        if end == "signed out":
            csrf = doors.hidden_fields(pages.get("/").text)["csrf"]
            assert pages.post("/sign-out", {"csrf": csrf}).status == 303
            pages.cookies = cookies
        elif end == "unknown":
            pages.cookies = {name: "A" * len(value) for name, value in cookies.items()}
        else:
            column = "seen_at" if end == "unused too long" else "until"
            with sqlite3.connect(kith.data / "kith.db") as database:
                database.execute(f"UPDATE sign_in_session SET {column} = 1000")
            database.close()
        answer = pages.post("/act/person.register", fields)
        assert answer.status in (401, 403), f"{end}: {answer.status}"
        assert "Kept Words" in answer.text, end
        page = pages.get("/people/find")
        assert page.status == 303 and page.headers["Location"].startswith("/sign-in"), f"{end}: {page.status}"
        assert doors.entries(kith) == before


def test_a_cookie_opens_nothing_at_the_api_and_a_token_nothing_at_the_pages(kith, token):
    pages = doors.Pages(kith).become(SOCIAL_WORKER)
    assert pages.get("/api/v1/clocks").status == 401
    answer = doors.ask(kith, "GET", "/people/find", headers={"Authorization": f"Bearer {token}"})
    assert answer.status == 303


def test_after_all_this_the_record_is_sound(kith):
    assert kith.command("record", "verify", check=False).returncode == 0
    assert "fault" not in [
        json.loads(line).get("message") for line in kith.said().splitlines() if line.startswith("{")
    ]
