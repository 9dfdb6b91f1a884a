#!/usr/bin/env python3
"""Check a record without Kith: an exported log, a checkpoint, or a proof.

    tools/verify-record.py export DIR [--key KEY] [--against KEPT]
    tools/verify-record.py checkpoint FILE --key KEY
    tools/verify-record.py proof FILE [--key KEY]

Written from docs/record-format.md alone, and needs nothing but Python 3.11: copy this one file to a machine that has
never had Kith on it. KEY is a key in text, or a file with one a line; KEPT is a file of checkpoints kept earlier.
Ends with status 1, naming the first bad entry as closely as can be told, when anything was altered, removed, reordered
or cut off; with 2 when there was nothing to check.
"""

import argparse
import base64
import binascii
import hashlib
import json
import pathlib
import re
import struct
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

MOST_NUMBER = 2**40 - 1
LEAST_SEALED, MOST_SEALED = 29, 16_777_216
# An entry of empty texts, and more than any can have.
LEAST_ENTRY = 1 + 5 * 8 + 8 * 2 + 2 * 2 + 4
MOST_ENTRY = 2**31
ORIGIN = re.compile(r"kith/[a-z0-9-]{1,60}/(acts|looks)")


class Bad(Exception):
    """Something is not as it was recorded. `first` and `last` bound the number of the first bad entry."""

    def __init__(self, what: str, first: int | None = None, last: int | None = None):
        super().__init__(what)
        self.what, self.first, self.last = what, first, first if last is None else last


# --- Ed25519 (RFC 8032), verification only ---------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def point(encoded: bytes) -> Point | None:
    """The point a key or a signature's first half stands for; nothing when it stands for none."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * v**3 * pow(u * v**7, (P - 5) // 8, P) % P
    if v * x * x % P == -u % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if v * x * x % P != u or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def add(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return (x * y % P, z * t % P, y * z % P, x * t % P)


def times(number: int, of: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, of)
        of, number = add(of, of), number >> 1
    return result


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signed(public_key: bytes, text: bytes, signature: bytes) -> bool:
    """Whether this is the key's signature over the text."""
    key, commitment = point(public_key), point(signature[:32])
    factor = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or len(signature) != 64 or factor >= L:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public_key + text).digest(), "little") % L
    left, right = times(factor, BASE), add(commitment, times(challenge, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- Section 1: an entry's bytes -------------------------------------------------------------------------------------


@dataclass
class Entry:
    """One entry's envelope, as far as checking needs it."""

    number: int
    version: int
    follows: int
    log: str
    stream: str
    kind: str


def texts(data: bytes, at: int, count: int, number: int) -> tuple[list[str], int]:
    found = []
    for _ in range(count):
        end = at + 2
        if end <= len(data):
            end += int.from_bytes(data[at:end], "big")
        if at + 2 > len(data) or end > len(data):
            raise Bad("its bytes end in the middle of a text", number)
        try:
            found.append(data[at + 2 : end].decode("utf-8"))
        except UnicodeDecodeError:
            raise Bad("a text in it is not UTF-8", number) from None
        at = end
    return found, at


def entry(data: bytes, number: int) -> Entry:
    """Take an entry apart; `number` is the place it was found at, by which a fault is reported."""
    if len(data) < LEAST_ENTRY:
        raise Bad("its bytes are too few", number)
    form, own, version, follows, _, _ = struct.unpack_from(">BQQQqq", data)
    if form != 1:
        raise Bad(f"its format is {form}, not 1", number)
    names, at = texts(data, 41, 8, number)
    for _ in range(2):
        count = int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data):
            raise Bad("its bytes end before a list", number)
        _, at = texts(data, at + 2, count, number)
    sealed = int.from_bytes(data[at : at + 4], "big")
    if at + 4 > len(data) or at + 4 + sealed > len(data):
        raise Bad("its bytes end in the middle of the payload", number)
    if at + 4 + sealed != len(data):
        raise Bad("there are bytes after its payload", number)
    if sealed and not LEAST_SEALED <= sealed <= MOST_SEALED:
        raise Bad(f"its payload has {sealed} bytes, which none can have", number)
    if not 1 <= own <= MOST_NUMBER:
        raise Bad(f"its number is {own}, which none can have", number)
    if version < 1:
        raise Bad("its version is 0", number)
    if follows >= own:
        raise Bad(f"it follows {follows}, which is not before it", number)
    return Entry(own, version, follows, names[0], names[1], names[2])


# --- Section 2: the tree ---------------------------------------------------------------------------------------------


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def leaf(data: bytes) -> bytes:
    return sha256(b"\x00" + data)


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right)


class Tree:
    """A tree that grows by one leaf at a time and keeps only the roots of its complete subtrees, largest first."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def append(self, hashed: bytes) -> None:
        ended = self.size
        while ended & 1:
            hashed = node(self.peaks.pop(), hashed)
            ended >>= 1
        self.peaks.append(hashed)
        self.size += 1

    @property
    def root(self) -> bytes:
        if not self.peaks:
            return sha256(b"")
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node(peak, root)
        return root


# --- Section 3: the checkpoint ---------------------------------------------------------------------------------------


def from_base64(text: str, what: str) -> bytes:
    """Strict: the standard alphabet, padded, and written in the one way in which these bytes are written."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        raise Bad(f"{what} is not base64") from None
    if base64.b64encode(data).decode() != text:
        raise Bad(f"{what} is not base64 as it is written")
    return data


def to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


@dataclass(frozen=True)
class Key:
    """A log's public key under the log's name."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n\x01" + self.public)[:4]

    @property
    def text(self) -> str:
        return "+".join([self.name, self.id.hex(), to_base64(b"\x01" + self.public)])

    @staticmethod
    def read(text: str) -> "Key":
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise Bad("the key is not written as NAME+ID+KEY")
        data = from_base64(parts[2], "the key")
        if len(data) != 33 or data[0] != 1:
            raise Bad("the key is not an Ed25519 key")
        key = Key(parts[0], data[1:])
        if parts[1] != key.id.hex():
            raise Bad("the key's id is not the one of its name and key")
        return key


@dataclass(frozen=True)
class Checkpoint:
    """What was signed: so many entries, this root."""

    origin: str
    size: int
    root: bytes


@dataclass
class Note:
    """A signed note, taken apart and not yet believed."""

    text: str
    signatures: list[str]
    checkpoint: Checkpoint = field(init=False)

    def __post_init__(self) -> None:
        lines = self.text.split("\n")
        if len(lines) < 4 or lines[-1] != "":
            raise Bad("the checkpoint has not the three lines it needs")
        if not ORIGIN.fullmatch(lines[0]):
            raise Bad("the checkpoint does not begin with a log's origin")
        if not re.fullmatch(r"0|[1-9][0-9]{0,12}", lines[1]) or int(lines[1]) > MOST_NUMBER:
            raise Bad("the checkpoint's number of entries is not a number")
        root = from_base64(lines[2], "the checkpoint's root")
        if len(root) != 32:
            raise Bad("the checkpoint's root has not 32 bytes")
        self.checkpoint = Checkpoint(lines[0], int(lines[1]), root)

    def signed_with(self, key: Key) -> Checkpoint:
        """The checkpoint, once a signature line of this key holds."""
        if key.name != self.checkpoint.origin:
            raise Bad(f"the checkpoint is of {self.checkpoint.origin}, the key is of {key.name}")
        for line in self.signatures:
            parts = line.split(" ")
            if len(parts) != 3 or parts[0] != "\u2014":
                raise Bad("the checkpoint has a line that is no signature")
            try:
                signature = from_base64(parts[2], "a signature")
            except Bad:
                continue
            if parts[1] == key.name and len(signature) == 68 and signature[:4] == key.id:
                if is_signed(key.public, self.text.encode(), signature[4:]):
                    return self.checkpoint
                break
        raise Bad(f"the checkpoint has no valid signature of {key.name}+{key.id.hex()}")


def notes(data: bytes) -> list[Note]:
    """The notes in a file, one after another with an empty line between them."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Bad("the checkpoint is not UTF-8") from None
    if not text:
        return []
    if not text.endswith("\n") or "\r" in text:
        raise Bad("the checkpoint's lines do not all end with one line feed")
    blocks = text.removesuffix("\n").split("\n\n")
    if len(blocks) % 2 or not all(blocks) or any(block.startswith("\n") for block in blocks):
        raise Bad("the checkpoint is not a text, an empty line and signature lines")
    return [Note(said + "\n", signed.split("\n")) for said, signed in zip(blocks[::2], blocks[1::2], strict=True)]


# --- Section 4: an exported log --------------------------------------------------------------------------------------


@dataclass
class Sound:
    """What was found to be as recorded."""

    origin: str
    entries: int
    root: bytes
    key: Key
    kept: list[int] = field(default_factory=list)
    says: str = ""


def exported(file: BinaryIO) -> Iterator[bytes]:
    """The entries of entries.bin."""
    number = 1
    while length := file.read(4):
        size = int.from_bytes(length, "big")
        if len(length) < 4:
            raise Bad("the file ends in the middle of its length", number)
        if size > MOST_ENTRY:
            raise Bad(f"its length is {size}, which none can have", number)
        data = file.read(size)
        if len(data) < size:
            raise Bad("the file ends in the middle of it", number)
        yield data
        number += 1


def check_log(entries: Iterable[bytes], signed: Checkpoint, kept: list[Checkpoint]) -> bytes:
    """Section 1's rules over a whole log, and its root against what was signed now and what was kept earlier."""
    tree = Tree()
    versions: dict[str, int] = {}
    marks = sorted(kept + [signed], key=lambda mark: mark.size)
    matched = 0

    def check_marks() -> None:
        nonlocal matched
        while marks and marks[0].size == tree.size:
            mark = marks.pop(0)
            if tree.root != mark.root:
                whose = "this export's checkpoint" if mark is signed else "a kept checkpoint"
                raise Bad(
                    f"the root of the first {mark.size} entries is not the one that was signed ({whose})",
                    min(matched + 1, mark.size) or None,
                    mark.size or None,
                )
            matched = mark.size

    check_marks()
    for number, data in enumerate(entries, 1):
        if number > signed.size:
            raise Bad(f"there are more entries than the {signed.size} that were signed", number)
        found = entry(data, number)
        if found.number != number:
            raise Bad(f"its number is {found.number}", number)
        if found.log != signed.origin:
            raise Bad(f"it belongs to another log than {signed.origin}", number)
        due = versions.get(found.stream, 0) + 1
        if found.version != due:
            raise Bad(f"its version is {found.version} where {due} was due in its stream", number)
        versions[found.stream] = due
        tree.append(leaf(data))
        check_marks()
    if tree.size < signed.size:
        raise Bad(f"there are {tree.size} entries where {signed.size} were signed", tree.size + 1)
    if marks:
        raise Bad(f"there are {tree.size} entries where {marks[0].size} were signed earlier", tree.size + 1)
    return tree.root


def check_export(folder: pathlib.Path, keys: list[Key], kept: list[Note]) -> Sound:
    """One log's folder."""
    own = (folder / "key.txt").read_bytes()
    try:
        own_key = Key.read(own.decode("utf-8").removesuffix("\n"))
    except UnicodeDecodeError:
        raise Bad("key.txt is not UTF-8") from None
    if own != own_key.text.encode() + b"\n":
        raise Bad("key.txt is not one key on one line")
    found = notes((folder / "checkpoint.txt").read_bytes())
    if len(found) != 1:
        raise Bad("checkpoint.txt is not one checkpoint")
    origin = found[0].checkpoint.origin
    key = own_key
    if keys:
        key = next((one for one in keys if one.name == origin), None)
        if key is None:
            raise Bad(f"none of the keys given is of {origin}")
        if key != own_key:
            raise Bad("key.txt is not the key given")
    signed = found[0].signed_with(key)
    earlier = [note.signed_with(key) for note in kept if note.checkpoint.origin == origin]
    with (folder / "entries.bin").open("rb") as file:
        root = check_log(exported(file), signed, earlier)
    return Sound(origin, signed.size, root, key, [one.size for one in earlier])


# --- Section 5: proof files ------------------------------------------------------------------------------------------


def check_inclusion(number: int, hashed: bytes, later: Checkpoint, proof: list[bytes]) -> None:
    index, last = number - 1, later.size - 1
    if index > last:
        raise Bad(f"entry {number} is not among the {later.size} signed", number)
    for other in proof:
        if last == 0:
            raise Bad("the proof has too many hashes", number)
        if index & 1 or index == last:
            hashed = node(other, hashed)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            hashed = node(hashed, other)
        index, last = index >> 1, last >> 1
    if last or hashed != later.root:
        raise Bad("the proof does not lead from the entry to the root that was signed", number)


def check_consistency(earlier: Checkpoint, later: Checkpoint, proof: list[bytes]) -> None:
    if earlier.size > later.size:
        raise Bad(f"there are {later.size} entries where {earlier.size} were signed earlier", later.size + 1)
    if earlier.size in (0, later.size):
        if proof:
            raise Bad("the proof has hashes where none is needed")
        if earlier.root != (later.root if earlier.size else sha256(b"")):
            raise Bad("the earlier root is not the root of as many entries")
        if earlier.size == later.size and earlier.root != later.root:
            raise Bad("two roots were signed for one number of entries")
        return
    if earlier.size & (earlier.size - 1) == 0:
        proof = [earlier.root, *proof]
    if not proof:
        raise Bad("the proof has too few hashes")
    index, last = earlier.size - 1, later.size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    old = new = proof[0]
    for other in proof[1:]:
        if last == 0:
            raise Bad("the proof has too many hashes")
        if index & 1 or index == last:
            old, new = node(other, old), node(other, new)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            new = node(new, other)
        index, last = index >> 1, last >> 1
    if old != earlier.root or new != later.root or last:
        raise Bad("the proof does not lead from the earlier root to the later one")


def members(data: bytes) -> dict:
    """A proof file's members, each there once."""

    def once(pairs: list[tuple[str, object]]) -> dict:
        if len(dict(pairs)) != len(pairs):
            raise Bad("the proof has a member twice")
        return dict(pairs)

    try:
        proof = json.loads(data.decode("utf-8"), object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise Bad("the proof is not JSON") from None
    if not isinstance(proof, dict):
        raise Bad("the proof is not an object")
    if type(proof.get("format")) not in (int, float) or proof["format"] != 1:
        raise Bad("the proof's format is not 1")
    wanted = {"inclusion": ["entry"], "consistency": ["earlier"]}.get(str(proof.get("kind")))
    if wanted is None:
        raise Bad("the proof is neither of inclusion nor of consistency")
    for name in ["kind", "key", "checkpoint", *wanted]:
        if not isinstance(proof.get(name), str):
            raise Bad(f"the proof has no {name}")
    if not isinstance(proof.get("proof"), list) or not all(isinstance(one, str) for one in proof["proof"]):
        raise Bad("the proof has no list of hashes")
    return proof


def single(text: str) -> Note:
    found = notes(text.encode("utf-8", "surrogatepass"))
    if len(found) != 1:
        raise Bad("the proof's checkpoint is not one checkpoint")
    return found[0]


def check_proof(data: bytes, keys: list[Key]) -> Sound:
    proof = members(data)
    key = Key.read(proof["key"])
    later = single(proof["checkpoint"]).signed_with(key)
    if keys and key not in keys:
        raise Bad("the proof's key is not the key given")
    hashes = [from_base64(one, "a hash of the proof") for one in proof["proof"]]
    if any(len(one) != 32 for one in hashes):
        raise Bad("a hash of the proof has not 32 bytes")
    if proof["kind"] == "consistency":
        earlier = single(proof["earlier"]).signed_with(key)
        check_consistency(earlier, later, hashes)
        return Sound(later.origin, later.size, later.root, key, says=f"only grew, from {earlier.size} entries")
    entry_data = from_base64(proof["entry"], "the proof's entry")
    own = int.from_bytes(entry_data[1:9], "big")
    found = entry(entry_data, own)
    if found.log != later.origin:
        raise Bad(f"it belongs to another log than {later.origin}", found.number)
    check_inclusion(found.number, leaf(entry_data), later, hashes)
    return Sound(later.origin, later.size, later.root, key, says=f"holds entry {found.number} ({found.kind})")


# --- The command -----------------------------------------------------------------------------------------------------


def given_keys(words: list[str]) -> list[Key]:
    keys = []
    for word in words:
        path = pathlib.Path(word)
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else [word]
        keys += [Key.read(line) for line in lines if line]
    return keys


def folders(folder: pathlib.Path) -> list[pathlib.Path]:
    """The logs in an export: the folder itself, or each folder in it."""
    if (folder / "entries.bin").exists() or (folder / "checkpoint.txt").exists():
        return [folder]
    return sorted(one for one in folder.iterdir() if one.is_dir())


def told(fault: Bad) -> str:
    if fault.first is None:
        return fault.what
    if fault.first == fault.last:
        return f"first bad entry {fault.first}: {fault.what}"
    return f"first bad entry somewhere from {fault.first} to {fault.last}: {fault.what}"


def logs_of(options: argparse.Namespace, keys: list[Key]) -> Iterator[tuple[str, Sound | Bad]]:
    """What is to be checked, one log after another."""
    if options.what == "export":
        kept = notes(options.against.read_bytes()) if options.against else []
        seen = set()
        for folder in folders(options.place):
            try:
                sound = check_export(folder, keys, kept)
                seen.add(sound.origin)
                yield sound.origin, sound
            except Bad as bad:
                yield folder.name, bad
            except FileNotFoundError as missing:
                yield folder.name, Bad(f"{pathlib.Path(missing.filename).name} is missing")
        wanted = [one.name for one in keys] + [one.checkpoint.origin for one in kept]
        for origin in dict.fromkeys(wanted):
            if origin not in seen:
                yield origin, Bad("this log is not in the export, or not sound")
    elif options.what == "checkpoint":
        found = notes(options.place.read_bytes())
        for note in found:
            origin = note.checkpoint.origin
            key = next((one for one in keys if one.name == origin), None)
            try:
                if key is None:
                    raise Bad(f"none of the keys given is of {origin}")
                signed = note.signed_with(key)
                yield origin, Sound(origin, signed.size, signed.root, key)
            except Bad as bad:
                yield origin, bad
        if not found:
            yield str(options.place), Bad("there is no checkpoint in the file")
    else:
        try:
            sound = check_proof(options.place.read_bytes(), keys)
            yield sound.origin, sound
        except Bad as bad:
            yield str(options.place), bad


def answered(name: str, result: Sound | Bad) -> dict:
    """One log's result for --json."""
    if isinstance(result, Bad):
        return {
            "log": name,
            "sound": False,
            "fault": result.what,
            "firstBadEntry": result.first,
            "firstBadEntryAtMost": result.last,
        }
    return {
        "log": name,
        "sound": True,
        "entries": result.entries,
        "root": result.root.hex(),
        "key": result.key.text,
        "grewFrom": result.kept,
        **({"says": result.says} if result.says else {}),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True, metavar="export | checkpoint | proof")
    for name, words in [
        ("export", "a folder made by `kith record export`, or one log's folder in it"),
        ("checkpoint", "a file of signed checkpoints"),
        ("proof", "a proof file"),
    ]:
        command = commands.add_parser(name, help=words, description=f"Check {words}.")
        command.add_argument("place", type=pathlib.Path)
        command.add_argument(
            "--key",
            action="append",
            default=[],
            required=name == "checkpoint",
            help="a key obtained by another way, or a file with one a line; may be given more than once",
        )
        command.add_argument("--json", action="store_true", help="print JSON")
        if name == "export":
            command.add_argument("--against", type=pathlib.Path, metavar="KEPT", help="checkpoints kept earlier")
    options = parser.parse_args()
    start = time.perf_counter()
    try:
        keys = given_keys(options.key)
        results = list(logs_of(options, keys))
    except (OSError, UnicodeDecodeError) as error:
        print(f"verify-record: {error}", file=sys.stderr)
        return 2
    except Bad as bad:
        results, keys = [(str(options.place), bad)], []
    seconds = time.perf_counter() - start
    if not results:
        print(f"verify-record: there is no log in {options.place}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({"logs": [answered(*one) for one in results], "seconds": round(seconds, 3)}, indent=2))
    else:
        for name, result in results:
            if isinstance(result, Bad):
                print(f"{name}  NOT AS RECORDED: {told(result)}")
                continue
            more = [result.says] if result.says else [f"only grew since {size} entries" for size in result.kept]
            print("  ".join([name, f"{result.entries} entries", f"root {result.root.hex()}", *more]))
            if not keys:
                print(f"    signed with its own key; compare it with what you were given: {result.key.text}")
        print(f"Checked in {seconds:.2f} seconds.")
    return 1 if any(isinstance(result, Bad) for _, result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
