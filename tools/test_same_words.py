"""A refusal has the same words at every door: page, API and command line."""

import html
import json

import doors
import pytest



@pytest.fixture(scope="module")
def undecided(kith, token_for):
    """An episode that waits for a decision which a duty social worker may see and not make."""
    token = token_for(doors.SOCIAL_WORKER)
    clocks = doors.api(kith, "GET", "/clocks", token).json["clocks"]
    waiting = [clock["stream"] for clock in clocks if clock["act"] == "referral.decide"]
    for stream in waiting:
        status = doors.api(kith, "GET", f"/episodes/{stream.split('/')[1]}", token).json["episode"]["status"]
        if status == "toDecide":
            return token, stream
    pytest.fail("no episode of the demonstration waits for a decision")


def test_a_refusal_reads_the_same_on_page_api_and_command_line(kith, undecided, tmp_path):
    token, stream = undecided
    answers = {"threshold": "childInNeed", "step": "nfa", "because": "It should not be mine to say."}
    before = doors.entries(kith)

    said = doors.api(kith, "POST", "/acts/referral.decide", token, {"stream": stream, "answers": answers})
    assert said.status == 403, said.text
    refusal = said.json["refusal"]
    assert refusal["rule"].startswith("referral.decide")

    pages = doors.Pages(kith).become(doors.SOCIAL_WORKER)
    fields = pages.form(f"/act/referral.decide?stream={stream}") | answers | {"happened": "now", "_checked": "yes"}
    page = pages.post("/act/referral.decide", fields)
    words = html.unescape(page.text)
    assert page.status == 403
    for part in ("reason", "remedy", "authority"):
        assert refusal[part] in words, f"the page lacks the {part}"
    assert answers["because"] in words, "what was typed is kept"

    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    line = kith.command(
        "act", "referral.decide", "--stream", stream, "--answers", str(file), "--as", doors.SOCIAL_WORKER, check=False)
    assert line.returncode != 0
    for part in ("reason", "remedy", "authority"):
        assert refusal[part] in line.stderr, f"the command line lacks the {part}"
    assert doors.entries(kith) == before, "nothing was recorded"
