"""Documents and photographs: what is taken, what is taken out of them, who opens them, and how they are served."""

import io
import pathlib
import re
import secrets

import pytest
from PIL import Image

import doors
import kith_server
import post_servers

POLICE = "imran.sadiq@larkshire.example"
PLACE = "51.5074"


def photograph(turned=6, size=(64, 48)) -> bytes:
    """A photograph as a telephone saves it: with its place, its maker and a preview."""
    picture = Image.new("RGB", size, (200, 120, 40))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Farthing Telephones", "Model 9", turned
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=f"taken at {PLACE}".encode())
    return out.getvalue()


def drawing() -> bytes:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Location", PLACE)
    out = io.BytesIO()
    Image.new("RGB", (32, 32), (10, 120, 40)).save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def multipart(fields, files):
    """A form with files as a browser writes it."""
    boundary = "----kith" + secrets.token_hex(8)
    parts = []
    for name, value in fields:
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, file, content in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={boundary}"}


class School:
    """The teacher and the child of the story about a drawing."""

    def __init__(self, kith):
        self.kith = kith
        self.token = kith.command("token", "create", "--for", doors.TEACHER).stdout.split()[-1]
        self.lead = kith.command("token", "create", "--for", doors.SAFEGUARDING_LEAD).stdout.split()[-1]
        found = doors.api(kith, "GET", "/children?name=Elsie+Marchbanks&dateOfBirth=2017-01-22", self.token)
        self.child = found.json["children"][0]["id"]

    def upload(self, content, what="A drawing", token=None, **headers):
        return doors.api(
            self.kith, "POST", "/uploads", token or self.token, content, "application/octet-stream",
            {"Kith-What": what, **headers})

    def record(self, uploads, token=None, **more):
        answers = {
            "immediateDanger": False, "categories": ["neglect"], "seenAt": "2025-06-02T12:00:00Z", "seen": "A drawing.",
            "source": "fact"}
        documents = [{"upload": one, **more} for one in uploads]
        return doors.api(
            self.kith, "POST", "/acts/concern.record", token or self.token,
            {"about": [self.child], "answers": answers, "documents": documents})

    def documents(self, concern, email=doors.TEACHER):
        page = doors.Pages(self.kith).become(email).get("/concerns/" + concern.split("/")[1])
        assert page.status == 200
        return list(dict.fromkeys(re.findall(r'href="/documents/([0-9A-Z]{26})"', page.text)))

    def with_file(self, content, what="A drawing"):
        """A concern with one file, and the file's document."""
        sent = self.upload(content, what)
        assert sent.status == 201, sent.text
        recorded = self.record([sent.json["upload"]])
        assert recorded.status == 201, recorded.text
        return self.documents(recorded.json["stream"])[0]

    def get(self, document, email=doors.TEACHER):
        return doors.Pages(self.kith).become(email).get(f"/documents/{document}/file")


@pytest.fixture(scope="module")
def school(kith):
    return School(kith)


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_photograph_loses_its_place_and_maker_and_stands_upright(school, turned):
    sent = photograph(turned)
    assert b"Farthing" in sent and Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825)
    kept = school.get(school.with_file(sent)).body
    for word in [b"Farthing", b"Model 9", PLACE.encode(), b"GPS"]:
        assert word not in kept
    before, after = Image.open(io.BytesIO(sent)), Image.open(io.BytesIO(kept))
    after.load()
    assert not after.getexif().get_ifd(0x8825)
    assert dict(after.getexif()) == ({} if turned == 1 else {0x0112: turned})
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes(), "the picture itself is untouched"


def test_a_picture_loses_its_notes_and_keeps_its_points(school):
    kept = school.get(school.with_file(drawing())).body
    assert PLACE.encode() not in kept
    picture = Image.open(io.BytesIO(kept))
    picture.load()
    assert picture.text == {} and picture.tobytes() == Image.open(io.BytesIO(drawing())).tobytes()


def test_a_document_is_served_so_that_it_can_run_nothing(school):
    for content, kind in [(photograph(), "image/jpeg"), (b"Notes <script>alert(1)</script>", None), (b"Notes", "text/plain")]:
        if kind is None:
            assert school.upload(content).status == 422
            continue
        answer = school.get(school.with_file(content, "Notes about Elsie"))
        assert answer.headers["Content-Type"].startswith(kind)
        assert re.fullmatch(r'attachment; filename="kith-[0-9A-Z]{6}\.\w+"', answer.headers["Content-Disposition"])
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("content", [
    b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", b"<!doctype html><p>x", b"\x7fELF\x02\x01",
    b"MZ\x90\x00\x03", b"%PDF-1.7 << /OpenAction << /S /JavaScript >> >> %%EOF", b"\xff\xd8\xff\xe0 not a photograph",
    b"GIF89a", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", b""])
def test_what_could_act_or_is_not_what_it_seems_is_refused(school, content):
    answer = school.upload(content)
    assert answer.status == 422
    doors.assert_clear(answer)


def test_a_document_opens_to_those_who_may_read_the_act_and_hides_from_others(school):
    document = school.with_file(photograph())
    assert school.get(document, doors.SAFEGUARDING_LEAD).status == 200
    pages = doors.Pages(school.kith).become(POLICE)
    hidden = pages.get(f"/documents/{document}/file")
    absent = pages.get(f"/documents/{doors.NOBODY}/file")
    assert hidden.status == absent.status == 404
    plain = [re.sub(r"[0-9a-z]{13}", "", one.text) for one in (hidden, absent)]
    assert plain[0] == plain[1], "hidden looks like absent"
    # An administrator is told that they read nothing, whatever it is.
    assert doors.Pages(school.kith).become(doors.ADMINISTRATOR).get(f"/documents/{document}/file").status == 403


def test_each_opening_is_a_look_on_record(school):
    document = school.with_file(photograph())
    school.get(document, doors.SAFEGUARDING_LEAD)
    officer = doors.Pages(school.kith).become("gita.bhandari@larkshire.example")
    page = officer.get(f"/people/{school.child}/looks")
    assert "A document" in page.text


def test_somebody_elses_file_cannot_be_named(school):
    mine = school.upload(photograph()).json["upload"]
    answer = school.record([mine], token=school.lead)
    assert answer.status == 422
    doors.assert_clear(answer)
    assert school.record([mine]).status == 201
    assert school.record([mine]).status == 422, "and one's own only once"


def test_no_more_than_eight_come_with_one_act(school):
    uploads = [school.upload(b"Notes %d" % one).json["upload"] for one in range(9)]
    before = doors.entries(school.kith)
    assert school.record(uploads).status == 422
    assert doors.entries(school.kith) == before
    assert school.record(uploads[:8]).status == 201
    assert doors.entries(school.kith) == before + 9


def test_the_form_takes_files_without_script_and_keeps_every_word(school):
    pages = doors.Pages(school.kith).become(doors.TEACHER)
    path = f"/act/concern.record?about={school.child}"
    page = pages.get(path)
    assert 'enctype="multipart/form-data"' in page.text and 'type="file"' in page.text
    hidden = doors.hidden_fields(page.text)
    words = "She drew her house, and pressed hard — “nobody home”."
    fields = [*hidden.items(), ("immediateDanger", "false"), ("seen", words)]
    body, headers = multipart(
        [*fields, ("_what", "Elsie's drawing"), ("_holds", "childsWords"), ("_then", "files")],
        [("_files", "IMG_0001.jpg", photograph())])
    shown = send(pages, path, body, headers)
    assert shown.status == 200, shown.text[:400]
    assert "Elsie&#39;s drawing" in shown.text or "Elsie's drawing" in shown.text
    assert "nobody home" in shown.text
    waiting = re.findall(r'name="_document" value="([0-9A-Z]{26})"', shown.text)
    assert len(waiting) == 1
    # Another file that is not taken: the words and the first file stay.
    body, headers = multipart(
        [*fields, ("_document", waiting[0]), ("_then", "files")], [("_files", "x.svg", b"<svg onload='x'/>")])
    refused = send(pages, path, body, headers)
    assert refused.status == 422 and "nobody home" in refused.text and waiting[0] in refused.text
    assert "SVG" in refused.text
    # Coming back later: the draft has words and file.
    again = pages.get(path)
    assert "nobody home" in again.text and waiting[0] in again.text
    # Recorded.
    rest = [("categories", "neglect"), ("seenAt-day", "2"), ("seenAt-month", "6"), ("seenAt-year", "2025"),
            ("seenAt-time", "12:35"), ("source", "fact"), ("_document", waiting[0])]
    body, headers = multipart([*fields, *rest], [("_files", "", b"")])
    done = send(pages, path, body, headers)
    assert done.status == 303, done.text[:2000]
    concern = re.search(r"stream=(concern/[0-9A-Z]{26})", done.headers["Location"])[1]
    assert len(school.documents(concern)) == 1


def test_a_file_that_waits_can_be_removed(school):
    pages = doors.Pages(school.kith).become(doors.TEACHER)
    path = f"/act/concern.record?about={school.child}"
    fields = list(doors.hidden_fields(pages.get(path).text).items())
    body, headers = multipart([*fields, ("_then", "files")], [("_files", "a.txt", b"Notes")])
    waiting = re.findall(r'name="_document" value="([0-9A-Z]{26})"', send(pages, path, body, headers).text)
    body, headers = multipart([*fields, *[("_document", one) for one in waiting], ("_remove", waiting[-1])], [])
    shown = send(pages, path, body, headers)
    assert shown.status == 200
    assert waiting[-1] not in re.findall(r'name="_document" value="([0-9A-Z]{26})"', shown.text)


def test_words_come_back_when_the_time_ran_out_while_a_photograph_was_sent(school):
    pages = doors.Pages(school.kith).become(doors.TEACHER)
    path = f"/act/concern.record?about={school.child}"
    fields = list(doors.hidden_fields(pages.get(path).text).items())
    words = "A long account of what happened, which took twenty minutes to write and must not be lost. " * 3
    body, headers = multipart([*fields, ("seen", words)], [("_files", "a.jpg", photograph(size=(1600, 1200)) + b"0" * 2_000_000)])
    pages.cookies = {}
    answer = send(pages, path, body, headers)
    assert answer.status in (401, 403)
    assert "must not be lost" in answer.text


def test_a_form_with_files_needs_its_token_and_is_bounded(school):
    pages = doors.Pages(school.kith).become(doors.TEACHER)
    path = f"/act/concern.record?about={school.child}"
    body, headers = multipart([("about", school.child), ("seen", "x")], [("_files", "a.txt", b"Notes")])
    assert send(pages, path, body, headers).status == 403
    big, headers = multipart([("about", school.child)], [("_files", "a.bin", b"0" * (33 * 1_048_576))])
    assert send(pages, path, big, headers).status == 413


@pytest.mark.parametrize("harm", range(40))
def test_broken_forms_with_files_are_refused_and_break_nothing(school, harm):
    import random

    draw = random.Random(harm)
    pages = doors.Pages(school.kith).become(doors.TEACHER)
    body, headers = multipart([("seen", "x"), ("about", school.child)], [("_files", "a.txt", b"Notes")])
    body = bytearray(body)
    for _ in range(draw.randint(1, 6)):
        place = draw.randrange(len(body))
        match draw.randrange(3):
            case 0: body[place] = draw.randrange(256)
            case 1: del body[place:place + draw.randint(1, 12)]
            case _: body[place:place] = bytes(body[place:place + 9])
    answer = send(pages, "/act/concern.record", bytes(body), headers)
    assert answer.status in (200, 400, 403, 404, 422), answer.status


def send(pages, path, body, headers):
    """Sends a form with files to where an act's form goes."""
    cookies = "; ".join(f"{name}={value}" for name, value in pages.cookies.items())
    return doors.ask(pages.kith, "POST", path.split("?")[0], body, {"Cookie": cookies, **headers})


class TestScanner:
    """A scanner that finds, that finds nothing, and that is down."""

    def test_what_the_scanner_finds_is_refused_and_without_it_nothing_is_taken(self, tmp_path):
        place = tmp_path / "clamd.ctl"
        with kith_server.started(options=("--clamav", f"unix:{place}")) as kith:
            school = School(kith)
            with post_servers.scanner(place) as seen:
                assert school.upload(b"Notes").json["scanned"] is True
                large = photograph(size=(1500, 1500)) + b"\0" * 300_000
                assert school.upload(large).status == 201
                assert seen[-1] == len(large), "all of it was looked at, as it was sent"
                found = school.upload(post_servers.EICAR)
                assert found.status == 422 and "virus" in found.text
            down = school.upload(b"Notes")
            assert down.status == 422 and "cannot be checked" in down.text
            doors.assert_clear(down)

    def test_where_it_is_so_set_files_are_taken_unscanned_while_it_is_down(self, tmp_path):
        port = kith_server.free_port()
        with kith_server.started(options=("--clamav", f"127.0.0.1:{port}", "--no-clamav-required")) as kith:
            school = School(kith)
            taken = school.upload(b"Notes")
            assert taken.status == 201 and taken.json["scanned"] is None
            with post_servers.scanner(port):
                assert school.upload(b"Notes").json["scanned"] is True


def test_nothing_of_a_file_stands_in_clear_in_the_database(school):
    marker = b"A sentence that stands nowhere else: heliotrope umbrella"
    school.with_file(marker, "What heliotrope said")
    school.kith.command("record", "verify")
    data = b"".join(path.read_bytes() for path in pathlib.Path(school.kith.data).iterdir() if path.is_file())
    assert b"heliotrope" not in data


def test_the_api_tells_what_a_document_is(school):
    document = school.with_file(photograph(), "A drawing of the sea")
    said = doors.api(school.kith, "GET", f"/documents/{document}", school.token)
    assert said.status == 200 and said.json["kind"] == "jpeg" and said.json["what"] == "A drawing of the sea"
    file = doors.api(school.kith, "GET", f"/documents/{document}/file", school.token)
    import hashlib

    assert hashlib.sha256(file.body).hexdigest() == said.json["sha256"]
