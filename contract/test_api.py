"""The API keeps to what its own description says."""

import json
import subprocess
import urllib.error
import urllib.request

import kith_server
import pytest
from openapi_spec_validator import validate


def ask(kith, path, token=None, body=None, kind="application/json"):
    """Status, content type and body of an answer."""
    headers = {"Content-Type": kind} if body is not None else {}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(kith.url(path), data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers.get_content_type(), refused.read()


@pytest.fixture(scope="module")
def description(kith, token_for, personas):
    status, _, body = ask(kith, "/api/v1/openapi.json", token_for(personas[0]))
    assert status == 200
    return json.loads(body)


def test_the_description_is_valid_openapi(description):
    assert description["openapi"].startswith("3.1")
    validate(description)


def test_the_command_prints_the_same_description(kith, description):
    printed = subprocess.run(
        [str(kith.binary), "openapi"], capture_output=True, text=True, check=True, timeout=60).stdout
    assert json.loads(printed) == description


def test_nobody_is_answered_without_a_token(kith, description):
    for path in description["paths"]:
        if "get" not in description["paths"][path] or "{" in path:
            continue
        security = description["paths"][path]["get"].get("security", description.get("security"))
        if security:
            assert ask(kith, "/api/v1" + path.removeprefix("/api/v1"))[0] == 401, path


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"answers": 3}', b'{"answers": {}, "nonsense": true}',
     b'{"answers": {"a": 1e999}}', b"[" * 100_000, b'{"a":"' + b"x" * 10_000_000 + b'"}'],
    ids=["nothing", "broken", "list", "null", "text", "not UTF-8", "wrong type", "unknown field", "no number",
         "very deep", "10 MB"])
def test_bad_input_gets_a_clear_answer(kith, token_for, personas, body):
    try:
        status, kind, answer = ask(kith, "/api/v1/acts/referral.receive", token_for(personas[0]), body)
    except (BrokenPipeError, ConnectionResetError, urllib.error.URLError):
        assert len(body) > 1_000_000, "only a body far too large may be cut off"
        assert ask(kith, "/health/ready")[0] == 200
        return
    assert status in (400, 413, 415, 422), f"{status}: {answer[:300]}"
    assert kind in ("application/json", "application/problem+json")
    json.loads(answer)


@pytest.mark.parametrize("who", [0, -1], ids=["first persona", "last persona"])
def test_no_answer_is_outside_the_contract(kith, token_for, personas, description, who, tmp_path):
    schema = tmp_path / "openapi.json"
    schema.write_text(json.dumps(description), encoding="utf-8")
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    tool = str(kith_server.ROOT / ".venv" / "bin" / "schemathesis")
    run = subprocess.run(
        [tool, "run", str(schema), "--url", kith.base, "--header", f"Authorization: Bearer {token_for(personas[who])}",
         "--checks", checks, "--phases", "examples,coverage,fuzzing", "--max-examples", "15", "--max-time", "120",
         "--seed", "1", "--workers", "2", "--request-timeout", "20", "--no-color", "--max-failures", "10"],
        capture_output=True, text=True, cwd=tmp_path, timeout=600, stdin=subprocess.DEVNULL)
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    assert ask(kith, "/health/ready")[0] == 200
