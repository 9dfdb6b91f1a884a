"""Measure Kith and write docs/figures.md: every figure as a ratio to a baseline of the same run.

    make bench                                     about eight minutes
    .venv/bin/python tools/bench.py --quick        a minute: the same, less of it, nothing written
    .venv/bin/python tools/bench.py --children 80000 --into docs/figures-large-area.md
    .venv/bin/python tools/bench.py --told FOLDER --into FILE    of a demonstration told before, which is changed
"""

import argparse
import datetime
import json
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile

import bench_load
import bench_report
import kith_server
from bench_load import Browser, Route

CONNECTIONS = [1, 16, 64]
PERSONA = "Jerome Baptiste"
LINES = 60
CHILDREN_ASKED_FOR = 40
# Who works from each list.
WORKLISTS = {
    "duty tray": ("/work/duty", "Yasmin Kaleem"), "a supervisor's team": ("/work/team", "Niamh Corrigan"),
    "chair's diary": ("/work/chair", "Owen Tredinnick"), "core groups": ("/work/core-groups", PERSONA),
    "asked of us": ("/work/requests", "Imran Sadiq"), "my work at the front door": ("/", "Dafydd Pritchard"),
}
# The library, as anybody reads it without signing in.
LIBRARY = {
    "duties": "/guidance/duties", "a provision": "/guidance/provisions/support.harmOutside",
    "what changed for schools": "/guidance/compare/WT2018/WT2020/for/school", "glossary": "/guidance/glossary",
}
SEEN = {
    "whereSeen": "The quiet room at school", "alone": True,
    "childsWords": "If I do the tea then Mummy can rest.",
    "observed": "Talked easily once the felt pens were out. Yawned often, and drew the kitchen with everything in it.",
}


def say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


def inside(*words: str) -> object:
    """What `kith-bench` measured in its own process."""
    done = subprocess.run(
        [str(bench_load.BENCH), *words], capture_output=True, text=True, timeout=1200, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise RuntimeError(f"kith-bench {words[0]} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def middle(rounds: list[list[dict]]) -> dict[str, dict]:
    """The middle round of each figure, by name."""
    by_name: dict[str, list[dict]] = {}
    for figures in rounds:
        for figure in figures:
            by_name.setdefault(figure["name"], []).append(figure)
    return {name: sorted(all_, key=lambda f: f["perSecond"])[len(all_) // 2] for name, all_ in by_name.items()}


def acts(quick: bool, folder: pathlib.Path) -> dict:
    words = ["--count", "400", "--rounds", "1"] if quick else ["--count", "2000", "--rounds", "5"]
    rounds = inside("acts", *words, "--folder", str(folder))

    def ratio(act: str, how: str, baseline: str) -> float:
        each = []
        for figures in rounds:
            rates = {figure["name"]: figure["perSecond"] for figure in figures}
            each.append(rates[f"{act}, {how}"] / rates[f"{baseline}, {how}"])
        return statistics.median(each)

    ratios = {
        (act, how, baseline): ratio(act, how, baseline)
        for act in ["child.see", "referral.make", "the same rows"] for how in ["one at a time", "32 at once"]
        for baseline in ["commit", "the same rows"]}
    return {"figures": middle(rounds), "ratios": ratios}


def numpy_sums(due: dict) -> dict | None:
    """The same sums by numpy; None where it is not installed."""
    try:
        import time

        import numpy
    except ImportError:
        return None
    count = due["figures"][0]["count"]
    first = numpy.datetime64(due["from"])
    starts = first + (numpy.arange(count, dtype="int64") * 37) % due["span"]
    holidays = numpy.array(due["holidays"], dtype="datetime64[D]")
    # numpy counts from a working day: roll back first, so that a weekend's start counts from the Friday before.
    calendar = numpy.busdaycalendar(holidays=holidays)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        ends = numpy.busday_offset(starts, 15, roll="backward", busdaycal=calendar)
        times.append(time.perf_counter() - began)
    sum_of_days = int(ends.astype("int64").sum())
    return {
        "perSecond": count / sorted(times)[2], "version": numpy.__version__,
        "agrees": sum_of_days == due["figures"][0]["checksum"]}


def demo(children: int, seed: int, data: pathlib.Path) -> dict:
    """Tell the invented area with a population of this size into a folder."""
    data.mkdir()
    began = datetime.datetime.now()
    done = subprocess.run(
        [str(kith_server.RELEASE), "demo", "--children", str(children), "--seed", str(seed), "--data", str(data)],
        capture_output=True, text=True, timeout=10_800, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise RuntimeError(f"kith demo failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return stands(data, children, (datetime.datetime.now() - began).total_seconds())


def stands(data: pathlib.Path, children: int | None = None, seconds: float | None = None) -> dict:
    """What a demonstration holds, and how it was told where this run told it."""
    with sqlite3.connect(f"file:{data}/kith.db?mode=ro", uri=True) as db:
        entries = db.execute("SELECT count(*) FROM entry").fetchone()[0]
        people = db.execute("SELECT count(*) FROM person").fetchone()[0]
        children = children or db.execute("SELECT count(DISTINCT person) FROM episode").fetchone()[0]
    size = (data / "kith.db").stat().st_size
    return {"children": children, "seconds": seconds, "entries": entries, "people": people, "bytes": size}


def subjects(base: str, data: pathlib.Path) -> dict:
    """Children whom the persona leads, each brought to 60 lines of chronology through the API."""
    with sqlite3.connect(f"file:{data}/kith.db?mode=ro", uri=True) as db:
        lead, email = db.execute("SELECT id, email FROM practitioner WHERE name = ?", [PERSONA]).fetchone()
        mine = db.execute(
            """SELECT e.person, e.stream, (SELECT count(*) FROM line l WHERE l.person = e.person) AS lines
               FROM episode e WHERE e.lead = ? AND e.closed_at IS NULL AND e.assessing = 1
               ORDER BY lines DESC, e.stream LIMIT ?""", [lead, CHILDREN_ASKED_FOR]).fetchall()
    if not mine:
        raise RuntimeError(f"{PERSONA} leads no open assessment in this demonstration")
    made = subprocess.run(
        [str(kith_server.RELEASE), "token", "create", "--for", email, "--name", "figures", "--data", str(data)],
        capture_output=True, text=True, check=True, timeout=60, stdin=subprocess.DEVNULL)
    token = made.stdout.strip()
    # Acts go into other episodes than those that are looked at, so that what is shown stays as long as it is said to be.
    shown, written = mine[:len(mine) // 2] or mine, mine[len(mine) // 2:]
    for _, stream, lines in shown:
        for _ in range(max(0, LINES - lines)):
            bench_load.record(base, token, "child.see", stream, SEEN)
    return {
        "people": [row[0] for row in shown], "episodes": [row[1] for row in shown],
        "written": [row[1] for row in written], "token": token,
        "lines": max(LINES, statistics.median(row[2] for row in shown))}


def routes(base: str, found: dict) -> list[Route]:
    browser = Browser(base, PERSONA)
    cookie = ("Cookie", browser.cookie)
    bearer = ("Authorization", f"Bearer {found['token']}")
    people, episodes = found["people"], [stream.removeprefix("episode/") for stream in found["episodes"]]
    all_ = [
        Route("child page", [f"/people/{id_}" for id_ in people], cookie),
        Route("chronology page", [f"/people/{id_}/chronology" for id_ in people], cookie),
        Route("episode page", [f"/episodes/{id_}" for id_ in episodes], cookie),
        Route("my work", ["/"], cookie),
        Route("child, API", [f"/api/v1/children/{id_}" for id_ in people], bearer),
        Route(
            "act, API POST", ["/api/v1/acts/child.see"], bearer,
            [json.dumps({"stream": stream, "answers": SEEN}) for stream in found["written"]]),
    ]
    for route in all_[:4]:
        route.page_bytes = len(browser.get(route.paths[0]))
    for name, path in LIBRARY.items():
        all_.append(Route(f"library: {name}", [path], ("Accept", "text/html"), page_bytes=len(browser.get(path))))
    for name, (path, who) in WORKLISTS.items():
        other = Browser(base, who)
        all_.append(Route(name, [path], ("Cookie", other.cookie), page_bytes=len(other.get(path))))
    return all_


def served(quick: bool, data: pathlib.Path, folder: pathlib.Path) -> dict:
    """Every route under load, each round beside the two baselines."""
    seconds = 1 if quick else 5
    loads = []
    with bench_load.hello(folder) as (hello, hello_base), bench_load.kith(data, folder / "kith.log") as started:
        server, base, ready = started
        idle = server.memory()
        found = subjects(base, data)
        asked = routes(base, found)
        for route in (route for route in asked if not route.bodies):  # warm caches, as on any day
            bench_load.load(server, base, route, 4, 1)
        for count in CONNECTIONS:
            for route in [Route("hello", ["/hello"]), Route("point read", ["/row"])]:
                loads.append(bench_load.load(hello, hello_base, route, count, seconds))
            for route in asked:
                loads.append(bench_load.load(server, base, route, count, seconds))
                say(f"{route.name}, {count} at once: {loads[-1].per_second:.0f} a second")
        memory = server.memory()
    return {
        "loads": loads, "connections": CONNECTIONS, "ready": ready, "idle": idle, "memory": memory,
        "bytes": {route.name: route.page_bytes for route in asked if route.page_bytes}, "lines": found["lines"]}


def restart(data: pathlib.Path, folder: pathlib.Path) -> float:
    """Seconds from start to ready: the middle of five."""
    times = []
    for _ in range(5):
        with bench_load.kith(data, folder / "start.log") as (_, _, ready):
            times.append(ready)
    return sorted(times)[2]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="a short run that writes nothing")
    options.add_argument("--children", type=int, help="how many children the demonstration has (2000; quick: 200)")
    options.add_argument("--told", type=pathlib.Path, help="the data of a demonstration told before; it is changed")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--into", type=pathlib.Path, help="the file to write (default: docs/figures.md)")
    options.add_argument("--folder", type=pathlib.Path, help="where to measure (default: the temporary folder)")
    options.add_argument("--executables", type=pathlib.Path, help="take those of this folder; build nothing")
    chosen = options.parse_args()
    bench_load.need("wrk")
    if chosen.executables:
        bench_load.BENCH = chosen.executables.resolve() / "kith-bench"
        kith_server.RELEASE = chosen.executables.resolve() / "kith"
    else:
        say("building (minutes the first time)")
        for product in ["kith", "kith-bench"]:
            subprocess.run(
                ["swift", "build", "-c", "release", "--product", product], cwd=kith_server.ROOT, check=True,
                stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    children = chosen.children or (200 if chosen.quick else 2000)
    with tempfile.TemporaryDirectory(prefix="kith-figures-", dir=chosen.folder) as made:
        folder = pathlib.Path(made)
        say("due dates")
        due = inside("due-dates")
        due["numpy"] = numpy_sums(due)
        say("verification")
        verify = inside("verify", "--entries", "20000" if chosen.quick else "100000", "--folder", str(folder))
        say("replay")
        replay = inside("replay", "--folder", str(folder))
        say("acts beside raw commits")
        recorded = acts(chosen.quick, folder)
        data = chosen.told or folder / "data"
        if chosen.told:
            told = stands(data)
        else:
            say(f"telling a demonstration with {children} children")
            told = demo(children, chosen.seed, data)
        say("starting it")
        ready = restart(data, folder)
        pages = served(chosen.quick, data, folder)
        pages["ready"] = ready
    run = bench_report.Run(due, verify, replay, recorded, told, pages)
    text = bench_report.written(run)
    print(text)
    if chosen.quick:
        return bench_report.sane(run)
    page = chosen.into or kith_server.ROOT / "docs" / "figures.md"
    page.write_text(text)
    say(f"written to {page}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
