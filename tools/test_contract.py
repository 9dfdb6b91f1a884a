"""The API keeps to what its own description says, and bad input of every kind gets a clear answer and changes nothing."""

import json
import re
import socket
import sqlite3
import subprocess
import time

import doors
import kith_server
import pytest
from conftest import BINARY
from openapi_spec_validator import validate

SOCIAL_WORKER = "yasmin.kaleem@larkshire.example"
TEACHER = "miriam.calder@larkshire.example"
NOBODY = "7" * 26
SOURCES = kith_server.ROOT / "Sources" / "Web"
JSON = "application/json"


@pytest.fixture(scope="module")
def token(token_for):
    return token_for(SOCIAL_WORKER)


@pytest.fixture(scope="module")
def description():
    printed = subprocess.run([BINARY, "openapi"], capture_output=True, text=True, timeout=60, check=True).stdout
    return json.loads(printed)


@pytest.fixture(scope="module")
def people(kith):
    """Every person's id in the record, whoever may see them."""
    return [one["stream"].removeprefix("person/") for one in doors.envelopes(kith) if one["kind"] == "person.register"]


@pytest.fixture(scope="module")
def ids(kith, token, people):
    """A child and an episode that the social worker may see."""
    for child in people:
        episodes = doors.api(kith, "GET", f"/children/{child}/episodes", token)
        if episodes.status == 200 and episodes.json.get("episodes"):
            return {"child": child, "episode": episodes.json["episodes"][0]["stream"].removeprefix("episode/")}
    pytest.fail("the duty social worker sees no child with an episode")


# --- The description -------------------------------------------------------------------------------------------------

def test_the_description_is_valid_openapi(description):
    assert description["openapi"].startswith("3.1")
    validate(description)


def test_the_command_and_the_server_say_the_same(kith, token, description):
    answer = doors.api(kith, "GET", "/openapi.json", token)
    assert answer.status == 200 and answer.kind == JSON
    assert answer.json == description


def test_every_route_of_the_source_is_in_the_description_and_the_other_way_round(description):
    source = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.swift"))
    routes = {(method, path) for method, path in re.findall(
        r'\brouter\.(get|post|put|patch|delete)\(\s*"(/api/[^"]*)"', source)}
    assert len(routes) >= 10
    described = {(method, path) for path, item in description["paths"].items() for method in item}
    acts = {pair for pair in described if pair[1].startswith("/api/v1/acts/")}
    assert len(acts) > 40
    assert (described - acts) | {("post", "/api/v1/acts/{kind}")} == routes


def test_every_act_of_the_forms_is_in_the_description(description):
    forms = kith_server.ROOT / "Sources" / "Guidance" / "Content" / "forms"
    kinds = {kind for file in forms.glob("*.yaml")
             for kind in re.findall(r"^([a-z]+\.[A-Za-z]+):", file.read_text(encoding="utf-8"), re.M)}
    described = {path.removeprefix("/api/v1/acts/") for path in description["paths"] if "/acts/" in path}
    assert described == kinds


def test_every_reading_route_answers(kith, token, description, ids):
    for path, item in description["paths"].items():
        if "get" not in item:
            continue
        id = ids["episode"] if "/episodes/{id}" in path else ids["child"]
        address = path.removeprefix("/api/v1").format(id=id, key="referral.decision")
        if address == "/children":
            address += "?name=Wren&dateOfBirth=2015-05-05"
        answer = doors.api(kith, "GET", address, token)
        assert answer.status == 200 and answer.kind == JSON, f"{path}: {answer.status} {answer.body[:200]}"
        assert doors.api(kith, "GET", address, None).status == 401, path


def test_every_act_route_answers_with_what_is_missing(kith, token, description):
    before = doors.entries(kith)
    for path in description["paths"]:
        if "/acts/" not in path:
            continue
        answer = doors.api(kith, "POST", path.removeprefix("/api/v1"), token, {})
        assert answer.status == 422 and answer.json["problems"], f"{path}: {answer.status} {answer.body[:200]}"
        assert doors.api(kith, "POST", path.removeprefix("/api/v1"), None, {}).status == 401, path
    assert doors.entries(kith) == before


@pytest.mark.parametrize("path", ["/nothing", "/acts", "/acts/", "/acts/nothing.happens", "/acts/..%2f..", "/children/x",
                                  "/children/" + NOBODY, "/episodes/" + NOBODY, "/guidance/duties/nothing", "/acts/" + "a" * 3000])
def test_what_is_not_there_is_said_to_be_not_there(kith, token, path):
    for method in ["GET", "POST"]:
        answer = doors.api(kith, method, path, token, {"answers": {}} if method == "POST" else None)
        assert answer.status in (404, 405), f"{method} {path}: {answer.status}"
        assert_clear(answer)


def test_a_route_that_only_reads_refuses_to_be_written_to(kith, token):
    for method in ["POST", "PUT", "DELETE", "PATCH"]:
        answer = doors.api(kith, method, "/guidance/editions", token, {})
        assert answer.status == 405 and answer.headers["Allow"], f"{method}: {answer.status}"
        assert_clear(answer)


@pytest.mark.parametrize("who", [SOCIAL_WORKER, TEACHER])
def test_no_answer_is_outside_the_contract(kith, token_for, description, who, tmp_path):
    """A bounded run of schemathesis: no 5xx, no status, type or shape that the description does not name."""
    schema = tmp_path / "openapi.json"
    schema.write_text(json.dumps(description), encoding="utf-8")
    tool = kith_server.ROOT / ".venv" / "bin" / "st"
    start = time.monotonic()
    run = subprocess.run(
        [tool, "run", str(schema), "--url", kith.base, "--header", f"Authorization: Bearer {token_for(who)}",
         "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
         "--phases", "examples,coverage,fuzzing", "--max-examples", "20", "--seed", "20240328",
         "--generation-deterministic", "--workers", "2", "--request-timeout", "20", "--max-failures", "10",
         "--continue-on-failure", "--no-color", "--suppress-health-check", "all"],
        capture_output=True, text=True, cwd=tmp_path, timeout=420, stdin=subprocess.DEVNULL)
    print(f"{time.monotonic() - start:.0f} seconds\n{run.stdout[-3000:]}")
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]
    assert doors.ask(kith, "GET", "/health/ready").status == 200
    assert kith.command("record", "verify", check=False).returncode == 0


# --- Bad input: bodies -----------------------------------------------------------------------------------------------

def assert_clear(answer):
    """An answer of the API's own shape that says what is wrong, and shows nothing of the machine behind."""
    assert answer.kind == JSON, answer.kind
    said = answer.json
    if "error" in said:
        assert said["error"]["message"] and said["error"]["remedy"] and said["error"]["code"]
    elif "refusal" in said:
        assert said["refusal"]["reason"] and said["refusal"]["remedy"] and said["refusal"]["authority"]
    else:
        assert said["problems"] and all(one["message"] for one in said["problems"])
    for word in [".swift", "Swift.", "SQLite", "sqlite", "GRDB", "NSCocoa", "Fatal", "DecodingError"]:
        assert word not in answer.text


def person(**answers):
    return {"answers": {"fullName": "Wren Alder", "dateOfBirth": "2015-05-05", **answers}}


def text(**answers):
    return json.dumps(person(**answers)).encode()


UNREADABLE = {
    "nothing": b"", "white space": b" \n ", "an open brace": b"{", "no value": b'{"answers":}',
    "a comma too many": b'{"answers": {},}', "single quotes": b"{'answers': {}}", "no quotes": b"{answers: {}}",
    "a comment": b'{"answers": {}} // x', "two documents": b'{"answers": {}}{"answers": {}}',
    "something after": text() + b"x", "a byte order mark": b"\xef\xbb\xbf" + text(), "UTF-16": text().decode().encode("utf-16"),
    "not UTF-8": b'{"answers": {"fullName": "\xff\xfe"}}', "a list": b"[]", "null": b"null", "a text": b'"x"',
    "a number": b"3", "true": b"true", "NaN": b'{"answers": {"isAdult": NaN}}', "Infinity": b'{"answers": {"isAdult": Infinity}}',
    "NaN alone": b"NaN", "a number too large": b'{"expecting": 1e999, "answers": {}}', "a fraction": b'{"expecting": 1.5, "answers": {}}',
    "a leading zero": b'{"expecting": 01, "answers": {}}', "hexadecimal": b'{"expecting": 0x1, "answers": {}}',
    "an integer of 400 digits": b'{"expecting": ' + b"9" * 400 + b', "answers": {}}',
    "a name twice": b'{"answers": {"fullName": "Wren Alder", "fullName": "Robin Alder", "dateOfBirth": "2015-05-05"}}',
    "answers twice": text()[:-1] + b', "answers": {}}',
    "half a character": b'{"answers": {"fullName": "\\ud800"}}', "NUL": b'{"answers": {"fullName": "a\\u0000b"}}',
    "NUL itself": b'{"answers": {"fullName": "a\x00b"}}', "a control character": b'{"answers": {"fullName": "a\\u0007b"}}',
    "lists 100,000 deep": b"[" * 100_000, "objects 100,000 deep": b'{"answers":' * 100_000,
    "closed, 500 deep": b'{"answers": ' + b"[" * 500 + b"]" * 500 + b"}",
    "gzip": bytes.fromhex("1f8b0800000000000003ab564acc2b2e4f2d52b2aaae050063d0cf9d0e000000"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_body_that_cannot_be_read_is_refused_and_changes_nothing(kith, token, name):
    before = doors.entries(kith)
    answer = doors.api(kith, "POST", "/acts/person.register", token, UNREADABLE[name])
    assert answer.status == 400, f"{answer.status}: {answer.body[:300]}"
    assert_clear(answer)
    assert doors.entries(kith) == before


WRONG = {
    "no answers": {}, "answers null": {"answers": None}, "answers a list": {"answers": []}, "answers a text": {"answers": "x"},
    "an unknown field": {**person(), "nonsense": True}, "a field of the prototype": {**person(), "__proto__": {}},
    "an unknown answer": person(nonsense=1), "an answer of another case": person(FullName="Wren"),
    "a name that is a number": person(fullName=3), "a name that is a list": person(fullName=["Wren"]),
    "a name that is an object": person(fullName={"x": "y"}), "a name that is true": person(fullName=True),
    "no name": person(fullName=None), "an empty name": person(fullName=""), "a name of spaces": person(fullName="   "),
    "a name of 301 characters": person(fullName="x" * 301), "a name of 100,000 characters": person(fullName="x" * 100_000),
    "a date that is a number": person(dateOfBirth=20150505), "a date that is true": person(dateOfBirth=True),
    "30 February": person(dateOfBirth="2015-02-30"), "29 February 2015": person(dateOfBirth="2015-02-29"),
    "month 13": person(dateOfBirth="2015-13-01"), "year 0": person(dateOfBirth="0000-01-01"),
    "day 0": person(dateOfBirth="2015-05-00"), "year 9999": person(dateOfBirth="9999-12-31"),
    "year 1000": person(dateOfBirth="1000-01-01"), "year 12345": person(dateOfBirth="12345-01-01"),
    "a year below nothing": person(dateOfBirth="-2015-05-05"), "no dashes": person(dateOfBirth="20150505"),
    "tomorrow": person(dateOfBirth="tomorrow"), "a date and a time": person(dateOfBirth="2015-05-05T00:00:00Z"),
    "digits of another script": person(dateOfBirth="٢٠١٥-٠٥-٠٥"), "an empty date": person(dateOfBirth=""),
    "a code that is not in the list": person(sex="nonsense"), "a code that is a list": person(sex=["female"]),
    "a code of another list": person(ethnicity="female"), "yes instead of true": person(isAdult="yes"),
    "an NHS number with a wrong check digit": person(nhsNumber="9434765910"),
    "an NHS number of words": person(nhsNumber="'; DROP TABLE entry; --"), "a wrong UPN": person(upn="B123456789012"),
    "happened in a text": {**person(), "happenedAt": "yesterday"}, "happened in a number": {**person(), "happenedAt": 1711634400000},
    "happened in the future": {**person(), "happenedAt": "2999-01-01T00:00:00Z"},
    "happened in 1800": {**person(), "happenedAt": "1800-01-01T00:00:00Z"},
    "happened on 30 February": {**person(), "happenedAt": "2024-02-30T00:00:00Z"},
    "happened at 25:00": {**person(), "happenedAt": "2024-02-28T25:00:00Z"},
    "about a text": {**person(), "about": "x"}, "about numbers": {**person(), "about": [1, 2]},
    "about what is no id": {**person(), "about": ["../../etc/passwd"]},
    "a stream that is a number": {**person(), "stream": 3}, "a stream of no process": {**person(), "stream": "nothing/" + NOBODY},
    "a stream in words": {**person(), "stream": "person/x"}, "expecting a text": {**person(), "expecting": "1"},
    "expecting less than nothing": {**person(), "expecting": -1}, "follows a text": {**person(), "follows": "x"},
    "once a number": {**person(), "once": 3}, "once of 101 characters": {**person(), "once": "x" * 101},
}


@pytest.mark.parametrize("name", WRONG)
def test_an_answer_that_cannot_be_right_is_refused_and_changes_nothing(kith, token, name):
    before = doors.entries(kith)
    answer = doors.api(kith, "POST", "/acts/person.register", token, WRONG[name])
    assert answer.status in (422, 404 if "stream" in WRONG[name] else 422), f"{answer.status}: {answer.body[:300]}"
    assert_clear(answer)
    assert doors.entries(kith) == before


@pytest.mark.parametrize("query", [
    "", "?name=Wren", "?nonsense=1", "?name=Wren&dateOfBirth=2015-02-30", "?name=Wren&dateOfBirth=x", "?name=%ff&dateOfBirth=2015-05-05",
    "?name=%00&dateOfBirth=2015-05-05", "?name=Wren&name=Robin&dateOfBirth=2015-05-05", "?dateOfBirth=9999-99-99&name=" + "x" * 3000])
def test_a_search_that_makes_no_sense_is_refused(kith, token, query):
    answer = doors.api(kith, "GET", "/children" + query, token)
    if answer.status == 200:
        assert query.count("name=") != 1 or "%" in query, f"{query} was answered {answer.body[:200]}"
        assert answer.json == {"children": []}
        return
    assert answer.status in (400, 414, 422, 429), f"{answer.status}: {answer.body[:200]}"
    assert_clear(answer)


def test_a_body_of_10_mb_is_refused_and_the_server_goes_on(kith, token):
    before = doors.entries(kith)
    body = text(fullName="x" * 10_000_000)
    try:
        answer = doors.api(kith, "POST", "/acts/person.register", token, body)
    except (BrokenPipeError, ConnectionResetError):
        pass  # Cut off while it was still sending: an answer would have been better, but nothing was read.
    else:
        assert answer.status == 413
        assert_clear(answer)
    # Asked politely first, as many programs do, and read to the end of the answer.
    head = (f"POST /api/v1/acts/person.register HTTP/1.1\r\nHost: kith\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n").encode()
    assert raw(kith, head).startswith(b"HTTP/1.1 413 ")
    chunked = head.replace(f"Content-Length: {len(body)}".encode(), b"Transfer-Encoding: chunked")
    assert raw(kith, chunked + (b"100000\r\n" + b" " * 0x100000 + b"\r\n") * 2).startswith(b"HTTP/1.1 413 ")
    assert doors.ask(kith, "GET", "/health/ready").status == 200
    assert doors.entries(kith) == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"])
def test_a_body_of_another_kind_is_refused(kith, token, kind):
    before = doors.entries(kith)
    answer = doors.api(kith, "POST", "/acts/person.register", token, text(), kind=kind)
    assert answer.status == 415
    assert_clear(answer)
    assert doors.entries(kith) == before


# --- Bad input: the line itself --------------------------------------------------------------------------------------

def raw(kith, data, limit=10):
    """Send these bytes and give back what was answered before the line was closed or fell silent."""
    host, port = kith.base.removeprefix("http://").split(":")
    found = b""
    with socket.create_connection((host, int(port)), timeout=limit) as line:
        try:
            line.sendall(data)
            while b"\r\n\r\n" not in found and (part := line.recv(65536)):
                found += part
        except (BrokenPipeError, ConnectionResetError, socket.timeout):
            pass
    return found


LINES = {
    "no HTTP": b"hello\r\n\r\n", "a method of its own": b"BREW /api/v1/clocks HTTP/1.1\r\nHost: kith\r\n\r\n",
    "no length": b"POST /api/v1/acts/person.register HTTP/1.1\r\nHost: kith\r\nContent-Length: abc\r\n\r\n",
    "a length below nothing": b"POST /api/v1/acts/person.register HTTP/1.1\r\nHost: kith\r\nContent-Length: -1\r\n\r\n",
    "two lengths": b"POST /api/v1/acts/person.register HTTP/1.1\r\nHost: kith\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "a length and chunks": b"POST /api/v1/clocks HTTP/1.1\r\nHost: kith\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    "a bad chunk": b"POST /api/v1/clocks HTTP/1.1\r\nHost: kith\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "an address of 20,000 characters": b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: kith\r\n\r\n",
    "a header of 200,000 characters": b"GET / HTTP/1.1\r\nHost: kith\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    "10,000 headers": b"GET / HTTP/1.1\r\nHost: kith\r\n" + b"X: a\r\n" * 10_000 + b"\r\n",
    "a folded header": b"GET / HTTP/1.1\r\nHost: kith\r\nX: a\r\n b\r\n\r\n",
    "a NUL in a header": b"GET / HTTP/1.1\r\nHost: kith\r\nX: a\x00b\r\n\r\n",
    "bad percent code": b"GET /people/%zz HTTP/1.1\r\nHost: kith\r\nConnection: close\r\n\r\n",
    "up the tree": b"GET /assets/../../../../etc/passwd HTTP/1.1\r\nHost: kith\r\nConnection: close\r\n\r\n",
    "up the tree, in code": b"GET /assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: kith\r\nConnection: close\r\n\r\n",
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_is_not_http_is_answered_or_cut_and_the_server_goes_on(kith, name):
    before = doors.entries(kith)
    answered = raw(kith, LINES[name])
    if answered:
        status = int(re.match(rb"HTTP/1\.[01] (\d{3})", answered)[1])
        assert status < 500 or status == 501, answered[:300]
        assert name in ("a folded header",) or status not in (200, 201, 204), answered[:200]
    assert b"root:" not in answered
    assert doors.ask(kith, "GET", "/health/ready").status == 200
    assert doors.entries(kith) == before


# --- Bad input: who asks, and whose it is ----------------------------------------------------------------------------

def test_a_wrong_token_opens_nothing(kith, token, token_for):
    before = doors.entries(kith)
    wrong = ["", "x", token[:-1], token[:-1] + ("A" if token[-1] != "A" else "B"), token + "A", token.upper(), "kith_",
             "kith_" + "A" * 43, token + " " + token]
    for one in wrong:
        for answer in [doors.api(kith, "GET", "/clocks", one or None, headers={} if one else {"Authorization": "Bearer "}),
                       doors.api(kith, "POST", "/acts/person.register", one or None, text())]:
            assert answer.status == 401 and answer.headers["WWW-Authenticate"].startswith("Bearer"), one
            assert_clear(answer)
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
    assert_clear(answer)
    assert doors.entries(kith) == before


def test_someone_elses_child_is_not_there(kith, token_for, people):
    """What one may not know is answered byte for byte like what does not exist, but for the request's reference."""
    teacher = token_for(TEACHER)

    def said(address):
        answer = doors.api(kith, "GET", address, teacher)
        return answer.status, re.sub(rb'"request":"\w+"', b'"request":""', answer.body)

    hidden = [one for one in people if said(f"/children/{one}")[0] == 404]
    assert hidden, "the teacher sees every child of the record"
    for more in ["", "/chronology", "/episodes"]:
        nothing = said(f"/children/{NOBODY}{more}")
        assert nothing[0] == 404
        assert all(said(f"/children/{one}{more}") == nothing for one in hidden[:20])


def test_acts_on_what_is_someone_elses_change_nothing(kith, token_for, people):
    """Every stream of the record that the teacher may not see, and every kind of act that adds to one."""
    teacher = token_for(TEACHER)
    before = doors.entries(kith)
    streams = {one["stream"] for one in doors.envelopes(kith)}
    move = {"address": "1 Nowhere", "addressKind": "home", "protected": False}
    tried = []
    for stream in sorted(streams):
        process = stream.split("/")[0]
        kind, answers = {
            "person": ("person.move", move), "concern": ("concern.act", {"action": "x"}),
            "episode": ("episode.correct", {"entry": 1, "instead": "x"}), "agency": ("agency.close", {"because": "x"}),
            "practitioner": ("practitioner.disable", {"because": "x"}), "grant": ("grant.review", {}),
        }[process]
        if process == "person" and doors.api(kith, "GET", "/children/" + stream.split("/")[1], teacher).status != 404:
            continue
        if process == "concern":
            continue
        answer = doors.api(kith, "POST", f"/acts/{kind}", teacher, {"stream": stream, "answers": answers})
        assert answer.status in (403, 404, 422), f"{kind} on {stream}: {answer.status} {answer.body[:200]}"
        assert_clear(answer)
        tried.append(stream)
    assert len(tried) > 20
    nothing = doors.api(kith, "POST", "/acts/person.move", teacher, {"stream": f"person/{NOBODY}", "answers": move})
    assert nothing.status == 404
    assert doors.entries(kith) == before


def test_an_act_on_a_stream_of_another_process_changes_nothing(kith, token, ids):
    before = doors.entries(kith)
    move = {"address": "1 Nowhere", "addressKind": "home", "protected": False}
    for stream in [f"episode/{ids['episode']}", f"person/{ids['episode']}", f"agency/{ids['child']}", f"grant/{ids['child']}"]:
        answer = doors.api(kith, "POST", "/acts/person.move", token, {"stream": stream, "answers": move})
        assert answer.status in (404, 422), f"{stream}: {answer.status}"
        assert_clear(answer)
    assert doors.entries(kith) == before


# --- Bad input: pages ------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def social_worker(kith):
    return doors.Pages(kith).become(SOCIAL_WORKER)


def registration(**more):
    return {"fullName": "Wren Alder", "dateOfBirth-day": "5", "dateOfBirth-month": "5", "dateOfBirth-year": "2015", **more}


def test_a_form_without_the_right_token_records_nothing_and_keeps_the_words(kith, social_worker):
    right = social_worker.form("/act/person.register")
    other = doors.Pages(kith).become(TEACHER).form("/act/concern.record")["csrf"]
    before = doors.entries(kith)
    for name, token in {"none": None, "empty": "", "altered": right["csrf"][:-1], "another's": other, "long": "x" * 9999}.items():
        fields = {**right, **registration(fullName="Kept Words")}
        fields.pop("csrf")
        if token is not None:
            fields["csrf"] = token
        answer = social_worker.post("/act/person.register", fields)
        assert answer.status == 403, f"{name}: {answer.status}"
        assert "Kept Words" in answer.text, name
    for headers in [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]:
        answer = social_worker.post("/act/person.register", {**right, **registration()}, headers)
        assert answer.status == 403, headers
    assert doors.entries(kith) == before


def test_a_form_of_another_kind_or_shape_records_nothing(kith, social_worker):
    right = social_worker.form("/act/person.register")
    before = doors.entries(kith)
    for body in [b"%", b"%zz=1", b"fullName=%ff", b"fullName=%00", b"&" * 100_000, b"a=1&" * 600, b"x" * 2_000_000]:
        answer = social_worker.post("/act/person.register", body)
        assert answer.status in (400, 403, 413), f"{body[:20]}: {answer.status}"
    answer = social_worker.send("POST", "/act/person.register", {**right, **registration()}, {"Content-Type": "text/plain"})
    assert answer.status == 415
    for wrong in [{"dateOfBirth-day": "31", "dateOfBirth-month": "2"}, {"dateOfBirth-year": "0"}, {"dateOfBirth-year": "9999"},
                  {"fullName": ""}, {"sex": "nonsense"}, {"nhsNumber": "1"}, {"fullName": "x" * 301}]:
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
    assert "fault" not in [json.loads(line).get("message") for line in kith.said().splitlines() if line.startswith("{")]
