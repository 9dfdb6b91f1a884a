"""The measured figures in words: docs/figures.md, and whether a quick run is sane."""

import datetime
import os
import platform
import re
import subprocess
import sys
from dataclasses import dataclass


# The ends of the names of what people work from all day.
PAGES = ("child page", "my work", "duty tray", "team", "diary", "core groups", "asked of us", "front door")


@dataclass
class Run:
    """Everything one run measured."""

    due: dict
    verify: list
    replay: list
    recorded: dict
    told: dict
    served: dict

    def figure(self, name: str) -> dict:
        return self.recorded["figures"][name]

    def of_replay(self, name: str) -> dict:
        return next(figure for figure in self.replay if figure["name"] == name)

    @property
    def verified(self) -> float:
        rates = sorted(figure["perSecond"] for figure in self.verify[1:])
        return rates[len(rates) // 2]

    def load(self, route: str, connections: int):
        return next(l for l in self.served["loads"] if l.route == route and l.connections == connections)

    @property
    def most(self) -> int:
        return max(self.served["connections"])


def count(number: float) -> str:
    """A rate to three figures: 1,230,000."""
    if number >= 100:
        digits = len(str(int(number))) - 3
        number = round(number, -digits)
        return f"{number:,.0f}"
    return f"{number:.3g}"


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * (len(heads) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def machine() -> str:
    try:
        model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())[1]
    except (OSError, TypeError):
        model = platform.machine()
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version (\S+)", swift)
    return (
        f"{os.cpu_count()} virtual processors ({model}), {gigabytes:.0f} GB, {platform.system()} "
        f"{platform.release().split('-')[0]}, Swift {version[1] if version else 'unknown'}, release build")


def aims(run: Run) -> list[list[str]]:
    """Each aim of the design, what was measured, and whether it holds."""
    page = run.load("child page", 1)
    slow = run.load("child page", run.most)
    crowded = [load for load in run.served["loads"] if load.connections == 16 and load.route.endswith(PAGES)]
    library = [load for load in run.served["loads"] if load.connections == 16 and load.route.startswith("library: ")]
    grouped = run.recorded["ratios"][("child.see", "32 at once", "commit")]
    same = run.recorded["ratios"][("child.see", "32 at once", "the same rows")]
    largest = max(size for route, size in run.served["bytes"].items() if route.startswith("library: "))
    rows = [
        ("CPU of a child page with 60 lines, ms", "1 at most", page.cpu, page.cpu <= 1),
        (f"p99 of a child page at {run.most} connections, ms", "under 100", slow.p99, slow.p99 < 100),
        ("p99 of the slowest worklist or child page at 16 connections, ms", "under 100",
            max(load.p99 for load in crowded), all(load.p99 < 100 for load in crowded)),
        ("p99 of the slowest library page at 16 connections, ms", "under 20",
            max(load.p99 for load in library), all(load.p99 < 20 for load in library)),
        ("Acts, 32 at once, to raw grouped commits of one small row", "0.5", grouped, grouped >= 0.5),
        ("Acts, 32 at once, to grouped commits of the same rows", "", same, same >= 0.5),
        ("Entries verified a second", "200,000", run.verified, run.verified >= 200_000),
        ("Due dates a second", "5,000,000", run.due["figures"][1]["perSecond"],
            run.due["figures"][1]["perSecond"] >= 5e6),
        ("Memory at most, MB", "under 100", run.served["memory"]["VmHWM"], run.served["memory"]["VmHWM"] < 100),
        ("Start to ready, seconds", "under 0.5", run.served["ready"], run.served["ready"] < 0.5),
        ("Bytes of a child page", "under 60,000", run.served["bytes"]["child page"],
            run.served["bytes"]["child page"] < 60_000),
        ("Bytes of the largest library page", "under 60,000", largest, largest < 60_000),
    ]
    return [[what, aim, count(found), "holds" if holds else "**does not hold**"] for what, aim, found, holds in rows]


def pages(run: Run) -> str:
    rows = []
    for connections in run.served["connections"]:
        hello, read = run.load("hello", connections), run.load("point read", connections)
        for load in run.served["loads"]:
            if load.connections != connections:
                continue
            size = run.served["bytes"].get(load.route)
            rows.append([
                load.route, str(connections), count(load.per_second), f"{load.p50:.1f}", f"{load.p99:.1f}",
                f"{load.per_second / hello.per_second:.3f}", f"{load.per_second / read.per_second:.3f}",
                f"{load.cpu:.3f}", f"{size:,}" if size else "", str(load.failed) if load.failed else ""])
    return table(
        ["Route", "at once", "a second", "p50 ms", "p99 ms", "to hello", "to point read", "CPU ms", "bytes", "failed"],
        rows)


def acts(run: Run) -> str:
    rows = []
    for name, figure in run.recorded["figures"].items():
        what, how = name.split(", ")
        ratio = run.recorded["ratios"].get((what, how, "commit"), 1)
        same = run.recorded["ratios"].get((what, how, "the same rows"))
        rows.append([
            what, how, count(figure["perSecond"]), f"{figure['p50Milliseconds']:.2f}",
            f"{figure['p99Milliseconds']:.2f}", f"{ratio:.3f}",
            f"{same:.2f}" if same else "", f"{figure['cpuMilliseconds']:.3f}"])
    return table(
        ["What", "how", "a second", "p50 ms", "p99 ms", "to small rows", "to the same rows", "CPU ms"], rows)


def due_dates(run: Run) -> str:
    rows = [[figure["name"], count(figure["perSecond"]), ""] for figure in run.due["figures"]]
    numpy = run.due["numpy"]
    if numpy:
        ratio = run.due["figures"][0]["perSecond"] / numpy["perSecond"]
        agrees = "the same sum of a million days" if numpy["agrees"] else "**a different sum**"
        rows.append([f"`numpy.busday_offset` {numpy['version']}, as arrays", count(numpy["perSecond"]), agrees])
        rows[0][2] = f"{ratio:.1f} times numpy"
    else:
        rows.append(["`numpy.busday_offset`", "", "skipped: numpy is not installed"])
    return table(["Sum", "a second", ""], rows)


def replay(run: Run) -> str:
    alone = run.of_replay("decode the payloads alone")["perSecond"]
    rows = []
    for figure in run.replay:
        if figure.get("p50Milliseconds") is None:
            each = f"{figure['cpuMilliseconds'] * 1000:.1f} µs an entry"
            rows.append([figure["name"], each, f"{alone / figure['perSecond']:.2f}"])
        else:
            rows.append([figure["name"], f"{figure['p50Milliseconds']:.1f} ms", ""])
    return table(["500 entries", "takes", "to decoding alone"], rows)


def written(run: Run) -> str:
    today = datetime.date.today()
    told, memory, idle = run.told, run.served["memory"], run.served["idle"]
    return f"""# Figures

Measured on {today.day} {today:%B %Y}: {machine()}. The load generator had the same processors as the server, and
other work may have been going on. Take the ratios, which compare with a baseline of the same run, and not the rates.

To repeat: `make bench` (about eight minutes), or with another population, here of {told['children']:,} children:
`.venv/bin/python tools/bench.py --children {told['children']} --into FILE`.

## The aims

{table(["Aim", "wanted", "found", ""], aims(run))}

## Pages and the API

The demonstration has {told['people']:,} people and {told['entries']:,} entries ({told['bytes'] / 2**20:.0f} MB, told
{pace(told)}through the same desk as real work). Every request carries a session or token, is
checked by the access rules, and every look is durable before the answer leaves. The child, chronology and episode
pages take turns among children with {run.served['lines']:.0f} lines of chronology each. *hello* is five bytes from a
bare Hummingbird server; *point read* the same with one row read by its key. *CPU* is the whole server's time for each
request, kernel included.

{pages(run)}

Memory: {memory['VmHWM']:.0f} MB at most, of which {memory['RssAnon']:.0f} MB its own at the end and
{memory['RssFile']:.0f} MB the executable's and libraries' pages; {idle['VmHWM']:.0f} MB when just started. Ready
{run.served['ready']:.2f} seconds after starting (middle of five).

## Acts

Through the desk, without HTTP: permission, replay, check, sealed entry, tree, signature and readings in one durable
commit. The baselines write with the same durability on the same disk in turn with the acts: *commit* one small row;
*the same rows* as many rows of the same sizes, in tables with the same indexes, as `child.see` writes. At once,
waiting writers share commits in both.

{acts(run)}

## Replay

{replay(run)}

## Verification

{count(run.verified)} entries a second: every leaf, the whole tree, streams, head and signature. Appending, for
comparison, {count(run.verify[0]['perSecond'])} a second in batches of 5,000.

## Due dates

{due_dates(run)}
"""


def pace(told: dict) -> str:
    """How long the telling took, where this run told it."""
    if told["seconds"] is None:
        return "before, "
    return f"in {told['seconds']:.0f} seconds, {told['children'] / told['seconds']:.0f} children a second, "


def sane(run: Run) -> int:
    """Whether a quick run is far from what is usual; the limits allow for a slow and busy machine."""
    wrong = [
        text for text, is_right in [
            ("a child page costs more than 5 CPU ms", run.load("child page", 1).cpu < 5),
            ("verification is below 50,000 entries a second", run.verified > 50_000),
            ("due dates are below 1,000,000 a second", run.due["figures"][1]["perSecond"] > 1e6),
            ("due dates differ from numpy's", not run.due["numpy"] or run.due["numpy"]["agrees"]),
            ("memory is above 200 MB", run.served["memory"]["VmHWM"] < 200),
            ("a child page is above 60 kB", run.served["bytes"]["child page"] < 60_000),
        ] if not is_right]
    for text in wrong:
        print(f"bench: {text}", file=sys.stderr)
    return 1 if wrong else 0
