"""Drive a started server with wrk and read what it spent: requests, times, CPU, memory."""

import contextlib
import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

import kith_server

BENCH = kith_server.ROOT / ".build" / "release" / "kith-bench"
TICKS = os.sysconf("SC_CLK_TCK")

# Takes turns through the paths (and bodies) of a file, one a line, and says at the end what wrk counted.
SCRIPT = """
local method, file, header, value = os.getenv("METHOD"), os.getenv("REQUESTS"), os.getenv("HEADER"), os.getenv("VALUE")
local requests, turn = {}, 0
function init(args)
  local headers = {}
  if header and header ~= "" then headers[header] = value end
  if method == "POST" then headers["Content-Type"] = "application/json" end
  for line in io.lines(file) do
    local path, body = line:match("^(%S+)\\t?(.*)$")
    if body == "" then body = nil end
    requests[#requests + 1] = wrk.format(method, path, headers, body)
  end
end
function request()
  turn = turn % #requests + 1
  return requests[turn]
end
function done(summary, latency, _)
  local e = summary.errors
  io.write(string.format("\\nFIGURES %d %d %f %f %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
end
"""


@dataclass
class Route:
    """Something to ask for: paths that take turns, and who asks."""

    name: str
    paths: list[str]
    header: tuple[str, str] | None = None
    bodies: list[str] = field(default_factory=list)
    page_bytes: int = 0

    @property
    def method(self) -> str:
        return "POST" if self.bodies else "GET"


@dataclass
class Load:
    """What one route did under one number of connections."""

    route: str
    connections: int
    requests: int
    per_second: float
    p50: float
    p99: float
    cpu: float
    refused: int
    failed: int


class Process:
    """A server under measurement."""

    def __init__(self, words: list[str], log: pathlib.Path):
        self.log = log
        self.began = time.monotonic()
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                words, cwd=kith_server.ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)

    def cpu_seconds(self) -> float:
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> dict[str, float]:
        """Megabytes: the highest ever resident, and now that of the process alone and of its file mappings."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return {name: int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024 for name in ["VmHWM", "RssAnon", "RssFile"]}

    def wait_until(self, is_ready, limit: float = 60) -> float:
        while not is_ready():
            if self.process.poll() is not None or time.monotonic() > self.began + limit:
                raise RuntimeError(f"the server did not start:\n{self.log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.004)
        return time.monotonic() - self.began

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def hello(folder: pathlib.Path):
    """The baselines' server; yields its process and address."""
    server = Process([str(BENCH), "hello", "--folder", str(folder)], folder / "hello.log")
    try:
        server.wait_until(lambda: "listening on" in server.log.read_text())
        port = int(re.search(r"listening on (\d+)", server.log.read_text())[1])
        yield server, f"http://127.0.0.1:{port}"
    finally:
        server.stop()


@contextlib.contextmanager
def kith(data: pathlib.Path, log: pathlib.Path):
    """Kith itself; yields its process, its address and the seconds from start to ready."""
    port = kith_server.free_port()
    base = f"http://127.0.0.1:{port}"
    server = Process([str(kith_server.RELEASE), "serve", "--demo", "--data", str(data), "--port", str(port)], log)
    try:
        yield server, base, server.wait_until(lambda: kith_server.is_ready(base))
    finally:
        server.stop()


def load(server: Process, base: str, route: Route, connections: int, seconds: int) -> Load:
    """Ask for a route for some seconds over so many connections."""
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder) / "turns.lua"
        script.write_text(SCRIPT)
        requests = pathlib.Path(folder) / "requests"
        bodies = route.bodies or [""]
        lines = [f"{path}\t{body}" for path in route.paths for body in bodies]
        requests.write_text("\n".join(lines) + "\n")
        name, value = route.header or ("", "")
        before = server.cpu_seconds()
        done = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script), base],
            capture_output=True, text=True, timeout=seconds + 60, stdin=subprocess.DEVNULL,
            env={**os.environ, "METHOD": route.method, "REQUESTS": str(requests), "HEADER": name, "VALUE": value})
        spent = server.cpu_seconds() - before
    found = re.search(r"FIGURES (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+) (\d+)", done.stdout)
    if not found:
        raise RuntimeError(f"wrk said nothing of use:\n{done.stdout}\n{done.stderr}")
    count, micros, p50, p99, refused, failed = (float(part) for part in found.groups())
    if count == 0 or refused:
        raise RuntimeError(f"{route.name}: {int(refused)} of {int(count)} answers were not a success")
    return Load(
        route.name, connections, int(count), count / (micros / 1e6), p50 / 1e3, p99 / 1e3, spent * 1e3 / count,
        int(refused), int(failed))


class Browser:
    """Someone signed in through the demonstration's picker."""

    def __init__(self, base: str, name: str):
        self.base = base
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        page = self.get("/demo").decode()
        for form in re.findall(r"<form.*?</form>", page, re.S):
            if f"Sign in as {name}" in form:
                fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
                body = urllib.parse.urlencode(fields).encode()
                request = urllib.request.Request(base + "/demo/sign-in", body, {"Origin": base})
                with self.opener.open(request, timeout=20):
                    return
        raise RuntimeError(f"the picker does not offer {name}")

    def get(self, path: str) -> bytes:
        with self.opener.open(self.base + path, timeout=20) as answer:
            return answer.read()

    @property
    def cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)


def record(base: str, token: str, kind: str, stream: str, answers: dict) -> dict:
    """Record an act through the API."""
    body = json.dumps({"stream": stream, "answers": answers}).encode()
    request = urllib.request.Request(
        f"{base}/api/v1/acts/{kind}", body,
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def need(tool: str) -> None:
    if not shutil.which(tool):
        raise SystemExit(f"bench: '{tool}' is not there; on Debian: apt-get install {tool}")
