#!/usr/bin/env python3
"""Kill a Kith under load, again and again, and see that nothing it acknowledged is lost.

    tools/kill_test.py --times 200 [--seed N] [--writers 8] [--minutes 40] [--kith FILE] [--json]

Serves a demonstration of its own from a temporary folder. Writers record acts through the API; where each acknowledged
one went (stream and number) is kept here, outside. At a random time, sometimes while it is still starting, the server
is killed with SIGKILL. Afterwards every acknowledged entry must be listed, the record must verify against every
checkpoint kept so far, and the restarted server must answer a resent request with the entry it had acknowledged.
It kills only servers it has started, and stops by itself.
"""

import argparse
import http.client
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field

import doors
import kith_server

LEAST_LIFE, MOST_LIFE = 0.05, 1.0
IN_STARTING = 0.1
HOME = "7 Heron Row\nWendlebury"
WRITERS = [doors.SOCIAL_WORKER, doors.SUPERVISOR, doors.SAFEGUARDING_LEAD]


@dataclass
class Acknowledged:
    """An answer 201: what was recorded where, and the request, so that it can be sent again."""

    stream: str
    number: int
    token: str
    kind: str
    body: bytes


@dataclass
class Outcome:
    """What is printed at the end."""

    seed: int
    times: int = 0
    acknowledged: int = 0
    lost: int = 0
    resent: int = 0
    refused: int = 0
    killed_in_starting: int = 0
    entries: int = 0
    seconds: float = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.faults and self.lost == 0 and self.acknowledged > 0


class Api:
    """One connection that records acts; any failure of the connection is an OSError."""

    def __init__(self, port: int, limit: float = 20):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)

    def send(self, token: str, kind: str, body: bytes) -> tuple[int, dict]:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        try:
            self.connection.request("POST", f"/api/v1/acts/{kind}", body, headers)
            answer = self.connection.getresponse()
            return answer.status, json.loads(answer.read() or b"null")
        except (http.client.HTTPException, ValueError) as cut:
            raise OSError("the connection was cut") from cut

    def close(self) -> None:
        self.connection.close()


class Writer(threading.Thread):
    """One program that records acts in a practitioner's name for as long as the server answers."""

    def __init__(self, number: int, port: int, tokens: list[str], shared: str, seed: str):
        super().__init__(daemon=True)
        self.port, self.shared = port, shared
        self.chance = random.Random(seed)
        self.name = f"{number}-{self.chance.getrandbits(32):08x}"
        self.token = self.chance.choice(tokens)
        self.newest: str | None = None
        self.own: list[str] = []
        self.acknowledged: list[Acknowledged] = []
        self.refused = 0
        self.faults: list[str] = []
        self.stopped = threading.Event()

    def proposal(self) -> tuple[str, dict]:
        """A new person, a concern about them, a new address of theirs, or one on the stream that all writers share."""
        once = f"{self.name}-{self.chance.getrandbits(64):016x}"
        if self.newest:
            return "concern.record", {"once": once, **concern(self.newest)}
        turn = self.chance.random()
        if turn < 0.3 or not self.own:
            return "person.register", {"once": once, **child(f"Wren Alder {once}", self.chance)}
        stream = self.chance.choice(self.own[-5:]) if turn < 0.8 else self.shared
        return "person.move", {
            "once": once,
            "stream": stream,
            "answers": {"address": HOME, "postcode": "LR1 1AA", "addressKind": "home", "protected": False},
        }

    def run(self) -> None:
        api = Api(self.port)
        while not self.stopped.is_set():
            kind, proposed = self.proposal()
            body = json.dumps(proposed).encode()
            try:
                status, answer = api.send(self.token, kind, body)
            except OSError:
                break
            if status == 201:
                self.acknowledged.append(Acknowledged(answer["stream"], answer["number"], self.token, kind, body))
                self.learn(kind, answer["stream"])
            elif status in (409, 503):
                self.refused += 1
            else:
                self.faults.append(f"{kind} was answered {status}: {json.dumps(answer)[:300]}")
                break
        api.close()

    def learn(self, kind: str, stream: str) -> None:
        """Whoever has recorded a concern about somebody may say where they live."""
        if kind == "person.register":
            self.newest = stream
        elif kind == "concern.record":
            self.own.append(self.newest)
            self.newest = None


def child(name: str, chance: random.Random) -> dict:
    born = f"20{chance.randrange(10, 24)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return {"answers": {"fullName": name, "dateOfBirth": born}}


def concern(stream: str) -> dict:
    return {
        "about": [stream.removeprefix("person/")],
        "answers": {
            "immediateDanger": False,
            "categories": ["neglect"],
            "seenAt": "2024-03-28T10:00:00Z",
            "seen": "Came without a coat.",
            "source": "fact",
        },
    }


class Killing:
    """The whole test on one temporary folder."""

    def __init__(self, binary: pathlib.Path, folder: pathlib.Path, writers: int, seed: int):
        self.binary, self.folder, self.data = binary, folder, folder / "data"
        self.count, self.chance = writers, random.Random(seed)
        self.outcome = Outcome(seed)
        self.port = kith_server.free_port()
        self.server: subprocess.Popen | None = None
        self.log = folder / "serve.log"
        self.kept = folder / "kept.txt"
        self.tokens: list[str] = []
        self.shared = ""
        self.acknowledged: list[Acknowledged] = []
        self.fresh: list[Acknowledged] = []

    def command(self, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(self.binary), *words, "--data", str(self.data)],
            capture_output=True,
            text=True,
            timeout=300,
            stdin=subprocess.DEVNULL,
        )

    def set_up(self, people: list[str]) -> None:
        for words in [("demo",), *[("token", "create", "--for", one) for one in people]]:
            done = self.command(*words)
            if done.returncode != 0:
                raise RuntimeError(f"kith {' '.join(words)} failed: {done.stderr[-1000:]}")
            if words[0] == "token":
                self.tokens.append(done.stdout.split()[-1])
        self.start()
        self.until_ready()
        api = Api(self.port)
        first = child("Shared Alder", self.chance)
        for token, kind in [
            (self.tokens[0], "person.register"),
            *[(token, "concern.record") for token in self.tokens],
        ]:
            proposed = first if kind == "person.register" else concern(self.shared)
            status, answer = api.send(token, kind, json.dumps(proposed).encode())
            if status != 201:
                raise RuntimeError(f"{kind} was answered {status}: {answer}")
            self.shared = self.shared or answer["stream"]
        api.close()

    # --- The server

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [str(self.binary), "serve", "--demo", "--data", str(self.data), "--port", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=dict(os.environ),
            )

    def until_ready(self, limit: float = 60) -> None:
        end = time.monotonic() + limit
        while not kith_server.is_ready(f"http://127.0.0.1:{self.port}"):
            if self.server.poll() is not None:
                raise RuntimeError(f"kith serve ended with {self.server.returncode}:\n{self.said()}")
            if time.monotonic() > end:
                raise RuntimeError(f"kith serve was not ready after {limit} s:\n{self.said()}")
            time.sleep(0.01)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    def kill(self) -> None:
        """SIGKILL to the one server started last, which is a child of ours and not yet waited for."""
        if self.server is None:
            return
        if self.server.poll() is None:
            self.server.kill()
        else:
            self.outcome.faults.append(f"kith serve ended by itself with {self.server.returncode}: {self.said()}")
        self.server.wait()
        self.server = None

    # --- One time

    def once(self) -> None:
        """Load, kill, look, start again."""
        time_of = self.outcome.times
        if self.server is None:
            self.start()
            if self.chance.random() < IN_STARTING:
                time.sleep(self.chance.uniform(0, 0.3))
                self.outcome.killed_in_starting += 1
                self.kill()
                self.start()
            self.until_ready()
        self.send_again()
        writers = [
            Writer(number, self.port, self.tokens, self.shared, f"{self.outcome.seed}/{time_of}/{number}")
            for number in range(self.count)
        ]
        for writer in writers:
            writer.start()
        time.sleep(self.chance.uniform(LEAST_LIFE, MOST_LIFE))
        self.kill()
        self.fresh = []
        for writer in writers:
            writer.stopped.set()
            writer.join(timeout=30)
            self.fresh += writer.acknowledged
            self.outcome.refused += writer.refused
            self.outcome.faults += writer.faults
        self.acknowledged += self.fresh
        self.outcome.acknowledged = len(self.acknowledged)
        self.outcome.times += 1
        self.check(self.fresh)

    def send_again(self) -> None:
        """A resent request finds what was acknowledged, by the API of the server that came back."""
        api = Api(self.port)
        for one in self.chance.sample(self.fresh, min(4, len(self.fresh))):
            status, answer = api.send(one.token, one.kind, one.body)
            self.outcome.resent += 1
            if status != 201 or (answer["stream"], answer["number"]) != (one.stream, one.number):
                self.outcome.lost += 1
                self.outcome.faults.append(
                    f"{one.kind} was acknowledged as {one.number} in {one.stream}; sent again: {status} "
                    f"{json.dumps(answer)[:200]}"
                )
        api.close()

    def check(self, wanted: list[Acknowledged]) -> None:
        """What was acknowledged is listed; all of it verifies, and nothing signed before was taken back."""
        against = ["--against", str(self.kept)] if self.kept.is_file() else []
        verified = self.command("record", "verify", "--json", *against)
        if verified.returncode != 0:
            self.outcome.faults.append(f"kith record verify failed: {verified.stdout[-600:]}{verified.stderr[-600:]}")
            return
        acts = next(log for log in json.loads(verified.stdout)["logs"] if log["log"].endswith("/acts"))
        self.outcome.entries = acts["entries"]
        with self.kept.open("a", encoding="utf-8") as kept:
            kept.write(("\n" if against else "") + self.command("record", "checkpoint").stdout)
        if not wanted:
            return
        first = min(one.number for one in wanted)
        words = ["--json", "--log", acts["log"], "--from", str(first), "--most", "100000000"]
        listed = self.command("record", "list", *words)
        found = {one["number"]: one["stream"] for one in map(json.loads, listed.stdout.splitlines())}
        numbers = set()
        for one in wanted:
            if found.get(one.number) != one.stream:
                self.outcome.lost += 1
                self.outcome.faults.append(
                    f"{one.kind} was acknowledged as {one.number} in {one.stream}; "
                    f"there is {found.get(one.number, 'nothing')}"
                )
            if one.number in numbers:
                self.outcome.faults.append(f"entry {one.number} was acknowledged twice")
            numbers.add(one.number)

    def last_look(self) -> None:
        """All that was acknowledged from the beginning, the file itself, and the readings."""
        self.kill()
        self.check(self.acknowledged)
        with sqlite3.connect(self.data / "kith.db") as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
        database.close()
        if said != "ok":
            self.outcome.faults.append(f"SQLite says: {said}")
        rebuilt = self.command("record", "rebuild")
        if rebuilt.returncode != 0 or not any(
            words in rebuilt.stdout.lower() for words in ("nothing changed", "no change")
        ):
            self.outcome.faults.append(f"kith record rebuild: {rebuilt.stdout[-600:]}{rebuilt.stderr[-600:]}")


def kill_again_and_again(
    binary: pathlib.Path, times: int, seed: int, writers: int = 8, minutes: float = 40, progress=lambda outcome: None
) -> Outcome:
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kith-kill-") as folder:
        killing = Killing(binary, pathlib.Path(folder), writers, seed)
        try:
            killing.set_up(WRITERS)
            while killing.outcome.times < times and not killing.outcome.faults:
                if time.monotonic() - start > minutes * 60:
                    killing.outcome.faults.append(f"stopped after {minutes:g} minutes")
                    break
                killing.once()
                progress(killing.outcome)
            killing.last_look()
        finally:
            if killing.server is not None:
                killing.server.kill()
                killing.server.wait()
        killing.outcome.seconds = time.monotonic() - start
        return killing.outcome


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200, help="how many times to kill it (200)")
    parser.add_argument("--seed", type=int, help="for the same times and acts again; printed")
    parser.add_argument("--writers", type=int, default=8, help="programs that write at once (8)")
    parser.add_argument("--minutes", type=float, default=40, help="stop after so many (40)")
    parser.add_argument("--kith", type=pathlib.Path, default=pathlib.Path(os.environ.get("KITH") or kith_server.DEBUG))
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if options.seed is None else options.seed
    print(f"seed {seed}", file=sys.stderr)

    def progress(outcome: Outcome) -> None:
        if outcome.times % 10 == 0:
            print(f"{outcome.times} times, {outcome.acknowledged} acknowledged, {outcome.lost} lost", file=sys.stderr)

    outcome = kill_again_and_again(
        options.kith.absolute(), options.times, seed, options.writers, options.minutes, progress
    )
    if options.json:
        print(json.dumps({**vars(outcome), "good": outcome.is_good}, indent=2))
    else:
        for fault in outcome.faults:
            print(f"fault: {fault}")
        print(
            f"killed {outcome.times} times ({outcome.killed_in_starting} more in starting), {outcome.acknowledged} "
            f"acknowledged, {outcome.lost} lost, {outcome.resent} sent again and found, {outcome.entries} entries, "
            f"{outcome.seconds:.0f} seconds, seed {seed}"
        )
    return 0 if outcome.is_good else 1


def test_killed_ten_times_under_load_nothing_acknowledged_is_lost():
    binary = pathlib.Path(os.environ.get("KITH") or kith_server.DEBUG).absolute()
    outcome = kill_again_and_again(binary, times=10, seed=20240328, writers=6, minutes=5)
    assert outcome.is_good, outcome


if __name__ == "__main__":
    sys.exit(main())
