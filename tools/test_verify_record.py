"""The record can be checked without Kith, and what was done to it is found: tools/verify-record.py."""

import base64
import json
import random
import re
import subprocess
import sys

import kith_server
import pytest
import record_writer as writer
from conftest import HERE

ORIGIN = "kith/demo/acts"
PAGE = (kith_server.ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")


def run(*words):
    return subprocess.run(
        [sys.executable, str(HERE / "verify-record.py"), *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


def fault(verifier, entries, signed, kept=()):
    """What is wrong with a log, without the signatures, which take most of the time."""
    with pytest.raises(verifier.Bad) as caught:
        verifier.check_log(entries, signed, list(kept))
    return caught.value


def checkpoint(verifier, entries):
    return verifier.Checkpoint(ORIGIN, len(entries), writer.root([writer.leaf(one) for one in entries]))


# --- The page's own example ------------------------------------------------------------------------------------------


def example(after, fence="```"):
    return PAGE.split(after, 1)[1].split(fence, 2)[1].strip("\n")


def example_entries():
    first = writer.Draft(clocks=["starts referral.decision"]).encoded()
    others = [bytes.fromhex("".join(example(f"Entry {number}, 208").split())) for number in (2, 3)]
    return [first, *others]


def test_the_worked_example_is_as_the_page_says(verifier):
    entries = example_entries()
    shown = "".join(re.split(r"  +", line)[0].replace(" ", "") for line in example("Entry 1, 193").splitlines())
    assert shown == entries[0].hex()
    assert [len(one) for one in entries] == [193, 208, 208]
    assert re.findall(r"^leaf \d `(\w+)`", PAGE, re.M) == [writer.leaf(one).hex() for one in entries]
    key = verifier.Key.read(re.search(r"^`(kith/demo/acts\+\S+)`", PAGE, re.M)[1])
    note = verifier.notes((example("\ncheckpoint:\n") + "\n").encode())[0]
    assert verifier.check_log(entries, note.signed_with(key), []) == writer.root([writer.leaf(one) for one in entries])
    proof = re.search(r"\n`(\S{43}=)`\.", PAGE)[1]
    verifier.check_inclusion(3, writer.leaf(entries[2]), note.checkpoint, [base64.b64decode(proof)])


def test_the_worked_example_is_signed_with_the_key_its_master_key_makes(verifier):
    signer = writer.Signer(verifier, writer.derived(bytes(range(32)), "sign checkpoints"))
    assert signer.note(example_entries()) == example("\ncheckpoint:\n") + "\n"


def test_the_signatures_of_rfc_8032_hold_and_no_others(verifier):
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert verifier.is_signed(public, b"\x72", signature)
    assert not verifier.is_signed(public, b"\x73", signature)
    more = (int.from_bytes(signature[32:], "little") + verifier.L).to_bytes(32, "little")
    assert not verifier.is_signed(public, b"\x72", signature[:32] + more)
    for at in range(64):
        assert not verifier.is_signed(public, b"\x72", flipped(signature, at, 1))


# --- Sound logs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 100])
def test_a_sound_log_passes_with_every_checkpoint_kept_of_it(verifier, count):
    entries = writer.log_of(count)
    kept = [checkpoint(verifier, entries[:size]) for size in range(count + 1)]
    assert verifier.check_log(entries, kept[-1], kept) == kept[-1].root


def test_a_sound_export_passes_on_the_command_line(signer, tmp_path):
    entries = writer.log_of(12)
    writer.export(tmp_path / "all" / "demo-acts", signer, entries)
    looks = writer.log_of(3, "kith/demo/looks")
    writer.export(tmp_path / "all" / "demo-looks", signer, looks, "kith/demo/looks")
    keys = tmp_path / "keys.txt"
    keys.write_text(f"{signer.key(ORIGIN)}\n{signer.key('kith/demo/looks')}\n")
    kept = tmp_path / "kept.txt"
    kept.write_text(signer.note(entries[:5]) + "\n" + signer.note(looks, "kith/demo/looks"), encoding="utf-8")
    answer = run("export", tmp_path / "all", "--key", keys, "--against", kept)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert re.search(r"kith/demo/acts  12 entries  root [0-9a-f]{64}  only grew since 5 entries", answer.stdout)
    assert re.search(r"Checked in \d+\.\d\d seconds", answer.stdout)
    told = json.loads(run("export", tmp_path / "all", "--key", keys, "--json").stdout)
    assert [(log["entries"], log["sound"]) for log in told["logs"]] == [(12, True), (3, True)]
    assert run("checkpoint", kept, "--key", keys).returncode == 0


def test_a_note_of_several_hands_passes_when_ours_is_among_them(verifier, signer):
    other = writer.Signer(verifier, b"\x01" * 32)
    entries = writer.log_of(4)
    key = verifier.Key.read(signer.key(ORIGIN))
    for more in ["", "another line\n"]:
        ours, theirs = signer.note(entries, more=more), other.note(entries, more=more)
        stranger = theirs.split("\n\n")[1]
        assert verifier.notes((ours + stranger).encode())[0].signed_with(key).size == 4
        head, line = ours.split("\n\n")
        assert verifier.notes((head + "\n\n" + stranger + line).encode())[0].signed_with(key).size == 4
        with pytest.raises(verifier.Bad):
            verifier.notes(theirs.encode())[0].signed_with(key)


# --- Logs that were altered ------------------------------------------------------------------------------------------


def flipped(data, at, bit):
    changed = bytearray(data)
    changed[at] ^= bit
    return bytes(changed)


def test_every_flipped_bit_of_every_entry_is_found(verifier):
    entries = writer.log_of(7)
    signed = checkpoint(verifier, entries)
    kept = [checkpoint(verifier, entries[:size]) for size in range(1, 8)]
    for number, data in enumerate(entries, 1):
        for at in range(len(data)):
            for bit in range(8):
                changed = [*entries[: number - 1], flipped(data, at, 1 << bit), *entries[number:]]
                assert fault(verifier, changed, signed).what
                # With a checkpoint kept of every length the place is exact.
                found = fault(verifier, changed, signed, kept)
                assert found.first == found.last == number, (at, bit, found.what)


def test_every_flipped_byte_of_every_exported_file_is_found(verifier, signer, tmp_path):
    folder = writer.export(tmp_path / "log", signer, writer.log_of(3))
    chance = random.Random(1)
    for file in sorted(folder.iterdir()):
        data = file.read_bytes()
        for at in range(len(data)):
            file.write_bytes(flipped(data, at, 1 << chance.randrange(8)))
            with pytest.raises(verifier.Bad):
                verifier.check_export(folder, [], [])
        file.write_bytes(data)
    assert verifier.check_export(folder, [], []).entries == 3


@pytest.mark.parametrize("number", [1, 2, 6, 11])
def test_a_dropped_entry_is_found_by_its_number(verifier, number):
    entries = writer.log_of(12)
    found = fault(verifier, entries[: number - 1] + entries[number:], checkpoint(verifier, entries))
    assert found.first == found.last == number


def test_a_log_cut_off_is_found_by_the_first_number_missing(verifier):
    entries = writer.log_of(12)
    for count in range(12):
        found = fault(verifier, entries[:count], checkpoint(verifier, entries))
        assert found.first == found.last == count + 1


def test_a_log_that_goes_on_after_its_checkpoint_is_found(verifier):
    entries = writer.log_of(12)
    assert fault(verifier, entries, checkpoint(verifier, entries[:9])).first == 10


@pytest.mark.parametrize(("one", "other"), [(1, 2), (4, 5), (3, 12), (1, 12)])
def test_two_entries_that_changed_places_are_found(verifier, one, other):
    entries = writer.log_of(12)
    changed = list(entries)
    changed[one - 1], changed[other - 1] = entries[other - 1], entries[one - 1]
    found = fault(verifier, changed, checkpoint(verifier, entries))
    assert found.first == found.last == one


def test_a_log_rewound_and_gone_on_with_is_found_by_a_kept_checkpoint(verifier, signer, tmp_path):
    entries = writer.log_of(12)
    kept = tmp_path / "kept.txt"
    kept.write_text(signer.note(entries[:4]) + "\n" + signer.note(entries[:9]), encoding="utf-8")
    other = [
        *entries[:6],
        *[
            writer.Draft(
                number=number, version=(number - 1) // 3 + 1, stream=f"episode/E{(number - 1) % 3}", kind="child.see"
            ).encoded()
            for number in range(7, 13)
        ],
    ]
    folder = writer.export(tmp_path / "log", signer, other)
    assert run("export", folder).returncode == 0
    answer = run("export", folder, "--against", kept)
    assert answer.returncode == 1
    assert "first bad entry somewhere from 5 to 9" in answer.stdout
    shorter = writer.export(tmp_path / "shorter", signer, entries[:8])
    answer = run("export", shorter, "--against", kept)
    assert answer.returncode == 1 and "first bad entry 9" in answer.stdout


def test_entries_bin_cut_anywhere_is_found(verifier, signer, tmp_path):
    folder = writer.export(tmp_path / "log", signer, writer.log_of(3))
    file = folder / "entries.bin"
    data = file.read_bytes()
    for size in range(len(data)):
        file.write_bytes(data[:size])
        with pytest.raises(verifier.Bad) as caught:
            verifier.check_export(folder, [], [])
        assert caught.value.first, size
    file.write_bytes(data + b"\x00")
    with pytest.raises(verifier.Bad):
        verifier.check_export(folder, [], [])


def test_a_file_or_a_log_taken_away_is_found(signer, tmp_path):
    for name in ["entries.bin", "checkpoint.txt", "key.txt"]:
        folder = writer.export(tmp_path / name, signer, writer.log_of(3))
        (folder / name).unlink()
        assert run("export", folder).returncode == 1
    folder = writer.export(tmp_path / "one" / "demo-acts", signer, writer.log_of(3))
    answer = run("export", folder, "--key", signer.key(ORIGIN), "--key", signer.key("kith/demo/looks"))
    assert answer.returncode == 1 and "kith/demo/looks  NOT AS RECORDED" in answer.stdout


def test_another_key_than_the_one_given_is_found(verifier, signer, tmp_path):
    other = writer.Signer(verifier, b"\x01" * 32)
    folder = writer.export(tmp_path / "log", other, writer.log_of(3))
    assert run("export", folder).returncode == 0
    answer = run("export", folder, "--key", signer.key(ORIGIN))
    assert answer.returncode == 1 and "key" in answer.stdout


BROKEN = {
    "format 2": lambda data: b"\x02" + data[1:],
    "bytes after the end": lambda data: data + b"\x00",
    "nothing": lambda data: b"",
    "another number": lambda data: writer.Draft(number=2).encoded(),
    "number 0": lambda data: writer.Draft(number=0).encoded(),
    "version 2 first": lambda data: writer.Draft(version=2).encoded(),
    "version 0": lambda data: writer.Draft(version=0).encoded(),
    "follows itself": lambda data: writer.Draft(follows=1).encoded(),
    "another log": lambda data: writer.Draft(log="kith/demo/looks").encoded(),
    "not UTF-8": lambda data: writer.Draft(by=b"\xff\xfe").encoded(),
    "a surrogate": lambda data: writer.Draft(by=b"\xed\xa0\x80").encoded(),
    "an overlong text": lambda data: writer.Draft(by=b"\xc0\x80").encoded(),
    "a payload too short": lambda data: writer.Draft(sealed=b"\x00" * 28).encoded(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_entry_against_the_rules_is_refused_even_when_signed(verifier, name):
    entries = [BROKEN[name](writer.Draft().encoded())]
    found = fault(verifier, entries, checkpoint(verifier, entries))
    assert found.first == found.last == 1
    assert "root" not in found.what


# --- Proofs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13])
def test_proofs_hold_for_every_entry_and_every_earlier_length(verifier, count):
    leaves = [writer.leaf(one) for one in writer.log_of(count)]
    signed = verifier.Checkpoint(ORIGIN, count, writer.root(leaves))
    for index in range(count):
        proof = writer.path(index, leaves)
        verifier.check_inclusion(index + 1, leaves[index], signed, proof)
        for wrong in [proof[:-1], proof + [leaves[0]], proof[::-1], [flipped(one, 0, 1) for one in proof]]:
            if wrong != proof:
                with pytest.raises(verifier.Bad):
                    verifier.check_inclusion(index + 1, leaves[index], signed, wrong)
        for other in set(range(count)) - {index}:
            with pytest.raises(verifier.Bad):
                verifier.check_inclusion(other + 1, leaves[index], signed, proof)
    for old in range(count + 1):
        earlier = verifier.Checkpoint(ORIGIN, old, writer.root(leaves[:old]))
        proof = writer.growth(old, leaves) if old else []
        verifier.check_consistency(earlier, signed, proof)
        for wrong in [proof[:-1], proof + [leaves[0]], [flipped(one, 0, 1) for one in proof]]:
            if wrong != proof:
                with pytest.raises(verifier.Bad):
                    verifier.check_consistency(earlier, signed, wrong)
        with pytest.raises(verifier.Bad):
            verifier.check_consistency(verifier.Checkpoint(ORIGIN, old, flipped(earlier.root, 3, 1)), signed, proof)


@pytest.mark.parametrize("kind", ["inclusion", "consistency"])
def test_every_flipped_byte_of_a_proof_file_is_found(verifier, signer, kind):
    entries = writer.log_of(6)
    data = writer.inclusion(signer, entries, 4) if kind == "inclusion" else writer.consistency(signer, entries, 3)
    assert verifier.check_proof(data, []).entries == 6
    chance = random.Random(1)
    for at in range(len(data)):
        changed = flipped(data, at, 1 << chance.randrange(8))
        try:
            same = json.loads(changed) == json.loads(data)
        except ValueError:
            same = False
        if not same:
            with pytest.raises(verifier.Bad):
                verifier.check_proof(changed, [])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"NaN",
        b"\xff",
        b"[" * 100_000,
        b'{"format": 1}',
        b'{"format": 2, "kind": "inclusion"}',
        b'{"format": true, "kind": "inclusion", "key": "", "checkpoint": "", "entry": "", "proof": []}',
        b'{"format": 1, "kind": ["inclusion"]}',
    ],
)
def test_what_is_no_proof_is_refused_in_words(verifier, data, tmp_path):
    file = tmp_path / "proof.json"
    file.write_bytes(data)
    answer = run("proof", file)
    assert answer.returncode == 1 and "Traceback" not in answer.stderr
    assert "NOT AS RECORDED" in answer.stdout


def test_nothing_to_check_is_neither_sound_nor_bad(tmp_path):
    assert run("export", tmp_path).returncode == 2
    assert run("export", tmp_path / "nowhere").returncode == 2
    assert run("proof", tmp_path / "nowhere").returncode == 2
