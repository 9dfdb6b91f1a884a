"""Bodies and lines that make no sense get a clear answer of the right status and change nothing."""

import json
import re
import socket

import doors
import pytest
from doors import NOBODY

# --- Bodies -----------------------------------------------------------------------------------------------


def person(**answers):
    return {"answers": {"fullName": "Wren Alder", "dateOfBirth": "2015-05-05", **answers}}


def text(**answers):
    return json.dumps(person(**answers)).encode()


UNREADABLE = {
    "nothing": b"",
    "white space": b" \n ",
    "an open brace": b"{",
    "no value": b'{"answers":}',
    "a comma too many": b'{"answers": {},}',
    "single quotes": b"{'answers': {}}",
    "no quotes": b"{answers: {}}",
    "a comment": b'{"answers": {}} // x',
    "two documents": b'{"answers": {}}{"answers": {}}',
    "something after": text() + b"x",
    "a byte order mark": b"\xef\xbb\xbf" + text(),
    "UTF-16": text().decode().encode("utf-16"),
    "not UTF-8": b'{"answers": {"fullName": "\xff\xfe"}}',
    "a list": b"[]",
    "null": b"null",
    "a text": b'"x"',
    "a number": b"3",
    "true": b"true",
    "NaN": b'{"answers": {"isAdult": NaN}}',
    "Infinity": b'{"answers": {"isAdult": Infinity}}',
    "NaN alone": b"NaN",
    "a number too large": b'{"expecting": 1e999, "answers": {}}',
    "a fraction": b'{"expecting": 1.5, "answers": {}}',
    "a leading zero": b'{"expecting": 01, "answers": {}}',
    "hexadecimal": b'{"expecting": 0x1, "answers": {}}',
    "an integer of 400 digits": b'{"expecting": ' + b"9" * 400 + b', "answers": {}}',
    "a name twice": b'{"answers": {"fullName": "Wren Alder", "fullName": "Robin Alder", "dateOfBirth": "2015-05-05"}}',
    "answers twice": text()[:-1] + b', "answers": {}}',
    "half a character": b'{"answers": {"fullName": "\\ud800"}}',
    "NUL": b'{"answers": {"fullName": "a\\u0000b"}}',
    "NUL itself": b'{"answers": {"fullName": "a\x00b"}}',
    "a control character": b'{"answers": {"fullName": "a\\u0007b"}}',
    "lists 100,000 deep": b"[" * 100_000,
    "objects 50,000 deep": b'{"answers":' * 50_000,
    "closed, 500 deep": b'{"answers": ' + b"[" * 500 + b"]" * 500 + b"}",
    "gzip": bytes.fromhex("1f8b0800000000000003ab564acc2b2e4f2d52b2aaae050063d0cf9d0e000000"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_body_that_cannot_be_read_is_refused_and_changes_nothing(kith, token, name):
    before = doors.entries(kith)
    answer = doors.api(kith, "POST", "/acts/person.register", token, UNREADABLE[name])
    assert answer.status == 400, f"{answer.status}: {answer.body[:300]}"
    doors.assert_clear(answer)
    assert doors.entries(kith) == before


WRONG = {
    "no answers": {},
    "answers null": {"answers": None},
    "answers a list": {"answers": []},
    "answers a text": {"answers": "x"},
    "an unknown field": {**person(), "nonsense": True},
    "a field of the prototype": {**person(), "__proto__": {}},
    "an unknown answer": person(nonsense=1),
    "an answer of another case": person(FullName="Wren"),
    "a name that is a number": person(fullName=3),
    "a name that is a list": person(fullName=["Wren"]),
    "a name that is an object": person(fullName={"x": "y"}),
    "a name that is true": person(fullName=True),
    "no name": person(fullName=None),
    "an empty name": person(fullName=""),
    "a name of spaces": person(fullName="   "),
    "a name of 301 characters": person(fullName="x" * 301),
    "a name of 100,000 characters": person(fullName="x" * 100_000),
    "a date that is a number": person(dateOfBirth=20150505),
    "a date that is true": person(dateOfBirth=True),
    "30 February": person(dateOfBirth="2015-02-30"),
    "29 February 2015": person(dateOfBirth="2015-02-29"),
    "month 13": person(dateOfBirth="2015-13-01"),
    "year 0": person(dateOfBirth="0000-01-01"),
    "day 0": person(dateOfBirth="2015-05-00"),
    "year 9999": person(dateOfBirth="9999-12-31"),
    "year 1000": person(dateOfBirth="1000-01-01"),
    "year 12345": person(dateOfBirth="12345-01-01"),
    "a year below nothing": person(dateOfBirth="-2015-05-05"),
    "no dashes": person(dateOfBirth="20150505"),
    "tomorrow": person(dateOfBirth="tomorrow"),
    "a date and a time": person(dateOfBirth="2015-05-05T00:00:00Z"),
    "digits of another script": person(dateOfBirth="٢٠١٥-٠٥-٠٥"),
    "an empty date": person(dateOfBirth=""),
    "a code that is not in the list": person(sex="nonsense"),
    "a code that is a list": person(sex=["female"]),
    "a code of another list": person(ethnicity="female"),
    "yes instead of true": person(isAdult="yes"),
    "an NHS number with a wrong check digit": person(nhsNumber="9434765910"),
    "an NHS number of words": person(nhsNumber="'; DROP TABLE entry; --"),
    "a wrong UPN": person(upn="B123456789012"),
    "happened in a text": {**person(), "happenedAt": "yesterday"},
    "happened in a number": {**person(), "happenedAt": 1711634400000},
    "happened in the future": {**person(), "happenedAt": "2999-01-01T00:00:00Z"},
    "happened in 1800": {**person(), "happenedAt": "1800-01-01T00:00:00Z"},
    "happened on 30 February": {**person(), "happenedAt": "2024-02-30T00:00:00Z"},
    "happened at 25:00": {**person(), "happenedAt": "2024-02-28T25:00:00Z"},
    "about a text": {**person(), "about": "x"},
    "about numbers": {**person(), "about": [1, 2]},
    "about what is no id": {**person(), "about": ["../../etc/passwd"]},
    "a stream that is a number": {**person(), "stream": 3},
    "a stream of no process": {**person(), "stream": "nothing/" + NOBODY},
    "a stream in words": {**person(), "stream": "person/x"},
    "expecting a text": {**person(), "expecting": "1"},
    "expecting less than nothing": {**person(), "expecting": -1},
    "follows a text": {**person(), "follows": "x"},
    "once a number": {**person(), "once": 3},
    "once of 101 characters": {**person(), "once": "x" * 101},
}


@pytest.mark.parametrize("name", WRONG)
def test_an_answer_that_cannot_be_right_is_refused_and_changes_nothing(kith, token, name):
    before = doors.entries(kith)
    answer = doors.api(kith, "POST", "/acts/person.register", token, WRONG[name])
    assert answer.status in (422, 404 if "stream" in WRONG[name] else 422), f"{answer.status}: {answer.body[:300]}"
    doors.assert_clear(answer)
    assert doors.entries(kith) == before


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?name=Wren",
        "?nonsense=1",
        "?name=Wren&dateOfBirth=2015-02-30",
        "?name=Wren&dateOfBirth=x",
        "?name=%ff&dateOfBirth=2015-05-05",
        "?name=%00&dateOfBirth=2015-05-05",
        "?name=Wren&name=Robin&dateOfBirth=2015-05-05",
        "?dateOfBirth=9999-99-99&name=" + "x" * 3000,
    ],
)
def test_a_search_that_makes_no_sense_is_refused(kith, token, query):
    answer = doors.api(kith, "GET", "/children" + query, token)
    if answer.status == 200:
        assert query.count("name=") != 1 or "%" in query, f"{query} was answered {answer.body[:200]}"
        assert answer.json == {"children": []}
        return
    assert answer.status in (400, 414, 422, 429), f"{answer.status}: {answer.body[:200]}"
    doors.assert_clear(answer)


def test_a_body_of_10_mb_is_refused_and_the_server_goes_on(kith, token):
    before = doors.entries(kith)
    body = text(fullName="x" * 10_000_000)
    try:
        answer = doors.api(kith, "POST", "/acts/person.register", token, body)
    except (BrokenPipeError, ConnectionResetError):
        pass  # Cut off while it was still sending: an answer would have been better, but nothing was read.
    else:
        assert answer.status == 413
        doors.assert_clear(answer)
    # Asked politely first, as many programs do, and read to the end of the answer.
    head = (
        f"POST /api/v1/acts/person.register HTTP/1.1\r\nHost: kith\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    assert raw(kith, head).startswith(b"HTTP/1.1 413 ")
    chunked = head.replace(f"Content-Length: {len(body)}".encode(), b"Transfer-Encoding: chunked")
    assert raw(kith, chunked + (b"100000\r\n" + b" " * 0x100000 + b"\r\n") * 2).startswith(b"HTTP/1.1 413 ")
    assert doors.ask(kith, "GET", "/health/ready").status == 200
    assert doors.entries(kith) == before


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"]
)
def test_a_body_of_another_kind_is_refused(kith, token, kind):
    before = doors.entries(kith)
    answer = doors.api(kith, "POST", "/acts/person.register", token, text(), kind=kind)
    assert answer.status == 415
    doors.assert_clear(answer)
    assert doors.entries(kith) == before


# --- The line itself --------------------------------------------------------------------------------------


def raw(kith, data, limit=10):
    """Send these bytes and give back what was answered before the line was closed or fell silent."""
    host, port = kith.base.removeprefix("http://").split(":")
    found = b""
    with socket.create_connection((host, int(port)), timeout=limit) as line:
        try:
            line.sendall(data)
            while b"\r\n\r\n" not in found and (part := line.recv(65536)):
                found += part
        except (TimeoutError, BrokenPipeError, ConnectionResetError):
            pass
    return found


GET = b"GET %b HTTP/1.1\r\nHost: kith\r\nConnection: close\r\n"
POST = b"POST /api/v1/acts/person.register HTTP/1.1\r\nHost: kith\r\n"
CHUNKS = b"Transfer-Encoding: chunked\r\n"
LINES = {
    "no HTTP": b"hello\r\n\r\n",
    "a method of its own": (GET % b"/api/v1/clocks").replace(b"GET", b"BREW") + b"\r\n",
    "no length": POST + b"Content-Length: abc\r\n\r\n",
    "a length below nothing": POST + b"Content-Length: -1\r\n\r\n",
    "two lengths": POST + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "a length and chunks": POST + CHUNKS + b"Content-Length: 5\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    "a bad chunk": POST + CHUNKS + b"\r\nzz\r\n",
    "an address of 20,000 characters": GET % (b"/" + b"a" * 20_000) + b"\r\n",
    "a header of 200,000 characters": GET % b"/" + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
    "10,000 headers": GET % b"/" + b"X: a\r\n" * 10_000 + b"\r\n",
    "a folded header": GET % b"/" + b"X: a\r\n b\r\n\r\n",
    "a NUL in a header": GET % b"/" + b"X: a\x00b\r\n\r\n",
    "bad percent code": GET % b"/people/%zz" + b"\r\n",
    "up the tree": GET % b"/assets/../../../../etc/passwd" + b"\r\n",
    "up the tree, in code": GET % b"/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd" + b"\r\n",
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
