"""The record can be checked by a stranger: tools/verify-record.py is written from docs/record-format.md alone."""

import re
import subprocess
import sys

import kith_server
import pytest

VERIFIER = kith_server.ROOT / "tools" / "verify-record.py"


def verify(*words):
    return subprocess.run(
        [sys.executable, str(VERIFIER), *map(str, words)], capture_output=True, text=True, timeout=300,
        stdin=subprocess.DEVNULL)


@pytest.fixture
def exported(kith, tmp_path):
    """Every log of the demonstration as a partner receives it."""
    folder = tmp_path / "export"
    kith.command("record", "export", str(folder))
    logs = sorted(path for path in folder.iterdir() if path.is_dir())
    assert logs
    return logs


def test_the_record_of_the_told_stories_verifies(kith):
    said = kith.command("record", "verify").stdout
    assert re.search(r"[1-9]\d* entries", said)


def test_an_export_verifies_without_kith(exported):
    for log in exported:
        answer = verify("export", log)
        assert answer.returncode == 0, answer.stdout + answer.stderr


def test_an_export_with_one_bit_changed_is_found(exported):
    for log in exported:
        largest = max((path for path in log.iterdir() if path.is_file()), key=lambda path: path.stat().st_size)
        data = bytearray(largest.read_bytes())
        data[len(data) // 2] ^= 1
        largest.write_bytes(bytes(data))
        assert verify("export", log).returncode != 0


def test_a_proof_of_one_entry_verifies_without_kith(kith, tmp_path):
    proof = tmp_path / "proof.json"
    proof.write_text(kith.command("record", "prove", "1").stdout, encoding="utf-8")
    answer = verify("proof", proof)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_readings_are_the_same_after_a_rebuild(kith):
    said = kith.command("record", "rebuild").stdout.lower()
    assert "nothing changed" in said or "no change" in said, said
