"""The partnership on the command line: what it publishes, for anyone; what the partners do together, for those inside."""

import json

import doors
import pytest

INSIDE = "constance.adomako@larkshire.example"
SCRUTINEER = "ishbel.munro@larkshire.example"
PARTS = ["priorities", "meetings", "decisions", "funding", "sharing", "disputes", "scrutiny", "voices", "boards", "seats",
         "business", "signing"]


def printed(kith, *words):
    return kith.command("partnership", *words).stdout


def answered(kith, *words):
    return json.loads(printed(kith, *words, "--json"))


def test_who_the_partners_are_who_chairs_and_what_each_decides(kith):
    answer = answered(kith, "show")
    assert answer["chair"].startswith("Ngozi Adebayo-Finch") and len(answer["partners"]) == 3
    assert all(one["lead"] and one["delegate"] for one in answer["partners"])
    assert len(answer["chairMay"]) > 3 and len(answer["chairMayNot"]) > 2
    assert not set(answer["leadsDecide"]) & set(answer["delegatesDecide"])
    text = printed(kith, "show")
    for words in answer["chairMay"] + answer["chairMayNot"] + answer["leadsDecide"] + answer["agencies"]:
        assert words in text, words
    assert "may not  Is not the independent scrutiny" in text


@pytest.mark.parametrize("what", ["threshold", "protocol"])
def test_a_published_document_is_the_one_that_the_api_gives(kith, token, what):
    answer = doors.api(kith, "GET", f"/partnership/{what}", token)
    if answer.status == 404:
        gone = kith.command("partnership", what, check=False)
        assert gone.returncode == 64 and "has been published" in gone.stderr
        return
    assert answered(kith, what) == answer.json
    text = printed(kith, what)
    for words in answer.json.get("criteria", answer.json.get("contents")).values():
        assert words.split("\n")[0] in text


def test_the_arrangements_are_those_that_the_api_gives_version_by_version(kith, token):
    versions = doors.api(kith, "GET", "/partnership/arrangements", token).json["versions"]
    assert answered(kith, "arrangements", "--list") == versions and len(versions) >= 2
    for row in versions:
        number = row["version"]
        answer = doors.api(kith, "GET", f"/partnership/arrangements/{number}", token).json
        assert answered(kith, "arrangements", str(number)) == answer
    latest = max(row["version"] for row in versions)
    assert answered(kith, "arrangements")["version"] == latest
    text = printed(kith, "arrangements")
    assert text.startswith(f"Published arrangements, version {latest}")
    assert "INDEPENDENT SCRUTINY" in text
    gone = kith.command("partnership", "arrangements", "99", check=False)
    assert gone.returncode == 64 and "No such version" in gone.stderr


@pytest.mark.parametrize("part", PARTS)
def test_what_the_partners_do_together_is_what_the_api_gives_to_the_same_reader(kith, token_for, part):
    entries = doors.api(kith, "GET", f"/partnership/work/{part}", token_for(INSIDE)).json["entries"]
    assert answered(kith, "work", part, "--as", INSIDE) == {part: entries}
    text = printed(kith, "work", part, "--as", INSIDE)
    assert text.startswith(part.upper() + "\n")
    # Every entry is told, or the text says that there is none.
    assert ("Nothing is recorded." in text) == (entries == [])


def test_all_of_it_is_told_at_once_and_to_scrutiny_as_well(kith):
    assert set(answered(kith, "work", "--as", SCRUTINEER)) == set(PARTS)
    text = printed(kith, "work", "--as", SCRUTINEER)
    for part in PARTS:
        assert part.upper() in text


def test_nobody_else_reads_what_the_partners_do_together(kith):
    refused = kith.command("partnership", "work", "--as", doors.TEACHER, check=False)
    assert refused.returncode == 1 and refused.stdout == ""
    assert "Refused (access.role)" in refused.stderr and "Instead:" in refused.stderr
    nobody = kith.command("partnership", "work", "--as", "nobody@nowhere.example", check=False)
    assert nobody.returncode == 64 and "Nobody in the record" in nobody.stderr
    wrong = kith.command("partnership", "work", "gossip", "--as", INSIDE, check=False)
    assert wrong.returncode == 64 and "There is no part “gossip”" in wrong.stderr


def test_the_list_of_the_edition_in_force_says_what_of_it_was_not_read(kith):
    items = json.loads(kith.command("partnership", "completeness", "--json").stdout)
    codes = {item["code"]: item for item in items}
    assert {"lookedAfter", "disproportion", "accountability"} <= set(codes)
    assert all(item.get("doubt") for item in items)
    assert "; unconfirmed)" in printed(kith, "completeness")
