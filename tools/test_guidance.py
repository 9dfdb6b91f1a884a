"""The guidance library on the command line: no server, no database."""

import json
import pathlib
import subprocess

import jsonschema
import pytest
from conftest import BINARY

ROOT = pathlib.Path(__file__).resolve().parent.parent


def guidance(*words, code=0):
    done = subprocess.run(
        [str(BINARY), "guidance", *words], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def test_comparing_two_editions_as_json_has_words_before_and_after():
    answer = json.loads(guidance("compare", "WT2020", "WT2023", "--json"))
    assert (answer["from"], answer["to"]) == ("WT2020", "WT2023")
    changes = {change["key"]: change for change in answer["changes"]}
    assert changes["earlyHelp.signBereaved"]["kind"] == "added"
    renamed = changes["support.harmOutside"]
    assert renamed["kind"] == "renamed"
    assert renamed["before"]["title"] != renamed["after"]["title"]
    assert renamed["why"] and renamed["after"]["cite"].startswith("WT2023")
    assert answer["counts"]["added"] == sum(change["kind"] == "added" for change in answer["changes"])


def test_a_comparison_can_be_narrowed_to_a_topic_and_an_audience():
    answer = json.loads(guidance("compare", "WT2018", "WT2020", "--audience", "school", "--topic", "mentalHealth", "--json"))
    assert answer["changes"]
    for change in answer["changes"]:
        assert "school" in change["audiences"] and "mentalHealth" in change["topics"]


def test_the_order_of_the_editions_does_not_matter():
    assert guidance("compare", "WT2020", "WT2018") == guidance("compare", "WT2018", "WT2020")


def test_a_comparison_as_markdown_has_a_heading_for_each_kind():
    text = guidance("compare", "WT2018", "WT2023", "--markdown")
    for heading in ["# ", "## Added", "## Changed", "## Renamed", "## Removed", "*Why it matters:*"]:
        assert heading in text


def test_what_is_carried_is_shown_when_asked_for():
    few = json.loads(guidance("compare", "WT2023", "WT2026", "--json"))
    all_of_it = json.loads(guidance("compare", "WT2023", "WT2026", "--all", "--json"))
    # Whether they are shown or not, they are counted.
    assert few["counts"] == all_of_it["counts"] and few["counts"]["carried"] > 200
    assert not any(change["kind"] == "carried" for change in few["changes"])
    assert sum(change["kind"] == "carried" for change in all_of_it["changes"]) == few["counts"]["carried"]


def test_the_counts_of_a_comparison_are_true_without_all():
    text = guidance("compare", "WT2018", "WT2020").splitlines()[1]
    answer = json.loads(guidance("compare", "WT2018", "WT2020", "--all", "--json"))
    for kind in ["added", "changed", "renamed", "removed", "carried"]:
        assert f'{answer["counts"][kind]} {kind}' in text
    assert answer["counts"]["removed"] == 0 and answer["counts"]["carried"] > 80


def test_nothing_that_is_only_believed_is_told_as_news_of_december_2020():
    answer = json.loads(guidance("compare", "WT2018", "WT2020", "--json"))
    keys = {change["key"] for change in answer["changes"]}
    assert not keys & {"earlyHelp.training", "earlyHelp.lastingImpact", "earlyHelp.homelessnessConsent", "learning.localSixMonths"}
    for change in answer["changes"]:
        assert change["after"]["cite"].startswith("WT2020"), change["key"]


@pytest.mark.parametrize(
    "words, says",
    [
        (["compare", "WT2018", "WT1999"], "There is no edition “WT1999”"),
        (["compare", "WT2018", "WT2018"], "two different editions"),
        (["compare", "WT2018", "WT2020", "--topic", "gardening"], "There is no topic “gardening”"),
        (["compare", "WT2018", "WT2020", "--audience", "pirates"], "There is no audience “pirates”"),
        (["for", "pirates"], "There is no audience “pirates”"),
        (["provision", "earlyHelp.nothing"], "There is no provision"),
        (["edition", "WT1999"], "There is no edition “WT1999”. Use one of: WT2018"),
    ])
def test_a_word_that_is_not_known_is_refused_with_those_that_are(words, says):
    assert says in guidance(*words, code=64)


def test_an_audience_sees_what_it_must_and_should_do_and_how_sure_that_is():
    text = guidance("for", "school", "--on", "2024-01-08")
    assert "MUST" in text and "SHOULD" in text and "Working Together to Safeguard Children 2023" in text
    answer = json.loads(guidance("for", "school", "--on", "2024-01-08", "--json"))
    assert {one["edition"] for one in answer} == {"WT2023"}
    assert any(one["key"] == "earlyHelp.rollRemoval" and one["force"] == "must" for one in answer)
    for one in json.loads(guidance("for", "police", "--on", "2026-11-22", "--json")):
        assert one["status"] == "confirmed" or one["doubt"]


def test_searching_finds_and_says_what_it_searched_for_instead():
    assert "provision  earlyHelp.signBereaved" in guidance("search", "bereaved")
    assert "“bereaved” instead of “brereaved”" in guidance("search", "brereaved")
    assert json.loads(guidance("search", "county", "lines", "--json"))[0]["title"] == "County lines"


def test_one_provision_is_shown_through_the_editions():
    text = guidance("provision", "support.mentalHealthAdmission")
    assert "WT2020" in text and "WT2023" in text and "WT2018" not in text


@pytest.mark.parametrize("key", ["WT2018", "WT2020", "WT2023", "WT2026"])
def test_one_edition_says_how_sure_it_is_when_it_holds_what_is_new_and_what_was_not_read(key):
    answer = json.loads(guidance("edition", key, "--json"))
    listed = next(one for one in json.loads(guidance("editions", "--json")) if one["key"] == key)
    assert answer["edition"] == listed
    counts = answer["provisions"]
    assert counts["standing"] == counts["ownWords"] + counts["carried"] + counts["believed"]
    assert counts["standing"] == counts["must"] + counts["should"] + counts["may"] + counts["states"]
    if answer.get("before"):
        compared = json.loads(guidance("compare", answer["before"], key, "--json"))
        assert answer["counts"] == compared["counts"]
        assert [one["key"] for one in answer["news"]] == [one["key"] for one in compared["changes"]]
    assert answer["news"] and all(one["because"] and one["cite"] for one in answer["unconfirmed"])
    text = guidance("edition", key)
    assert text.startswith(f"{key}: {listed['title']}\n")
    for words in ["in force", listed["from"], "status", "provisions", "unconfirmed"]:
        assert words in text
    for one in answer["news"]:
        assert f"[{one['key']}]" in text


def test_the_edition_whose_text_was_not_read_says_so_of_everything_but_law():
    answer = json.loads(guidance("edition", "WT2026", "--json"))
    assert answer["edition"]["status"] == "unconfirmed"
    provisions = [one for one in answer["unconfirmed"] if one["what"] == "provision"]
    assert len(provisions) > 250 and {one["what"] for one in answer["unconfirmed"]} == {"provision", "duty", "rule"}
    assert any(one["key"] == "law.childProtectionTeams" for one in answer["notInForce"])
    text = guidance("edition", "WT2026")
    assert "carried from the edition before" in text and "NOT KNOWN TO BE IN FORCE" in text


def test_the_export_fits_its_schema_and_holds_the_whole_library():
    schema = json.loads((ROOT / "docs" / "guidance.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    library = json.loads(guidance("export"))
    errors = [f"{list(error.path)}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(library)]
    assert not errors, errors[:10]
    assert len(library["provisions"]) > 300
    keys = {one["key"] for one in library["provisions"]}
    for one in library["provisions"]:
        assert set(one["replaces"]) | set(one["replacedBy"]) <= keys
        # What the first edition here replaced stands in none.
        assert one["audiences"] and bool(one["editions"]) != ("endedBy" in one)
    sources = {one["key"] for one in library["sources"]}
    for one in library["provisions"]:
        for wording in one["wordings"]:
            assert set(wording["readIn"]) <= sources


def test_the_copy_for_other_hosts_is_written_and_can_be_written_again(tmp_path):
    folder = tmp_path / "copy"
    first = json.loads(guidance("site", str(folder), "--on", "2026-11-22", "--json"))["files"]
    assert "index.html" in first and "style.css" in first and "for/school.html" in first
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert "<script" not in text and 'href="style.css"' in text and 'action="search.html"' in text
    assert {"search.html", "search.js", "search.json", "a-to-z.html"} <= set(first)
    before = {path: (folder / path).read_bytes() for path in first}
    guidance("site", str(folder), "--on", "2026-11-22")
    assert {path: (folder / path).read_bytes() for path in first} == before
    assert json.loads((folder / "all.json").read_text(encoding="utf-8")) == json.loads(guidance("export"))
