"""Nobody's name, words or address is in a log line, in /metrics, or in clear in the database.

Canaries, unique made-up words, are planted in every text field of the acts, through the API and the pages, in
searches, addresses, headers and requests that fail. Then everything the server wrote is searched for them.
"""

import json
import random
import re
import subprocess
import urllib.parse

import doors
import pytest
from conftest import BINARY
from doors import ADMINISTRATOR, NOBODY, SOCIAL_WORKER, SUPERVISOR


class Canaries:
    """Makes words that nothing else holds, and remembers where each was planted."""

    def __init__(self):
        self.chance = random.Random(20240328)
        self.planted: dict[str, str] = {}
        self.open: set[str] = set()

    def word(self, where: str, is_open: bool = False) -> str:
        """A new one; `is_open` when the database may hold it in clear: a practitioner's or an agency's name."""
        syllables = "".join(self.chance.choice("bdfgklmnprstv") + self.chance.choice("aeiou") for _ in range(4))
        word = "Zqx" + syllables
        self.planted[word] = where
        if is_open:
            self.open.add(word)
        return word

    def number(self, where: str, digits: str) -> str:
        self.planted[digits] = where
        return digits

    def found_in(self, data: bytes, closed_only: bool = False) -> list[str]:
        lower = data.lower()
        return [
            f"{word} ({where})"
            for word, where in self.planted.items()
            if not (closed_only and word in self.open) and word.lower().encode() in lower
        ]


def nhs_number(nine: str) -> str:
    """With the check digit; nine digits for which there is one."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    assert rest != 10
    return nine + str(rest % 11)


@pytest.fixture(scope="module")
def description():
    printed = subprocess.run([BINARY, "openapi"], capture_output=True, text=True, timeout=60, check=True).stdout
    return json.loads(printed)


@pytest.fixture(scope="module")
def canaries():
    return Canaries()


@pytest.fixture(scope="module")
def fill(description, canaries):
    """Answers to an act's form with a canary in every text: `fill("concern.record", seenAt="2024-…")`."""

    def value(schema, where, is_open):
        if "$ref" in schema:
            return NOBODY
        kind = schema.get("type")
        if "enum" in schema:
            return schema["enum"][0]
        if schema.get("format") == "date":
            return "2015-05-05"
        if schema.get("format") == "date-time":
            return "2024-03-28T10:00:00Z"
        if kind == "string":
            return canaries.word(where, is_open)
        if kind == "array":
            return [value(schema["items"], where, is_open)] if schema["items"].get("enum") else []
        if kind == "object":
            return {
                name: value(part, f"{where}.{name}", is_open) for name, part in schema.get("properties", {}).items()
            }
        return False if kind == "boolean" else 0

    def fill(act, without=(), **given):
        body = description["paths"][f"/api/v1/acts/{act}"]["post"]["requestBody"]
        questions = body["content"]["application/json"]["schema"]["properties"]["answers"]["properties"]
        is_open = act.split(".")[0] in ("agency", "practitioner")
        answers = {
            name: value(schema, f"{act} {name}", is_open)
            for name, schema in questions.items()
            if name not in without and name not in given
        }
        return {**answers, **given}

    return fill


@pytest.fixture(scope="module")
def planted(kith, token_for, description, canaries, fill):
    """Everything that plants; answers what was recorded, by kind of act."""
    worker, supervisor = token_for(SOCIAL_WORKER), token_for(SUPERVISOR)
    recorded: dict[str, list[str]] = {}
    refused: dict[str, str] = {}

    def act(kind, token=worker, stream=None, about=None, without=(), **given):
        body = {"answers": fill(kind, without, **given)}
        if stream:
            body["stream"] = stream
        if about:
            body["about"] = about
        answer = doors.api(kith, "POST", f"/acts/{kind}", token, body)
        if answer.status == 201:
            recorded.setdefault(kind, []).append(answer.json["stream"])
            return answer.json["stream"]
        refused[kind] = f"{answer.status} {answer.text[:300]}"
        return None

    number = canaries.number("NHS number", nhs_number("943476519"))
    postcode = canaries.number("postcode", "ZQ7 4KX")
    canaries.planted["ZQ74KX"] = "postcode without its space"
    child = act(
        "person.register", without=["expectedDate", "upn", "isAdult", "birthNotKnownBecause"], nhsNumber=number
    )
    act("person.register", without=["expectedDate", "upn", "nhsNumber", "dateOfBirth", "isAdult", "approximate"])
    name = next(word for word, where in canaries.planted.items() if where == "person.register fullName")
    id = child.removeprefix("person/")
    marks = {key: canaries.word(f"concern.record marks {key}") for key in ["words", "colour", "kind", "size"]}
    concern = act("concern.record", about=[id], immediateDanger=True, marks=[{"part": "scalp", **marks}])
    act("concern.act", stream=concern)
    act("person.name", stream=child, without=["until"])
    act("person.communicate", stream=child)
    act("person.move", stream=child, postcode=postcode, protected=True)
    act("person.move", stream=child, without=["postcode", "protectedBecause"])
    episode = act("contact.receive", about=[id])
    act("referral.classify", stream=episode, takenAs="referral")
    act("referral.acknowledge", stream=episode)
    act("referral.decide", supervisor, stream=episode, step="earlyHelp", without=["primaryNeed"])
    act("referral.feedback", stream=episode, referrerDisagrees=True)
    act("agency.register", token_for(ADMINISTRATOR), phone="01632 960001", outOfHoursPhone="01632 960002")
    # Every kind of act, with whatever its form asks, on a stream that is not there: all of them fail.
    for path in description["paths"]:
        if "/acts/" in path:
            kind = path.rpartition("/")[2]
            answer = doors.api(
                kith,
                "POST",
                f"/acts/{kind}",
                worker,
                {
                    "stream": f"person/{NOBODY}",
                    "answers": fill(kind),
                    "once": canaries.word(f"{kind} once", is_open=True),
                },
            )
            assert answer.status < 500, f"{kind}: {answer.text}"
    plant_through_pages(kith, canaries, fill, recorded)
    plant_where_it_fails(kith, canaries, worker, name, id)
    return recorded, refused, child, id


def plant_through_pages(kith, canaries, fill, recorded):
    pages = doors.Pages(kith).become(SOCIAL_WORKER)
    form = pages.form("/act/person.register")
    fields = {
        **form,
        "fullName": canaries.word("page fullName"),
        "knownAs": canaries.word("page knownAs"),
        "dateOfBirth-day": "5",
        "dateOfBirth-month": "5",
        "dateOfBirth-year": "2016",
    }
    answer = pages.post("/act/person.register", fields)
    assert answer.status == 303, answer.text[:2000]
    recorded.setdefault("page", []).append(answer.headers["Location"])
    # Wrong answers, a wrong token, a draft, a field that is not in the form.
    for wrong in [
        {"dateOfBirth-month": "13"},
        {"csrf": "x"},
        {"nhsNumber": canaries.word("page nhsNumber")},
        {canaries.word("page field name"): canaries.word("page field")},
    ]:
        pages.post(
            "/act/person.register",
            {
                **form,
                "fullName": canaries.word("page, failing"),
                "dateOfBirth-day": "5",
                "dateOfBirth-month": "5",
                "dateOfBirth-year": "2016",
                **wrong,
            },
        )
    draft = pages.form("/act/person.register")
    saved = pages.post(
        "/drafts/person.register",
        {**draft, "fullName": canaries.word("draft fullName"), "birthNotKnownBecause": canaries.word("draft words")},
    )
    assert saved.status == 200, saved.text[:500]
    recorded["draft"] = [saved.text]
    for address in [
        "/people/find?name={}&dateOfBirth-day=5&dateOfBirth-month=5&dateOfBirth-year=2015",
        "/people/{}",
        "/episodes/{}",
        "/concerns/{}",
        "/{}",
        "/act/{}",
        "/act/person.register?about={}",
        "/act/person.register?sex={}",
        "/recorded/person.register?stream={}",
        "/guidance/{}",
        "/assets/{}",
        "/administration/{}",
        "/sign-in?next={}",
    ]:
        pages.get(address.format(canaries.word(f"page address {address}")))
    pages.post("/people/find", {**draft, "name": canaries.word("page search")})
    nobody = doors.Pages(kith)
    nobody.get("/sign-in")
    token = doors.hidden_fields(nobody.get("/sign-in").text).get("csrf", "")
    nobody.post(
        "/sign-in",
        {
            "csrf": token,
            "email": canaries.word("sign-in e-mail") + "@larkshire.example",
            "password": canaries.word("sign-in password"),
        },
    )
    nobody.post(
        "/sign-in", {"csrf": token, "email": SOCIAL_WORKER, "password": canaries.word("sign-in password of somebody")}
    )


def plant_where_it_fails(kith, canaries, token, name, id):
    say = canaries.word
    quoted = urllib.parse.quote(name)
    for path in [
        f"/children?name={quoted}&dateOfBirth=2015-05-05",
        f"/children?name={say('API search')}&postcode={say('API search postcode')}",
        f"/children?{say('API parameter')}={say('API parameter value')}",
        f"/children?name={say('API search with a bad date')}&dateOfBirth=x",
        f"/children/{say('API child')}",
        f"/children/{quoted}/chronology",
        f"/episodes/{say('API episode')}",
        f"/clocks?asOf={say('API date')}",
        f"/guidance/duties/{say('API duty')}",
        f"/{say('API path')}/{say('API path 2')}",
    ]:
        doors.api(kith, "GET", path, token)
    doors.api(kith, "POST", f"/acts/{say('API act')}", token, {"answers": {}})
    for body in [
        f'{{"answers": {{"fullName": "{say("broken JSON")}"',
        f'{{"{say("unknown field")}": 1, "answers": {{}}}}',
        f'{{"answers": {{"{say("unknown answer")}": "{say("unknown answer words")}"}}}}',
        f'"{say("a text alone")}"',
        f'{{"answers": {{"fullName": ["{say("a wrong type")}"]}}}}',
        f'{{"answers": {{"sex": "{say("a wrong code")}"}}}}',
        f'{{"answers": {{"dateOfBirth": "{say("a wrong date")}"}}}}',
        f'{{"answers": {{}}, "happenedAt": "{say("a wrong moment")}"}}',
        f'{{"answers": {{}}, "stream": "{say("a wrong stream")}"}}',
        f'{{"answers": {{}}, "about": ["{say("a wrong person")}"]}}',
        f'{{"answers": {{"fullName": "{say("too long") * 200}"}}}}',
        f'{{"answers": {{"fullName": "{say("far too long") + "x" * 2_000_000}"}}}}',
    ]:
        try:
            doors.api(kith, "POST", "/acts/person.register", token, body.encode())
        except (BrokenPipeError, ConnectionResetError):
            pass
    reason = {"Kith-Reason": say("Kith-Reason"), "Kith-Purpose": say("Kith-Purpose")}
    for headers in [
        reason,
        {"User-Agent": say("User-Agent")},
        {"Referer": f"https://kith.example/people/{say('Referer')}"},
        {"Cookie": f"kith={say('Cookie')}; other={say('other Cookie')}"},
        {"X-Request-Id": say("X-Request-Id")},
        {"X-Forwarded-For": say("X-Forwarded-For")},
        {"Origin": f"https://{say('Origin')}"},
        {say("Header-Name"): "x"},
        {"Accept-Language": say("Accept-Language")},
        {"Traceparent": say("Traceparent")},
        {"Host": say("Host")},
    ]:
        doors.api(kith, "GET", f"/children/{id}", token, headers=headers)
        doors.ask(kith, "GET", "/", headers=headers)
    doors.api(kith, "GET", "/clocks", say("a wrong token"))
    doors.ask(kith, "GET", "/clocks", headers={"Authorization": f"Basic {say('Basic')}"})
    for method in ["ZQXBREW", "PUT"]:
        doors.ask(kith, method, f"/people/{say('another method')}")


def test_the_canaries_were_recorded_and_can_be_read_by_whoever_may(kith, token_for, canaries, planted):
    recorded, refused, _, id = planted
    wanted = {
        "person.register",
        "person.name",
        "person.communicate",
        "person.move",
        "concern.record",
        "concern.act",
        "contact.receive",
        "referral.classify",
        "referral.acknowledge",
        "referral.decide",
        "referral.feedback",
        "agency.register",
        "page",
        "draft",
    }
    assert wanted <= set(recorded), {kind: refused.get(kind) for kind in wanted - set(recorded)}
    assert len(canaries.planted) > 200
    seen = b"".join(
        doors.api(kith, "GET", f"/children/{id}{more}", token_for(SOCIAL_WORKER)).body
        for more in ["", "/chronology", "/episodes"]
    )
    places = {word[word.index("(") + 1 : -1] for word in canaries.found_in(seen)}
    assert {
        "person.register fullName",
        "person.register knownAs",
        "person.move address",
        "contact.receive worry",
    } <= places, places


def test_no_log_line_holds_one(kith, canaries, planted):
    said = kith.log.read_bytes()
    lines = [json.loads(line) for line in said.splitlines() if line.startswith(b"{")]
    assert len(lines) > 120, "the log has fewer lines than there were requests"
    assert {"status", "route", "request", "ms"} <= set(lines[-1])
    assert canaries.found_in(said) == []
    assert canaries.found_in(urllib.parse.unquote_to_bytes(said)) == []


def test_no_log_line_holds_a_persons_id_or_a_practitioners_name(kith, planted):
    said = kith.log.read_text(encoding="utf-8")
    assert not re.findall(r"(?:person|episode|concern)/[0-9A-HJKMNP-TV-Z]{26}", said)
    assert planted[3] not in said
    for name in ["yasmin", "kaleem", "pritchard", "larkshire.example"]:
        assert name not in said.lower()


def test_no_fault_of_ours_was_logged(kith, planted):
    lines = [json.loads(line) for line in kith.said().splitlines() if line.startswith("{")]
    assert [line for line in lines if line["level"] in ("error", "critical")] == []
    assert [line for line in lines if str(line.get("status", "")).startswith("5")] == []


def test_the_figures_hold_none(kith, canaries, planted):
    figures = doors.ask(kith, "GET", "/metrics")
    assert figures.status == 200 and b"kith_request" in figures.body
    assert canaries.found_in(figures.body) == []
    assert planted[3].encode() not in figures.body


def test_the_database_holds_none_in_clear_but_names_of_practitioners_and_agencies(kith, canaries, planted):
    files = [file for file in kith.data.iterdir() if file.is_file()]
    assert {"kith.db", "kith.db-wal"} <= {file.name for file in files}
    for file in files:
        assert canaries.found_in(file.read_bytes(), closed_only=True) == [], file.name


def test_the_search_of_files_would_find_one(kith, canaries, planted):
    """What may be in clear is there: the way of looking is good."""
    data = b"".join(file.read_bytes() for file in kith.data.iterdir() if file.is_file())
    assert "agency.register name" in " ".join(canaries.found_in(data))
    assert canaries.found_in(next(iter(canaries.planted)).upper().encode())


def test_a_record_exported_or_listed_holds_none(kith, canaries, planted, tmp_path):
    kith.command("record", "export", str(tmp_path / "export"))
    for file in (tmp_path / "export").rglob("*.*"):
        assert canaries.found_in(file.read_bytes(), closed_only=True) == [], file.name
    assert canaries.found_in(kith.command("record", "list", "--json").stdout.encode(), closed_only=True) == []
