"""The doors of a started Kith as tests use them: the API with a token, the pages as a signed-in person."""

import html
import http.client
import json
import re
import urllib.parse
from dataclasses import dataclass

JSON = "application/json"
NOBODY = "7" * 26
SOCIAL_WORKER = "yasmin.kaleem@larkshire.example"
SUPERVISOR = "dafydd.pritchard@larkshire.example"
SAFEGUARDING_LEAD = "joanna.petrie@larkshire.example"
TEACHER = "miriam.calder@larkshire.example"
MANAGER = "constance.adomako@larkshire.example"
ADMINISTRATOR = "piotr.lisowski@larkshire.example"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get_content_type()

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)


def ask(kith, method, path, body=None, headers=None, limit=30) -> Answer:
    """One request on a connection of its own; redirects are not followed."""
    host, port = kith.base.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=limit)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def api(kith, method, path, token, body=None, kind=JSON, headers=None, limit=30) -> Answer:
    """A request to the API; a body that is not bytes is sent as JSON."""
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    sent = {"Content-Type": kind} if body is not None and kind else {}
    if token:
        sent["Authorization"] = f"Bearer {token}"
    return ask(kith, method, "/api/v1" + path, body, {**sent, **(headers or {})}, limit)


class Pages:
    """A browser without a window: cookies, forms, no script."""

    def __init__(self, kith):
        self.kith, self.cookies = kith, {}

    def send(self, method, path, fields=None, headers=None) -> Answer:
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        body = None
        if fields is not None:
            body = fields if isinstance(fields, bytes) else urllib.parse.urlencode(fields, doseq=True).encode()
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        answer = ask(self.kith, method, path, body, {**sent, **(headers or {})})
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return answer

    def get(self, path, headers=None) -> Answer:
        return self.send("GET", path, headers=headers)

    def post(self, path, fields, headers=None) -> Answer:
        return self.send("POST", path, fields, headers)

    def become(self, email) -> "Pages":
        """Sign in through the list of invented people that only a demonstration has."""
        page = self.get("/demo").text
        card = next(one for one in page.split('<section class="kith-persona"')[1:] if email in one)
        done = self.post("/demo/sign-in", hidden_fields(card))
        assert done.status == 303, f"signing in as {email} was answered {done.status}"
        return self

    def form(self, path) -> dict:
        """The hidden fields of the act's form on a page: its token, its place, what it knew."""
        page = self.get(path)
        assert page.status == 200, f"{path} was answered {page.status}"
        forms = re.findall(r"<form\b.*?</form>", page.text, re.S)
        act = [one for one in forms if 'action="/act/' in one]
        return hidden_fields((act or forms)[-1])


def hidden_fields(markup: str) -> dict:
    """Names and values of the hidden inputs in a piece of a page."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", markup):
        attributes = {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if attributes.get("type") == "hidden":
            found[attributes["name"]] = attributes.get("value", "")
    return found


def entries(kith) -> int:
    """How many acts the record holds."""
    said = json.loads(kith.command("record", "verify", "--json").stdout)
    return next(log["entries"] for log in said["logs"] if log["log"].endswith("/acts"))


def envelopes(kith) -> list[dict]:
    """Every act's envelope."""
    log = next(
        line.split("+")[0] for line in kith.command("record", "checkpoint", "--key").stdout.split() if "/acts+" in line
    )
    listed = kith.command("record", "list", "--json", "--log", log, "--most", "1000000").stdout
    return [json.loads(line) for line in listed.splitlines()]


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
