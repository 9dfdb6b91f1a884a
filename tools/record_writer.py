"""A second writer of the record's format, from docs/record-format.md, so that tests can make logs of their own."""

import base64
import hashlib
import hmac
import json
import pathlib
from dataclasses import dataclass, field


def word(number: int) -> bytes:
    return number.to_bytes(8, "big", signed=number < 0)


def text(words: str | bytes) -> bytes:
    data = words.encode() if isinstance(words, str) else words
    return len(data).to_bytes(2, "big") + data


def texts(all_of_them: list[str]) -> bytes:
    return len(all_of_them).to_bytes(2, "big") + b"".join(map(text, all_of_them))


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


@dataclass
class Draft:
    """An entry's fields, with those of the page's worked example unless said otherwise."""

    number: int = 1
    version: int = 1
    follows: int = 0
    happened: int = 1711634400000
    recorded: int = 1711634460000
    log: str = "kith/demo/acts"
    stream: str = "episode/E1"
    kind: str = "referral.receive"
    by: str = "practitioner/P1"
    role: str = "socialWorker"
    agency: str = "agency/A1"
    edition: str = "WT2023"
    subject: str = "person/C1"
    about: list[str] = field(default_factory=lambda: ["person/C1"])
    clocks: list[str] = field(default_factory=list)
    sealed: bytes = b""

    def encoded(self) -> bytes:
        words = [self.number, self.version, self.follows, self.happened, self.recorded]
        names = [self.log, self.stream, self.kind, self.by, self.role, self.agency, self.edition, self.subject]
        return b"".join(
            [
                b"\x01",
                *map(word, words),
                *map(text, names),
                texts(self.about),
                texts(self.clocks),
                len(self.sealed).to_bytes(4, "big"),
                self.sealed,
            ]
        )


def log_of(count: int, log: str = "kith/demo/acts", streams: int = 3) -> list[bytes]:
    """A log of so many entries in a few streams, every third with no payload."""
    entries = []
    for index in range(count):
        entries.append(
            Draft(
                number=index + 1,
                version=index // streams + 1,
                log=log,
                stream=f"episode/E{index % streams}",
                follows=index if index % 5 == 4 else 0,
                recorded=1711634460000 + index,
                clocks=["starts referral.decision"] if index % 2 else [],
                sealed=b"" if index % 3 == 0 else hashlib.sha256(b"%d" % index).digest() + b"\x00" * (index % 40),
            ).encoded()
        )
    return entries


# --- The tree, written as the page's definition reads ----------------------------------------------------------------


def leaf(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(count: int) -> int:
    """The largest power of two smaller than the count."""
    return 1 << (count - 1).bit_length() - 1


def root(leaves: list[bytes]) -> bytes:
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    at = split(len(leaves))
    return node(root(leaves[:at]), root(leaves[at:]))


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 9162 section 2.1.3.1."""
    if len(leaves) == 1:
        return []
    at = split(len(leaves))
    if index < at:
        return path(index, leaves[:at]) + [root(leaves[at:])]
    return path(index - at, leaves[at:]) + [root(leaves[:at])]


def growth(old: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """RFC 9162 section 2.1.4.1."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    at = split(len(leaves))
    if old <= at:
        return growth(old, leaves[:at], whole) + [root(leaves[at:])]
    return growth(old - at, leaves[at:], False) + [root(leaves[:at])]


# --- Keys and signatures ---------------------------------------------------------------------------------------------


def derived(master: bytes, purpose: str) -> bytes:
    """HKDF-SHA-256 as the page's section 7 says, 32 bytes."""
    start = hmac.digest(b"kith keyring 1", master, "sha256")
    return hmac.digest(start, purpose.encode() + b"\x01", "sha256")


class Signer:
    """An Ed25519 key (RFC 8032 section 5.1.6), on the verifier's own arithmetic."""

    def __init__(self, verifier, seed: bytes):
        self.verifier = verifier
        digest = hashlib.sha512(seed).digest()
        self.prefix = digest[32:]
        self.secret = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
        self.public = self.compressed(self.secret)

    def compressed(self, number: int) -> bytes:
        x, y, z, _ = self.verifier.times(number, self.verifier.BASE)
        inverse = pow(z, -1, self.verifier.P)
        x, y = x * inverse % self.verifier.P, y * inverse % self.verifier.P
        return (y | (x & 1) << 255).to_bytes(32, "little")

    def sign(self, data: bytes) -> bytes:
        order = self.verifier.L
        number = int.from_bytes(hashlib.sha512(self.prefix + data).digest(), "little") % order
        commitment = self.compressed(number)
        digest = hashlib.sha512(commitment + self.public + data).digest()
        factor = (number + int.from_bytes(digest, "little") % order * self.secret) % order
        return commitment + factor.to_bytes(32, "little")

    def key_id(self, name: str) -> bytes:
        return hashlib.sha256(name.encode() + b"\n\x01" + self.public).digest()[:4]

    def key(self, name: str) -> str:
        return f"{name}+{self.key_id(name).hex()}+" + base64_of(b"\x01" + self.public)

    def note(self, entries: list[bytes], origin: str = "kith/demo/acts", more: str = "") -> str:
        signed = f"{origin}\n{len(entries)}\n{base64_of(root([leaf(one) for one in entries]))}\n{more}"
        return f"{signed}\n\u2014 {origin} {base64_of(self.key_id(origin) + self.sign(signed.encode()))}\n"


# --- Files -----------------------------------------------------------------------------------------------------------


def framed(entries: list[bytes]) -> bytes:
    return b"".join(len(one).to_bytes(4, "big") + one for one in entries)


def export(folder: pathlib.Path, signer: Signer, entries: list[bytes], origin: str = "kith/demo/acts") -> pathlib.Path:
    folder.mkdir(parents=True)
    (folder / "entries.bin").write_bytes(framed(entries))
    (folder / "checkpoint.txt").write_text(signer.note(entries, origin), encoding="utf-8")
    (folder / "key.txt").write_text(signer.key(origin) + "\n", encoding="utf-8")
    return folder


def inclusion(signer: Signer, entries: list[bytes], number: int, origin: str = "kith/demo/acts") -> bytes:
    leaves = [leaf(one) for one in entries]
    return json.dumps(
        {
            "format": 1,
            "kind": "inclusion",
            "key": signer.key(origin),
            "checkpoint": signer.note(entries, origin),
            "entry": base64_of(entries[number - 1]),
            "proof": [base64_of(one) for one in path(number - 1, leaves)],
        }
    ).encode()


def consistency(signer: Signer, entries: list[bytes], old: int, origin: str = "kith/demo/acts") -> bytes:
    leaves = [leaf(one) for one in entries]
    return json.dumps(
        {
            "format": 1,
            "kind": "consistency",
            "key": signer.key(origin),
            "checkpoint": signer.note(entries, origin),
            "earlier": signer.note(entries[:old], origin),
            "proof": [base64_of(one) for one in (growth(old, leaves) if old else [])],
        }
    ).encode()
