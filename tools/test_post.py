"""Messages and letters leave as they should: to a real mail server, to a look-alike of Notify, and as a PDF.

What leaves by e-mail names no one and tells nothing; the words stay in Kith.
"""

import email
import email.policy
import json
import pathlib
import re
import subprocess
import sys
import time

import pytest

import doors
import kith_server
import post_servers

LEAD = "jerome.baptiste@larkshire.example"
BASE = "https://kith.larkshire.example"
WEASYPRINT = pathlib.Path(sys.executable).parent / "weasyprint"
SECRET = "a letter about Tobi’s mornings that no e-mail may hold"


class Post:
    """A Kith whose messages go to a mail server that this test holds."""

    def __init__(self, kith, taken):
        self.kith, self.taken = kith, taken
        self.token = kith.command("token", "create", "--for", LEAD).stdout.split()[-1]
        found = doors.api(kith, "GET", "/children?name=Tobi+Oduya&dateOfBirth=2016-02-03", self.token).json
        self.child = found["children"][0]["id"]
        episodes = doors.api(kith, "GET", f"/children/{self.child}/episodes", self.token).json["episodes"]
        self.episode = episodes[0]["stream"]
        involved = doors.api(kith, "GET", f"/children/{self.child}", self.token).json["involved"]
        self.school = involved
        self.reader = self.practitioner("Joanna Petrie")

    def practitioner(self, name):
        """The id of a practitioner, from the choices of a form."""
        page = doors.Pages(self.kith).become(LEAD).get(
            f"/letters/new?regarding={self.episode}&letter=outcome&to=referrer&reader={self.referrer()}")
        found = re.search(r'<option value="([0-9A-Z]{26})"[^>]*>' + re.escape(name), page.text)
        return found[1]

    def referrer(self):
        page = doors.Pages(self.kith).become(LEAD).get(f"/letters/new?regarding={self.episode}").text
        return re.search(r"letter=outcome(?:&amp;|&)to=referrer(?:&amp;|&)reader=([0-9A-Z]{26})", page)[1]

    def write(self, **answers):
        body = {
            "about": [self.child],
            "answers": {
                "regarding": self.episode, "letter": "other", "to": "agency", "name": "Ms Petrie",
                "practitioner": self.reader, "text": f"Dear Ms Petrie,\n\n{SECRET}.", **answers}}
        made = doors.api(self.kith, "POST", "/acts/letter.write", self.token, body)
        assert made.status == 201, made.text
        return made.json["stream"]

    def send(self, letter, channel="link"):
        sent = doors.api(
            self.kith, "POST", "/acts/letter.send", self.token, {"stream": letter, "answers": {"channel": channel}})
        assert sent.status == 201, sent.text

    def outbox(self):
        return json.loads(self.kith.command("outbox", "list", "--json").stdout)


def wait_for(what, limit=40):
    """Whatever `what` gives, as soon as it gives something."""
    end = time.monotonic() + limit
    while not (found := what()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)
    return found


@pytest.fixture(scope="module")
def post(tmp_path_factory):
    """Kith with a mail server that wants encryption and a password."""
    folder = tmp_path_factory.mktemp("post")
    (folder / "password").write_text("marmalade on toast\n")
    port = kith_server.free_port()
    with post_servers.mail_server(port, folder, "kith", "marmalade on toast") as (taken, chain):
        options = (
            "--base", BASE, "--smtp", f"localhost:{port}", "--mail-from", "kith@larkshire.example",
            "--post-trust", str(chain), "--weasyprint", str(WEASYPRINT))
        environment = {"KITH_SMTP_USER": "kith", "KITH_SMTP_PASSWORD_FILE": str(folder / "password")}
        with kith_server.started(options=options, environment=environment) as kith:
            yield Post(kith, taken)


def test_a_link_goes_by_encrypted_mail_that_names_no_one(post):
    letter = post.write()
    post.send(letter)
    taken = wait_for(lambda: [one for one in post.taken.messages if letter.split("/")[1].encode() in one["bytes"]])[0]
    assert taken["encrypted"] and post.taken.users
    assert taken["to"] == ["joanna.petrie@larkshire.example"]
    mail = email.message_from_bytes(taken["bytes"], policy=email.policy.default)
    assert mail["Subject"] == "There is something for you in Kith"
    assert mail["Auto-Submitted"] == "auto-generated" and mail["Date"] and mail["Message-ID"]
    words = mail.get_content()
    assert f"{BASE}/letters/{letter.split('/')[1]}" in words
    for secret in ["Tobi", "Oduya", "Baptiste", "morning", "referral", "child"]:
        assert secret not in words and secret not in taken["bytes"].decode()


def test_whom_the_link_was_sent_to_reads_the_letter_and_nobody_else_there(post):
    letter = post.write()
    post.send(letter)
    page = f"/letters/{letter.split('/')[1]}"
    read = doors.Pages(post.kith).become(doors.SAFEGUARDING_LEAD).get(page)
    assert read.status == 200 and SECRET in read.text and "SHA-256" in read.text
    for other in [doors.TEACHER, doors.ADMINISTRATOR]:
        assert doors.Pages(post.kith).become(other).get(page).status in (403, 404)


def test_a_mail_server_that_says_no_is_seen_by_the_operator_without_a_word(post):
    post.taken.answers["RCPT"] = "550 no such mailbox"
    try:
        post.send(post.write())
        failed = wait_for(lambda: [one for one in post.outbox() if one["state"] == "failed"])
    finally:
        post.taken.answers.clear()
    assert failed[0]["trouble"] == "550 from the mail server"
    listed = post.kith.command("outbox", "list", "--state", "failed").stdout
    for secret in ["Tobi", "petrie", "@", "/letters/", SECRET]:
        assert secret not in listed
    before = len(post.taken.messages)
    post.kith.command("outbox", "retry", str(failed[0]["id"]))
    wait_for(lambda: len(post.taken.messages) > before)


def test_a_mail_server_that_is_busy_is_tried_again(post):
    post.taken.answers["DATA"] = "451 later"
    try:
        post.send(post.write())
        # A try is counted before it is made, and what came of it is told after.
        waiting = wait_for(lambda: [one for one in post.outbox() if one["state"] == "waiting" and "trouble" in one])
        assert waiting[0]["tries"] == 1 and waiting[0]["trouble"] == "451 from the mail server"
        assert waiting[0]["nextAt"] > waiting[0]["at"]
    finally:
        post.taken.answers.clear()


def test_the_log_holds_nothing_of_letters_or_addresses(post):
    post.send(post.write())
    said = post.kith.said()
    for secret in ["Tobi", "petrie", "joanna", SECRET, "marmalade"]:
        assert secret not in said


def test_a_letter_is_a_tagged_pdf_without_anything_that_acts(post, tmp_path):
    letter = post.write()
    pages = doors.Pages(post.kith).become(LEAD)
    for query in ["", "?size=large"]:
        made = pages.get(f"/letters/{letter.split('/')[1]}/pdf{query}", None)
        assert made.status == 200, made.text[:300]
        assert made.headers["Content-Type"] == "application/pdf"
        assert made.headers["Content-Disposition"].startswith('attachment; filename="kith-letter-')
        assert "sandbox" in made.headers["Content-Security-Policy"]
        assert made.headers["X-Content-Type-Options"] == "nosniff"
        assert b"/JavaScript" not in made.body and b"/Launch" not in made.body
        file = tmp_path / "letter.pdf"
        file.write_bytes(made.body)
        pdfua = pathlib.Path(sys.executable).parent / "pdfua"
        checked = subprocess.run([str(pdfua), "check", str(file)], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout
        assert "errors=0" in checked.stdout, checked.stdout


def test_the_words_of_a_letter_cannot_make_the_printer_fetch_anything(post):
    letter = post.write(text='<img src="file:///etc/passwd"> <link rel=stylesheet href="http://127.0.0.1:1/x">')
    made = doors.Pages(post.kith).become(LEAD).get(f"/letters/{letter.split('/')[1]}/pdf")
    assert made.status == 200
    page = doors.Pages(post.kith).become(LEAD).get(f"/letters/{letter.split('/')[1]}").text
    assert '<img src="file' not in page and "&lt;img src=" in page


def test_notify_carries_the_same_with_a_token_of_its_own(tmp_path):
    port = kith_server.free_port()
    with post_servers.notify_server(port) as taken:
        options = ("--base", BASE, "--notify-template", post_servers.NOTIFY_TEMPLATE, "--notify", f"127.0.0.1:{port}")
        with kith_server.started(options=options, environment={"KITH_NOTIFY_KEY": post_servers.NOTIFY_KEY}) as kith:
            post = Post(kith, None)
            taken["status"] = 500
            letter = post.write()
            post.send(letter)
            wait_for(lambda: taken["requests"])
            waiting = wait_for(lambda: [one for one in post.outbox() if one["state"] == "waiting" and "trouble" in one])
            assert waiting[0]["trouble"] == "500 from Notify"
            taken["status"] = 400
            post.send(post.write())
            assert wait_for(lambda: [one for one in post.outbox() if one["state"] == "failed"])
    asked = taken["requests"][0]
    assert asked["good"] and asked["claims"]["iss"] == post_servers.NOTIFY_SERVICE
    assert abs(asked["claims"]["iat"] - time.time()) < 120
    assert asked["body"]["personalisation"] == {"link": f"{BASE}/letters/{letter.split('/')[1]}"}
    assert asked["body"]["template_id"] == post_servers.NOTIFY_TEMPLATE
    assert set(asked["body"]) == {"email_address", "personalisation", "reference", "template_id"}


@pytest.mark.parametrize(("options", "words"), [
    (["--smtp", "mail.example.org:25", "--smtp-encryption", "none", "--mail-from", "a@b.example"], "must be encrypted"),
    (["--smtp", "localhost:25"], "needs --mail-from"),
    (["--smtp", "nonsense", "--mail-from", "a@b.example"], "host:port"),
    (["--notify-template", "x"], "KITH_NOTIFY_KEY"),
    (["--weasyprint", "weasyprint"], "whole path"),
    (["--clamav", "nonsense"], "host:port or unix"),
])
def test_what_is_set_up_wrongly_stops_the_start_and_says_why(tmp_path, options, words):
    said = subprocess.run(
        [str(kith_server.DEBUG), "serve", "--data", str(tmp_path / "data"), "--area", "larkshire", "--port", "0", *options],
        capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert said.returncode != 0 and words in said.stderr
