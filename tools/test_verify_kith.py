"""Kith's own record and the verifier that was written without it agree: on what is sound, and on what was altered."""

import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess

import kith_server
import pytest
import record_writer as writer
from conftest import BINARY
from test_verify_record import fault, flipped, run


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A demonstration's data folder, not served by anyone."""
    if not BINARY.is_file():
        pytest.skip("no kith executable has been built")
    data = tmp_path_factory.mktemp("told") / "data"
    return pathlib.Path(shutil.copytree(kith_server.told(BINARY), data))


def command(data, *words):
    return subprocess.run(
        [BINARY, *map(str, words), "--data", str(data)],
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


def copied(told, tmp_path):
    """A copy of the data that may be spoiled, with everything in the one file."""
    data = tmp_path / "copy"
    shutil.copytree(told, data)
    database = sqlite3.connect(data / "kith.db")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return data, database


def kith_says(data, *more):
    """Kith's own verification, by log: (sound, first bad entry)."""
    answer = command(data, "record", "verify", "--json", *more)
    assert answer.stdout.startswith("{"), answer.stderr
    logs = {log["log"]: (log["sound"], log.get("firstBadEntry")) for log in json.loads(answer.stdout)["logs"]}
    assert (answer.returncode == 0) == all(sound for sound, _ in logs.values())
    return logs


def exported_by_hand(database, folder):
    """An export as Kith writes it, from whatever the database holds: Kith itself refuses to export what is broken."""
    for log, origin, note in database.execute("SELECT log, origin, note FROM head").fetchall():
        place = folder / origin.removeprefix("kith/").replace("/", "-")
        place.mkdir(parents=True)
        rows = database.execute("SELECT bytes FROM entry WHERE log = ? ORDER BY id", (log,)).fetchall()
        (place / "entries.bin").write_bytes(writer.framed([row[0] for row in rows]))
        (place / "checkpoint.txt").write_text(note, encoding="utf-8")
        (place / "key.txt").write_text(exported_by_hand.keys[origin] + "\n")
    return folder


def the_other_says(folder, *more):
    answer = run("export", folder, "--json", *more)
    return [log["sound"] for log in json.loads(answer.stdout)["logs"]], answer


@pytest.fixture(scope="module")
def keys(told):
    lines = command(told, "record", "checkpoint", "--key").stdout.split()
    exported_by_hand.keys = {line.split("+")[0]: line for line in lines}
    return lines


def test_both_verifiers_find_the_demonstration_sound_and_agree_on_its_roots(told, keys, tmp_path):
    made = command(told, "record", "export", tmp_path / "export")
    assert made.returncode == 0, made.stderr
    words = [word for key in keys for word in ("--key", key)]
    theirs = json.loads(run("export", tmp_path / "export", "--json", *words).stdout)["logs"]
    ours = json.loads(command(told, "record", "verify", "--json").stdout)["logs"]
    assert all(log["sound"] for log in theirs + ours)
    assert theirs[0]["entries"] > 50
    assert {log["log"]: (log["entries"], log["root"]) for log in theirs} == {
        log["log"]: (log["entries"], log["root"]) for log in ours
    }
    kept = tmp_path / "kept.txt"
    kept.write_text(command(told, "record", "checkpoint").stdout, encoding="utf-8")
    assert run("checkpoint", kept, *words).returncode == 0
    assert run("export", tmp_path / "export", "--against", kept, *words).returncode == 0


def test_a_database_exported_by_hand_is_what_kith_exports(told, keys, tmp_path):
    data, database = copied(told, tmp_path)
    exported_by_hand(database, tmp_path / "hand")
    assert command(told, "record", "export", tmp_path / "export").returncode == 0
    files = sorted(one.relative_to(tmp_path / "export") for one in (tmp_path / "export").rglob("*.*"))
    assert files == sorted(one.relative_to(tmp_path / "hand") for one in (tmp_path / "hand").rglob("*.*"))
    for file in files:
        assert (tmp_path / "export" / file).read_bytes() == (tmp_path / "hand" / file).read_bytes(), file


def test_proofs_of_the_demonstration_hold_with_both(told, tmp_path):
    last = json.loads(command(told, "record", "verify", "--json").stdout)["logs"][0]["entries"]
    for number in {1, 2, last // 2, last}:
        proof = tmp_path / f"{number}.json"
        proof.write_text(command(told, "record", "prove", str(number)).stdout, encoding="utf-8")
        answer = run("proof", proof)
        assert answer.returncode == 0 and f"holds entry {number} " in answer.stdout, answer.stdout
        assert subprocess.run([BINARY, "record", "check-proof", proof], capture_output=True).returncode == 0


@pytest.mark.parametrize("kind", ["inclusion", "consistency"])
def test_proofs_written_by_hand_hold_with_kith_and_altered_ones_with_neither(verifier, signer, kind, tmp_path):
    if not BINARY.is_file():
        pytest.skip("no kith executable has been built")
    entries = writer.log_of(6)
    data = writer.inclusion(signer, entries, 4) if kind == "inclusion" else writer.consistency(signer, entries, 3)
    file = tmp_path / "proof.json"
    chance = random.Random(2)
    for at in [None, *chance.sample(range(len(data)), 25)]:
        changed = data if at is None else flipped(data, at, 1 << chance.randrange(7))
        file.write_bytes(changed)
        kith = subprocess.run([BINARY, "record", "check-proof", file], capture_output=True, text=True, timeout=30)
        try:
            theirs = bool(verifier.check_proof(changed, []))
        except verifier.Bad:
            theirs = False
        assert (kith.returncode == 0) == theirs, (at, kith.stderr)
        assert theirs or at is not None, kith.stderr


def test_kith_and_the_other_agree_on_flipped_bytes_of_the_database(told, keys, verifier, tmp_path):
    data, database = copied(told, tmp_path)
    chance = random.Random(3)
    rows = database.execute("SELECT id, length(bytes) FROM entry ORDER BY id").fetchall()
    kept = {origin: checkpoints_of(verifier, database, origin) for origin in exported_by_hand.keys}
    for id, length in chance.sample(rows, 40):
        before = database.execute("SELECT bytes FROM entry WHERE id = ?", (id,)).fetchone()[0]
        at = chance.randrange(length)
        number = id & (1 << 40) - 1
        database.execute(
            "UPDATE entry SET bytes = ? WHERE id = ?", (flipped(before, at, 1 << chance.randrange(8)), id)
        )
        database.commit()
        bad = [found for found in kith_says(data).values() if not found[0]]
        assert bad == [(False, number)], (number, at, bad)
        origin = database.execute("SELECT origin FROM head WHERE log = ?", (id >> 40,)).fetchone()[0]
        bytes_now = [
            row[0]
            for row in database.execute("SELECT bytes FROM entry WHERE log = ? ORDER BY id", (id >> 40,)).fetchall()
        ]
        found = fault(verifier, bytes_now, kept[origin][-1], kept[origin])
        assert found.first == found.last == number, (at, found.what)
        database.execute("UPDATE entry SET bytes = ? WHERE id = ?", (before, id))
        database.commit()
    assert all(sound for sound, _ in kith_says(data).values())


def checkpoints_of(verifier, database, origin):
    """A checkpoint of every length the log has had."""
    rows = database.execute(
        "SELECT bytes FROM entry WHERE log = (SELECT log FROM head WHERE origin = ?) ORDER BY id", (origin,)
    ).fetchall()
    tree, kept = verifier.Tree(), []
    for row in rows:
        tree.append(writer.leaf(row[0]))
        kept.append(verifier.Checkpoint(origin, tree.size, tree.root))
    return kept


def swap(database, one, other):
    rows = {
        id: database.execute("SELECT bytes, leaf, stream, version FROM entry WHERE id = ?", (id,)).fetchone()
        for id in (one, other)
    }
    for id, new in [(one, rows[other]), (other, rows[one])]:
        database.execute("UPDATE entry SET bytes = ?, leaf = ? WHERE id = ?", (*new[:2], id))


SPOILT = {
    "the last entry dropped": (lambda db, log, n: db.execute("DELETE FROM entry WHERE id = ?", (log << 40 | n,)), 0),
    "an entry dropped": (lambda db, log, n: db.execute("DELETE FROM entry WHERE id = ?", (log << 40 | 7,)), 7),
    "the first entry dropped": (lambda db, log, n: db.execute("DELETE FROM entry WHERE id = ?", (log << 40 | 1,)), 1),
    "two entries swapped": (lambda db, log, n: swap(db, log << 40 | 5, log << 40 | 9), 5),
    "an entry twice": (
        lambda db, log, n: db.execute(
            "INSERT INTO entry SELECT id + 1, log, stream, version + 1000, leaf, bytes FROM entry WHERE id = ?",
            (log << 40 | n,),
        ),
        -1,
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_both_find_what_was_dropped_swapped_or_added(told, keys, name, tmp_path):
    data, database = copied(told, tmp_path)
    spoil, wanted = SPOILT[name]
    log, size, origin = database.execute("SELECT log, size, origin FROM head WHERE origin LIKE '%/acts'").fetchone()
    spoil(database, log, size)
    database.commit()
    number = {0: size, -1: size + 1}.get(wanted, wanted)
    assert kith_says(data)[origin] == (False, number)
    answer = run("export", exported_by_hand(database, tmp_path / "hand"))
    assert answer.returncode == 1
    assert re.search(rf"{origin.split('/')[1]}-acts  NOT AS RECORDED: first bad entry {number}:", answer.stdout), (
        answer.stdout
    )


def test_an_older_file_gone_on_with_is_found_by_a_kept_checkpoint(told, keys, tmp_path):
    older, database = copied(told, tmp_path)
    database.close()
    newer = tmp_path / "newer"
    shutil.copytree(older, newer)

    def goes_on(data, name):
        made = command(data, "agency", "add", name, "--kind", "school", "--phone", "01632 960001")
        assert made.returncode == 0, made.stderr + made.stdout

    goes_on(newer, "Thornfield School")
    kept = tmp_path / "kept.txt"
    kept.write_text(command(newer, "record", "checkpoint").stdout, encoding="utf-8")
    for data, sound in [(newer, True), (older, False)]:
        if not sound:
            found = kith_says(data, "--against", kept)
            assert not all(one for one, _ in found.values()), "a shorter log than the one kept"
        goes_on(data, "Lowood School")
        found = kith_says(data, "--against", kept)
        assert all(one for one, _ in found.values()) == sound
        assert command(data, "record", "export", data / "export").returncode == 0
        sounds, answer = the_other_says(data / "export", "--against", kept)
        assert (answer.returncode == 0) == sound
